//! Locked and unlocked, in memory: who gets in, who has to wait, and what is never shown or lost meanwhile.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;

use std::{cell::Cell, rc::Rc};

use html::text;
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use plumbline::{
    app::{
        browser::Browser,
        device::{
            attempt_count, erasing,
            lock::{Lock, Said},
            lock_after::LockAfter,
            lock_message::LockMessage,
            new_vault::NewVault,
            not_unlocked::NotUnlocked,
            opening::{Opening, Phase},
            secrets, unlocking,
        },
        environment::Environment,
        example,
        route::Route,
        session::Session,
    },
    domain::{
        concern::ConcernDraft,
        id::{AuditId, Seed},
    },
    store::{
        Device, Drawer,
        memory::MemoryDevice,
        vault::{Effort, Passphrase, RecoveryCode},
    },
    ui::pages,
};
use session::{browser, chance, clock, now, person, render, wall};

const OLD: &str = "acid acorn acre";
const NEW: &str = "zebra zesty zone";

thread_local! {
    static LATER: Cell<i64> = const { Cell::new(0) };
    static RELOADS: Cell<u32> = const { Cell::new(0) };
    static SAID: Cell<Option<LockMessage>> = const { Cell::new(None) };
}

/// A clock that the test sets.
fn set_clock() -> Timestamp {
    clock() + SignedDuration::from_secs(LATER.get())
}

const ENVIRONMENT: Environment = Environment::new(set_clock, wall, chance, Effort::derive_at_once);

fn typed(text: &str) -> Passphrase {
    Passphrase::typed(text)
}

/// A tab of this device, after the first look at the device.
fn tab(device: &Rc<MemoryDevice>) -> Opening {
    let opening = Opening::new(ENVIRONMENT, device.clone(), Effort::LEAST);
    now(unlocking::look(opening));
    opening
}

fn unlock(opening: Opening, passphrase: &str) -> Result<(), NotUnlocked> {
    now(unlocking::unlock(opening, &typed(passphrase)))
}

/// A device that Ada has set up, with the tab in which she did so, and the recovery code.
fn set_up() -> (Rc<MemoryDevice>, Opening, RecoveryCode) {
    let device = Rc::new(MemoryDevice::default());
    let opening = tab(&device);
    let new = NewVault::make(opening, typed(OLD));
    let ada = person(1, "Ada Clarke", "Practice auditor");
    now(unlocking::take_into_use(opening, &new, Some(ada))).expect("there is room");
    (device, opening, new.code().clone())
}

fn desk(opening: Opening) -> Session {
    opening.own_session().expect("is open")
}

fn phase(opening: Opening) -> &'static str {
    match opening.phase_untracked() {
        Phase::Looking => "looking",
        Phase::Closed(_) => "closed",
        Phase::Fresh => "fresh",
        Phase::Unsealed => "unsealed",
        Phase::Locked => "locked",
        Phase::Stuck => "stuck",
        Phase::Rescue(_) => "rescue",
        Phase::Open(_) => "open",
    }
}

/// Runs a test in a page: with a reactive owner and a browser that has reloaded and sent nothing yet.
fn in_a_page<T>(test: impl FnOnce(Browser) -> T) -> T {
    LATER.set(0);
    RELOADS.set(0);
    SAID.set(None);
    Owner::new().with(|| {
        let mut browser = browser();
        browser.reload = Callback::new(|()| RELOADS.set(RELOADS.get() + 1));
        browser.say = Callback::new(|word| SAID.set(Some(word)));
        provide_context(browser);
        test(browser)
    })
}

fn before(opening: Opening, route: Route) -> String {
    pages::before_desk(opening, route).to_html()
}

/// Writes a draft with this text; memory then has room for this many writes.
fn write_concern(opening: Opening, words: &str) {
    let audit = AuditId::new(Seed {
        millis: 1,
        random: [3; 10],
    });
    let draft = ConcernDraft {
        audit,
        what: words.to_owned(),
        told: Default::default(),
    };
    desk(opening).drafts.begin(draft);
}

#[test]
fn no_page_before_unlocking_shows_anything_that_is_stored() {
    in_a_page(|_| {
        let (device, opening, code) = set_up();
        write_concern(opening, "He sleeps in the car");
        let locked = tab(&device);
        assert_eq!(phase(locked), "locked");
        for hash in [
            "#/",
            "#/device",
            "#/secrets",
            "#/set-up",
            "#/moderation",
            "#/begin",
            "#/about",
            "#/erase",
            "#/tool",
        ] {
            let page = before(locked, Route::from_hash(hash));
            for stored in [
                "Ada",
                "Clarke",
                "Practice auditor",
                "He sleeps",
                OLD,
                &code.to_string(),
            ] {
                assert!(!page.contains(stored), "{hash} shows {stored}");
            }
        }
        let page = before(locked, Route::Home);
        for words in [
            "Unlock this device",
            "I have forgotten the passphrase",
            "erase this device",
            "#/erase",
        ] {
            assert!(page.contains(words), "{words}");
        }
        assert!(page.contains("type=\"password\"") && page.contains("current-password"));
    });
}

