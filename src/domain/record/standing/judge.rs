//! Judges the entries of an audit one after another, in topological order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::{
    audit::{Correction, Submission},
    entry::{Body, Entry},
    id::{ActionId, ConcernId, EntryId},
    rules::{Broken, Rule, against_tool, alone},
    tool::{AuditTool, ToolRef},
    workspace::Tools,
};

use super::{Graph, Wait, WhyNot};

/// The verdict on each entry: `None` if it counts.
pub(super) type Verdicts = BTreeMap<EntryId, Option<WhyNot>>;

pub(super) struct Judge<'a> {
    pub(super) graph: &'a Graph<'a>,
    tools: &'a Tools,
    /// Whether an entry is on the device but not about this audit.
    elsewhere: &'a dyn Fn(EntryId) -> bool,
    /// For each version, the tools that it fits. If different tools share one name and version, it was made with one of
    /// these.
    fitting: BTreeMap<EntryId, Vec<Arc<AuditTool>>>,
    pub(super) actions: BTreeSet<ActionId>,
    concerns: BTreeSet<ConcernId>,
    pub(super) verdicts: Verdicts,
    /// From each resolution judged so far to the entry that supplies its content.
    origins: BTreeMap<EntryId, EntryId>,
}

/// The kind of step that an entry is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Version,
    Moderation,
    Agreement,
    Escalation,
    Action(ActionId),
    Newer,
    /// The entry that a resolution keeps is not on the device.
    Missing,
    Other,
}

impl Step {
    /// The chain that it belongs to. Agreements and escalations share one.
    fn chain(self) -> Self {
        if self == Step::Agreement {
            Step::Escalation
        } else {
            self
        }
    }
}

impl<'a> Judge<'a> {
    pub fn new(graph: &'a Graph<'a>, tools: &'a Tools, elsewhere: &'a dyn Fn(EntryId) -> bool) -> Self {
        let submissions = graph.entries().filter_map(|entry| entry.body.submission());
        let concern = |entry: &Entry| {
            if let Body::ConcernRaised(concern) = &entry.body {
                Some(concern.id)
            } else {
                None
            }
        };
        Self {
            graph,
            tools,
            elsewhere,
            fitting: BTreeMap::new(),
            actions: submissions
                .flat_map(|audit| audit.actions.iter().map(|action| action.id))
                .collect(),
            concerns: graph.entries().filter_map(concern).collect(),
            verdicts: Verdicts::new(),
            origins: BTreeMap::new(),
        }
    }

    pub fn all(mut self) -> Verdicts {
        for (id, entry, inside) in self.graph.in_circles() {
            let rule = if inside {
                Rule::Circle
            } else {
                Rule::FollowsUncounted
            };
            let why = alone(entry)
                .err()
                .map_or_else(|| breaks("after", rule), WhyNot::Breaks);
            self.verdicts.insert(id, Some(why));
        }
        for (id, entry) in self.graph.order() {
            let verdict = self.judge(id, entry).err();
            self.verdicts.insert(id, verdict);
        }
        self.agreements();
        self.verdicts
    }

    fn judge(&mut self, id: EntryId, entry: &'a Entry) -> Result<(), WhyNot> {
        alone(entry).map_err(WhyNot::Breaks)?;
        let followed = self.graph.followed(id);
        if let Body::ConflictResolved(resolution) = &entry.body {
            // Recorded even if the resolution does not count in the end: what follows it is a step of the kept entry,
            // and may have to wait with it.
            self.origins.insert(id, self.origin(resolution.keep));
        }
        self.may_follow(entry, followed)?;
        match &entry.body {
            Body::AuditSubmitted(audit) => self.submission(id, "body", audit),
            Body::SubmissionCorrected(correction) => self.correction(id, correction, followed),
            Body::ShownBlind(shown) => {
                rule(!(self.elsewhere)(shown.of), "body.of", Rule::OtherAudit)?;
                self.made_with(id, &shown.evidence.tool, |tool| {
                    against_tool::shown_blind(shown, tool)
                })
            }
            Body::ModerationCommitted(moderation) => {
                let version = followed.first().map_or(id, |id| self.origin(*id));
                self.of_version(version, |tool| {
                    against_tool::grades("body", &moderation.grades(), tool)
                })?;
                let auditors = followed
                    .first()
                    .map(|id| self.graph.auditors(*id))
                    .unwrap_or_default();
                rule(!auditors.contains(&entry.who.id()), "who", Rule::OwnAudit)
            }
            Body::ActionUpdated(updated) => self.action(entry, updated, followed),
            Body::ConflictResolved(_) => self.resolution(entry, followed),
            Body::ConcernTold(told) => {
                let known = self.concerns.contains(&told.concern);
                if known {
                    Ok(())
                } else {
                    Err(WhyNot::Waits(Wait::Concern))
                }
            }
            Body::GradeAgreed(_)
            | Body::Escalated(_)
            | Body::ConcernRaised(_)
            | Body::AuditWithdrawn(_)
            | Body::ToolPublished(_)
            | Body::WeekPlanned(_)
            | Body::SampleDrawn(_)
            | Body::Other(_) => Ok(()),
        }
    }

