//! A text's tree to HTML.
//!
//! Everything written here is built from the tree and escaped on the way. From raw HTML of an author
//! only the tags that an author may write are passed on; a text that holds any is sanitised as a whole
//! afterwards, so that an element opened in one piece and closed in another is seen as one.

use std::collections::BTreeMap;
use std::fmt::Write;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use crate::link::Body;
use crate::link::target::Target;
use crate::markup;
use crate::math;
use crate::parse::markdown::{
    Alert, Align, Block, BlockKind, Definition, Document, Footnote, Inline, InlineKind, Item, Visited,
    plain_text,
};
use crate::render::views;

/// What the renderer has to know about the page around a text.
pub(crate) struct Surroundings<'a> {
    /// Address of a target as seen from the page; `None` when there is no page to lead to.
    pub(crate) href: &'a (dyn Fn(&Target) -> Option<String> + Sync),
    /// The published picture behind a path.
    pub(crate) picture: &'a (dyn Fn(&str) -> Option<Picture> + Sync),
    /// Words of the interface in the reader's language.
    pub(crate) words: &'a Words,
    /// How many sources the practice lists; a citation past the last is shown without a link.
    pub(crate) sources: usize,
    /// How many levels below its own each heading stands: in a book, a practice is not a page of its own.
    pub(crate) deeper: u8,
}

/// A picture that the page shows.
pub(crate) struct Picture {
    /// Address as seen from the page.
    pub(crate) src: String,
    /// Width and height in pixels, where the file gives them.
    pub(crate) size: Option<(usize, usize)>,
    /// Alternative text from front matter, which is used when Markdown gives none.
    pub(crate) alt: Option<views::Words>,
    /// Credit and licence.
    pub(crate) credit: Option<views::Words>,
}

/// Words of the interface that stand inside a text.
#[derive(Debug)]
pub(crate) struct Words {
    /// Titles of the five alerts.
    pub(crate) alerts: [String; 5],
    /// Heading over the footnotes.
    pub(crate) notes: String,
    /// Label of the link from a footnote back to the text.
    pub(crate) back: String,
    /// Labels of a ticked and an open task.
    pub(crate) tasks: [String; 2],
    /// Word before the number in the label of a citation.
    pub(crate) source: String,
}

/// Stand round the number of a piece that is kept aside while raw HTML is sanitised: a formula, a
/// picture, a tick box. So the sanitiser need not allow an author what only the renderer may write.
/// Private-use characters are taken out of texts that hold raw HTML, so no author can write a mark.
const KEPT: [char; 2] = ['\u{e000}', '\u{e001}'];

/// Renders a whole text with its footnotes.
pub(crate) fn render_body(body: &Body, around: &Surroundings<'_>) -> String {
    let raw = has_raw_html(&body.document);
    let notes = Notes::of(&body.document);
    let mut html = Html { out: String::new(), around, body, raw, kept: Vec::new(), notes, heading: None };
    for (at, block) in body.document.blocks.iter().enumerate() {
        html.top_block(at, block);
    }
    html.footnotes();
    html.finish()
}

fn has_raw_html(document: &Document) -> bool {
    let mut found = false;
    document.walk(&mut |visited| {
        found |= matches!(
            visited,
            Visited::Block(Block { kind: BlockKind::Html(_), .. })
                | Visited::Inline(Inline { kind: InlineKind::Html(_), .. })
        );
    });
    found
}

struct Html<'a> {
    out: String,
    around: &'a Surroundings<'a>,
    body: &'a Body,
    /// Whether the text holds raw HTML and will be sanitised.
    raw: bool,
    /// Pieces kept aside while the rest is sanitised.
    kept: Vec<String>,
    notes: Notes<'a>,
    /// Id of the heading that was written last, which tables below it go by.
    heading: Option<&'a str>,
}

/// The footnotes of a text. Labels are the same whatever their case, as in Markdown's own links.
#[derive(Default)]
struct Notes<'a> {
    /// The definitions by folded label; the first of two wins.
    defined: BTreeMap<String, &'a Footnote>,
    /// Number of each label, in the order of the first mark, and how often it was marked.
    marked: BTreeMap<String, (usize, usize)>,
    /// What stands below each number, from 1 on.
    numbered: Vec<Option<&'a Footnote>>,
}

