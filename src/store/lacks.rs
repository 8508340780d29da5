//! Which entries a shelf lacks, according to everything that was counted or noted. It may not know where that is
//! stored.

use std::collections::BTreeSet;

use super::{Missing, canary::Canary};
use crate::domain::in_order;

/// The number of entries that a shelf with these keys lacks, and the keys of those that are known. `kept` is the canary
/// and the tally; `backed_up` are the keys of entries in a backup, each of which was once on the shelf.
pub fn lacks(
    kept: [Option<Canary>; 2],
    backed_up: &BTreeSet<String>,
    keys: &[String],
) -> (Option<Missing>, BTreeSet<String>) {
    let here: BTreeSet<&String> = in_order::set(keys.iter());
    let named: BTreeSet<String> = in_order::set(backed_up.iter().filter(|key| !here.contains(key)).cloned());
    let noted = (!named.is_empty()).then(|| Missing {
        counted: keys.len() + named.len(),
        found: keys.len(),
    });
    let counted = Canary::unmet(kept, keys).and_then(|unmet| unmet.missing(keys));
    let missing = counted.into_iter().chain(noted);
    (missing.max_by_key(|missing| missing.counted), named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(names: &str) -> Vec<String> {
        names.chars().map(String::from).collect()
    }

    #[test]
    fn what_is_missing_is_told_by_the_canary_the_tally_or_the_backups() {
        let canary = |names: &str| Some(Canary::of(&keys(names)));
        let cases = [
            // canary, tally, in a backup, on the shelf: counted and found, known by key
            (None, None, "", "abc", None, ""),
            (canary("abc"), canary("abc"), "ab", "abc", None, ""),
            (canary("abcd"), canary("ab"), "", "ab", Some((4, 2)), ""),
            (canary("ab"), canary("abcd"), "", "ab", Some((4, 2)), ""),
            (None, None, "abd", "ab", Some((3, 2)), "d"),
            (canary("abcd"), None, "abd", "ab", Some((4, 2)), "d"),
            (canary("ab"), canary("ab"), "cde", "ab", Some((5, 2)), "cde"),
        ];
        for (canary, tally, backed_up, here, missing, named) in cases {
            let backed_up = keys(backed_up).into_iter().collect();
            let found = lacks([canary, tally], &backed_up, &keys(here));
            let missing = missing.map(|(counted, found)| Missing { counted, found });
            assert_eq!(found, (missing, keys(named).into_iter().collect()), "{here}");
        }
    }
}
