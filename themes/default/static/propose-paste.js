/*
 * What is pasted from a word processor: lists, tables, bold words and links stay what they are.
 */
(function (proposal) {
  "use strict";

  const BLOCKS = /^(?:p|div|section|article|blockquote|dl|dt|dd|pre|figure|figcaption|caption|address|header|footer|main)$/;
  const isList = (node) => node.localName === "ul" || node.localName === "ol";

  /** The text of pasted HTML as it is typed into a field; null where plain text says the same. */
  proposal.fromHtml = (html) => {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    if (!body.querySelector("li, table, b, strong, a[href], h1, h2, h3, h4, [style*='mso-list'], [style*='font-weight']")) return null;
    const inside = (node) => Array.from(node.childNodes, text).join("");
    const flat = (node) => inside(node).replace(/\s+/g, " ").trim();

    /** A list. Word processors also put the list below an item beside that item. */
    function list(node, depth) {
      let number = Number(node.getAttribute("start")) || 1;
      return Array.from(node.children, (item) => {
        if (isList(item)) return list(item, depth + 1);
        const below = Array.from(item.children).filter(isList);
        const own = Array.from(item.childNodes).filter((child) => !below.includes(child)).map(text).join(" ").replace(/\s+/g, " ").trim();
        const mark = node.localName === "ol" ? `${number++}. ` : "- ";
        return [own ? "  ".repeat(depth) + mark + own : "", ...below.map((inner) => list(inner, depth + 1))].filter(Boolean).join("\n");
      }).filter(Boolean).join("\n");
    }

    /** An item that Word marks as one by its style only, with the mark as its text. */
    function wordItem(node, level) {
      const sign = Array.from(node.querySelectorAll("[style*='mso-list']")).find((part) => /mso-list:\s*ignore/i.test(part.getAttribute("style")));
      const mark = sign ? sign.textContent.trim() : "";
      if (sign) sign.remove();
      return `\n${"  ".repeat(Math.min(level, 9) - 1)}${/^\d{1,3}[.)]/.test(mark) ? mark.replace(/\D.*/, ".") : /^[\p{L}\p{Nd}]+[.)]/u.test(mark) ? "1." : "-"} ${flat(node)}`;
    }

    /** The rows of a table. A cell over several rows or columns is empty in all but the first. */
    function rowsOfTable(table) {
      const grid = [];
      Array.from(table.rows).forEach((row, at) => {
        const cells = grid[at] = grid[at] || [];
        for (const cell of row.cells) {
          let column = 0;
          while (cells[column] !== undefined) column++;
          for (let down = 0; down < Math.min(cell.rowSpan, table.rows.length - at, 100); down++) {
            for (let along = 0; along < Math.min(cell.colSpan, 50); along++) {
              (grid[at + down] = grid[at + down] || [])[column + along] = down || along ? "" : flat(cell).replace(/\s*\|[\s|]*/g, " ").trim();
            }
          }
        }
      });
      return grid.map((cells) => `| ${Array.from(cells, (cell) => cell || "").join(" | ")} |`).join("\n");
    }

    function text(node) {
      if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
      if (node.nodeType !== Node.ELEMENT_NODE) return "";
      const name = node.localName, style = node.getAttribute("style") || "";
      if (["script", "style", "head", "title", "meta", "template"].includes(name)) return "";
      if (name === "br") return "\n";
      if (isList(node)) return `\n\n${list(node, 0)}\n\n`;
      if (name === "table") return `\n\n${table(node)}\n\n`;
      const item = /mso-list:[^;]*\blevel([1-9])/i.exec(style);
      if (item) return wordItem(node, Number(item[1]));
      const own = inside(node), words = own.trim();
      if (/^h[1-6]$/.test(name)) return words ? `\n\n### ${words.replace(/\s+/g, " ")}\n\n` : "";
      if (BLOCKS.test(name)) return `\n\n${words}\n\n`;
      // The attribute as it is written: where the page refuses inline styles, `node.style` is empty.
      const weight = /(?:^|;)\s*font-weight:\s*(\w+)/i.exec(style);
      const heavy = weight ? /^(?:bold(?:er)?|[6-9]00)$/i.test(weight[1]) : name === "b" || name === "strong";
      if (heavy && /[\p{L}\p{N}]/u.test(words) && !/[\n*]/.test(words)) return own.replace(words, () => `**${words}**`);
      const to = name === "a" ? node.getAttribute("href") : null;
      if (!to || !/^https?:/.test(to) || !words) return own;
      const title = words.replace(/\*\*|[\][]/g, "").replace(/\s+/g, " ");
      return title === to ? title : `[${title}](${to.replace(/[()<>\s]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0"))})`;
    }

    function table(node) {
      return (node.caption ? flat(node.caption) + "\n\n" : "") + rowsOfTable(node);
    }
    return inside(body).replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  };
})(window.fieldbookProposal);