impl<'a> Notes<'a> {
    fn of(document: &'a Document) -> Self {
        let mut notes = Notes::default();
        for note in &document.footnotes {
            notes.defined.entry(note.label.to_lowercase()).or_insert(note);
        }
        notes
    }

    /// Counts one more mark; gives the number of its note, and how many marks the note has by now.
    fn mark(&mut self, label: &str) -> (usize, usize) {
        let label = label.to_lowercase();
        let defined = self.defined.get(&label).copied();
        let (number, marks) = self.marked.entry(label).or_insert_with(|| {
            self.numbered.push(defined);
            (self.numbered.len(), 0)
        });
        *marks += 1;
        (*number, *marks)
    }
}

impl<'a> Html<'a> {
    fn finish(self) -> String {
        if !self.raw {
            return self.out;
        }
        let clean = markup::sanitise(&self.out);
        let mut html = String::with_capacity(clean.len());
        let mut rest = clean.as_str();
        while let Some((before, marked)) = rest.split_once(KEPT[0]) {
            html.push_str(before);
            let Some((number, after)) = marked.split_once(KEPT[1]) else { break };
            html.push_str(
                number.parse().ok().and_then(|at: usize| self.kept.get(at)).map_or("", String::as_str),
            );
            rest = after;
        }
        html.push_str(rest);
        html
    }

    fn text(&mut self, text: &str) {
        if self.raw && text.contains(KEPT) {
            let clean = text.replace(KEPT, "");
            escape_html_body_text(&mut self.out, &clean).expect("writing to a string cannot fail");
        } else {
            escape_html_body_text(&mut self.out, text).expect("writing to a string cannot fail");
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        let clean = if self.raw { value.replace(KEPT, "") } else { value.to_owned() };
        write!(self.out, " {name}=\"").expect("writing to a string cannot fail");
        escape_html(&mut self.out, &clean).expect("writing to a string cannot fail");
        self.out.push('"');
    }

    /// Marks an element with the language of its words, where it is not that of the text around them.
    fn language(&mut self, words: &views::Words) {
        if let Some(foreign) = &words.foreign {
            self.attribute("lang", foreign.lang);
            self.attribute("dir", foreign.dir);
        }
    }

    fn top_block(&mut self, at: usize, block: &Block) {
        if let BlockKind::Heading { level, content, .. } = &block.kind {
            let level = (*level + self.around.deeper).clamp(2, 6);
            write!(self.out, "<h{level}").expect("writing to a string cannot fail");
            let body: &'a Body = self.body;
            if let Some(heading) = body.outline.heading_at(at) {
                self.attribute("id", &heading.id);
                self.heading = Some(&heading.id);
            }
            self.out.push('>');
            self.inlines(content);
            writeln!(self.out, "</h{level}>").expect("writing to a string cannot fail");
        } else {
            self.block(block);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(inlines) => self.paragraph(inlines),
            BlockKind::Plain(inlines) => self.inlines(inlines),
            // A heading inside a quotation or list is no part of the outline.
            BlockKind::Heading { content, .. } => {
                self.out.push_str("<p><strong>");
                self.inlines(content);
                self.out.push_str("</strong></p>\n");
            }
            BlockKind::List { start, items } => self.list(*start, items),
            BlockKind::Quote { alert: None, blocks } => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
            BlockKind::Quote { alert: Some(alert), blocks } => self.alert(*alert, blocks),
            BlockKind::Code { language, text, .. } => {
                self.out.push_str("<pre tabindex=\"0\"><code");
                let name: String = language.split_whitespace().next().unwrap_or_default().into();
                if !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "+-_#.".contains(c))
                {
                    self.attribute("class", &format!("language-{name}"));
                }
                self.out.push('>');
                self.text(text);
                self.out.push_str("</code></pre>\n");
            }
            BlockKind::Table { columns, head, rows } => self.table(columns, head, rows),
            BlockKind::Definitions(definitions) => {
                self.out.push_str("<dl>\n");
                for definition in definitions {
                    match definition {
                        Definition::Term(inlines) => {
                            self.out.push_str("<dt>");
                            self.inlines(inlines);
                            self.out.push_str("</dt>\n");
                        }
                        Definition::Meaning(blocks) => {
                            self.out.push_str("<dd>");
                            self.blocks(blocks);
                            self.out.push_str("</dd>\n");
                        }
                    }
                }
                self.out.push_str("</dl>\n");
            }
            BlockKind::Rule => self.out.push_str("<hr>\n"),
            BlockKind::Html(html) => {
                let clean = markup::keep_allowed(&html.replace(KEPT, ""));
                self.out.push_str(&clean);
            }
        }
    }

