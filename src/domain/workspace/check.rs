//! The checks that an entry must pass before it is accepted.

use crate::domain::{
    action::{ActionUpdate, Progress},
    audit::Submission,
    conflict::{Conflict, Contested},
    entry::{ActionUpdated, Body, Entry},
    grade::Grade,
    id::{ConcernId, EntryId},
    key::AreaKey,
    may_moderate::{NotNow, may_moderate},
    record::{AuditRecord, State},
    resolution::Resolution,
    tool::ToolRef,
};

use super::{Refusal, Workspace};

impl Workspace {
    fn record(&self, entry: &Entry) -> Result<&AuditRecord, Refusal> {
        let audit = entry.about.ok_or(Refusal::NoSuchAudit)?;
        self.audits
            .get(&audit)
            .map(AsRef::as_ref)
            .ok_or(Refusal::NoSuchAudit)
    }

    /// Whether an entry can be followed: it, or a blind copy of it, is on the device.
    pub(super) fn knows(&self, entry: &Entry, followed: EntryId) -> bool {
        let stands_in = |record: &AuditRecord| record.stands_in_for(followed);
        self.entries.contains_key(&followed) || self.record(entry).is_ok_and(stands_in)
    }

    pub(super) fn check(&self, entry: &Entry) -> Result<(), Refusal> {
        let gone = entry.about.is_some_and(|audit| self.is_withdrawn(audit));
        require(!gone, Refusal::Withdrawn)?;
        match &entry.body {
            Body::ToolPublished(tool) => {
                let free = self.tools.get(&tool.reference()).is_none();
                require(free && tool.faults().is_empty(), Refusal::ToolNotPublishable)
            }
            Body::WeekPlanned(week) => {
                let whole = week.first_day <= week.last_day && !week.service_areas.is_empty();
                require(whole && !self.weeks.contains_key(&week.id), Refusal::WeekNotWhole)
            }
            // A blind copy is made for a file, and never committed at a desk.
            Body::ShownBlind(_) => Err(Refusal::NoSuchAudit),
            Body::ConflictResolved(resolution) => self.check_resolution(entry, resolution),
            Body::AuditWithdrawn(_) => {
                require(self.record(entry)?.may_be_withdrawn(), Refusal::ConcernNotTold)
            }
            Body::SampleDrawn(_) | Body::Other(_) => Ok(()),
            Body::ConcernRaised(_) => require(entry.about.is_some(), Refusal::NoSuchAudit),
            Body::ConcernTold(told) => {
                let known = self.has_concern(entry, told.concern);
                require(known, Refusal::NoSuchConcern)
            }
            Body::AuditSubmitted(submission) => {
                let fresh = match self.record(entry) {
                    Ok(record) => matches!(record.state, State::Begun),
                    Err(_) => entry.about.is_some(),
                };
                require(fresh, Refusal::AlreadySubmitted)?;
                self.check_submission(submission)
            }
            Body::SubmissionCorrected(correction) => {
                let record = self.record(entry)?;
                let earlier = record.auditor().ok_or_else(|| no_grades(record))?;
                require(entry.after.contains(&earlier.entry), Refusal::Overtaken)?;
                let same_day = earlier.content.completed_on == correction.submission.completed_on;
                require(same_day, Refusal::CompletionMoved)?;
                self.check_submission(&correction.submission)
            }
            Body::ModerationCommitted(moderation) => {
                let record = self.record(entry)?;
                require(record.outline().is_some(), Refusal::NoSuchAudit)?;
                let to_grade = may_moderate(record, entry.who.id()).map_err(|why| match why {
                    NotNow::Own => Refusal::OwnAudit,
                    NotNow::NotSubmitted => Refusal::NoSuchAudit,
                    NotNow::InConflict | NotNow::Moderated if record.is_own(entry.who.id()) => {
                        Refusal::OwnAudit
                    }
                    NotNow::InConflict | NotNow::Moderated => Refusal::AlreadyModerated,
                })?;
                let outline = to_grade.outline();
                require(entry.after.contains(&outline.entry), Refusal::Overtaken)?;
                require(to_grade.offers(moderation.mode), Refusal::NothingToOpen)?;
                let areas: Vec<_> = moderation
                    .areas
                    .iter()
                    .map(|a| (&a.area, a.grade.choice().grade()))
                    .collect();
                self.check_areas(outline.tool, &areas, moderation.overall.grade.grade())
            }
            Body::GradeAgreed(agreed) => {
                let record = self.record(entry)?;
                let (auditor, after) = match &record.state {
                    State::Moderated { auditor, moderator } => (auditor, moderator.entry),
                    State::Escalated {
                        auditor, escalated, ..
                    } => (auditor, escalated.entry),
                    State::Agreed { .. } => return Err(Refusal::AlreadyAgreed),
                    State::ShownBlind { .. } | State::ModeratedBlind { .. } => {
                        return Err(Refusal::GradesElsewhere);
                    }
                    State::Begun | State::Submitted { .. } | State::InConflict { .. } => {
                        return Err(Refusal::NotModerated);
                    }
                };
                require(entry.after.contains(&after), Refusal::Overtaken)?;
                let moved = agreed
                    .areas
                    .iter()
                    .zip(&auditor.content.areas)
                    .any(|(agreed, auditor)| {
                        agreed.grade.choice() != auditor.grade.choice() && agreed.reason.is_none()
                    });
                let overall_moved = agreed.overall.grade.grade() != auditor.content.overall.grade.grade();
                require(
                    !moved && (!overall_moved || agreed.overall.reason.is_some()),
                    Refusal::MovedWithoutReason,
                )?;
                let areas: Vec<_> = agreed
                    .areas
                    .iter()
                    .map(|a| (&a.area, a.grade.choice().grade()))
                    .collect();
                self.check_areas(&auditor.content.tool, &areas, agreed.overall.grade.grade())
            }
            Body::Escalated(_) => {
                let record = self.record(entry)?;
                let State::Moderated { moderator, .. } = &record.state else {
                    let elsewhere = matches!(record.state, State::ModeratedBlind { .. });
                    return Err(if elsewhere {
                        Refusal::GradesElsewhere
                    } else {
                        Refusal::NotModerated
                    });
                };
                require(entry.after.contains(&moderator.entry), Refusal::Overtaken)
            }
            Body::ActionUpdated(updated) => self.check_action(entry, updated),
        }
    }

