//! Keys for files: this device's own key, for which colleagues seal what they send, and the colleagues' keys. Both are
//! in the drawer, sealed like everything else there.

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

/// The preference with the secret keys: the device's own first, then those restored from backups.
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

/// Keys as stored in a drawer or a backup. Their debug output does not contain them.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct StoredKeys(Zeroizing<String>);

impl StoredKeys {
    /// Keys from a backup.
    pub fn new(stored: &str) -> Self {
        Self(Zeroizing::new(stored.to_owned()))
    }
}

impl std::fmt::Debug for StoredKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoredKeys(secret)")
    }
}

/// A colleague, and the key of the device that they work on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Colleague {
    /// Their name, as somebody on this device wrote it.
    pub name: String,
    /// Their key.
    pub key: Recipient,
}

/// Why a colleague's key cannot be stored. Nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum ColleagueFault {
    /// There is no name.
    #[error("Enter whose key it is")]
    NoName,
    /// The name is not valid.
    #[error("Enter a name of at most {} characters, without line breaks", Colleague::MOST)]
    Name,
    /// The key is not valid.
    #[error("{0}")]
    Key(#[from] KeyFault),
    /// It is this device's own key.
    #[error("This is the key of this device. Ask your colleague for theirs")]
    Own,
    /// It could not be stored.
    #[error("Not remembered: {0}")]
    Store(#[from] StoreError),
}

impl Colleague {
    /// The longest name, in characters.
    pub const MOST: usize = 80;

    /// Parses a colleague's name and key as typed.
    ///
    /// # Errors
    /// If the name or the key is not valid.
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
    /// Reads the keys in the drawer. Those that cannot be read are not shown, and never overwritten.
    pub fn open(store: Store, environment: Environment) -> Self {
        let own = secrets(store).ok().and_then(|all| Some(all.first()?.recipient()));
        Self {
            own: RwSignal::new(own),
            colleagues: RwSignal::new(known(store).unwrap_or_default()),
            store,
            environment,
        }
    }

    /// This device's key, if it has been made; tracked.
    pub fn own(self) -> Option<Recipient> {
        self.own.get()
    }

    /// Makes this device's key, unless another tab has done so in the meantime. Returns once the key survives a crash,
    /// because a key that was given to colleagues and then lost could not open what they send.
    ///
    /// # Errors
    /// If it cannot be stored, or if the stored key cannot be read.
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

    /// Opens a file that was sealed for one of this device's keys.
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

    /// Adds the keys of another device, or of this device before it was set up again, so that files sealed for them
    /// still open. A device without a key takes the first of them as its own.
    ///
    /// # Errors
    /// If they cannot be stored. Nothing has changed.
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

    /// The colleagues whose keys are stored, by name; tracked.
    pub fn colleagues(self) -> Vec<Colleague> {
        self.colleagues.get()
    }

    /// Stores a colleague's key. A known name gets the new key; a known key gets the new name.
    ///
    /// # Errors
    /// If it is this device's own, or cannot be stored. Nothing has changed.
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

    /// Deletes a colleague's key.
    ///
    /// # Errors
    /// If that cannot be stored. Nothing has changed.
    pub fn forget(self, key: &Recipient) -> Result<(), StoreError> {
        let mut all = known(self.store)?;
        all.retain(|colleague| colleague.key != *key);
        self.keep(all)
    }

    /// The same, untracked.
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

/// A colleague as stored in the drawer.
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

/// The colleagues in the drawer. A key that cannot be read was written by a newer version, so the list is not
/// overwritten.
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
