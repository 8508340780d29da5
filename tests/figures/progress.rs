//! Progress of moderation and of actions.

use jiff::civil::date;
use plumbline::{
    domain::{
        entry::Body,
        grade::Grade,
        moderation::Mode,
        sample::{Because, Draw, Drawn},
        stage::Stage,
        workspace::Workspace,
    },
    figures::{actions::action_figures, period::Period, quarter_figures::quarter_figures, sentence},
};

use crate::support::{audit::AuditBuilder, entries, entry, mark, quarter::q3, short_tool};

fn audits() -> Vec<AuditBuilder> {
    let audit = AuditBuilder::new;
    vec![
        audit(1),
        audit(2),
        audit(3).moderated(Mode::Blind, Grade::Good),
        audit(4).moderated(Mode::Open, Grade::Inadequate).escalated(),
        audit(5).moderated(Mode::Blind, Grade::Good).agreed(Grade::Good),
        audit(6).in_conflict(),
    ]
}

fn drawn(audits: &[AuditBuilder]) -> Workspace {
    let draw = Draw {
        quarter: q3(),
        rules: short_tool().moderation,
        seed: mark(),
        from: 6,
        drawn: [0, 4]
            .map(|i| Drawn {
                audit: audits[i].id(),
                because: Because::Random,
            })
            .to_vec(),
    };
    let mut all = entries(&[short_tool()], &[], audits);
    all.push(entry(800_000, Body::SampleDrawn(draw)));
    Workspace::from_entries(all)
}

#[test]
fn every_completed_audit_is_in_one_state_of_moderation() {
    let workspace = drawn(&audits());
    for stage in Stage::ALL {
        let figures = quarter_figures(&workspace, q3(), stage);
        let progress = figures.moderation();
        for (figure, numerator, denominator) in [
            (progress.moderated(), 3, 6),
            (progress.not_moderated(), 2, 6),
            (progress.not_settled(), 1, 6),
            (progress.escalated(), 1, 6),
            (progress.agreed(), 1, 6),
            (progress.in_conflict(), 1, 6),
            (progress.waiting(), 1, 2),
        ] {
            assert_eq!(
                (figure.numerator(), figure.denominator()),
                (numerator, denominator)
            );
        }
    }
}

#[test]
fn what_is_left_out_is_said() {
    let workspace = drawn(&audits());
    for (stage, n, said) in [
        (
            Stage::Auditor,
            5,
            "1 audit is in conflict and left out until somebody settles it.",
        ),
        (
            Stage::Moderator,
            3,
            "2 of 6 audits have not been moderated. 1 audit is in conflict and left out until somebody settles it.",
        ),
        (
            Stage::Agreed,
            1,
            "4 of 6 audits have no agreed grade. 1 audit is in conflict and left out until somebody settles it.",
        ),
        (
            Stage::Final,
            5,
            "1 audit is in conflict and left out until somebody settles it.",
        ),
    ] {
        let figures = quarter_figures(&workspace, q3(), stage);
        assert_eq!(figures.overall().n(), n, "{stage}");
        assert_eq!(
            sentence::exclusions(figures.overall().base()).as_deref(),
            Some(said)
        );
    }
}

#[test]
fn an_open_action_past_its_day_is_overdue() {
    let workspace = drawn(&audits());
    for (today, overdue) in [(date(2025, 1, 31), 0), (date(2025, 2, 1), 5)] {
        let actions = action_figures(&workspace, Period::Quarter(q3()), today);
        assert_eq!(actions.overdue().numerator(), overdue);
        assert_eq!((actions.open().numerator(), actions.open().denominator()), (5, 5));
        assert_eq!(
            (actions.closed().numerator(), actions.verified().numerator()),
            (0, 0)
        );
        assert_eq!(actions.open().base().exclusions().in_conflict, 1);
    }
}
