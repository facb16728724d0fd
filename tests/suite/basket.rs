//! The basket from `file://` in Chromium: what is chosen is kept, put in order, and leaves as a document, a
//! recipe that the program takes, an address and a command.

use std::path::Path;
use std::process::Command;

use headless_chrome::protocol::cdp::{DOM, Emulation, Page};
use headless_chrome::types::PrintToPdfOptions;

use crate::chromium::{Listening, browser};
use crate::fixture::{Fixture, files_below, npm_file, own_site, run_in, skip};

const PUMPS: &str = "en/practices/tie-sensors-to-a-repair-service.html";

/// The symbols in the list of the basket's page, in its order.
fn listed(listening: &Listening) -> String {
    let script =
        "Array.from(document.querySelectorAll('.basket-list li'), (item) => item.dataset.practice).join()";
    listening.value(script).as_str().unwrap().to_owned()
}

fn text(listening: &Listening, selector: &str) -> String {
    let script = format!("document.querySelector('{selector}').textContent");
    listening.value(&script).as_str().unwrap().to_owned()
}

fn field(listening: &Listening, selector: &str) -> String {
    listening.value(&format!("document.querySelector('{selector}').value")).as_str().unwrap().to_owned()
}

fn press(listening: &Listening, selector: &str) {
    listening.value(&format!("document.querySelector({selector:?}).click()"));
}

/// Types into a field of the basket's page.
fn fill(listening: &Listening, name: &str, value: &str) {
    listening.value(&format!(
        "(field => {{ field.value = {value:?}; for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, {{ bubbles: true }})); }})(document.querySelector('[name={name}]'))"
    ));
}

/// Opens the basket's page with some practices that an address gives.
fn with(listening: &Listening, site: &Path, page: &str, symbols: &str) {
    listening.go(&format!("{}#{symbols}", url::Url::from_file_path(site.join(page)).unwrap()));
    listening.until("!document.querySelector('.basket-offer').hidden");
    press(listening, "[data-do=add]");
}

