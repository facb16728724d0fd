//! Links and pictures: which there are, where their targets stand, and what is near to a wrong one.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::places::part;
use crate::check::{Context, Report};
use crate::diag::{is_bidi_control, suggest};
use crate::link::target::{Target, join, way_to};
use crate::link::{Body, Practice};
use crate::model::language::Language;
use crate::model::symbol::Symbol;
use crate::parse::layout::{Seat, seat_of};
use crate::parse::markdown::{Inline, InlineKind, Visited};
use crate::source::{Span, Text};

/// A link or picture in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pointer<'a> {
    /// Language of the text.
    pub(crate) language: Language,
    /// The text.
    pub(crate) body: &'a Body,
    /// The link or picture.
    pub(crate) inline: &'a Inline,
    /// The target as Markdown gives it.
    pub(crate) target: &'a str,
    /// What the target means.
    pub(crate) meaning: &'a Target,
    /// Whether it is a picture.
    pub(crate) image: bool,
}

/// Where a target stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TargetPlace {
    /// The target, or the whole link when the target stands elsewhere.
    pub(crate) span: Span,
    /// Whether it is the target alone, so that a better one can take its place.
    pub(crate) exact: bool,
}

impl<'a> Context<'a> {
    /// Every link and picture whose target has a wanted meaning, in the order of the texts.
    pub(crate) fn pointers(&self, wanted: impl Fn(&Target) -> bool) -> Vec<Pointer<'a>> {
        let mut found = Vec::new();
        for (language, body) in self.library.bodies() {
            // Nearly every text has none that is wanted, and need not be walked over.
            if !body.targets.values().any(&wanted) {
                continue;
            }
            body.document.walk(&mut |visited| {
                let Visited::Inline(inline) = visited else { return };
                let (target, image) = match &inline.kind {
                    InlineKind::Link { target, .. } => (target, false),
                    InlineKind::Image { target, .. } => (target, true),
                    _ => return,
                };
                if let Some(meaning) = body.targets.get(target)
                    && wanted(meaning)
                {
                    found.push(Pointer { language, body, inline, target, meaning, image });
                }
            });
        }
        found
    }

    /// Where the target of a link or picture is written.
    pub(crate) fn target_place(&self, pointer: &Pointer<'_>) -> TargetPlace {
        let span = pointer.inline.span;
        let written = self.written(span);
        let exact = |range| TargetPlace { span: part(span, range), exact: true };
        if written.starts_with('<') && written.len() > 2 {
            return exact(1..written.len() - 1);
        }
        let from = match &pointer.inline.kind {
            InlineKind::Link { content, .. } => content.last().map_or(0, |last| {
                (last.span.end as usize).saturating_sub(span.start as usize).min(written.len())
            }),
            _ => 0,
        };
        let mut first = None;
        for (at, _) in written.get(from..).unwrap_or_default().match_indices("](") {
            let opened = from + at + 2;
            let inside = &written[opened..];
            let start = opened + (inside.len() - inside.trim_start().len());
            let start = start + usize::from(written[start..].starts_with('<'));
            if !pointer.target.is_empty() && written[start..].starts_with(pointer.target) {
                return exact(start..start + pointer.target.len());
            }
            first.get_or_insert(start);
        }
        // Written with escapes or entities, so that only its end can be looked for.
        match first {
            Some(start) => {
                let angled = written[..start].ends_with('<');
                let end = if angled {
                    written[start..].find('>')
                } else {
                    written[start..].find(|c: char| c.is_whitespace() || c == ')')
                };
                match end {
                    Some(len) if len > 0 => exact(start..start + len),
                    _ => TargetPlace { span: self.trimmed(span), exact: false },
                }
            }
            None => TargetPlace { span: self.first_line(span), exact: false },
        }
    }

    /// The part of a target before its `#`, so that a better path leaves the heading as it is.
    pub(crate) fn path_place(&self, pointer: &Pointer<'_>) -> TargetPlace {
        let whole = self.target_place(pointer);
        match self.written(whole.span).split_once('#') {
            Some((path, _)) if whole.exact && !path.is_empty() => {
                TargetPlace { span: part(whole.span, 0..path.len()), exact: true }
            }
            _ => whole,
        }
    }

    /// The part of a target behind its `#`, else the target.
    pub(crate) fn anchor_place(&self, pointer: &Pointer<'_>) -> TargetPlace {
        let whole = self.target_place(pointer);
        match self.written(whole.span).split_once('#') {
            Some((before, anchor)) if whole.exact && !anchor.is_empty() => {
                let start = before.len() + 1;
                TargetPlace { span: part(whole.span, start..start + anchor.len()), exact: true }
            }
            _ => TargetPlace { exact: false, ..whole },
        }
    }

    /// The pictures that an original declares, by path from the site's root.
    pub(crate) fn declared_images(
        &self,
        practice: &'a Practice,
    ) -> impl Iterator<Item = (String, &'a crate::parse::front::ImageFront)> + use<'a> {
        let slug = &practice.slug;
        let images = practice.original.iter().flat_map(|original| original.front.images.iter());
        images.flat_map(|list| &list.items).filter_map(move |image| {
            let file = image.file.as_ref()?;
            Some((image_path(slug, &file.value)?, image))
        })
    }
}

