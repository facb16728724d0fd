//! `fieldbook search`.

use std::ops::Range;

use clap::Args;
use jiff::civil::Date;
use serde_json::json;

use super::{Failure, Verdict, World, print, say, stdout_is_terminal};
use crate::check;
use crate::edition::{self, Choices};
use crate::index::document::{FACETS, documents};
use crate::index::passage::passage;
use crate::index::query::{facet_value, parse};
use crate::index::run::{Found, Unknown, facet_names, search};
use crate::index::store::Snapshot;
use crate::index::{labels, snapshot};
use crate::model::language::Language;

/// Arguments of `search`.
#[derive(Debug, Args)]
pub(super) struct SearchArgs {
    /// What to look for: words, "words in this order", -word, word*, domain:health, SDG 6, BP-7K3Q0. Quote the whole query
    /// when it has signs that the shell or this command would take for its own: 'pump -solar'
    #[arg(required = true, num_args = 1..)]
    query: Vec<String>,
    /// Language of the query and of the practices; without it the site's default language
    #[arg(long, value_name = "LANG", value_parser = parse_language)]
    lang: Option<Language>,
    /// Only practices with this value, as in domain=health; may be given several times
    #[arg(long, value_name = "KEY=VALUE", value_parser = parse_facet)]
    facet: Vec<(String, String)>,
    /// Most results to show
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Then look in the other languages for practices that are not in this one
    #[arg(long)]
    others: bool,
    /// Show the results for other programs
    #[arg(long)]
    json: bool,
    /// Also look in drafts and practices in review
    #[arg(long)]
    drafts: bool,
    /// Search as of this day instead of today
    #[arg(long, value_name = "DATE", value_parser = super::parse_day)]
    as_of: Option<Date>,
}

fn parse_language(text: &str) -> Result<Language, String> {
    Language::from_code(text).ok_or_else(|| format!("the languages are {}", Language::CODES.join(", ")))
}

fn parse_facet(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once(['=', ':']).map(|(key, value)| (key.to_lowercase(), value.to_owned()));
    pair.filter(|(key, value)| FACETS.contains(&key.as_str()) && !value.is_empty()).ok_or_else(|| {
        format!("write a key and a value, as in domain=health; the keys are {}", FACETS.join(", "))
    })
}

/// What was found in one language.
struct InLanguage {
    language: Language,
    snapshot: Snapshot,
    found: Found,
}

pub(super) fn run(world: &World, args: &SearchArgs) -> Result<Verdict, Failure> {
    let today = world.today(args.as_of)?;
    let root = &world.globals.root;
    let library = crate::load(root)?;
    let findings = check::check(&library, today);
    let choices = Choices { drafts: args.drafts, base_url: None };
    let edition = edition::select(&library, &findings, &choices, today);
    let own = args.lang.unwrap_or(edition.site.default_language);
    if !edition.site.languages.contains(&own) {
        let languages: Vec<&str> = edition.site.languages.iter().map(|language| language.code()).collect();
        return Err(
            format!("the site is not built in `{}`; it is in {}", own.code(), languages.join(", ")).into()
        );
    }
    let text = args.query.join(" ");
    let ask = |language: Language| -> Result<InLanguage, Failure> {
        let documents = documents(&edition, language);
        let mut remarks = Vec::new();
        let snapshot = snapshot(Some(root), language, &documents, &mut remarks)?;
        remarks.iter().for_each(|remark| world.remark(&format!("note: {remark}")));
        let mut query = parse(&text, language, &snapshot.analyser);
        for (key, value) in &args.facet {
            query.facets.push((key.clone(), facet_value(&snapshot.analyser, value), false));
        }
        let labels = labels(&edition, language, &documents);
        let names = facet_names(&snapshot.analyser, &labels);
        let found = search(&snapshot, &query, &names)?;
        Ok(InLanguage { language, snapshot, found })
    };
    let mut asked = vec![ask(own)?];
    if args.others {
        for language in edition.site.languages.iter().filter(|language| **language != own) {
            asked.push(ask(*language)?);
        }
    }
    let hits = hits(&asked)?;
    let shown = &hits[..hits.len().min(args.limit)];
    if args.json {
        let list: Vec<_> = shown.iter().map(|hit| hit.json()).collect();
        let all = json!({"query": text, "lang": own.code(), "total": hits.len(), "hits": list});
        print(&format!("{}\n", serde_json::to_string_pretty(&all)?))?;
        return Ok(Verdict::Clean);
    }
    for in_language in &asked {
        for (typed, taken) in &in_language.found.mended {
            world.remark(&format!("`{typed}` stands nowhere; looked for `{taken}`"));
        }
        // Another language has other names for the values.
        for Unknown { key, value, meant } in
            in_language.found.unknown.iter().filter(|_| in_language.language == own)
        {
            let known = if meant.is_empty() { "none".to_owned() } else { meant.join(", ") };
            world.remark(&format!("no practice has `{key}:{value}`; `{key}` may be: {known}"));
        }
        if in_language.found.partly {
            world.remark("no practice has all of this; these have a part of it");
        }
    }
    let bold = world.colour_for(stdout_is_terminal());
    for hit in shown {
        print(&hit.draw(bold))?;
    }
    match (hits.len(), shown.len()) {
        (0, _) => say("nothing found"),
        (all, some) if some < all => world.remark(&format!("{some} of {all} shown; `--limit` shows more")),
        (all, _) => world.remark(&format!("{all} found")),
    }
    Ok(Verdict::Clean)
}

