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
    // For pages and files of data.
    settings, scripts, take, insert, open, renew,
    // For parts.
    names, languages: Object.keys(names), facets: FACETS,
    parse, wordsOf, termOf, facetKey, facetValue, idOf, marks, isSmall,
    MOST_LETTERS, MOST_WORDS, SLICE, utf8, toUtf8, later, isBefore, placeOf,
    say, make, marked, number, addressOf, failed, sayLost, told, operatorOf, needsHelp, helpFor, asker, pause, answer, without, isBlank, languageTag, foreign, facetText, written,
  };
  /* A part with its texts. Those of the page are in the first script of the language, and the slips have none. */
  const part = async (name) => (await Promise.all([scriptOf(name), /page|slips/.test(name) || scriptOf("more-" + code)]))[0];
  for (const name of parts) self[name] = async (given) => (await part(name))(given);
  // It is on its way while the language comes.
  part(settings.part).catch(() => {});
  scriptOf(code).then(() => settings.ready(), settings.failed);
  return self;
})();
