/* The dialog that every page has. */
(function (search) {
  "use strict";

  const { say, make, marked, addressOf, failed, told, helpFor, asker, pause, answer, isBlank, foreign } = search, { language: code, page } = search.settings;
  const OPTIONS = 8;

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
    const all = make("a", { class: "find-all", href: page, hidden: true }, say("search-all"));
    const trouble = make("div", {});
    dialog.append(status, options, trouble, make("p", { class: "find-foot" }, all, make("span", { class: "detail" }, say("search-keys"))));
    let active = -1, chosen = 0;

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

    /* What is offered behind the results: words, values and buttons, which have the focus themselves. */
    const offers = () => Array.from(trouble.querySelectorAll("a, button"));

    /* The focus on one of them. Around them are the results and the field. */
    function goTo(at, isUp) {
      const offer = offers()[at];
      if (!offer) input.focus();
      choose(!offer && isUp ? options.children.length - 1 : -1);
      if (offer) offer.focus();
    }

    /* The button that was pressed for it goes. */
    function again() {
      input.focus();
      ask(input.value.trim(), true);
    }

    const ask = asker(async (query, current, now) => {
      trouble.replaceChildren();
      all.href = page + "?q=" + encodeURIComponent(query);
      try {
        all.hidden = isBlank(query);
        if (all.hidden) {
          options.replaceChildren();
          // What is too long for a word is not looked for.
          status.textContent = /[\p{L}\p{N}]/u.test(query) ? say("search-nothing") : "";
          input.setAttribute("aria-expanded", "false");
          return choose(-1);
        }
        let own = await answer(code, query, OPTIONS, "", { typing: !now }), more = [];
        // Of a word that was mended other languages may know more.
        const none = !own.found.hits.length || search.languages.length > 1 && own.found.mended.length > 0;
        // Half a word stands nowhere: other languages are asked for what somebody has typed to its end.
        if (none && !now) await pause(400);
        if (!current()) return;
        const help = await helpFor(own.found).catch((error) => {
          if (current()) trouble.replaceChildren(failed(error, again));
        });
        if (none && help) [own, more] = await help.abroad(own, query, "", 2, OPTIONS);
        if (!current()) return;
        const { error: lost } = own.shown.concat(...more.map((other) => other.error ? other : []), { error: own.lost }).find((one) => one.error) || {};
        const known = [own, ...more].flatMap(({ language, shown, found, query: asked }) => (shown || []).filter((one) => !one.error).map((result) => {
          // No link within: an option is one thing to a screen reader.
          const option = make("li", Object.assign({ role: "option", "data-symbol": result.symbol, "aria-selected": "false" }, foreign(language)),
            make("span", { class: "find-title" }, ...marked(result.title, found.terms, language)),
            make("span", { class: "detail" }, result.badges.filter(Boolean).concat("").join(" · "), make("bdi", { class: "symbol" }, result.symbol)));
          option.address = addressOf(result, asked || query);
          return option;
        }));
        known.forEach((option, at) => { option.id = "find-option-" + at; });
        options.replaceChildren(...known);
        choose(known.findIndex((option) => option.dataset.symbol === chosen));
        chosen = 0;
        all.hidden = !known.length;
        input.setAttribute("aria-expanded", String(known.length > 0));
        const said = help ? help.told(own, more) : told(own.found);
        if (status.textContent !== said) status.textContent = said;
        if (help) trouble.replaceChildren(...help.meant(query, own.found));
        if (lost) trouble.append(failed(lost, again));
        if (help && (own.offered || own.found.named || !known.length)) {
          const links = await help.hints(query);
          if (current()) trouble.append(...links);
        }
      } catch (error) {
        if (!current()) return;
        choose(-1);
        options.replaceChildren();
        status.textContent = "";
        input.setAttribute("aria-expanded", "false");
        trouble.replaceChildren(failed(error, again));
      }
    });

    const typed = () => {
      // What was chosen belonged to the words before.
      choose(-1);
      ask(input.value.trim(), false);
    };
    input.addEventListener("input", (event) => {
      // Letters from which Chinese characters are still to be made are no words.
      if (code !== "zh" || !event.isComposing) typed();
    });
    input.addEventListener("compositionend", typed);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const last = options.children.length - 1, isDown = event.key === "ArrowDown", count = offers().length;
        if (count && (isDown ? active === last : active < 0)) goTo(isDown ? 0 : count - 1);
        else choose(isDown ? active + 1 : active < 0 ? last : active - 1);
      } else if (event.key === "Escape" && input.value) {
        // The first Escape empties the field, the second closes.
        event.preventDefault();
        input.value = "";
        ask("", true);
      }
    });
    trouble.addEventListener("keydown", (event) => {
      const isUp = event.key === "ArrowUp";
      if (!isUp && event.key !== "ArrowDown") return;
      event.preventDefault();
      goTo(offers().indexOf(document.activeElement) + (isUp ? -1 : 1), isUp);
    });
    form.onsubmit = (event) => {
      event.preventDefault();
      if (active >= 0) dialog.leave(options.children[active].address);
      else if (input.value.trim()) dialog.leave(page + "?q=" + encodeURIComponent(input.value.trim()));
    };
    options.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      if (event.ctrlKey || event.metaKey) window.open(option.address);
      else dialog.leave(option.address);
    });
    search.again = () => {
      const option = options.children[active];
      chosen = option && option.dataset.symbol;
      ask(input.value.trim(), true);
    };
    if (input.value.trim()) search.again();
  }

  search.scripts.dialog = open;
})(window.fieldbookSearch);
