//! Files that were chosen together: each has its own outcome, a passphrase is tried on all that are still closed, and
//! they are added with one decision. Nothing is changed here.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;

use super::incoming::{IncomingFile, NotOpened, Opened, compare, open};
use crate::{
    app::{
        browser::{NamedFile, Picked},
        session::Session,
    },
    domain::{entry::Entry, id::EntryId, in_order, workspace::Workspace},
    exchange::{
        pack::{Pack, Preview},
        seal::OpenFault,
    },
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
                Picked::TooMuch => State::Refused(NotOpened::TooMuch),
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

    /// How many are open.
    pub fn open(&self) -> usize {
        let is_open = |file: &&ChosenFile| matches!(file.state, State::Open(_));
        self.0.iter().filter(is_open).count()
    }

    /// Tries a passphrase on a closed file, which takes about a second. A file whose passphrase is another one stays
    /// closed.
    ///
    /// # Errors
    /// [`OpenFault::NoMemory`], after which it can be tried again.
    pub fn try_passphrase(&mut self, session: Session, place: usize, typed: &str) -> Result<(), OpenFault> {
        let State::Closed(bytes) = &self.0[place].state else {
            return Ok(());
        };
        self.0[place].state = match open(session, bytes, Some(typed)) {
            Ok(Opened::Pack(pack)) => State::Open((*pack).into()),
            Ok(Opened::Passphrase) | Err(NotOpened::Seal(OpenFault::WrongPassphrase)) => return Ok(()),
            Err(NotOpened::Seal(fault @ OpenFault::NoMemory)) => return Err(fault),
            Err(why) => State::Refused(why),
        };
        Ok(())
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

    /// Compares each file with this device and with the files before it, so that nothing is counted twice; and all of
    /// them together with this device, because what one brings another may need. The order of the files makes no
    /// difference to what is added.
    pub fn compared(&self, session: Session) -> ComparedFiles {
        let today = session.today();
        let here = session.desk.workspace_untracked();
        let opposed = self.opposed();
        let mut compared: Vec<Option<Result<IncomingFile, NotOpened>>> = Vec::new();
        for (place, file) in self.0.iter().enumerate() {
            compared.push(match (&file.state, opposed.get(&place)) {
                (State::Closed(_), _) => Some(Err(NotOpened::LeftClosed)),
                (State::Refused(why), _) => Some(Err(why.clone())),
                (State::Open(_), Some(other)) => Some(Err(NotOpened::Opposed(self.name(*other).to_owned()))),
                (State::Open(_), None) => None,
            });
        }
        // One file may need another that comes later in the list, so those that are refused are tried again.
        let mut workspace = here.clone();
        let mut refused = BTreeMap::new();
        loop {
            let mut has_grown = false;
            for (place, compared) in compared.iter_mut().enumerate() {
                let (State::Open(pack), None) = (&self.0[place].state, &compared) else {
                    continue;
                };
                match compare(&workspace, Pack::clone(pack), today) {
                    Ok(file) => {
                        if self.0.len() > 1 {
                            workspace = workspace.union(file.pack.entries.iter().cloned()).into();
                        }
                        *compared = Some(Ok(file));
                        has_grown = true;
                    }
                    Err(why) => _ = refused.insert(place, why),
                }
            }
            if !has_grown {
                break;
            }
        }
        let all = self.0.iter().zip(compared).enumerate();
        let files = all.map(|(place, (file, compared))| {
            let compared = compared.or_else(|| refused.remove(&place).map(Err));
            (file.name.clone(), compared.unwrap_or(Err(NotOpened::LeftClosed)))
        });
        ComparedFiles::new(&here, files.collect(), today)
    }

    /// Open files that contradict another of them: the same entry says something else there. Nobody knows which is
    /// right, so none of them is added. Each with another that says something else.
    fn opposed(&self) -> BTreeMap<usize, usize> {
        let mut holders: BTreeMap<EntryId, Vec<(usize, &Entry)>> = BTreeMap::new();
        for (place, file) in self.0.iter().enumerate() {
            if let State::Open(pack) = &file.state {
                for entry in &pack.entries {
                    holders.entry(entry.id).or_default().push((place, entry));
                }
            }
        }
        let mut opposed = BTreeMap::new();
        for holders in holders.values() {
            for (place, entry) in holders {
                if let Some((other, _)) = holders.iter().find(|(_, other)| other != entry) {
                    opposed.entry(*place).or_insert(*other);
                }
            }
        }
        opposed
    }
}

/// Files, each by its name, compared or with the reason why it can’t be added.
type Files = Vec<(String, Result<IncomingFile, NotOpened>)>;

/// The chosen files, compared with this device.
#[derive(Clone, PartialEq, Debug)]
pub struct ComparedFiles {
    files: Files,
    entries: Vec<Entry>,
    together: Result<Preview, NotOpened>,
}

impl ComparedFiles {
    fn new(here: &Workspace, files: Files, today: Date) -> Self {
        let mut added = files.iter().filter_map(|(_, file)| file.as_ref().ok());
        let (entries, together) = match (added.next(), added.next()) {
            (None, _) => (Vec::new(), Ok(Preview::default())),
            (Some(only), None) => (only.pack.entries.clone(), Ok(only.preview.clone())),
            (Some(one), Some(another)) => {
                let all = [one, another].into_iter().chain(added);
                let entries: BTreeMap<EntryId, Entry> = in_order::map(
                    all.flat_map(|file| &file.pack.entries)
                        .map(|entry| (entry.id, entry.clone())),
                );
                let entries: Vec<Entry> = entries.into_values().collect();
                let pack = Pack {
                    header: one.pack.header.clone(),
                    lines: vec![0; entries.len()],
                    entries: entries.clone(),
                };
                (entries, compare(here, pack, today).map(|all| all.preview))
            }
        };
        Self {
            files,
            entries,
            together,
        }
    }

    /// Each file by name.
    pub fn all(&self) -> &[(String, Result<IncomingFile, NotOpened>)] {
        &self.files
    }

    /// The files that can be added.
    pub fn added(&self) -> impl Iterator<Item = &IncomingFile> {
        self.files.iter().filter_map(|(_, file)| file.as_ref().ok())
    }

    /// How many files can’t be added.
    pub fn refused(&self) -> usize {
        self.files.len() - self.added().count()
    }

    /// What all of them change together.
    ///
    /// # Errors
    /// If they can’t be added together, although each could be alone.
    pub fn together(&self) -> Result<&Preview, &NotOpened> {
        self.together.as_ref()
    }

    /// All their entries.
    pub fn entries(&self) -> Vec<Entry> {
        self.entries.clone()
    }
}