#[test]
fn what_is_chosen_is_kept_on_every_page_and_put_in_order() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    listening.open(&site.join(PUMPS));
    assert_eq!(text(&listening, ".basket-add"), "Add to basket");
    let button = listening.tab.find_element(".basket-add").unwrap();
    button.focus().unwrap();
    listening.tab.press_key("Enter").unwrap();
    listening.until("document.querySelector('.basket-add').getAttribute('aria-pressed') === 'true'");
    assert_eq!(text(&listening, ".basket-add"), "In the basket: remove");
    assert_eq!(text(&listening, ".basket-open + [role=status]"), "Basket 1");
    // Every card of a list has its button, and so has every result of the search, which is drawn later.
    listening.open(&site.join("ru/practices/index.html"));
    let all = listening.value("document.querySelectorAll('.card').length");
    assert_eq!(listening.value("document.querySelectorAll('.card > .basket-add').length"), all);
    assert_eq!(listening.value("document.querySelectorAll('.basket-add[aria-pressed=true]').length"), 1);
    press(&listening, ".card[data-symbol=\"BP-EZDSK\"] .basket-add");
    listening.go(&format!("{}?q=water", url::Url::from_file_path(site.join("en/search.html")).unwrap()));
    listening.until("document.querySelectorAll('#search-results .basket-add').length > 5");
    press(
        &listening,
        "#search-results li:not([data-symbol=\"BP-7K3Q0\"]):not([data-symbol=\"BP-EZDSK\"]) .basket-add",
    );
    assert_eq!(text(&listening, ".basket-open b"), "3");

    listening.open(&site.join("fr/basket.html"));
    listening.until("document.querySelectorAll('.basket-list a').length === 3");
    let third = listed(&listening).split(',').nth(2).unwrap().to_owned();
    assert_eq!(listed(&listening), format!("BP-7K3Q0,BP-EZDSK,{third}"));
    assert!(text(&listening, ".basket-kept").contains("dans ce navigateur"));
    // A text of another language is marked with it.
    assert_eq!(listening.value("document.querySelector('.basket-list a').lang"), "en");
    // By button: the focus goes with the practice, also to the end of the list.
    press(&listening, ".basket-list li:nth-child(2) [data-move=down]");
    assert_eq!(listed(&listening), format!("BP-7K3Q0,{third},BP-EZDSK"));
    let focus = "document.activeElement.closest('li').dataset.practice + document.activeElement.dataset.move";
    assert_eq!(listening.value(focus), "BP-EZDSKup");
    assert!(text(&listening, ".basket-said").ends_with("place 3"), "{}", text(&listening, ".basket-said"));
    // By keys.
    listening.value("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true }))");
    assert_eq!(listed(&listening), format!("BP-7K3Q0,BP-EZDSK,{third}"));
    // By dragging.
    listening.value(
        "(() => { const [first, , last] = document.querySelectorAll('.basket-list li'), data = new DataTransfer();
          const event = (name, target) => target.dispatchEvent(new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: data }));
          event('dragstart', last.querySelector('a')); event('dragover', first); event('drop', first); event('dragend', last); })()",
    );
    assert_eq!(listed(&listening), format!("{third},BP-7K3Q0,BP-EZDSK"));
    // Taken out, loaded again, emptied, and brought back.
    press(&listening, ".basket-list li:first-child [data-move=out]");
    listening.value("window.fbOld = true; location.reload()");
    listening.settle();
    assert_eq!(listed(&listening), "BP-7K3Q0,BP-EZDSK");
    press(&listening, "[data-do=clear]");
    assert_eq!((listed(&listening), text(&listening, ".basket-open b")), (String::new(), "0".to_owned()));
    assert_eq!(listening.value("document.querySelector('.basket-empty').hidden"), false);
    press(&listening, "[data-do=undo]");
    assert_eq!(listed(&listening), "BP-7K3Q0,BP-EZDSK");
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn an_address_is_an_offer_and_never_takes_the_place_of_the_basket_by_itself() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    with(&listening, &site, "en/basket.html", "BP-7K3Q0");
    let address = field(&listening, "#basket-address");
    // A file's own address is of no use to others.
    assert_eq!(address, format!("{}en/basket.html#BP-7K3Q0", crate::fixture::ADDRESS));
    assert_eq!(listening.value("document.querySelector('.basket-here').hidden"), true);
    listening.go(&format!(
        "{}#bp-ezdsk-f,BP-7K3Q0,BP-00000,%E0%A4,<b>",
        url::Url::from_file_path(site.join("ar/basket.html")).unwrap()
    ));
    assert_eq!(listening.value("document.querySelector('.basket-offer').hidden"), true, "no address of ours");
    listening.go(&format!(
        "{}#bp-ezdsk-f,BP-7K3Q0,BP-00000,nothing",
        url::Url::from_file_path(site.join("es/basket.html")).unwrap()
    ));
    listening.until("!document.querySelector('.basket-offer').hidden");
    assert_eq!(listed(&listening), "BP-7K3Q0");
    assert_eq!(listening.value("document.querySelectorAll('.basket-offer li').length"), 2);
    assert!(text(&listening, ".basket-offer .notes").contains("BP-00000"));
    assert_eq!(listening.value("location.hash"), "", "loaded again it offers nothing");
    press(&listening, "[data-do=refuse]");
    assert_eq!(listed(&listening), "BP-7K3Q0");
    listening.value("location.hash = '#BP-EZDSK'");
    listening.until("!document.querySelector('.basket-offer').hidden");
    press(&listening, "[data-do=replace]");
    assert_eq!(listed(&listening), "BP-EZDSK");
    // The way to the text of the page is no offer.
    press(&listening, ".skip");
    assert_eq!(listening.value("document.querySelector('.basket-offer').hidden"), true);
}

