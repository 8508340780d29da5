//! One audit, folded from the entries about it. The order in which entries arrive never matters.

use std::{collections::BTreeSet, sync::Arc};

use jiff::Timestamp;

use super::{
    action::{Action, ActionUpdate, Progress},
    agreed::Agreed,
    audit::Submission,
    concern::{Concern, Told},
    entry::{Body, Entry},
    graded::{AreaGrade, OverallGrade},
    id::{AuditId, EntryId, PersonId},
    key::AreaKey,
    moderation::{Escalation, Mode, Moderation},
    person::Person,
    stage::Stage,
};

/// A piece of an entry with who committed it and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Committed<T> {
    /// The entry it came with.
    pub entry: EntryId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: Person,
    /// The entries it follows.
    pub after: Vec<EntryId>,
    /// What.
    pub content: Arc<T>,
}

/// How far an audit is. An agreed grade without a moderation can't be written down.
#[derive(Clone, PartialEq, Debug)]
pub enum State {
    /// Nothing is submitted; there may be concerns.
    Begun,
    /// Submitted, perhaps corrected since.
    Submitted {
        /// The auditor's grading.
        auditor: Committed<Submission>,
    },
    /// Graded a second time.
    Moderated {
        /// The auditor's grading.
        auditor: Committed<Submission>,
        /// The moderator's.
        moderator: Committed<Moderation>,
    },
    /// Not settled between the two.
    Escalated {
        /// The auditor's grading.
        auditor: Committed<Submission>,
        /// The moderator's.
        moderator: Committed<Moderation>,
        /// Where it went.
        escalated: Committed<Escalation>,
    },
    /// Settled.
    Agreed {
        /// The auditor's grading.
        auditor: Committed<Submission>,
        /// The moderator's.
        moderator: Committed<Moderation>,
        /// What was settled.
        agreed: Committed<Agreed>,
    },
    /// Two people followed the same entry. Both stand until a further entry resolves it.
    InConflict {
        /// What there are two of.
        conflict: Conflict,
        /// One of the submissions, for the case details.
        auditor: Committed<Submission>,
    },
}

/// What an audit has two of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Conflict {
    /// Two submissions or corrections.
    Submissions(Vec<EntryId>),
    /// Two moderations.
    Moderations(Vec<EntryId>),
    /// Two agreements, or an agreement beside an escalation.
    Agreements(Vec<EntryId>),
}

/// A concern with what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct ConcernState {
    /// The concern.
    pub raised: Committed<Concern>,
    /// Who was told, if anybody has been. The latest first.
    pub told: Vec<Committed<Told>>,
}

/// An action with how far it is.
#[derive(Clone, PartialEq, Debug)]
pub struct ActionState {
    /// The action.
    pub action: Action,
    /// How far it is.
    pub progress: Progress,
    /// The person who closed it, where it is closed.
    pub closed_by: Option<Person>,
    /// The last entries about it: what the next one follows.
    pub heads: Vec<EntryId>,
}

/// One audit.
#[derive(Clone, PartialEq, Debug)]
pub struct AuditRecord {
    /// Its id.
    pub id: AuditId,
    /// How far it is.
    pub state: State,
    /// Its immediate safeguarding concerns, oldest first.
    pub concerns: Vec<ConcernState>,
    /// Its actions, in the auditor's order.
    pub actions: Vec<ActionState>,
    /// Everything that happened, oldest first by the clock.
    pub history: Vec<Arc<Entry>>,
}

/// The grades of one audit at one stage, with their reasons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GradesAt<'a> {
    /// The overall grade.
    pub overall: &'a OverallGrade,
    /// What was given to each practice area.
    pub areas: Vec<(&'a AreaKey, &'a AreaGrade)>,
}

impl AuditRecord {
    /// Folds the entries about one audit.
    pub fn fold(id: AuditId, entries: impl IntoIterator<Item = Arc<Entry>>) -> Self {
        let mut history: Vec<Arc<Entry>> = entries.into_iter().collect();
        history.sort_by_key(|entry| (entry.at, entry.id));
        history.dedup_by_key(|entry| entry.id);
        let state = state(&history);
        let concerns = concerns(&history);
        let actions = match state.auditor() {
            Some(auditor) => auditor
                .content
                .actions
                .iter()
                .map(|action| follow(action, &history))
                .collect(),
            None => Vec::new(),
        };
        Self {
            id,
            state,
            concerns,
            actions,
            history,
        }
    }

    /// The auditor's grading, once there is one.
    pub fn auditor(&self) -> Option<&Committed<Submission>> {
        self.state.auditor()
    }

    /// The moderator's grading, once there is one and only one.
    pub fn moderator(&self) -> Option<&Committed<Moderation>> {
        self.state.moderator()
    }