#[test]
fn the_fourth_wrong_passphrase_waits_in_every_tab_and_the_right_one_forgets_it() {
    in_a_page(|_| {
        let (device, ..) = set_up();
        let [one, two] = [tab(&device), tab(&device)];
        for guess in ["a", "b", "c"] {
            assert_eq!(attempt_count::wait(one).as_secs(), 0, "{guess}");
            assert_eq!(unlock(one, guess), Err(NotUnlocked::Wrong));
        }
        assert_eq!(
            [one, two, tab(&device)].map(|tab| attempt_count::wait(tab).as_secs()),
            [5; 3]
        );
        assert!(text(&before(one, Route::Home)).contains("You can try again in 5 seconds."));
        LATER.set(5);
        assert_eq!(attempt_count::wait(one).as_secs(), 0);
        assert_eq!(unlock(two, "d"), Err(NotUnlocked::Wrong));
        assert_eq!(attempt_count::wait(one).as_secs(), 10);
        LATER.set(15);
        assert_eq!(unlock(two, OLD), Ok(()));
        assert_eq!((phase(two), attempt_count::wait(one).as_secs()), ("open", 0));
        assert_eq!(unlock(one, "e"), Err(NotUnlocked::Wrong));
        assert_eq!(attempt_count::wait(one).as_secs(), 0, "three are free again");
        assert_eq!(unlock(one, OLD), Ok(()), "and nothing was wiped");
    });
}

#[test]
fn a_clock_set_back_by_ten_years_shuts_nobody_out() {
    in_a_page(|_| {
        let (device, ..) = set_up();
        let opening = tab(&device);
        for _ in 0..9 {
            let _ = unlock(opening, "wrong");
        }
        LATER.set(-315_576_000);
        assert_eq!(attempt_count::wait(opening).as_secs(), 60);
        LATER.set(LATER.get() + 60);
        assert_eq!(attempt_count::wait(opening).as_secs(), 0);
        assert_eq!(unlock(opening, OLD), Ok(()));
    });
}

#[test]
fn a_count_that_cannot_be_read_or_kept_shuts_nobody_out() {
    in_a_page(|_| {
        let (device, ..) = set_up();
        let opening = tab(&device);
        device.set_note("attempts", "{\"wrong\":").expect("there is room");
        assert_eq!(attempt_count::wait(opening).as_secs(), 0);
        device.memory.leave_room_for(0);
        assert_eq!(unlock(opening, "wrong"), Err(NotUnlocked::Wrong));
    });
}

#[test]
fn the_recovery_code_leads_to_another_passphrase_and_only_then_to_the_desk() {
    in_a_page(|_| {
        let (device, _, code) = set_up();
        let opening = tab(&device);
        let other = RecoveryCode::draw(chance);
        assert_eq!(now(unlocking::recover(opening, &other)), Err(NotUnlocked::Wrong));
        assert!(opening.vault().is_none());
        assert_eq!(now(unlocking::recover(opening, &code)), Ok(()));
        assert_eq!(phase(opening), "locked");
        assert_eq!(now(secrets::change_passphrase(opening, &typed(NEW))), Ok(()));
        assert_eq!(now(unlocking::go_in(opening)), Ok(()));
        assert_eq!(phase(opening), "open");
        assert_eq!(
            desk(opening).me().map(|me| me.name().to_owned()).as_deref(),
            Some("Ada Clarke")
        );
        let again = tab(&device);
        assert_eq!(unlock(again, OLD), Err(NotUnlocked::Wrong));
        assert_eq!(unlock(again, NEW), Ok(()));
    });
}

#[test]
fn nothing_is_changed_on_a_locked_device() {
    in_a_page(|_| {
        let (device, ..) = set_up();
        let opening = tab(&device);
        assert!(now(secrets::change_passphrase(opening, &typed(NEW))).is_err());
        assert!(now(secrets::draw_code(opening)).is_err());
        assert!(now(unlocking::go_in(opening)).is_err());
        assert_eq!(unlock(opening, OLD), Ok(()));
    });
}

