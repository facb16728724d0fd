//! FB0507: a logo of a bundle that is not there, and a picture beside the recipes that none names.

use std::collections::BTreeSet;

use crate::check::pictures::alt_says_nothing;
use crate::check::{Context, Example, Report, Rule};
use crate::diag::{Severity, shown, suggest};
use crate::parse::layout::{Seat, seat_of};
use crate::source::Text;

pub(super) const RULE: Rule = Rule {
    code: "FB0507",
    name: "logo",
    severity: Severity::Error,
    title: "A logo of a bundle is not there, or a picture beside the recipes belongs to none",
    explanation: "\
The logos of those who invite stand on the cover of a book. Each is a PNG, JPEG, GIF or WebP file of at most
300 kB in `content/bundles/`, beside the recipe, and the recipe names it without a folder:
`logos: [{file: ministry.png, alt: {en: Ministry of ICT}}]`.

Write the name exactly as it is, with its ending and its capital letters, or put the file there.

It is a warning where a picture in `content/bundles/` is named by no recipe: it is left over, or its line was
forgotten; and where the alternative text does not say whose logo it is.",
    wrong: Example::Files(&[
        ("content/bundles/ministry.gif", "GIF89a"),
        (
            "content/bundles/repairs.yaml",
            "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0]\nlogos: [{file: minstry.gif, alt: {en: Ministry of ICT}}]\n",
        ),
    ]),
    right: Example::Files(&[
        ("content/bundles/ministry.gif", "GIF89a"),
        (
            "content/bundles/repairs.yaml",
            "title: {en: Repairs}\nlanguages: [en]\npractices: [BP-7K3Q0]\nlogos: [{file: ministry.gif, alt: {en: Ministry of ICT}}]\n",
        ),
    ]),
    check,
};

/// Most logos of a recipe whose files are looked for; more of them are not told.
const MOST: usize = 100;

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    let pictures = context.library.assets.iter().map(|asset| asset.path.as_str());
    let pictures: BTreeSet<&str> =
        pictures.filter(|path| matches!(seat_of(path), Ok(Seat::Logo { .. }))).filter_map(name_of).collect();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    let mut whole = true;
    let faulty = context.faulty();
    for recipe in context.recipes() {
        whole &= !faulty.has(recipe.source, "logos") && !faulty.has(recipe.source, "logos.file");
        let logos = recipe.data.logos.as_ref();
        whole &= logos.is_none_or(|list| list.left_out == 0);
        for logo in logos.iter().flat_map(|list| &list.items).take(MOST) {
            let Some(file) = &logo.file else {
                whole = false;
                continue;
            };
            used.insert(name_of(&file.value).unwrap_or(&file.value));
            if !pictures.contains(file.as_str()) {
                tell_missing(report, file, &pictures);
            }
            // The file of a logo may well have the name of the body: `itu.png`.
            let texts = logo.alt.iter().flat_map(|alt| &alt.by_language);
            for (_, alt) in texts.filter(|(_, alt)| alt_says_nothing(&alt.value, "")) {
                let finding =
                    report.at(alt.span, format!("`{}` does not say whose logo it is", shown(&alt.value)));
                finding.severity = Severity::Warning;
                finding
                    .label("says nothing")
                    .help("write the name of the body: `alt: {en: Ministry of ICT}`");
            }
        }
    }
    // What a recipe names that cannot be read is not known.
    let read: BTreeSet<_> = context.recipes().map(|recipe| recipe.source).collect();
    let is_recipe = |path: &str| matches!(seat_of(path), Ok(Seat::Recipe { .. }));
    let mut sources = context.library.sources.iter();
    whole &= sources.all(|(id, source)| !is_recipe(&source.path) || read.contains(&id));
    whole &= !context.unread().any_in("content/bundles/");
    for name in pictures.into_iter().filter(|name| whole && !used.contains(name)) {
        let finding = report.path(
            format!("content/bundles/{name}"),
            format!("no recipe names the picture `{}`", shown(name)),
        );
        finding.severity = Severity::Warning;
        finding.help("name it under `logos` of a recipe, or delete the file");
    }
}

fn name_of(path: &str) -> Option<&str> {
    path.rsplit(['/', '\\']).next()
}

