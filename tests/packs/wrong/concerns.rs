//! Safeguarding concerns: none disappears, and none counts as passed on that was not.

use super::*;

#[test]
fn of_two_concerns_under_one_id_the_second_is_not_passed_on_with_the_first() {
    let id = ConcernId::new(seed(8, 1));
    let file = vec![
        concern(30, id, "A bruise"),
        concern(31, id, "A threat"),
        told(32, id),
    ];
    let refused = refused_anywhere(&pack_of(file.clone())).is_some();
    let device = Workspace::from_entries(file);
    let open = device
        .audit(builder().id())
        .expect("is there")
        .open_concerns()
        .count();
    assert!(
        refused || open > 0,
        "somebody was told of one, and both count as passed on"
    );
}

#[test]
fn a_concern_in_a_file_that_nobody_was_told_of_does_not_vanish_with_a_withdrawn_audit_unsaid() {
    let untold = concern(30, ConcernId::new(seed(8, 1)), "A bruise");
    // Withdrawn on this device, which did not know of the concern.
    let device = Workspace::from_entries([withdrawal(40)]);
    let coming = preview(&device, &opened(&pack_of(vec![untold.clone()]))).expect("opens");
    assert!(!coming.untold.is_empty(), "withdrawn here: {coming:?}");
}

#[test]
fn a_concern_that_comes_in_one_file_with_the_withdrawal_is_named() {
    let untold = concern(30, ConcernId::new(seed(8, 1)), "A bruise");
    let both = opened(&pack_of(vec![untold, withdrawal(40)]));
    let coming = preview(&Workspace::empty(), &both).expect("opens");
    assert!(
        !coming.untold.is_empty(),
        "withdrawn by the same file: {coming:?}"
    );
}

#[test]
fn somebody_told_of_another_audits_concern_is_not_said_to_wait_for_what_is_here() {
    let id = ConcernId::new(seed(8, 1));
    let mut astray = told(32, id);
    astray.about = Some(AuditBuilder::new(2).id());
    let file = vec![concern(30, id, "A bruise"), astray.clone()];
    let device = Workspace::from_entries(file.clone());
    let says = because(&device, astray.id);
    assert!(
        refused_anywhere(&pack_of(file)).is_some() || !says.contains("is not on this device"),
        "{says}"
    );
}

#[test]
fn an_update_of_another_audits_action_is_not_said_to_wait_for_what_is_here() {
    let [submitted, ..] = steps();
    let mut astray = updated(22, 3, &[], closed());
    astray.about = Some(AuditBuilder::new(2).id());
    let file = with_tool(vec![
        submitted,
        AuditBuilder::new(3).entries()[0].clone(),
        astray.clone(),
    ]);
    let device = Workspace::from_entries(file.clone());
    let says = because(&device, astray.id);
    assert!(
        refused_anywhere(&pack_of(file)).is_some() || !says.contains("is not on this device"),
        "{says}"
    );
}

#[test]
fn a_concern_about_an_audit_that_waits_stands_on_its_page() {
    let [submitted, ..] = steps();
    let raised = concern(30, ConcernId::new(seed(8, 1)), "A bruise, and no account of it");
    let me = session::person(9, "Quentin Lead", "QA lead");
    let page = |entries: Vec<Entry>| {
        session::with_session(entries, me.clone(), |session, _| {
            html::text(&session::render(session, Route::Audit(builder().id())))
        })
    };
    // As soon as the tool is here, the page begins with the concern.
    let whole = page(with_tool(vec![submitted.clone(), raised.clone()]));
    let part = page(vec![submitted, raised]);
    assert!(
        whole.contains("there is no record that anybody was told"),
        "{whole}"
    );
    assert!(
        part.to_lowercase().contains("concern"),
        "nobody was told of it, and the page does not have it: {part}"
    );
}

#[test]
fn a_concern_that_the_same_file_says_was_passed_on_is_not_said_to_be_untold() {
    let id = ConcernId::new(seed(8, 1));
    let device = Workspace::from_entries(vec![concern(30, id, "A bruise")]);
    let coming = preview(&device, &opened(&pack_of(vec![told(32, id), withdrawal(40)]))).expect("opens");
    assert!(coming.untold.is_empty(), "{coming:?}");
}

#[test]
fn the_desk_names_the_case_of_a_concern_about_an_audit_that_waits() {
    let [submitted, ..] = steps();
    let raised = concern(30, ConcernId::new(seed(8, 1)), "A bruise, and no account of it");
    let me = session::person(9, "Quentin Lead", "QA lead");
    let page = session::with_session(vec![submitted, raised], me, |session, _| {
        html::text(&session::render(session, Route::Home))
    });
    assert!(page.contains("Nobody has been told yet"), "{page}");
    assert!(
        !page.contains("an audit with no case reference yet"),
        "the reference stands in the next paragraph: {page}"
    );
}