    /// What was settled, once it is.
    pub fn agreed(&self) -> Option<&Committed<Agreed>> {
        match &self.state {
            State::Agreed { agreed, .. } => Some(agreed),
            State::Begun
            | State::Submitted { .. }
            | State::Moderated { .. }
            | State::Escalated { .. }
            | State::InConflict { .. } => None,
        }
    }

    /// Concerns of which nobody has been told.
    pub fn open_concerns(&self) -> impl Iterator<Item = &ConcernState> {
        self.concerns.iter().filter(|concern| concern.told.is_empty())
    }

    /// The submission that the moderator graded against: a later correction doesn't change the pair.
    pub fn moderated_submission(&self) -> Option<Arc<Submission>> {
        let moderation = self.moderator()?;
        self.history
            .iter()
            .rev()
            .filter(|e| moderation.after.contains(&e.id))
            .find_map(|entry| submission(entry))
    }

    /// The grades at a stage, where the audit has reached it and no conflict is open.
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

    /// Whether the audit is this person's own: whoever submitted or corrected it has audited it.
    pub fn is_own(&self, person: PersonId) -> bool {
        self.history
            .iter()
            .any(|entry| is_submission(&entry.body) && entry.who.id() == person)
    }

    /// Who submitted it first. Where the submission itself is not here, who corrected it first: laptops' clocks differ.
    pub fn audited_by(&self) -> Option<&Person> {
        let submitted = |entry: &&Arc<Entry>| matches!(entry.body, Body::AuditSubmitted(_));
        let first = self.history.iter().find(submitted);
        let first = first.or_else(|| self.history.iter().find(|entry| is_submission(&entry.body)))?;
        Some(&first.who)
    }

    /// Whether seeing the grades would spoil a blind grading by this person: it is somebody else's audit, and nobody
    /// has moderated it yet.
    pub fn is_unread_by(&self, person: PersonId) -> bool {
        let ungraded = match &self.state {
            State::Submitted { .. } => true,
            State::InConflict { conflict, .. } => matches!(conflict, Conflict::Submissions(_)),
            State::Begun | State::Moderated { .. } | State::Escalated { .. } | State::Agreed { .. } => false,
        };
        ungraded && !self.is_own(person)
    }

    /// The mode of the moderation, once there is one.
    pub fn mode(&self) -> Option<Mode> {
        self.moderator().map(|moderator| moderator.content.mode)
    }
}

impl Submission {
    /// The auditor's grades.
    pub fn grades(&self) -> GradesAt<'_> {
        GradesAt {
            overall: &self.overall.grade,
            areas: self.areas.iter().map(|a| (&a.area, &a.grade)).collect(),
        }
    }
}

impl Moderation {
    /// The moderator's grades.
    pub fn grades(&self) -> GradesAt<'_> {
        GradesAt {
            overall: &self.overall.grade,
            areas: self.areas.iter().map(|a| (&a.area, &a.grade)).collect(),
        }
    }
}

impl Agreed {
    /// The agreed grades.
    pub fn grades(&self) -> GradesAt<'_> {
        GradesAt {
            overall: &self.overall.grade,
            areas: self.areas.iter().map(|a| (&a.area, &a.grade)).collect(),
        }
    }
}

impl State {
    /// The auditor's grading, once there is one.
    pub fn auditor(&self) -> Option<&Committed<Submission>> {
        match self {
            State::Begun => None,
            State::Submitted { auditor }
            | State::Moderated { auditor, .. }
            | State::Escalated { auditor, .. }
            | State::Agreed { auditor, .. }
            | State::InConflict { auditor, .. } => Some(auditor),
        }
    }

    /// The moderator's grading, once there is one and only one.
    pub fn moderator(&self) -> Option<&Committed<Moderation>> {
        match self {
            State::Begun | State::Submitted { .. } | State::InConflict { .. } => None,
            State::Moderated { moderator, .. }
            | State::Escalated { moderator, .. }
            | State::Agreed { moderator, .. } => Some(moderator),
        }
    }

    /// How far it is, in words.
    pub fn label(&self) -> &'static str {
        match self {
            State::Begun => "Begun",
            State::Submitted { .. } => "Submitted",
            State::Moderated { .. } => "Moderated, not yet agreed",
            State::Escalated { .. } => "Escalated",
            State::Agreed { .. } => "Agreed",
            State::InConflict { .. } => "In conflict",
        }
    }
}

fn committed<T>(entry: &Entry, content: Arc<T>) -> Committed<T> {
    Committed {
        entry: entry.id,
        at: entry.at,
        who: entry.who.clone(),
        after: entry.after.clone(),
        content,
    }
}

fn submission(entry: &Entry) -> Option<Arc<Submission>> {
    if let Body::AuditSubmitted(submission) = &entry.body {
        Some(submission.clone())
    } else if let Body::SubmissionCorrected(correction) = &entry.body {
        Some(Arc::new(correction.submission.clone()))
    } else {
        None
    }
}

