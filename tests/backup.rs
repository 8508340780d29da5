//! Backups in memory: made on one device, opened and restored on another. `end2end/backup.test.mjs` tests what only a
//! browser can show; the tests in `store/backup` cover the file itself.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;
mod support;

use std::rc::Rc;

use html::text;
use leptos::prelude::*;
use plumbline::{
    app::{
        desk::Act,
        device::{
            backed_up,
            backup::{self, BackupContents, Restored, restore},
            new_vault::NewVault,
            not_unlocked::NotUnlocked,
            opening::{Opening, Phase},
            secrets, unlocking,
        },
        route::Route,
        session::Session,
    },
    domain::{
        draft_key::DraftKey,
        entry::{Body, Entry},
        grade::Grade,
        id::AuditId,
        moderation::Mode,
        person::Person,
    },
    store::{
        BackedUp, Device, Drawer, StoreError,
        backup::{Backup, Opened, Wholeness, parse},
        memory::MemoryDevice,
        vault::{Effort, Passphrase},
    },
    ui::{pages, shell::unbacked_words},
};
use session::{ENVIRONMENT, browser, now, person};
use support::{audit::AuditBuilder, entries, seed, short_tool};

const OLD: &str = "the old laptop’s words";
const NEW: &str = "the new laptop’s words";

fn ada() -> Person {
    person(1, "Ada Clarke", "Practice auditor")
}

fn ben() -> Person {
    person(2, "Ben Moss", "Team manager")
}

/// A device that was set up and is unlocked.
struct Desk {
    owner: Owner,
    opening: Opening,
    device: Rc<MemoryDevice>,
    code: String,
}

impl Desk {
    fn set_up(passphrase: &str, who: Person) -> Self {
        let owner = Owner::new();
        let device = Rc::new(MemoryDevice::default());
        let (opening, code) = owner.with(|| {
            let opening = Opening::new(ENVIRONMENT, device.clone(), Effort::LEAST);
            let new = NewVault::make(opening, Passphrase::typed(passphrase));
            now(unlocking::take_into_use(opening, &new, Some(who))).expect("there is room");
            provide_context(browser());
            provide_context(opening);
            (opening, new.code().to_string())
        });
        Self {
            owner,
            opening,
            device,
            code,
        }
    }

    fn session(&self) -> Session {
        self.opening.session().expect("is open")
    }

    fn put(&self, entries: Vec<Entry>) {
        now(self.session().desk.shelf().append(entries.clone())).expect("there is room");
        self.session().desk.merge_saved(entries);
    }

    /// Saves a backup, as the page does.
    fn back_up(&self) -> Backup {
        let made = now(backup::make(self.opening)).expect("is made");
        let read = parse(&made.document.bytes).expect("is a backup");
        now(backed_up::note(self.opening, made.note)).expect("is noted");
        read
    }

    /// The contents of a backup, opened with the old laptop's passphrase.
    fn inside(&self, file: &Backup) -> BackupContents {
        BackupContents::of(self.session(), file, self.open(file))
    }

    fn open(&self, file: &Backup) -> Opened {
        let own = backup::open(self.opening, file);
        own.unwrap_or_else(|| self.open_with(file, OLD).expect("is the passphrase"))
    }

    fn open_with(&self, file: &Backup, secret: &str) -> Result<Opened, NotUnlocked> {
        now(backup::open_with(self.opening, file, secret))
    }

    fn restore(&self, file: &Backup) -> Restored {
        now(restore(self.opening, self.session(), &self.inside(file))).expect("there is room")
    }

    fn entries(&self) -> Vec<Entry> {
        let workspace = self.session().desk.workspace_untracked();
        workspace.entries().map(|entry| (**entry).clone()).collect()
    }

    /// Everything stored on it.
    fn lies_here(&self) -> impl PartialEq + std::fmt::Debug + use<> {
        let memory = &self.device.memory;
        (
            self.entries(),
            memory.drafts().expect("reads"),
            memory.preference("people").expect("reads"),
            now(self.device.backed_up()).expect("reads"),
        )
    }

