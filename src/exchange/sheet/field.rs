//! The fields of an audit that a column can contain.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

mod part;

pub use part::{ActionPart, AreaPart, ContactPart, Whose};

use super::words::Vocabulary;
use crate::domain::{key::AreaKey, tool::AuditTool};

/// A field of an audit that a spreadsheet may have a column for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Field {
    /// The case reference.
    Reference,
    /// The service area.
    ServiceArea,
    /// The team.
    Team,
    /// The type of audit.
    AuditType,
    /// The auditor's name.
    Auditor,
    /// The day on which the audit was completed.
    Completed,
    /// The day of the audit, if it is a different one.
    Audited,
    /// The first day of the period looked at.
    From,
    /// The last day of the period looked at.
    To,
    /// A part of a practice area.
    Area(AreaPart, AreaKey),
    /// The primary reason of inadequate practice areas.
    AreaPrimary,
    /// The overall grade.
    OverallGrade,
    /// The reason for the overall grade.
    OverallReason,
    /// The primary reason of an overall grade of inadequate.
    OverallPrimary,
    /// A part of the action.
    Action(ActionPart),
    /// How somebody's views were sought.
    Contact(Whose, ContactPart),
    /// A note for the library of good practice.
    GoodPractice,
}

impl Field {
    /// Every field under a tool, in the order of the questions.
    pub fn all(tool: &AuditTool) -> Vec<Self> {
        let mut all = Self::case();
        all.extend(Self::areas(tool));
        all.extend(Self::overall());
        all.extend(Self::actions());
        all.extend(Self::contacts());
        all
    }

    /// The case and its audit.
    pub fn case() -> Vec<Self> {
        vec![
            Self::Reference,
            Self::ServiceArea,
            Self::Team,
            Self::AuditType,
            Self::Auditor,
            Self::Completed,
            Self::Audited,
            Self::From,
            Self::To,
        ]
    }

    /// The practice areas, part by part.
    pub fn areas(tool: &AuditTool) -> Vec<Self> {
        let parts = |key: &AreaKey| AreaPart::ALL.map(|part| Self::Area(part, key.clone()));
        tool.areas.iter().flat_map(|area| parts(&area.key)).collect()
    }

    /// The audit as a whole.
    pub fn overall() -> Vec<Self> {
        vec![
            Self::OverallGrade,
            Self::OverallReason,
            Self::OverallPrimary,
            Self::AreaPrimary,
            Self::GoodPractice,
        ]
    }

    /// The action.
    pub fn actions() -> Vec<Self> {
        ActionPart::ALL.map(Self::Action).into()
    }

    /// The family.
    pub fn contacts() -> Vec<Self> {
        let parts = |whose| ContactPart::ALL.map(|part| Self::Contact(whose, part));
        Whose::ALL.into_iter().flat_map(parts).collect()
    }

    /// Its name, for people.
    pub fn label(&self, tool: &AuditTool) -> String {
        match self {
            Self::Reference => "Case reference".to_owned(),
            Self::ServiceArea => "Service area".to_owned(),
            Self::Team => "Team".to_owned(),
            Self::AuditType => "Type of audit".to_owned(),
            Self::Auditor => "Auditor’s name".to_owned(),
            Self::Completed => "Day the audit was completed".to_owned(),
            Self::Audited => "Day of the audit".to_owned(),
            Self::From => "First day of the period looked at".to_owned(),
            Self::To => "Last day of the period looked at".to_owned(),
            Self::Area(part, key) => format!("{}: {}", tool.area_name(key), part.label()),
            Self::AreaPrimary => "Primary reason of each inadequate practice area".to_owned(),
            Self::OverallGrade => "Overall grade".to_owned(),
            Self::OverallReason => "Reason for the overall grade".to_owned(),
            Self::OverallPrimary => "Primary reason why it is inadequate overall".to_owned(),
            Self::Action(ActionPart::What) => "Action: what is to be done".to_owned(),
            Self::Action(ActionPart::Owner) => "Action: the role that owns it".to_owned(),
            Self::Action(ActionPart::Due) => "Action: due date".to_owned(),
            Self::Action(ActionPart::PutsRight) => "Action: what it puts right".to_owned(),
            Self::Contact(whose, part) => format!("{}: {}", whose.label(), part.label()),
            Self::GoodPractice => "Good practice".to_owned(),
        }
    }

