//! What a pack would change is shown before anything is changed.

use std::sync::Arc;

use plumbline::{
    domain::{
        entry::{Body, Entry},
        withdrawal::Withdrawal,
        workspace::Workspace,
    },
    exchange::pack::{AuditLine, Preview, PreviewFault, preview},
};

use crate::{
    gathered, opened, pack_of,
    support::{audit::AuditBuilder, entries, entry, short_tool, with_tool, words, workspace},
};

fn withdrawal(builder: &AuditBuilder) -> Entry {
    let mut withdrawn = entry(
        70,
        Body::AuditWithdrawn(Withdrawal {
            reason: words("Made twice"),
            quarter: None,
        }),
    );
    withdrawn.about = Some(builder.id());
    withdrawn
}

fn of(here: &Workspace, there: Vec<Entry>) -> Preview {
    preview(here, &opened(&pack_of(there))).expect("no clash")
}

fn lines(lines: &[AuditLine]) -> Vec<String> {
    lines.iter().map(AuditLine::to_string).collect()
}

#[test]
fn an_audit_is_new_or_gains_or_is_known() {
    let audits = [AuditBuilder::new(1), AuditBuilder::new(2), AuditBuilder::new(3)];
    let [_, second, third] = audits.clone();
    let third_moderated = third.moderated(
        plumbline::domain::moderation::Mode::Open,
        plumbline::domain::grade::Grade::Good,
    );
    let here = workspace(&audits[1..]);
    let there = entries(
        &[short_tool()],
        &[],
        &[audits[0].clone(), second, third_moderated],
    );
    let preview = of(&here, there);
    assert_eq!(lines(&preview.new), ["MARKER-must-not-leave-1: Audit submitted"]);
    assert_eq!(
        lines(&preview.gaining),
        ["MARKER-must-not-leave-3: Moderator’s grades committed"]
    );
    assert_eq!(lines(&preview.known), ["MARKER-must-not-leave-2"]);
    assert_eq!((preview.new_entries, preview.known_entries), (2, 3));
    assert_eq!(preview.in_conflict, []);
}

#[test]
fn a_pack_that_was_taken_in_changes_nothing_the_second_time() {
    let here = workspace(&[AuditBuilder::new(1)]);
    let pack = opened(&gathered(&here));
    let first = preview(&Workspace::empty(), &pack).expect("no clash");
    assert!(!first.changes_nothing());
    assert_eq!(first.beside, ["Audit tool published"]);
    assert!(preview(&here, &pack).expect("no clash").changes_nothing());
}

#[test]
fn a_conflict_is_said_before_it_is_there() {
    let conflict = AuditBuilder::new(1).in_conflict().entries();
    let here = Workspace::from_entries(with_tool(conflict[..2].to_vec()));
    let preview = of(&here, conflict[2..].to_vec());
    assert_eq!(preview.gaining, preview.in_conflict);
    assert_eq!(
        lines(&preview.in_conflict),
        ["MARKER-must-not-leave-1: Submission corrected"]
    );
}

#[test]
fn a_withdrawal_and_what_comes_after_one_are_said() {
    let audit = AuditBuilder::new(1);
    let here = workspace(std::slice::from_ref(&audit));
    let coming = of(&here, vec![withdrawal(&audit)]);
    assert_eq!(
        lines(&coming.withdrawn),
        ["MARKER-must-not-leave-1: Audit withdrawn"]
    );
    let gone = Workspace::from_entries([withdrawal(&audit)]);
    let old = of(&gone, audit.entries());
    assert_eq!(lines(&old.ignored), ["MARKER-must-not-leave-1"]);
    assert!(old.changes_nothing());
}

#[test]
fn another_content_under_an_id_is_refused() {
    let audit = AuditBuilder::new(1);
    let here = workspace(std::slice::from_ref(&audit));
    let mut altered = audit.entries();
    altered[0].at = jiff::Timestamp::UNIX_EPOCH;
    let id = altered[0].id;
    let clash = preview(&here, &opened(&pack_of(altered)));
    assert_eq!(clash, Err(PreviewFault::Clash(id)));
}

#[test]
fn two_closings_of_one_action_are_said_to_be_in_conflict() {
    let here = AuditBuilder::new(1).overall(plumbline::domain::grade::Grade::Inadequate);
    let action = here.submission().actions[0].id;
    let close = |number: u32| {
        let update = plumbline::domain::action::ActionUpdate::Closed {
            evidence: words(&format!("Seen {number}")),
            on: jiff::civil::date(2024, 12, 1),
        };
        let mut closing = entry(
            number,
            Body::ActionUpdated(plumbline::domain::entry::ActionUpdated { action, update }),
        );
        closing.about = Some(here.id());
        closing
    };
    let device = workspace(std::slice::from_ref(&here)).union([close(71)]);
    let preview = of(&device, vec![close(72)]);
    assert_eq!(
        lines(&preview.in_conflict),
        ["MARKER-must-not-leave-1: Action updated"]
    );
}

#[test]
fn a_withdrawal_of_what_never_was_here_takes_nothing_away() {
    let builder = AuditBuilder::new(1);
    let preview = of(&workspace(&[]), vec![withdrawal(&builder)]);
    assert_eq!(
        (preview.withdrawn.len(), preview.withdrawn_elsewhere.len()),
        (0, 1)
    );
    // Once the withdrawal is known, a file that repeats it has nothing new and nothing to leave out.
    let known = workspace(&[]).union([withdrawal(&builder)]);
    let preview = of(&known, vec![withdrawal(&builder)]);
    assert_eq!((preview.ignored.len(), preview.known.len()), (0, 1));
}

#[test]
fn another_tool_of_the_same_name_and_version_is_told_of() {
    let mut rival = short_tool();
    rival.areas[0].name = words("Something else").to_string();
    let preview = of(
        &workspace(&[]),
        vec![entry(70, Body::ToolPublished(Arc::new(rival)))],
    );
    assert_eq!(preview.rival_tools, [short_tool().reference()]);
    let same = of(
        &workspace(&[]),
        vec![entry(70, Body::ToolPublished(Arc::new(short_tool())))],
    );
    assert_eq!(same.rival_tools, []);
}
