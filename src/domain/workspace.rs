//! The workspace: everything that follows from a set of entries. Files are merged by a set union, and the fold makes
//! the order irrelevant.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::Date;

use super::{
    conflict::Conflict,
    draft::AuditDraft,
    entry::{Body, Entry},
    id::{AuditId, EntryId, WeekId},
    quarter::Quarter,
    record::{AuditRecord, Wait, WhyNot},
    rules::{Broken, Rule, alone},
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

    /// This workspace with further entries: a set union. It leaves nothing of a withdrawn audit except its withdrawal,
    /// and no blind copy of a submission that is on the device, whichever came first. An entry whose id is already
    /// known is ignored.
    #[must_use]
    pub fn union(&self, entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut next = self.clone();
        let mut touched = BTreeSet::new();
        let mut published = BTreeSet::new();
        // Entries that were added or removed. Each audit with an entry that names one of these is folded again.
        let mut moved = BTreeSet::new();
        let (mut renamed, mut withdrawn) = (false, false);
        for entry in entries {
            if next.entries.contains_key(&entry.id) {
                continue;
            }
            let entry = Arc::new(entry);
            next.entries.insert(entry.id, entry.clone());
            moved.insert(entry.id);
            touched.extend(entry.about);
            renamed |= matches!(entry.body, Body::WeekPlanned(_) | Body::ToolPublished(_));
            let beside = matches!(
                entry.body,
                Body::ToolPublished(_) | Body::WeekPlanned(_) | Body::SampleDrawn(_)
            );
            match alone(&entry) {
                Err(broken) if beside || entry.about.is_none() => {
                    next.unfit.insert(entry.id, broken);
                }
                Err(_) => {}
                Ok(()) => {
                    if let Body::ToolPublished(tool) = &entry.body {
                        published.insert(tool.reference());
                    }
                }
            }
            withdrawn |= next.withdrawn.extend(&entry);
        }
        if withdrawn || touched.iter().any(|audit| next.withdrawn.has(*audit)) {
            let gone = &next.withdrawn;
            let going = next.entries.values().filter(|entry| !gone.leaves(entry));
            moved.extend(going.map(|entry| entry.id));
            next.entries.retain(|_, entry| gone.leaves(entry));
            let left = &next.entries;
            next.unfit.retain(|id, _| left.contains_key(id));
            renamed = true;
            next.audits.retain(|audit, _| !gone.has(*audit));
            touched.retain(|audit| !gone.has(*audit));
        }
        if renamed {
            next.name_weeks_and_tools();
        }
        // An audit counts once its tool is on the device, so audits that may have waited for a tool are folded again.
        if !published.is_empty() {
            touched.extend(next.made_with(&published));
        }
        let names_one = |entry: &&Arc<Entry>| entry.names().any(|id| moved.contains(&id));
        touched.extend(
            next.entries
                .values()
                .filter(names_one)
                .filter_map(|entry| entry.about),
        );
        // One pass over the entries, however many audits are affected.
        let mut about: BTreeMap<AuditId, Vec<Arc<Entry>>> = BTreeMap::new();
        let mut needless = Vec::new();
        for entry in next.entries.values() {
            if let Some(audit) = entry.about.filter(|audit| touched.contains(audit)) {
                if stands_beside(entry, |id| next.entry(id).map(AsRef::as_ref)) {
                    needless.push(entry.id);
                } else {
                    about.entry(audit).or_default().push(entry.clone());
                }
            }
        }
        for id in needless {
            next.entries.remove(&id);
        }
        for (audit, entries) in about {
            let elsewhere = |id| next.entry(id).is_some_and(|entry| entry.about != Some(audit));
            let record = AuditRecord::fold(audit, entries, &next.tools, &elsewhere);
            next.audits.insert(audit, Arc::new(record));
        }
        next
    }

    /// Lists weeks and tools by the order of the entries' ids, not of their arrival. So if two laptops published the
    /// same version, both show the same one after merging, and after every reload.
    fn name_weeks_and_tools(&mut self) {
        let Self { weeks, tools, .. } = Self::empty();
        (self.weeks, self.tools) = (weeks, tools);
        self.unfit.retain(|_, broken| broken.rule != Rule::WeekTwice);
        for entry in self.entries.values() {
            if self.unfit.contains_key(&entry.id) {
                continue;
            }
            if let Body::WeekPlanned(week) = &entry.body {
                let known = self
                    .weeks
                    .entry(week.id)
                    .or_insert_with(|| Arc::new(week.clone()));
                if **known != *week {
                    let broken = Broken {
                        field: "body.id".to_owned(),
                        rule: Rule::WeekTwice,
                    };
                    self.unfit.insert(entry.id, broken);
                }
            } else if let Body::ToolPublished(tool) = &entry.body {
                self.tools.add(tool.clone(), Origin::Published(entry.id));
            }
        }
    }

    /// The audits with a version that was made with one of these tools.
    fn made_with(&self, tools: &BTreeSet<ToolRef>) -> BTreeSet<AuditId> {
        let made_with = |entry: &&Arc<Entry>| entry.body.tool().is_some_and(|tool| tools.contains(tool));
        let entries = self.entries.values().filter(made_with);
        in_order::set(entries.filter_map(|entry| entry.about))
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

    /// The entries that would be new here, each once, sorted by id. Left out are entries about a withdrawn audit and
    /// blind copies of a known submission, whether that withdrawal or submission is here or among them.
    ///
    /// # Errors
    /// The id of an entry that is already here, or twice among them, with other content.
    pub fn new_entries(&self, entries: impl IntoIterator<Item = Entry>) -> Result<Vec<Entry>, EntryId> {
        let mut new: BTreeMap<EntryId, Entry> = BTreeMap::new();
        let mut withdrawn = self.withdrawn.clone();
        for entry in entries {
            let id = entry.id;
            let other = self.entries.get(&id).map(AsRef::as_ref).or_else(|| new.get(&id));
            match other {
                Some(other) if *other == entry => {}
                Some(_) => return Err(id),
                None => {
                    withdrawn.extend(&entry);
                    new.insert(id, entry);
                }
            }
        }
        let find = |id| self.entry(id).map(AsRef::as_ref).or_else(|| new.get(&id));
        let needless: Vec<EntryId> = new
            .values()
            .filter(|entry| !withdrawn.leaves(entry) || stands_beside(entry, find))
            .map(|entry| entry.id)
            .collect();
        for id in needless {
            new.remove(&id);
        }
        Ok(new.into_values().collect())
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

/// Whether this is a blind copy that is not needed, because its original is here too.
fn stands_beside<'a>(entry: &Entry, find: impl Fn(EntryId) -> Option<&'a Entry>) -> bool {
    let Body::ShownBlind(shown) = &entry.body else {
        return false;
    };
    // Only submissions are considered: an entry that might itself be removed later would make the order of arrival
    // matter.
    find(shown.of).is_some_and(|other| other.about == entry.about && other.body.submission().is_some())
}
