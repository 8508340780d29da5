//! Writes a backup. Only the manifest needs the key; it proves that nothing is missing.

use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::line::{End, FORMAT, Header, Line, MANIFEST, Vouched};
use crate::store::{
    SealedThing,
    envelope::Place,
    vault::{Vault, keyring::KeyRing},
};

/// A backup of these values. Without the vault, as on a locked device, it has no manifest.
pub fn write(things: &[SealedThing], ring: &KeyRing, made: Timestamp, vault: Option<&Vault>) -> Vec<u8> {
    let is_entry = |thing: &&SealedThing| matches!(Place::read(&thing.place), Ok(Place::Entry(_)));
    let header = Header {
        format: FORMAT.to_owned(),
        version: ring.version(),
        made,
        entries: things.iter().filter(is_entry).count(),
        ring: ring.clone(),
    };
    let mut file = Vec::new();
    push(&mut file, &header);
    for thing in things {
        push(
            &mut file,
            &Line {
                place: thing.place.clone(),
                sealed: thing.sealed.text(),
            },
        );
    }
    if let Some(vault) = vault {
        let vouched = Vouched {
            things: things.len(),
            digest: data_encoding::HEXLOWER.encode(&Sha256::digest(&file)),
        };
        let sealed = vault.seal(MANIFEST, &json(&vouched)).text();
        let place = MANIFEST.to_owned();
        push(&mut file, &Line { place, sealed });
    }
    push(
        &mut file,
        &End {
            header,
            end: things.len(),
        },
    );
    // The last line feed is left out, so that a file that lacks even one byte is incomplete.
    file.pop();
    file
}

fn push(file: &mut Vec<u8>, line: &impl Serialize) {
    file.extend_from_slice(json(line).as_bytes());
    file.push(b'\n');
}

fn json(line: &impl Serialize) -> String {
    serde_json::to_string(line).expect("texts and numbers have a JSON form")
}
