//! The type of a line, and the writer that collects lines.

use super::labels::{NOTHING_ENTERED, OVERALL_GRADE, Reader};
use crate::{
    domain::{
        draft::{DateDraft, ReasonsDraft, Typed},
        graded::{Choice, Reasons},
        problem::Place,
        tool::AuditTool,
        words::lower_first,
    },
    ui::dates,
};

/// One answer with its label.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The heading of its section.
    pub section: &'static str,
    /// The title of its card: the practice area, person or action that it is about.
    pub card: Option<String>,
    /// The name of the answer.
    pub label: String,
    /// The answer.
    pub value: Value,
    /// The field that a “Change” link leads to. `None` if the form does not ask for this answer.
    pub place: Option<Place>,
}

/// An answer.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// A grade, or one of the two ways of giving none.
    Grade(Choice),
    /// A text; empty if nothing was entered.
    Text(String),
    /// A quotation, which may be empty, and its speaker.
    Quote(String, &'static str),
}

impl Value {
    /// The answer as plain text.
    pub fn words(&self) -> &str {
        match self {
            Value::Grade(choice) => choice.label(),
            Value::Text(text) | Value::Quote(text, _) if text.is_empty() => NOTHING_ENTERED,
            Value::Text(text) | Value::Quote(text, _) => text,
        }
    }
}

impl Line {
    /// The label outside its card: “Planning” for the grade, “Planning: why this grade” for a text.
    pub fn full_label(&self) -> String {
        let overall = (self.section == OVERALL_GRADE).then_some(self.section);
        match (self.card.as_deref().or(overall), &self.value) {
            (None, _) => self.label.clone(),
            (Some(about), Value::Grade(_)) => about.to_owned(),
            (Some(about), Value::Text(_) | Value::Quote(..)) => {
                format!("{about}: {}", lower_first(&self.label))
            }
        }
    }
}

/// Collects lines.
pub(super) struct Writer<'a> {
    pub(super) tool: &'a AuditTool,
    pub(super) reader: Reader,
    section: &'static str,
    card: Option<String>,
    lines: Vec<Line>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(tool: &'a AuditTool, reader: Reader) -> Self {
        Self {
            tool,
            reader,
            section: "",
            card: None,
            lines: Vec::new(),
        }
    }

    pub(super) fn done(self) -> Vec<Line> {
        self.lines
    }

    /// Starts a section, or a card in it.
    pub(super) fn begin(&mut self, section: &'static str, card: Option<&str>) {
        self.section = section;
        self.card = card.map(str::to_owned);
    }

    pub(super) fn line(&mut self, label: impl Into<String>, place: impl Into<Option<Place>>, value: Value) {
        self.lines.push(Line {
            section: self.section,
            card: self.card.clone(),
            label: label.into(),
            value,
            place: place.into(),
        });
    }

    /// A text. An empty one is left out, except for the auditor, who can still fill it in.
    pub(super) fn text(&mut self, label: &str, place: impl Into<Option<Place>>, text: impl ToString) {
        let text = text.to_string().trim().to_owned();
        if self.reader == Reader::Auditor || !text.is_empty() {
            self.line(label, place, Value::Text(text));
        }
    }

    /// A date. If it is not a real date, the text as typed.
    pub(super) fn day(&mut self, label: &str, place: Place, day: &DateDraft) {
        let words = match day.read() {
            Typed::Day(day) => dates::day(day),
            Typed::Nothing => String::new(),
            Typed::NoDay(_) => format!("{} {} {}", day.day, day.month, day.year),
        };
        self.text(label, place, words);
    }

    pub(super) fn grade(&mut self, label: &str, place: Place, choice: Option<Choice>) {
        match choice {
            Some(choice) => self.line(label, place, Value::Grade(choice)),
            None => self.text(label, place, ""),
        }
    }

    pub(super) fn reasons(&mut self, label: &str, place: Place, reasons: &ReasonsDraft) {
        let words = reasons.finish().map(|reasons| reasons_words(&reasons, self.tool));
        self.text(label, place, words.unwrap_or_default());
    }
}

/// "Primary reason: drift. Contributing: plan not recorded on file."
fn reasons_words(reasons: &Reasons, tool: &AuditTool) -> String {
    let primary = tool.reason_name(reasons.primary());
    let contributing: Vec<_> = reasons
        .contributing()
        .iter()
        .map(|key| tool.reason_name(key))
        .collect();
    if contributing.is_empty() {
        format!("Primary reason: {primary}.")
    } else {
        format!(
            "Primary reason: {primary}. Contributing: {}.",
            contributing.join("; ")
        )
    }
}
