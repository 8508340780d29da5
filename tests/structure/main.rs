//! The structure that ARCHITECTURE.md promises, read from the source: which room may import which, no cycles,
//! and only one way to commit.

mod acts;
mod cycles;
mod imports;
mod rooms;
mod source;
