//! The state of the form in which the auditor and the moderator settle the grades, and how it is committed.

use std::future::Future;

use leptos::prelude::*;

use crate::{
    app::{
        drafts::Editing,
        session::Session,
        work::{acts::NotCommitted, checking::Checking},
    },
    domain::{draft::AgreementDraft, id::EntryId},
    ui::{attempt::Attempt, draft_summary::not_committed, parts::focus_on, text_at::Fields},
};

/// The current purpose of the form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Record agreed grades.
    Agree,
    /// Record that the grades could not be settled.
    Escalate,
}

/// The form's state, and the draft that it writes to.
#[derive(Clone, Copy)]
pub struct Settling {
    pub session: Session,
    pub draft: Editing<AgreementDraft>,
    pub checking: Checking,
    pub fields: Fields,
    pub attempt: Attempt,
    pub aim: RwSignal<Aim>,
    /// The aim that the user last tried to commit. Problems of the other aim are not shown.
    pub tried: RwSignal<Option<Aim>>,
}

impl Settling {
    /// Commits the form with its current aim. Afterwards the element with the id `next` takes focus.
    pub fn commit(
        self,
        act: impl Future<Output = Result<EntryId, NotCommitted>> + 'static,
        next: &'static str,
    ) {
        self.tried.set(Some(self.aim.get_untracked()));
        self.attempt
            .commit_draft(self.checking, act, not_committed, move |_| {
                request_animation_frame(move || focus_on(next));
            });
    }
}
