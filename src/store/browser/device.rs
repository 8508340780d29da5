//! This browser as a device: the look without the key, the key ring, opening, erasing.

use std::{cell::RefCell, future::Future, pin::Pin, rc::Rc};

use super::{
    PLACE, bucket, canary,
    database::{self, Database},
    drawer::BrowserDrawer,
    keeping,
    local::Local,
    mirror::Mirror,
    mirror_shelf::MirrorShelf,
    names::place_of,
    shelf::BrowserShelf,
    stored::{name_of, wrapped_of},
    transaction::{Purpose, Table, list},
};
use crate::store::{
    BackedUp, Device, Later, Look, Places, SealedThing, StoreError,
    canary::Canary,
    envelope::{Place, Wrapped},
    lacks,
    vault::{Vault, keyring::KeyRing},
};

/// Called once shelf and drawer are open, to listen to other tabs.
type OnOpen = Box<dyn Fn(Rc<BrowserShelf>, Rc<BrowserDrawer>)>;

/// The storage of this browser. Cloning is cheap: the parts are shared.
#[derive(Clone)]
pub struct BrowserDevice {
    local: Local,
    database: Rc<RefCell<Option<Rc<Database>>>>,
    on_open: Rc<RefCell<Option<OnOpen>>>,
}

type Opened = Pin<Box<dyn Future<Output = Result<Places, StoreError>>>>;

// Reading and writing entries is needed only at the desk.
on_demand! { desk:
    fn open_places(device: BrowserDevice, vault: Rc<Vault>) -> Opened {
        Box::pin(async move { device.open_here(vault).await })
    }
}

impl Default for BrowserDevice {
    fn default() -> Self {
        Self::at(PLACE)
    }
}

impl BrowserDevice {
    /// A device with a name different from the program's: for tests.
    pub fn at(place: &str) -> Self {
        Self {
            local: Local::at(place),
            database: Rc::default(),
            on_open: Rc::default(),
        }
    }

    /// Calls back with shelf and drawer as soon as they are open, before anything is read from them.
    pub fn on_open(&self, call: impl Fn(Rc<BrowserShelf>, Rc<BrowserDrawer>) + 'static) {
        *self.on_open.borrow_mut() = Some(Box::new(call));
    }

    async fn database(&self) -> Result<Rc<Database>, StoreError> {
        if let Some(open) = &*self.database.borrow() {
            return Ok(open.clone());
        }
        let database = Rc::new(Database::open(self.local.place()).await?);
        self.database.replace(Some(database.clone()));
        Ok(database)
    }

    async fn look_at_all(&self) -> Result<Look, StoreError> {
        let canary = canary::read(&self.local)?;
        let mut look = Look {
            ring_by_drawer: keeping::ring_by_drawer(&self.local)?,
            counted: canary.as_ref().map(Canary::count),
            ..Look::default()
        };
        let mirrored = Mirror::new(self.local.clone()).keys()?;
        look.mirrored = mirrored.len();
        for name in self.local.names()? {
            if place_of(&name).is_some() || name.starts_with("mirror.") {
                match self.local.read(&name)? {
                    Some(Ok(Wrapped::Plain(_))) => look.plain = true,
                    Some(Ok(Wrapped::Sealed(_) | Wrapped::Erased)) => look.sealed = true,
                    Some(Ok(Wrapped::Ring(_)) | Err(_)) | None => {}
                }
            }
        }
        let mut looked = self.look_at_shelf(&mut look, canary.clone()).await;
        if matches!(
            looked,
            Err(StoreError::Closed | StoreError::DiskFull | StoreError::Browser(_))
        ) {
            // The browser found its files damaged, and has replaced them with new ones.
            self.database.replace(None);
            looked = self.look_at_shelf(&mut look, canary).await;
        }
        let is_set_up = look.ring_by_drawer.is_some() || look.sealed || look.counted.is_some();
        match looked {
            // If a device was set up, its data in localStorage can still be read.
            Err(StoreError::Blocked) if !is_set_up => Err(StoreError::Blocked),
            Err(error @ (StoreError::Newer | StoreError::Held)) => Err(error),
            // The browser's own message: this was no attempt to store, as the error's sentence would say.
            Err(StoreError::Browser(why)) => {
                look.refused = Some(why);
                Ok(look)
            }
            Err(error) => {
                look.refused = Some(error.to_string());
                Ok(look)
            }
            Ok(()) => Ok(look),
        }
    }

