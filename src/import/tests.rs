//! Documents made by hand, each with one thing that Word writes.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::draft::{Draft, Reason};
use super::remark::PictureFault;
use super::*;
use crate::check::tests::Site;
use crate::link::Library;
use crate::model::language::Language;

const SPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml""#;
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The smallest PNG: one pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";

/// The starter as a library.
pub(super) fn library() -> Library {
    Site::starter().library()
}

/// A document of Word: a body, and what else stands in the archive.
struct Made {
    files: Vec<(String, Vec<u8>)>,
    relations: String,
}

impl Made {
    fn new(body: &str) -> Made {
        let text = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
        Made { files: vec![("word/document.xml".to_owned(), text.into_bytes())], relations: String::new() }
    }

    fn file(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Made {
        self.files.push((path.to_owned(), bytes.into()));
        self
    }

    fn relation(mut self, id: &str, kind: &str, target: &str, mode: &str) -> Made {
        self.relations.push_str(&format!(
            r#"<Relationship Id="{id}" Type="{KIND}/{kind}" Target="{target}" TargetMode="{mode}"/>"#
        ));
        self
    }

    /// A part of the document that is text, such as its styles.
    fn part(self, kind: &str, content: &str) -> Made {
        let text = format!("<w:{kind} {SPACES}>{content}</w:{kind}>");
        self.file(&format!("word/{kind}.xml"), text).relation(kind, kind, &format!("{kind}.xml"), "Internal")
    }

    fn bytes(&self) -> Vec<u8> {
        let spaces = "http://schemas.openxmlformats.org/package/2006/relationships";
        let root = format!(
            r#"<Relationships xmlns="{spaces}"><Relationship Id="a" Type="{KIND}/officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#
        );
        let own = format!(r#"<Relationships xmlns="{spaces}">{}</Relationships>"#, self.relations);
        let more = [("_rels/.rels", root), ("word/_rels/document.xml.rels", own)];
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |path: &str, bytes: &[u8]| {
            zip.start_file(path, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        };
        more.iter().for_each(|(path, text)| put(path, text.as_bytes()));
        self.files.iter().for_each(|(path, bytes)| put(path, bytes));
        zip.finish().unwrap().into_inner()
    }

    fn read(&self) -> Word {
        Word::read(&self.bytes()).unwrap()
    }

    fn draft(&self) -> Draft {
        Draft::new(self.read(), &library(), None, Language::En).unwrap()
    }
}

fn p(content: &str) -> String {
    format!("<w:p>{content}</w:p>")
}

fn r(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn look(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn styled(style: &str, text: &str) -> String {
    p(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}", r(text)))
}

const STYLES: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Titre"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="My own"/><w:basedOn w:val="Titre1"/></w:style>
<w:style w:type="paragraph" w:styleId="Outline"><w:name w:val="Another"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TM1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#;

/// The Markdown of a body that stands in the first section.
fn markdown(body: &str) -> String {
    let made = Made::new(&format!("{}{body}", p(&r("Problem and context"))));
    section(&made.draft().body)
}

/// The text of the first section.
fn section(body: &str) -> String {
    let rest = body.strip_prefix("## Problem and context\n\n").unwrap_or_else(|| panic!("{body}"));
    rest.split("\n\n## ").next().unwrap().to_owned()
}

#[test]
fn looks_become_marks_and_signs_of_markdown_stay_signs() {
    let body = p(&[
        look("<w:b/>", "bold"),
        look("<w:b w:val=\"0\"/>", " plain "),
        look("<w:i/>", "slanted"),
        r(" H"),
        look("<w:vertAlign w:val=\"subscript\"/>", "2"),
        r("O m"),
        look("<w:vertAlign w:val=\"superscript\"/>", "3"),
        look("<w:position w:val=\"8\"/>", "a"),
        look("<w:position w:val=\"-1\"/>", " "),
        look("<w:strike/>", "gone"),
        r(" 5 * 3 &lt;script&gt;"),
    ]
    .concat());
    assert_eq!(
        markdown(&body),
        "**bold** plain *slanted* H<sub>2</sub>O m<sup>3a</sup> ~~gone~~ 5 \\* 3 \\<script>"
    );
}

#[test]
fn words_from_right_to_left_have_marks_of_their_own() {
    let bold = look("<w:rtl/><w:bCs/>", "عربي");
    assert_eq!(markdown(&p(&format!("{bold}{}", look("<w:bCs/>", " x")))), "**عربي** x");
}

#[test]
fn breaks_tabs_and_hyphens_are_what_a_reader_sees() {
    let body = p(
        r#"<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:softHyphen/><w:t>four</w:t><w:noBreakHyphen/><w:t>five</w:t></w:r>"#,
    );
    let text = markdown(&body);
    assert!(text.starts_with("one") && text.ends_with("\ntwo threefour-five"), "{text:?}");
    assert!(text.contains("  \n") || text.contains("\\\n"), "{text:?}");
}

#[test]
fn hidden_text_and_hidden_characters_are_left_out_and_told() {
    let made = Made::new(&p(&format!("{}{}", r("seen\u{202e}"), look("<w:vanish/>", "secret"))));
    let draft = made.draft();
    assert_eq!(section(&draft.body), "seen");
    assert!(draft.remarks.contains(&Remark::HiddenText(6)), "{:?}", draft.remarks);
    assert!(draft.remarks.contains(&Remark::HiddenCharacters(1)));
}

#[test]
fn tracked_changes_are_taken_and_comments_left_out() {
    let body = [
        p(&format!("<w:ins>{}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", r("new"))),
        p(&format!("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}", r("half "))),
        p(&r("whole")),
        p(&format!("<w:moveFrom>{}</w:moveFrom>", r("twice"))),
        p(&format!("<w:moveTo>{}</w:moveTo><w:r><w:commentReference w:id=\"0\"/></w:r>", r("twice"))),
    ]
    .concat();
    let draft = Made::new(&body).draft();
    assert_eq!(section(&draft.body), "new\n\nhalf whole\n\ntwice");
    assert!(draft.remarks.contains(&Remark::TrackedChanges) && draft.remarks.contains(&Remark::Comments(1)));
}

#[test]
fn headings_are_known_by_name_chain_and_outline_whatever_their_ids() {
    let body = [
        styled("Titre", "Un titre"),
        styled("Own", "1. Problème et contexte"),
        styled("TM1", "Contents"),
        p(&r("Texte.")),
        styled("Outline", "1.1 Détail"),
        p(&r("Plus.")),
        p(&look("<w:b/>", "Résultats et preuves")),
        p(&r("Fin.")),
    ]
    .concat();
    let draft = Made::new(&body).part("styles", STYLES).draft();
    assert_eq!((draft.language, draft.reason), (Language::Fr, Reason::Headings));
    assert_eq!(draft.title, "Un titre");
    assert!(
        draft.body.starts_with(
            "## Problème et contexte\n\nTexte.\n\n### Détail\n\nPlus.\n\n## Ce qui a été fait\n"
        )
    );
    assert!(draft.body.contains("\n## Résultats et preuves\n\nFin.\n"));
}

#[test]
fn the_language_is_that_of_letters_or_of_the_document_where_no_heading_tells() {
    let of = |text: &str| {
        let draft = Made::new(&p(&r(text))).part("styles", STYLES).draft();
        (draft.language, draft.reason)
    };
    assert_eq!(of("Интернет вещей"), (Language::Ru, Reason::Letters));
    assert_eq!(of("Internet"), (Language::Fr, Reason::Document));
    let draft = Made::new(&p(&r("Internet"))).draft();
    assert_eq!((draft.language, draft.reason), (Language::En, Reason::Site));
    let word = Made::new(&p(&r("Internet"))).read();
    let draft = Draft::new(word, &library(), Some(Language::Es), Language::En).unwrap();
    assert_eq!((draft.language, draft.reason), (Language::Es, Reason::Asked));
}

#[test]
fn sections_are_put_in_order_and_nothing_is_lost() {
    let body = [
        p(&r("Before all.")),
        styled("Titre1", "Results"),
        p(&r("Better.")),
        styled("Titre1", "Phase one"),
        p(&r("Began.")),
        styled("Titre1", "Background"),
        p(&r("Bad.")),
        styled("Titre1", "Results and evidence"),
        p(&r("Again.")),
    ]
    .concat();
    let draft = Made::new(&body).part("styles", STYLES).draft();
    let body = &draft.body;
    assert!(body.starts_with("## Problem and context\n\nBefore all.\n\nBad.\n\n## What was done"), "{body}");
    assert!(
        body.contains("## Results and evidence\n\nBetter.\n\n### Phase one\n\nBegan.\n\nAgain.\n"),
        "{body}"
    );
    let told: Vec<String> = draft.remarks.iter().map(Remark::to_string).collect();
    for words in [
        "“Before all.”",
        "“Background” was taken",
        "“Results” was taken",
        "“Phase one” is no section",
        "into the order",
        "several parts are in “Results and evidence”",
    ] {
        assert!(told.iter().any(|told| told.contains(words)), "{words}: {told:#?}");
    }
}

const LISTS: &str = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#;

fn numbered(list: u8, level: u8, text: &str) -> String {
    p(&format!(
        "<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}",
        r(text)
    ))
}

#[test]
fn lists_keep_their_levels_and_numbers() {
    let body = [
        numbered(7, 0, "one"),
        numbered(7, 1, "a"),
        numbered(7, 0, "two"),
        p(&r("Between.")),
        numbered(7, 0, "three"),
        numbered(9, 0, "anew"),
        numbered(8, 0, "d"),
        numbered(0, 0, "none"),
        p(&r("•\ttyped")),
    ]
    .concat();
    let draft = Made::new(&body).part("numbering", LISTS).draft();
    let text = section(&draft.body);
    assert!(text.starts_with("1. one\n   - a\n2. two\n\nBetween.\n\n3. three\n"), "{text}");
    assert!(text.contains("\n1) anew\n") && text.contains("\n4. d\n") && text.contains("\nnone\n"), "{text}");
    assert!(text.ends_with("- typed"), "{text}");
}

#[test]
fn levels_by_name_and_paragraphs_of_items_are_kept() {
    let styles = r#"<w:style w:type="paragraph" w:styleId="LB2"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>"#;
    let body = [
        numbered(7, 0, "one"),
        p(&format!("<w:pPr><w:ind w:left=\"720\"/></w:pPr>{}", r("more"))),
        styled("LB2", "inner"),
        p(&r("Outside.")),
    ]
    .concat();
    let draft = Made::new(&body).part("numbering", LISTS).part("styles", styles).draft();
    assert_eq!(section(&draft.body), "1. one\n\n   more\n\n   2. inner\n\nOutside.");
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(&r(text)))
}

#[test]
fn tables_have_a_head_and_merged_cells_their_words_in_each_place() {
    let rows = [
        format!("<w:tr>{}{}</w:tr>", cell("", ""), cell("<w:gridSpan w:val=\"2\"/>", "Days")),
        format!(
            "<w:tr>{}{}{}</w:tr>",
            cell("<w:vMerge w:val=\"restart\"/>", "Pump"),
            cell("", "1"),
            cell("", "a|b")
        ),
        format!("<w:tr>{}{}{}</w:tr>", cell("<w:vMerge/>", ""), cell("", "2"), cell("", "")),
    ];
    let draft = Made::new(&format!("<w:tbl>{}</w:tbl>", rows.concat())).draft();
    let lines: Vec<String> = section(&draft.body).lines().map(|line| line.replace(' ', "")).collect();
    assert_eq!(
        (lines[0].as_str(), lines[2].as_str(), lines[3].as_str()),
        ("|1|Days|Days|", "|Pump|1|a\\|b|", "|Pump|2||")
    );
    assert!(
        draft.remarks.contains(&Remark::MergedCells(1)) && draft.remarks.contains(&Remark::EmptyHeads(1))
    );
}

#[test]
fn a_frame_of_one_cell_is_no_table_and_a_table_in_a_cell_is_lines() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("", "x"), cell("", "y"));
    let frame = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p(&r("Framed.")));
    assert_eq!(markdown(&frame), "Framed.");
    let outer = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr><w:tc>{inner}</w:tc>{}</w:tr></w:tbl>",
        cell("", "A"),
        cell("", "B"),
        cell("", "C")
    );
    assert!(markdown(&outer).replace(' ', "").ends_with("|x;y|C|"), "{}", markdown(&outer));
}

