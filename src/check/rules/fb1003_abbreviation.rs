//! FB1003: an abbreviation that is explained nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rayon::prelude::*;

use crate::check::lines::{Line, each_line};
use crate::check::sections::PracticeText;
use crate::check::sentences::{Paragraph, paragraphs, summary};
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown};
use crate::model::language::Language;
use crate::source::{Span, Text};

pub(super) const RULE: Rule = Rule {
    code: "FB1003",
    name: "abbreviation-not-explained",
    severity: Severity::Warning,
    title: "An abbreviation is explained nowhere",
    explanation: "\
A reader from another field, or of another language, cannot guess what two to six capitals stand for, and without
a network cannot look it up.

Write the words out where the abbreviation stands first, with the abbreviation in brackets:
`a service level agreement (SLA)`. If it stands only once or twice, the words alone are enough.

Told is an abbreviation that no place of the text explains: the title, the summary, a table or a note may.
`SLA (service level agreement)` and `SLA, a service level agreement` explain it, too. Not told are those of the
glossary and of the lists of connectivity and power, the names of organisations in `content/organisations/`, of
`partners` and of publishers of `sources`, codes of countries, names such as `ISO 37120` or `NB-IoT`, and what
everybody knows, such as UN, SIM or GPS. A text has one finding, which names some of the others.",
    wrong: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. The district and the repair company signed an \
         SLA before the first sensor was bought. It says within how many days a broken pump must work again.",
    ),
    right: Example::Body(
        "## Lessons\n\nPay for repair first and for sensors second. The district and the repair company signed a \
         service level agreement (SLA) before the first sensor was bought. It says within how many days a broken \
         pump must work again.",
    ),
    check,
};

/// Abbreviations that readers of such texts know, in any of the languages: of the United Nations, of States and
/// of what everybody has in the hand. Units and currencies are here for places without a number before them.
const KNOWN: &str = "\
    ITU UIT МСЭ UN ONU ООН UNDP PNUD ПРООН UNESCO ЮНЕСКО UNICEF ЮНИСЕФ FAO ФАО WHO OMS ВОЗ WTO OMC ВТО ISO IEC IEEE \
    IETF ETSI GSMA EU UE ЕС US USA США UK UAE РФ СНГ СССР OECD OCDE ОЭСР \
    ICT ICTS TIC ИКТ IT ИТ AI IA ИИ IP USB SIM GSM LTE GPS GNSS ГЛОНАСС SMS QR PIN PC ПК TV ТВ LED CD DVD CCTV WWW URL \
    HTML HTTP HTTPS PDF CSV API WIFI WLAN NFC ID FAQ OK SOS \
    HIV VIH ВИЧ AIDS SIDA СПИД COVID DNA ADN ДНК NGO ONG НПО CEO PHD VIP \
    AC DC AM PM MW GW TW KW MB GB TB KB HZ CO NO SO NOX DIY \
    USD EUR GBP JPY CNY RMB INR RUB XOF XAF KES CHF AUD CAD BRL ZAR \
    ЖКХ МЧС НДС ГОСТ СМИ ЭВМ";

/// Longest abbreviation, in letters; a longer word in capitals is a name or loud.
const LONGEST: usize = 6;
/// Most abbreviations of one text that are looked for in it, so that a text of nothing else takes no longer.
const LOOKED_FOR: usize = 20;
/// Most abbreviations that are named beside the first.
const MORE: usize = 4;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let texts = context.practice_texts();
    let known = Known::of(context);
    let found: Vec<(Span, Vec<String>)> = texts
        .par_iter()
        .filter(|text| !text.is_withdrawn())
        .filter_map(|text| unexplained(context, &known, text))
        .collect();
    for (span, names) in found {
        let [first, others @ ..] = names.as_slice() else { continue };
        let finding = report.at(span, format!("the abbreviation `{}` is explained nowhere", shown(first)));
        finding.label("what does it stand for?");
        finding.help(format!("write the words, and behind them `({})`, where it stands first", shown(first)));
        if !others.is_empty() {
            let named: Vec<String> =
                others.iter().take(MORE).map(|other| format!("`{}`", shown(other))).collect();
            finding.help(format!("not explained either: {}", named.join(", ")));
        }
    }
}

/// What a site explains in its vocabularies and organisations.
struct Known {
    countries: BTreeSet<String>,
    organisations: BTreeSet<String>,
    by_language: BTreeMap<Language, BTreeSet<String>>,
}

