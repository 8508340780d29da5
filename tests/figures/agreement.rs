//! How far two graders differ.

use plumbline::{
    domain::{entry::Body, grade::Grade, graded::AreaGrade, moderation::Mode, workspace::Workspace},
    figures::{
        agreement::{Agreement, agreement},
        figure::Figure,
        period::Period,
        unit::Unit,
    },
};

use crate::support::{
    audit::AuditBuilder,
    entries, inadequate,
    quarter::{audits, q3},
    short_tool, workspace,
};

fn of(audits: &[AuditBuilder]) -> Option<Agreement> {
    agreement(&workspace(audits), Period::Quarter(q3()))
}

fn shown<U: Unit>(figure: &Figure<U>) -> (u32, u32) {
    (figure.numerator(), figure.denominator())
}

fn pairs() -> Vec<AuditBuilder> {
    let pair = |n, auditor, moderator| {
        AuditBuilder::new(n)
            .overall(auditor)
            .moderated(Mode::Blind, moderator)
    };
    vec![
        pair(1, Grade::Good, Grade::Good).agreed(Grade::Good),
        pair(2, Grade::Good, Grade::RequiresImprovement).agreed(Grade::RequiresImprovement),
        pair(3, Grade::Good, Grade::Inadequate).agreed(Grade::RequiresImprovement),
        pair(4, Grade::Inadequate, Grade::RequiresImprovement)
            .moderator_area(0, inadequate("drift"))
            .moderator_area(1, AreaGrade::NotApplicable)
            .moderator_area(2, AreaGrade::NotEnoughEvidence),
        AuditBuilder::new(5)
            .moderated(Mode::Open, Grade::Inadequate)
            .agreed(Grade::Inadequate),
        AuditBuilder::new(6),
    ]
}

#[test]
fn without_a_blind_pair_there_is_no_statistic() {
    assert_eq!(of(&audits()), None);
    assert_eq!(of(&pairs()[4..]), None);
}

#[test]
fn agreement_is_measured_before_discussion_and_over_blind_pairs_only() {
    let agreement = of(&pairs()).expect("pairs");
    let overall = agreement.overall();
    assert_eq!(overall.n(), 4);
    assert_eq!(shown(&overall.exact()), (1, 4));
    assert_eq!(shown(&overall.within_one()), (3, 4));
    assert_eq!((shown(&overall.up()), shown(&overall.down())), ((1, 4), (2, 4)));
    assert_eq!(shown(&overall.cell(Grade::Good, Grade::Inadequate)), (1, 4));
    let out = overall.base().exclusions();
    assert_eq!((out.not_blind, out.not_at_stage, out.in_conflict), (1, 1, 0));
    assert_eq!(overall.base().completed(), 6);
}

#[test]
fn shifts_go_from_the_auditors_grade_to_the_agreed_one() {
    let agreement = of(&pairs()).expect("pairs");
    let settled = agreement.settled().expect("agreed pairs");
    assert_eq!(settled.n(), 3);
    assert_eq!((shown(&settled.up()), shown(&settled.down())), ((0, 3), (2, 3)));
    assert_eq!(
        shown(&settled.cell(Grade::Good, Grade::RequiresImprovement)),
        (2, 3)
    );
    let unsettled = of(&pairs()[3..]).expect("a pair");
    assert_eq!(unsettled.settled(), None);
}

#[test]
fn practice_areas_pair_where_both_graded() {
    let agreement = of(&pairs()[3..4]).expect("a pair");
    let areas = agreement.practice_areas();
    assert_eq!((areas.n(), shown(&areas.exact())), (3, (2, 3)));
    let out = areas.base().exclusions();
    assert_eq!((out.not_applicable, out.not_enough_evidence), (1, 1));
}

#[test]
fn the_cells_of_a_matrix_add_up_to_its_pairs() {
    let agreement = of(&pairs()).expect("pairs");
    let matrix = agreement.overall();
    let cells = matrix
        .grades()
        .iter()
        .flat_map(|from| matrix.grades().iter().map(move |to| (*from, *to)));
    assert_eq!(
        cells
            .map(|(from, to)| matrix.cell(from, to).numerator())
            .sum::<u32>(),
        4
    );
}

#[test]
fn whoever_gave_the_first_grade_gives_no_second_one_blind() {
    // Plumbline makes no such entry, but a file by another program may contain one.
    let audit = AuditBuilder::new(1).moderated(Mode::Blind, Grade::Good);
    let mut all = entries(&[short_tool()], &[], std::slice::from_ref(&audit));
    let submitter = all[1].who.clone();
    let graded = all
        .iter_mut()
        .find(|entry| matches!(entry.body, Body::ModerationCommitted(_)));
    graded.expect("is moderated").who = submitter;
    let period = Period::Quarter(q3());
    assert_eq!(agreement(&Workspace::from_entries(all), period), None);
    assert!(of(&[audit]).is_some());
}
