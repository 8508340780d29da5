//! Decides who may grade this audit as a moderator, and what they may see.

use std::sync::Arc;

use crate::{
    app::{
        drafts::{Editing, Kind},
        session::Session,
        work::checking::Checking,
    },
    domain::{
        blind::ModeratorView,
        draft::ModerationDraft,
        draft_key::DraftKey,
        finish::finish_moderation,
        id::{AuditId, EntryId},
        may_moderate::{NotNow, ToGrade, may_moderate},
        moderation::Mode,
        person::Person,
        record::AuditRecord,
        tool::{AuditTool, ToolRef},
    },
};

/// The material for a moderator who has begun. It does not include the audit record.
#[derive(Clone, PartialEq)]
pub struct Seat {
    /// The audit.
    pub audit: AuditId,
    /// The mode: blind or open.
    pub mode: Mode,
    /// The evidence that the moderator may read.
    pub reading: ModeratorView,
    /// The audit tool it was made with.
    pub tool: Arc<AuditTool>,
    /// The practice week it belongs to.
    pub week: Option<String>,
    /// The entry of the current submission, if it was corrected after the moderator began.
    pub corrected: Option<EntryId>,
}

/// An audit whose moderation can be begun.
#[derive(Clone, PartialEq)]
pub struct Beginning {
    /// The audit.
    pub audit: AuditId,
    /// The case reference.
    pub reference: String,
    /// The auditor, as the person to talk to.
    pub auditor: Person,
    /// The mode that the audit tool advises.
    pub advised: Mode,
    /// Whether the auditor's grades are on this device, so that open mode is possible.
    pub open: bool,
}

/// The outcome when somebody opens the moderation of an audit.
#[derive(Clone, PartialEq)]
pub enum Door {
    /// The moderation has begun, and this person can go on.
    Open(Seat),
    /// The moderation has not begun yet.
    Begin(Beginning),
    /// Another person on this device has begun it.
    Taken(Person),
    /// The audit tool that the audit was made with is not on this device.
    NoTool(ToolRef),
    /// The audit can't be moderated now.
    Closed(NotNow),
    /// It is not known who is working here.
    Nobody,
}

impl Seat {
    /// The case reference.
    pub fn reference(&self) -> String {
        self.reading.seen().case.reference.to_string()
    }

    /// The line above every heading: the case and the mode.
    pub fn caption(&self) -> String {
        match self.mode {
            Mode::Blind => format!("Case {}, graded blind", self.reference()),
            Mode::Open => format!("Case {}, graded open with the auditor", self.reference()),
        }
    }

    /// The moderator's draft.
    pub fn draft(&self, session: Session) -> Editing<ModerationDraft> {
        session.drafts.editing(self.audit)
    }

    /// The problems of the draft.
    pub fn checking(&self, session: Session) -> Checking {
        let key = DraftKey {
            kind: ModerationDraft::KIND,
            audit: self.audit,
        };
        let (draft, tool) = (self.draft(session), self.tool.clone());
        session.tried.checking(key, move || {
            let found = draft.with(|draft| finish_moderation(draft, &tool).err());
            found.flatten().unwrap_or_default()
        })
    }
}

/// The outcome when the person working here opens the moderation of this audit. Reads its signals tracked.
pub fn door(session: Session, audit: AuditId) -> Door {
    let Some(me) = session.me() else {
        return Door::Nobody;
    };
    let workspace = session.desk.workspace();
    let Some(record) = workspace.audit(audit) else {
        return Door::Closed(NotNow::NotSubmitted);
    };
    let to_grade = match may_moderate(record, me.id()) {
        Ok(to_grade) => to_grade,
        Err(why) => return Door::Closed(why),
    };
    let outline = to_grade.outline();
    let Some(tool) = workspace.tool_of(record).cloned() else {
        return Door::NoTool(outline.tool.clone());
    };
    let draft = session.drafts.editing::<ModerationDraft>(audit);
    let begun = draft.with(|draft| (draft.moderator.clone(), draft.mode, draft.after.clone()));
    let Some((moderator, mode, after)) = begun else {
        return Door::Begin(beginning(record, to_grade, &tool));
    };
    if moderator.id() != me.id() {
        return Door::Taken(moderator);
    }
    Door::Open(Seat {
        audit,
        mode,
        reading: to_grade.reading(mode),
        tool,
        week: workspace.week_name(outline.case.week),
        corrected: (!after.contains(&outline.entry)).then_some(outline.entry),
    })
}

fn beginning(record: &AuditRecord, to_grade: ToGrade<'_>, tool: &AuditTool) -> Beginning {
    let outline = to_grade.outline();
    Beginning {
        audit: record.id,
        reference: outline.case.reference.to_string(),
        auditor: record.audited_by().unwrap_or(outline.who).clone(),
        advised: tool.moderation.mode,
        open: to_grade.offers(Mode::Open),
    }
}
