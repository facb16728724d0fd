//! A bundle as flowing text: one HTML file that needs nothing else, and an EPUB 3 publication
//! (<https://www.w3.org/TR/epub-33/>).
//!
//! Both are made from the data of the book that is printed. What is only a form to write on, or tells of pages,
//! stands in print alone: overview, worksheets, feedback and attendance sheets.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pulldown_cmark_escape::{escape_html, escape_html_body_text};
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::edition::{Bundle, Practice, Volume};
use crate::fault::ThemeFault;
use crate::link::target::Target;
use crate::model::language::Language;
use crate::render::book::{book_path, place_of};
use crate::render::links::outside;
use crate::render::pages::{Kind, Maker, Page, Renderer};
use crate::render::practice::shown;
use crate::render::xhtml::{Places, xhtml};
use crate::render::{html, qr, top};

/// A practice in a flowing book.
struct Chapter {
    symbol: String,
    title: String,
    /// Language of the title, where it is not the book's.
    lang: Option<String>,
    /// Its sheet as HTML.
    html: String,
}

/// What an entry of the contents leads to.
enum Part<'f> {
    /// A section before the practices, by its id.
    Front(&'f str),
    /// The chapter with a symbol.
    Chapter(&'f str),
    /// A section behind them, by its id.
    Back(&'f str),
}

/// The pieces of a flowing book, as HTML.
struct Flow {
    language: Language,
    /// The book's data, as templates see it.
    book: Value,
    style: String,
    front: String,
    back: String,
    /// Headings, each with the chapters below it.
    groups: Vec<(Option<String>, Vec<Chapter>)>,
    contents: String,
    licence: String,
    pictures: BTreeMap<String, Vec<u8>>,
}

impl Flow {
    fn of<'a>(
        renderer: &Renderer<'a>,
        bundle: &'a Bundle<'a>,
        language: Language,
    ) -> Result<Flow, ThemeFault> {
        let press = renderer.prepared.press.as_ref().map_err(Clone::clone)?;
        let path = book_path(language, bundle.slug, Volume::Participants);
        let kind = Kind::Book(bundle, Volume::Participants);
        let page = Page { language, kind, indexed: false };
        let maker = Maker::new(renderer, &path, &page);
        let printed = maker.book(bundle, Volume::Participants, press);
        let mut book = printed.data;
        let groups = book["groups"].take();
        // There is no table of licences as in print: each practice has its own.
        book["licence_lines"][0] = json!(maker.text("flowing-licence-intro"));
        for logo in book["logos"].as_array_mut().into_iter().flatten() {
            logo["src"] = logo["file"].clone();
        }
        let all = groups.as_array().into_iter().flatten();
        let symbols: Vec<&str> = all
            .clone()
            .flat_map(|group| group["sheets"].as_array().into_iter().flatten())
            .filter_map(|sheet| sheet["symbol"].as_str())
            .collect();
        let mut chapters_of = Vec::new();
        for group in all {
            let mut chapters = Vec::new();
            for sheet in group["sheets"].as_array().into_iter().flatten() {
                chapters.extend(maker.chapter(sheet, &symbols)?);
            }
            chapters_of.push((group["heading"].as_str().map(str::to_owned), chapters));
        }
        let render = |template: &str| {
            let mut context = tera::Context::new();
            context.insert("book", &book);
            maker.shell.render(template, &context)
        };
        Ok(Flow {
            language,
            style: press.file("flowing.css").to_owned(),
            front: render("book-front.html")?,
            back: render("book-back.html")?,
            groups: chapters_of,
            contents: maker.text("print-contents"),
            licence: maker.edition().site.licence.clone(),
            pictures: printed.pictures,
            book,
        })
    }

    fn text(&self, key: &str) -> &str {
        self.book[key].as_str().unwrap_or_default()
    }

    fn chapters(&self) -> impl Iterator<Item = &Chapter> {
        self.groups.iter().flat_map(|(_, chapters)| chapters)
    }

    /// The list of contents; `address` tells where a part is.
    fn list(&self, address: &dyn Fn(&Part<'_>) -> String) -> String {
        let entry = |part: &Part<'_>, title: &str| {
            format!("<li><a href=\"{}\">{}</a></li>", attribute(&address(part)), text(title))
        };
        let mut list = String::from("<ol>");
        for (id, title) in sections_of(&self.front) {
            list.push_str(&entry(&Part::Front(&id), &title));
        }
        for (heading, chapters) in &self.groups {
            if let Some(heading) = heading {
                list.push_str(&format!("<li><span>{}</span><ol>", text(heading)));
            }
            for chapter in chapters {
                let lang = chapter.lang.as_ref().map(|lang| format!(" lang=\"{}\"", attribute(lang)));
                list.push_str(&format!(
                    "<li><a href=\"{}\"{}>{}</a></li>",
                    attribute(&address(&Part::Chapter(&chapter.symbol))),
                    lang.unwrap_or_default(),
                    text(&chapter.title)
                ));
            }
            if heading.is_some() {
                list.push_str("</ol></li>");
            }
        }
        for (id, title) in sections_of(&self.back) {
            list.push_str(&entry(&Part::Back(&id), &title));
        }
        list.push_str("</ol>");
        list
    }
}

/// The ids and headings of the sections of a template: `<section id="glossary"><h2>Glossary</h2>`.
fn sections_of(html: &str) -> Vec<(String, String)> {
    let fragment = Html::parse_fragment(html);
    let Ok(headings) = Selector::parse("section[id] > h2") else { return Vec::new() };
    let section = |heading: ElementRef<'_>| {
        let id = heading.parent().and_then(ElementRef::wrap)?.attr("id")?.to_owned();
        Some((id, heading.text().collect::<String>().trim().to_owned()))
    };
    fragment.select(&headings).filter_map(section).collect()
}

