//! Any workspace, counted twice: by the figures and by hand; and in any order.

use std::collections::BTreeMap;

use jiff::civil::date;
use plumbline::{
    domain::{
        family::{OutcomeKind, Speaker},
        grade::Grade,
        graded::{AreaGrade, OverallGrade},
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

use crate::{
    chance::shuffled,
    support::{audit::AuditBuilder, entries, quarter::q3, short_tool, short_tool_with_outstanding},
};

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

    // By service area: every area with a completed audit, and no other.
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

    // Reasons: the primary reasons add up to the inadequate share.
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

    // Families: one for each audit, at every stage.
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
