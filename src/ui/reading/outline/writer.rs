//! A line, and what the outlines are written with.

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

/// One thing that is said.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The heading it stands under.
    pub section: &'static str,
    /// What it is about, where a section says the same things of several.
    pub card: Option<String>,
    /// What was asked.
    pub label: String,
    /// What was answered.
    pub value: Value,
    /// The field in which it was asked.
    pub place: Option<Place>,
}

/// An answer.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// What was chosen for a finding.
    Grade(Choice),
    /// A text; empty where nothing was entered.
    Text(String),
    /// Somebody's own words, empty where they were not written down, and who said them.
    Quote(String, &'static str),
}

impl Value {
    /// The answer in words alone.
    pub fn words(&self) -> &str {
        match self {
            Value::Grade(choice) => choice.label(),
            Value::Text(text) | Value::Quote(text, _) if text.is_empty() => NOTHING_ENTERED,
            Value::Text(text) | Value::Quote(text, _) => text,
        }
    }
}

impl Line {
    /// What it is called beside lines of other cards: "Planning" for the grade, "Planning: why this grade" for a text.
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

/// Lines being written.
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

    /// The lines that follow stand under this heading, and on this card.
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

    /// A text. Where nothing was entered, only the auditor is told so, who can still enter something.
    pub(super) fn text(&mut self, label: &str, place: impl Into<Option<Place>>, text: impl ToString) {
        let text = text.to_string().trim().to_owned();
        if self.reader == Reader::Auditor || !text.is_empty() {
            self.line(label, place, Value::Text(text));
        }
    }

    /// A date; what is no day is shown as it was typed.
    pub(super) fn day(&mut self, label: &str, place: Place, day: &DateDraft) {
        let words = match day.read() {
            Typed::Day(day) => dates::day(day),
            Typed::Nothing => String::new(),
            Typed::NoDay => format!("{} {} {}", day.day, day.month, day.year),
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