impl<'a> Maker<'_, 'a> {
    /// The sheet of a practice as HTML. Links to other practices of the book begin with `book:`.
    fn chapter(&self, sheet: &Value, symbols: &[&str]) -> Result<Option<Chapter>, ThemeFault> {
        let symbol = sheet["symbol"].as_str().unwrap_or_default();
        let found = self.edition().practices.values().find(|practice| practice.symbol.to_string() == symbol);
        let Some(practice) = found else { return Ok(None) };
        let mut sheet = sheet.clone();
        sheet["body"] = json!(self.flowing_body(practice, symbols));
        sheet["code"] = json!(sheet["address"].as_str().and_then(qr::qr));
        let mut context = tera::Context::new();
        context.insert("practice", &sheet);
        Ok(Some(Chapter {
            symbol: symbol.to_owned(),
            title: sheet["title"].as_str().unwrap_or_default().to_owned(),
            lang: sheet["foreign"]["lang"].as_str().map(str::to_owned),
            html: self.shell.render("book-sheet.html", &context)?,
        }))
    }

    fn flowing_body(&self, practice: &'a Practice<'a>, symbols: &[&str]) -> String {
        let href = |target: &Target| match target {
            Target::External(address) => outside(address),
            Target::Anchor(id) => Some(format!("#{}", crate::render::links::escape_path(id))),
            Target::Practice { slug, .. } => {
                let other = self.edition().practices.get(slug.as_str())?;
                let symbol = other.symbol.to_string();
                if symbols.contains(&symbol.as_str()) {
                    return Some(format!("book:{}", place_of(other)));
                }
                let base = self.edition().site.real_base_url()?;
                Some(top::address(base, &self.path_of(target)?))
            }
            Target::Page { .. } | Target::Organisation(_) => {
                let base = self.edition().site.real_base_url()?;
                self.href(target)?;
                Some(top::address(base, &self.path_of(target)?))
            }
            Target::Asset(_) | Target::Broken(_) => None,
        };
        let picture = |path: &str| {
            let file = self.file_of_picture(path)?;
            let published = self.renderer.pictures.get(path)?;
            let (alt, credit) = self.words_of_picture(practice, path.rsplit('/').next().unwrap_or(path));
            Some(html::Picture { src: file, size: published.size, alt, credit })
        };
        html::render_body(
            shown(practice, self.language()).body,
            &html::Surroundings {
                href: &href,
                picture: &picture,
                words: &self.shell.in_text,
                sources: practice.sources.len(),
                deeper: 1,
            },
        )
    }
}

/// The path of a bundle's EPUB or HTML file.
pub(super) fn file_path(language: Language, slug: &str, ending: &str) -> String {
    format!("{}/bundles/{slug}/{slug}.{ending}", language.code())
}

