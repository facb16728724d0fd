//! "Did you mean": the known word nearest to what was written.

/// The nearest known word, when it is near enough to be meant.
///
/// Nearness is the Damerau-Levenshtein distance over lower case, at most a third of the longer
/// word's letters; a known word that the written one begins or contains counts as near, too.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = written.to_lowercase();
    let (length, letters) = (wanted.chars().count(), letters_of(&wanted));
    let mut best: Option<(usize, &str)> = None;
    for word in known {
        let candidate = word.to_lowercase();
        let longer = length.max(candidate.chars().count());
        // Measuring is slow, and most words have so many other letters that it cannot find them near. A
        // text of a megabyte, written where a word should be, must not cost time and memory either.
        let distance = (least_distance(&letters, &letters_of(&candidate)) * 3 <= longer)
            .then(|| strsim::damerau_levenshtein(&wanted, &candidate))
            .filter(|distance| distance * 3 <= longer);
        let near = if distance.is_some() {
            distance
        } else if length >= 4
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

/// How often letters occur in a word; letters that share a place are counted together.
fn letters_of(word: &str) -> [usize; 32] {
    let mut counts = [0; 32];
    for c in word.chars() {
        counts[c as usize % 32] += 1;
    }
    counts
}

/// The least distance that words with these letters can have: a step adds, drops or changes one letter.
fn least_distance(a: &[usize; 32], b: &[usize; 32]) -> usize {
    let beyond = |a: &[usize; 32], b: &[usize; 32]| -> usize {
        a.iter().zip(b).map(|(a, b)| a.saturating_sub(*b)).sum()
    };
    beyond(a, b).max(beyond(b, a))
}

/// Suggestions for a whole run: each written value is looked up once, and when very many different
/// ones are wrong, the rest go without, so that the work stays in bounds.
#[derive(Debug)]
pub struct Suggestions {
    known: std::collections::BTreeMap<String, Option<String>>,
    left: usize,
}

impl Default for Suggestions {
    fn default() -> Self {
        Suggestions { known: std::collections::BTreeMap::new(), left: 500 }
    }
}

impl Suggestions {
    /// The suggestion for a value of some kind; `find` is asked the first time only.
    pub fn of(&mut self, kind: &str, written: &str, find: impl FnOnce() -> Option<String>) -> Option<String> {
        let key = format!("{kind}:{written}");
        if let Some(found) = self.known.get(&key) {
            return found.clone();
        }
        self.left = self.left.checked_sub(1)?;
        let found = find();
        self.known.insert(key, found.clone());
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_work_on_suggestions_stays_in_bounds() {
        let mut suggestions = Suggestions::default();
        let mut asked = 0;
        for round in 0..2_000 {
            suggestions.of("topics", &round.to_string(), || {
                asked += 1;
                Some("x".into())
            });
        }
        assert_eq!(asked, 500);
        assert_eq!(suggestions.of("topics", "0", || None), Some("x".into()));
        assert_eq!(nearest(&"a".repeat(1_000_000), ["energy", "health"]), None);
    }

    proptest::proptest! {
        #[test]
        fn the_least_distance_is_never_more_than_the_distance(a in "[a-eé日-]{0,12}", b in "[a-eé日-]{0,12}") {
            let least = least_distance(&letters_of(&a), &letters_of(&b));
            proptest::prop_assert!(least <= strsim::damerau_levenshtein(&a, &b), "{a} {b}");
        }
    }

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
