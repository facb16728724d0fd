/*
 * What the page of the search, its dialog and the page of a result have in common. Each of these three is a script of
 * its own: a reader needs one at a time. All texts come from the language's script, all addresses from the pages.
 */
(function (search) {
  "use strict";

  const settings = search.settings, code = settings.language, root = settings.root;
  search.at(root);

  /* A thing that takes long to make, made when it is needed or, before that, in a moment of its own. */
  function later(make) {
    let made = null;
    const get = () => made = made || make();
    setTimeout(get);
    return get;
  }

  const plurals = later(() => new Intl.PluralRules(code));

  /* A count. What stands between thousands the build knows: Intl.NumberFormat takes longer to be made than an answer. */
  const number = {
    format(value) {
      const digits = String(value), [ofFour, ofMore] = search.separators[code];
      return digits.replace(/\B(?=(?:\d{3})+$)/g, digits.length > 4 ? ofMore : ofFour);
    },
  };

  /* Texts. A text with a count has one for each plural form, and may have one for none. */
  function say(key, values) {
    const texts = search.texts[code] || {}, given = values || {};
    let text = texts[key] || "";
    if (typeof text !== "string") text = (given.count === 0 && text.none) || text[plurals().select(given.count)] || text.other;
    return text.replace(/\{(\w+)\}/g, (all, name) => name === "count" ? number.format(given.count) : given[name]);
  }

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const key of Object.keys(attributes || {})) {
      if (attributes[key] !== undefined && attributes[key] !== null && attributes[key] !== false) element.setAttribute(key, attributes[key] === true ? "" : attributes[key]);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  /* A text with its terms marked. */
  function marked(text, terms, language, from, to) {
    const parts = [];
    let at = from || 0;
    const end = to === undefined ? text.length : to;
    for (const [start, stop] of search.marks(text, terms, language)) {
      if (start < at || stop > end) continue;
      parts.push(text.slice(at, start), make("mark", {}, text.slice(start, stop)));
      at = stop;
    }
    parts.push(text.slice(at, end));
    return parts;
  }

  /* The address of a page in the language in which it was found, where its words stand, with the query for its highlights. */
  const addressOf = (shown, query) => root + shown.path + "?q=" + encodeURIComponent(query);

  /* What is said of a file that cannot be read. Its name stands for itself in a text from right to left. */
  const sayLost = (file) => say("search-failed", { file: "\u2066" + file + "\u2069" });

  function failed(error, again) {
    const button = make("button", { type: "button" }, say("search-again"));
    button.addEventListener("click", again);
    return make("div", { class: "search-failed", role: "alert" },
      make("p", {}, make("strong", {}, sayLost(error.file || String(error.message || error)))),
      make("p", {}, say("search-failed-help")),
      button);
  }

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

  /* What somebody typed who asked for a facet. */
  const facetText = ({ key, name }) => (say("facet-" + key) + say("colon") + name).trim();

  /* A value as a reader would ask for it: in the words of the interface where they lead to it. A goal is known by its number. */
  function written(key, id, name) {
    const [word] = code === "en" ? [key] : (search.keys[code].split(" ").find((pair) => pair.endsWith("=" + key)) || key).split("=");
    const text = word + ":" + (/\s/.test(name) ? '"' + name + '"' : name), [asked] = search.parse(text, code).facets;
    if (key === "sdg") return word + ":" + id;
    return name.length < 40 && asked && asked.to === Array.from(text).length && search.idOf(key, asked.value, code) === id ? text : word + ":" + id;
  }

  /* What joins words in other searches and in none of this one: in capitals, in the languages of the interface, and "or" in English. */
  const OPERATOR = /\S\s+(OR|AND|NOT|OU|ET|O|Y|ИЛИ|И|НЕ)(?=\s+\S)/, OR = /\S\s+(or)(?=\s+\S)/;

  /* The words of a status: what was mended, what joins nothing, what is not known, and how much was found, also in other languages. */
  function told({ found, shown }, more) {
    // What was typed is told as it was typed, and its first word is no beginning of a text.
    const typed = [{ title: " " + found.query.text }];
    const words = found.mended.map(([one, taken]) => say("search-mended", { typed: spelled(one, typed), taken: spelled(taken, shown) }));
    const unquoted = found.query.text.replace(/["“„«][^"”“»]*/g, ""), operator = OPERATOR.exec(unquoted) || code === "en" && OR.exec(unquoted);
    if (operator) words.push(say("search-operator", { typed: operator[1] }));
    for (const facet of found.query.facets) {
      if (facet.key === "sdg" && facet.meant && /^\d+$/.test(facet.value) && !(facet.value >= 1 && facet.value <= 17)) words.push(say("search-goals"));
      else if (facet.elsewhere || facet.meant && facet.value) words.push(say(facet.meant ? "search-unknown" : "search-elsewhere", { filter: facetText(facet) }));
    }
    if (found.partly) words.push(say("search-partly"));
    words.push(found.hits.length ? say("search-count", { count: found.hits.length }) : say("search-nothing"));
    for (const { fresh, language } of more) if (fresh) words.push("\u2068" + search.names[language] + "\u2069: " + number.format(fresh) + ".");
    if (more.length && !more.some(({ fresh, error }) => fresh || error)) words.push(say("search-no-others"));
    return words.join(" ");
  }

  /* Calls with what was typed last, when its keys have rested for a moment, and drops answers that come too late. */
  function asker(ask) {
    let timer = 0, turn = 0;
    return (query, now) => {
      clearTimeout(timer);
      const mine = ++turn, current = () => mine === turn;
      // With one letter so many words begin that they are only asked for when nothing follows it.
      const rest = /(?:^|\s)\P{Script=Han}$/u.test(query) ? 600 : 120;
      timer = setTimeout(() => ask(query, current, now), now ? 0 : rest);
    };
  }

  /* Time for the browser to show a frame and to take a key. */
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds || 0));

  /*
   * One language's answer with what is shown of the first results. `each` is told of them one after another as they come, but
   * of none for a word that was mended, which may be one of another language.
   */
  async function answer(language, query, count, order, { seen, typing, each, plain }) {
    const index = await search.open(language);
    // While somebody types, the work is done in pieces, so that the keys are heard between them.
    if (typing) await pause();
    const found = await index.search(query, typing ? pause : null, "", plain);
    if (typing) await pause();
    let lost = null;
    if (order === "date") {
      // Without its file the order stays as it is.
      const changed = await index.facet("changed").catch((error) => {
        lost = error;
      });
      if (changed) found.hits.sort((one, other) => changed.dayOf(other.document) - changed.dayOf(one.document) || other.document - one.document);
    }
    // Of those that are shown already others take the place.
    const documents = found.hits.slice(0, count * (seen ? 3 : 1)).map((hit) => hit.document);
    const shown = (await index.shown(documents, each && !found.mended.length && ((result) => each(result, found)))).filter((result) => !seen || !seen.has(result.symbol));
    // How many there are that are not shown already, as far as that was looked at.
    const fresh = found.hits.length - documents.length + shown.length;
    return { language, found, fresh, lost: lost || found.lost, shown: shown.slice(0, count), keys: index.facetKeys.slice(0, index.facetKeys.indexOf("changed")) };
  }

  /* A query without some of its facets. */
  function without(query, isOut) {
    const letters = Array.from(query);
    for (const { from, to } of search.parse(query, code).facets.filter(isOut).reverse()) letters.splice(from, to - from, " ");
    return letters.join("").replace(/\s+/g, " ").trim();
  }

  /* The facets and the words of a query as they were typed, those of a phrase together. */
  function partsOf(query) {
    const letters = Array.from(query), facets = search.parse(query, code).facets.map(({ from, to }) => letters.slice(from, to).join(""));
    return facets.concat(without(query, () => true).match(/(?:[^\s"“”„«»]|["“„«”][^"”“»]*["”“»]?|»)+/g) || []);
  }

  /* Signs alone are as if nothing had been typed. */
  function isBlank(query) {
    const { wanted, unwanted, facets } = search.parse(query, code);
    return !wanted.length && !unwanted.length && !facets.length;
  }

  const languageTag = (language) => language === "zh" ? "zh-Hans" : language;
  const foreign = (language) => language === code ? {} : { lang: languageTag(language), dir: language === "ar" ? "rtl" : "ltr" };

  /* The scripts of the page, the dialog, the marks and of what helps where nothing is found: each calls search.part with its name and what it does. */
  const addresses = new Map("@PARTS@".split(" ").map((part) => part.split(":"))), acts = {}, coming = new Map();

  function partOf(name) {
    if (!coming.has(name)) {
      const waited = new Promise((resolve, reject) => {
        const file = addresses.get(name);
        search.insert(root + file, () => acts[name] ? resolve(acts[name]) : reject(Object.assign(new Error(file), { file })));
      });
      coming.set(name, waited);
      // A file that could not be loaded may be there the next time.
      waited.catch(() => coming.delete(name));
    }
    return coming.get(name);
  }

  search.part = (name, act) => {
    acts[name] = act;
  };
  for (const name of addresses.keys()) search[name] = (given) => partOf(name).then((act) => act(given));
  search.kit = { say, make, marked, number, addressOf, failed, sayLost, told, asker, pause, answer, partsOf, without, spelled, isBlank, languageTag, foreign, facetText, written };
  // It is on its way while the language comes.
  if (addresses.has(settings.part)) partOf(settings.part).catch(() => {});
  search.languageReady(code).then(() => settings.ready(), settings.failed);
})(window.fieldbookSearch);
