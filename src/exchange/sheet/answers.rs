//! Answers about one file, which are asked again for the next: what looks wrong in this file may be right in that.

use crate::domain::case::ReferenceDoubt;

/// The answers for this file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    /// The case references that look like something else and are references.
    pub references: Vec<ReferenceDoubt>,
    /// Whether references that the workbook stores as numbers are whole.
    pub numbers_are_references: bool,
    /// Whether day and month were exchanged in the days of a column that has both days and texts. `None` until somebody
    /// has said so.
    pub exchanged: Option<bool>,
}
