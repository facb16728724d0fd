//! `fieldbook search`.

use serde_json::Value;

use crate::fixture::run_on_own_site;

#[test]
fn the_command_asks_the_same_index() {
    let found = run_on_own_site(&["search", "--lang", "en", "--json", "vaccine", "fridge"], &[]);
    let answer: Value = serde_json::from_str(&found.stdout).unwrap();
    assert_eq!(answer["query"], "vaccine fridge");
    assert_eq!(answer["lang"], "en");
    assert_eq!(answer["hits"][0]["symbol"], "BP-JN8S8");
    assert_eq!(answer["hits"][0]["path"], "en/practices/join-vaccine-stock-and-fridge-alarms.html");
    assert_eq!(answer["total"], answer["hits"].as_array().unwrap().len());
    let shown = run_on_own_site(&["search", "sesnor", "--facet", "domain=health", "--limit", "1"], &[]);
    assert!(shown.stdout.starts_with("BP-"), "{}", shown.stdout);
    assert!(shown.stderr.contains("`sesnor` stands nowhere; looked for `sensor`"), "{}", shown.stderr);
    let refused = |facet: &str, told: &str| {
        let ran = run_on_own_site(&["search", "--lang", "fr", "eau", "--facet", facet], &[]).exits(2);
        assert!(ran.stdout.is_empty() && ran.stderr.contains(told), "{facet}: {}", ran.stderr);
    };
    refused("colour=red", "`colour` is no key of `--facet`; the keys are domain, ");
    refused("domane=sante", "did you mean `domaine`?");
    refused("domain=helth", "`helth` is no value of `domain`; did you mean `domain=health`?");
    refused("pays=Rwnda", "did you mean `place=Rwanda`?");
    refused("stade=xyz", "the values are ");
    refused("pays=qqqqqq", "the values stand in `content/vocabularies/countries.yaml`");
    refused("origine", "needs a key and a value");
    // The words of the language say the same as the ids.
    let water = |facet: &str| {
        let ran = run_on_own_site(&["search", "--lang", "fr", "vaccins", "--json", "--facet", facet], &[]);
        let answer: Value = serde_json::from_str(&ran.exits(0).stdout).unwrap();
        answer["hits"].as_array().unwrap().iter().map(|hit| hit["symbol"].to_string()).collect::<Vec<_>>()
    };
    let by_id = water("domain=health");
    assert!(!by_id.is_empty());
    for facet in ["domaine=santé", "Domaine:SANTE", "domain=Santé"] {
        assert_eq!(water(facet), by_id, "{facet}");
    }
    assert!(water("domaine=eau").is_empty());
}

#[test]
fn the_command_says_once_what_it_did_with_other_languages() {
    let told = |args: &[&str]| run_on_own_site(&[&["search"], args].concat(), &[]).exits(0).stderr;
    let mended = told(&["sesnor", "--others"]);
    assert_eq!(mended.matches("looked for `sensor`").count(), 1, "{mended}");
    assert!(mended.contains("`sesnor` stands nowhere in English"), "{mended}");
    // Nothing in French: others have it, and only then is it said.
    let hint = "`--others` shows them";
    assert!(told(&["speeding", "--lang", "fr"]).contains(hint));
    for args in
        [&["speeding", "--lang", "fr", "--others"][..], &["xyzzyxyz"], &["speeding"], &["-q", "xyzzyxyz"]]
    {
        assert!(!told(args).contains(hint), "{args:?}");
    }
}

