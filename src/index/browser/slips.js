/*
 * What is done where something stands nowhere: words that are one slip away or may have been meant, words that other
 * texts write as two, and values of facets that are like one that is not known. Most queries have nothing of it.
 * src/index/run.rs has the same steps.
 */
(function (search) {
  "use strict";

  const MENDED_FROM = 4;
  /* So many words, and values of facets, are offered. */
  const NEAR = 5;
  const { MOST_LETTERS, MOST_WORDS, SLICE, utf8, toUtf8, pause, isBefore, isSmall, placeOf, facetValue } = search;

  /* The letters of a word in UTF-8: the bytes that begin one. */
  function lettersOf(word) {
    let letters = 0;
    for (const byte of word) if ((byte & 0xc0) !== 0x80) letters++;
    return letters;
  }

  /*
   * Whether the bytes of two words are equal but for what one slip changes: two letters at most, which have two bytes where
   * all are ASCII, else eight. Most words are left out by it.
   */
  function mayBeASlip(one, other) {
    let start = 0, end = 0;
    const least = Math.min(one.length, other.length), most = Math.max(one.length, other.length);
    while (start < least && one[start] === other[start]) start++;
    while (end < least - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
    const rest = most - start - end, ascii = (word) => word.subarray(start, word.length - end).every((byte) => byte < 0x80);
    return rest <= 2 || rest <= 8 && !(ascii(one) && ascii(other));
  }

  function oneSlipApart(one, other) {
    let start = 0;
    while (start < one.length && start < other.length && one[start] === other[start]) start++;
    const a = one.slice(start), b = other.slice(start);
    const same = (x, y) => x.length === y.length && x.every((letter, at) => letter === y[at]);
    if (a.length === b.length) {
      return a.length > 0 && (same(a.slice(1), b.slice(1)) || a.length > 1 && a[0] === b[1] && a[1] === b[0] && same(a.slice(2), b.slice(2)));
    }
    return a.length === b.length + 1 && same(a.slice(1), b) || b.length === a.length + 1 && same(a, b.slice(1));
  }

  /* How many letters are to be put in, left out, changed or swapped with the next (optimal string alignment). */
  function stepsBetween(one, other) {
    let before = [], last = other.map((_, at) => at).concat(other.length);
    one.forEach((letter, row) => {
      const next = [row + 1];
      other.forEach((mine, at) => {
        next.push(Math.min(last[at + 1] + 1, next[at] + 1, last[at] + (letter !== mine)));
        if (row && at && letter === other[at - 1] && one[row - 1] === mine) next[at + 1] = Math.min(next[at + 1], before[at - 1] + 1);
      });
      before = last;
      last = next;
    });
    return last[other.length];
  }

  /* Vowels, each before the same with an accent that stands in endings, which the stemmer reads. */
  const ACCENTS = { fr: "eéeè", es: "aáeéiíoó" };

  /* For the index of one language: what of it is needed here. */
  search.scripts.slips = ({ language, firsts, file, wordFile, wordsFrom, termOf, phraseScores, loadNames }) => {
    const mostFrequent = (one, other) => other.frequency - one.frequency || (isBefore(one.word, other.word) ? -1 : 1);

    const bySteps = (letter) => (one, other) => one.steps - other.steps || other.word.startsWith(letter) - one.word.startsWith(letter) || mostFrequent(one, other);

    /* Puts those first that are words of this language: a facet's names in others stand in the facts alone. */
    async function ownFirst(words) {
      const names = words.length > 1 && await loadNames(), FACTS = 3, own = [], rest = [];
      for (const known of words) {
        const term = names && !names.has(known.word) && await termOf(search.termOf(known.word, language));
        (term && !term.fields.some((field, at) => field && at !== FACTS) ? rest : own).push(known);
      }
      return own.concat(rest);
    }

    /* The words whose first half, or what follows the letter after it, is as it was typed, and whose bytes pass. */
    async function aroundOf(letters, passes, begun) {
      const half = letters.length >> 1, backwards = (letters) => letters.slice().reverse().join("");
      const typed = letters.join(""), found = new Map();
      const keep = (kind, typed) => (word, frequency) => {
        if (!passes(word, typed)) return;
        const text = utf8.decode(word);
        found.set(kind === "w" ? text : backwards(Array.from(text)), frequency);
      };
      await Promise.all([
        wordsFrom("w", letters.slice(0, begun || half).join(""), keep("w", toUtf8.encode(typed))),
        wordsFrom("b", backwards(letters.slice(half + 1)), keep("b", toUtf8.encode(backwards(letters)))),
      ]);
      return Array.from(found, ([word, frequency]) => ({ word, frequency }));
    }

    /* Whether a word, alone or with those around it, is a name of the vocabularies, which nobody has mistyped: "Côte d'Ivoire". */
    async function isNamed(text, surface) {
      const names = await loadNames();
      const chunks = Array.from(text).slice(0, MOST_LETTERS).join("").split(/\s/).map((chunk) => facetValue(chunk, language)).filter(Boolean);
      return chunks.some((chunk, at) => {
        if (!("-" + chunk).endsWith("-" + surface)) return false;
        for (let start = Math.max(0, at - MOST_WORDS + 1); start <= at; start++) {
          for (let end = at; end < start + MOST_WORDS && end < chunks.length; end++) if (names.has(chunks.slice(start, end + 1).join("-"))) return true;
        }
        return false;
      });
    }

    /* The likest of the words that are one slip away, names first; empty where only a name is meant. The first half or the rest of it is as it was typed. */
    async function nearest(surface) {
      const letters = Array.from(surface);
      if (letters.length < MENDED_FROM) return null;
      const words = await aroundOf(letters, mayBeASlip);
      // Nobody looks for a small word.
      const near = words.filter((known) => oneSlipApart(letters, Array.from(known.word)) && !isSmall(known.word, language));
      if (!near.length) return null;
      for (const known of near) known.steps = 1;
      const best = await ownFirst(near.sort(bySteps(letters[0]))), names = await loadNames(), named = best.find(({ word }) => names.has(word));
      // A name that stands in no text here is meant before a word that does. It is offered.
      return named || !Array.from(names).some((name) => oneSlipApart(letters, Array.from(name))) ? (named || best[0]).word : "";
    }

    /* Words that somebody may have meant who typed one that stands nowhere, the likest first. */
    async function near(text, all) {
      const { surface } = search.parse(text, language).wanted[0] || {}, letters = Array.from(surface || "");
      if (letters.length < MENDED_FROM || await isNamed(all, surface)) return [];
      const most = letters.length < 8 ? 2 : 3, near = [];
      let since = performance.now();
      // In a long word two slips may both stand in the first half: all words with its first letter are looked at.
      const around = await aroundOf(letters, (word) => Math.abs(lettersOf(word) - letters.length) <= most, most > 2 && 1);
      for (const known of around) {
        if (performance.now() - since > SLICE) {
          await pause();
          since = performance.now();
        }
        known.steps = stepsBetween(letters, Array.from(known.word));
        if (known.steps <= most && known.word.length > 2 && !isSmall(known.word, language)) near.push(known);
      }
      // Of words with one stem, for which the same is found, that which most texts have is enough, in the place of the likest.
      const families = new Map();
      for (const known of near.sort(bySteps(letters[0]))) {
        const term = search.termOf(known.word, language), first = families.get(term);
        families.set(term, first && first.frequency >= known.frequency ? first : { ...known, steps: (first || known).steps });
      }
      // None that is further away than the last that is offered has to be looked up.
      const several = Array.from(families.values()), furthest = (several[NEAR - 1] || { steps: most }).steps;
      const best = await ownFirst(several.filter((known) => known.steps <= furthest));
      return best.sort((one, other) => one.steps - other.steps).slice(0, NEAR).map((known) => known.word);
    }

    /* The terms, other than its own, of a word that stands nowhere, were one of its vowels written with an accent. */
    async function accented(surface) {
      const own = search.termOf(surface, language), terms = new Set();
      for (const [plain, accent] of (ACCENTS[language] || "").match(/../g) || []) {
        surface.replace(new RegExp(plain, "g"), (letter, at) => terms.add(search.termOf(surface.slice(0, at) + accent + surface.slice(at + 1), language)));
      }
      terms.delete(own);
      const standing = await Promise.all(Array.from(terms, termOf));
      return Array.from(terms).filter((term, at) => standing[at]);
    }

    /* The word as two that stand side by side in some text: "prepaid" where the texts have "pre-paid". */
    async function divided(surface) {
      const letters = Array.from(surface), found = [];
      if (letters.length < MENDED_FROM) return found;
      const stands = async (word) => {
        const at = placeOf(firsts.w(), word), bytes = toUtf8.encode(word);
        let stands = false;
        // Of the words that begin so the shortest comes first.
        if (at >= 0) (await file("w", at, wordFile)).words.each(bytes, (at, word) => {
          stands = word.length === bytes.length;
          return false;
        });
        return stands;
      };
      // What follows has two letters at least: one is an ending.
      for (let cut = 1; cut < letters.length - 1; cut++) {
        const parts = [letters.slice(0, cut).join(""), letters.slice(cut).join("")];
        if (!await stands(parts[0]) || !await stands(parts[1])) continue;
        const phrase = parts.map((part, at) => ({ at, term: search.termOf(part, language) }));
        if ((await phraseScores(phrase)).some((score) => score === score)) found.push(phrase);
      }
      return found;
    }

    /* The values that are like one that is not known, the likest first; if none is, all that documents here have, by their names. */
    function meantBy(typed, values, known) {
      const letters = Array.from(typed), most = letters.length < 4 ? 1 : letters.length < 8 ? 2 : 3;
      const steps = new Map(values.map((names) => [names, Math.min(...names.map((name) => {
        const form = facetValue(name, language);
        // A word of the name may begin so. A number is no slip of another.
        return typed && ("-" + form).includes("-" + typed) ? 1 : /^\d+$/.test(typed) ? NEAR : stepsBetween(letters, Array.from(form));
      }))]));
      const near = values.filter((names) => steps.get(names) <= most), order = new Intl.Collator(language === "zh" ? "zh-Hans" : language);
      const some = (near.length ? near : values.filter((names, at) => known.isHere(at))).sort(([, one], [, other]) => order.compare(one, other));
      return near.length ? some.sort((one, other) => steps.get(one) - steps.get(other)).slice(0, NEAR) : some;
    }

    return { accented, divided, nearest, isNamed, near, meantBy, stepsBetween };
  };
})(window.fieldbookSearch);
