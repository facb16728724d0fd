// Spanish: Snowball's algorithm, https://snowballstem.org/algorithms/spanish/stemmer.html
(function () {
  "use strict";

  // In the rules, V is a vowel and C any other character.
  const rule = (source) =>
    new RegExp(source.replace(/V/g, "[aeiouáéíóúü]").replace(/C/g, "[^aeiouáéíóúü]"), "u");
  // What stands before the regions RV, R1 and R2.
  const regionV = rule("^(?:VC+V|VV+C|CC+V|CV[^])");
  const region1 = rule("^C*V+C");
  const region2 = rule("^C*V+C+V+C");
  const plain = { á: "a", é: "e", í: "i", ó: "o", ú: "u" };

  let word, at; // `at`: where the ending found last begins
  let rv, r1, r2; // where the regions RV, R1 and R2 begin

  const regionStart = (region) => {
    const found = word.match(region);
    return found ? found[0].length : word.length;
  };
  const withoutAccents = (text) => text.replace(/[áéíóú]/g, (letter) => plain[letter]);

  // { "ending ending …": action } as the action of each ending, and a pattern of all:
  // as it is bound to the end of the word, its first match is the longest ending.
  const table = (rules) => {
    const actions = {};
    Object.keys(rules).forEach((endings) =>
      endings.split(" ").forEach((ending) => { actions[ending] = rules[endings]; }));
    return { actions, pattern: new RegExp("(?:" + Object.keys(actions).join("|") + ")$", "g") };
  };
  // Finds the longest ending that begins at `from` or later; the result is its action's: whether it applied.
  const step = ({ actions, pattern }, from) => {
    pattern.lastIndex = Math.max(from, word.length - 8);
    const found = pattern.exec(word);
    if (!found) return false;
    at = found.index;
    return actions[found[0]]();
  };
  // Replaces the ending found if it lies in the region.
  const put = (text, region) => {
    if (at < region) return false;
    word = word.slice(0, at) + text;
    return true;
  };
  const cut = (region) => put("", region);
  // Removes a given ending.
  const drop = (ending, region) => {
    if (!word.endsWith(ending)) return false;
    at = word.length - ending.length;
    return cut(region);
  };

  // Step 0: a pronoun attached to a gerund or an infinitive.
  const verbsWithPronoun = table({
    "iéndo ándo ár ér ír ando iendo ar er ir": () => put(withoutAccents(word.slice(at)), rv),
    "yendo": () => word[at - 1] == "u"
  });
  const pronouns = table({
    "me se sela selo selas selos la le lo las les los nos": () => {
      const pronoun = word.slice(at);
      cut(0);
      return step(verbsWithPronoun, rv) || (word += pronoun);
    }
  });

  // Step 1: standard suffixes.
  const standard = table({
    "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos": () => cut(r2),
    "adora ador ación adoras adores acion aciones ante antes ancia ancias": () => cut(r2) && (drop("ic", r2), true),
    "logía logías": () => put("log", r2),
    "ución ucion uciones": () => put("u", r2),
    "encia encias": () => put("ente", r2),
    "amente": () => {
      if (!cut(r1)) return false;
      if (drop("iv", r2)) drop("at", r2);
      else drop("os", r2) || drop("ic", r2) || drop("ad", r2);
      return true;
    },
    "mente": () => cut(r2) && (drop("ante", r2) || drop("able", r2) || drop("ible", r2), true),
    "idad idades": () => cut(r2) && (drop("abil", r2) || drop("ic", r2) || drop("iv", r2), true),
    "iva ivo ivas ivos": () => cut(r2) && (drop("at", r2), true)
  });

  // Step 2a: verb suffixes that begin with y.
  const yVerbs = table({
    "ya ye yan yen yeron yendo yo yó yas yes yais yamos": () => word[at - 1] == "u" && cut(rv)
  });

  // Step 2b: other verb suffixes.
  const verbs = table({
    "en es éis emos": () => {
      // … and the u of gu
      word = word.slice(0, at).replace(/gu$/, "g");
      return true;
    },
    "arían arías arán arás aríais aría aréis aríamos aremos ará aré erían erías erán erás eríais ería eréis eríamos eremos erá eré irían irías irán irás iríais iría iréis iríamos iremos irá iré aba ada ida ía ara iera ad ed id ase iese aste iste an aban ían aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir as abas adas idas ías aras ieras ases ieses ís áis abais íais arais ierais aseis ieseis asteis isteis ados idos amos ábamos íamos imos áramos iéramos iésemos ásemos": () => cut(rv)
  });

  // Step 3: residual suffixes.
  const residual = table({
    "os a o á í ó": () => cut(rv),
    "e é": () => {
      cut(rv);
      // … and the u of gu
      if (word.endsWith("gu")) drop("u", rv);
    }
  });

  function stem(input) {
    word = input;
    rv = regionStart(regionV);
    r1 = regionStart(region1);
    r2 = regionStart(region2);

    step(pronouns, 0);
    step(standard, 0) || step(yVerbs, rv) || step(verbs, rv);
    step(residual, rv);
    return withoutAccents(word);
  }

  return { stem };
})()
