/* The index of one language: what its files say of a query. src/index/run.rs does the same steps, with the same numbers to the bit. */

const FORMAT = 2;
const WEIGHTS = [5, 3, 2, 2, 1];
const COMPLETIONS = 10;
/* How many milliseconds of work follow one another before the browser may do something else. */
const SLICE = 8;
const round = Math.fround;

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
    const renew = () => {
      if (opened.get(language) === opening) forget(language);
    };
    const opening = Promise.all([load(language + "/directory"), scriptOf(language)]).then(([bytes]) => indexOf(language, bytes, renew));
    opened.set(language, opening);
    opening.catch(() => opened.delete(language));
  }
  return opened.get(language);
}

const opened = new Map();

/* The directory is read anew: where a site was made again since the page was opened, files have other names. */
function forget(language) {
  opened.delete(language);
  const known = waiting.get(language + "/directory");
  // One that is on its way may be of before: who asks now waits for it, and for another one then.
  if (known) known.check = 0;
}

/* While a site is written: another one is searched from now on, and what is shown is asked for again. */
function renew() {
  opened.forEach((index, language) => forget(language));
  if (self.again) self.again();
}

/* `renew` is called when a file cannot be read. */
function indexOf(language, bytes, renew) {
  const directory = reader(bytes);
  if (directory.numeral() !== FORMAT) throw failure(language + "/directory");
  const count = directory.numeral(), perFile = directory.numeral();
  const averages = WEIGHTS.map(() => round(round(directory.numeral()) / round(count)));
  const exceptions = new Map();
  for (let left = directory.numeral(), last = 0; left--;) {
    const step = directory.numeral();
    last += step >> 1;
    exceptions.set(last, step & 1 ? 1 : -1);
  }
  const facetKeys = utf8.decode(directory.piece()).split(" ").filter(Boolean);
  const together = directory.numeral(), files = {}, firsts = {};
  for (const kind of "tplmwbdfn") {
    files[kind] = directory.bytes(3 * directory.numeral());
    if ("twb".includes(kind)) firsts[kind] = later(allWords, frontCoded(directory));
  }
  const decoded = new Map();
  const file = (kind, at, decode, turn) => {
    const name = language + "/" + kind + at;
    if (!decoded.has(name)) {
      let check = "";
      for (const byte of files[kind].subarray(3 * at, 3 * at + 3)) check += (byte | 256).toString(16).slice(1);
      const promise = load(name, check, turn).then(decode);
      decoded.set(name, promise);
      promise.catch(() => {
        decoded.delete(name);
        renew();
      });
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
  const columnsOf = (from) => ({ gaps: from.piece(), counts: from.piece(), norms: from.piece() });

  /* Those of the fields of a term, which come after so many entries. */
  function readLists(columns, skipped, fields) {
    const gaps = reader(columns.gaps), counts = reader(columns.counts);
    let at = skipped, place = 0;
    while (skipped--) {
      gaps.numeral();
      place += counts.numeral();
    }
    for (const field of fields) {
      if (!field) continue;
      const frequency = field.frequency, documents = new Uint32Array(frequency), often = new Uint32Array(frequency);
      field.list = { documents, counts: often, norms: columns.norms.subarray(at, at += frequency), place };
      for (let index = 0, last = 0; index < frequency; index++) {
        last += gaps.numeral();
        documents[index] = last++;
        place += often[index] = counts.numeral();
      }
    }
  }

  /* A file of terms: what tells of one of them, or null. Nothing else is read of it. */
  function termFile(bytes) {
    const from = reader(bytes), words = frontCoded(from), masks = from.piece(), numbers = from.piece(), columns = columnsOf(from), meant = from.piece();
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
      for (let at = 0, skipped = 0, line = 0; ; at++) {
        const mask = masks[at], fields = [];
        let entries = 0;
        for (let field = 0; field < WEIGHTS.length; field++) {
          const frequency = mask >> field & 1 ? frequencies.numeral() : 0;
          entries += frequency;
          if (at === number) fields.push(frequency ? { frequency } : null);
        }
        const long = mask >> WEIGHTS.length & 1 ? frequencies.numeral() : -1;
        if (at === number) {
          if (long < 0) readLists(columns, skipped, fields);
          return { fields, long, meant: mask & 64 ? readMeant(word, utf8.decode(meant).split("\n")[line]) : [] };
        }
        line += mask >> 6;
        if (long < 0) skipped += entries;
      }
    };
    return (word) => {
      if (!known.has(word)) known.set(word, find(word));
      return known.get(word);
    };
  }

  /* What a term without accents may stand for: lists of a term and the words that alone lead to it, if not all do. */
  const readMeant = (bare, line) => line.split(" ").map((one) => one.split(",").map((part) => bare.slice(0, part.charCodeAt(0) - 48) + part.slice(1)));

  /* A term and those that a word may stand for. */
  const withMeant = (word, term, surface) => [word].concat(...(term ? term.meant : []).map(([meant, ...only]) => !only.length || only.includes(surface) ? [meant] : []));

  /* A term with its lists in each field; null when it stands nowhere. */
  async function termOf(word) {
    const at = placeOf(firsts.t(), word);
    if (at < 0) return null;
    const term = (await file("t", at, termFile))(word);
    if (!term) return null;
    if (term.long >= 0) await file("l", term.long, (bytes) => readLists(columnsOf(reader(bytes)), 0, term.fields));
    return Object.assign({ file: at }, term);
  }

  /* All places of the lists of a file, one after another. */
  function placesOf(term) {
    const all = (bytes) => {
      const from = reader(bytes), places = [];
      while (from.more()) places.push(from.numeral());
      return places;
    };
    const blocks = (bytes) => {
      const from = reader(bytes), blocks = [];
      while (from.more()) blocks.push(all(from.piece()));
      return blocks;
    };
    const [kind, at] = term.long < 0 ? ["p", term.file] : ["m", term.long];
    return file(kind, Math.floor(at / together), blocks).then((blocks) => blocks[at % together]);
  }

  /* A file of whole words, each with the number of documents that have it. */
  function wordFile(bytes) {
    const from = reader(bytes), words = frontCoded(from), frequencies = new Uint32Array(words.count), numbers = reader(from.piece());
    for (let at = 0; at < words.count; at++) frequencies[at] = numbers.numeral();
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
        await pause();
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
  const slips = () => self.slips({ language, firsts, file, wordFile, wordsFrom, termOf, phraseScores, loadNames });

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
      const all = await Promise.all(words.concat((resolved.phraseTerms || []).map(phraseScores)));
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

  async function resolve(clause, mended, text, plain, help) {
    if (!clause.surface) return plainly(clause);
    const known = await termOf(clause.term);
    const meant = known ? withMeant(clause.term, known, clause.surface) : [];
    if (clause.open) return { any: Array.from(new Set(meant.concat(await completions(clause.surface)))) };
    if (known) return { any: meant };
    // A symbol without what stands before it: "7k3qo".
    const symbol = /^(?=.*\d)[\da-z]{5}$/.test(clause.surface) && self.termOf(withDigits(clause.surface), language);
    if (symbol && await termOf(symbol)) return { any: [symbol] };
    const begun = await completions(clause.surface);
    if (begun.length) return { any: begun };
    const { accented, divided, nearest, isNamed } = await help();
    if (!divided) return { any: [] };
    const others = await accented(clause.surface);
    if (others.length) return { any: others };
    const phrases = await divided(clause.surface);
    if (phrases.length) return { any: [], phraseTerms: phrases };
    const taken = !plain && await nearest(clause.surface);
    // Some names are near, and none stands here.
    if (taken === "") mended.named = true;
    if (!taken || await isNamed(text, clause.surface)) return { any: [] };
    mended.push([clause.surface, taken]);
    const term = self.termOf(taken, language);
    return { any: withMeant(term, await termOf(term), taken) };
  }

  async function plainly(clause, help) {
    if (clause.whole) return { any: [clause.whole], phraseTerms: [clause.phrase] };
    if (clause.run) return { run: clause.run };
    if (clause.phrase) return clause.phrase.length === 1 ? { any: [clause.phrase[0].term] } : { phrase: clause.phrase };
    if (!clause.open) {
      const known = await termOf(clause.term), { accented } = known || !help ? {} : await help();
      return { any: withMeant(clause.term, known, clause.surface).concat(accented ? await accented(clause.surface) : []) };
    }
    return { any: Array.from(new Set([clause.term].concat(await completions(clause.surface)))) };
  }

  /* A facet: {values: [[id, name, other words…]…], at(value), isHere(value), has(document, values), count(document, counts)}. */
  function facet(key) {
    const at = facetKeys.indexOf(key);
    if (at < 0) return Promise.resolve(null);
    return file("f", at, (bytes) => {
      const from = reader(bytes), values = JSON.parse(utf8.decode(from.piece()));
      const of = new Uint32Array(bytes.length), starts = new Uint32Array(count + 1);
      let length = 0;
      for (let document = 0; document < count; document++) {
        for (let left = from.numeral(); left--;) of[length++] = from.numeral();
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
        // Words may be divided in another way: "vietnam". "1,6" is not 16.
        const joined = new Map();
        for (const [name, at] of known) {
          const whole = name.replace(/-/g, "");
          if (/\D/.test(whole)) joined.set(whole, (joined.get(whole) ?? at) === at ? at : -1);
        }
        return [known, joined];
      });
      const made = {
        values,
        /* The place of a value, folded; -1 if there is none. */
        at: (value) => names()[0].get(value) ?? names()[1].get(value.replace(/-/g, "")) ?? -1,
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
  async function filtersOf(facets, help) {
    const filters = new Map();
    for (const asked of facets) {
      const { key, value, unwanted } = asked, known = await facet(key), values = known ? known.values : [];
      const at = known ? known.at(value) : -1;
      [asked.id, asked.name] = at < 0 ? [value, asked.typed] : values[at];
      const { meantBy } = at < 0 ? await help() : {};
      if (at < 0) asked.meant = meantBy ? meantBy(value, values, known) : [];
      else asked.elsewhere = !unwanted && !known.isHere(at);
      // A key of which the value is still to come asks for nothing.
      if (!value) continue;
      if (!filters.has(key)) filters.set(key, { known, wanted: [], refused: [] });
      const { wanted, refused } = filters.get(key);
      (unwanted ? refused : wanted).push(at);
    }
    return filters;
  }

  /*
   * Asks. `pause`, if there is one, is waited for between the steps; `around` is the query that the text is a part of; where it is `plain`, no slip is mended. What was found can `count` the values of some keys:
   * it promises {counts: {key: [{id, name, others, count}…]}, lost: [file…]}, for an answer can be read without them.
   */
  async function search(text, pause, around, plain) {
    // Whether words that follow a facet are its value is known by its names.
    await Promise.all(parse(text, language).facets.map(({ key }) => facet(key)));
    if (parse(text, language).facets.some(({ key, value }) => !idOf(key, value, language))) await loadNames();
    const query = parse(text, language), found = { query, hits: [], partly: false, mended: [], terms: { words: new Set(), phraseTerms: [] }, count: async () => ({ counts: {}, lost: [] }) };
    // Signs alone are as if nothing had been typed.
    if (![query.wanted, query.unwanted, query.facets].some((list) => list.length)) return found;
    // Without its script no slip is mended, and what stands there is found all the same.
    const help = () => slips().catch((error) => {
      found.lost = error;
      return {};
    });
    const mended = [];
    const resolved = await Promise.all(query.wanted.map((clause, at) => resolve(clause, mended[at] = [], around || text, plain, help)));
    found.mended = [].concat(...mended);
    found.named = mended.some(({ named }) => named);
    if (pause) await pause();
    for (const [at, part] of resolved.entries()) {
      // "l'" or "jusqu'à" alone would mark half of a French text.
      if (language === "fr" && query.wanted[at].small) continue;
      found.terms.phraseTerms.push(...(part.phraseTerms || (part.phrase ? [part.phrase] : [])));
      for (const term of part.any || part.run || []) found.terms.words.add(term);
    }
    const [parts, refused, filters] = await Promise.all([
      Promise.all(resolved.map(scoresOf)),
      Promise.all(query.unwanted.map((clause) => plainly(clause, help).then(scoresOf))),
      filtersOf(query.facets, help),
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
    if (pause) await pause();
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
          lost.push(error.message);
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
   * `each`, if there is one, is told of each in their order as soon as it and all before it are there. When it has been told
   * of so many as are seen `first`, the others have to wait for what it promises.
   */
  async function shown(documents, each, first) {
    const known = [];
    let told = 0, go;
    const turn = each && new Promise((resolve) => {
      go = resolve;
    });
    await Promise.all(documents.map(async (document, at) => {
      try {
        const all = await file("d", Math.floor(document / perFile), (bytes) => JSON.parse(utf8.decode(bytes)), at >= first && turn);
        const [symbol, slug, title, summary, changed, badges] = all[document % perFile];
        known[at] = { symbol, slug, title, summary, changed, badges, path: language + "/practices/" + slug + ".html" };
      } catch (error) {
        known[at] = { error };
      }
      while (each && known[told]) {
        const wait = each(known[told++]);
        if (told === first) go(wait);
      }
    }));
    if (known.length && known.every((one) => one.error)) throw known[0].error;
    return known;
  }

  return { language, count, facetKeys, search, shown, facet, slips };
}
