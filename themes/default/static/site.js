/* Small helps that a page can do without: the choice of a language and of light or dark, and the way to the
   search. A classic script, because modules do not load from file://. */
(function () {
  "use strict";

  // Storage may be switched off, and on file:// some browsers refuse it: then nothing is remembered.
  function remembered(key) {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  }
  function remember(key, value) {
    try { localStorage.setItem(key, value); } catch (error) { /* nothing to do */ }
  }

  // What this page says of itself; the script is known only while it runs.
  var here = (document.currentScript || { dataset: {} }).dataset;
  var root = document.documentElement;
  var key = "fieldbook-scheme";
  var chosen = remembered(key);
  if (chosen === "light" || chosen === "dark") root.setAttribute("data-scheme", chosen);

  // What makes the site an app. From file:// a browser would only complain about it.
  if (here.app && /^http/.test(location)) put(document.head, "link", { rel: "manifest", href: here.root + here.app });

  function isDark() {
    var scheme = root.getAttribute("data-scheme");
    if (scheme) return scheme === "dark";
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }

  var button = document.querySelector(".scheme");
  if (button) {
    var name = function () {
      button.textContent = button.getAttribute(isDark() ? "data-light" : "data-dark");
    };
    button.hidden = false;
    name();
    button.addEventListener("click", function () {
      var next = isDark() ? "light" : "dark";
      root.setAttribute("data-scheme", next);
      remember(key, next);
      name();
    });
    var media = matchMedia("(prefers-color-scheme: dark)");
    if (media.addEventListener) media.addEventListener("change", name);
  }

  // Another language of the same page opens at the same place of it, with the same choice in its filters:
  // ids are the same in all languages. A link of the first page of all leads on to another page.
  function choose(event) {
    var link = event.target.closest ? event.target.closest("a[data-language]") : null;
    if (!link) return;
    remember("fieldbook-language", link.getAttribute("data-language"));
    if (link.closest("[data-choose]")) return;
    link.href = link.href.split(/[?#]/)[0] + location.search + location.hash;
  }
  document.addEventListener("click", choose);
  // The middle button opens it in a tab of its own.
  document.addEventListener("auxclick", choose);

  // A table that fits needs no stop of its own for those who go by keyboard.
  (window.onresize = function () {
    document.querySelectorAll(".table[tabindex]").forEach(function (table) {
      table.tabIndex = table.scrollWidth > table.clientWidth ? 0 : -1;
    });
  })();

  // The search is a script of its own, loaded when somebody first wants to search.
  var ready = null;
  function withSearch(part, given, failed) {
    function then(search) { return search[part](given).catch(failed); }
    if (ready) return ready.then(then, failed);
    ready = new Promise(function (resolve, reject) {
      window.fieldbookSearchSettings = {
        language: here.language,
        root: here.root,
        page: here.searchPage,
        part: part,
        ready: function () { resolve(window.fieldbookSearch); },
        failed: reject,
      };
      if (!page) {
        put(document.head, "link", { rel: "stylesheet", href: here.searchCss });
      }
      var script = document.createElement("script");
      script.src = here.search;
      // A damaged script is loaded all the same, and says nothing.
      script.onload = function () { if (!window.fieldbookSearch || !window.fieldbookSearch.page) reject({}); };
      script.onerror = reject;
      document.head.appendChild(script);
    });
    return ready.then(then, failed);
  }

  // The search page has a script of its own for its form.
  var page = document.querySelector("form.search");
  if (page) window.fieldbookWithSearch = withSearch;

  // A page that a result leads to shows where the words stand.
  var sought = new URLSearchParams(location.search).get("q");
  if (sought && here.search && document.querySelector("article")) {
    withSearch("highlight", sought, function () { /* it can be read all the same */ });
  }

  // The dialog opens at once: what is typed before the search has come is answered when it has.
  var opener = document.querySelector(".find-open");
  var box = null;
  function put(inside, name, attributes, text) {
    var element = document.createElement(name);
    for (var key in attributes) element.setAttribute(key, attributes[key]);
    element.textContent = text || "";
    return inside.appendChild(element);
  }
  function makeBox() {
    box = put(document.body, "dialog", { "class": "find", "aria-labelledby": "find-label" });
    var form = put(box, "form", { role: "search" });
    put(form, "label", { id: "find-label", "for": "find-query" }, opener.getAttribute("data-label"));
    put(form, "input", { id: "find-query", type: "search", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search" });
    put(form, "button", { type: "button" }, opener.getAttribute("data-close")).addEventListener("click", function () { box.close(); });
    box.addEventListener("click", function (event) {
      var link = event.target.closest("a[href]");
      if (event.target === box) box.close();
      if (!link || !isStep() || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      box.leave(link.href);
    });
    // Where there are no keys, the way back closes it: it is a step of its own, which the page that is gone to takes the place of.
    addEventListener("popstate", function () {
      var closed = closing;
      closing = false;
      if (!box.open) return;
      // Who opened it again meanwhile has a step again.
      if (closed) step();
      else box.close();
    });
    box.addEventListener("close", function () {
      if (!isStep()) return;
      closing = true;
      history.back();
    });
    box.leave = function (address) {
      if (isStep()) location.replace(address);
      else location.href = address;
    };
    form.onsubmit = function (event) {
      event.preventDefault();
      leave();
    };
  }
  var closing = false;
  function step() {
    // Some browsers refuse it on file://.
    try {
      if (!isStep() && matchMedia("(hover: none)").matches) history.pushState({ find: 1 }, "");
    } catch (error) { /* nothing to do */ }
  }
  // A page that is loaded again has no dialog.
  if (isStep()) history.replaceState(null, "");
  function isStep() {
    return Boolean(history.state && history.state.find);
  }
  function leave() {
    var typed = box.querySelector("input").value.trim();
    box.leave(here.searchPage + (typed ? "?q=" + encodeURIComponent(typed) : ""));
  }
  function find(event) {
    if (page) {
      event.preventDefault();
      page.querySelector("input").select();
      return;
    }
    // Without the element there is the page.
    if (!window.HTMLDialogElement) {
      if (event.type === "keydown") location.href = here.searchPage;
      return;
    }
    event.preventDefault();
    if (!box) makeBox();
    if (!box.open) {
      box.showModal();
      step();
    }
    var input = box.querySelector("input");
    input.focus();
    input.select();
    // Without the rest it names the file, the style says what to do, and it leads to the page with what was typed.
    withSearch("dialog", box, function (error) {
      if (box.querySelector("[type=submit]")) return;
      put(box.querySelector("form"), "button", { type: "submit" }, opener.textContent);
      put(box, "p", { role: "alert" }, error.message || here.search);
    });
  }
  if (opener && here.search) {
    opener.addEventListener("click", function (event) {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) find(event);
    });
    document.addEventListener("keydown", function (event) {
      var typing = event.target.closest && event.target.closest("input, select, textarea, [contenteditable]");
      var slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
      // On a keyboard with other letters the key has another name.
      var k = (event.key === "k" || event.key === "K" || event.code === "KeyK") && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (slash || k) find(event);
    });
  }

  // The basket: which practices a reader has chosen, kept under the site's own name. What is done with them is on
  // its page. Where nothing can be kept, the tab carries them from page to page.
  var basket = document.querySelector(".basket-open");
  var kept = basket && basket.getAttribute("data-key");
  function inBasket() {
    var carried = window.name.split(kept + ":")[1];
    return (remembered(kept) || carried || "").split(",").filter(Boolean);
  }
  function keep(list) {
    var text = list.join(",");
    remember(kept, text);
    if (remembered(kept) !== text) window.name = kept + ":" + text;
    showBasket();
    basket.nextSibling.textContent = basket.textContent;
  }
  // Gives a practice its button, and says on it whether it is chosen.
  function dress(item) {
    var button = item.querySelector(".basket-add");
    var symbol = item.getAttribute("data-symbol");
    if (!button) {
      button = put(item.querySelector("header") || item, "button", { "class": "basket-add", type: "button" });
      button.addEventListener("click", function () {
        var list = inBasket();
        var others = list.filter(function (other) { return other !== symbol; });
        keep(others.length < list.length ? others : list.concat(symbol));
      });
    }
    var inside = inBasket().indexOf(symbol) >= 0;
    button.textContent = basket.getAttribute(inside ? "data-remove" : "data-add");
    button.setAttribute("aria-pressed", inside);
    button.setAttribute("aria-label", button.textContent + ": " + item.querySelector("h1, a").textContent);
  }
  function showBasket() {
    basket.lastChild.textContent = inBasket().length;
    document.querySelectorAll("[data-symbol]:not([role])").forEach(dress);
  }
  if (basket) {
    window.fieldbookBasket = { list: inBasket, keep: keep, dress: dress };
    basket.hidden = false;
    showBasket();
    // Another tab, and the way back.
    window.onstorage = window.onpageshow = showBasket;
  }
})();
