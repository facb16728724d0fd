/*
 * fieldbook search: asks the files below search/ what tantivy would answer.
 *
 * Loaded when a reader first wants to search; a page without a search loads nothing of this. Files of data are
 * classic scripts that call fieldbookSearch.take, so that all works from file://. docs/search-format.md describes
 * the files; src/index/{analysis,query,run}.rs are the same steps on the side that builds, and must stay so.
 */
window.fieldbookSearch = (function () {
  "use strict";

  /* @PIECES@ */

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
