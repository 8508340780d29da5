//! The moderator's grading: the evidence without anything that reveals the auditor's grades, then the areas one by one.
//!
//! These pages receive a [`seat::Seat`], which holds the evidence but never the record that it was taken from.

mod area;
mod check;
mod discard;
pub(super) mod evidence;
mod overall;
mod seat;
mod seated;
mod start;
mod tasks;

pub(super) mod answer;

use leptos::prelude::*;

use crate::{
    app::{route::Moderate, session::Session},
    domain::id::AuditId,
};

/// One page of the moderator's grading.
pub fn page(session: Session, audit: AuditId, page: Moderate) -> AnyView {
    match page {
        Moderate::Tasks => view! { <tasks::Tasks session audit /> }.into_any(),
        Moderate::Area(area) => view! { <area::Area session audit area /> }.into_any(),
        Moderate::Overall => view! { <overall::Overall session audit /> }.into_any(),
        Moderate::Check => view! { <check::Check session audit /> }.into_any(),
    }
}