#[test]
fn a_recipe_leaves_the_basket_is_taken_by_the_program_and_comes_back() {
    let Some(browser) = browser() else { return };
    let fixture = Fixture::starter();
    fixture.edit("fieldbook.yaml", "languages: [en]", "languages: [en, fr]").edit(
        "fieldbook.yaml",
        "{en: Our best practices}",
        "{en: Our best practices, fr: Nos pratiques}",
    );
    fixture.run(&["build"]).exits(0);
    let site = fixture.path("public");
    let listening = Listening::new(&browser);
    with(&listening, &site, "en/basket.html", "BP-7K3Q0");
    press(&listening, "[data-do=export]");
    assert_eq!(
        text(&listening, ".basket-said"),
        "Each language of the book needs a title. Write it, or leave the language out: English"
    );
    let title = "Pumps: \"ours\" & 'theirs' # {x} \\n – 水 \u{85}\u{2028}!";
    fill(&listening, "title-en", title);
    fill(&listening, "place-en", "- Nakuru: [1]");
    fill(&listening, "host-en", "no");
    press(&listening, "[name=language][value=fr]");
    fill(&listening, "title-fr", "Pompes");
    // What is made is caught before it is saved.
    listening.value(
        "HTMLAnchorElement.prototype.click = function () { if (this.download) { window.saved = this.download; fetched = this.href; } };
         URL.createObjectURL = (blob) => { blob.text().then((text) => { window.made = text; }); return 'blob:x'; }; var fetched",
    );
    let saved = || {
        listening.value("window.made = null");
        press(&listening, "[data-do=export]");
        listening.until("window.made !== null");
        listening.value("window.made").as_str().unwrap().to_owned()
    };
    let recipe = saved();
    assert!(!recipe.contains("event:") && text(&listening, ".basket-said").contains("left out"), "{recipe}");
    fill(&listening, "start", "2027-03-02");
    fill(&listening, "end", "2027-03-04");
    fill(&listening, "paper", "letter");
    // A last day before the first is told and left out.
    fill(&listening, "end", "2027-03-01");
    let early = "The last day is before the first. It is left out.";
    assert_eq!(text(&listening, ".basket-days"), early);
    let without = saved();
    assert!(!without.contains("end:") && text(&listening, ".basket-said").contains(early), "{without}");
    fill(&listening, "end", "2027-03-04");
    assert_eq!(text(&listening, ".basket-days"), "");
    let recipe = saved();
    assert!(text(&listening, ".basket-said").ends_with(".yaml"));
    let name = listening.value("window.saved");
    let name = name.as_str().unwrap();
    assert_eq!(name, "pumps-ours-theirs-x-n.yaml");
    fixture.text(&format!("content/bundles/{name}"), &recipe);
    fixture.run(&["check"]).exits(0);
    let out = fixture.path("out");
    fixture.run(&["bundle", "--out", out.to_str().unwrap()]).exits(0);
    let pdfs: Vec<String> = files_below(&out).into_keys().collect();
    assert_eq!(pdfs, ["pumps-ours-theirs-x-n-en.pdf", "pumps-ours-theirs-x-n-fr.pdf"]);

    // It comes back as an offer, with what is told of the workshop.
    let file = fixture.path(&format!("content/bundles/{name}"));
    press(&listening, "[data-do=clear]");
    for field in ["title-en", "place-en", "host-en", "start", "end"] {
        fill(&listening, field, "");
    }
    give(&listening, &file);
    listening.until("!document.querySelector('.basket-offer').hidden");
    assert_eq!(listed(&listening), "");
    press(&listening, "[data-do=replace]");
    assert_eq!(listed(&listening), "BP-7K3Q0");
    assert_eq!(saved(), recipe);

    // One that somebody wrote.
    let hand = "# Ours\r\ntitle: {en: 'It''s ours', fr: \"\\u00c0 nous\"}\r\nlanguages: [en,\r\n  fr]\r\nsummary:\r\n  en: >\r\n    Two\r\n    lines\r\npractices:\r\n- heading: {en: Pumps}\r\n  practices:\r\n    - tie-sensors-to-a-repair-service # ours\r\n- BP-00000\r\nwhere: stage:good\r\n";
    fixture.text("hand.yaml", hand);
    give(&listening, &fixture.path("hand.yaml"));
    listening.until("!document.querySelector('.basket-offer').hidden");
    let notes = text(&listening, ".basket-offer .notes");
    for words in ["summary", "where", "heading", "BP-00000"] {
        assert!(notes.contains(words), "{notes}");
    }
    press(&listening, "[data-do=replace]");
    assert_eq!(
        (listed(&listening), field(&listening, "[name=title-en]")),
        ("BP-7K3Q0".to_owned(), "It's ours".to_owned())
    );
    assert_eq!(field(&listening, "[name=title-fr]"), "À nous");

    // Values go on over lines, with comments between them.
    let lines = "title: {en: Pumps that\n  are repaired, # ours\n  fr: 'Des\n   pompes'}\nlanguages: [\n  en, fr\n]\npractices: [ # all\n  BP-7K3Q0, # this\n  # and\n  BP-00000\n  ]\n";
    fixture.text("lines.yaml", lines);
    give(&listening, &fixture.path("lines.yaml"));
    listening.until("!document.querySelector('.basket-offer').hidden");
    assert!(text(&listening, ".basket-offer .notes").contains("BP-00000"));
    press(&listening, "[data-do=replace]");
    assert_eq!(field(&listening, "[name=title-en]"), "Pumps that are repaired");
    assert_eq!(field(&listening, "[name=title-fr]"), "Des pompes");
    assert_eq!(listed(&listening), "BP-7K3Q0");

    // A file that is as long as it may be is read at once.
    let many = format!("title: {{en: T}}\npractices: [\n{}]\n", "  BP-7K3Q0, BP-00000,\n".repeat(2_900));
    let deep = format!("title: {{en: T}}\nx: '{}\n", " a\n".repeat(2_900));
    let wide = format!("title: {{en: T}}\nx{}\n", " ".repeat(1_990) + "y");
    for (text_of_file, reads) in [(&many, true), (&deep, false), (&wide, false)] {
        assert!(text_of_file.len() < 64_000, "{}", text_of_file.len());
        fixture.text("long.yaml", text_of_file);
        listening.value(
            "document.querySelector('.basket-said').textContent = ''; document.querySelector('.basket-offer').hidden = true; window.longest = 0;
             window.tasks = new PerformanceObserver((list) => { for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration); });
             window.tasks.observe({ entryTypes: ['longtask'] })",
        );
        give(&listening, &fixture.path("long.yaml"));
        listening.until(
            "!document.querySelector('.basket-offer').hidden || document.querySelector('.basket-said').textContent !== ''",
        );
        assert_eq!(listening.value("document.querySelector('.basket-offer').hidden"), !reads);
        let longest = listening.value("window.longest").as_f64().unwrap();
        assert!(longest < 500.0, "{longest} ms");
    }
    listening.value("document.querySelector('.basket-offer').hidden = true");

    // Anything else is told, with its line.
    for (wrong, line) in [
        ("", "1"),
        ("practices: [a\n", "1"),
        ("title: x\n\tpractices: y\n", "2"),
        ("title: &a x\n", "1"),
        ("title: x\n  y: z\n", "2"),
        ("title: x\ntitle: y\n", "2"),
        ("\u{0}\u{1}\u{fffd}PNG", "1"),
        (&"[".repeat(60_000), "1"),
        (&format!("title: {}", "[".repeat(1_000)), "1"),
        (&"- a\n".repeat(3_001), "3001"),
        (&format!("title: x\ny: {}\n", "z".repeat(2_000)), "2"),
        (&"x".repeat(300_000), "1"),
    ] {
        listening.value("document.querySelector('.basket-said').textContent = ''");
        fixture.text("wrong.yaml", wrong);
        give(&listening, &fixture.path("wrong.yaml"));
        listening.until("document.querySelector('.basket-said').textContent !== ''");
        let said = text(&listening, ".basket-said");
        assert_eq!(
            said,
            format!("This file cannot be read as a recipe. Line {line}"),
            "{:?}",
            &wrong[..wrong.len().min(30)]
        );
        assert_eq!(listening.value("document.querySelector('.basket-offer').hidden"), true);
    }
    // A file that is no recipe, or with nothing to add, offers nothing, and what was told before it is told no more.
    let vocabulary = std::fs::read_to_string("content/vocabularies/connectivity.yaml").unwrap();
    for (file, said) in [
        (fixture.read("fieldbook.yaml").as_str(), "This file is no recipe."),
        (&vocabulary, "This file is no recipe."),
        ("- a\n- b\n", "This file is no recipe."),
        (
            "title: {en: T}\npractices: [BP-00000]\n",
            "No practice here to add. Not in this copy of the collection: BP-00000",
        ),
        (
            "title: {en: T}\nwhere: pumps\n",
            "No practice here to add. The basket does not keep these parts of the file: where",
        ),
        ("title: {en: T}\npractices: [BP-7K3Q0]\n", ""),
        ("practices: [a", "This file cannot be read as a recipe. Line 1"),
    ] {
        fixture.text("other.yaml", file);
        let before = text(&listening, ".basket-said");
        give(&listening, &fixture.path("other.yaml"));
        if said.is_empty() {
            listening.until("!document.querySelector('.basket-offer').hidden");
        } else if before != said {
            listening.until(&format!("document.querySelector('.basket-said').textContent !== {before:?}"));
        }
        listening.until(&format!("document.querySelector('.basket-said').textContent === {said:?}"));
        assert_eq!(
            listening.value("document.querySelector('.basket-offer').hidden"),
            !said.is_empty(),
            "{file}"
        );
    }
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn no_language_has_the_title_of_another_one() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    with(&listening, &site, "en/basket.html", "BP-7K3Q0");
    listening.value(
        "HTMLAnchorElement.prototype.click = function () { if (this.download) window.saved = this.download; };
         URL.createObjectURL = (blob) => { blob.text().then((text) => { window.made = text; }); return 'blob:x'; };
         window.made = null",
    );
    press(&listening, "[name=language][value=ar]");
    press(&listening, "[name=language][value=fr]");
    fill(&listening, "title-ar", "ورشة");
    fill(&listening, "title-en", "Pumps: a day");
    fill(&listening, "place-ar", "نيروبي");
    fill(&listening, "host-fr", "Le ministère");
    fill(&listening, "start", "2027-03-02");
    press(&listening, "[data-do=export]");
    assert!(text(&listening, ".basket-said").ends_with("leave the language out: Français"));
    assert_eq!(listening.value("document.activeElement.name"), "title-fr");
    // Both are seen, from wherever the button was pressed.
    listening.value("(button => { button.focus({ preventScroll: true }); button.scrollIntoView({ behavior: 'instant' }); })(document.querySelector('[data-do=export]'))");
    press(&listening, "[data-do=export]");
    let seen = "(said => { const { top, bottom } = said.getBoundingClientRect(); return top >= 0 && bottom <= document.activeElement.getBoundingClientRect().top && document.activeElement.getBoundingClientRect().bottom <= innerHeight; })(document.querySelector('.basket-said'))";
    listening.until(seen);
    assert!(field(&listening, "#basket-command").contains(" --pick "), "it is no recipe yet");
    assert_eq!(listening.value("window.made"), serde_json::Value::Null);
    // The user alone takes a language out. The name is that of the first title that gives one.
    press(&listening, "[name=language][value=fr]");
    fill(&listening, "host-en", "The ministry");
    assert_eq!(field(&listening, "#basket-command"), "fieldbook bundle pumps-a-day");
    press(&listening, "[data-do=export]");
    listening.until("window.made !== null");
    assert_eq!(listening.value("window.saved"), "pumps-a-day.yaml");
    let made = listening.value("window.made").as_str().unwrap().to_owned();
    let event =
        "event:\n  place:\n    ar: \"نيروبي\"\n  start: 2027-03-02\n  host:\n    en: \"The ministry\"\n";
    let texts = format!("title:\n  ar: \"ورشة\"\n  en: \"Pumps: a day\"\n{event}languages: [ar, en]\n");
    assert!(made.starts_with(&texts), "{made}");
    // Without Latin letters two workshops have two files.
    press(&listening, "[name=language][value=en]");
    assert_eq!(field(&listening, "#basket-command"), "fieldbook bundle bundle-2027-03-02");
    fill(&listening, "start", "");
    assert_eq!(field(&listening, "#basket-command"), "fieldbook bundle bundle-bp-7k3q0");
}

