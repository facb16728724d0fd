//! What an editor shows about each key.

use crate::parse::Form;

/// The title of a form's schema.
pub(super) fn title(form: Form) -> &'static str {
    match form {
        Form::Site => "The site: fieldbook.yaml",
        Form::Practice => "The head of a practice, in the language in which it was first written",
        Form::Translation => "The head of a translation of a practice",
        Form::Page => "The head of a page",
        Form::Organisation => "An organisation: content/organisations/<its-name>.yaml",
        Form::Bundle => "The recipe of a bundle: content/bundles/<its-name>.yaml",
    }
}

/// About a key, by its path.
pub(super) fn key(form: Form, path: &str) -> Option<&'static str> {
    table(form).iter().find(|(of, _)| *of == path).map(|(_, about)| *about)
}

/// The paths of the keys of a form that something is told about.
#[cfg(test)]
pub(super) fn paths(form: Form) -> impl Iterator<Item = &'static str> {
    table(form).iter().map(|(path, _)| *path)
}

fn table(form: Form) -> &'static [(&'static str, &'static str)] {
    match form {
        Form::Site => &SITE,
        Form::Practice => &PRACTICE,
        Form::Translation => &TRANSLATION,
        Form::Page => &PAGE,
        Form::Organisation => &ORGANISATION,
        Form::Bundle => &BUNDLE,
    }
}

const SITE: [(&str, &str); 12] = [
    ("title", "Title of the site, by language."),
    ("description", "One or two sentences about the site, by language."),
    (
        "subject",
        "Words for what every practice is about, by language, with commas between: they divide no practice from another in the search.",
    ),
    ("base_url", "Address at which the site is published, with https:// and a slash at its end."),
    ("languages", "Languages of the site, in the order in which readers choose them."),
    ("default_language", "Language that stands in for a missing one."),
    ("theme", "Name of a folder in themes/; without it the built-in theme is used."),
    ("repository", "Address of the repository, for \"edit this page\" and \"report a problem\"."),
    ("branch", "Branch that pages are edited on."),
    ("licence", "Licence of the texts, as its SPDX identifier."),
    ("edition", "What is fixed of the edition."),
    ("edition.date", "Day of the edition; without it the day of the build."),
];

const PRACTICE: [(&str, &str); 76] = [
    ("symbol", "Short code of the practice, made by `fieldbook new`. It never changes."),
    ("title", "What to do, as an instruction of at most 80 characters, without a full stop."),
    ("summary", "40 to 100 words of plain text: what was done, where, by whom, what came of it."),
    ("revision", "Counts from 1. Add one when what the practice says has changed."),
    ("published", "Day of first publication."),
    ("updated", "Day of the last change that readers should know of."),
    ("status", "draft, in-review, published, or withdrawn (with a reason)."),
    ("reason", "Why the practice was withdrawn."),
    ("domains", "One to three domains, the main one first."),
    ("topics", "Up to six topics."),
    ("stage", "How well the practice is proven."),
    ("origin", "The organisation whose practice it is: a file in content/organisations/, without .yaml."),
    (
        "contributor",
        "The organisation that wrote the text; `editorial` where the editors wrote it from public documents.",
    ),
    ("places", "Countries and territories, as three letters of ISO 3166-1."),
    ("scope", "`global` for a practice of no country; then there are no places."),
    ("period", "From when to when it was done."),
    ("period.start", "First year."),
    ("period.end", "Last year, or `ongoing`."),
    ("sources", "One to ten sources. `[1]` in the text is the first of them."),
    ("sources.title", "Title of the document, as it is printed."),
    ("sources.publisher", "Who published it."),
    ("sources.year", "Year of publication, where the document gives one."),
    ("sources.url", "Its address on the web."),
    ("sources.accessed", "Day on which you read it."),
    ("sources.kind", "How near the document is to what it tells."),
    ("sources.language", "Its language, as `en` or `pt-BR`."),
    ("sources.licence", "Its licence, in words or as an SPDX identifier."),
    ("sources.archived", "Address of an archived copy."),
    ("licence", "Licence of your text, as its SPDX identifier: CC-BY-4.0."),
    ("review", "Who has read the practice, and when it is to be read again."),
    ("review.by", "Organisation that read it."),
    ("review.date", "Day on which it was read."),
    ("review.next", "Day on which it is to be read again, at most 24 months later."),
    ("sdgs", "Sustainable Development Goals by number, up to five."),
    ("wsis", "Action lines of the World Summit on the Information Society, up to five."),
    ("standards", "Standards that were used, up to twelve."),
    ("results", "What was measured."),
    ("results.what", "What was measured, in a few words."),
    ("results.before", "The value before."),
    ("results.after", "The value afterwards."),
    ("results.unit", "Unit of both values."),
    ("results.when", "When it was measured."),
    ("results.where", "Where it was measured."),
    ("results.method", "How it was measured."),
    ("results.source", "Number of the source that says so."),
    ("scale", "How large it was."),
    ("scale.count", "How many."),
    ("scale.unit", "Of what."),
    ("scale.as_of", "When they were counted."),
    ("cost", "What it cost: an amount or a band."),
    ("cost.amount", "The amount, as a number."),
    ("cost.band", "A band, where the amount is not known."),
    ("cost.currency", "Currency, as three letters: USD."),
    ("cost.year", "Year of the prices."),
    ("cost.covers", "What is paid with it."),
    ("connectivity", "Which networks it needs."),
    ("power", "Which power it needs."),
    ("partners", "Who supported it."),
    ("partners.name", "Name of the partner."),
    ("partners.support", "Kind of support."),
    ("effort", "How much work it is to repeat it."),
    ("effort.level", "How much."),
    ("effort.skills", "Who is needed."),
    ("workshop", "How to work with the practice in a workshop."),
    ("workshop.minutes", "Minutes that it takes."),
    ("workshop.needs", "What has to be there."),
    ("workshop.exercise", "What the participants do."),
    ("images", "Pictures in the folder of the practice, up to twelve."),
    ("images.file", "Name of the file."),
    ("images.alt", "What the picture shows, for those who do not see it."),
    ("images.credit", "Who made it."),
    ("images.licence", "Its licence, as an SPDX identifier."),
    ("related", "Symbols of practices to read next, up to eight."),
    ("supersedes", "Symbols of practices that this one replaces."),
    ("aliases", "Names that the folder had before, so that old addresses still lead here."),
    ("extra", "A free map for themes."),
];

