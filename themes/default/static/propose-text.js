/*
 * What people type into the fields of a proposal, read into a tree. The page that is shown and the Markdown of the
 * file are both made from that tree, so that they cannot say different things, and no sign that somebody types by
 * chance becomes markup.
 *
 * A text is a list of blocks: { kind: "paragraph" | "heading", inlines }, { kind: "list", start, items } (`start` is
 * null for dots; an item is { inlines, blocks }) and { kind: "table", rows } (cells are inlines). Inlines are
 * { kind: "text", text }, { kind: "strong" | "em", inlines }, { kind: "link", to, text } and { kind: "cite", number }.
 */
(function (proposal) {
  "use strict";

  // Characters that nobody sees, as the program's checks know them.
  const HIDDEN = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\u2060-\u2064\u202A-\u202E\u2066-\u206F\uFEFF\u180E\u200B\u3164\uFFA0\uFFF9-\uFFFC\uFDD0-\uFDEF]|[\u{E0000}-\u{E007F}]/gu;
  const LAST = /[\uFFFE\uFFFF]|[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]/g;
  const HALVES = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g;
  // Scripts and pictures whose signs are joined by something unseen.
  const JOINED = /[\u0600-\u0DFF\u0F00-\u109F\u1700-\u180D\u180F-\u18AF\u1900-\u1CFF\u2190-\u2BFF\uA800-\uABFF\uFB50-\uFDCF\uFDF0-\uFDFF\uFE0E\uFE0F\uFE70-\uFEFC]|[\u{10A00}-\u{10FFF}\u{11000}-\u{11FFF}\u{1F000}-\u{1FAFF}]/u;
  const TURNED = /[\u05D0-\u05EA\u0620-\u064A\u066E-\u06D3\u0750-\u077F]/;
  const MOST_DEEP = 3;

  /** A text without what nobody sees and with one kind of line ends. */
  proposal.clean = (text) => {
    let clean = text.replace(/\r\n?|[\x0B\x0C\x85\u2028\u2029]/g, "\n").replace(HIDDEN, "").replace(LAST, "");
    clean = clean.replace(HALVES, (found) => found.length > 1 ? found : "");
    if (/[\u200C\u200D]/.test(clean)) {
      const signs = Array.from(clean), joined = (sign) => sign !== undefined && JOINED.test(sign);
      clean = signs.filter((sign, at) => !/[\u200C\u200D]/.test(sign) || joined(signs[at - 1]) || joined(signs[at + 1])).join("");
    }
    return TURNED.test(clean) ? clean : clean.replace(/[\u200E\u200F\u061C]/g, "");
  };

  /** Spaces as one each. A space alone that keeps words together, as French sets it before a colon, stays. */
  const spaced = (text) => text.replace(/\s+/g, (spaces) => /^[\u00A0\u202F]$/.test(spaces) ? spaces : " ").trim();

  /** The same on one line. */
  proposal.line = (text) => spaced(proposal.clean(text));

  /* Reading */

  // Behind the mark stands a space, which people who write Chinese or Arabic often leave out.
  const ITEM = /^(\s*)(?:[-*+•◦▪·–—](?:\s+|(?=[\u0600-\u06FF\u2E80-\u9FFF]))|(\p{Nd}{1,3})(?:[.)\-](?:\s+|(?=[\u0600-\u065F\u066E-\u06EF\u2E80-\u9FFF]))|[、．）]\s*))(\S.*)$/u;
  const HEADING = /^\s*#{1,6}\s+(\S.*)$/;
  const ROW = /^\s*\|(.*)\|\s*$/;
  const RULE = /^[\s|:-]*-[\s|:-]*$/;
  // A line that ends so ends its paragraph, too: many people press the key once only.
  const ENDED = /[.!?:;。！？：；؟؛…][»”"')\]）」』]*\s*$/;

  /** The value of a digit of the scripts of the six languages and of some neighbours. */
  const digit = (sign) => {
    const code = sign.codePointAt(0), zero = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xFF10].find((zero) => code >= zero && code < zero + 10);
    return zero === undefined ? null : code - zero;
  };
  /** A text without the signs at its end that are of a kind: a pattern with `+$` would try each place of a long run. */
  const withoutEnd = (text, kind) => {
    const signs = Array.from(text);
    while (signs.length && kind.test(signs[signs.length - 1])) signs.pop();
    return signs.join("");
  };
  const number = (text) => Number(Array.from(text, digit).join(""));
  proposal.digits = (text) => Array.from(text, (sign) => digit(sign) === null ? sign : String(digit(sign))).join("");

  /** Reads a text. `sources` says how many there are to cite. */
  proposal.read = (text, sources) => {
    const blocks = [], lines = proposal.clean(text).split("\n");
    // The lists that are open, from the outermost: { indent, list }. Paragraph, item or rows that the last line stood in.
    let lists = [], open = null;
    const inline = (words) => inlines(words.trim(), sources);
    const close = () => {
      if (open && open.block && open.text.trim()) blocks.push({ kind: "paragraph", inlines: inline(open.text) });
      if (open && open.item) open.item.inlines = inline(open.text);
      if (open && open.rows) blocks.push(table(open.rows, inline));
      open = null;
    };
    for (const line of lines) {
      const item = ITEM.exec(line), heading = HEADING.exec(line);
      const row = ROW.exec(line) || ((/\S\t+\S/.test(line) || (open && open.rows && /\t/.test(line))) && !item ? [line, line] : null);
      if (!line.trim()) {
        close();
      } else if (row) {
        if (!(open && open.rows)) {
          close();
          lists = [];
          open = { rows: [] };
        }
        // An empty cell of a spreadsheet is nothing between two tabs.
        if (!RULE.test(row[1])) open.rows.push(row[1].split(row[1] === line ? "\t" : "|"));
      } else if (heading) {
        close();
        lists = [];
        blocks.push({ kind: "heading", inlines: inline(withoutEnd(heading[1], /[\s#]/) || heading[1]) });
      } else if (item) {
        close();
        open = { item: add(item), text: item[3] };
      } else if (open && !open.rows && (open.item || !ENDED.test(open.text.slice(-40)))) {
        open.text = join(open.text, line.trim());
      } else {
        close();
        lists = [];
        open = { block: true, text: line.replace(/^\s*>+/, "") };
      }
    }
    close();
    return blocks;

    function add([, space, figure]) {
      const indent = space.replace(/\t/g, "    ").length;
      const start = figure === undefined ? null : number(figure);
      while (lists.length > 1 && indent < lists[lists.length - 1].indent) lists.pop();
      let top = lists[lists.length - 1];
      const item = { inlines: [], blocks: [] };
      if (top && indent >= top.indent + 2 && lists.length < MOST_DEEP) {
        const above = top.list.items[top.list.items.length - 1];
        top = { indent, list: { kind: "list", start, items: [] } };
        above.blocks.push(top.list);
        lists.push(top);
      } else if (!top || (top.list.start === null) !== (start === null)) {
        const list = { kind: "list", start, items: [] };
        lists.pop();
        const below = lists[lists.length - 1];
        (below ? below.list.items[below.list.items.length - 1].blocks : blocks).push(list);
        top = { indent, list };
        lists.push(top);
      }
      top.list.items.push(item);
      return item;
    }
  };

  /** Lines of one paragraph: Chinese and Japanese set no space between them. */
  function join(before, after) {
    const wide = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60]/;
    return before + (wide.test(before.slice(-1)) && wide.test(after.charAt(0)) ? "" : " ") + after;
  }

  /** Rows as cells, as many in each, without columns that are empty throughout. A row alone is a paragraph. */
  function table(rows, inline) {
    const cells = rows.map((row) => row.map((cell) => cell.trim())), most = Math.max(1, ...cells.map((row) => row.length));
    const used = Array.from({ length: most }, (_, at) => at).filter((at) => cells.some((row) => row[at]));
    if (cells.length < 2 || used.length < 2) return { kind: "paragraph", inlines: inline(cells.map((row) => row.filter(Boolean).join(" – ")).join(" ")) };
    // A head without words says nothing to those who hear the page.
    const filled = (row, head) => used.map((at) => inline(row[at] || (head ? "–" : "")));
    return { kind: "table", rows: cells.map((row, at) => filled(row, at === 0)) };
  }

  const LETTER = /[\p{L}\p{N}]/u;
  const TOKEN = /(\[([^\][\n]{1,300})\]\((https?:\/\/[^\s()<>]{1,2000})\))|(https?:\/\/[!-~]{1,2000}|www\.[!-~]{1,2000})|([[［【〔]([\p{Nd}\s,;、，–—-]{1,30})[\]］】〕])|(\*\*)|(\*)/gu;

  // A link whose name is a number cites nothing.
  const CITED = /[[［【〔]([\p{Nd}\s,;、，–—-]{1,30})[\]］】〕](?!\(https?:)/gu;

  /** The inlines of a line. */
  function inlines(text, sources) {
    const found = [];
    let at = 0;
    const plain = (words) => {
      const last = found[found.length - 1];
      if (!words) return;
      if (last && last.kind === "text") last.text += words;
      else found.push({ kind: "text", text: words });
    };
    TOKEN.lastIndex = 0;
    for (let token; (token = TOKEN.exec(text));) {
      const [whole, link, words, to, bare, brackets, inside, strong] = token;
      let end = token.index + whole.length, made = null;
      if (link) {
        made = [{ kind: "link", to, text: words.trim() || to }];
      } else if (bare) {
        const address = trimmed(bare);
        end = token.index + address.length;
        const full = address.startsWith("www.") ? "https://" + address : address;
        if (proposal.isAddress(full)) made = [{ kind: "link", to: full, text: address }];
      } else if (brackets) {
        const cited = numbers(inside, sources);
        if (cited) made = cited.map((number) => ({ kind: "cite", number }));
      } else {
        made = marked(text, token.index, strong ? 2 : 1, sources);
        if (made) {
          end = made.end;
          made = made.inlines;
        }
      }
      if (made) {
        plain(text.slice(at, token.index));
        for (const inline of made) {
          if (inline.kind === "text") plain(inline.text);
          else found.push(inline);
        }
        at = end;
      }
      TOKEN.lastIndex = Math.max(end, token.index + 1);
    }
    plain(text.slice(at));
    return found;
  }

  /** An address without the marks that end its sentence. */
  function trimmed(address) {
    const bare = address.replace(/[.,;:!?'"*_<>\]}]+$/, "");
    // A bracket that was opened in the address belongs to it.
    return bare.endsWith(")") && !bare.includes("(") ? trimmed(bare.slice(0, -1)) : bare;
  }

  /** The sources that stand in one pair of brackets; null where something else is meant. */
  function numbers(inside, sources) {
    const written = proposal.digits(inside).trim();
    if (/^\d{1,2}$/.test(written)) return [Number(written)];
    const cited = [];
    for (const part of written.split(/[,;、，]/)) {
      const range = /^\s*(\d{1,2})\s*(?:[-–—]\s*(\d{1,2})\s*)?$/.exec(part);
      if (!range) return null;
      const first = Number(range[1]), last = Number(range[2] || first);
      for (let number = first; number <= last && cited.length <= 10; number++) cited.push(number);
    }
    return cited.length && cited.every((number) => number >= 1 && number <= sources) ? cited : null;
  }

  /** A text whose citations have other numbers: `to` gives the new one, 0 where a source is gone. */
  proposal.renumbered = (text, sources, to) => text.replace(CITED, (whole, inside) => {
    const cited = numbers(inside, sources);
    if (!cited) return whole;
    const moved = cited.map(to);
    return moved.every((number, at) => number === cited[at]) ? whole : `[${moved.filter(Boolean).sort((a, b) => a - b).join(", ") || "?"}]`;
  });

  /** What stands between stars, and where it ends. Marks at its edges stand outside, because Markdown wants it so. */
  function marked(text, start, stars, sources) {
    const sign = "*".repeat(stars), from = start + stars, to = text.indexOf(sign, from);
    if (to <= from) return null;
    let end = to + stars, inner = text.slice(from, to);
    if (inner.includes("*") || text.charAt(end) === "*" || /^\s|\s$/.test(inner) || !LETTER.test(inner)) return null;
    const before = text.charAt(start - 1), after = text.charAt(end);
    if (stars === 1 && (/[\w.]/.test(before) || /\w/.test(after))) return null;
    const opening = /^[^\p{L}\p{N}[]+/u.exec(inner), kept = withoutEnd(inner, /[^\p{L}\p{N}\]]/u), closing = inner.slice(kept.length);
    inner = kept.slice(opening ? opening[0].length : 0);
    const made = inlines(inner, sources);
    // A citation or an address at an edge would be one more mark there.
    const edges = [made[0], made[made.length - 1]];
    const inlinesOf = edges.every((edge) => edge && edge.kind === "text") ? [{ kind: stars === 2 ? "strong" : "em", inlines: made }] : made;
    return { end, inlines: [...(opening ? [{ kind: "text", text: opening[0] }] : []), ...inlinesOf, ...(closing ? [{ kind: "text", text: closing }] : [])] };
  }

  /** Whether an address leads to a host, as the program's checks want it. */
  proposal.isAddress = (text) => {
    if (!/^https?:\/\/(?!https?:?\/\/)[^\s\\]+$/i.test(text)) return false;
    try {
      const { hostname, username, password } = new URL(text);
      return !username && !password && (/[^.]\.[^.]/.test(hostname) || hostname.startsWith("["));
    } catch (error) {
      return false;
    }
  };

  /* Looking */

  /** All inlines of some, also those inside others. */
  proposal.flat = (inlines) => inlines.flatMap((inline) => inline.inlines ? [inline, ...proposal.flat(inline.inlines)] : [inline]);

  /** The words of inlines, without citations. */
  proposal.plain = (inlines) => proposal.flat(inlines).map((inline) => inline.text || "").join("");

  /** Each line of blocks (paragraph, item, heading or cell) with its inlines. */
  proposal.lines = (blocks) => blocks.flatMap((block) => {
    if (block.kind === "list") return block.items.flatMap((item) => [item.inlines, ...proposal.lines(item.blocks)]);
    return block.kind === "table" ? block.rows.flat() : [block.inlines];
  });

  /** How many words a text has, as the program counts them: between spaces, in Chinese 17 characters for 10. */
  proposal.words = (text, language) => {
    if (language !== "zh") return text.split(/\s+/).filter((word) => /[\p{Alphabetic}\p{N}]/u.test(word)).length;
    const han = (text.match(/[\u3400-\u9FFF\uF900-\uFAFF]|[\u{20000}-\u{323AF}]/gu) || []).length;
    return Math.ceil(han * 10 / 17) + (text.match(/(?:\d[.,](?=\d)|[A-Za-z0-9])+/g) || []).length;
  };

  proposal.wordsOf = (blocks, language) => proposal.words(proposal.lines(blocks).map(proposal.plain).join("\n"), language);

  /* Writing */

  /** A text in Markdown that is read as just this text. */
  function escape(text) {
    return text.replace(/[\\`*_[\]<>|~$^{}]/g, "\\$&").replace(/&(?=#|\w)/g, "\\&");
  }

  /** A line in Markdown. At its start a sign could begin a list, a heading, a quote or a term. */
  function written(inlines, inner) {
    let line = "";
    inlines.forEach((inline, at) => {
      const next = inlines[at + 1];
      if (inline.kind === "text") {
        let text = escape(inline.text);
        // Before a bracket an exclamation mark would begin a picture.
        if (next && (next.kind === "cite" || next.kind === "link")) text = text.replace(/!$/, "\\!");
        if (line.endsWith("]") && inlines[at - 1].kind === "cite") text = text.replace(/^[(:]/, "\\$&");
        line += text;
      } else if (inline.kind === "cite") {
        // Two pairs of brackets beside each other would be one link.
        line += (line.endsWith("]") && inlines[at - 1].kind === "cite" ? " " : "") + `[${inline.number}]`;
      } else if (inline.kind === "link") {
        const to = encodeURI(decode(inline.to)).replace(/[()<>]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());
        const cited = line.endsWith("]") && inlines[at - 1].kind === "cite";
        line += inline.text === inline.to && to === inline.to ? `<${to}>` : `${cited ? " " : ""}[${escape(inline.text)}](${to})`;
      } else {
        const sign = inline.kind === "strong" ? "**" : "*";
        line += sign + written(inline.inlines, true) + sign;
      }
    });
    if (inner) return line;
    line = spaced(line);
    return line.replace(/^[#+\-=:]/, "\\$&").replace(/^(\d{1,9})([.)])/, "$1\\$2");
  }

  /** An address as it is meant, whether or not its signs are written as numbers already. */
  function decode(address) {
    try {
      return decodeURI(address);
    } catch (error) {
      return address;
    }
  }

  /** The Markdown of blocks. */
  proposal.markdown = (blocks) => blocks.map((block, at) => {
    if (block.kind === "heading") return "### " + written(block.inlines);
    if (block.kind === "table") {
      const rows = block.rows.map((row) => `| ${row.map((cell) => spaced(written(cell, true))).join(" | ")} |`);
      rows.splice(1, 0, `|${" --- |".repeat(block.rows[0].length)}`);
      return rows.join("\n");
    }
    if (block.kind !== "list") return written(block.inlines);
    // Two lists of one kind in a row would be one: the other mark parts them.
    const before = blocks[at - 1], other = before && before.kind === "list" && (before.start === null) === (block.start === null);
    return block.items.map((item, number) => {
      const mark = block.start === null ? (other ? "* " : "- ") : `${block.start + number}${other ? ")" : "."} `;
      const below = item.blocks.length ? "\n" + proposal.markdown(item.blocks).replace(/^(?=.)/gm, " ".repeat(mark.length)) : "";
      return mark + written(item.inlines) + below;
    }).join("\n");
  }).join("\n\n");

  /* Showing */

  /** An element with attributes and what is inside of it. */
  proposal.make = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const make = proposal.make;

  proposal.drawLine = (inlines) => inlines.map((inline) => {
    switch (inline.kind) {
      case "text": return inline.text;
      case "cite": return make("a", { href: "#fb-source-" + inline.number }, `[${inline.number}]`);
      case "link": return make("a", { class: "out", rel: "external noopener", href: inline.to }, inline.text);
      default: return make(inline.kind, {}, ...proposal.drawLine(inline.inlines));
    }
  });

  proposal.draw = (blocks) => blocks.map((block) => {
    if (block.kind === "heading") return make("h3", {}, ...proposal.drawLine(block.inlines));
    if (block.kind === "paragraph") return make("p", {}, ...proposal.drawLine(block.inlines));
    if (block.kind === "list") {
      const items = block.items.map((item) => make("li", {}, ...proposal.drawLine(item.inlines), ...proposal.draw(item.blocks)));
      return block.start === null ? make("ul", {}, ...items) : make("ol", { start: block.start === 1 ? null : block.start }, ...items);
    }
    const [head, ...rows] = block.rows;
    return make("div", { class: "table" }, make("table", {},
      make("thead", {}, make("tr", {}, ...head.map((cell) => make("th", { scope: "col" }, ...proposal.drawLine(cell))))),
      make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", {}, ...proposal.drawLine(cell))))))));
  });
})(window.fieldbookProposal = {});
