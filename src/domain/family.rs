//! What families said, and how their views were sought.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    key::{MethodKey, ThemeKey},
    words::Words,
};

/// Whose views were sought.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Speaker {
    /// The child or young person.
    Child,
    /// A parent.
    Parent,
    /// A carer: foster carer, kinship carer, guardian, key worker in a home.
    Carer,
}

impl Speaker {
    /// Every speaker.
    pub const ALL: [Speaker; 3] = [Speaker::Child, Speaker::Parent, Speaker::Carer];

    /// The label on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Speaker::Child => "Child",
            Speaker::Parent => "Parent",
            Speaker::Carer => "Carer",
        }
    }
}

/// The side of the summary on which a theme is. The same theme is often on both.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Side {
    /// A strength.
    Strength,
    /// Practice to strengthen.
    ToStrengthen,
}

impl Side {
    /// Both sides.
    pub const ALL: [Side; 2] = [Side::Strength, Side::ToStrengthen];

    /// The label on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Side::Strength => "Strength",
            Side::ToStrengthen => "To strengthen",
        }
    }
}

/// One person's views: how they were sought, what was said, and what that changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FamilyContact {
    /// Whose views.
    pub speaker: Speaker,
    /// The outcome of seeking them.
    pub outcome: ContactOutcome,
    /// The themes they spoke of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ThemeSaid>,
    /// What it changed in the grading, if anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_grading: Option<Words>,
}

/// A theme that somebody spoke of, with their own words if the auditor recorded them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ThemeSaid {
    /// The theme.
    pub theme: ThemeKey,
    /// Strength or to strengthen.
    pub side: Side,
    /// Their own words. An aggregated export never contains them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Words>,
}

/// The outcome of seeking somebody's views.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum ContactOutcome {
    /// They spoke with the auditor.
    Spoke {
        /// How.
        method: MethodKey,
        /// When.
        on: Date,
    },
    /// They were asked and did not want to.
    Declined {
        /// When they said so.
        on: Date,
    },
    /// They could not be reached.
    NotReached {
        /// The number of attempts; at least one.
        attempts: u8,
    },
    /// It would not have been safe or appropriate to ask.
    NotSafe {
        /// Why not.
        reason: Words,
    },
    /// Too young to be asked; observed instead.
    Observed {
        /// When.
        on: Date,
        /// What was seen.
        saw: Words,
    },
    /// Nobody tried. Prevents submission unless an exception is stated, which stays visible.
    NotAttempted {
        /// Why the audit is complete nevertheless.
        exception: Words,
    },
}

impl ContactOutcome {
    /// The kind of outcome, without its details.
    pub fn kind(&self) -> OutcomeKind {
        match self {
            ContactOutcome::Spoke { .. } => OutcomeKind::Spoke,
            ContactOutcome::Declined { .. } => OutcomeKind::Declined,
            ContactOutcome::NotReached { .. } => OutcomeKind::NotReached,
            ContactOutcome::NotSafe { .. } => OutcomeKind::NotSafe,
            ContactOutcome::Observed { .. } => OutcomeKind::Observed,
            ContactOutcome::NotAttempted { .. } => OutcomeKind::NotAttempted,
        }
    }
}

/// The outcomes to choose from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// They spoke with the auditor.
    Spoke,
    /// They were asked and did not want to.
    Declined,
    /// They could not be reached.
    NotReached,
    /// It would not have been safe or appropriate to ask.
    NotSafe,
    /// Too young to be asked; observed instead.
    Observed,
    /// Nobody tried.
    NotAttempted,
}

impl OutcomeKind {
    /// Every outcome.
    pub const ALL: [OutcomeKind; 6] = [
        OutcomeKind::Spoke,
        OutcomeKind::Declined,
        OutcomeKind::NotReached,
        OutcomeKind::NotSafe,
        OutcomeKind::Observed,
        OutcomeKind::NotAttempted,
    ];

    /// The outcomes that can be chosen for a speaker: only a child is observed.
    pub fn for_speaker(speaker: Speaker) -> impl Iterator<Item = OutcomeKind> {
        Self::ALL
            .into_iter()
            .filter(move |kind| speaker == Speaker::Child || *kind != OutcomeKind::Observed)
    }

    /// The label on screen.
    pub const fn label(self) -> &'static str {
        match self {
            OutcomeKind::Spoke => "Spoke with them",
            OutcomeKind::Declined => "Declined",
            OutcomeKind::NotReached => "Could not be reached",
            OutcomeKind::NotSafe => "Not safe or appropriate",
            OutcomeKind::Observed => "Observed (too young to be asked)",
            OutcomeKind::NotAttempted => "Not attempted",
        }
    }

    /// Its value in a form.
    pub const fn word(self) -> &'static str {
        match self {
            OutcomeKind::Spoke => "spoke",
            OutcomeKind::Declined => "declined",
            OutcomeKind::NotReached => "not-reached",
            OutcomeKind::NotSafe => "not-safe",
            OutcomeKind::Observed => "observed",
            OutcomeKind::NotAttempted => "not-attempted",
        }
    }

    /// The outcome with this value in a form.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether this counts as views heard: they spoke, or a child too young to be asked was observed.
    pub fn was_heard(self) -> bool {
        matches!(self, OutcomeKind::Spoke | OutcomeKind::Observed)
    }
}
