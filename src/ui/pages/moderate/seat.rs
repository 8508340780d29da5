//! Who may sit down to grade this audit, and what then lies before them.

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

/// What lies before a moderator who has begun. The record itself is left behind.
#[derive(Clone, PartialEq)]
pub struct Seat {
    /// The audit.
    pub audit: AuditId,
    /// Blind or open.
    pub mode: Mode,
    /// What may be read.
    pub reading: ModeratorView,
    /// The audit tool it was made with.
    pub tool: Arc<AuditTool>,
    /// The practice week it belongs to.
    pub week: Option<String>,
    /// The submission was corrected since the moderator began; the entry that stands now.
    pub corrected: Option<EntryId>,
}

/// An audit that can be begun.
#[derive(Clone, PartialEq)]
pub struct Beginning {
    /// The audit.
    pub audit: AuditId,
    /// The case reference.
    pub reference: String,
    /// Whom to talk to.
    pub auditor: Person,
    /// What the audit tool says about the mode.
    pub advised: Mode,
    /// Whether the auditor's grades are here, so that they could be read together.
    pub open: bool,
}

/// What opens when somebody comes to moderate an audit.
#[derive(Clone, PartialEq)]
pub enum Door {
    /// Begun: sit down.
    Open(Seat),
    /// Not begun yet.
    Begin(Beginning),
    /// Somebody else on this device has begun.
    Taken(Person),
    /// The audit tool it was made with is not here.
    NoTool(ToolRef),
    /// It can't be moderated now.
    Closed(NotNow),
    /// Nobody has said who they are.
    Nobody,
}

impl Seat {
    /// The case reference.
    pub fn reference(&self) -> String {
        self.reading.seen().case.reference.to_string()
    }

    /// The line above every heading: which case, and in which mode.
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

/// What opens, followed.
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
