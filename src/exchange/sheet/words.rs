//! A spreadsheet's words for grades, service areas, reasons and other lists. A word with two possible meanings is never
//! guessed.

use serde::{Deserialize, Serialize};

use crate::domain::{
    family::OutcomeKind,
    grade::Grade,
    graded::Choice,
    tool::{AuditTool, Named},
    words::visible,
};

/// A list of choices: a cell's word has to mean one of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vocabulary {
    /// Grades, overall and of practice areas.
    Grade,
    /// Service areas.
    ServiceArea,
    /// Types of audit.
    AuditType,
    /// Reasons for inadequate.
    Reason,
    /// Outcomes of seeking somebody's views.
    Outcome,
    /// Methods of speaking with a family.
    Method,
}

/// The meaning of a word.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// This choice of the list: the value of an option in the form.
    Means(String),
    /// None: a row with this word is not imported.
    Refuse,
}

impl Vocabulary {
    /// Every list.
    pub const ALL: [Self; 6] = [
        Self::Grade,
        Self::ServiceArea,
        Self::AuditType,
        Self::Reason,
        Self::Outcome,
        Self::Method,
    ];

    /// The name of the list.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Grade => "Grades",
            Self::ServiceArea => "Service areas",
            Self::AuditType => "Types of audit",
            Self::Reason => "Reasons for inadequate",
            Self::Outcome => "Whether the family was spoken to",
            Self::Method => "How they spoke",
        }
    }

    /// Its word in an element's id.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Grade => "grade",
            Self::ServiceArea => "service-area",
            Self::AuditType => "audit-type",
            Self::Reason => "reason",
            Self::Outcome => "outcome",
            Self::Method => "method",
        }
    }

    /// The choices, each with its name.
    pub fn choices(self, tool: &AuditTool) -> Vec<(String, String)> {
        fn named<K: ToString>(list: &[Named<K>]) -> Vec<(String, String)> {
            list.iter()
                .map(|one| (one.key.to_string(), one.name.clone()))
                .collect()
        }
        match self {
            Self::Grade => {
                let graded = tool.scale.grades().iter().copied().map(Choice::Graded);
                let all = graded.chain([Choice::NotApplicable, Choice::NotEnoughEvidence]);
                all.map(|choice| (choice.word().to_owned(), choice.label().to_owned()))
                    .collect()
            }
            Self::ServiceArea => named(&tool.service_areas),
            Self::AuditType => named(&tool.audit_types),
            Self::Reason => named(&tool.reasons),
            Self::Outcome => {
                let asked = OutcomeKind::ALL
                    .into_iter()
                    .filter(|kind| *kind != OutcomeKind::NotAttempted);
                asked
                    .map(|kind| (kind.word().to_owned(), kind.label().to_owned()))
                    .collect()
            }
            Self::Method => named(&tool.family.methods),
        }
    }

    /// The choice that a word means, if there is no doubt. A mark can be a doubt ("Good?") or a second grade
    /// ("Good/RI"), so a word with marks is known only if it is written so in the audit tool or in the lists below.
    pub fn guess(self, word: &str, tool: &AuditTool) -> Option<String> {
        let word = form(word);
        if word.is_empty() {
            return None;
        }
        let choices = self.choices(tool);
        let named = choices
            .iter()
            .find(|(value, name)| form(name) == word || form(value) == word);
        if let Some((value, _)) = named {
            return Some(value.clone());
        }
        let value = match self {
            Self::Grade => grade(&word)?.word(),
            Self::Outcome => outcome(&word)?.word(),
            Self::ServiceArea | Self::AuditType | Self::Reason | Self::Method => {
                if word.contains(|c: char| !(c.is_alphanumeric() || " '&(),:-".contains(c))) {
                    return None;
                }
                // "MASH" is part of "Front Door (MASH)", and "Permanence Service" contains "Permanence", if this fits
                // only one name.
                let word = plain(&word);
                let within =
                    |name: &str| name.starts_with(&format!("{word} ")) || name.ends_with(&format!(" {word}"));
                let around =
                    |name: &str| word.starts_with(&format!("{name} ")) || word.ends_with(&format!(" {name}"));
                let mut like = choices
                    .iter()
                    .filter(|(_, name)| plain(name) == word || within(&plain(name)) || around(&plain(name)));
                return match (like.next(), like.next()) {
                    (Some((value, _)), None) => Some(value.clone()),
                    _ => None,
                };
            }
        };
        choices
            .iter()
            .any(|(known, _)| known == value)
            .then(|| value.to_owned())
    }
}

/// The form in which headings are compared: lower case, only letters and digits, single spaces.
pub fn plain(text: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let apart: String = visible(text).replace(['\'', '’'], "").chars().map(kept).collect();
    apart
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The form in which answers are compared: lower case, single spaces, without invisible characters, the full stops of
/// abbreviations and apostrophes within words, with hyphens between letters as spaces. Every other mark stays: "Good?"
/// is not "Good", -1 is not 1, and "?" is not "-".
pub fn form(text: &str) -> String {
    let text = visible(text).to_lowercase().replace('_', " ");
    let chars: Vec<char> = text.trim().chars().collect();
    let is_letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphabetic());
    let mut kept = String::new();
    for (at, c) in chars.iter().copied().enumerate() {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        let between_letters = is_letter(before) && is_letter(after);
        match c {
            '.' if is_letter(before) => {}
            '\'' | '’' if between_letters || (at == 0 && is_letter(after)) => {}
            '-' | '\u{2010}' | '\u{2011}' if between_letters => kept.push(' '),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => kept.push('-'),
            c => kept.push(c),
        }
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The usual ways of writing a grade. Deliberately absent: numbers, because the best may be the highest or the lowest;
/// "I", which may be improvement or inadequate; "O", which may be a zero; and "satisfactory", which is on no scale.
fn grade(word: &str) -> Option<Choice> {
    Some(match word {
        "g" => Choice::Graded(Grade::Good),
        "ri"
        | "r i"
        | "req imp"
        | "reqs imp"
        | "requires imp"
        | "requires improvement to be good"
        | "rtbg"
        | "ritbg"
        | "requires improvement (rtbg)"
        | "requires improvement (ri)" => Choice::Graded(Grade::RequiresImprovement),
        "inad" | "inadeq" => Choice::Graded(Grade::Inadequate),
        "outst" => Choice::Graded(Grade::Outstanding),
        "na" | "n a" | "n/a" | "not relevant" => Choice::NotApplicable,
        "nee"
        | "insufficient evidence"
        | "no evidence"
        | "not enough information"
        | "insufficient information" => Choice::NotEnoughEvidence,
        _ => return None,
    })
}

fn outcome(word: &str) -> Option<OutcomeKind> {
    Some(match word {
        "spoke" | "spoken to" | "spoken with" => OutcomeKind::Spoke,
        "refused" | "declined to speak" => OutcomeKind::Declined,
        "no answer" | "no response" | "could not reach" | "unable to reach" | "not reached" => {
            OutcomeKind::NotReached
        }
        "not safe" | "not appropriate" | "inappropriate" => OutcomeKind::NotSafe,
        "observed" | "too young" => OutcomeKind::Observed,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
