/*
 * What a reader sees of the search: the page search.html and a dialog on every page. All texts come from the
 * language's script, all addresses from the pages.
 */
(function (search) {
  "use strict";

  const settings = search.settings, code = settings.language, root = settings.root;
  const PER_PAGE = 10, MOST_SHOWN = 1000, OPTIONS = 8, VALUES = 20, FIRST_FACETS = ["domain", "stage", "region"];
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

  /* A word that was mended is known without its accents; what is shown may tell how it is written. */
  function spelled(word, results) {
    let first = "";
    for (const { title, summary } of results) {
      for (const text of [title, summary]) {
        for (const { surface, start, end } of search.wordsOf(text, code)) {
          if (surface !== word) continue;
          // At its beginning a text has a capital that is not the word's own.
          if (start) return text.slice(start, end);
          first = first || text.slice(start, end).toLocaleLowerCase(document.documentElement.lang);
        }
      }
    }
    return first || word;
  }

  /* The words of a status: what was mended, and how much was found. */
  function told(found, shown) {
    const words = found.mended.map(([typed, taken]) => say("search-mended", { typed, taken: spelled(taken, shown) }));
    if (found.partly) words.push(say("search-partly"));
    words.push(found.hits.length ? say("search-count", { count: found.hits.length }) : say("search-nothing"));
    return words;
  }

  /* The words of a query as they were typed, those of a phrase together. */
  const partsOf = (query) => query.match(/(?:[^\s"“”„«»]|["“„«”][^"”“»]*["”“»]?|»)+/g) || [];

  /* A query without the parts that ask for some facets. What a part asks for the search itself tells. */
  function without(query, isOut) {
    return partsOf(query).filter((part) => !search.parse(part, code).facets.some(isOut)).join(" ");
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
    return { language, found, shown: shown.slice(0, count), keys: index.facetKeys };
  }

  /* ---- The page ---- */

  function page(form) {
    const input = form.querySelector("input"), status = document.querySelector(".search-status");
    const list = document.getElementById("search-results"), extra = document.querySelector(".search-extra");
    const side = document.querySelector(".search-side"), browse = document.querySelector(".search-browse");
    const chips = make("ul", { class: "search-chips", "aria-label": say("search-filters"), hidden: true });
    list.before(chips);
    status.tabIndex = -1;
    const title = document.title;
    // What a reader who comes back finds again: so many results, these groups open, and so far down.
    const kept = history.state || {};
    let limit = limitOf(kept), closed = false, returning = Number(kept.scroll) || null;
    const unfolded = new Set(kept.unfolded), whole = new Set();
    if ("scrollRestoration" in history) history.scrollRestoration = "manual";

    function limitOf(kept) {
      return Math.min(Math.max(Number(kept.limit) || 0, PER_PAGE), MOST_SHOWN);
    }

    function keep() {
      // As long as a place is still to come back to, this is not it.
      if (returning !== null) return;
      try {
        history.replaceState({ limit, unfolded: Array.from(unfolded), scroll: Math.round(scrollY) }, "", location.href);
      } catch (error) {
        // Some browsers refuse it on file://.
      }
    }

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
      limit = PER_PAGE;
      returning = null;
      try {
        // What is in the address already is no step of its own to go back to.
        history[replace || search === location.search ? "replaceState" : "pushState"]({ limit, unfolded: Array.from(unfolded) }, "", address);
      } catch (error) {
        // Some browsers refuse it on file://; the answer is shown all the same.
        overridden = next;
      }
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
        drawChips(query, []);
        status.textContent = "";
        return;
      }
      set("loading", query);
      try {
        const own = await answer(code, query, FIRST_FACETS.concat(Array.from(unfolded)), 0, limit, order);
        const filters = await named(own.found.query.facets);
        const more = others || !own.found.hits.length ? await inOthers(query, order) : [];
        if (current()) draw(query, own, more, order, others, filters);
      } catch (error) {
        if (!current()) return;
        set("failed", query);
        list.replaceChildren();
        side.replaceChildren();
        drawChips(query, []);
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

    function draw(query, own, more, order, others, filters) {
      const { found } = own, total = found.hits.length;
      const items = own.shown.map((shown) => item(query, own, shown));
      list.replaceChildren(...items);
      const parts = [];
      if (total > own.shown.length) {
        const button = make("button", { type: "button", class: "search-more" }, say("search-more"));
        button.addEventListener("click", () => {
          const before = limit;
          limit += PER_PAGE;
          keep();
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
      const words = told(found, own.shown);
      for (const other of more) if (other.found) words.push(search.names[other.language] + ": " + number.format(other.shown.length) + ".");
      status.textContent = words.join(" ");
      document.title = query + " – " + title;
      drawFacets(query, own, order, total);
      drawChips(query, filters);
      set(total || more.length ? "done" : "empty", query);
      if (!total) hints(query).catch(() => {});
      if (returning !== null) {
        scrollTo({ top: returning, behavior: "instant" });
        returning = null;
      }
      if (after) after();
      after = null;
    }

    /* Nothing has all of it: which of the words are there at all, and of those that are not, which are like them. */
    async function hints(query) {
      const parts = partsOf(query).slice(0, 8), index = await search.open(code), known = [], near = [];
      const link = (part, found) => make("li", {}, make("a", { href: "?q=" + encodeURIComponent(part) }, make("bdi", {}, part), " (" + number.format(found.hits.length) + ")"));
      for (const part of parts) {
        if (/^[-−]/.test(part)) continue;
        const found = await index.search(part, []);
        if (found.hits.length) {
          if (parts.length > 1) known.push(link(part, found));
          continue;
        }
        for (const word of await index.near(part)) {
          const found = await index.search(word, []);
          if (found.hits.length) near.push(link(spelled(word, await index.shown(found.hits.slice(0, 5).map((hit) => hit.document))), found));
        }
      }
      if (list.dataset.query !== query || list.dataset.state !== "empty") return;
      for (const [text, links] of [["search-near", near], ["search-try", known]]) {
        if (links.length) extra.prepend(make("div", {}, make("p", {}, say(text)), make("ul", { class: "search-try" }, ...links)));
      }
    }

    /* The facets of a query with the names of their values, each once. */
    async function named(facets) {
      const index = await search.open(code), seen = new Set();
      const all = await Promise.all(facets.map(async ({ key, value, unwanted }) => {
        const known = await index.facet(key), find = (from, to) => known && known.values.find((names) => names.slice(from, to).some((name) => search.facetValue(name, code) === value));
        const pair = find(0, 1) || find(1, 2) || find(2);
        return { key, value, unwanted, name: pair ? pair[1] : value };
      }));
      return all.filter((facet) => {
        const id = [facet.key, facet.unwanted, facet.name].join();
        return !seen.has(id) && seen.add(id);
      });
    }

    /* Each facet that narrows the answer, with a press to be without it; also those whose boxes are not shown. */
    function drawChips(query, filters) {
      const at = Array.from(chips.children).findIndex((chip) => chip.contains(document.activeElement));
      chips.replaceChildren(...filters.map(({ key, value, unwanted, name }) => {
        const filter = say("facet-" + key) + say("colon") + name;
        const button = make("button", { type: "button" },
          make("span", {}, unwanted ? say("search-not", { filter }) : filter), make("span", { "aria-hidden": "true" }, " ×"), make("span", { class: "quiet" }, " – " + say("search-remove")));
        button.addEventListener("click", () => {
          input.value = without(query, (facet) => facet.key === key && facet.unwanted === unwanted && (facet.value === value || search.facetValue(name, code) === facet.value));
          go({ query: input.value });
        });
        return make("li", {}, button);
      }));
      chips.hidden = !filters.length;
      if (at < 0) return;
      const next = chips.children[Math.min(at, filters.length - 1)];
      (next ? next.firstChild : status).focus();
    }

    /* The values of each facet as boxes to tick. What is ticked stands in the query: domain:health. */
    function drawFacets(query, { found, keys }, order, total) {
      const focus = document.activeElement && document.activeElement.id;
      const isOpen = side.querySelector(".search-narrow[open]") || narrowed || (!closed && window.matchMedia("(min-width: 60rem)").matches);
      const asked = found.query.facets;
      const boxes = search.facets.filter((key) => keys.includes(key)).map((key) => {
        const name = say("facet-" + key);
        const counts = found.counts[key];
        // A group without its file is closed, so that opening it asks again.
        if (!counts) unfolded.delete(key);
        const values = (counts || []).map((value, at) => {
          const part = key + ":" + value.id, names = [value.id, value.name, ...value.others].map((name) => search.facetValue(name, code));
          const ticked = asked.some((facet) => facet.key === key && !facet.unwanted && names.includes(facet.value));
          return { value, part, names, ticked, id: "f-" + key + "-" + at };
        }).filter(({ value, ticked }) => value.count || ticked);
        values.sort((one, other) => other.ticked - one.ticked || other.value.count - one.value.count);
        const choice = ({ value, part, names, ticked, id }) => {
          const box = make("input", { type: "checkbox", id, checked: ticked });
          box.addEventListener("change", () => {
            const rest = without(query, (facet) => facet.key === key && names.includes(facet.value));
            input.value = (box.checked ? rest + " " + part : rest).trim();
            go({ query: input.value });
          });
          return make("li", {}, box, make("label", { for: id }, make("span", {}, value.name), " ", make("span", { class: "count" }, number.format(value.count))));
        };
        const few = whole.has(key) ? values : values.slice(0, VALUES), choices = few.map(choice);
        if (few.length < values.length) {
          const button = make("button", { type: "button", id: "f-all-" + key }, say("search-show-all", { count: values.length }));
          button.addEventListener("click", () => {
            whole.add(key);
            const rest = values.slice(VALUES).map(choice);
            button.parentElement.replaceWith(...rest);
            rest[0].querySelector("input").focus();
          });
          choices.push(make("li", {}, button));
        }
        if (FIRST_FACETS.includes(key)) return choices.length ? make("fieldset", {}, make("legend", {}, name), make("ul", {}, ...choices)) : null;
        const details = make("details", { open: Boolean(counts) }, make("summary", { id: "f-" + key }, name), make("ul", {}, ...choices));
        details.addEventListener("toggle", () => {
          unfolded[details.open ? "add" : "delete"](key);
          keep();
          if (details.open && !counts) show(true);
        });
        return details;
      });
      const newest = make("input", { type: "checkbox", id: "f-order", checked: order === "date" });
      newest.addEventListener("change", () => go({ order: newest.checked ? "date" : "" }, true));
      const narrow = make("details", { class: "search-narrow", open: Boolean(isOpen) },
        make("summary", { id: "f-narrow" }, say("search-narrow")),
        make("p", { class: "search-order" }, newest, make("label", { for: "f-order" }, say("search-newest"))),
        ...boxes);
      narrow.addEventListener("toggle", () => {
        // An event that was on its way when its element was replaced tells nothing.
        if (!narrow.isConnected) return;
        narrowed = narrow.open;
        closed = !narrow.open;
      });
      // What is missing here is missing from the choices alone.
      const troubles = found.lost.map((file) => failed({ file }, () => show(true)));
      side.replaceChildren(...(total || asked.length ? [narrow] : []), ...troubles);
      if (!focus || !focus.startsWith("f-") || document.getElementById(focus) === document.activeElement) return;
      // A value that nothing has any more is gone with its box.
      const again = document.getElementById(focus) || document.getElementById(focus.replace(/-\d+$/, "-0")) || document.getElementById(focus.replace(/-\d+$/, "")) || narrow.firstChild;
      again.focus();
    }
    let narrowed = false;

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
      returning = null;
      ask(query, false);
    });
    addEventListener("popstate", (event) => {
      const kept = event.state || {};
      overridden = null;
      limit = limitOf(kept);
      unfolded.clear();
      for (const key of kept.unfolded || []) unfolded.add(key);
      returning = Number(kept.scroll) || 0;
      input.value = state().query;
      show(true);
    });
    let still = 0;
    addEventListener("scroll", () => {
      clearTimeout(still);
      still = setTimeout(keep, 200);
    }, { passive: true });
    // A link may be followed before all is still.
    document.addEventListener("click", keep, true);
    // Who scrolls does not want to be brought elsewhere.
    for (const moved of ["wheel", "touchmove"]) addEventListener(moved, () => { returning = null; }, { passive: true });
    // Somebody may have typed while this was on its way.
    const typed = input.value.trim();
    if (typed && typed !== state().query) go({ query: typed }, true);
    else {
      input.value = state().query;
      show(true);
    }
  }

  /* ---- The dialog ---- */

  /*
   * A combobox with a list of results, after the ARIA Authoring Practices: the focus stays in the field, the arrow
   * keys choose. The page has opened the dialog with its field before this was there; somebody may be typing.
   */
  const taken = new Set();

  function open(dialog) {
    if (taken.has(dialog)) return;
    taken.add(dialog);
    const form = dialog.querySelector("form"), input = dialog.querySelector("input");
    const attributes = {
      role: "combobox", "aria-expanded": "false", "aria-controls": "find-options", "aria-autocomplete": "list", "aria-labelledby": "find-label",
    };
    for (const name of Object.keys(attributes)) input.setAttribute(name, attributes[name]);
    const options = make("ul", { id: "find-options", role: "listbox", "aria-labelledby": "find-label" });
    const status = make("p", { class: "search-status", role: "status" });
    const all = make("a", { class: "find-all", href: settings.page, hidden: true }, say("search-all"));
    const trouble = make("div", {});
    dialog.append(status, options, trouble, make("p", { class: "find-foot" }, all, make("span", { class: "detail" }, say("search-keys"))));
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
            make("span", { class: "detail" }, result.badges.filter(Boolean).concat("").join(" · "), make("bdi", { class: "symbol" }, result.symbol)));
          option.address = addressOf(result, query);
          return option;
        }));
        input.setAttribute("aria-expanded", String(shown.length > 0));
        status.textContent = told(found, shown).join(" ");
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
    form.onsubmit = (event) => {
      event.preventDefault();
      if (active >= 0) location.href = options.children[active].address;
      else if (input.value.trim()) location.href = settings.page + "?q=" + encodeURIComponent(input.value.trim());
    };
    options.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      if (event.ctrlKey || event.metaKey) window.open(option.address);
      else location.href = option.address;
    });
    if (input.value.trim()) ask(input.value.trim(), true);
  }

  /* ---- The page that a result leads to ---- */

  async function highlight(query) {
    // Cards tell of other practices.
    const body = document.querySelector("article");
    if (!body) return;
    const index = await search.open(code), { terms } = await index.search(query, []);
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("script, style, math, svg, nav, .card")) nodes.push(walker.currentNode);
    }
    for (const node of nodes) {
      const text = node.nodeValue;
      if (search.marks(text, terms, code).length) node.replaceWith(...marked(text, terms, code));
    }
    const marks = Array.from(body.querySelectorAll("mark"));
    if (marks.length) bar(marks);
  }

  /* How many places are marked, the way from one to the next, and the way to be rid of the marks. */
  function bar(marks) {
    const status = make("span", { role: "status" }, say("search-places", { count: marks.length }));
    const main = document.getElementById("main") || document.body;
    const button = (text, act) => {
      const made = make("button", { type: "button" }, say(text));
      made.addEventListener("click", act);
      return made;
    };
    let at = -1;
    const step = (by) => () => {
      if (marks[at]) marks[at].removeAttribute("class");
      at = at < 0 && by < 0 ? marks.length - 1 : (at + by + marks.length) % marks.length;
      marks[at].className = "here";
      marks[at].scrollIntoView({ block: "center" });
      status.replaceChildren(make("bdi", { dir: "ltr" }, number.format(at + 1) + " / " + number.format(marks.length)));
    };
    const made = make("section", { class: "places", "aria-label": say("search-places", { count: marks.length }) },
      status, button("search-previous", step(-1)), button("search-next", step(1)), button("search-unmark", () => {
        for (const mark of marks) {
          const around = mark.parentNode;
          mark.replaceWith(...mark.childNodes);
          around.normalize();
        }
        made.remove();
        const parameters = new URLSearchParams(location.search);
        parameters.delete("q");
        try {
          history.replaceState(history.state, "", location.pathname + (parameters.toString() ? "?" + parameters : "") + location.hash);
        } catch (error) {
          // Some browsers refuse it on file://.
        }
        main.focus({ preventScroll: true });
      }));
    main.prepend(made);
  }

  search.page = page;
  search.dialog = open;
  search.highlight = highlight;
  search.languageReady(code).then(() => settings.ready(), settings.failed);
})(window.fieldbookSearch);
