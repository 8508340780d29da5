//! Checks the archive before anything in it is trusted: how much it claims to unpack to, and how much it does unpack
//! to. Nothing that is unpacked here is kept, and nothing is unpacked beyond the limit.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::answer::Fault;

/// The most that a workbook may unpack to, in bytes.
pub const MOST: u64 = 64_000_000;
/// The most that a part which is read into memory whole (shared texts, styles) may unpack to, in bytes.
pub const MOST_OF_A_PART: u64 = 40_000_000;
/// The most parts.
const MOST_PARTS: usize = 5_000;
/// The deepest nesting of elements. Excel's own files have about ten levels.
const DEEPEST: u32 = 64;

/// Checks an archive against the limits.
///
/// # Errors
/// If it is damaged or exceeds a limit.
pub fn check(bytes: &[u8]) -> Result<(), Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(too_big());
    }
    let mut said = 0u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| Fault::Damaged)?;
        said = said.saturating_add(part.size());
    }
    if said > MOST {
        return Err(too_big());
    }
    let mut left = MOST;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| Fault::Damaged)?;
        let name = part.name().map_err(|_| Fault::Damaged)?.into_owned();
        let is_sheet = name.starts_with("xl/worksheets/");
        let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
        let most = if is_sheet || !is_xml {
            left
        } else {
            left.min(MOST_OF_A_PART)
        };
        let unpacked = unpack(&mut part, most, is_xml)?;
        left = left.saturating_sub(unpacked);
    }
    Ok(())
}

const fn too_big() -> Fault {
    Fault::TooBig {
        most_mb: (MOST / 1_000_000) as u32,
    }
}

/// Unpacks a part without keeping it, and returns its length.
fn unpack(part: &mut impl Read, most: u64, is_xml: bool) -> Result<u64, Fault> {
    let mut piece = [0; 32 * 1024];
    let mut length = 0u64;
    let mut depth = Depth::default();
    let mut head = Vec::new();
    loop {
        let read = match part.read(&mut piece) {
            Ok(0) => return Ok(length),
            Ok(read) => read,
            Err(_) => return Err(Fault::Damaged),
        };
        length += read as u64;
        if length > most {
            return Err(too_big());
        }
        if is_xml {
            if head.is_empty() {
                head.extend_from_slice(&piece[..read.min(4096)]);
                boasts(&head)?;
            }
            depth.follow(&piece[..read])?;
        }
    }
}

/// A list that states its length has memory reserved for it, so one that states too much is refused.
fn boasts(head: &[u8]) -> Result<(), Fault> {
    let head = String::from_utf8_lossy(head);
    for said in ["ount=\"", "ount='"] {
        for rest in head.split(said).skip(1) {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 7 {
                return Err(Fault::Damaged);
            }
        }
    }
    Ok(())
}

/// The depth of nested elements, counted byte by byte.
#[derive(Default)]
struct Depth {
    now: u32,
    before: u8,
}

impl Depth {
    fn follow(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        for byte in bytes {
            match (self.before, *byte) {
                (b'<', b'/') => self.now = self.now.saturating_sub(1),
                (b'<', b'?' | b'!') => {}
                (b'<', _) => self.now += 1,
                (b'/', b'>') => self.now = self.now.saturating_sub(1),
                _ => {}
            }
            if self.now > DEEPEST {
                return Err(Fault::Damaged);
            }
            self.before = *byte;
        }
        Ok(())
    }
}
