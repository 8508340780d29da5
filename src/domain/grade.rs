//! The grade: an ordered word, never a number that could be averaged.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A grade of practice on the national four-word scale, ordered from worst to best.
///
/// ```
/// use plumbline::domain::grade::Grade;
/// assert!(Grade::Good > Grade::RequiresImprovement);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Grade {
    /// Practice that leaves a child unsafe or unhelped.
    Inadequate,
    /// In full: "requires improvement to be good".
    RequiresImprovement,
    /// Good practice.
    Good,
    /// The fourth grade, which an audit tool can switch on.
    Outstanding,
}

impl Grade {
    /// Every grade, best first, as people read them out.
    pub const ALL: [Grade; 4] = [
        Grade::Outstanding,
        Grade::Good,
        Grade::RequiresImprovement,
        Grade::Inadequate,
    ];

    /// The word in exported files: lower case, as in the field's vocabulary.
    pub const fn word(self) -> &'static str {
        match self {
            Grade::Inadequate => "inadequate",
            Grade::RequiresImprovement => "requires improvement",
            Grade::Good => "good",
            Grade::Outstanding => "outstanding",
        }
    }

    /// The word as a label on screen, with a capital.
    pub const fn label(self) -> &'static str {
        match self {
            Grade::Inadequate => "Inadequate",
            Grade::RequiresImprovement => "Requires improvement",
            Grade::Good => "Good",
            Grade::Outstanding => "Outstanding",
        }
    }

    /// By how many grades, and in which direction, `other` differs.
    pub fn shift_to(self, other: Grade) -> Shift {
        let steps = (other as i8) - (self as i8);
        match steps {
            0 => Shift::Unchanged,
            up if up > 0 => Shift::Up(up.unsigned_abs()),
            down => Shift::Down(down.unsigned_abs()),
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// By how many grades, and in which direction, moderation changed a grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shift {
    /// The same grade.
    Unchanged,
    /// Better by this many grades.
    Up(u8),
    /// Worse by this many grades.
    Down(u8),
}

impl fmt::Display for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shift::Unchanged => f.write_str("unchanged"),
            Shift::Up(n) => write!(f, "up {n}"),
            Shift::Down(n) => write!(f, "down {n}"),
        }
    }
}

/// Which grades an audit tool offers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Scale {
    /// Good, requires improvement, inadequate.
    Three,
    /// The same, with outstanding above them.
    Four,
}

impl Scale {
    /// The grades of this scale, best first.
    pub fn grades(self) -> &'static [Grade] {
        match self {
            Scale::Three => &Grade::ALL[1..],
            Scale::Four => &Grade::ALL,
        }
    }

    /// Whether this scale offers the grade.
    pub fn has(self, grade: Grade) -> bool {
        self.grades().contains(&grade)
    }

    /// The wider of two scales, for a table in which both were used.
    pub fn wider(self, other: Scale) -> Scale {
        if self == Scale::Four { self } else { other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_ordered_from_worst_to_best() {
        let mut grades = Grade::ALL.to_vec();
        grades.sort();
        grades.reverse();
        assert_eq!(grades, Grade::ALL);
    }

    #[test]
    fn a_shift_says_how_far_and_which_way() {
        for (from, to, shift) in [
            (Grade::Good, Grade::Good, "unchanged"),
            (Grade::Good, Grade::RequiresImprovement, "down 1"),
            (Grade::Inadequate, Grade::Good, "up 2"),
            (Grade::Outstanding, Grade::Inadequate, "down 3"),
        ] {
            assert_eq!(from.shift_to(to).to_string(), shift);
        }
    }

    #[test]
    fn outstanding_is_off_unless_the_tool_switches_it_on() {
        assert!(!Scale::Three.has(Grade::Outstanding));
        assert!(Scale::Four.has(Grade::Outstanding));
        assert_eq!(Scale::Three.wider(Scale::Four), Scale::Four);
    }
}
