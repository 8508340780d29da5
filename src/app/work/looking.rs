//! Looking at an audit's grades before moderating it. A person who has looked cannot moderate it blind any more, and
//! their moderation records this.

use crate::{
    app::session::Session,
    domain::{
        draft::ModerationDraft,
        id::AuditId,
        moderation::Mode,
        record::{AuditRecord, Outline},
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

/// The audits that would reveal the auditor's grades in figures: those that the figures count (`counted`), that the
/// person working here has begun to moderate blind, and whose grades are on this device.
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

/// Records that the person working here looks at the grades. A blind moderation that they have begun becomes an open
/// one.
pub fn look(session: Session, audit: AuditId) {
    if let Some(me) = session.people.working_untracked() {
        session.seen.note(me.id(), audit);
    }
    if leptos::prelude::untrack(|| grades_blind(session, audit)) {
        let draft = session.drafts.editing::<ModerationDraft>(audit);
        draft.update(|draft| draft.mode = Mode::Open);
    }
}
