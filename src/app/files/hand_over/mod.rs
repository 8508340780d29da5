//! Handing over: what somebody asked for, made into one file. What goes into it is decided in `exchange/pack`, how it is
//! sealed in `exchange/seal`.

mod asked;
mod cases;
mod lock;

use thiserror::Error;

pub use self::{
    asked::{Asked, Missing, What},
    cases::{called, tickable},
    lock::{How, LockAsked, LockFault, Sealing},
};
use crate::{
    app::session::{Session, SessionKind},
    exchange::{
        document::Document,
        pack::{self, Contents, Made, Purpose},
        seal::{self, For, SealFault},
    },
};

/// Why no file was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NotMade {
    /// Nobody has said who they are.
    #[error("Say who you are first, under “This device”")]
    Nobody,
    /// Another tab, or a file, withdrew one of the audits since they were shown.
    #[error("An audit that was to go into the file has been withdrawn meanwhile. Go back and choose again")]
    Withdrawn,
    /// It could not be sealed.
    #[error("{0}")]
    Seal(#[from] SealFault),
}

/// Makes the file. With a passphrase it takes about a second.
///
/// # Errors
/// When it would be too long to be opened, or nobody works here.
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
    let bare = pack::write(contents, purpose, &Made { by, at, example });
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
        Sealing::Bare if bare.len() > pack::MOST => return Err(SealFault::TooLarge.into()),
        Sealing::Bare => (bare, pack::EXTENSION, "application/x-ndjson"),
    };
    Ok(Document {
        name: format!("{}.{extension}", name(session, purpose)),
        media_type,
        bytes,
    })
}

/// A kind that no browser and no office program takes for its own.
const SEALED: &str = "application/octet-stream";

/// The purpose and the day, and nothing of whom or what it is about: names of files are seen by everybody.
fn name(session: Session, purpose: Purpose) -> String {
    format!("plumbline {} {}", purpose.label().to_lowercase(), session.today())
}
