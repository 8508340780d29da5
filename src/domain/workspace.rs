//! The workspace: everything that follows from a set of entries. Union of sets is how files merge; the fold makes
//! their order irrelevant.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use thiserror::Error;

use super::{
    action::{ActionUpdate, Progress},
    entry::{ActionUpdated, Body, Entry},
    id::{AuditId, ConcernId, EntryId, WeekId},
    key::AreaKey,
    quarter::Quarter,
    record::{AuditRecord, State},
    sample::Draw,
    tool::{AuditTool, ToolRef},
    week::PracticeWeek,
};

/// Everything that was committed, and what follows from it. Cloning is cheap: the parts are shared.
#[derive(Clone, PartialEq, Debug)]
pub struct Workspace {
    entries: BTreeMap<EntryId, Arc<Entry>>,
    audits: BTreeMap<AuditId, Arc<AuditRecord>>,
    weeks: BTreeMap<WeekId, Arc<PracticeWeek>>,
    tools: BTreeMap<ToolRef, Arc<AuditTool>>,
}

/// Why an entry was not accepted. Nothing has changed.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum Refusal {
    /// The id stands already.
    #[error("This has been recorded already")]
    AlreadyThere,
    /// It follows something this device doesn't have.
    #[error("This follows an entry that is not on this device, so it cannot be recorded here")]
    FollowsUnknown,
    /// Somebody moved first.
    #[error("Somebody has recorded something newer for this audit; look at it again and then decide")]
    Overtaken,
    /// There is no such audit.
    #[error("There is no such audit on this device")]
    NoSuchAudit,
    /// Submitted twice.
    #[error("This audit has been submitted; record a correction instead")]
    AlreadySubmitted,
    /// Nobody moderates their own audit.
    #[error("Nobody moderates their own audit; a colleague must moderate this one")]
    OwnAudit,
    /// There is a moderation.
    #[error("This audit has been moderated already")]
    AlreadyModerated,
    /// Nothing to settle yet.
    #[error("Grades are agreed after a moderator has committed theirs")]
    NotModerated,
    /// Settled already.
    #[error("The grades of this audit have been agreed already")]
    AlreadyAgreed,
    /// The audit tool is not here.
    #[error("This was made with {0}, which is not on this device")]
    NoSuchTool(ToolRef),
    /// Every practice area once, in the tool's order.
    #[error("The practice areas do not match the audit tool")]
    AreasDoNotMatch,
    /// A grade that the tool does not offer.
    #[error("The audit tool does not offer one of the grades")]
    GradeNotOffered,
    /// Inadequate without an action.
    #[error("An inadequate audit needs at least one action")]
    NoAction,
    /// The quarter of an audit is fixed by its submission.
    #[error("A correction keeps the day on which the audit was completed")]
    CompletionMoved,
    /// An agreed grade moved without a reason.
    #[error("Say why the agreed grade differs from the auditor’s")]
    MovedWithoutReason,
    /// No such concern.
    #[error("There is no such concern on this device")]
    NoSuchConcern,
    /// No such action, or nothing of it to verify.
    #[error("This action is not in a state where that can be recorded")]
    ActionNotReady,
    /// The evidence must be seen by somebody else.
    #[error("An action is verified by somebody other than the person who closed it")]
    OwnAction,
    /// Dates the wrong way round, or no service area.
    #[error("A practice week needs a service area, and cannot end before it begins")]
    WeekNotWhole,
    /// The tool has faults, or that version stands already.
    #[error("This version of the audit tool cannot be published")]
    ToolNotPublishable,
}

impl Workspace {
    /// A workspace with nothing committed and only the tool that ships inside.
    pub fn empty() -> Self {
        let shipped = Arc::new(AuditTool::shipped());
        Self {
            entries: BTreeMap::new(),
            audits: BTreeMap::new(),
            weeks: BTreeMap::new(),
            tools: BTreeMap::from([(shipped.reference(), shipped)]),
        }
    }

