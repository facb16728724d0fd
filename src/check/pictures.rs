//! Pictures: which there are, who declares them, and which words say nothing.

use std::collections::BTreeSet;

use crate::check::Context;
use crate::fault::{FaultKind, Place};
use crate::link::outline::folded;
use crate::link::target::Target;
use crate::model::language::Language;
use crate::parse::layout::{Seat, seat_of};
use crate::read::Asset;
use crate::source::SourceId;

impl<'a> Context<'a> {
    /// Every picture file beside a practice, a page or the recipes of bundles.
    pub(crate) fn picture_files(&self) -> impl Iterator<Item = &'a Asset> + use<'a> {
        let assets = self.library.assets.iter();
        assets.filter(|asset| matches!(seat_of(&asset.path), Ok(Seat::Image { .. } | Seat::Logo { .. })))
    }

    /// Paths of all pictures that a text shows or links to.
    pub(crate) fn used_pictures(&self) -> BTreeSet<&'a str> {
        let bodies = self.library.bodies();
        let targets = bodies.iter().flat_map(|(_, body)| body.targets.values());
        targets
            .filter_map(|target| match target {
                Target::Asset(path) => Some(path.as_str()),
                _ => None,
            })
            .collect()
    }

    /// The texts whose `images` could not be read in full. What they declare is not known, and they
    /// have findings of their own.
    pub(crate) fn texts_with_unread_images(&self) -> BTreeSet<SourceId> {
        let in_images = |kind: &FaultKind| match kind {
            FaultKind::WrongType { key, .. } | FaultKind::EmptyValue { key, .. } => key.starts_with("images"),
            FaultKind::MissingKey { of, .. } | FaultKind::UnknownKey { of, .. } => of.ends_with("image"),
            FaultKind::LostKey { key } => key == "images",
            _ => false,
        };
        let faults = self.faults().filter(|fault| in_images(&fault.kind));
        faults
            .filter_map(|fault| match &fault.place {
                Place::Span(span) => Some(span.source),
                Place::Path(_) => None,
            })
            .collect()
    }
}

/// Words that stand for any picture, folded, in the six languages.
const ANY_PICTURE: [&str; 72] = [
    "chart",
    "diagram",
    "drawing",
    "figure",
    "fig",
    "graph",
    "graphic",
    "icon",
    "illustration",
    "image",
    "img",
    "logo",
    "map",
    "photo",
    "photograph",
    "pic",
    "picture",
    "screenshot",
    "table",
    "a photo",
    "a picture",
    "an image",
    "the picture",
    "alt",
    "alt text",
    "todo",
    "untitled",
    "capture",
    "capture d écran",
    "carte",
    "dessin",
    "diagramme",
    "graphique",
    "illustration",
    "photographie",
    "schéma",
    "captura",
    "captura de pantalla",
    "dibujo",
    "diagrama",
    "esquema",
    "figura",
    "foto",
    "fotografía",
    "gráfico",
    "gráfica",
    "imagen",
    "mapa",
    "диаграмма",
    "график",
    "изображение",
    "иллюстрация",
    "картинка",
    "карта",
    "рисунок",
    "рис",
    "снимок",
    "снимок экрана",
    "схема",
    "фото",
    "фотография",
    "خريطة",
    "رسم",
    "رسم بياني",
    "شكل",
    "صورة",
    "图",
    "图像",
    "图片",
    "图表",
    "照片",
    "示意图",
];

