//! A pack that can be read can be previewed, merged, counted, written again, and read again with the same result.
#![no_main]

use data_encoding::HEXLOWER;
use libfuzzer_sys::fuzz_target;
use plumbline::{
    domain::{stage::Stage, workspace::Workspace},
    exchange::{
        csv::figures_csv,
        json::figures_json,
        pack::{self, Choice, Purpose},
    },
    figures::quarter_figures::quarter_figures,
};
use sha2::{Digest, Sha256};

/// The same lines with a header that matches them: a fuzzer never guesses a digest.
fn vouched(bytes: &[u8]) -> Vec<u8> {
    let after = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| end + 1);
    let mut lines = bytes[after..].to_vec();
    if !lines.is_empty() && !lines.ends_with(b"\n") {
        lines.push(b'\n');
    }
    let entries = lines.iter().filter(|byte| **byte == b'\n').count();
    let sha256 = HEXLOWER.encode(&Sha256::digest(&lines));
    let mut file = format!(
        r#"{{"format":"plumbline pack","version":1,"purpose":"gather","made":{{"by":{{"id":"0192f000-0000-7000-8000-000000000001","name":"A","role":"B"}},"at":"2024-12-16T16:45:00Z"}},"program":"0","entries":{entries},"audits":0,"sha256":"{sha256}"}}"#
    )
    .into_bytes();
    file.push(b'\n');
    file.extend(lines);
    file
}

fuzz_target!(|bytes: &[u8]| {
    let _ = pack::read(bytes);
    let Ok(read) = pack::read(&vouched(bytes)) else { return };
    let empty = Workspace::empty();
    let _ = pack::preview(&empty, &read);
    let workspace = empty.union(read.entries.clone());
    assert_eq!(workspace, empty.union(read.entries.iter().rev().cloned()), "the order matters");
    for purpose in Purpose::ALL {
        let contents = pack::choose(&workspace, &Choice::Everything, purpose);
        let written = pack::write(&contents, purpose, &read.header.made);
        let again = pack::read(&written).expect("what was written can be read");
        assert_eq!(pack::write(&contents, purpose, &again.header.made), written);
    }
    for quarter in workspace.quarters() {
        for stage in Stage::ALL {
            let figures = quarter_figures(&workspace, quarter, stage);
            figures_csv(&figures);
            figures_json(&figures);
        }
    }
});