#[test]
fn an_address_of_practices_that_are_not_here_offers_nothing() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    listening.go(&format!("{}#BP-00000", url::Url::from_file_path(site.join("en/basket.html")).unwrap()));
    listening.until("document.querySelector('.basket-said').textContent !== ''");
    let said = "No practice here to add. Not in this copy of the collection: BP-00000";
    assert_eq!(text(&listening, ".basket-said"), said);
    assert_eq!(listening.value("document.querySelector('.basket-offer').hidden"), true);
    // What is offered next stands alone.
    listening.value("location.hash = '#BP-7K3Q0'");
    listening.until("!document.querySelector('.basket-offer').hidden");
    assert_eq!(text(&listening, ".basket-said"), "");
}

/// Chooses a file in the page's field for recipes.
fn give(listening: &Listening, file: &Path) {
    let node = listening.tab.find_element("input[type=file]").unwrap();
    let files = vec![file.to_str().unwrap().to_owned()];
    let set = DOM::SetFileInputFiles {
        files,
        node_id: None,
        backend_node_id: Some(node.backend_node_id),
        object_id: None,
    };
    listening.tab.call_method(set).unwrap();
}

#[test]
fn the_command_is_one_that_the_program_takes() {
    let Some(browser) = browser() else { return };
    let fixture = Fixture::starter();
    fixture.run(&["build"]).exits(0);
    let listening = Listening::new(&browser);
    with(&listening, &fixture.path("public"), "en/basket.html", "BP-7K3Q0");
    let words = || field(&listening, "#basket-command").split(' ').map(str::to_owned).collect::<Vec<_>>();
    fill(&listening, "paper", "letter");
    assert_eq!(words().join(" "), "fieldbook bundle --pick BP-7K3Q0 --lang en --paper letter");
    // The site has no address of its own, and says that the one from the disk is nobody else's.
    assert!(field(&listening, "#basket-address").starts_with("file:"));
    assert!(text(&listening, ".basket-here").starts_with("This address leads to this computer alone."));
    assert_eq!(listening.value("document.querySelector('.basket-here').offsetHeight > 10"), true);
    run_in(&fixture.path(""), &words()[1..].iter().map(String::as_str).collect::<Vec<_>>(), &[]).exits(0);
    assert!(fixture.path("out/bp-7k3q0-en.pdf").is_file());
    // With a title it names the file of the recipe, which alone holds all that is told: no shell reads a text of ours.
    listening.value(
        "HTMLAnchorElement.prototype.click = function () { if (this.download) window.saved = this.download; };
         URL.createObjectURL = (blob) => { blob.text().then((text) => { window.made = text; }); return 'blob:x'; };",
    );
    for (title, name) in [
        ("A day on pumps", "a-day-on-pumps"),
        ("It's $HOME, \"ours\" & `theirs! %PATH% ^|", "it-s-home-ours-theirs-path"),
        ("水", "bundle-2027-03-02"),
        ("Con", "bundle-2027-03-02"),
    ] {
        fill(&listening, "title-en", title);
        fill(&listening, "place-en", "Kigali");
        fill(&listening, "host-en", "The ministry");
        fill(&listening, "start", "2027-03-02");
        assert_eq!(words(), ["fieldbook", "bundle", name]);
        listening.value("window.made = null");
        press(&listening, "[data-do=export]");
        listening.until("window.made !== null");
        assert_eq!(listening.value("window.saved"), format!("{name}.yaml"));
        let path = format!("content/bundles/{name}.yaml");
        fixture.text(&path, listening.value("window.made").as_str().unwrap());
        run_in(&fixture.path(""), &["bundle", name], &[]).exits(0);
        assert!(fixture.path(&format!("out/{name}-en.pdf")).is_file());
    }
}

