//! One audit, folded from the entries about it. The order in which entries arrive does not matter.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;

use super::{
    agreed::Agreed,
    audit::Submission,
    blind::ShownBlind,
    case::CaseReference,
    conflict::{Conflict, Contested},
    entry::{Body, Entry},
    id::{AuditId, EntryId, PersonId},
    moderation::{Mode, Moderation},
    person::Person,
    quarter::Quarter,
    rules::against_tool,
    stage::Stage,
    tool::AuditTool,
    withdrawal::Withdrawal,
    words::Words,
    workspace::Tools,
};

mod chain;
mod fold;
mod follow;
mod grades;
mod standing;
mod state;
mod told;

use self::{
    chain::KeptVersions,
    fold::{history, is_submission, state},
    follow::{actions, concerns},
    standing::sort_out,
};
pub use self::{
    follow::{ActionState, ConcernState},
    grades::GradesAt,
    standing::{Uncounted, Wait, WhyNot},
    state::{Audited, Committed, Outline, State},
};

/// One audit.
#[derive(Clone, PartialEq, Debug)]
pub struct AuditRecord {
    /// Its id.
    pub id: AuditId,
    /// Its progress.
    pub state: State,
    /// Its immediate safeguarding concerns, oldest first.
    pub concerns: Vec<ConcernState>,
    /// Its actions, in the auditor's order.
    pub actions: Vec<ActionState>,
    /// The open conflicts, including those of actions.
    pub conflicts: Vec<Conflict>,
    /// All entries about it, oldest first by the clock, including those that do not count.
    pub history: Vec<Arc<Entry>>,
    /// The entries that do not count, oldest first by the clock: they wait for something or break a rule.
    pub uncounted: Vec<Uncounted>,
    /// From each resolution to the entry that it kept.
    kept: BTreeMap<EntryId, EntryId>,
}

impl AuditRecord {
    /// Whether it can have been made with this tool.
    pub fn fits(&self, tool: &AuditTool) -> bool {
        let submitted = self
            .auditor()
            .map(|auditor| against_tool::submission("", &auditor.content, tool));
        let shown = || Some(against_tool::shown_blind(&self.state.shown()?.content, tool));
        submitted.or_else(shown).is_none_or(|fits| fits.is_ok())
    }

    /// Whether it may be withdrawn: not while it has a concern that nobody has been told of.
    pub fn may_be_withdrawn(&self) -> bool {
        self.open_concerns().next().is_none()
    }

    /// Its withdrawal, with this reason.
    pub fn withdrawal(&self, reason: Words) -> Withdrawal {
        let quarter = self.outline().map(|outline| Quarter::of(outline.completed_on));
        Withdrawal { reason, quarter }
    }

    /// Whether the grades of every version in a conflict are on the device. If one of them is only a blind copy, nobody
    /// can see what differs, so nobody can resolve the conflict.
    pub fn holds_grades_of(&self, conflict: &Conflict) -> bool {
        let graded = |head: &EntryId| {
            let entry = self.entry(self.origin(*head));
            entry.is_some_and(|entry| entry.body.submission().is_some())
        };
        conflict.contested != Contested::Submissions || conflict.heads.iter().all(graded)
    }

    /// Its case, from the newest entry that names it. Known even if the grades are not on the device.
    pub fn case(&self) -> Option<&CaseReference> {
        self.history.iter().rev().find_map(|entry| entry.body.case())
    }

    /// Folds the entries about one audit. `elsewhere` says whether an entry is on the device but not about this audit.
    pub fn fold(
        id: AuditId,
        entries: impl IntoIterator<Item = Arc<Entry>>,
        tools: &Tools,
        elsewhere: &dyn Fn(EntryId) -> bool,
    ) -> Self {
        let history = history(entries);
        let (counted, uncounted) = sort_out(&history, tools, elsewhere);
        let kept = KeptVersions::of(&counted);
        let (state, mut conflicts) = state(&counted, &kept);
        let concerns = concerns(&counted);
        let actions = match state.auditor() {
            Some(auditor) => actions(&auditor.content.actions, &counted, &kept),
            None => Vec::new(),
        };
        conflicts.extend(actions.iter().filter_map(ActionState::conflict));
        let kept = kept.into_origins();
        Self {
            id,
            state,
            concerns,
            actions,
            conflicts,
            history,
            uncounted,
            kept,
        }
    }

    /// The auditor's grading, if it is on the device.
    pub fn auditor(&self) -> Option<&Committed<Submission>> {
        self.state.auditor()
    }

