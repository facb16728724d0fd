/*
 * What a proposal still lacks. The head is judged by the schema that editors use, too, which the program makes from
 * the functions that read the files; what a schema cannot say is asked here as the program's checks ask it, and never
 * less strictly, so that a proposal without faults passes them. Hints keep nothing from being sent.
 *
 * A finding is { path, text, hint }: the path names a field (`sources.0.url`, `sections.lessons`).
 */
(function (proposal) {
  "use strict";

  // Names that begin with a digit, as the program knows them.
  const NAMES = ["2d", "2g", "3d", "3g", "3gpp", "4g", "4k", "5g", "6g", "6lowpan", "6tisch", "8k"];
  // The program's checks look no further than 600 characters, either: else a text of brackets would take long.
  const MARKUP = /\*\S[^*]{0,600}\*|`[^`]{0,600}`|\[[^\]]{0,600}\]\([^)\s][^)]{0,600}\)|<!--|<\/?[a-z!][^>]{0,600}>|&(?:#\w{1,600}|[a-z]{1,600});/i;

  /* The schema: the keywords of draft 7 that the program writes. */

  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
  const TYPES = {
    object: isObject,
    array: Array.isArray,
    string: (value) => typeof value === "string",
    number: (value) => typeof value === "number",
    integer: Number.isInteger,
  };

  /** The faults of a value: [path, keyword, what the keyword says]. */
  function faults(schema, value, path) {
    const found = [], fault = (keyword, at = path) => found.push([at, keyword, schema[keyword]]);
    const below = (key) => path ? `${path}.${key}` : String(key);
    const fits = (part) => !faults(part, value, path).length;
    if (schema.type !== undefined && ![].concat(schema.type).some((type) => TYPES[type](value))) return [[path, "type", schema.type]];
    if (schema.enum && !schema.enum.includes(value)) fault("enum");
    if ("const" in schema && value !== schema.const) fault("const");
    if (typeof value === "string") {
      if (schema.pattern && !new RegExp(schema.pattern, "u").test(value)) fault("pattern");
      if (Array.from(value).length > schema.maxLength) fault("maxLength");
      if (schema.format === "date" && !isDay(value)) fault("format");
    }
    if (typeof value === "number") {
      if (value < schema.minimum) fault("minimum");
      if (value > schema.maximum) fault("maximum");
    }
    if (Array.isArray(value)) {
      if (value.length < schema.minItems) fault("minItems");
      if (value.length > schema.maxItems) fault("maxItems");
      const seen = value.map((item) => JSON.stringify(item));
      seen.forEach((item, at) => { if (schema.uniqueItems && seen.indexOf(item) < at) fault("uniqueItems", below(at)); });
      if (schema.items) value.forEach((item, at) => found.push(...faults(schema.items, item, below(at))));
    }
    if (isObject(value)) {
      const properties = schema.properties || {};
      for (const key of schema.required || []) if (!(key in value)) fault("required", below(key));
      for (const key of Object.keys(value)) {
        if (key in properties) found.push(...faults(properties[key], value[key], below(key)));
        else if (schema.additionalProperties === false) fault("additionalProperties", below(key));
      }
    }
    for (const part of schema.allOf || []) found.push(...faults(part, value, path));
    if (schema.anyOf && !schema.anyOf.some(fits)) fault("anyOf");
    if (schema.oneOf && schema.oneOf.filter(fits).length !== 1) fault("oneOf");
    if (schema.not && fits(schema.not)) fault("not");
    if (schema.if) {
      const next = fits(schema.if) ? schema.then : schema.else;
      if (next) found.push(...faults(next, value, path));
    }
    return found;
  }

  function isDay(text) {
    const day = new Date(text + "T00:00:00Z");
    return /^\d{4}-\d\d-\d\d$/.test(text) && !isNaN(day) && day.toISOString().startsWith(text);
  }

  /* Figures */

  // Letters that digits grow together with. Chinese and Arabic ones make words of their own.
  const SIGN = "(?:(?=[A-Za-z\\u00AA-\\u052F\\u1E00-\\u1FFF])\\p{Alphabetic}|\\d)";
  const WORD = new RegExp(`${SIGN}+(?:[.\\-_:\\u2011]${SIGN}+)*`, "gu");

  /** The first number of a line that may tell a measure. Years and names tell none; what is in doubt does. */
  function figure(text) {
    const line = proposal.digits(text).replace(/https?:\/\/\S+/g, " ");
    WORD.lastIndex = 0;
    for (let found; (found = WORD.exec(line));) {
      const [whole] = found, before = line.slice(0, found.index), after = line.slice(found.index + whole.length);
      if (!/^\d/.test(whole)) continue;
      const measure = /[$€£¥₹₽₦₵]$/.test(before) || /^[\s\u00A0\u202F]*[%‰٪％]|^[$€£¥₹₽₦₵]/.test(after);
      const year = /^(?:19|20)\d\d(?:s|-(?:19|20)?\d\d)?$/.test(whole);
      const chinese = /^\d{1,2}$/.test(whole) && (/^月/.test(after) && Number(whole) <= 12 || /^日/.test(after) && /月$/.test(before));
      if (!measure && (year || chinese) || NAMES.includes(whole.split("-")[0].toLowerCase())) continue;
      return whole;
    }
    return null;
  }

  const cites = (inlines) => proposal.flat(inlines).some((inline) => inline.kind === "cite");

  /** Lines with a number that no source stands beside. */
  function unsourced(blocks) {
    const found = [];
    const look = (inlines) => { if (!cites(inlines) && figure(proposal.plain(inlines))) found.push(inlines); };
    blocks.forEach((block, at) => {
      // What the sentence before a list or table cites, it cites for all of it.
      const before = blocks[at - 1], introduced = before && before.kind === "paragraph" && cites(before.inlines);
      if (block.kind === "paragraph") look(block.inlines);
      if (introduced) return;
      if (block.kind === "list") {
        for (const item of block.items) {
          look(item.inlines);
          if (!cites(item.inlines)) found.push(...unsourced(item.blocks));
        }
      }
      if (block.kind === "table") {
        const [head, ...rows] = block.rows, own = (row) => row.some(cites);
        for (const row of rows) if (!own(row)) row.filter((cell, at) => !cites(head[at])).forEach(look);
        if (!own(head) && !rows.some(own)) head.forEach(look);
      }
    });
    return found;
  }

  /* All together */

  /**
   * What is to be said of a proposal: `head` is the front matter as it will be written, `sections` the blocks of each
   * section, `site` what the page knows of the site, and `known` the practices that are there: Map(symbol → [slug, title]).
   */
  proposal.findings = (made, site, known) => {
    const { head, sections, language, organisations, slug, promised } = made, { limits } = site, found = [];
    const say = (path, name, ...values) => found.push({ path, text: proposal.say(name, ...values), hint: false });
    const hint = (path, name, ...values) => found.push({ path, text: proposal.say(name, ...values), hint: true });

    for (const [path, keyword, wanted] of faults(site.schema, head, "")) {
      if (/^(?:symbol|revision|status|published)/.test(path)) continue;
      // An organisation that is described here has findings of its own, and one that is the same has those of the other.
      if (made.described.includes(path)) continue;
      const blank = keyword === "required" || keyword === "minItems" || (keyword === "pattern" && wanted === "\\S");
      if (blank || (keyword === "oneOf" && !path)) say(path || "places", "need");
      else if (keyword === "oneOf") say(path + ".amount", "one-of");
      else if (keyword === "maxLength") say(path, "too-long", Array.from(made.value(path)).length, wanted);
      else if (keyword === "maxItems") say(path, "too-many", wanted);
      else if (keyword === "uniqueItems") say(path, "twice");
      else if (keyword === "minimum" || keyword === "maximum") say(path, keyword === "minimum" ? "at-least" : "at-most", wanted);
      else if (keyword === "format") say(path, "no-day");
      else if (keyword === "type") say(path, "no-number");
      else if (/url$/.test(path)) say(path, "address");
      else if (path === "cost.currency") say(path, "currency");
      else say(path, "wrong");
    }

    const counted = (path, words, [least, most], tell) => {
      if (words < least) tell(path, "words-few", words, least, most);
      if (words > most) tell(path, "words-many", words, least, most);
    };
    if (head.summary) counted("summary", proposal.words(head.summary, language), limits.summary, say);

    for (const [path, text] of made.plain) {
      if (MARKUP.test(text)) say(path, "markup");
      if (text.includes("\uFFFD")) say(path, "lost");
    }
    if (/[.。．｡۔।]$/.test(head.title || "")) hint("title", "stop");

    const years = (path, year) => { if (year !== undefined && !(year >= limits.years[0] && year <= limits.years[1])) say(path, "year", ...limits.years); };
    const period = head.period || {};
    if (Number.isInteger(period.start)) years("period.start", period.start);
    if (period.end !== undefined && period.end !== "ongoing") {
      years("period.end", period.end);
      if (period.end < period.start) say("period.end", "order");
    }
    (head.sources || []).forEach((source, at) => {
      if (source.url && !proposal.isAddress(source.url) && /^https?:\/\/\S+$/.test(source.url)) say(`sources.${at}.url`, "address");
      if (source.accessed > site.today) say(`sources.${at}.accessed`, "future");
      if (source.year > Number(site.today.slice(0, 4))) say(`sources.${at}.year`, "future");
      if (source.language && !/^[a-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Z]{2}|\d{3}))?$/.test(source.language)) say(`sources.${at}.language`, "wrong");
    });

    const sources = head.sources || [], publishers = new Set(sources.map((source) => folded(source.publisher || "")));
    const secondary = sources.length && sources.every((source) => source.kind === "secondary");
    if (head.stage === "good" && head.scope === undefined && new Set(head.places).size < 2 && publishers.size < 2) say("stage", "good");
    if (head.stage === "institutionalised" && secondary) say("stage", "institutionalised");
    else if (secondary) hint("sources", "secondary");

    let all = 0;
    const cited = new Set();
    for (const { id, need, words: length } of site.sections) {
      const path = "sections." + id, blocks = sections[id] || [], words = proposal.wordsOf(blocks, language);
      all += words;
      if (!words && need) say(path, "need");
      // So short it may say no more than that there are none.
      const few = id === "risks-and-safeguards" && words && words < limits.risks;
      if (few) say(path, "risks", words, limits.risks);
      else if (words && length) counted(path, words, length, hint);
      for (const inlines of proposal.lines(blocks)) {
        const plain = proposal.plain(inlines);
        if (plain.includes("\uFFFD")) say(path, "lost");
        for (const inline of proposal.flat(inlines)) {
          if (inline.kind === "link" && !proposal.isAddress(inline.to)) say(path, "link", inline.to);
          else if (inline.kind === "link" && inline.to.endsWith(inline.text)) hint(path, "bare", begin(inline.text));
          if (inline.kind !== "cite") continue;
          cited.add(inline.number);
          if (inline.number < 1 || inline.number > sources.length) say(path, "no-source", inline.number);
        }
        if (/[^\s@]@[^\s@]+\.[a-z]{2,}/i.test(plain)) hint(path, "personal");
      }
      if (id === "results-and-evidence") for (const inlines of unsourced(blocks)) say(path, "figure", begin(proposal.plain(inlines)));
      if (id === "what-was-done" && words && !blocks.some((block) => block.kind === "list" && block.start !== null)) hint(path, "steps");
    }
    if (all > limits.text) say("sections." + site.sections[0].id, "whole", all, limits.text);
    (head.results || []).forEach((result, at) => {
      cited.add(result.source);
      if (result.source > sources.length) say(`results.${at}.source`, "no-source", result.source);
    });
    sources.forEach((source, at) => { if (!cited.has(at + 1)) hint(`sources.${at}.title`, "uncited", at + 1); });

    if (!/^[a-z0-9]+(?:-[a-z0-9]+){1,7}$/.test(slug) || slug.length > 60) say("slug", "slug");
    const own = pieces((head.title || "").slice(0, 200));
    for (const [symbol, [other, title]] of known) {
      if (other === slug) say("slug", "slug-taken", symbol);
      if (title.trim() === head.title && title) say("title", "title-taken", symbol);
      else if (near(own, title)) hint("title", "title-near", symbol, title);
    }
    for (const [which, organisation] of Object.entries(organisations)) {
      for (const [path, keyword] of faults(site.organisation, organisation.head, "")) say(`${which}-new.${path}`, keyword === "pattern" && /url$/.test(path) ? "address" : "need");
      if (!(organisation.head.name || {})[site.default]) say(`${which}-new.name.${site.default}`, "need");
      if (organisation.head.url && !proposal.isAddress(organisation.head.url)) say(`${which}-new.url`, "address");
      if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(organisation.slug) || organisation.slug.length > 60) say(`${which}-new.slug`, "slug-organisation");
      else if (site.organisations.includes(organisation.slug) || which === "contributor" && organisation.slug === (organisations.origin || {}).slug) say(`${which}-new.slug`, "slug-known");
    }
    for (const [name, given] of Object.entries(promised)) if (!given) say("promise." + name, "promise");
    // A field has one finding of a kind.
    const seen = new Set();
    return found.filter(({ path, text }) => !seen.has(path + "\n" + text) && seen.add(path + "\n" + text));
  };

  const folded = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  // Words of a title that say something, and pairs of signs where no spaces part the words.
  const pieces = (title) => new Set(folded(title).split(" ").flatMap((word) => {
    if (/[\u2E80-\u9FFF]/.test(word)) return Array.from(word).slice(1).map((sign, at) => word[at] + sign);
    return word.length > 3 ? [word] : [];
  }));
  // Those of the practices that are there, which do not change while somebody types.
  const seenTitles = new Map();

  /** Whether two titles share so much that their practices may say the same. */
  function near(one, other) {
    if (!seenTitles.has(other)) seenTitles.set(other, pieces(other));
    const theirs = seenTitles.get(other), shared = Array.from(one).filter((piece) => theirs.has(piece)).length;
    return shared >= 3 && shared * 4 >= one.size + theirs.size;
  }
  const begin = (text) => Array.from(text).length > 60 ? Array.from(text).slice(0, 59).join("") + "…" : text;
})(window.fieldbookProposal);
