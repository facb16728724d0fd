//! Personal data in texts: e-mail addresses and telephone numbers.
//!
//! Texts are read as they stand in the file, so that addresses of links, comments and front matter
//! are seen, too. What is doubtful is passed over: figures, dates, standards and coordinates hold
//! digits as well, and a warning beside each of them would teach people not to read warnings.

use std::ops::Range;

use crate::check::Context;
use crate::parse::layout::{Seat, seat_of};
use crate::source::{SourceId, Span};

/// Words in an address that belong to an office and not to a person, in lower case.
const ROLES: &str = "\
    abuse accounts accueil administracion administration admin aide api asistencia atencion ayuda billing board \
    booking bureau buero callcenter care career careers centre center clientes club comms communication \
    communications comunicacion conference consult contact contacto contacts contactus correo courrier cs \
    customer customercare customerservice customers data department desk direccion director direction dpo \
    editor editorial editors education email emploi enquiries enquiry event events feedback finance forum \
    general git grants group hello help helpdesk helpline home hostmaster hotline hr info infodesk informacion \
    information infos inquiries inquiry international iot it itu jobs legal library list lists mail mailbox \
    mailer market marketing media members membership mesadeayuda ministry news newsletter noc noreply no-reply \
    oficina office ombudsman open operations order orders partner partners partnership post postmaster pr \
    prensa presse press privacy procurement program programme project projects protocol publications publishing \
    query questions reception recruitment registrar registry reply request requests research root sales school \
    secretaria secretariat secretary security service services smartcity smartcities soporte standards studygroup \
    subscribe support tech technical tenders training tsb unit university ventas web webmaster welcome work workshop \
    contactez инфо почта приемная приёмная поддержка 客服 联系 信息 办公室 咨询 معلومات اتصال";

/// Words that stand for any person, as examples do.
const PLACEHOLDERS: &str =
    "user username name your yourname you someone somebody me firstname lastname first last nobody pi ubuntu";

/// Words before a number that make it a telephone number, in lower case.
const LABELS: &str = "\
    tel tél tele phone telephone téléphone mobile mob cell cellphone portable fax telefax télécopie whatsapp sms \
    hotline helpline teléfono telefono móvil celular тел телефон телефону факс моб мобильный هاتف الهاتف بالهاتف \
    تلفون التلفون جوال الجوال محمول المحمول فاكس الفاكس";

/// Such words in Chinese, which stand at the end of a run of letters.
const CHINESE_LABELS: &str = "电话 电话号码 手机 手机号 手机号码 传真 热线 電話 手機 傳真 熱線";

/// Longest run of letters that is looked at for a label.
const LONGEST_LABEL: usize = 14;

impl<'a> Context<'a> {
    /// The texts in which people write about others: practices, pages and organisations.
    pub(crate) fn written_texts(&self) -> impl Iterator<Item = (SourceId, &'a str)> + use<'a> {
        self.library.sources.iter().filter_map(|(id, source)| {
            let seat = seat_of(&source.path);
            let written =
                matches!(seat, Ok(Seat::Practice { .. } | Seat::Page { .. } | Seat::Organisation { .. }));
            written.then_some((id, source.text.as_str()))
        })
    }

    /// Places of a file that a function finds, each text once.
    pub(crate) fn once_each(&self, id: SourceId, text: &'a str, found: Vec<Range<usize>>) -> Vec<Span> {
        let mut seen = std::collections::BTreeSet::new();
        let new = found.into_iter().filter(|range| seen.insert(text[range.clone()].to_lowercase()));
        new.map(|range| Span::new(id, range)).collect()
    }
}

/// Addresses of e-mail that name a person.
pub(crate) fn personal_addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let start = at - local_part(&text[..at]);
        let local = &text[start..at];
        let domain = domain_part(&text[at + 1..]);
        let end = at + 1 + domain.len();
        // `https://medium.com/@name`, `https://user:word@host`, `a@b@c`
        let before = text[..start].chars().next_back().unwrap_or(' ');
        let mail = text.as_bytes()[..start]
            .last_chunk()
            .is_some_and(|chunk: &[u8; 7]| chunk.eq_ignore_ascii_case(b"mailto:"));
        if local.is_empty()
            || local.chars().count() > MOST_LOCAL
            || "/@=".contains(before)
            || before == ':' && !mail && has_scheme(text, start)
        {
            continue;
        }
        if is_whole_domain(domain) && !is_role(local, domain) {
            found.push(start..end);
        }
    }
    found
}

/// Most letters before the `@` of an address.
const MOST_LOCAL: usize = 64;

