//! The head of a contribution in the style of the ITU: labels such as `Source:` in a table or in lines.

use super::{Block, PieceKind, one_line, plain};
use crate::link::outline::folded;

/// Most blocks at the start of a document that may be its head.
const HEAD: usize = 40;
/// Longest label, in bytes.
const LONGEST: usize = 80;

/// With so many words a summary is over, where no label or heading ends it.
const SUMMARY: usize = 120;

/// What a label says of the words behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Source,
    Title,
    Abstract,
    /// A person, whose details belong in no practice.
    Contact,
    /// Something about the document, and not about the practice.
    Other,
}

/// The labels of contributions in the six languages, folded.
const LABELS: [(Label, &[&str]); 5] = [
    (
        Label::Source,
        &[
            "source",
            "sources",
            "origin",
            "submitted by",
            "source organization",
            "origine",
            "soumis par",
            "fuente",
            "origen",
            "procedencia",
            "источник",
            "происхождение",
            "来源",
            "文稿来源",
            "المصدر",
        ],
    ),
    (
        Label::Title,
        &[
            "title",
            "document title",
            "titre",
            "titre du document",
            "título",
            "titulo",
            "название",
            "название документа",
            "наименование",
            "标题",
            "题目",
            "文件标题",
            "العنوان",
            "عنوان الوثيقة",
        ],
    ),
    (
        Label::Abstract,
        &[
            "abstract",
            "summary",
            "executive summary",
            "résumé",
            "resume",
            "synthèse",
            "resumen",
            "resumen ejecutivo",
            "резюме",
            "аннотация",
            "краткое содержание",
            "краткое изложение",
            "摘要",
            "概要",
            "内容提要",
            "ملخص",
            "الملخص",
            "خلاصة",
            "ملخص تنفيذي",
        ],
    ),
    (
        Label::Contact,
        &[
            "contact",
            "contacts",
            "contact point",
            "contact person",
            "contact details",
            "contact information",
            "point de contact",
            "personne à contacter",
            "coordonnées",
            "contacto",
            "persona de contacto",
            "punto de contacto",
            "datos de contacto",
            "контакт",
            "контакты",
            "для контактов",
            "контактное лицо",
            "контактная информация",
            "联系人",
            "联系方式",
            "联系信息",
            "جهة الاتصال",
            "للاتصال",
            "معلومات الاتصال",
            "تفاصيل الاتصال",
            "الاتصال",
            "tel",
            "telephone",
            "phone",
            "fax",
            "email",
            "e mail",
            "tél",
            "téléphone",
            "teléfono",
            "correo electrónico",
            "тел",
            "телефон",
            "факс",
            "эл почта",
            "电话",
            "传真",
            "电子邮件",
            "هاتف",
            "الهاتف",
            "فاكس",
            "البريد الإلكتروني",
        ],
    ),
    (
        Label::Other,
        &[
            "action required",
            "required action",
            "action",
            "expected outcome",
            "date",
            "document",
            "question",
            "questions",
            "agenda item",
            "original",
            "meeting",
            "place",
            "references",
            "keywords",
            "priority area",
            "purpose",
            "revision",
            "suite à donner",
            "mesures à prendre",
            "action demandée",
            "résultats attendus",
            "mots clés",
            "références",
            "acción solicitada",
            "medidas solicitadas",
            "acción requerida",
            "resultado esperado",
            "fecha",
            "documento",
            "palabras clave",
            "referencias",
            "требуемые действия",
            "необходимые действия",
            "ожидаемый результат",
            "дата",
            "документ",
            "вопрос",
            "ключевые слова",
            "справочные документы",
            "需采取的行动",
            "要求采取的行动",
            "预期成果",
            "日期",
            "文件",
            "课题",
            "关键词",
            "الإجراء المطلوب",
            "الإجراءات المطلوبة",
            "النتيجة المتوقعة",
            "التاريخ",
            "الوثيقة",
            "المسألة",
            "الكلمات الرئيسية",
            "المراجع",
        ],
    ),
];

/// The label that words are.
pub(super) fn label_of(words: &str) -> Option<Label> {
    if words.len() > LONGEST {
        return None;
    }
    let words = folded(&words.replace(['-', '‑'], " "));
    LABELS.iter().find(|(_, names)| names.contains(&words.as_str())).map(|(label, _)| *label)
}

/// A line that begins with a label, and what stands behind it.
fn labelled(line: &str) -> Option<(Label, &str)> {
    match line.split_once([':', '：']) {
        Some((label, rest)) => Some((label_of(label)?, rest.trim())),
        None => Some((label_of(line)?, "")),
    }
}

/// What the head of a contribution says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) source: Vec<String>,
    pub(super) title: Vec<String>,
    pub(super) summary: Vec<String>,
    /// What is about the document.
    pub(super) other: Vec<String>,
    /// Whether there were details of a person.
    pub(super) contact: bool,
    /// Which blocks of the document are the head.
    pub(super) blocks: Vec<usize>,
    /// A picture was in it, such as a logo.
    pub(super) picture: bool,
}

