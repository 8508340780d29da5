//! An entry counts only if it obeys the rules and everything it follows is here, counts and allows it. In one file, a
//! violation refuses the file; in two, the entry is kept, counts in nothing and is named, whichever file comes first.

use std::{collections::BTreeSet, sync::Arc};

use plumbline::{
    domain::{
        action::ActionUpdate,
        audit::Submission,
        entry::{Body, Entry},
        grade::Grade,
        id::EntryId,
        key::AreaKey,
        moderation::Mode,
        queue::Queue,
        stage::Stage,
        workspace::Workspace,
    },
    exchange::pack::{PreviewFault, preview},
    figures::quarter_figures::{PeriodFigures, quarter_figures},
};

use crate::{
    opened, pack_of,
    steps::{builder, closed, corrected, following, further, kept, steps, updated},
    support::{audit::AuditBuilder, entry, inadequate, person, short_tool, with_tool, words},
};

fn submission(entry: &mut Entry, change: impl Fn(&mut Submission)) {
    let Body::AuditSubmitted(submission) = &mut entry.body else {
        panic!("a submission");
    };
    change(Arc::make_mut(submission));
}

fn key(text: &str) -> AreaKey {
    text.parse().expect("a key")
}

/// Entries that are here, an entry that they do not allow, and the field named when a file with it is refused.
struct Case {
    name: &'static str,
    here: Vec<Entry>,
    bad: Entry,
    field: &'static str,
}

fn case(name: &'static str, here: &[&Entry], bad: Entry, field: &'static str) -> Case {
    let here = here.iter().map(|entry| (*entry).clone()).collect();
    Case {
        name,
        here,
        bad,
        field,
    }
}

fn by(who: u32, mut entry: Entry) -> Entry {
    entry.who = person(who);
    entry
}

fn moderation(change: impl Fn(&mut plumbline::domain::moderation::Moderation)) -> Entry {
    let [_, mut entry, _] = steps();
    let Body::ModerationCommitted(moderation) = &mut entry.body else {
        panic!("a moderation");
    };
    change(Arc::make_mut(moderation));
    entry
}

fn agreement(change: impl Fn(&mut plumbline::domain::agreed::Agreed)) -> Entry {
    let [.., mut entry] = steps();
    let Body::GradeAgreed(agreed) = &mut entry.body else {
        panic!("an agreement");
    };
    change(Arc::make_mut(agreed));
    entry
}

