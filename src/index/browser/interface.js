/*
 * What a reader sees of the search: the page search.html and a dialog on every page. All texts come from the
 * language's script, all addresses from the pages.
 */
(function (search) {
  "use strict";

  const settings = search.settings, code = settings.language, root = settings.root;
  const PER_PAGE = 10, OPTIONS = 8, FIRST_FACETS = ["domain", "stage", "region"];
  const number = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });
  const plural = new Intl.PluralRules(code);
  search.at(root);

  /* Texts. A text with a count has one for each plural form, and may have one for none. */
  function say(key, values) {
    const texts = search.texts[code] || {}, given = values || {};
    let text = texts[key] || "";
    if (typeof text !== "string") text = (given.count === 0 && text.none) || text[plural.select(given.count)] || text.other;
    return text.replace(/\{(\w+)\}/g, (all, name) => name === "count" ? number.format(given.count) : given[name]);
  }

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const key of Object.keys(attributes || {})) {
      if (attributes[key] !== undefined && attributes[key] !== null && attributes[key] !== false) element.setAttribute(key, attributes[key] === true ? "" : attributes[key]);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  /* A text with its terms marked. */
  function marked(text, terms, language, from, to) {
    const parts = [];
    let at = from || 0;
    const end = to === undefined ? text.length : to;
    for (const [start, stop] of search.marks(text, terms, language)) {
      if (start < at || stop > end) continue;
      parts.push(text.slice(at, start), make("mark", {}, text.slice(start, stop)));
      at = stop;
    }
    parts.push(text.slice(at, end));
    return parts;
  }

  /* The part of a summary that tells best why it was found: about forty words from a little before the first term. */
  function passage(text, terms, language) {
    const marks = search.marks(text, terms, language), words = search.wordsOf(text, language);
    const most = code === "zh" ? 80 : 40;
    if (words.length <= most) return marked(text, terms, language);
    const first = marks.length ? words.findIndex((word) => word.start >= marks[0][0]) : 0;
    const start = Math.max(0, Math.min(first - 6, words.length - most)), end = start + most;
    const from = start ? words[start].start : 0, to = end >= words.length ? text.length : words[end - 1].end;
    return [start ? "… " : "", ...marked(text, terms, language, from, to), end < words.length ? " …" : ""];
  }

  const languageTag = (language) => language === "zh" ? "zh-Hans" : language;
  const direction = (language) => language === "ar" ? "rtl" : "ltr";

  /* The address of a page, with the query for its highlights. */
  const addressOf = (shown, query) => root + shown.path + "?q=" + encodeURIComponent(query);

  function failed(error, again) {
    const file = error.file || String(error.message || error);
    const button = make("button", { type: "button" }, say("search-again"));
    button.addEventListener("click", again);
    return make("div", { class: "search-failed", role: "alert" },
      make("p", {}, make("strong", {}, say("search-failed", { file }))),
      make("p", {}, say("search-failed-help")),
      button);
  }

  /* Calls with what was typed last, when its keys have rested for a moment, and drops answers that come too late. */
  function asker(ask) {
    let timer = 0, turn = 0;
    return (query, now) => {
      clearTimeout(timer);
      const mine = ++turn, current = () => mine === turn;
      timer = setTimeout(() => ask(query, current), now ? 0 : 120);
    };
  }

  /* One language's answer with what is shown of the first results. */
  async function answer(language, query, facets, from, count, order, seen) {
    const index = await search.open(language);
    const found = await index.search(query, facets);
    if (order === "date") found.hits.sort((one, other) => other.document - one.document);
    // Of those that are shown already others take the place.
    const documents = found.hits.slice(from, from + count * (seen ? 3 : 1)).map((hit) => hit.document);
    const shown = (await index.shown(documents)).filter((result) => !seen || !seen.has(result.symbol));
    return { language, found, shown: shown.slice(0, count) };
  }

  /* ---- The page ---- */

  function page(form) {
    const input = form.querySelector("input"), status = document.querySelector(".search-status");
    const list = document.getElementById("search-results"), extra = document.querySelector(".search-extra");
    const side = document.querySelector(".search-side"), browse = document.querySelector(".search-browse");
    const title = document.title;
    let limit = PER_PAGE, closed = false;

    const state = () => {
      const parameters = new URLSearchParams(location.search);
      return { query: (parameters.get("q") || "").trim(), order: parameters.get("order") || "", others: parameters.has("others") };
    };

    function go(changes, replace) {
      const next = Object.assign(state(), changes), parameters = new URLSearchParams();
      if (next.query) parameters.set("q", next.query);
      if (next.order) parameters.set("order", next.order);
      if (next.others) parameters.set("others", "1");
      const search = parameters.toString() ? "?" + parameters : "", address = location.pathname + search;
      try {
        // What is in the address already is no step of its own to go back to.
        history[replace || search === location.search ? "replaceState" : "pushState"](null, "", address);
      } catch (error) {
        // Some browsers refuse it on file://; the answer is shown all the same.
        overridden = next;
      }
      limit = PER_PAGE;
      show(true);
    }
    let overridden = null;
    const wanted = () => overridden || state();

    function set(name, query) {
      list.dataset.state = name;
      list.dataset.query = query;
      list.setAttribute("aria-busy", name === "loading");
      browse.hidden = name !== "empty" && name !== "failed";
    }

    const ask = asker(async (query, current) => {
      const { order, others } = wanted();
      if (!query) {
        set("empty", "");
        list.replaceChildren();
        extra.replaceChildren();
        side.replaceChildren();
        status.textContent = "";
        return;
      }
      set("loading", query);
      try {
        const own = await answer(code, query, FIRST_FACETS.concat(opened()), 0, limit, order);
        const more = others || !own.found.hits.length ? await inOthers(query, order) : [];
        if (current()) draw(query, own, more, order, others);
      } catch (error) {
        if (!current()) return;
        set("failed", query);
        list.replaceChildren();
        side.replaceChildren();
        status.textContent = "";
        extra.replaceChildren(failed(error, () => show(true)));
      }
    });

    /* The other languages, each after the other; a practice stands where it is found first. */
    async function inOthers(query, order) {
      const own = await search.open(code), found = await own.search(query, []), seen = new Set();
      // Of very many only the first are looked at: each costs a file.
      const first = found.hits.slice(0, 100).map((hit) => hit.document);
      for (const shown of await own.shown(first)) seen.add(shown.symbol);
      const answers = [];
      for (const language of search.languages) {
        if (language === code) continue;
        try {
          const other = await answer(language, query, [], 0, PER_PAGE, order, seen);
          other.shown.forEach((shown) => seen.add(shown.symbol));
          // A word of one language is no slip of another.
          if (other.shown.length && !other.found.mended.length) answers.push(other);
        } catch (error) {
          answers.push({ language, error });
        }
      }
      return answers;
    }

    function item(query, { found, language }, shown) {
      const foreign = language === code ? {} : { lang: languageTag(language), dir: direction(language) };
      const badges = shown.badges.filter(Boolean).concat(shown.symbol);
      return make("li", { "data-symbol": shown.symbol, class: "card" },
        make("h2", foreign, make("a", { href: addressOf(shown, query) }, ...marked(shown.title, found.terms, language))),
        make("p", { class: "meta" }, ...badges.map((badge) => make("span", {}, make("bdi", {}, badge)))),
        make("p", Object.assign({ class: "summary" }, foreign), ...passage(shown.summary, found.terms, language)));
    }

    function draw(query, own, more, order, others) {
      const { found } = own, total = found.hits.length;
      const items = own.shown.map((shown) => item(query, own, shown));
      list.replaceChildren(...items);
      const parts = [];
      if (total > own.shown.length) {
        const button = make("button", { type: "button", class: "search-more" }, say("search-more"));
        button.addEventListener("click", () => {
          const before = limit;
          limit += PER_PAGE;
          show(true, () => {
            const next = list.children[before];
            if (next) next.querySelector("a").focus();
          });
        });
        parts.push(button);
      }
      for (const other of more) {
        if (other.error) {
          parts.push(failed(other.error, () => show(true)));
          continue;
        }
        parts.push(make("section", {},
          make("h2", { lang: languageTag(other.language), dir: direction(other.language) }, search.names[other.language]),
          make("ol", { class: "results" }, ...other.shown.map((shown) => item(query, other, shown)))));
      }
      if (search.languages.length > 1) {
        const button = make("button", { type: "button", id: "search-others", "aria-pressed": String(others) }, say("search-others"));
        button.addEventListener("click", () => go({ others: !others }, true));
        parts.push(make("p", {}, button));
      }
      const had = document.activeElement && document.activeElement.id;
      extra.replaceChildren(...parts);
      if (had === "search-others") document.getElementById(had).focus();
      const words = found.mended.map(([typed, taken]) => say("search-mended", { typed, taken }));
      if (found.partly) words.push(say("search-partly"));
      words.push(total ? say("search-count", { count: total }) : say("search-nothing"));
      for (const other of more) if (other.found) words.push(search.names[other.language] + ": " + number.format(other.shown.length) + ".");
      status.textContent = words.join(" ");
      document.title = query + " – " + title;
      drawFacets(query, found, order, total);
      set(total || more.length ? "done" : "empty", query);
      if (!total) hints(query);
      if (after) after();
      after = null;
    }

    /* Nothing has all of it: which of the words are there at all. */
    async function hints(query) {
      const parts = query.match(/[^\s"]+|"[^"]*"/g) || [];
      if (parts.length < 2) return;
      const index = await search.open(code), links = [];
      for (const part of parts.slice(0, 8)) {
        const found = await index.search(part, []);
        if (!found.hits.length || part[0] === "-") continue;
        const link = make("a", { href: "?q=" + encodeURIComponent(part) }, part + " (" + number.format(found.hits.length) + ")");
        links.push(make("li", {}, link));
      }
      if (links.length && list.dataset.query === query && list.dataset.state === "empty") {
        extra.prepend(make("div", {}, make("p", {}, say("search-try")), make("ul", { class: "search-try" }, ...links)));
      }
    }

    const opened = () => Array.from(side.querySelectorAll("details[open]")).map((details) => details.dataset.key).filter(Boolean);

    /* The values of each facet as boxes to tick. What is ticked stands in the query: domain:health. */
    function drawFacets(query, found, order, total) {
      const focus = document.activeElement && document.activeElement.id;
      const isOpen = side.querySelector(".search-narrow[open]") || (!closed && window.matchMedia("(min-width: 60rem)").matches);
      const asked = found.query.facets;
      const boxes = search.facets.filter((key) => found.counts[key] || !FIRST_FACETS.includes(key)).map((key) => {
        const name = say("facet-" + key);
        const counts = found.counts[key];
        const values = (counts || []).map((value, at) => {
          const part = key + ":" + value.id, names = [value.id, value.name, ...value.others].map((name) => search.facetValue(name, code));
          const ticked = asked.some((facet) => facet.key === key && !facet.unwanted && names.includes(facet.value));
          return { value, part, names, ticked, id: "f-" + key + "-" + at };
        }).filter(({ value, ticked }) => value.count || ticked);
        values.sort((one, other) => other.ticked - one.ticked || other.value.count - one.value.count);
        const choices = values.slice(0, 20).map(({ value, part, names, ticked, id }) => {
          const box = make("input", { type: "checkbox", id, checked: ticked });
          box.addEventListener("change", () => {
            const asks = (word) => {
              const [asked, ...rest] = word.split(/[:：]/);
              return search.facetKey(asked, code) === key && names.includes(search.facetValue(rest.join(":"), code));
            };
            const words = query.match(/(?:[^\s"]|"[^"]*"?)+/g) || [];
            const without = words.filter((word) => !asks(word)).join(" ");
            const next = box.checked ? without + " " + part : without;
            input.value = next.trim();
            go({ query: input.value });
          });
          return make("li", {}, box, make("label", { for: id }, make("span", {}, value.name), " ", make("span", { class: "count" }, number.format(value.count))));
        });
        if (FIRST_FACETS.includes(key)) return choices.length ? make("fieldset", {}, make("legend", {}, name), make("ul", {}, ...choices)) : null;
        const details = make("details", { "data-key": key, open: Boolean(counts) }, make("summary", { id: "f-" + key }, name), make("ul", {}, ...choices));
        details.addEventListener("toggle", () => {
          if (details.open && !counts) show(true);
        });
        return details;
      });
      const newest = make("input", { type: "checkbox", id: "f-order", checked: order === "date" });
      newest.addEventListener("change", () => go({ order: newest.checked ? "date" : "" }, true));
      const narrow = make("details", { class: "search-narrow", open: Boolean(isOpen) },
        make("summary", {}, say("search-narrow")),
        make("p", { class: "search-order" }, newest, make("label", { for: "f-order" }, say("search-newest"))),
        ...boxes);
      narrow.addEventListener("toggle", () => {
        closed = !narrow.open;
      });
      side.replaceChildren(...(total || asked.length ? [narrow] : []));
      const again = focus && document.getElementById(focus);
      if (again) again.focus();
    }

    let after = null;
    function show(now, then) {
      after = then || null;
      const { query } = wanted();
      if (document.activeElement !== input) input.value = query;
      ask(query, now);
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      overridden = null;
      go({ query: input.value.trim() });
    });
    input.addEventListener("input", () => {
      const query = input.value.trim();
      const next = Object.assign(state(), { query });
      const parameters = new URLSearchParams(query ? { q: query } : {});
      if (next.order) parameters.set("order", next.order);
      if (next.others) parameters.set("others", "1");
      try {
        history.replaceState(null, "", location.pathname + (parameters.toString() ? "?" + parameters : ""));
      } catch (error) {
        overridden = next;
      }
      limit = PER_PAGE;
      ask(query, false);
    });
    addEventListener("popstate", () => {
      overridden = null;
      input.value = state().query;
      show(true);
    });
    // Somebody may have typed while this was on its way.
    const typed = input.value.trim();
    if (typed && typed !== state().query) go({ query: typed }, true);
    else {
      input.value = state().query;
      show(true);
    }
  }

  /* ---- The dialog ---- */

  /* A combobox with a list of results, after the ARIA Authoring Practices: the focus stays in the field, the arrow keys choose. */
  let dialog = null;

  let styled = null;

  /* The style of the dialog, without which it would jump; with a broken one it is shown as it comes. */
  function style() {
    styled = styled || new Promise((resolve) => {
      const link = make("link", { rel: "stylesheet", href: settings.style });
      link.onload = link.onerror = resolve;
      document.head.append(link);
    });
    return styled;
  }

  async function open() {
    await style();
    if (!dialog) dialog = makeDialog();
    if (!dialog.open) dialog.showModal();
    const input = dialog.querySelector("input");
    input.focus();
    input.select();
  }

  function makeDialog() {
    const input = make("input", {
      type: "search", id: "find-query", role: "combobox", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
      "aria-expanded": "false", "aria-controls": "find-options", "aria-autocomplete": "list", "aria-labelledby": "find-label",
    });
    const options = make("ul", { id: "find-options", role: "listbox", "aria-labelledby": "find-label" });
    const status = make("p", { class: "search-status", role: "status" });
    const close = make("button", { type: "button", class: "find-close" }, say("search-close"));
    const all = make("a", { class: "find-all", href: settings.page, hidden: true }, say("search-all"));
    const form = make("form", { method: "get", action: settings.page, role: "search" },
      make("label", { id: "find-label", for: "find-query" }, say("search-label")), input, close);
    const trouble = make("div", {});
    const made = make("dialog", { class: "find", "aria-labelledby": "find-label" }, form, status, options, trouble, make("p", { class: "find-foot" }, all, make("span", { class: "detail" }, say("search-keys"))));
    document.body.append(made);
    let active = -1;

    function choose(at) {
      const children = Array.from(options.children);
      // Before the first and after the last stands the field itself.
      active = at < 0 || at >= children.length ? -1 : at;
      children.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
      if (active < 0) {
        input.removeAttribute("aria-activedescendant");
      } else {
        input.setAttribute("aria-activedescendant", children[active].id);
        children[active].scrollIntoView({ block: "nearest" });
      }
    }

    const ask = asker(async (query, current) => {
      trouble.replaceChildren();
      all.hidden = !query;
      all.href = settings.page + "?q=" + encodeURIComponent(query);
      if (!query) {
        options.replaceChildren();
        status.textContent = "";
        input.setAttribute("aria-expanded", "false");
        return choose(-1);
      }
      try {
        const { found, shown } = await answer(code, query, [], 0, OPTIONS, "");
        if (!current()) return;
        options.replaceChildren(...shown.map((result, at) => {
          // No link within: an option is one thing to a screen reader.
          const option = make("li", { role: "option", id: "find-option-" + at, "data-symbol": result.symbol, "aria-selected": "false" },
            make("span", { class: "find-title" }, ...marked(result.title, found.terms, code)),
            make("span", { class: "detail" }, result.badges.filter(Boolean).concat(result.symbol).join(" · ")));
          option.address = addressOf(result, query);
          return option;
        }));
        input.setAttribute("aria-expanded", String(shown.length > 0));
        const words = found.mended.map(([typed, taken]) => say("search-mended", { typed, taken }));
        if (found.partly) words.push(say("search-partly"));
        words.push(found.hits.length ? say("search-count", { count: found.hits.length }) : say("search-nothing"));
        status.textContent = words.join(" ");
        choose(-1);
      } catch (error) {
        if (!current()) return;
        options.replaceChildren();
        status.textContent = "";
        input.setAttribute("aria-expanded", "false");
        trouble.replaceChildren(failed(error, () => ask(input.value.trim(), true)));
      }
    });

    input.addEventListener("input", () => {
      // What was chosen belonged to the words before.
      choose(-1);
      ask(input.value.trim(), false);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const last = options.children.length - 1;
        choose(event.key === "ArrowDown" ? active + 1 : active < 0 ? last : active - 1);
      } else if (event.key === "Escape" && input.value) {
        // The first Escape empties the field, the second closes.
        event.preventDefault();
        input.value = "";
        ask("", true);
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (active >= 0) location.href = options.children[active].address;
      else if (input.value.trim()) location.href = settings.page + "?q=" + encodeURIComponent(input.value.trim());
    });
    options.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      if (event.ctrlKey || event.metaKey) window.open(option.address);
      else location.href = option.address;
    });
    close.addEventListener("click", () => made.close());
    made.addEventListener("click", (event) => {
      if (event.target === made) made.close();
    });
    return made;
  }

  /* ---- The page that a result leads to ---- */

  async function highlight(query) {
    const body = document.querySelector("article");
    if (!body) return;
    const index = await search.open(code), { terms } = await index.search(query, []);
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("script, style, math, svg, nav")) nodes.push(walker.currentNode);
    }
    for (const node of nodes) {
      const text = node.nodeValue;
      if (search.marks(text, terms, code).length) node.replaceWith(...marked(text, terms, code));
    }
  }

  search.page = page;
  search.dialog = open;
  search.highlight = highlight;
  search.languageReady(code).then(() => settings.ready(), settings.failed);
})(window.fieldbookSearch);
