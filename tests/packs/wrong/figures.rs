//! Anything that would change a figure, or leave an audit out of it, without a message.

use super::*;

#[test]
fn an_agreement_has_the_areas_of_the_tool_with_which_the_audit_was_made() {
    let [submitted, moderated, agreed] = AuditBuilder::new(1)
        .moderated(Mode::Blind, Grade::Good)
        .agreed(Grade::Good)
        .entries()
        .try_into()
        .expect("three steps");
    let mut part = agreed.clone();
    let Body::GradeAgreed(content) = &mut part.body else {
        panic!("an agreement")
    };
    Arc::make_mut(content).areas.truncate(2);
    let tools = vec![published(900_001, rival())];
    let file =
        |agreed| with_tool([tools.clone(), vec![submitted.clone(), moderated.clone(), agreed]].concat());
    let base = |agreed| {
        figures_at(&Workspace::from_entries(file(agreed)), Stage::Final)
            .area_grades()
            .n()
    };
    assert_eq!(base(agreed), 5);
    let refused = refused_anywhere(&pack_of(file(part.clone()))).is_some();
    assert!(
        refused || base(part.clone()) == 5,
        "an agreement on 2 of 5 areas: the base is {}",
        base(part)
    );
}

#[test]
fn a_closed_action_is_not_closed_again_by_following_its_record_twice() {
    let [submitted, ..] = steps();
    let done = updated(22, 3, &[], closed());
    let again = updated(25, 3, &[&done, &done], closed());
    let file = with_tool(vec![submitted, done, again]);
    assert!(refused_anywhere(&pack_of(file)).is_some());
}

#[test]
fn a_verified_action_is_not_closed_again_without_being_reopened() {
    let [submitted, ..] = steps();
    let done = updated(22, 3, &[], closed());
    let verified = updated(23, 4, &[&done], ActionUpdate::Verified);
    let again = updated(25, 3, &[&done, &verified], closed());
    let file = with_tool(vec![submitted, done, verified, again]);
    let device = Workspace::from_entries(file.clone());
    let record = device.audit(builder().id()).expect("is there");
    assert!(
        refused_anywhere(&pack_of(file)).is_some()
            && matches!(record.actions[0].progress, Progress::Verified { .. }),
        "the two are not side by side: {:?}",
        record.actions[0].progress
    );
}

/// A file that was handed over early has one.
#[test]
fn a_resolution_of_one_entry_stands_for_that_one_and_changes_no_figure() {
    let [submitted, moderated, _] = steps();
    let resolved = kept(26, 3, &[&moderated]);
    let before = with_tool(vec![submitted, moderated]);
    let after = [before.clone(), vec![resolved]].concat();
    assert_eq!(refused_anywhere(&pack_of(after.clone())), None);
    let [before, after] = [before, after].map(Workspace::from_entries);
    for stage in Stage::ALL {
        assert_eq!(figures_at(&before, stage), figures_at(&after, stage));
    }
}

#[test]
fn an_agreement_on_a_moderation_that_was_set_aside_does_not_settle_the_other() {
    let [submitted, moderated, agreed] = steps();
    let second = renamed(23, 5, following(&[&submitted], moderated.clone()));
    let resolved = kept(26, 3, &[&second, &moderated]);
    let device = Workspace::from_entries(with_tool(vec![submitted, moderated, agreed, second, resolved]));
    let record = device.audit(builder().id()).expect("is there");
    assert!(
        record.agreed().is_none(),
        "the moderation that stands was never discussed, and {} is its agreed grade",
        record.agreed().expect("agreed").content.overall.grade.grade()
    );
}

#[test]
fn an_audit_whose_moderation_is_missing_but_whose_agreement_is_here_is_not_called_not_moderated() {
    let [submitted, _, agreed] = steps();
    let device = Workspace::from_entries(with_tool(vec![submitted, agreed]));
    let figures = figures_at(&device, Stage::Agreed);
    assert_eq!(figures.moderation().not_moderated().numerator(), 0);
    assert_eq!(figures.moderation().elsewhere().numerator(), 1);
}

#[test]
fn a_quarter_of_which_no_audit_counts_yet_is_offered() {
    let audit = AuditBuilder::new(1).completed(date(2024, 8, 1)).entries();
    let device = Workspace::from_entries(audit);
    let quarter = "2024-Q2".parse().expect("a quarter");
    let out = quarter_figures(&device, quarter, Stage::Final)
        .overall()
        .base()
        .exclusions();
    assert_eq!(out.uncounted, 1, "its figures say that something is left out");
    assert!(
        device.quarters().contains(&quarter),
        "and nobody gets to see them"
    );
}

#[test]
fn after_a_moderation_was_set_aside_the_other_can_be_settled() {
    let [submitted, moderated, agreed] = steps();
    let second = renamed(23, 5, following(&[&submitted], moderated.clone()));
    let resolved = kept(26, 3, &[&second, &moderated]);
    let device = Workspace::from_entries(with_tool(vec![
        submitted,
        moderated,
        agreed.clone(),
        second,
        resolved.clone(),
    ]));
    let settled = renamed(27, 5, following(&[&resolved], agreed));
    let answer = device.accept(settled);
    assert!(
        answer.is_ok(),
        "nobody can ever settle the moderation that stands: {}",
        answer.expect_err("refused")
    );
}

#[test]
fn a_blind_copy_of_a_correction_takes_no_grade_out_of_the_figures_without_a_word() {
    let [submitted, moderated, agreed] = steps();
    let device = Workspace::from_entries(with_tool(vec![submitted.clone(), moderated, agreed]));
    let correction = corrected(24, 1, &[&submitted], |_| {});
    let copy = blind_copy(&correction).expect("a correction");
    let file = blind_pack(vec![copy]);
    let coming = preview(&device, &opened(&file)).expect("opens");
    let after = device.union(opened(&file).entries);
    let n = |workspace: &Workspace, stage| figures_at(workspace, stage).overall().n();
    let before = Stage::ALL.map(|stage| n(&device, stage));
    assert_eq!(before, [1, 1, 1, 1]);
    let told = !coming.uncounted.is_empty() || !coming.in_conflict.is_empty();
    assert!(
        told || Stage::ALL.map(|stage| n(&after, stage)) == before,
        "an agreed audit leaves all four stages ({:?}), and the page says only: {:?}",
        Stage::ALL.map(|stage| n(&after, stage)),
        coming.gaining
    );
}

#[test]
fn what_was_moderated_elsewhere_is_not_offered_to_be_graded_again() {
    use plumbline::domain::queue::Queue;
    let [submitted, moderated, _] = steps();
    let correction = corrected(24, 1, &[&submitted], |_| {});
    let moderated = following(&[&correction], moderated);
    let device = Workspace::from_entries(with_tool(vec![submitted, moderated]));
    let elsewhere = figures_at(&device, Stage::Moderator)
        .moderation()
        .elsewhere()
        .numerator();
    assert_eq!(
        elsewhere, 1,
        "the quarter says: moderated in a version that is not on this device"
    );
    let queue = Queue::of(&device, person(7).id(), &Default::default());
    assert!(
        queue.to_grade.is_empty(),
        "and the page Moderation says that it waits to be graded"
    );
}