/// Length of the part of an address that ends where a text ends. Letters of any script can be in it.
/// Chinese is written without blanks: other letters after it begin a word.
fn local_part(before: &str) -> usize {
    let mut len = 0;
    let mut chinese = None;
    for c in before.chars().rev().take(MOST_LOCAL + 1) {
        if !is_address_letter(c) && !"._%+-".contains(c) {
            break;
        }
        if is_chinese(c) && chinese == Some(false) {
            break;
        }
        if c.is_alphanumeric() {
            chinese.get_or_insert(is_chinese(c));
        }
        len += c.len_utf8();
    }
    len
}

/// The host that a text begins with. Chinese right after other letters is the next word of the sentence.
fn domain_part(after: &str) -> &str {
    let mut end = 0;
    let mut last = '.';
    for (from, c) in after.char_indices().take(254) {
        if !is_address_letter(c) && !".-".contains(c)
            || is_chinese(c) && last.is_alphanumeric() && !is_chinese(last)
        {
            break;
        }
        end = from + c.len_utf8();
        last = c;
    }
    after[..end].trim_end_matches(['.', '-'])
}

/// Letters and digits of any script, and accents that stand alone.
fn is_address_letter(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_chinese(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

/// Whether the word around a place is an address of the web.
fn has_scheme(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let len = bytes[..at].iter().rev().take(300).take_while(|byte| !byte.is_ascii_whitespace()).count();
    bytes[at - len..at].windows(3).any(|three| three == b"://")
}

fn is_whole_domain(domain: &str) -> bool {
    let lower = domain.to_lowercase();
    let parts: Vec<&str> = lower.split('.').collect();
    let Some(top) = parts.last() else { return false };
    let kept = ["example", "test", "invalid", "local", "localhost", "lan", "internal", "onion"];
    let examples = ["example.org", "example.com", "example.net"];
    parts.len() > 1
        && parts.iter().all(|part| !part.is_empty())
        && top.chars().count() > 1
        && (top.chars().all(char::is_alphabetic) || top.starts_with("xn--"))
        && !kept.contains(top)
        && !examples.iter().any(|known| lower == *known || lower.ends_with(&format!(".{known}")))
}

/// Whether an address is that of an office, a list or a machine.
fn is_role(local: &str, domain: &str) -> bool {
    let lower = local.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let listed = |word: &str| ROLES.split(' ').chain(PLACEHOLDERS.split(' ')).any(|known| known == word);
    // `gsma@gsma.com`, `itumail@itu.int`: named by the body.
    let body = domain.to_lowercase();
    let by_body =
        body.split('.').any(|part| part.chars().count() > 2 && part != "com" && lower.contains(part));
    // The bureaux of the ITU name their boxes by group: `tsbsg20@itu.int`.
    let bureau = ["tsb", "bdt"].iter().any(|bureau| lower.starts_with(bureau));
    let ending = ["mail", "info", "office", "support", "team", "desk", "service", "secretariat"];
    by_body
        || bureau
        || listed(&lower)
        || words.clone().next().is_none()
        || words.any(listed)
        || ending.iter().any(|word| lower.starts_with(word) || lower.ends_with(word))
}

/// Telephone numbers: with a `+` and the code of a country, or behind a word such as `Tel.:`.
pub(crate) fn telephone_numbers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let last = std::mem::replace(&mut before, c);
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        let begins = c == '(' || digit(c).is_some() && digit(last).is_none() && last != '(';
        let range = match c {
            '+' => with_country(text, at),
            _ if begins => behind_label(text, at),
            _ => None,
        };
        found.extend(range);
    }
    found
}

