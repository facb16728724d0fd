//! What a document holds that a practice cannot have, as data and in words.

use std::fmt;

use crate::diag::plural;

/// Something that was left out or changed, for the author to look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// There were tracked changes.
    TrackedChanges,
    /// Comments were left out.
    Comments(usize),
    /// Hidden text was left out: so many letters.
    HiddenText(usize),
    /// Characters that nobody sees were taken out.
    HiddenCharacters(usize),
    /// Text stood in headers or footers of pages.
    Margins,
    /// A picture could not be taken: what it is, below which heading.
    Picture(PictureFault, String),
    /// Something drawn has no counterpart: what it is, below which heading.
    Drawn(&'static str, String),
    /// So many formulas are plain text.
    Formulas(usize),
    /// Cells of so many tables were merged.
    MergedCells(usize),
    /// So many tables stood inside others, or had lists in their cells.
    FlatCells(usize),
    /// So many tables had empty heads of columns.
    EmptyHeads(usize),
    /// So many paragraphs, lists or tables are written with fewer marks than they have.
    FewerMarks(usize),
    /// Links that lead nowhere on the web are text now; the first of their addresses.
    Links(usize, String),
    /// Signs of fonts that have pictures for letters.
    Signs(usize),
    /// Fields of Word were not whole, and all of their words were kept.
    Fields,
    /// Another document is embedded.
    OtherDocument,
    /// Details of a person were left out.
    Contact,
    /// Who the document says it is from, which no organisation of the site is called.
    Source(String),
    /// The first words that stood before any section, and the section they are in now.
    Unplaced(String, String),
    /// Headings that are no sections, with the one they are in.
    Heading(String, String),
    /// A heading that was taken for a section.
    Guess(String, String),
    /// The sections stood in another order.
    Order,
    /// A section stood there twice.
    Twice(String),
    /// So many sources were found.
    Sources(usize),
    /// A note without a place in the text.
    Note(String),
    /// A picture without a place in the text, such as a logo in the head.
    PictureOutside,
    /// The title is not said.
    NoTitle,
}

/// Why a picture could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureFault {
    /// It is of a kind that browsers do not show.
    Kind(String),
    /// It is larger than any picture that is read.
    TooLarge,
    /// It is not in the document but at an address.
    Linked(String),
    /// It is not in the archive.
    Missing,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let below = |heading: &str| match heading {
            "" => String::new(),
            heading => format!(" below “{heading}”"),
        };
        match self {
            Remark::TrackedChanges => write!(
                f,
                "the document has tracked changes: what was inserted is in the text, what was deleted is not; read \
                 whether this is what was meant"
            ),
            Remark::Comments(count) => write!(
                f,
                "{} left out; read them in Word and change the text where they ask for it",
                plural(*count, "comment was", "comments were")
            ),
            Remark::HiddenText(count) => {
                write!(f, "hidden text was left out ({})", plural(*count, "character", "characters"))
            }
            Remark::HiddenCharacters(count) => {
                write!(f, "{} that nobody sees left out", plural(*count, "character was", "characters were"))
            }
            Remark::Margins => write!(
                f,
                "text in the margins of pages (headers and footers) was left out; copy what belongs to the practice"
            ),
            Remark::Picture(fault, heading) => {
                let below = below(heading);
                match fault {
                    PictureFault::Kind(kind) => write!(
                        f,
                        "a picture{below} was left out: {kind} cannot be shown. In Word, right-click it, choose Save \
                         as Picture, save it as PNG, and put it into the folder"
                    ),
                    PictureFault::TooLarge => write!(
                        f,
                        "a picture{below} was left out because it is very large; save it at most 1,200 pixels wide, \
                         and put it into the folder"
                    ),
                    PictureFault::Linked(address) => write!(
                        f,
                        "a picture{below} was left out: it is not in the document but at `{address}`. Put its file \
                         into the folder"
                    ),
                    PictureFault::Missing => {
                        write!(
                            f,
                            "a picture{below} is not in the document any more; put its file into the folder"
                        )
                    }
                }
            }
            Remark::Drawn(what, heading) => write!(
                f,
                "{what}{} was left out; save it as a PNG picture and put it into the folder, or say in words what it \
                 shows",
                below(heading)
            ),
            Remark::Formulas(count) => write!(
                f,
                "{} plain text now; write it as LaTeX between dollar signs",
                plural(*count, "formula is", "formulas are")
            ),
            Remark::MergedCells(count) => write!(
                f,
                "{} merged cells, which Markdown does not have: their words stand in each row or column; read whether \
                 the table still says the same",
                plural(*count, "table has", "tables have")
            ),
            Remark::FlatCells(count) => write!(
                f,
                "{} tables or lists in cells, which are lines now; read whether the table still says the same",
                plural(*count, "table has", "tables have")
            ),
            Remark::EmptyHeads(count) => write!(
                f,
                "{} columns without a name in the first row; say there what each column holds",
                plural(*count, "table has", "tables have")
            ),
            Remark::FewerMarks(count) => write!(
                f,
                "bold, slanted or linked words in {} plain text now, because Markdown could not hold them; read all \
                 of the text beside the document, and mark them again where they matter",
                plural(*count, "paragraph, list or table are", "paragraphs, lists or tables are")
            ),
            Remark::Links(count, first) => write!(
                f,
                "{} text now because only addresses of the web and of e-mail may be linked; the first led to `{first}`",
                plural(*count, "link is", "links are")
            ),
            Remark::Signs(count) => write!(
                f,
                "{} of a font for pictures left out; put a letter or a word in its place",
                plural(*count, "sign was", "signs were")
            ),
            Remark::Fields => {
                write!(
                    f,
                    "fields of Word in the document are damaged; read whether words stand twice or are no text"
                )
            }
            Remark::Contact => write!(
                f,
                "names, telephone numbers and e-mail addresses of persons in the head of the document were left out; \
                 a practice names organisations only"
            ),
            Remark::Source(source) => write!(
                f,
                "the document is from “{source}”, which no file in content/organisations is called: start one with \
                 `fieldbook new organisation`, and write its name behind `origin:` and `contributor:`"
            ),
            Remark::Unplaced(words, section) => write!(
                f,
                "the text from “{words}” stood before any section and is in “{section}” now; move it where it belongs"
            ),
            Remark::Heading(heading, section) => {
                write!(
                    f,
                    "“{heading}” is no section of a practice and stands in “{section}” as a smaller heading"
                )
            }
            Remark::Guess(heading, section) => {
                write!(f, "“{heading}” was taken for the section “{section}”; read whether it is")
            }
            Remark::Order => write!(f, "the sections were put into the order that all practices have"),
            Remark::Twice(section) => {
                write!(f, "several parts are in “{section}” now; make one text of them")
            }
            Remark::Sources(count) => write!(
                f,
                "{} the document under `sources:`; open each, and write what is missing: who published it, the day on \
                 which you read it, and its kind",
                plural(*count, "source was taken from", "sources were taken from")
            ),
            Remark::Note(words) => write!(f, "a note has no place in the text any more: “{words}”"),
            Remark::PictureOutside => {
                write!(
                    f,
                    "a picture outside of the text, such as a logo in the head of the document, was left out"
                )
            }
            Remark::NoTitle => write!(f, "the document has no title; write one behind `title:`"),
            Remark::OtherDocument => {
                write!(
                    f,
                    "another document is embedded in this one and was left out; copy its text into the file"
                )
            }
        }
    }
}
