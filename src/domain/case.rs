//! The case that an audit is about: a case reference, never a name.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    id::WeekId,
    key::{AuditTypeKey, ServiceAreaKey},
    words::Words,
};

/// The details of the case and of its audit.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CaseDetails {
    /// The number or code of the record in the council's own system.
    pub reference: CaseReference,
    /// The service area that works with the child.
    pub service_area: ServiceAreaKey,
    /// The team, if the auditor named one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<Words>,
    /// The type of audit.
    pub audit_type: AuditTypeKey,
    /// The first day of the period looked at in the record.
    pub from: Date,
    /// The last day of that period; not before the first.
    pub to: Date,
    /// The day of the audit.
    pub audited_on: Date,
    /// The practice week it belongs to, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub week: Option<WeekId>,
}

/// A case reference: one line, at most 40 characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CaseReference(String);

/// Why a text cannot be a case reference.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum ReferenceFault {
    /// It is empty.
    #[error("Enter the case reference from your case management system")]
    Empty,
    /// Too long for a reference.
    #[error("Case reference must be 40 characters or fewer")]
    TooLong,
    /// A line break or another control character.
    #[error("Case reference must be one line of letters and numbers; type it again")]
    ControlCharacter,
}

/// The name of an audit in a list.
pub fn called(case: Option<&CaseReference>) -> String {
    case.map_or_else(
        || "An audit whose case reference is not here".to_owned(),
        ToString::to_string,
    )
}

impl CaseReference {
    /// Parses a reference as typed.
    ///
    /// # Errors
    /// If it is empty, longer than 40 characters, or more than one line.
    pub fn parse(text: &str) -> Result<Self, ReferenceFault> {
        let text = super::words::without_turns(text);
        let text = text.trim();
        if super::words::is_blank(text) {
            Err(ReferenceFault::Empty)
        } else if text.chars().count() > 40 {
            Err(ReferenceFault::TooLong)
        } else if text.chars().any(char::is_control) {
            Err(ReferenceFault::ControlCharacter)
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// Parses a reference that somebody types, pastes or imports now. Invisible characters are removed: they would make
    /// two audits of one case look like audits of two. A stored reference keeps them, because it is what was recorded.
    ///
    /// # Errors
    /// As [`CaseReference::parse`].
    pub fn typed(text: &str) -> Result<Self, ReferenceFault> {
        Self::parse(&super::words::visible(text))
    }

    /// The reference.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the reference looks like, if it may not be a reference. Such references are questioned, not refused: some
    /// councils' references do look like this.
    pub fn doubt(&self) -> Option<ReferenceDoubt> {
        let text = plain(&self.0);
        if numbers(&text).any(is_nhs_number) {
            Some(ReferenceDoubt::NhsNumber)
        } else if numbers(&text).any(is_date_of_birth) || names_a_month(&text) {
            Some(ReferenceDoubt::DateOfBirth)
        } else {
            is_name(&text).then_some(ReferenceDoubt::Name)
        }
    }
}

impl TryFrom<String> for CaseReference {
    type Error = ReferenceFault;
    fn try_from(text: String) -> Result<Self, ReferenceFault> {
        Self::parse(&text)
    }
}

impl From<CaseReference> for String {
    fn from(reference: CaseReference) -> String {
        reference.0
    }
}

impl fmt::Display for CaseReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a case reference looks like instead of a reference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReferenceDoubt {
    /// Mostly letters, as names are.
    Name,
    /// A date.
    DateOfBirth,
    /// Ten digits with a correct check digit.
    NhsNumber,
}

impl fmt::Display for ReferenceDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ReferenceDoubt::Name => "a name",
            ReferenceDoubt::DateOfBirth => "a date of birth",
            ReferenceDoubt::NhsNumber => "an NHS number",
        })
    }
}

/// The text with every kind of space and dash replaced by the plain one, because references are pasted from letters.
fn plain(text: &str) -> String {
    let plain = |c: char| match c {
        c if c.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => c,
    };
    text.chars().map(plain).collect()
}

/// The groups of digits, with the separators between them, anywhere in the text: "DOB 3/11/2014".
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let within = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '/' | '.');
    text.split(move |c| !within(c))
        .map(|number| number.trim_matches(|c: char| !c.is_ascii_digit()))
        .filter(|number| !number.is_empty())
}

