//! What a stage could not make sense of, as plain data.
//!
//! A stage never words a message: it records a [`Fault`], and a rule of `check` turns each kind of
//! fault into a finding with words, a code and help. So each sentence a contributor reads stands in
//! one file, the rule's.

use crate::source::Span;

/// One thing a stage met that does not fit, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: FaultKind,
}

impl Fault {
    /// A fault about a path as a whole.
    pub(crate) fn of_path(path: impl Into<String>, kind: FaultKind) -> Self {
        Fault { place: Place::Path(path.into()), kind }
    }
}

/// A place in the site: inside a text, or a path as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A range in a text that was read.
    Span(Span),
    /// A file or folder that has no text, or whose whole is meant; the path is from the site's root.
    Path(String),
}

/// The kinds of fault, by the stage that meets them.
#[derive(Debug, Clone, PartialEq)]
pub enum FaultKind {
    // -- read --
    /// The bytes are not UTF-8.
    NotUtf8 {
        /// Line of the first byte that does not fit, counted from 1.
        line: usize,
        /// That line, or the words around the byte; what cannot be read is U+FFFD.
        words: String,
        /// What the bytes look like.
        looks: Encoding,
    },
    /// A text file is larger than the limit.
    TextTooLarge {
        /// Its size in bytes.
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// The file or folder could not be opened; the system's own words.
    Unreadable(String),
    /// A symbolic link, which `read` does not follow.
    SymbolicLink,
    /// A named pipe, device or socket.
    NotARegularFile,
    /// Folders nest deeper than a site needs.
    TooDeep,
    /// A file name that is not Unicode; shown with replacement characters.
    NameNotUnicode,

    // -- parse: YAML and the typed reading of it --
    /// A practice or page does not start with a `---` line.
    NoFrontMatter,
    /// The closing `---` line is missing.
    FrontMatterNotClosed,
    /// The YAML cannot be read; the parser's words.
    YamlSyntax(String),
    /// A key, or a word that may be one, in a part of a front matter that was left out because of a
    /// slip. The slip has a fault of its own; this one only keeps rules from calling the key missing.
    LostKey {
        /// The word.
        key: String,
    },
    /// An anchor, an alias or a merge key.
    YamlReference,
    /// The YAML nests deeper or holds more than any file of a site needs.
    YamlTooComplex,
    /// The same key twice in one mapping.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where it stood first.
        first: Span,
    },
    /// A key that the place does not have.
    UnknownKey {
        /// The key as written.
        key: String,
        /// What the place is, for example `a source`.
        of: &'static str,
        /// Keys that the place has.
        known: Vec<&'static str>,
    },
    /// A key that must be there and is not.
    MissingKey {
        /// The key.
        key: &'static str,
        /// What the place is.
        of: &'static str,
    },
    /// The value has another type than the key asks for.
    WrongType {
        /// The key, as a path: `review.next`.
        key: String,
        /// What is asked for, in words: `a list`.
        expected: &'static str,
        /// What stands there.
        found: &'static str,
    },
    /// The key is there and holds nothing.
    EmptyValue {
        /// The key.
        key: String,
        /// Whether the place must have the key.
        required: bool,
    },
    /// A plain text ends at ` #`, and what follows was most likely meant as a part of it. The place is
    /// the text with what follows.
    CutByNote {
        /// The key, as a path.
        key: String,
        /// The first word that was cut off, with its `#`.
        note: String,
        /// What was left.
        kept: String,
    },
    /// A comma cut a value between brackets in pieces. The place is the value with what follows.
    CutByComma {
        /// The key whose value was cut, as a path.
        key: String,
        /// The value as a number, when it is one with a comma between thousands.
        number: Option<String>,
    },
    /// Quotes of printed text stand around a value.
    CurlyQuotes,
    /// A list in brackets has one value, in which commas of another kind stand. The place is the value.
    WideComma {
        /// The key of the list, as a path.
        key: String,
        /// The first of the commas.
        comma: char,
    },
    /// A text in double quotes holds a hidden character, written as an escape such as `\u202e`.
    EscapedHidden(char),
    /// A date that is not written `YYYY-MM-DD` or does not exist.
    BadDate {
        /// The key, as a path: `review.next`.
        key: String,
        /// What stands there.
        found: String,
    },
    /// A value outside a short fixed list.
    UnknownChoice {
        /// The key.
        key: String,
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: Vec<&'static str>,
    },

