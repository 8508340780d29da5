//! Files that were chosen together: each has its own outcome, a passphrase is tried on all that are still closed, and
//! they are added with one decision. Nothing is changed here.

use std::sync::Arc;

use super::incoming::{IncomingFile, NotOpened, Opened, compare, open};
use crate::{
    app::{
        browser::{NamedFile, Picked},
        session::Session,
    },
    domain::entry::Entry,
    exchange::{pack::Pack, seal::OpenFault},
};

/// The chosen files, in the order in which the browser gave them.
#[derive(Clone, Debug)]
pub struct ChosenFiles(Vec<ChosenFile>);

#[derive(Clone, Debug)]
struct ChosenFile {
    name: String,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    /// It asks for a passphrase.
    Closed(Arc<Vec<u8>>),
    Open(Arc<Pack>),
    Refused(NotOpened),
}

impl ChosenFiles {
    /// Opens the files that need no passphrase.
    pub fn new(session: Session, files: Vec<NamedFile>) -> Self {
        let opened = |NamedFile { name, picked }| {
            let state = match picked {
                Picked::File(bytes) => match open(session, &bytes, None) {
                    Ok(Opened::Pack(pack)) => State::Open((*pack).into()),
                    Ok(Opened::Passphrase) => State::Closed(bytes.into()),
                    Err(why) => State::Refused(why),
                },
                Picked::TooBig => State::Refused(OpenFault::TooLarge.into()),
                Picked::Refused(why) => State::Refused(NotOpened::NotRead(why)),
                Picked::Nothing => State::Refused(NotOpened::NotRead("it is not there".to_owned())),
            };
            ChosenFile { name, state }
        };
        Self(files.into_iter().map(opened).collect())
    }

    /// How many files there are.
    pub fn number(&self) -> usize {
        self.0.len()
    }

    /// Why the only file was not opened; `None` if it was, or if there are several.
    pub fn refused(&self) -> Option<&NotOpened> {
        match self.0.as_slice() {
            [
                ChosenFile {
                    state: State::Refused(why),
                    ..
                },
            ] => Some(why),
            _ => None,
        }
    }

    /// The places in the list of the files that ask for a passphrase.
    pub fn closed(&self) -> Vec<usize> {
        let closed =
            |(place, file): (usize, &ChosenFile)| matches!(file.state, State::Closed(_)).then_some(place);
        self.0.iter().enumerate().filter_map(closed).collect()
    }

    /// The name of the file at a place in the list.
    pub fn name(&self, place: usize) -> &str {
        &self.0[place].name
    }

    /// Tries a passphrase on a closed file, which takes about a second. A file whose passphrase is another one stays
    /// closed.
    pub fn try_passphrase(&mut self, session: Session, place: usize, typed: &str) {
        let State::Closed(bytes) = &self.0[place].state else {
            return;
        };
        self.0[place].state = match open(session, bytes, Some(typed)) {
            Ok(Opened::Pack(pack)) => State::Open((*pack).into()),
            Ok(Opened::Passphrase) | Err(NotOpened::Seal(OpenFault::WrongPassphrase)) => return,
            Err(why) => State::Refused(why),
        };
    }

    /// The same files, once nobody is asked for a passphrase any more.
    #[must_use]
    pub fn without_closed(&self) -> Self {
        let mut all = self.clone();
        for file in &mut all.0 {
            if let State::Closed(_) = file.state {
                file.state = State::Refused(NotOpened::LeftClosed);
            }
        }
        all
    }

    /// Compares each file with this device and with the files before it, so that nothing is counted twice. Files that
    /// contradict each other are not both added.
    pub fn compared(&self, session: Session) -> ComparedFiles {
        let mut workspace = session.desk.workspace_untracked();
        let mut files = Vec::new();
        for (place, ChosenFile { name, state }) in self.0.iter().enumerate() {
            let compared = match state {
                State::Closed(_) => Err(NotOpened::LeftClosed),
                State::Refused(why) => Err(why.clone()),
                State::Open(pack) => compare(&workspace, Pack::clone(pack), session.today()),
            };
            if let (Ok(file), true) = (&compared, place + 1 < self.0.len()) {
                workspace = workspace.union(file.pack.entries.clone()).into();
            }
            files.push((name.clone(), compared));
        }
        ComparedFiles(files)
    }
}

/// The chosen files, each compared with this device and the files before it; or why it can't be added.
#[derive(Clone, PartialEq, Debug)]
pub struct ComparedFiles(Vec<(String, Result<IncomingFile, NotOpened>)>);

impl ComparedFiles {
    /// Each file by name.
    pub fn all(&self) -> &[(String, Result<IncomingFile, NotOpened>)] {
        &self.0
    }

    /// The files that can be added.
    pub fn added(&self) -> impl Iterator<Item = &IncomingFile> {
        self.0.iter().filter_map(|(_, file)| file.as_ref().ok())
    }

    /// All their entries.
    pub fn entries(&self) -> Vec<Entry> {
        self.added().flat_map(|file| file.pack.entries.clone()).collect()
    }
}