    /// The parts that reveal no grades, once it is submitted, on this device or another.
    pub fn outline(&self) -> Option<Outline<'_>> {
        let auditor = self.auditor().map(Committed::<Submission>::outline);
        auditor.or_else(|| self.state.shown().map(Committed::<ShownBlind>::outline))
    }

    /// The entry that supplies the content of this one: itself, unless it resolves a conflict.
    pub fn origin(&self, entry: EntryId) -> EntryId {
        self.kept.get(&entry).copied().unwrap_or(entry)
    }

    /// One of the entries about it.
    pub fn entry(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.history.iter().find(|entry| entry.id == id)
    }

    /// The blind copy that replaces this submission.
    pub fn blind_copy_of(&self, submission: EntryId) -> Option<&Arc<Entry>> {
        let stands =
            |entry: &&Arc<Entry>| matches!(&entry.body, Body::ShownBlind(shown) if shown.of == submission);
        self.history.iter().find(stands)
    }

    /// Whether a blind copy replaces this submission here, so that it can be followed.
    pub fn stands_in_for(&self, submission: EntryId) -> bool {
        self.blind_copy_of(submission).is_some()
    }

    /// The moderator's grading, if there is exactly one.
    pub fn moderator(&self) -> Option<&Committed<Moderation>> {
        self.state.moderator()
    }

    /// The agreed grades, once there are any.
    pub fn agreed(&self) -> Option<&Committed<Agreed>> {
        match &self.state {
            State::Agreed { agreed, .. } => Some(agreed),
            State::Begun
            | State::Submitted { .. }
            | State::ShownBlind { .. }
            | State::Moderated { .. }
            | State::ModeratedBlind { .. }
            | State::Escalated { .. }
            | State::InConflict { .. } => None,
        }
    }

    /// Concerns that nobody has been told of.
    pub fn open_concerns(&self) -> impl Iterator<Item = &ConcernState> {
        self.concerns.iter().filter(|concern| concern.told.is_empty())
    }

    /// The submission that the moderator graded. A later correction does not change the pair.
    pub fn moderated_submission(&self) -> Option<Arc<Submission>> {
        let moderation = self.moderator()?;
        let graded: Vec<EntryId> = moderation.after.iter().map(|id| self.origin(*id)).collect();
        self.history
            .iter()
            .rev()
            .filter(|e| graded.contains(&e.id))
            .find_map(|entry| entry.body.submission().cloned())
    }

    /// Whether the auditor's grades are those of a correction.
    pub fn is_corrected(&self) -> bool {
        let entry = self.auditor().and_then(|auditor| self.entry(auditor.origin));
        entry.is_some_and(|entry| matches!(entry.body, Body::SubmissionCorrected(_)))
    }

    /// Whether the auditor's grades were corrected after the moderation.
    pub fn corrected_since_moderation(&self) -> bool {
        match (self.auditor(), self.moderator()) {
            (Some(auditor), Some(moderator)) => {
                let mut graded = moderator.after.iter().map(|id| self.origin(*id));
                !graded.any(|id| id == auditor.origin)
            }
            (None, _) | (_, None) => false,
        }
    }

    /// The grades at a stage, if the audit has reached it and no conflict is open.
    pub fn grades_at(&self, stage: Stage) -> Option<GradesAt<'_>> {
        if matches!(self.state, State::InConflict { .. }) {
            return None;
        }
        match stage {
            Stage::Auditor => self.auditor().map(|a| a.content.grades()),
            Stage::Moderator => self.moderator().map(|m| m.content.grades()),
            Stage::Agreed => self.agreed().map(|a| a.content.grades()),
            Stage::Final => self
                .grades_at(Stage::Agreed)
                .or_else(|| self.grades_at(Stage::Auditor)),
        }
    }

    /// Whether the audit is this person's own: they submitted or corrected it.
    pub fn is_own(&self, person: PersonId) -> bool {
        self.history
            .iter()
            .any(|entry| is_submission(&entry.body) && entry.who.id() == person)
    }

    /// Why an entry about it does not count; `None` if it does.
    pub fn why_not(&self, id: EntryId) -> Option<&Uncounted> {
        self.uncounted.iter().find(|uncounted| uncounted.entry.id == id)
    }

    /// The newest version of the audit, if no version counts: it describes the audit in the meantime.
    pub fn uncounted_version(&self) -> Option<&Uncounted> {
        let versions = |uncounted: &&Uncounted| is_submission(&uncounted.entry.body);
        let mut versions = self.uncounted.iter().filter(versions);
        if self.outline().is_some() {
            None
        } else {
            versions.next_back()
        }
    }

    /// The day on which it was completed. If no version counts, the newest version decides.
    pub fn completed_on(&self) -> Option<Date> {
        let counted = self.outline().map(|outline| outline.completed_on);
        counted.or_else(|| self.uncounted_version()?.entry.body.completed_on())
    }

    /// Whether there is a moderation that does not count yet: the version that was moderated is missing or does not
    /// count, or the moderation itself is missing and only its agreement or escalation is on the device.
    pub fn has_waiting_moderation(&self) -> bool {
        let moderations = |uncounted: &Uncounted| {
            matches!(
                uncounted.entry.body,
                Body::ModerationCommitted(_) | Body::GradeAgreed(_) | Body::Escalated(_)
            )
        };
        let waiting = |uncounted: &Uncounted| uncounted.waits() && moderations(uncounted);
        self.moderator().is_none() && self.uncounted.iter().any(waiting)
    }

    /// The person who submitted it first. If the submission is not on the device, the person who corrected it first;
    /// not simply the first by the clock, because laptops' clocks differ.
    pub fn audited_by(&self) -> Option<&Person> {
        let submitted = |entry: &&Arc<Entry>| matches!(entry.body, Body::AuditSubmitted(_));
        let counted = || {
            self.history
                .iter()
                .filter(|entry| self.why_not(entry.id).is_none())
        };
        let first = counted().find(submitted);
        let first = first.or_else(|| counted().find(|entry| is_submission(&entry.body)))?;
        Some(&first.who)
    }

    /// The mode of the moderation, once there is one.
    pub fn mode(&self) -> Option<Mode> {
        self.moderator().map(|moderator| moderator.content.mode)
    }
}