    /// The list of words for its column; `None` if it contains texts, dates or numbers.
    pub fn vocabulary(&self) -> Option<Vocabulary> {
        match self {
            Self::Area(AreaPart::Grade, _) | Self::OverallGrade => Some(Vocabulary::Grade),
            Self::ServiceArea => Some(Vocabulary::ServiceArea),
            Self::AuditType => Some(Vocabulary::AuditType),
            Self::AreaPrimary | Self::OverallPrimary => Some(Vocabulary::Reason),
            Self::Contact(_, ContactPart::Outcome) => Some(Vocabulary::Outcome),
            Self::Contact(_, ContactPart::Method) => Some(Vocabulary::Method),
            Self::Reference
            | Self::Team
            | Self::Auditor
            | Self::Completed
            | Self::Audited
            | Self::From
            | Self::To
            | Self::Area(AreaPart::Saw | AreaPart::Why | AreaPart::Impact, _)
            | Self::OverallReason
            | Self::Action(_)
            | Self::Contact(_, ContactPart::On | ContactPart::Attempts | ContactPart::Note)
            | Self::GoodPractice => None,
        }
    }

    /// Whether its column contains dates.
    pub fn is_day(&self) -> bool {
        matches!(
            self,
            Self::Completed
                | Self::Audited
                | Self::From
                | Self::To
                | Self::Action(ActionPart::Due)
                | Self::Contact(_, ContactPart::On)
        )
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reference => f.write_str("reference"),
            Self::ServiceArea => f.write_str("service-area"),
            Self::Team => f.write_str("team"),
            Self::AuditType => f.write_str("audit-type"),
            Self::Auditor => f.write_str("auditor"),
            Self::Completed => f.write_str("completed"),
            Self::Audited => f.write_str("audited"),
            Self::From => f.write_str("from"),
            Self::To => f.write_str("to"),
            Self::Area(part, key) => write!(f, "area.{}.{key}", part.word()),
            Self::AreaPrimary => f.write_str("area-primary"),
            Self::OverallGrade => f.write_str("overall-grade"),
            Self::OverallReason => f.write_str("overall-reason"),
            Self::OverallPrimary => f.write_str("overall-primary"),
            Self::Action(part) => write!(f, "action.{}", part.word()),
            Self::Contact(whose, part) => write!(f, "contact.{}.{}", whose.word(), part.word()),
            Self::GoodPractice => f.write_str("good-practice"),
        }
    }
}

/// A text that names no field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("no such field")]
pub struct NoField;

impl FromStr for Field {
    type Err = NoField;

    fn from_str(text: &str) -> Result<Self, NoField> {
        let parts: Vec<&str> = text.split('.').collect();
        match parts[..] {
            ["area", part, key] => {
                let part = AreaPart::ALL.into_iter().find(|known| known.word() == part);
                Ok(Self::Area(
                    part.ok_or(NoField)?,
                    key.parse().map_err(|_| NoField)?,
                ))
            }
            ["area-primary"] => Ok(Self::AreaPrimary),
            _ => {
                let plain = [Self::case(), Self::overall(), Self::actions(), Self::contacts()];
                let named = plain
                    .into_iter()
                    .flatten()
                    .find(|field| field.to_string() == text);
                named.ok_or(NoField)
            }
        }
    }
}

impl TryFrom<String> for Field {
    type Error = NoField;
    fn try_from(text: String) -> Result<Self, NoField> {
        text.parse()
    }
}

impl From<Field> for String {
    fn from(field: Field) -> String {
        field.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_read_back_from_its_name() {
        let all = Field::all(&AuditTool::shipped());
        assert_eq!(all.len(), 9 + 14 * 4 + 5 + 4 + 10);
        for field in all {
            assert_eq!(field.to_string().parse(), Ok(field));
        }
        assert_eq!("area.grade".parse::<Field>(), Err(NoField));
    }
}
