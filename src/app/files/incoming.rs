//! A file that somebody handed over: what it is, what opens it, and what it would change. Looking into it changes
//! nothing.

use jiff::civil::Date;
use thiserror::Error;

use crate::{
    app::{
        route::Route,
        session::{Session, SessionKind},
    },
    domain::workspace::Workspace,
    exchange::{
        pack::{self, Doubt, Pack, PackFault, Preview, PreviewFault},
        seal::{self, FileKind, Lock, NotAPack, OpenFault, With},
    },
    store::vault::as_proposed,
};

// No unsealed file is too long to be read.
const _: () = assert!(seal::MOST <= pack::limits::MOST);

/// The outcome of opening a file.
#[derive(Clone, PartialEq, Debug)]
pub enum Opened {
    /// It asks for a passphrase.
    Passphrase,
    /// Its contents.
    Pack(Box<Pack>),
}

/// The contents of a file, compared with this device.
#[derive(Clone, PartialEq, Debug)]
pub struct IncomingFile {
    /// The pack.
    pub pack: Pack,
    /// What it would change.
    pub preview: Preview,
    /// Days in it that are probably wrong. Somebody must confirm them before the file is added.
    pub doubts: Vec<Doubt>,
}

/// Why a file was not opened. Nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum NotOpened {
    /// It is another kind of file.
    #[error("{0}.")]
    NotAPack(#[from] NotAPack),
    /// The seal does not open.
    #[error("{0}.")]
    Seal(#[from] OpenFault),
    /// The contents cannot be read.
    #[error("{0}.")]
    Pack(#[from] PackFault),
    /// It was made in the example, and this is not the example.
    #[error(
        "This file was made in the example: its audits are made up, and would count in your figures. It opens in the example \
         only. Nothing has been changed."
    )]
    Example,
    /// The browser could not read it.
    #[error("The browser could not read the file ({0}). Choose it again.")]
    NotRead(String),
    /// The files that were chosen before it are too large together.
    #[error("The files before this one are larger than 100 MB together. Open this one afterwards.")]
    TooMuch,
    /// It asks for a passphrase, and was left closed.
    #[error("It was left closed, because its passphrase was not entered. Nothing in it was added.")]
    LeftClosed,
    /// The same entry says something else in another of the files that were opened together.
    #[error(
        "An entry in it says something else in “{0}”: one of the two files was altered. Neither is added. Ask the people who \
         sent them which is right, and open that one alone."
    )]
    Opposed(String),
    /// The contents conflict with what is on this device.
    #[error("{0}.")]
    Clash(#[from] PreviewFault),
}

impl NotOpened {
    /// The page that helps, with its name.
    pub fn way_out(&self) -> Option<(Route, &'static str)> {
        match self {
            NotOpened::NotAPack(NotAPack::Backup) | NotOpened::Pack(PackFault::Backup) => {
                Some((Route::Backup, "Backups"))
            }
            NotOpened::NotAPack(NotAPack::Spreadsheet) | NotOpened::Pack(PackFault::Table) => {
                Some((Route::Import, "Import a spreadsheet"))
            }
            NotOpened::Seal(OpenFault::NotForThisKey) => Some((Route::Device, "This device")),
            NotOpened::NotAPack(_)
            | NotOpened::Seal(_)
            | NotOpened::Pack(_)
            | NotOpened::Example
            | NotOpened::NotRead(_)
            | NotOpened::LeftClosed
            | NotOpened::TooMuch
            | NotOpened::Opposed(_)
            | NotOpened::Clash(_) => None,
        }
    }
}

/// Unseals a file with a passphrase as typed, or as Plumbline proposed it if it was dictated.
fn unseal(bytes: &[u8], typed: &str) -> Result<Vec<u8>, OpenFault> {
    if let Some(proposed) = as_proposed(typed) {
        let opened = seal::open(bytes, With::Passphrase(&proposed));
        if opened != Err(OpenFault::WrongPassphrase) || *proposed == typed {
            return opened;
        }
    }
    seal::open(bytes, With::Passphrase(typed))
}

/// Opens a file, with the device's keys or with the typed passphrase. With a passphrase it takes about a second.
///
/// # Errors
/// Why it was not opened.
pub fn open(session: Session, bytes: &[u8], passphrase: Option<&str>) -> Result<Opened, NotOpened> {
    let opened = match (seal::kind_of(bytes), passphrase) {
        (FileKind::Not(other), _) => return Err(other.into()),
        (FileKind::Bare, _) => None,
        (FileKind::Sealed(Lock::Keys), _) => Some(session.file_keys.unseal(bytes)?),
        (FileKind::Sealed(Lock::Passphrase { .. }), None) => return Ok(Opened::Passphrase),
        (FileKind::Sealed(Lock::Passphrase { .. }), Some(typed)) => Some(unseal(bytes, typed)?),
    };
    let pack = pack::read(opened.as_deref().unwrap_or(bytes))?;
    if pack.header.made.example && session.kind != SessionKind::Example {
        return Err(NotOpened::Example);
    }
    Ok(Opened::Pack(Box::new(pack)))
}

/// Compares the contents of a file with a workspace.
///
/// # Errors
/// If they conflict.
pub fn compare(workspace: &Workspace, pack: Pack, today: Date) -> Result<IncomingFile, NotOpened> {
    let preview = pack::preview(workspace, &pack)?;
    let doubts = pack::doubts(workspace, &pack, today);
    Ok(IncomingFile {
        pack,
        preview,
        doubts,
    })
}