#[test]
fn links_lead_to_the_web_alone() {
    let link = |id: &str, text: &str| format!("<w:hyperlink r:id=\"{id}\">{}</w:hyperlink>", r(text));
    let field = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>field</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let body = p(&[
        link("1", "web"),
        r(" "),
        link("2", "script"),
        r(" "),
        link("3", "file"),
        r(" "),
        "<w:hyperlink w:anchor=\"x\"><w:r><w:t>inner</w:t></w:r></w:hyperlink>".to_owned(),
        r(" "),
        field.to_owned(),
    ]
    .concat());
    let made = Made::new(&body)
        .relation("1", "hyperlink", "https://a.example/(x)?a=1&amp;b=2", "External")
        .relation("2", "hyperlink", "java\tscript:alert(1)", "External")
        .relation("3", "hyperlink", "file:///c:/secret.doc", "External");
    let draft = made.draft();
    assert_eq!(
        section(&draft.body),
        "[web](https://a.example/(x)?a=1&amp;b=2) script file inner [field](https://b.example/)"
    );
    assert!(draft.remarks.iter().any(|remark| matches!(remark, Remark::Links(2, _))), "{:?}", draft.remarks);
}

#[test]
fn contents_of_a_field_that_word_makes_are_dropped_and_broken_fields_kept() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let toc = [
        p(&[
            &field("begin"),
            "<w:r><w:instrText>TOC \\o</w:instrText></w:r>",
            &field("separate"),
            &r("Contents 1"),
        ]
        .concat()),
        p(&[r("Contents 2"), field("end")].concat()),
        p(&r("Text.")),
    ]
    .concat();
    assert_eq!(markdown(&toc), "Text.");
    let broken = [p(&[field("begin"), r("kept")].concat()), p(&r("Text."))].concat();
    let draft = Made::new(&broken).draft();
    assert_eq!(section(&draft.body), "kept\n\nText.");
    assert!(draft.remarks.contains(&Remark::Fields));
}