/// Every rule that an entry can break together with the entries that it follows.
fn cases() -> Vec<Case> {
    let [submitted, moderated, agreed] = &steps();
    let escalated = AuditBuilder::new(1)
        .moderated(Mode::Blind, Grade::Good)
        .escalated()
        .entries()[2]
        .clone();
    let own = corrected(20, 2, &[submitted], |_| {});
    let other = corrected(21, 4, &[submitted], |_| {});
    let done = updated(22, 3, &[], closed());
    let second = following(
        &[submitted],
        Entry {
            id: further(23, 5, &[], closed_body()).id,
            who: person(5),
            ..moderated.clone()
        },
    );
    vec![
        case("own moderation", &[submitted], by(1, moderated.clone()), "who"),
        case(
            "moderation of what one corrected",
            &[submitted, &own],
            following(&[&own], moderated.clone()),
            "who",
        ),
        case(
            "agreement on a submission",
            &[submitted],
            following(&[submitted], agreed.clone()),
            "after",
        ),
        case(
            "escalation of a submission",
            &[submitted],
            following(&[submitted], escalated.clone()),
            "after",
        ),
        case(
            "moderation of a moderation",
            &[submitted, moderated],
            following(&[moderated], second.clone()),
            "after",
        ),
        case(
            "agreement on an agreement",
            &[submitted, moderated, agreed],
            following(
                &[agreed],
                Entry {
                    id: second.id,
                    ..agreed.clone()
                },
            ),
            "after",
        ),
        case(
            "correction of a moderation",
            &[submitted, moderated],
            corrected(24, 1, &[moderated], |_| {}),
            "after",
        ),
        case(
            "another day",
            &[submitted],
            corrected(24, 1, &[submitted], |audit| {
                audit.completed_on = jiff::civil::date(2025, 1, 2)
            }),
            "body.submission.completed_on",
        ),
        case(
            "another tool",
            &[submitted],
            corrected(24, 1, &[submitted], |audit| audit.tool.version = 2),
            "body.submission.tool",
        ),
        case(
            "part of the areas moderated",
            &[submitted],
            moderation(|moderation| moderation.areas.truncate(2)),
            "body.areas",
        ),
        case(
            "part of the areas agreed",
            &[submitted, moderated],
            agreement(|agreed| agreed.areas.truncate(2)),
            "body.areas",
        ),
        case(
            "an area of another tool",
            &[submitted],
            moderation(|moderation| moderation.areas[0].area = key("chronology")),
            "body.areas",
        ),
        case(
            "a grade of another scale",
            &[submitted],
            moderation(|moderation| {
                moderation.areas[0].grade = plumbline::domain::graded::AreaGrade::Outstanding
            }),
            "body.areas[0].grade",
        ),
        case(
            "a reason of another tool",
            &[submitted],
            moderation(|moderation| moderation.areas[0].grade = inadequate("bad-luck")),
            "body.areas[0].primary",
        ),
        case(
            "verified by whoever closed it",
            &[submitted, &done],
            updated(25, 3, &[&done], ActionUpdate::Verified),
            "who",
        ),
        case(
            "closed twice over",
            &[submitted, &done],
            updated(25, 3, &[&done], closed()),
            "body.update",
        ),
        case(
            "an update that follows a submission",
            &[submitted],
            updated(25, 3, &[submitted], closed()),
            "after",
        ),
        case(
            "an auditor's choice of moderation",
            &[submitted, moderated, &second],
            kept(26, 1, &[moderated, &second]),
            "who",
        ),
        case(
            "a resolution without a conflict",
            &[submitted, &other],
            kept(26, 3, &[submitted, &other]),
            "after",
        ),
        case(
            "a resolution of two chains",
            &[submitted, moderated],
            kept(26, 3, &[submitted, moderated]),
            "after",
        ),
    ]
}

fn closed_body() -> Body {
    updated(1, 1, &[], closed()).body
}

fn figures(workspace: &Workspace) -> Vec<PeriodFigures> {
    let quarter = "2024-Q3".parse().expect("a quarter");
    Stage::ALL
        .map(|stage| quarter_figures(workspace, quarter, stage))
        .to_vec()
}

fn why_not(workspace: &Workspace, id: EntryId) -> String {
    let record = workspace.audit(builder().id()).expect("is there");
    let uncounted = record.why_not(id).expect("does not count");
    uncounted.because()
}

#[test]
fn a_file_in_which_an_entry_follows_what_does_not_allow_it_is_refused() {
    for Case {
        name,
        here,
        bad,
        field,
    } in cases()
    {
        let whole = with_tool([here.clone(), vec![bad.clone()]].concat());
        let pack = opened(&pack_of(whole));
        let line = pack.lines[pack
            .entries
            .iter()
            .position(|entry| entry.id == bad.id)
            .expect("is there")];
        let fault = preview(&Workspace::empty(), &pack).expect_err(name);
        let PreviewFault::Rule { line: at, broken } = &fault else {
            panic!("{name}: {fault}");
        };
        assert_eq!((*at, broken.field.as_str()), (line, field), "{name}: {fault}");
        // The same if those entries are on the device.
        let device = Workspace::from_entries(with_tool(here));
        let fault = preview(&device, &opened(&pack_of(vec![bad]))).expect_err(name);
        assert!(
            matches!(fault, PreviewFault::Rule { line: 2, .. }),
            "{name}: {fault}"
        );
    }
}

