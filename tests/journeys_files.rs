//! Files between devices in memory: handed over, opened, merged; and what happens to keys.

#[path = "support/session.rs"]
mod session;
mod support;

use plumbline::{
    app::{
        browser::{NamedFile, Picked},
        desk::CommitFault,
        files::{
            file_keys::{Colleague, ColleagueFault, FileKeys, OWN, StoredKeys},
            hand_over::{NotMade, Sealing, make},
            incoming::{IncomingFile, NotOpened, Opened, compare, open},
            several::ChosenFiles,
        },
        places::Store,
        session::{Session, SessionKind},
        work::acts,
    },
    domain::{
        entry::{Body, Entry},
        grade::Grade,
        moderation::Mode,
        person::Person,
    },
    exchange::{
        document::Document,
        pack::{Choice, Contents, Purpose, choose},
        seal::{OpenFault, SealFault},
    },
    store::{Drawer, Places, StoreError, memory::Memory},
};
use session::{ENVIRONMENT, now, person, with_session};
use support::{MARK, audit::AuditBuilder, entries, short_tool};

const WORDS: &str = "acid acorn acre affix agile album";

fn ada() -> Person {
    person(1, "Ada Clarke", "Practice auditor")
}

fn ben() -> Person {
    person(2, "Ben Moss", "Team manager")
}

fn audits(n: u32) -> Vec<Entry> {
    let audits: Vec<_> = (0..n)
        .map(|n| AuditBuilder::new(n).overall(Grade::Inadequate))
        .collect();
    entries(&[short_tool()], &[], &audits)
}

fn words() -> Sealing {
    Sealing::Words(WORDS.to_owned().into())
}

fn everything(session: Session, purpose: Purpose) -> Contents {
    choose(&session.desk.workspace_untracked(), &Choice::Everything, purpose)
}

fn handed(session: Session, purpose: Purpose, sealing: &Sealing) -> Document {
    make(session, &everything(session, purpose), purpose, sealing).expect("is made")
}

fn inside(session: Session, bytes: &[u8], passphrase: Option<&str>) -> IncomingFile {
    match open(session, bytes, passphrase).expect("opens") {
        Opened::Pack(pack) => {
            let workspace = session.desk.workspace_untracked();
            compare(&workspace, *pack, session.today()).expect("agrees with what is here")
        }
        Opened::Passphrase => panic!("it asks for a passphrase"),
    }
}

fn all(session: Session) -> Vec<Entry> {
    let workspace = session.desk.workspace_untracked();
    workspace.entries().map(|entry| Entry::clone(entry)).collect()
}

#[test]
fn handed_over_with_words_opened_and_taken_in_it_is_the_same_on_both_devices() {
    let (file, sent) = with_session(audits(3), ada(), |session, _| {
        (handed(session, Purpose::Gather, &words()), all(session))
    });
    with_session(vec![], ben(), |session, _| {
        assert_eq!(open(session, &file.bytes, None), Ok(Opened::Passphrase));
        let wrong = open(session, &file.bytes, Some("acid acorn"));
        assert_eq!(wrong, Err(NotOpened::Seal(OpenFault::WrongPassphrase)));
        assert!(all(session).is_empty(), "nothing is taken in by trying");

        let inside = inside(session, &file.bytes, Some(&format!(" {WORDS}\n")));
        assert_eq!(inside.preview.new.len(), 3);
        let taken = now(session.desk.take_in(inside.pack.entries.clone())).expect("there is room");
        assert_eq!((taken.new, all(session)), (sent.len(), sent.clone()));

        let again = now(session.desk.take_in(inside.pack.entries)).expect("there is room");
        assert_eq!((again.new, all(session)), (0, sent), "twice is as once");
    });
}

#[test]
fn a_name_of_a_file_says_what_for_and_when_and_nothing_of_whom() {
    with_session(audits(1), ada(), |session, _| {
        let name = |purpose, sealing: &Sealing| handed(session, purpose, sealing).name;
        let blind = name(Purpose::ModerateBlind, &words());
        let (what, code) = blind.rsplit_once(' ').expect("has a code");
        assert_eq!(what, "plumbline moderate blind 2024-12-16");
        assert_eq!(
            (code.len(), code.find('-')),
            ("K7Q2-9F3.plumbline".len(), Some(4))
        );
        let gathered = name(Purpose::Gather, &Sealing::Bare);
        let whose = &code[..4];
        assert!(
            gathered.starts_with(&format!("plumbline gather 2024-12-16 {whose}-")),
            "{gathered}"
        );
        assert!(!blind.contains("Ada") && !blind.contains("Clarke"));
    });
}

