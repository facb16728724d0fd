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
