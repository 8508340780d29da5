//! One row as a draft. A cell whose meaning nobody has chosen becomes a problem here.

use std::collections::BTreeSet;

use jiff::{ToSpan, civil::Date};

use super::{NO_CONTACT, NOT_RECORDED, RowProblem, place::field_of};
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
        problem::{Problem, ProblemKind},
        tool::AuditTool,
        words::visible,
    },
    exchange::sheet::{
        answers::Answers,
        day::{DayOrder, DayRules, read_day, swapped},
        doubts::{CellDoubt, ReferenceChanged},
        field::{ActionPart, AreaPart, ContactPart, Field, Whose},
        kind::Kind,
        mapping::{Mapping, MissingText},
        row::Row,
        table::{Table, one_line},
        words::{Said, form},
    },
};

/// A table with what has been said about it: the same for every row.
pub(super) struct Import<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    tool: &'a AuditTool,
    answers: Answers,
}

/// A row as it is read, with the problems found while reading it.
pub(super) struct Reading<'a> {
    import: &'a Import<'a>,
    row: &'a Row,
    pub(super) mapping: &'a Mapping,
    own: Vec<(Field, String)>,
}

impl<'a> Import<'a> {
    pub(super) fn new(
        table: &'a Table,
        mapping: &'a Mapping,
        tool: &'a AuditTool,
        answers: &'a Answers,
    ) -> Self {
        Self {
            table,
            mapping,
            tool,
            answers: answers.clone().under(mapping),
        }
    }

    /// A row, with a problem for each cell that is needed and is not somebody's answer.
    pub(super) fn read(&'a self, row: &'a Row) -> Reading<'a> {
        let mut reading = Reading {
            import: self,
            row,
            mapping: self.mapping,
            own: Vec::new(),
        };
        let mut named = BTreeSet::new();
        // A reason is needed only where the grade is inadequate, and read there.
        let always = |field: &&Field| !matches!(field, Field::AreaPrimary | Field::OverallPrimary);
        for field in self.mapping.fields.keys().filter(always) {
            let Some(column) = self.mapping.column(field) else {
                continue;
            };
            let doubt = CellDoubt::of(row, column).map(|doubt| doubt.to_string());
            let changed = (*field == Field::Reference)
                .then(|| ReferenceChanged::of(row, column, &self.answers))
                .flatten();
            let why = doubt.or(changed.map(|changed| changed.to_string()));
            if let Some(why) = why.filter(|_| named.insert(column)) {
                reading.problem(field, why);
            }
        }
        reading
    }
}

impl<'a> Reading<'a> {
    pub(super) fn is_clean(&self) -> bool {
        self.own.is_empty()
    }