/// The value of a decimal digit of the scripts that the web is written in.
fn digit(c: char) -> Option<u32> {
    /// The zeros of scripts whose ten digits follow one another.
    const ZEROS: [char; 17] =
        ['0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '၀', '０'];
    let from = |zero: char| u32::from(c).checked_sub(u32::from(zero)).filter(|value| *value < 10);
    ZEROS.into_iter().find_map(from)
}

fn with_country(text: &str, at: usize) -> Option<Range<usize>> {
    // `UTC+5`, `10:00+01:00`, an address of the web
    let before = text[..at].chars().next_back().unwrap_or(' ');
    if before.is_alphanumeric() || "+-./=_%?&".contains(before) || has_scheme(text, at) {
        return None;
    }
    let number = Dialled::read(&text[at + 1..]);
    let digits = number.digits();
    let starts = number.groups.first().is_some_and(|group| !group.starts_with('0'));
    // `+10 000 000` may be a figure, `+250 788 123 456` would be one of 250 thousand million.
    let figure = digits < 10 && (number.is_grouped_figure() || number.groups.len() == 1);
    let fits = starts && (8..=15).contains(&digits) && !figure && number.is_whole() && !number.all_years();
    fits.then(|| at..at + 1 + number.len)
}

/// The number that begins at a place, when a word such as `Tel.` stands before it.
fn behind_label(text: &str, at: usize) -> Option<Range<usize>> {
    // Blanks, marks of the direction and of bold letters, which may stand on both sides of a colon.
    let blank = |c: char| " \t*_\u{a0}\u{2009}\u{202f}\u{200e}\u{200f}".contains(c);
    let (mut end, mut sign, mut gap) = (at, false, false);
    for (from, c) in text[..at].char_indices().rev().take(8) {
        match c {
            ':' | '：' | '.' => sign = true,
            _ if blank(c) => gap = true,
            _ => break,
        }
        end = from;
    }
    let mut start = end;
    for (from, c) in text[..end].char_indices().rev().take(LONGEST_LABEL + 1) {
        if !c.is_alphabetic() {
            break;
        }
        start = from;
    }
    let label = text[start..end].to_lowercase();
    let chinese = CHINESE_LABELS.split(' ').any(|known| label.ends_with(known));
    if !chinese && (!sign && !gap || !LABELS.split(' ').any(|known| known == label)) {
        return None;
    }
    let number = Dialled::read(&text[at..]);
    let written = &text[at..at + number.len];
    // How figures are not written. Without a colon, and where a letter follows, nothing else tells.
    let dialled = number.groups.first().is_some_and(|group| group.starts_with('0'))
        || number.groups.len() > 2
        || written.contains(['(', '-', '\u{2011}'])
        || number.digits() == 11 && number.groups[0].starts_with('1');
    let goes_on = number.after.is_some_and(is_chinese);
    let fits = (7..=15).contains(&number.digits())
        && (number.is_whole() || goes_on && dialled)
        && (sign || dialled)
        && !number.all_years()
        && !number.is_grouped_figure()
        // `mobile: 3000000`
        && !number.groups.last().is_some_and(|group| group.ends_with("000"));
    fits.then(|| at..at + number.len)
}

/// A run of digits with signs between them, as numbers to dial are written.
#[derive(Debug)]
struct Dialled<'a> {
    /// The digits, as those from `0` to `9`.
    groups: Vec<String>,
    /// What stands between the groups.
    signs: Vec<&'a str>,
    len: usize,
    after: Option<char>,
}

impl<'a> Dialled<'a> {
    fn read(text: &'a str) -> Self {
        let mut number = Dialled { groups: Vec::new(), signs: Vec::new(), len: 0, after: None };
        let mut at = text.len() - text.trim_start_matches('(').len();
        if at > 1 {
            return number;
        }
        // Longer runs are no number that anybody dials.
        while number.groups.len() < 12 {
            let run = text[at..].chars().take(20).map_while(|c| Some((c.len_utf8(), digit(c)?)));
            let (lengths, digits): (Vec<usize>, Vec<u32>) = run.unzip();
            if digits.is_empty() {
                break;
            }
            number.groups.push(digits.into_iter().filter_map(|value| char::from_digit(value, 10)).collect());
            at += lengths.iter().sum::<usize>();
            number.len = at;
            let signs = [' ', '\u{a0}', '\u{202f}', '-', '\u{2011}', '.', '(', ')', '/'];
            let rest = &text[at..];
            let mut gap = 0;
            for (from, c) in rest.char_indices().take(3) {
                if !signs.contains(&c) {
                    break;
                }
                gap = from + c.len_utf8();
            }
            if !rest[gap..].starts_with(|c| digit(c).is_some()) {
                break;
            }
            number.signs.push(&rest[..gap]);
            at += gap;
        }
        number.signs.truncate(number.groups.len().saturating_sub(1));
        number.after = text[number.len..].chars().next();
        let next = text[number.len..].chars().nth(1);
        // A decimal or a group after a comma goes on: `+1 234,5`.
        if number.after == Some(',') && next.is_none_or(|c| digit(c).is_none()) {
            number.after = None;
        }
        number
    }

    fn digits(&self) -> usize {
        self.groups.iter().map(|group| group.len()).sum()
    }

    /// Whether it ends where a number ends: no letter, unit, comma or per cent sign is grown to it.
    fn is_whole(&self) -> bool {
        let ends = self.after.is_none_or(|c| !c.is_alphanumeric() && !",%‰°€$£¥+@_".contains(c));
        let dots = self.signs.iter().filter(|sign| sign.contains('.')).count();
        // `+40.7128` is a coordinate; `+33.1.23.45.67.89` has dots alone.
        let dotted = dots == 0 || dots == self.signs.len() && dots >= 3;
        ends && dotted
    }

