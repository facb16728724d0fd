// The English stemmer ("Porter 2") of the Snowball project, as of Snowball 3.1:
// https://snowballstem.org/algorithms/english/stemmer.html
// The comments give the names of the steps there. R1 and R2 are the regions of
// the word in which a suffix must lie; Y is a y that acts as a consonant.
(function () {
  "use strict";

  // Words that the rules would treat wrongly, and their stems.
  const exceptions = new Map(pairs(
    "andes>andes atlas>atlas bias>bias cosmos>cosmos early>earli gently>gentl howe>howe idly>idl " +
    "news>news only>onli singly>singl skies>sky skis>ski sky>sky ugly>ugli"));

  // For each of these steps: suffix>replacement.
  const step2 = rules(
    "tional>tion enci>ence anci>ance abli>able entli>ent izer>ize ization>ize ational>ate " +
    "ation>ate ator>ate alism>al aliti>al alli>al fulli>ful fulness>ful ousli>ous ousness>ous " +
    "iveness>ive iviti>ive biliti>ble bli>ble ogist>og ogi>og lessli>less li>");
  const step3 = rules(
    "tional>tion ational>ate alize>al icate>ic iciti>ic ical>ic ful> ness> ative>");
  const step4 = rules(
    "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> ism> ate> iti> ous> ive> ize> ion>");

  // Suffixes that count only after certain letters.
  const after = { li: /[cdeghkmnrt]$/, ogi: /l$/, ion: /[st]$/ };

  // A region starts after the first non-vowel that follows a vowel; R1 also after these beginnings.
  const region1 = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)|[aeiouy][^aeiouy]/u;
  const region2 = /[aeiouy][^aeiouy]/u;

  // A short syllable at the end.
  const short = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/u;

  function pairs(text) {
    return text.split(" ").map((pair) => pair.split(">"));
  }

  // The first match from the left is the longest suffix.
  function rules(text) {
    const replacements = new Map(pairs(text));
    return { replacements, suffix: RegExp("(?:" + Array.from(replacements.keys()).join("|") + ")$") };
  }

  // Replaces the longest suffix of the word among the rules, if it starts at `start` or later.
  function replace(word, { suffix, replacements }, start) {
    const found = suffix.exec(word);
    if (!found || found.index < start) return word;
    const base = word.slice(0, found.index), condition = after[found[0]];
    return condition && !condition.test(base) ? word : base + replacements.get(found[0]);
  }

  // Where the region that the pattern opens starts; nowhere, if it does not match.
  function regionStart(word, from, pattern) {
    const found = pattern.exec(word.slice(from));
    return found ? from + found.index + found[0].length : Infinity;
  }

  // Step 1b: eed, ed and ing, with or without ly.
  function step1b(word, r1) {
    const found = /(?:eed|ed|ing)(?:ly)?$/.exec(word);
    if (!found) return word;
    const suffix = found[0], base = word.slice(0, found.index);
    if (/^ee/.test(suffix)) {
      return base.length < r1 || /^(?:succ|proc|exc)$/.test(base) ? word : base + "ee";
    }
    if (suffix === "ing") {
      if (/^[^aeiouy]y$/u.test(base)) return base.slice(0, -1) + "ie";
      if (/^(?:even|cann|inn|earr|herr|out)$/.test(base)) return word;
    }
    if (!/[aeiouy]/.test(base)) return word;
    if (/(?:at|bl|iz)$/.test(base)) return base + "e";
    if (/([bdfgmnprt])\1$/.test(base)) return /^[aeo]..$/.test(base) ? base : base.slice(0, -1);
    return base.length === r1 && short.test(base) ? base + "e" : base;
  }

  function stem(word) {
    if (exceptions.has(word)) return exceptions.get(word);
    if (!/^[^]{3}/u.test(word)) return word;

    // Leading apostrophe, consonant y, regions
    word = word.replace(/^'/, "");
    const marked = word.replace(/^y|([aeiouy])y/g, "$1Y");
    const hasY = marked !== word;
    const r1 = regionStart(marked, 0, region1);
    const r2 = regionStart(marked, r1, region2);

    // Step 0: ' and 's
    word = marked.replace(/'(?:s'?)?$/, "");

    // Step 1a: sses, ied, ies and s
    if (/sses$|[^]{2}ie[ds]$/u.test(word)) word = word.slice(0, -2);
    else if (/ie[ds]$|^[^aeiouy]*[aeiouy][^]*[^us]s$/.test(word)) word = word.slice(0, -1);

    word = step1b(word, r1);

    // Step 1c: y to i
    if (/[^][^aeiouy][yY]$/u.test(word)) word = word.slice(0, -1) + "i";

    word = replace(word, step2, r1);
    word = replace(word, step3, /ative$/.test(word) ? r2 : r1);
    word = replace(word, step4, r2);

    // Step 5: e in R2, or in R1 unless a short syllable precedes it; l in R2 after another l
    const base = word.slice(0, -1), at = base.length;
    if (/e$/.test(word) && (at >= r2 || at >= r1 && !short.test(base))) word = base;
    else if (/ll$/.test(word) && at >= r2) word = base;

    return hasY ? word.replace(/Y/g, "y") : word;
  }

  // The `s` of a possessor is no word that somebody looks for.
  function withoutElided(chunk) {
    const [one, last] = fieldbookSearch.wordsOf(chunk, "en").slice(-2);
    return last && last.surface === "s" && /^['’‘′´`]$/.test(chunk.slice(one.end, last.start)) ? chunk.slice(0, one.end) : chunk;
  }

  return { stem, withoutElided };
})()
