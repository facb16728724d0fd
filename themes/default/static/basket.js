/*
 * The page of the basket: what is chosen is put in order, printed, and given to others as an address, a recipe or a
 * command. site.js keeps the basket itself. Names and texts of practices come from classic scripts, so that all
 * works from file://.
 */
(function (basket) {
  "use strict";

  const page = document.querySelector(".basket");
  if (!page || !basket) return;
  const settings = JSON.parse(page.getAttribute("data-settings"));
  const key = document.querySelector(".basket-open").getAttribute("data-key");
  const find = (selector) => page.querySelector(selector);
  const say = (name, value) => settings.texts[name].replace("%", () => value);
  const status = (words) => { find(".basket-said").textContent = words; };
  // As many as a book can sensibly have; an address may be longer.
  const MOST = 200;
  // What the file of a recipe may have: of more, a phone would have to think too long.
  const MOST_BYTES = 64000, MOST_ROWS = 3000, MOST_COLUMNS = 2000, MOST_DEEP = 20;

  function make(name, attributes, ...inside) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  }

  /* Names and texts */

  const names = new Map(), texts = new Map(), files = new Map();
  basket.names = (more) => { for (const symbol of Object.keys(more)) names.set(symbol, more[symbol]); };
  basket.text = (symbol, html) => texts.set(symbol, html);

  function load(path) {
    if (!files.has(path)) {
      files.set(path, new Promise((done, fail) => {
        const script = make("script", { src: settings.root + path + "?" + settings.edition });
        script.onload = done;
        script.onerror = () => {
          files.delete(path);
          fail(new Error(path));
        };
        document.head.append(script);
      }));
    }
    return files.get(path);
  }

  const shardOf = (symbol) => symbol.slice(3, 3 + settings.letters);
  const namesOf = (shard) => load(settings.language + "/basket/names" + (shard && "-" + shard.toLowerCase()) + ".js");
  // Whether all could be read. Where a file is missing, its practices go by their symbols.
  const withNames = (symbols) => Promise.all(settings.shards.filter((shard) => symbols.some((symbol) => shardOf(symbol) === shard)).map(namesOf))
    .then(() => true, (error) => status(say("failed", error.message)));

  function known(symbol) {
    const found = names.get(symbol);
    if (!found) return null;
    const [slug, title, code, folder] = found, language = settings.languages[code];
    return { slug, title, folder, language, foreign: code !== settings.language };
  }

  const marks = (language) => ({ lang: language.tag, dir: language.dir });

  function nameOf(symbol) {
    const found = known(symbol);
    if (!found) return make("span", {}, make("bdi", {}, symbol));
    return make("span", found.foreign ? marks(found.language) : {}, found.title);
  }

  /* What is told of the workshop */

  const WORDS = ["title", "place", "host"];
  // As many characters as a recipe may have there.
  const lengthOf = (name) => name === "title" ? 100 : 200;
  let told = read();

  function read() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(key + "-event"));
    } catch (error) {
      // Nothing is kept, or nothing of ours.
    }
    return clean(kept);
  }

  function clean(given) {
    const from = given && typeof given === "object" ? given : {}, clean = {};
    for (const name of WORDS) {
      clean[name] = {};
      for (const code of Object.keys(settings.languages)) {
        const text = from[name] && from[name][code];
        if (typeof text === "string" && text) clean[name][code] = Array.from(line(text)).slice(0, lengthOf(name)).join("");
      }
    }
    for (const name of ["start", "end"]) clean[name] = /^\d{4}-\d\d-\d\d$/.test(from[name]) && !isNaN(Date.parse(from[name])) ? from[name] : "";
    clean.paper = from.paper === "letter" ? "letter" : "a4";
    const built = Array.from(page.querySelectorAll("[name=language]"), (box) => box.value);
    const chosen = Array.isArray(from.languages) ? from.languages : [settings.language];
    clean.languages = built.filter((code) => chosen.includes(code));
    if (!clean.languages.length) clean.languages = [settings.language];
    return clean;
  }

  function keepTold() {
    try {
      localStorage.setItem(key + "-event", JSON.stringify(told));
    } catch (error) {
      // It lasts as long as the page.
    }
    drawWays();
  }

  function drawTold() {
    for (const box of page.querySelectorAll("[name=language]")) box.checked = told.languages.includes(box.value);
    for (const name of ["start", "end", "paper"]) find(`[name=${name}]`).value = told[name];
    find(".basket-words").replaceChildren(...told.languages.map((code) => {
      const language = settings.languages[code];
      return make("fieldset", {}, make("legend", {}, make("span", marks(language), language.name)), ...WORDS.map((name) => {
        const input = make("input", Object.assign({ type: "text", name: name + "-" + code, maxlength: lengthOf(name) }, marks(language)));
        input.value = told[name][code] || "";
        input.oninput = () => {
          told[name][code] = line(input.value);
          keepTold();
        };
        return make("label", {}, say(name === "place" ? "where" : name), " ", input);
      }));
    }));
  }

  find("form").addEventListener("submit", (event) => event.preventDefault());
  find("form").addEventListener("change", (event) => {
    const { name } = event.target;
    if (name === "language") {
      const chosen = Array.from(page.querySelectorAll("[name=language]:checked"), (box) => box.value);
      // A book has a language.
      told.languages = chosen.length ? chosen : [event.target.value];
      drawTold();
      find(`[name=language][value=${event.target.value}]`).focus();
    } else if (name in told) {
      told[name] = event.target.value;
    }
    keepTold();
  });

  /* The list */

  let before = null, dragged = null;

  function put(list) {
    // What was said of the list before is no more true.
    status("");
    basket.keep(list);
    draw();
  }

  function move(symbol, to, focus) {
    const list = basket.list(), from = list.indexOf(symbol);
    if (from < 0 || to < 0 || to >= list.length || to === from) return;
    list.splice(from, 1);
    list.splice(to, 0, symbol);
    put(list);
    const item = find(".basket-list").children[to];
    // The first cannot go up: its other button has the focus then.
    const button = focus && (item.querySelector(`[data-move="${focus}"]:not([disabled])`) || item.querySelector("[data-move]:not([disabled])"));
    if (button) button.focus();
    status(item.querySelector(".name").textContent + ": " + say("place", to + 1));
  }

  function take(symbol) {
    const list = basket.list(), at = list.indexOf(symbol);
    before = list.slice();
    list.splice(at, 1);
    put(list);
    const next = find(".basket-list").children[Math.min(at, list.length - 1)];
    (next ? next.querySelector("[data-move=out]") : find("[data-do=undo]")).focus();
  }

  function row(symbol, at, list) {
    const found = known(symbol);
    const button = (what, sign, disabled, act) => {
      const made = make("button", { type: "button", "data-move": what, "aria-label": say(what) + ": " + (found ? found.title : symbol), title: say(what), disabled: disabled ? "" : null }, sign);
      made.addEventListener("click", act);
      return made;
    };
    const name = found
      ? make("a", Object.assign({ class: "name", href: "practices/" + encodeURIComponent(found.slug) + ".html" }, found.foreign ? marks(found.language) : {}), found.title)
      : make("span", { class: "name" }, make("bdi", {}, symbol));
    const meta = make("span", { class: "meta" }, make("bdi", { class: "symbol" }, symbol), " ");
    meta.append(found ? make("span", marks(found.language), found.language.name) : say("missing"));
    return make("li", { draggable: "true", "data-practice": symbol },
      make("span", {}, name, meta),
      make("span", { class: "moves" },
        button("up", "↑", !at, () => move(symbol, at - 1, "up")),
        button("down", "↓", at === list.length - 1, () => move(symbol, at + 1, "down")),
        button("out", "×", false, () => take(symbol))));
  }

  function draw() {
    const list = basket.list();
    find(".basket-list").replaceChildren(...list.map(row));
    find(".basket-empty").hidden = list.length > 0;
    for (const name of ["clear", "print", "export"]) find(`[data-do=${name}]`).disabled = !list.length;
    find(".basket-keys").hidden = list.length < 2;
    find("[data-do=undo]").hidden = !before;
    // What was made of another basket is printed no more.
    page.classList.remove("printing");
    find(".basket-book").replaceChildren();
    drawWays();
  }

  const list = find(".basket-list");
  const rowOf = (event) => event.target.closest && event.target.closest("li[data-practice]");
  const symbolOf = (item) => item.getAttribute("data-practice");
  list.addEventListener("keydown", (event) => {
    const item = rowOf(event), step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!item || !step || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(symbolOf(item), Array.from(list.children).indexOf(item) + step, step < 0 ? "up" : "down");
  });
  list.addEventListener("dragstart", (event) => {
    dragged = rowOf(event);
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", symbolOf(dragged));
  });
  const over = (item) => { for (const each of list.children) each.classList.toggle("over", each === item); };
  list.addEventListener("dragover", (event) => {
    if (!dragged || !rowOf(event)) return;
    event.preventDefault();
    over(rowOf(event));
  });
  list.addEventListener("drop", (event) => {
    const item = rowOf(event);
    if (!dragged || !item) return;
    event.preventDefault();
    move(symbolOf(dragged), Array.from(list.children).indexOf(item));
  });
  list.addEventListener("dragend", () => {
    dragged = null;
    over(null);
  });

  /* Ways out: recipe, command, address */

  // One line, with nothing that cannot be seen.
  function line(text) {
    const whole = Array.from(text, (letter) => /^[\ud800-\udfff\ufffe\uffff]$/.test(letter) ? "\ufffd" : letter).join("");
    return whole.replace(/[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+/g, " ").trim();
  }

  // A text in double quotes is the same in YAML as in JSON.
  const quoted = (text) => JSON.stringify(line(text));

  // What is told in the languages of the book, or null. None has the text of another one: it would stand in the recipe
  // as if somebody had written it so.
  function texted(name) {
    const pairs = told.languages.map((code) => [code, told[name][code]]).filter(([, text]) => text);
    return pairs.length ? pairs : null;
  }

  const untitled = () => told.languages.filter((code) => !told.title[code]);

  function recipe() {
    const rows = [];
    const texts = (name, pairs, indent) => rows.push(indent + name + ":", ...pairs.map(([code, text]) => `${indent}  ${code}: ${quoted(text)}`));
    texts("title", texted("title"), "");
    const place = texted("place"), host = texted("host"), whole = place && host && told.start;
    if (whole) {
      rows.push("event:");
      texts("place", place, "  ");
      rows.push("  start: " + told.start);
      if (told.end > told.start) rows.push("  end: " + told.end);
      texts("host", host, "  ");
    }
    rows.push(`languages: [${told.languages.join(", ")}]`, "paper: " + told.paper, "practices:");
    rows.push(...basket.list().map((symbol) => "  - " + symbol));
    return { text: rows.join("\n") + "\n", whole: whole || !(place || host || told.start || told.end) };
  }

  // A name that every disk can keep, or null.
  function slugOf(title) {
    const plain = title.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    const slug = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 50).replace(/^-+|-+$/g, "");
    // Windows keeps some names for devices.
    return /^[a-z]/.test(slug) && !/^(index|con|prn|aux|nul|(com|lpt)\d)$/.test(slug) ? slug : null;
  }

  // That of the first title that gives one; else of the first day or practice, so that two workshops have two files.
  function slug() {
    const titled = texted("title").map(([, title]) => slugOf(title)).find(Boolean);
    return titled || "bundle-" + (told.start || basket.list()[0] || "").toLowerCase();
  }

  // Whether a title was asked for.
  let wanting = false;
  function save() {
    const lacking = untitled();
    if (lacking.length) {
      wanting = true;
      status(say("title-needed", lacking.map((code) => settings.languages[code].name).join(", ")));
      find(`[name=title-${lacking[0]}]`).focus();
      return;
    }
    const { text, whole } = recipe();
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "text/yaml" })), download: slug() + ".yaml", hidden: "" });
    page.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    status([link.download, whole ? "" : say("event-left-out"), isTurned() ? say("end-early") : ""].filter(Boolean).join(". "));
  }

  // Whether the last day is before the first.
  const isTurned = () => !!told.start && !!told.end && told.end < told.start;

  function drawWays() {
    const list = basket.list();
    // The recipe's file holds all that is told of the workshop, and its name has no sign that a shell reads. What lacks a
    // title is no recipe yet.
    const isTitled = !untitled().length;
    // What was wanted is there.
    if (wanting && isTitled) status("");
    wanting = wanting && !isTitled;
    const parts = isTitled ? ["fieldbook bundle", slug()] : ["fieldbook bundle", "--pick " + list.join(","), "--lang " + told.languages.join(",")];
    if (!isTitled && told.paper !== "a4") parts.push("--paper " + told.paper);
    find("#basket-command").value = list.length ? parts.join(" ") : "";
    find(".basket-days").textContent = isTurned() ? say("end-early") : "";
    find("[name=end]").setAttribute("aria-invalid", isTurned());
    const here = location.protocol === "file:" && settings.address || location.href.split(/[?#]/)[0];
    find("#basket-address").value = list.length ? here + "#" + list.join(",") : "";
    // On a stick or a disk nobody else has this address.
    find(".basket-here").hidden = location.protocol !== "file:" || Boolean(settings.address);
    for (const button of page.querySelectorAll("[data-do=copy]")) button.disabled = !list.length;
  }

  async function copy(event) {
    const field = event.target.previousElementSibling;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      status(say("copied"));
    } catch (error) {
      // On file:// some browsers refuse it.
      status(say("copy-self"));
    }
  }

  /* Ways in: an address and a recipe are offers */

  let offered = null;

  // What came before is neither offered nor told any more.
  function forget() {
    offered = null;
    find(".basket-offer").hidden = true;
    status("");
  }

  function offer(symbols, more, isRead) {
    const box = find(".basket-offer");
    const lost = symbols.filter((symbol) => !names.has(symbol));
    const notes = [lost.length ? say("unknown", lost.map(short).join(", ")) : "", more ? more.notes : ""].filter(Boolean);
    offered = { symbols: symbols.filter((symbol) => names.has(symbol)), more };
    if (!offered.symbols.length) {
      // Where names could not be read, that is told.
      if (isRead) status([say("none-offered"), ...notes].join(" "));
      return;
    }
    box.querySelector("h2").textContent = say("offer", offered.symbols.length);
    box.querySelector("ul").replaceChildren(...offered.symbols.map((symbol) => make("li", {}, nameOf(symbol))));
    box.querySelector(".notes").textContent = notes.join(" ");
    box.querySelector("[data-do=replace]").hidden = !(basket.list().length || more);
    box.hidden = false;
    box.querySelector("h2").focus();
  }

  function answer(what) {
    const list = basket.list();
    before = list.slice();
    if (what === "add") put(list.concat(offered.symbols.filter((symbol) => !list.includes(symbol))));
    if (what === "replace") {
      if (offered.more) {
        told = clean(offered.more.told);
        drawTold();
        keepTold();
      }
      put(offered.symbols);
    }
    find(".basket-offer").hidden = true;
    offered = null;
    find("#basket-chosen").tabIndex = -1;
    find("#basket-chosen").focus();
  }

  const asSymbol = (text) => (/^(BP-[0-9A-Z]{5})(-[A-Z])?$/.exec(text.trim().toUpperCase()) || [])[1] || null;
  const short = (text) => line(text).slice(0, 60);
  const distinct = (list) => Array.from(new Set(list)).slice(0, MOST);

  async function fromAddress() {
    let given = "";
    try {
      given = decodeURIComponent(location.hash.slice(1));
    } catch (error) {
      // It is no address of ours.
    }
    const symbols = distinct(given.split(",").map(asSymbol).filter(Boolean));
    if (!symbols.length) return;
    try {
      history.replaceState(null, "", location.pathname + location.search);
    } catch (error) {
      // Some browsers refuse it on file://.
    }
    forget();
    const isRead = await withNames(symbols);
    if (symbols.join() !== basket.list().join()) offer(symbols, null, isRead);
  }

  async function open(file) {
    if (!file) return;
    forget();
    try {
      if (file.size > MOST_BYTES) throw 1;
      const recipe = fromRecipe(readYaml(await file.text()));
      if (!recipe) return status(say("no-recipe"));
      const { asked, given, lost } = recipe;
      let isRead = true;
      if (asked.some((name) => !asSymbol(name))) await Promise.all(settings.shards.map(namesOf));
      else isRead = await withNames(asked.map(asSymbol));
      const bySlug = new Map(Array.from(names, ([symbol, [slug]]) => [slug, symbol]));
      const symbols = distinct(asked.map((name) => asSymbol(name) || bySlug.get(name) || name));
      offer(symbols, { told: given, notes: lost.length ? say("not-kept", lost.slice(0, 10).map(short).join(", ")) : "" }, isRead);
    } catch (error) {
      status(error instanceof Error && files.size && /\.js$/.test(error.message) ? say("failed", error.message) : say("unread", typeof error === "number" ? error : 1));
    }
  }

  /* A recipe as data to what the page shows of it; null for another file: all of them have titles. */
  function fromRecipe(recipe) {
    if (!recipe || typeof recipe !== "object" || Array.isArray(recipe) || !("practices" in recipe || "where" in recipe)) return null;
    const asked = [], lost = Object.keys(recipe).filter((key) => !["title", "event", "languages", "paper", "practices"].includes(key));
    const texts = (of) => of && typeof of === "object" ? of : {};
    for (const item of Array.isArray(recipe.practices) ? recipe.practices : []) {
      if (typeof item === "string") asked.push(item);
      else if (item && Array.isArray(item.practices)) {
        asked.push(...item.practices.filter((name) => typeof name === "string"));
        if (item.heading && !lost.includes("heading")) lost.push("heading");
      }
    }
    const event = texts(recipe.event);
    if (event.zone) lost.push("zone");
    return {
      asked,
      lost,
      given: { title: texts(recipe.title), place: texts(event.place), host: texts(event.host), start: event.start, end: event.end, paper: recipe.paper, languages: recipe.languages },
    };
  }

  /*
   * Reads what recipes are written in: maps and lists by indentation or in brackets, texts with and without quotes,
   * comments. Every value is a text. Throws the number of a line that is something else.
   */
  function readYaml(text) {
    const rows = [];
    text.replace(/^\ufeff/, "").split(/\r\n?|\n/).forEach((whole, at) => {
      if (at >= MOST_ROWS || whole.length > MOST_COLUMNS) throw at + 1;
      if (/^\s*(#.*)?$/.test(whole) || /^---\s*$/.test(whole)) return;
      if (/^ *\t/.test(whole)) throw at + 1;
      rows.push({ number: at + 1, indent: whole.search(/\S/), text: whole.trim() });
    });
    let next = 0;
    const isItem = (row) => row.text === "-" || row.text.startsWith("- ");
    const KEY = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[\]{},&*!|>%@`-][^#]*?|-[^\s#][^#]*?)\s*:(?:\s+(.*))?$/;

    function block(indent) {
      return isItem(rows[next]) ? items(indent) : map(indent);
    }

    function items(indent) {
      const list = [];
      while (next < rows.length && rows[next].indent === indent && isItem(rows[next])) {
        const row = rows[next], rest = row.text.slice(1);
        const inside = rest.trim();
        if (!inside || inside.startsWith("#")) {
          next++;
          list.push(deeper(indent));
        } else if (!/^["'[{]/.test(inside) && KEY.test(inside)) {
          row.indent += 1 + rest.search(/\S/);
          row.text = inside;
          list.push(map(row.indent));
        } else {
          list.push(value(inside, indent));
        }
      }
      return list;
    }

    function map(indent) {
      const map = Object.create(null);
      while (next < rows.length && rows[next].indent === indent && !isItem(rows[next])) {
        const row = rows[next], parts = KEY.exec(row.text);
        if (!parts) throw row.number;
        const key = flow(parts[1], row.number, () => null), rest = (parts[2] || "").trim();
        if (key in map) throw row.number;
        if (/^[|>][+-]?$/.test(rest)) {
          const some = [];
          for (next++; next < rows.length && rows[next].indent > indent; next++) some.push(rows[next].text);
          map[key] = some.join(" ");
        } else if (!rest || rest.startsWith("#")) {
          next++;
          map[key] = next < rows.length && rows[next].indent === indent && isItem(rows[next]) ? items(indent) : deeper(indent);
        } else {
          map[key] = value(rest, indent);
        }
      }
      if (next < rows.length && rows[next].indent > indent) throw rows[next].number;
      return map;
    }

    const deeper = (indent) => next < rows.length && rows[next].indent > indent ? block(rows[next].indent) : null;

    /* A value on this line, or one that goes on over the lines below that stand further in. */
    function value(text, indent) {
      const { number } = rows[next++];
      // A bracket may be closed in the column of its key.
      const goesOn = (row) => row.indent > indent || /^[\]}]/.test(row.text);
      return flow(text, number, () => next < rows.length && goesOn(rows[next]) ? rows[next++].text : null);
    }

    /* Every character is looked at once: what is open at the end of a line goes on in the one that `more` gives. */
    function flow(text, number, more) {
      let at = 0, deep = 0;
      const blanks = () => { while (text[at] === " ") at++; };
      const isNote = () => text[at] === "#" && (!at || text[at - 1] === " ");
      // To the next sign, on whatever line it stands; false where there is none.
      function reach() {
        for (;;) {
          blanks();
          if (at < text.length && !isNote()) return true;
          const line = more();
          if (line === null) return false;
          text = line;
          at = 0;
        }
      }
      const need = () => { if (!reach()) throw number; };
      function take(pattern) {
        pattern.lastIndex = at;
        const found = pattern.exec(text);
        if (found) at = pattern.lastIndex;
        return found && found[0];
      }

      function one(inside) {
        const sign = text[at];
        if (sign === "[" || sign === "{") return several(sign);
        if (sign === "\"" || sign === "'") return quotes(sign);
        if (/[&*!|>%@`]/.test(sign)) throw number;
        let plain = "";
        do {
          const part = take(inside ? /(?:[^,[\]{}:]|:(?=[^\s,\]}]))+/y : /.*$/y);
          if (!part) break;
          const note = part.indexOf(" #");
          if (note >= 0) at = text.length;
          plain += (plain && " ") + (note >= 0 ? part.slice(0, note) : part).trim();
        } while (inside && at >= text.length && reach());
        if (!plain) throw number;
        return plain;
      }

      function several(sign) {
        const list = [], map = Object.create(null), close = sign === "[" ? "]" : "}";
        if (++deep > MOST_DEEP) throw number;
        at++;
        for (;;) {
          need();
          if (text[at] === close) {
            at++;
            deep--;
            return sign === "[" ? list : map;
          }
          const item = one(true);
          need();
          if (sign === "[") {
            list.push(item);
          } else {
            if (text[at] !== ":" || typeof item !== "string") throw number;
            at++;
            need();
            map[item] = one(true);
            need();
          }
          if (text[at] === ",") at++;
          else if (text[at] !== close) throw number;
        }
      }

      function quotes(sign) {
        let whole = null;
        // A text in quotes has no more lines than anybody would write.
        for (let lines = 0; lines < 50; lines++) {
          whole = take(sign === "\"" ? /"(?:[^"\\]|\\.)*"/y : /'(?:[^']|'')*'/y);
          if (whole) break;
          const line = more();
          if (line === null) break;
          text = text.slice(at) + " " + line;
          at = 0;
        }
        if (!whole) throw number;
        if (sign === "'") return whole.slice(1, -1).replace(/''/g, "'");
        try {
          return JSON.parse(whole);
        } catch (error) {
          throw number;
        }
      }

      if (!text) throw number;
      const read = one(false);
      blanks();
      if (at < text.length && !isNote()) throw number;
      return read;
    }

    if (!rows.length) throw 1;
    const read = block(rows[0].indent);
    if (next < rows.length) throw rows[next].number;
    return read;
  }

  /* What is printed */

  const REFUSED = "script, style, link, meta, base, iframe, frame, object, embed, form, template, noscript, button";
  const IDS = ["id", "for", "aria-labelledby", "aria-describedby"];

  /* The text of a practice, with nothing that acts, ids of its own, and links that lead on from here. */
  function article(symbol, number) {
    const { folder } = known(symbol);
    const base = new URL(settings.root + folder + "/basket.html", location.href);
    const found = new DOMParser().parseFromString(texts.get(symbol), "text/html").body.querySelector("article");
    for (const element of found.querySelectorAll(REFUSED)) element.remove();
    found.removeAttribute("data-symbol");
    const own = "p" + number + "-";
    for (const element of [found, ...found.querySelectorAll("*")]) {
      for (const { name, value } of Array.from(element.attributes)) {
        if (/^on|^style$|^srcdoc$|:/.test(name)) element.removeAttribute(name);
        else if (IDS.includes(name)) element.setAttribute(name, value.split(/\s+/).map((id) => own + id).join(" "));
        else if (name === "href" || name === "src") {
          let way = "#" + own + value.slice(1);
          if (!value.startsWith("#")) {
            const to = new URL(value, base);
            way = ["file:", "http:", "https:", "mailto:", "tel:"].includes(to.protocol) ? to.href : null;
          }
          if (way) element.setAttribute(name, way);
          else element.removeAttribute(name);
        }
      }
      if (element.loading) element.loading = "eager";
    }
    const heading = found.querySelector("h1");
    if (heading) heading.prepend(number + ". ");
    return make("section", Object.assign({ class: "basket-practice", id: "p" + number }, marks(settings.languages[folder])), document.importNode(found, true));
  }

  function cover() {
    const text = (name) => told[name][settings.language] || (texted(name) || [[]])[0][1] || "";
    const days = (day) => new Intl.DateTimeFormat(settings.language === "en" ? "en-GB" : document.documentElement.lang, { dateStyle: "long", numberingSystem: "latn", timeZone: "UTC" }).format(new Date(day));
    const dates = told.start ? days(told.start) + (told.end > told.start ? " – " + days(told.end) : "") : "";
    return make("header", { class: "basket-cover" }, make("h1", { dir: "auto" }, text("title") || find("#basket-chosen").textContent),
      ...[text("host"), text("place"), dates].filter(Boolean).map((line) => make("p", { dir: "auto" }, line)));
  }

  async function print() {
    const list = basket.list().filter(known);
    if (!list.length) return status(say("none-chosen"));
    status(say("loading"));
    try {
      await Promise.all(list.map((symbol) => load(`${known(symbol).folder}/basket/${symbol.toLowerCase()}.js`)));
      const lost = list.find((symbol) => !texts.has(symbol));
      if (lost) throw new Error(`${known(lost).folder}/basket/${lost.toLowerCase()}.js`);
    } catch (error) {
      return status(say("failed", error.message));
    }
    const contents = make("ol", {}, ...list.map((symbol, at) => make("li", {}, make("a", { href: "#p" + (at + 1) }, nameOf(symbol)), " ", make("bdi", { class: "symbol" }, symbol))));
    const book = find(".basket-book");
    book.replaceChildren(cover(), make("nav", { class: "basket-contents" }, contents), ...list.map((symbol, at) => article(symbol, at + 1)));
    // A picture that does not come holds nothing up.
    await Promise.all(Array.from(book.querySelectorAll("img"), (image) => image.decode().catch(() => {})));
    page.classList.add("printing");
    status(say("printed"));
    window.print();
  }

  /* The page itself */

  const acts = {
    clear() {
      before = basket.list();
      put([]);
      find("[data-do=undo]").focus();
    },
    undo() {
      const back = before;
      before = null;
      put(back);
      find("[data-do=clear]").focus();
    },
    print, export: save, copy,
    add: () => answer("add"),
    replace: () => answer("replace"),
    refuse: () => answer("refuse"),
  };
  page.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) acts[button.getAttribute("data-do")](event);
  });
  find("[type=file]").addEventListener("change", (event) => {
    open(event.target.files[0]);
    // The same file can be opened again.
    setTimeout(() => { event.target.value = ""; });
  });
  window.addEventListener("hashchange", fromAddress);
  async function show() {
    await withNames(basket.list());
    draw();
  }
  window.addEventListener("storage", (event) => {
    if (event.key !== null && !event.key.startsWith(key)) return;
    told = read();
    drawTold();
    show();
  });

  let lasts = true;
  try {
    localStorage.setItem(key + "-test", "1");
    localStorage.removeItem(key + "-test");
  } catch (error) {
    lasts = false;
  }
  find(".basket-kept").textContent = say(lasts ? "kept" : "visit");
  drawTold();
  draw();
  find(".basket-works").hidden = false;
  show().then(fromAddress);
})(window.fieldbookBasket);