#[test]
fn what_is_too_long_is_told_in_words_or_signs() {
    let told = |words: usize| ImportFailure::TooLong(words).to_string();
    assert!(told(2_000).starts_with("the document has about 2000 words, and a practice at most 1500 words;"));
    assert!(told(90).starts_with("the document has too many signs, and"));
}

#[test]
fn more_marks_of_notes_than_any_document_has_end_early() {
    let marks: String = (0..60_000).map(|id| format!("<w:footnoteReference w:id=\"{id}\"/>")).collect();
    let made = Made::new(&p(&format!("<w:r><w:t>Said</w:t>{marks}</w:r>")));
    assert_eq!(Word::read(&made.bytes()).unwrap_err(), ImportFailure::Bomb);
}

#[test]
fn notes_stand_at_their_marks_and_are_written_once() {
    let body = p(&format!(
        "{}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:endnoteReference w:id=\"2\"/></w:r>",
        r("Said")
    ));
    let note = |name: &str, text: &str| {
        format!("<w:{name} w:id=\"2\">{}</w:{name}>", p(&format!("<w:r><w:{name}Ref/></w:r>{}", r(text))))
    };
    let draft = Made::new(&body)
        .part("footnotes", &note("footnote", " See https://a.example/report, 2020."))
        .part("endnotes", &note("endnote", "End."))
        .draft();
    assert!(section(&draft.body).starts_with("Said[^1][^2]"), "{}", draft.body);
    assert!(
        draft.body.ends_with("[^1]: See <https://a.example/report>, 2020.\n\n[^2]: End.\n"),
        "{}",
        draft.body
    );
    assert_eq!(draft.sources.len(), 1);
    assert_eq!(draft.sources[0].url.as_deref(), Some("https://a.example/report"));
}

