use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{Compared, FEWEST_TERMS, MOST_TERMS, Terms, template_of};
use crate::check::tests::{Site, today};
use crate::index::analysis::Analyser;
use crate::index::document::{Document, documents};
use crate::index::store::{LanguageIndex, Snapshot};
use crate::model::language::Language;

/// The practices of this repository in a language.
struct Own {
    documents: Vec<Document>,
    snapshot: Snapshot,
}

fn own(language: Language) -> &'static Own {
    static OWN: OnceLock<BTreeMap<Language, Own>> = OnceLock::new();
    let own = OWN.get_or_init(|| {
        let library = crate::load(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let edition = crate::edition::select(&library, &[], &Default::default(), today());
        let of_language = |language| {
            let documents = documents(&edition, language);
            let index = LanguageIndex::in_memory(language);
            index.update(&documents).unwrap();
            let snapshot = index.snapshot().unwrap();
            (language, Own { documents, snapshot })
        };
        Language::ALL.into_iter().map(of_language).collect()
    });
    &own[&language]
}

impl Own {
    /// Texts beside these practices.
    fn compared<'a>(&'a self, texts: &'a [Terms]) -> Compared<'a> {
        Compared::new(&self.snapshot, &self.documents, Vec::new(), texts)
    }

    fn number(&self, slug: &str) -> usize {
        self.documents.iter().position(|document| document.slug() == slug).unwrap()
    }

    fn analyser(&self) -> &Analyser {
        &self.snapshot.analyser
    }
}

/// What those documents that `is_published` have of a text, if that is much, the most first, with their numbers.
fn like(compared: &mut Compared<'_>, at: usize, is_published: impl Fn(usize) -> bool) -> Vec<(f32, usize)> {
    let documents = compared.documents.len();
    compared.published = (0..documents).map(is_published).collect();
    compared.like(at, |number| number < documents).unwrap()
}

/// A text in which every tenth word is one of another text; of Chinese, every tenth character.
fn a_tenth_changed(text: &str, other: &str, language: Language) -> String {
    let pieces = |text: &str| -> Vec<String> {
        match language {
            Language::Zh => text.chars().map(String::from).collect(),
            _ => text.split_whitespace().map(|word| format!("{word} ")).collect(),
        }
    };
    let (mut text, other) = (pieces(text), pieces(other));
    for (at, piece) in text.iter_mut().enumerate().filter(|(at, _)| at % 10 == 3) {
        piece.clone_from(&other[at * 7 % other.len()]);
    }
    text.concat()
}

/// Each practice as if it were a draft beside all others, and beside each of the others alone.
#[test]
fn no_practice_of_this_repository_says_what_another_says() {
    for language in Language::ALL {
        let own = own(language);
        let texts: Vec<Terms> =
            own.documents.iter().map(|document| Terms::of_document(own.analyser(), document)).collect();
        let mut compared = own.compared(&texts);
        for (at, document) in own.documents.iter().enumerate() {
            let slug = document.slug();
            assert_eq!(like(&mut compared, at, |other| other != at), [], "{language:?}: {slug}");
            let next = (at + 1) % own.documents.len();
            assert_eq!(like(&mut compared, at, |other| other == next), [], "{language:?}: {slug}");
            // The practice itself has all of it.
            let whole = like(&mut compared, at, |_| true);
            assert_eq!((whole.len(), whole[0].1), (1, at));
            assert!(whole[0].0 > 0.99, "{whole:?}");
        }
    }
}

/// The numbers stand beside `LEAST_SHARE`; these are a little less.
#[test]
fn a_practice_in_other_words_is_found_and_no_other() {
    for (language, slug, least, text) in [
        (Language::En, "tie-sensors-to-a-repair-service", 0.38, RETOLD_EN),
        (Language::Fr, "payer-l-eau-par-petites-sommes", 0.45, RETOLD_FR),
        (Language::Es, "medir-los-pozos-segun-su-caudal", 0.55, RETOLD_ES),
    ] {
        let own = own(language);
        let at = own.number(slug);
        let [title, summary, body] = text;
        let texts = [Terms::of(own.analyser(), [title, summary, "", body])];
        let mut compared = own.compared(&texts);
        for alone in [false, true] {
            let found = like(&mut compared, 0, |other| other == at || !alone);
            assert_eq!(found.iter().map(|(_, number)| *number).collect::<Vec<_>>(), [at], "{language:?}");
            assert!((least..0.9).contains(&found[0].0), "{language:?}, {alone}: {found:?}");
        }
        assert_eq!(like(&mut compared, 0, |other| other != at), [], "{language:?}");
        let others = 0..own.documents.len();
        for other in others.filter(|other| *other != at) {
            assert_eq!(like(&mut compared, 0, |number| number == other), [], "{language:?}");
        }
    }
}

