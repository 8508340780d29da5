//! Percentages, rounded with whole numbers so that binary fractions cannot change how a half is rounded.

use std::fmt;

/// A share as a percentage. Only a figure makes one. It keeps its counts, so that it is rounded only once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Percent {
    numerator: u32,
    denominator: u32,
}

impl Percent {
    /// The numerator as a share of the denominator; `None` if the denominator is zero.
    pub(super) fn of(numerator: u32, denominator: u32) -> Option<Self> {
        (denominator > 0).then_some(Self {
            numerator,
            denominator,
        })
    }

    /// In whole percent, halves rounded up.
    pub fn whole(self) -> u64 {
        self.in_units_of(100)
    }

    /// In tenths of a percent, halves rounded up.
    pub fn tenths(self) -> u64 {
        self.in_units_of(1000)
    }

    /// With one decimal and no sign, as in exported files: "36.4".
    pub fn one_decimal(self) -> String {
        let tenths = self.tenths();
        format!("{}.{}", tenths / 10, tenths % 10)
    }

    fn in_units_of(self, parts: u64) -> u64 {
        let (numerator, denominator) = (u64::from(self.numerator), u64::from(self.denominator));
        (2 * parts * numerator + denominator) / (2 * denominator)
    }
}

/// Whole percent, for people. A share above zero never reads "0%", and one below the whole never reads "100%".
impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.whole() {
            0 if self.numerator > 0 => f.write_str("under 1%"),
            100 if self.numerator < self.denominator => f.write_str("over 99%"),
            whole => write!(f, "{whole}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_up_and_are_decided_on_whole_numbers() {
        for (numerator, denominator, text, decimal) in [
            (0, 5, "0%", "0.0"),
            (5, 5, "100%", "100.0"),
            (8, 22, "36%", "36.4"),
            (13, 22, "59%", "59.1"),
            (1, 22, "5%", "4.5"),
            (1, 8, "13%", "12.5"),
            (1, 200, "1%", "0.5"),
            (29, 200, "15%", "14.5"),
            (201, 2000, "10%", "10.1"),
            (3543, 10_000, "35%", "35.4"),
            (35_450, 100_000, "35%", "35.5"),
            (1, 300, "under 1%", "0.3"),
            (299, 300, "over 99%", "99.7"),
            (u32::MAX, u32::MAX, "100%", "100.0"),
        ] {
            let share = Percent::of(numerator, denominator).expect("something to share");
            assert_eq!(
                (share.to_string(), share.one_decimal()),
                (text.to_owned(), decimal.to_owned()),
                "{numerator} of {denominator}"
            );
        }
        assert_eq!(Percent::of(0, 0), None);
    }
}
