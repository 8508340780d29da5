//! Yesterday's spreadsheets: a table of texts, what its columns mean, and each row as an audit by the house's own rules.
//!
//! A row goes the way of everything that is typed: into a draft, through `finish_audit`, and out as a submission or as
//! every problem. What the spreadsheet does not say is never made up: it is stated as missing, or the row is refused.

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