    fn html(&self, route: Route) -> String {
        let session = self.session();
        self.owner.with(|| pages::page(session, route).to_html())
    }

    fn page(&self) -> String {
        text(&self.html(Route::Backup))
    }
}

fn two_audits() -> Vec<Entry> {
    let audits = [
        AuditBuilder::new(1).moderated(Mode::Blind, Grade::Good),
        AuditBuilder::new(2),
    ];
    entries(&[short_tool()], &[], &audits)
}

fn key(kind: &str, n: u32) -> DraftKey {
    format!("{kind}.{}", AuditId::new(seed(4, n)))
        .parse()
        .expect("names a draft")
}

/// The old laptop, with audits and a half-written concern.
fn old() -> Desk {
    let old = Desk::set_up(OLD, ada());
    old.put(two_audits());
    let concern = format!(
        r#"{{"audit":"{}","what":"A bruise","told":[]}}"#,
        key("concern", 9).audit
    );
    let session = old.session();
    now(session.drafts.take_in(key("concern", 9), &concern)).expect("there is room");
    session.seen.note(ada().id(), [key("audit", 1).audit]);
    old
}

#[test]
fn a_new_device_gets_back_everything_and_whoever_works_there_goes_on() {
    let (old, new) = (old(), Desk::set_up(NEW, ben()));
    let file = old.back_up();
    let inside = new.inside(&file);
    assert_eq!(inside.wholeness, Wholeness::Whole);
    assert_eq!(
        (inside.new_entries.len(), inside.new_drafts.len()),
        (old.entries().len(), 1)
    );
    let restored = new.restore(&file);
    assert_eq!((restored.drafts, restored.people.as_slice()), (1, &[ada()][..]));
    assert_eq!(new.entries(), old.entries());
    assert_eq!(new.device.memory.drafts(), old.device.memory.drafts());
    assert_eq!(new.session().people.working_untracked(), Some(ben()));
    assert!(new.session().seen.has(ada().id(), key("audit", 1).audit));
    assert_eq!(
        backed_up::unbacked(new.opening),
        0,
        "what came out of a backup is in one"
    );
}

#[test]
fn restoring_twice_changes_nothing() {
    let (old, new) = (old(), Desk::set_up(NEW, ben()));
    let file = old.back_up();
    new.restore(&file);
    let once = new.lies_here();
    let again = new.inside(&file);
    assert!(!again.has_news());
    let restored = new.restore(&file);
    assert_eq!(
        (restored.entries, restored.drafts, restored.people.len()),
        (0, 0, 0)
    );
    assert_eq!(new.lies_here(), once);
}

#[test]
fn a_rehearsal_changes_nothing() {
    let (old, new) = (old(), Desk::set_up(NEW, ben()));
    let file = old.back_up();
    let before = new.lies_here();
    assert!(new.inside(&file).has_news());
    assert_eq!(new.lies_here(), before);
}

#[test]
fn a_used_device_keeps_what_it_has_and_gains_what_it_lacks() {
    let (old, new) = (old(), Desk::set_up(NEW, ben()));
    let all = two_audits();
    let (mine, theirs) = all.split_at(2);
    let mut tampered = mine[1].clone();
    tampered.who = ben();
    new.put(vec![mine[0].clone(), tampered.clone()]);
    now(new.session().drafts.take_in(key("concern", 9), "{}")).expect("there is room");
    let file = old.back_up();
    let restored = new.restore(&file);
    assert_eq!((restored.entries, restored.drafts), (theirs.len(), 0));
    assert_eq!(
        restored.refused,
        [mine[1].id],
        "refused by itself, and the rest is restored"
    );
    assert!(new.entries().contains(&tampered), "never written over");
    let drafts = new.device.memory.drafts().expect("reads");
    assert_eq!(drafts, [(key("concern", 9), "{}".to_owned())]);
    assert_eq!(
        backed_up::unbacked(new.opening),
        1,
        "the refused one is in no backup of this device"
    );
}

