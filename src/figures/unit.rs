//! The unit of a figure. Each unit is a type, so figures of two units cannot be in one table, chart or sum.

use std::fmt::Debug;

mod sealed {
    pub trait Sealed {}
}

/// The unit of a figure. Sealed: there are four units, and code outside this module cannot add a fifth.
///
/// ```compile_fail,E0277
/// #[derive(Clone, Copy, PartialEq, Eq, Debug)]
/// struct Children;
/// impl plumbline::figures::unit::Unit for Children {
///     const WORDS: plumbline::figures::unit::UnitWords = todo!();
/// }
/// ```
pub trait Unit: sealed::Sealed + Copy + Eq + Debug + Send + Sync + 'static {
    /// Its name, for people and for files.
    const WORDS: UnitWords;
}

/// A unit in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnitWords {
    /// One of them: "audit".
    pub one: &'static str,
    /// Several of them, and the word in exported files: "audits".
    pub many: &'static str,
}

impl UnitWords {
    /// The word after a number: "1 audit", "22 audits", "0 audits".
    pub const fn after(self, number: u32) -> &'static str {
        if number == 1 { self.one } else { self.many }
    }
}

macro_rules! unit {
    ($(#[$doc:meta])* $name:ident, $one:literal, $many:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $name {}

        impl sealed::Sealed for $name {}
        impl Unit for $name {
            const WORDS: UnitWords = UnitWords {
                one: $one,
                many: $many,
            };
        }
    };
}

unit! {
    /// Audits: one child's record audited once. Overall grades are counted in audits.
    Audits, "audit", "audits"
}
unit! {
    /// Practice-area grades: one grade given to one practice area of one audit. An audit has several.
    AreaGrades, "practice-area grade", "practice-area grades"
}
unit! {
    /// Families: one for each audit. Family contact is counted in families.
    Families, "family", "families"
}
unit! {
    /// Actions: improvements that an audit asks for.
    Actions, "action", "actions"
}