#[test]
fn a_tenth_of_other_words_hides_nothing() {
    for language in Language::ALL {
        let own = own(language);
        for (at, document) in own.documents.iter().enumerate().take(2) {
            let other = &own.documents[(at + 1) % own.documents.len()];
            let changed = |text: &str| a_tenth_changed(text, &other.body, language);
            let [title, summary, body] =
                [&document.title, &document.summary, &document.body].map(|text| changed(text));
            let texts = [Terms::of(own.analyser(), [&title, &summary, &document.headings, &body])];
            let mut compared = own.compared(&texts);
            for alone in [false, true] {
                let found = like(&mut compared, 0, |number| number == at || !alone);
                assert_eq!(found.len(), 1, "{language:?}: {}: {found:?}", document.slug());
                assert!(found[0].1 == at && found[0].0 > 0.5, "{language:?}: {}: {found:?}", document.slug());
            }
        }
    }
}

#[test]
fn another_country_is_no_other_practice() {
    let own = own(Language::En);
    let at = own.number("tie-sensors-to-a-repair-service");
    let document = &own.documents[at];
    let moved = |text: &str| {
        let mut text = text.to_owned();
        for (from, to) in [
            ("Rwanda", "Malawi"),
            ("three provinces", "five districts"),
            ("Portland State University", "Mzuzu University"),
            ("Oregon Health & Science University", "Lilongwe College of Health"),
            ("Living Water International", "Shire Wells"),
            ("SweetSense", "Madzi Labs"),
            ("western Kenya", "northern Zambia"),
            ("2014", "2019"),
            ("2015", "2020"),
            ("181", "96"),
            ("152", "120"),
            ("21", "30"),
        ] {
            text = text.replace(from, to);
        }
        text
    };
    let [title, summary, body] = [&document.title, &document.summary, &document.body].map(|text| moved(text));
    let texts = [Terms::of(own.analyser(), [&title, &summary, "", &body])];
    let found = like(&mut own.compared(&texts), 0, |_| true);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1 == at && found[0].0 > 0.7, "{found:?}");
}

/// A title and a summary alone may look like another practice by chance.
#[test]
fn a_text_of_a_few_words_is_not_compared() {
    let own = own(Language::En);
    let head = |document: &Document| Terms::of(own.analyser(), [&document.title, &document.summary, "", ""]);
    let texts: Vec<Terms> = own.documents.iter().map(head).collect();
    let mut compared = own.compared(&texts);
    for (at, text) in texts.iter().enumerate() {
        assert!(text.0.len() < FEWEST_TERMS, "{}", own.documents[at].slug());
        assert_eq!(like(&mut compared, at, |_| true), []);
    }
}

#[test]
fn of_a_text_of_thousands_of_words_the_most_frequent_are_compared() {
    let own = own(Language::En);
    let words = |letter: char| (0..9_000).map(|number| format!("{letter}{number}x ")).collect::<String>();
    let often = "pump ".repeat(10_000);
    let terms = Terms::of(own.analyser(), ["pump", "the pumps", "", &format!("{}{often}", words('w'))]);
    assert_eq!(terms.0.len(), MOST_TERMS);
    assert!(terms.often("pump") > 100.0 && terms.often("the") == 0.0);
    assert!(terms.0.is_sorted_by(|one, other| one.0 < other.0));
    let texts = [terms, Terms::of(own.analyser(), ["", "", "", &often])];
    let mut compared = own.compared(&texts);
    assert_eq!(like(&mut compared, 0, |_| true), []);
    assert_eq!(like(&mut compared, 1, |_| true), []);
}

/// So long as nobody has filled it in.
#[test]
fn the_paragraphs_of_the_template_are_known() {
    let library = Site::starter().library();
    let paragraphs = template_of(&library, Language::En);
    assert!(paragraphs.iter().any(|paragraph| paragraph.starts_with("What was wrong, for whom, and where.")));
    assert!(paragraphs.iter().any(|paragraph| paragraph.ends_with(crate::model::template::OPTIONAL)));
    assert!(paragraphs.iter().all(|paragraph| !paragraph.contains('\n')));
}

/// Title, summary and text of a practice of this repository, told again (English).
const RETOLD_EN: [&str; 3] = [
    "Send a mechanic as soon as the pump itself reports a fault",
    "Scientists from a university in Portland put 181 sensors with mobile data into hand pumps in Rwanda in \
     2014 and tried three kinds of maintenance for seven months. Where mechanics were sent because of the \
     readings, half of the broken pumps ran again after 21 days; elsewhere it took 152 days. Nine of ten \
     pumps worked, and a working pump cost no more per year than before.",
    "Families in villages fetch their water from hand pumps, and up to two thirds of these stand still at any \
     time. A family whose pump is broken walks to the next one or drinks from a river. Mechanics in Rwanda \
     had to travel around only to learn which pumps were broken, which cost much money. The device hides in \
     the head of the pump and notices pressure and flow. Several times a day it sends its readings over GSM \
     with a SIM card, and the office watches all pumps on a screen. Three services were compared: the usual \
     maintenance without data, a circuit rider who visits pumps by turns, and an ambulance that goes where \
     the sensor reports trouble. With the ambulance 91 % of the pumps worked, with the circuit rider 73 %, in \
     the usual service 68 %. The yearly cost for each working pump was nearly equal. Whoever wants to do the \
     same should first list the pumps, test the mobile signal at each, and settle who goes, with which spare \
     parts, and who pays. Begin with a few pumps, log each alert, visit and repair, and publish the repair \
     time every month. The sensor was a prototype of about 500 dollars. Only the abstract of the study could \
     be read. Batteries must be collected, and people without signal need a phone number. Money for repair \
     comes before money for sensors.",
];