const TRANSLATION: [(&str, &str); 33] = [
    ("title", "The translated title, at most 100 characters."),
    ("summary", "The translated summary."),
    ("translation", "What was translated, by whom, and how far it can be trusted."),
    ("translation.of_revision", "Revision of the original that was translated."),
    (
        "translation.status",
        "machine, draft by one person, reviewed by a second, or authentic: equal to the original.",
    ),
    ("translation.by", "Organisation that translated it."),
    ("translation.date", "Day of the translation."),
    ("translation.sections", "Sums of the parts of the original, which `fieldbook new` writes."),
    ("results", "The words of each result, in the order of the original."),
    ("results.what", "What was measured."),
    ("results.before", "The value before, where it is more than a number."),
    ("results.after", "The value afterwards, where it is more than a number."),
    ("results.unit", "Unit of both values."),
    ("results.when", "When it was measured."),
    ("results.where", "Where it was measured."),
    ("results.method", "How it was measured."),
    ("partners", "The names of the partners, in the order of the original."),
    ("partners.name", "Name of the partner."),
    ("images", "The words of the pictures."),
    ("images.file", "File of the picture, as in the original."),
    ("images.alt", "What the picture shows, for those who do not see it."),
    ("images.credit", "Who made the picture."),
    ("reason", "Why the practice was withdrawn."),
    ("scale", "The words of the scale."),
    ("scale.unit", "Of what."),
    ("scale.as_of", "When they were counted."),
    ("cost", "The words of the cost."),
    ("cost.covers", "What is paid with it."),
    ("effort", "The words of the effort."),
    ("effort.skills", "Who is needed."),
    ("workshop", "The words of the workshop."),
    ("workshop.needs", "What has to be there."),
    ("workshop.exercise", "What the participants do."),
];

const PAGE: [(&str, &str); 11] = [
    ("title", "Title of the page."),
    ("summary", "One or two sentences for lists and search engines."),
    ("menu", "Place in the menu; without a number the page is in no menu."),
    ("updated", "Day of the last change."),
    ("revision", "In the original: counts from 1."),
    ("translation", "In a translation: what was translated, by whom, and how far it can be trusted."),
    ("translation.of_revision", "Revision of the original that was translated."),
    (
        "translation.status",
        "machine, draft by one person, reviewed by a second, or authentic: equal to the original.",
    ),
    ("translation.by", "Organisation that translated it."),
    ("translation.date", "Day of the translation."),
    ("translation.sections", "Sums of the parts of the original, which `fieldbook new` writes."),
];

const ORGANISATION: [(&str, &str); 10] = [
    ("name", "The full name, by language."),
    ("short", "A short name, by language, if it has one."),
    ("kind", "What kind of body it is."),
    ("country", "Its country, as three letters of ISO 3166-1."),
    ("url", "Its own site, with https://."),
    ("description", "One or two sentences, by language."),
    ("membership", "For members of the ITU only."),
    ("membership.category", "Category of the membership."),
    ("membership.checked", "Day on which the list of members was looked at."),
    ("membership.source", "Address of the list of members."),
];

const BUNDLE: [(&str, &str); 29] = [
    ("title", "Title of the book, by language."),
    ("subtitle", "Subtitle, by language."),
    ("summary", "What the bundle is for, by language."),
    ("event", "The workshop that it is made for."),
    ("event.place", "Where it is, by language."),
    ("event.start", "First day."),
    ("event.end", "Last day, where it takes more than one."),
    ("event.host", "Who invites, by language."),
    ("event.zone", "Time zone, as UTC+2."),
    ("languages", "Languages that a book is made in."),
    ("bilingual", "Two of the languages, for a book with both side by side."),
    ("paper", "Size of the paper."),
    ("text_size", "Size of the letters."),
    ("ink", "`saving` prints no grey areas."),
    ("practices", "Symbols or slugs of practices, in order, or parts with a heading."),
    ("practices.heading", "Heading of the part, by language."),
    ("practices.practices", "Practices of the part."),
    ("where", "A query in the language of the search, in place of names."),
    ("agenda", "The time plan, day by day."),
    ("agenda.day", "The day."),
    ("agenda.items", "What is done, in order."),
    ("agenda.items.from", "Begin, as 09:00."),
    ("agenda.items.to", "End, as 10:30."),
    ("agenda.items.what", "What is done, by language."),
    ("agenda.items.practices", "Practices that it is about."),
    ("parts", "Parts of the book."),
    ("logos", "Logos of the host, beside the recipe."),
    ("logos.file", "File of the logo."),
    ("logos.alt", "What it shows, by language."),
];
