//! Imports spreadsheets: what a file is, a table of texts, the meaning of its columns, and each row as an audit under the
//! same rules as any other.
//!
//! ```text
//! bytes ─▶ source ─▶ grid ─▶ table ─▶ mapping ─▶ rows
//!          encoding,  which   turned   columns,   audits, or every
//!          separator, row has if it is words      reason why not
//!          sheet      headings one row
//!                              a question
//! ```
//!
//! A row takes the same path as typed text: into a draft, through `finish_audit`, and out as a submission or as a list
//! of every problem. Missing information is never invented: it is stated as missing, or the row is refused. What a
//! spreadsheet program may have changed is never taken without a question.

pub mod answers;
pub mod csv;
pub mod day;
pub mod doubts;
pub mod field;
pub mod gaps;
pub mod grid;
pub mod guess;
pub mod headings;
pub mod kind;
pub mod mapping;
pub mod numbered;
pub mod problems;
pub mod row;
pub mod rows;
pub mod separator;
pub mod source;
pub mod table;
pub mod text;
pub mod turned;
pub mod words;
pub mod workbook;