/// The path of a picture that the front matter of a practice names.
pub(crate) fn image_path(slug: &str, file: &str) -> Option<String> {
    join(&format!("content/practices/{slug}/x"), file)
}

/// How many times in a run all names are compared with a wrong one. The names of 10,000 practices take
/// milliseconds each time, and one file can hold thousands of wrong links.
const SEARCHES: usize = 20;
/// Longest text that is compared with names.
const LONGEST_NAME: usize = 120;

/// What exists, for saying what a wrong path or name may have meant.
pub(crate) struct Nearby<'a> {
    /// Every path that a link or picture may lead to.
    paths: BTreeSet<&'a str>,
    /// The same by their lower-case form.
    by_lower: BTreeMap<String, &'a str>,
    /// The same by their last two parts.
    by_tail: BTreeMap<&'a str, &'a str>,
    /// The texts of each practice, page and organisation by its slug.
    by_slug: BTreeMap<&'a str, Vec<&'a str>>,
    searches: usize,
}

impl<'a> Nearby<'a> {
    /// Gathers what exists.
    pub(crate) fn new(context: &Context<'a>) -> Self {
        let library = context.library;
        let mut nearby = Nearby {
            paths: BTreeSet::new(),
            by_lower: BTreeMap::new(),
            by_tail: BTreeMap::new(),
            by_slug: BTreeMap::new(),
            searches: SEARCHES,
        };
        let texts = library.sources.iter().map(|(_, source)| source.path.as_str());
        for path in texts.chain(library.assets.iter().map(|asset| asset.path.as_str())) {
            let slug = match seat_of(path) {
                Ok(Seat::Practice { slug, .. } | Seat::Page { slug, .. } | Seat::Organisation { slug }) => {
                    Some(slug)
                }
                Ok(Seat::Image { .. }) => None,
                _ => continue,
            };
            nearby.paths.insert(path);
            nearby.by_lower.entry(path.to_lowercase()).or_insert(path);
            if let Some((before, _)) = path.rsplit_once('/') {
                let start = before.rfind('/').map_or(0, |at| at + 1);
                nearby.by_tail.entry(&path[start..]).or_insert(path);
            }
            if let Some(slug) = slug
                && let Some(at) = path.find(&slug)
            {
                nearby.by_slug.entry(&path[at..at + slug.len()]).or_default().push(path);
            }
        }
        nearby
    }

    /// The path that a missing one was most likely meant to be; both from the site's root.
    pub(crate) fn path(&mut self, missing: &str, language: Language) -> Option<&'a str> {
        if let Some(path) = self.by_lower.get(&missing.to_lowercase()) {
            return Some(path);
        }
        let bare = missing.trim_end_matches('/');
        for tried in [format!("{bare}.md"), format!("{bare}/{language}.md"), format!("{bare}.yaml")] {
            if let Some(path) = self.paths.get(tried.as_str()) {
                return Some(path);
            }
        }
        let parts: Vec<&str> = bare.rsplit('/').collect();
        let file = *parts.first()?;
        let folder = parts.get(1).copied().unwrap_or_default();
        if let Some(path) = self.by_tail.get(format!("{folder}/{file}").as_str()) {
            return Some(path);
        }
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        if crate::parse::layout::IMAGE_ENDINGS.contains(&ending.to_ascii_lowercase().as_str()) {
            return self.picture(bare, file);
        }
        // Written with the name of the page that readers see: `../a-practice.html`.
        let slug = if Language::from_code(stem).is_some() { folder } else { stem };
        if let Some(path) = self.version(slug, file, language) {
            return Some(path);
        }
        let near = self.slug(slug)?;
        self.version(near, file, language)
    }

    /// The text of a practice, page or organisation: the file of the wanted name, else the one in the
    /// reader's language, else the first.
    fn version(&self, slug: &str, file: &str, language: Language) -> Option<&'a str> {
        let texts = self.by_slug.get(slug)?;
        let named = |name: &str| texts.iter().find(|path| path.rsplit('/').next() == Some(name));
        named(file).or_else(|| named(&format!("{language}.md"))).or(texts.first()).copied()
    }

    /// The picture in the same folder whose name is nearest.
    fn picture(&mut self, missing: &str, file: &str) -> Option<&'a str> {
        if self.searches == 0 || file.len() > LONGEST_NAME {
            return None;
        }
        self.searches -= 1;
        let folder = &missing[..missing.len() - file.len()];
        let beside = self.paths.range(folder..).take_while(|path| path.starts_with(folder));
        let names: Vec<&str> = beside.map(|path| &path[folder.len()..]).take(1_000).collect();
        let name = suggest::nearest(file, names.into_iter().filter(|name| !name.ends_with(".md")))?;
        self.paths.get(format!("{folder}{name}").as_str()).copied()
    }

    /// The slug that a wrong one was most likely meant to be.
    pub(crate) fn slug(&mut self, wrong: &str) -> Option<&'a str> {
        let slugs = self.by_slug.keys().copied();
        nearest_name(wrong, slugs, &mut self.searches)
    }
}

