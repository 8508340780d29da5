//! The nouns and rules of the practice audit, in the field's own words.
//!
//! Values are immutable and rules are pure functions. This folder may use `std` and the crates for values (`serde`,
//! `serde_json`, `uuid`, `jiff`, `thiserror`, `sha2`). It has no clock, no random numbers and no browser: the first two
//! are arguments.

pub mod action;
pub mod agreed;
pub mod all_audits;
pub mod audit;
pub mod blind;
pub mod blind_copy;
pub mod canonical;
pub mod case;
pub mod comparison;
pub mod concern;
pub mod conflict;
pub mod contradiction;
pub mod contributors;
pub mod day;
pub mod draft;
pub mod draft_key;
pub mod entry;
pub mod explained;
pub mod family;
pub mod finish;
pub mod grade;
pub mod graded;
pub mod gradings;
pub mod id;
pub mod in_order;
pub mod json;
pub mod key;
pub mod may_moderate;
pub mod mode;
pub mod moderation;
pub mod person;
pub mod problem;
pub mod quarter;
pub mod queue;
pub mod record;
pub mod resolution;
pub mod rules;
pub mod sample;
pub mod stage;
pub mod tool;
pub mod week;
pub mod withdrawal;
pub mod words;
pub mod workspace;
