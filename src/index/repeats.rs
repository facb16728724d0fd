//! New practices that say much the same as others, so that whoever wrote one can extend the other instead.
//!
//! [`related`](crate::index::related) tells of all documents of an index which are like one another. Here a few texts
//! that are in none are compared with it: words are weighed by the same statistics, and the practices that have the
//! words that tell most of a new text are found in the same way. Those few are then compared with it word by word.
//!
//! What counts is how much of the new text another practice has, and not what that one has beside it: see [`share`].

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::edition::Edition;
use crate::fault::{Place, Repeat, Repeated};
use crate::index::analysis::{Analyser, WordKind};
use crate::index::document::{Document, own_headings, text_without_headings};
use crate::index::query::is_small;
use crate::index::related::{MOST_DOCUMENTS, WORDS, keep_best, most_documents, rarity, tells};
use crate::index::store::{FIELDS, Snapshot};
use crate::index::terms::documents_of;
use crate::link::{Library, Original, Practice};
use crate::model::language::Language;
use crate::model::template;
use crate::parse::fields::List;
use crate::parse::front::{OriginalFront, Status};
use crate::source::Text;

/// What another practice must have of a new text.
///
/// Measured on the practices of this repository in six languages. Another practice has of one at most 0.15 where all the
/// others are there, 0.24 on a site of two, and 0.28 on a site of one; of its first third at most 0.29. It has of one
/// that is told again in 300 other words, instead of 1,400, but with the same facts: 0.43 to 0.47 (English), 0.53 to 0.55
/// (French), 0.64 to 0.69 (Spanish); of one moved to another country, with other places, bodies and figures, 0.82; with a
/// tenth of its words changed 0.79 to 0.89, and with a tenth of its Chinese characters, each of which stands in two pairs, 0.63 to
/// 0.67. Of the random words of the made-up corpus, 500 English and 750 French texts, none has more than 0.03 of another.
const LEAST_SHARE: f32 = 0.36;

/// A text of fewer different words is not compared: a title and a summary alone, which have 45 to 70, may have 0.35 with
/// a practice that says something else.
const FEWEST_TERMS: usize = 80;

/// Most different words of a text that are compared, those that stand there most often. A long practice has 400, and
/// 1,000 in Chinese.
const MOST_TERMS: usize = 1_500;

/// A site is taken to have at least as many practices: where there is one alone, words that it has would else count for
/// nothing beside those that it has not.
const LEAST_DOCUMENTS: usize = 8;

/// With so many practices a new one is compared word by word.
const MOST_COMPARED: usize = 10;

/// What these must have of the words that tell most of it, by their weights. The retold practices that were measured have
/// 0.53 and more, other practices of a site mostly less than 0.15; it only saves time.
const LEAST_TELLING: f32 = LEAST_SHARE / 2.0;

/// How many practices are named.
const MOST_NAMED: usize = 3;

/// So many names of `related` and of `supersedes` are looked at; a list of more is wrong anyway.
const MOST_NAMES: usize = 20;

/// Fields that are compared, as places in [`FIELDS`]: title, summary, headings and body. The facts are not: they are the
/// same for all practices about one matter, and others for the same practice in another country.
const COMPARED: [usize; 4] = [0, 1, 2, 4];

/// Whether a practice is compared with those that are published already.
pub(super) fn is_new(practice: &Practice) -> bool {
    practice.original.as_ref().is_some_and(|original| is_new_by(&original.front))
}

fn is_new_by(front: &OriginalFront) -> bool {
    let status = front.status.as_ref().map(|status| status.value);
    matches!(status, Some(Status::Draft | Status::InReview))
}

/// The new practices of a site, by the language in which each is written.
#[derive(Debug, Default)]
pub(super) struct News<'a>(BTreeMap<Language, Vec<New<'a>>>);

/// A practice that is not published yet.
#[derive(Debug, Clone, Copy)]
struct New<'a> {
    practice: &'a Practice,
    original: &'a Original,
}

