//! A workbook from outside, through the workbook reader, and what the page makes of its answer.
#![no_main]

#[path = "../../../src/workbook/answer.rs"]
mod answer;
#[path = "../../../src/workbook/archive.rs"]
mod archive;
#[path = "../../../src/workbook/facts.rs"]
mod facts;
#[path = "../../../src/workbook/read.rs"]
mod read;

use libfuzzer_sys::fuzz_target;
use plumbline::exchange::sheet::workbook::read_answer;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(workbook) = read_answer(&answer::json(read::read(bytes))) {
        for sheet in &workbook.sheets {
            let _ = sheet.table();
        }
    }
});
