//! Looking at an audit's grades before having graded it: whoever has looked grades it blind no more, and the record of
//! their grading says so.

use crate::{
    app::session::Session,
    domain::{
        draft::ModerationDraft,
        id::AuditId,
        moderation::Mode,
        record::{AuditRecord, Outline},
    },
};

/// Whether the grades of an audit are to be kept from whoever is working, until they choose to look.
pub fn is_veiled(session: Session, record: &AuditRecord) -> bool {
    session
        .me()
        .is_some_and(|me| record.is_unread_by(me.id()) && !session.seen.has(me.id(), record.id))
}

/// Whether whoever is working has begun to grade an audit blind.
pub fn grades_blind(session: Session, audit: AuditId) -> bool {
    let me = session.me().map(|me| me.id());
    let draft = session.drafts.editing::<ModerationDraft>(audit);
    draft.with(|draft| draft.mode == Mode::Blind && Some(draft.moderator.id()) == me) == Some(true)
}

/// The audits that figures count, by what is known of each, that whoever is working has begun to grade blind while the
/// auditor's grades are here: the figures would give them away.
pub fn begun_blind(session: Session, counted: impl Fn(&Outline<'_>) -> bool) -> Vec<AuditId> {
    let Some(me) = session.me().map(|me| me.id()) else {
        return Vec::new();
    };
    let workspace = session.desk.workspace();
    let given_away = |draft: &ModerationDraft| {
        let blind = draft.mode == Mode::Blind && draft.moderator.id() == me;
        let record = workspace
            .audit(draft.audit)
            .filter(|record| record.is_unread_by(me));
        let outline = record.and_then(|record| record.outline());
        blind && outline.is_some_and(|outline| counted(&outline))
    };
    let mut begun = session.drafts.all::<ModerationDraft>();
    begun.retain(given_away);
    begun.into_iter().map(|draft| draft.audit).collect()
}

/// Whoever is working looks at the grades. What they have begun to grade blind is recorded as open from here on.
pub fn look(session: Session, audit: AuditId) {
    if let Some(me) = session.people.working_untracked() {
        session.seen.note(me.id(), audit);
    }
    if leptos::prelude::untrack(|| grades_blind(session, audit)) {
        let draft = session.drafts.editing::<ModerationDraft>(audit);
        draft.update(|draft| draft.mode = Mode::Open);
    }
}
