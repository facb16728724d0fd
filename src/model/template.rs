//! The sentences that `fieldbook new` writes for the author to replace.
//!
//! The command writes them and a rule finds them where nobody did; both take them from here.

/// What stands in the place of a summary.
pub const SUMMARY: &str = "Write the summary here.";

/// What stands behind the words about a section that may be left out.
pub const OPTIONAL: &str = "Optional: delete the heading if there is nothing to say.";

/// How long a section should be, as a sentence.
pub fn length((least, most): (i64, i64)) -> String {
    format!("{least} to {most} words.")
}

/// What stands below the heading of a section: what belongs there, how long it should be, and whether
/// it may be left out.
pub fn section(about: &str, words: Option<(i64, i64)>, required: bool) -> String {
    let mut sentences = vec![about.to_owned()];
    sentences.extend(words.map(length));
    sentences.extend((!required).then(|| OPTIONAL.to_owned()));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}