/// The practice that a wrong name was most likely meant to be, by its symbol or slug. `nearby` is gathered when it is
/// asked for the first time.
pub(crate) fn nearest_practice<'a>(
    context: &Context<'a>,
    nearby: &mut Option<Nearby<'a>>,
    wrong: &str,
) -> Option<String> {
    // A document's symbol ends with the letter of its language.
    let document = wrong.rsplit_once('-').filter(|(_, letter)| letter.len() == 1).map(|(symbol, _)| symbol);
    if let Some(symbol) =
        std::iter::once(wrong).chain(document).find_map(|text| nearest_symbol(context, text))
    {
        return Some(symbol.to_string());
    }
    let near = nearby.get_or_insert_with(|| Nearby::new(context)).slug(wrong)?;
    context.library.practices.contains_key(near).then(|| near.to_owned())
}

/// Tells a name that is the symbol of a document, which ends with the letter of a language, where a practice is to be
/// named. `name` is the name in the words of the message.
pub(crate) fn tell_document(
    library: &crate::link::Library,
    report: &mut Report<'_>,
    wrong: &Text,
    name: &str,
) -> bool {
    let letter_of = |letter: &str| {
        let is_it = |language: &&Language| letter.eq_ignore_ascii_case(&language.letter().to_string());
        Language::ALL.iter().find(is_it)
    };
    let parts = wrong.value.trim().rsplit_once('-');
    let Some((symbol, language)) = parts.and_then(|(symbol, letter)| Some((symbol, letter_of(letter)?)))
    else {
        return false;
    };
    let symbol = symbol.to_ascii_uppercase();
    if Symbol::parse(&symbol).is_err() || library.practice(&symbol).is_none() {
        return false;
    }
    let (letter, language) = (language.letter(), language.english_name());
    report
        .at(wrong.span, format!("{name} ends with the letter of a language, and names no practice"))
        .label(format!("`-{letter}` is for {language}"))
        .help(format!("leave the letter out: `{symbol}` is the practice in all its languages"))
        .suggest(symbol);
    true
}

/// The nearest of many names, as long as there are searches left.
pub(crate) fn nearest_name<'a>(
    wrong: &str,
    names: impl Iterator<Item = &'a str>,
    searches: &mut usize,
) -> Option<&'a str> {
    if *searches == 0 || wrong.is_empty() || wrong.len() > LONGEST_NAME {
        return None;
    }
    *searches -= 1;
    let len = wrong.len();
    // A name of a very different length cannot be near; saying so is quicker than comparing.
    suggest::nearest(wrong, names.filter(|name| name.len() <= len * 2 && len <= name.len() * 2))
}

/// The symbol that a wrong one was most likely meant to be: written in another way, with a single
/// wrong character, or with two neighbours swapped.
pub(crate) fn nearest_symbol(context: &Context<'_>, wrong: &str) -> Option<Symbol> {
    symbol_near(context.library, wrong)
}