#[test]
fn two_tabs_that_change_a_secret_lose_neither() {
    in_a_page(|_| {
        let (device, one, _) = set_up();
        let two = tab(&device);
        assert_eq!(unlock(two, OLD), Ok(()));
        assert_eq!(now(secrets::change_passphrase(one, &typed(NEW))), Ok(()));
        let checked = |passphrase| now(secrets::check_passphrase(two, &typed(passphrase)));
        assert_eq!(checked(OLD), Err(NotUnlocked::Wrong));
        assert_eq!(checked(NEW), Ok(()));
        let drawn = now(secrets::draw_code(two)).expect("is unlocked");
        assert_eq!(now(secrets::take_code(two, &drawn)), Ok(()));
        let again = tab(&device);
        assert_eq!(unlock(again, NEW), Ok(()));
        assert_eq!(now(unlocking::recover(tab(&device), &drawn.code)), Ok(()));
    });
}

#[test]
fn the_older_recovery_code_is_good_until_the_new_one_is_on_paper() {
    in_a_page(|_| {
        let (device, opening, old) = set_up();
        let drawn = now(secrets::draw_code(opening)).expect("is unlocked");
        assert_eq!(now(unlocking::recover(tab(&device), &old)), Ok(()));
        assert_eq!(
            now(unlocking::recover(tab(&device), &drawn.code)),
            Err(NotUnlocked::Wrong)
        );
        assert_eq!(now(secrets::take_code(opening, &drawn)), Ok(()));
        assert_eq!(
            now(unlocking::recover(tab(&device), &old)),
            Err(NotUnlocked::Wrong)
        );
        assert_eq!(now(unlocking::recover(tab(&device), &drawn.code)), Ok(()));
        // A code that was drawn before another change does not overwrite that change.
        let late = now(secrets::draw_code(opening)).expect("is unlocked");
        assert_eq!(now(secrets::change_passphrase(opening, &typed(NEW))), Ok(()));
        assert!(now(secrets::take_code(opening, &late)).is_err());
        assert_eq!(unlock(tab(&device), NEW), Ok(()));
    });
}

#[test]
fn two_tabs_that_set_up_one_device_do_not_shut_each_other_out() {
    in_a_page(|_| {
        let device = Rc::new(MemoryDevice::default());
        let [one, two] = [tab(&device), tab(&device)];
        let made = [one, two].map(|tab| NewVault::make(tab, typed(OLD)));
        let outcomes = made.map(|new| now(unlocking::take_into_use(one, &new, None)));
        assert!(outcomes[0].is_ok() && outcomes[1].is_err(), "{outcomes:?}");
        assert_eq!(unlock(tab(&device), OLD), Ok(()));
    });
}

#[test]
fn a_desk_at_which_nobody_is_known_asks_who_works_there() {
    in_a_page(|_| {
        let (device, opening, _) = set_up();
        device
            .memory
            .set_preference("people", "?")
            .expect("there is room");
        let again = tab(&device);
        assert_eq!(unlock(again, OLD), Ok(()));
        assert!(desk(again).me().is_none() && desk(opening).me().is_some());
        assert!(text(&pages::nobody(desk(again), Route::Home).to_html()).contains("Who is working?"));
    });
}

#[test]
fn erasing_tells_the_other_tabs_and_leaves_a_fresh_device() {
    in_a_page(|browser| {
        let (device, opening, _) = set_up();
        write_concern(opening, "He sleeps in the car");
        assert_eq!(now(erasing::erase(opening, browser)), Ok(()));
        assert_eq!((SAID.get(), RELOADS.get()), (Some(LockMessage::Erased), 1));
        let fresh = tab(&device);
        assert_eq!(phase(fresh), "fresh");
        assert!(device.memory.drafts().expect("can be read").is_empty());
        assert!(text(&before(fresh, Route::Erase)).contains("This device is erased"));
        assert!(!text(&before(fresh, Route::Home)).contains("This device is erased"));
        let lost = "Were there audits here before?";
        assert!(text(&before(fresh, Route::Home)).contains(lost));
        assert!(
            !text(&before(fresh, Route::Erase)).contains(lost),
            "it was erased on purpose"
        );
    });
}

#[test]
fn erasing_is_offered_locked_and_unlocked_with_a_backup_first() {
    in_a_page(|_| {
        let (device, opening, _) = set_up();
        provide_context(opening);
        let unlocked = render(desk(opening), Route::Erase);
        let locked = before(tab(&device), Route::Erase);
        for page in [&unlocked, &locked] {
            let page = text(page);
            for words in [
                "You cannot undo this.",
                "Save a backup first",
                "Type ERASE to make sure",
            ] {
                assert!(page.contains(words), "{words}: {page}");
            }
        }
        assert!(unlocked.contains("#/backup") && locked.contains("Download everything, encrypted"));
    });
}

