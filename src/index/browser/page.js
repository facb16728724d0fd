/* The page search.html. */
(function (search) {
  "use strict";

  const { later, say, make, marked, number, addressOf, failed, sayLost, told, needsHelp, helpFor, asker, pause, answer, without, isBlank, languageTag, foreign, facetText, written } = search;
  const { language: code } = search.settings;
  /*
   * So long (ms) results wait for one another. And so many are drawn in a frame while somebody types, so that it keeps no key
   * waiting. Who has just asked sees a screen of them before the others are made; so high (px) is a low result.
   */
  const LONG = 100, PER_FRAME = 2, LOW = 200;
  const PER_PAGE = 10, OF_OTHERS = 5, MOST_SHOWN = 1000, VALUES = 20, FIRST_FACETS = ["domain", "stage", "region"];

  let days = null;
  const dayOf = (changed) => {
    days = days || new Intl.DateTimeFormat(code === "en" ? "en-GB" : document.documentElement.lang, { dateStyle: "long", numberingSystem: "latn", timeZone: "UTC" });
    return days.format(changed * 864e5);
  };

  /* The part of a summary that tells best why it was found: about forty words from a little before the first term. */
  function passage(text, terms, language) {
    const marks = search.marks(text, terms, language), words = search.wordsOf(text, language, terms);
    const most = language === "zh" ? 80 : 40;
    if (words.length <= most) return marked(text, terms, language);
    const first = marks.length ? words.findIndex((word) => word.start >= marks[0][0]) : 0;
    let start = Math.max(0, Math.min(first - 6, words.length - most)), end = Math.min(start + most, words.length);
    const { edges } = search.scripts[language];
    if (edges) [start, end] = edges(words, first, start, end, most);
    const from = start ? words[start].start : 0, to = end >= words.length ? text.length : words[end - 1].end;
    return [start ? "… " : "", ...marked(text, terms, language, from, to), end < words.length ? " …" : ""];
  }

  function page(form) {
    const input = form.querySelector("input"), status = document.querySelector(".search-status");
    const list = document.getElementById("search-results"), extra = document.querySelector(".search-extra");
    const side = document.querySelector(".search-side"), browse = document.querySelector(".search-browse");
    const chips = make("ul", { class: "search-chips", "aria-label": say("search-filters"), hidden: true });
    list.before(chips);
    status.tabIndex = -1;
    // The key Tab goes as the eye does: on a narrow screen the choices stand above the results, else beside them.
    const wide = matchMedia("(min-width: 60rem)"), main = document.querySelector(".search-main");
    const place = () => main[wide.matches ? "after" : "before"](side);
    place();
    wide.onchange = place;
    const title = document.title;
    // What a reader who comes back finds again: so many results, these groups open, and so far down.
    const kept = history.state || {};
    let limit = limitOf(kept), narrowed = kept.narrowed, closed = false, returning = Number(kept.scroll) || null;
    // Who has just asked sees the first result, also on a small screen.
    let arriving = returning === null;
    const unfolded = new Set(kept.unfolded), whole = new Set();
    if ("scrollRestoration" in history) history.scrollRestoration = "manual";

    function limitOf(kept) {
      return Math.min(Math.max(Number(kept.limit) || 0, PER_PAGE), MOST_SHOWN);
    }

    function keep() {
      // As long as a place is still to come back to, this is not it.
      if (returning !== null) return;
      record("replaceState", { limit, narrowed, unfolded: Array.from(unfolded), scroll: Math.round(scrollY) });
    }

    /* Some browsers refuse it on file://; the answer is shown all the same. */
    function record(way, kept, next) {
      try {
        history[way](kept, "", next ? addressFor(next) : location.href);
      } catch (error) {
        if (next) overridden = next;
      }
    }

    function addressFor({ query, order, others }) {
      const parameters = new URLSearchParams(query ? { q: query } : {});
      if (order) parameters.set("order", order);
      if (others) parameters.set("others", "1");
      return location.pathname + (query || order || others ? "?" + parameters : "");
    }

    const state = () => {
      const parameters = new URLSearchParams(location.search);
      return { query: (parameters.get("q") || "").trim(), order: parameters.get("order") || "", others: parameters.has("others") };
    };

    function go(changes, replace) {
      const next = { ...state(), ...changes };
      if (!("others" in changes)) limit = PER_PAGE;
      returning = null;
      if (!replace) isAsked = true;
      // What is in the address already is no step of its own to go back to.
      record(replace || addressFor(next) === location.pathname + location.search ? "replaceState" : "pushState", { limit, narrowed, unfolded: Array.from(unfolded) }, next);
      show(true);
    }
    let overridden = null;
    // Whether this step is a question that somebody has asked, or come back to, and not one that is still being typed.
    let isAsked = state().query !== "";
    const wanted = () => overridden || state();

    function set(name, query) {
      list.dataset.state = name;
      list.dataset.query = query;
      list.setAttribute("aria-busy", name === "loading");
      // What is told of an answer before goes with its results.
      for (const part of [list, status, extra]) part.classList.toggle("before", name === "loading");
      if (name !== "loading") side.inert = false;
      browse.hidden = name !== "empty" && name !== "failed";
    }

    /* The choices wait for their counts, and take no press. The one that has just been pressed gets the focus back. */
    function holdChoices() {
      if (side.contains(document.activeElement)) resting = document.activeElement.id;
      side.inert = true;
    }
    let resting = "";

    const ask = asker(async (query, current, now) => {
      const { order, others } = wanted(), items = [];
      let placed = 0;
      /* Puts those that are there into the list, few in a frame, but for so many of the last. */
      const placeAll = async (left) => {
        while (placed < items.length - left && current()) {
          put(items.slice(0, placed = Math.min(placed + PER_FRAME, items.length - left)));
          await frame();
        }
      };
      try {
        if (isBlank(query)) {
          set("empty", query);
          list.replaceChildren();
          extra.replaceChildren();
          side.replaceChildren();
          drawChips(query, []);
          // What is too long for a word is not looked for.
          status.textContent = /[\p{L}\p{N}]/u.test(query) ? say("search-nothing") : "";
          document.title = title;
          after = null;
          draws++;
          return;
        }
        set("loading", query);
        // Frames: the one with the first results, and those of results that are drawn each when its own file is there.
        let first = null, slow = 0, begun = false, read = 0, placing = null;
        const screen = now ? Math.min(Math.max(Math.ceil((innerHeight - list.getBoundingClientRect().top) / LOW), 2), 4) : PER_FRAME;
        // If nothing that is shown has to stay.
        const each = after || returning !== null ? null : (shown, found) => {
          const one = later(() => item(query, { found, language: code }, shown, order));
          items.push(one);
          // Others of the first are still on their way.
          if (items.length <= screen) one();
          if (!shown.error) read++;
          // Where nothing can be read of them, the failure is what is told.
          if (items.length === screen && read && now && current() && !begun && !others && !needsHelp(found)) {
            put(items);
            placed = screen;
            const before = Array.from(list.children).slice(screen);
            for (const one of before) one.classList.add("before");
            if (!before.length) extra.replaceChildren();
            holdChoices();
            begin(query, found);
            // A later one is not to keep that frame waiting.
            first = frame();
          }
          // Files are long in coming.
          slow = slow || setTimeout(() => {
            begun = current() && list.dataset.state === "loading";
            if (!begun) return;
            // What told of the answer before would stand beside another.
            extra.replaceChildren();
            holdChoices();
            if (!first) {
              for (const part of [list, status]) part.classList.remove("before");
              status.textContent = "";
              drawChips(query, []);
            }
            put(items.slice(0, placed = placed || Math.min(PER_FRAME, items.length)), true);
            placing = frame().then(() => placeAll(0));
          }, LONG);
          if (begun) placing = placing.then(() => placeAll(0));
          return first;
        };
        let own = await answer(code, query, limit, order, { typing: !now, each, first: screen });
        clearTimeout(slow);
        // Of a word that was mended other languages may know more.
        const unsure = !own.found.hits.length || search.languages.length > 1 && own.found.mended.length > 0;
        // Half a word stands nowhere: other languages are asked for what somebody has typed to its end.
        if (unsure && !others && !now) await pause(400);
        if (!current()) return;
        const help = await (others ? search.help() : helpFor(own.found)).catch((error) => {
          own.lost = error;
        });
        let more = [];
        if (help && (others || unsure)) [own, more] = await help.abroad(own, query, order, OF_OTHERS, limit, others);
        if (!current()) return;
        await first;
        // Where a word was mended, none was told of before.
        if (!items.length) items.push(...own.shown.map((shown) => later(() => item(query, own, shown, order))));
        // The last is drawn with the rest of the answer. Until all are there, the list is seen to be of before: those that
        // still wait for their frame have others in their places.
        if (now) placed = items.length;
        else await Promise.resolve(placing).then(() => placeAll(1));
        if (!current()) return;
        put(items, true);
        if (!first) begin(query, own.found, help ? help.told(own, more) : told(own.found));
        await draw(query, own, more, order, others, help, !now && current);
      } catch (error) {
        if (!current()) return;
        placed = items.length;
        after = null;
        draws++;
        set("failed", query);
        list.replaceChildren();
        side.replaceChildren();
        drawChips(query, []);
        status.textContent = "";
        extra.replaceChildren(failed(error, retry));
      }
    });

    function item(query, { found, language }, shown, order) {
      // What was found is counted, and the file that would tell of it is named.
      if (shown.error) return make("li", { class: "card" }, sayLost(shown.error.message));
      const attributes = foreign(language), badges = shown.badges.filter(Boolean).concat(shown.symbol);
      if (order) badges.push(dayOf(shown.changed));
      const card = make("li", { "data-symbol": shown.symbol, class: "card" },
        make("h2", attributes, make("a", { href: addressOf(shown, query) }, ...marked(shown.title, found.terms, language))),
        make("p", Object.assign({ class: "meta" }, attributes), ...badges.map((badge) => make("span", {}, make("bdi", {}, badge)))),
        make("p", Object.assign({ class: "summary" }, attributes), ...passage(shown.summary, found.terms, language)));
      if (window.fieldbookBasket) fieldbookBasket.dress(card);
      return card;
    }

    /*
     * A result that nobody sees, laid out and gone again while the first files are on their way, or somebody begins to type:
     * what a browser does once, such as finding fonts and compiling, is done when the first results come. It takes a slow
     * computer as long as they do.
     */
    function rehearse(query) {
      if (list.firstChild) return;
      const long = (query + " ").repeat(60).slice(0, 300), sample = { symbol: query, title: query, summary: long, badges: [query], path: "", changed: 0 };
      const unseen = item(query, { found: { terms: { words: new Set([query]), phraseTerms: [] } }, language: code }, sample);
      list.append(unseen);
      unseen.getBoundingClientRect();
      unseen.remove();
    }

    const frame = () => document.hidden ? pause() : new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

    /* Puts the first results into the list: those that are there stay, others are replaced, and what comes after them may go. */
    function put(items, alone) {
      items.forEach((made, at) => {
        const one = made(), there = list.children[at];
        if (!there) list.append(one);
        else if (!there.isEqualNode(one)) there.replaceWith(one);
      });
      while (alone && list.children.length > items.length) list.lastChild.remove();
    }

    /* What stands over the results: how much was found, and where it can be narrowed. */
    function begin(query, found, said = told(found)) {
      for (const part of [list, status]) part.classList.remove("before");
      if (status.textContent !== said) status.textContent = said;
      // The answer is seen before the choices are made; their place is kept.
      if (!side.firstChild && (found.hits.length || found.query.facets.length)) side.append(make("details", { class: "search-narrow" }, make("summary", { id: "f-narrow" }, say("search-narrow"))));
      drawChips(query, named(found.query.facets));
      if (arriving && list.firstChild && list.getBoundingClientRect().top > innerHeight * .7) form.scrollIntoView({ behavior: "instant" });
      arriving = false;
    }

    /*
     * What stands under the results and, when it is counted, beside them. Results of other languages come a few in a frame while
     * somebody types, as long as the question is `current`.
     */
    async function draw(query, own, more, order, others, help, current) {
      const { found } = own, total = found.hits.length;
      const helps = make("div", {}, ...(help ? help.meant(query, found) : [])), parts = [helps], rows = [], lost = own.shown.find((shown) => shown.error);
      for (const error of [own.lost, lost && lost.error]) if (error) parts.push(failed(error, retry));
      if (total > own.shown.length) {
        const button = make("button", { type: "button", class: "search-more" }, say("search-more"));
        button.addEventListener("click", () => {
          const before = limit;
          limit += PER_PAGE;
          keep();
          show(true, () => {
            const next = list.children[before], link = next && next.querySelector("a");
            if (link) link.focus();
          });
        });
        parts.push(button);
      }
      for (const other of more) {
        if (other.error) {
          parts.push(failed(other.error, retry));
          continue;
        }
        if (!other.shown.length) continue;
        const all = search.settings.root + other.language + "/search.html?q=" + encodeURIComponent(other.query);
        const name = make("a", { href: all, hreflang: languageTag(other.language) }, search.names[other.language]);
        const results = make("ol", { class: "results" }), section = make("section", { hidden: true }, make("h2", foreign(other.language), name), results);
        parts.push(section);
        for (const shown of other.shown) {
          rows.push(() => {
            section.hidden = false;
            results.append(item(other.query, other, shown, order));
          });
        }
      }
      // Where the own language has nothing, the others were asked already.
      if (search.languages.length > 1 && (total || others)) {
        const button = make("button", { type: "button", id: "search-others", "aria-pressed": String(others) }, say("search-others"));
        button.addEventListener("click", () => go({ others: !others }, true));
        parts.push(make("p", {}, button));
      }
      // What is offered instead of a word of another language stands behind what that language has.
      const offers = own.offered ? make("div") : helps;
      if (own.offered) parts.push(offers);
      const had = document.activeElement && document.activeElement.id;
      extra.replaceChildren(...parts);
      extra.classList.remove("before");
      if (had === "search-others") (document.getElementById(had) || status).focus();
      const mine = ++draws;
      // The last of the own language has come in this frame.
      if (current && rows.length) {
        await frame();
        if (!current()) return;
      }
      for (let at = 0; at < rows.length; at++) {
        rows[at]();
        if (!current || (at + 1) % PER_FRAME || at + 1 === rows.length) continue;
        await frame();
        if (!current()) return;
      }
      const rest = async () => {
        if (mine !== draws) return;
        document.title = query + " – " + title;
        const counted = await found.count(FIRST_FACETS.concat(Array.from(unfolded)));
        await pause();
        // Another answer may have been drawn, or asked for.
        if (mine !== draws || list.dataset.state === "loading") return;
        drawFacets(query, own, counted, order, total);
        comeBack();
      };
      (returning === null ? frame() : pause()).then(rest);
      set(total || more.some((other) => other.error || other.shown.length) ? "done" : "empty", query);
      if (help && (own.offered || found.named || list.dataset.state === "empty")) {
        help.hints(query).then((links) => {
          offers.append(...links);
        }, (error) => offers.append(failed(error, retry)));
      }
      // The choices stand beside the results, or above them.
      if (wide.matches) comeBack();
      if (after) after();
      after = null;
    }

    let draws = 0;

    /* The button that was pressed for it goes. */
    function retry() {
      status.focus();
      show(true);
    }

    /* To the place at which a reader left the page. */
    function comeBack() {
      if (returning === null) return;
      scrollTo({ top: returning, behavior: "instant" });
      returning = null;
    }

    /* The facets of a query, each once. */
    function named(facets) {
      const seen = new Set();
      return facets.filter(({ key, value, unwanted, name }) => {
        const id = [key, unwanted, name].join();
        return value && !seen.has(id) && seen.add(id);
      });
    }

    /* Each facet that narrows the answer, with a press to be without it; also those whose boxes are not shown. */
    function drawChips(query, filters) {
      const at = Array.from(chips.children).findIndex((chip) => chip.contains(document.activeElement));
      chips.replaceChildren(...filters.map((asked) => {
        const { key, value, unwanted, name } = asked, filter = facetText(asked);
        const button = make("button", { type: "button" },
          make("span", {}, unwanted ? say("search-not", { filter }) : filter), make("span", { "aria-hidden": "true" }, " ×"), make("span", { class: "quiet" }, " – " + say("search-remove")));
        button.addEventListener("click", () => {
          input.value = without(query, (facet) => facet.key === key && facet.unwanted === unwanted && (facet.value === value || search.idOf(key, facet.value, code) === asked.id));
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
    function drawFacets(query, { found, keys }, { counts: known, lost }, order, total) {
      const { activeElement, body } = document, focus = activeElement && activeElement !== body ? activeElement.id : resting;
      resting = "";
      const isOpen = side.querySelector(".search-narrow[open]") || narrowed || (!closed && wide.matches);
      const asked = found.query.facets;
      const boxes = search.facets.filter((key) => keys.includes(key)).map((key) => {
        const name = say("facet-" + key);
        const counts = known[key];
        // A group without its file is closed, so that opening it asks again.
        if (!counts) unfolded.delete(key);
        const values = (counts || []).map((value, at) => {
          const ticked = asked.some((facet) => facet.key === key && !facet.unwanted && facet.id === value.id);
          return { value, ticked, id: "f-" + key + "-" + at };
        }).filter(({ value, ticked }) => value.count || ticked);
        values.sort((one, other) => other.ticked - one.ticked || other.value.count - one.value.count);
        const choice = ({ value, ticked, id }) => {
          const box = make("input", { type: "checkbox", id, checked: ticked });
          box.addEventListener("change", () => {
            // Something else may have been asked since.
            const rest = without(wanted().query, (facet) => facet.key === key && search.idOf(key, facet.value, code) === value.id);
            input.value = (box.checked ? rest + " " + written(key, value.id, value.name) : rest).trim();
            go({ query: input.value });
          });
          return make("li", {}, box, make("label", { for: id }, make("span", {}, value.name), " ", make("span", { class: "count" }, number(value.count))));
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
        if (FIRST_FACETS.includes(key)) return choices.length ? make("fieldset", {}, make("legend", {}, name), make("ul", {}, ...choices)) : "";
        const details = make("details", { open: Boolean(counts) }, make("summary", { id: "f-" + key }, name),
          choices.length || !counts ? make("ul", {}, ...choices) : make("p", {}, say("search-nothing")));
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
      const troubles = lost.length ? [failed(new Error(lost.join("\n")), retry)] : [];
      side.replaceChildren(...(total || asked.length ? [narrow] : []), ...troubles);
      if (!focus || !focus.startsWith("f-") || document.getElementById(focus) === document.activeElement) return;
      // A value that nothing has any more is gone with its box.
      const again = document.getElementById(focus) || document.getElementById(focus.replace(/-\d+$/, "-0")) || document.getElementById(focus.replace(/-\d+$/, "")) || narrow.firstChild;
      again.focus();
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
      arriving = true;
      go({ query: input.value.trim() });
    });
    input.addEventListener("input", (event) => {
      // Letters from which Chinese characters are still to be made are no words.
      if (code !== "zh" || !event.isComposing) heard();
    });
    input.addEventListener("compositionend", heard);
    function heard() {
      const query = input.value.trim();
      // The first letter of the next question leaves the one before as a step to go back to.
      const isNext = isAsked && query !== wanted().query;
      if (isNext) {
        keep();
        isAsked = false;
      }
      record(isNext ? "pushState" : "replaceState", null, { ...state(), query });
      limit = PER_PAGE;
      returning = null;
      arriving = false;
      ask(query, false);
    }
    addEventListener("popstate", (event) => {
      const kept = event.state || {};
      overridden = null;
      limit = limitOf(kept);
      narrowed = kept.narrowed;
      unfolded.clear();
      for (const key of kept.unfolded || []) unfolded.add(key);
      returning = Number(kept.scroll) || 0;
      input.value = state().query;
      isAsked = input.value !== "";
      show(true);
    });
    // All at once, so that nothing moves meanwhile.
    search.again = () => show(true, after || (() => {}));
    let still = 0;
    addEventListener("scroll", () => {
      clearTimeout(still);
      still = setTimeout(keep, 200);
    }, { passive: true });
    // A link may be followed before all is still.
    document.addEventListener("click", keep, true);
    // Who scrolls does not want to be brought elsewhere.
    for (const moved of ["wheel", "touchmove", "keydown", "mousedown"]) addEventListener(moved, () => { returning = null; arriving = false; }, { passive: true });
    // Somebody may have typed while this was on its way.
    const typed = input.value.trim();
    if (typed && typed !== state().query) go({ query: typed }, true);
    else {
      input.value = state().query;
      show(true);
    }
    // Whole characters: a half of one has no address.
    pause().then(() => rehearse(Array.from(input.value.trim()).slice(0, 100).join("") || title));
  }

  search.scripts.page = page;
})(window.fieldbookSearch);
