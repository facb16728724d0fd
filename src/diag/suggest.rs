//! "Did you mean": the known word nearest to what was written.

/// The nearest known word, when it is near enough to be meant.
///
/// Nearness is the Damerau-Levenshtein distance over lower case, at most a third of the longer
/// word's letters; a known word that the written one begins or contains counts as near, too.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = written.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for word in known {
        let candidate = word.to_lowercase();
        let (longer, shorter) = {
            let (a, b) = (wanted.chars().count(), candidate.chars().count());
            (a.max(b), a.min(b))
        };
        // Words of very different length are never near. Not measuring them keeps a text of a
        // megabyte, written where a word should be, from costing time and memory.
        let distance = ((longer - shorter) * 3 <= longer)
            .then(|| strsim::damerau_levenshtein(&wanted, &candidate))
            .filter(|distance| distance * 3 <= longer);
        let near = if distance.is_some() {
            distance
        } else if wanted.chars().count() >= 4
            && (candidate.starts_with(&wanted) || wanted.starts_with(&candidate) && candidate.len() >= 4)
        {
            // A cut-off or lengthened word ranks behind every real near miss.
            Some(longer)
        } else {
            None
        };
        if let Some(distance) = near
            && best.is_none_or(|(least, _)| distance < least)
        {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let known = ["energy", "transportation", "health", "agriculture", "disaster-management"];
        assert_eq!(nearest("helth", known), Some("health"));
        assert_eq!(nearest("Agriculutre", known), Some("agriculture"));
        assert_eq!(nearest("transport", known), Some("transportation"));
        assert_eq!(nearest("disaster", known), Some("disaster-management"));
        assert_eq!(nearest("water", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest("x", ["y"]), None);
        assert_eq!(nearest(&"x".repeat(1_000_000), known), None);
    }
}