    /// A resolution keeps one of the entries in conflict and follows all of them.
    fn check_resolution(&self, entry: &Entry, resolution: &Resolution) -> Result<(), Refusal> {
        let record = self.record(entry)?;
        let among = |conflict: &&Conflict| conflict.heads.contains(&resolution.keep);
        let conflict = record.conflicts.iter().find(among).ok_or(Refusal::NoConflict)?;
        let all = conflict.heads.iter().all(|head| entry.after.contains(head));
        require(
            all && entry.after.len() == conflict.heads.len(),
            Refusal::Overtaken,
        )?;
        require(record.holds_grades_of(conflict), Refusal::GradesElsewhere)?;
        let own = conflict.contested == Contested::Moderations && record.is_own(entry.who.id());
        require(!own, Refusal::OwnModerations)
    }

    fn has_concern(&self, entry: &Entry, concern: ConcernId) -> bool {
        self.record(entry)
            .is_ok_and(|r| r.concerns.iter().any(|c| c.raised.content.id == concern))
    }

    fn check_submission(&self, submission: &Submission) -> Result<(), Refusal> {
        let grade = submission.overall.grade.grade();
        let areas: Vec<_> = submission
            .areas
            .iter()
            .map(|a| (&a.area, a.grade.choice().grade()))
            .collect();
        self.check_areas(&submission.tool, &areas, grade)?;
        let needs_action = grade == Grade::Inadequate && submission.actions.is_empty();
        require(!needs_action, Refusal::NoAction)
    }

    fn check_areas(
        &self,
        tool: &ToolRef,
        areas: &[(&AreaKey, Option<Grade>)],
        overall: Grade,
    ) -> Result<(), Refusal> {
        let tool = self.tool(tool).ok_or_else(|| Refusal::NoSuchTool(tool.clone()))?;
        require(
            areas
                .iter()
                .map(|(key, _)| *key)
                .eq(tool.areas.iter().map(|a| &a.key)),
            Refusal::AreasDoNotMatch,
        )?;
        let offered = areas
            .iter()
            .filter_map(|(_, grade)| *grade)
            .chain([overall])
            .all(|g| tool.scale.has(g));
        require(offered, Refusal::GradeNotOffered)
    }

    fn check_action(&self, entry: &Entry, updated: &ActionUpdated) -> Result<(), Refusal> {
        let record = self.record(entry)?;
        let action = record
            .actions
            .iter()
            .find(|a| a.action.id == updated.action)
            .ok_or(Refusal::ActionNotReady)?;
        require(
            action.heads.iter().all(|head| entry.after.contains(head)),
            Refusal::Overtaken,
        )?;
        match (&updated.update, &action.progress) {
            (ActionUpdate::Closed { .. }, Progress::Open) => Ok(()),
            (ActionUpdate::Verified, Progress::Closed { .. }) => {
                let own = action
                    .closed_by
                    .as_ref()
                    .is_some_and(|who| who.id() == entry.who.id());
                require(!own, Refusal::OwnAction)
            }
            (ActionUpdate::Reopened { .. }, Progress::Closed { .. } | Progress::Verified { .. }) => Ok(()),
            (ActionUpdate::Closed { .. } | ActionUpdate::Verified | ActionUpdate::Reopened { .. }, _) => {
                Err(Refusal::ActionNotReady)
            }
        }
    }
}

/// Why the auditor's grades are not available.
fn no_grades(record: &AuditRecord) -> Refusal {
    match record.outline() {
        Some(_) => Refusal::GradesElsewhere,
        None => Refusal::NoSuchAudit,
    }
}

fn require(holds: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise) }
}