#[test]
fn nothing_that_was_written_can_be_read_in_a_sealed_file() {
    with_session(audits(1), ada(), |session, _| {
        now(session.file_keys.make()).expect("there is room");
        let key = session.file_keys.own().expect("was made");
        let colleague = Colleague {
            name: "Ben Moss".to_owned(),
            key,
        };
        let mark = |bytes: &[u8]| bytes.windows(MARK.len()).any(|window| window == MARK.as_bytes());
        assert!(
            mark(&handed(session, Purpose::Gather, &Sealing::Bare).bytes),
            "it is in the bare one"
        );
        assert!(!mark(&handed(session, Purpose::Gather, &words()).bytes));
        assert!(!mark(
            &handed(session, Purpose::Gather, &Sealing::Key(colleague)).bytes
        ));
    });
}

#[test]
fn sealed_for_a_colleagues_key_it_opens_there_and_nowhere_else() {
    let key = with_session(vec![], ben(), |session, memory| {
        now(session.file_keys.make()).expect("there is room");
        let stored = memory.preference(OWN).expect("reads").expect("lies there");
        (session.file_keys.own().expect("was made"), stored)
    });
    let sealing = Sealing::Key(Colleague {
        name: "Ben Moss".to_owned(),
        key: key.0,
    });
    let file = with_session(audits(2), ada(), |session, _| {
        handed(session, Purpose::Gather, &sealing)
    });
    with_session(vec![], ben(), |session, _| {
        let before = open(session, &file.bytes, None);
        assert_eq!(
            before,
            Err(NotOpened::Seal(OpenFault::NotForThisKey)),
            "no key here yet"
        );
        session
            .file_keys
            .take_in(&StoredKeys::new(&key.1))
            .expect("there is room");
        assert_eq!(inside(session, &file.bytes, None).preview.new.len(), 2);
    });
}

#[test]
fn a_full_device_takes_nothing_in_and_says_so() {
    let file = with_session(audits(2), ada(), |session, _| {
        handed(session, Purpose::Gather, &Sealing::Bare)
    });
    with_session(vec![], ben(), |session, memory| {
        let inside = inside(session, &file.bytes, None);
        memory.leave_room_for(0);
        let taken = now(session.desk.take_in(inside.pack.entries));
        assert_eq!(taken, Err(CommitFault::NotSaved(StoreError::Full)));
        assert!(all(session).is_empty());
    });
}

#[test]
fn another_programs_sealed_letter_is_no_pack_and_says_so() {
    let sealed = plumbline::exchange::seal::seal(
        b"Dear all, see you on Monday.",
        plumbline::exchange::seal::For::Passphrase(WORDS),
    );
    with_session(vec![], ben(), |session, _| {
        let looked = open(session, &sealed.expect("is short"), Some(WORDS));
        assert!(matches!(looked, Err(NotOpened::Pack(_))), "{looked:?}");
    });
}

fn named(name: &str, bytes: &[u8]) -> NamedFile {
    NamedFile {
        name: name.to_owned(),
        picked: Picked::File(bytes.to_vec()),
    }
}

#[test]
fn several_files_are_opened_together_each_with_its_own_result_and_added_once() {
    let sealed = |n: u32, sealing: &Sealing| {
        let audits = entries(&[short_tool()], &[], &[AuditBuilder::new(n)]);
        with_session(audits, ada(), |session, _| {
            handed(session, Purpose::Gather, sealing).bytes
        })
    };
    let other = Sealing::Words("acid acorn acre".to_owned().into());
    let bare = sealed(1, &Sealing::Bare);
    let files = [
        named("1", &bare),
        named("1 again", &bare),
        named("2", &sealed(2, &words())),
        named("3", &sealed(3, &words())),
        named("4", &sealed(4, &other)),
        named("5", b"Dear all"),
    ];
    with_session(vec![], ben(), |session, _| {
        let mut chosen = ChosenFiles::new(session, files.to_vec());
        assert_eq!(chosen.closed(), [2, 3, 4]);
        for place in chosen.closed() {
            chosen
                .try_passphrase(session, place, WORDS)
                .expect("there is memory");
        }
        assert_eq!(chosen.closed(), [4], "its passphrase is another");
        assert!(all(session).is_empty(), "nothing is taken in by trying");

        let compared = chosen.compared(session);
        let new = |place: usize| {
            let file = compared.all()[place].1.as_ref();
            file.map(|file| file.preview.new.len()).map_err(Clone::clone)
        };
        assert_eq!([new(0), new(1), new(2), new(3)], [Ok(1), Ok(0), Ok(1), Ok(1)]);
        assert_eq!(new(4), Err(NotOpened::LeftClosed));
        assert!(matches!(new(5), Err(NotOpened::NotAPack(_))));

        let expected: usize = compared.added().map(|file| file.preview.new_entries).sum();
        let taken = now(session.desk.take_in(compared.entries())).expect("there is room");
        assert_eq!(taken.new, expected);
        assert_eq!(session.desk.workspace_untracked().audits().count(), 3);
    });
}

