//! Looking at an audit's grades before moderating it. A person who has looked cannot moderate it blind any more, and
//! their moderation records this.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    app::session::Session,
    domain::{
        draft::ModerationDraft,
        id::AuditId,
        moderation::Mode,
        record::{AuditRecord, Outline, State},
    },
};

/// Whether the grades of an audit are hidden from the person working here, until they choose to look.
pub fn is_veiled(session: Session, record: &AuditRecord) -> bool {
    session
        .me()
        .is_some_and(|me| record.is_unread_by(me.id()) && !session.seen.has(me.id(), record.id))
}

/// Whether the person working here has begun to moderate an audit blind.
pub fn grades_blind(session: Session, audit: AuditId) -> bool {
    let me = session.me().map(|me| me.id());
    let draft = session.drafts.editing::<ModerationDraft>(audit);
    draft.with(|draft| draft.mode == Mode::Blind && Some(draft.moderator.id()) == me) == Some(true)
}

/// Audits whose auditor's grades would show in figures or in a list before the person working here has graded them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Unread {
    /// Those that they have begun to grade blind.
    pub begun: Vec<AuditId>,
    /// The others.
    pub waiting: Vec<AuditId>,
}

impl Unread {
    /// Whether nothing has to be withheld.
    pub fn is_empty(&self) -> bool {
        self.begun.is_empty() && self.waiting.is_empty()
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = AuditId> {
        self.begun.iter().chain(&self.waiting).copied()
    }
}

/// The one guard in front of figures: the audits that they would give away, of those that they count (`counted`). Where
/// few audits are counted, a grade can be read off. An audit is one of them while it waits for its moderation, is
/// somebody else's, and the person working here has not chosen to look.
pub fn unread(session: Session, counted: impl Fn(&Outline<'_>) -> bool) -> Unread {
    let Some(me) = session.me().map(|me| me.id()) else {
        return Unread::default();
    };
    let workspace = session.desk.workspace();
    let mut mine = session.drafts.all::<ModerationDraft>();
    mine.retain(|draft| draft.moderator.id() == me);
    let begun_in = |mode, audit| {
        mine.iter()
            .any(|draft| draft.mode == mode && draft.audit == audit)
    };
    let given_away = |record: &&Arc<AuditRecord>| {
        let looked = session.seen.has(me, record.id) || begun_in(Mode::Open, record.id);
        let waits = matches!(record.state, State::Submitted { .. }) && !record.is_own(me);
        waits && !looked && record.outline().is_some_and(|outline| counted(&outline))
    };
    let all = workspace.audits().filter(given_away).map(|record| record.id);
    let (begun, waiting) = all.partition(|audit| begun_in(Mode::Blind, *audit));
    Unread { begun, waiting }
}

/// Of some audits, those that the person working here is grading blind; untracked.
pub fn grading_blind(session: Session, audits: impl Iterator<Item = AuditId>) -> usize {
    leptos::prelude::untrack(|| audits.filter(|audit| grades_blind(session, *audit)).count())
}

/// Records that the person working here looks at the grades. A blind moderation that they have begun becomes an open
/// one.
pub fn look(session: Session, audit: AuditId) {
    look_at_all(session, &BTreeSet::from([audit]));
}

/// The same for several audits.
pub fn look_at_all(session: Session, audits: &BTreeSet<AuditId>) {
    let Some(me) = session.people.working_untracked().map(|me| me.id()) else {
        return;
    };
    session.seen.note(me, audits.iter().copied());
    let mut blind = leptos::prelude::untrack(|| session.drafts.all::<ModerationDraft>());
    blind.retain(|draft| {
        draft.mode == Mode::Blind && draft.moderator.id() == me && audits.contains(&draft.audit)
    });
    for draft in blind {
        let draft = session.drafts.editing::<ModerationDraft>(draft.audit);
        draft.update(|draft| draft.mode = Mode::Open);
    }
}