impl Known {
    fn of(context: &Context<'_>) -> Self {
        let vocabularies = &context.library.vocabularies;
        let mut by_language: BTreeMap<Language, BTreeSet<String>> = BTreeMap::new();
        let lists = ["glossary", "connectivity", "power"];
        for entry in lists.iter().flat_map(|name| vocabularies.entries(name)) {
            for (language, label) in entry.label.iter().flat_map(|label| &label.by_language) {
                by_language.entry(*language).or_default().extend(capitals(&label.value));
            }
        }
        let countries = vocabularies.entries("countries").iter();
        let countries = countries.filter_map(|entry| Some(entry.id.as_ref()?.value.clone())).collect();
        let organisations = context.library.organisations.values();
        let names =
            organisations.flat_map(|organisation| [&organisation.data.name, &organisation.data.short]);
        let names = names.flatten().flat_map(|name| &name.by_language);
        let organisations = names.flat_map(|(_, name)| capitals(&name.value)).collect();
        Known { countries, organisations, by_language }
    }

    fn has(&self, name: &str, language: Language) -> bool {
        KNOWN.split_whitespace().any(|known| known == name)
            || self.countries.contains(name)
            || self.organisations.contains(name)
            || self.by_language.get(&language).is_some_and(|words| words.contains(name))
    }
}

/// The place of the first abbreviation of a text that nothing explains, and the names of all such.
fn unexplained(context: &Context<'_>, known: &Known, text: &PracticeText<'_>) -> Option<(Span, Vec<String>)> {
    let paragraphs = paragraphs(context, text);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut found: Vec<(&Paragraph<'_>, Range<usize>)> = Vec::new();
    for paragraph in &paragraphs {
        let words = paragraph.text();
        for range in abbreviations(words) {
            let name = &words[range.clone()];
            if found.len() < LOOKED_FOR && seen.insert(name) && !known.has(name, text.language) {
                found.push((paragraph, range));
            }
        }
    }
    // Nearly every text has none, so that only few are read once more.
    if found.is_empty() {
        return None;
    }
    let whole = Whole::new(context, text);
    found.retain(|(paragraph, range)| !whole.explains(&paragraph.text()[range.clone()]));
    let (paragraph, range) = found.first()?;
    let span = paragraph.span(context, range.clone())?;
    let names = found.iter().map(|(paragraph, range)| paragraph.text()[range.clone()].to_owned());
    Some((span, names.collect()))
}

/// Letters that such abbreviations are made of, and the digits.
fn is_letter(c: char) -> bool {
    c.is_ascii_digit() || c.is_alphabetic() && matches!(u32::from(c), 0x41..=0x24F | 0x400..=0x52F)
}

/// Whether a word is two to six capitals.
fn is_capitals(word: &str) -> bool {
    word.chars().all(char::is_uppercase) && (2..=LONGEST).contains(&word.chars().take(LONGEST + 1).count())
}

/// The words of capitals in the name of something.
fn capitals(name: &str) -> impl Iterator<Item = String> {
    name.split(|c: char| !is_letter(c)).filter(|word| is_capitals(word)).map(str::to_owned)
}

/// The places of the abbreviations of a line, without the `s` of several: `APIs`. Names of standards and products,
/// units behind a number, and words that are only loud are none.
fn abbreviations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut loud_before = None;
    let mut at = 0;
    while let Some(start) = text[at..].find(is_letter).map(|start| at + start) {
        let end = word_end(text, start);
        let word = &text[start..end];
        at = end;
        let loud = word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
        // `DO NOT TOUCH`
        let after_loud = loud_before == Some(start);
        loud_before = loud.then(|| end + gap(&text[end..]));
        // `ISO 37120`, `UT Gardens`
        let named = gap(&text[end..]) > 0
            && text[end + gap(&text[end..])..].starts_with(|c: char| c.is_numeric() || c.is_uppercase());
        let before = text[..start].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        if after_loud || named || before.ends_with(char::is_numeric) {
            continue;
        }
        if !word.contains(['.', ':', '_', '@', '&']) {
            found.extend(in_word(word).map(|range| start + range.start..start + range.end));
        }
    }
    found.retain(|range| !is_roman(&text[range.clone()]));
    found
}

/// The end of the word that begins at a place: `Y.4450`, `GPS-based` and `AC/DC` are one.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut letters = text[start..].char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let joins = ".:_@&/-\u{2011}".contains(c) && next.is_some_and(is_letter);
        if !(is_letter(c) || joins) {
            break;
        }
        end = start + at + c.len_utf8();
    }
    end
}

