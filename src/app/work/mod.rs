//! The work on audits: what waits for a person, an audit's tasks, its submission, and who has seen which grades.

pub mod acts;
pub mod agenda;
pub mod checking;
pub mod looking;
pub mod place;
pub mod seen;
pub mod tasks;
