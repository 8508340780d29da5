//! The workspace: everything that follows from a set of entries. Files are merged by a set union, and the fold makes
//! the order irrelevant.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::Date;

use super::{
    case::CaseDetails,
    conflict::Conflict,
    draft::AuditDraft,
    entry::{Body, Entry},
    id::{AuditId, EntryId, WeekId},
    quarter::Quarter,
    record::{AuditRecord, Wait, WhyNot},
    rules::Broken,
    sample::Draw,
    tool::{AuditTool, ToolRef},
    week::PracticeWeek,
    withdrawal::Withdrawal,
};
use crate::domain::in_order;

mod check;
mod given_twice;
mod refusal;
mod tools;
mod union;
mod withdrawn;

use self::withdrawn::Withdrawn;
pub use self::{
    refusal::Refusal,
    tools::{Origin, Tools},
};

/// Everything that was committed, and what follows from it. Cloning is cheap: the parts are shared.
#[derive(Clone, PartialEq, Debug)]
pub struct Workspace {
    entries: BTreeMap<EntryId, Arc<Entry>>,
    audits: BTreeMap<AuditId, Arc<AuditRecord>>,
    weeks: BTreeMap<WeekId, Arc<PracticeWeek>>,
    tools: Tools,
    /// Entries about no audit that break a rule. They date from before files were checked.
    unfit: BTreeMap<EntryId, Broken>,
    withdrawn: Withdrawn,
}

impl Workspace {
    /// A workspace with no entries and only the built-in tools.
    pub fn empty() -> Self {
        Self {
            entries: BTreeMap::new(),
            audits: BTreeMap::new(),
            weeks: BTreeMap::new(),
            tools: Tools::default(),
            unfit: BTreeMap::new(),
            withdrawn: Withdrawn::default(),
        }
    }