/// Title, summary and text of a practice of this repository, told again (French).
const RETOLD_FR: [&str; 3] = [
    "Vendre l’eau d’avance par téléphone, quelques francs à la fois",
    "Au Niger, CityTaps et la société des eaux ont installé depuis 2016 des compteurs prépayés dans des \
     maisons de Niamey. Les familles versent par argent mobile ce qu’elles peuvent. Deux ans plus tard, 460 \
     compteurs fonctionnaient et beaucoup de clients pensaient payer moins. En 2024, des chercheurs ont \
     pourtant vu que peu de foyers s’en servaient, car les pannes les avaient fait revenir à l’ancien \
     compteur.",
    "Dans la capitale du Niger, le réseau d’eau ne suit pas la croissance de la ville. Beaucoup font la queue \
     aux fontaines ou achètent à des porteurs avec leur charrette. Ceux qui ont un branchement le perdent \
     souvent à cause d’une facture impayée. La SEEN, qui exploite le réseau, voulait recouvrer ses factures \
     et servir aussi les plus pauvres. La GSMA a donné une première subvention pour 250 compteurs. CityTaps \
     apportait le compteur et son logiciel, Orange Niger le paiement par téléphone. L’essai a commencé avec \
     20 parcelles. Le compteur envoie sa consommation toutes les trente minutes, et dès que l’argent est \
     enregistré, la vanne laisse passer l’eau achetée. L’exploitant regarde le tout sur un tableau de bord. \
     Ensuite la SEEN a voulu 1 325 compteurs, et un prêt de 500 000 dollars devait en payer 10 000. Selon une \
     enquête du bailleur, 88 % des usagers dépensaient moins et 90 % des femmes y passaient moins de temps. \
     Il n’y avait pas de groupe témoin. L’étude de 2024 parle de difficultés techniques, sociales et \
     politiques. Pour faire de même, il faut une pression suffisante, un réseau mobile sûr, une équipe de \
     dépannage formée avant la pose et un régulateur qui fixe le tarif. Gardez un volume vital pour ceux qui \
     n’ont plus de crédit, prévoyez un paiement en espèces et reprenez les piles. Un compteur ne sert à rien \
     dans un quartier sans eau.",
];

/// Title, summary and text of a practice of this repository, told again (Spanish).
const RETOLD_ES: [&str; 3] = [
    "Pedir más medición a los pozos grandes y menos a los pequeños",
    "Chile obliga desde 2019 a los titulares de derechos de agua subterránea a medir su extracción. La \
     Dirección General de Aguas los reparte en clases según el caudal: los pozos mayores transmiten por \
     internet cada hora, los más chicos entregan una planilla por año. A mediados de 2024 había 3770 \
     captaciones con informes, pero nadie sabe cuántas faltan ni si se saca menos agua.",
    "Un derecho dice lo que se permite sacar de un pozo y no lo que sale de verdad. El Gobierno quiso \
     castigar las extracciones sin permiso y tener mejores datos, y en 2018 salió la Ley 21.064. Una sola \
     regla para todos habría sido imposible para los agricultores pequeños y demasiado blanda para los \
     grandes. La Resolución 1.238 formó cuatro clases: mayores, medias, menores y de caudal muy pequeño. Las \
     mayores deben tener sensor de nivel, medidor de caudal y registrador, y transmitir en línea a la \
     autoridad; a las muy pequeñas se les perdona el nivel. Los límites en litros por segundo se fijan para \
     cada acuífero en una resolución regional. En Quebrada Carrizal los mayores tuvieron 4 meses para \
     instalar y los pequeños 24. Cada titular inscribe su obra y su sistema de medición en un programa de la \
     autoridad. En 2025 hubo 304 infracciones por no cumplir el monitoreo, el segundo motivo de las multas. \
     Las fuentes no separan los pozos que transmiten de los que mandan planilla. En Mendoza, Argentina, se \
     dictó una norma parecida con tres grupos según las hectáreas. Para repetirlo hace falta una lista de \
     derechos con su caudal, inspectores y una oficina que reciba los datos. Empiece por los acuíferos con \
     peor estado, publique el formato y un manual, pruebe con voluntarios y compare el medidor con lo \
     recibido. Selle los medidores, acepte papel donde no llega la señal y publique solo totales.",
];
