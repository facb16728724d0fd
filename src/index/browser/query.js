/* What a reader typed, as parts. As src/index/query.rs reads it. */

const MOST_LETTERS = 1000;
const MOST_PARTS = 32;
const MOST_WORDS = 12;
const LONGEST_KEY = 64;

/* The query language, as src/index/query.rs reads it. */
const OPENS = "\"“„«”", CLOSES = "\"”“»", REFUSES = /^[-–−]/;
const FACETS = ["domain", "stage", "region", "topic", "place", "origin", "kind", "sdg", "standard", "connectivity", "power", "effort"];

/* The facets that were loaded, by language and key. */
const knownFacets = new Map();

/* The names of all entries of the vocabularies, where they were loaded, by language. */
const vocabularyNames = new Map();

/* The id of a value, folded, of a facet that was loaded. */
function idOf(key, value, language) {
  const known = knownFacets.get(language + key), at = known ? known.at(value) : -1;
  return at < 0 ? "" : known.values[at][0];
}

function parse(text, language) {
  const letters = Array.from(text).slice(0, MOST_LETTERS);
  const query = { text, wanted: [], unwanted: [], facets: [], goals: [] };
  let at = 0;
  const quoted = () => {
    const start = ++at;
    while (at < letters.length && !CLOSES.includes(letters[at])) at++;
    return letters.slice(start, at++).join("");
  };
  /* The first place from here that is no white space; and what stands from a place to white space or a quote. */
  const afterSpaces = (from) => {
    while (from < letters.length && /\s/.test(letters[from])) from++;
    return from;
  };
  const chunkFrom = (from) => {
    const start = from;
    while (from < letters.length && !/\s/.test(letters[from]) && !OPENS.includes(letters[from])) from++;
    return letters.slice(start, from);
  };
  /* The place of the colon behind the name of a facet, and its key. The name may have blanks, and in French one stands before the colon. */
  const keyAt = (from) => {
    let colon = from;
    while (colon < Math.min(letters.length, from + LONGEST_KEY) && !(OPENS + ":：").includes(letters[colon])) colon++;
    return /^[:：]/.test(letters[colon]) && colon < from + LONGEST_KEY ? [colon, facetKey(letters.slice(from, colon).join(""), language)] : [];
  };
  /* The value that follows a key and its colon, also after blanks. What must not be found, or another facet, is none. */
  const valueAfter = (key) => {
    const start = afterSpaces(at);
    if (start < letters.length && OPENS.includes(letters[start])) {
      at = start;
      return quoted();
    }
    let next = start + chunkFrom(start).length;
    if (start > at && (REFUSES.test(letters[start]) || keyAt(start)[1])) return "";
    at = next;
    // "costa rica": the longest run of words that is a name of the facet or, where none is, of a vocabulary.
    const valueTo = (end) => facetValue(letters.slice(start, end).join(""), language), any = vocabularyNames.get(language);
    let ofFacet = idOf(key, valueTo(next), language) && next, ofAny = 0;
    for (let words = 1; words < MOST_WORDS; words++) {
      const from = afterSpaces(next), more = chunkFrom(from);
      if (!more.length || REFUSES.test(more[0])) break;
      next = from + more.length;
      const value = valueTo(next);
      if (idOf(key, value, language)) ofFacet = next;
      else if (any && any.has(value)) ofAny = next;
    }
    at = ofFacet || ofAny || at;
    return letters.slice(start, at).join("");
  };
  /* The number of the goal that a chunk names, or the chunk and the one after it. */
  const goalOf = (chunk) => {
    const form = facetValue(chunk, language), is = (number) => /^(?:[1-9]|1[0-7])$/.test(number);
    for (const name of scripts[language].goals.split(" ").map((word) => facetValue(word, language))) {
      if (!form.startsWith(name)) continue;
      const rest = form.slice(name.length).replace(/^-/, "");
      if (form !== name) {
        if (is(rest)) return rest;
        continue;
      }
      const start = afterSpaces(at), next = chunkFrom(start), number = facetValue(next.join(""), language);
      if (is(number)) {
        at = start + next.length;
        return number;
      }
    }
    return "";
  };
  while (at < letters.length) {
    at = afterSpaces(at);
    if (at === letters.length) break;
    const from = at;
    let unwanted = false;
    if (REFUSES.test(letters[at]) && at + 1 < letters.length && !/\s/.test(letters[at + 1])) {
      unwanted = true;
      at++;
    }
    const list = unwanted ? query.unwanted : query.wanted;
    if (OPENS.includes(letters[at])) {
      const terms = phraseOf(wordsOf(quoted(), language));
      if (terms) list.push({ phrase: terms });
      continue;
    }
    const [colon, key] = keyAt(at);
    if (key) {
      at = colon + 1;
      const typed = valueAfter(key);
      // Where it stands in the text, in code points.
      query.facets.push({ key, typed, value: facetValue(typed, language), unwanted, from, to: at });
      continue;
    }
    const taken = chunkFrom(at);
    at += taken.length;
    const { withoutElided = String } = scripts[language], chunk = withoutElided(taken.join(""));
    const goal = goalOf(chunk);
    if (goal) query.goals.push({ goal, unwanted, from, to: at });
    const clause = goal ? { phrase: [{ at: 0, term: termOf("sdg" + goal, language) }] } : clauseOf(chunk, language);
    if (clause) list.push(clause);
  }
  for (const list of [query.wanted, query.unwanted, query.facets]) list.splice(MOST_PARTS);
  const telling = query.wanted.filter((clause) => !clause.small);
  if (telling.length) query.wanted = telling;
  return query;
}

