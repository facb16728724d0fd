/* The page that a result leads to. */
(function (search) {
  "use strict";

  const { say, make, marked, number } = search, { language: code } = search.settings;

  async function highlight(query) {
    // Cards tell of other practices.
    const body = document.querySelector("article");
    if (!body) return;
    // A text that nobody has translated is in another language than the page.
    const foreign = body.querySelector(".body[lang]"), language = foreign ? foreign.lang.slice(0, 2) : code;
    const index = await search.open(language), { terms } = await index.search(query);
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("script, style, math, svg, nav, .card")) nodes.push(walker.currentNode);
    }
    for (const node of nodes) {
      const text = node.nodeValue;
      if (search.marks(text, terms, language).length) node.replaceWith(...marked(text, terms, language));
    }
    const marks = Array.from(body.querySelectorAll("mark"));
    if (marks.length) bar(marks);
  }

  /* How many places are marked, the way from one to the next, and the way to be rid of the marks. */
  function bar(marks) {
    const place = (at) => make("bdi", { dir: "ltr" }, at + " / " + number(marks.length));
    // On a narrow screen the number stands for the sentence.
    const status = make("span", { role: "status" }, make("span", { "aria-hidden": "true" }, place("–")), make("span", { class: "long" }, say("search-places", { count: marks.length })));
    const main = document.getElementById("main") || document.body;
    const button = (text, sign, act) => {
      const made = make("button", { type: "button", title: say(text) }, make("span", { "aria-hidden": "true" }, sign), make("span", { class: "long" }, say(text)));
      made.addEventListener("click", act);
      return made;
    };
    let at = -1;
    const step = (by) => () => {
      if (marks[at]) marks[at].removeAttribute("class");
      at = at < 0 && by < 0 ? marks.length - 1 : (at + by + marks.length) % marks.length;
      marks[at].className = "here";
      marks[at].scrollIntoView({ block: "center" });
      status.replaceChildren(place(number(at + 1)));
    };
    const made = make("section", { class: "places", "aria-label": say("search-places", { count: marks.length }) },
      status, button("search-previous", "↑", step(-1)), button("search-next", "↓", step(1)), button("search-unmark", "×", () => {
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

  search.scripts.highlight = highlight;
})(window.fieldbookSearch);