    /// Everything that follows from these entries, whatever their order.
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self::empty().union(entries)
    }

    /// This workspace with one more entry, checked against the rules.
    ///
    /// # Errors
    /// If a rule refuses it. The workspace is then unchanged.
    pub fn accept(&self, entry: Entry) -> Result<Self, Refusal> {
        if self.entries.contains_key(&entry.id) {
            return Err(Refusal::AlreadyThere);
        }
        if !entry.after.iter().all(|id| self.knows(&entry, *id)) {
            return Err(Refusal::FollowsUnknown);
        }
        self.check(&entry)?;
        let id = entry.id;
        let next = self.union([entry]);
        match next.why_not(id) {
            None => Ok(next),
            Some(WhyNot::Breaks(broken)) => Err(Refusal::Rule(broken.rule)),
            Some(WhyNot::Waits(Wait::Version)) => Err(Refusal::MovedWithoutReason),
            Some(WhyNot::Waits(_)) => Err(Refusal::FollowsUncounted),
        }
    }

    /// The withdrawn audits, each with its withdrawal, the first by the clock if there are several.
    pub fn withdrawn(&self) -> impl Iterator<Item = (AuditId, &Arc<Entry>, &Withdrawal)> {
        self.withdrawn.each()
    }

    /// The withdrawal of an audit, the first by the clock if there are several.
    pub fn withdrawal_of(&self, audit: AuditId) -> Option<&Arc<Entry>> {
        self.withdrawn.of(audit)
    }

    /// Whether an audit was withdrawn.
    pub fn is_withdrawn(&self, audit: AuditId) -> bool {
        self.withdrawn.has(audit)
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

    /// Submitted audits that were completed in the quarter, including those in conflict and those without grades on
    /// this device.
    pub fn completed_in(&self, quarter: Quarter) -> impl Iterator<Item = &Arc<AuditRecord>> {
        self.audits().filter(move |audit| {
            audit
                .outline()
                .is_some_and(|outline| Quarter::of(outline.completed_on) == quarter)
        })
    }

    /// The quarters in which audits were completed, oldest first, including audits that do not count yet.
    pub fn quarters(&self) -> BTreeSet<Quarter> {
        let days = self.audits().filter_map(|audit| audit.completed_on());
        in_order::set(days.map(Quarter::of))
    }

    /// The quarter that a page starts with: the newest that has begun by this day. A quarter in the future comes from a
    /// wrong date and is only offered.
    pub fn newest_quarter(&self, today: Date) -> Option<Quarter> {
        self.quarters().range(..=Quarter::of(today)).next_back().copied()
    }

    /// Every open conflict with its audit.
    pub fn conflicts(&self) -> impl Iterator<Item = (&Arc<AuditRecord>, &Conflict)> {
        self.audits()
            .flat_map(|audit| audit.conflicts.iter().map(move |conflict| (audit, conflict)))
    }

    /// Every practice week, latest first.
    pub fn weeks(&self) -> Vec<&Arc<PracticeWeek>> {
        let mut weeks: Vec<_> = self.weeks.values().collect();
        in_order::sort_by_key(&mut weeks, |week| std::cmp::Reverse((week.first_day, week.id)));
        weeks
    }

    /// One practice week.
    pub fn week(&self, id: WeekId) -> Option<&Arc<PracticeWeek>> {
        self.weeks.get(&id)
    }

    /// The name of an audit’s practice week, if it has one and it is on this device.
    pub fn week_name(&self, week: Option<WeekId>) -> Option<String> {
        Some(self.week(week?)?.name.to_string())
    }

    /// The service area of an audit’s case, as its audit tool names it, and the team if there is one.
    pub fn service_and_team(&self, record: &AuditRecord, case: &CaseDetails) -> String {
        let tool = self.tool_of(record);
        let area = tool.map_or(case.service_area.as_str(), |tool| {
            tool.service_area_name(&case.service_area)
        });
        match &case.team {
            Some(team) => format!("{area}, {team}"),
            None => area.to_owned(),
        }
    }

    /// Every version of every tool.
    pub fn tools(&self) -> impl Iterator<Item = &Arc<AuditTool>> {
        self.tools.each()
    }

    /// The names and versions that several different tools here share.
    pub fn rival_tools(&self) -> impl Iterator<Item = &ToolRef> {
        self.tools.rivals()
    }

    /// The tools in use: the newest version of each, with which a new audit can be made.
    pub fn tools_in_use(&self) -> Vec<&Arc<AuditTool>> {
        self.tools.in_use().collect()
    }

    /// One version of a tool. If different tools share it, the first.
    pub fn tool(&self, reference: &ToolRef) -> Option<&Arc<AuditTool>> {
        self.tools.get(reference)
    }

    /// The tool that an audit was made with. If different tools share the version, the one that the audit fits.
    pub fn tool_of(&self, audit: &AuditRecord) -> Option<&Arc<AuditTool>> {
        self.tools.fitting(audit.outline()?.tool, |tool| audit.fits(tool))
    }

    /// The tool that a draft is written with. If different tools share the version, the one that the draft fits.
    pub fn tool_of_draft(&self, draft: &AuditDraft) -> Option<&Arc<AuditTool>> {
        self.tools.fitting(&draft.tool, |tool| draft.fits(tool))
    }

    /// Every tool with this name and version, each with its origin. More than one if different tools share it.
    pub fn origins(&self, reference: &ToolRef) -> impl Iterator<Item = (&Arc<AuditTool>, Origin)> {
        self.tools.origins(reference)
    }

    /// Every draw of audits for moderation, oldest first.
    pub fn draws(&self) -> impl Iterator<Item = (&Arc<Entry>, &Draw)> {
        self.entries
            .values()
            .filter(|entry| !self.unfit.contains_key(&entry.id))
            .filter_map(|entry| match_draw(&entry.body).map(|draw| (entry, draw)))
    }

    /// The audits with entries that do not count, sorted by id.
    pub fn uncounted(&self) -> impl Iterator<Item = &Arc<AuditRecord>> {
        self.audits().filter(|audit| !audit.uncounted.is_empty())
    }

    /// The entries about no audit that break a rule, with the rule.
    pub fn unfit(&self) -> impl Iterator<Item = (&Arc<Entry>, &Broken)> {
        self.unfit
            .iter()
            .filter_map(|(id, broken)| Some((self.entries.get(id)?, broken)))
    }

    /// Why an entry here does not count; `None` if it does, or is not here.
    pub fn why_not(&self, id: EntryId) -> Option<WhyNot> {
        if let Some(broken) = self.unfit.get(&id) {
            return Some(WhyNot::Breaks(broken.clone()));
        }
        let record = self.audits.get(&self.entries.get(&id)?.about?)?;
        record.why_not(id).map(|uncounted| uncounted.why.clone())
    }
}

fn match_draw(body: &Body) -> Option<&Draw> {
    if let Body::SampleDrawn(draw) = body {
        Some(draw)
    } else {
        None
    }
}