#[test]
fn what_is_not_allowed_counts_in_nothing_whichever_file_comes_first() {
    for Case { name, here, bad, .. } in cases() {
        let without = Workspace::from_entries(with_tool(here.clone()));
        let first = Workspace::from_entries([bad.clone()]);
        let both = first.union(with_tool(here.clone()));
        assert_eq!(
            both,
            without.union([bad.clone()]),
            "{name}: the order does not matter"
        );
        assert_eq!(figures(&both), figures(&without), "{name}");
        let (ours, theirs) = (builder().id(), &without);
        let state = |workspace: &Workspace| workspace.audit(ours).map(|audit| audit.state.clone());
        assert_eq!(state(&both), state(theirs), "{name}");
        assert!(
            both.entry(bad.id).is_some() && !why_not(&both, bad.id).is_empty(),
            "{name}: it is kept and named"
        );
    }
}

#[test]
fn what_is_not_allowed_is_not_handed_on_so_that_others_can_open_the_file() {
    for Case { name, here, bad, .. } in cases() {
        let device = Workspace::from_entries(with_tool([here, vec![bad.clone()]].concat()));
        let pack = opened(&crate::gathered(&device));
        assert!(pack.entries.iter().all(|entry| entry.id != bad.id), "{name}");
        assert!(preview(&Workspace::empty(), &pack).is_ok(), "{name}");
    }
}

/// Every set of steps with one missing.
#[test]
fn what_follows_an_entry_that_is_not_here_waits_is_handed_on_and_counts_once_it_is_here() {
    let all = with_tool([steps().to_vec(), vec![updated(22, 3, &[], closed())]].concat());
    let whole = Workspace::from_entries(all.clone());
    assert_eq!(whole.uncounted().count(), 0);
    for missing in &all {
        let rest: Vec<Entry> = all
            .iter()
            .filter(|entry| entry.id != missing.id)
            .cloned()
            .collect();
        let part = Workspace::from_entries(rest.clone());
        let coming = preview(&Workspace::empty(), &opened(&pack_of(rest))).expect("nothing is wrong");
        let waiting: usize = part.uncounted().map(|record| record.uncounted.len()).sum();
        assert_eq!(
            coming.uncounted.len(),
            waiting,
            "named on the page that opens the file"
        );
        let handed_on = opened(&crate::gathered(&part)).entries;
        assert_eq!(handed_on.len(), all.len() - 1, "what waits is handed on");
        assert_eq!(part.union([missing.clone()]), whole);
        assert_eq!(figures(&part.union([missing.clone()])), figures(&whole));
    }
    // Without its tool, and without the submission, nothing of the audit counts.
    for n in [0, 1] {
        let rest = all
            .iter()
            .enumerate()
            .filter(|(m, _)| *m != n)
            .map(|(_, entry)| entry.clone());
        let figures = figures(&Workspace::from_entries(rest));
        assert!(figures.iter().all(|figures| figures.overall().n() == 0));
    }
}

#[test]
fn a_moderation_of_a_version_that_is_not_here_is_counted_apart() {
    let [submitted, moderated, _] = steps();
    let correction = corrected(24, 1, &[&submitted], |_| {});
    let moderated = following(&[&correction], moderated);
    let device = Workspace::from_entries(with_tool(vec![submitted, moderated.clone()]));
    assert_eq!(
        why_not(&device, moderated.id),
        "the version of the audit that was moderated is not on this device"
    );
    let queue = Queue::of(&device, person(3).id(), &BTreeSet::new());
    assert_eq!((queue.to_grade.len(), queue.to_meet.len()), (0, 1));
    let quarter = "2024-Q3".parse().expect("a quarter");
    let figures = quarter_figures(&device, quarter, Stage::Moderator);
    let progress = figures.moderation();
    assert_eq!(progress.not_moderated().numerator(), 0);
    assert_eq!(progress.elsewhere().numerator(), 1);
    let out = figures.overall().base().exclusions();
    assert_eq!((out.not_at_stage, out.moderated_elsewhere), (0, 1));
    assert!(
        !device
            .audit(builder().id())
            .expect("is there")
            .corrected_since_moderation()
    );
    let with = device.union([correction]);
    assert_eq!(with.uncounted().count(), 0);
}