    /// Whether the entries that it follows are on the device, count, and are of a kind that it can follow.
    fn may_follow(&self, entry: &Entry, followed: &[EntryId]) -> Result<(), WhyNot> {
        let here = || followed.iter().filter(|id| self.graph.entry(**id).is_some());
        let elsewhere = |id: &EntryId| self.graph.entry(*id).is_none() && (self.elsewhere)(*id);
        if let Some(n) = followed.iter().position(elsewhere) {
            return Err(breaks(&format!("after[{n}]"), Rule::OtherAudit));
        }
        let copies = followed.iter().any(|id| self.graph.is_copy(*id));
        rule(!copies, "after", Rule::WrongKind)?;
        let steps: Vec<Step> = here().map(|id| self.step(*id)).collect();
        let mut known = steps
            .iter()
            .filter(|step| !matches!(step, Step::Newer | Step::Missing));
        let fits = if let Body::ConflictResolved(_) = entry.body {
            let first = known.clone().next().map(|step| step.chain());
            known.all(|step| *step != Step::Other && Some(step.chain()) == first)
        } else {
            known.all(|step| may_follow(&entry.body, *step))
        };
        rule(fits, "after", Rule::WrongKind)?;
        let verdicts = || here().filter_map(|id| self.verdicts.get(id)?.as_ref());
        rule(
            !verdicts().any(|why| matches!(why, WhyNot::Breaks(_))),
            "after",
            Rule::FollowsUncounted,
        )?;
        if let Some(missing) = followed.iter().find(|id| self.graph.entry(**id).is_none()) {
            return Err(WhyNot::Waits(Wait::Entry(*missing)));
        }
        if steps.contains(&Step::Newer) {
            return Err(WhyNot::Waits(Wait::Newer));
        }
        match verdicts().next() {
            Some(WhyNot::Waits(wait)) => Err(WhyNot::Waits(nested(wait))),
            Some(WhyNot::Breaks(_)) | None => Ok(()),
        }
    }

    pub fn step(&self, id: EntryId) -> Step {
        let entry = self.graph.entry(self.origin(id));
        match entry.map(|entry| &entry.body) {
            Some(Body::AuditSubmitted(_) | Body::SubmissionCorrected(_) | Body::ShownBlind(_)) => {
                Step::Version
            }
            Some(Body::ModerationCommitted(_)) => Step::Moderation,
            Some(Body::GradeAgreed(_)) => Step::Agreement,
            Some(Body::Escalated(_)) => Step::Escalation,
            Some(Body::ActionUpdated(updated)) => Step::Action(updated.action),
            Some(Body::Other(_)) => Step::Newer,
            None if self.origin(id) != id => Step::Missing,
            Some(
                Body::ToolPublished(_)
                | Body::WeekPlanned(_)
                | Body::SampleDrawn(_)
                | Body::ConcernRaised(_)
                | Body::ConcernTold(_)
                | Body::ConflictResolved(_)
                | Body::AuditWithdrawn(_),
            )
            | None => Step::Other,
        }
    }

    /// The entry that supplies the content of this one.
    pub fn origin(&self, id: EntryId) -> EntryId {
        self.origins.get(&id).copied().unwrap_or(id)
    }

    /// The version that was moderated, given the moderation or the escalation that follows it.
    pub fn moderated(&self, id: EntryId) -> Option<EntryId> {
        let mut at = self.graph.entry(self.origin(id))?;
        if let Body::Escalated(_) = at.body {
            at = self.graph.entry(self.origin(*at.after.first()?))?;
        }
        Some(self.origin(*at.after.first()?))
    }