#[test]
fn one_document_is_printed_with_contents_and_a_page_for_each_practice() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    with(&listening, &site, "fr/basket.html", "BP-7K3Q0,BP-EZDSK");
    fill(&listening, "title-fr", "Trois jours à Nakuru");
    listening.value("window.print = () => { window.printed = true; }");
    press(&listening, "[data-do=print]");
    listening.until("window.printed === true");
    // Nothing in it acts or has another's id, and its links lead to pages of the site.
    assert_eq!(
        listening.value("document.querySelectorAll('.basket-book :is(script, style, button, form)').length"),
        0
    );
    let twice = listening.value(
        "(ids => ids.length - new Set(ids).size)(Array.from(document.querySelectorAll('[id]'), e => e.id))",
    );
    assert_eq!(twice, 0);
    let links = listening
        .value("JSON.stringify(Array.from(document.querySelectorAll('.basket-book a[href]'), a => a.href))");
    let links: Vec<String> = serde_json::from_str(links.as_str().unwrap()).unwrap();
    assert!(links.len() > 40);
    for link in links.iter().filter(|link| link.starts_with("file:")) {
        let url = url::Url::parse(link).unwrap();
        assert!(url.to_file_path().unwrap().is_file(), "{link}");
        if let Some(anchor) = url.fragment().filter(|_| link.contains("basket.html#")) {
            assert_eq!(listening.value(&format!("!!document.getElementById({anchor:?})")), true, "{link}");
        }
    }
    // A text in English stands in English around it too, and is marked so.
    assert_eq!(
        listening.value("document.querySelector('#p1').lang + document.querySelector('#p2').lang"),
        "enfr"
    );
    let dir = tempfile::tempdir().unwrap();
    for (width, height) in [(8.27, 11.69), (8.5, 11.0)] {
        let options = PrintToPdfOptions {
            paper_width: Some(width),
            paper_height: Some(height),
            ..PrintToPdfOptions::default()
        };
        std::fs::write(dir.path().join("book.pdf"), listening.tab.print_to_pdf(Some(options)).unwrap())
            .unwrap();
        let Ok(read) =
            Command::new("pdftotext").args(["-layout", "book.pdf", "-"]).current_dir(dir.path()).output()
        else {
            return skip("pdftotext (poppler-utils)");
        };
        let read = String::from_utf8_lossy(&read.stdout).into_owned();
        let pages: Vec<&str> = read.split('\u{c}').collect();
        assert!(pages.len() >= 4, "{}", pages.len());
        for words in ["Trois jours à Nakuru", "1. Tie every hand-pump sensor", "BP-EZDSK"] {
            assert!(pages[0].contains(words), "{words}: {}", pages[0]);
        }
        assert!(!pages[0].contains("Panier") && !read.contains("Ajouter au panier"), "{}", pages[0]);
        let starts = |number: &str, words: &str| {
            pages[1..]
                .iter()
                .filter(|page| page.lines().take(6).any(|line| line.contains(number) && line.contains(words)))
                .count()
        };
        assert_eq!(starts("1. ", "Tie every hand-pump sensor"), 1, "{read}");
        assert_eq!(starts("2. ", "riz"), 1, "{read}");
    }
    assert_eq!(listening.value("document.querySelectorAll('.basket-book svg.qr').length"), 2);
    // What was made of another basket is printed no more.
    press(&listening, ".basket-list [data-move=out]");
    assert_eq!(listening.value("document.querySelector('.basket-book').children.length"), 0);
    let heard = listening.heard.lock().unwrap();
    assert!(heard.console.is_empty(), "{:?}", heard.console);
}