impl<'a> News<'a> {
    /// Those of the site of an edition; none for an excerpt, which is made for readers.
    pub(super) fn of(edition: &Edition<'a>) -> News<'a> {
        let mut news = News::default();
        if !edition.site.excerpt.is_empty() {
            return news;
        }
        for practice in edition.library.practices.values().filter(|practice| is_new(practice)) {
            let Some(original) = &practice.original else { continue };
            news.0.entry(original.language).or_default().push(New { practice, original });
        }
        // Of two that are alike the later one is told.
        for of_language in news.0.values_mut() {
            of_language.sort_by_key(|new| {
                let published = new.original.front.published.as_ref().map(|day| day.value);
                (published.is_none(), published, &new.practice.slug)
            });
        }
        news
    }

    /// Whether one is written in a language.
    pub(super) fn are_in(&self, language: Language) -> bool {
        self.0.contains_key(&language)
    }

    /// Those of a language that say much the same as others. The documents and the index are those of the edition, in
    /// which new practices may stand, too.
    pub(super) fn repeats_in(
        &self,
        edition: &Edition<'a>,
        language: Language,
        documents: &[Document],
        snapshot: &Snapshot,
    ) -> tantivy::Result<Vec<Repeat>> {
        let Some(news) = self.0.get(&language) else { return Ok(Vec::new()) };
        let library = edition.library;
        let template = template_of(library, language);
        let terms: Vec<Terms> =
            news.par_iter().map(|new| Terms::of_new(&snapshot.analyser, new, &template)).collect();
        let is_published = |document: &Document| {
            edition.practices.get(document.slug()).is_some_and(|practice| !is_new_by(practice.front))
        };
        let published = documents.iter().map(is_published).collect();
        let compared = Compared::new(snapshot, documents, published, &terms);
        let practice_of = |number: usize| match number.checked_sub(documents.len()) {
            Some(new) => Some(news[new].practice),
            None => library.practices.get(documents[number].slug()).map(|practice| &**practice),
        };
        let repeats: Vec<Option<Repeat>> = (0..news.len())
            .into_par_iter()
            .map(|at| {
                let new = news[at];
                let is_told = |number: usize| {
                    practice_of(number).is_some_and(|other| !are_linked(library, new.practice, other))
                };
                let others = compared.like(at, is_told)?.into_iter();
                let named =
                    others.filter_map(|(_, number)| repeated(library, practice_of(number)?, language));
                let others: Vec<Repeated> = named.take(MOST_NAMED).collect();
                Ok((!others.is_empty()).then(|| Repeat { place: place_of(library, new.original), others }))
            })
            .collect::<tantivy::Result<_>>()?;
        Ok(repeats.into_iter().flatten().collect())
    }
}

/// Where a new practice is told of: at its title, or at its file where it has none.
fn place_of(library: &Library, original: &Original) -> Place {
    match &original.front.title {
        Some(title) => Place::Span(title.span),
        None => Place::Path(library.sources.get(original.body.source).path.clone()),
    }
}

/// A practice that says the same, as it is named: by its version in a language.
fn repeated(library: &Library, practice: &Practice, language: Language) -> Option<Repeated> {
    let original = practice.original.as_ref()?;
    let (title, body) = match practice.translations.get(&language) {
        Some(version) if original.language != language => (&version.front.title, &version.body),
        _ => (&original.front.title, &original.body),
    };
    // A symbol that is none, or that is another's, leads nowhere.
    let symbol = original.front.symbol.as_ref().map(Text::as_str);
    let leads_here = |symbol: &&str| {
        library.practice(symbol).is_some_and(|practice_there| practice_there.slug == practice.slug)
    };
    Some(Repeated {
        name: symbol.filter(leads_here).unwrap_or(&practice.slug).to_owned(),
        title: title.as_ref().map_or("", Text::as_str).to_owned(),
        path: library.sources.get(body.source).path.clone(),
        is_new: is_new_by(&original.front),
    })
}

/// Whether one of two practices names the other: then somebody knows of both.
fn are_linked(library: &Library, one: &Practice, other: &Practice) -> bool {
    names(library, one, other) || names(library, other, one)
}

fn names(library: &Library, practice: &Practice, other: &Practice) -> bool {
    let front = practice.original.as_ref().map(|original| &original.front);
    let lists = front.into_iter().flat_map(|front| [&front.related, &front.supersedes]);
    let mut names = lists.flatten().flat_map(|List { items, .. }| items.iter().take(MOST_NAMES));
    names.any(|name| library.practice(&name.value).is_some_and(|named| named.slug == other.slug))
}

/// The paragraphs that `fieldbook new` writes in a language: two that nobody has filled in are not alike.
fn template_of(library: &Library, language: Language) -> Vec<String> {
    let sections = library.vocabularies.entries("sections").iter();
    let paragraphs = sections.map(|entry| {
        let about = entry.description.as_ref();
        let about = about.and_then(|about| about.get(language).or_else(|| about.get(Language::En)));
        template::section(about.unwrap_or_default(), entry.words, entry.required == Some(true))
    });
    paragraphs.chain([template::SUMMARY.to_owned()]).collect()
}

/// The words of a text that can tell of it, sorted, each with the root of how often it stands there, its fields weighed.
#[derive(Debug, Default)]
struct Terms(Vec<(String, f32)>);

impl Terms {
    /// Of texts in the order of [`COMPARED`].
    fn of(analyser: &Analyser, texts: [&str; COMPARED.len()]) -> Terms {
        let mut often: BTreeMap<String, f32> = BTreeMap::new();
        for (text, field) in texts.into_iter().zip(COMPARED) {
            for word in analyser.words(text) {
                let term = match word.kind {
                    WordKind::Letters { term, .. } => Some(term),
                    WordKind::Han { pair, .. } => pair,
                };
                let telling = term.filter(|term| tells(term) && !is_small(analyser.language, term));
                if let Some(term) = telling {
                    *often.entry(term).or_default() += FIELDS[field].1;
                }
            }
        }
        let mut terms: Vec<(String, f32)> = often.into_iter().collect();
        if terms.len() > MOST_TERMS {
            // The sort keeps the order of terms where two stand there as often.
            terms.sort_by(|one, other| other.1.total_cmp(&one.1));
            terms.truncate(MOST_TERMS);
            terms.sort_by(|one, other| one.0.cmp(&other.0));
        }
        terms.iter_mut().for_each(|(_, often)| *often = often.sqrt());
        Terms(terms)
    }

