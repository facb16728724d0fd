//! Which keys a file may have, told by the very functions that read it.
//!
//! Each form has a function that asks `Fields` for its keys. Asked about a file that is not there, the same function says
//! which keys it asks for and of what kind, so that nothing has to be written down twice.

use std::cell::RefCell;
use std::rc::Rc;

/// The keys of a mapping.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shape {
    /// Each key with its kind, in the order in which they are asked for.
    pub keys: Vec<(&'static str, Kind)>,
    /// Keys without which the mapping is not whole.
    pub required: Vec<&'static str>,
    /// It may have any other keys, too, each with a text or a number.
    pub is_open: bool,
}

/// What stands at a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A text that may look like a number.
    TextOrNumber,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// One of these words.
    Choice(Vec<&'static str>),
    /// A mapping.
    Group(Shape),
    /// A mapping with any keys.
    Free,
    /// A list of what the kind says.
    List(Box<Kind>),
    /// A list of texts and mappings.
    TextsOrGroups(Shape),
}

/// Takes down what is asked for.
pub(super) type Record = Rc<RefCell<Notes>>;

/// What was taken down of a mapping.
#[derive(Debug, Default)]
pub(super) struct Notes {
    keys: Vec<(&'static str, Noted)>,
    required: Vec<&'static str>,
    is_open: bool,
}

#[derive(Debug)]
enum Noted {
    Kind(Kind),
    /// A mapping that may still be asked for keys.
    Group(Record),
}

impl Notes {
    pub(super) fn key(&mut self, key: &'static str, kind: Kind) {
        self.keys.push((key, Noted::Kind(kind)));
    }

    /// Takes down a mapping, and gives where its keys are taken down.
    pub(super) fn group(&mut self, key: &'static str) -> Record {
        let inner = Record::default();
        self.keys.push((key, Noted::Group(Record::clone(&inner))));
        inner
    }

    pub(super) fn require(&mut self, keys: &[&'static str]) {
        self.required.extend(keys);
    }

    pub(super) fn open(&mut self) {
        self.is_open = true;
    }
}

/// The shape that was taken down.
pub(super) fn taken(record: &Record) -> Shape {
    let notes = record.borrow();
    let kind = |noted: &Noted| match noted {
        Noted::Kind(kind) => kind.clone(),
        Noted::Group(inner) => Kind::Group(taken(inner)),
    };
    Shape {
        keys: notes.keys.iter().map(|(key, noted)| (*key, kind(noted))).collect(),
        required: notes.required.clone(),
        is_open: notes.is_open,
    }
}