/// The length of one space at the begin of a text.
fn gap(text: &str) -> usize {
    text.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')).map_or(0, char::len_utf8)
}

/// The abbreviations among the parts of a word. A part beside others is one only where these are ordinary words:
/// `GPS-based`, but neither `ITU-T` nor `LTE-M`.
fn in_word(word: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    word.split('/').filter_map(move |piece| {
        let from = start;
        start += piece.len() + 1;
        let mut found = None;
        let mut at = from;
        for part in piece.split(['-', '\u{2011}']) {
            let bare = part.strip_suffix('s').unwrap_or(part);
            if is_capitals(bare) && found.is_none() {
                found = Some(at..at + bare.len());
            } else if !part.chars().all(char::is_lowercase) {
                return None;
            }
            at += part.len() + word[at + part.len()..].chars().next().map_or(0, char::len_utf8);
        }
        found
    })
}

/// A number in Roman letters, as of a century.
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// All that a reader of a text sees, where an abbreviation may be explained.
struct Whole {
    words: String,
    /// Words in small letters, among which `NOT` and `US` may stand as `not` and `us`.
    small: BTreeSet<String>,
    /// The first letters of words with a capital that follow each other: `AsianDevelopmentBank` as `ADB`.
    initials: String,
    /// Names of partners and publishers.
    names: BTreeSet<String>,
}

impl Whole {
    fn new(context: &Context<'_>, text: &PracticeText<'_>) -> Self {
        let mut words = String::new();
        let mut add = |line: &str| {
            words.push_str(line);
            words.push('\n');
        };
        let title = match text.translation {
            Some(front) => front.title.as_ref(),
            None => text.original.and_then(|original| original.front.title.as_ref()),
        };
        title.into_iter().chain(summary(text)).for_each(|value| add(&value.value));
        let document = &text.body.document;
        let notes = document.footnotes.iter().map(|note| &note.blocks);
        for blocks in std::iter::once(&document.blocks).chain(notes) {
            each_line(blocks, true, &mut |inlines| add(&Line::new(context, inlines).text));
        }
        let small = words.split(|c: char| !c.is_alphabetic());
        let small = small.filter(|word| (2..=2 * LONGEST).contains(&word.len()));
        let small = small.filter(|word| word.chars().all(char::is_lowercase)).map(str::to_owned).collect();
        Whole { small, initials: initials(&words), names: names_of(text), words }
    }

    fn explains(&self, name: &str) -> bool {
        self.names.contains(name)
            || self.small.contains(&name.to_lowercase())
            || self.initials.contains(name)
            || self.words.match_indices(name).any(|(at, _)| is_explained_at(&self.words, at, name.len()))
    }
}

/// The names of partners and publishers, which a reader finds on the page.
fn names_of(text: &PracticeText<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut add = |name: Option<&Text>| names.extend(name.into_iter().flat_map(|name| capitals(&name.value)));
    if let Some(original) = text.original {
        let front = &original.front;
        front.partners.iter().flat_map(|list| &list.items).for_each(|partner| add(partner.name.as_ref()));
        front.sources.iter().flat_map(|list| &list.items).for_each(|source| add(source.publisher.as_ref()));
    }
    names
}

/// The first letters of words that have a capital and follow each other; small words between them do not count.
fn initials(text: &str) -> String {
    const SMALL: &str =
        "al and d da das de del der des do du e el et for in la las le les los of on the y и по";
    let mut initials = String::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\'' | '’')) {
        let bare = word.trim_start_matches(['(', '"', '“', '«']);
        match bare.chars().next() {
            Some(first) if first.is_uppercase() && bare.chars().nth(1).is_some_and(char::is_lowercase) => {
                initials.push(first);
            }
            _ if SMALL.split(' ').any(|small| small == word) => continue,
            _ => initials.push(' '),
        }
        if !word.ends_with(char::is_alphabetic) {
            initials.push(' ');
        }
    }
    initials
}

/// Longest explanation between brackets that is read, and longest way back to a bracket, in characters.
const BRACKETS: usize = 200;
const WAY_BACK: usize = 40;

