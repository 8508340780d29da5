//! Reasons for inadequate.

use plumbline::{
    domain::{
        grade::Grade,
        graded::{AreaGrade, OverallGrade},
        stage::Stage,
    },
    figures::{quarter_figures::quarter_figures, reasons::ReasonTable, sentence, unit::Unit},
};

use crate::support::{
    audit::AuditBuilder,
    inadequate,
    quarter::{q3, the_quarter},
    reasons, workspace,
};

fn rows<U: Unit>(table: &ReasonTable<U>) -> Vec<(&str, u32, u32)> {
    let row = |row: &plumbline::figures::reasons::ReasonRow<U>| {
        (row.primary().numerator(), row.contributing().numerator())
    };
    let name = |r: &plumbline::figures::reasons::ReasonRow<U>| r.reason().name.len();
    assert!(table.rows().iter().all(|r| name(r) > 0));
    table
        .rows()
        .iter()
        .map(|r| (r.reason().key.as_str(), row(r).0, row(r).1))
        .collect()
}

#[test]
fn four_primary_reasons_of_five_each_are_the_twenty_inadequate() {
    let figures = quarter_figures(&the_quarter(), q3(), Stage::Final);
    let table = figures.area_reasons();
    assert_eq!(
        rows(table),
        [
            ("plan-not-on-file", 5, 0),
            ("review-not-held", 5, 0),
            ("supervision", 5, 0),
            ("living-arrangements", 5, 0),
        ]
    );
    assert_eq!(
        sentence::reasons(table),
        "Of the 100 practice-area grades, 5% (5) were inadequate mainly because of “Plan not recorded on file”; \
         5% (5) because of “Review not held as required”; \
         5% (5) because of “No regular supervision or management oversight”; \
         5% (5) because of “Inadequate living arrangements”. \
         Each has one primary reason, so these are together the 20 inadequate."
    );
    assert_eq!(
        sentence::reasons(figures.overall_reasons()),
        "Of the 22 audits, 5% (1) was inadequate mainly because of “Drift”."
    );
}

#[test]
fn contributing_reasons_are_counted_beside_and_order_goes_by_primary() {
    let both = AreaGrade::Inadequate(reasons("drift", &["review-not-held", "supervision"]));
    let audit = AuditBuilder::new(1)
        .area(0, inadequate("supervision"))
        .area(1, both.clone())
        .area(2, both);
    let figures = quarter_figures(&workspace(&[audit]), q3(), Stage::Final);
    assert_eq!(
        rows(figures.area_reasons()),
        [("drift", 2, 0), ("supervision", 1, 2), ("review-not-held", 0, 2)]
    );
    assert_eq!(
        sentence::reasons(figures.area_reasons()),
        "Of the 5 practice-area grades, 40% (2) were inadequate mainly because of “Drift”; \
         20% (1) because of “No regular supervision or management oversight”. \
         Each has one primary reason, so these are together the 3 inadequate."
    );
}

#[test]
fn reasons_are_those_of_the_stage() {
    let audit = AuditBuilder::new(1)
        .overall_grade(OverallGrade::Inadequate(reasons("drift", &[])))
        .moderated(plumbline::domain::moderation::Mode::Blind, Grade::Inadequate)
        .agreed(Grade::RequiresImprovement)
        .agreed_area(0, inadequate("child-not-seen"));
    let workspace = workspace(&[audit]);
    let of = |stage| quarter_figures(&workspace, q3(), stage);
    assert_eq!(rows(of(Stage::Auditor).overall_reasons()), [("drift", 1, 0)]);
    assert_eq!(rows(of(Stage::Final).overall_reasons()), []);
    assert_eq!(rows(of(Stage::Auditor).area_reasons()), []);
    assert_eq!(rows(of(Stage::Agreed).area_reasons()), [("child-not-seen", 1, 0)]);
    assert_eq!(
        sentence::reasons(of(Stage::Final).overall_reasons()),
        "Of the 1 audit, none was inadequate."
    );
}