/// Finds the head of a contribution among the first blocks, up to the first heading that is no title.
pub(super) fn find(blocks: &[Block]) -> Option<Head> {
    let mut head = Head::default();
    let mut labels: Vec<Label> = Vec::new();
    // The title may stand above the head.
    let from = match blocks {
        [Block::Heading { level: 1, .. }, Block::Table(_), ..] => 1,
        _ => 0,
    };
    let is_heading = |block: &Block| matches!(block, Block::Heading { level: 1.., .. });
    let end = blocks.iter().take(HEAD).skip(from).position(is_heading).map(|at| at + from);
    let end = end.unwrap_or(blocks.len().min(HEAD));
    let mut current = None;
    for (at, block) in blocks[..end].iter().enumerate() {
        match block {
            Block::Table(table) => {
                let mut inner = Head::default();
                let mut found = Vec::new();
                let mut label = current;
                for row in &table.rows {
                    // A row without a label goes on with a person's details, and with nothing else.
                    label = label.filter(|label| *label == Label::Contact);
                    for cell in row {
                        inner.cell(&cell.blocks, &mut label, &mut found);
                    }
                }
                if !found.is_empty() {
                    labels.extend(found);
                    head.join(inner);
                    head.blocks.push(at);
                    current = None;
                }
            }
            Block::Paragraph { .. } => {
                let line = one_line(&plain(block.pieces()));
                match labelled(&line) {
                    Some((label, rest)) => {
                        labels.push(label);
                        head.add(label, rest);
                        head.blocks.push(at);
                        current = rest.is_empty().then_some(label);
                    }
                    // The words of a label that stands on a line of its own; a summary has an end.
                    None if current.is_some() && words_in(&head.summary) < SUMMARY => {
                        head.add(current.unwrap_or(Label::Other), &line);
                        head.blocks.push(at);
                        if current != Some(Label::Contact) && current != Some(Label::Abstract) {
                            current = None;
                        }
                    }
                    None => current = None,
                }
            }
            _ => current = None,
        }
    }
    let has = |label| labels.contains(&label);
    let is_head = (has(Label::Source) || has(Label::Title)) && labels.len() >= 2;
    is_head.then_some(head)
}

fn words_in(lines: &[String]) -> usize {
    lines.iter().map(|line| line.split_whitespace().count()).sum()
}

impl Head {
    fn cell(&mut self, blocks: &[Block], label: &mut Option<Label>, found: &mut Vec<Label>) {
        for block in blocks {
            if let Block::Table(table) = block {
                table.rows.iter().flatten().for_each(|cell| self.cell(&cell.blocks, label, found));
                continue;
            }
            self.picture |= block.pieces().iter().any(|piece| matches!(piece.kind, PieceKind::Picture(_)));
            // Lines of one paragraph may have labels of their own.
            for line in plain(block.pieces()).lines().map(one_line).filter(|line| !line.is_empty()) {
                match labelled(&line) {
                    Some((new, rest)) => {
                        found.push(new);
                        *label = Some(new);
                        self.add(new, rest);
                    }
                    None => self.add(label.unwrap_or(Label::Other), &line),
                }
            }
        }
    }

    fn add(&mut self, label: Label, words: &str) {
        let is_person = words.contains('@');
        let list = match label {
            Label::Contact => {
                self.contact = true;
                return;
            }
            _ if is_person => {
                self.contact = true;
                return;
            }
            Label::Source => &mut self.source,
            Label::Title => &mut self.title,
            Label::Abstract => &mut self.summary,
            Label::Other => &mut self.other,
        };
        if !words.is_empty() {
            list.push(words.to_owned());
        }
    }

    fn join(&mut self, other: Head) {
        self.source.extend(other.source);
        self.title.extend(other.title);
        self.summary.extend(other.summary);
        self.other.extend(other.other);
        self.contact |= other.contact;
        self.picture |= other.picture;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, ParagraphKind, Piece, Table};
    use super::*;

    fn line(text: &str) -> Block {
        Block::Paragraph { pieces: vec![Piece::text(text)], kind: ParagraphKind::Plain }
    }

    fn table(rows: &[&[&[&str]]]) -> Block {
        let cell = |lines: &&[&str]| Cell {
            blocks: lines.iter().map(|text| line(text)).collect(),
            span: 1,
            continues: false,
        };
        Block::Table(Table {
            heads: 0,
            rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        })
    }

    #[test]
    fn a_head_in_a_table_is_read_and_persons_are_not() {
        let blocks = [
            table(&[
                &[&["Document 9/9-E"], &["1 May 2026"]],
                &[&["Source:"], &["Ministry of Examples"]],
                &[&["Title:"], &["Tie sensors to repairs"]],
                &[&["Action required: none", "Abstract:", "One thing was done.", "It helped."]],
                &[&["Contact:"], &["A. Person"], &["Tel.: +999 1", "E-mail: a@b.example"]],
                &[&[], &["B. Person"]],
            ]),
            line("The text."),
        ];
        let head = find(&blocks).unwrap();
        assert_eq!(head.source, ["Ministry of Examples"]);
        assert_eq!(head.title, ["Tie sensors to repairs"]);
        assert_eq!(head.summary, ["One thing was done.", "It helped."]);
        assert_eq!(head.other, ["Document 9/9-E", "1 May 2026", "none"]);
        assert!(head.contact);
        assert_eq!(head.blocks, [0]);
    }

    #[test]
    fn a_head_in_lines_is_read_in_other_languages() {
        for lines in [
            ["Источник: Министерство", "Название: Заголовок", "Резюме:", "Текст."],
            ["المصدر: الوزارة", "العنوان: عنوان", "ملخص:", "نص."],
            ["来源：某部", "标题：题", "摘要：", "文。"],
            ["Origine : Ministère", "Titre : Un titre", "Résumé :", "Le texte."],
        ] {
            let head = find(&lines.map(line)).unwrap();
            assert!(head.source.len() == 1 && head.title.len() == 1 && head.summary.len() == 1, "{head:?}");
            assert_eq!(head.blocks, [0, 1, 2, 3]);
        }
    }

    #[test]
    fn other_documents_have_no_head() {
        assert_eq!(find(&[line("Note: this is text."), line("Date: 1 May")]), None);
        assert_eq!(find(&[table(&[&[&["Name"], &["Days"]], &[&["Pump"], &["21"]]])]), None);
        assert_eq!(find(&[]), None);
    }
}
