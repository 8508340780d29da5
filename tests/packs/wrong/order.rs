//! What must not depend on the order of files; and what a device passes on, which every other device must accept.

use super::*;

#[test]
fn another_week_under_a_known_id_is_refused_whichever_file_comes_first() {
    let (small, great) = (week(80, "November"), week(81, "December"));
    let answer = |here: &Entry, file: &Entry| {
        refused(
            &Workspace::from_entries([here.clone()]),
            &pack_of(vec![file.clone()]),
        )
        .is_some()
    };
    assert!(answer(&small, &great), "the later id is refused");
    assert!(
        answer(&great, &small),
        "the earlier id is taken in, and the week here gets another name without a word"
    );
}

#[test]
fn what_a_device_hands_on_can_be_opened_although_two_of_its_files_name_one_week() {
    let device = Workspace::from_entries([week(80, "November")]).union([week(81, "December")]);
    assert_eq!(refused_anywhere(&gathered(&device)), None);
}

/// An entry that follows an entry about another audit, in two files.
fn astray() -> (Entry, Vec<Entry>) {
    let [submitted, ..] = steps();
    let other = AuditBuilder::new(2).moderated(Mode::Blind, Grade::Good).entries();
    let astray = following(&[&submitted], other[1].clone());
    (astray, vec![submitted, other[0].clone()])
}

#[test]
fn what_a_device_hands_on_can_be_opened_although_an_entry_follows_another_audits() {
    let (astray, rest) = astray();
    assert_eq!(
        refused_anywhere(&pack_of(vec![astray.clone()])),
        None,
        "right by itself"
    );
    let first = Workspace::from_entries([astray]);
    assert_eq!(
        refused(&first, &pack_of(with_tool(rest.clone()))),
        None,
        "right too"
    );
    let device = first.union(with_tool(rest));
    assert_eq!(
        refused_anywhere(&gathered(&device)),
        None,
        "everything of a device that took in two right files"
    );
}

#[test]
fn what_follows_another_audits_entry_is_not_said_to_wait_for_what_is_here() {
    let (astray, rest) = astray();
    let device = Workspace::from_entries([astray.clone()]).union(with_tool(rest));
    assert!(device.entry(astray.after[0]).is_some(), "it is on this device");
    assert_eq!(
        because(&device, astray.id),
        "it follows an entry about another audit"
    );
}

#[test]
fn a_moderation_of_a_resolution_that_waits_waits_too() {
    let [submitted, moderated, _] = steps();
    let one = corrected(24, 1, &[&submitted], |_| {});
    let other = corrected(25, 4, &[&submitted], |_| {});
    let resolved = kept(26, 3, &[&one, &other]);
    let moderated = following(&[&resolved], moderated);
    let whole = with_tool(vec![
        submitted.clone(),
        one.clone(),
        other.clone(),
        resolved.clone(),
        moderated.clone(),
    ]);
    assert_eq!(refused_anywhere(&pack_of(whole)), None, "a right file");
    // The same without one of the two corrections, which is in another file.
    let part = with_tool(vec![submitted, one, resolved, moderated.clone()]);
    let device = Workspace::from_entries(part.clone());
    let why = device.why_not(moderated.id);
    assert!(
        matches!(why, Some(plumbline::domain::record::WhyNot::Waits(_))),
        "{why:?}"
    );
    assert_eq!(refused_anywhere(&pack_of(part)), None);
}

#[test]
fn what_waits_behind_a_resolution_is_handed_on() {
    let [submitted, moderated, _] = steps();
    let one = corrected(24, 1, &[&submitted], |_| {});
    let other = corrected(25, 4, &[&submitted], |_| {});
    let resolved = kept(26, 3, &[&one, &other]);
    let moderated = following(&[&resolved], moderated);
    // The moderation comes first, then everything except one correction.
    let device =
        Workspace::from_entries([moderated.clone()]).union(with_tool(vec![submitted, one, resolved]));
    let handed_on = opened(&gathered(&device)).entries;
    let there = Workspace::from_entries(handed_on).union([other.clone()]);
    let here = device.union([other]);
    assert_eq!(here.why_not(moderated.id), None, "it counts where it came first");
    assert!(there == here, "and where it was handed on to it does not");
}

/// An agreement with the grades of a correction, and no reason where it differs from the moderated version.
fn of_a_correction() -> (Vec<Entry>, Entry, Entry) {
    let [submitted, moderated, mut agreed] = steps();
    let correction = corrected(24, 1, &[&submitted], |audit| {
        audit.overall.grade = plumbline::domain::graded::OverallGrade::Good;
    });
    let Body::GradeAgreed(content) = &mut agreed.body else {
        panic!("an agreement")
    };
    let content: &mut Agreed = Arc::make_mut(content);
    content.overall.reason = None;
    (with_tool(vec![submitted, moderated]), correction, agreed)
}

#[test]
fn a_file_with_an_agreement_on_a_correction_that_comes_later_is_taken_in() {
    let (before, correction, agreed) = of_a_correction();
    let part = pack_of([before.clone(), vec![agreed.clone()]].concat());
    let device = Workspace::from_entries(before).union([correction]);
    assert_eq!(
        refused(&device, &part),
        None,
        "where the correction came first it is right"
    );
    assert_eq!(
        refused_anywhere(&part),
        None,
        "only what is not there yet is missing"
    );
}

#[test]
fn what_breaks_a_rule_never_counts_later() {
    let (before, correction, agreed) = of_a_correction();
    let device = Workspace::from_entries(before).union([agreed.clone()]);
    let broke = matches!(
        device.why_not(agreed.id),
        Some(plumbline::domain::record::WhyNot::Breaks(_))
    );
    let counts_later = device.union([correction]).why_not(agreed.id).is_none();
    assert!(
        !(broke && counts_later),
        "docs/store-format.md: breaks a rule, never, not handed on"
    );
}

#[test]
fn an_audit_that_a_rival_of_its_tool_keeps_out_comes_in_after_its_own_tool() {
    let audit = pack_of(AuditBuilder::with_tool(2, &rival()).entries());
    assert_eq!(refused_anywhere(&audit), None, "right by itself");
    let device = Workspace::from_entries([published(900_000, short_tool())]);
    let says = refused(&device, &audit).expect("the tool that is here has other areas");
    assert!(
        says.contains("open the file with that tool first, then this one again"),
        "{says}"
    );
    let device = device.union([published(900_001, rival())]);
    assert_eq!(refused(&device, &audit), None);
    assert_eq!(device.union(opened(&audit).entries).uncounted().count(), 0);
}
