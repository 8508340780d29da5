//! A spreadsheet from outside: read, its columns guessed, its rows accepted or refused; and the workbook reader's
//! answer.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use plumbline::{
    domain::tool::AuditTool,
    exchange::sheet::{answers::Answers, csv::read_csv, guess::guess, problems::problems_csv, rows::read_rows},
};

fuzz_target!(|bytes: &[u8]| {
    let tool = AuditTool::shipped();
    if let Ok((table, _)) = read_csv(bytes) {
        let mapping = guess(&table, &tool);
        let rows = read_rows(&table, &mapping, &tool, &Answers::default(), date(2026, 1, 2));
        problems_csv(&table, &rows.refused);
    }
});
