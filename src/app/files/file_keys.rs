//! Keys for files: this device's own, for which colleagues seal what they send, and the keys of colleagues. Both lie in the
//! drawer, sealed like everything else there.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::{
    app::{environment::Environment, places::Store},
    domain::{in_order, json, words::Words},
    exchange::seal::{Identity, KeyFault, OpenFault, Recipient, SECRET, With, open},
    store::StoreError,
};

/// The preference under which the secret halves lie: the device's own first, then those that came out of backups.
pub const OWN: &str = "receiving-keys";
const COLLEAGUES: &str = "colleagues";

/// The keys of a session.
#[derive(Clone, Copy)]
pub struct FileKeys {
    own: RwSignal<Option<Recipient>>,
    colleagues: RwSignal<Vec<Colleague>>,
    store: Store,
    environment: Environment,
}

/// Keys as they lie in a drawer or a backup. They say nothing of themselves where they are printed.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct StoredKeys(Zeroizing<String>);

impl StoredKeys {
    /// Keys out of a backup.
    pub fn new(stored: &str) -> Self {
        Self(Zeroizing::new(stored.to_owned()))
    }
}

impl std::fmt::Debug for StoredKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoredKeys(secret)")
    }
}

/// A colleague, and the key of the device they work on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Colleague {
    /// Their name, as somebody here wrote it.
    pub name: String,
    /// Their key.
    pub key: Recipient,
}

