//! The cells of one row, as its fields need them. A cell whose meaning nobody has chosen becomes a problem here.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{NOT_RECORDED, RowProblem, place::field_of};
use crate::{
    domain::{
        case::ReferenceDoubt,
        draft::DateDraft,
        problem::{Problem, ProblemKind},
        tool::AuditTool,
        words::visible,
    },
    exchange::sheet::{
        answers::Answers,
        day::{DayOrder, DayRules, read_day, swapped},
        doubts::{CellDoubt, ReferenceChanged},
        field::{AreaPart, Field},
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
    pub(super) tool: &'a AuditTool,
    pub(super) answers: Answers,
}

/// A row as it is read, with the problems found while reading it.
pub(super) struct Reading<'a> {
    pub(super) import: &'a Import<'a>,
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

    pub(super) fn is_swapped(&self, column: usize) -> bool {
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
    pub(super) fn meaning(&mut self, field: &Field) -> Option<String> {
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
    pub(super) fn asked(&self, field: &Field) -> String {
        match (self.text(field), self.mapping.missing) {
            (Some(text), _) => text.to_owned(),
            (None, Some(MissingText::State)) => NOT_RECORDED.to_owned(),
            (None, Some(MissingText::Refuse) | None) => String::new(),
        }
    }

    pub(super) fn or_not_recorded(&self, field: &Field) -> String {
        self.text(field).unwrap_or(NOT_RECORDED).to_owned()
    }

    pub(super) fn optional(&self, field: &Field) -> String {
        self.text(field).unwrap_or_default().to_owned()
    }

    pub(super) fn day_draft(&mut self, field: &Field) -> DateDraft {
        self.day(field).map(DateDraft::of).unwrap_or_default()
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

    pub(super) fn told(&self, field: Option<&Field>, text: String) -> RowProblem {
        RowProblem {
            column: field.and_then(|field| self.mapping.column(field)),
            text,
        }
    }
}
