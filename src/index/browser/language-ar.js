// Arabic: Snowball's algorithm, https://snowballstem.org/algorithms/arabic/stemmer.html
(function () {
  "use strict";

  const list = (endings) => endings.split(" ").sort((a, b) => b.length - a.length);
  const objectPronouns = list("ك ه ني نا ها هم هن كم كن هما كما كمو");
  const verbEndings = list("ت ا ن ي نا تا تن ان ون ين تما");
  const pastPlural = list("تم وا");
  const pastPluralJoined = list("و تمو");
  const longVowels = list("ا ي و");
  const article = /^(?:[بك]?ال|لل)/;

  let word; // what is left to look at,
  let head; // what stands before it,
  let pairs; // and how many surrogate pairs (one character each) they have

  const characters = () => head.length + word.length - pairs;

  // Removes the longest ending in the list if at least `keep` characters are left.
  const drop = (endings, keep) => {
    const ending = endings.find((text) => word.endsWith(text));
    if (!ending || characters() - ending.length < keep) return false;
    word = word.slice(0, -ending.length);
    return true;
  };

  // Suffix_Verb_Step2a
  const dropVerbEnding = () => drop(verbEndings, /[اوي]ن$/.test(word) ? 4 : 3);

  // Suffix_Verb_Step1, 2a, 2b and 2c
  const dropVerbSuffixes = () => {
    if (!drop(objectPronouns, 3)) return drop(pastPlural, 3) || dropVerbEnding();
    while (drop(objectPronouns, 3));
    dropVerbEnding() || drop(pastPluralJoined, 3);
    return true;
  };

  // Suffix_Noun_Step2a, 2b and 2c1
  const dropLongVowel = () => drop(longVowels, 4);
  const dropPlural = () => drop(["ات"], 3);
  const dropNounEnding = () => dropLongVowel() || dropPlural() || drop(["ت"], 3);

  // Suffix_Noun_Step1b, 2a, 2b, 2c2 and 3. Step 1a, which removes possessives, has nothing left to do:
  // it is for words without the article, and from these the steps for verbs have removed the same endings.
  const dropNounSuffixes = (defined) => {
    drop(["ة"], 3) || drop(["ن"], 5) && dropNounEnding() || !defined && dropLongVowel() || dropPlural();
    return drop(["ي"], 2);
  };

  // Whether the word has at least `least` characters and begins so.
  const startsWith = (pattern, least) => characters() >= least && pattern.test(word);

  function snowball(input) {
    head = "";
    word = input;
    pairs = word.replace(/[^\ud800-\udbff]/g, "").length;

    // Checks1: a word with the article is a noun.
    const prefix = article.exec(word);
    const defined = !!prefix && characters() - prefix[0].length >= 2;

    // Normalize_pre: no vowel marks or tatweel, plain digits, letters for their presentation forms.
    word = word
      .replace(/[\u0640\u064b-\u0652]/g, "")
      .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) & 15)
      .replace(/[\ufe80-\ufefc]/g, (form) => form.normalize("NFKC"));

    // Suffixes; Suffix_All_alef_maqsura
    if (defined || !dropVerbSuffixes()) {
      if (!dropNounSuffixes(defined)) word = word.replace(/ى$/, "ي");
    }

    // Prefix_Step1: two alefs become the second.
    if (startsWith(/^أ[آأؤإا]/, 4)) {
      head = word[1] == "ؤ" ? "أ" : word[1];
      word = word.slice(2);
    }
    // Prefix_Step2: fa and wa, "and"
    if (startsWith(/^[فو](?!ا)/, 4)) word = word.slice(1);

    const joined = article.exec(word);
    if (joined && characters() - joined[0].length >= 3) {
      // Prefix_Step3a_Noun: the article
      word = word.slice(joined[0].length);
    } else if (startsWith(/^(?:ب(?!ا)|كك)/, 4)) {
      // Prefix_Step3b_Noun: bi and ka
      word = word.slice(1);
    } else if (!defined) {
      // Prefix_Step3_Verb: the future
      if (startsWith(/^س[أتني]/, 5)) {
        head += word[1];
        word = word.slice(2);
      }
      // Prefix_Step4_Verb: the tenth form
      if (startsWith(/^[تني]ست/, 5)) word = "ا" + word.slice(1);
    }

    // Normalize_post: one form of hamza at the end, none elsewhere.
    return (head + word)
      .replace(/[آأؤإئ]$/, "ء")
      .replace(/[آأإ]/g, "ا")
      .replace(/ؤ/g, "و")
      .replace(/ئ/g, "ي");
  }

  /* Without the article and what is joined to it, where at least three letters are left. */
  function bare(word) {
    const rest = word.replace(/^[وف]?(?:ال|بال|كال|لل)/, "");
    return Array.from(rest).length >= 3 ? rest : word;
  }

  return { stem: (word) => snowball(bare(word)), bare };
})()