#[test]
fn entries_in_a_circle_count_in_nothing_and_are_refused_in_one_file() {
    let [submitted, ..] = steps();
    let first = corrected(24, 1, &[], |_| {});
    let second = corrected(25, 1, &[&first], |_| {});
    let first = following(&[&second], first);
    let both = vec![submitted.clone(), first.clone(), second.clone()];
    let fault = preview(&Workspace::empty(), &opened(&pack_of(with_tool(both)))).expect_err("a circle");
    assert!(
        fault.to_string().contains("follow each other in a circle"),
        "{fault}"
    );

    let device = Workspace::from_entries(with_tool(vec![submitted])).union([first.clone()]);
    let with_both = device.union([second.clone()]);
    let without = Workspace::from_entries(with_tool(vec![steps()[0].clone()]));
    assert_eq!(figures(&with_both), figures(&without));
    assert!(why_not(&with_both, first.id).contains("circle"));
    assert_eq!(with_both, without.union([second]).union([first]));
}

#[test]
fn what_follows_something_that_does_not_count_does_not_count() {
    let [submitted, moderated, agreed] = steps();
    let own = by(1, moderated.clone());
    let device = Workspace::from_entries(with_tool(vec![agreed.clone(), submitted.clone()]));
    let device = device.union([own.clone()]);
    assert_eq!(
        why_not(&device, agreed.id),
        "it follows an entry that does not count"
    );
    // No other moderation makes it count.
    let other = Entry {
        id: further(30, 5, &[], closed_body()).id,
        who: person(5),
        ..moderated
    };
    let device = device.union([other]);
    assert!(!why_not(&device, agreed.id).is_empty());
    let quarter = "2024-Q3".parse().expect("a quarter");
    assert_eq!(quarter_figures(&device, quarter, Stage::Agreed).overall().n(), 0);
}

#[test]
fn an_agreement_is_explained_by_the_version_that_it_was_compared_with() {
    let [submitted, moderated, _] = steps();
    let correction = corrected(24, 1, &[&submitted], |audit| {
        audit.overall.grade = plumbline::domain::graded::OverallGrade::Good;
    });
    let silent = agreement(|agreed| agreed.overall.reason = None);
    let device = Workspace::from_entries(with_tool(vec![submitted, moderated, silent.clone()]));
    assert_eq!(
        why_not(&device, silent.id),
        "it does not say why a grade differs from the auditor’s, and no corrected version that is here explains it"
    );
    let device = device.union([correction]);
    assert_eq!(
        device.uncounted().count(),
        0,
        "the corrected grade is the agreed one"
    );
}

#[test]
fn an_audit_with_a_word_that_its_tool_does_not_have_counts_in_nothing() {
    type Change = fn(&mut Submission);
    let changes: [(&str, Change); 7] = [
        ("body.case.service_area", |audit| {
            audit.case.service_area = "adults".parse().expect("a key")
        }),
        ("body.case.audit_type", |audit| {
            audit.case.audit_type = "weekly".parse().expect("a key")
        }),
        ("body.areas", |audit| audit.areas.reverse()),
        ("body.areas", |audit| audit.areas.truncate(3)),
        ("body.areas[1].primary", |audit| {
            audit.areas[1].grade = inadequate("bad-luck")
        }),
        ("body.family[0].themes[0].theme", |audit| {
            audit.family[0].themes[0].theme = "weather".parse().expect("a key")
        }),
        ("body.actions[0].finding", |audit| {
            audit.actions[0].finding = plumbline::domain::action::Finding::Area(key("chronology"));
        }),
    ];
    for (field, change) in changes {
        let [mut submitted, ..] = steps();
        submission(&mut submitted, change);
        let file = with_tool(vec![submitted.clone()]);
        let fault = preview(&Workspace::empty(), &opened(&pack_of(file))).expect_err(field);
        assert!(
            fault.to_string().contains(&format!("“{field}”")),
            "{field}: {fault}"
        );
        let device = Workspace::from_entries([submitted]).union(with_tool(vec![]));
        assert!(
            figures(&device).iter().all(|figures| figures.overall().n() == 0),
            "{field}"
        );
    }
}

