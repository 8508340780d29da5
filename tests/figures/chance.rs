//! Random workspaces: every grade, stage, state and family.

use jiff::civil::date;
use plumbline::domain::{
    entry::Entry,
    family::{ContactOutcome, Speaker},
    grade::Grade,
    graded::{AreaGrade, OverallGrade},
    moderation::Mode,
};
use proptest::prelude::*;

use crate::support::{
    audit::{AuditBuilder, contact, overall, spoke},
    entries, mark, reasons, short_tool, short_tool_with_outstanding,
};

const AREAS: usize = 5;

/// The random choices for one grading: an overall grade and five practice areas.
type Grading = (usize, [usize; AREAS]);

fn grading() -> impl Strategy<Value = Grading> {
    (0..4_usize, prop::array::uniform5(0..7_usize))
}

fn overall_grade(chosen: usize, four: bool) -> OverallGrade {
    let grade = Grade::ALL[chosen];
    let offered = four || grade != Grade::Outstanding;
    overall(if offered { grade } else { Grade::Good })
}

fn area_grade(chosen: usize, four: bool) -> AreaGrade {
    match chosen {
        0 if four => AreaGrade::Outstanding,
        0 | 1 => AreaGrade::Good,
        2 => AreaGrade::RequiresImprovement,
        3 => AreaGrade::Inadequate(reasons("drift", &["supervision"])),
        4 => AreaGrade::Inadequate(reasons("supervision", &[])),
        5 => AreaGrade::NotApplicable,
        _ => AreaGrade::NotEnoughEvidence,
    }
}

fn outcome(chosen: usize) -> ContactOutcome {
    let on = date(2024, 11, 12);
    match chosen {
        0 => spoke(),
        1 => ContactOutcome::Declined { on },
        2 => ContactOutcome::NotReached { attempts: 2 },
        3 => ContactOutcome::NotSafe { reason: mark() },
        4 => ContactOutcome::Observed { on, saw: mark() },
        _ => ContactOutcome::NotAttempted { exception: mark() },
    }
}

prop_compose! {
    fn audit(number: u32)(
        auditor in grading(),
        moderator in prop::option::of(grading()),
        settled in prop::option::of(prop::option::of(grading())),
        blind in any::<bool>(),
        four in any::<bool>(),
        conflict in prop::bool::weighted(0.1),
        this_quarter in prop::bool::weighted(0.8),
        service_area in 0..3_usize,
        contacts in prop::collection::vec((0..3_usize, 0..6_usize), 0..4),
    ) -> AuditBuilder {
        let tool = if four { short_tool_with_outstanding() } else { short_tool() };
        let day = if this_quarter { date(2024, 12, 31) } else { date(2025, 1, 1) };
        let contacts = contacts.into_iter().map(|(who, what)| contact(Speaker::ALL[who], outcome(what)));
        let mut audit = AuditBuilder::with_tool(number, &tool)
            .completed(day)
            .service_area(["permanence", "fostering", "front-door"][service_area])
            .overall_grade(overall_grade(auditor.0, four))
            .family(contacts.collect());
        for (place, chosen) in auditor.1.into_iter().enumerate() {
            audit = audit.area(place, area_grade(chosen, four));
        }
        if let Some((grade, areas)) = moderator {
            let mode = if blind { Mode::Blind } else { Mode::Open };
            audit = audit.moderated(mode, overall_grade(grade, four).grade());
            for (place, chosen) in areas.into_iter().enumerate() {
                audit = audit.moderator_area(place, area_grade(chosen, four));
            }
            match settled {
                Some(Some((grade, areas))) => {
                    audit = audit.agreed(overall_grade(grade, four).grade());
                    for (place, chosen) in areas.into_iter().enumerate() {
                        audit = audit.agreed_area(place, area_grade(chosen, four));
                    }
                }
                Some(None) => audit = audit.escalated(),
                None => {}
            }
        }
        if conflict { audit.in_conflict() } else { audit }
    }
}

fn audits() -> impl Strategy<Value = Vec<AuditBuilder>> {
    (0..12_u32).prop_flat_map(|n| (0..n).map(audit).collect::<Vec<_>>())
}

pub fn shuffled() -> impl Strategy<Value = (Vec<AuditBuilder>, Vec<Entry>)> {
    audits().prop_flat_map(|audits| {
        let tools = [short_tool(), short_tool_with_outstanding()];
        let entries = entries(&tools, &[], &audits);
        (Just(audits), Just(entries).prop_shuffle())
    })
}
