// French: Snowball's algorithm, https://snowballstem.org/algorithms/french/stemmer.html
(function () {
  "use strict";

  // In the rules, V is a vowel and C any other character.
  const vowels = "aeiouyàâèéêëîïôùû";
  const rule = (source, flags) =>
    new RegExp(source.replace(/V/g, "[" + vowels + "]").replace(/C/g, "[^" + vowels + "]"), flags);
  // The last letter found is no vowel: u or i between vowels, y beside one, u after q.
  const notVowels = rule("V[ui](?=V)|Vy|qu|y(?=V)", "g");
  // What stands before the regions RV, R1 and R2.
  const regionV = rule("^(?:VV[^]|col|par|tap|niV|[^]C*V)", "u");
  const region1 = rule("^C*V+C", "u");
  const region2 = rule("^C*V+C+V+C", "u");
  const lastAccent = rule("[éè](?=C+$)");
  const unmark = { He: "ë", Hi: "ï", H: "", I: "i", U: "u", Y: "y" };

  let word, at; // `at`: where the ending found last begins
  let rv, r1, r2; // where the regions RV, R1 and R2 begin

  const regionStart = (region) => {
    const found = word.match(region);
    return found ? found[0].length : word.length;
  };
  const isVowel = (letter) => vowels.indexOf(letter) >= 0;

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
    pattern.lastIndex = Math.max(from, word.length - 9);
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
  // Replaces a given ending.
  const change = (ending, text, region) => {
    if (!word.endsWith(ending)) return false;
    at = word.length - ending.length;
    return put(text, region);
  };
  const drop = (ending, region) => change(ending, "", region);
  const dropIc = () => drop("ic", r2) || change("ic", "iqU", 0);

  // Step 1: standard suffixes.
  const standard = table({
    "ance ances iqUe iqUes isme ismes able ables iste istes eux": () => cut(r2),
    "atrice atrices ateur ateurs ation ations": () => cut(r2) && (dropIc(), true),
    "logie logies": () => put("log", r2),
    "usion usions ution utions": () => put("u", r2),
    "ence ences": () => put("ent", r2),
    "ement ements": () => {
      if (!cut(rv)) return false;
      if (drop("iv", r2)) drop("at", r2);
      else drop("eus", r2) || change("eus", "eux", r1) || drop("abl", r2) || drop("iqU", r2) ||
        change("ièr", "i", rv) || change("Ièr", "i", rv);
      return true;
    },
    "ité ités": () =>
      cut(r2) && (drop("abil", r2) || change("abil", "abl", 0) || dropIc() || drop("iv", r2), true),
    "if ifs ive ives": () => cut(r2) && (drop("at", r2) && dropIc(), true),
    "eaux": () => put("eau", 0),
    "aux": () => put("al", r1),
    "oux": () => /[bhjlnp]oux$/.test(word) && put("ou", 0),
    "euse euses": () => cut(r2) || put("eux", r1),
    "issement issements": () => !isVowel(word[at - 1]) && cut(r1),
    // These leave a verb's ending for the next steps, so they count as not applied.
    "amment": () => put("ant", rv) && false,
    "emment": () => put("ent", rv) && false,
    "ment ments": () => isVowel(word[at - 1]) && cut(rv + 1) && false
  });

  // Step 2a: verb suffixes that begin with i.
  const iVerbs = table({
    "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant issante issantes issants isse issent isses issez issiez issions issons it": () =>
      at > rv && word[at - 1] != "H" && !isVowel(word[at - 1]) && cut(rv)
  });

  // Step 2b: other verb suffixes.
  const verbs = table({
    "ions": () => cut(r2),
    "é ée ées és èrent eais er era erai eraIent erais erait eras erez eriez erions erons eront ez iez": () => cut(rv),
    "âmes ât âtes a ai aIent ait ant ante antes ants as asse assent asses assiez assions": () => {
      if (word[at - 1] == "e" && at > rv) at--;
      return cut(rv);
    },
    "ais aise aises": () => !/^[^]al$|épl$|auv$/u.test(word.slice(0, at)) && cut(rv)
  });

  // Step 4: residual suffixes.
  const residual = table({
    "ion": () => at > rv && /[st]ion$/.test(word) && cut(r2),
    "ier ière Ier Ière": () => put("i", rv),
    "e": () => cut(rv)
  });

  function stem(input) {
    word = input
      // Elision.
      .replace(/^(?:[cdjlmnstz]|qu)'(?=[^])/, "")
      // Vowels that act as consonants become capitals, and a diaeresis an H.
      .replace(notVowels, (found) => found.slice(0, -1) + found.slice(-1).toUpperCase())
      .replace(/ë/g, "He")
      .replace(/ï/g, "Hi");
    rv = regionStart(regionV);
    r1 = regionStart(region1);
    r2 = regionStart(region2);

    if (step(standard, 0) || step(iVerbs, rv) || step(verbs, rv)) {
      // Step 3.
      word = word.replace(/Y$/, "i").replace(/ç$/, "c");
    } else {
      word = word.replace(/(Hi|[^aiosuè])s$/, "$1");
      step(residual, rv);
    }
    // Step 5: a double consonant; step 6: the last accent; and the marks become letters again.
    return word
      .replace(/(ei?l)l$|([eo]n)n$|(et)t$/, "$1$2$3")
      .replace(lastAccent, "e")
      .replace(/H[ei]?|[IUY]/g, (mark) => unmark[mark]);
  }

  /* A chunk without words that lost their last vowel: who types "l'eau" looks for water, with whatever article. */
  function withoutElided(chunk) {
    const [one, other] = fieldbookSearch.wordsOf(chunk, "fr");
    const elided = other && /^(?:[ldjmtsnc]|(?:|jus|lors|puis|quoi)qu)$/.test(one.surface) && /^['’‘′´`]$/.test(chunk.slice(one.end, other.start));
    return elided ? withoutElided(chunk.slice(other.start)) : chunk;
  }

  return { stem, withoutElided };
})()
