//! Which audits count in which quarter, week and practice area.

use std::sync::Arc;

use jiff::civil::date;
use plumbline::{
    domain::{
        entry::Body, grade::Grade, graded::AreaGrade, stage::Stage, tool::AuditTool, workspace::Workspace,
    },
    figures::{panel::Dimension, quarter_figures::quarter_figures, sentence},
};

use crate::support::{
    accepted,
    audit::AuditBuilder,
    entries, entry,
    quarter::{q3, the_quarter},
    short_tool, short_tool_with_outstanding,
};

#[test]
fn an_audit_counts_in_the_quarter_in_which_it_was_completed() {
    for (day, counted) in [
        (date(2024, 9, 30), 0),
        (date(2024, 10, 1), 1),
        (date(2024, 12, 31), 1),
        (date(2025, 1, 1), 0),
    ] {
        let workspace = crate::support::workspace(&[AuditBuilder::new(1).completed(day)]);
        assert_eq!(
            quarter_figures(&workspace, q3(), Stage::Final).overall().n(),
            counted,
            "{day}"
        );
    }
}

#[test]
fn what_is_not_graded_is_in_no_denominator() {
    let audit = AuditBuilder::new(1)
        .area(0, AreaGrade::NotApplicable)
        .area(1, AreaGrade::NotEnoughEvidence)
        .area(2, AreaGrade::RequiresImprovement);
    let figures = quarter_figures(&crate::support::workspace(&[audit]), q3(), Stage::Final);
    let areas = figures.area_grades();
    assert_eq!((areas.n(), areas.base().exclusions().not_applicable), (3, 1));
    let rows: Vec<(String, u32)> = (figures.by_practice_area().named_rows())
        .map(|(name, row)| (name, row.n()))
        .collect();
    assert_eq!(rows[0], ("Planning".to_owned(), 0));
    assert_eq!(rows[2].1, 1);
    let planning = &figures.by_practice_area().rows()[0];
    let (_, good) = planning.figures().next().expect("a grade");
    assert_eq!((good.percent(), good.interval()), (None, None));
    assert_eq!(
        sentence::distribution(planning),
        "Planning: No practice-area grades are counted for the 1 audit completed in Q3 2024/25. \
         1 not applicable is not included in the percentages."
    );
}

#[test]
fn a_scoped_distribution_says_what_it_is_about() {
    let figures = quarter_figures(&the_quarter(), q3(), Stage::Final);
    assert_eq!(figures.by_practice_area().dimension(), Dimension::PracticeArea);
    assert_eq!(
        sentence::distribution(&figures.by_practice_area().rows()[1]),
        "Reviews: 41% (9 of 22 practice-area grades) good; 36% (8 of 22) requires improvement; \
         23% (5 of 22) inadequate."
    );
    assert_eq!(
        sentence::distribution(&figures.by_service_area().rows()[0]),
        "Front Door (MASH): 29% (2 of 7 audits) good; 71% (5 of 7) requires improvement; 0% (0 of 7) inadequate."
    );
}

#[test]
fn the_preface_names_period_and_stage() {
    assert_eq!(
        sentence::preface(&quarter_figures(&the_quarter(), q3(), Stage::Moderator)),
        "Q3 2024/25, October to December 2024. Moderator’s grades. \
         Audits that were moderated, with the moderator’s grades before discussion."
    );
}

#[test]
fn areas_stand_in_the_order_of_the_fullest_tool() {
    let shipped = AuditTool::shipped();
    let audits = [AuditBuilder::new(1), AuditBuilder::with_tool(2, &shipped)];
    let figures = quarter_figures(&crate::support::workspace(&audits), q3(), Stage::Final);
    let names = |panel: &plumbline::figures::panel::Panel<_>| -> Vec<String> {
        panel.named_rows().map(|(name, _)| name).collect()
    };
    let expected: Vec<String> = shipped.areas.iter().map(|area| area.name.clone()).collect();
    assert_eq!(names(figures.by_practice_area()), expected);
}

#[test]
fn a_grade_that_was_not_on_offer_is_not_a_grade_that_nobody_gave() {
    let four = short_tool_with_outstanding();
    let workspace = accepted(entries(
        &[short_tool(), four.clone()],
        &[],
        &[
            AuditBuilder::new(1),
            AuditBuilder::with_tool(2, &four).completed(date(2025, 1, 2)),
        ],
    ));
    let of = |quarter| {
        quarter_figures(&workspace, quarter, Stage::Final)
            .overall()
            .clone()
    };
    assert_eq!(of(q3()).figure(Grade::Outstanding), None);
    assert_eq!(
        of(q3().next()).figure(Grade::Outstanding).map(|f| f.numerator()),
        Some(0)
    );
}

#[test]
fn audits_whose_tool_is_missing_count_once_it_is_here() {
    let four = short_tool_with_outstanding();
    let audit = AuditBuilder::with_tool(1, &four).overall(Grade::Outstanding);
    let workspace = Workspace::from_entries(audit.entries());
    let figures = quarter_figures(&workspace, q3(), Stage::Final);
    assert_eq!(figures.overall().n(), 0);
    assert_eq!(figures.overall().base().completed(), 1);
    assert_eq!(figures.overall().base().exclusions().uncounted, 1);

    let workspace = workspace.union([entry(1, Body::ToolPublished(Arc::new(four)))]);
    let figures = quarter_figures(&workspace, q3(), Stage::Final);
    assert_eq!(
        figures
            .overall()
            .figure(Grade::Outstanding)
            .map(|f| f.numerator()),
        Some(1)
    );
}
