//! The example keeps its promises: real rules, the acceptance fixture, every kind of contact.

use std::collections::{BTreeMap, BTreeSet};

use plumbline::{
    domain::{
        action::Progress,
        audit::AreaFinding,
        contradiction::contradictions,
        draft::AuditDraft,
        entry::Body,
        family::OutcomeKind,
        finish::finish_audit,
        grade::{Grade, Shift},
        graded::Choice,
        quarter::Quarter,
        record::{AuditRecord, State},
        stage::Stage,
        workspace::Workspace,
    },
    example::{Example, example, personas, practice_week_tool},
};

fn folded(example: &Example) -> Workspace {
    Workspace::from_entries(example.entries.clone())
}

fn quarter(name: &str) -> Quarter {
    name.parse().expect("a quarter")
}

/// The audits of October to December 2024.
fn this_quarter(workspace: &Workspace) -> Vec<&AuditRecord> {
    workspace
        .completed_in(quarter("2024-Q3"))
        .map(AsRef::as_ref)
        .collect()
}

fn overall(audits: &[&AuditRecord], stage: Stage) -> [usize; 3] {
    let grades: Vec<_> = audits
        .iter()
        .filter_map(|a| a.grades_at(stage))
        .map(|g| g.overall.grade())
        .collect();
    [Grade::Good, Grade::RequiresImprovement, Grade::Inadequate]
        .map(|grade| grades.iter().filter(|g| **g == grade).count())
}

fn choices(audits: &[&AuditRecord], stage: Stage) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for grades in audits.iter().filter_map(|audit| audit.grades_at(stage)) {
        for (_, choice) in grades.areas {
            *counts.entry(choice.choice().word()).or_default() += 1;
        }
    }
    counts
}

#[test]
fn every_entry_is_accepted_by_the_rules_in_its_turn() {
    let example = example();
    let mut workspace = Workspace::empty();
    for entry in &example.entries {
        let title = entry.body.title();
        workspace = workspace
            .accept(entry.clone())
            .unwrap_or_else(|why| panic!("{title} at {}: {why}", entry.at));
    }
    assert_eq!(workspace, folded(&example));
    let now = example
        .now
        .to_zoned(jiff::tz::TimeZone::UTC)
        .expect("a time")
        .timestamp();
    assert!(example.entries.is_sorted_by_key(|entry| entry.at));
    assert!(example.entries.iter().all(|entry| entry.at < now));
}

#[test]
fn the_example_is_the_same_every_time() {
    assert_eq!(example(), example());
}

#[test]
fn the_quarter_is_the_acceptance_fixture() {
    let workspace = folded(&example());
    let audits = this_quarter(&workspace);
    assert_eq!(overall(&audits, Stage::Final), [8, 13, 1]);
    assert_eq!(overall(&audits, Stage::Auditor), [9, 12, 1]);
    let areas = choices(&audits, Stage::Final);
    assert_eq!(areas["not applicable"], 6);
    assert_eq!(areas["not enough evidence"], 4);
    assert_eq!(areas["inadequate"], 20);
    assert_eq!(areas["good"] + areas["requires improvement"], 80);

    let final_areas = audits
        .iter()
        .filter_map(|audit| audit.grades_at(Stage::Final))
        .flat_map(|g| g.areas);
    let mut reasons: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (area, grade) in final_areas {
        if let Some(given) = grade.reasons() {
            *reasons
                .entry((area.to_string(), given.primary().to_string()))
                .or_default() += 1;
        }
    }
    let five = [
        ("living-arrangements", "living-arrangements"),
        ("planning", "plan-not-on-file"),
        ("reviews", "review-not-held"),
        ("supervision", "supervision"),
    ];
    assert_eq!(
        reasons,
        five.map(|(area, reason)| ((area.into(), reason.into()), 5))
            .into()
    );
}