    /// Everything that follows from these entries, whatever their order.
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self::empty().union(entries)
    }

    /// This workspace with further entries: a set union. An id that stands already keeps its content.
    #[must_use]
    pub fn union(&self, entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut next = self.clone();
        let mut touched = BTreeSet::new();
        let mut renamed = false;
        for entry in entries {
            if next.entries.contains_key(&entry.id) {
                continue;
            }
            let entry = Arc::new(entry);
            next.entries.insert(entry.id, entry.clone());
            touched.extend(entry.about);
            renamed |= matches!(entry.body, Body::WeekPlanned(_) | Body::ToolPublished(_));
        }
        if renamed {
            next.name_weeks_and_tools();
        }
        // One pass over the entries however many audits are touched.
        let mut about: BTreeMap<AuditId, Vec<Arc<Entry>>> = BTreeMap::new();
        for entry in next.entries.values() {
            if let Some(audit) = entry.about.filter(|audit| touched.contains(audit)) {
                about.entry(audit).or_default().push(entry.clone());
            }
        }
        for (audit, entries) in about {
            next.audits
                .insert(audit, Arc::new(AuditRecord::fold(audit, entries)));
        }
        next
    }

    /// Weeks and tools by the order of the entries' ids, and not by the order in which they came: where two laptops
    /// published the same version, both show the same one after they are put together, and after every reload.
    fn name_weeks_and_tools(&mut self) {
        let Self { weeks, tools, .. } = Self::empty();
        (self.weeks, self.tools) = (weeks, tools);
        for entry in self.entries.values() {
            if let Body::WeekPlanned(week) = &entry.body {
                self.weeks
                    .entry(week.id)
                    .or_insert_with(|| Arc::new(week.clone()));
            } else if let Body::ToolPublished(tool) = &entry.body {
                self.tools.entry(tool.reference()).or_insert_with(|| tool.clone());
            }
        }
    }

    /// This workspace with one more entry, checked against the rules.
    ///
    /// # Errors
    /// When a rule refuses it. Nothing has changed then.
    pub fn accept(&self, entry: Entry) -> Result<Self, Refusal> {
        if self.entries.contains_key(&entry.id) {
            return Err(Refusal::AlreadyThere);
        }
        if !entry.after.iter().all(|id| self.entries.contains_key(id)) {
            return Err(Refusal::FollowsUnknown);
        }
        self.check(&entry)?;
        Ok(self.union([entry]))
    }

    /// Those of the entries that are not here, each once, sorted by id.
    ///
    /// # Errors
    /// The id of one that is here, or twice among them, with other content.
    pub fn lacks(&self, entries: impl IntoIterator<Item = Entry>) -> Result<Vec<Entry>, EntryId> {
        let mut new: BTreeMap<EntryId, Entry> = BTreeMap::new();
        for entry in entries {
            let id = entry.id;
            let other = self.entries.get(&id).map(AsRef::as_ref).or_else(|| new.get(&id));
            match other {
                Some(other) if *other == entry => {}
                Some(_) => return Err(id),
                None => drop(new.insert(id, entry)),
            }
        }
        Ok(new.into_values().collect())
    }

    /// One entry.
    pub fn entry(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.entries.get(&id)
    }

    /// Every entry, sorted by id.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Arc<Entry>> {
        self.entries.values()
    }

    /// Every audit, sorted by id.
    pub fn audits(&self) -> impl ExactSizeIterator<Item = &Arc<AuditRecord>> {
        self.audits.values()
    }

    /// One audit.
    pub fn audit(&self, id: AuditId) -> Option<&Arc<AuditRecord>> {
        self.audits.get(&id)
    }

    /// Submitted audits that were completed in the quarter, those in conflict included.
    pub fn completed_in(&self, quarter: Quarter) -> impl Iterator<Item = &Arc<AuditRecord>> {
        self.audits().filter(move |audit| {
            audit
                .auditor()
                .is_some_and(|a| Quarter::of(a.content.completed_on) == quarter)
        })
    }

    /// The quarters in which an audit was completed, oldest first.
    pub fn quarters(&self) -> BTreeSet<Quarter> {
        self.audits()
            .filter_map(|a| a.auditor())
            .map(|a| Quarter::of(a.content.completed_on))
            .collect()
    }

    /// Every practice week, latest first.
    pub fn weeks(&self) -> Vec<&Arc<PracticeWeek>> {
        let mut weeks: Vec<_> = self.weeks.values().collect();
        weeks.sort_by_key(|week| std::cmp::Reverse((week.first_day, week.id)));
        weeks
    }

    /// One practice week.
    pub fn week(&self, id: WeekId) -> Option<&Arc<PracticeWeek>> {
        self.weeks.get(&id)
    }

    /// Every version of every tool.
    pub fn tools(&self) -> impl Iterator<Item = &Arc<AuditTool>> {
        self.tools.values()
    }

    /// The newest version of each tool: what a new audit can be made with.
    pub fn newest_tools(&self) -> Vec<&Arc<AuditTool>> {
        let newest: BTreeMap<_, _> = self.tools.values().map(|tool| (&tool.id, tool)).collect();
        newest.into_values().collect()
    }

    /// One version of a tool.
    pub fn tool(&self, reference: &ToolRef) -> Option<&Arc<AuditTool>> {
        self.tools.get(reference)
    }

    /// Every draw of audits for moderation, oldest first.
    pub fn draws(&self) -> impl Iterator<Item = (&Arc<Entry>, &Draw)> {
        self.entries
            .values()
            .filter_map(|entry| match_draw(&entry.body).map(|draw| (entry, draw)))
    }

    fn record(&self, entry: &Entry) -> Result<&AuditRecord, Refusal> {
        let audit = entry.about.ok_or(Refusal::NoSuchAudit)?;
        self.audits
            .get(&audit)
            .map(AsRef::as_ref)
            .ok_or(Refusal::NoSuchAudit)
    }

    fn check(&self, entry: &Entry) -> Result<(), Refusal> {
        match &entry.body {
            Body::ToolPublished(tool) => {
                let free = !self.tools.contains_key(&tool.reference());
                require(free && tool.faults().is_empty(), Refusal::ToolNotPublishable)
            }
            Body::WeekPlanned(week) => {
                let whole = week.first_day <= week.last_day && !week.service_areas.is_empty();
                require(whole && !self.weeks.contains_key(&week.id), Refusal::WeekNotWhole)
            }
            // A stand-in is made for a file, never committed at a desk.
            Body::ShownBlind(_) => Err(Refusal::NoSuchAudit),
            Body::ConflictResolved(_) | Body::AuditWithdrawn(_) => self.record(entry).map(drop),
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
                let earlier = self.record(entry)?.auditor().ok_or(Refusal::NoSuchAudit)?;
                require(entry.after.contains(&earlier.entry), Refusal::Overtaken)?;
                let same_day = earlier.content.completed_on == correction.submission.completed_on;
                require(same_day, Refusal::CompletionMoved)?;
                self.check_submission(&correction.submission)
            }
            Body::ModerationCommitted(moderation) => {
                let record = self.record(entry)?;
                let auditor = record.auditor().ok_or(Refusal::NoSuchAudit)?;
                require(!record.is_own(entry.who.id()), Refusal::OwnAudit)?;
                require(
                    matches!(record.state, State::Submitted { .. }),
                    Refusal::AlreadyModerated,
                )?;
                require(entry.after.contains(&auditor.entry), Refusal::Overtaken)?;
                let areas: Vec<_> = moderation
                    .areas
                    .iter()
                    .map(|a| (&a.area, a.grade.choice().grade()))
                    .collect();
                self.check_areas(&auditor.content.tool, &areas, moderation.overall.grade.grade())
            }
            Body::GradeAgreed(agreed) => {
                let record = self.record(entry)?;
                let (auditor, after) = match &record.state {
                    State::Moderated { auditor, moderator } => (auditor, moderator.entry),
                    State::Escalated {
                        auditor, escalated, ..
                    } => (auditor, escalated.entry),
                    State::Agreed { .. } => return Err(Refusal::AlreadyAgreed),
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
                    return Err(Refusal::NotModerated);
                };
                require(entry.after.contains(&moderator.entry), Refusal::Overtaken)
            }
            Body::ActionUpdated(updated) => self.check_action(entry, updated),
        }
    }

    fn has_concern(&self, entry: &Entry, concern: ConcernId) -> bool {
        self.record(entry)
            .is_ok_and(|r| r.concerns.iter().any(|c| c.raised.content.id == concern))
    }

    fn check_submission(&self, submission: &super::audit::Submission) -> Result<(), Refusal> {
        let grade = submission.overall.grade.grade();
        let areas: Vec<_> = submission
            .areas
            .iter()
            .map(|a| (&a.area, a.grade.choice().grade()))
            .collect();
        self.check_areas(&submission.tool, &areas, grade)?;
        let needs_action = grade == super::grade::Grade::Inadequate && submission.actions.is_empty();
        require(!needs_action, Refusal::NoAction)
    }

    fn check_areas(
        &self,
        tool: &ToolRef,
        areas: &[(&AreaKey, Option<super::grade::Grade>)],
        overall: super::grade::Grade,
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

fn match_draw(body: &Body) -> Option<&Draw> {
    if let Body::SampleDrawn(draw) = body {
        Some(draw)
    } else {
        None
    }
}

fn require(holds: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(otherwise) }
}
