// Shows what was found in a site beside its pages while somebody writes it, and loads a page again when it is another. It is
// sent by `fieldbook serve` alone and is no part of a published site.
(() => {
  "use strict";
  const own = document.currentScript;
  const OPEN = "fieldbook-live-open";
  const PLACE = "fieldbook-live-place";
  const AGAIN = 1000;
  let number = "";
  let asked = null;

  // What stands between backticks was written by somebody.
  const write = (element, words) =>
    words.split("`").forEach((part, at, parts) => {
      if (at % 2 && at < parts.length - 1) element.append(Object.assign(document.createElement("code"), { textContent: part }));
      else element.append(at % 2 ? `\`${part}` : part);
    });
  const add = (parent, name, words, kind) => {
    const element = document.createElement(name);
    if (words) write(element, words);
    if (kind) element.className = kind;
    parent.append(element);
    return element;
  };
  const remembered = (key = OPEN) => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const remember = (value, key = OPEN) => {
    try {
      sessionStorage.setItem(key, value);
    } catch {
      // The panel is as it is at first on the next page.
    }
  };
  // Where the list stood before the page was loaded again, once.
  const kept = () => {
    const place = Number(remembered(PLACE)) || 0;
    remember("0", PLACE);
    return place;
  };
  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

  // In a tree of its own: no style of the page touches it, and none of its own touches the page.
  const host = document.createElement("fieldbook-live");
  const root = host.attachShadow({ mode: "open" });
  const style = add(root, "link");
  style.rel = "stylesheet";
  style.href = "/.fieldbook/live.css";
  const panel = add(root, "section");
  panel.lang = "en";
  panel.dir = "ltr";
  panel.setAttribute("aria-label", "What fieldbook found");
  const button = add(panel, "button");
  button.type = "button";
  const counts = add(button, "span");
  counts.setAttribute("role", "status");
  const list = add(panel, "div", "", "list");
  list.id = "list";
  button.setAttribute("aria-controls", "list");
  const show = (open) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    // The end of the page can be scrolled to above the panel.
    document.body.style.paddingBlockEnd = open ? `${panel.offsetHeight}px` : "";
  };
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    show(false);
    remember("closed");
    button.focus();
  });
  button.addEventListener("click", () => {
    show(list.hidden);
    remember(list.hidden ? "closed" : "open");
  });

  const draw = (item) => {
    const article = document.createElement("article");
    article.className = item.severity;
    const head = add(article, "p", "", "head");
    add(head, "b", item.severity);
    add(head, "span", item.code);
    const place = item.page ? Object.assign(add(head, "a"), { href: item.page }) : head;
    add(place, "code").textContent = item.line ? `${item.path}:${item.line}` : item.path;
    add(article, "p", item.message, "message");
    if (item.excerpt) {
      const line = add(article, "pre");
      line.dir = "auto";
      line.append(item.excerpt[0]);
      add(line, "mark").textContent = item.excerpt[1];
      line.append(item.excerpt[2]);
    }
    for (const help of item.help) add(article, "p", help, "help");
    return article;
  };

  const told = (answer) => {
    const found = answer.errors + answer.warnings;
    panel.className = answer.failure || answer.errors ? "error" : found ? "warning" : "clean";
    const parts = [];
    if (answer.errors) parts.push(plural(answer.errors, "error"));
    if (answer.warnings) parts.push(plural(answer.warnings, "warning"));
    let words = parts.length ? parts.join(", ") : "no findings";
    if (found && answer.here.length === found) words += " on this page";
    else if (found) words += ` in the site, ${answer.here.length || "none"} of them on this page`;
    const now = answer.failure ? "this cannot be shown" : answer.is_older ? `older than its file: ${words}` : words;
    if (counts.textContent !== now) counts.textContent = now;
    const articles = [];
    if (answer.failure) {
      const words = document.createElement("p");
      words.className = "message";
      write(words, answer.failure);
      articles.push(words);
    }
    articles.push(...answer.here.map(draw));
    if (answer.elsewhere.length) {
      const words = document.createElement("h2");
      words.textContent = "In other files";
      articles.push(words, ...answer.elsewhere.map(draw));
    }
    if (answer.is_older) {
      const words = document.createElement("p");
      words.className = "message";
      words.textContent = "This page is older than its file: mend what stands here, and it follows again.";
      articles.unshift(words);
    }
    if (answer.more) {
      const words = document.createElement("p");
      words.textContent = `and ${answer.more} more; the command "fieldbook check" lists all`;
      articles.push(words);
    }
    const place = list.scrollTop || kept();
    list.replaceChildren(...articles);
    button.disabled = !articles.length;
    const urgent = answer.failure || answer.here.some((item) => item.severity === "error");
    const before = remembered();
    host.hidden = false;
    show(articles.length > 0 && (before ? before === "open" : Boolean(urgent)));
    list.scrollTop = place;
  };

  const ended = () => {
    panel.className = "ended";
    counts.textContent = "fieldbook serve has ended: start it again in the terminal";
    list.replaceChildren();
    show(false);
    host.hidden = false;
  };

  const ask = async () => {
    // A browser keeps few connections to one server: a page that nobody sees asks for nothing.
    if (document.hidden || asked) return;
    asked = new AbortController();
    let pause = 0;
    try {
      const query = new URLSearchParams({ after: number, sum: own.dataset.sum, path: location.pathname });
      const response = await fetch(`/.fieldbook/now?${query}`, { cache: "no-store", signal: asked.signal });
      if (!response.ok) throw new Error(response.statusText);
      const answer = await response.json();
      number = answer.number;
      if (answer.reload) {
        remember(String(list.scrollTop), PLACE);
        location.reload();
        return;
      }
      if (own.dataset.search !== String(answer.search)) {
        own.dataset.search = answer.search;
        if (window.fieldbookSearch) window.fieldbookSearch.renew();
      }
      told(answer);
    } catch (error) {
      number = "";
      pause = AGAIN;
      if (error.name !== "AbortError") ended();
    }
    asked = null;
    setTimeout(ask, pause);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      if (asked) asked.abort();
    } else {
      ask();
    }
  });
  host.hidden = true;
  document.body.append(host);
  ask();
})();