fn tell_missing(report: &mut Report<'_>, file: &Text, pictures: &BTreeSet<&str>) {
    let written = shown(&file.value);
    let name = name_of(&file.value).unwrap_or_default();
    if name.len() < file.value.len() {
        let finding =
            report.at(file.span, format!("the logo `{written}` is named with a folder or an address"));
        finding.label("a name alone is wanted");
        if pictures.contains(name) {
            finding.help(format!("write `{}`", shown(name))).suggest(name);
        } else {
            finding.help("put the file into `content/bundles/`, and write its name alone");
        }
        return;
    }
    let finding = report.at(file.span, format!("the logo `{written}` is not there"));
    finding.label("no such picture in `content/bundles/`");
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let near = (name.len() <= 200).then(|| suggest::nearest(name, pictures.iter().copied())).flatten();
    if let Some(near) = near {
        finding.help(format!("did you mean `{}`?", shown(near))).suggest(near);
    } else if ending.is_some_and(|ending| ["png", "jpg", "jpeg", "gif", "webp"].contains(&ending.as_str())) {
        finding.help("put the file into `content/bundles/`, beside the recipe, or take the entry away");
    } else {
        finding.help("export the logo as PNG, put that into `content/bundles/`, and write its name here");
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::Site;
    use crate::diag::{Finding, Severity};

    fn site(logos: &str) -> Site {
        let text = format!("title: {{en: T}}\nlanguages: [en]\npractices: [BP-7K3Q0]\n{logos}\n");
        Site::starter().with("content/bundles/ministry.gif", "GIF89a").with("content/bundles/x.yaml", text)
    }

    fn found(file: &str) -> Vec<(String, Finding)> {
        site(&format!(
            "logos: [{{file: ministry.gif, alt: {{en: Ministry}}}}, {{file: \"{file}\", alt: {{en: Ministry}}}}]"
        ))
        .found("FB0507")
    }

    #[test]
    fn a_logo_lies_beside_the_recipe_and_is_named_alone() {
        for (file, help, better) in [
            ("minstry.gif", "did you mean `ministry.gif`?", Some("ministry.gif")),
            ("Ministry.gif", "did you mean `ministry.gif`?", Some("ministry.gif")),
            ("logos/ministry.gif", "write `ministry.gif`", Some("ministry.gif")),
            ("content/bundles/ministry.gif", "write `ministry.gif`", Some("ministry.gif")),
            ("../other.gif", "put the file into", None),
            ("C:/logos/other.gif", "put the file into", None),
            ("other.png", "put the file into", None),
            ("seal-of-the-state.svg", "export the logo as PNG", None),
            ("letterhead.pdf", "export the logo as PNG", None),
        ] {
            let found = found(file);
            let [(_, finding)] = found.as_slice() else { panic!("{file}: {found:?}") };
            assert_eq!(
                (finding.severity, finding.suggestion.as_deref()),
                (Severity::Error, better),
                "{file}"
            );
            assert!(finding.helps[0].starts_with(help), "{finding:?}");
        }
        assert!(found("ministry.gif").is_empty());
    }

    #[test]
    fn pictures_of_recipes_obey_the_rules_of_pictures() {
        let site = site("logos: [{file: ministry.gif, alt: {en: Ministry}}]");
        let path = "content/bundles/ministry.gif";
        assert_eq!(site.clone().with(path, "<svg/>").marked("FB0212"), [path]);
        assert_eq!(site.clone().with(path, "GIF89a".repeat(60_000)).marked("FB0213"), [path]);
        let svg = "content/bundles/seal.svg";
        assert_eq!(site.clone().with(svg, "<svg/>").marked("FB0212"), [svg]);
        for code in ["FB0212", "FB0213", "FB0214", "FB0216"] {
            assert_eq!(site.marked(code), [""; 0], "{code}");
        }
    }

    #[test]
    fn a_picture_of_no_recipe_is_told() {
        let path = "content/bundles/ministry.gif";
        let told = site("").found("FB0507");
        assert_eq!((told.len(), told[0].0.as_str(), told[0].1.severity), (1, path, Severity::Warning));
        // It may be in what cannot be read, or is named with a slip that has its finding.
        for logos in [
            "logos: [{file: ministry.gif, alt: {en: A}}]",
            "logos: [{file: a/ministry.gif, alt: {en: A}}]",
            "logos: ministry.gif",
            "logos: [ministry.gif]",
            "logos: [{fiel: ministry.gif, alt: {en: A}}]",
            "logos: [{file: 1, alt: {en: A}}]",
            "logos: [{file: ministry.gif",
        ] {
            assert_ne!(site(logos).marked("FB0507"), [path], "{logos}");
        }
    }

    #[test]
    fn an_alternative_text_says_whose_logo_it_is() {
        for (alt, told) in [("Logo", 1), ("ministry.gif", 1), ("Ministry", 0), ("Ministry of ICT", 0)] {
            let found = site(&format!("logos: [{{file: ministry.gif, alt: {{en: {alt}}}}}]")).found("FB0507");
            assert_eq!(found.len(), told, "{alt}: {found:?}");
            assert!(
                found.iter().all(|(place, finding)| place == alt && finding.severity == Severity::Warning)
            );
        }
    }
}
