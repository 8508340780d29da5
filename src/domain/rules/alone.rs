//! The rules that are checked with one entry by itself.

use std::collections::BTreeSet;

use crate::domain::{
    action::ActionUpdate,
    audit::Submission,
    blind::ShownBlind,
    case::CaseDetails,
    entry::{ActionUpdated, Body, Entry},
    family::ContactOutcome,
    grade::Grade,
    key::AreaKey,
    resolution::Resolution,
    sample::Draw,
    tool::{AuditTool, ModerationRules, ToolFault, ToolRef},
    week::PracticeWeek,
};

use super::{Broken, Rule};

/// Checks everything that can be checked without another entry.
///
/// # Errors
/// The first rule that the entry breaks.
pub fn alone(entry: &Entry) -> Result<(), Broken> {
    about(entry)?;
    let itself = entry.after.iter().position(|id| *id == entry.id);
    if let Some(n) = itself {
        return broken(format!("after[{n}]"), Rule::FollowsItself);
    }
    let mut seen = BTreeSet::new();
    let twice = entry.after.iter().position(|id| !seen.insert(id));
    if let Some(n) = twice {
        return broken(format!("after[{n}]"), Rule::FollowsTwice);
    }
    match &entry.body {
        Body::ToolPublished(published) => follows_nothing(entry).and_then(|()| tool(published)),
        Body::WeekPlanned(planned) => follows_nothing(entry).and_then(|()| week(planned)),
        Body::SampleDrawn(drawn) => follows_nothing(entry).and_then(|()| draw(drawn)),
        Body::AuditSubmitted(audit) => follows_nothing(entry).and_then(|()| submission("body", audit)),
        Body::SubmissionCorrected(correction) => {
            follows_something(entry).and_then(|()| submission("body.submission", &correction.submission))
        }
        Body::ShownBlind(shown) => shown_blind(shown),
        Body::ModerationCommitted(moderation) => follows_one(entry)
            .and_then(|()| each_once("body.areas", moderation.areas.iter().map(|a| &a.area))),
        Body::GradeAgreed(agreed) => {
            follows_one(entry).and_then(|()| each_once("body.areas", agreed.areas.iter().map(|a| &a.area)))
        }
        Body::Escalated(_) => follows_one(entry),
        Body::ActionUpdated(updated) => action_updated(entry, updated),
        Body::ConflictResolved(resolution) => resolves(entry, resolution),
        // A concern is never delayed by what it follows.
        Body::ConcernRaised(_) | Body::ConcernTold(_) | Body::AuditWithdrawn(_) | Body::Other(_) => Ok(()),
    }
}

fn about(entry: &Entry) -> Result<(), Broken> {
    let needed = match &entry.body {
        Body::ToolPublished(_) | Body::WeekPlanned(_) | Body::SampleDrawn(_) => false,
        Body::ConcernRaised(_)
        | Body::ConcernTold(_)
        | Body::AuditSubmitted(_)
        | Body::SubmissionCorrected(_)
        | Body::ModerationCommitted(_)
        | Body::GradeAgreed(_)
        | Body::Escalated(_)
        | Body::ActionUpdated(_)
        | Body::ShownBlind(_)
        | Body::ConflictResolved(_)
        | Body::AuditWithdrawn(_) => true,
        // Only the newer version knows.
        Body::Other(_) => return Ok(()),
    };
    match (needed, entry.about) {
        (true, None) => broken("about", Rule::NoAudit),
        (false, Some(_)) => broken("about", Rule::NeedlessAudit),
        (true, Some(_)) | (false, None) => Ok(()),
    }
}

fn follows_nothing(entry: &Entry) -> Result<(), Broken> {
    require(entry.after.is_empty(), "after", Rule::FollowsSomething)
}

fn follows_something(entry: &Entry) -> Result<(), Broken> {
    require(!entry.after.is_empty(), "after", Rule::FollowsNothing)
}

fn follows_one(entry: &Entry) -> Result<(), Broken> {
    follows_something(entry)?;
    require(entry.after.len() == 1, "after", Rule::FollowsSeveral)
}

fn submission(within: &str, audit: &Submission) -> Result<(), Broken> {
    made_with(within, &audit.tool)?;
    case(within, &audit.case)?;
    each_once(&format!("{within}.areas"), audit.areas.iter().map(|a| &a.area))?;
    for (n, contact) in audit.family.iter().enumerate() {
        outcome(&format!("{within}.family[{n}]"), &contact.outcome)?;
    }
    let mut ids = BTreeSet::new();
    let twice = audit.actions.iter().position(|action| !ids.insert(action.id));
    if let Some(n) = twice {
        return broken(format!("{within}.actions[{n}].id"), Rule::ActionTwice);
    }
    let about = |n: usize| audit.contradictions.get(n).map(|one| &one.about);
    let twice = (0..audit.contradictions.len()).find(|n| (0..*n).any(|earlier| about(earlier) == about(*n)));
    if let Some(n) = twice {
        return broken(format!("{within}.contradictions[{n}]"), Rule::ContradictionTwice);
    }
    let needs_action = audit.overall.grade.grade() == Grade::Inadequate && audit.actions.is_empty();
    require(!needs_action, format!("{within}.actions"), Rule::NoAction)
}