#[test]
fn seven_were_agreed_one_escalated_one_is_not_yet_agreed() {
    let workspace = folded(&example());
    let count = |is: fn(&State) -> bool| this_quarter(&workspace).iter().filter(|a| is(&a.state)).count();
    assert_eq!(count(|s| matches!(s, State::Agreed { .. })), 7);
    assert_eq!(count(|s| matches!(s, State::Escalated { .. })), 1);
    assert_eq!(count(|s| matches!(s, State::Moderated { .. })), 1);
    assert_eq!(count(|s| matches!(s, State::Submitted { .. })), 13);
}

#[test]
fn moderation_moved_grades_both_ways_and_once_to_neither() {
    let workspace = folded(&example());
    let (mut up, mut down, mut neither) = (0, 0, 0);
    for audit in this_quarter(&workspace) {
        let at = |stage| audit.grades_at(stage).map(|g| g.areas);
        let (Some(auditor), Some(moderator), Some(agreed)) =
            (at(Stage::Auditor), at(Stage::Moderator), at(Stage::Agreed))
        else {
            continue;
        };
        for (i, (_, settled)) in agreed.iter().enumerate() {
            if let (Choice::Graded(from), Choice::Graded(to)) = (auditor[i].1.choice(), settled.choice()) {
                up += usize::from(matches!(from.shift_to(to), Shift::Up(_)));
                down += usize::from(matches!(from.shift_to(to), Shift::Down(_)));
            }
            neither += usize::from(
                auditor[i].1.choice() != settled.choice() && moderator[i].1.choice() != settled.choice(),
            );
        }
    }
    assert_eq!((up, down, neither), (3, 6, 1));
}

#[test]
fn every_moderated_audit_of_the_quarter_had_been_drawn() {
    let workspace = folded(&example());
    let drawn: BTreeSet<_> = workspace
        .draws()
        .flat_map(|(_, draw)| &draw.drawn)
        .map(|d| d.audit)
        .collect();
    for audit in workspace.audits().filter(|audit| audit.moderator().is_some()) {
        assert!(drawn.contains(&audit.id), "{}", audit.id);
    }
    let waiting = this_quarter(&workspace)
        .iter()
        .filter(|a| a.moderator().is_none() && drawn.contains(&a.id))
        .count();
    assert!(waiting >= 4, "{waiting}");
}

#[test]
fn every_submission_could_have_come_from_the_form() {
    let example = example();
    let workspace = folded(&example);
    let (tool, today) = (practice_week_tool(), example.now.date());
    for audit in workspace.audits() {
        let who = example.people[0].clone();
        let Some(mut draft) = AuditDraft::correct(audit, who, jiff::Timestamp::UNIX_EPOCH) else {
            continue;
        };
        if let Some(correcting) = &mut draft.correcting {
            correcting.reason = "a reason".into();
        }
        let submitted = &audit.auditor().expect("is submitted").content;
        assert_eq!(
            finish_audit(&draft, &tool, today).as_ref(),
            Ok(submitted.as_ref()),
            "{}",
            draft.case.reference
        );
        assert_eq!(submitted.case.reference.doubt(), None);
    }
}

#[test]
fn one_audit_contradicts_itself_and_the_others_do_not() {
    let example = example();
    let workspace = folded(&example);
    let tool = practice_week_tool();
    let away: Vec<_> = workspace
        .audits()
        .filter_map(|audit| {
            AuditDraft::correct(audit, example.people[0].clone(), jiff::Timestamp::UNIX_EPOCH)
        })
        .filter(|draft| {
            let found = contradictions(draft, &tool);
            found.iter().any(|c| {
                matches!(
                    c,
                    plumbline::domain::contradiction::Contradiction::OverallAwayFromAreas { .. }
                )
            })
        })
        .map(|draft| draft.case.reference)
        .collect();
    assert_eq!(away, ["T-202077"]);
}

#[test]
fn families_were_sought_with_every_outcome() {
    let workspace = folded(&example());
    let audits = this_quarter(&workspace);
    let kinds: BTreeSet<_> = (audits.iter().filter_map(|a| a.auditor()))
        .flat_map(|a| &a.content.family)
        .map(|contact| contact.outcome.kind())
        .collect();
    assert_eq!(kinds, OutcomeKind::ALL.into());
}