    fn paragraph(&mut self, inlines: &[Inline]) {
        // A picture that stands alone is a figure with its credit below.
        if let [Inline { kind: InlineKind::Image { target, title, alt }, .. }] = inlines {
            self.figure(target, title, alt);
            return;
        }
        self.out.push_str("<p>");
        self.inlines(inlines);
        self.out.push_str("</p>\n");
    }

    fn list(&mut self, start: Option<u64>, items: &[Item]) {
        match start {
            Some(1) => self.out.push_str("<ol>\n"),
            Some(first) => {
                // The limit of the attribute in every browser; a longer number is a slip.
                let first = first.min(i32::MAX as u64);
                writeln!(self.out, "<ol start=\"{first}\">").expect("writing to a string cannot fail");
            }
            None => self.out.push_str("<ul>\n"),
        }
        for item in items {
            match item.task {
                Some(done) => {
                    self.out.push_str("<li class=\"task\">");
                    let label = self.around.words.tasks[usize::from(!done)].clone();
                    let tick_box = self.aside(|html| {
                        html.out.push_str("<input type=\"checkbox\" disabled");
                        if done {
                            html.out.push_str(" checked");
                        }
                        html.attribute("aria-label", &label);
                        html.out.push('>');
                    });
                    self.keep(tick_box);
                    self.out.push(' ');
                }
                None => self.out.push_str("<li>"),
            }
            self.blocks(&item.blocks);
            self.out.push_str("</li>\n");
        }
        self.out.push_str(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    fn alert(&mut self, alert: Alert, blocks: &[Block]) {
        let (class, at) = match alert {
            Alert::Note => ("note", 0),
            Alert::Tip => ("tip", 1),
            Alert::Important => ("important", 2),
            Alert::Warning => ("warning", 3),
            Alert::Caution => ("caution", 4),
        };
        let title = self.around.words.alerts[at].clone();
        write!(self.out, "<div class=\"alert alert-{class}\" role=\"note\"><p class=\"alert-title\">")
            .expect("writing to a string cannot fail");
        self.text(&title);
        self.out.push_str("</p>\n");
        self.blocks(blocks);
        self.out.push_str("</div>\n");
    }

    fn table(&mut self, columns: &[Align], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        // It can be reached by keyboard, so that it can be scrolled: then it has to say what it is.
        self.out.push_str("<div class=\"table\" role=\"group\" tabindex=\"0\"");
        match self.heading {
            Some(heading) => self.attribute("aria-labelledby", heading),
            None => {
                let columns: Vec<String> = head.iter().map(|cell| plain_text(cell)).collect();
                self.attribute("aria-label", &columns.join(" | "));
            }
        }
        self.out.push_str("><table>\n<thead>\n<tr>");
        for (at, cell) in head.iter().enumerate() {
            self.cell("th", columns.get(at), cell);
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                self.cell("td", columns.get(at), cell);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n</table></div>\n");
    }

    fn cell(&mut self, element: &str, align: Option<&Align>, content: &[Inline]) {
        // An empty head cell, as in the corner of a table, is no header for assistive software.
        let element = if element == "th" && content.is_empty() { "td" } else { element };
        self.out.push('<');
        self.out.push_str(element);
        if element == "th" {
            self.out.push_str(" scope=\"col\"");
        }
        match align {
            Some(Align::Centre) => self.out.push_str(" class=\"centre\""),
            Some(Align::End) => self.out.push_str(" class=\"end\""),
            Some(Align::Natural | Align::Start) | None => {}
        }
        self.out.push('>');
        self.inlines(content);
        write!(self.out, "</{element}>").expect("writing to a string cannot fail");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for (at, inline) in inlines.iter().enumerate() {
            self.inline(inline);
            let next = inlines.get(at + 1).map(|next| &next.kind);
            let blank = match &inline.kind {
                InlineKind::Text(text) => text.ends_with(' '),
                InlineKind::SoftBreak => true,
                _ => false,
            };
            // A citation stands on the line of what it proves.
            if blank && matches!(next, Some(InlineKind::Citation(_))) {
                self.out.pop();
                self.out.push('\u{a0}');
            }
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match &inline.kind {
            InlineKind::Text(text) => self.text(text),
            InlineKind::Code(code) => {
                self.out.push_str("<code>");
                self.text(code);
                self.out.push_str("</code>");
            }
            InlineKind::Emphasis(inner) => self.wrapped("em", inner),
            InlineKind::Strong(inner) => self.wrapped("strong", inner),
            InlineKind::Strikethrough(inner) => self.wrapped("del", inner),
            InlineKind::Link { target, title, content } => self.link(target, title, content),
            InlineKind::Image { target, title, alt } => self.image(target, title, alt),
            InlineKind::Math { display, latex } => self.math(*display, latex),
            InlineKind::Html(html) => {
                let clean = markup::keep_allowed(&html.replace(KEPT, ""));
                self.out.push_str(&clean);
            }
            InlineKind::FootnoteMark(label) => self.note_mark(label),
            InlineKind::Citation(number) => self.citation(*number),
            InlineKind::SoftBreak => self.out.push('\n'),
            InlineKind::HardBreak => self.out.push_str("<br>\n"),
        }
    }

    fn wrapped(&mut self, element: &str, inner: &[Inline]) {
        write!(self.out, "<{element}>").expect("writing to a string cannot fail");
        self.inlines(inner);
        write!(self.out, "</{element}>").expect("writing to a string cannot fail");
    }

    fn link(&mut self, target: &str, title: &str, content: &[Inline]) {
        let meaning = self.body.targets.get(target);
        let href = meaning.and_then(|meaning| (self.around.href)(meaning));
        // What leads nowhere is shown as the words alone: a dead link helps nobody.
        let Some(href) = href else { return self.inlines(content) };
        self.out.push_str("<a");
        self.attribute("href", &href);
        if !title.is_empty() {
            self.attribute("title", title);
        }
        if matches!(meaning, Some(Target::External(_))) {
            self.out.push_str(" rel=\"external\" class=\"out\"");
        }
        self.out.push('>');
        self.inlines(content);
        self.out.push_str("</a>");
    }

    fn picture(&self, target: &str) -> Option<Picture> {
        match self.body.targets.get(target)? {
            Target::Asset(path) => (self.around.picture)(path),
            _ => None,
        }
    }

    fn image(&mut self, target: &str, title: &str, alt: &str) {
        let Some(picture) = self.picture(target) else { return self.text(alt) };
        self.image_element(&picture, title, alt);
    }

    fn image_element(&mut self, picture: &Picture, title: &str, alt: &str) {
        let element = self.aside(|html| html.write_image(picture, title, alt));
        self.keep(element);
    }

    fn write_image(&mut self, picture: &Picture, title: &str, alt: &str) {
        self.out.push_str("<img");
        self.attribute("src", &picture.src);
        match &picture.alt {
            Some(declared) if alt.is_empty() => {
                self.attribute("alt", &declared.text);
                self.language(declared);
            }
            _ => self.attribute("alt", alt),
        }
        if !title.is_empty() {
            self.attribute("title", title);
        }
        if let Some((width, height)) = picture.size {
            write!(self.out, " width=\"{width}\" height=\"{height}\"")
                .expect("writing to a string cannot fail");
        }
        self.out.push_str(" loading=\"lazy\">");
    }

    fn figure(&mut self, target: &str, title: &str, alt: &str) {
        let Some(picture) = self.picture(target) else {
            self.out.push_str("<p>");
            self.text(alt);
            self.out.push_str("</p>\n");
            return;
        };
        self.out.push_str("<figure>");
        self.image_element(&picture, "", alt);
        if !title.is_empty() || picture.credit.is_some() {
            self.out.push_str("<figcaption>");
            self.text(title);
            if let Some(credit) = &picture.credit {
                if !title.is_empty() {
                    self.out.push(' ');
                }
                self.out.push_str("<small");
                self.language(credit);
                self.out.push('>');
                self.text(&credit.text);
                self.out.push_str("</small>");
            }
            self.out.push_str("</figcaption>");
        }
        self.out.push_str("</figure>\n");
    }

    fn math(&mut self, display: bool, latex: &str) {
        let mathml = match math::to_mathml(latex, display) {
            Ok(mathml) => mathml,
            // A rule has found it; on the page the LaTeX itself is the best that is left.
            Err(_) => {
                self.out.push_str("<code>");
                self.text(latex);
                self.out.push_str("</code>");
                return;
            }
        };
        self.keep(mathml);
    }

    /// Writes a piece that is ours, past the sanitiser where there is one.
    fn keep(&mut self, piece: String) {
        if self.raw {
            write!(self.out, "{}{}{}", KEPT[0], self.kept.len(), KEPT[1])
                .expect("writing to a string cannot fail");
            self.kept.push(piece);
        } else {
            self.out.push_str(&piece);
        }
    }

    /// Runs `write` and gives what it wrote, instead of adding it to the page.
    fn aside(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let page = std::mem::take(&mut self.out);
        write(self);
        std::mem::replace(&mut self.out, page)
    }

    fn citation(&mut self, number: usize) {
        if number > self.around.sources {
            write!(self.out, "[{number}]").expect("writing to a string cannot fail");
            return;
        }
        write!(self.out, "<a href=\"#fb-source-{number}\"").expect("writing to a string cannot fail");
        let label = format!("{} {number}", self.around.words.source);
        self.attribute("aria-label", &label);
        write!(self.out, ">[{number}]</a>").expect("writing to a string cannot fail");
    }

    fn note_mark(&mut self, label: &str) {
        let (number, marks) = self.notes.mark(label);
        let id = if marks == 1 { format!("fb-mark-{number}") } else { format!("fb-mark-{number}-{marks}") };
        write!(self.out, "<sup class=\"mark\"><a id=\"{id}\" href=\"#fb-note-{number}\">{number}</a></sup>")
            .expect("writing to a string cannot fail");
    }

    /// Notes in the order of their marks; a note inside a note adds to the list while it is written.
    fn footnotes(&mut self) {
        if self.notes.numbered.is_empty() {
            return;
        }
        let words = self.around.words;
        let level = 2 + self.around.deeper;
        write!(self.out, "<section class=\"notes\" aria-labelledby=\"fb-notes\"><h{level} id=\"fb-notes\">")
            .expect("writing to a string cannot fail");
        self.text(&words.notes);
        write!(self.out, "</h{level}>\n<ol>\n").expect("writing to a string cannot fail");
        let mut number = 0;
        while let Some(note) = self.notes.numbered.get(number).copied() {
            number += 1;
            write!(self.out, "<li id=\"fb-note-{number}\">").expect("writing to a string cannot fail");
            if let Some(note) = note {
                self.blocks(&note.blocks);
            }
            write!(self.out, "<a href=\"#fb-mark-{number}\" class=\"back\"")
                .expect("writing to a string cannot fail");
            self.attribute("aria-label", &format!("{} {number}", words.back));
            self.out.push_str(">↩</a></li>\n");
        }
        self.out.push_str("</ol></section>\n");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{SAMPLE, Site, today};
    use crate::edition::{Choices, select};
    use crate::outputs::Plan;

    /// The sample practice's page text with some Markdown added, rendered without looking at findings.
    fn rendered(markdown: &str) -> String {
        let site = Site::starter();
        let text = format!("{}\n{markdown}\n", site.text(SAMPLE));
        let image = "content/practices/tie-sensors-to-a-repair-service/plan.png";
        let site = site.with(SAMPLE, text).with(image, &b"png"[..]);
        let library = site.library();
        let edition = select(&library, &[], &Choices::default(), today());
        let planned = crate::render::plan(&edition, &library.themes);
        assert!(planned.theme_faults.is_empty(), "{:?}", planned.theme_faults);
        let page = planned.bytes("en/practices/tie-sensors-to-a-repair-service.html").unwrap();
        String::from_utf8(page.into_owned()).unwrap()
    }

    #[test]
    fn raw_html_costs_a_text_none_of_our_own_pieces() {
        let ours = "- [x] done\n\n$x^2$\n\n![A plan](plan.png)";
        for raw in ["", "\n\nH<sub>2</sub>O"] {
            let html = rendered(&format!("{ours}{raw}"));
            assert!(html.contains("<input type=\"checkbox\" disabled checked aria-label=\"Done\">"), "{raw}");
            assert!(html.contains("<math"), "{raw}");
            assert!(html.contains("alt=\"A plan\""), "{raw}");
        }
        assert!(rendered("H<sub>2</sub>O").contains("H<sub>2</sub>O"));
    }

    #[test]
    fn an_author_can_write_no_picture_and_no_mark_of_ours() {
        let html = rendered("<b>x</b><img src=\"https://evil.example/x.gif\"><input> \u{e000}0\u{e001} $y$");
        assert!(!html.contains("evil.example") && !html.contains('\u{e000}'), "raw picture");
        assert_eq!(html.matches("<math").count(), 1);
    }

    #[test]
    fn an_author_cannot_write_what_only_the_renderer_may() {
        let html = rendered(
            "x <a href=\"https://evil.example/\" class=\"out\">y</a> <b id=\"fb-sources\" class=\"cite\" title=\"t\">z</b>\n\n\
             <<!-- -->a href=\"https://evil.example/\">w</a>\n\n<h2 id=\"fb-about\">Our own</h2>\n\n<details><summary>More</summary>\n\n*text*\n\n</details>",
        );
        let body = html.split("<div class=\"body\"").nth(1).unwrap().split("<section").next().unwrap();
        assert!(!body.contains("<a href=\"https://evil.example"), "{body}");
        assert!(!body.contains("id=\"fb-") && body.contains("<b title=\"t\">z</b>"), "{body}");
        assert!(
            body.contains("<details><summary>More</summary>") && body.contains("<em>text</em>"),
            "{body}"
        );
    }

    #[test]
    fn a_citation_stays_with_the_word_before_it() {
        let html = rendered("One [1], *two* [1] [1]\n[1] and\n[1], 三[1].\n\n[1] alone");
        let link = "<a href=\"#fb-source-";
        for words in ["One\u{a0}", "</em>\u{a0}", "</a>\u{a0}", "and\u{a0}", "三", "<p>"] {
            assert!(html.contains(&format!("{words}{link}")), "{words}");
        }
        assert!(!html.contains(&format!(" {link}")) && !html.contains(&format!("\n{link}")));
    }

    #[test]
    fn a_table_is_named_by_the_heading_above_it_or_by_its_columns() {
        let table = "| River | *Level* |\n|---|---|\n| a | b |\n";
        for raw in ["", "\n<b>x</b>"] {
            let html = rendered(&format!("### Levels\n\n{table}{raw}"));
            let named =
                "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-labelledby=\"levels\"><table>";
            assert!(html.contains(named), "{html}");
        }
        let page = Site::starter().with(
            "content/pages/about/en.md",
            format!("---\ntitle: About us\nsummary: Who we are.\nupdated: 2026-11-22\n---\n{table}"),
        );
        let library = page.library();
        let edition = select(&library, &[], &Choices::default(), today());
        let html =
            crate::render::plan(&edition, &library.themes).bytes("en/about.html").unwrap().into_owned();
        let html = String::from_utf8(html).unwrap();
        assert!(
            html.contains("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"River | Level\">")
        );
    }

    #[test]
    fn notes_stand_below_in_the_order_of_their_marks() {
        let html = rendered("A[^B] and B[^a] and again[^b].\n\n[^a]: Note a.\n\n[^b]: Note b.");
        let (b, a) = (html.find("Note b.").unwrap(), html.find("Note a.").unwrap());
        assert!(b < a && html.contains("id=\"fb-mark-1-2\"") && html.contains("href=\"#fb-note-1\""));
    }

    #[test]
    fn a_note_in_a_note_and_thousands_of_them_have_their_numbers() {
        let html =
            rendered("A[^a], Ü[^Ü].\n\n[^a]: First[^c].\n\n[^ü]: Second.\n\n[^A]: Never.\n\n[^c]: Third.");
        let places = ["First", "Second", "Third"].map(|word| html.find(word).unwrap());
        assert!(places.is_sorted() && !html.contains("Never"), "{places:?}");
        let many: String = (0..2_000).map(|n| format!("[^n{n}]\n\n[^n{n}]: Note {n}.\n\n")).collect();
        let html = rendered(&many);
        assert_eq!(html.matches("<li id=\"fb-note-").count(), 2_000);
        let last = html.split("<li id=\"fb-note-2000\">").nth(1).unwrap();
        assert!(last.starts_with("<p>Note 1999.</p>"), "{}", &last[..40]);
    }
}
