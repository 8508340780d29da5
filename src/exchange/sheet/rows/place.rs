//! The column of a problem that the guide's rules report.

use crate::{
    domain::{
        action::Finding,
        problem::{ActionField, AreaField, CaseField, FamilyField, Place},
    },
    exchange::sheet::field::{ActionPart, AreaPart, ContactPart, Field, Whose},
};

/// The field whose column a problem is about.
pub(super) fn field_of(place: &Place) -> Option<Field> {
    Some(match place {
        Place::Case(field) => case(*field)?,
        Place::Area(key, field) => {
            let part = match field {
                AreaField::Grade => AreaPart::Grade,
                AreaField::Saw => AreaPart::Saw,
                AreaField::Why => AreaPart::Why,
                AreaField::Impact => AreaPart::Impact,
            };
            Field::Area(part, key.clone())
        }
        Place::Family(at, field) => {
            let whose = if *at == 0 { Whose::Child } else { Whose::Adult };
            Field::Contact(whose, contact(*field))
        }
        Place::OverallGrade => Field::OverallGrade,
        Place::OverallReason => Field::OverallReason,
        Place::PrimaryReason(Finding::Overall) => Field::OverallPrimary,
        Place::PrimaryReason(Finding::Area(_)) => Field::AreaPrimary,
        Place::Actions => Field::Action(ActionPart::What),
        Place::Action(_, field) => Field::Action(match field {
            ActionField::What | ActionField::Finding => ActionPart::What,
            ActionField::Owner => ActionPart::Owner,
            ActionField::Due => ActionPart::Due,
            ActionField::PutsRight => ActionPart::PutsRight,
        }),
        Place::GoodPractice => Field::GoodPractice,
        Place::Contradiction(_)
        | Place::CorrectionReason
        | Place::Escalation
        | Place::EscalateTo
        | Place::Week(_) => return None,
    })
}

fn case(field: CaseField) -> Option<Field> {
    Some(match field {
        CaseField::Reference | CaseField::Confirm => Field::Reference,
        CaseField::ServiceArea => Field::ServiceArea,
        CaseField::Team => Field::Team,
        CaseField::AuditType => Field::AuditType,
        CaseField::From => Field::From,
        CaseField::To => Field::To,
        CaseField::AuditedOn => Field::Audited,
        CaseField::Week => return None,
    })
}

fn contact(field: FamilyField) -> ContactPart {
    match field {
        FamilyField::Speaker | FamilyField::Outcome => ContactPart::Outcome,
        FamilyField::On => ContactPart::On,
        FamilyField::Method => ContactPart::Method,
        FamilyField::Attempts => ContactPart::Attempts,
        FamilyField::Because
        | FamilyField::Observed
        | FamilyField::Quote(_)
        | FamilyField::Adding
        | FamilyField::ChangedGrading => ContactPart::Note,
    }
}
