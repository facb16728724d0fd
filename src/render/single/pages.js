/* A site in one file: shows one of its pages at a time, and begins with the search when a reader first wants it. */
(function () {
  "use strict";

  var data = document.currentScript.dataset, main = document.getElementById("main"), here = null, leaving = false;
  // A place is a page or something on it; what follows it is a query.
  function asked() {
    var at = location.hash.indexOf("?");
    return at < 0 ? "" : location.hash.slice(at);
  }
  function place() {
    var hash = location.hash.slice(1).split("?")[0];
    try { return decodeURIComponent(hash); } catch (error) { return hash; }
  }
  var file = window.fieldbookFile = {
    asked: asked,
    isElsewhere: function () { return place() !== "search"; },
    // Who takes the marks away has a page without; who leaves it does so at another address already.
    plain: function () { return leaving ? location.hash : location.hash.split("?")[0]; },
    run: function (path) {
      var inside = document.querySelector('script[data-file="' + path + '"]');
      if (!inside) return;
      var script = document.createElement("script");
      script.text = inside.text;
      document.head.appendChild(script);
      script.remove();
    },
  };

  var ready = null;
  function withSearch(part, given, failed) {
    ready = ready || new Promise(function (resolve, reject) {
      window.fieldbookSearchSettings = {
        language: data.language, root: "", page: "#search", part: part, failed: reject,
        ready: function () { resolve(window.fieldbookSearch); },
      };
      file.run("assets/search.js");
      if (!window.fieldbookSearch) reject(new Error("assets/search.js"));
    });
    ready.then(function (search) { return search[part](given); }).catch(failed);
  }

  var form = document.querySelector("form.search"), begun = false;
  function search() {
    if (begun) return;
    begun = true;
    form.classList.add("usable");
    var broken = document.querySelector(".search-broken");
    broken.classList.add("watched");
    withSearch("page", form, function () {
      broken.querySelector("button").hidden = true;
      broken.hidden = false;
    });
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); });

  // What a step kept when it was come back to. Its page is shown a little later, and until then the place on the page
  // before would be kept for it.
  var arrived = history.state;
  addEventListener("popstate", function (event) { arrived = event.state; });
  function keep() {
    // The marks that are taken away are of the page before, and where it stood.
    if (leaving) return;
    // Some browsers refuse it on file://.
    try { history.replaceState(Object.assign({}, history.state, { scroll: Math.round(scrollY) }), ""); } catch (error) { /* nothing to do */ }
  }

  var marked = null;
  function unmark() {
    var button = document.querySelector(".places button:last-child");
    leaving = true;
    if (button) button.click();
    leaving = false;
    marked = null;
  }

  /* The place at which a reader left this step, or that of the address. */
  function toPlace(page, target, isNew) {
    var scroll = arrived && arrived.scroll;
    if (typeof scroll === "number") scrollTo({ top: scroll, behavior: "instant" });
    else if (target && target !== page) target.scrollIntoView();
    else if (isNew) scrollTo({ top: 0, behavior: "instant" });
  }

  /* Shows the page of the address, and the place on it. */
  function show(event) {
    var wanted = place(), query = asked(), target = wanted ? document.getElementById(wanted) : null;
    if (target && !target.closest(".page") && event) return;
    var page = (target && target.closest(".page")) || document.getElementById("index");
    var isNew = page !== here;
    if (isNew) {
      // Marks are of the query that led here.
      unmark();
      if (here) here.classList.remove("here");
      here = page;
      page.classList.add("here");
      document.title = page.getAttribute("data-title");
      var folder = page.id.split("/")[0];
      document.querySelectorAll(".menu a").forEach(function (link) {
        var id = decodeURIComponent(link.hash.slice(1));
        if (id === page.id) link.setAttribute("aria-current", "page");
        else if (id.split("/")[0] === folder && page.id !== "index") link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
      page.querySelectorAll(".table[tabindex]").forEach(function (table) {
        if (table.scrollWidth <= table.clientWidth) table.removeAttribute("tabindex");
      });
    }
    if (page.id === "search") {
      search();
      if (isNew && event) form.querySelector("input").focus({ preventScroll: true });
    } else if (isNew && event) {
      main.focus({ preventScroll: true });
    }
    toPlace(page, target, isNew);
    // A browser goes to the place of the address by itself when all has come.
    if (!event && document.readyState !== "complete") addEventListener("load", function () { setTimeout(toPlace, 0, page, target, true); });
    var sought = page.id !== "search" && new URLSearchParams(query).get("q");
    if (sought && sought !== marked && page.querySelector("article")) {
      unmark();
      marked = sought;
      withSearch("highlight", sought, function () { /* it can be read all the same */ });
    }
  }

  // It leads to no page, and is no address to come back to.
  document.querySelector(".skip").addEventListener("click", function (event) {
    event.preventDefault();
    main.focus();
  });
  if ("scrollRestoration" in history) history.scrollRestoration = "manual";
  addEventListener("hashchange", show);
  var still = 0;
  addEventListener("scroll", function () {
    clearTimeout(still);
    still = setTimeout(keep, 200);
  }, { passive: true });
  // A link may be followed before all is still.
  document.addEventListener("click", keep, true);
  document.addEventListener("keydown", function (event) {
    var typing = event.target.closest && event.target.closest("input, select, textarea");
    var slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    var k = (event.key === "k" || event.code === "KeyK") && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !k) return;
    event.preventDefault();
    if (file.isElsewhere()) location.hash = "#search";
    else form.querySelector("input").select();
  });
  show();
})();