/// Whether the abbreviation at a place is explained there: it stands alone in brackets, or its words follow.
fn is_explained_at(text: &str, at: usize, len: usize) -> bool {
    let (before, after) = (&text[..at], &text[at + len..]);
    if before.ends_with(is_letter) {
        return false;
    }
    let after = after.strip_prefix('s').unwrap_or(after).trim_start_matches(['"', '”', '»', '’']);
    if after.starts_with(is_letter) {
        return false;
    }
    // `agreement (SLA)`, `agreement (in English: SLA)`, `agreement (SLA, for short)`
    let back = before.chars().rev().take(WAY_BACK).find(|c| matches!(c, '(' | '（' | ')' | '）'));
    let inside = matches!(back, Some('(' | '（'));
    let opens = before.trim_end_matches(['"', '“', '«']).ends_with(['(', '（']);
    if inside && after.starts_with([')', '）'])
        || opens && after.starts_with([',', ';', ':', '，', '；', '：', '、'])
    {
        return true;
    }
    let next = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    // `SLA (service level agreement)`
    if let Some(inner) = next.strip_prefix(['(', '（']) {
        let inner = inner.chars().take(BRACKETS).take_while(|c| !matches!(c, ')' | '）'));
        return has_word(inner);
    }
    // `SLA, a service level agreement`, `SLA: …`, `SLA – …`, `SLA stands for …`
    let told = [
        "—",
        "–",
        "- ",
        ":",
        "：",
        "，即",
        "是指",
        "stands for",
        "means",
        "significa",
        "signifie",
        "означает",
    ];
    let told_by_article = [
        ", a ",
        ", an ",
        ", the ",
        ", un ",
        ", une ",
        ", la ",
        ", le ",
        ", l’",
        ", l'",
        ", el ",
        ", или ",
        ", то есть ",
        "، وه",
        "، أي",
    ];
    told.iter().any(|words| next.starts_with(words))
        || told_by_article.iter().any(|words| after.starts_with(words))
}

