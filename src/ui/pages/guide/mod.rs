//! The auditor's guide: a task list and its pages, left and resumed at any point.

mod actions;
mod area;
mod case;
mod check;
mod contradictions;
mod family;
mod foot;
mod frame;
mod gone;
mod good_practice;
mod overall;
mod reasons;
mod reference;
mod tasks;
mod throw_away;

use leptos::prelude::*;

use crate::{
    app::{route::Guide, session::Session},
    domain::id::AuditId,
};

/// Whether a page comes with the desk: all that is needed until the first practice area is graded.
pub fn is_early(page: &Guide) -> bool {
    match page {
        Guide::Tasks | Guide::Case | Guide::Area(_) => true,
        Guide::Family(_)
        | Guide::Overall
        | Guide::Reasons
        | Guide::Actions
        | Guide::GoodPractice
        | Guide::Check => false,
    }
}

/// A page that comes with the desk. Any other name leads to the tasks.
pub fn page(session: Session, audit: AuditId, page: Guide) -> AnyView {
    match page {
        Guide::Case => view! { <case::Case session audit /> }.into_any(),
        Guide::Area(area) => view! { <area::Area session audit area /> }.into_any(),
        Guide::Tasks
        | Guide::Family(_)
        | Guide::Overall
        | Guide::Reasons
        | Guide::Actions
        | Guide::GoodPractice
        | Guide::Check => view! { <tasks::Tasks session audit /> }.into_any(),
    }
}

/// A page that comes later, in a module of its own. Any other name leads to the check of all answers.
pub fn later_page(session: Session, audit: AuditId, page: Guide) -> AnyView {
    match page {
        Guide::Family(position) => view! { <family::Family session audit position /> }.into_any(),
        Guide::Overall => view! { <overall::Overall session audit /> }.into_any(),
        Guide::Reasons => view! { <reasons::Reasons session audit /> }.into_any(),
        Guide::Actions => view! { <actions::Actions session audit /> }.into_any(),
        Guide::GoodPractice => view! { <good_practice::GoodPractice session audit /> }.into_any(),
        Guide::Check | Guide::Tasks | Guide::Case | Guide::Area(_) => {
            view! { <check::Check session audit /> }.into_any()
        }
    }
}
