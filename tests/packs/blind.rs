//! A pack for blind moderation contains nothing that reveals a grade.

use std::{collections::BTreeSet, sync::Arc};

use plumbline::{
    domain::{
        audit::{Correction, Submission},
        entry::{Body, Entry},
        explained::{About, Explained},
        grade::Grade,
        sample::{Because, Draw, Drawn},
        tool::AuditTool,
        workspace::Workspace,
    },
    exchange::pack::{Choice, Purpose},
};

use crate::{
    opened, packed,
    support::{
        audit::{AuditBuilder, overall},
        entries, entry, inadequate, short_tool, words,
    },
};

const HIDDEN: &str = "HIDDEN-until-graded";
const SEEN: &str = "SEEN-by-the-auditor";

/// A submission in which every text says whether a blind moderator may read it. Because the destructuring has no `..`,
/// a field that is added later does not compile until it has a mark.
fn marked(submission: &Submission, hidden: &str, grade: Grade) -> Submission {
    let Submission {
        tool,
        case,
        mut areas,
        mut family,
        overall: mut given,
        mut actions,
        contradictions: _,
        good_practice: _,
        completed_on,
        source,
    } = submission.clone();
    for finding in &mut areas {
        finding.grade = inadequate("drift");
        finding.saw = Some(words(SEEN));
        finding.why = Some(words(hidden));
        finding.impact = Some(words(hidden));
    }
    for contact in &mut family {
        contact.changed_grading = Some(words(hidden));
        for theme in &mut contact.themes {
            theme.quote = Some(words(SEEN));
        }
    }
    given.grade = overall(grade);
    given.reason = words(hidden);
    for action in &mut actions {
        action.what = words(hidden);
        action.owner = words(hidden);
        action.puts_right = words(hidden);
    }
    Submission {
        tool,
        case,
        areas,
        family,
        overall: given,
        actions,
        contradictions: vec![Explained {
            about: About::OverallAbove,
            why: words(hidden),
        }],
        good_practice: Some(words(hidden)),
        completed_on,
        source,
    }
}

/// An audit that was submitted and corrected, and drawn for its grade.
fn entries_with(hidden: &str, grade: Grade) -> Vec<Entry> {
    let builder = AuditBuilder::new(1);
    let mut all = entries(&[short_tool()], &[], std::slice::from_ref(&builder));
    let submission = marked(builder.submission(), hidden, grade);
    let last = all.len() - 1;
    all[last].body = Body::AuditSubmitted(Arc::new(submission.clone()));
    let first = all[last].id;
    let mut corrected = entry(
        60,
        Body::SubmissionCorrected(Arc::new(Correction {
            submission: Arc::new(submission),
            reason: words(hidden),
        })),
    );
    (corrected.about, corrected.after) = (Some(builder.id()), vec![first]);
    all.push(corrected);
    all.push(entry(
        77,
        Body::SampleDrawn(Draw {
            quarter: "2024-Q3".parse().expect("a quarter"),
            rules: AuditTool::shipped().moderation,
            seed: words(hidden),
            from: 9,
            drawn: vec![Drawn {
                audit: builder.id(),
                because: Because::Grade,
            }],
        }),
    ));
    all
}

fn choices() -> [Choice; 3] {
    [
        Choice::Everything,
        Choice::Quarter("2024-Q3".parse().expect("a quarter")),
        Choice::Audits(BTreeSet::from([AuditBuilder::new(1).id()])),
    ]
}

#[test]
fn a_blind_pack_holds_nothing_that_gives_a_grade_away() {
    let workspace = Workspace::from_entries(entries_with(HIDDEN, Grade::Inadequate));
    for choice in choices() {
        let file = packed(&workspace, &choice, Purpose::ModerateBlind);
        let pack = opened(&file);
        let audits = pack.entries.iter().filter(|entry| entry.about.is_some());
        assert!(
            audits
                .clone()
                .all(|entry| matches!(entry.body, Body::ShownBlind(_)))
        );
        assert_eq!(audits.count(), 1, "only of the correction, which stands");
        let text = String::from_utf8(file).expect("UTF-8");
        assert!(text.contains(SEEN), "what may be read is there");
        // The tool names grades and reasons; the pack must not say whose they are.
        for line in text.lines().filter(|line| !line.contains("\"tool_published\"")) {
            for word in [HIDDEN, "inadequate", "drift", "\"grade\"", "because", "correct"] {
                assert!(!line.contains(word), "{word}: {line}");
            }
        }
    }
}

#[test]
fn what_is_hidden_changes_no_byte_of_a_blind_pack() {
    let one = Workspace::from_entries(entries_with(HIDDEN, Grade::Inadequate));
    let other = Workspace::from_entries(entries_with("Quite another reason", Grade::Good));
    for choice in choices() {
        let [one, other] = [&one, &other].map(|workspace| packed(workspace, &choice, Purpose::ModerateBlind));
        assert!(one == other, "{choice:?}");
    }
}

#[test]
fn an_open_pack_holds_the_grades_and_still_no_draw() {
    let workspace = Workspace::from_entries(entries_with(HIDDEN, Grade::Inadequate));
    let pack = opened(&packed(&workspace, &Choice::Everything, Purpose::ModerateOpen));
    let kinds: Vec<_> = pack.entries.iter().map(|entry| entry.body.title()).collect();
    for there in ["Audit submitted", "Submission corrected", "Audit tool published"] {
        assert!(kinds.contains(&there), "{kinds:?}");
    }
    assert_eq!(kinds.len(), 3);
}