/// Escapes text between tags.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // Writing to a string does not fail.
    let _ = escape_html_body_text(&mut escaped, text);
    escaped
}

/// Escapes the value of an attribute.
fn attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let _ = escape_html(&mut escaped, text);
    escaped
}

/// The symbol in the name of a practice's place.
fn symbol_of(place: &str) -> &str {
    place.strip_prefix("p/").unwrap_or(place)
}

/// Makes the file of a bundle that needs nothing else.
pub(super) fn one_file<'a>(
    renderer: &Renderer<'a>,
    bundle: &'a Bundle<'a>,
    language: Language,
) -> Result<Vec<u8>, ThemeFault> {
    let flow = Flow::of(renderer, bundle, language)?;
    let of_book = |place: &str| format!("#{}-sheet", symbol_of(place));
    let of_picture = |file: &str| {
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        let bytes = flow.pictures.get(file).map_or(&[][..], Vec::as_slice);
        format!("data:{};base64,{}", media_type(ending), STANDARD.encode(bytes))
    };
    let set = |html: &str, prefix: &str| {
        xhtml(html, &Places { xml: false, prefix, of_book: &of_book, of_picture: &of_picture })
    };
    let mut body = set(&flow.front, "");
    let list = flow.list(&|part| match part {
        Part::Chapter(symbol) => format!("#{symbol}-sheet"),
        Part::Front(id) | Part::Back(id) => format!("#{id}"),
    });
    body.push_str(&format!(
        "<nav class=\"contents\" id=\"contents\"><h2>{}</h2>{list}</nav>",
        text(&flow.contents)
    ));
    for (heading, chapters) in &flow.groups {
        if let Some(heading) = heading {
            body.push_str(&format!("<h2 class=\"part\">{}</h2>", text(heading)));
        }
        for chapter in chapters {
            body.push_str(&set(&chapter.html, &format!("{}-", chapter.symbol)));
        }
    }
    body.push_str(&set(&flow.back, ""));
    // The style's own signs cannot end it: `<` stands in no style sheet of a theme that could be used.
    let style = flow.style.replace('<', "");
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n<title>{}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n",
        language.tag(),
        language.direction(),
        text(flow.text("title")),
    )
    .into_bytes())
}

pub(super) fn media_type(ending: &str) -> &'static str {
    match ending {
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        _ => "image/jpeg",
    }
}

/// Makes the EPUB of a bundle.
pub(super) fn epub<'a>(
    renderer: &Renderer<'a>,
    bundle: &'a Bundle<'a>,
    language: Language,
) -> Result<Vec<u8>, ThemeFault> {
    let flow = Flow::of(renderer, bundle, language)?;
    let of_book = |place: &str| format!("{}.xhtml", symbol_of(place));
    let of_picture = |file: &str| file.to_owned();
    let set = |html: &str| {
        xhtml(html, &Places { xml: true, prefix: "", of_book: &of_book, of_picture: &of_picture })
    };
    let mut files: Vec<(String, String, Vec<u8>)> = Vec::new();
    let mut add_page = |name: &str, title: &str, body: String| {
        let mut properties = Vec::new();
        if body.contains("<math") {
            properties.push("mathml");
        }
        if body.contains("<svg") {
            properties.push("svg");
        }
        if name == "contents" {
            properties.push("nav");
        }
        files.push((format!("{name}.xhtml"), properties.join(" "), flow.document(title, &body).into_bytes()));
    };
    add_page("cover", flow.text("title"), set(&flow.front));
    let list = flow.list(&|part| match part {
        Part::Front(id) => format!("cover.xhtml#{id}"),
        Part::Chapter(symbol) => format!("{symbol}.xhtml"),
        Part::Back(id) => format!("back.xhtml#{id}"),
    });
    add_page(
        "contents",
        &flow.contents,
        format!("<nav epub:type=\"toc\" id=\"toc\"><h1>{}</h1>{list}</nav>", text(&flow.contents)),
    );
    for chapter in flow.chapters() {
        add_page(&chapter.symbol, &chapter.title, set(&chapter.html));
    }
    add_page("back", flow.text("title"), set(&flow.back));
    let package = flow.package(bundle.slug, &files);
    flow.packed(&package, &files).map_err(|error| renderer_fault(&error))
}