#[test]
fn where_nothing_can_be_kept_the_basket_lasts_for_the_visit() {
    let Some(browser) = browser() else { return };
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    let source =
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })".to_owned();
    let refuse = Page::AddScriptToEvaluateOnNewDocument {
        source,
        world_name: None,
        include_command_line_api: None,
        run_immediately: None,
    };
    listening.tab.call_method(refuse).unwrap();
    listening.open(&site.join(PUMPS));
    press(&listening, ".basket-add");
    listening.open(&site.join("zh/index.html"));
    assert_eq!(text(&listening, ".basket-open b"), "1");
    listening.open(&site.join("en/basket.html"));
    assert_eq!(listed(&listening), "BP-7K3Q0");
    assert!(text(&listening, ".basket-kept").contains("as long as this tab is open"));
    press(&listening, "[data-do=clear]");
    listening.open(&site.join(PUMPS));
    assert_eq!(text(&listening, ".basket-open b"), "0");
    assert!(listening.heard.lock().unwrap().console.is_empty());
}

#[test]
fn copies_of_other_sites_have_baskets_of_their_own() {
    let Some(browser) = browser() else { return };
    let fixture = Fixture::starter();
    fixture.run(&["build"]).exits(0);
    let listening = Listening::new(&browser);
    listening.open(&fixture.path("public").join(PUMPS));
    press(&listening, ".basket-add");
    listening.open(&own_site().join("public").join(PUMPS));
    assert_eq!(text(&listening, ".basket-open b"), "0");
    listening.open(&fixture.path("public/en/index.html"));
    assert_eq!(text(&listening, ".basket-open b"), "1");
}

