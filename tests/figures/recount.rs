//! Any workspace, counted twice: by the figures and by hand. And counted in any order.

use std::collections::BTreeMap;

use jiff::civil::date;
use plumbline::{
    domain::{
        entry::Entry,
        family::OutcomeKind,
        grade::Grade,
        graded::{AreaGrade, OverallGrade},
        moderation::Mode,
        stage::Stage,
        workspace::Workspace,
    },
    figures::{
        base::{Exclusions, Scope},
        distribution::Distribution,
        quarter_figures::{PeriodFigures, quarter_figures},
        unit::Unit,
    },
};
use proptest::prelude::*;

use crate::support::{
    audit::{AuditBuilder, contact, overall, spoke},
    entries, mark,
    quarter::q3,
    reasons, short_tool, short_tool_with_outstanding,
};
use plumbline::domain::family::{ContactOutcome, Speaker};

const AREAS: usize = 5;

/// What chance decides of one grading: an overall grade and five practice areas.
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

fn shuffled() -> impl Strategy<Value = (Vec<AuditBuilder>, Vec<Entry>)> {
    audits().prop_flat_map(|audits| {
        let tools = [short_tool(), short_tool_with_outstanding()];
        let entries = entries(&tools, &[], &audits);
        (Just(audits), Just(entries).prop_shuffle())
    })
}

/// The grades of one audit by hand: overall, then area by area.
fn graded(audit: &AuditBuilder, stage: Stage) -> Option<(OverallGrade, Vec<AreaGrade>)> {
    let auditor = || {
        let s = audit.submission();
        let areas = s.areas.iter().map(|a| a.grade.clone()).collect();
        Some((s.overall.grade.clone(), areas))
    };
    let agreed = || {
        let a = audit.agreement()?;
        Some((
            a.overall.grade.clone(),
            a.areas.iter().map(|a| a.grade.clone()).collect(),
        ))
    };
    if audit.is_in_conflict() {
        return None;
    }
    match stage {
        Stage::Auditor => auditor(),
        Stage::Moderator => {
            let m = audit.moderation()?;
            Some((
                m.overall.grade.clone(),
                m.areas.iter().map(|a| a.grade.clone()).collect(),
            ))
        }
        Stage::Agreed => agreed(),
        Stage::Final => agreed().or_else(auditor),
    }
}

type Tally = BTreeMap<Grade, u32>;

fn tally(grades: impl IntoIterator<Item = Grade>) -> Tally {
    grades.into_iter().fold(Tally::new(), |mut tally, grade| {
        *tally.entry(grade).or_default() += 1;
        tally
    })
}

fn shown<U: Unit>(distribution: &Distribution<U>) -> Tally {
    let figures = distribution
        .figures()
        .map(|(grade, figure)| (grade, figure.numerator()));
    figures.filter(|(_, number)| *number > 0).collect()
}

fn number(items: usize) -> u32 {
    u32::try_from(items).expect("few")
}

