//! Reading a pack: whole, and checked before anything of it is handed out.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    MOST, MOST_ABOUT_ONE, MOST_ENTRIES, MOST_LINE, MOST_VALUES, MOST_VALUES_IN_ALL, blind,
    check::{check, values},
    fault::PackFault,
    header::{FORMAT, Header, Named, Purpose},
    place::place,
    plain::plain,
};
use crate::domain::{
    entry::Entry,
    id::{AuditId, EntryId},
    rules::alone,
};

/// What the first line begins with where this program wrote it.
const BEGINS: &str = "{\"format\":\"plumbline pack\"";
/// The longest first line: a file of another kind may be one line only.
const MOST_HEADER: usize = 64 * 1024;

/// A pack as it was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Pack {
    /// Its first line.
    pub header: Header,
    /// Its entries, sorted by id, each once.
    pub entries: Vec<Entry>,
    /// The line of each, from 1, in the same order.
    pub lines: Vec<usize>,
}

/// Reads a pack.
///
/// # Errors
/// At the first thing that is wrong with it. There is no such thing as a part of a pack.
pub fn read(bytes: &[u8]) -> Result<Pack, PackFault> {
    if bytes.len() > MOST {
        return Err(PackFault::TooBig);
    }
    // Some programs put a mark before UTF-8.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(PackFault::Empty);
    }
    let mut lines = bytes.split(|byte| *byte == b'\n').map(without_return);
    let header = header(lines.next().unwrap_or_default())?;
    let mut lines: Vec<&[u8]> = lines.take(MOST_ENTRIES + 2).collect();
    while lines.pop_if(|line| line.is_empty()).is_some() {}
    if lines.len() > MOST_ENTRIES || header.entries > MOST_ENTRIES {
        return Err(PackFault::TooMany);
    }
    if let Some(long) = lines.iter().position(|line| line.len() > MOST_LINE) {
        return Err(PackFault::LineTooLong { line: long + 2 });
    }
    vouched(&header, &lines)?;
    // Before any of them is taken apart: a line of two million zeros takes sixteen times its length in memory.
    let mut in_all = 0;
    for (number, line) in (2..).zip(&lines) {
        let values = values(line);
        in_all += values;
        if values > MOST_VALUES {
            return Err(PackFault::TooManyInLine { line: number });
        }
        if in_all > MOST_VALUES_IN_ALL {
            return Err(PackFault::TooManyValues { line: number });
        }
    }

    let mut entries: BTreeMap<EntryId, (usize, Entry)> = BTreeMap::new();
    for (number, line) in (2..).zip(&lines) {
        let entry = entry(number, line)?;
        match entries.get(&entry.id) {
            None => {
                entries.insert(entry.id, (number, entry));
            }
            Some((_, same)) if *same == entry => {}
            Some((first, _)) => {
                return Err(PackFault::Twice {
                    first: *first,
                    line: number,
                    id: entry.id,
                });
            }
        }
    }
    let mut about: BTreeMap<AuditId, usize> = BTreeMap::new();
    for (line, entry) in entries.values() {
        if header.purpose == Purpose::ModerateBlind {
            blind::check(*line, entry)?;
        }
        blind::is_derived(*line, entry)?;
        if let Some(audit) = entry.about {
            let number = about.entry(audit).or_default();
            *number += 1;
            if *number > MOST_ABOUT_ONE {
                return Err(PackFault::TooManyAboutOne { line: *line });
            }
        }
    }
    let (lines, entries) = entries.into_values().unzip();
    Ok(Pack {
        header,
        entries,
        lines,
    })
}

/// The first line.
fn header(line: &[u8]) -> Result<Header, PackFault> {
    if line.len() > MOST_HEADER {
        let beginning = String::from_utf8_lossy(&line[..MOST_HEADER]);
        return Err(no_header(beginning.trim_end_matches(char::REPLACEMENT_CHARACTER)));
    }
    let Ok(text) = std::str::from_utf8(line) else {
        return Err(PackFault::NotText);
    };
    let named: Named = serde_json::from_str(text).map_err(|fault| {
        if fault.is_eof() || !text.starts_with(BEGINS) {
            no_header(text)
        } else {
            PackFault::Header {
                what: plain(&fault.to_string()),
            }
        }
    })?;
    match named.format.as_str() {
        FORMAT => {}
        "plumbline-backup" => return Err(PackFault::Backup),
        _ => return Err(PackFault::NotAPack),
    }
    if named.is_too_new() {
        return Err(PackFault::TooNew);
    }
    serde_json::from_str(text).map_err(|fault| PackFault::Header {
        what: plain(&fault.to_string()),
    })
}

/// What a first line is that is no header.
fn no_header(text: &str) -> PackFault {
    if text.contains(char::REPLACEMENT_CHARACTER) {
        PackFault::NotText
    } else if text.starts_with(BEGINS) || BEGINS.starts_with(text) {
        PackFault::CutOffAtOnce
    } else if text.starts_with("age-encryption.org/") || text.starts_with("-----BEGIN AGE") {
        PackFault::Sealed
    } else if text.chars().any(|c| c.is_control() && c != '\t') {
        PackFault::NotText
    } else if !text.starts_with(['{', '[', '<']) && text.contains([',', ';', '\t']) {
        PackFault::Table
    } else {
        PackFault::NotAPack
    }
}

/// Whether the lines are those of which the header speaks.
fn vouched(header: &Header, lines: &[&[u8]]) -> Result<(), PackFault> {
    let mut digest = Sha256::new();
    for line in lines {
        digest.update(line);
        digest.update(b"\n");
    }
    let same = data_encoding::HEXLOWER.encode(&digest.finalize()) == header.sha256.to_ascii_lowercase();
    if same && lines.len() == header.entries {
        return Ok(());
    }
    let is_whole = |line: &&[u8]| serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
    let last_is_whole = lines.last().is_none_or(is_whole);
    if lines.len() < header.entries || (lines.len() == header.entries && !last_is_whole) {
        return Err(PackFault::CutOff {
            said: header.entries,
            found: lines.len() - usize::from(!last_is_whole),
        });
    }
    let not_text = lines.iter().position(|line| std::str::from_utf8(line).is_err());
    Err(not_text.map_or(PackFault::Altered, |line| PackFault::NotUtf8 { line: line + 2 }))
}

fn entry(number: usize, line: &[u8]) -> Result<Entry, PackFault> {
    let text = std::str::from_utf8(line).map_err(|_| PackFault::NotUtf8 { line: number })?;
    let value: Value = serde_json::from_str(text).map_err(|fault| {
        // Serde stops at 128, before the stack does.
        if fault.to_string().starts_with("recursion limit") {
            PackFault::TooDeep { line: number }
        } else {
            PackFault::NotJson {
                line: number,
                column: fault.column(),
            }
        }
    })?;
    check(number, &value)?;
    let entry = Entry::from_value(value).map_err(|fault| {
        let again = serde_json::from_str(text).ok();
        let (field, what) =
            (again.as_ref().and_then(place)).unwrap_or_else(|| ("body".to_owned(), fault.to_string()));
        PackFault::Malformed {
            line: number,
            field,
            what: plain(&what),
        }
    })?;
    alone(&entry).map_err(|broken| PackFault::Rule { line: number, broken })?;
    Ok(entry)
}

/// A file that went through an editor or a mail may have got returns.
fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}
