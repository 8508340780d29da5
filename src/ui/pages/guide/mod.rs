//! The auditor's guide: a task list and its pages, left and resumed at any point.

mod actions;
mod area;
mod case;
mod check;
mod contradictions;
mod family;
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

/// The guide's page of that name.
pub fn page(session: Session, audit: AuditId, page: Guide) -> AnyView {
    match page {
        Guide::Tasks => view! { <tasks::Tasks session audit /> }.into_any(),
        Guide::Case => view! { <case::Case session audit /> }.into_any(),
        Guide::Area(area) => view! { <area::Area session audit area /> }.into_any(),
        Guide::Family(position) => view! { <family::Family session audit position /> }.into_any(),
        Guide::Overall => view! { <overall::Overall session audit /> }.into_any(),
        Guide::Reasons => view! { <reasons::Reasons session audit /> }.into_any(),
        Guide::Actions => view! { <actions::Actions session audit /> }.into_any(),
        Guide::GoodPractice => view! { <good_practice::GoodPractice session audit /> }.into_any(),
        Guide::Check => view! { <check::Check session audit /> }.into_any(),
    }
}
