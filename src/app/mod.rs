//! State: who is working, what is committed, what is being typed, where one is. This room may know every room but `ui`.

pub mod agenda;
pub mod backup;
pub mod checking;
pub mod concern;
pub mod desk;
pub mod drafts;
pub mod example;
pub mod holding;
pub mod holds;
pub mod opening;
pub mod outside;
pub mod people;
pub mod place;
pub mod places;
pub mod rescue;
pub mod route;
pub mod seen;
pub mod senses;
pub mod session;
pub mod submit;
pub mod tasks;
pub mod unlocking;