    /// `10 000 000`: the first group has up to three digits, each other has three.
    fn is_grouped_figure(&self) -> bool {
        let spaces = |sign: &str| sign.chars().all(char::is_whitespace);
        self.groups.len() > 1
            && self.groups[0].len() <= 3
            && !self.groups[0].starts_with('0')
            && self.groups[1..].iter().all(|group| group.len() == 3)
            && self.signs.iter().all(|sign| spaces(sign))
    }

    /// `2014-2015`, `2026-11-22`
    fn all_years(&self) -> bool {
        let year = |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
        self.groups.first().is_some_and(|group| year(group))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, find: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn addresses_of_persons_are_found() {
        for (text, wanted) in [
            ("Write to jane.doe@ministry.gov.rw.", "jane.doe@ministry.gov.rw"),
            ("[me](mailto:j-doe@uni.edu)", "j-doe@uni.edu"),
            ("<jdoe77@gmail.com>, (Иван: ivanov@mail.ru)", "jdoe77@gmail.com ivanov@mail.ru"),
            ("请联系wang.wei@pku.edu.cn。", "wang.wei@pku.edu.cn"),
            ("راسل ahmed.ali@univ.dz، شكرا", "ahmed.ali@univ.dz"),
            ("contact:pierre.dupont@orange.fr", "pierre.dupont@orange.fr"),
            ("écrire à andré.dupont@orange.fr, merci", "andré.dupont@orange.fr"),
            ("andre\u{301}.dupont@orange.fr", "andre\u{301}.dupont@orange.fr"),
            ("пишите на иван@почта.рф.", "иван@почта.рф"),
            ("(张三@例子.中国)，谢谢", "张三@例子.中国"),
            ("أحمد@موقع.عمان", "أحمد@موقع.عمان"),
            ("请写信给wang.wei@pku.edu.cn咨询", "wang.wei@pku.edu.cn"),
            ("jane@xn--e1afmkfd.xn--p1ai", "jane@xn--e1afmkfd.xn--p1ai"),
            ("[me](MAILTO:j-doe@uni.edu)", "j-doe@uni.edu"),
        ] {
            assert_eq!(texts(text, personal_addresses).join(" "), wanted, "{text}");
        }
    }

    #[test]
    fn addresses_of_offices_and_other_signs_are_none() {
        for text in [
            "info@itu.int contact@gsma.com itumail@itu.int tsbsg20@itu.int INFO.rw@x.rw contact-fr@x.fr press2@x.org",
            "prensa@x.es, secretariat@x.org, help-desk@x.org, webmaster@x.org, no-reply@x.org, gsma@gsma.com",
            "name@example.org jane@example.com a@b.example user@host.org your.name@x.org",
            "https://medium.com/@someone, @someone, a@b, x@1.2.3, pkg@latest, pi@sensor.local, a @ b.org",
            "инфо@почта.рф, 客服@例子.中国, contact@ministère.fr, почта@вода, 每日@下午三点。价格@5.20元",
            "git@github.com:a/b.git https://jane:word@host.org/ https://maps.org/@-1.9,30.1 https://x.org/?m=jane@x.org",
            "",
        ] {
            assert_eq!(texts(text, personal_addresses), [""; 0], "{text}");
        }
    }

    #[test]
    fn telephone_numbers_are_found() {
        for (text, wanted) in [
            ("Call +250 788 123 456 now", "+250 788 123 456"),
            ("+41 22 730 51 11", "+41 22 730 51 11"),
            ("(+1 (202) 555-0143)", "+1 (202) 555-0143"),
            ("+33.1.23.45.67.89", "+33.1.23.45.67.89"),
            ("[call](tel:+250788123456), or not", "+250788123456"),
            ("+44 (0)20 7946 0958.", "+44 (0)20 7946 0958"),
            ("+8613812345678。", "+8613812345678"),
            ("Tel.: 022 730 51 11", "022 730 51 11"),
            ("Tel. 0788123456", "0788123456"),
            ("phone: 555-0143 22", "555-0143 22"),
            ("тел.: 8 (495) 123-45-67", "8 (495) 123-45-67"),
            ("电话：010-12345678", "010-12345678"),
            ("Teléfono: 91 123 45 67", "91 123 45 67"),
            ("Téléphone : 01 23 45 67 89", "01 23 45 67 89"),
            ("Téléphone\u{a0}: 01 23 45 67 89", "01 23 45 67 89"),
            (
                "Téléphone\u{202f}:\u{a0}01\u{a0}23\u{a0}45\u{a0}67\u{a0}89",
                "01\u{a0}23\u{a0}45\u{a0}67\u{a0}89",
            ),
            ("**Tél.** : 01 23 45 67 89", "01 23 45 67 89"),
            ("联系电话：010-12345678", "010-12345678"),
            ("请拨打电话：010-12345678", "010-12345678"),
            ("请拨打电话010-12345678咨询", "010-12345678"),
            ("手机号码：13812345678，", "13812345678"),
            ("هاتف: ٠٢٢٧٣٠٥١١١", "٠٢٢٧٣٠٥١١١"),
            ("رقم الهاتف:\u{200e} ٠٢٢ ٧٣٠ ٥١١١.", "٠٢٢ ٧٣٠ ٥١١١"),
            ("телефон 8 (495) 123-45-67", "8 (495) 123-45-67"),
            ("Тел. (495) 123-45-67", "(495) 123-45-67"),
            ("Tel 022 730 51 11", "022 730 51 11"),
            ("tel 0788123456", "0788123456"),
        ] {
            assert_eq!(texts(text, telephone_numbers).join("|"), wanted, "{text}");
        }
    }

    #[test]
    fn figures_and_names_are_no_telephone_numbers() {
        for text in [
            "+10 000 000 people, +1 234 567, +12,345,678, +1.234.567, +20 %, +12345678, + 41 22 730 51 11",
            "ISO 37120, ISO/IEC 27400:2022, EN 303 645 V2.1.1, IEEE 802.15.4, RFC 4944, Y.4482, BP-7K3Q0, 10.1021/acs.est.5b04077",
            "2026-11-22, 2014-2015, 22.11.2026, 10:00:00+01:00, UTC+5, 2026-11-22T10:00:00+01:00",
            "+40.7128, -74.0060; +40.7128-074.0060; +27.5916+086.5640/; 40.7128 N 74.0060 W",
            "mobile: 4G, mobile: 2014-2015, phone. 12 pumps, Mobile: 12 000 000 users, cell. 3 600 000",
            "1.2.3, v10.20.30, 5 307 346 customers, 978-3-16-148410-0, 01234567890",
            "https://x.org/?q=+41227305111 https://wa.me/250788123456 C++20 a+b",
            "+2014 2015 2016, +5 °C, +1 234 567,5, +123 456 789 €",
            "الهاتف: ٢٠١٤، 手机：3000000 部",
            "mobile 2014-2015, phone 12345678 users, tel 2450 3600, телефон 1 500 000 раз, hotline 24 7 365",
            "手机12345678部、电话 3 600 000 次、移动电话2014-2015年, هاتف ٣٠٠٠٠٠٠ مستخدم",
            "the hotel 022 730 51 11, motel: 022 730 51 11, 微电话机010-12345678",
            "sms: 1234567890123456, cell 3.6.2.1.4.5.7a, Téléphone : 1 234 567 lignes",
            "",
        ] {
            assert_eq!(texts(text, telephone_numbers), [""; 0], "{text}");
        }
    }

    #[test]
    fn long_texts_take_no_time() {
        const LENGTH: usize = 60_000;
        for (piece, addresses, numbers) in [
            ("@", 0, 0),
            ("+1 ", 0, 0),
            // One address, of which the last piece is the host.
            ("a@b.c", 1, 0),
            ("j.doe@b.rw ", LENGTH / 11, 0),
            ("tel.", 0, 0),
            ("tel:1 ", 0, 0),
            ("tel: 0788123456; ", 0, LENGTH / 17),
            ("+", 0, 0),
            ("a.", 0, 0),
            ("+1-", 0, 0),
            ("+250 788 123 456, ", 0, LENGTH / 18),
            ("é@é+", 0, 0),
            ("张", 0, 0),
            ("电话", 0, 0),
            ("tel ", 0, 0),
            ("tel (", 0, 0),
            (" : ", 0, 0),
            ("٠", 0, 0),
        ] {
            let text = piece.repeat(LENGTH / piece.len());
            let found = (personal_addresses(&text).len(), telephone_numbers(&text).len());
            assert_eq!(found, (addresses, numbers), "{piece}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_place_is_in_the_text(text in "[a@.+0-9٠-٩０ ()/:：éж电话张tel\u{a0}*\\-]{0,60}") {
            for range in personal_addresses(&text).into_iter().chain(telephone_numbers(&text)) {
                proptest::prop_assert!(text.get(range).is_some_and(|found| !found.is_empty()));
            }
        }
    }
}