    // -- parse: Markdown --
    /// Quotes, lists, emphasis, links and pictures nest deeper than the limit.
    MarkdownTooDeep {
        /// The limit.
        limit: usize,
    },
    /// `[text][label]` or `[^label]` without a definition.
    UndefinedReference {
        /// The label.
        label: String,
        /// Whether it is a footnote.
        footnote: bool,
    },
    /// `![1]`: neither a picture nor a citation.
    PictureCitation {
        /// The number.
        number: usize,
    },

    // -- link --
    /// A file or folder where the layout has no place for it.
    Misplaced {
        /// Why, in a few words.
        reason: Misplacement,
    },
    /// No version of a practice carries the metadata.
    NoOriginal,
    /// A second version without `translation:`; the first is at the path.
    SecondOriginal {
        /// Path of the version that counts as the original.
        first: String,
    },
    /// A vocabulary that the checks need is not there.
    MissingVocabulary {
        /// File name without `.yaml`.
        name: &'static str,
    },
}

/// What the bytes of a file look like that is named as a text and is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, which Windows once called "Unicode".
    Utf16,
    /// The old encoding of Western Europe.
    Windows1252,
    /// The old encoding of Cyrillic.
    Windows1251,
    /// A document of Word.
    Word,
    /// A ZIP archive, which also documents of Word and LibreOffice are.
    Zip,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Some other encoding.
    Unknown,
}

/// Why a file has no place where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplacement {
    /// Not in one of the folders of `content/`.
    UnknownFolder,
    /// A file directly in a folder that holds folders.
    NotInAFolder,
    /// A folder inside the folder of one practice or page.
    NestedFolder,
    /// A Markdown file whose name is no language of the site.
    NotALanguage,
    /// A file that is neither Markdown nor an image.
    UnknownKind,
    /// A YAML folder holds something else.
    NotYaml,
}

/// A practice that a question of the search test should lead to, and that is not among the first found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchMiss {
    /// Place of its name in the question.
    pub place: Span,
    /// What is asked.
    pub ask: String,
    /// The English name of the language in which it is asked.
    pub language: &'static str,
    /// The symbol of the practice.
    pub symbol: String,
    /// Among how many of the first it should be.
    pub within: usize,
    /// Its place among all that is found, from 1; others that the question names beside it do not count.
    pub stands: Option<usize>,
    /// No practice has all of the question, and what is found has a part of it.
    pub partly: bool,
    /// Symbols and titles of those before it that the question does not name, as many as it should be among.
    pub before: Vec<(String, String)>,
    /// Words that stand in no practice, and what was looked for instead.
    pub mended: Vec<(String, String)>,
    /// What in the question itself keeps the practice from being found.
    pub slips: Vec<QuestionSlip>,
}

/// A query of a recipe that finds no practice in any language of its bundle, or that has a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryMiss {
    /// Place of the query.
    pub place: Span,
    /// The query.
    pub query: String,
    /// Whether it finds a practice all the same.
    pub found: bool,
    /// It has no word to look for.
    pub says_nothing: bool,
    /// Some practices have a part of it.
    pub partly: bool,
    /// Words that stand in no practice, and what is like them.
    pub mended: Vec<(String, String)>,
    /// Values of facets that only practices without a version in a language of the bundle have: `domain:health`.
    pub elsewhere: Vec<String>,
    /// What is wrong with it in every language of the bundle; in one of them, where none has a practice.
    pub slips: Vec<QuerySlip>,
}

/// What in the query of a recipe is not read as it may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuerySlip {
    /// The name of a facet or a symbol that is nearly one.
    Mistyped {
        /// As it stands in the query.
        typed: String,
        /// What may have been meant.
        meant: String,
    },
    /// A quote is opened and never closed.
    QuoteLeftOpen,
    /// A value of a facet that no practice has in the language.
    UnknownValue {
        /// As it stands in the query.
        typed: String,
        /// The key of the facet.
        key: String,
        /// The values that may have been meant, as in `domain:health`.
        meant: Vec<String>,
    },
    /// A facet without a value.
    NoValue {
        /// As it stands in the query.
        typed: String,
        /// Values that it may have, as in `domain:health`.
        known: Vec<String>,
        /// How many more there are.
        more: usize,
    },
    /// Several values of a facet that are written as one.
    SeveralValues {
        /// As it stands in the query.
        typed: String,
        /// Each with its key.
        meant: Vec<String>,
    },
    /// What looks like a facet and is none.
    NoFacet {
        /// As it stands in the query.
        typed: String,
        /// What stands before the colon.
        key: String,
        /// The symbol that stands behind it.
        symbol: Option<String>,
        /// The names of facets in the language.
        keys: Vec<&'static str>,
    },
    /// A word that joins others in other searches and is a word like any here: `AND`, `OR`.
    Operator {
        /// As it stands in the query.
        typed: String,
        /// How the values of one key around it are written.
        meant: Vec<String>,
    },
    /// A word that refuses what follows in other searches: `NOT`.
    Refusal {
        /// As it stands in the query.
        typed: String,
        /// How what follows is refused here.
        meant: String,
    },
    /// Brackets, which group nothing here.
    Brackets {
        /// As it stands in the query.
        typed: String,
        /// How the values of a key in them are written.
        meant: Vec<String>,
        /// Whether there are values of keys in them, and not words alone.
        has_values: bool,
    },
    /// It has small words alone, which nearly every practice has.
    SmallWords,
}

