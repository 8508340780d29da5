//! The sentences of a report, from the quarter of the acceptance figures and from quarters with few audits.

mod support;

use plumbline::{
    domain::{grade::Grade, moderation::Mode, stage::Stage},
    figures::{
        quarter_figures::{PeriodFigures, quarter_figures},
        sentence,
    },
};
use support::{
    audit::AuditBuilder,
    quarter::{audits, q3, the_quarter},
    workspace,
};

fn of(audits: &[AuditBuilder], stage: Stage) -> PeriodFigures {
    quarter_figures(&workspace(audits), q3(), stage)
}

#[test]
fn the_quarter_reads_as_it_should() {
    let figures = quarter_figures(&the_quarter(), q3(), Stage::Final);
    assert_eq!(
        sentence::headline(&figures),
        "36% (8 of 22 audits) good; 59% (13 of 22) requires improvement; 5% (1 of 22) inadequate. \
         Separately, 20% (20 of 100 practice-area grades) inadequate."
    );
    assert_eq!(
        sentence::exclusions(figures.area_grades().base()).as_deref(),
        Some("6 not applicable and 4 not enough evidence are not included in the percentages.")
    );
    assert_eq!(sentence::exclusions(figures.overall().base()), None);
}

#[test]
fn current_grades_say_how_many_are_agreed_and_how_many_are_still_the_auditors() {
    let agreed = |n| {
        AuditBuilder::new(n)
            .moderated(Mode::Blind, Grade::Good)
            .agreed(Grade::Good)
    };
    let cases = [
        (
            vec![],
            "Every submitted audit: the agreed grade where there is one, otherwise the auditor’s.",
        ),
        (
            vec![AuditBuilder::new(1)],
            "The auditor’s grades of 1 audit: none has an agreed grade.",
        ),
        (
            vec![agreed(1), AuditBuilder::new(2), AuditBuilder::new(4)],
            "The agreed grades of 1 audit; the auditor’s grades of the other 2, which have no agreed grade.",
        ),
        (vec![agreed(1), agreed(2)], "The agreed grades of 2 audits."),
    ];
    for (audits, words) in cases {
        assert_eq!(sentence::whose_grades(&of(&audits, Stage::Final)), words);
    }
    assert_eq!(
        sentence::whose_grades(&of(&[agreed(1)], Stage::Moderator)),
        Stage::Moderator.meaning()
    );
}

#[test]
fn a_quarter_without_audits_says_so() {
    assert_eq!(
        sentence::headline(&of(&[], Stage::Final)),
        "No audits were completed in Q3 2024/25."
    );
}

#[test]
fn a_quarter_that_nobody_moderated_says_so() {
    assert_eq!(
        sentence::headline(&of(&audits(), Stage::Moderator)),
        "No audits are counted for the 22 audits completed in Q3 2024/25. 22 of 22 audits have not been moderated."
    );
}

#[test]
fn one_audit_is_not_several() {
    let one = AuditBuilder::new(1).moderated(Mode::Blind, Grade::RequiresImprovement);
    let figures = of(&[one.clone(), AuditBuilder::new(2)], Stage::Moderator);
    assert_eq!(
        sentence::distribution(figures.overall()),
        "0% (0 of 1 audit) good; 100% (1 of 1) requires improvement; 0% (0 of 1) inadequate."
    );
    assert_eq!(
        sentence::exclusions(figures.overall().base()).as_deref(),
        Some("1 of 2 audits has not been moderated.")
    );
}
