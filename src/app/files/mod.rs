//! Files between people: handing over, opening what was handed over, the keys for both, and importing a spreadsheet.

pub mod file_keys;
pub mod hand_over;
pub mod import;
pub mod incoming;
pub mod mappings;
