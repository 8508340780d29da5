//! The work on audits: a person's agenda, the tasks of an audit, its submission, and who has seen which grades.

pub mod agenda;
pub mod checking;
pub mod concern;
pub mod looking;
pub mod place;
pub mod seen;
pub mod submit;
pub mod tasks;
