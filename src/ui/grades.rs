//! How grades look: the mark that tells each apart without colour.

use crate::{
    domain::{grade::Grade, graded::Choice},
    ui::parts::Mark,
};

/// The mark of a grade.
pub fn mark(grade: Grade) -> Mark {
    match grade {
        Grade::Outstanding => Mark::Ring,
        Grade::Good => Mark::Disc,
        Grade::RequiresImprovement => Mark::Square,
        Grade::Inadequate => Mark::Diamond,
    }
}

/// The mark of what was chosen for a practice area.
pub fn choice_mark(choice: Choice) -> Mark {
    match choice {
        Choice::Graded(grade) => mark(grade),
        Choice::NotApplicable => Mark::Dash,
        Choice::NotEnoughEvidence => Mark::Query,
    }
}
