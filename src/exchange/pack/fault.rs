//! What can be wrong with a file that should be a pack. Each message says what to do next.

use thiserror::Error;

use super::{
    EXTENSION,
    limits::{MOST, MOST_ABOUT_ONE, MOST_DEPTH, MOST_ENTRIES, MOST_LINE, MOST_TEXT, MOST_VALUES},
};
use crate::domain::{id::EntryId, rules::Broken};

/// Why a file was not read. Nothing has been changed.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum PackFault {
    /// It has no contents.
    #[error("This file is empty. Ask the person who sent it to hand it over again")]
    Empty,
    /// A picture, a zip folder, a spreadsheet.
    #[error(
        "This is not a Plumbline file, but a picture, a zip folder, a spreadsheet or another kind of file. Choose one \
         whose name ends in “.plumbline”, or in “.{EXTENSION}” if it has no password; if it is in a zip folder, take \
         it out first"
    )]
    NotText,
    /// Some other text.
    #[error("This is not a Plumbline file. Ask the person who sent it which file they meant")]
    NotAPack,
    /// A CSV file, whatever its name.
    #[error("This is a table (CSV). To add audits from it, import it as a spreadsheet")]
    Table,
    /// A backup.
    #[error("This is a backup of a whole device. Restore it under “Backups”")]
    Backup,
    /// Sealed.
    #[error("This file is protected. Open it with its passphrase, or on the device it was made for")]
    Sealed,
    /// Only a newer version reads it.
    #[error(
        "A newer version of Plumbline made this file, in a form that this version does not know. Open it with that version"
    )]
    TooNew,
    /// The first line names the format, but is incomplete or wrong.
    #[error(
        "Line 1, which says what is in the file, can’t be understood. Ask the person who made it to make it again, and tell them: {what}"
    )]
    Header {
        /// What is wrong.
        what: String,
    },
    /// The end is missing.
    #[error(
        "This file was cut off: it has {found} of its {said} entries. Ask the person who sent it to send it again, or copy it again"
    )]
    CutOff {
        /// How many entries it should have.
        said: usize,
        /// How many complete entries it has.
        found: usize,
    },
    /// The first line is incomplete.
    #[error(
        "This file was cut off in its first line. Ask the person who sent it to send it again, or copy it again"
    )]
    CutOffAtOnce,
    /// The contents differ from what was written.
    #[error(
        "This file was altered after it was made, so nothing in it can be trusted. Ask the person who made it to hand it over again"
    )]
    Altered,
    /// Saved in another encoding.
    #[error(
        "Line {line} is not UTF-8 text, perhaps because another program saved it. Ask the person who sent it for the file as Plumbline \
         made it"
    )]
    NotUtf8 {
        /// The line, from 1.
        line: usize,
    },
    /// A first line of more than 64 KB.
    #[error(
        "Line 1, which says what is in the file, is longer than 64 KB. The program that made this file has a fault; tell \
         the person who made it"
    )]
    FirstLineTooLong,
    /// An object repeats a key.
    #[error(
        "Line {line} has “{field}” twice in one place, and programs differ over which of the two counts. The program that made \
         this file has a fault; tell the person who made it"
    )]
    KeyTwice {
        /// The line, from 1.
        line: usize,
        /// The key.
        field: String,
    },
    /// Not JSON.
    #[error(
        "Line {line} can’t be understood from its character {character} on. The program that made this file has a fault; tell \
         the person who made it"
    )]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The character in the line, from 1.
        character: usize,
    },
    /// An entry that breaks a rule.
    #[error(
        "Line {line} can’t be added, at “{}”: {broken}. The program that made this file has a fault; tell the person who made it",
        broken.field
    )]
    Rule {
        /// The line, from 1.
        line: usize,
        /// The rule, and the field that breaks it.
        broken: Broken,
    },
    /// An entry of a known kind that does not have the form of its kind.
    #[error(
        "Line {line} is not as it should be, at “{field}”. The program that made this file has a fault; tell the person who made \
         it: {what}"
    )]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The field.
        field: String,
        /// What is wrong.
        what: String,
    },
    /// Deeper than [`MOST_DEPTH`].
    #[error(
        "Line {line} has more than {MOST_DEPTH} lists within lists, which no entry has. The program that made this file \
         has a fault; tell the person who made it"
    )]
    TooDeep {
        /// The line, from 1.
        line: usize,
    },
    /// It is marked for blind moderation but contains a submission.
    #[error(
        "This file says that it is for blind moderation, but line {line} holds the auditor’s grades. Don’t grade from it: \
         ask the person who made it to hand it over again"
    )]
    NotBlind {
        /// The line, from 1.
        line: usize,
    },
    /// It is marked for blind moderation but contains an entry that such a file never has.
    #[error(
        "This file says that it is for blind moderation, but line {line} ({what}) does not belong in such a file. It \
         may give grades away. Don’t grade from it: ask the person who made it to hand it over again"
    )]
    MoreThanBlind {
        /// The line, from 1.
        line: usize,
        /// What it is, as in a history.
        what: &'static str,
    },
    /// It is marked for blind moderation but contains an unknown field.
    #[error(
        "This file is for blind moderation, and this version of Plumbline does not know “{field}” in line {line}, so it cannot \
         tell whether it gives a grade away. Open it with the newest version, or ask the person who made it to hand it over again"
    )]
    UnknownInBlind {
        /// The line, from 1.
        line: usize,
        /// The field.
        field: String,
    },
    /// A blind copy under an id that is not derived from its content.
    #[error(
        "Line {line} is a blind copy whose id is not the one that its content gives. It was altered, or the program that made \
         this file has a fault; ask the person who made it to hand it over again"
    )]
    NotDerived {
        /// The line, from 1.
        line: usize,
    },
    /// More than [`MOST_VALUES`] in one line.
    #[error(
        "Line {line} has more than {MOST_VALUES} values, which no entry has. The program that made this file has a fault; tell \
         the person who made it"
    )]
    TooManyInLine {
        /// The line, from 1.
        line: usize,
    },
    /// More than [`MOST_ABOUT_ONE`].
    #[error(
        "Up to line {line} this file has more than {MOST_ABOUT_ONE} entries about one audit, which no audit has. The program \
         that made this file has a fault; tell the person who made it"
    )]
    TooManyAboutOne {
        /// The line, from 1.
        line: usize,
    },
    /// More than [`super::MOST_VALUES_IN_ALL`] up to this line.
    #[error(
        "Up to line {line} this file has more in it than a computer can hold at once. Ask the person who sent it to hand over fewer \
         audits in each file"
    )]
    TooManyValues {
        /// The line, from 1.
        line: usize,
    },
    /// Longer than [`MOST_TEXT`].
    #[error(
        "Line {line} has a text of more than {} KB, at “{field}”. Ask the person who wrote it to shorten it and hand it over again",
        MOST_TEXT / 1024
    )]
    TextTooLong {
        /// The line, from 1.
        line: usize,
        /// The field.
        field: String,
    },
    /// A control character, or one that changes the direction of writing.
    #[error(
        "Line {line} has an invisible character (U+{:04X}) that could hide what is written, at “{field}”. Plumbline writes \
         none; ask the person who made this file to make it with Plumbline", *.character as u32
    )]
    Invisible {
        /// The line, from 1.
        line: usize,
        /// The field.
        field: String,
        /// The character.
        character: char,
    },
    /// A number that some programs read differently.
    #[error(
        "Line {line} has a number that is not whole, or too large, at “{field}”. The program that made this file has a \
         fault; tell the person who made it"
    )]
    Number {
        /// The line, from 1.
        line: usize,
        /// The field.
        field: String,
    },
    /// Two entries with one id and different contents.
    #[error(
        "Lines {first} and {line} are both entry {id}, and say different things. One of them was altered; ask the person who made \
         this file to hand it over again"
    )]
    Twice {
        /// The earlier line.
        first: usize,
        /// The later line.
        line: usize,
        /// Their id.
        id: EntryId,
    },
    /// Longer than [`MOST`].
    #[error(
        "This file is larger than {} MB, more than Plumbline opens. Ask the person who sent it to hand over fewer audits in each file",
        MOST / 1_000_000
    )]
    TooBig,
    /// More than [`MOST_ENTRIES`].
    #[error(
        "This file has more than {MOST_ENTRIES} entries. Ask the person who sent it to hand over fewer audits in each file"
    )]
    TooMany,
    /// Longer than [`MOST_LINE`].
    #[error(
        "Line {line} is longer than {} MB, which no entry is. The program that made this file has a fault; tell the person who \
         made it",
        MOST_LINE / 1_000_000
    )]
    LineTooLong {
        /// The line, from 1.
        line: usize,
    },
}
