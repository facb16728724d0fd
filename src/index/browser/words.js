/* Texts as words: where they begin and end, and the terms that stand for them. As src/index/analysis.rs makes them. */

const LONGEST_WORD = 64;

/* What a character is to the division into words: 0 divides, 1 letter, 2 mark, 3 Chinese. */
const starts = [], ends = [], classes = [];
(function () {
  const ranges = reader(inflate(Uint8Array.from(atob("@LETTERS@"), (one) => one.charCodeAt(0))));
  let last = 0;
  while (ranges.more()) {
    const first = ranges.numeral();
    last += first >> 2;
    starts.push(last);
    last += ranges.numeral();
    ends.push(last++);
    classes.push(first & 3);
  }
})();

/* Classes that were looked up before, one more than they are, for the letters of most texts. */
const knownClasses = new Uint8Array(0x3000);

function classOf(code) {
  if (code >= knownClasses.length) return classIn(code);
  return (knownClasses[code] || (knownClasses[code] = 1 + classIn(code))) - 1;
}

function classIn(code) {
  let low = 0, high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= code) low = middle + 1;
    else high = middle;
  }
  return low && code <= ends[low - 1] ? classes[low - 1] : 0;
}

/* Letters that readers take for one. */
const ONE = { "ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ـ": "" };
const FOLDED = { "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n", "ŧ": "t", "ς": "σ", "ة": "ه" };

/* Of these letters nothing is changed but their case. */
const SIMPLE = /^[0-9A-Za-zА-Яа-я]+$/, RUN = /[0-9A-Za-zА-Яа-я]*/y;

function plain(raw) {
  if (SIMPLE.test(raw)) return raw.toLowerCase();
  let word = "";
  for (const letter of raw.normalize("NFKC")) {
    for (const lower of letter.toLowerCase()) {
      const code = lower.codePointAt(0), kind = classOf(code);
      if (kind === 0 || kind === 2 || code >= 0x2b9 && code <= 0x2c1 || code === 0x2ee) continue;
      if (code >= 0x660 && code <= 0x669) word += code - 0x660;
      else if (code >= 0x6f0 && code <= 0x6f9) word += code - 0x6f0;
      else word += lower in ONE ? ONE[lower] : lower;
    }
  }
  return word;
}

function fold(word) {
  if (SIMPLE.test(word)) return word;
  let folded = "";
  for (const letter of word) {
    if (!/[\u00c0-\u024f\u0370-\u03ff\u1e00-\u1fff\u0629]/.test(letter)) {
      folded += letter;
      continue;
    }
    for (const part of letter.normalize("NFD")) {
      if (classOf(part.codePointAt(0)) !== 2) folded += FOLDED[part] || part;
    }
  }
  return folded;
}

let lastWords = [], wordsAre = "", lastTerms = null;

/*
 * The words of a text: {start, end, ordinal} with {term, otherTerm, surface}, or {single, pair} in Chinese. With the
 * terms of a search, words that are none of them may be left as they are: most of the work is saved.
 */
function wordsOf(text, language, terms) {
  // What is shown is asked for its words, its marks and its best part one after another.
  if (wordsAre === language + text && (!lastTerms || lastTerms === terms)) return lastWords;
  wordsAre = language + text;
  lastTerms = terms;
  const words = lastWords = [];
  let at = 0, position = 0;
  while (at < text.length) {
    const start = at, code = text.codePointAt(at), kind = classOf(code);
    at += code > 0xffff ? 2 : 1;
    if (kind === 3) {
      const single = String.fromCodePoint(code).normalize("NFKC");
      const before = words[words.length - 1];
      if (before && before.single && before.end === start) before.pair = before.single + single;
      words.push({ start, end: at, ordinal: position++, single });
    } else if (kind === 1) {
      // Most letters are simple ones, which are passed over at once.
      RUN.lastIndex = at;
      RUN.test(text);
      let count = 1 + RUN.lastIndex - at;
      for (at = RUN.lastIndex; at < text.length; count++) {
        const next = text.codePointAt(at), more = classOf(next);
        if (more !== 1 && more !== 2) break;
        at += next > 0xffff ? 2 : 1;
      }
      if (count > LONGEST_WORD) {
        position++;
        continue;
      }
      const raw = text.slice(start, at), known = terms && isNone(raw, terms) ? {} : analysed(raw, language);
      if (known) words.push({ start, end: at, ordinal: position++, term: known.term, otherTerm: known.otherTerm, surface: known.surface });
    }
  }
  return words;
}

/* Whether a word begins with a letter that no term begins with. Of one with two simple letters the first stays as it is. */
function isNone(raw, terms) {
  terms.firsts = terms.firsts || Array.from(terms.words).concat(...terms.phraseTerms.map((phrase) => phrase.map((part) => part.term))).map((term) => term[0]).join("");
  return SIMPLE.test(raw.slice(0, 2)) && !terms.firsts.includes(raw[0].toLowerCase());
}

/* What is made of a word. Most words of a text were in the one before it. */
const analyses = new Map();

function analysed(raw, language) {
  const key = language + raw;
  let known = analyses.get(key);
  if (known === undefined) {
    const word = plain(raw), surface = fold(word), alternate = termOf(surface, language);
    known = word ? { term: word === surface ? alternate : fold(stem(word, language)), otherTerm: alternate, surface } : null;
    if (analyses.size > 20000) analyses.clear();
    analyses.set(key, known);
  }
  return known;
}

function stem(word, language) {
  const { stem, bare = String } = scripts[language], isLittle = (one) => isSmall(fold(one), language);
  // A small word is its own term, and no other word has it: it stands in every text.
  if (!stem || isLittle(word)) return word;
  const made = stem(word);
  return !made || isLittle(made) ? bare(word) : made;
}

function termOf(surface, language) {
  return fold(stem(surface, language));
}

/* Where a text has the terms of a search: [start, end] of each. Words of a phrase count only where they stand together. */
function marks(text, terms, language) {
  const found = [], words = wordsOf(text, language, terms), together = new Map();
  const is = (word, term) => word && (word.term === term || word.otherTerm === term || word.pair === term || word.single === term);
  const end = (word, index, hasPair) => hasPair ? words[index + 1].end : word.end;
  if (terms.phraseTerms.length) {
    const places = new Map(words.map((word) => [word.ordinal, word]));
    for (const phrase of terms.phraseTerms) {
      for (const word of words) {
        const all = phrase.map((part) => places.get(word.ordinal + part.at));
        if (all.every((one, at) => is(one, phrase[at].term))) all.forEach((one, at) => together.set(one, phrase[at].term));
      }
    }
  }
  words.forEach((word, index) => {
    const last = found[found.length - 1], inPhrase = together.has(word);
    if (word.single) {
      const hasPair = terms.words.has(word.pair) || inPhrase && together.get(word) === word.pair;
      if (!hasPair && !terms.words.has(word.single) && !inPhrase) return;
      if (last && last[1] >= word.start) last[1] = Math.max(last[1], end(word, index, hasPair));
      else found.push([word.start, end(word, index, hasPair)]);
    } else if (inPhrase && index && together.has(words[index - 1]) && last && last[1] === words[index - 1].end) {
      last[1] = word.end;
    } else if (inPhrase || terms.words.has(word.term) || terms.words.has(word.otherTerm)) {
      found.push([word.start, word.end]);
    }
  });
  return found;
}
