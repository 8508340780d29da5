//! One row as a draft.

use jiff::{ToSpan, civil::Date};

use super::{NO_CONTACT, NOT_RECORDED, reading::Reading};
use crate::{
    domain::{
        action::Finding,
        case::{CaseReference, ReferenceDoubt},
        draft::{
            ActionDraft, AreaDraft, AuditDraft, CaseDraft, ContactDraft, DateDraft, OverallDraft,
            ReasonsDraft,
        },
        family::{OutcomeKind, Speaker},
        grade::Grade,
        graded::Choice,
        id::{ActionId, AuditId},
        key::AreaKey,
        person::Person,
    },
    exchange::sheet::field::{ActionPart, AreaPart, ContactPart, Field, Whose},
};

impl Reading<'_> {
    /// The row as a draft, of an audit completed on this day.
    pub(super) fn draft(&mut self, id: AuditId, auditor: Person, completed: Date) -> AuditDraft {
        let areas = self
            .import
            .tool
            .areas
            .iter()
            .map(|area| area.key.clone())
            .collect::<Vec<_>>();
        AuditDraft {
            id,
            tool: self.import.tool.reference(),
            auditor,
            begun: jiff::Timestamp::UNIX_EPOCH,
            correcting: None,
            case: self.case(completed),
            areas: areas
                .into_iter()
                .map(|key| (key.clone(), self.area(key)))
                .collect(),
            family: vec![self.contact(Whose::Child), self.contact(Whose::Adult)],
            overall: self.overall(),
            actions: self.action(id).into_iter().collect(),
            contradictions: Vec::new(),
            good_practice: self.optional(&Field::GoodPractice),
        }
    }

    fn case(&mut self, completed: Date) -> CaseDraft {
        let reference = self.reference();
        let audited = match self.text(&Field::Audited) {
            Some(_) => self.day(&Field::Audited),
            None => Some(completed),
        };
        let months = self
            .mapping
            .same(&Field::From)
            .and_then(|months| months.parse::<i8>().ok());
        let from = match months {
            Some(months) => audited.and_then(|day| day.checked_sub(months.months()).ok()),
            None => self.day(&Field::From),
        };
        let to = match self.text(&Field::To) {
            Some(_) => self.day(&Field::To),
            None => audited,
        };
        let day = |day: Option<Date>| day.map(DateDraft::of).unwrap_or_default();
        CaseDraft {
            confirmed: doubt(&reference)
                .filter(|doubt| self.import.answers.references.contains(doubt))
                .map(|_| reference.clone())
                .unwrap_or_default(),
            reference,
            service_area: self.meaning(&Field::ServiceArea).and_then(|key| key.parse().ok()),
            team: self.optional(&Field::Team),
            audit_type: self.meaning(&Field::AuditType).and_then(|key| key.parse().ok()),
            from: day(from),
            to: day(to),
            audited_on: day(audited),
            week: None,
        }
    }

    fn area(&mut self, key: AreaKey) -> AreaDraft {
        let grade = Field::Area(AreaPart::Grade, key.clone());
        let choice = self.meaning(&grade).and_then(|word| Choice::from_word(&word));
        let (saw, why) = (
            Field::Area(AreaPart::Saw, key.clone()),
            Field::Area(AreaPart::Why, key.clone()),
        );
        let stated = self.mapping.same(&grade).is_some();
        let (saw, why) = match choice {
            Some(Choice::Graded(_)) => (self.asked(&saw), self.asked(&why)),
            // No row is left out because a spreadsheet says nothing where there is no grade.
            Some(Choice::NotEnoughEvidence) => (self.or_not_recorded(&saw), self.asked(&why)),
            // The text says that there was no column, so that nobody takes this for the auditor's judgement.
            Some(Choice::NotApplicable) if stated => (NOT_RECORDED.to_owned(), NOT_RECORDED.to_owned()),
            Some(Choice::NotApplicable) => (self.or_not_recorded(&saw), self.optional(&why)),
            None => (String::new(), self.optional(&why)),
        };
        let inadequate = choice == Some(Choice::Graded(Grade::Inadequate));
        AreaDraft {
            choice,
            saw,
            why,
            impact: self.optional(&Field::Area(AreaPart::Impact, key)),
            reasons: self.reasons(&Field::AreaPrimary, inadequate),
        }
    }

    /// The primary reason, if one is required. A reason beside a better grade is ignored.
    fn reasons(&mut self, field: &Field, inadequate: bool) -> ReasonsDraft {
        let primary = if inadequate { self.meaning(field) } else { None };
        ReasonsDraft {
            primary: primary.and_then(|key| key.parse().ok()),
            ..ReasonsDraft::default()
        }
    }

    fn overall(&mut self) -> OverallDraft {
        let grade = match self
            .meaning(&Field::OverallGrade)
            .and_then(|word| Choice::from_word(&word))
        {
            Some(Choice::Graded(grade)) => Some(grade),
            Some(none @ (Choice::NotApplicable | Choice::NotEnoughEvidence)) => {
                let text = format!("The overall grade can’t be “{}”", none.word());
                self.problem(&Field::OverallGrade, text);
                None
            }
            None => None,
        };
        OverallDraft {
            grade,
            reason: self.asked(&Field::OverallReason),
            reasons: self.reasons(&Field::OverallPrimary, grade == Some(Grade::Inadequate)),
        }
    }

    fn action(&mut self, audit: AuditId) -> Option<ActionDraft> {
        let parts = ActionPart::ALL.map(Field::Action);
        parts.iter().find_map(|field| self.text(field))?;
        Some(ActionDraft {
            what: self.optional(&Field::Action(ActionPart::What)),
            owner: self.asked(&Field::Action(ActionPart::Owner)),
            due: self.day_draft(&Field::Action(ActionPart::Due)),
            puts_right: self.asked(&Field::Action(ActionPart::PutsRight)),
            finding: Some(Finding::Overall),
            ..ActionDraft::new(ActionId::derived(&format!(
                "plumbline spreadsheet action 1\n{audit}"
            )))
        })
    }

    fn contact(&mut self, whose: Whose) -> ContactDraft {
        let speaker = match whose {
            Whose::Child => Speaker::Child,
            Whose::Adult => Speaker::Parent,
        };
        if !self.mapping.records_contact(whose) {
            return ContactDraft {
                speaker: Some(speaker),
                outcome: Some(OutcomeKind::NotAttempted),
                because: NO_CONTACT.to_owned(),
                ..ContactDraft::default()
            };
        }
        let part = |part| Field::Contact(whose, part);
        let outcome = self
            .meaning(&part(ContactPart::Outcome))
            .and_then(|word| OutcomeKind::from_word(&word));
        let note = self.optional(&part(ContactPart::Note));
        let spoke = outcome == Some(OutcomeKind::Spoke);
        let method = spoke.then(|| self.meaning(&part(ContactPart::Method))).flatten();
        ContactDraft {
            speaker: Some(speaker),
            outcome,
            method: method.and_then(|key| key.parse().ok()),
            on: self.day_draft(&part(ContactPart::On)),
            attempts: self.optional(&part(ContactPart::Attempts)),
            because: note.clone(),
            observed: note,
            ..ContactDraft::default()
        }
    }
}

fn doubt(reference: &str) -> Option<ReferenceDoubt> {
    CaseReference::typed(reference).ok()?.doubt()
}
