//! Recognises a file by its first bytes, not by its name, because names get changed.

use serde_json::Value;
use thiserror::Error;

use super::{
    Lock, MOST, OpenFault,
    header::{lock, looks_sealed, unarmoured},
};

/// The value of `format` in the first line of a pack.
const PACK: &str = "plumbline pack";
/// The value of `format` in a backup.
const BACKUP: &str = "plumbline-backup";
/// The longest first line of a Plumbline file, in bytes.
const LONGEST: usize = 65_536;
/// How zip files begin, including empty ones.
const ZIPS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// Names inside the zip files of spreadsheets.
const SHEETS: [&[u8]; 2] = [b"xl/workbook", b"opendocument.spreadsheet"];
/// Characters that separate cells in a line.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// The kind of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// Sealed in the age format. Its contents are known only once it is opened.
    Sealed(Lock),
    /// A pack that is not sealed.
    Bare,
    /// Not a file that can be opened as a pack.
    Not(NotAPack),
}

/// The kind of a file that is not a pack; each message says what to do instead.
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
    /// Sealed, but cannot be opened with anything.
    #[error(transparent)]
    Sealed(OpenFault),
    /// A picture, a letter, or anything else.
    #[error(
        "This file is not from Plumbline. The name of one that was handed over ends in “.plumbline”; ask the person who sent it \
         which file they meant"
    )]
    Other,
}

/// Determines the kind of a file.
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

/// The format named in the first line. If the line is damaged, the format that its beginning suggests: the reader of
/// that format then reports the damage.
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

/// Whether its first two lines have the same separator about equally often.
fn is_table(text: &[u8]) -> bool {
    let text = &text[..text.len().min(LONGEST)];
    if text.contains(&0) {
        return false;
    }
    // Spreadsheets are saved in older encodings too; separators have the same bytes in all of them.
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
