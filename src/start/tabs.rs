//! Only one tab at a time may write to a draft. Connects the browser's locks and channel to
//! `app/drafts/write_locks.rs`.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc, time::Duration};

use leptos::prelude::set_timeout;

use crate::{
    app::{
        drafts::write_locks::{Answer, Tabs},
        session::Session,
    },
    domain::draft_key::DraftKey,
    platform::{
        channel::Channel,
        locks::{self, From, Lock},
    },
    store::vault::{Sealed, Vault},
};

/// The name of the channel, and the prefix of the locks' names.
const DRAFTS: &str = "plumbline.draft";

/// The place that messages between tabs are sealed for: a message may contain part of a draft, and other pages may read
/// the channel.
const WORD: &str = "plumbline 2/word";

/// The tabs of this browser.
struct BrowserTabs {
    channel: Rc<Channel>,
    vault: Rc<Vault>,
    locks: Rc<RefCell<BTreeMap<DraftKey, Lock>>>,
}

/// Lets one tab at a time write to each draft of this session.
pub fn part(session: Session, vault: Rc<Vault>) {
    let channel = Rc::new(Channel::join(DRAFTS));
    let key = vault.clone();
    channel.on_word(move |word| {
        let word = Sealed::from_text(word).and_then(|sealed| key.open(WORD, &sealed).ok());
        if let Some(word) = word {
            session.write_locks.hear(&word);
        }
    });
    session.write_locks.among(Rc::new(BrowserTabs {
        channel,
        vault,
        locks: Rc::default(),
    }));
}

impl Tabs for BrowserTabs {
    fn request(
        &self,
        key: DraftKey,
        steal: bool,
        answer: Box<dyn FnOnce(Answer)>,
        stolen: Box<dyn FnOnce()>,
    ) {
        let all = self.locks.clone();
        let answer = move |said| {
            answer(match said {
                locks::Answer::Granted(lock) => {
                    all.borrow_mut().insert(key, lock);
                    Answer::Granted
                }
                locks::Answer::Taken => Answer::Taken,
                locks::Answer::NoLocks => Answer::NoLocks,
            });
        };
        let from = if steal { From::Anybody } else { From::Nobody };
        locks::request(&format!("{DRAFTS}.{key}"), from, answer, stolen);
    }

    fn let_go(&self, key: DraftKey) {
        self.locks.borrow_mut().remove(&key);
    }

    fn say(&self, word: &str) {
        self.channel.say(&self.vault.seal(WORD, word).text());
    }

    fn after(&self, milliseconds: u32, call: Box<dyn FnOnce()>) {
        set_timeout(call, Duration::from_millis(milliseconds.into()));
    }
}