#[test]
fn of_two_tools_with_one_name_and_version_each_audit_keeps_its_own() {
    let mut rival = short_tool();
    rival.areas.truncate(2);
    rival
        .family
        .themes
        .retain(|theme| theme.key.as_str() == "kindness");
    for theme in &mut rival.family.themes {
        theme.contradicts.clear();
    }
    let published = entry(900_001, Body::ToolPublished(Arc::new(rival.clone())));
    let audits = [AuditBuilder::new(1), AuditBuilder::with_tool(2, &rival)];
    let mut all = with_tool(audits.iter().flat_map(AuditBuilder::entries).collect());
    all.push(published);
    let coming = preview(&Workspace::empty(), &opened(&pack_of(all.clone()))).expect("both are kept");
    assert_eq!(
        coming.rival_tools,
        [rival.reference()],
        "named, though both are in one file"
    );
    let device = Workspace::from_entries(all);
    assert_eq!(device.rival_tools().collect::<Vec<_>>(), [&rival.reference()]);
    assert!(figures(&device).iter().all(|figures| figures.overall().n() == 2
        || figures.stage() == Stage::Moderator
        || figures.stage() == Stage::Agreed));
}

#[test]
fn what_follows_another_audit_and_a_second_week_under_one_id_are_refused() {
    let [submitted, ..] = steps();
    let other = AuditBuilder::new(2).moderated(Mode::Blind, Grade::Good).entries();
    let astray = following(&[&submitted], other[1].clone());
    let fault = preview(
        &Workspace::empty(),
        &opened(&pack_of(with_tool(vec![submitted, other[0].clone(), astray]))),
    );
    let fault = fault.expect_err("another audit").to_string();
    assert!(
        fault.contains("“after[0]”: it follows an entry about another audit"),
        "{fault}"
    );

    let week = |number, name| {
        let week = plumbline::domain::week::PracticeWeek {
            id: plumbline::domain::id::WeekId::new(crate::support::seed(7, 1)),
            name: words(name),
            first_day: jiff::civil::date(2024, 11, 11),
            last_day: jiff::civil::date(2024, 11, 15),
            service_areas: vec!["permanence".parse().expect("a key")],
            planned: None,
        };
        entry(number, Body::WeekPlanned(week))
    };
    let twice = opened(&pack_of(vec![week(80, "November"), week(81, "December")]));
    let fault = preview(&Workspace::empty(), &twice)
        .expect_err("two weeks")
        .to_string();
    assert!(fault.contains("another practice week has the same id"), "{fault}");
    let again = opened(&pack_of(vec![week(80, "November"), week(81, "November")]));
    assert!(preview(&Workspace::empty(), &again).is_ok());
}

#[test]
fn a_file_for_open_moderation_holds_how_a_conflict_of_versions_was_resolved() {
    let [submitted, ..] = steps();
    let (one, other) = (
        corrected(24, 1, &[&submitted], |_| {}),
        corrected(25, 4, &[&submitted], |_| {}),
    );
    let resolved = kept(26, 3, &[&one, &other]);
    let last = following(&[&resolved], corrected(27, 1, &[], |_| {}));
    let device = Workspace::from_entries(with_tool(vec![submitted, one, other, resolved, last]));
    use plumbline::exchange::pack::{Choice, Purpose};
    let file = crate::packed(&device, &Choice::Everything, Purpose::ModerateOpen);
    let there = Workspace::from_entries(opened(&file).entries);
    let record = there.audit(builder().id()).expect("came");
    assert!(record.conflicts.is_empty() && record.uncounted.is_empty());
    assert_eq!(
        record.auditor(),
        device.audit(builder().id()).and_then(|record| record.auditor())
    );
}
