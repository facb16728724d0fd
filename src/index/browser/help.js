/* What helps where nothing is found, on the page and in the dialog: other languages, words and values that were meant. */
(function (search) {
  "use strict";

  const { say, make, number, answer, without, isBlank, facetText, written, operatorOf } = search, { language: code, page } = search.settings;

  /* Of so many values that are not known others are offered. */
  const MOST_UNKNOWN = 3;
  /* So many links of a list are shown at first. */
  const FEW = 20;
  /* A name that may be meant has so many words at most, and so many are offered. */
  const LONGEST_NAME = 5, MOST_NAMES = 5;
  let stepsBetween;

  /* A word that was mended is known without its accents; what is shown may tell how it is written. */
  function spelled(word, results) {
    let first = "";
    for (const { title, summary } of results) {
      for (const text of [title || "", summary || ""]) {
        for (const { surface, start, end } of search.wordsOf(text, code)) {
          if (surface !== word) continue;
          // At its beginning a text has a capital that is not the word's own.
          if (start) return text.slice(start, end);
          first = first || text.slice(start, end).toLocaleLowerCase(document.documentElement.lang);
        }
      }
    }
    return first || word;
  }

  /* The words of a status: what was mended, what joins nothing, what is not known, and how much was found, also in other languages. */
  function told({ found, shown }, more) {
    // What was typed is told as it was typed, and its first word is no beginning of a text.
    const { query, mended } = found, typed = [{ title: " " + query.text }], operator = operatorOf(query.text);
    const words = mended.map(([one, taken]) => say("search-mended", { typed: spelled(one, typed), taken: spelled(taken, shown) }));
    if (operator) words.push(say("search-operator", { typed: operator }));
    for (const facet of query.facets) {
      if (facet.key === "sdg" && facet.meant && /^\d+$/.test(facet.value) && !(facet.value >= 1 && facet.value <= 17)) words.push(say("search-goals"));
      else if (facet.elsewhere || facet.meant && facet.value) words.push(say(facet.meant ? "search-unknown" : "search-elsewhere", { filter: facetText(facet) }));
    }
    words.push(search.told(found));
    for (const { fresh, language } of more) if (fresh) words.push("\u2068" + search.names[language] + "\u2069: " + number(fresh) + ".");
    if (more.length && !found.lost && !more.some(({ fresh, error }) => fresh || error)) words.push(say("search-no-others"));
    return words.filter(Boolean).join(" ");
  }

  /* The facets and the words of a query as they were typed, those of a phrase together. */
  function partsOf(query) {
    const letters = Array.from(query), facets = search.parse(query, code).facets.map(({ from, to }) => letters.slice(from, to).join(""));
    return facets.concat(without(query, () => true).match(/(?:[^\s"“”„«»]|["“„«”][^"”“»]*["”“»]?|»)+/g) || []);
  }

  /* The other languages, each after the other; a practice stands where it is found first. */
  async function inOthers(query, order, most, { found, isMended }) {
    const own = await search.open(code), seen = new Set();
    if (isMended) found = await own.search(query, null, "", true);
    // Of very many only the first are looked at: each costs a file. What has a part of it may have all in another language.
    const first = (found.partly ? [] : found.hits).slice(0, 100).map((hit) => hit.document);
    for (const shown of await own.shown(first)) seen.add(shown.symbol);
    // Facets and goals have one name in all languages.
    const letters = Array.from(query), { facets, goals } = found.query;
    for (const { from, to, unwanted, key, id, goal } of facets.concat(goals).sort((one, other) => other.from - one.from)) {
      letters.splice(from, to - from, unwanted ? " -" : " ", goal ? "sdg" + goal : key + ':"' + id + '"', " ");
    }
    query = withoutSmall(letters.join("").trim());
    const all = await inEach(query, order, most, new Set(seen)), hasMore = ({ fresh }) => fresh;
    const named = isMended || all.some(hasMore) ? "" : await withIds(query, own);
    const byNames = named ? await inEach(named, order, most, seen) : [];
    return byNames.some(hasMore) ? byNames : all;
  }

  /*
   * The answer and those of other languages. A word that stands in one of these as it was typed is not mended: the reader is
   * told of that language, and the words that are like it are offered beside.
   */
  async function abroad(own, query, order, most, count, wanted) {
    const { mended } = own.found, isMended = mended.length > 0;
    const more = await inOthers(query, order, most, { found: own.found, isMended });
    if (!isMended) return [own, more];
    const stands = more.some(({ found, fresh }) => fresh && mended.every(([typed]) => found.query.wanted.some(({ surface, term }) => surface === typed && found.terms.words.has(term))));
    if (!stands) {
      const mine = new Set(own.shown.map(({ symbol }) => symbol));
      for (const other of more.filter(({ error }) => !error)) {
        const rest = other.shown.filter(({ symbol }) => !mine.has(symbol));
        other.fresh -= other.shown.length - rest.length;
        other.shown = rest;
      }
    }
    return [
      stands ? Object.assign(await answer(code, query, count, order, { plain: true }), { offered: true }) : own,
      // What could not be read is told in any case.
      stands || wanted ? more : more.filter((other) => other.error),
    ];
  }

  async function inEach(query, order, most, seen) {
    const answers = [];
    for (const language of search.languages) {
      if (language === code) continue;
      try {
        // A word of one language is no slip of another, and one word of several is there by chance.
        const other = await answer(language, query, most, order, { seen, plain: true }), isNone = other.found.partly;
        if (!isNone) other.shown.forEach((shown) => seen.add(shown.symbol));
        answers.push(isNone ? { language, fresh: 0, shown: [] } : Object.assign(other, { query }));
      } catch (error) {
        answers.push({ language, error });
      }
    }
    return answers;
  }

  const hasQuotes = (query) => /["“”„«»]/.test(query);

  /* A query without the small words of its language, which are other words in another; of small words alone all stay. */
  function withoutSmall(query) {
    // What stands in quotes is meant as it stands, also the values of facets that were put there before.
    const parts = query.match(/(?:["“„«][^"”“»]*["”“»]?|[^\s"“„«])+/g) || [], isSmall = ({ wanted: [first] }) => first && first.small;
    return parts.filter((part) => !isSmall(search.parse(part, code))).join(" ") || query;
  }

  /* As much of a query as is read. */
  const asRead = (query) => Array.from(query).slice(0, search.MOST_LETTERS).join("");

  /* A query with the ids of the values that its words are names of; empty if there are none. Names are other words in another language. */
  async function withIds(query, index) {
    // What stands in quotes is meant as it stands.
    if (hasQuotes(query.replace(/\p{L}+:"[^"]*"/gu, ""))) return "";
    await Promise.all(search.facets.map(index.facet)).catch(() => {});
    const words = asRead(query).split(/\s+/), parts = [];
    const keys = new Set(search.parse(query, code).facets.map((facet) => facet.key));
    let some = "";
    for (let at = 0; at < words.length; at++) {
      let length = /^[-–−]/.test(words[at]) ? 0 : Math.min(12, words.length - at), id = "";
      for (; length && !id; length--) {
        const name = search.facetValue(words.slice(at, at + length).join(" "), code), key = search.facets.find((key) => id = search.idOf(key, name, code));
        // Of one key, two values would be one or the other.
        if (keys.has(key)) id = "";
        if (!id) continue;
        keys.add(key);
        some = id = key + ':"' + id + '"';
      }
      if (id) at += length;
      const { wanted } = search.parse(words[at], code);
      if (id || !(wanted[0] && wanted[0].small)) parts.push(id || words[at]);
    }
    return some && parts.join(" ");
  }

  function links(text, all) {
    const items = all.map(([query, name]) => make("li", {}, make("a", { href: page + "?q=" + encodeURIComponent(query) }, ...name)));
    const rest = items.splice(FEW);
    if (rest.length) {
      const button = make("button", { type: "button" }, say("search-show-all", { count: all.length }));
      button.addEventListener("click", () => {
        button.parentElement.replaceWith(...rest);
        // The button that was pressed for them goes.
        rest[0].firstChild.focus();
      });
      items.push(make("li", {}, button));
    }
    return items.length ? make("div", {}, make("p", {}, say(text)), make("ul", { class: "search-try" }, ...items)) : "";
  }

  /* The values that may have been meant where some are not known; and the query without slips in the names of facets. */
  function meant(query, { query: { facets }, hits, mended, named, partly }) {
    const unknown = new Map(facets.filter((facet) => facet.meant).map((facet) => [facet.key + ":" + facet.value + facet.unwanted, facet]));
    const isLess = !hits.length || mended.length || named || partly || unknown.size;
    return [links("search-meant", isLess ? withKeys(query) : [])].concat(Array.from(unknown.values()).slice(0, MOST_UNKNOWN).map(({ key, value, unwanted, meant }) => {
      const rest = without(query, (facet) => facet.key === key && facet.value === value);
      return links("search-values", meant.map(([id, name]) => [(rest + (unwanted ? " -" : " ") + written(key, id, name)).trim(), [name]]));
    }));
  }

  /* What is quoted and what is an address has no names of facets. */
  const NAMES = /["“„«][^"”“»]*["”“»]?|\S*:\/\/\S*|([\p{L}\p{M}]{4,30})(\s*[:：])/gu;

  function withKeys(query) {
    if (!stepsBetween) return [];
    // Of two that are as near, that of the language is meant.
    const names = search.scripts[code].keys.split(" ").map((pair) => pair.split("=")[0]).concat(search.facets), text = asRead(query);
    const mended = text.replace(NAMES, (all, key, colon) => {
      if (!key || search.facetKey(key, code)) return all;
      const steps = (name) => stepsBetween(Array.from(search.facetValue(key, code)), Array.from(search.facetValue(name, code)));
      const near = names.map((name) => [steps(name), name]).sort(([one], [other]) => one - other)[0];
      return near[0] <= (key.length < 6 ? 1 : 2) ? near[1] + colon : all;
    });
    return mended === text ? [] : [[mended, [mended]]];
  }

  /* The values of facets, such as countries, that a word may be a name of, alone or with those around it, where it has a slip or two: only the likest. */
  async function valuesNear(query, part, index) {
    const facets = await Promise.all(search.facets.map((key) => index.facet(key).catch(() => null))), words = asRead(query).split(/\s+/), found = new Map();
    let least = 2;
    for (let start = 0; start < words.length; start++) {
      for (let end = start + 1; end <= Math.min(words.length, start + LONGEST_NAME); end++) {
        const letters = Array.from(search.facetValue(words.slice(start, end).join(" "), code));
        if (letters.length < 4 || !words.slice(start, end).includes(part)) continue;
        facets.forEach((facet, at) => {
          for (const [id, ...names] of facet ? facet.values : []) {
            const forms = names.map((name) => Array.from(search.facetValue(name, code))).filter((form) => form.length > 3 && form.join("") !== id);
            const steps = Math.min(...forms.map((form) => stepsBetween(letters, form)));
            if (!steps || steps > (letters.length < 6 ? 1 : least)) continue;
            if (steps < least) found.clear();
            least = steps;
            const text = words.slice(0, start).concat(written(search.facets[at], id, names[0]), words.slice(end)).join(" ");
            found.set(text, [text, [names[0]]]);
          }
        });
      }
    }
    return Array.from(found.values()).slice(0, MOST_NAMES);
  }

  /* Nothing has all of it: of the words that stand nowhere those that are like them, and which of the words are there at all. */
  async function hints(query) {
    const parts = partsOf(query).slice(0, 8), index = await search.open(code), known = [], near = [], named = new Map();
    const link = (part, found) => [part, [make("bdi", {}, part), " (" + number(found.hits.length) + ")"]];
    for (const part of parts) {
      if (/^[-–−]/.test(part) || isBlank(part)) continue;
      // A small word alone is no answer.
      const { wanted } = search.parse(part, code);
      if (parts.length > 1 && wanted[0] && wanted[0].small) continue;
      // A word that is a name with those around it is no slip of another.
      const found = await index.search(part, null, query);
      if (found.hits.length && !found.mended.length) {
        if (parts.length > 1) known.push(link(part, found));
        continue;
      }
      if (!stepsBetween) continue;
      for (const value of await valuesNear(query, part, index)) named.set(value[0], value);
      for (const word of await (await index.slips()).near(part, query)) {
        const found = await index.search(word);
        if (found.hits.length) near.push(link(spelled(word, await index.shown(found.hits.slice(0, 5).map((hit) => hit.document))), found));
      }
    }
    return [links("search-meant", Array.from(named.values())), links("search-try", known), links("search-near", near)];
  }

  search.scripts.help = async () => {
    // Which of its files is missing is told with the answer.
    ({ stepsBetween } = await (await search.open(code)).slips().catch(() => ({})));
    return { abroad, told, meant, hints };
  };
})(window.fieldbookSearch);
