//! Packs: what goes in and what is left out, what is read and what is refused, and what a pack would change.

#[path = "../support/mod.rs"]
mod support;

mod blind;
mod choosing;
mod newer;
mod previewing;
mod reading;
mod spelling;
mod standing;
mod steps;
mod wrong;

use std::sync::Arc;

use plumbline::{
    domain::{entry::Entry, workspace::Workspace},
    exchange::pack::{Choice, Contents, Made, Pack, Purpose, choose, read, write},
};
use support::person;

fn made() -> Made {
    Made {
        example: false,
        by: person(1),
        at: jiff::Timestamp::from_second(1_734_367_500).expect("a time"),
    }
}

fn packed(workspace: &Workspace, choice: &Choice, purpose: Purpose) -> Vec<u8> {
    write(&choose(workspace, choice, purpose), purpose, &made())
}

/// A pack of everything in a workspace.
fn gathered(workspace: &Workspace) -> Vec<u8> {
    packed(workspace, &Choice::Everything, Purpose::Gather)
}

/// A pack of these entries, whatever they are.
fn pack_of(entries: Vec<Entry>) -> Vec<u8> {
    let contents = Contents {
        entries: entries.into_iter().map(Arc::new).collect(),
        audits: vec![],
        left_out: vec![],
    };
    write(&contents, Purpose::Gather, &made())
}

fn opened(file: &[u8]) -> Pack {
    read(file).unwrap_or_else(|fault| panic!("{fault}"))
}