fn check(audits: &[AuditBuilder], figures: &PeriodFigures, stage: Stage) {
    let of_quarter = || {
        audits
            .iter()
            .filter(|a| a.submission().completed_on == date(2024, 12, 31))
    };
    let all: Vec<_> = of_quarter()
        .filter_map(|audit| Some((audit, graded(audit, stage)?)))
        .collect();

    // Overall grades, and what is left out.
    let overall = figures.overall();
    assert_eq!(shown(overall), tally(all.iter().map(|(_, g)| g.0.grade())));
    let conflicts = of_quarter().filter(|audit| audit.is_in_conflict()).count();
    let completed = of_quarter().count();
    assert_eq!(
        overall.base().exclusions(),
        Exclusions {
            in_conflict: number(conflicts),
            not_at_stage: number(completed - conflicts - all.len()),
            ..Exclusions::default()
        }
    );
    assert_eq!(overall.base().completed(), number(completed));

    // By service area: every one with a completed audit, and no other.
    let mut service_areas: Vec<_> = of_quarter().map(|a| &a.submission().case.service_area).collect();
    service_areas.sort();
    service_areas.dedup();
    assert_eq!(figures.by_service_area().rows().len(), service_areas.len());
    for row in figures.by_service_area().rows() {
        let Scope::ServiceArea(area) = row.base().scope() else {
            panic!("a service area");
        };
        let here = all
            .iter()
            .filter(|(audit, _)| audit.submission().case.service_area == area.key);
        assert_eq!(shown(row), tally(here.map(|(_, g)| g.0.grade())));
    }

    // Practice-area grades, together and by area.
    let given: Vec<&AreaGrade> = all.iter().flat_map(|(_, g)| &g.1).collect();
    let areas = figures.area_grades();
    assert_eq!(shown(areas), tally(given.iter().filter_map(|g| g.grade())));
    let ungraded = |what: AreaGrade| number(given.iter().filter(|g| ***g == what).count());
    let out = areas.base().exclusions();
    assert_eq!(out.not_applicable, ungraded(AreaGrade::NotApplicable));
    assert_eq!(out.not_enough_evidence, ungraded(AreaGrade::NotEnoughEvidence));
    for (place, row) in figures.by_practice_area().rows().iter().enumerate() {
        assert_eq!(
            shown(row),
            tally(all.iter().filter_map(|(_, g)| g.1[place].grade()))
        );
    }

    // Reasons: the primary ones add up to the inadequate share.
    let table = figures.area_reasons();
    let inadequate: Vec<_> = given.iter().filter_map(|g| g.reasons()).collect();
    assert_eq!(table.inadequate().numerator(), number(inadequate.len()));
    assert_eq!(table.inadequate().denominator(), areas.n());
    let primary: u32 = table.rows().iter().map(|row| row.primary().numerator()).sum();
    assert_eq!(primary, table.inadequate().numerator());
    for row in table.rows() {
        let primary = inadequate
            .iter()
            .filter(|r| *r.primary() == row.reason().key)
            .count();
        assert_eq!(row.primary().numerator(), number(primary));
    }

    // Families: one an audit, whatever the stage.
    let families = || of_quarter().filter(|audit| !audit.is_in_conflict());
    let heard = |who: &dyn Fn(Speaker) -> bool| {
        let any = |audit: &&AuditBuilder| {
            audit.submission().family.iter().any(|c| {
                who(c.speaker) && matches!(c.outcome.kind(), OutcomeKind::Spoke | OutcomeKind::Observed)
            })
        };
        number(families().filter(any).count())
    };
    let coverage = figures.coverage();
    assert_eq!(coverage.child_heard().denominator(), number(families().count()));
    assert_eq!(
        coverage.child_heard().numerator(),
        heard(&|who| who == Speaker::Child)
    );
    assert_eq!(
        coverage.adult_heard().numerator(),
        heard(&|who| who != Speaker::Child)
    );
    assert_eq!(coverage.anyone_heard().numerator(), heard(&|_| true));
    let whole = coverage.child_heard().denominator();
    assert_eq!(
        coverage
            .outcomes()
            .iter()
            .map(|row| row.child().numerator())
            .sum::<u32>(),
        whole
    );
    assert_eq!(
        coverage
            .outcomes()
            .iter()
            .map(|row| row.adults().numerator())
            .sum::<u32>(),
        whole
    );

    // Moderation: every completed audit in one state.
    let progress = figures.moderation();
    let states = [
        progress.not_moderated(),
        progress.not_settled(),
        progress.escalated(),
        progress.agreed(),
        progress.in_conflict(),
    ];
    assert_eq!(
        states.map(|figure| figure.numerator()).iter().sum::<u32>(),
        number(completed)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_quarter_counts_as_by_hand_and_in_any_order((audits, shuffled) in shuffled()) {
        let tools = [short_tool(), short_tool_with_outstanding()];
        let in_order = Workspace::from_entries(entries(&tools, &[], &audits));
        let in_any_order = Workspace::from_entries(shuffled);
        for stage in Stage::ALL {
            let figures = quarter_figures(&in_order, q3(), stage);
            check(&audits, &figures, stage);
            prop_assert_eq!(&figures, &quarter_figures(&in_any_order, q3(), stage));
        }
    }
}
