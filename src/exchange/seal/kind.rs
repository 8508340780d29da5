//! What a file is that somebody was handed, by its first bytes and not by its name: names are changed on the way.

use serde_json::Value;
use thiserror::Error;

use super::{
    Lock, MOST, OpenFault,
    header::{lock, looks_sealed, unarmoured},
};

/// What `format` says in the first line of a pack.
const PACK: &str = "plumbline pack";
/// The same of a backup.
const BACKUP: &str = "plumbline-backup";
/// A first line longer than this is none of ours.
const LONGEST: usize = 65_536;
/// What zips begin with, also empty ones.
const ZIPS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// What the zips of spreadsheets have in them, by name.
const SHEETS: [&[u8]; 2] = [b"xl/workbook", b"opendocument.spreadsheet"];
/// What separates the cells of a line.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// Sealed in the age format. What is inside is known once it is opened.
    Sealed(Lock),
    /// A pack that nobody sealed.
    Bare,
    /// Nothing that can be opened as a pack.
    Not(NotAPack),
}

/// What a file is that is no pack; each says the way out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NotAPack {
    /// A backup of a device.
    #[error(
        "This is a backup of a device, not a file that somebody handed over. Restore from it on the page “Backups”"
    )]
    Backup,
    /// XLSX, ODS, CSV.
    #[error("This is a spreadsheet. The page “Import a spreadsheet” takes audits from one")]
    Spreadsheet,
    /// Any other zip.
    #[error("This is a zip folder. Take the file that ends in “.plumbline” out of it first, and open that")]
    Zip,
    /// Sealed, and it can't be opened with anything.
    #[error(transparent)]
    Sealed(OpenFault),
    /// A picture, a letter, anything.
    #[error(
        "This file is not from Plumbline. The name of one that was handed over ends in “.plumbline”; ask whoever sent it \
         which file they meant"
    )]
    Other,
}

/// What a file is.
pub fn kind_of(bytes: &[u8]) -> FileKind {
    if bytes.is_empty() || bytes.len() > MOST || looks_sealed(bytes) {
        return match unarmoured(bytes).and_then(|bytes| lock(&bytes)) {
            Ok(lock) => FileKind::Sealed(lock),
            Err(fault) => FileKind::Not(NotAPack::Sealed(fault)),
        };
    }
    if ZIPS.iter().any(|zip| bytes.starts_with(zip)) {
        let sheet = SHEETS.iter().any(|sheet| holds(bytes, sheet));
        return FileKind::Not(if sheet {
            NotAPack::Spreadsheet
        } else {
            NotAPack::Zip
        });
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match format(text).as_deref() {
        Some(PACK) => FileKind::Bare,
        Some(BACKUP) => FileKind::Not(NotAPack::Backup),
        Some(_) => FileKind::Not(NotAPack::Other),
        None if is_table(text) => FileKind::Not(NotAPack::Spreadsheet),
        None => FileKind::Not(NotAPack::Other),
    }
}

/// What the first line says it is. Where the line is damaged, what it begins with: the reader of that kind says what is
/// wrong with it.
fn format(text: &[u8]) -> Option<String> {
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    if !first.starts_with(b"{") {
        return None;
    }
    let first = &first[..first.len().min(LONGEST)];
    if let Ok(Value::Object(header)) = serde_json::from_slice(first) {
        let said = header.get("format").and_then(Value::as_str);
        return Some(said.unwrap_or_default().to_owned());
    }
    let named = [PACK, BACKUP]
        .into_iter()
        .find(|name| holds(first, name.as_bytes()));
    Some(named.unwrap_or_default().to_owned())
}

/// Whether its first two lines have the same separator, equally often or nearly so.
fn is_table(text: &[u8]) -> bool {
    let text = &text[..text.len().min(LONGEST)];
    if text.contains(&0) {
        return false;
    }
    // Spreadsheets are saved in older encodings too; separators are the same in all of them.
    let text = String::from_utf8_lossy(text);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else { return false };
    let second = lines.next().unwrap_or(first);
    let printable = !first.chars().any(|c| c.is_control() && c != '\t');
    printable
        && SEPARATORS
            .iter()
            .any(|separator| first.contains(*separator) && second.contains(*separator))
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
