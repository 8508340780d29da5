//! State: who is working, what is committed, what is being typed, where one is. This room may know every room but `ui`.

pub mod agenda;
pub mod attempts;
pub mod checking;
pub mod concern;
pub mod desk;
pub mod drafts;
pub mod erasing;
pub mod example;
pub mod lock;
pub mod lock_after;
pub mod opening;
pub mod outside;
pub mod people;
pub mod place;
pub mod places;
pub mod route;
pub mod secrets;
pub mod seen;
pub mod senses;
pub mod session;
pub mod slowing;
pub mod submit;
pub mod tasks;
pub mod unlocking;
pub mod watch;
pub mod word;