    async fn look_at_shelf(&self, look: &mut Look, canary: Option<Canary>) -> Result<(), StoreError> {
        let database = self.database().await?;
        look.ring_by_shelf = keeping::ring_by_shelf(&database).await?;
        let transaction = database.begin(&[Table::Entries, Table::Vault], Purpose::Read)?;
        let keys: Vec<String> = list(transaction.keys(Table::Entries)?.value().await?)
            .iter()
            .map(|key| name_of(&key))
            .collect();
        let tally = canary::tally(&transaction).await?;
        let backed_up = keeping::backed_up_in(&transaction).await?;
        // Read again: another tab may have added an entry since, and counted it in both.
        look.behind = match (canary::read(&self.local)?, &tally) {
            (Some(canary), Some(tally)) => canary.is_behind(tally),
            (None, _) | (_, None) => false,
        };
        (look.missing, _) = lacks([canary, tally], &backed_up.keys, &keys);
        // A key ring shows that there is a vault, so the values need not be read as well.
        if look.ring_by_shelf.is_none() && look.ring_by_drawer.is_none() && !keys.is_empty() {
            for value in list(transaction.values(Table::Entries)?.value().await?).iter() {
                match wrapped_of(&value) {
                    Ok(Wrapped::Sealed(_) | Wrapped::Erased) => look.sealed = true,
                    Ok(Wrapped::Plain(_) | Wrapped::Ring(_)) | Err(_) => look.plain = true,
                }
            }
        }
        Ok(())
    }

    async fn keep(&self, ring: KeyRing) -> Result<(), StoreError> {
        let database = match self.database().await {
            Ok(database) => database,
            Err(error) => {
                let was_set_up = keeping::ring_by_drawer(&self.local)?.is_some();
                return if was_set_up && is_refusal(&error) {
                    keeping::keep_ring_by_drawer(&self.local, &ring)
                } else {
                    Err(error)
                };
            }
        };
        keeping::keep_ring(&database, &self.local, &ring).await?;
        // A device that was set up has a canary, so that a missing one means something.
        canary::keep(&self.local, &database, Canary::next_unlocked)
            .await
            .map(drop)
    }

    async fn open_with(&self, vault: Rc<Vault>) -> Result<Places, StoreError> {
        open_places(self.clone(), vault).await?.await
    }

    async fn open_here(&self, vault: Rc<Vault>) -> Result<Places, StoreError> {
        let (shelf, drawer) = match self.open_whole(vault.clone()).await {
            Ok(opened) => opened,
            Err(error) if is_refusal(&error) => return self.open_mirror(vault).await,
            Err(error) => return Err(error),
        };
        // This reads every entry, and so shows what the browser can no longer read.
        match shelf.read_first().await {
            Ok(()) => {}
            Err(StoreError::Closed | StoreError::DiskFull | StoreError::Browser(_)) => {
                return self.open_mirror(vault).await;
            }
            Err(error) => return Err(error),
        }
        Ok(Places { shelf, drawer })
    }

    async fn open_mirror(&self, vault: Rc<Vault>) -> Result<Places, StoreError> {
        self.database.replace(None);
        let shelf = Rc::new(MirrorShelf::new(self.local.clone(), vault.clone()));
        let drawer = Rc::new(BrowserDrawer::open(self.local.clone(), None, vault).await?);
        Ok(Places { shelf, drawer })
    }

    async fn open_whole(
        &self,
        vault: Rc<Vault>,
    ) -> Result<(Rc<BrowserShelf>, Rc<BrowserDrawer>), StoreError> {
        let database = self.database().await?;
        let shelf = BrowserShelf::new(database.clone(), self.local.clone(), vault.clone());
        let drawer = BrowserDrawer::open(self.local.clone(), Some(database), vault).await?;
        let (shelf, drawer) = (Rc::new(shelf), Rc::new(drawer));
        if let Some(call) = &*self.on_open.borrow() {
            call(shelf.clone(), drawer.clone());
        }
        Ok((shelf, drawer))
    }

    async fn all_sealed(&self) -> Result<Vec<SealedThing>, StoreError> {
        let mut things = Vec::new();
        for (key, wrapped) in self.entries().await? {
            things.extend(thing(Place::Entry(&key), wrapped));
        }
        for name in self.local.names()? {
            if let (Some(place), Some(Ok(wrapped))) = (place_of(&name), self.local.read(&name)?) {
                things.extend(thing(place, wrapped));
            }
        }
        Ok(things)
    }

