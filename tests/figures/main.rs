//! The figures' claims: counts, bases, what is left out, what may be said of a change.

#[path = "../support/mod.rs"]
mod support;

mod agreement;
mod coverage;
mod periods;
mod progress;
mod reasons;
mod recount;
mod trend;
