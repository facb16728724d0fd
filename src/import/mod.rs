//! A document of Word to the text of a practice.
//!
//! ```text
//! package   bytes             -> Package     the parts of the archive, none larger than its limit
//! word      Package           -> Word        headings, paragraphs, lists and tables as Word means them
//! draft     Word, Library     -> Draft       what belongs into which section, and into the head of the file
//! markdown  blocks            -> events      what Markdown can say of them
//! events    events            -> text        Markdown that reads back as the same words
//! ```
//!
//! WordprocessingML is ECMA-376 part 1. Whatever the program does not know is walked through, so that words in
//! it are never lost; what is left out on purpose is a [`Remark`]. No address of a document is ever opened.

use std::fmt;

use crate::model::limits;

pub mod draft;
mod events;
mod formula;
mod head;
mod markdown;
mod package;
mod remark;
mod sections;
mod styles;
#[cfg(test)]
mod tests;
mod word;

pub use package::FILE_LIMIT;
pub use remark::Remark;

/// Stack of the thread that reads a document: its elements may nest [`package::DEPTH_LIMIT`] deep.
const STACK: usize = 32 << 20;

/// Why a file cannot be read as a document of Word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFailure {
    /// It holds nothing.
    Empty,
    /// It is larger than [`FILE_LIMIT`].
    TooLarge,
    /// It has a password.
    Encrypted,
    /// It is of another kind, in words.
    Other(&'static str),
    /// It is no document at all.
    Unknown,
    /// The archive or a part of it is damaged; in words.
    Damaged(String),
    /// It unpacks to far more than a document needs.
    Bomb,
    /// Its elements nest deeper than those of any document.
    TooDeep,
    /// It has no words.
    NoText,
    /// It has more words than a practice can ever have: how many.
    TooLong(usize),
}

impl fmt::Display for ImportFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SAVE: &str = "open it in Word or LibreOffice and save it as .docx";
        match self {
            ImportFailure::Empty => write!(f, "the file is empty; copy the document again"),
            ImportFailure::TooLarge => write!(
                f,
                "the file is larger than {} MB; make its pictures smaller in Word (Compress Pictures) and save it again",
                FILE_LIMIT >> 20
            ),
            ImportFailure::Encrypted => {
                write!(
                    f,
                    "the document has a password; open it in Word, take the password away, and save it as .docx"
                )
            }
            ImportFailure::Other(kind) => write!(f, "this is {kind}, not a Word document (.docx); {SAVE}"),
            ImportFailure::Unknown => write!(f, "this is not a Word document (.docx); {SAVE}"),
            ImportFailure::Damaged(why) => write!(f, "the document is damaged ({why}); {SAVE} again"),
            ImportFailure::Bomb => write!(
                f,
                "the document unpacks to more than a document can need; {SAVE} again, or copy its text into a new document"
            ),
            ImportFailure::TooDeep => write!(
                f,
                "tables or frames in the document stand inside each other too many times; copy its text into a new \
                 document"
            ),
            ImportFailure::TooLong(words) => {
                // Signs without spaces are few words, however many they are.
                let much = if *words > limits::TEXT {
                    format!("about {words} words")
                } else {
                    "too many signs".to_owned()
                };
                write!(
                    f,
                    "the document has {much}, and a practice at most {} words; copy what belongs to one practice \
                     into a document of its own",
                    limits::TEXT
                )
            }
            ImportFailure::NoText => write!(
                f,
                "the document has no text; where it is a picture of a page, type the text or use a program that reads it"
            ),
        }
    }
}

impl std::error::Error for ImportFailure {}

/// A document as Word means it.
#[derive(Debug, Default)]
pub struct Word {
    /// The title among its properties.
    pub(crate) title: Option<String>,
    /// The language tag that its text has by default.
    pub(crate) language: Option<String>,
    /// The text in its order.
    pub(crate) blocks: Vec<Block>,
    /// Footnotes and endnotes, in the order of their marks.
    pub(crate) notes: Vec<Vec<Block>>,
    /// The pictures, in the order in which they are first shown.
    pub(crate) pictures: Vec<Picture>,
    /// What was left out or changed.
    pub(crate) remarks: Vec<Remark>,
}