/// The symbol of a practice that may have been meant.
pub(crate) fn symbol_near(library: &crate::link::Library, wrong: &str) -> Option<Symbol> {
    let symbols = &library.symbols;
    if wrong.len() > LONGEST_NAME {
        return None;
    }
    let mut code: String =
        wrong.trim().to_ascii_uppercase().chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    if code.len() == 7 && code.starts_with("BP") {
        code.drain(..2);
    }
    // Crockford's alphabet leaves these letters out, because they look like digits.
    let code: String = code
        .chars()
        .map(|c| match c {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    if code.len() != 5 {
        return None;
    }
    let written = format!("BP-{code}");
    if let Ok(symbol) = Symbol::parse(&written)
        && symbols.contains_key(&symbol)
    {
        return Some(symbol);
    }
    symbols.keys().copied().find(|symbol| one_slip_apart(&symbol.to_string(), &written))
}

fn one_slip_apart(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let differ: Vec<usize> = (0..a.len().min(b.len())).filter(|at| a[*at] != b[*at]).collect();
    match differ.as_slice() {
        [_] => a.len() == b.len(),
        [one, two] => two - one == 1 && a[*one] == b[*two] && a[*two] == b[*one],
        _ => false,
    }
}

/// The way from one file to another, as a link in Markdown writes it.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let mut way = String::new();
    let mut letter = [0; 4];
    for c in way_to(from, to).chars() {
        // These end a target, mean something in one, or cannot be seen.
        if " ()<>%#?\\".contains(c) || c.is_control() || is_bidi_control(c) {
            c.encode_utf8(&mut letter).bytes().for_each(|byte| way.push_str(&format!("%{byte:02X}")));
        } else {
            way.push(c);
        }
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{SAMPLE, Site, today};
    use crate::link::Library;

    fn near(library: &Library, missing: &str) -> Option<String> {
        let context = Context { library, today: today() };
        Nearby::new(&context).path(missing, Language::En).map(str::to_owned)
    }

    #[test]
    fn a_wrong_path_leads_to_the_one_that_was_meant() {
        let picture = "content/practices/tie-sensors-to-a-repair-service/Plan one.gif";
        let library = Site::starter().with(picture, "GIF89a").library();
        for (missing, wanted) in [
            ("content/practices/tie-sensors-to-a-repair-service/EN.md", SAMPLE),
            ("content/practices/tie-sensors-to-a-repair-service", SAMPLE),
            ("content/practices/tie-sensors-to-a-repair-service/", SAMPLE),
            ("content/practices/tie-sensors-to-a-repair-service/en", SAMPLE),
            ("content/practices/tie-sensors-to-a-repair-service/fr.md", SAMPLE),
            ("content/practices/tie-sensors-to-a-repair-servcie/en.md", SAMPLE),
            ("content/practices/tie-sensors-to-a-repair-service.html", SAMPLE),
            ("content/practices/about/tie-sensors-to-a-repair-service/en.md", SAMPLE),
            ("content/practices/about/en.md", "content/pages/about/en.md"),
            ("content/organisation/editorial", "content/organisations/editorial.yaml"),
            ("content/practices/tie-sensors-to-a-repair-service/plan-one.gif", picture),
        ] {
            assert_eq!(near(&library, missing).as_deref(), Some(wanted), "{missing}");
        }
        for missing in
            ["content/practices/quite-another-thing/en.md", "", "/", "x.md", "content/vocabularies/x.yaml"]
        {
            assert_eq!(near(&library, missing), None, "{missing}");
        }
    }

    #[test]
    fn ways_between_files_are_relative_and_safe_in_a_link() {
        assert_eq!(relative("content/pages/a/en.md", "content/pages/b/en.md"), "../b/en.md");
        assert_eq!(relative("content/pages/a/en.md", "content/pages/a/fr.md"), "fr.md");
        assert_eq!(
            relative("content/pages/a/en.md", "content/practices/b/x (1).png"),
            "../../practices/b/x%20%281%29.png"
        );
        assert_eq!(relative("a.md", "b.md"), "b.md");
    }

    #[test]
    fn symbols_are_recognised_in_spite_of_a_slip() {
        let library = Site::starter().library();
        let context = Context { library: &library, today: today() };
        for wrong in ["bp-7k3q0", "7K3Q0", "BP 7K3QO", "BP7K3Q0", "BP-7K3Q1", "BP-73KQ0", "BP-8K3Q0"] {
            assert_eq!(
                nearest_symbol(&context, wrong).map(|s| s.to_string()).as_deref(),
                Some("BP-7K3Q0"),
                "{wrong}"
            );
        }
        for wrong in ["", "BP-", "BP-FR23R", "7K3", "nonsense", "日本語日本語"] {
            assert_eq!(nearest_symbol(&context, wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_place_of_a_target_is_the_target_alone() {
        let text = "---\ntitle: A\nsummary: S\n---\n[a](x.md) [b]( <y z.md> \"t\") [c][ref] ![d](p\\_q.png) <https://e.org/> \
                    [![f](g.png)](h.md) [i](j.md (k)) ![](l.png) [m]()\n\n[ref]: n.md\n";
        let library = Site::starter().with("content/pages/about/en.md", text).library();
        let context = Context { library: &library, today: today() };
        let told: Vec<String> = context
            .pointers(|_| true)
            .iter()
            .filter(|pointer| context.path_of(pointer.body).contains("/pages/"))
            .map(|pointer| {
                let place = context.target_place(pointer);
                format!("{}{}", context.written(place.span), if place.exact { "" } else { " (all)" })
            })
            .collect();
        assert_eq!(
            told,
            [
                "x.md",
                "y z.md",
                "[c][ref] (all)",
                "p\\_q.png",
                "https://e.org/",
                "h.md",
                "g.png",
                "j.md",
                "l.png",
                "[m]() (all)"
            ]
        );
    }
}