    /// The text in a field's column; `None` if there is no column or the cell is empty.
    pub(super) fn text(&self, field: &Field) -> Option<&'a str> {
        let column = self.mapping.column(field)?;
        let text = self.row.text(column);
        (!text.is_empty() && CellDoubt::of(self.row, column).is_none()).then_some(text)
    }

    pub(super) fn problem(&mut self, field: &Field, text: String) {
        self.own.push((field.clone(), text));
    }

    /// Adds a problem, unless the field has one already.
    pub(super) fn missing(&mut self, field: &Field, text: &str) {
        if self.own.iter().all(|(other, _)| other != field) {
            self.problem(field, text.to_owned());
        }
    }

    /// The case reference, without invisible characters.
    pub(super) fn reference(&self) -> String {
        visible(self.text(&Field::Reference).unwrap_or_default())
            .trim()
            .to_owned()
    }

    fn is_swapped(&self, column: usize) -> bool {
        self.import.answers.swapped.get(&column) == Some(&true)
    }

    /// The date in a field's column.
    pub(super) fn day(&mut self, field: &Field) -> Option<Date> {
        let text = self.text(field)?;
        let column = self.mapping.column(field)?;
        let rules = DayRules {
            order: self.mapping.days.unwrap_or(DayOrder::DayFirst),
            epoch: self.import.table.epoch,
        };
        match read_day(text, rules) {
            Ok(day) if self.row.kind(column) == Kind::Day && self.is_swapped(column) => {
                Some(swapped(day).unwrap_or(day))
            }
            Ok(day) => Some(day),
            Err(why) => {
                self.problem(field, format!("“{}” {why}", one_line(text, 40)));
                None
            }
        }
    }

    /// The meaning of a field's word: chosen for every row, or for this word.
    fn meaning(&mut self, field: &Field) -> Option<String> {
        if let Some(same) = self.mapping.same(field) {
            return Some(same.to_owned());
        }
        let column = self.mapping.column(field)?;
        if let Some(doubt) = CellDoubt::of(self.row, column) {
            self.missing(field, &doubt.to_string());
            return None;
        }
        let text = self.row.text(column);
        // An empty cell has a meaning only among the grades of practice areas; elsewhere it is no text.
        if text.is_empty() && !matches!(field, Field::Area(AreaPart::Grade, _)) {
            return None;
        }
        let said = self.mapping.said(field.vocabulary()?, &form(text));
        let shown = one_line(text, 40);
        match said {
            Some(Said::Means(value)) => return Some(value.clone()),
            Some(Said::Refuse) if text.is_empty() => {
                self.problem(
                    field,
                    "This cell is empty, and you chose to leave such rows out".to_owned(),
                );
            }
            Some(Said::Refuse) => {
                self.problem(field, format!("You chose to leave out rows with “{shown}”"));
            }
            None if text.is_empty() => {}
            None => self.problem(field, format!("You have not said what “{shown}” means")),
        }
        None
    }

    /// A text that the rules require: the cell's, or the stated one.
    fn asked(&self, field: &Field) -> String {
        match (self.text(field), self.mapping.missing) {
            (Some(text), _) => text.to_owned(),
            (None, Some(MissingText::State)) => NOT_RECORDED.to_owned(),
            (None, Some(MissingText::Refuse) | None) => String::new(),
        }
    }

    fn optional(&self, field: &Field) -> String {
        self.text(field).unwrap_or_default().to_owned()
    }

    fn day_draft(&mut self, field: &Field) -> DateDraft {
        self.day(field).map(DateDraft::of).unwrap_or_default()
    }

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
            Some(Choice::NotEnoughEvidence) => (self.optional(&saw), self.asked(&why)),
            // The text says that there was no column, so that nobody takes this for the auditor's judgement.
            Some(Choice::NotApplicable) if stated => (String::new(), NOT_RECORDED.to_owned()),
            Some(Choice::NotApplicable) | None => (String::new(), self.optional(&why)),
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

    /// Every problem of the row: its own, and those of the guide that do not repeat them.
    pub(super) fn problems(self, guide: Vec<Problem>) -> Vec<RowProblem> {
        let mut all: Vec<RowProblem> = self
            .own
            .iter()
            .map(|(field, text)| self.told(Some(field), text.clone()))
            .collect();
        for problem in guide {
            let field = field_of(&problem.place);
            if self.own.iter().any(|(own, _)| Some(own) == field.as_ref()) {
                continue;
            }
            // The latest date allowed is the day of the audit, not today.
            let text = if let ProblemKind::InFuture(name) = problem.what {
                format!("{name} is after the day the audit was completed")
            } else if problem.what == ProblemKind::Doubt(ReferenceDoubt::Name) {
                // Names are not confirmed one by one for a whole file.
                "Case reference looks like a name: change it in the spreadsheet".to_owned()
            } else {
                problem.what.to_string()
            };
            all.push(self.told(field.as_ref(), text));
        }
        all
    }

    fn told(&self, field: Option<&Field>, text: String) -> RowProblem {
        RowProblem {
            column: field.and_then(|field| self.mapping.column(field)),
            text,
        }
    }
}

fn doubt(reference: &str) -> Option<ReferenceDoubt> {
    CaseReference::typed(reference).ok()?.doubt()
}
