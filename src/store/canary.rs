//! The canary: a few numbers stored apart from the shelf, which show when the shelf has lost entries. It may not know
//! where it is stored; the browser's shelf stores it in localStorage, whose files are not the shelf's.
//!
//! **Why it raises no false alarm.** A shelf only grows, and a canary is only made from keys that were on the shelf in
//! one completed transaction. Any canary, however old, has therefore counted a part of what an intact shelf contains.
//! An old canary (a crash lost the last seconds of localStorage, or the tab closed between the append and the count)
//! notices less, but never reports a loss that did not happen. Two rules ensure this: the canary is read *before* the
//! shelf that it is compared with, and it is written from keys that are read under a lock.
//!
//! **Why a save need not read every key.** A tally is stored beside the entries, and each transaction that adds an
//! entry also adds it to the tally. A tally is therefore also a canary of keys that were on the shelf in one completed
//! transaction.
//!
//! **Why a loss is not forgotten.** A canary that found entries missing stays unchanged, and is marked, until the same
//! entries are back or somebody accepts the loss. New work after the loss cannot hide it. The tally is marked too, so
//! that the other still reports the loss if one of them is lost.
//!
//! **Why an older copy is noticed.** Each unlocking numbers both, and each append counts in both. A canary behind the
//! tally is from an older state of its storage: a crash lost the last seconds, or the files were set back.

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Missing;

/// The numbers stored about a shelf.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Canary {
    /// How many entries there were.
    count: usize,
    /// The greatest of their ids, which is the newest.
    last: Option<String>,
    /// The SHA-256 digests of their ids, combined by XOR: the same in any order.
    digest: String,
    /// Whether entries were found missing and this is not yet settled.
    #[serde(default)]
    lost: bool,
    /// How often this device had been unlocked; 0 if an older version counted.
    #[serde(default)]
    unlocked: u64,
}

impl Canary {
    /// The canary of a shelf with these keys.
    pub fn of(keys: &[String]) -> Self {
        let none = Self {
            count: 0,
            last: None,
            digest: HEXLOWER.encode(&[0; 32]),
            lost: false,
            unlocked: 0,
        };
        none.with(keys)
            .expect("a digest that was just written can be read")
    }