#[test]
fn the_full_page_is_accessible_and_fits_a_small_phone() {
    let Some(browser) = browser() else { return };
    let Some(axe) = npm_file("axe-core/axe.min.js") else { return skip("axe-core (npm ci in tests/tools)") };
    let axe = std::fs::read_to_string(axe).unwrap();
    let site = own_site().join("public");
    let listening = Listening::new(&browser);
    let touch = Emulation::SetTouchEmulationEnabled { enabled: true, max_touch_points: Some(5) };
    listening.tab.call_method(touch).unwrap();
    for page in ["en/basket.html", "ar/basket.html", "ru/basket.html"] {
        listening.size(320, 640, true);
        with(&listening, &site, page, "BP-7K3Q0,BP-EZDSK");
        press(&listening, "[name=language]:not(:checked)");
        listening.value("location.hash = '#BP-7K3Q0'");
        listening.until("!document.querySelector('.basket-offer').hidden");
        assert_eq!(listening.value("document.documentElement.scrollWidth"), 320, "{page}");
        let small = "Array.from(document.querySelectorAll('main button, .basket-open')).filter(e => e.offsetHeight && e.offsetHeight < 44).map(e => e.textContent).join()";
        assert_eq!(listening.value(small), "", "{page}");
        listening.tab.evaluate(&axe, false).unwrap();
        for scheme in ["light", "dark"] {
            let features =
                vec![Emulation::MediaFeature { name: "prefers-color-scheme".into(), value: scheme.into() }];
            listening
                .tab
                .call_method(Emulation::SetEmulatedMedia { media: None, features: Some(features) })
                .unwrap();
            let found = listening.value("axe.run(document, {resultTypes: ['violations']}).then(r => JSON.stringify(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '))))");
            assert_eq!(found, "[]", "{page} {scheme}");
        }
        press(&listening, "[data-do=clear]");
    }
}
