//! Reads a pack whole, and checks it before returning anything.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{
    blind,
    check::{check, values},
    fault::PackFault,
    header::{FORMAT, Header, Named, Purpose},
    json::{self, NotRead},
    limits::{MOST, MOST_ABOUT_ONE, MOST_ENTRIES, MOST_LINE, MOST_VALUES, MOST_VALUES_IN_ALL},
    place::place,
    plain::plain,
};
use crate::domain::{
    self,
    entry::{Entry, Misspelt, without_empty},
    id::{AuditId, EntryId},
    rules::alone,
};

/// How the first line begins, without spaces: other programs may add some.
const BEGINS: &str = "{\"format\":\"plumblinepack\"";
/// The longest first line, in bytes: a file of another kind may consist of one line.
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
/// The first thing that is wrong with it. There is no result for part of a pack.
pub fn read(bytes: &[u8]) -> Result<Pack, PackFault> {
    if bytes.len() > MOST {
        return Err(PackFault::TooBig);
    }
    // Some programs begin UTF-8 with a byte order mark.
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
    // Before any line is parsed: a line of two million zeros takes sixteen times its length in memory.
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
    let mut about: BTreeMap<AuditId, usize> = BTreeMap::new();
    for (number, line) in (2..).zip(&lines) {
        let entry = entry(number, line)?;
        match entries.get(&entry.id) {
            None => {
                if let Some(audit) = entry.about {
                    let number_about = about.entry(audit).or_default();
                    *number_about += 1;
                    if *number_about > MOST_ABOUT_ONE {
                        return Err(PackFault::TooManyAboutOne { line: number });
                    }
                }
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
    for (line, entry) in entries.values() {
        if header.purpose == Purpose::ModerateBlind {
            blind::check(*line, entry)?;
        }
        blind::is_derived(*line, entry)?;
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
        let beginning = beginning.trim_end_matches(char::REPLACEMENT_CHARACTER);
        return Err(if squeezed(beginning).starts_with(BEGINS) {
            PackFault::FirstLineTooLong
        } else {
            no_header(beginning)
        });
    }
    let Ok(text) = std::str::from_utf8(line) else {
        return Err(PackFault::NotText);
    };
    let value = json::parse(text).map_err(|fault| match fault {
        NotRead::Twice(field) => PackFault::KeyTwice { line: 1, field },
        NotRead::NotJson { ends: false, .. } if squeezed(text).starts_with(BEGINS) => {
            not_understood("it is not JSON")
        }
        NotRead::NotJson { .. } | NotRead::TooDeep => no_header(text),
    })?;
    let named = match domain::json::read_value::<Named>(&value) {
        Ok(named) => named,
        Err(fault) if squeezed(text).starts_with(BEGINS) => return Err(not_understood(&fault)),
        Err(_) => return Err(no_header(text)),
    };
    match named.format.as_str() {
        FORMAT => {}
        "plumbline-backup" => return Err(PackFault::Backup),
        _ => return Err(PackFault::NotAPack),
    }
    if named.is_too_new() {
        return Err(PackFault::TooNew);
    }
    let header = domain::json::read_value::<Header>(&value).map_err(|fault| not_understood(&fault))?;
    match header.unknown_field(&value) {
        // An unknown field might reveal a grade.
        Some(field) if header.purpose == Purpose::ModerateBlind => {
            Err(PackFault::UnknownInBlind { line: 1, field })
        }
        Some(_) | None => Ok(header),
    }
}

fn not_understood(fault: &str) -> PackFault {
    PackFault::Header { what: plain(fault) }
}

/// A text without its spaces.
fn squeezed(text: &str) -> String {
    text.chars()
        .take(200)
        .filter(|c| !matches!(c, ' ' | '\t'))
        .collect()
}

/// What a first line is if it is not a header.
fn no_header(text: &str) -> PackFault {
    let start = squeezed(text);
    if text.contains(char::REPLACEMENT_CHARACTER) {
        PackFault::NotText
    } else if start.starts_with(BEGINS) || BEGINS.starts_with(&start) {
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

/// Checks the lines against the header.
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
    if same {
        let what = format!(
            "it says that {} entries follow, and there are {}",
            header.entries,
            lines.len()
        );
        return Err(PackFault::Header { what });
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
    let value = json::parse(text).map_err(|fault| match fault {
        NotRead::Twice(field) => PackFault::KeyTwice { line: number, field },
        NotRead::TooDeep => PackFault::TooDeep { line: number },
        NotRead::NotJson { character, .. } => PackFault::NotJson {
            line: number,
            character,
        },
    })?;
    check(number, &value)?;
    let malformed = |field: String, what: String| PackFault::Malformed {
        line: number,
        field,
        what,
    };
    if !value.is_object() {
        return Err(malformed("id".to_owned(), "it is missing".to_owned()));
    }
    let (entry, misspelt) = Entry::read(value).map_err(|fault| {
        let again = serde_json::from_str(text).ok();
        let found = again.and_then(|again| place(&without_empty(again)));
        let (field, what) = found.unwrap_or_else(|| ("body".to_owned(), fault));
        malformed(field, plain(&what))
    })?;
    if let Some(Misspelt { field, spelling }) = misspelt {
        return Err(malformed(field, spelling.to_string()));
    }
    alone(&entry).map_err(|broken| PackFault::Rule { line: number, broken })?;
    Ok(entry)
}

/// An editor or an e-mail program may have added carriage returns.
fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}
