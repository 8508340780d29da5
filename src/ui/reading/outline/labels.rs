//! The labels of an audit’s answers, in the words of the auditor’s form.

pub use crate::app::work::tasks::{ACTIONS, CASE_DETAILS, OVERALL_GRADE, REASONS};

pub const CASE_REFERENCE: &str = "Case reference";
pub const SERVICE_AREA: &str = "Service area";
pub const TEAM: &str = "Team";
pub const AUDIT_TYPE: &str = "Type of audit";
pub const AUDITED_ON: &str = "Date of the audit";
pub const PRACTICE_WEEK: &str = "Practice week";
pub const COMPLETED_ON: &str = "Completed on";
pub const AUDIT_TOOL: &str = "Audit tool";

pub const PRACTICE_AREAS: &str = "Practice areas";
pub const GRADE: &str = "Grade";
pub const WHY_THIS_GRADE: &str = "Why this grade";
pub const WHY_NOT_APPLICABLE: &str = "Why it does not apply";
pub const DIFFERENCE_MADE: &str = "What difference it made for the child";

pub const FAMILY: &str = "What the family said";
pub const WHOSE_VIEWS: &str = "Whose views";
pub const OUTCOME: &str = "Did the auditor speak to them?";
pub const HOW: &str = "How";
pub const WHEN: &str = "When";
pub const ATTEMPTS: &str = "Attempts";
pub const WHY_NOT_SAFE: &str = "Why it was not safe or appropriate";
pub const EXCEPTION: &str = "Why the audit is complete without their views";
pub const THEMES: &str = "What they talked about";
pub const CHANGED_GRADING: &str = "What it changed in the grading";

pub const WHAT_IS_TO_BE_DONE: &str = "What is to be done";
pub const OWNER: &str = "Owner";
pub const DUE: &str = "Due";
pub const PUTS_RIGHT: &str = "What it puts right";
pub const FINDING: &str = "Finding it answers";
pub const DONE_SHOWN_BY: &str = "What shows that it is done";
pub const DONE_ON: &str = "When it was done";
pub const WHY_OPEN_AGAIN: &str = "Why it is open again";

pub const CONTRADICTIONS: &str = "Findings that seem to contradict each other";

pub const GOOD_PRACTICE: &str = "Good practice";
pub const GOOD_PRACTICE_EXAMPLE: &str = "Example of good practice";

pub const MODERATORS_NOTE: &str = "The moderator’s note";
pub const WHY_IT_MOVED: &str = "Why it moved from the auditor’s grade";

/// Shown in place of an empty answer.
pub const NOTHING_ENTERED: &str = "Nothing entered";

/// Who the labels address: some say “you” to the auditor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The auditor, while writing the draft.
    Auditor,
    /// All readers of a committed entry.
    Anybody,
}

impl Reader {
    pub const fn saw(self) -> &'static str {
        match self {
            Reader::Auditor => "What you saw",
            Reader::Anybody => "What the auditor saw",
        }
    }

    pub const fn evidence(self) -> &'static str {
        match self {
            Reader::Auditor => "What evidence you looked for",
            Reader::Anybody => "What evidence the auditor looked for",
        }
    }

    pub const fn first_day(self) -> &'static str {
        match self {
            Reader::Auditor => "First day of the period you looked at",
            Reader::Anybody => "First day of the period looked at",
        }
    }

    pub const fn last_day(self) -> &'static str {
        match self {
            Reader::Auditor => "Last day of the period you looked at",
            Reader::Anybody => "Last day of the period looked at",
        }
    }
}