    fn submission(&mut self, id: EntryId, within: &str, audit: &Submission) -> Result<(), WhyNot> {
        self.made_with(id, &audit.tool, |tool| {
            against_tool::submission(within, audit, tool)
        })
    }

    fn correction(
        &mut self,
        id: EntryId,
        correction: &Correction,
        followed: &[EntryId],
    ) -> Result<(), WhyNot> {
        let audit = &correction.submission;
        let earlier = || {
            followed
                .iter()
                .filter_map(|id| self.graph.entry(self.origin(*id)))
        };
        let same = |is: &dyn Fn(&Entry) -> Option<bool>| earlier().any(|entry| is(entry) == Some(true));
        let same_day = same(&|entry| Some(entry.body.completed_on()? == audit.completed_on));
        rule(same_day, "body.submission.completed_on", Rule::CompletionMoved)?;
        rule(
            same(&|entry| Some(*entry.body.tool()? == audit.tool)),
            "body.submission.tool",
            Rule::ToolChanged,
        )?;
        self.submission(id, "body.submission", audit)
    }

    /// Checks a version against its tool, and records which of the tools with that name and version it fits.
    fn made_with(
        &mut self,
        id: EntryId,
        tool: &ToolRef,
        fits: impl Fn(&AuditTool) -> Result<(), Broken>,
    ) -> Result<(), WhyNot> {
        let tools: Vec<_> = self.tools.all_of(tool).collect();
        let fitting: Vec<_> = tools
            .iter()
            .filter(|tool| fits(tool).is_ok())
            .map(|tool| Arc::clone(tool))
            .collect();
        let verdict = match (fitting.is_empty(), tools.last()) {
            (true, Some(tool)) => fits(tool).map_err(WhyNot::Breaks),
            (true, None) => Err(WhyNot::Waits(Wait::Tool(tool.clone()))),
            (false, _) => Ok(()),
        };
        self.fitting.insert(id, fitting);
        verdict
    }

    /// Checks grades against the tool of this version of the audit.
    pub fn of_version(
        &self,
        version: EntryId,
        fits: impl Fn(&AuditTool) -> Result<(), Broken>,
    ) -> Result<(), WhyNot> {
        let mut verdict = Err(breaks("after", Rule::WrongKind));
        for tool in self.fitting.get(&version).into_iter().flatten() {
            match fits(tool) {
                Ok(()) => return Ok(()),
                Err(broken) => verdict = Err(WhyNot::Breaks(broken)),
            }
        }
        verdict
    }
}

/// Whether an entry of this kind can follow a step.
fn may_follow(body: &Body, step: Step) -> bool {
    match body {
        Body::SubmissionCorrected(_) | Body::ModerationCommitted(_) => step == Step::Version,
        Body::GradeAgreed(_) => matches!(step, Step::Moderation | Step::Escalation),
        Body::Escalated(_) => step == Step::Moderation,
        Body::ActionUpdated(updated) => step == Step::Action(updated.action),
        Body::ToolPublished(_)
        | Body::WeekPlanned(_)
        | Body::SampleDrawn(_)
        | Body::ConcernRaised(_)
        | Body::ConcernTold(_)
        | Body::AuditSubmitted(_)
        | Body::ShownBlind(_)
        | Body::ConflictResolved(_)
        | Body::AuditWithdrawn(_)
        | Body::Other(_) => true,
    }
}

/// The reason of an entry that follows one that waits.
pub(super) fn nested(wait: &Wait) -> Wait {
    match wait {
        Wait::Followed(_) => wait.clone(),
        Wait::Entry(_) | Wait::Tool(_) | Wait::Version | Wait::Concern | Wait::Action | Wait::Newer => {
            Wait::Followed(Box::new(wait.clone()))
        }
    }
}

pub(super) fn breaks(field: &str, rule: Rule) -> WhyNot {
    let field = field.to_owned();
    WhyNot::Breaks(Broken { field, rule })
}

pub(super) fn rule(holds: bool, field: &str, otherwise: Rule) -> Result<(), WhyNot> {
    if holds {
        Ok(())
    } else {
        Err(breaks(field, otherwise))
    }
}