fn shown_blind(shown: &ShownBlind) -> Result<(), Broken> {
    let evidence = &shown.evidence;
    made_with("body", &evidence.tool)?;
    case("body", &evidence.case)?;
    each_once("body.areas", evidence.areas.iter().map(|seen| &seen.area))?;
    for (n, heard) in evidence.family.iter().enumerate() {
        outcome(&format!("body.family[{n}]"), &heard.outcome)?;
    }
    Ok(())
}

fn made_with(within: &str, tool: &ToolRef) -> Result<(), Broken> {
    require(
        tool.is_possible(),
        format!("{within}.tool.version"),
        ToolFault::Version.into(),
    )
}

fn case(within: &str, case: &CaseDetails) -> Result<(), Broken> {
    require(case.from <= case.to, format!("{within}.case.to"), Rule::Reversed)
}

fn outcome(within: &str, outcome: &ContactOutcome) -> Result<(), Broken> {
    let plausible = match outcome {
        ContactOutcome::NotReached { attempts } => (1..=99).contains(attempts),
        ContactOutcome::Spoke { .. }
        | ContactOutcome::Declined { .. }
        | ContactOutcome::NotSafe { .. }
        | ContactOutcome::Observed { .. }
        | ContactOutcome::NotAttempted { .. } => true,
    };
    require(plausible, format!("{within}.outcome.attempts"), Rule::Attempts)
}

fn each_once<'a>(within: &str, areas: impl Iterator<Item = &'a AreaKey>) -> Result<(), Broken> {
    let mut seen = BTreeSet::new();
    for (n, area) in areas.enumerate() {
        if !seen.insert(area) {
            return broken(format!("{within}[{n}].area"), Rule::AreaTwice(area.to_string()));
        }
    }
    require(!seen.is_empty(), within, Rule::NoAreas)
}

fn action_updated(entry: &Entry, updated: &ActionUpdated) -> Result<(), Broken> {
    match &updated.update {
        // Closing is the first step, and the step that follows two conflicting updates.
        ActionUpdate::Closed { .. } => Ok(()),
        ActionUpdate::Verified | ActionUpdate::Reopened { .. } => follows_one(entry),
    }
}

fn resolves(entry: &Entry, resolution: &Resolution) -> Result<(), Broken> {
    follows_something(entry)?;
    require(
        entry.after.contains(&resolution.keep),
        "body.keep",
        Rule::KeepsAnother,
    )
}

fn week(week: &PracticeWeek) -> Result<(), Broken> {
    require(week.first_day <= week.last_day, "body.last_day", Rule::Reversed)?;
    require(
        !week.service_areas.is_empty(),
        "body.service_areas",
        Rule::NoServiceArea,
    )?;
    let mut seen = BTreeSet::new();
    for (n, area) in week.service_areas.iter().enumerate() {
        if !seen.insert(area) {
            return broken(
                format!("body.service_areas[{n}]"),
                Rule::ServiceAreaTwice(area.to_string()),
            );
        }
    }
    let planned = week.planned.is_none_or(|planned| (1..=999).contains(&planned));
    require(planned, "body.planned", Rule::Planned)
}

fn draw(draw: &Draw) -> Result<(), Broken> {
    moderation_rules("body.rules", &draw.rules)?;
    let ordered = draw.drawn.windows(2).position(|two| two[0].audit >= two[1].audit);
    if let Some(n) = ordered {
        return broken(format!("body.drawn[{}].audit", n + 1), Rule::DrawnOrder);
    }
    let drawn = u32::try_from(draw.drawn.len()).unwrap_or(u32::MAX);
    require(drawn <= draw.from, "body.from", Rule::DrawnTooMany)
}

fn moderation_rules(within: &str, rules: &ModerationRules) -> Result<(), Broken> {
    let share = Rule::Share(rules.share_percent);
    require(
        rules.share_percent <= 100,
        format!("{within}.share_percent"),
        share,
    )?;
    let mut seen = BTreeSet::new();
    match rules
        .every
        .iter()
        .enumerate()
        .find(|(_, grade)| !seen.insert(**grade))
    {
        Some((n, grade)) => broken(format!("{within}.every[{n}]"), Rule::GradeTwice(*grade)),
        None => Ok(()),
    }
}

fn tool(tool: &AuditTool) -> Result<(), Broken> {
    moderation_rules("body.moderation", &tool.moderation)?;
    match tool.faults().into_iter().next() {
        Some(fault) => broken(format!("body.{}", fault.field()), fault.into()),
        None => Ok(()),
    }
}

fn require(holds: bool, field: impl Into<String>, rule: Rule) -> Result<(), Broken> {
    if holds { Ok(()) } else { broken(field, rule) }
}

fn broken(field: impl Into<String>, rule: Rule) -> Result<(), Broken> {
    let field = field.into();
    Err(Broken { field, rule })
}