/// Ten digits, of which the last is the Modulus 11 check digit of the first nine, as the NHS Data Dictionary defines
/// the NHS number.
fn is_nhs_number(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let [body @ .., check] = &digits[..] else {
        return false;
    };
    if body.len() != 9 {
        return false;
    }
    let sum: u32 = body
        .iter()
        .zip((2..=10).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    (11 - sum % 11) % 11 == *check
}

/// References contain numbers of some length; names contain none, or at most a count or an age: "Smith J", "SMITH 12".
/// Two words are also a name, whatever number follows, if one of them is capitalised as names are: "Sam Carter 104882".
fn is_name(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    let longest = words.iter().map(|word| word.chars().count()).max().unwrap_or(0);
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    let is_capitalised = |word: &&str| {
        let mut chars = word.chars();
        chars.next().is_some_and(char::is_uppercase)
            && word.chars().count() > 2
            && chars.all(|c| !c.is_uppercase())
    };
    match digits {
        0 => letters >= 3,
        1..=3 if longest >= 4 => true,
        _ => words.len() > 1 && words.iter().any(is_capitalised),
    }
}

fn is_date_of_birth(text: &str) -> bool {
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|p| !p.is_empty())
        .collect();
    let number = |s: &str| s.parse::<u32>().unwrap_or(0);
    let day_month = |d: u32, m: u32| (1..=31).contains(&d) && (1..=12).contains(&m);
    match parts[..] {
        [a, b, c] if a.len() == 4 => plausible_year(number(a)) && day_month(number(c), number(b)),
        [a, b, c] => {
            (c.len() == 2 || (c.len() == 4 && plausible_year(number(c)))) && day_month(number(a), number(b))
        }
        [one] if one.len() == 8 => {
            let (day, month, year) = (number(&one[..2]), number(&one[2..4]), number(&one[4..]));
            let reversed = (number(&one[6..]), number(&one[4..6]), number(&one[..4]));
            (day_month(day, month) && plausible_year(year))
                || (day_month(reversed.0, reversed.1) && plausible_year(reversed.2))
        }
        _ => false,
    }
}

fn plausible_year(year: u32) -> bool {
    (1920..=2100).contains(&year)
}

fn names_a_month(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let is_date = |words: &[String]| {
        let [day, month, year] = words else { return false };
        let day: String = day.chars().take_while(char::is_ascii_digit).collect();
        MONTHS.iter().any(|m| month.starts_with(m))
            && day.parse::<u32>().is_ok_and(|d| (1..=31).contains(&d))
            && year.parse::<u32>().is_ok_and(|y| y < 100 || plausible_year(y))
    };
    words.windows(3).any(is_date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_that_looks_like_something_else_is_questioned() {
        let doubt = |text| CaseReference::parse(text).expect("a reference").doubt();
        for name in [
            "Sam Carter",
            "O’Neill",
            "ellis",
            "Smith J",
            "SMITH 12",
            "Smith, J (2)",
            "Sam Carter 104882",
            "Chloë ٣",
        ] {
            assert_eq!(doubt(name), Some(ReferenceDoubt::Name), "{name}");
        }
        for date in [
            "03/11/2014",
            "3.11.14",
            "2014-11-03",
            "03112014",
            "20141103",
            "3 Nov 2014",
            "3rd November 2014",
            "DOB 3/11/2014",
            "Sam C, 3 Nov 2014",
            "03–11–2014",
        ] {
            assert_eq!(doubt(date), Some(ReferenceDoubt::DateOfBirth), "{date}");
        }
        for nhs in [
            "943 476 5919",
            "9434765919",
            "NHS 943 476 5919",
            "943\u{a0}476\u{a0}5919",
        ] {
            assert_eq!(doubt(nhs), Some(ReferenceDoubt::NhsNumber), "{nhs}");
        }
        for fine in [
            "P-104882",
            "482913",
            "9434765918",
            "CSW 24-0193",
            "12345678",
            "AB",
            "MASH-2024-118",
            "CLA 12",
            "TC-20999",
            "Case 104882",
        ] {
            assert_eq!(doubt(fine), None, "{fine}");
        }
    }

    #[test]
    fn a_reference_is_one_short_line() {
        assert_eq!(CaseReference::parse(" "), Err(ReferenceFault::Empty));
        assert_eq!(
            CaseReference::parse("\u{200b}\u{200b}"),
            Err(ReferenceFault::Empty)
        );
        assert_eq!(
            CaseReference::parse(&"1".repeat(41)),
            Err(ReferenceFault::TooLong)
        );
        assert_eq!(
            CaseReference::parse("12\n34"),
            Err(ReferenceFault::ControlCharacter)
        );
    }
}
