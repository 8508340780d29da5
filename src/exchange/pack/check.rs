//! Checks that apply to every entry, of known and of unknown kinds: depth, lengths, characters, numbers. Accepted
//! entries are stored and passed on, so they are checked here and never again.

use serde_json::{Number, Value};

use super::{
    fault::PackFault,
    limits::{MOST_DEPTH, MOST_TEXT},
};
use crate::domain::words::turns_direction;

/// The greatest whole number that every program reads from JSON exactly.
const MOST_NUMBER: u64 = (1 << 53) - 1;

/// The number of commas outside texts in a line of JSON, counted without parsing the line.
pub(super) fn values(line: &[u8]) -> usize {
    let (mut count, mut in_text, mut escaped) = (0, false, false);
    for byte in line {
        if in_text {
            in_text = escaped || *byte != b'"';
            escaped = !escaped && *byte == b'\\';
        } else {
            in_text = *byte == b'"';
            count += usize::from(*byte == b',');
        }
    }
    count
}

/// Checks the entry on a line.
pub(super) fn check(line: usize, value: &Value) -> Result<(), PackFault> {
    Check {
        line,
        place: Vec::new(),
    }
    .value(value)
}

struct Check<'a> {
    line: usize,
    place: Vec<Step<'a>>,
}

enum Step<'a> {
    Field(&'a str),
    Item(usize),
}

impl<'a> Check<'a> {
    fn value(&mut self, value: &'a Value) -> Result<(), PackFault> {
        match value {
            Value::Null | Value::Bool(_) => Ok(()),
            Value::Number(number) => self.number(number),
            Value::String(text) => self.text(text),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .try_for_each(|(n, item)| self.within(Step::Item(n), item)),
            Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
                self.text(name)?;
                self.within(Step::Field(name), value)
            }),
        }
    }

    fn within(&mut self, step: Step<'a>, value: &'a Value) -> Result<(), PackFault> {
        self.place.push(step);
        let holds_more = matches!(value, Value::Array(_) | Value::Object(_));
        if holds_more && self.place.len() >= MOST_DEPTH {
            return Err(PackFault::TooDeep { line: self.line });
        }
        self.value(value)?;
        self.place.pop();
        Ok(())
    }

    fn number(&self, number: &Number) -> Result<(), PackFault> {
        let size = number.as_u64().or(number.as_i64().map(i64::unsigned_abs));
        if size.is_some_and(|size| size <= MOST_NUMBER) {
            return Ok(());
        }
        Err(PackFault::Number {
            line: self.line,
            field: self.field(),
        })
    }

    fn text(&self, text: &str) -> Result<(), PackFault> {
        if text.len() > MOST_TEXT {
            return Err(PackFault::TextTooLong {
                line: self.line,
                field: self.field(),
            });
        }
        let invisible =
            |c: &char| turns_direction(*c) || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        match text.chars().find(invisible) {
            None => Ok(()),
            Some(character) => Err(PackFault::Invisible {
                line: self.line,
                field: self.field(),
                character,
            }),
        }
    }

    /// Such as `body.areas[3].why`. Names come from the file, so they are shortened and cleaned.
    fn field(&self) -> String {
        let mut field = String::new();
        for step in &self.place {
            match step {
                Step::Field(name) => {
                    if !field.is_empty() {
                        field.push('.');
                    }
                    field.extend(
                        name.chars()
                            .filter(|c| !c.is_control() && !turns_direction(*c))
                            .take(40),
                    );
                }
                Step::Item(n) => field.push_str(&format!("[{n}]")),
            }
        }
        field
    }
}