    /// The sealed entries of the shelf, and those that only the mirror has.
    async fn entries(&self) -> Result<std::collections::BTreeMap<String, Wrapped>, StoreError> {
        let mut entries = Mirror::new(self.local.clone()).sealed()?;
        // Even if the shelf cannot be opened, the mirror's entries are returned.
        let Ok(database) = self.database().await else {
            return Ok(entries);
        };
        let transaction = database.begin(&[Table::Entries], Purpose::Read)?;
        let (keys, values) = (
            transaction.keys(Table::Entries)?,
            transaction.values(Table::Entries)?,
        );
        let (keys, values) = (list(keys.value().await?), list(values.value().await?));
        for (key, value) in keys.iter().zip(values.iter()) {
            if let Ok(wrapped) = wrapped_of(&value) {
                entries.insert(name_of(&key), wrapped);
            }
        }
        Ok(entries)
    }

    /// Continues if something cannot be erased, and reports it at the end.
    async fn erase_all(&self) -> Result<(), StoreError> {
        // The key first: if anything fails after that, the remaining data cannot be read.
        let key = keeping::destroy_ring_by_drawer(&self.local);
        let shelf = match self.database().await {
            Ok(database) => keeping::destroy_all(&database).await,
            Err(StoreError::Held) => Err(StoreError::Held),
            // A database that cannot be opened can still be deleted.
            Err(_) => Ok(()),
        };
        self.database.replace(None);
        bucket::forget().await;
        let database = database::delete(self.local.place()).await;
        let local = self
            .local
            .names()
            .and_then(|names| names.iter().try_for_each(|name| self.local.remove(name)));
        key.and(shelf).and(database).and(local)
    }
}

/// Whether the browser cannot open its own files. In some cases it reports this as if the page had no storage.
fn is_refusal(error: &StoreError) -> bool {
    match error {
        StoreError::Blocked
        | StoreError::Closed
        | StoreError::Browser(_)
        | StoreError::Full
        | StoreError::DiskFull => true,
        StoreError::Newer
        | StoreError::Held
        | StoreError::ReadOnly
        | StoreError::Clash(_)
        | StoreError::NotFetched
        | StoreError::NotDerived(_) => false,
    }
}

fn thing(place: Place<'_>, wrapped: Wrapped) -> Option<SealedThing> {
    match wrapped {
        Wrapped::Sealed(sealed) => Some(SealedThing {
            place: place.bound(),
            sealed,
        }),
        Wrapped::Plain(_) | Wrapped::Erased | Wrapped::Ring(_) => None,
    }
}

impl Device for BrowserDevice {
    fn look(&self) -> Later<'_, Result<Look, StoreError>> {
        Box::pin(async {
            let look = self.look_at_all().await;
            // A locked tab keeps no connection: it might be frozen, and then nobody could erase the device.
            self.database.replace(None);
            let is_set_up = |look: &Look| look.ring_by_drawer.is_some() || look.ring_by_shelf.is_some();
            if look.as_ref().is_ok_and(is_set_up) {
                self.local.step_over_a_torn_write();
            }
            look
        })
    }

    fn keep_ring(&self, ring: KeyRing) -> Later<'_, Result<(), StoreError>> {
        Box::pin(self.keep(ring))
    }

    fn open(&self, vault: Rc<Vault>) -> Later<'_, Result<Places, StoreError>> {
        Box::pin(self.open_with(vault))
    }

    fn sealed(&self) -> Later<'_, Result<Vec<SealedThing>, StoreError>> {
        Box::pin(self.all_sealed())
    }

    fn backed_up(&self) -> Later<'_, Result<BackedUp, StoreError>> {
        Box::pin(async { keeping::backed_up(&*self.database().await?).await })
    }

    fn note_backup(&self, backed_up: BackedUp) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async move { keeping::note_backup(&*self.database().await?, &backed_up).await })
    }

    fn note(&self, name: &str) -> Result<Option<String>, StoreError> {
        keeping::note(&self.local, name)
    }

    fn set_note(&self, name: &str, text: &str) -> Result<(), StoreError> {
        keeping::set_note(&self.local, name, text)
    }

    fn renew_shelf(&self) -> Later<'_, Result<(), StoreError>> {
        Box::pin(async {
            self.database.replace(None);
            database::renew(self.local.place()).await
        })
    }

    fn erase(&self) -> Later<'_, Result<(), StoreError>> {
        Box::pin(self.erase_all())
    }
}
