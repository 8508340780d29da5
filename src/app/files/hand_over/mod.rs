//! Handing over: makes one file from the answers. `exchange/pack` decides what the file contains, `exchange/seal` how
//! it is sealed.

mod asked;
mod cases;
mod lock;
mod next;

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use thiserror::Error;

pub use self::{
    asked::{Answers, AuditSelection, Missing, choice_in_words},
    cases::{called, tickable},
    lock::{How, LockFault, SealAnswers, Sealing},
    next::{Next, Prepared},
};
use crate::{
    app::{
        files::handed_over::{PastHandOver, Selected},
        session::{Session, SessionKind},
    },
    domain::person::Person,
    exchange::{
        document::Document,
        pack::{self, Contents, Made, Purpose},
        seal::{self, For, SealFault},
    },
};

/// Why no file was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NotMade {
    /// Nobody is recorded as working here.
    #[error("Say who you are first, under “This device”")]
    Nobody,
    /// Another tab or a file has withdrawn one of the audits since they were shown.
    #[error("An audit that was to go into the file has been withdrawn meanwhile. Go back and choose again")]
    Withdrawn,
    /// It could not be sealed.
    #[error("{0}")]
    Seal(#[from] SealFault),
}

/// Makes the file. With a passphrase it takes about a second.
///
/// # Errors
/// If the file would be too long to open, an audit was withdrawn, or nobody is recorded as working here.
pub fn make(
    session: Session,
    contents: &Contents,
    purpose: Purpose,
    sealing: &Sealing,
) -> Result<Document, NotMade> {
    let workspace = session.desk.workspace_untracked();
    if contents.audits.iter().any(|audit| workspace.is_withdrawn(*audit)) {
        return Err(NotMade::Withdrawn);
    }
    let by = session.people.working_untracked().ok_or(NotMade::Nobody)?;
    let at = session.environment.now().at;
    let example = session.kind == SessionKind::Example;
    let bare = pack::write(
        contents,
        purpose,
        &Made {
            by: by.clone(),
            at,
            example,
        },
    );
    let (bytes, extension, media_type) = match sealing {
        Sealing::Words(words) | Sealing::Agreed(words) => (
            seal::seal(&bare, For::Passphrase(words))?,
            seal::EXTENSION,
            SEALED,
        ),
        Sealing::Key(colleague) => (
            seal::seal(&bare, For::Recipient(&colleague.key))?,
            seal::EXTENSION,
            SEALED,
        ),
        Sealing::Bare if bare.len() > pack::limits::MOST => return Err(SealFault::TooLarge.into()),
        Sealing::Bare => (bare, pack::EXTENSION, "application/x-ndjson"),
    };
    Ok(Document {
        name: format!("{}.{extension}", name(session, purpose, &by, at)),
        media_type,
        bytes,
    })
}

/// Remembers a hand-over for the desk, once its file is made. If that cannot be stored, the file is no worse for it.
pub fn remember(session: Session, selected: &Selected, purpose: Purpose, sealing: &Sealing) {
    let Some(by) = session.people.working_untracked() else {
        return;
    };
    let whom = match sealing {
        Sealing::Key(colleague) => Some(colleague.name.clone()),
        Sealing::Words(_) | Sealing::Agreed(_) | Sealing::Bare => None,
    };
    session.handed_over.remember(&PastHandOver {
        at: session.environment.now().at,
        by: by.id(),
        purpose,
        what: selected.what.clone(),
        whom,
        audits: selected.audits.clone(),
    });
}

/// A media type that no browser or office program opens itself.
const SEALED: &str = "application/octet-stream";

/// The purpose, the day, and a short code of the person and of this hand-over, so that two files never have the same name
/// and those of one person begin alike. Not whom or what it is about, because anybody can see the name of a file.
fn name(session: Session, purpose: Purpose, by: &Person, at: Timestamp) -> String {
    let person = code(&by.id().to_string(), 4);
    let this = code(&format!("{} {at}", by.id()), 3);
    format!(
        "plumbline {} {} {person}-{this}",
        purpose.file_words(),
        session.today()
    )
}

/// A code of this many characters that tells nothing about what it stands for. Without vowels it spells no word, and
/// without 0, 1, I and O it is read out without mistakes.
fn code(of: &str, length: usize) -> String {
    const SIGNS: &[u8; 28] = b"23456789BCDFGHJKLMNPQRSTVWXZ";
    let sign = |byte: &u8| char::from(SIGNS[usize::from(*byte) % SIGNS.len()]);
    Sha256::digest(of).iter().take(length).map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_code_is_the_same_for_the_same_person_and_tells_nothing() {
        assert_eq!(code("a", 4), code("a", 4));
        assert_ne!(code("a", 4), code("b", 4));
        assert!(
            code("a", 4)
                .chars()
                .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        );
        assert_eq!(code("a", 3).len(), 3);
    }
}
