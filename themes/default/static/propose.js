/*
 * The page on which a practice is proposed without git: a form whose answers are kept on the device, shown as the page
 * that they would make, and handed over as the file that a pull request would bring. propose-text.js reads what is
 * typed, propose-paste.js what is pasted; propose-rules.js says what is missing, and propose-file.js writes the file.
 * Everything works from file://.
 */
(function (proposal, basket) {
  "use strict";

  const page = document.querySelector(".propose");
  if (!page || !basket) return;
  const settings = JSON.parse(page.getAttribute("data-settings"));
  const { make } = proposal;
  const find = (selector) => page.querySelector(selector);
  const all = (selector, inside = page) => Array.from(inside.querySelectorAll(selector));
  const form = find("form");

  /** A text of the interface with values in it. */
  proposal.say = (name, ...values) => settings.texts[name].replace(/%(\d)/g, (sign, at) => values[at - 1] === undefined ? sign : values[at - 1]);
  const say = proposal.say;
  const status = (words) => { find(".propose-said").textContent = words; };

  const today = () => {
    const now = new Date(), two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  /* Symbols: four signs of Crockford's base 32 by chance, and their check sign by the Luhn mod N algorithm. */

  const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  function newSymbol() {
    const digits = Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte % 32);
    const sum = digits.slice().reverse().reduce((sum, digit, at) => {
      const addend = at % 2 ? digit : digit * 2;
      return sum + Math.floor(addend / 32) + addend % 32;
    }, 0);
    return "BP-" + [...digits, (32 - sum % 32) % 32].map((digit) => ALPHABET[digit]).join("");
  }

  /* The practices that are there, for names that are taken. Their files are those of the basket. */

  const known = new Map();
  basket.names = (more) => { for (const symbol of Object.keys(more)) known.set(symbol, more[symbol]); };

  function loadNames() {
    return Promise.all(settings.shards.map((shard) => new Promise((done) => {
      const script = make("script", { src: `../${settings.language}/basket/names${shard && "-" + shard.toLowerCase()}.js?${settings.edition}` });
      // Without them the form works all the same; an editor sees what is there twice.
      script.onload = script.onerror = done;
      document.head.append(script);
    })));
  }

  /* What stands in the form */

  // Longer texts are no answers, and a phone would have to think about them too long.
  const MOST_CHARACTERS = 20000;
  const rowsOf = (name) => all(`[data-rows="${name}"] > ol > li`);

  /** The value of a control; a list for a group of boxes. */
  function value(control) {
    return control.type === "checkbox" ? (control.checked ? "yes" : "") : control.value;
  }

  function read() {
    const raw = { symbol: draft.symbol, fields: {}, many: {}, rows: {} };
    for (const control of all("[data-path]")) raw.fields[control.getAttribute("data-path")] = value(control);
    for (const group of all("[data-one]")) {
      const chosen = group.querySelector("input:checked");
      raw.fields[group.getAttribute("data-one")] = chosen ? chosen.value : "";
    }
    for (const group of all("[data-many]")) raw.many[group.getAttribute("data-many")] = all("input:checked", group).map((box) => box.value);
    for (const group of all("[data-rows]")) {
      const name = group.getAttribute("data-rows");
      raw.rows[name] = rowsOf(name).map((row) => Object.fromEntries(all("[data-key]", row).map((control) => [control.getAttribute("data-key"), value(control)])));
    }
    return raw;
  }

  function put(control, text) {
    if (control.type === "checkbox") control.checked = text === "yes";
    else control.value = control.maxLength > 0 ? text.slice(0, control.maxLength) : text;
  }

  function write(raw) {
    for (const control of all("[data-path]")) put(control, raw.fields[control.getAttribute("data-path")] || control.getAttribute("data-default") || "");
    // Saved work may come from a time when the site had another language, too.
    const language = find("[data-path=lang]");
    if (!language.value) language.value = language.getAttribute("data-default");
    for (const group of all("[data-one]")) for (const radio of all("input", group)) radio.checked = radio.value === raw.fields[group.getAttribute("data-one")];
    for (const group of all("[data-many]")) for (const box of all("input", group)) box.checked = (raw.many[group.getAttribute("data-many")] || []).includes(box.value);
    for (const group of all("[data-rows]")) {
      const name = group.getAttribute("data-rows"), rows = raw.rows[name] || [];
      group.querySelector("ol").replaceChildren();
      const least = Number(group.getAttribute("data-least"));
      while (rowsOf(name).length < Math.max(rows.length, least)) addRow(group);
      // The choice of a source needs the sources.
      rowsOf(name).forEach((row, at) => { for (const control of all("[data-key]", row)) put(control, (rows[at] || {})[control.getAttribute("data-key")] || control.getAttribute("data-default") || ""); });
    }
    citable();
    for (const row of rowsOf("results")) {
      const at = rowsOf("results").indexOf(row), kept = (raw.rows.results || [])[at];
      if (kept) put(row.querySelector("[data-key=source]"), kept.source || "");
    }
  }

  /** What a file or the browser's memory gives, without all that is none of ours. */
  function clean(given) {
    const object = (value) => value && typeof value === "object" && !Array.isArray(value) ? value : {};
    const text = (value) => typeof value === "string" ? value.slice(0, MOST_CHARACTERS) : "";
    const texts = (value) => Object.fromEntries(Object.entries(object(value)).slice(0, 200).map(([key, value]) => [key, text(value)]));
    const from = object(given), raw = { symbol: "", fields: texts(from.fields), many: {}, rows: {} };
    raw.symbol = /^BP-[0-9A-HJKMNP-TV-Z]{5}$/.test(from.symbol) ? from.symbol : newSymbol();
    for (const [name, list] of Object.entries(object(from.many)).slice(0, 200)) raw.many[name] = Array.isArray(list) ? list.slice(0, 100).map(text) : [];
    for (const group of all("[data-rows]")) {
      const name = group.getAttribute("data-rows"), rows = object(from.rows)[name];
      raw.rows[name] = Array.isArray(rows) ? rows.slice(0, Number(group.getAttribute("data-most"))).map(texts) : [];
    }
    return raw;
  }

  /* Rows: sources, results, places and others of which there are several */

  function addRow(group) {
    const list = group.querySelector("ol");
    if (list.children.length >= Number(group.getAttribute("data-most"))) return null;
    const row = make("li", {}, document.importNode(group.querySelector("template").content, true));
    list.append(row);
    name(group);
    return row;
  }

  /** Ids and labels of the rows of a group, after their number. */
  let ids = 0;
  function name(group) {
    all(":scope > ol > li", group).forEach((row, at) => {
      for (const control of all("[data-key]", row)) {
        const label = control.closest("label");
        if (!control.id) control.id = "fb-row-" + ++ids;
        if (control.getAttribute("data-key") === "accessed") control.max = today();
        if (label) control.setAttribute("aria-label", `${group.getAttribute("data-title")} ${at + 1}${settings.labels.colon}${label.querySelector(".label").textContent}`);
      }
      const number = row.querySelector(".number");
      if (number) number.textContent = `${group.getAttribute("data-title")} ${at + 1}`;
      for (const button of all("[data-do=up]", row)) button.hidden = at === 0;
      for (const button of all("[data-do=out], [data-do=up]", row)) button.setAttribute("aria-label", `${button.textContent}: ${group.getAttribute("data-title")} ${at + 1}`);
    });
    const add = group.querySelector("[data-do=more]");
    if (add) add.disabled = rowsOf(group.getAttribute("data-rows")).length >= Number(group.getAttribute("data-most"));
  }

  function takeRow(button) {
    const row = button.closest("li"), group = button.closest("[data-rows]"), at = Array.from(row.parentElement.children).indexOf(row);
    const which = group.getAttribute("data-rows"), number = row.querySelector(".number");
    // A finger slips easily, and nothing brings a source back.
    const filled = number && all("input, textarea", row).some((control) => control.value.trim());
    if (filled && !window.confirm(say("out-sure", number.textContent))) return;
    const before = rowsOf(which).length;
    row.remove();
    if (rowsOf(which).length < Number(group.getAttribute("data-least"))) addRow(group);
    name(group);
    if (which === "sources") {
      let lost = false;
      renumber(before, (number) => {
        lost = lost || number === at + 1;
        return number === at + 1 ? 0 : number > at + 1 ? number - 1 : number;
      });
      if (lost) status(say("source-gone", at + 1));
    }
    const next = rowsOf(which)[Math.min(at, rowsOf(which).length - 1)];
    (next ? next.querySelector("input, select, textarea") : group.querySelector("[data-do=more]")).focus();
    changed();
  }

  /** Puts a row before the one above it. */
  function raiseRow(button) {
    const row = button.closest("li"), group = button.closest("[data-rows]"), above = row.previousElementSibling;
    if (!above) return;
    const at = Array.from(row.parentElement.children).indexOf(row), other = { [at]: at + 1, [at + 1]: at };
    above.before(row);
    name(group);
    if (group.getAttribute("data-rows") === "sources") renumber(rowsOf("sources").length, (number) => other[number] || number);
    // In the first row the button is gone.
    (button.hidden ? row.querySelector("input, select, textarea") : button).focus();
    changed();
  }

  /** What cites one of so many sources cites it under its new number; 0 where it is gone. */
  function renumber(sources, to) {
    for (const field of all("textarea[data-path^='sections.']")) {
      const text = proposal.renumbered(field.value, sources, to);
      if (text !== field.value) field.value = text;
    }
    for (const select of all("[data-rows=results] [data-key=source]")) {
      if (select.value) select.value = to(Number(select.value)) || "";
    }
  }

  /** The choice of sources for results. */
  function citable() {
    const titles = rowsOf("sources").map((row) => proposal.line(row.querySelector("[data-key=title]").value));
    for (const select of all("[data-rows=results] [data-key=source]")) {
      // A list that somebody has open would close if it were made anew.
      if (select.getAttribute("data-titles") === titles.join("\n")) continue;
      select.setAttribute("data-titles", titles.join("\n"));
      const chosen = select.value;
      const options = titles.map((title, at) => make("option", { value: at + 1 }, `${at + 1} ${title.length > 40 ? title.slice(0, 39) + "…" : title}`));
      select.replaceChildren(make("option", { value: "" }, say("choose")), ...options);
      select.value = chosen;
    }
  }

  /* What the answers make */

  const whole = (text) => {
    const written = proposal.digits(text).replace(/[\s\u00A0\u202F]/g, "");
    return written === "" ? undefined : /^\d{1,15}$/.test(written) ? Number(written) : written;
  };
  const amount = (text) => {
    const written = proposal.digits(text).replace(/[\s\u00A0\u202F]/g, "").replace(/,(?=\d{1,2}$)/, ".").replace(/,(?=\d{3}(?:\D|$))/g, "");
    return written === "" ? undefined : /^\d{1,15}(?:\.\d+)?$/.test(written) ? Number(written) : written;
  };
  const words = (text) => proposal.line(text) || undefined;
  const lines = (text) => {
    const items = proposal.clean(text).split(/\n|[;；]/).map((item) => proposal.line(item)).filter(Boolean);
    return items.length ? items : undefined;
  };
  const some = (list) => list && list.length ? list : undefined;

  /** An object without what is not given; nothing if that is all of it. */
  function given(object) {
    const entries = Object.entries(object).filter(([, value]) => value !== undefined);
    return entries.length ? Object.fromEntries(entries) : undefined;
  }

  /** Rows with something in them, and which rows of the form they are. */
  function rows(raw, which, as) {
    const places = [], list = [];
    (raw.rows[which] || []).forEach((row, at) => {
      const filled = given(as(row));
      // What a row has from the beginning is no answer.
      const own = Object.entries(row).some(([key, text]) => text.trim() && !(which === "sources" && ["accessed", "kind", "language"].includes(key)));
      if (filled && own) {
        places.push(at);
        list.push(filled);
      }
    });
    return { list, places };
  }

  function compile(raw) {
    const field = (path) => raw.fields[path] || "";
    const language = field("lang"), places = {};
    const listed = (which, as) => {
      const { list, places: at } = rows(raw, which, as);
      places[which] = at;
      return some(list);
    };
    const one = (which) => {
      const list = listed(which, (row) => ({ id: words(row.id) }));
      return list && list.map((row) => row.id);
    };
    const sources = listed("sources", (row) => ({
      title: words(row.title), publisher: words(row.publisher), year: whole(row.year), url: proposal.clean(row.url).trim() || undefined,
      accessed: words(row.accessed), kind: words(row.kind), language: words(row.language),
    }));
    const count = (sources || []).length;
    const organisations = {};
    const organisation = (which) => {
      const chosen = field(which);
      if (chosen !== "new") return chosen || undefined;
      const name = given(Object.fromEntries([...new Set([language, settings.default])].map((code) => [code, words(field(`${which}-new.name.${code === language ? "own" : "default"}`))])));
      const slug = field(`${which}-new.slug`).trim() || proposal.slugOf((name || {})[settings.default] || (name || {})[language] || "", 8);
      organisations[which] = { slug, head: given({ name, kind: words(field(`${which}-new.kind`)), country: words(field(`${which}-new.country`)), url: words(field(`${which}-new.url`)) }) || {} };
      return slug || undefined;
    };
    const origin = organisation("origin");
    const global = field("scope") === "yes";
    const head = given({
      symbol: raw.symbol,
      title: words(field("title")),
      summary: words(field("summary")),
      revision: 1,
      status: "in-review",
      domains: some(["domains.0", "domains.1", "domains.2"].map(field).filter(Boolean)),
      topics: some(raw.many.topics),
      stage: words(field("stage")),
      origin,
      contributor: field("contributor") === "same" ? origin : organisation("contributor"),
      places: global ? undefined : one("places"),
      scope: global ? "global" : undefined,
      period: given({ start: whole(field("period.start")), end: field("period.ongoing") === "yes" ? "ongoing" : whole(field("period.end")) }),
      sources,
      licence: words(field("licence")),
      sdgs: some((raw.many.sdgs || []).map(Number)),
      wsis: some(raw.many.wsis),
      standards: one("standards"),
      results: listed("results", (row) => ({
        what: words(row.what), before: words(row.before), after: words(row.after), unit: words(row.unit), when: words(row.when), where: words(row.where), method: words(row.method), source: whole(row.source),
      })),
      scale: given({ count: whole(field("scale.count")), unit: words(field("scale.unit")), as_of: words(field("scale.as_of")) }),
      cost: given({ amount: amount(field("cost.amount")), band: words(field("cost.band")), currency: field("cost.currency").trim().toUpperCase() || undefined, year: whole(field("cost.year")), covers: words(field("cost.covers")) }),
      connectivity: some(raw.many.connectivity),
      power: some(raw.many.power),
      partners: listed("partners", (row) => ({ name: words(row.name), support: words(row.support) })),
      effort: given({ level: words(field("effort.level")), skills: lines(field("effort.skills")) }),
      workshop: given({ minutes: whole(field("workshop.minutes")), needs: lines(field("workshop.needs")), exercise: words(field("workshop.exercise")) }),
    });
    const sections = Object.fromEntries(settings.sections.map(({ id }) => [id, proposal.read(field("sections." + id), count)]));
    const slug = field("slug").trim() || proposal.slugOf(head.title || "", 8);
    const plain = [];
    (function gather(value, path) {
      if (typeof value === "string") plain.push([path, value]);
      else if (value && typeof value === "object") for (const [key, inner] of Object.entries(value)) gather(inner, path ? `${path}.${key}` : key);
    })(head, "");
    for (const [which, { head: own }] of Object.entries(organisations)) for (const [code, text] of Object.entries(own.name || {})) plain.push([`${which}-new.name.${code}`, text]);
    const promised = Object.fromEntries(all("[data-path^='promise.']").map((box) => [box.getAttribute("data-path").slice("promise.".length), field(box.getAttribute("data-path")) === "yes"]));
    const at = (path) => path.split(".").reduce((value, key) => value === undefined ? undefined : value[key], head);
    const described = ["origin", "contributor"].filter((which) => ["new", "same"].includes(field(which)));
    return { head, sections, language, organisations, described, slug, places, promised, plain: plain.filter(([path]) => !/url$/.test(path)), value: at };
  }

  /* The page as it would be */

  const labelOf = (path, id) => {
    const option = all(`[data-path="${path}"] option, [data-one="${path}"] input, [data-many="${path}"] input, [data-rows="${path}"] option`).find((option) => option.value === String(id));
    if (!option) return String(id);
    return (option.label && option.tagName === "OPTION" ? option.textContent : option.closest("label").querySelector(".name").textContent).trim();
  };
  const organisationOf = (made, which) => {
    const own = made.organisations[which] || (made.head[which] === (made.organisations.origin || {}).slug && made.organisations.origin);
    if (own) return (own.head.name || {})[made.language] || (own.head.name || {})[settings.default] || "";
    return made.head[which] ? labelOf(which === "contributor" && find("[data-path=contributor]").value === "same" ? "origin" : which, made.head[which]) : "";
  };

  function preview(made) {
    const { head, sections } = made, texts = settings.labels, language = settings.languages[made.language];
    const own = { lang: language.tag, dir: language.dir };
    const fact = (label, ...inside) => inside.filter(Boolean).length ? [make("div", {}, make("dt", {}, label), make("dd", {}, ...inside.filter(Boolean)))] : [];
    const told = (text) => text ? make("span", own, text) : "";
    const list = (path, ids) => (ids || []).map((id) => labelOf(path, id)).join(texts.comma);
    const detail = (...inside) => make("span", { class: "detail" }, ...inside);
    const period = head.period || {}, cost = head.cost, scale = head.scale, effort = head.effort;
    const facts = make("dl", {},
      ...fact(texts["fact-stage"], head.stage && labelOf("stage", head.stage)),
      ...fact(texts["fact-origin"], told(organisationOf(made, "origin"))),
      ...fact(texts["fact-places"], head.scope ? texts["place-global"] : list("places", head.places)),
      ...fact(texts["fact-period"], period.start && `${period.start}–${period.end === "ongoing" ? "" : period.end || ""}`),
      ...fact(texts["menu-domains"], list("domains.0", head.domains)),
      ...fact(texts["menu-topics"], list("topics", head.topics)),
      ...fact(texts["fact-scale"], scale && told([scale.count, scale.unit].filter((part) => part !== undefined).join(" ")), scale && scale.as_of && detail(told(scale.as_of))),
      ...fact(texts["fact-cost"], cost && [cost.currency, cost.amount !== undefined ? cost.amount : cost.band && labelOf("cost.band", cost.band)].filter(Boolean).join(" "), cost && (cost.year || cost.covers) && detail([cost.year, cost.year && cost.covers && texts.comma].filter(Boolean).join(""), told(cost.covers))),
      ...fact(texts["fact-connectivity"], list("connectivity", head.connectivity)),
      ...fact(texts["fact-power"], list("power", head.power)),
      ...fact(texts["fact-effort"], effort && effort.level && labelOf("effort.level", effort.level), effort && effort.skills && detail(told(effort.skills.join(texts.comma)))),
      ...fact(texts["fact-partners"], head.partners && told(head.partners.map((partner) => partner.name || "").join(texts.comma))));
    const before = (head.results || []).some((result) => result.before);
    const results = head.results ? [make("section", { class: "evidence" }, make("h2", {}, texts.evidence), make("div", { class: "table" }, make("table", own,
      make("thead", {}, make("tr", {}, ...[texts["evidence-what"], ...(before ? [texts["evidence-before"]] : []), before ? texts["evidence-after"] : texts["evidence-figure"], texts["evidence-when"], texts["evidence-how"]].map((text) => make("th", { scope: "col" }, text)))),
      make("tbody", {}, ...head.results.map((result) => make("tr", {},
        make("th", { scope: "row" }, result.what || ""),
        ...(before ? [make("td", {}, result.before ? `${result.before} ${result.unit || ""}` : "")] : []),
        make("td", {}, `${result.after || ""} ${result.unit || ""}`),
        make("td", {}, [result.when, result.where].filter(Boolean).join(texts.comma)),
        make("td", {}, result.method || "", " ", ...(result.source ? [make("a", { href: "#fb-source-" + result.source }, `[${result.source}]`)] : [])))))))) ] : [];
    const sources = head.sources ? [make("section", { class: "sources" }, make("h2", {}, texts.sources), make("ol", {}, ...head.sources.map((source, at) => {
      const title = make("cite", { dir: "auto" }, source.title || "");
      const cited = proposal.isAddress(source.url || "") ? make("a", { class: "out", rel: "external noopener", href: source.url }, title) : title;
      return make("li", { id: "fb-source-" + (at + 1) }, cited, texts.stop, make("bdi", {}, source.publisher || ""), texts.comma, String(source.year || texts["no-date"]), texts.stop, detail(source.kind ? texts["source-" + source.kind] : ""));
    })))] : [];
    const workshop = head.workshop ? [make("section", { class: "workshop" }, make("h2", {}, texts.workshop), make("p", own, head.workshop.exercise || ""))] : [];
    const article = make("article", { class: "practice" },
      make("header", {},
        make("p", { class: "symbol" }, make("bdi", {}, head.symbol)),
        make("h3", Object.assign({ class: "title" }, head.title ? own : {}), head.title || say("untitled")),
        make("p", Object.assign({ class: "lead" }, own), head.summary || "")),
      ...(facts.children.length ? [make("aside", { class: "factbox" }, facts)] : []),
      make("div", { class: "text" }, ...results,
        make("div", Object.assign({ class: "body" }, own), ...settings.sections.filter(({ id }) => sections[id].length).flatMap(({ id, label }) => [make("h2", {}, label[made.language]), ...proposal.draw(sections[id])])),
        ...workshop, ...sources));
    // Its headings are below the one of the preview.
    for (const heading of all("h2", article)) heading.replaceWith(make("h3", heading.lang ? { lang: heading.lang } : {}, ...heading.childNodes));
    find(".propose-page").replaceChildren(article);
  }

  /* Findings beside the fields */

  // Fields that somebody has left, and whether all are to be told.
  const left = new Set();
  let everything = false;

  /** The control that a path means. */
  function controlOf(path, made) {
    const [first, at, key] = path.split(".");
    const rows = made.places[first];
    if (rows && at !== undefined) {
      const row = rowsOf(first)[rows[at]];
      return row && (row.querySelector(`[data-key="${key || "id"}"]`) || row.querySelector("[data-key]"));
    }
    if (rows) return find(`[data-rows="${first}"] [data-key], [data-rows="${first}"] [data-do=more]`);
    const named = path.replace(/\.name$/, ".name.own").replace(/\.name\.([a-z]{2})$/, (whole, code) => code === made.language ? ".name.own" : ".name.default").replace(/^(scale|cost|effort|workshop|period)$/, (group) => (all(`[data-path^="${group}."]`)[0] || form).getAttribute("data-path"));
    for (const candidate of [named, named.replace(/\.\d+$/, ""), first + ".0", first]) {
      const control = find(`[data-path="${candidate}"]`) || find(`[data-one="${candidate}"] input, [data-many="${candidate}"] input`);
      if (control) return control;
    }
    return null;
  }

  const holder = (control) => control.closest("[data-one], [data-many]") || control.closest("label") || control;
  const keyOf = (control) => control.id || control.getAttribute("data-path") || control.name;

  function tell(made, findings) {
    for (const told of all(".wrong, .hint")) told.remove();
    for (const control of all("[aria-invalid]")) {
      control.removeAttribute("aria-invalid");
      control.removeAttribute("aria-errormessage");
    }
    for (const control of all("[aria-describedby^=fb-told-]")) {
      control.removeAttribute("aria-describedby");
    }
    const list = find(".propose-missing ol"), faults = findings.filter((finding) => !finding.hint);
    // Whoever has just come here with the Tab key stays here.
    const here = all("a", list).indexOf(document.activeElement);
    list.replaceChildren();
    findings.forEach((finding, at) => {
      const control = controlOf(finding.path, made);
      if (!control) return;
      const id = "fb-told-" + at, label = labelFor(control);
      if (!finding.hint || everything) {
        const link = make("a", { href: "#" + control.id }, label);
        link.addEventListener("click", (event) => {
          event.preventDefault();
          for (let box = control.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
          control.focus();
          control.scrollIntoView({ block: "center" });
        });
        list.append(make("li", { class: finding.hint ? "soft" : null }, link, settings.labels.colon, finding.text));
      }
      if (!(everything || left.has(keyOf(control)))) return;
      // A reader of a screen hears it with the field; not each of them knows error messages.
      control.setAttribute("aria-describedby", [control.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
      if (!finding.hint) {
        control.setAttribute("aria-invalid", "true");
        control.setAttribute("aria-errormessage", id);
      }
      holder(control).after(make("p", { class: finding.hint ? "hint" : "wrong", id }, finding.text));
    });
    const links = all("a", list);
    if (here >= 0 && links.length) links[Math.min(here, links.length - 1)].focus();
    const done = !faults.length;
    find(".propose-done").hidden = !done;
    find(".propose-missing").hidden = !findings.length || (done && !everything);
    find(".propose-state").textContent = done ? say("state-done") : say("state-missing", faults.length);
    return done;
  }

  /** What a field is called where it does not stand: its own label, and that of its group. */
  function labelFor(control) {
    const bare = (element) => Array.from(element.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("").trim();
    const own = control.closest("label"), group = control.closest("fieldset"), row = control.closest("[data-rows] li");
    const label = own && own.querySelector(".label") ? bare(own.querySelector(".label")) : control.textContent.trim();
    const legend = group ? bare(group.querySelector("legend")) : "";
    if (control.closest("[data-one], [data-many]")) return legend;
    if (row && row.querySelector(".number")) return row.querySelector(".number").textContent + settings.labels.colon + label;
    return legend && legend !== label ? legend + settings.labels.colon + label : label;
  }

  function count(made) {
    for (const place of all("[data-count]")) {
      const id = place.getAttribute("data-count");
      const number = id === "summary" ? proposal.words(made.head.summary || "", made.language) : proposal.wordsOf(made.sections[id], made.language);
      place.textContent = say("words", number, place.getAttribute("data-least"), place.getAttribute("data-most"));
    }
    const title = find("[data-letters]");
    title.textContent = say("letters", Array.from(made.head.title || "").length, title.getAttribute("data-letters"));
  }

  /* What is handed over */

  let ready = [];

  function offer(made) {
    const before = JSON.stringify(ready);
    ready = proposal.files(made, settings.sections);
    // A button that somebody is just pressing stays where it is.
    if (JSON.stringify(ready) === before) return;
    const focused = find(".propose-files").contains(document.activeElement) ? document.activeElement : null;
    find(".propose-files").replaceChildren(...ready.map((file, at) => {
      const button = (what) => make("button", { type: "button", "data-do": what, "data-file": at }, say(what));
      const text = make("textarea", { readonly: "", rows: 8, dir: "auto", spellcheck: "false", "aria-label": file.path });
      text.value = file.text;
      const long = settings.host && settings.host.kind === "github" && hostAddress(file).length > MOST_IN_ADDRESS;
      return make("li", {},
        make("p", {}, make("code", {}, file.path)),
        make("p", { class: "acts" }, button("download"), button("copy"), ...(settings.host ? [button("host")] : [])),
        ...(settings.host && (long || settings.host.kind !== "github") ? [make("p", { class: "detail" }, say("host-paste"))] : []),
        make("details", {}, make("summary", {}, say("see-file")), text));
    }));
    if (focused) (find(`.propose-files [data-do="${focused.getAttribute("data-do")}"][data-file="${focused.getAttribute("data-file")}"]`) || find(".propose-done h3")).focus();
    const subject = encodeURIComponent(say("mail-subject", made.head.title || "")), body = encodeURIComponent(say("mail-body", ready.map((file) => file.name).join(", ")));
    find("[data-mail]").href = `mailto:?subject=${subject}&body=${body}`;
  }

  function save(name, text, type) {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name, hidden: "" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    status(say("saved", name));
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      // From file:// some browsers take only what is marked.
      const field = make("textarea", {});
      field.value = text;
      document.body.append(field);
      field.select();
      const taken = document.execCommand("copy");
      field.remove();
      if (!taken) return status(say("not-copied"));
    }
    status(say("copied"));
  }

  // Hosts refuse longer addresses; the text is pasted then.
  const MOST_IN_ADDRESS = 7500;

  function hostAddress(file) {
    const { kind, repository, branch } = settings.host;
    const path = encodeURIComponent(file.path), on = branch.split("/").map(encodeURIComponent).join("/");
    if (kind === "github") return `${repository}/new/${on}?filename=${path}&value=${encodeURIComponent(file.text)}`;
    return kind === "gitlab" ? `${repository}/-/new/${on}?file_name=${path}` : repository;
  }

  async function toHost(file) {
    let address = hostAddress(file);
    if (address.length > MOST_IN_ADDRESS || settings.host.kind !== "github") {
      address = address.split("&value=")[0];
      await copy(file.text);
    }
    window.open(address, "_blank", "noopener");
  }

  /* Keeping */

  const key = settings.key;
  let draft = { symbol: newSymbol() }, lasts = true, waiting = 0, begun = false;

  function keep(raw) {
    // Somebody who has only looked has no language yet.
    if (!begun) return;
    try {
      localStorage.setItem(key, JSON.stringify(raw));
    } catch (error) {
      lasts = false;
    }
    find(".propose-kept").textContent = say(lasts ? "kept" : "not-kept");
  }

  function update() {
    waiting = 0;
    const raw = read();
    // By chance two are alike, the sooner the more practices there are.
    if (known.has(raw.symbol)) raw.symbol = newSymbol();
    draft = raw;
    const made = compile(raw);
    for (const box of all("[data-when]")) {
      const [path, wanted] = box.getAttribute("data-when").split("=");
      box.hidden = wanted === "other-language" ? made.language === settings.default : raw.fields[path] !== wanted;
    }
    find("[data-rows=places]").hidden = raw.fields.scope === "yes";
    find("[data-path='period.end']").disabled = raw.fields["period.ongoing"] === "yes";
    for (const field of all("textarea[data-own], input[data-own]")) {
      field.lang = settings.languages[made.language].tag;
      field.dir = settings.languages[made.language].dir;
    }
    for (const field of all("[data-slug]")) field.placeholder = (field.getAttribute("data-path") === "slug" ? proposal.slugOf(made.head.title || "", 8) : (made.organisations[field.getAttribute("data-slug")] || {}).slug) || "";
    for (const details of all("[data-heading]")) {
      const { label } = settings.sections.find(({ id }) => id === details.getAttribute("data-heading"));
      details.textContent = made.language === settings.language ? "" : label[made.language];
      details.lang = settings.languages[made.language].tag;
      details.dir = settings.languages[made.language].dir;
    }
    citable();
    count(made);
    preview(made);
    const done = tell(made, proposal.findings(made, { ...settings, today: today() }, known));
    if (done) offer(made);
    else ready = [];
    keep(raw);
  }

  /** What stands in the form is looked at when the fingers rest. */
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(update, 250);
  }

  /** Something was typed, and is kept from now on. */
  function changed() {
    begun = true;
    soon();
  }

  /* Pasting */

  form.addEventListener("paste", (event) => {
    const field = event.target;
    if (field.tagName !== "TEXTAREA" || !(field.getAttribute("data-path") || "").startsWith("sections.")) return;
    const html = event.clipboardData.getData("text/html"), text = html && proposal.fromHtml(html);
    if (!text) return;
    event.preventDefault();
    // So that it can be taken back like what is typed.
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      changed();
    }
  });

  /* The page itself */

  const acts = {
    more(button) {
      const row = addRow(button.closest("[data-rows]"));
      if (row) row.querySelector("input, select, textarea").focus();
      changed();
    },
    out: takeRow,
    up: raiseRow,
    look() {
      everything = true;
      update();
      find(ready.length ? ".propose-done h3" : ".propose-missing h3").focus();
    },
    download: (button) => save(ready[button.getAttribute("data-file")].name, ready[button.getAttribute("data-file")].text, "application/octet-stream"),
    copy: (button) => copy(ready[button.getAttribute("data-file")].text),
    host: (button) => toHost(ready[button.getAttribute("data-file")]),
    mail: () => copy(ready.map((file) => `${file.path}\n\n${file.text}`).join("\n\n")),
    "save-work": () => save(`${compile(read()).slug || "practice"}.proposal.json`, JSON.stringify(read(), null, 1), "application/json"),
    anew() {
      if (!window.confirm(say("anew-sure"))) return;
      everything = false;
      left.clear();
      write(draft = clean(null));
      begun = false;
      try {
        localStorage.removeItem(key);
      } catch (error) {
        // Nothing was kept.
      }
      update();
      status(say("anew-done"));
      find("[data-path=title]").focus();
    },
  };
  page.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) acts[button.getAttribute("data-do")](button);
    // A citation leads to its source in the preview, not away from the form.
    const cite = event.target.closest(".propose-page a[href^='#']");
    if (cite) {
      event.preventDefault();
      const source = document.getElementById(cite.getAttribute("href").slice(1));
      if (source) source.scrollIntoView({ block: "nearest" });
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("focusout", (event) => {
    if (!event.target.matches("[data-path], [data-key], [data-one] input, [data-many] input")) return;
    if (value(event.target) || event.target.required) left.add(keyOf(event.target));
    soon();
  });
  find("[data-open]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    try {
      if (file.size > 2000000) throw new Error("too large");
      const given = JSON.parse(await file.text());
      if (!given || !given.fields) throw new Error("not ours");
      write(draft = clean(given));
      begun = true;
      update();
      status(say("opened", file.name));
    } catch (error) {
      status(say("not-opened", file.name));
    }
  });
  // What is typed is kept also when the page is left at once.
  window.addEventListener("pagehide", () => {
    if (waiting) keep(read());
  });
  window.addEventListener("storage", (event) => {
    if (event.key === key && event.newValue && event.newValue !== JSON.stringify(draft)) status(say("elsewhere"));
  });

  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(key));
  } catch (error) {
    // Nothing is kept, or nothing of ours.
  }
  for (const control of all("[data-path], [data-one] input, [data-many] input")) if (!control.id) control.id = "fb-field-" + ++ids;
  named();
  // What is said of a field stands below it, also where fields stand side by side.
  const roots = [page, ...all("template").map((template) => template.content)];
  for (const root of roots) all(".row > label", root).forEach(wrap);
  for (const root of roots.slice(1)) Array.from(root.children).filter((child) => child.localName === "label").forEach(wrap);
  begun = Boolean(kept && kept.fields);
  write(draft = clean(kept));
  find(".propose-works").hidden = false;
  update();
  loadNames().then(update);

  function wrap(label) {
    const cell = make("div", { class: "cell" });
    label.replaceWith(cell);
    cell.append(label);
  }

  /** The languages of sources by their names in the reader's language. */
  function named() {
    let names = { of: (code) => code };
    try {
      names = new Intl.DisplayNames([document.documentElement.lang], { type: "language" });
    } catch (error) {
      // An old browser shows the codes.
    }
    const template = find("[data-rows=sources] template").content;
    for (const option of all("[data-key=language] option:not([value=''])", template)) option.textContent = settings.languages[option.value] ? settings.languages[option.value].name : names.of(option.value);
  }
})(window.fieldbookProposal, window.fieldbookBasket);
