//! Looking at an audit's grades before having graded it: whoever has looked grades it blind no more, and the record of
//! their grading says so.

use crate::{
    app::session::Session,
    domain::{draft::ModerationDraft, id::AuditId, moderation::Mode, quarter::Quarter, record::AuditRecord},
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

/// The audits completed in one of these quarters that whoever is working has begun to grade blind while their grades are
/// here: figures that count them would give them away.
pub fn begun_blind(session: Session, quarters: &[Quarter]) -> Vec<AuditId> {
    let Some(me) = session.me().map(|me| me.id()) else {
        return Vec::new();
    };
    let workspace = session.desk.workspace();
    let counted = |draft: &ModerationDraft| {
        let blind = draft.mode == Mode::Blind && draft.moderator.id() == me;
        let record = workspace
            .audit(draft.audit)
            .filter(|record| record.is_unread_by(me));
        let outline = record.and_then(|record| record.outline());
        blind && outline.is_some_and(|outline| quarters.contains(&Quarter::of(outline.completed_on)))
    };
    let mut begun = session.drafts.all::<ModerationDraft>();
    begun.retain(counted);
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