#[test]
fn two_files_that_contradict_each_other_are_both_left_out_whatever_their_order() {
    let file = |grade| {
        let audits = entries(&[short_tool()], &[], &[AuditBuilder::new(1).overall(grade)]);
        with_session(audits, ada(), |session, _| {
            handed(session, Purpose::Gather, &Sealing::Bare).bytes
        })
    };
    let other = entries(&[short_tool()], &[], &[AuditBuilder::new(2)]);
    let other = with_session(other, ada(), |session, _| {
        handed(session, Purpose::Gather, &Sealing::Bare).bytes
    });
    let good = file(Grade::Good);
    let files = [
        named("a", &good),
        named("a again", &good),
        named("b", &file(Grade::RequiresImprovement)),
        named("c", &other),
    ];
    for turn in 0..files.len() {
        let mut files = files.clone();
        files.rotate_left(turn);
        with_session(vec![], ben(), |session, _| {
            let compared = ChosenFiles::new(session, files.to_vec()).compared(session);
            assert_eq!(compared.refused(), 3);
            for (name, file) in compared.all() {
                match (name.as_str(), file) {
                    ("a" | "a again", Err(NotOpened::Opposed(other))) => assert_eq!(other, "b"),
                    ("b", Err(NotOpened::Opposed(_))) => {}
                    ("c", Ok(file)) => assert_eq!(file.preview.new.len(), 1),
                    (name, file) => panic!("{name}: {file:?}"),
                }
            }
            now(session.desk.take_in(compared.entries())).expect("what is added agrees");
        });
    }
}

#[test]
fn what_one_file_needs_may_be_in_a_later_one_and_is_counted_once() {
    // The moderation and the audit that it follows, in files of their own: in either order all of it counts.
    let all = AuditBuilder::new(1).moderated(Mode::Blind, Grade::Good).entries();
    let with = |which: fn(&Body) -> bool| {
        let mut some = entries(&[short_tool()], &[], &[]);
        some.extend(all.iter().filter(|entry| which(&entry.body)).cloned());
        with_session(some, ada(), |session, _| {
            handed(session, Purpose::Gather, &Sealing::Bare).bytes
        })
    };
    let mut files = vec![
        named(
            "moderation",
            &with(|body| matches!(body, Body::ModerationCommitted(_))),
        ),
        named("audit", &with(|body| matches!(body, Body::AuditSubmitted(_)))),
    ];
    for _ in 0..2 {
        with_session(vec![], ben(), |session, _| {
            let compared = ChosenFiles::new(session, files.clone()).compared(session);
            let together = compared.together().expect("they fit");
            assert_eq!((together.new.len(), together.uncounted.len()), (1, 0));
            let taken = now(session.desk.take_in(compared.entries())).expect("there is room");
            assert_eq!(taken.new, together.new_entries);
        });
        files.reverse();
    }
}

#[test]
fn a_blind_copy_and_its_original_in_two_files_are_counted_as_they_are_added() {
    let file = |purpose| {
        with_session(audits(1), ada(), |session, _| {
            handed(session, purpose, &Sealing::Bare).bytes
        })
    };
    let mut files = vec![
        named("blind", &file(Purpose::ModerateBlind)),
        named("all", &file(Purpose::Gather)),
    ];
    for _ in 0..2 {
        with_session(vec![], ben(), |session, _| {
            let compared = ChosenFiles::new(session, files.clone()).compared(session);
            let expected = compared.together().expect("they fit").new_entries;
            let taken = now(session.desk.take_in(compared.entries())).expect("there is room");
            assert_eq!(taken.new, expected);
        });
        files.reverse();
    }
}

#[test]
fn a_file_that_could_not_be_opened_is_not_made() {
    assert_eq!(
        NotMade::from(SealFault::TooLarge).to_string(),
        "This is more than 25 MB, which is more than Plumbline opens. Choose fewer audits, and make several files"
    );
}

#[test]
fn a_devices_key_is_made_once_whichever_tab_makes_it() {
    with_session(vec![], ada(), |session, memory| {
        let other = FileKeys::open(
            Store::new(Places {
                shelf: memory.clone(),
                drawer: memory.clone(),
            }),
            ENVIRONMENT,
        );
        now(session.file_keys.make()).expect("there is room");
        now(other.make()).expect("there is room");
        assert!(session.file_keys.own().is_some());
        assert_eq!(session.file_keys.own(), other.own());
    });
}

