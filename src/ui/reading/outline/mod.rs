//! The contents of an audit as a list of lines, each with its label, value and field. The pages for checking, reading
//! and comparing render these lines.
//!
//! A committed audit is first turned back into draft fields, so that drafts and committed audits share one code path.
//! Callers look up the audit tool and the name of the practice week, because this module does not know the desk.

mod audit;
mod family;
mod grades;
pub(crate) mod labels;
mod steps;
mod writer;

pub use audit::{action, area, draft, evidence, finding_name, overall, submission};
pub use grades::{agreed, given, moderation};
pub use steps::{done, entry};
pub use writer::{Line, Value};