/// A picture that a site may show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its file.
    pub bytes: Vec<u8>,
    /// The ending of its name.
    pub ending: &'static str,
    /// What it shows, as the document says.
    pub alt: String,
}

impl Word {
    /// Reads a document from the bytes of its file.
    ///
    /// # Errors
    ///
    /// When it is no document of Word that can be read.
    pub fn read(bytes: &[u8]) -> Result<Word, ImportFailure> {
        let package = package::Package::open(bytes)?;
        let read = || word::read(package);
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, read);
            let thread = thread.map_err(|error| ImportFailure::Damaged(error.to_string()))?;
            // The last line of defence: a slip of ours in a strange document is a failure in words.
            thread
                .join()
                .unwrap_or_else(|_| Err(ImportFailure::Damaged("it could not be understood".to_owned())))
        })
    }
}

/// A block of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// A heading.
    Heading {
        /// 1 to 9; 0 for the title of the document.
        level: u8,
        /// The words.
        pieces: Vec<Piece>,
    },
    /// A paragraph.
    Paragraph {
        /// The words.
        pieces: Vec<Piece>,
        /// How it is meant.
        kind: ParagraphKind,
    },
    /// An item of a list, as Word has it: beside the others, not in a list.
    Item {
        /// How deep it stands, from 0.
        level: usize,
        /// Its number in a numbered list.
        number: Option<u64>,
        /// The words.
        pieces: Vec<Piece>,
    },
    /// A table.
    Table(Table),
}

/// How a paragraph is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParagraphKind {
    Plain,
    /// It goes on with the item of a list before it.
    Continued,
    Quote,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    /// How many of the first rows are its head.
    pub(crate) heads: usize,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) blocks: Vec<Block>,
    /// How many columns it takes.
    pub(crate) span: usize,
    /// Whether it goes on with the cell above it.
    pub(crate) continues: bool,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Piece {
    pub(crate) kind: PieceKind,
    pub(crate) marks: Marks,
    /// Where a link leads.
    pub(crate) link: Option<String>,
}

/// Kinds of [`Piece`].
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PieceKind {
    Text(String),
    Break,
    /// A picture, by its place among those of the document.
    Picture(usize),
    /// The mark of a note, by its place among those of the document.
    Note(usize),
    /// A formula in LaTeX.
    Formula {
        latex: String,
        display: bool,
    },
}

/// How letters look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) strike: bool,
    pub(crate) raised: bool,
    pub(crate) lowered: bool,
}

impl Piece {
    pub(crate) fn text(text: impl Into<String>) -> Piece {
        Piece { kind: PieceKind::Text(text.into()), marks: Marks::default(), link: None }
    }
}

impl Block {
    /// Whether it is an item of a list or goes on with one.
    fn is_in_list(&self) -> bool {
        matches!(self, Block::Item { .. } | Block::Paragraph { kind: ParagraphKind::Continued, .. })
    }

    /// The words of a block that is one line.
    pub(crate) fn pieces(&self) -> &[Piece] {
        match self {
            Block::Heading { pieces, .. } | Block::Paragraph { pieces, .. } | Block::Item { pieces, .. } => {
                pieces
            }
            Block::Table(_) => &[],
        }
    }
}

/// The letters of pieces, without how they look.
pub(crate) fn plain(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match &piece.kind {
            PieceKind::Text(words) => text.push_str(words),
            PieceKind::Break => text.push('\n'),
            PieceKind::Formula { latex, .. } => text.push_str(latex),
            PieceKind::Picture(_) | PieceKind::Note(_) => {}
        }
    }
    text
}

/// A text as one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters of blocks, a line for each.
pub(crate) fn plain_lines(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Table(table) => {
                table.rows.iter().flatten().for_each(|cell| plain_lines(&cell.blocks, lines));
            }
            other => lines.push(plain(other.pieces())),
        }
    }
}
