// Chinese
({
  /*
   * Where a part of a text begins and ends, the first word of which is given, and that before which it would begin and end. Between
   * Chinese words nothing stands: it begins and ends at a sign, where one is near.
   */
  edges(words, first, start, end, most) {
    /* The last word up to this one, but none before another, that does not follow the one before it at once. */
    const breakBefore = (at, least) => {
      for (; at >= Math.max(least, 0); at--) if (!at || at === words.length || words[at - 1].end < words[at].start) return at;
    };
    start = breakBefore(first, first - 20) ?? start;
    return [start, breakBefore(Math.min(start + most, words.length), start + most - 20) ?? end];
  },
})