fn drawing(id: &str, alt: &str) -> String {
    format!(
        "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" descr=\"{alt}\"/><a:graphic><a:graphicData><a:blip {id}/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}

#[test]
fn pictures_are_taken_when_browsers_show_them_and_others_are_told() {
    let body = [
        p(&drawing("r:embed=\"1\"", "A pump with a sensor")),
        p(&drawing("r:embed=\"1\"", "Again")),
        p(&drawing("r:embed=\"2\"", "")),
        p(&drawing("r:link=\"3\"", "")),
        p(&drawing("r:embed=\"4\"", "")),
        p("<w:r><w:pict><v:shape alt=\"Old\"><v:imagedata r:id=\"5\"/></v:shape></w:pict></w:r>"),
        p(&r("Text.")),
    ]
    .concat();
    let made = Made::new(&body)
        .file("word/media/../../evil.png", PIXEL)
        .file("word/media/a.emf", b"\x01\0\0\0emf".to_vec())
        .file("media/b", PIXEL)
        .relation("1", "image", "/media/b", "Internal")
        .relation("2", "image", "media/a.emf", "Internal")
        .relation("3", "image", "https://a.example/x.png", "External")
        .relation("4", "image", "../../../etc/passwd", "Internal")
        .relation("5", "image", "../media/b", "Internal");
    let draft = made.draft();
    let text = section(&draft.body);
    assert_eq!(text.matches("![A pump with a sensor](picture-1.png)").count(), 3, "{text}");
    assert_eq!(draft.pictures.len(), 1);
    assert_eq!(draft.pictures[0].1.bytes, PIXEL);
    let faults: Vec<&PictureFault> = draft
        .remarks
        .iter()
        .filter_map(|remark| match remark {
            Remark::Picture(fault, _) => Some(fault),
            _ => None,
        })
        .collect();
    assert_eq!(
        faults,
        [
            &PictureFault::Kind("a picture of the type EMF".to_owned()),
            &PictureFault::Linked("https://a.example/x.png".to_owned()),
            &PictureFault::Missing
        ]
    );
}

#[test]
fn frames_content_controls_and_unknown_elements_are_read() {
    let frame = format!(
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        p(&r("In a frame."))
    );
    let body = [
        p(&format!("{}{frame}", r("Outside."))),
        format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", p(&r("In a control."))),
        format!(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
            p(&r("Click here"))
        ),
        format!("<w:new>{}</w:new>", p(&format!("<w:newer>{}</w:newer>", r("Of the future.")))),
    ]
    .concat();
    assert_eq!(markdown(&body), "Outside.\n\nIn a frame.\n\nIn a control.\n\nOf the future.");
}

#[test]
fn formulas_become_latex_or_their_letters() {
    let letters = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let fraction = format!(
        "<m:oMath><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f></m:oMath>",
        letters("a"),
        letters("b")
    );
    assert_eq!(markdown(&p(&format!("{}{fraction}", r("So ")))), "So $\\frac{a}{b}$");
    let strange = format!("<m:oMath><m:phant><m:e>{}</m:e></m:phant></m:oMath>", letters("x+y"));
    let draft = Made::new(&p(&strange)).draft();
    assert_eq!(section(&draft.body), "x+y");
    assert!(draft.remarks.contains(&Remark::Formulas(1)));
}

#[test]
fn a_list_of_sources_becomes_sources_and_its_numbers_citations() {
    let body = [
        p(&r("It is so [1] and so [2] and [3].")),
        p(&look("<w:b/>", "References")),
        p(&r("[1] First report, 2019, https://a.example/1")),
        p(&r("[2] Second report")),
    ]
    .concat();
    let draft = Made::new(&body).draft();
    assert_eq!(section(&draft.body), "It is so [1] and so [2] and \\[3\\].");
    let titles: Vec<&str> = draft.sources.iter().map(|source| source.title.as_str()).collect();
    assert_eq!(titles, ["First report, 2019", "Second report"]);
    assert!(draft.remarks.contains(&Remark::Sources(2)));
}

#[test]
fn documents_that_grow_without_end_are_refused() {
    let fails = |made: Made| Word::read(&made.bytes()).unwrap_err();
    let nested = format!("{}{}", "<w:sdt>".repeat(1000), "</w:sdt>".repeat(1000));
    assert_eq!(fails(Made::new(&nested)), ImportFailure::TooDeep);
    let bomb = Made::new(&p(&" ".repeat(30 << 20)));
    assert!(bomb.bytes().len() < 1 << 20);
    assert_eq!(fails(bomb), ImportFailure::Bomb);
    assert_eq!(fails(Made::new(&p(&r("a")).repeat(50_001))), ImportFailure::Bomb);
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>";
    let mut made = Made::new("");
    made.files[0].1 = laughs.into();
    assert!(matches!(fails(made), ImportFailure::Damaged(_)));
    assert_eq!(fails(Made::new(&p(""))), ImportFailure::NoText);
    let long = Made::new(&p(&r(&"word ".repeat(20_000)))).read();
    let failure = Draft::new(long, &library(), None, Language::En).unwrap_err();
    assert!(matches!(failure, ImportFailure::TooLong(20_000..)), "{failure:?}");
}

#[test]
fn what_is_named_many_times_is_read_once() {
    let mark = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";
    let note = format!("<w:footnote w:id=\"2\">{}</w:footnote>", p(&r(&"note ".repeat(1000))));
    let made = Made::new(&p(&mark.repeat(20_000))).part("footnotes", &note);
    assert_eq!(Word::read(&made.bytes()).unwrap_err(), ImportFailure::NoText);
    let body = p(&format!("{}{}", r("Said"), mark.repeat(1000)));
    let word = Made::new(&body).part("footnotes", &note).read();
    assert_eq!(word.notes.len(), 1);
    let turns = format!("{}{}", look("<w:b/>", "a."), r("b")).repeat(20_000);
    let draft = Draft::new(Made::new(&p(&turns)).read(), &library(), None, Language::En);
    assert!(matches!(draft, Err(ImportFailure::TooLong(_))));
    let open = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    let close = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let draft = Made::new(&p(&[&open.repeat(40), r("kept").as_str(), &close.repeat(40)].concat())).draft();
    assert_eq!(section(&draft.body), "kept");
}

#[test]
fn a_damaged_archive_is_told() {
    let bytes = Made::new(&p(&r("a"))).bytes();
    for length in [4, bytes.len() / 2, bytes.len() - 4] {
        let failure = Word::read(&bytes[..length]).unwrap_err().to_string();
        assert!(failure.contains("damaged") && failure.contains("save it as .docx"), "{failure}");
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a.txt", SimpleFileOptions::default()).unwrap();
    assert_eq!(Word::read(&zip.finish().unwrap().into_inner()).unwrap_err(), ImportFailure::Unknown);
}
