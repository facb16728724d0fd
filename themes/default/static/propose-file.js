/*
 * The files that a proposal makes: front matter in YAML, and below it the sections in Markdown.
 */
(function (proposal) {
  "use strict";

  /** A name for a folder or file: small Latin letters, digits and hyphens. */
  proposal.slugOf = (title, most) => {
    const letters = title.normalize("NFKD").replace(/[^\0-\x7F]/g, "").slice(0, 300).toLowerCase();
    return letters.split(/[^a-z0-9]+/).filter(Boolean).slice(0, most).join("-").slice(0, 60).replace(/-+$/, "");
  };

  /* The files */

  // Words that YAML takes for something else, and what looks like a number.
  const bare = (text) => /^[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  const scalar = (value) => typeof value === "number" || /^\d{4}-\d\d-\d\d$/.test(value) || bare(value) ? String(value) : JSON.stringify(value);
  const flow = (value) => Array.isArray(value) ? `[${value.map(flow).join(", ")}]`
    : typeof value === "object" ? `{${Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`).join(", ")}}` : scalar(value);

  /** A text over several lines, cut between words. */
  function folded(text) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const last = lines[lines.length - 1];
      if (last && last.length + word.length > 110) lines.push(word);
      else lines[lines.length - 1] = last ? last + " " + word : word;
    }
    return ">-\n" + lines.map((line) => "  " + line).join("\n");
  }

  function yaml(head) {
    return Object.entries(head).map(([key, value]) => {
      if (key === "summary") return `${key}: ${folded(value)}`;
      const several = Array.isArray(value) && typeof value[0] === "object";
      if (!several) return `${key}: ${flow(value)}`;
      return `${key}:\n` + value.map((item) => Object.entries(item).map(([name, inner], at) => `  ${at ? " " : "-"} ${name}: ${flow(inner)}`).join("\n")).join("\n");
    }).join("\n") + "\n";
  }

  /** The files of a proposal: its practice, and the organisations that the site does not know. */
  proposal.files = (made, sections) => {
    const body = sections.filter(({ id }) => made.sections[id].length)
      .map(({ id, label }) => `## ${label[made.language]}\n\n${proposal.markdown(made.sections[id])}\n`).join("\n");
    const list = [{ path: `content/practices/${made.slug}/${made.language}.md`, name: `${made.slug}.${made.language}.md`, text: `---\n${yaml(made.head)}---\n\n${body}` }];
    for (const { slug, head } of Object.values(made.organisations)) {
      list.push({ path: `content/organisations/${slug}.yaml`, name: slug + ".yaml", text: yaml(head) });
    }
    return list;
  };
})(window.fieldbookProposal);
