//! The canary: a few numbers kept apart from the shelf, by which it is noticed that the shelf lost entries. It may
//! not know where it is kept; the shelf in the browser keeps it in localStorage, whose files are not the shelf's.
//!
//! **Why it is never wrong in the frightening direction.** A shelf only grows, and a canary is only ever taken of
//! keys that were on the shelf in one transaction that had completed. So whatever canary is found, however old, what
//! it counted is a part of what an intact shelf holds. An old canary (a crash took the last seconds of localStorage,
//! or the tab closed between the append and the count) notices less; it never cries wolf. Two rules keep it so:
//! whoever compares reads the canary *before* the shelf, and whoever writes one reads the keys under a lock.
//!
//! **Why a save needn't look at every key.** A tally lies beside the entries, and whatever transaction adds an entry adds
//! it to the tally too: so a tally is a canary of keys that were on the shelf in one completed transaction, as well.
//!
//! **Why a loss stays noticed.** A canary that found entries missing is kept as it is, and marked, until the very same
//! entries are back or somebody says that what lies there now is what counts. New work after the loss can't hide it.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Missing;

/// What is remembered of a shelf.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Canary {
    /// How many entries there were.
    count: usize,
    /// The last of their ids, which is the newest.
    last: Option<String>,
    /// The SHA-256 digests of their ids, XORed: the same in whatever order they came.
    digest: String,
    /// Whether entries were found missing, and nobody has settled it.
    #[serde(default)]
    lost: bool,
}

impl Canary {
    /// The canary of a shelf with these keys.
    pub fn of(keys: &[String]) -> Self {
        let none = Self {
            count: 0,
            last: None,
            digest: HEXLOWER.encode(&[0; 32]),
            lost: false,
        };
        none.with(keys)
            .expect("a digest that was just written can be read")
    }

    /// The canary of a shelf that gained these keys, none of which it had: without looking at the others. None where
    /// this one's digest can't be read.
    pub fn with(&self, gained: &[String]) -> Option<Self> {
        let mut digest = HEXLOWER.decode(self.digest.as_bytes()).ok()?;
        for key in gained {
            for (sum, byte) in digest.iter_mut().zip(Sha256::digest(key)) {
                *sum ^= byte;
            }
        }
        Some(Self {
            count: self.count + gained.len(),
            last: self.last.iter().chain(gained).max().cloned(),
            digest: HEXLOWER.encode(&digest),
            lost: self.lost,
        })
    }

    /// Whether `tally`, taken within the shelf's last transaction, is to be kept in this one's place. Not where a loss
    /// was found, which only a look at every key can settle; and not where another tab has kept a later one.
    pub fn gives_way_to(&self, tally: &Self) -> bool {
        !self.lost && self.count <= tally.count
    }

    /// What a shelf with these keys lacks of what was counted.
    pub fn missing(&self, keys: &[String]) -> Option<Missing> {
        let lacks_last = self.last.as_ref().is_some_and(|last| !keys.contains(last));
        // With as many keys as were counted, or after a loss, only the very same ones will do.
        let must_match = self.lost || keys.len() == self.count;
        let lost =
            keys.len() < self.count || lacks_last || (must_match && Self::of(keys).digest != self.digest);
        lost.then(|| Missing {
            counted: self.count,
            found: keys.len().min(self.count.saturating_sub(1)),
        })
    }

    /// The canary to keep from now on, where `before` was kept and the shelf has these keys.
    pub fn next(before: Option<Self>, keys: &[String]) -> Self {
        match before {
            Some(before) if before.missing(keys).is_some() => Self { lost: true, ..before },
            Some(_) | None => Self::of(keys),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(names: &str) -> Vec<String> {
        names.chars().map(String::from).collect()
    }

    #[test]
    fn what_is_missing_is_noticed() {
        let cases = [
            ("abc", "abc", None),
            ("abc", "cab", None),
            ("abc", "abcd", None),
            ("", "", None),
            ("abc", "", Some((3, 0))),
            ("abc", "ab", Some((3, 2))),
            ("abc", "abx", Some((3, 2))),
            ("abc", "abxy", Some((3, 2))),
            ("abc", "xbc", Some((3, 2))),
        ];
        for (then, now, lost) in cases {
            let lost = lost.map(|(counted, found)| Missing { counted, found });
            assert_eq!(
                Canary::of(&keys(then)).missing(&keys(now)),
                lost,
                "{then} → {now}"
            );
        }
    }

    #[test]
    fn new_entries_do_not_hide_a_loss() {
        let lost = Canary::next(Some(Canary::of(&keys("abc"))), &keys(""));
        let grown = Canary::next(Some(lost), &keys("wxyz"));
        assert_eq!(
            grown.missing(&keys("wxyzc")),
            Some(Missing { counted: 3, found: 2 })
        );
    }

    #[test]
    fn the_same_entries_back_in_place_end_it() {
        let lost = Canary::next(Some(Canary::of(&keys("abc"))), &keys("a"));
        assert_eq!(lost.missing(&keys("cba")), None);
        assert_eq!(Canary::next(Some(lost), &keys("abc")), Canary::of(&keys("abc")));
    }

    #[test]
    fn a_tally_that_grew_is_the_canary_of_all() {
        for first in 0..=4 {
            let (before, gained) = (keys("dbca"), keys("xfe"));
            let tally = Canary::of(&before[..first]).with(&[&before[first..], &gained].concat());
            assert_eq!(tally, Some(Canary::of(&[before, gained].concat())));
        }
        let unreadable = Canary {
            digest: "chirp".to_owned(),
            ..Canary::of(&[])
        };
        assert_eq!(unreadable.with(&keys("a")), None);
    }

    #[test]
    fn a_tally_takes_the_place_of_an_older_canary_only_and_never_of_a_loss() {
        let (three, four) = (Canary::of(&keys("abc")), Canary::of(&keys("abcd")));
        assert!(three.gives_way_to(&four) && three.gives_way_to(&three));
        assert!(!four.gives_way_to(&three));
        assert!(!Canary::next(Some(three), &keys("")).gives_way_to(&four));
    }

    #[test]
    fn an_old_canary_never_cries_wolf() {
        let all = keys("abcdef");
        for counted in 0..=all.len() {
            assert_eq!(Canary::of(&all[..counted]).missing(&all), None);
        }
    }
}
