//! The immediate safeguarding concern: a child may be unsafe now. Raising it never waits for the audit to be finished.

use jiff::civil::{DateTime, Time};
use serde::{Deserialize, Serialize};

use super::{
    case::CaseReference,
    draft::DateDraft,
    id::{AuditId, ConcernId},
    words::{Words, WordsFault},
};
use crate::domain::day;

/// A concern as it was raised.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Concern {
    /// Its id.
    pub id: ConcernId,
    /// What the auditor saw or heard.
    pub what: Words,
    /// The case, if the draft named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseReference>,
}

impl Concern {
    /// Parses what was seen or heard.
    ///
    /// # Errors
    /// If it is not accepted: what to do.
    pub fn read(text: &str) -> Result<Words, String> {
        Words::parse(text).map_err(|fault| match fault {
            WordsFault::Empty => "Say what you have seen or heard".to_owned(),
            WordsFault::TooLong | WordsFault::ControlCharacter => {
                format!("What you have seen or heard: {fault}")
            }
        })
    }
}

/// Who was told of a concern, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Told {
    /// The concern.
    pub concern: ConcernId,
    /// Who was told: a role or a service, such as "duty manager, Initial Response".
    pub whom: Words,
    /// When, in local time.
    pub at: DateTime,
}

/// A concern as typed, before it is recorded.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ConcernDraft {
    /// The audit it is about.
    pub audit: AuditId,
    /// What was seen or heard.
    #[serde(default)]
    pub what: String,
    /// Who has been told already, if anybody has.
    #[serde(default)]
    pub told: TellDraft,
}

/// Who was told and when, as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct TellDraft {
    /// Who was told.
    pub whom: String,
    /// On which day.
    pub on: DateDraft,
    /// At what time, as people write it: "16:45", "9.05", "1645".
    pub time: String,
}

/// A field of [`TellDraft`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TellField {
    /// Who was told.
    Whom,
    /// On which day.
    On,
    /// At what time.
    Time,
}

/// A problem that prevents an entry, with its field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TellProblem {
    /// Where.
    pub field: TellField,
    /// What to do.
    pub text: String,
}

impl TellDraft {
    /// A draft with the time filled in and nobody named.
    pub fn at(now: DateTime) -> Self {
        Self {
            whom: String::new(),
            on: DateDraft::of(now.date()),
            time: day::time(now),
        }
    }

    /// Whether anybody is named. Until then there is nothing to commit.
    pub fn names_somebody(&self) -> bool {
        !self.whom.trim().is_empty()
    }

    /// Turns the draft into the content of an entry, or lists every problem.
    ///
    /// # Errors
    /// If nobody is named, or the time is invalid or in the future.
    pub fn finish(&self, concern: ConcernId, now: DateTime) -> Result<Told, Vec<TellProblem>> {
        let mut problems = Vec::new();
        let mut problem = |field, text: String| problems.push(TellProblem { field, text });
        let whom = match Words::parse(&self.whom) {
            Ok(whom) => Some(whom),
            Err(WordsFault::Empty) => {
                problem(TellField::Whom, "Enter who you told".to_owned());
                None
            }
            Err(fault) => {
                problem(TellField::Whom, format!("Who you told: {fault}"));
                None
            }
        };
        let day = self.on.day();
        if day.is_none() {
            problem(
                TellField::On,
                "Enter the date you told them, like 14 11 2024".to_owned(),
            );
        }
        let time = read_time(&self.time);
        if time.is_none() {
            problem(
                TellField::Time,
                "Enter the time you told them, like 16:45".to_owned(),
            );
        }
        let at = day.zip(time).map(|(day, time)| day.to_datetime(time));
        if at.is_some_and(|at| at > now) {
            let field = if day > Some(now.date()) {
                TellField::On
            } else {
                TellField::Time
            };
            problem(field, "The time you told them must be now or earlier".to_owned());
        }
        match (whom, at) {
            (Some(whom), Some(at)) if problems.is_empty() => Ok(Told { concern, whom, at }),
            _ => Err(problems),
        }
    }
}

/// Reads a time of day as people write it, on a 24-hour clock.
fn read_time(text: &str) -> Option<Time> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let fits = text
        .trim()
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ' '));
    if !fits || !(3..=4).contains(&digits.len()) {
        return None;
    }
    let (hour, minute) = digits.split_at(digits.len() - 2);
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::id::Seed;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (text, hour, minute) in [
            ("16:45", 16, 45),
            ("9.05", 9, 5),
            ("0905", 9, 5),
            (" 00:00 ", 0, 0),
        ] {
            assert_eq!(read_time(text), Time::new(hour, minute, 0, 0).ok(), "{text}");
        }
        for bad in ["", "4", "25:00", "16:61", "4pm", "16-45", "123456", "ab:cd"] {
            assert_eq!(read_time(bad), None, "{bad}");
        }
    }

    #[test]
    fn telling_somebody_needs_who_and_a_time_that_has_come() {
        let now = date(2024, 12, 16).at(16, 45, 0, 0);
        let concern = ConcernId::new(Seed {
            millis: 1,
            random: [1; 10],
        });
        let fields = |draft: &TellDraft| {
            let problems = draft.finish(concern, now).err().unwrap_or_default();
            problems.into_iter().map(|p| p.field).collect::<Vec<_>>()
        };
        let mut draft = TellDraft::at(now);
        assert_eq!(fields(&draft), [TellField::Whom]);
        draft.whom = "Duty manager".to_owned();
        assert!(draft.finish(concern, now).is_ok_and(|told| told.at == now));
        draft.time = "16:46".to_owned();
        assert_eq!(fields(&draft), [TellField::Time]);
        draft.on.day = "17".to_owned();
        assert_eq!(fields(&draft), [TellField::On]);
        assert_eq!(
            fields(&TellDraft::default()),
            [TellField::Whom, TellField::On, TellField::Time]
        );
    }
}
