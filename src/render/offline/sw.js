/*
 * The service worker: pages of an edition that a reader keeps on this device are answered from it, network or not.
 * It is there only after a reader has asked for it on the page <language>/offline.html, whose script (keep.js) loads
 * what is kept. Between the two lies one cache of the site. Its entries stand below the folder `.kept/`, which no
 * server has:
 *
 *   now                      which editions are kept, by language, each with the key of its list. It is written when
 *                            all files are there, so that an edition is kept whole or not at all.
 *   list/<key>               paths, each with the SHA-256 of its file and its size. A list never changes.
 *   file/<sha256>.<ending>   a file. Languages and editions that have the same file share it.
 *   coming/<language>        which edition is being loaded; only keep.js reads it.
 */
(function () {
  "use strict";

  const ROOT = new URL("./", self.location).href;
  const STORE = "fieldbook-1 " + ROOT;
  const keyOf = (entry) => ROOT + ".kept/" + entry;
  const endingOf = (path) => (/\.(\w+)$/.exec(path) || ["", "bin"])[1];
  const lists = new Map();

  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

  self.addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    // What is loaded to be kept comes from the server.
    if (event.request.method !== "GET" || !url.href.startsWith(ROOT) || url.searchParams.has("keep")) return;
    event.respondWith(answer(event, pathOf(url)));
  });

  function pathOf(url) {
    try {
      return decodeURIComponent(url.pathname.slice(new URL(ROOT).pathname.length));
    } catch (error) {
      return "";
    }
  }

  async function answer(event, path) {
    const request = event.request, isPage = request.mode === "navigate";
    let kept = [];
    try {
      const store = await caches.has(STORE) ? await caches.open(STORE) : null;
      kept = store ? await keptBy(store, isPage ? request.referrer : await pageOf(event), path) : [];
      for (const edition of kept) {
        const found = await fileOf(store, edition, path, isPage);
        if (found) return found;
      }
    } catch (error) {
      // What cannot be read is not kept.
    }
    try {
      return await fetch(request);
    } catch (error) {
      if (!isPage || !kept.length) throw error;
      // A page that tells so, in a language that is kept.
      return Response.redirect(ROOT + kept[0].language + "/offline.html?missing=" + encodeURIComponent(path), 302);
    }
  }

  /* The address of the page that asks for a file. */
  async function pageOf(event) {
    const client = event.clientId ? await self.clients.get(event.clientId) : null;
    return client ? client.url : "";
  }

  async function read(store, entry) {
    const found = await store.match(keyOf(entry));
    return found ? found.json() : null;
  }

  /* The kept editions in the order in which they are asked: a page takes its files from the edition that it is of. */
  async function keptBy(store, page, path) {
    const now = await read(store, "now") || {};
    const own = page.startsWith(ROOT) ? pathOf(new URL(page)).split("/")[0] : "", first = path.split("/")[0];
    const rank = (edition) => edition.language === own ? 2 : edition.language === first ? 1 : 0;
    return Object.keys(now).map((language) => ({ language, ...now[language] }))
      .sort((a, b) => rank(b) - rank(a) || (a.date < b.date ? 1 : -1));
  }

  async function fileOf(store, edition, path, isPage) {
    const list = lists.get(edition.list) || await read(store, "list/" + edition.list);
    if (!list) return null;
    lists.set(edition.list, list);
    const has = (other) => Object.prototype.hasOwnProperty.call(list, other);
    // As static hosts do it: a folder is its index page, and some leave `.html` out.
    if (isPage && path && has(path + "/index.html")) return Response.redirect(ROOT + encodeURI(path) + "/", 302);
    const name = path === "" || path.endsWith("/") ? path + "index.html" : path;
    const full = has(name) ? name : isPage && has(name + ".html") ? name + ".html" : null;
    return full && store.match(keyOf("file/" + list[full][0] + "." + endingOf(full)));
  }
})();
