/*
 * The page of the offline edition: keeps the edition of its language on this device, where the address allows it. What
 * is kept, and how it is stored, stands at the head of sw.js, which answers from it.
 *
 * An edition is loaded file by file, each checked against the list of files of the site, and shown as kept in one step
 * when the last one is there. Nothing is asked for from file://.
 *
 * It also tells which packs of the site lie beside it on a server, how large they are and how long they take.
 */
(function () {
  "use strict";

  const page = document.querySelector(".device");
  if (!page) return;
  const settings = JSON.parse(page.getAttribute("data-settings"));
  const language = settings.language;
  const root = new URL(settings.root, location.href).href;
  const find = (selector) => page.querySelector(selector);
  const show = (selector, shown = true) => { find(selector).hidden = !shown; };

  if (location.protocol === "file:") return show("[data-for=file]");

  /* Words */

  const tag = (settings.tag === "en" ? "en-GB" : settings.tag) + "-u-ca-gregory-nu-latn";
  const number = (value) => value.toLocaleString(tag);
  const day = (date) => new Date(date + "T00:00:00Z").toLocaleDateString(tag, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  function size(bytes) {
    const large = bytes >= 1e6, value = large ? Math.round(bytes / 1e5) / 10 : Math.ceil(bytes / 1e3);
    return settings.sizes[large ? 1 : 0].replace("%", number(value));
  }
  // What is filled in may run in the other direction.
  const say = (name, values = {}) => settings.texts[name].replace(/%(\w+)/g, (whole, key) => "\u2068" + values[key] + "\u2069");

  function button(name, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = say(name);
    made.setAttribute("data-do", name);
    made.addEventListener("click", act);
    return made;
  }

  const status = (...lines) => {
    const said = lines.filter(Boolean).join("\n");
    if (find(".device-said").textContent !== said) find(".device-said").textContent = said;
  };
  function acts(...buttons) {
    const had = find(".acts").contains(document.activeElement);
    find(".acts").replaceChildren(...buttons);
    if (had) (buttons[0] || find(".device-said")).focus();
  }

  /* What went wrong, in words: the name of a text and what is filled in there. */
  const fault = (name, values) => Object.assign(new Error(name), { fault: name, values });
  function reason(error) {
    if (error.fault) return say(error.fault, error.values);
    if (error.name === "QuotaExceededError") return say("full");
    return say("failed", { reason: error.message || error.name });
  }

  /* Packs */

  const UNITS = { style: "unit", unitDisplay: "long" };
  const bytes = (value) => value.toLocaleString(tag, { ...UNITS, unit: "byte" });
  /* How long so many bytes take at so many bits a second, of a line that has no other work. */
  const minutes = (size, speed) => Math.ceil(size * 8 / speed / 60).toLocaleString(tag, { ...UNITS, unit: "minute" });
  const LINES = [64e3, 2e6];

  /* Beside a site on a server there may be packs of it, and a script that tells which. A page cannot tell of a pack that it is in. */
  function packs() {
    window.fieldbookPacks = (all) => {
      const rank = (pack) => pack.language === language ? 0 : pack.language ? 2 : 1;
      all.sort((one, other) => rank(one) - rank(other));
      for (const pack of all) {
        const row = find(".device-packs tbody").insertRow(), name = document.createElement("th"), link = document.createElement("a");
        link.href = settings.root + "packs/" + pack.file;
        link.setAttribute("download", "");
        link.textContent = pack.language ? settings.languages[pack.language] || pack.language : say("all");
        if (pack.language && pack.language !== language) link.lang = pack.language === "zh" ? "zh-Hans" : pack.language;
        name.scope = "row";
        name.append(link);
        row.append(name);
        row.insertCell().append(size(pack.bytes), document.createElement("br"), bytes(pack.bytes));
        for (const speed of LINES) row.insertCell().textContent = minutes(pack.bytes, speed);
      }
      if (all.length) show(".device-packs");
    };
    const script = document.createElement("script");
    script.src = settings.root + "packs/packs.js";
    document.head.append(script);
  }

  packs();
  const can = window.isSecureContext && navigator.serviceWorker && window.caches && window.crypto && crypto.subtle && window.AbortController;
  if (!can) return show("[data-for=none]");

  /* The store */

  const STORE = "fieldbook-1 " + root;
  const keyOf = (entry) => root + ".kept/" + entry;
  const open = async () => await caches.has(STORE) ? caches.open(STORE) : null;
  const json = (value) => new Response(JSON.stringify(value), { headers: { "Content-Type": "application/json" } });
  async function read(entry) {
    const store = await open(), found = store && await store.match(keyOf(entry));
    return found ? found.json() : null;
  }
  const kept = async () => await read("now") || {};
  async function names() {
    const store = await open();
    return new Set((store ? await store.keys() : []).map((request) => request.url.slice(keyOf("").length)));
  }
  const endingOf = (path) => (/\.(\w+)$/.exec(path) || ["", "bin"])[1];
  const fileKey = (path, sha256) => "file/" + sha256 + "." + endingOf(path);

  /* Removes what no edition needs, kept or coming, and the worker with the last of them. */
  async function sweep() {
    const store = await open();
    if (!store) return;
    const all = await names(), needed = new Set(["now"]);
    const editions = Object.values(await kept());
    for (const entry of all) {
      if (!entry.startsWith("coming/")) continue;
      needed.add(entry);
      editions.push(await read(entry));
    }
    if (!editions.length) {
      await caches.delete(STORE);
      const worker = await navigator.serviceWorker.getRegistration(root);
      if (worker && worker.scope === root) await worker.unregister();
      return;
    }
    for (const edition of editions) {
      needed.add("list/" + edition.list);
      const list = await read("list/" + edition.list) || {};
      for (const path of Object.keys(list)) needed.add(fileKey(path, list[path][0]));
    }
    for (const entry of all) if (!needed.has(entry)) await store.delete(keyOf(entry));
  }

  /* The edition that the site has */

  const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const sumOf = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

  /* What belongs to the edition of a language: its pages and its search, the first page of all, and what all pages load.
     Practices without a text in this language have theirs for the basket in the folder of another one. */
  function belongs(edition, path) {
    const [first, second] = path.split("/");
    if (second === undefined) return path === "index.html" || path === "manifest.webmanifest";
    if (path.split("/").some((part) => part.startsWith("."))) return false;
    if (first === "search") return second === language;
    if (first === language || !edition.languages.includes(first)) return true;
    const rest = path.slice(first.length);
    return /^\/basket\/bp-[^/]+\.js$/.test(rest) && !(language + rest in edition.files);
  }

  async function offered() {
    let edition;
    try {
      const answer = await fetch(root + "edition.json", { cache: "no-cache" });
      if (!answer.ok) throw fault("refused", { file: "edition.json", status: answer.status });
      edition = await answer.json();
    } catch (error) {
      throw error.fault ? error : fault("broken", { file: "edition.json" });
    }
    // While a build moves files to their places, the list says nothing of an edition.
    if (edition.format !== 1 || !edition.files || !Array.isArray(edition.languages)) throw fault("busy");
    const list = {};
    let bytes = 0;
    for (const path of Object.keys(edition.files).sort()) {
      if (!belongs(edition, path)) continue;
      const file = edition.files[path];
      list[path] = [file.sha256, file.size];
      bytes += file.size;
    }
    const key = await sumOf(new TextEncoder().encode(JSON.stringify(list)));
    return { list, now: { edition: edition.edition, date: edition.date, list: key, files: Object.keys(list).length, bytes } };
  }

  /* The files that are still to be loaded, each once, and their bytes. */
  async function lacking(list) {
    const have = await names(), files = new Map();
    let bytes = 0;
    for (const path of Object.keys(list)) {
      const key = fileKey(path, list[path][0]);
      if (have.has(key) || files.has(key)) continue;
      files.set(key, path);
      bytes += list[path][1];
    }
    return { files, bytes };
  }

  /* Loading */

  const AT_ONCE = 4;
  const HEADERS = ["Content-Type", "Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options"];
  let loading = null;
  // Of two looks at what is kept, the later one is shown.
  let turns = 0;

  async function bytesOf(path, [sha256], signal, came) {
    const address = root + path.split("/").map(encodeURIComponent).join("/") + "?keep=" + sha256.slice(0, 10);
    // What did not come as the list says is asked for once more, past all that may have stored it on the way.
    for (const cache of ["no-cache", "reload"]) {
      const chunks = [];
      let read = 0, answer;
      try {
        answer = await fetch(address, { cache, signal });
        if (!answer.ok) throw fault("refused", { file: path, status: answer.status });
        const reader = answer.body.getReader();
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          chunks.push(part.value);
          read += part.value.length;
          came(part.value.length);
        }
      } catch (error) {
        came(-read);
        if (signal.aborted) throw fault("stopped");
        throw error.fault ? error : fault("broken", { file: path });
      }
      const bytes = await new Blob(chunks).arrayBuffer();
      if (await sumOf(bytes) === sha256) {
        const headers = new Headers();
        for (const name of HEADERS) if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
        return new Response(bytes, { headers });
      }
      came(-read);
    }
    throw fault("damaged", { file: path });
  }

  async function load(signal) {
    const { list, now } = await offered();
    const first = await lacking(list);
    const space = navigator.storage && navigator.storage.estimate ? await navigator.storage.estimate() : {};
    if (space.quota && space.quota - space.usage < first.bytes) throw fault("full");
    // The worker first: an edition without it would be of no use.
    await navigator.serviceWorker.register(root + "sw.js", { scope: root });
    const store = await caches.open(STORE);
    await store.put(keyOf("list/" + now.list), json(list));
    await store.put(keyOf("coming/" + language), json(now));
    let bytes = now.bytes - first.bytes;
    const bar = find("progress");
    const came = (more) => {
      bytes += more;
      bar.max = now.bytes;
      bar.value = bytes;
      find(".device-progress").textContent = say("loading", { came: size(bytes), size: size(now.bytes) });
    };
    came(0);
    const waiting = Array.from(first.files);
    const one = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const [key, path] = next;
        if (signal.aborted) throw fault("stopped");
        await store.put(keyOf(key), await bytesOf(path, list[path], signal, came));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    // Another tab may have removed some meanwhile.
    if ((await lacking(list)).files.size) throw fault("elsewhere");
    await store.put(keyOf("now"), json({ ...await kept(), [language]: now }));
    await store.delete(keyOf("coming/" + language));
    await sweep();
    try {
      localStorage.setItem("fieldbook-language", language);
    } catch (error) {
      // The first page of all then asks for a language.
    }
  }

  async function keep() {
    if (loading) return;
    loading = new AbortController();
    turns += 1;
    const signal = loading.signal;
    status(say("starts"));
    acts(button("stop", () => loading && loading.abort()));
    show(".device-loading");
    let trouble = null;
    try {
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
      await alone(() => load(signal));
    } catch (error) {
      trouble = error;
      // The other files that are on their way.
      loading.abort();
    }
    loading = null;
    show(".device-loading", false);
    await look(trouble && trouble.fault !== "stopped" ? reason(trouble) : "");
  }

  /* One tab at a time changes what is kept. */
  function alone(act) {
    if (!navigator.locks) return act();
    return navigator.locks.request("fieldbook-keep " + root, { ifAvailable: true }, (lock) => {
      if (!lock) throw fault("elsewhere");
      return act();
    });
  }

  async function remove(entry) {
    let trouble = "";
    try {
      await alone(async () => {
        const store = await open();
        if (!store) return;
        if (entry === "now") {
          const now = await kept();
          delete now[language];
          await store.put(keyOf("now"), json(now));
        }
        await store.delete(keyOf("coming/" + language));
        await sweep();
      });
    } catch (error) {
      trouble = reason(error);
    }
    await look(trouble || say("removed"));
  }

  /* What is kept, what there is, and what can be done. */
  async function look(said = "") {
    const turn = turns += 1;
    const now = await kept(), own = now[language], coming = await read("coming/" + language);
    const list = own && await read("list/" + own.list) || {};
    const lost = own ? (await lacking(list)).files.size : 0;
    const part = coming && (await lacking(await read("list/" + coming.list) || {}));
    const lines = [said];
    // No line breaks inside the name of the edition.
    if (own) lines.push(say("kept", { edition: own.edition.replace(/-/g, "-\u2060"), date: day(own.date), files: number(own.files), size: size(own.bytes) }));
    if (own && navigator.storage && navigator.storage.persisted && !await navigator.storage.persisted()) lines.push(say("weak"));
    const others = Object.keys(now).filter((code) => code !== language).map((code) => settings.languages[code] || code);
    if (others.length) lines.push(say("others", { languages: others.join("\u2069, \u2068") }));
    if (lost) lines.push(say("lost", { files: number(lost) }));
    const out = own && button("remove", () => remove("now"));
    const discard = part && button("discard", () => remove("coming"));
    if (turn !== turns) return;
    status(...lines, say("looking"));
    acts(...[out, discard].filter(Boolean));
    let site = null, trouble = "";
    try {
      site = await offered();
    } catch (error) {
      trouble = error.fault === "broken" ? say("no-network") : reason(error);
    }
    const more = site && await lacking(site.list);
    if (turn !== turns) return;
    if (!site) {
      status(...lines, !own && !part && say("none"), trouble);
      return;
    }
    const need = { files: number(more.files.size), size: size(more.bytes), date: day(site.now.date) };
    const go = (name) => button(name, keep);
    if (own && own.list === site.now.list && !lost) {
      status(...lines, say("newest"));
    } else if (part) {
      status(...lines, say("part", { came: size(Math.max(0, site.now.bytes - more.bytes)), all: size(site.now.bytes), ...need }));
      acts(...[go("resume"), discard, out].filter(Boolean));
    } else if (own && own.list === site.now.list) {
      status(...lines);
      acts(go("repair"), out);
    } else if (own) {
      status(...lines, say("newer", need));
      acts(go("update"), out);
    } else {
      status(...lines, say("offer", need));
      acts(go("keep"));
    }
  }

  /* The worker sends here whoever asks for a page that is not kept, when there is no network. */
  const missing = new URLSearchParams(location.search).get("missing");
  if (missing) {
    const note = find(".device-missing"), link = document.createElement("a");
    link.href = root + missing.split("/").map(encodeURIComponent).join("/");
    link.textContent = say("try");
    note.append(say("missing", { file: missing }), " ", link);
    note.hidden = false;
  }

  show("[data-for=web]");
  look().catch((error) => status(reason(error)));
})();