/// Whether some characters hold a word: three letters, or two characters of Chinese.
fn has_word(chars: impl Iterator<Item = char>) -> bool {
    let mut weight = 0;
    for c in chars {
        weight = match c {
            '\u{3400}'..='\u{9fff}' => weight + 2,
            c if c.is_alphabetic() => weight + 1,
            _ => 0,
        };
        if weight > 2 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::{SAMPLE, Site};

    const LESSON: &str = "Pay for repair first and for sensors second.";

    fn marked(text: &str) -> Vec<String> {
        Site::bare().edit(LESSON, text).marked("FB1003")
    }

    fn found(text: &str) -> Vec<&str> {
        abbreviations(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn abbreviations_are_words_of_two_to_six_capitals() {
        for (text, wanted) in [
            ("An SLA, two APIs and (HEMS).", &["SLA", "API", "HEMS"][..]),
            ("a GPS-based thing, SIM-карта", &["GPS", "SIM"]),
            ("AC/DC or HES/BMS", &["AC", "DC", "HES", "BMS"]),
            ("将NVR卡，بطاقة NVR هنا", &["NVR", "NVR"]),
            ("по данным ОАО и ГИС.", &["ОАО", "ГИС"]),
            ("ITU-T Y.4450 and M-KOPA, Wi-SUN, NB-IoT, LTE-M", &[]),
            ("ISO 37120, ETSI EN 303 645, ISO/IEC 30141, UT Gardens", &[]),
            ("PM10, eVIN, LoRaWAN, IPv6, COVID-19, 7K3Q0", &[]),
            ("150 MW, 20\u{a0}USD, 5GB", &[]),
            ("in the XXI and XIX century, U.S. example.org/ABC a@ABC.org", &[]),
            ("DO NOT TOUCH this; ECHONETS; A B", &[]),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }

    #[test]
    fn an_abbreviation_is_explained_at_any_place() {
        assert_eq!(marked("Sign an SLA. An SLA helps."), ["SLA"]);
        for text in [
            "Sign an SLA. A service level agreement (SLA) helps.",
            "Sign an SLA. Service level agreements (SLAs) help.",
            "Sign an SLA. A service level agreement (SLA, for short) helps.",
            "Sign an SLA. A service level agreement (in English SLA) helps.",
            "Sign an SLA (service level agreement).",
            "Sign an SLA, a service level agreement.",
            "Sign an SLA – a service level agreement.",
            "Sign an SLA. SLA stands for an agreement.",
            "Sign an SLA with the Service Level Agency.",
            "Sign an SLA.\n\n| Service level agreement (SLA) |\n|---|\n| x |\n\nEnd.",
            "Sign an SLA[^1].\n\n[^1]: A service level agreement (SLA).\n\nEnd.",
            "`SLA` is code.",
            "> SLA is quoted.\n\nEnd.",
            "### The SLA\n\nEnd.",
            "You MAY sign, you may not.",
            "From UN, ITU and WHO by SMS, GPS and a QR code in the EU.",
        ] {
            assert_eq!(marked(text), [""; 0], "{text}");
        }
        for text in [
            "Sign an SLA (2014).",
            "Sign an SLA [1].",
            "Sign (it is better) an SLA.",
            "Sign an SLA. The XSLA (agreement) and the SLAX (agreement).",
        ] {
            assert_eq!(marked(text), ["SLA"], "{text}");
        }
    }

    #[test]
    fn one_finding_names_the_others() {
        let site = Site::bare().edit(LESSON, "Sign an SLA. Ask the NRA.\n\nRead the PQR. Ask the NRA.");
        let found = site.found("FB1003");
        let [(place, finding)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!(place, "SLA");
        assert_eq!(finding.helps[1], "not explained either: `NRA`, `PQR`");
    }

    #[test]
    fn what_the_site_explains_is_known() {
        let lists = |site: Site| {
            site.with(
                "content/vocabularies/glossary.yaml",
                "title: {en: Glossary}\nentries:\n  - {id: nrw, label: {en: non-revenue water (NRW), fr: eau (ENF)}}\n",
            )
            .with("content/organisations/x.yaml", "name: {en: X}\nshort: {en: XYA}\nkind: company\n")
        };
        let text = "The NRW of XYA fell, says the BBC with PATH.";
        let front = "partners: [{name: PATH Kenya, support: technical}]\nsources: [{title: T, publisher: BBC Africa}]";
        assert_eq!(Site::bare().edit(LESSON, text).found("FB1003")[0].0, "NRW");
        assert_eq!(lists(Site::bare().edit(LESSON, text).front(front)).marked("FB1003"), [""; 0]);
        // Another language has another abbreviation for it.
        let other = "The ENF fell.";
        assert_eq!(lists(Site::bare().edit(LESSON, other)).marked("FB1003"), ["ENF"]);
    }

    #[test]
    fn other_scripts_are_read_and_withdrawn_practices_are_not() {
        let state = "translation: {of_revision: 1, status: draft, by: editorial, date: 2026-11-22}";
        for (name, text, wanted) in [
            ("zh", "记录仪用NVR卡。", &["NVR"][..]),
            ("zh", "记录仪（NVR）很好。用NVR卡。", &[]),
            ("zh", "用NVR（录像机）。", &[]),
            ("ar", "بطاقة NVR خاصة.", &["NVR"]),
            ("ar", "مسجل (NVR) خاص.", &[]),
            ("ru", "Работает АСУ.", &["АСУ"]),
            ("ru", "Работает автоматизированная система (АСУ).", &[]),
            ("ru", "АСУ – это система.", &[]),
            ("fr", "Le SCADA, un système.", &[]),
        ] {
            let text = format!("---\ntitle: T\nsummary: S\n{state}\n---\n{text}\n");
            let site = Site::bare().with(&SAMPLE.replace("en.md", &format!("{name}.md")), text);
            assert_eq!(site.marked("FB1003"), wanted, "{name}");
        }
        let site = Site::bare().edit(LESSON, "Sign an SLA.").front("status: withdrawn\nreason: None");
        assert_eq!(site.marked("FB1003"), [""; 0]);
        let site = Site::bare().front("summary: Sign an SLA.");
        assert_eq!(site.marked("FB1003"), ["SLA"]);
    }

    #[test]
    fn a_text_of_abbreviations_has_one_finding() {
        let code = |n: usize| [n / 676 % 26, n / 26 % 26, n % 26].map(|at| char::from(b'A' + at as u8));
        let many: String = (0..8_000).map(|n| format!("x {}, ", String::from_iter(code(n)))).collect();
        assert_eq!(marked(&many).len(), 1);
        assert_eq!(marked(&"the SLA ".repeat(6_000)).len(), 1);
        for piece in ["A", "A-", "A.", "AB/", "AB ", "(AB", "A\u{2011}s"] {
            abbreviations(&piece.repeat(100_000));
            initials(&piece.repeat(100_000));
        }
        let text = "AB(".repeat(100_000);
        assert!(!text.match_indices("AB").any(|(at, _)| is_explained_at(&text, at, 2)));
    }
}
