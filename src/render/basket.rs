//! The page of the basket, and the files that its script reads: the names of all practices, and each
//! practice's text to print.
//!
//! They are classic scripts that hand over their data, because nothing else can be read from `file://`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

use crate::edition::{Edition, Practice};
use crate::fault::ThemeFault;
use crate::model::language::Language;
use crate::render::assets::short_hash;
use crate::render::pages::{Kind, Maker, practice_path};
use crate::render::practice::shown;
use crate::render::top;

/// Most practices whose names stand in one file; with more, there is one for each first letter of symbols,
/// and with many more one for each two.
const MOST_IN_FILE: [usize; 2] = [600, 20_000];

/// What a symbol begins with.
const PREFIX: usize = "BP-".len();

/// Page of the basket.
pub(super) fn basket_path(language: Language) -> String {
    format!("{}/basket.html", language.code())
}

/// File with the names of the practices whose symbols go on with some letters.
pub(super) fn names_path(language: Language, letters: &str) -> String {
    let letters = letters.to_lowercase();
    format!("{}/basket/names{}{letters}.js", language.code(), if letters.is_empty() { "" } else { "-" })
}

/// File with the text of a practice.
pub(super) fn text_path(language: Language, practice: &Practice<'_>) -> String {
    format!("{}/basket/{}.js", language.code(), practice.symbol.to_string().to_lowercase())
}

/// The language whose folder holds the text that readers of a language are shown: the text's own, where the
/// site is built in it.
pub(super) fn folder_of(edition: &Edition<'_>, practice: &Practice<'_>, language: Language) -> Language {
    let text = shown(practice, language).language;
    if edition.site.languages.contains(&text) { text } else { language }
}

/// Practices that can be chosen.
fn open<'e, 'a>(edition: &'e Edition<'a>) -> impl Iterator<Item = &'e Practice<'a>> {
    edition.practices.values().filter(|practice| practice.withdrawn.is_none())
}

/// By how many letters of their symbols the practices are divided among files.
fn letters(edition: &Edition<'_>) -> usize {
    let count = open(edition).count();
    MOST_IN_FILE.iter().filter(|most| count > **most).count()
}

/// The letters that symbols go on with, for which there are files of names.
pub(super) fn shards(edition: &Edition<'_>) -> BTreeSet<String> {
    let letters = letters(edition);
    let mut shards: BTreeSet<String> =
        open(edition).map(|practice| shard_of(&practice.symbol.to_string(), letters)).collect();
    if letters == 0 {
        shards.insert(String::new());
    }
    shards
}

fn shard_of(symbol: &str, letters: usize) -> String {
    symbol.get(PREFIX..PREFIX + letters).unwrap_or_default().to_owned()
}

/// A language as the page names it.
#[derive(Serialize)]
pub(super) struct Named {
    code: &'static str,
    tag: &'static str,
    dir: &'static str,
    name: &'static str,
}

impl From<Language> for Named {
    fn from(language: Language) -> Self {
        Named {
            code: language.code(),
            tag: language.tag(),
            dir: language.direction(),
            name: language.own_name(),
        }
    }
}

/// The name under which a browser keeps the basket of this site and of no other.
pub(super) fn key_of(edition: &Edition<'_>) -> String {
    let site = &edition.site;
    let name = site.real_base_url().or_else(|| site.title.get(site.default_language)).unwrap_or_default();
    // An excerpt of a site has names and texts of its own practices alone.
    format!("fb-basket-{}", short_hash(format!("{name}{}", site.excerpt).as_bytes()))
}

impl<'a> Maker<'_, 'a> {
    /// The page of the basket.
    pub(super) fn basket(&self) -> Result<String, ThemeFault> {
        let edition = self.edition();
        let languages: Vec<Named> =
            edition.site.languages.iter().map(|language| (*language).into()).collect();
        let names: BTreeMap<&str, Named> =
            Language::ALL.map(|language| (language.code(), language.into())).into();
        let settings = json!({
            "language": self.language().code(),
            "root": "../",
            "edition": edition.id,
            "letters": letters(edition),
            "shards": shards(edition),
            "address": edition.site.real_base_url().map(|base| top::address(base, self.path)),
            "languages": names,
            "texts": self.shell.texts.below("basket-"),
        });
        let page = self.frame(&self.text("basket"), &self.text("basket-intro"), "basket");
        self.render("basket.html", &page, |context| {
            context.insert("settings", &settings.to_string());
            context.insert("languages", &languages);
        })
    }

    /// The names of the practices whose symbols go on with some letters: slug, title, language of the text,
    /// and the folder that the text to print is in, where it is not this one.
    pub(super) fn basket_names(&self, letters: &str) -> String {
        let edition = self.edition();
        let names: BTreeMap<String, Value> = open(edition)
            .map(|practice| (practice.symbol.to_string(), practice))
            .filter(|(symbol, _)| shard_of(symbol, letters.len()) == letters)
            .map(|(symbol, practice)| {
                let shown = shown(practice, self.language());
                let folder = folder_of(edition, practice, self.language());
                let entry = json!([practice.slug, shown.title, shown.language.code(), folder.code()]);
                (symbol, entry)
            })
            .collect();
        format!("fieldbookBasket.names({})\n", json!(names))
    }

    /// The text of a practice as its page shows it, for the document that the basket prints. Its links lead on
    /// from the page of the basket in the same language.
    pub(super) fn basket_text(&self, practice: &'a Practice<'a>) -> Result<String, ThemeFault> {
        let beside = basket_path(self.language());
        let maker = Maker::new(self.renderer, &beside, &self.page_as(Kind::Basket));
        let mut view = maker.practice(practice);
        let site = &self.edition().site;
        let own = practice_path(self.language(), practice.slug);
        view.address = site.real_base_url().map(|base| top::address(base, &own));
        view.qr = view.address.as_deref().and_then(super::qr::qr);
        // What leads on from a page is not printed.
        view.related.clear();
        view.sections.clear();
        (view.edit, view.report) = (None, None);
        let mut page = maker.frame(&view.title, "", "practices");
        page.languages.clear();
        let html =
            maker.render("practice-article.html", &page, |context| context.insert("practice", &view))?;
        Ok(format!("fieldbookBasket.text({},{})\n", json!(practice.symbol.to_string()), json!(html)))
    }
}