    fn of_document(analyser: &Analyser, document: &Document) -> Terms {
        let Document { title, summary, headings, body, .. } = document;
        Terms::of(analyser, [title, summary, headings, body])
    }

    /// Of a new practice, without what its template says.
    fn of_new(analyser: &Analyser, new: &New<'_>, template: &[String]) -> Terms {
        let Original { front, body, .. } = new.original;
        let own = |text: &str| {
            let own = text.lines().filter(|line| !template.iter().any(|other| other == line.trim()));
            own.collect::<Vec<_>>().join("\n")
        };
        let value = |text: &Option<Text>| own(text.as_ref().map_or("", Text::as_str));
        let [title, summary] = [&front.title, &front.summary].map(value);
        Terms::of(analyser, [&title, &summary, &own_headings(body), &own(&text_without_headings(body))])
    }

    /// The root of how often a word stands there.
    fn often(&self, term: &str) -> f32 {
        let found = self.0.binary_search_by(|(known, _)| known.as_str().cmp(term));
        found.map_or(0.0, |at| self.0[at].1)
    }
}

/// What of a text another one has, from 0 to 1: its words by their weights, each as far as it stands as often in the
/// other one.
fn share(text: &Terms, weights: &[f32], other: &Terms) -> f32 {
    let (mut all, mut had) = (0.0, 0.0);
    for ((term, often), weight) in text.0.iter().zip(weights) {
        all += weight * often;
        // What weighs nothing, which is most of a text on a large site, need not be looked up.
        if *weight > 0.0 {
            had += weight * often.min(other.often(term));
        }
    }
    if all > 0.0 { had / all } else { 0.0 }
}

/// New texts, and what they are compared with: the documents of an index, and then the new texts before them. Each has a
/// number, the documents first.
struct Compared<'a> {
    snapshot: &'a Snapshot,
    documents: &'a [Document],
    /// The words of those documents that were asked for.
    of_documents: Vec<OnceLock<Terms>>,
    /// Which documents are compared.
    published: Vec<bool>,
    texts: &'a [Terms],
    /// The numbers of the new texts that have a word.
    having: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Compared<'a> {
    fn new(
        snapshot: &'a Snapshot,
        documents: &'a [Document],
        published: Vec<bool>,
        texts: &'a [Terms],
    ) -> Compared<'a> {
        let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, text) in texts.iter().enumerate() {
            for (term, _) in &text.0 {
                having.entry(term).or_default().push(documents.len() + at);
            }
        }
        let of_documents = documents.iter().map(|_| OnceLock::new()).collect();
        Compared { snapshot, documents, of_documents, published, texts, having }
    }

    /// Those that say much the same as the new text at a place, the most similar first, each with what it has of it.
    fn like(&self, at: usize, is_told: impl Fn(usize) -> bool) -> tantivy::Result<Vec<(f32, usize)>> {
        let text = &self.texts[at];
        if text.0.len() < FEWEST_TERMS {
            return Ok(Vec::new());
        }
        let (weights, candidates) = self.weighed(at)?;
        let candidates = candidates.into_iter().filter(|number| is_told(*number)).take(MOST_COMPARED);
        let shares = candidates.map(|number| (share(text, &weights, self.terms_of(number)), number));
        let mut alike: Vec<(f32, usize)> = shares.filter(|(share, _)| *share >= LEAST_SHARE).collect();
        alike.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        Ok(alike)
    }

    /// How much each word of a new text weighs, and all that have much of what tells most of it, the best first.
    fn weighed(&self, at: usize) -> tantivy::Result<(Vec<f32>, Vec<usize>)> {
        let terms = &self.texts[at].0;
        let published = self.published.iter().filter(|published| **published).count();
        let left_out = self.published.len() - published;
        let most = most_documents(published);
        // The new text is one more that has the word.
        let all = (published + 1).max(LEAST_DOCUMENTS);
        let mut weights = vec![0.0; terms.len()];
        let mut lists: Vec<Vec<usize>> = vec![Vec::new(); terms.len()];
        let mut telling: Vec<(f32, u32)> = Vec::new();
        for (number, (term, often)) in terms.iter().enumerate() {
            let Some(having) = self.having(term, most, left_out)? else { continue };
            let rarity = rarity(all, having.len() + 1);
            // As in a cosine, where the weights of both texts are multiplied.
            weights[number] = rarity * rarity;
            if !having.is_empty() || !self.earlier(term, at).is_empty() {
                telling.push((often * often * rarity, number as u32));
            }
            lists[number] = having;
        }
        keep_best(&mut telling, WORDS);
        let least = telling.iter().map(|(weight, _)| weight).sum::<f32>() * LEAST_TELLING;
        let mut scores: HashMap<usize, f32> = HashMap::new();
        for (weight, number) in telling {
            let earlier = self.earlier(&terms[number as usize].0, at);
            for other in lists[number as usize].iter().chain(earlier) {
                *scores.entry(*other).or_default() += weight;
            }
        }
        let mut candidates: Vec<(usize, f32)> =
            scores.into_iter().filter(|(_, score)| *score >= least).collect();
        candidates.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        Ok((weights, candidates.into_iter().map(|(number, _)| number).collect()))
    }

    /// The new texts before the one at a place that have a word, unless they are too many.
    fn earlier(&self, term: &str, at: usize) -> &[usize] {
        let new = self.having.get(term).filter(|new| new.len() <= MOST_DOCUMENTS);
        let new = new.map_or(&[][..], Vec::as_slice);
        &new[..new.partition_point(|number| *number < self.documents.len() + at)]
    }

    /// The documents that have a word; none where they are more than `most`. Of all, `left_out` are not compared.
    fn having(&self, term: &str, most: usize, left_out: usize) -> tantivy::Result<Option<Vec<usize>>> {
        let Some(having) = documents_of(self.snapshot, &COMPARED, term, most + left_out)? else {
            return Ok(None);
        };
        let having = having.into_iter().map(|number| number as usize);
        let having: Vec<usize> = having.filter(|number| self.published[*number]).collect();
        Ok((having.len() <= most).then_some(having))
    }

    /// The words of the one with a number.
    fn terms_of(&self, number: usize) -> &Terms {
        match number.checked_sub(self.documents.len()) {
            Some(new) => &self.texts[new],
            None => self.of_documents[number]
                .get_or_init(|| Terms::of_document(&self.snapshot.analyser, &self.documents[number])),
        }
    }
}

#[cfg(test)]
mod tests;
