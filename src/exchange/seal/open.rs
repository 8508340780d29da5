//! Opening a sealed file.

use std::io::Read;

use age::{
    DecryptError, Decryptor,
    secrecy::{ExposeSecret, SecretString},
};

use super::{
    Identity, MOST, MOST_LOG_N, OpenFault, has_memory,
    header::{Lock, lock, unarmoured},
    spaced,
};

/// The secret that a file is opened with.
#[derive(Clone, Copy)]
pub enum With<'a> {
    /// The passphrase that somebody typed.
    Passphrase(&'a str),
    /// The device's key for receiving.
    Identity(&'a Identity),
}

/// Opens a sealed file, binary or armoured. It returns all of the contents or nothing: a file that was altered anywhere
/// gives no text.
///
/// # Errors
/// Why it does not open.
pub fn open(bytes: &[u8], with: With<'_>) -> Result<Vec<u8>, OpenFault> {
    let bytes = unarmoured(bytes)?;
    match (lock(&bytes)?, with) {
        (Lock::Keys, With::Identity(identity)) => read(&bytes, identity.key(), OpenFault::NotForThisKey),
        (Lock::Keys, With::Passphrase(_)) => Err(OpenFault::NeedsKey),
        (Lock::Passphrase { .. }, With::Identity(_)) => Err(OpenFault::NeedsPassphrase),
        (Lock::Passphrase { log_n }, With::Passphrase(typed)) => {
            if !has_memory(log_n) {
                return Err(OpenFault::NoMemory);
            }
            let words = spaced(typed);
            let opened = with_passphrase(&bytes, words.clone());
            // Another program may have used the spaces exactly as typed.
            if opened == Err(OpenFault::WrongPassphrase) && words.expose_secret() != typed {
                return with_passphrase(&bytes, typed.to_owned().into());
            }
            opened
        }
    }
}

fn with_passphrase(bytes: &[u8], passphrase: SecretString) -> Result<Vec<u8>, OpenFault> {
    let mut identity = age::scrypt::Identity::new(passphrase);
    identity.set_max_work_factor(MOST_LOG_N);
    read(bytes, &identity, OpenFault::WrongPassphrase)
}

fn read(bytes: &[u8], identity: &dyn age::Identity, wrong: OpenFault) -> Result<Vec<u8>, OpenFault> {
    let decryptor = Decryptor::new_buffered(bytes).map_err(|fault| said(fault, wrong))?;
    let reader = decryptor
        .decrypt(std::iter::once(identity))
        .map_err(|fault| said(fault, wrong))?;
    let mut opened = Vec::with_capacity(bytes.len());
    let read = reader.take(MOST as u64).read_to_end(&mut opened);
    read.map_err(|_| OpenFault::Altered)?;
    Ok(opened)
}

/// The crate's error as one of ours.
fn said(fault: DecryptError, wrong: OpenFault) -> OpenFault {
    match fault {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            wrong
        }
        DecryptError::ExcessiveWork { .. } => OpenFault::TooMuchWork,
        DecryptError::UnknownFormat => OpenFault::Newer,
        DecryptError::InvalidHeader | DecryptError::InvalidMac | DecryptError::Io(_) | _ => {
            OpenFault::Altered
        }
    }
}
