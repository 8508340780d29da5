//! Reads a backup, without a key. Lines are read one by one, so that a damaged line affects no other.

use sha2::{Digest, Sha256};

use super::{
    Backup, MOST,
    fault::{BackupFault, Flaw},
    line::{End, FORMAT, Header, Line, MANIFEST, Manifest, Named, VERSION},
};
use crate::{
    domain::json,
    store::{SealedThing, vault::Sealed},
};

/// Reads a file.
///
/// # Errors
/// If nothing in it can be opened. Other faults are in [`Backup::flaws`].
pub fn parse(bytes: &[u8]) -> Result<Backup, BackupFault> {
    if bytes.len() > MOST {
        return Err(BackupFault::TooBig);
    }
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').map(without_return).collect();
    while lines.pop_if(|line| line.is_empty()).is_some() {}
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Err(BackupFault::Empty);
    };
    let header = header(first);
    let end = text_of(last).and_then(|text| json::read::<End>(text).ok());
    let end = end.filter(|end| is_ours(&end.header));

    let mut body = Body::of(first);
    let between = lines.len() - usize::from(end.is_some());
    for (n, line) in lines.iter().enumerate().take(between).skip(1) {
        body.take(n + 1, line);
    }
    let header = match (header, &end) {
        (Ok(header), Some(end)) => {
            if !repeats(last, first, end.end) {
                body.flaws.push(Flaw::Damaged { line: lines.len() });
            }
            header
        }
        (Ok(header), None) => {
            body.cut_off(lines.len());
            header
        }
        // The last line repeats the first.
        (Err(_), Some(end)) => {
            body.flaws.insert(0, Flaw::Damaged { line: 1 });
            end.header.clone()
        }
        (Err(fault), None) => return Err(fault),
    };
    let mut rings = vec![header.ring];
    if let Some(End { header, end: said }) = end {
        let found = body.found;
        if said != found {
            body.flaws.push(Flaw::Lacks { said, found });
        }
        rings.extend((header.ring != rings[0]).then_some(header.ring));
    }
    Ok(Backup {
        made: header.made,
        flaws: body.flaws,
        rings,
        things: body.things,
        manifest: body.manifest,
    })
}

/// The lines between the first and the last.
struct Body {
    digest: Sha256,
    things: Vec<SealedThing>,
    manifest: Option<Manifest>,
    flaws: Vec<Flaw>,
    /// The number of lines, including damaged ones, without the manifest.
    found: usize,
}

impl Body {
    fn of(first: &[u8]) -> Self {
        Self {
            digest: Sha256::new_with_prefix(first).chain_update(b"\n"),
            things: Vec::new(),
            manifest: None,
            flaws: Vec::new(),
            found: 0,
        }
    }

    fn take(&mut self, number: usize, line: &[u8]) {
        let read = text_of(line).and_then(|text| json::read::<Line>(text).ok());
        let thing = read.and_then(|Line { place, sealed }| {
            let sealed = Sealed::from_text(&sealed)?;
            Some(SealedThing { place, sealed })
        });
        match thing {
            Some(SealedThing { place, sealed }) if place == MANIFEST => {
                let digest = data_encoding::HEXLOWER.encode(&self.digest.clone().finalize());
                self.manifest = Some(Manifest { sealed, digest });
            }
            Some(thing) => {
                self.found += 1;
                self.things.push(thing);
            }
            None => {
                self.found += 1;
                self.flaws.push(Flaw::Damaged { line: number });
            }
        }
        self.digest.update(line);
        self.digest.update(b"\n");
    }

    /// The end is missing: the last line may be incomplete, which is then not a fault of its own.
    fn cut_off(&mut self, lines: usize) {
        let partly = self.flaws.pop_if(|flaw| *flaw == Flaw::Damaged { line: lines });
        let after = lines - usize::from(partly.is_some());
        self.flaws.push(Flaw::CutOff { after });
    }
}

/// The first line.
fn header(line: &[u8]) -> Result<Header, BackupFault> {
    let Ok(text) = std::str::from_utf8(line) else {
        return Err(BackupFault::NotText);
    };
    let begins_as_ours = text.starts_with(&format!("{{\"format\":\"{FORMAT}\""));
    let named: Named = json::read(text).map_err(|_| {
        if begins_as_ours {
            BackupFault::Headless
        } else {
            BackupFault::NotABackup
        }
    })?;
    if named.format != FORMAT {
        return Err(BackupFault::NotABackup);
    }
    if named.version > VERSION {
        return Err(BackupFault::Newer);
    }
    let header: Option<Header> = json::read(text).ok();
    header.filter(is_ours).ok_or(BackupFault::Headless)
}

/// Whether the last line is the first with the count added, byte for byte: nothing else covers it.
fn repeats(last: &[u8], first: &[u8], end: usize) -> bool {
    let count = format!(",\"end\":{end}}}");
    first
        .strip_suffix(b"}")
        .is_some_and(|first| last.strip_prefix(first) == Some(count.as_bytes()))
}

fn is_ours(header: &Header) -> bool {
    header.format == FORMAT && (1..=VERSION).contains(&header.version)
}

/// An editor or an e-mail program may have added carriage returns.
fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn text_of(line: &[u8]) -> Option<&str> {
    std::str::from_utf8(line).ok()
}
