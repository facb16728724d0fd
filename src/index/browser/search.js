/*
 * fieldbook search: asks the files below search/ what tantivy would answer.
 *
 * Loaded when a reader first wants to search; a page without a search loads nothing of this. Files of data are
 * classic scripts that call fieldbookSearch.take, so that all works from file://. docs/search-format.md describes
 * the files; src/index/{analysis,query,run}.rs are the same steps on the side that builds, and must stay so.
 */
window.fieldbookSearch = (function () {
  "use strict";

  const FORMAT = 1;
  const WEIGHTS = [5, 3, 2, 2, 1];
  const COMPLETIONS = 10;
  /* How many milliseconds of work follow one another before the browser may do something else. */
  const SLICE = 8;
  const moment = () => new Promise((done) => setTimeout(done));
  const LONGEST_WORD = 64;
  const MOST_LETTERS = 1000;
  const MOST_PARTS = 32;
  const MOST_WORDS = 12;
  const LONGEST_KEY = 64;
  const round = Math.fround;
  const utf8 = new TextDecoder(), toUtf8 = new TextEncoder();

  /* Bytes from characters: two of them carry 31 bits. What would be after the last whole byte is not kept. */
  function bytesOf(text, from) {
    const bytes = new Uint8Array((text.length - from) / 2 * 31 / 8);
    let bits = 0, held = 0, length = 0;
    for (let at = from; at < text.length; at += 2) {
      const value = (text.charCodeAt(at) - 0x2030) * 46341 + text.charCodeAt(at + 1) - 0x2030;
      // Three bytes and the bits before them have room in 32 bits; seven bits are left.
      bits |= (value & 0xffffff) << held;
      for (const end = length + 3; length < end; bits >>>= 8) bytes[length++] = bits;
      bits |= (value >>> 24) << held;
      held += 7;
      if (held > 7) {
        bytes[length++] = bits;
        bits >>>= 8;
        held -= 8;
      }
    }
    return bytes;
  }

  const REMAINDERS = Int32Array.from({ length: 256 }, (none, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ 0xedb88320 : byte >>> 1;
    return byte;
  });

  /* CRC-32 (IEEE 802.3), its low 24 bits in hexadecimal digits. */
  function checkOf(bytes) {
    let sum = -1;
    for (let at = 0; at < bytes.length; at++) sum = (sum >>> 8) ^ REMAINDERS[(sum ^ bytes[at]) & 255];
    return ((~sum & 0xffffff) | 0x1000000).toString(16).slice(1);
  }

  /* DEFLATE (RFC 1951). The data were checked before, so that nothing but a fault of ours can be wrong in them. */
  const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  function inflate(source) {
    let at = 0, bits = 0, held = 0, length = 0, last = 0;
    let out = new Uint8Array(source.length * 4 + 512);
    const need = (count) => {
      while (held < count) {
        if (at > source.length + 4) throw new Error("data");
        bits |= source[at++] << held;
        held += 8;
      }
    };
    const take = (count) => {
      need(count);
      const value = bits & ((1 << count) - 1);
      bits >>>= count;
      held -= count;
      return value;
    };
    const symbol = (codes) => {
      need(codes.longest);
      const entry = codes.entries[bits & (codes.entries.length - 1)];
      if (!entry) throw new Error("data");
      bits >>>= entry & 15;
      held -= entry & 15;
      return entry >> 4;
    };
    const room = (count) => {
      if (length + count <= out.length) return;
      const larger = new Uint8Array(out.length * 2 + count);
      larger.set(out);
      out = larger;
    };
    while (!last) {
      last = take(1);
      const kind = take(2);
      if (kind === 0) {
        at -= held >> 3;
        bits = held = 0;
        const count = source[at] | source[at + 1] << 8;
        room(count);
        out.set(source.subarray(at + 4, at + 4 + count), length);
        length += count;
        at += 4 + count;
        continue;
      }
      const lengths = [];
      let literals = 288;
      if (kind === 1) {
        for (let value = 0; value < 288; value++) lengths.push(value < 144 ? 8 : value < 256 ? 9 : value < 280 ? 7 : 8);
        for (let value = 0; value < 30; value++) lengths.push(5);
      } else {
        literals = take(5) + 257;
        const distances = take(5) + 1, few = take(4) + 4;
        const short = new Array(19).fill(0);
        for (let value = 0; value < few; value++) short[ORDER[value]] = take(3);
        const codes = codesOf(short);
        while (lengths.length < literals + distances) {
          const value = symbol(codes);
          if (value < 16) {
            lengths.push(value);
          } else {
            const repeated = value === 16 ? lengths[lengths.length - 1] : 0;
            for (let count = value === 16 ? take(2) + 3 : value === 17 ? take(3) + 3 : take(7) + 11; count--;) lengths.push(repeated);
          }
        }
      }
      const letters = codesOf(lengths.slice(0, literals)), distances = codesOf(lengths.slice(literals));
      [at, bits, held, length, out] = inflateBlock(source, letters.entries, distances.entries, at, bits, held, length, out);
    }
    return out.subarray(0, length);
  }

  /* The codes of one block. All time goes here: what no function within captures is held in registers. */
  function inflateBlock(source, letters, distances, at, bits, held, length, out) {
    for (;;) {
      for (; held < 15; held += 8) bits |= source[at++] << held;
      const entry = letters[bits & (letters.length - 1)], value = entry >> 4;
      bits >>>= entry & 15;
      held -= entry & 15;
      if (!entry || at > source.length + 4) throw new Error("data");
      if (length + 258 > out.length) {
        const larger = new Uint8Array(out.length * 2 + 258);
        larger.set(out);
        out = larger;
      }
      if (value < 256) {
        out[length++] = value;
        continue;
      }
      if (value === 256) return [at, bits, held, length, out];
      let extra = LENGTH_BITS[value - 257];
      for (; held < 15; held += 8) bits |= source[at++] << held;
      const end = length + LENGTHS[value - 257] + (bits & ((1 << extra) - 1));
      bits >>>= extra;
      held -= extra;
      for (; held < 15; held += 8) bits |= source[at++] << held;
      const code = distances[bits & (distances.length - 1)], far = code >> 4;
      bits >>>= code & 15;
      held -= code & 15;
      extra = far < 4 ? 0 : (far >> 1) - 1;
      for (; held < 15; held += 8) bits |= source[at++] << held;
      const distance = (far < 4 ? far : (2 + (far & 1)) << extra) + (bits & ((1 << extra) - 1)) + 1;
      bits >>>= extra;
      held -= extra;
      if (!code || distance > length) throw new Error("data");
      // A run may overlap with what it copies.
      for (; length < end; length++) out[length] = out[length - distance];
    }
  }

  /* A table that is looked up by the next bits. Of each length the first code follows the last one that is shorter. */
  function codesOf(lengths) {
    const next = new Uint16Array(17);
    let longest = 1;
    for (const length of lengths) {
      if (length) next[length + 1]++;
      if (length > longest) longest = length;
    }
    for (let length = 1; length < 17; length++) next[length] = (next[length] + next[length - 1]) * 2;
    const entries = new Uint16Array(1 << longest);
    for (let value = 0; value < lengths.length; value++) {
      const length = lengths[value];
      if (!length) continue;
      let code = next[length]++, reversed = 0;
      for (let bit = 0; bit < length; bit++, code >>= 1) reversed = reversed << 1 | code & 1;
      for (let at = reversed; at < entries.length; at += 1 << length) entries[at] = value << 4 | length;
    }
    return { longest, entries };
  }

  /* Numbers of seven bits a byte (LEB128), and blocks of bytes with their length before them. */
  function reader(bytes) {
    let at = 0;
    const self = {
      number() {
        let byte = bytes[at++], value = byte & 127;
        for (let scale = 128; byte > 127; scale *= 128) {
          byte = bytes[at++];
          value += (byte & 127) * scale;
        }
        return value;
      },
      bytes(length) {
        at += length;
        return bytes.subarray(at - length, at);
      },
      block: () => self.bytes(self.number()),
      more: () => at < bytes.length,
    };
    return self;
  }

  /* Words in order, each as what it does not share with the one before it. */
  function frontCoded(from) {
    const count = from.number(), shared = from.block(), lengths = from.block(), rest = from.block();
    return {
      count,
      /* Calls with the number of each word that begins with these bytes, and its bytes; false ends it. */
      each(start, call) {
        const before = reader(shared), after = reader(lengths);
        let word = new Uint8Array(256), next = 0, matched = 0;
        for (let at = 0; at < count; at++) {
          const same = before.number(), length = same + after.number();
          // A word that parts from `start` earlier than the one before it is after all that begin so.
          if (same < matched) return;
          if (length > word.length) {
            const larger = new Uint8Array(length * 2);
            larger.set(word);
            word = larger;
          }
          for (let place = same; place < length; place++) word[place] = rest[next++];
          while (matched < start.length && matched < length && word[matched] === start[matched]) matched++;
          if (matched === start.length && call(at, word.subarray(0, length)) === false) return;
        }
      },
    };
  }

  /* What is made of something when it is first needed. */
  function later(make, from) {
    let made;
    return () => made = made || make(from);
  }

  function allWords(words) {
    const all = [];
    words.each([], (at, word) => {
      all.push(utf8.decode(word));
    });
    return all;
  }

  /* Loading. A script tells its name and its data; who waits for it is told, and a damaged one is a failure. */
  const waiting = new Map();
  let base = "";

  /* `check` is what stands in the name of a file; where it stands before the data, there is none. */
  function take(name, data) {
    const waits = waiting.get(name);
    if (!waits) return;
    try {
      const from = waits.check ? 0 : 6, bytes = bytesOf(data, from);
      if (checkOf(bytes) !== (waits.check || data.slice(0, 6))) throw new Error("check");
      waits.resolve(inflate(bytes));
    } catch (error) {
      waits.fail();
    }
  }

  function failure(name) {
    const error = new Error("search/" + name + ".js");
    error.file = error.message;
    return error;
  }

  function load(name, check) {
    const known = waiting.get(name);
    if (known) return known.promise;
    const file = check ? name + "-" + check : name, waits = { check };
    waits.promise = new Promise((resolve, reject) => {
      waits.resolve = resolve;
      waits.fail = () => reject(failure(file));
    });
    waiting.set(name, waits);
    // A file that could not be loaded may be there the next time.
    waits.promise.catch(() => waiting.delete(name));
    self.insert(base + "search/" + file + ".js", waits.fail);
    return waits.promise;
  }

  function insert(address, failed) {
    const script = document.createElement("script");
    script.src = address;
    script.onload = script.onerror = () => {
      script.remove();
      // After a file has called take, this says nothing any more.
      failed();
    };
    document.head.append(script);
  }

  /* What a character is to the division into words: 0 divides, 1 letter, 2 mark, 3 Chinese. */
  const starts = [], ends = [], classes = [];
  (function () {
    const ranges = reader(inflate(bytesOf("@LETTERS@", 0)));
    let last = 0;
    while (ranges.more()) {
      const first = ranges.number();
      last += first >> 2;
      starts.push(last);
      last += ranges.number();
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
   * The words of a text: {start, end, position} with {term, alternate, surface}, or {single, pair} in Chinese. With the
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
        words.push({ start, end: at, position: position++, single });
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
        if (known) words.push({ start, end: at, position: position++, term: known.term, alternate: known.alternate, surface: known.surface });
      }
    }
    return words;
  }

  /* Whether a word begins with a letter that no term begins with. Of one with two simple letters the first stays as it is. */
  function isNone(raw, terms) {
    terms.firsts = terms.firsts || Array.from(terms.words).concat(...terms.phrases.map((phrase) => phrase.map((part) => part.term))).map((term) => term[0]).join("");
    return SIMPLE.test(raw.slice(0, 2)) && !terms.firsts.includes(raw[0].toLowerCase());
  }

  /* What is made of a word. Most words of a text were in the one before it. */
  const analyses = new Map();

  function analysed(raw, language) {
    const key = language + raw;
    let known = analyses.get(key);
    if (known === undefined) {
      const word = plain(raw), surface = fold(word), alternate = termOf(surface, language);
      known = word ? { term: word === surface ? alternate : fold(stem(word, language)), alternate, surface } : null;
      if (analyses.size > 20000) analyses.clear();
      analyses.set(key, known);
    }
    return known;
  }

  function stem(word, language) {
    const stems = self.stems[language];
    if (language === "ar") {
      // Without the article and what is joined to it, where at least three letters are left.
      const rest = word.replace(/^[وف]?(?:ال|بال|كال|لل)/, "");
      if (rest !== word && Array.from(rest).length >= 3) word = rest;
    }
    return stems && stems(word) || word;
  }

  function termOf(surface, language) {
    return fold(stem(surface, language));
  }

  /* The query language, as src/index/query.rs reads it. */
  const OPENS = "\"“„«”", CLOSES = "\"”“»", REFUSES = /^[-–−]/;
  const FACETS = ["domain", "stage", "region", "topic", "place", "origin", "kind", "sdg", "standard", "connectivity", "power", "effort"];

  /* The facets that were loaded, by language and key. */
  const knownFacets = new Map();

  /* The names of all entries of the vocabularies, where they were loaded, by language. */
  const vocabularyNames = new Map();

  /* The id of a value, folded, of a facet that was loaded. */
  function idOf(key, value, language) {
    const known = knownFacets.get(language + key), at = known && known.names().get(value);
    return at === undefined ? "" : known.values[at][0];
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
      for (const name of self.goals[language].split(" ").map((word) => facetValue(word, language))) {
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
      const chunk = withoutElided(taken.join(""), language);
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
    const stems = (text) => wordsOf(text, language).map((word) => word.single || word.alternate).join("-"), wanted = stems(name);
    const known = (self.keys[language] || "").split(" ").map((pair) => pair.split("=")).find(([word]) => stems(word) === wanted);
    return known ? known[1] : "";
  }

  function facetValue(text, language) {
    return wordsOf(text, language).map((word) => word.single || word.surface).join("-");
  }

  /* A French chunk without words that lost their last vowel: who types "l'eau" looks for water, with whatever article. */
  function withoutElided(chunk, language) {
    const [one, other] = language === "fr" ? wordsOf(chunk, language) : [];
    const elided = other && /^(?:[ldjmtsnc]|(?:|jus|lors|puis|quoi)qu)$/.test(one.surface) && /^['’‘′´`]$/.test(chunk.slice(one.end, other.start));
    return elided ? withoutElided(chunk.slice(other.start), language) : chunk;
  }

  const isSmall = (word, language) => (" " + (self.small[language] || "") + " ").includes(" " + word + " ");

  function clauseOf(chunk, language) {
    const symbol = /^bp[-–‑]?([0-9a-z]{5})(?:[-–‑][a-z])?$/i.exec(chunk);
    if (symbol) {
      const surface = symbol[1].toLowerCase().replace(/o/g, "0").replace(/[il]/g, "1");
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
      if (term) terms.push({ at: word.position - words[0].position, term });
    });
    return terms.slice(0, MOST_PARTS);
  }

  /* Order of the UTF-8 bytes, which is that of the code points. */
  function isBefore(one, other) {
    const length = Math.min(one.length, other.length);
    for (let at = 0; at < length; at++) {
      let a = one.charCodeAt(at), b = other.charCodeAt(at);
      if (a === b) continue;
      if (a >= 0xd800 && b >= 0xd800) {
        a += a >= 0xe000 ? -0x800 : 0x2000;
        b += b >= 0xe000 ? -0x800 : 0x2000;
      }
      return a < b;
    }
    return one.length < other.length;
  }

  /* The last of the words that is not after this one. */
  function placeOf(words, word) {
    let low = 0, high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(word, words[middle])) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }

  /* The length that a norm stands for. */
  function lengthOf(norm) {
    if (norm < 40) return norm;
    const rest = norm - 24, shift = (rest >> 3) - 1;
    return 24 + (8 | rest & 7) * 2 ** shift;
  }

  /* The index of one language. */
  function open(language) {
    if (!opened.has(language)) {
      const opening = Promise.all([load(language + "/directory"), languageReady(language)]).then(([bytes]) => indexOf(language, bytes));
      opened.set(language, opening);
      opening.catch(() => opened.delete(language));
    }
    return opened.get(language);
  }

  const opened = new Map();

  /* The script of a language: its small words and its stemmer. */
  const scripts = new Map("@FILES@".split(" ").map((part) => part.split(":")).map(([language, ...rest]) => [language, rest]));

  function languageReady(language) {
    if (self.small[language] !== undefined) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const path = scripts.get(language)[0];
      self.insert(base + path, () => {
        if (self.small[language] !== undefined) return resolve();
        const error = new Error(path);
        error.file = path;
        reject(error);
      });
    });
  }

  function indexOf(language, bytes) {
    const directory = reader(bytes);
    if (directory.number() !== FORMAT) throw failure(language + "/directory");
    const count = directory.number(), perFile = directory.number();
    const averages = WEIGHTS.map(() => round(round(directory.number()) / round(count)));
    const exceptions = new Map();
    for (let left = directory.number(), last = 0; left--;) {
      const step = directory.number();
      last += step >> 1;
      exceptions.set(last, step & 1 ? 1 : -1);
    }
    const facetKeys = utf8.decode(directory.block()).split(" ").filter(Boolean);
    const together = directory.number(), files = {}, firsts = {};
    for (const kind of "tplmwbdfn") {
      files[kind] = directory.bytes(3 * directory.number());
      if ("twb".includes(kind)) firsts[kind] = later(allWords, frontCoded(directory));
    }
    const decoded = new Map();
    const file = (kind, at, decode) => {
      const name = language + "/" + kind + at;
      if (!decoded.has(name)) {
        let check = "";
        for (const byte of files[kind].subarray(3 * at, 3 * at + 3)) check += (byte | 256).toString(16).slice(1);
        const promise = load(name, check).then(decode);
        decoded.set(name, promise);
        promise.catch(() => decoded.delete(name));
      }
      return decoded.get(name);
    };

    /* The factor of a document's length in each field. */
    const factors = averages.map((average) => {
      const one = round(1.2), part = round(0.75), known = new Float32Array(256);
      for (let norm = 0; norm < 256; norm++) {
        known[norm] = round(one * round(round(1 - part) + round(round(part * round(lengthOf(norm))) / average)));
      }
      return known;
    });

    function rarity(frequency) {
      const rest = round(round(count - frequency) + 0.5);
      const found = new Float32Array([Math.log(round(1 + round(rest / round(round(frequency) + 0.5))))]);
      if (exceptions.has(frequency)) new Int32Array(found.buffer)[0] += exceptions.get(frequency);
      return found[0];
    }

    const weightOf = (rarity, field) => round(round(rarity * round(1 + round(1.2))) * WEIGHTS[field]);

    /* Lists of documents, in three columns: gaps, counts and norms. */
    const columnsOf = (from) => ({ gaps: from.block(), counts: from.block(), norms: from.block() });

    /* Those of the fields of a term, which come after so many entries. */
    function readLists(columns, skipped, fields) {
      const gaps = reader(columns.gaps), counts = reader(columns.counts);
      let at = skipped, place = 0;
      while (skipped--) {
        gaps.number();
        place += counts.number();
      }
      for (const field of fields) {
        if (!field) continue;
        const frequency = field.frequency, documents = new Uint32Array(frequency), often = new Uint32Array(frequency);
        field.list = { documents, counts: often, norms: columns.norms.subarray(at, at += frequency), place };
        for (let index = 0, last = 0; index < frequency; index++) {
          last += gaps.number();
          documents[index] = last++;
          place += often[index] = counts.number();
        }
      }
    }

    /* A file of terms: what tells of one of them, or null. Nothing else is read of it. */
    function termFile(bytes) {
      const from = reader(bytes), words = frontCoded(from), masks = from.block(), numbers = from.block(), columns = columnsOf(from);
      const known = new Map();
      const find = (word) => {
        const wanted = toUtf8.encode(word);
        let number = -1;
        words.each(wanted, (at, found) => {
          if (found.length === wanted.length) number = at;
          return false;
        });
        if (number < 0) return null;
        const frequencies = reader(numbers);
        for (let at = 0, skipped = 0; ; at++) {
          const mask = masks[at], fields = [];
          let entries = 0;
          for (let field = 0; field < WEIGHTS.length; field++) {
            const frequency = mask >> field & 1 ? frequencies.number() : 0;
            entries += frequency;
            if (at === number) fields.push(frequency ? { frequency } : null);
          }
          const long = mask >> WEIGHTS.length & 1 ? frequencies.number() : -1;
          if (at === number) {
            if (long < 0) readLists(columns, skipped, fields);
            return { fields, long };
          }
          if (long < 0) skipped += entries;
        }
      };
      return (word) => {
        if (!known.has(word)) known.set(word, find(word));
        return known.get(word);
      };
    }

    /* A term with its lists in each field; null when it stands nowhere. */
    async function termOf(word) {
      const at = placeOf(firsts.t(), word);
      if (at < 0) return null;
      const term = (await file("t", at, termFile))(word);
      if (!term) return null;
      if (term.long >= 0) await file("l", term.long, (bytes) => readLists(columnsOf(reader(bytes)), 0, term.fields));
      return { fields: term.fields, long: term.long, file: at };
    }

    /* All places of the lists of a file, one after another. */
    function placesOf(term) {
      const all = (bytes) => {
        const from = reader(bytes), places = [];
        while (from.more()) places.push(from.number());
        return places;
      };
      const blocks = (bytes) => {
        const from = reader(bytes), blocks = [];
        while (from.more()) blocks.push(all(from.block()));
        return blocks;
      };
      const [kind, at] = term.long < 0 ? ["p", term.file] : ["m", term.long];
      return file(kind, Math.floor(at / together), blocks).then((blocks) => blocks[at % together]);
    }

    /* A file of whole words, each with the number of documents that have it. */
    function wordFile(bytes) {
      const from = reader(bytes), words = frontCoded(from), frequencies = new Uint32Array(words.count), numbers = reader(from.block());
      for (let at = 0; at < words.count; at++) frequencies[at] = numbers.number();
      return { words, frequencies };
    }

    /*
     * Calls with the bytes of each whole word that begins so, and its number of documents; kind w, or b with words and
     * start read backwards. Many words take many files, and between them the browser may do something else.
     */
    async function wordsFrom(kind, start, call) {
      const bytes = toUtf8.encode(start), last = placeOf(firsts[kind](), start + "\u{10ffff}"), wanted = [];
      for (let at = Math.max(0, placeOf(firsts[kind](), start)); at <= last; at++) wanted.push(file(kind, at, wordFile));
      let since = performance.now();
      for (const { words, frequencies } of await Promise.all(wanted)) {
        if (performance.now() - since > SLICE) {
          await moment();
          since = performance.now();
        }
        words.each(bytes, (at, word) => call(word, frequencies[at]));
      }
    }

    /* The terms of the most frequent words that begin so. */
    async function completions(start) {
      const found = [];
      await wordsFrom("w", start, (word, frequency) => {
        let place = found.length;
        // Of equal ones the first of the alphabet stays before the others.
        while (place && found[place - 1].frequency < frequency) place--;
        if (place === COMPLETIONS) return;
        found.splice(place, 0, { word: utf8.decode(word), frequency });
        if (found.length > COMPLETIONS) found.pop();
      });
      return Array.from(new Set(found.map((known) => self.termOf(known.word, language))));
    }

    /* The names of the vocabularies, for a query that may have one. */
    async function loadNames() {
      const names = files.n.length ? await file("n", 0, (bytes) => new Set(allWords(frontCoded(reader(bytes))))) : new Set();
      vocabularyNames.set(language, names);
      return names;
    }

    /* What is done where something stands nowhere has a script of its own. */
    const slips = () => self.slips({ language, firsts, file, wordFile, wordsFrom, phraseScores, loadNames });

    /* The scores of a term: added field by field. NaN stands for not found. */
    async function addTerm(scores, word) {
      const term = await termOf(word);
      if (!term) return scores;
      term.fields.forEach((field, at) => {
        if (!field) return;
        const weight = weightOf(rarity(field.frequency), at), { documents, counts, norms } = field.list;
        for (let index = 0; index < documents.length; index++) add(scores, documents[index], bm25(weight, counts[index], factors[at][norms[index]]));
      });
      return scores;
    }

    const none = () => new Float32Array(count).fill(NaN);
    const add = (scores, document, score) => {
      scores[document] = (scores[document] !== scores[document] ? 0 : scores[document]) + score;
    };
    const bm25 = (weight, frequency, factor) => round(weight * round(frequency / round(frequency + factor)));

    async function scoresOf(resolved) {
      if (resolved.any) {
        const words = resolved.any.map((word) => addTerm(none(), word));
        const all = await Promise.all(words.concat((resolved.phrases || []).map(phraseScores)));
        const best = all[0] || none();
        for (const scores of all.slice(1)) {
          scores.forEach((score, at) => {
            if (score === score && !(best[at] >= score)) best[at] = score;
          });
        }
        return best;
      }
      if (resolved.run) {
        const all = await Promise.all(resolved.run.map((word) => addTerm(none(), word)));
        const total = none(), counts = new Uint32Array(count);
        for (const scores of all) {
          scores.forEach((score, at) => {
            if (score !== score) return;
            add(total, at, score);
            counts[at]++;
          });
        }
        const needed = all.length - Math.floor(all.length / 3), most = total.slice();
        counts.forEach((found, at) => {
          if (found < needed) most[at] = NaN;
        });
        // Where no document has most of it, those with some of it are shown.
        most.loosely = total;
        return most;
      }
      return phraseScores(resolved.phrase);
    }

    async function phraseScores(phrase) {
      const scores = none();
      const terms = await Promise.all(phrase.map((part) => termOf(part.term)));
      if (!terms.every(Boolean)) return scores;
      const places = await Promise.all(terms.map(placesOf));
      for (let at = 0; at < WEIGHTS.length; at++) {
        const fields = terms.map((term) => term.fields[at]);
        if (!fields.every(Boolean)) continue;
        const weight = weightOf(fields.reduce((sum, field) => round(sum + rarity(field.frequency)), 0), at);
        const followed = fields.map((field) => {
          let index = 0, place = field.list.place;
          return (document) => {
            const { documents, counts } = field.list;
            while (index < documents.length && documents[index] < document) place += counts[index++];
            return index < documents.length && documents[index] === document ? { from: place, count: counts[index] } : null;
          };
        });
        const lead = fields[0].list;
        for (let index = 0; index < lead.documents.length; index++) {
          const document = lead.documents[index], found = followed.map((seek) => seek(document));
          if (!found.every(Boolean)) continue;
          const sets = found.map(({ from, count }, term) => {
            const set = new Set();
            for (let step = 0, last = 0; step < count; step++) set.add((last += places[term][from + step]) - phrase[term].at);
            return set;
          });
          let frequency = 0;
          sets[0].forEach((place) => {
            if (sets.every((set) => set.has(place))) frequency++;
          });
          if (frequency) add(scores, document, bm25(weight, frequency, factors[at][lead.norms[index]]));
        }
      }
      return scores;
    }

    async function resolve(clause, mended, text) {
      if (!clause.surface) return plainly(clause);
      const known = await termOf(clause.term);
      if (clause.open) return { any: Array.from(new Set((known ? [clause.term] : []).concat(await completions(clause.surface)))) };
      if (known) return { any: [clause.term] };
      const begun = await completions(clause.surface);
      if (begun.length) return { any: begun };
      const { divided, nearest, isNamed } = await slips(), phrases = await divided(clause.surface);
      if (phrases.length) return { any: [], phrases };
      const meant = await nearest(clause.surface);
      if (!meant || await isNamed(text, clause.surface)) return { any: [] };
      mended.push([clause.surface, meant]);
      return { any: [self.termOf(meant, language)] };
    }

    async function plainly(clause) {
      if (clause.whole) return { any: [clause.whole], phrases: [clause.phrase] };
      if (clause.run) return { run: clause.run };
      if (clause.phrase) return clause.phrase.length === 1 ? { any: [clause.phrase[0].term] } : { phrase: clause.phrase };
      const more = clause.open ? await completions(clause.surface) : [];
      return { any: Array.from(new Set([clause.term].concat(more))) };
    }

    /* A facet: {values: [[id, name, other words…]…], names(), isHere(value), has(document, values), count(document, counts)}. */
    function facet(key) {
      const at = facetKeys.indexOf(key);
      if (at < 0) return Promise.resolve(null);
      return file("f", at, (bytes) => {
        const from = reader(bytes), values = JSON.parse(utf8.decode(from.block()));
        const of = new Uint32Array(bytes.length), starts = new Uint32Array(count + 1);
        let length = 0;
        for (let document = 0; document < count; document++) {
          for (let left = from.number(); left--;) of[length++] = from.number();
          starts[document + 1] = length;
        }
        const here = new Set(of.subarray(0, length));
        /* An id is meant before a name, a name before another word, and of two values with one name the first. */
        const names = later(() => {
          const known = new Map();
          for (const [from, to] of [[0, 1], [1, 2], [2]]) {
            values.forEach((names, at) => {
              for (const name of names.slice(from, to).map((name) => facetValue(name, language))) if (!known.has(name)) known.set(name, at);
            });
          }
          return known;
        });
        const made = {
          values,
          names,
          isHere: (at) => here.has(at),
          /* The day of the last change, which has the form of a facet. */
          dayOf: (document) => of[starts[document]],
          has(document, wanted) {
            for (let at = starts[document]; at < starts[document + 1]; at++) if (wanted.includes(of[at])) return true;
            return false;
          },
          count(document, counts) {
            for (let at = starts[document]; at < starts[document + 1]; at++) counts[of[at]]++;
          },
        };
        knownFacets.set(language + key, made);
        return made;
      });
    }

    /* What is asked of each key. Each facet is told its name, and whether only other languages have it; one that is not known what may have been `meant`. */
    async function filtersOf(facets) {
      const filters = new Map();
      for (const asked of facets) {
        const { key, value, unwanted } = asked, known = await facet(key), values = known ? known.values : [];
        const at = (known && known.names().get(value)) ?? -1;
        [asked.id, asked.name] = at < 0 ? [value, asked.typed] : values[at];
        if (at < 0) asked.meant = (await slips()).meantBy(value, values, known);
        else asked.elsewhere = !unwanted && !known.isHere(at);
        if (!filters.has(key)) filters.set(key, { known, wanted: [], refused: [] });
        filters.get(key)[unwanted ? "refused" : "wanted"].push(at);
      }
      return filters;
    }

    /*
     * Asks. `pause`, if there is one, is waited for between the steps. What was found can `count` the values of some keys:
     * it promises {counts: {key: [{id, name, others, count}…]}, lost: [file…]}, for an answer can be read without them.
     */
    async function search(text, pause) {
      // Whether words that follow a facet are its value is known by its names.
      await Promise.all(parse(text, language).facets.map(({ key }) => facet(key)));
      if (parse(text, language).facets.some(({ key, value }) => !idOf(key, value, language))) await loadNames();
      const query = parse(text, language), found = { query, hits: [], partly: false, mended: [], terms: { words: new Set(), phrases: [] }, count: async () => ({ counts: {}, lost: [] }) };
      // Signs alone are as if nothing had been typed.
      if (![query.wanted, query.unwanted, query.facets].some((list) => list.length)) return found;
      const mended = [];
      const resolved = await Promise.all(query.wanted.map((clause, at) => resolve(clause, mended[at] = [], text)));
      found.mended = [].concat(...mended);
      if (pause) await pause();
      for (const part of resolved) {
        found.terms.phrases.push(...(part.phrases || (part.phrase ? [part.phrase] : [])));
        for (const term of part.any || part.run || []) found.terms.words.add(term);
      }
      const [parts, refused, filters] = await Promise.all([
        Promise.all(resolved.map(scoresOf)),
        Promise.all(query.unwanted.map((clause) => plainly(clause).then(scoresOf))),
        filtersOf(query.facets),
      ]);
      if (pause) await pause();
      /* The sum of all parts, in 32 bits. A document without one of them (NaN) has no sum. */
      const combined = () => {
        const total = new Float32Array(count);
        for (const scores of parts) for (let document = 0; document < count; document++) total[document] += scores[document];
        return without(total);
      };
      /* The sum of those parts that a document has. */
      const combinedLoosely = () => {
        const total = none();
        for (const scores of parts.map((scores) => scores.loosely || scores)) {
          scores.forEach((score, document) => {
            if (score === score) add(total, document, score);
          });
        }
        return without(total);
      };
      const without = (total) => {
        for (const scores of refused) {
          scores.forEach((score, document) => {
            if (score === score) total[document] = NaN;
          });
        }
        return total;
      };
      /* The keys whose filter a document does not pass: none, one, or null for more. */
      const missed = (document) => {
        let missed = "";
        for (const [key, { known, wanted, refused }] of filters) {
          const has = (values) => known && known.has(document, values);
          if ((wanted.length && !has(wanted)) || has(refused)) {
            if (missed) return null;
            missed = key;
          }
        }
        return missed;
      };
      const passing = (scores) => {
        for (let document = 0; document < count; document++) if (scores[document] === scores[document] && missed(document) === "") return true;
        return false;
      };
      let best = combined();
      if ((parts.length > 1 || parts.some((scores) => scores.loosely)) && !passing(best)) {
        best = combinedLoosely();
        found.partly = passing(best);
      }
      // A number that puts the best first, and of equal ones the larger document: the bits of a score are in the order of the scores.
      const bits = new Uint32Array(best.buffer), order = new Float64Array(count), DOCUMENTS = 2 ** 21;
      const nearly = [];
      let hits = 0;
      for (let document = 0; document < count; document++) {
        if (best[document] !== best[document]) continue;
        const miss = filters.size ? missed(document) : "";
        if (miss === "") order[hits++] = bits[document] * DOCUMENTS + document;
        else if (miss) nearly.push([document, miss]);
      }
      found.count = async (keys) => {
        const counts = {}, lost = [];
        await Promise.all(keys.map(async (key) => {
          const known = await facet(key).catch((error) => {
            lost.push(error.file || String(error));
          });
          if (!known) return;
          const of = new Uint32Array(known.values.length);
          for (const { document } of found.hits) known.count(document, of);
          for (const [document, miss] of nearly) if (miss === key) known.count(document, of);
          counts[key] = known.values.map(([id, name, ...others], value) => ({ id, name, others, count: of[value] }));
        }));
        return { counts, lost };
      };
      found.hits = Array.from(order.subarray(0, hits).sort().reverse(), (key) => {
        const document = key % DOCUMENTS;
        return { document, score: best[document] };
      });
      return found;
    }

    /*
     * What is shown of some documents, in their order; of one whose file cannot be read only the name of the file.
     * `each`, if there is one, is told of each in their order as soon as it and all before it are there.
     */
    async function shown(documents, each) {
      const known = [];
      let told = 0;
      await Promise.all(documents.map(async (document, at) => {
        try {
          const all = await file("d", Math.floor(document / perFile), (bytes) => JSON.parse(utf8.decode(bytes)));
          const [symbol, slug, title, summary, changed, badges] = all[document % perFile];
          known[at] = { symbol, slug, title, summary, changed, badges, path: language + "/practices/" + slug + ".html" };
        } catch (error) {
          known[at] = { error, file: error.file || String(error) };
        }
        while (each && known[told]) each(known[told++]);
      }));
      if (known.length && known.every((one) => one.error)) throw known[0].error;
      return known;
    }

    return { language, count, facetKeys, search, shown, facet, slips };
  }

  /* Where a text has the terms of a search: [start, end] of each. Words of a phrase count only where they stand together. */
  function marks(text, terms, language) {
    const found = [], words = wordsOf(text, language, terms), together = new Map();
    const is = (word, term) => word && (word.term === term || word.alternate === term || word.pair === term || word.single === term);
    const end = (word, index, hasPair) => hasPair ? words[index + 1].end : word.end;
    if (terms.phrases.length) {
      const places = new Map(words.map((word) => [word.position, word]));
      for (const phrase of terms.phrases) {
        for (const word of words) {
          const all = phrase.map((part) => places.get(word.position + part.at));
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
      } else if (inPhrase || terms.words.has(word.term) || terms.words.has(word.alternate)) {
        found.push([word.start, word.end]);
      }
    });
    return found;
  }

  const self = {
    settings: window.fieldbookSearchSettings || {},
    languages: Array.from(scripts.keys()),
    names: {},
    facets: FACETS,
    texts: {},
    stems: {},
    small: {},
    keys: {},
    goals: {},
    separators: {},
    take,
    insert,
    open,
    languageReady,
    parse,
    wordsOf,
    termOf,
    facetKey,
    facetValue,
    idOf,
    core: { MOST_LETTERS, MOST_WORDS, SLICE, utf8, toUtf8, moment, isBefore, isSmall, placeOf, facetValue },
    marks,
    at(address) {
      base = address;
    },
  };
  scripts.forEach(([, name], language) => {
    self.names[language] = name;
  });
  return self;
})();
