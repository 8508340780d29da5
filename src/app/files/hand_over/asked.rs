//! What somebody wants to hand over, and for which purpose, as far as they have answered. There are no defaults,
//! because a wrong one could show grades to somebody who must not see them yet. Where a button on another page says what
//! it hands over and to whom, the page begins with that (`next.rs`), and it can be changed.

use std::collections::BTreeSet;

use thiserror::Error;

use crate::{
    domain::{
        id::{AuditId, WeekId},
        quarter::Quarter,
        workspace::Workspace,
    },
    exchange::pack::{Choice, Purpose},
};

/// Which audits, as the question puts it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AuditSelection {
    /// Those of a practice week.
    Week,
    /// Those of a quarter.
    Quarter,
    /// Those ticked.
    Audits,
    /// All of them.
    Everything,
}

/// The answers so far.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Answers {
    /// Which audits.
    pub what: Option<AuditSelection>,
    /// Which practice week.
    pub week: Option<WeekId>,
    /// Which quarter.
    pub quarter: Option<Quarter>,
    /// The audits ticked.
    pub audits: BTreeSet<AuditId>,
    /// The purpose.
    pub purpose: Option<Purpose>,
}

/// An answer that is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Missing {
    /// Which audits.
    #[error("Choose what to hand over")]
    AuditSelection,
    /// Which practice week.
    #[error("Choose the practice week")]
    Week,
    /// Which quarter.
    #[error("Choose the quarter")]
    Quarter,
    /// Which audits.
    #[error("Tick the audits to hand over")]
    Audits,
    /// The purpose.
    #[error("Choose what the file is for")]
    Purpose,
}

impl AuditSelection {
    /// Every option, in the order in which they are offered.
    pub const ALL: [AuditSelection; 4] = [
        AuditSelection::Week,
        AuditSelection::Quarter,
        AuditSelection::Audits,
        AuditSelection::Everything,
    ];

    /// The value in a form.
    pub const fn key(self) -> &'static str {
        match self {
            AuditSelection::Week => "week",
            AuditSelection::Quarter => "quarter",
            AuditSelection::Audits => "audits",
            AuditSelection::Everything => "everything",
        }
    }

    /// The option with this value in a form.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.key() == key)
    }
}

impl Answers {
    /// The choice and the purpose. If there is only one practice week or one quarter, it is chosen.
    ///
    /// # Errors
    /// Everything that is missing.
    pub fn whole(&self, workspace: &Workspace) -> Result<(Choice, Purpose), Vec<Missing>> {
        let choice = match self.what {
            None => Err(Missing::AuditSelection),
            Some(AuditSelection::Week) => {
                let only = || match workspace.weeks()[..] {
                    [only] => Some(only.id),
                    _ => None,
                };
                self.week.or_else(only).map(Choice::Week).ok_or(Missing::Week)
            }
            Some(AuditSelection::Quarter) => {
                let quarters = workspace.quarters();
                let only = || quarters.first().copied().filter(|_| quarters.len() == 1);
                self.quarter
                    .or_else(only)
                    .map(Choice::Quarter)
                    .ok_or(Missing::Quarter)
            }
            Some(AuditSelection::Audits) if self.audits.is_empty() => Err(Missing::Audits),
            Some(AuditSelection::Audits) => Ok(Choice::Audits(self.audits.clone())),
            Some(AuditSelection::Everything) => Ok(Choice::Everything),
        };
        match (choice, self.purpose) {
            (Ok(choice), Some(purpose)) => Ok((choice, purpose)),
            (choice, purpose) => {
                let purpose = purpose.is_none().then_some(Missing::Purpose);
                Err(choice.err().into_iter().chain(purpose).collect())
            }
        }
    }
}

/// What is chosen, in words; `None` for audits that are ticked one by one, which no words name together.
pub fn choice_in_words(workspace: &Workspace, choice: &Choice) -> Option<String> {
    match choice {
        Choice::Everything => Some("Everything on this device".to_owned()),
        Choice::Week(week) => {
            let name = workspace.week_name(Some(*week));
            Some(name.map_or_else(
                || "A practice week".to_owned(),
                |name| format!("The practice week “{name}”"),
            ))
        }
        Choice::Quarter(quarter) => Some(format!("The quarter {}", quarter.name())),
        Choice::Audits(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_assumed_and_all_that_is_missing_is_said_at_once() {
        let empty = Workspace::empty();
        let asked = Answers::default();
        assert_eq!(
            asked.whole(&empty),
            Err(vec![Missing::AuditSelection, Missing::Purpose])
        );
        let cases = [
            (AuditSelection::Week, Missing::Week),
            (AuditSelection::Quarter, Missing::Quarter),
            (AuditSelection::Audits, Missing::Audits),
        ];
        for (what, missing) in cases {
            let asked = Answers {
                what: Some(what),
                purpose: Some(Purpose::Gather),
                ..Answers::default()
            };
            assert_eq!(asked.whole(&empty), Err(vec![missing]));
        }
        let asked = Answers {
            what: Some(AuditSelection::Everything),
            purpose: Some(Purpose::ModerateBlind),
            ..Answers::default()
        };
        assert_eq!(
            asked.whole(&empty),
            Ok((Choice::Everything, Purpose::ModerateBlind))
        );
    }
}
