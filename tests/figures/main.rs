//! Claims about figures: counts, bases, what is left out, and what may be said about a change.

#[path = "../support/mod.rs"]
mod support;

mod agreement;
mod chance;
mod coverage;
mod periods;
mod progress;
mod reasons;
mod recount;
mod trend;
