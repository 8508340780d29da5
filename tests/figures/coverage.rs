//! Whether families were asked and heard.

use jiff::civil::date;
use plumbline::{
    domain::{
        family::{ContactOutcome, OutcomeKind, Speaker},
        stage::Stage,
    },
    figures::{coverage::Coverage, quarter_figures::quarter_figures, sentence},
};

use crate::support::{
    audit::{AuditBuilder, contact, spoke},
    mark,
    quarter::q3,
    workspace,
};

fn outcome(kind: OutcomeKind) -> ContactOutcome {
    let on = date(2024, 11, 12);
    match kind {
        OutcomeKind::Spoke => spoke(),
        OutcomeKind::Declined => ContactOutcome::Declined { on },
        OutcomeKind::NotReached => ContactOutcome::NotReached { attempts: 3 },
        OutcomeKind::NotSafe => ContactOutcome::NotSafe { reason: mark() },
        OutcomeKind::Observed => ContactOutcome::Observed { on, saw: mark() },
        OutcomeKind::NotAttempted => ContactOutcome::NotAttempted { exception: mark() },
    }
}

fn family(contacts: &[(Speaker, OutcomeKind)]) -> Coverage {
    let contacts = contacts.iter().map(|(who, kind)| contact(*who, outcome(*kind)));
    let audit = AuditBuilder::new(1).family(contacts.collect());
    quarter_figures(&workspace(&[audit]), q3(), Stage::Final)
        .coverage()
        .clone()
}

#[test]
fn each_outcome_says_who_was_heard_and_whether_anyone_tried() {
    use OutcomeKind::{Declined, NotAttempted, NotReached, NotSafe, Observed, Spoke};
    use Speaker::{Carer, Child, Parent};
    for (contacts, child, adult, sought, exception) in [
        (&[(Child, Spoke), (Parent, Declined)][..], 1, 0, 1, 0),
        (&[(Child, Observed), (Parent, NotSafe)], 1, 0, 1, 0),
        (&[(Child, NotSafe), (Parent, NotSafe)], 0, 0, 0, 0),
        (&[(Child, NotAttempted), (Parent, Spoke)], 0, 1, 1, 1),
        (&[(Child, NotReached), (Parent, NotAttempted)], 0, 0, 1, 1),
        (
            &[(Child, Declined), (Parent, NotReached), (Carer, Spoke)],
            0,
            1,
            1,
            0,
        ),
        (&[], 0, 0, 0, 0),
    ] {
        let coverage = family(contacts);
        let shown = [
            coverage.child_heard(),
            coverage.adult_heard(),
            coverage.sought(),
            coverage.exceptions(),
        ];
        assert_eq!(
            shown.map(|f| f.numerator()),
            [child, adult, sought, exception],
            "{contacts:?}"
        );
        assert!(shown.iter().all(|f| f.denominator() == 1));
        assert_eq!(coverage.anyone_heard().numerator(), child.max(adult));
    }
}

#[test]
fn several_adults_are_one_family_by_their_best_outcome() {
    let coverage = family(&[
        (Speaker::Parent, OutcomeKind::NotAttempted),
        (Speaker::Carer, OutcomeKind::Declined),
        (Speaker::Parent, OutcomeKind::NotReached),
    ]);
    let rows: Vec<_> = coverage
        .outcomes()
        .iter()
        .filter(|row| row.adults().numerator() + row.child().numerator() > 0)
        .map(|row| (row.label(), row.child().numerator(), row.adults().numerator()))
        .collect();
    assert_eq!(rows, [("Declined", 0, 1), ("Nobody recorded", 1, 0)]);
}

#[test]
fn contact_reads_as_a_sentence_and_does_not_depend_on_the_stage() {
    let silent = [
        (Speaker::Child, OutcomeKind::NotAttempted),
        (Speaker::Parent, OutcomeKind::Declined),
    ];
    let silent = silent.map(|(who, kind)| contact(who, outcome(kind)));
    let audits = [AuditBuilder::new(1), AuditBuilder::new(2).family(silent.to_vec())];
    let workspace = workspace(&audits);
    for stage in Stage::ALL {
        let figures = quarter_figures(&workspace, q3(), stage);
        assert_eq!(figures.coverage().sought().base().stage(), Stage::Auditor);
        assert_eq!(
            sentence::coverage(figures.coverage()),
            "The child was heard in 50% (1 of 2 families), a parent or carer in 50% (1 of 2), anyone in 50% (1 of 2). \
             Views were sought in 100% (2 of 2). \
             In 1 of 2 the auditor states why somebody’s views were not sought."
        );
    }
    let none = quarter_figures(&crate::support::workspace(&[]), q3(), Stage::Final);
    assert_eq!(
        sentence::coverage(none.coverage()),
        "No audits were completed in Q3 2024/25."
    );
}
