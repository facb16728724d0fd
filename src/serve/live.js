// Shows what was found in a site beside its pages while somebody writes it. When a page is another, it changes what is another
// in it, or loads it again. It is sent by `fieldbook serve` alone and is no part of a published site.
(() => {
  "use strict";
  const own = document.currentScript;
  const OPEN = "fieldbook-live-open";
  const PLACE = "fieldbook-live-place";
  const LINE = "fieldbook-live-line";
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
  // The line at which a reader is: of what begins in the window the first one, with how far it is from the top.
  const LINES = "main :is(h1, h2, h3, h4, p, li, dt, dd, tr, pre, figure)";
  const lineAt = () => {
    if (scrollY <= 0) return "";
    const lines = [...document.querySelectorAll(LINES)].map((line) => [line, line.getBoundingClientRect().top]);
    const [line, top] = lines.find(([, top]) => top >= 0) || [];
    if (!line) return "";
    const same = lines.map(([other]) => other).filter((other) => other.textContent === line.textContent);
    return JSON.stringify([line.textContent, same.indexOf(line), top]);
  };
  const comeBackTo = (line) => {
    const [text, at, top] = JSON.parse(line);
    const same = [...document.querySelectorAll(LINES)].filter((other) => other.textContent === text);
    const found = same[Math.min(at, same.length - 1)];
    if (found) scrollBy({ top: found.getBoundingClientRect().top - top, behavior: "instant" });
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
  // No part of the status: who listens to it hears what was found.
  const checking = add(button, "span", "checking …", "checking");
  checking.hidden = true;
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
    // What says the same stays, and keeps the focus.
    const isSame = articles.length === list.children.length && articles.every((one, at) => one.isEqualNode(list.children[at]));
    if (!isSame) list.replaceChildren(...articles);
    checking.hidden = !answer.checking;
    button.disabled = !articles.length;
    const urgent = answer.failure || answer.here.some((item) => item.severity === "error");
    const before = remembered();
    host.hidden = false;
    show(articles.length > 0 && (before ? before === "open" : Boolean(urgent)));
    list.scrollTop = place;
  };

  // What scripts, style sheets or readers have a hand in, or what does something by itself: a page with another one is loaded again.
  const OWNED =
    "script:not([type='application/ld+json']), style, link, base, meta[http-equiv], noscript, template, slot, dialog, iframe, frame, " +
    "object, embed, audio, video, canvas, form, button, input, select, option, textarea, output";
  // Of these the scripts of a page know each one from the beginning: what stands in them may be another, but none may come or go.
  const KNOWN = "[data-symbol], [tabindex]";
  const ELEMENT = 1, TEXT = 3, COMMENT = 8, DOCUMENT = 9;

  // Whether a node may come or go. Handlers in attributes would be run by no page of ours; none is brought in all the same.
  const isPlain = (node) =>
    node.nodeType !== ELEMENT ||
    [node, ...node.querySelectorAll("*")].every(
      (one) => !one.matches(`${OWNED}, ${KNOWN}`) && !one.getAttributeNames().some((name) => name.startsWith("on")),
    );

  // Whether a node of the page is where one of the text before was. This script stands between blanks that are one in the text.
  const isThere = (before, live) =>
    before.nodeName === live.nodeName && (before.nodeType !== TEXT || before.data === live.data || !(before.data + live.data).trim());

  // The children of a node without what is our own, and of the body without the blanks at its end: in the text they may stand
  // behind it, and in the page our script stands before them.
  const nodesOf = (parent) => {
    const nodes = [...parent.childNodes].filter((node) => node !== own && node !== host);
    while (parent.nodeName === "BODY" && nodes.length && nodes.at(-1).nodeType === TEXT && !nodes.at(-1).data.trim()) nodes.pop();
    return nodes;
  };

  // The nodes of the page that are the children of a node in the text before. Scripts may have put others in front of all of
  // them or behind them, but no words; where it is not certain which they are, there are none.
  const childrenOf = (before, live) => {
    const [old, now] = [nodesOf(before), nodesOf(live)];
    const places = [...new Set([0, now.length - old.length])].filter(
      (place) =>
        place >= 0 &&
        old.every((node, at) => isThere(node, now[place + at])) &&
        now.every((node, at) => (at >= place && at < place + old.length) || node.nodeType !== TEXT || !node.data.trim()),
    );
    if (places.length !== 1) return null;
    const [place] = places;
    return { old, now: now.slice(place, place + old.length), behind: now[place + old.length] || null };
  };

  // Three trees are walked at once: the page as it was sent, as it would be sent now, and as it is. Where the first two are equal,
  // nothing is touched, whatever scripts and readers have made of the third. Where they differ, the third must be as the first, and
  // a step is noted that makes it as the second. Whether all could be noted; else some are missing, and none may be done.
  const plan = (before, after, live, steps) => {
    if (before.isEqualNode(after)) return true;
    if (before.nodeName !== after.nodeName) return false;
    if (before.nodeType === TEXT || before.nodeType === COMMENT) {
      if (live.data !== before.data) return false;
      steps.push(() => {
        // What stays keeps the selection that is in it.
        const [was, is] = [before.data, after.data];
        const least = Math.min(was.length, is.length);
        let start = 0, end = 0;
        while (start < least && was[start] === is[start]) start++;
        while (end < least - start && was.at(-1 - end) === is.at(-1 - end)) end++;
        live.replaceData(start, was.length - start - end, is.slice(start, is.length - end));
      });
      return true;
    }
    if (before.nodeType === ELEMENT) {
      if (before.matches(OWNED) || after.matches(OWNED)) return false;
      for (const name of new Set([...before.getAttributeNames(), ...after.getAttributeNames()])) {
        const [was, is] = [before.getAttribute(name), after.getAttribute(name)];
        if (was === is) continue;
        const isOwned = /^(?:on|data-|tabindex$)|:/.test(name) || (name === "src" && before.localName !== "img") || before.matches("html, body");
        if (isOwned || live.getAttribute(name) !== was) return false;
        steps.push(() => (is === null ? live.removeAttribute(name) : live.setAttribute(name, is)));
      }
    } else if (before.nodeType !== DOCUMENT) {
      return false;
    }
    const children = childrenOf(before, live);
    if (!children) return false;
    const { old, now, behind } = children;
    const next = nodesOf(after);
    let start = 0, [oldEnd, nextEnd] = [old.length, next.length];
    while (start < Math.min(oldEnd, nextEnd) && old[start].isEqualNode(next[start])) start++;
    while (Math.min(oldEnd, nextEnd) > start && old[oldEnd - 1].isEqualNode(next[nextEnd - 1])) {
      oldEnd--;
      nextEnd--;
    }
    const place = oldEnd < now.length ? now[oldEnd] : behind;
    for (let at = start; at < Math.max(oldEnd, nextEnd); at++) {
      const [was, is] = [at < oldEnd ? old[at] : null, at < nextEnd ? next[at] : null];
      if (was && is && was.nodeName === is.nodeName) {
        if (!plan(was, is, now[at], steps)) return false;
        continue;
      }
      if (was && !(isPlain(was) && was.isEqualNode(now[at]))) return false;
      if (is && !isPlain(is)) return false;
      steps.push(() => {
        // It comes out of a document in which no script runs, made of the page that a reload would show.
        if (is) live.insertBefore(document.importNode(is, true), was ? now[at] : place);
        if (was) now[at].remove();
      });
    }
    return true;
  };

  // Makes the page that is shown the one that it would be now; false if it has to be loaded again.
  const patched = ({ before, after }) => {
    try {
      // Words that were searched are marked by a script, once.
      if (document.querySelector("article mark")) return false;
      const parser = new DOMParser();
      const [was, is] = [before, after].map((text) => parser.parseFromString(text, "text/html"));
      const steps = [];
      if (!plan(was, is, document, steps)) return false;
      for (const step of steps) step();
    } catch {
      return false;
    }
    // What the scripts of a page keep in step with what is stored and with the room that there is, they look at again.
    for (const name of ["storage", "resize"]) dispatchEvent(new Event(name));
    return true;
  };

  // What has the focus may be made anew when a search is asked again: then it goes to what took its place.
  const holdFocus = () => {
    const was = document.activeElement;
    if (!was || was === document.body) return;
    const isSame = (one) =>
      was.id ? one.id === was.id : was.href ? one.href === was.href : one.className === was.className && one.textContent === was.textContent;
    let now = was;
    const watch = new MutationObserver(() => {
      // Who has gone elsewhere meanwhile stays there.
      if (now.isConnected || document.activeElement !== document.body) return;
      const next = [...document.querySelectorAll(was.localName)].find(isSame);
      if (!next) return;
      next.focus({ preventScroll: true });
      now = next;
    });
    watch.observe(document.body, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), 3000);
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
      if (answer.reload && !(answer.patch && patched(answer.patch))) {
        remember(String(list.scrollTop), PLACE);
        remember(lineAt(), LINE);
        location.reload();
        return;
      }
      if (answer.patch) own.dataset.sum = answer.patch.sum;
      if (own.dataset.search !== String(answer.search)) {
        own.dataset.search = answer.search;
        if (window.fieldbookSearch) {
          holdFocus();
          window.fieldbookSearch.renew();
        }
      }
      told(answer);
      pause = answer.pause;
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
  // The browser itself comes back to a height, above which something may have come or gone.
  const line = remembered(LINE);
  remember("", LINE);
  if (line) addEventListener("load", () => requestAnimationFrame(() => comeBackTo(line)));
  ask();
})();
