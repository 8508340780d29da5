//! A grade as somebody gave it: an inadequate one includes its reasons, and an area may have no grade at all.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{grade::Grade, key::ReasonKey};
use crate::domain::in_order;

/// Why something is inadequate: one primary reason, any number of contributing ones.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "ReasonsText", into = "ReasonsText")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Reasons {
    primary: ReasonKey,
    contributing: Vec<ReasonKey>,
}

/// The primary reason is also a contributing one, or a contributing reason is named twice.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[error("“{0}” is named twice: a reason is either the primary one or a contributing one")]
pub struct ReasonNamedTwice(pub ReasonKey);

impl Reasons {
    /// Reasons with one primary.
    ///
    /// # Errors
    /// If a reason is named twice.
    pub fn new(primary: ReasonKey, mut contributing: Vec<ReasonKey>) -> Result<Self, ReasonNamedTwice> {
        in_order::sort_by(&mut contributing, Ord::cmp);
        let twice = contributing.iter().find(|key| **key == primary).or_else(|| {
            contributing
                .windows(2)
                .find(|pair| pair[0] == pair[1])
                .map(|pair| &pair[0])
        });
        match twice {
            Some(key) => Err(ReasonNamedTwice(key.clone())),
            None => Ok(Self {
                primary,
                contributing,
            }),
        }
    }

    /// The one primary reason.
    pub fn primary(&self) -> &ReasonKey {
        &self.primary
    }

    /// The contributing reasons, sorted.
    pub fn contributing(&self) -> &[ReasonKey] {
        &self.contributing
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct ReasonsText {
    primary: ReasonKey,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    contributing: Vec<ReasonKey>,
}

impl TryFrom<ReasonsText> for Reasons {
    type Error = ReasonNamedTwice;
    fn try_from(text: ReasonsText) -> Result<Self, ReasonNamedTwice> {
        Self::new(text.primary, text.contributing)
    }
}

impl From<Reasons> for ReasonsText {
    fn from(reasons: Reasons) -> Self {
        Self {
            primary: reasons.primary,
            contributing: reasons.contributing,
        }
    }
}

/// The overall grade as given. It cannot be left out, and *inadequate* cannot be given without a reason.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "grade", rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum OverallGrade {
    /// Outstanding.
    Outstanding,
    /// Good.
    Good,
    /// Requires improvement.
    RequiresImprovement,
    /// Inadequate, and why.
    Inadequate(Reasons),
}

impl OverallGrade {
    /// The grade without its reasons.
    pub fn grade(&self) -> Grade {
        match self {
            OverallGrade::Outstanding => Grade::Outstanding,
            OverallGrade::Good => Grade::Good,
            OverallGrade::RequiresImprovement => Grade::RequiresImprovement,
            OverallGrade::Inadequate(_) => Grade::Inadequate,
        }
    }

    /// The reasons, if it is inadequate.
    pub fn reasons(&self) -> Option<&Reasons> {
        match self {
            OverallGrade::Inadequate(reasons) => Some(reasons),
            OverallGrade::Outstanding | OverallGrade::Good | OverallGrade::RequiresImprovement => None,
        }
    }
}

/// The grade of a practice area, or one of the two reasons for giving none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "grade", rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum AreaGrade {
    /// Outstanding.
    Outstanding,
    /// Good.
    Good,
    /// Requires improvement.
    RequiresImprovement,
    /// Inadequate, and why.
    Inadequate(Reasons),
    /// This part of practice does not arise for this child.
    NotApplicable,
    /// It applies, but the record does not show enough to grade it.
    NotEnoughEvidence,
}

impl AreaGrade {
    /// The choice, without its reasons.
    pub fn choice(&self) -> Choice {
        match self {
            AreaGrade::Outstanding => Choice::Graded(Grade::Outstanding),
            AreaGrade::Good => Choice::Graded(Grade::Good),
            AreaGrade::RequiresImprovement => Choice::Graded(Grade::RequiresImprovement),
            AreaGrade::Inadequate(_) => Choice::Graded(Grade::Inadequate),
            AreaGrade::NotApplicable => Choice::NotApplicable,
            AreaGrade::NotEnoughEvidence => Choice::NotEnoughEvidence,
        }
    }

    /// The grade, if one was given.
    pub fn grade(&self) -> Option<Grade> {
        self.choice().grade()
    }

    /// The reasons, if it is inadequate.
    pub fn reasons(&self) -> Option<&Reasons> {
        match self {
            AreaGrade::Inadequate(reasons) => Some(reasons),
            AreaGrade::Outstanding
            | AreaGrade::Good
            | AreaGrade::RequiresImprovement
            | AreaGrade::NotApplicable
            | AreaGrade::NotEnoughEvidence => None,
        }
    }
}

/// The choice for a practice area, without reasons.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// A grade.
    Graded(Grade),
    /// Not applicable: no grade, and never counted as zero.
    NotApplicable,
    /// Not enough evidence: no grade, and never counted as zero.
    NotEnoughEvidence,
}

impl Choice {
    /// The grade, if one was chosen.
    pub fn grade(self) -> Option<Grade> {
        match self {
            Choice::Graded(grade) => Some(grade),
            Choice::NotApplicable | Choice::NotEnoughEvidence => None,
        }
    }

    /// The label on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Choice::Graded(grade) => grade.label(),
            Choice::NotApplicable => "Not applicable",
            Choice::NotEnoughEvidence => "Not enough evidence",
        }
    }

    /// Its value in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Choice::Graded(grade) => grade.word(),
            Choice::NotApplicable => "not applicable",
            Choice::NotEnoughEvidence => "not enough evidence",
        }
    }

    /// The choice with this value in a form.
    pub fn from_word(word: &str) -> Option<Self> {
        Grade::ALL
            .into_iter()
            .map(Choice::Graded)
            .chain([Choice::NotApplicable, Choice::NotEnoughEvidence])
            .find(|choice| choice.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> ReasonKey {
        text.parse().expect("a key")
    }

    #[test]
    fn inadequate_cannot_be_read_without_a_primary_reason() {
        assert!(serde_json::from_str::<AreaGrade>(r#"{"grade":"inadequate"}"#).is_err());
        assert!(
            serde_json::from_str::<OverallGrade>(r#"{"grade":"inadequate","contributing":["drift"]}"#)
                .is_err()
        );
        let read: AreaGrade =
            serde_json::from_str(r#"{"grade":"inadequate","primary":"drift"}"#).expect("reads");
        assert_eq!(read.reasons().map(|r| r.primary().as_str()), Some("drift"));
    }

    #[test]
    fn a_reason_is_primary_or_contributing_never_both() {
        assert!(Reasons::new(key("drift"), vec![key("drift")]).is_err());
        assert!(Reasons::new(key("drift"), vec![key("a"), key("a")]).is_err());
        assert!(Reasons::new(key("drift"), vec![key("b"), key("a")]).is_ok());
    }

    #[test]
    fn a_choice_survives_its_form_value() {
        for word in [
            "good",
            "requires improvement",
            "not applicable",
            "not enough evidence",
        ] {
            assert_eq!(Choice::from_word(word).map(Choice::word), Some(word));
        }
        assert_eq!(Choice::from_word("excellent"), None);
    }
}