#[test]
fn a_draft_that_was_committed_since_does_not_come_back() {
    let old = Desk::set_up(OLD, ada());
    let tool = short_tool();
    old.put(entries(std::slice::from_ref(&tool), &[], &[]));
    let audit = AuditBuilder::new(3);
    let mut draft = serde_json::to_value(plumbline::domain::draft::AuditDraft::begin(
        audit.id(),
        &tool,
        ada(),
        ENVIRONMENT.now().at,
        ENVIRONMENT.now().local.date(),
        None,
    ))
    .expect("has a JSON form");
    draft["good_practice"] = "Half written".into();
    let key = format!("audit.{}", audit.id()).parse().expect("names a draft");
    now(old.session().drafts.take_in(key, &draft.to_string())).expect("there is room");
    let file = old.back_up();

    let new = Desk::set_up(NEW, ben());
    assert_eq!(new.inside(&file).new_drafts.len(), 1, "still a draft");
    new.put(audit.entries());
    let inside = new.inside(&file);
    assert_eq!((inside.new_drafts.len(), inside.committed_since), (0, 1));
}

#[test]
fn it_opens_with_the_passphrase_or_the_code_of_its_day_and_with_nothing_else() {
    let (old, new) = (old(), Desk::set_up(NEW, ben()));
    let file = old.back_up();
    assert!(
        backup::open(new.opening, &file).is_none(),
        "it is another device’s"
    );
    for secret in [OLD, &old.code, &old.code.to_lowercase()] {
        assert!(new.open_with(&file, secret).is_ok(), "{secret}");
    }
    for wrong in [NEW, "", &new.code] {
        assert!(new.open_with(&file, wrong).is_err(), "{wrong}");
    }
    // With a new passphrase, the device still opens its old file: the key is the same.
    now(secrets::change_passphrase(
        old.opening,
        &Passphrase::typed("another one"),
    ))
    .expect("there is room");
    assert!(backup::open(old.opening, &file).is_some());
    assert!(new.open_with(&file, "another one").is_err());
}

#[test]
fn what_is_in_no_backup_is_counted() {
    let desk = Desk::set_up(OLD, ada());
    assert_eq!(backed_up::unbacked(desk.opening), 0);
    desk.put(two_audits());
    let all = two_audits().len();
    assert_eq!(backed_up::unbacked(desk.opening), all);
    assert!(desk.page().contains(&format!("{all} of {all}")));
    desk.back_up();
    assert_eq!(backed_up::unbacked(desk.opening), 0);
    let act = Act::general(Body::Other(serde_json::json!({ "kind": "made_up" })));
    now(desk.session().desk.commit(act)).expect("is committed");
    assert_eq!(backed_up::unbacked(desk.opening), 1);
    assert_eq!(
        unbacked_words(1).as_deref(),
        Some("Back up now: 1 change exists only on this computer")
    );
    assert_eq!(unbacked_words(0), None);
    // Entries in an earlier backup stay noted, and another tab's backup is noticed.
    let noted = now(desk.device.backed_up()).expect("reads");
    assert_eq!((noted.keys.len(), noted.at), (all, Some(ENVIRONMENT.now().at)));
    now(desk.device.note_backup(BackedUp::default())).expect("is noted");
    now(backed_up::refresh(desk.opening));
    assert_eq!(backed_up::unbacked(desk.opening), all + 1);
}