/* The key of a facet by its English name or by one of the language; empty when it is none. */
function facetKey(name, language) {
  const lower = name.trimEnd().toLowerCase();
  if (FACETS.includes(lower)) return lower;
  const stems = (text) => wordsOf(text, language).map((word) => word.single || word.otherTerm).join("-"), wanted = stems(name);
  const known = scripts[language].keys.split(" ").map((pair) => pair.split("=")).find(([word]) => stems(word) === wanted);
  return known ? known[1] : "";
}

function facetValue(text, language) {
  return wordsOf(text, language).map((word) => word.single || word.surface).join("-");
}

const isSmall = (word, language) => (" " + scripts[language].small + " ").includes(" " + word + " ");

/* Letters of a symbol that look like digits. */
const withDigits = (code) => code.replace(/o/g, "0").replace(/[il]/g, "1");

function clauseOf(chunk, language) {
  const symbol = /^bp[-–‑]?([0-9a-z]{5})(?:[-–‑][a-z])?$/i.exec(chunk);
  if (symbol) {
    const surface = withDigits(symbol[1].toLowerCase());
    // Another symbol is another practice, however near it is.
    return { phrase: [{ at: 0, term: termOf(surface, language) }] };
  }
  const words = wordsOf(chunk, language);
  if (!words.length) return null;
  if (words.length === 1) {
    const word = words[0];
    if (word.single) return { term: word.single, surface: word.single };
    const open = chunk[word.end] === "*";
    const small = !open && isSmall(word.surface, language);
    return { term: word.term, surface: word.surface, open, small };
  }
  const [one, other] = words;
  if (words.length === 2 && one.surface && other.surface && /^[-‐‑–]$/.test(chunk.slice(one.end, other.start))) {
    return { phrase: phraseOf(words), whole: termOf(one.surface + other.surface, language) };
  }
  const pairs = words.slice(0, -1).map((word) => word.pair);
  return pairs.every(Boolean) ? { run: pairs.slice(0, MOST_PARTS) } : { phrase: phraseOf(words) };
}

function phraseOf(words) {
  if (!words.length) return null;
  const terms = [];
  words.forEach((word, at) => {
    const term = word.term || word.pair || (at && words[at - 1].pair ? null : word.single);
    if (term) terms.push({ at: word.ordinal - words[0].ordinal, term });
  });
  return terms.slice(0, MOST_PARTS);
}
