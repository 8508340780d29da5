//! Merging is a set union: properties of the union itself, and devices that exchange random packs.
//!
//! `SOAK` sets the number of cases: few if it is not set, a million each for `full`, or a percentage of that.

#[path = "../support/mod.rs"]
mod support;

mod devices;
mod model;
mod union;

use std::{sync::Arc, thread};

use plumbline::{
    domain::workspace::Workspace,
    exchange::pack::{Choice, Contents, Made, Purpose, choose, write},
};
use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngAlgorithm, TestCaseResult, TestRng, TestRunner},
};

/// How many cases there are at full length.
const FULL: u32 = 1_000_000;

/// The number of cases to run.
fn cases(short: u32) -> u32 {
    match std::env::var("SOAK").as_deref() {
        Ok("full") => FULL,
        Ok(share) => {
            let share: u32 = share.parse().expect("SOAK is `full` or so many per cent");
            (FULL / 100 * share).max(short)
        }
        Err(_) => short,
    }
}

/// Runs that many cases, distributed over the processors, and prints the number.
fn check<S: Strategy>(
    name: &str,
    short: u32,
    strategy: impl Fn() -> S + Sync,
    holds: impl Fn(S::Value) -> TestCaseResult + Sync,
) {
    let all = cases(short);
    let threads = u32::try_from(thread::available_parallelism().map_or(1, Into::into)).unwrap_or(1);
    // At full length, the random choices differ each time; in a short run they are always the same, so that failures
    // can be repeated.
    let day = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let begin = if all > short {
        day.expect("after 1970").as_secs()
    } else {
        7
    };
    let run = |thread: u32| {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&begin.to_le_bytes());
        seed[8..12].copy_from_slice(&thread.to_le_bytes());
        let config = Config {
            cases: all.div_ceil(threads),
            failure_persistence: None,
            ..Config::default()
        };
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let mut runner = TestRunner::new_with_rng(config, rng);
        if let Err(fault) = runner.run(&strategy(), &holds) {
            panic!("{name}: {fault}");
        }
        all.div_ceil(threads)
    };
    let ran: u32 = thread::scope(|scope| {
        let run = &run;
        let threads: Vec<_> = (0..threads).map(|n| scope.spawn(move || run(n))).collect();
        let joined = threads
            .into_iter()
            .map(|thread| thread.join().expect("every case holds"));
        joined.sum()
    });
    println!("# tally {name}: {ran} cases");
}

fn made() -> Made {
    Made {
        example: false,
        by: support::person(1),
        at: jiff::Timestamp::from_second(1_734_367_500).expect("a time"),
    }
}

/// A pack of everything in a workspace.
fn gathered(workspace: &Workspace) -> Vec<u8> {
    let contents = choose(workspace, &Choice::Everything, Purpose::Gather);
    write(&contents, Purpose::Gather, &made())
}

/// A pack of exactly these entries.
fn pack_of(entries: Vec<Arc<plumbline::domain::entry::Entry>>) -> Vec<u8> {
    let contents = Contents {
        entries,
        audits: vec![],
        left_out: vec![],
    };
    write(&contents, Purpose::Gather, &made())
}
