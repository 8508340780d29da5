//! Where a problem is corrected: the page and the field.

use crate::{
    app::route::{Guide, Moderate, Route},
    domain::{
        action::Finding,
        draft::DatePart,
        explained::About,
        id::AuditId,
        problem::{ActionField, AreaField, CaseField, FamilyField, Place, Problem, ProblemKind, WeekField},
    },
};

/// The id of the element to which the error summary links. Pages give their fields these ids.
pub fn field_id(place: &Place) -> String {
    match place {
        Place::Case(field) => match field {
            CaseField::Reference => "case-reference",
            CaseField::Confirm => "case-confirm",
            CaseField::ServiceArea => "case-service-area",
            CaseField::Team => "case-team",
            CaseField::AuditType => "case-audit-type",
            CaseField::From => "case-from-day",
            CaseField::To => "case-to-day",
            CaseField::AuditedOn => "case-audited-on-day",
            CaseField::Week => "case-week",
        }
        .to_owned(),
        Place::Area(area, field) => {
            let field = match field {
                AreaField::Grade => "grade",
                AreaField::Saw => "saw",
                AreaField::Why => "why",
                AreaField::Impact => "impact",
            };
            format!("{area}-{field}")
        }
        Place::Family(n, field) => match field {
            FamilyField::Speaker => format!("family-{n}-speaker"),
            FamilyField::Outcome => format!("family-{n}-outcome"),
            FamilyField::Method => format!("family-{n}-method"),
            FamilyField::On => format!("family-{n}-on-day"),
            FamilyField::Attempts => format!("family-{n}-attempts"),
            FamilyField::Because => format!("family-{n}-because"),
            FamilyField::Observed => format!("family-{n}-observed"),
            FamilyField::Quote(theme) => format!("family-{n}-quote-{theme}"),
            FamilyField::Adding => format!("family-{n}-theme"),
            FamilyField::ChangedGrading => format!("family-{n}-changed-grading"),
        },
        Place::OverallGrade => "overall-grade".to_owned(),
        Place::OverallReason => "overall-reason".to_owned(),
        Place::PrimaryReason(finding) => reason_id(finding),
        Place::Actions => "add-action".to_owned(),
        Place::Action(n, field) => match field {
            ActionField::What => format!("action-{n}-what"),
            ActionField::Owner => format!("action-{n}-owner"),
            ActionField::Due => format!("action-{n}-due-day"),
            ActionField::PutsRight => format!("action-{n}-puts-right"),
            ActionField::Finding => format!("action-{n}-finding"),
        },
        Place::Contradiction(About::OverallAbove) => "contradiction-overall-above".to_owned(),
        Place::Contradiction(About::OverallBelow) => "contradiction-overall-below".to_owned(),
        Place::Contradiction(About::Family { speaker, theme }) => {
            format!("contradiction-{}-{theme}", speaker.label().to_lowercase())
        }
        Place::GoodPractice => "good-practice".to_owned(),
        Place::CorrectionReason => "correction-reason".to_owned(),
        Place::Escalation => "escalation".to_owned(),
        Place::EscalateTo => "escalate-to".to_owned(),
        Place::Week(field) => match field {
            WeekField::Name => "week-name",
            WeekField::FirstDay => "week-first-day",
            WeekField::LastDay => "week-last-day",
            WeekField::ServiceAreas => "week-service-areas",
            WeekField::Planned => "week-planned",
        }
        .to_owned(),
    }
}

/// The id of the element to which the error summary links for a problem: of a date, the field that is wrong.
pub fn problem_id(problem: &Problem) -> String {
    let id = field_id(&problem.place);
    if let ProblemKind::NoDay(_, part) = problem.what {
        return date_field_id(&id, part);
    }
    id
}

/// The id of one field of a date whose first field has this id.
pub fn date_field_id(first: &str, part: DatePart) -> String {
    format!("{}-{}", first.trim_end_matches("-day"), part.word())
}

/// The id of the field for a primary reason.
pub fn reason_id(finding: &Finding) -> String {
    match finding {
        Finding::Overall => "overall-primary-reason".to_owned(),
        Finding::Area(area) => format!("{area}-primary-reason"),
    }
}

/// The page of the auditor's guide with this field.
pub fn guide_page(audit: AuditId, place: &Place) -> Route {
    let page = match place {
        Place::Case(_) => Guide::Case,
        Place::Area(area, _) => Guide::Area(area.clone()),
        Place::Family(n, _) => Guide::Family(*n),
        Place::OverallGrade | Place::OverallReason | Place::Contradiction(_) => Guide::Overall,
        Place::PrimaryReason(_) => Guide::Reasons,
        Place::Actions | Place::Action(..) => Guide::Actions,
        Place::GoodPractice => Guide::GoodPractice,
        Place::CorrectionReason | Place::Escalation | Place::EscalateTo | Place::Week(_) => Guide::Check,
    };
    Route::Guide(audit, page)
}

/// The page of the moderator's grading with this field.
pub fn moderate_page(audit: AuditId, place: &Place) -> Route {
    let page = match place {
        Place::Area(area, _) | Place::PrimaryReason(Finding::Area(area)) => Moderate::Area(area.clone()),
        Place::OverallGrade | Place::OverallReason | Place::PrimaryReason(Finding::Overall) => {
            Moderate::Overall
        }
        Place::Case(_)
        | Place::Family(..)
        | Place::Actions
        | Place::Action(..)
        | Place::Contradiction(_)
        | Place::GoodPractice
        | Place::CorrectionReason
        | Place::Escalation
        | Place::EscalateTo
        | Place::Week(_) => Moderate::Tasks,
    };
    Route::Moderate(audit, page)
}
