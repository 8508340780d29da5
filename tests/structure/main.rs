//! The structure that ARCHITECTURE.md promises, read from the source: which room may import which, and no cycles.

mod cycles;
mod imports;
mod rooms;
mod source;
