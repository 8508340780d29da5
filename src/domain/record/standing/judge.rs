//! Judges the entries of an audit one after another, each after those it follows.

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

/// What is known of each entry: nothing where it counts.
pub(super) type Verdicts = BTreeMap<EntryId, Option<WhyNot>>;

pub(super) struct Judge<'a> {
    pub(super) graph: &'a Graph<'a>,
    tools: &'a Tools,
    pub(super) actions: BTreeSet<ActionId>,
    concerns: BTreeSet<ConcernId>,
    pub(super) verdicts: Verdicts,
    /// From each resolution that was judged to the entry whose content stands by it.
    origins: BTreeMap<EntryId, EntryId>,
}

/// What an entry is a step of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Version,
    Moderation,
    Agreement,
    Escalation,
    Action(ActionId),
    Newer,
    Other,
}

impl Step {
    /// The chain that it is a link of: agreements and escalations are one.
    fn chain(self) -> Self {
        if self == Step::Agreement {
            Step::Escalation
        } else {
            self
        }
    }
}

impl<'a> Judge<'a> {
    pub fn new(graph: &'a Graph<'a>, tools: &'a Tools) -> Self {
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
            actions: submissions
                .flat_map(|audit| audit.actions.iter().map(|action| action.id))
                .collect(),
            concerns: graph.entries().filter_map(concern).collect(),
            verdicts: Verdicts::new(),
            origins: BTreeMap::new(),
        }
    }

    pub fn all(mut self) -> Verdicts {
        for (id, entry) in self.graph.in_circles() {
            let why = alone(entry)
                .err()
                .map_or_else(|| breaks("after", Rule::Circle), WhyNot::Breaks);
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
        self.may_follow(entry, followed)?;
        match &entry.body {
            Body::AuditSubmitted(audit) => self.submission("body", audit),
            Body::SubmissionCorrected(correction) => self.correction(correction, followed),
            Body::ShownBlind(shown) => self.with_tool(&shown.evidence.tool, |tool| {
                against_tool::shown_blind(shown, tool)
            }),
            Body::ModerationCommitted(moderation) => {
                let version = followed.first().copied().map(|id| self.origin(id));
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
            Body::ConflictResolved(resolution) => {
                self.resolution(entry, followed)?;
                self.origins.insert(id, self.origin(resolution.keep));
                Ok(())
            }
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

    /// Whether what it follows is of a kind that it can follow, counts, and is here.
    fn may_follow(&self, entry: &Entry, followed: &[EntryId]) -> Result<(), WhyNot> {
        let here = || followed.iter().filter(|id| self.graph.entry(**id).is_some());
        let steps: Vec<Step> = here().map(|id| self.step(*id)).collect();
        let mut known = steps.iter().filter(|step| **step != Step::Newer);
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

    /// The entry whose content stands where this one is followed.
    pub fn origin(&self, id: EntryId) -> EntryId {
        self.origins.get(&id).copied().unwrap_or(id)
    }

    /// The version that was moderated, from the moderation or from the escalation that follows it.
    pub fn moderated(&self, id: EntryId) -> Option<EntryId> {
        let mut at = self.graph.entry(self.origin(id))?;
        if let Body::Escalated(_) = at.body {
            at = self.graph.entry(self.origin(*at.after.first()?))?;
        }
        Some(self.origin(*at.after.first()?))
    }

    fn submission(&self, within: &str, audit: &Submission) -> Result<(), WhyNot> {
        self.with_tool(&audit.tool, |tool| against_tool::submission(within, audit, tool))
    }

    fn correction(&self, correction: &Correction, followed: &[EntryId]) -> Result<(), WhyNot> {
        let audit = &correction.submission;
        let earlier = || {
            followed
                .iter()
                .filter_map(|id| self.graph.entry(self.origin(*id)))
        };
        let same = |is: &dyn Fn(&Entry) -> Option<bool>| earlier().any(|entry| is(entry) == Some(true));
        let same_day = same(&|entry| Some(version(entry)?.1 == audit.completed_on));
        rule(same_day, "body.submission.completed_on", Rule::CompletionMoved)?;
        rule(
            same(&|entry| Some(*version(entry)?.0 == audit.tool)),
            "body.submission.tool",
            Rule::ToolChanged,
        )?;
        self.submission("body.submission", audit)
    }

    fn of_version(
        &self,
        id: Option<EntryId>,
        fits: impl Fn(&AuditTool) -> Result<(), Broken>,
    ) -> Result<(), WhyNot> {
        match id.and_then(|id| version(self.graph.entry(id)?)) {
            Some((tool, _)) => self.with_tool(tool, fits),
            None => Err(breaks("after", Rule::WrongKind)),
        }
    }

    /// Holds something against a tool: of rivals, against either.
    pub fn with_tool(
        &self,
        tool: &ToolRef,
        fits: impl Fn(&AuditTool) -> Result<(), Broken>,
    ) -> Result<(), WhyNot> {
        let tools: &[Arc<AuditTool>] = self.tools.all_of(tool);
        let mut verdict = Err(WhyNot::Waits(Wait::Tool(tool.clone())));
        for tool in tools {
            match fits(tool) {
                Ok(()) => return Ok(()),
                Err(broken) => verdict = Err(WhyNot::Breaks(broken)),
            }
        }
        verdict
    }
}

/// Whether an entry of a kind can follow a step.
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

/// The tool of a version of the audit, and the day on which it was completed.
pub(super) fn version(entry: &Entry) -> Option<(&ToolRef, jiff::civil::Date)> {
    if let Body::ShownBlind(shown) = &entry.body {
        Some((&shown.evidence.tool, shown.evidence.completed_on))
    } else {
        let audit = entry.body.submission()?;
        Some((&audit.tool, audit.completed_on))
    }
}

fn nested(wait: &Wait) -> Wait {
    match wait {
        Wait::Followed(_) => wait.clone(),
        Wait::Entry(_) | Wait::Tool(_) | Wait::Concern | Wait::Action | Wait::Newer => {
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