fn renderer_fault(error: &zip::result::ZipError) -> ThemeFault {
    ThemeFault { path: "print".to_owned(), message: format!("the EPUB cannot be packed: {error}") }
}

impl Flow {
    fn document(&self, title: &str, body: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{0}\" xml:lang=\"{0}\" dir=\"{1}\">\n<head>\n<title>{2}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n{body}\n</body>\n</html>\n",
            self.language.tag(),
            self.language.direction(),
            text(title),
        )
    }

    /// The package document: metadata, list of files, reading order.
    fn package(&self, slug: &str, files: &[(String, String, Vec<u8>)]) -> String {
        let date = self.book["date"].as_array().map_or_else(String::new, |date| {
            let part = |at: usize| date.get(at).and_then(Value::as_i64).unwrap_or_default();
            format!("{:04}-{:02}-{:02}", part(0), part(1), part(2))
        });
        let mut manifest = String::new();
        let mut spine = String::new();
        for (at, (name, properties, _)) in files.iter().enumerate() {
            let properties =
                if properties.is_empty() { String::new() } else { format!(" properties=\"{properties}\"") };
            manifest.push_str(&format!(
                "<item id=\"f{at}\" href=\"{name}\" media-type=\"application/xhtml+xml\"{properties}/>\n"
            ));
            spine.push_str(&format!("<itemref idref=\"f{at}\"/>\n"));
        }
        for (at, name) in self.pictures.keys().enumerate() {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            manifest.push_str(&format!(
                "<item id=\"p{at}\" href=\"{}\" media-type=\"{}\"/>\n",
                attribute(name),
                media_type(ending)
            ));
        }
        let progression =
            if self.language.direction() == "rtl" { " page-progression-direction=\"rtl\"" } else { "" };
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{lang}\" dir=\"{dir}\" prefix=\"schema: http://schema.org/\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<dc:identifier id=\"id\">urn:fieldbook:{slug}:{code}:{id}</dc:identifier>\n<dc:title>{title}</dc:title>\n<dc:language>{lang}</dc:language>\n<dc:creator>{author}</dc:creator>\n<dc:date>{date}</dc:date>\n<dc:rights>{licence}</dc:rights>\n{description}<meta property=\"dcterms:modified\">{date}T00:00:00Z</meta>\n<meta property=\"schema:accessMode\">textual</meta>\n<meta property=\"schema:accessMode\">visual</meta>\n<meta property=\"schema:accessModeSufficient\">textual</meta>\n<meta property=\"schema:accessibilityFeature\">alternativeText</meta>\n<meta property=\"schema:accessibilityFeature\">structuralNavigation</meta>\n<meta property=\"schema:accessibilityFeature\">tableOfContents</meta>\n<meta property=\"schema:accessibilityHazard\">none</meta>\n</metadata>\n<manifest>\n<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n{manifest}</manifest>\n<spine{progression}>\n{spine}</spine>\n</package>\n",
            lang = self.language.tag(),
            dir = self.language.direction(),
            slug = attribute(slug),
            code = self.language.code(),
            id = text(self.text("id")),
            title = text(self.text("title")),
            author = text(self.text("author")),
            licence = text(&self.licence),
            description = match self.text("description") {
                "" => String::new(),
                some => format!("<dc:description>{}</dc:description>\n", text(some)),
            },
        )
    }

    /// The EPUB container (<https://www.w3.org/TR/epub-33/#sec-ocf>). All files have the first day that a zip
    /// file knows, so that the same book gives the same bytes.
    fn packed(&self, package: &str, files: &[(String, String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
        let stored = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::default());
        let packed = stored.compression_method(CompressionMethod::Deflated);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("mimetype", stored)?;
        zip.write_all(b"application/epub+zip")?;
        zip.start_file("META-INF/container.xml", packed)?;
        zip.write_all(b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" version=\"1.0\">\n<rootfiles>\n<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n")?;
        zip.start_file("EPUB/package.opf", packed)?;
        zip.write_all(package.as_bytes())?;
        zip.start_file("EPUB/style.css", packed)?;
        zip.write_all(self.style.as_bytes())?;
        for (name, _, bytes) in files {
            zip.start_file(format!("EPUB/{name}"), packed)?;
            zip.write_all(bytes)?;
        }
        for (name, bytes) in &self.pictures {
            zip.start_file(format!("EPUB/{name}"), stored)?;
            zip.write_all(bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }
}
