//! The hand-over that follows from what somebody has just done, with everything chosen that it is about.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Answers, AuditSelection};
use crate::{
    domain::{
        id::{AuditId, PersonId},
        in_order,
        record::{AuditRecord, State},
        workspace::Workspace,
    },
    exchange::pack::Purpose,
};

/// Who gets the file next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    /// The moderator gets the audits that this person has submitted, without the grades.
    Moderator,
    /// Whoever sent audits for blind moderation gets the grades of this moderator.
    Back,
    /// The QA lead gets the audits whose agreed grades this person has recorded.
    Lead,
}

impl Next {
    /// The audits to hand over.
    pub fn audits(self, workspace: &Workspace, me: PersonId) -> BTreeSet<AuditId> {
        let is_in = |record: &AuditRecord| match (self, &record.state) {
            (Next::Moderator, State::Submitted { .. }) => record.is_own(me),
            (Next::Back, State::ModeratedBlind { moderator, .. }) => moderator.who.id() == me,
            (Next::Lead, State::Agreed { agreed, .. }) => agreed.who.id() == me,
            (
                Next::Moderator | Next::Back | Next::Lead,
                State::Begun
                | State::Submitted { .. }
                | State::ShownBlind { .. }
                | State::Moderated { .. }
                | State::ModeratedBlind { .. }
                | State::Escalated { .. }
                | State::Agreed { .. }
                | State::InConflict { .. },
            ) => false,
        };
        in_order::set(
            workspace
                .audits()
                .filter(|record| is_in(record))
                .map(|record| record.id),
        )
    }

    /// The answers on the hand-over page.
    pub fn answers(self, workspace: &Workspace, me: PersonId) -> Answers {
        let purpose = match self {
            Next::Moderator => Purpose::ModerateBlind,
            Next::Back | Next::Lead => Purpose::Gather,
        };
        Answers {
            what: Some(AuditSelection::Audits),
            audits: self.audits(workspace, me),
            purpose: Some(purpose),
            ..Answers::default()
        }
    }

    /// The button.
    pub const fn label(self) -> &'static str {
        match self {
            Next::Moderator => "Send to the moderator",
            Next::Back => "Send back",
            Next::Lead => "Send to the QA lead",
        }
    }
}

/// The answers with which the hand-over page begins, if another page has led to it.
#[derive(Clone, Copy)]
pub struct Prepared(RwSignal<Option<(PersonId, Answers)>>);

impl Default for Prepared {
    fn default() -> Self {
        Self(RwSignal::new(None))
    }
}

impl Prepared {
    /// Prepares the answers for a person.
    pub fn put(self, me: PersonId, answers: Answers) {
        self.0.set(Some((me, answers)));
    }

    /// Takes the answers, once. Those of somebody else are dropped.
    pub fn take(self, me: Option<PersonId>) -> Option<Answers> {
        let (whose, answers) = self.0.try_update(Option::take).flatten()?;
        (Some(whose) == me).then_some(answers)
    }
}
