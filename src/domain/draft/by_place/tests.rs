//! Every place with a text or a date can be read and changed, and no other place can.

use jiff::{Timestamp, civil::date};
use serde::Serialize;
use serde_json::Value;

use super::*;
use crate::domain::{
    action::Finding,
    draft::Correcting,
    family::Side,
    id::{ActionId, AuditId, PersonId, Seed},
    mode::Mode,
    person::Person,
    tool::AuditTool,
};

const SEED: Seed = Seed {
    millis: 1,
    random: [1; 10],
};

fn area() -> AreaKey {
    "planning".parse().expect("a key")
}

fn person() -> Person {
    Person::new(PersonId::new(SEED), "Ada", "Auditor").expect("a person")
}

/// Every kind of place, with positions that the drafts below have.
fn places() -> Vec<Place> {
    use {ActionField as A, AreaField as R, CaseField as C, FamilyField as F, WeekField as W};
    let case = [
        C::Reference,
        C::Confirm,
        C::ServiceArea,
        C::Team,
        C::AuditType,
        C::From,
        C::To,
        C::AuditedOn,
        C::Week,
    ];
    let family = [
        F::Speaker,
        F::Outcome,
        F::Method,
        F::On,
        F::Attempts,
        F::Because,
        F::Observed,
        F::Quote(0),
        F::ChangedGrading,
    ];
    let action = [A::What, A::Owner, A::Due, A::PutsRight, A::Finding];
    let week = [W::Name, W::FirstDay, W::LastDay, W::ServiceAreas, W::Planned];
    let area_fields = [R::Grade, R::Saw, R::Why, R::Impact];
    let mut places = vec![
        Place::OverallGrade,
        Place::OverallReason,
        Place::PrimaryReason(Finding::Overall),
        Place::Actions,
        Place::GoodPractice,
        Place::CorrectionReason,
        Place::Escalation,
        Place::EscalateTo,
    ];
    places.extend(case.map(Place::Case));
    places.extend(area_fields.map(|field| Place::Area(area(), field)));
    places.extend(
        [0, 1]
            .into_iter()
            .flat_map(|n| family.map(|field| Place::Family(n, field))),
    );
    places.extend(action.map(|field| Place::Action(0, field)));
    places.extend(week.map(Place::Week));
    // Positions and areas that no draft here has.
    places.push(Place::Family(9, F::Because));
    places.push(Place::Family(0, F::Quote(9)));
    places.push(Place::Action(9, A::What));
    places
}

fn audit() -> AuditDraft {
    let day = date(2024, 12, 16);
    let tool = AuditTool::shipped();
    let mut draft = AuditDraft::begin(
        AuditId::new(SEED),
        &tool,
        person(),
        Timestamp::UNIX_EPOCH,
        day,
        None,
    );
    draft.case.audited_on = DateDraft::default();
    draft.correcting = Some(Correcting {
        after: Vec::new(),
        reason: String::new(),
        completed_on: day,
    });
    draft.areas.insert(area(), AreaDraft::default());
    for contact in &mut draft.family {
        contact.note("a-theme".parse().expect("a key"), Side::Strength);
    }
    draft.actions.push(ActionDraft::new(ActionId::new(SEED)));
    draft
}

/// How many texts in a draft are empty.
fn empty(value: &Value) -> usize {
    match value {
        Value::String(text) => usize::from(text.is_empty()),
        Value::Array(all) => all.iter().map(empty).sum(),
        Value::Object(all) => all.values().map(empty).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

/// Writes something else into every place, and says how many texts of the draft are still empty after that. A place
/// without a text or a date must leave the draft as it is.
fn left_empty<D: ByPlace + Clone + PartialEq + Serialize>(mut draft: D) -> usize {
    let json = |draft: &D| serde_json::to_value(draft).expect("a draft is JSON");
    for (n, place) in places().into_iter().enumerate() {
        let before = draft.clone();
        let typed = format!("typed {n}");
        draft.write(&place, typed.clone());
        if let Some(day) = draft.day_mut(&place) {
            *day = DateDraft {
                day: n.to_string(),
                month: n.to_string(),
                year: n.to_string(),
            };
        }
        match draft.at(&place) {
            Some(Entered::Text(text)) => {
                assert_eq!((text, draft.text(&place)), (typed.as_str(), Some(typed.as_str())));
                assert_eq!(empty(&json(&draft)) + 1, empty(&json(&before)), "{place:?}");
            }
            Some(Entered::Day(day)) => {
                assert_eq!((&day.year, draft.text(&place)), (&n.to_string(), None));
                assert_eq!(empty(&json(&draft)) + 3, empty(&json(&before)), "{place:?}");
            }
            None => assert!(draft == before, "{place:?}"),
        }
    }
    empty(&json(&draft))
}

#[test]
fn every_place_that_holds_a_text_or_a_date_is_reached_and_nothing_else() {
    // The reference that was confirmed is no field: it is ticked.
    assert_eq!(left_empty(audit()), 1);
    let moderated = || [(area(), ModeratedDraft::default())].into();
    let moderation = ModerationDraft {
        audit: AuditId::new(SEED),
        moderator: person(),
        mode: Mode::Blind,
        after: Vec::new(),
        areas: moderated(),
        overall: OverallDraft::default(),
    };
    assert_eq!(left_empty(moderation), 0);
    let agreement = AgreementDraft {
        audit: AuditId::new(SEED),
        after: Vec::new(),
        areas: moderated(),
        overall: OverallDraft::default(),
        escalation: String::new(),
        escalate_to: String::new(),
    };
    assert_eq!(left_empty(agreement), 0);
}

#[test]
fn every_text_and_date_of_a_practice_week_is_reached() {
    let mut week = WeekDraft::default();
    let mut reached = 0;
    for place in places() {
        reached += usize::from(week.text_mut(&place).is_some()) + usize::from(week.day_mut(&place).is_some());
    }
    assert_eq!(reached, 4);
}

#[test]
fn an_area_is_begun_by_its_text_and_not_by_looking() {
    let mut draft = audit();
    draft.areas.clear();
    let why = Place::Area(area(), AreaField::Why);
    assert_eq!(draft.text(&why), None);
    assert_eq!(draft.at_mut(&Place::Area(area(), AreaField::Grade)), None);
    assert!(draft.areas.is_empty());
    draft.write(&why, "Because".to_owned());
    assert_eq!(draft.text(&why), Some("Because"));
}

#[test]
fn a_confirmed_reference_is_questioned_again_once_another_is_typed() {
    let mut draft = audit();
    let reference = Place::Case(CaseField::Reference);
    draft.write(&reference, "Ellis".to_owned());
    draft.case.confirm(true);
    draft.write(&reference, "Elli".to_owned());
    draft.write(&reference, "Ellis".to_owned());
    assert!(!draft.case.is_confirmed());
}