#[test]
fn the_quarter_has_what_a_visitor_comes_to_see() {
    let example = example();
    let workspace = folded(&example);
    let audits = this_quarter(&workspace);
    let submissions: Vec<_> = audits
        .iter()
        .filter_map(|a| a.auditor())
        .map(|a| &a.content)
        .collect();
    let references: BTreeSet<_> = submissions.iter().map(|s| &s.case.reference).collect();
    assert_eq!(references.len(), 22);
    let services: BTreeSet<_> = submissions.iter().map(|s| &s.case.service_area).collect();
    assert_eq!(services.len(), 8);
    for week in workspace.weeks() {
        let held = submissions.iter().filter(|s| s.case.week == Some(week.id));
        assert!(held.clone().count() >= 5);
        assert!(
            held.clone().all(
                |s| week.includes(s.case.audited_on) && week.service_areas.contains(&s.case.service_area)
            )
        );
    }
    assert_eq!(workspace.weeks().len(), 2);
    let today = example.now.date();
    let actions: Vec<_> = audits.iter().flat_map(|a| &a.actions).collect();
    assert!(
        actions
            .iter()
            .filter(|a| a.action.is_overdue(&a.progress, today))
            .count()
            >= 3
    );
    assert!(
        actions
            .iter()
            .any(|a| matches!(a.progress, Progress::Closed { .. }))
    );
    assert!(
        actions
            .iter()
            .any(|a| matches!(a.progress, Progress::Verified { .. }))
    );
    assert!(submissions.iter().filter(|s| s.good_practice.is_some()).count() >= 2);
    let open: Vec<_> = workspace.audits().flat_map(|a| a.open_concerns()).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(workspace.audits().flat_map(|a| &a.concerns).count(), 2);
    let corrected = example
        .entries
        .iter()
        .filter(|e| matches!(e.body, Body::SubmissionCorrected(_)));
    assert_eq!(corrected.count(), 1);
    assert_eq!(example.drafts.len(), 2);
    assert!(
        example
            .drafts
            .iter()
            .all(|draft| draft.auditor == example.people[0])
    );
    assert_eq!(open[0].raised.who, example.people[0]);
    assert!(
        personas()
            .iter()
            .all(|(person, line)| example.people.contains(person) && !line.is_empty())
    );
}

#[test]
fn the_share_of_good_rises_a_little_from_quarter_to_quarter() {
    let workspace = folded(&example());
    let finals = |name| {
        let audits: Vec<_> = workspace.completed_in(quarter(name)).map(AsRef::as_ref).collect();
        overall(&audits, Stage::Final)
    };
    assert_eq!(
        ["2024-Q1", "2024-Q2", "2024-Q3"].map(finals),
        [[5, 11, 2], [6, 12, 2], [8, 13, 1]]
    );
}

#[test]
fn neighbours_do_not_say_the_same() {
    let workspace = folded(&example());
    let mut audits: Vec<_> = workspace.audits().filter_map(|a| a.auditor()).collect();
    audits.sort_by_key(|a| a.at);
    for pair in audits.windows(2) {
        let graded = |area: &&AreaFinding| area.grade.grade().is_some();
        let areas = pair[0].content.areas.iter().zip(&pair[1].content.areas);
        for (one, next) in areas.filter(|(_, next)| graded(next)) {
            for (one, next) in [
                (&one.saw, &next.saw),
                (&one.why, &next.why),
                (&one.impact, &next.impact),
            ] {
                assert!(
                    one.is_none() || one != next,
                    "{} {next:?}",
                    pair[1].content.case.reference
                );
            }
        }
        assert_ne!(
            pair[0].content.overall.reason, pair[1].content.overall.reason,
            "{}",
            pair[1].content.case.reference
        );
    }
}

#[test]
fn the_practice_weeks_tool_has_no_faults() {
    assert_eq!(practice_week_tool().faults(), []);
}