    /// The canary of a shelf that gained these keys, none of which it had, without reading the others. `None` if this
    /// canary's digest cannot be read.
    fn with(&self, gained: &[String]) -> Option<Self> {
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
            unlocked: self.unlocked,
        })
    }

    /// How many entries there were.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether it is from an older state than the tally beside the entries.
    pub fn is_behind(&self, tally: &Self) -> bool {
        self.unlocked < tally.unlocked || (!self.lost && self.count < tally.count)
    }

    /// The tally of a shelf that gained these keys. `None` if the entries have to be counted again, because this tally
    /// cannot be read or a loss was found: the gained entries may be the lost ones.
    pub fn grown(&self, gained: &[String]) -> Option<Self> {
        if self.lost { None } else { self.with(gained) }
    }

    /// Whether `tally`, made within the shelf's last transaction, replaces this canary. It does not if a loss was
    /// found, which only a look at every key can settle, or if another tab has stored a later one.
    pub fn gives_way_to(&self, tally: &Self) -> bool {
        !self.lost && self.count <= tally.count
    }

    /// What a shelf with these keys lacks of what was counted.
    pub fn missing(&self, keys: &[String]) -> Option<Missing> {
        let lacks_last = self.last.as_ref().is_some_and(|last| !keys.contains(last));
        // If there are as many keys as were counted, or after a loss, they have to be exactly the same keys.
        let must_match = self.lost || keys.len() == self.count;
        let lost =
            keys.len() < self.count || lacks_last || (must_match && Self::of(keys).digest != self.digest);
        lost.then(|| Missing {
            counted: self.count,
            found: keys.len().min(self.count.saturating_sub(1)),
        })
    }

    /// The canary or the tally, if it counted entries that a shelf with these keys lacks: of two, the one that counted
    /// more. A loss that a later one does not have is over.
    pub fn unmet(kept: [Option<Self>; 2], keys: &[String]) -> Option<Self> {
        let last = Self::times_unlocked(&kept);
        let kept = kept.into_iter().flatten();
        let unmet = kept.filter(|one| one.missing(keys).is_some() && (!one.lost || one.unlocked == last));
        unmet.max_by_key(|one| one.count)
    }

    /// The next canary and tally, after these and for a shelf with these keys.
    pub fn next(kept: [Option<Self>; 2], keys: &[String]) -> Self {
        let unlocked = Self::times_unlocked(&kept);
        let next = match Self::unmet(kept, keys) {
            Some(unmet) => Self { lost: true, ..unmet },
            None => Self::of(keys),
        };
        Self { unlocked, ..next }
    }

    /// The same at an unlocking, which gets a number.
    pub fn next_unlocked(kept: [Option<Self>; 2], keys: &[String]) -> Self {
        let next = Self::next(kept, keys);
        let unlocked = next.unlocked + 1;
        Self { unlocked, ..next }
    }

    /// The same when somebody accepts that entries are missing.
    pub fn settled(kept: [Option<Self>; 2], keys: &[String]) -> Self {
        let unlocked = Self::times_unlocked(&kept);
        Self {
            unlocked,
            ..Self::of(keys)
        }
    }

    fn times_unlocked(kept: &[Option<Self>; 2]) -> u64 {
        let numbers = kept.iter().flatten().map(|one| one.unlocked);
        numbers.max().unwrap_or_default()
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
        let lost = Canary::next([Some(Canary::of(&keys("abc"))), None], &keys(""));
        let grown = Canary::next([Some(lost), None], &keys("wxyz"));
        assert_eq!(
            grown.missing(&keys("wxyzc")),
            Some(Missing { counted: 3, found: 2 })
        );
    }

    #[test]
    fn the_same_entries_back_in_place_end_it() {
        let lost = Canary::next([Some(Canary::of(&keys("abc"))), None], &keys("a"));
        assert_eq!(lost.missing(&keys("cba")), None);
        let whole = Canary::of(&keys("abc"));
        assert_eq!(Canary::next([Some(lost), None], &keys("abc")), whole);
    }

    #[test]
    fn a_loss_is_told_by_whichever_of_the_two_is_left() {
        let whole = Some(Canary::of(&keys("abc")));
        let older = Some(Canary::of(&keys("a")));
        for kept in [[whole.clone(), None], [None, whole.clone()], [older, whole]] {
            let unmet = Canary::unmet(kept.clone(), &keys("ab"));
            assert_eq!(unmet.map(|one| one.count()), Some(3));
            // The same again, if the other one is lost.
            let next = Some(Canary::next(kept, &keys("ab")));
            assert!(Canary::unmet([next.clone(), None], &keys("ab")).is_some());
            assert!(Canary::unmet([None, next], &keys("ab")).is_some());
        }
    }

    #[test]
    fn a_loss_that_is_not_settled_is_not_ended_by_the_other_count_and_one_that_is_stays_ended() {
        let lost = Canary::next([Some(Canary::of(&keys("abc"))), None], &keys(""));
        let tally = Some(Canary::of(&keys("wxyz")));
        assert!(Canary::unmet([Some(lost.clone()), tally], &keys("wxyz")).is_some());
        // An older copy of the canary returns after the loss was settled.
        let unlocked = Canary::next_unlocked([Some(lost.clone()), None], &keys("wx"));
        let settled = Canary::settled([Some(unlocked), None], &keys("wx"));
        assert_eq!(Canary::unmet([Some(lost), Some(settled)], &keys("wx")), None);
    }

    #[test]
    fn an_older_canary_is_behind_the_tally_and_one_of_the_same_moment_is_not() {
        let first = Canary::next_unlocked([None, None], &keys("ab"));
        assert!(!first.is_behind(&first));
        let unlocked_since = Canary::next_unlocked([Some(first.clone()), None], &keys("ab"));
        let grown_since = first.with(&keys("c")).expect("grows");
        for tally in [unlocked_since, grown_since] {
            assert!(first.is_behind(&tally) && !tally.is_behind(&first));
        }
        // A loss stays, whatever else is counted.
        let lost = Canary::next([Some(first.clone()), None], &keys("a"));
        assert!(!lost.is_behind(&first.with(&keys("wxyz")).expect("grows")));
    }

    #[test]
    fn what_is_settled_counts_as_all_and_keeps_its_number() {
        let lost = Canary::next_unlocked([Some(Canary::of(&keys("abc"))), None], &keys(""));
        let settled = Canary::settled([Some(lost.clone()), Some(lost.clone())], &keys("x"));
        assert_eq!(settled.missing(&keys("x")), None);
        assert_eq!(settled.unlocked, lost.unlocked);
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
        let lost = Canary::next([Some(three), None], &keys(""));
        assert!(!lost.gives_way_to(&four));
        assert_eq!(lost.grown(&keys("a")), None);
    }

    #[test]
    fn an_old_canary_never_cries_wolf() {
        let all = keys("abcdef");
        for counted in 0..=all.len() {
            assert_eq!(Canary::of(&all[..counted]).missing(&all), None);
        }
    }
}
