//! The workspace: everything that follows from a set of entries. Union of sets is how files merge; the fold makes
//! their order irrelevant.

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
    /// Entries about no audit that break a rule: from before files were checked.
    unfit: BTreeMap<EntryId, Broken>,
    withdrawn: Withdrawn,
}

impl Workspace {
    /// A workspace with nothing committed and only the tool that ships inside.
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

    /// This workspace with further entries: a set union, in which nothing of a withdrawn audit stays but that it was
    /// withdrawn, and no blind copy beside the submission that it stands for, whichever came first. An id that stands
    /// already keeps its content.
    #[must_use]
    pub fn union(&self, entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut next = self.clone();
        let mut touched = BTreeSet::new();
        let mut published = BTreeSet::new();
        // What comes or goes: an entry about another audit that names one of these is judged anew.
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
        // An audit counts once its tool is here, so those that may have waited for a tool are folded again.
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
        // One pass over the entries however many audits are touched.
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

    /// Weeks and tools by the order of the entries' ids, and not by the order in which they came: where two laptops
    /// published the same version, both show the same one after they are put together, and after every reload.
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

    /// The audits of which a version was made with one of these tools.
    fn made_with(&self, tools: &BTreeSet<ToolRef>) -> BTreeSet<AuditId> {
        let made_with = |entry: &&Arc<Entry>| entry.body.tool().is_some_and(|tool| tools.contains(tool));
        let entries = self.entries.values().filter(made_with);
        entries.filter_map(|entry| entry.about).collect()
    }

    /// This workspace with one more entry, checked against the rules.
    ///
    /// # Errors
    /// When a rule refuses it. Nothing has changed then.
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

    /// Those of the entries that would be new here, each once, sorted by id. What is about a withdrawn audit is not, whether
    /// the withdrawal is here or among them; nor is a blind copy beside the submission that it stands for.
    ///
    /// # Errors
    /// The id of one that is here, or twice among them, with other content.
    pub fn lacks(&self, entries: impl IntoIterator<Item = Entry>) -> Result<Vec<Entry>, EntryId> {
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

    /// The audits that were withdrawn, each with the entry that did so first by the clock.
    pub fn withdrawn(&self) -> impl Iterator<Item = (AuditId, &Arc<Entry>, &Withdrawal)> {
        self.withdrawn.each()
    }

    /// The entry that withdrew an audit first by the clock, where it was withdrawn.
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

    /// Submitted audits that were completed in the quarter, those in conflict and those without grades here included.
    pub fn completed_in(&self, quarter: Quarter) -> impl Iterator<Item = &Arc<AuditRecord>> {
        self.audits().filter(move |audit| {
            audit
                .outline()
                .is_some_and(|outline| Quarter::of(outline.completed_on) == quarter)
        })
    }

    /// The quarters in which an audit was completed, oldest first; of audits that do not count yet too.
    pub fn quarters(&self) -> BTreeSet<Quarter> {
        let days = self.audits().filter_map(|audit| audit.completed_on());
        days.map(Quarter::of).collect()
    }

    /// The quarter that a page begins with: the newest that has come by this day. A quarter in the future is there because of
    /// a wrong date, and is only offered.
    pub fn newest_quarter(&self, today: Date) -> Option<Quarter> {
        self.quarters().range(..=Quarter::of(today)).next_back().copied()
    }

    /// Every open conflict with the audit it is of.
    pub fn conflicts(&self) -> impl Iterator<Item = (&Arc<AuditRecord>, &Conflict)> {
        self.audits()
            .flat_map(|audit| audit.conflicts.iter().map(move |conflict| (audit, conflict)))
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
        self.tools.each()
    }

    /// The names and versions that different tools here share.
    pub fn rival_tools(&self) -> impl Iterator<Item = &ToolRef> {
        self.tools.rivals()
    }

    /// The tools in use, which are the newest version of each: what a new audit can be made with.
    pub fn tools_in_use(&self) -> Vec<&Arc<AuditTool>> {
        self.tools.in_use().collect()
    }

    /// One version of a tool; of rivals, the first.
    pub fn tool(&self, reference: &ToolRef) -> Option<&Arc<AuditTool>> {
        self.tools.get(reference)
    }

    /// The tool that an audit was made with; of rivals, the one that it fits.
    pub fn tool_of(&self, audit: &AuditRecord) -> Option<&Arc<AuditTool>> {
        self.tools.fitting(audit.outline()?.tool, |tool| audit.fits(tool))
    }

    /// The tool that a draft is written with; of rivals, the one that it fits.
    pub fn tool_of_draft(&self, draft: &AuditDraft) -> Option<&Arc<AuditTool>> {
        self.tools.fitting(&draft.tool, |tool| draft.fits(tool))
    }

    /// Every tool with this name and version, each with its origin; more than one where there are rivals.
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

    /// The audits of which something does not count, sorted by id.
    pub fn uncounted(&self) -> impl Iterator<Item = &Arc<AuditRecord>> {
        self.audits().filter(|audit| !audit.uncounted.is_empty())
    }

    /// The entries about no audit that break a rule, with the rule.
    pub fn unfit(&self) -> impl Iterator<Item = (&Arc<Entry>, &Broken)> {
        self.unfit
            .iter()
            .filter_map(|(id, broken)| Some((self.entries.get(id)?, broken)))
    }

    /// Why an entry here does not count; nothing where it does, or is not here.
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

/// Whether this is a blind copy that says nothing further, because what it stands for is here too.
fn stands_beside<'a>(entry: &Entry, find: impl Fn(EntryId) -> Option<&'a Entry>) -> bool {
    let Body::ShownBlind(shown) = &entry.body else {
        return false;
    };
    // Nothing else is held for what it stands for: what could go in its turn would make the order of arrival matter.
    find(shown.of).is_some_and(|other| other.about == entry.about && other.body.submission().is_some())
}