#[test]
fn the_secrets_page_asks_for_the_passphrase_first() {
    in_a_page(|_| {
        let (_, opening, _) = set_up();
        provide_context(opening);
        let page = text(&render(desk(opening), Route::Secrets));
        assert!(page.contains("First, enter your current passphrase."), "{page}");
        assert!(!page.contains("Make a new recovery code"));
    });
}

#[test]
fn the_example_has_neither_secrets_nor_anything_to_erase_or_lock() {
    in_a_page(|_| {
        let opening = Opening::new(ENVIRONMENT, Rc::new(MemoryDevice::default()), Effort::LEAST);
        provide_context(opening);
        let session = example::open(ENVIRONMENT).expect("memory opens");
        for route in [Route::Secrets, Route::Erase] {
            let page = text(&render(session, route));
            assert!(page.contains("The example stores nothing."), "{page}");
        }
        assert!(!text(&render(session, Route::Device)).contains("Locking"));
    });
}

#[test]
fn a_device_says_after_how_long_it_locks_and_keeps_what_is_chosen() {
    in_a_page(|_| {
        let (device, opening, _) = set_up();
        provide_context(opening);
        let session = desk(opening);
        provide_context(opening);
        assert_eq!(session.lock_after.minutes(), LockAfter::USUAL);
        let page = text(&render(session, Route::Device));
        for words in [
            "5 minutes",
            "10 minutes",
            "1 hour",
            "Change the passphrase",
            "Erase this device",
        ] {
            assert!(page.contains(words), "{words}: {page}");
        }
        session.lock_after.set(30).expect("there is room");
        let again = tab(&device);
        assert_eq!(unlock(again, OLD), Ok(()));
        assert_eq!(desk(again).lock_after.minutes(), 30);
        for nonsense in ["0", "65535", "never", ""] {
            device
                .memory
                .set_preference("lock-after", nonsense)
                .expect("there is room");
            assert_eq!(desk(again).lock_after.limit_now().as_secs(), 600, "{nonsense}");
        }
    });
}

#[test]
fn locking_loads_the_page_anew_and_tells_the_other_tabs() {
    in_a_page(|browser| {
        let (_, opening, _) = set_up();
        let lock = Lock::new(opening, browser);
        write_concern(opening, "He sleeps in the car");
        lock.by_hand();
        assert_eq!((SAID.take(), RELOADS.get()), (Some(LockMessage::Lock), 1));
        assert!(lock.by_itself());
        assert_eq!((SAID.take(), RELOADS.get()), (Some(LockMessage::Lock), 2));
        assert!(lock.with_the_others());
        assert_eq!((SAID.take(), RELOADS.get()), (None, 3), "and says nothing back");
    });
}

#[test]
fn what_is_not_saved_is_never_thrown_away_by_locking() {
    in_a_page(|browser| {
        let (device, opening, _) = set_up();
        let lock = Lock::new(opening, browser);
        device.memory.leave_room_for(0);
        write_concern(opening, "He sleeps in the car");

        assert!(!lock.by_itself());
        assert_eq!((SAID.take(), RELOADS.get()), (Some(LockMessage::Lock), 0));
        assert_eq!(lock.said(), Said::NotLocked);
        assert!(!lock.by_itself() && !lock.with_the_others());
        assert_eq!(
            (SAID.take(), RELOADS.get()),
            (None, 0),
            "the others are told once"
        );

        lock.by_hand();
        assert_eq!((lock.said(), RELOADS.get()), (Said::Asking, 0));
        lock.stay();
        assert_eq!(lock.said(), Said::Nothing);
        lock.by_hand();
        lock.anyway();
        assert_eq!(RELOADS.get(), 1);

        device.memory.leave_room_for(9);
        lock.by_itself();
        let audit = desk(opening).drafts.all::<ConcernDraft>()[0].audit;
        desk(opening)
            .drafts
            .editing::<ConcernDraft>(audit)
            .update(|draft| draft.what.push('.'));
        assert_eq!(lock.said(), Said::Nothing, "it is saved now");
    });
}

#[test]
fn a_warning_comes_and_goes_with_a_touch() {
    in_a_page(|browser| {
        let (_, opening, _) = set_up();
        let lock = Lock::new(opening, browser);
        lock.warn(true);
        assert_eq!(lock.said(), Said::Soon);
        lock.warn(false);
        assert_eq!(lock.said(), Said::Nothing);
    });
}

#[test]
fn a_full_device_is_unlocked_all_the_same() {
    in_a_page(|_| {
        let (device, ..) = set_up();
        device.memory.leave_room_for(0);
        assert_eq!(unlock(tab(&device), OLD), Ok(()));
    });
}
