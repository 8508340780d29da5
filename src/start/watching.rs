//! Drives the timer that locks the device: passes on both clocks each second, all activity, and messages from other
//! tabs.

use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::prelude::*;

use crate::{
    app::device::{
        idle_timer::{ClockReading, IdleTimer, Verdict},
        lock::Lock,
        lock_after::{LockAfter, limit},
        lock_message::LockMessage,
        opening::Opening,
    },
    platform::{channel::Channel, clock, page, touch},
};

/// How often the clocks are checked, if the browser allows it.
const TICK: Duration = Duration::from_secs(1);
/// How often activity is reported to the other tabs: a small part of the shortest time limit.
const PASSED_ON: Duration = Duration::from_secs(5);

/// The idle timer of this page, and its connections.
struct Watching {
    opening: Opening,
    lock: Lock,
    channel: Rc<Channel>,
    /// Present while the device is unlocked.
    watch: RefCell<Option<IdleTimer>>,
    passed_on: RefCell<Duration>,
}

/// Watches for inactivity for as long as the page is open.
pub fn watch(opening: Opening, lock: Lock, channel: Rc<Channel>) {
    let watching = Rc::new(Watching {
        opening,
        lock,
        channel: channel.clone(),
        watch: RefCell::new(None),
        passed_on: RefCell::new(Duration::ZERO),
    });
    let each = |act: fn(&Watching)| {
        let watching = watching.clone();
        move || act(&watching)
    };
    set_interval(each(|watching| watching.look(false)), TICK);
    page::on_visibility_change(each(|watching| watching.look(false))).forever();
    touch::on_touch(each(Watching::touched));
    page::on_printed(each(Watching::printed)).forever();
    // Leaving the page and coming back requires unlocking, whether or not the browser kept the page. Until that is
    // decided, nothing on the page is shown.
    page::on_left(|| page::veil(true)).forever();
    page::on_shown(each(Watching::shown)).forever();
    channel.on_word(move |word| {
        if let Ok(word) = word.parse() {
            watching.heard(word);
        }
    });
}

fn reading() -> ClockReading {
    ClockReading {
        steady: clock::steady(),
        wall: clock::set_by_people(),
        hidden: page::is_hidden(),
    }
}

impl Watching {
    fn look(&self, touched: bool) {
        if !self.lock.is_unlocked() {
            self.watch.replace(None);
            return;
        }
        let now = reading();
        let mut held = self.watch.borrow_mut();
        let watch = held.get_or_insert_with(|| IdleTimer::new(now));
        let session = self.opening.own_session();
        let usual = limit(LockAfter::USUAL);
        let mut verdict = watch.look(now, session.map_or(usual, |session| session.lock_after.limit()));
        // Another tab may have set a longer time.
        if verdict != Verdict::Stay
            && verdict != Verdict::Slept
            && let Some(session) = session
        {
            verdict = watch.look(now, session.lock_after.limit_now());
        }
        if matches!(verdict, Verdict::Idle | Verdict::Slept) && self.lock.by_itself() {
            return;
        }
        if touched {
            watch.touch();
        }
        self.lock.warn(verdict == Verdict::Soon && !touched);
    }

    fn touched(&self) {
        self.look(true);
        let now = clock::steady();
        let mut passed_on = self.passed_on.borrow_mut();
        if self.lock.is_unlocked() && now.saturating_sub(*passed_on) >= PASSED_ON {
            *passed_on = now;
            self.channel.say(LockMessage::Touched.text());
        }
    }

    fn printed(&self) {
        if let Some(watch) = &mut *self.watch.borrow_mut() {
            watch.forgive(reading());
        }
    }

    fn shown(&self) {
        let left = page::is_veiled();
        if !(left && self.lock.is_unlocked() && self.lock.by_itself()) {
            page::veil(false);
        }
    }

    fn heard(&self, word: LockMessage) {
        match word {
            LockMessage::Touched => self.look(true),
            LockMessage::Lock if self.lock.is_unlocked() => {
                self.lock.with_the_others();
            }
            LockMessage::Lock => {}
            LockMessage::Erasing => self.opening.let_go(),
            LockMessage::Erased => page::reload(),
        }
    }
}
