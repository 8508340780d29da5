//! Imports spreadsheets: a table of texts, the meaning of its columns, and each row as an audit under the same rules as
//! any other.
//!
//! A row takes the same path as typed text: into a draft, through `finish_audit`, and out as a submission or as a list
//! of every problem. Missing information is never invented: it is stated as missing, or the row is refused.

pub mod csv;
pub mod day;
pub mod field;
pub mod guess;
pub mod mapping;
pub mod problems;
pub mod rows;
pub mod table;
pub mod text;
pub mod words;
pub mod workbook;
