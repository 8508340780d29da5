//! A text file from outside: opened, its headings found, its columns guessed, its rows accepted or refused.
#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use plumbline::{
    app::files::import::open,
    domain::tool::AuditTool,
    exchange::sheet::{
        answers::Answers, guess::guess, problems::problems_csv, rows::read_rows, source::HowRead,
    },
};

fuzz_target!(|bytes: &[u8]| {
    let tool = AuditTool::shipped();
    let how = HowRead::default();
    let opened = open(bytes.to_vec()).and_then(|source| source.open(how.cells, &tool));
    let Ok(Ok(made)) = opened.map(|opened| opened.table(&how, &tool)) else {
        return;
    };
    if let Ok(table) = made.table {
        let mapping = guess(&table, &tool);
        let rows = read_rows(&table, &mapping, &tool, &Answers::default(), date(2026, 1, 2));
        problems_csv(&table, &rows.refused);
    }
});