#[test]
fn a_full_device_refuses_keeps_what_it_has_and_still_makes_a_backup() {
    let (old, new) = (old(), Desk::set_up(NEW, ben()));
    let file = old.back_up();
    let inside = new.inside(&file);
    let before = new.lies_here();
    new.device.memory.leave_room_for(0);
    assert_eq!(
        now(restore(new.opening, new.session(), &inside)),
        Err(StoreError::Full)
    );
    assert_eq!(new.lies_here(), before);
    assert!(now(backup::make(new.opening)).is_ok());
    // Wherever it fills up, all the entries are there or none, and a second attempt completes it.
    for room in 1..=4 {
        let new = Desk::set_up(NEW, ben());
        let inside = new.inside(&file);
        new.device.memory.leave_room_for(room);
        let restored = now(restore(new.opening, new.session(), &inside)).expect("the entries fit");
        assert_eq!(restored.short.is_some(), room < 4, "{room}");
        assert_eq!(new.entries(), old.entries());
        new.device.memory.leave_room_for(9);
        new.restore(&file);
        assert_eq!(new.device.memory.drafts(), old.device.memory.drafts());
        assert!(new.session().people.everyone().contains(&ada()));
        let seen = new.device.memory.preference("seen").expect("reads");
        assert_eq!(seen, old.device.memory.preference("seen").expect("reads"));
    }
}

#[test]
fn a_locked_device_makes_one_that_says_that_nothing_vouches_for_it() {
    let old = old();
    let locked = old
        .owner
        .with(|| Opening::new(ENVIRONMENT, old.device.clone(), Effort::LEAST));
    now(unlocking::look(locked));
    assert!(matches!(locked.phase_untracked(), Phase::Locked));
    let made = now(backup::make(locked)).expect("needs no key");
    assert_eq!(made.document.name, "plumbline-2024-12-16-1645.plumbline-backup");
    let inside = old.inside(&parse(&made.document.bytes).expect("is a backup"));
    assert_eq!(
        (inside.wholeness, inside.entries.len()),
        (Wholeness::Unvouched, old.entries().len())
    );
}

#[test]
fn the_page_offers_one_button_and_two_ways_to_open_a_file() {
    let desk = old();
    let page = desk.page();
    for words in [
        "Save a backup",
        "None made on this device yet",
        "Test it: open it and change nothing",
        "Restore from it",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let html = desk.html(Route::Backup);
    for part in [
        "type=\"file\"",
        "for=\"backup-file\"",
        "aria-describedby=\"backup-file-hint\"",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

#[test]
fn the_device_page_says_what_is_in_no_backup_and_the_example_has_none_to_make() {
    let desk = old();
    let all = desk.entries().len();
    let page = text(&desk.html(Route::Device));
    assert!(
        page.contains(&format!("{all} entries are not in a backup yet")),
        "{page}"
    );
    assert!(desk.html(Route::Device).contains("href=\"#/backup\""));
    let page = desk.owner.with(|| {
        let example = plumbline::app::example::open(ENVIRONMENT).expect("opens");
        text(&pages::page(example, Route::Backup).to_html())
    });
    assert!(
        page.contains("nothing to back up") && !page.contains("Save a backup"),
        "{page}"
    );
}

/// Written once by the version that shipped the format, and never again; each with its recovery code.
const SHIPPED: [(&[u8], &str); 2] = [
    (
        include_bytes!("saved/backup-1.plumbline-backup"),
        "AVTS-6CEF-DM6A-MJ76-GMHW-3C3Q",
    ),
    (
        include_bytes!("saved/backup-2.plumbline-backup"),
        "HPD7-HG2K-DEEQ-1S4R-JBFN-Z32N",
    ),
];

#[test]
fn every_version_of_the_backup_that_shipped_opens_for_ever() {
    let desk = Desk::set_up(NEW, ben());
    let opened = SHIPPED.iter().flat_map(|(file, code)| {
        let file = parse(file).expect("is a backup");
        ["acid acorn acre", code].map(|secret| (file.clone(), secret))
    });
    for (file, secret) in opened {
        let Ok(opened) = desk.open_with(&file, secret) else {
            panic!("{secret} opens it");
        };
        let inside = BackupContents::of(desk.session(), &file, opened);
        assert_eq!(
            (inside.wholeness, inside.unreadable, inside.newer),
            (Wholeness::Whole, 0, 0)
        );
        assert_eq!((inside.new_entries.len(), inside.new_drafts.len()), (4, 1));
        assert_eq!(inside.new_people.len(), 2);
    }
}