fn moderation(entry: &Entry) -> Option<Committed<Moderation>> {
    if let Body::ModerationCommitted(moderation) = &entry.body {
        Some(committed(entry, moderation.clone()))
    } else {
        None
    }
}

fn is_submission(body: &Body) -> bool {
    matches!(body, Body::AuditSubmitted(_) | Body::SubmissionCorrected(_))
}

/// The entries that no other of the same chain follows.
fn heads<'a>(chain: &[&'a Arc<Entry>]) -> Vec<&'a Arc<Entry>> {
    let followed: BTreeSet<EntryId> = chain
        .iter()
        .flat_map(|entry| entry.after.iter().copied())
        .collect();
    chain
        .iter()
        .copied()
        .filter(|entry| !followed.contains(&entry.id))
        .collect()
}

fn ids(entries: &[&Arc<Entry>]) -> Vec<EntryId> {
    entries.iter().map(|entry| entry.id).collect()
}

fn state(history: &[Arc<Entry>]) -> State {
    let chain = |of: fn(&Body) -> bool| heads(&history.iter().filter(|e| of(&e.body)).collect::<Vec<_>>());
    let submissions = chain(is_submission);
    let Some(auditor) = submissions
        .last()
        .and_then(|e| submission(e).map(|s| committed(e, s)))
    else {
        return State::Begun;
    };
    if submissions.len() > 1 {
        return State::InConflict {
            conflict: Conflict::Submissions(ids(&submissions)),
            auditor,
        };
    }
    let moderations = chain(|b| matches!(b, Body::ModerationCommitted(_)));
    if moderations.len() > 1 {
        return State::InConflict {
            conflict: Conflict::Moderations(ids(&moderations)),
            auditor,
        };
    }
    let Some(moderator) = moderations.first().and_then(|entry| moderation(entry)) else {
        return State::Submitted { auditor };
    };
    let settlements = chain(|b| matches!(b, Body::GradeAgreed(_) | Body::Escalated(_)));
    if settlements.len() > 1 {
        return State::InConflict {
            conflict: Conflict::Agreements(ids(&settlements)),
            auditor,
        };
    }
    let Some(settlement) = settlements.first() else {
        return State::Moderated { auditor, moderator };
    };
    if let Body::GradeAgreed(agreed) = &settlement.body {
        State::Agreed {
            auditor,
            moderator,
            agreed: committed(settlement, agreed.clone()),
        }
    } else if let Body::Escalated(escalation) = &settlement.body {
        State::Escalated {
            auditor,
            moderator,
            escalated: committed(settlement, Arc::new(escalation.clone())),
        }
    } else {
        State::Moderated { auditor, moderator }
    }
}

fn concerns(history: &[Arc<Entry>]) -> Vec<ConcernState> {
    let told_of = |concern: &Concern| {
        let told = |entry: &Arc<Entry>| match_told(entry).filter(|told| told.content.concern == concern.id);
        history.iter().rev().filter_map(told).collect()
    };
    let raised = |entry: &Arc<Entry>| {
        let Body::ConcernRaised(concern) = &entry.body else {
            return None;
        };
        Some(ConcernState {
            raised: committed(entry, Arc::new(concern.clone())),
            told: told_of(concern),
        })
    };
    history.iter().filter_map(raised).collect()
}

fn match_told(entry: &Entry) -> Option<Committed<Told>> {
    let Body::ConcernTold(told) = &entry.body else {
        return None;
    };
    Some(committed(entry, Arc::new(told.clone())))
}

/// An action is as far as its one last update says. Where two people followed the same update it counts as open until
/// a further update settles it: nobody should think a thing done that may not be.
fn follow(action: &Action, history: &[Arc<Entry>]) -> ActionState {
    let update = |entry: &Arc<Entry>| {
        let Body::ActionUpdated(updated) = &entry.body else {
            return None;
        };
        (updated.action == action.id).then(|| updated.update.clone())
    };
    let updates: Vec<&Arc<Entry>> = history.iter().filter(|entry| update(entry).is_some()).collect();
    let last = heads(&updates);
    let closing = |entry: &Arc<Entry>| match update(entry)? {
        ActionUpdate::Closed { evidence, on } => Some((evidence, on, entry.who.clone())),
        ActionUpdate::Verified | ActionUpdate::Reopened { .. } => None,
    };
    let mut closed_by = None;
    let mut progress = Progress::Open;
    if let [entry] = last[..] {
        if let Some((evidence, on, who)) = closing(entry) {
            closed_by = Some(who);
            progress = Progress::Closed { evidence, on };
        } else if update(entry) == Some(ActionUpdate::Verified) {
            let verified = updates
                .iter()
                .filter(|e| entry.after.contains(&e.id))
                .find_map(|e| closing(e));
            if let Some((evidence, on, who)) = verified {
                closed_by = Some(who);
                progress = Progress::Verified { evidence, on };
            }
        }
    }
    ActionState {
        action: action.clone(),
        progress,
        closed_by,
        heads: ids(&last),
    }
}
