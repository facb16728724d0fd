// The Russian stemmer of the Snowball project, as of Snowball 3.1:
// https://snowballstem.org/algorithms/russian/stemmer.html
// The comments give the names of the steps there.
(function () {
  "use strict";

  // Each kind of ending: the suffixes that count wherever they are, and those that
  // count only after а or я. The first match from the left is the longest suffix.
  const gerund = ending("ив ивши ившись ыв ывши ывшись", "в вши вшись");
  const reflexive = ending("ся сь");
  const adjective = ending(
    "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");
  const participle = ending("ивш ывш ующ", "ем нн вш ющ щ");
  const verb = ending(
    "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю",
    "ла на ете йте ли й л ем н ло но нно ет ют ны ть ешь");
  const noun = ending(
    "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

  // Derivational endings must lie in R2: after a vowel, others, a vowel and one other.
  // (The text it is matched with starts after the first vowel of the word.)
  const derivational = /^([аеиоуыэюя]*[^аеиоуыэюя]+[аеиоуыэюя]+[^аеиоуыэюя][^]*)ость?$/;

  // Superlative endings, a doubled н and the soft sign.
  const tidy = /(н)н(?:ейше?)?$|ейше?$|ь$/;

  function ending(anywhere, afterA) {
    const any = (suffixes) => "(?:" + suffixes.replace(/ /g, "|") + ")$";
    return RegExp((afterA ? "([ая])" + any(afterA) + "|" : "") + any(anywhere));
  }

  function stem(word) {
    word = word.replace(/ё/g, "е");

    // RV, the only part that changes: what follows the first vowel.
    const start = word.search(/[аеиоуыэюя]/) + 1;
    if (!start) return word;
    let rv = word.slice(start);

    // Removes an ending, except what the pattern captures. Tells whether there was one.
    function cut(pattern) {
      const found = pattern.exec(rv);
      if (found) rv = rv.slice(0, found.index) + (found[1] || "");
      return found;
    }

    // Step 1
    if (!cut(gerund)) {
      cut(reflexive);
      if (cut(adjective)) cut(participle);
      else if (!cut(verb)) cut(noun);
    }

    cut(/и$/);         // Step 2
    cut(derivational); // Step 3
    cut(tidy);         // Step 4
    return word.slice(0, start) + rv;
  }

  return { stem };
})()
