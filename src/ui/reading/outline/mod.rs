//! What an audit says, in order, as lines. Checking, showing and comparing only draw them.
//!
//! Something committed is outlined through the draft it could have been typed as, so that there is one walk for both.
//! Nothing here knows the desk: whoever asks looks up the tool and the name of the practice week.

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
