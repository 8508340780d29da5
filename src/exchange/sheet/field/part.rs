//! The parts of a practice area, of the action and of a contact.

/// A part of a practice area.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AreaPart {
    /// Its grade.
    Grade,
    /// What the auditor saw.
    Saw,
    /// Why this grade.
    Why,
    /// The difference it made.
    Impact,
}

/// A part of the action.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ActionPart {
    /// What is to be done.
    What,
    /// The role that owns it.
    Owner,
    /// The due date.
    Due,
    /// What it puts right.
    PutsRight,
}

/// Whose views were sought.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Whose {
    /// The child's.
    Child,
    /// A parent's or carer's.
    Adult,
}

/// A part of a contact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ContactPart {
    /// The outcome.
    Outcome,
    /// The date.
    On,
    /// The method.
    Method,
    /// The number of attempts.
    Attempts,
    /// The reason for not asking, or what was observed.
    Note,
}

impl AreaPart {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Grade, Self::Saw, Self::Why, Self::Impact];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Grade => "grade",
            Self::Saw => "saw",
            Self::Why => "why",
            Self::Impact => "impact",
        }
    }

    /// The word in a table's heading.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Grade => "grade",
            Self::Saw => "what the auditor saw",
            Self::Why => "why this grade",
            Self::Impact => "difference made",
        }
    }
}

impl ActionPart {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::What, Self::Owner, Self::Due, Self::PutsRight];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::PutsRight => "puts-right",
        }
    }
}

impl Whose {
    /// The child first.
    pub const ALL: [Self; 2] = [Self::Child, Self::Adult];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::Adult => "adult",
        }
    }

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Child => "Child",
            Self::Adult => "Parent or carer",
        }
    }
}

impl ContactPart {
    /// Every part.
    pub const ALL: [Self; 5] = [Self::Outcome, Self::On, Self::Method, Self::Attempts, Self::Note];

    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::On => "on",
            Self::Method => "method",
            Self::Attempts => "attempts",
            Self::Note => "note",
        }
    }

    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Outcome => "outcome",
            Self::On => "when",
            Self::Method => "how they spoke",
            Self::Attempts => "how many attempts",
            Self::Note => "why not, or what was observed",
        }
    }
}
