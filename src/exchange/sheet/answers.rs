//! Answers about one file, which are asked again for the next: what looks wrong in this file may be right in that.

use std::collections::BTreeMap;

use super::{field::Field, mapping::Mapping};
use crate::domain::case::ReferenceDoubt;

/// The answers for this file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    /// The column that the answers about case references are for.
    pub reference_column: Option<usize>,
    /// The case references that look like something else and are references.
    pub references: Vec<ReferenceDoubt>,
    /// Whether references that the workbook stores as numbers are complete.
    pub numbers_are_references: bool,
    /// Of a column that has both dates and texts: whether day and month were swapped in the dates.
    pub swapped: BTreeMap<usize, bool>,
    /// Whether somebody has said in which order day and month stand.
    pub order_chosen: bool,
}

impl Answers {
    /// The answers without those about case references, if another column is now the one with the references.
    #[must_use]
    pub fn under(mut self, mapping: &Mapping) -> Self {
        let column = mapping.column(&Field::Reference);
        if self.reference_column != column {
            self.reference_column = column;
            self.references = Vec::new();
            self.numbers_are_references = false;
        }
        self
    }
}
