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
use plumbline::{
    app::files::import::workbook,
    domain::tool::AuditTool,
    exchange::sheet::source::{CellsRead, HowRead},
};

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = workbook(&answer::json(read::read(bytes))) else {
        return;
    };
    let tool = AuditTool::shipped();
    let how = HowRead::default();
    for sheet in 0..source.sheets().len() {
        let cells = CellsRead {
            sheet: Some(sheet),
            ..CellsRead::default()
        };
        if let Ok(opened) = source.open(cells, &tool) {
            let _ = opened.table(&how, &tool);
        }
    }
});