/// Why a colleague's key can't be remembered. Nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum ColleagueFault {
    /// No name.
    #[error("Write whose key it is")]
    NoName,
    /// A name that is none.
    #[error("Write a name of at most {} characters, without line breaks", Colleague::MOST)]
    Name,
    /// No key.
    #[error("{0}")]
    Key(#[from] KeyFault),
    /// It is the one on the page.
    #[error("This is the key of this device. Ask your colleague for theirs")]
    Own,
    /// It could not be stored.
    #[error("Not remembered: {0}")]
    Store(#[from] StoreError),
}

impl Colleague {
    /// The longest name, in characters.
    pub const MOST: usize = 80;

    /// A colleague as somebody typed it.
    ///
    /// # Errors
    /// When the name or the key is none.
    pub fn typed(name: &str, key: &str) -> Result<Self, ColleagueFault> {
        let name = match Words::optional(name) {
            Ok(Some(name)) => name.to_string(),
            Ok(None) => return Err(ColleagueFault::NoName),
            Err(_) => return Err(ColleagueFault::Name),
        };
        if name.chars().count() > Self::MOST || name.contains(['\n', '\t']) {
            return Err(ColleagueFault::Name);
        }
        Ok(Self {
            name,
            key: key.parse()?,
        })
    }
}

impl FileKeys {
    /// The keys that lie in the drawer. What can't be read there is not shown, and nothing is written over it.
    pub fn open(store: Store, environment: Environment) -> Self {
        let own = secrets(store).ok().and_then(|all| Some(all.first()?.recipient()));
        Self {
            own: RwSignal::new(own),
            colleagues: RwSignal::new(known(store).unwrap_or_default()),
            store,
            environment,
        }
    }

    /// This device's key, where it was made; followed.
    pub fn own(self) -> Option<Recipient> {
        self.own.get()
    }

    /// Makes this device's key, unless another tab has meanwhile. It is there once it survives a crash: a key that was
    /// given to colleagues and then lost opens nothing that they send.
    ///
    /// # Errors
    /// When it can't be stored, or what lies in its place can't be read.
    pub async fn make(self) -> Result<(), StoreError> {
        let mut all = secrets(self.store)?;
        if all.is_empty() {
            let mut secret = Zeroizing::new([0; SECRET]);
            (self.environment.chance())(secret.as_mut());
            all.push(Identity::from_secret(&secret));
        }
        let text = written(&all);
        let drawer = self.store.with(|store| store.drawer.clone());
        drawer.set_preference(OWN, &text)?;
        drawer.keep_preference(OWN, &text).await?;
        self.own.set(all.first().map(Identity::recipient));
        Ok(())
    }

    /// Opens a file that was sealed for a key, with whichever of this device's keys it was sealed for.
    ///
    /// # Errors
    /// Why it does not open.
    pub fn unseal(self, bytes: &[u8]) -> Result<Vec<u8>, OpenFault> {
        for identity in secrets(self.store).unwrap_or_default() {
            match open(bytes, With::Identity(&identity)) {
                Err(OpenFault::NotForThisKey) => {}
                opened => return opened,
            }
        }
        Err(OpenFault::NotForThisKey)
    }

    /// Adds the keys that lay on another device, or on this one before it was set up anew, so that what was sealed for
    /// them still opens. A device that has none makes the first of them its own.
    ///
    /// # Errors
    /// When they can't be stored. Nothing has changed then.
    pub fn take_in(self, stored: &StoredKeys) -> Result<(), StoreError> {
        let theirs = read(&stored.0).unwrap_or_default();
        let mut all = secrets(self.store)?;
        let before = all.len();
        for other in theirs {
            if all.iter().all(|own| own.recipient() != other.recipient()) {
                all.push(other);
            }
        }
        if all.len() > before {
            self.store.set_preference(OWN, &written(&all))?;
            self.own.set(all.first().map(Identity::recipient));
        }
        Ok(())
    }

    /// The colleagues whose keys are remembered, by name; followed.
    pub fn colleagues(self) -> Vec<Colleague> {
        self.colleagues.get()
    }

    /// Remembers a colleague's key. A name that is known gets the new key; a key that is known gets the new name.
    ///
    /// # Errors
    /// When it is this device's own, or can't be stored. Nothing has changed then.
    pub fn remember(self, colleague: Colleague) -> Result<(), ColleagueFault> {
        if self.own.get_untracked().as_ref() == Some(&colleague.key) {
            return Err(ColleagueFault::Own);
        }
        let mut all = known(self.store)?;
        all.retain(|other| other.name != colleague.name && other.key != colleague.key);
        all.push(colleague);
        in_order::sort_by_key(&mut all, |colleague| colleague.name.to_lowercase());
        Ok(self.keep(all)?)
    }

    /// Forgets a colleague's key.
    ///
    /// # Errors
    /// When that can't be stored. Nothing has changed then.
    pub fn forget(self, key: &Recipient) -> Result<(), StoreError> {
        let mut all = known(self.store)?;
        all.retain(|colleague| colleague.key != *key);
        self.keep(all)
    }

    /// The same, without following changes.
    pub fn colleagues_untracked(self) -> Vec<Colleague> {
        self.colleagues.get_untracked()
    }

    fn keep(self, all: Vec<Colleague>) -> Result<(), StoreError> {
        let written: Vec<Written> = all.iter().map(Written::from).collect();
        let text = serde_json::to_string(&written).map_err(|fault| StoreError::Browser(fault.to_string()))?;
        self.store.set_preference(COLLEAGUES, &text)?;
        self.colleagues.set(all);
        Ok(())
    }
}

/// A colleague as the drawer has it.
#[derive(Serialize, Deserialize)]
struct Written {
    name: String,
    key: String,
}

impl From<&Colleague> for Written {
    fn from(colleague: &Colleague) -> Self {
        Self {
            name: colleague.name.clone(),
            key: colleague.key.to_string(),
        }
    }
}

fn stored(store: Store, name: &str) -> Result<Option<Zeroizing<String>>, StoreError> {
    let text = store.with(|store| store.drawer.preference(name))?;
    Ok(text.map(Zeroizing::new))
}

fn secrets(store: Store) -> Result<Vec<Identity>, StoreError> {
    match stored(store, OWN)? {
        None => Ok(Vec::new()),
        Some(text) => read(&text).ok_or_else(|| unreadable("this device’s key for receiving files")),
    }
}

fn read(text: &str) -> Option<Vec<Identity>> {
    let texts: Zeroizing<Vec<String>> = Zeroizing::new(json::read(text).ok()?);
    texts.iter().map(|text| Identity::parse(text)).collect()
}

fn written(all: &[Identity]) -> Zeroizing<String> {
    let texts: Vec<_> = all.iter().map(Identity::to_text).collect();
    let texts: Vec<&str> = texts.iter().map(|text| text.as_str()).collect();
    Zeroizing::new(serde_json::to_string(&texts).expect("texts have a JSON form"))
}

/// The colleagues in the drawer. One whose key can't be read was written by a newer version: nothing is written over it.
fn known(store: Store) -> Result<Vec<Colleague>, StoreError> {
    let Some(text) = stored(store, COLLEAGUES)? else {
        return Ok(Vec::new());
    };
    let written: Option<Vec<Written>> = json::read(&text).ok();
    let read = |written: Written| {
        let key = written.key.parse().ok()?;
        Some(Colleague {
            name: written.name,
            key,
        })
    };
    written
        .and_then(|all| all.into_iter().map(read).collect())
        .ok_or_else(|| unreadable("the list of colleagues’ keys"))
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Browser(format!("{what} can’t be read, and nothing is written over it"))
}