#[test]
fn no_key_is_made_where_it_cannot_be_kept_or_would_write_over_what_cannot_be_read() {
    with_session(vec![], ada(), |session, memory| {
        memory.leave_room_for(0);
        assert_eq!(now(session.file_keys.make()), Err(StoreError::Full));
        assert_eq!(session.file_keys.own(), None);
    });
    with_session(vec![], ada(), |session, memory| {
        memory
            .set_preference(OWN, "[\"a newer kind of key\"]")
            .expect("there is room");
        assert!(now(session.file_keys.make()).is_err());
        assert_eq!(
            memory.preference(OWN),
            Ok(Some("[\"a newer kind of key\"]".to_owned()))
        );
    });
}

#[test]
fn keys_out_of_a_backup_open_what_was_sealed_for_them_and_the_devices_own_stays() {
    let stored = |who: Person| {
        with_session(vec![], who, |session, memory: std::rc::Rc<Memory>| {
            now(session.file_keys.make()).expect("there is room");
            (
                StoredKeys::new(&memory.preference(OWN).expect("reads").expect("lies there")),
                session.file_keys.own().expect("was made"),
            )
        })
    };
    let (old, old_key) = stored(ada());
    with_session(audits(1), ada(), |session, _| {
        now(session.file_keys.make()).expect("there is room");
        let own = session.file_keys.own();
        assert_ne!(own.as_ref(), Some(&old_key));
        for _ in 0..2 {
            session.file_keys.take_in(&old).expect("there is room");
            assert_eq!(session.file_keys.own(), own, "and taken in twice it is as once");
        }
        let sealing = Sealing::Key(Colleague {
            name: "Ada Clarke".to_owned(),
            key: old_key.clone(),
        });
        let file = handed(session, Purpose::Gather, &sealing);
        assert!(inside(session, &file.bytes, None).preview.changes_nothing());
    });
}

#[test]
fn colleagues_are_remembered_renamed_and_forgotten() {
    with_session(vec![], ada(), |session, _| {
        now(session.file_keys.make()).expect("there is room");
        let own = session.file_keys.own().expect("was made");
        let key = |n: u8| plumbline::exchange::seal::Identity::from_secret(&[n; 32].into()).recipient();
        let named = |name: &str, n| Colleague::typed(name, &key(n).to_string()).expect("is a key");
        let names = || {
            let all = session.file_keys.colleagues();
            all.into_iter()
                .map(|colleague| colleague.name)
                .collect::<Vec<_>>()
        };
        for (name, n) in [("Zoe", 2), ("ben", 3), ("Ada", 4)] {
            session.file_keys.remember(named(name, n)).expect("there is room");
        }
        assert_eq!(names(), ["Ada", "ben", "Zoe"]);
        // A new laptop, and a new name.
        session
            .file_keys
            .remember(named("Zoe", 5))
            .expect("there is room");
        session
            .file_keys
            .remember(named("Ben Moss", 3))
            .expect("there is room");
        assert_eq!(names(), ["Ada", "Ben Moss", "Zoe"]);
        session.file_keys.forget(&key(5)).expect("there is room");
        assert_eq!(names(), ["Ada", "Ben Moss"]);
        let mine = Colleague {
            name: "Me".to_owned(),
            key: own,
        };
        assert_eq!(session.file_keys.remember(mine), Err(ColleagueFault::Own));
        let key = key(6).to_string();
        for name in ["", "  ", "a\nb", &"x".repeat(81)] {
            assert!(Colleague::typed(name, &key).is_err(), "{name:?}");
        }
    });
}

#[test]
fn what_the_example_hands_over_opens_in_the_example_only() {
    let in_the_example = |session: Session| Session {
        kind: SessionKind::Example,
        ..session
    };
    let file = with_session(audits(1), ada(), |session, _| {
        handed(in_the_example(session), Purpose::Gather, &Sealing::Bare)
    });
    with_session(vec![], ben(), |session, _| {
        assert_eq!(open(session, &file.bytes, None), Err(NotOpened::Example));
        assert_eq!(
            inside(in_the_example(session), &file.bytes, None)
                .preview
                .new
                .len(),
            1
        );
    });
}

#[test]
fn what_was_withdrawn_since_it_was_shown_goes_into_no_file() {
    with_session(audits(2), ada(), |session, _| {
        let shown = everything(session, Purpose::Gather);
        let workspace = session.desk.workspace_untracked();
        let record = workspace.audit(shown.audits[0]).expect("is here");
        let withdrawn = acts::withdraw(session, record.clone(), "Made twice".to_owned(), true);
        now(withdrawn).expect("withdraws");
        let made = make(session, &shown, Purpose::Gather, &Sealing::Bare);
        assert_eq!(made.map(|_| ()), Err(NotMade::Withdrawn));
        assert_eq!(everything(session, Purpose::Gather).audits.len(), 1);
    });
}