/// One result.
struct Hit {
    symbol: String,
    language: Language,
    title: Shown,
    score: f32,
    path: String,
    badges: Vec<String>,
    passage: Option<Shown>,
}

/// A text with marks.
struct Shown {
    text: String,
    marks: Vec<Range<usize>>,
}

/// The results of all languages, the reader's own first; a practice stands there once.
fn hits(asked: &[InLanguage]) -> Result<Vec<Hit>, Failure> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for InLanguage { language, snapshot, found } in asked {
        for (number, score) in &found.hits {
            let document = snapshot.document(*number as usize)?;
            if !seen.insert(document.symbol.clone()) {
                continue;
            }
            let analyser = &snapshot.analyser;
            let marked = |text: &str| passage(analyser, text, &found.terms);
            let title = marked(&document.title).filter(|passage| !passage.text.contains('…'));
            let best = marked(&document.summary).into_iter().chain(marked(&document.body));
            let best =
                best.max_by_key(|passage| (passage.marks.len(), std::cmp::Reverse(passage.text.len())));
            hits.push(Hit {
                symbol: document.symbol,
                language: *language,
                title: Shown {
                    marks: title.map(|passage| passage.marks).unwrap_or_default(),
                    text: document.title,
                },
                score: *score,
                path: document.path,
                badges: document.badges,
                passage: best.map(|passage| Shown { text: passage.text, marks: passage.marks }),
            });
        }
    }
    Ok(hits)
}

impl Hit {
    fn json(&self) -> serde_json::Value {
        json!({
            "symbol": self.symbol,
            "lang": self.language.code(),
            "title": self.title.text,
            "score": self.score,
            "path": self.path,
        })
    }

    fn draw(&self, bold: bool) -> String {
        let badges: Vec<&str> =
            self.badges.iter().map(String::as_str).filter(|badge| !badge.is_empty()).collect();
        let mut drawn = format!("{}  {}\n", self.symbol, self.title.draw(bold));
        drawn.push_str(&format!("          {} ({})\n", badges.join(", "), self.path));
        if let Some(passage) = &self.passage {
            drawn.push_str(&format!("          {}\n", passage.draw(bold)));
        }
        drawn.push('\n');
        drawn
    }
}

impl Shown {
    /// The text, its marks bold on a terminal.
    fn draw(&self, bold: bool) -> String {
        let mut drawn = self.text.clone();
        if bold {
            for mark in self.marks.iter().rev() {
                drawn.insert_str(mark.end, "\u{1b}[0m");
                drawn.insert_str(mark.start, "\u{1b}[1m");
            }
        }
        drawn
    }
}
