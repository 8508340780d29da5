//! The auditor's guide: a task list and its pages. The auditor can leave and resume it at any point.

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
mod open;
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

/// Whether a page is in the desk's wasm module. It has the pages needed until the first practice area is graded.
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

/// A page in the desk's wasm module. Any other page opens the task list.
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

/// A page in the audit wasm module, which is loaded later. Any other page opens the check of all answers.
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