impl QuerySlip {
    /// Whether a book may well be what was meant all the same.
    pub fn is_harmless(&self) -> bool {
        matches!(self, QuerySlip::Operator { .. })
    }
}

/// What in a question keeps a practice from being found, whatever the words of the practice are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionSlip {
    /// The name of a facet or a symbol that is nearly one.
    Mistyped {
        /// As it stands in the question.
        typed: String,
        /// What may have been meant.
        meant: String,
    },
    /// A quote is opened and never closed.
    QuoteLeftOpen,
    /// A value of a facet that no practice has in the language.
    UnknownValue {
        /// As it stands in the question.
        typed: String,
        /// The key of the facet.
        key: String,
        /// The values that may have been meant, as in `domain:health`; if none is like it, what the practice has.
        meant: Vec<String>,
    },
    /// A value of a facet that other practices have.
    OtherValue {
        /// As it stands in the question.
        typed: String,
        /// What the practice has for the key: `domain:health`.
        has: Vec<String>,
    },
    /// The question does not want what the practice has.
    Unwanted {
        /// The word, or the facet as it stands in the question; none for several words.
        typed: Option<String>,
    },
}

/// A new practice that says much the same as others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// Place of its title, or its file.
    pub place: Place,
    /// Those that say the same, the most similar first.
    pub others: Vec<Repeated>,
}

/// A practice that says already what a new one says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// Its symbol; the name of its folder where it has none yet.
    pub name: String,
    /// Its title in the language of the new one.
    pub title: String,
    /// Path of its version in that language.
    pub path: String,
    /// Whether it is a new one, too.
    pub is_new: bool,
}

/// Something about words of a site for its search that only their analysis can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordFault {
    /// Place of the text that holds the words.
    pub place: Span,
    /// What it is.
    pub kind: WordFaultKind,
}

/// Kinds of [`WordFault`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordFaultKind {
    /// A question has nothing that could be found.
    NothingToFind {
        /// It says what must not be found.
        unwanted: bool,
    },
    /// A part of a question is nearly the name of a facet, the value of one that is not wanted, or a symbol.
    Mistyped {
        /// As it stands in the question.
        typed: String,
        /// What may have been meant.
        meant: String,
    },
    /// A question does not want a value that is not there, nor one like it.
    UnknownUnwanted {
        /// As it stands in the question.
        typed: String,
        /// The key of the facet.
        key: &'static str,
        /// The vocabulary of the key, if it has one.
        vocabulary: Option<&'static str>,
    },
    /// A question is asked a second time in its language.
    AskedTwice {
        /// Place of the first.
        first: Span,
    },
    /// All other words for something are small ones, which are left out of questions.
    SmallWords,
    /// Another word for something holds no letter and no digit.
    NoLetters {
        /// The word.
        word: String,
    },
    /// Another word for an entry of a vocabulary stands for another entry, too.
    OfTwoEntries {
        /// The word.
        word: String,
        /// Place of what the other entry has.
        first: Span,
        /// Id of the other entry.
        other: String,
    },
}

/// Something wrong with a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFault {
    /// Path of the file from the site's root.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl ThemeFault {
    /// The place of the fault for a finding.
    pub fn place(&self) -> Place {
        Place::Path(self.path.clone())
    }
}

/// A picture that no book can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnprintedPicture {
    /// Its path from the site's root.
    pub path: String,
    /// Why.
    pub why: WhyNotPrinted,
}

/// Why a picture cannot be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNotPrinted {
    /// It would fill the memory.
    TooManyPixels {
        /// Its width in pixels.
        width: usize,
        /// Its height in pixels.
        height: usize,
        /// How many pixels a picture may have.
        most: usize,
    },
    /// It ends too early, or cannot be read.
    NotWhole,
}

/// A bundle's book that could not be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsetBook {
    /// Path of the recipe from the site's root.
    pub recipe: String,
    /// Name of the book's language.
    pub language: String,
    /// Why.
    pub fault: ThemeFault,
}
