//! The form in which auditor and moderator settle the grades, and what it writes to.

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

/// What the form is for at this moment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Record agreed grades.
    Agree,
    /// Say that it could not be settled.
    Escalate,
}

/// The form, and what it writes to.
#[derive(Clone, Copy)]
pub struct Settling {
    pub session: Session,
    pub draft: Editing<AgreementDraft>,
    pub checking: Checking,
    pub fields: Fields,
    pub attempt: Attempt,
    pub aim: RwSignal<Aim>,
    /// What somebody has tried to commit: problems of the other aim stay quiet.
    pub tried: RwSignal<Option<Aim>>,
}

impl Settling {
    /// Commits what the form is for at this moment. What is drawn then takes focus.
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
