//! What can be wrong with a file that should be a backup.

use thiserror::Error;

use super::{EXTENSION, MOST};

/// Why nothing in a file can be opened. Nothing has been changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum BackupFault {
    /// It has no contents.
    #[error("This file is empty. Look for another copy of the backup.")]
    Empty,
    /// Another kind of text: a CSV, other NDJSON.
    #[error("This is not a Plumbline backup. The name of one ends in “.{EXTENSION}”.")]
    NotABackup,
    /// Not text: a zip folder, a picture.
    #[error(
        "This is not a Plumbline backup, but a zip folder, a picture or another kind of file. The name of a backup \
         ends in “.{EXTENSION}”; if it is in a zip folder, take it out first."
    )]
    NotText,
    /// A newer version of Plumbline made it.
    #[error(
        "A newer version of Plumbline made this backup. Restore it with that version; nothing has been changed."
    )]
    Newer,
    /// The first line cannot be read, nor can the last line be used instead.
    #[error(
        "This backup is damaged or cut off in its first line, where its key is, so nothing in it can be opened. Look \
         for another copy of it."
    )]
    Headless,
    /// Longer than [`MOST`].
    #[error("This file is larger than {} MB, more than any backup that Plumbline opens.", MOST / 1_000_000)]
    TooBig,
}

/// What is wrong with a backup that can be opened in part.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum Flaw {
    /// The end is missing.
    #[error("It was cut off after line {after}, perhaps while it was being saved or copied")]
    CutOff {
        /// The last complete line.
        after: usize,
    },
    /// A line cannot be read.
    #[error("Line {line} is damaged")]
    Damaged {
        /// The line, from 1.
        line: usize,
    },
    /// The number of lines has changed.
    #[error("It had {said} lines between its first and its last, and has {found}")]
    Lacks {
        /// How many lines there should be, according to the last line.
        said: usize,
        /// How many there are.
        found: usize,
    },
}
