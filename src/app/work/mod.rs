//! The work on audits: a person's agenda, the tasks of an audit, its submission, and who has seen which grades.

pub mod acts;
pub mod agenda;
pub mod changing;
pub mod checking;
pub mod looking;
pub mod place;
pub mod seen;
pub mod tasks;
pub mod unsent;