/// Whether an alternative text says nothing of what the picture shows.
pub(crate) fn alt_says_nothing(alt: &str, file: &str) -> bool {
    if alt.trim().is_empty() {
        return false;
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = folded(alt);
    let like_file = |name: &str| !name.is_empty() && words == folded(name);
    let lower = alt.trim().to_lowercase();
    let is_file = !lower.contains(' ')
        && lower.rsplit_once('.').is_some_and(|(_, ending)| {
            crate::parse::layout::IMAGE_ENDINGS.contains(&ending)
                || ["bmp", "tif", "tiff", "heic"].contains(&ending)
        });
    // `Figure 2`, `IMG_2033`, `图1`: the word with a number.
    let kind = words.trim_matches(|c: char| c.is_numeric() || c.is_whitespace());
    is_file
        || like_file(name)
        || (like_file(stem) && !lower.contains(' '))
        || kind.is_empty()
        || ANY_PICTURE.contains(&kind)
}

/// Words that stand for any link, folded, by language.
fn any_link(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[
            "here",
            "click here",
            "click",
            "press here",
            "tap here",
            "see here",
            "look here",
            "link",
            "a link",
            "the link",
            "this link",
            "this",
            "this page",
            "this site",
            "this website",
            "that",
            "it",
            "go",
            "more",
            "more here",
            "read more",
            "learn more",
            "see more",
            "more info",
            "more information",
            "details",
            "url",
            "web link",
            "follow this link",
            "read this",
            "see this",
        ],
        Language::Fr => &[
            "ici",
            "cliquez ici",
            "cliquer ici",
            "voir ici",
            "voir",
            "par ici",
            "lien",
            "le lien",
            "ce lien",
            "cette page",
            "ce site",
            "plus",
            "en savoir plus",
            "savoir plus",
            "lire plus",
            "lire la suite",
            "la suite",
            "suite",
            "plus d informations",
            "plus dinformations",
            "détails",
            "cliquez",
            "cliquez sur ce lien",
        ],
        Language::Es => &[
            "aquí",
            "aqui",
            "haga clic aquí",
            "haz clic aquí",
            "clic aquí",
            "pulse aquí",
            "ver aquí",
            "vea aquí",
            "ver",
            "enlace",
            "el enlace",
            "este enlace",
            "esta página",
            "este sitio",
            "más",
            "leer más",
            "saber más",
            "ver más",
            "más información",
            "detalles",
            "seguir leyendo",
        ],
        Language::Ru => &[
            "здесь",
            "тут",
            "сюда",
            "нажмите здесь",
            "нажмите сюда",
            "щелкните здесь",
            "ссылка",
            "эта ссылка",
            "по ссылке",
            "по этой ссылке",
            "ссылке",
            "эта страница",
            "этот сайт",
            "подробнее",
            "далее",
            "читать далее",
            "ещё",
            "еще",
            "больше",
            "узнать больше",
            "смотреть",
            "подробности",
        ],
        Language::Ar => &[
            "هنا",
            "اضغط هنا",
            "انقر هنا",
            "من هنا",
            "رابط",
            "الرابط",
            "هذا الرابط",
            "هذه الصفحة",
            "هذا الموقع",
            "المزيد",
            "اقرأ المزيد",
            "لمزيد",
            "للمزيد",
            "التفاصيل",
        ],
        Language::Zh => &[
            "这里",
            "这儿",
            "此处",
            "点击这里",
            "点击此处",
            "点这里",
            "请点击这里",
            "请点击此处",
            "点击",
            "链接",
            "此链接",
            "这个链接",
            "本页",
            "此页",
            "更多",
            "了解更多",
            "阅读更多",
            "查看更多",
            "查看",
            "详情",
            "网址",
        ],
    }
}

/// Whether the words of a link say nothing of where it leads.
pub(crate) fn link_says_nothing(words: &str, language: Language) -> bool {
    let words = folded(words);
    // English words are met in every language.
    any_link(language).contains(&words.as_str()) || any_link(Language::En).contains(&words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_any_picture_say_nothing_and_descriptions_do() {
        for (alt, file) in [
            ("image", "a.png"),
            ("Photo 1", "a.png"),
            ("IMG_2033", "x.jpg"),
            ("plan.png", "plan.png"),
            ("plan", "plan.png"),
            ("other.JPG", "plan.png"),
            ("图1", "a.png"),
            ("صورة", "a.png"),
            ("Рисунок 2.", "a.png"),
            ("12", "a.png"),
            ("…", "a.png"),
        ] {
            assert!(alt_says_nothing(alt, file), "{alt}");
        }
        for (alt, file) in [
            ("", "a.png"),
            ("A hand pump with a sensor", "a.png"),
            ("Map of the pumps in Rwanda", "map.png"),
            ("水泵", "a.png"),
            ("Photo of a pump", "photo.png"),
            ("Pump head", "pump-head.png"),
            ("Схема подключения датчика", "a.png"),
        ] {
            assert!(!alt_says_nothing(alt, file), "{alt}");
        }
    }

    #[test]
    fn words_for_any_link_say_nothing_in_six_languages() {
        for (words, language) in [
            ("here", Language::En),
            ("Click here!", Language::En),
            ("en savoir plus…", Language::Fr),
            ("Aquí", Language::Es),
            ("Подробнее", Language::Ru),
            ("اضغط هنا", Language::Ar),
            ("点击这里", Language::Zh),
            ("here", Language::Zh),
        ] {
            assert!(link_says_nothing(words, language), "{words}");
        }
        for (words, language) in [
            ("the law", Language::En),
            ("plus", Language::En),
            ("Здесь о насосах", Language::Ru),
            ("水泵", Language::Zh),
        ] {
            assert!(!link_says_nothing(words, language), "{words}");
        }
    }
}