/// As on the page: a word that another language has is not mended, and what is not mended anywhere is.
#[test]
fn a_word_of_another_language_is_told_before_it_is_taken_for_a_slip() {
    let asked = |args: &[&str]| run_on_own_site(&[&["search"], args].concat(), &[]).exits(0);
    let ran = asked(&["rice", "--lang", "es"]);
    assert!(ran.stderr.contains("`rice`: nowhere in Spanish, but in English"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("looked for") && !ran.stdout.contains("BP-"), "{}", ran.stderr);
    assert!((ran.stdout + &ran.stderr).contains("found in other languages: 2 practices"));
    let ran = asked(&["rice", "--lang", "es", "--others", "--json"]);
    let answer: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(answer["total"], 2);
    assert!(answer["hits"].as_array().unwrap().iter().all(|hit| hit["lang"] == "en"), "{answer}");
    // A second word changes nothing, and a slip of all languages is mended in the reader's own alone.
    let ran = asked(&["hubs iot", "--lang", "es"]);
    assert!(ran.stderr.contains("but in English") && !ran.stderr.contains("looked for"), "{}", ran.stderr);
    let ran = asked(&["sesnor", "--lang", "es", "--others"]);
    assert!(ran.stderr.contains("`sesnor` stands nowhere in Spanish; looked for"), "{}", ran.stderr);
}

/// Facets and goals have one name in all languages, whatever the reader calls them.
#[test]
fn the_command_asks_other_languages_for_the_facets_that_are_meant() {
    let found = |language: &str, query: &str| {
        let args = ["search", "--json", "--others", "--limit", "1000", "--lang", language, "--", query];
        let answer: Value = serde_json::from_str(&run_on_own_site(&args, &[]).exits(0).stdout).unwrap();
        let hits = answer["hits"].as_array().unwrap().iter();
        let hits = hits.map(|hit| (hit["symbol"].to_string(), hit["lang"] == language));
        hits.collect::<Vec<_>>()
    };
    for (own, by_id) in [
        ("domaine:santé", "domain:health"),
        ("Domaine : « santé » -stade:pilote", "domain:health -stage:pilot"),
        ("-domaine:santé pays:Kenya", "-domain:health place:ken"),
        ("ODD 6 -domaine:santé", "sdg6 -domain:health"),
        // Small words of one language are other words in another.
        ("pour le mobile", "mobile"),
    ] {
        let hits = found("fr", own);
        assert_eq!(hits, found("fr", by_id), "{own}");
        assert!(hits.iter().any(|(_, is_own)| !is_own), "{own}: {hits:?}");
    }
}

#[test]
fn a_query_that_can_find_nothing_is_told_why() {
    for (args, why) in [
        (&["?"][..], "no word to look for"),
        (&["\"\""], "no word to look for"),
        (&["?", "--facet", "domain=health"], "no word to look for in it: only `--facet` chooses"),
        (&["место:Индия", "--lang", "ru"], "`место:` narrows nothing; what does is domain,"),
        (&["foo:xyzzyxyz"], "`foo:` narrows nothing"),
        (&["country:Mali"], "(Mali) is known"),
        (&["country:Malt"], "(Malta)"),
    ] {
        let ran = run_on_own_site(&[&["search"], args].concat(), &[]).exits(0);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
    }
    let ran = run_on_own_site(&["search", "", "--facet", "domain=health"], &[]).exits(0);
    assert!(ran.stderr.contains(" found") && !ran.stderr.contains("no word"), "{}", ran.stderr);
    for args in [&["xyzzyxyz"][..], &["https://xyzzyxyz.example"], &["domain:health xyzzyxyz"]] {
        let ran = run_on_own_site(&[&["search"], args].concat(), &[]).exits(0);
        assert!(!ran.stderr.contains("narrows nothing"), "{}", ran.stderr);
    }
}

/// A country is not taken for another word of the texts.
#[test]
fn the_name_of_a_country_with_a_slip_leads_to_the_country() {
    for (language, query, meant) in [
        ("es", "kenia", "`kenia` stands nowhere; did you mean `place:ken` (Kenya)?"),
        ("ru", "Кеня", "did you mean `place:ken` (Кения)?"),
        ("fr", "kazakstan", "did you mean `place:kaz` (Kazakhstan)?"),
        ("ru", "казахтан", "did you mean `place:kaz` (Казахстан)?"),
    ] {
        let ran = run_on_own_site(&["search", "--lang", language, query], &[]).exits(0);
        assert!(ran.stderr.contains(meant) && !ran.stderr.contains("looked for"), "{query}: {}", ran.stderr);
    }
}

#[test]
fn a_query_that_begins_with_a_hyphen_is_told_how_it_is_asked() {
    for (query, tip) in [
        ("-solar pump", "fieldbook search -- '-solar pump'"),
        ("-solar", "fieldbook search -- '-solar'"),
        ("--solar pump", "fieldbook search -- '--solar pump'"),
        // The first letter is that of an option.
        ("-hot water", "fieldbook search -- '-hot water'"),
        ("-Chile water", "fieldbook search -- '-Chile water'"),
        ("-vaccine fridge", "fieldbook search -- '-vaccine fridge'"),
        ("-hot", "fieldbook search -- '-hot'"),
    ] {
        let ran = run_on_own_site(&["search", query], &[]).exits(2);
        assert!(ran.stderr.contains(&format!("unexpected argument '{query}'")), "{}", ran.stderr);
        assert!(ran.stderr.contains(tip), "{}", ran.stderr);
    }
    // With all that stands around it.
    for (args, tip) in [
        (&["search", "pump", "-solar"][..], "fieldbook search -- 'pump -solar'"),
        (
            &["search", "--lang", "fr", "eau", "-riz", "--limit=3"],
            "fieldbook search --lang fr --limit=3 -- 'eau -riz'",
        ),
        (&["search", "--limit", "-1", "pump"], "as in `--option=-1`"),
        (&["-q", "search", "pump", "-solar"], "fieldbook search -- 'pump -solar'"),
    ] {
        let ran = run_on_own_site(args, &[]).exits(2);
        assert!(ran.stderr.contains(tip), "{}", ran.stderr);
    }
    let ran = run_on_own_site(&["search", "--", "-solar pump"], &[]).exits(0);
    assert!(ran.stdout.starts_with("BP-"), "{}", ran.stdout);
    let ran = run_on_own_site(&["check", "search", "-x"], &[]).exits(2);
    assert!(!ran.stderr.contains("fieldbook search"), "{}", ran.stderr);
    // Another slip is told as before.
    let ran = run_on_own_site(&["search", "pump", "--limt", "3"], &[]).exits(2);
    assert!(ran.stderr.contains("exists: '--limit'"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("search -- "), "{}", ran.stderr);
}

#[test]
fn slips_and_silences_of_a_query_are_told() {
    for (args, told) in [
        (&["domian:health"][..], "`domian:health`: did you mean `domain:health`?"),
        // Also when something is found, and for other programs.
        (&["fridge domaine:santé", "--lang", "en"], "did you mean `domain:santé`?"),
        (&["--json", "fridge domian:health"], "did you mean `domain:health`?"),
        (&["pump cost:\"<1k\""], "`cost:` narrows nothing"),
        (&["BP-JN8S9"], "did you mean `BP-JN8S8`?"),
        (&["pump", "--facet", "country=Brazil"], "`place:bra` (Brazil) is known, but no practice has it"),
        (&["country:USA"], "`place:usa` (United States of America) is known, but no practice has it"),
        (&["sdg:99"], "they go from 1 to 17; practices here have "),
        (&["sdg:5"], "`sdg:5` (Gender Equality) is known, but no practice has it"),
        (&["country:zzzzqq"], "more"),
        (&["water country:"], "`place:` has no value and is left out; it may be: "),
        (&["country:costarica"], "`place:cri` (Costa Rica) is known"),
        (&["country:South Korea"], "`place:kor` (Republic of Korea) is known"),
        (&["country:Kenya,Uganda"], "one of them is enough: `place:ken place:uga`"),
        (&["country:Viet Nam,Costa Rica"], "one of them is enough: `place:vnm place:cri`"),
        (&["country:Kenya,Viet Nam, Costa Rica pump"], "`place:ken place:vnm place:cri`"),
        (&["country:\"Viet Nam, Kenya\""], "one of them is enough: `place:vnm place:ken`"),
        (&["country:Kenya/Mali | Uganda"], "one of them is enough: `place:ken place:mli place:uga`"),
        (&["country:Kenya+Uganda,Mali, pump"], "one of them is enough: `place:ken place:uga place:mli`"),
        // Nothing is left out in silence.
        (&["country:Kenya,Mali,zz,Uganda"], "no practice has `place:kenya-mali-zz-uganda`"),
        (&["country:Kenya,Mali,zz"], "no practice has `place:kenya-mali-zz`"),
        (&["pump -country:Viet Nam,Costa Rica"], "one by one: `-place:vnm -place:cri`"),
        (&["pays:Viet Nam、Kenya", "--lang", "fr"], "one of them is enough: `place:vnm place:ken`"),
        (&["\"fridge in"], "a quote is opened and not closed"),
        (&["pump OR valve"], "`OR` joins nothing here: all words are looked for"),
        (&["water -water"], "`water` is wanted and not wanted"),
        (&["domain:health -domain:health"], "the facets leave each other nothing"),
        (&["pump", "--as-of", "2006-02-20"], "no practice was published on 2006-02-20 or before"),
    ] {
        let ran = run_on_own_site(&[&["search"], args].concat(), &[]).exits(0);
        assert!(ran.stderr.contains(told), "{args:?}: {}", ran.stderr);
    }
    // What is asked twice is told once.
    for (query, told) in [
        ("domain:x domain:x", "has `domain:x`"),
        ("country:Kenya,Uganda country:Kenya,Uganda", "is no value"),
        ("country:Mali -country:Mali country:Mali", "(Mali) is known"),
        ("domian:health domian:health", "did you mean"),
        ("BP-JN8S9 BP-JN8S9", "did you mean"),
        ("water -water -water", "is wanted and not wanted"),
        ("cost:1 cost:2", "narrows nothing"),
    ] {
        let ran = run_on_own_site(&["search", query], &[]).exits(0);
        assert_eq!(ran.stderr.matches(told).count(), 1, "{query}: {}", ran.stderr);
    }
    // What has no slip is answered without a word of one.
    for query in [
        "bp-jn8s8",
        "bp7k3qo",
        "vaccine fridge domain:health",
        "kind of organisation: government",
        "\"hand pump\"",
        "country:netherlands",
        "country:Great Britain",
        "country:vietnam",
    ] {
        let ran = run_on_own_site(&["search", query], &[]).exits(0);
        for told in ["did you mean", "no practice", "leave each other", "not wanted", "is opened"] {
            assert!(!ran.stderr.contains(told), "{query}: {}", ran.stderr);
        }
    }
}

#[test]
fn arguments_that_cannot_be_are_refused_in_plain_words() {
    for (args, told) in [
        (["--facet", "domain=health,energy"], "--facet domain=health --facet domain=energy"),
        (["--limit", "ten"], "a whole number of results is expected, as in 10"),
        (["--as-of", "2026-02-30"], "this day does not exist"),
        (["--as-of", "30.2.2026"], "a day is written YYYY-MM-DD"),
    ] {
        let ran = run_on_own_site(&[&["search", "pump"], &args[..]].concat(), &[]).exits(2);
        assert!(ran.stderr.contains(told), "{args:?}: {}", ran.stderr);
    }
    // A folder that is there may stand right behind its option.
    assert!(!run_on_own_site(&["search", "pump", "-Ccontent"], &[]).stderr.contains("unexpected argument"));
}
