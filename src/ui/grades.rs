//! How grades look: the mark that distinguishes each without colour, and how they are offered as answers.

use leptos::prelude::*;

use crate::{
    domain::{
        grade::{Grade, Scale},
        graded::Choice,
        tool::PracticeArea,
    },
    ui::parts::{self, Descriptor, GradeTag, Mark},
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

/// The mark of the choice for a practice area.
pub fn choice_mark(choice: Choice) -> Mark {
    match choice {
        Choice::Graded(grade) => mark(grade),
        Choice::NotApplicable => Mark::Dash,
        Choice::NotEnoughEvidence => Mark::Query,
    }
}

/// What was chosen, with its mark.
pub fn tag(choice: Choice) -> AnyView {
    view! { <GradeTag mark=choice_mark(choice) text=choice.label() /> }.into_any()
}

/// What was chosen so far; `none` says that nothing is.
pub fn given(choice: Option<Choice>, none: &'static str) -> AnyView {
    choice.map_or_else(|| none.into_any(), tag)
}

/// A grade as an answer to be chosen.
pub fn answer(grade: Grade) -> parts::Choice {
    parts::Choice::new(grade.word(), grade.label()).mark(mark(grade))
}

/// The two reasons for giving no grade, as answers after the grades.
pub fn ungraded() -> [parts::Choice; 2] {
    let answer = |choice: Choice, hint: &str| {
        parts::Choice::new(choice.word(), choice.label())
            .mark(choice_mark(choice))
            .hint(hint)
    };
    [
        answer(
            Choice::NotApplicable,
            "This part of practice does not arise for this child",
        )
        .after_or(),
        answer(
            Choice::NotEnoughEvidence,
            "It should be there, and you could not find enough to grade it",
        ),
    ]
}

/// What each grade of the scale looks like in a practice area.
pub fn descriptors(area: &PracticeArea, scale: Scale) -> Vec<Descriptor> {
    let descriptor = |grade: &Grade| Descriptor {
        mark: mark(*grade),
        grade: grade.label().to_owned(),
        text: area.looks_like(*grade).join("\n"),
    };
    scale.grades().iter().map(descriptor).collect()
}
