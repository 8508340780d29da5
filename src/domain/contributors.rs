//! Who has sent their work in a practice week, and who has not: which people’s entries are on this device.
//!
//! Deliberately absent: grades, and what is written beside them, such as actions. Somebody who may still grade an
//! audit blind may therefore read it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::Timestamp;

use super::{
    case::CaseDetails,
    entry::{Body, Entry},
    id::{PersonId, WeekId},
    in_order,
    person::Person,
    record::AuditRecord,
    workspace::Workspace,
};

/// The people of a practice week, as far as this device can tell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contributors {
    /// Those whose work in this week is here, sorted by name.
    pub here: Vec<Contributor>,
    /// Those who audited or moderated in other weeks or without one, and whose work in this week is not here, sorted by
    /// name. They may not be part of it.
    pub not_yet: Vec<Person>,
}

/// A person whose work in a week is on this device.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contributor {
    /// Who, with their newest name and role.
    pub who: Person,
    /// How many audits they submitted, of those that count.
    pub submitted: usize,
    /// How many moderations they recorded, of those that count.
    pub moderated: usize,
    /// When they committed the newest entry of their work, by their device’s clock. It may be one that does not count.
    pub latest: Timestamp,
}

/// One person’s work in a week.
struct Work {
    submitted: usize,
    moderated: usize,
    latest: Timestamp,
}

/// What somebody did to an audit.
enum Step {
    Submitted,
    Corrected,
    Moderated,
    /// Agreed or escalated.
    Settled,
}

impl Contributors {
    /// The people of a week. An audit whose version is not here is in no week, because only a version names it.
    pub fn of(workspace: &Workspace, week: WeekId) -> Self {
        let mut works: BTreeMap<PersonId, Work> = BTreeMap::new();
        let mut elsewhere: BTreeSet<PersonId> = BTreeSet::new();
        for audit in workspace.audits() {
            match case_of(audit) {
                None => {}
                Some(case) if case.week == Some(week) => add_work(audit, &mut works),
                Some(_) => elsewhere.extend(audit.history.iter().filter_map(|entry| grader(entry))),
            }
        }
        elsewhere.retain(|person| !works.contains_key(person));
        let named = newest_names(workspace);
        let here = works.into_iter().filter_map(|(person, work)| {
            Some(Contributor {
                who: named.get(&person).copied()?.clone(),
                submitted: work.submitted,
                moderated: work.moderated,
                latest: work.latest,
            })
        });
        let mut here: Vec<Contributor> = here.collect();
        in_order::sort_by_key(&mut here, |contributor| by_name(&contributor.who));
        let not_yet = elsewhere.iter().filter_map(|person| named.get(person).copied());
        let mut not_yet: Vec<Person> = not_yet.cloned().collect();
        in_order::sort_by_key(&mut not_yet, by_name);
        Self { here, not_yet }
    }
}

/// The case of an audit. If no version counts, the newest version decides.
fn case_of(audit: &AuditRecord) -> Option<&CaseDetails> {
    if let Some(outline) = audit.outline() {
        return Some(outline.case);
    }
    let body = &audit.uncounted_version()?.entry.body;
    if let Body::ShownBlind(shown) = body {
        Some(&shown.evidence.case)
    } else {
        body.submission().map(|submission| &submission.case)
    }
}

/// Adds what each person did to an audit. An entry that does not count is in no number, but its author has sent it.
fn add_work(audit: &AuditRecord, works: &mut BTreeMap<PersonId, Work>) {
    // There may be several blind copies of one audit: of the submission and of its corrections.
    let mut auditors = BTreeSet::new();
    for entry in &audit.history {
        let Some(done) = step(&entry.body) else {
            continue;
        };
        let person = entry.who.id();
        let work = works.entry(person).or_insert(Work {
            submitted: 0,
            moderated: 0,
            latest: entry.at,
        });
        work.latest = work.latest.max(entry.at);
        if audit.why_not(entry.id).is_some() {
            continue;
        }
        match done {
            Step::Submitted => work.submitted += usize::from(auditors.insert(person)),
            Step::Moderated => work.moderated += 1,
            Step::Corrected | Step::Settled => {}
        }
    }
}

/// What was done to an audit in an entry; `None` if it is not work of a practice week that others wait for.
fn step(body: &Body) -> Option<Step> {
    match body {
        // A blind copy names the author of the original, and does not show whether that is a correction.
        Body::AuditSubmitted(_) | Body::ShownBlind(_) => Some(Step::Submitted),
        Body::SubmissionCorrected(_) => Some(Step::Corrected),
        Body::ModerationCommitted(_) => Some(Step::Moderated),
        Body::GradeAgreed(_) | Body::Escalated(_) => Some(Step::Settled),
        // An update of an action would reveal that there is an action, which is hidden from a blind moderator.
        Body::ActionUpdated(_)
        | Body::ToolPublished(_)
        | Body::WeekPlanned(_)
        | Body::SampleDrawn(_)
        | Body::ConcernRaised(_)
        | Body::ConcernTold(_)
        | Body::ConflictResolved(_)
        | Body::AuditWithdrawn(_)
        | Body::Other(_) => None,
    }
}

/// The author of an entry in which an audit was submitted, corrected or moderated.
fn grader(entry: &Entry) -> Option<PersonId> {
    match step(&entry.body)? {
        Step::Submitted | Step::Corrected | Step::Moderated => Some(entry.who.id()),
        Step::Settled => None,
    }
}

/// Everybody who committed something, as their newest entry names them.
fn newest_names(workspace: &Workspace) -> BTreeMap<PersonId, &Person> {
    let mut newest: BTreeMap<PersonId, &Arc<Entry>> = BTreeMap::new();
    for entry in workspace.entries() {
        let known = newest.entry(entry.who.id()).or_insert(entry);
        if (known.at, known.id) < (entry.at, entry.id) {
            *known = entry;
        }
    }
    in_order::map(newest.into_iter().map(|(person, entry)| (person, &entry.who)))
}

fn by_name(person: &Person) -> (String, PersonId) {
    (person.name().to_lowercase(), person.id())
}
