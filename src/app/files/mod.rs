//! Files between people: handing them over, opening them, the keys for both, and importing spreadsheets.

pub mod file_keys;
pub mod hand_over;
pub mod handed_over;
pub mod import;
pub mod incoming;
pub mod mappings;
pub mod several;
