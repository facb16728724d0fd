/*
 * What the page of the search, its dialog and the page of a result have in common. Each of these three is a script of
 * its own: a reader needs one at a time. All texts come from the scripts of the language, all addresses from the pages.
 */

const code = settings.language;

/* They take long to be made: when they are needed or, before that, in a moment of their own. */
const plurals = later(() => new Intl.PluralRules(code));
setTimeout(plurals);

/* A count. What stands between thousands the build knows: Intl.NumberFormat takes longer to be made than an answer. */
function number(value) {
  const digits = String(value), [ofFour, ofMore] = scripts[code].separators;
  return digits.replace(/\B(?=(?:\d{3})+$)/g, digits.length > 4 ? ofMore : ofFour);
}

/* Texts. A text with a count has one for each plural form. */
function say(key, values) {
  let text = scripts[code].texts[key] || scripts["more-" + code][key];
  if (typeof text !== "string") text = text[plurals().select(values.count)] || text.other;
  return text.replace(/\{(\w+)\}/g, (all, name) => name === "count" ? number(values.count) : values[name]);
}

/* An element. Of its attributes those without a value are left out. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value === true ? "" : value);
  element.append(...children);
  return element;
}

/* A text with its terms marked. */
function marked(text, terms, language, at = 0, end = text.length) {
  const parts = [];
  for (const [start, stop] of marks(text, terms, language)) {
    if (start < at || stop > end) continue;
    parts.push(text.slice(at, start), make("mark", {}, text.slice(start, stop)));
    at = stop;
  }
  parts.push(text.slice(at, end));
  return parts;
}

/* What is said of a file that cannot be read. Its name stands for itself in a text from right to left. A damaged script fails in words of its own. */
const sayLost = (file) => say("search-failed", { file: "\u2066" + (/^(search|assets)\//.test(file) ? file : "assets/search*.js") + "\u2069" });

/* The message of the error is the file, or some in lines. */
function failed(error, again) {
  const button = make("button", { type: "button" }, say("search-again"));
  button.addEventListener("click", again);
  return make("div", { class: "search-failed", role: "alert" },
    ...error.message.split("\n").map((file) => make("p", {}, make("strong", {}, sayLost(file)))),
    make("p", {}, say("search-failed-help")),
    button);
}

/* What somebody typed who asked for a facet. */
const facetText = ({ key, name }) => (say("facet-" + key) + say("colon") + name).trim();

/* A value as a reader would ask for it: in the words of the interface where they lead to it. A goal is known by its number. */
function written(key, id, name) {
  const [word] = code === "en" ? [key] : (scripts[code].keys.split(" ").find((pair) => pair.endsWith("=" + key)) || key).split("=");
  const text = word + ":" + (/\s/.test(name) ? '"' + name + '"' : name), [asked] = parse(text, code).facets;
  if (key === "sdg") return word + ":" + id;
  return name.length < 40 && asked && asked.to === Array.from(text).length && idOf(key, asked.value, code) === id ? text : word + ":" + id;
}

/* What joins words in other searches and in none of this one: in capitals, in the languages of the interface, and "or" in English. */
const OPERATOR = /\S\s+(OR|AND|NOT|OU|ET|O|Y|ИЛИ|И|НЕ)(?=\s+\S)/, OR = /\S\s+(or)(?=\s+\S)/;

/* The word of a query that joins words in other searches, and in none of this one. */
function operatorOf(query) {
  const unquoted = query.replace(/["“„«][^"”“»]*/g, ""), operator = OPERATOR.exec(unquoted) || code === "en" && OR.exec(unquoted);
  return operator && operator[1];
}

/*
 * The words of a status: how much was found. What else there is to tell is told by what helps. Where the script is missing that mends
 * slips, nobody knows whether nothing stands there.
 */
const told = ({ partly, hits, lost }) => (partly && !lost ? say("search-partly") + " " : "") + (hits.length ? say("search-count", { count: hits.length }) : lost ? "" : say("search-nothing"));

/* Whether there is something to tell of an answer, or something to offer beside it or in its place. */
const needsHelp = ({ query: { text, facets }, hits, mended, named, partly }) =>
  !hits.length || mended.length || named || partly && /[:：]/.test(text) || facets.some((facet) => facet.meant || facet.elsewhere) || operatorOf(text);

/* What helps, where there is something to tell or to offer. */
const helpFor = async (found) => needsHelp(found) ? self.help() : null;

/* Calls with what was typed last, when its keys have rested for a moment, and drops answers that come too late. */
function asker(ask) {
  let timer = 0, turn = 0;
  return (query, now) => {
    clearTimeout(timer);
    const mine = ++turn, current = () => mine === turn;
    // With one letter so many words begin that they are only asked for when nothing follows it.
    const rest = /(?:^|\s)\P{Script=Han}$/u.test(query) ? 600 : 120;
    timer = setTimeout(() => {
      gentle = !now;
      ask(query, current, now);
    }, now ? 0 : rest);
  };
}

/*
 * One language's answer with what is shown of the first results. `each` is told of them one after another as they come, but
 * of none for a word that was mended, which may be one of another language; `first` is how many a screen shows.
 */
async function answer(language, query, count, order, { seen, typing, each, first, plain }) {
  const index = await open(language);
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
  const shown = (await index.shown(documents, each && !found.mended.length && ((result) => each(result, found)), first)).filter((result) => !seen || !seen.has(result.symbol));
  // How many there are that are not shown already, as far as that was looked at.
  const fresh = found.hits.length - documents.length + shown.length;
  return { language, found, fresh, lost: lost || found.lost, shown: shown.slice(0, count), keys: index.facetKeys.slice(0, index.facetKeys.indexOf("changed")) };
}

/* A query without some of its facets. */
function without(query, isOut) {
  const letters = Array.from(query);
  for (const { from, to } of parse(query, code).facets.filter(isOut).reverse()) letters.splice(from, to - from, " ");
  return letters.join("").replace(/\s+/g, " ").trim();
}

/* Signs alone are as if nothing had been typed. */
function isBlank(query) {
  const { wanted, unwanted, facets } = parse(query, code);
  return !wanted.length && !unwanted.length && !facets.length;
}

const languageTag = (language) => language === "zh" ? "zh-Hans" : language;
const foreign = (language) => language === code ? {} : { lang: languageTag(language), dir: language === "ar" ? "rtl" : "ltr" };
