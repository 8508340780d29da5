//! The pages on which files are handed over and opened, drawn natively: empty, long, and with each fault.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;
mod support;

use std::{collections::BTreeSet, sync::Arc};

use html::text;
use jiff::civil::date;
use leptos::prelude::*;
use plumbline::{
    app::{
        browser::{Browser, NamedFile, Picked},
        files::{
            file_keys::Colleague,
            hand_over::{Answers, AuditSelection, How, SealAnswers, Sealing, make},
        },
        route::Route,
        session::Session,
    },
    domain::{
        entry::Entry,
        grade::Grade,
        id::{AuditId, WeekId},
        person::Person,
        week::PracticeWeek,
    },
    exchange::{
        pack::{Choice, Purpose, choose},
        seal::{For, Identity, KeyFault, MOST, Recipient, SECRET, seal},
    },
    ui::{
        attempt::Attempt,
        pages::hand_over::{AskLock, Choose, Chosen, Done, Handed, Inside},
    },
};
use session::{launch, now, person, render, with_session};
use support::{audit::AuditBuilder, entries, seed, short_tool, with_tool, words};

fn ada() -> Person {
    person(1, "Ada Clarke", "Practice auditor")
}

fn week(n: u32) -> PracticeWeek {
    PracticeWeek {
        id: WeekId::new(seed(6, n)),
        name: words(&format!("Permanence {n}")),
        first_day: date(2024, 12, 16),
        last_day: date(2024, 12, 20),
        service_areas: vec!["permanence".parse().expect("a key")],
        planned: Some(12),
    }
}

fn audits(n: u32) -> Vec<Entry> {
    let audits: Vec<_> = (0..n)
        .map(|n| AuditBuilder::new(n).overall(Grade::Inadequate).week(week(1).id))
        .collect();
    entries(&[short_tool()], &[week(1)], &audits)
}

/// A file of these entries, sealed in this way.
fn file(entries: Vec<Entry>, purpose: Purpose, sealing: &Sealing) -> Vec<u8> {
    with_session(entries, ada(), |session, _| {
        let contents = choose(&session.desk.workspace_untracked(), &Choice::Everything, purpose);
        make(session, &contents, purpose, sealing).expect("is made").bytes
    })
}

fn named(name: &str, bytes: impl Into<Vec<u8>>) -> NamedFile {
    NamedFile {
        name: name.to_owned(),
        picked: Picked::File(bytes.into()),
    }
}

/// The page Open a file, with a file that was launched.
fn opened(session: Session, bytes: impl Into<Vec<u8>>) -> String {
    launch(bytes);
    text(&render(session, Route::OpenFile))
}

fn identity(n: u8) -> Identity {
    Identity::from_secret(&[n; SECRET].into())
}

fn grades_on(page: &str) -> Vec<Grade> {
    let page = page.to_lowercase();
    let there = |grade: &Grade| page.contains(&grade.word().to_lowercase());
    Grade::ALL.into_iter().filter(there).collect()
}

#[test]
fn an_empty_desk_has_nothing_to_hand_over_and_says_so() {
    with_session(vec![], ada(), |session, _| {
        let page = render(session, Route::HandOver);
        assert!(
            text(&page).contains("There is nothing to hand over yet"),
            "{page}"
        );
        assert!(!page.contains("type=\"radio\""));
        assert!(text(&page).contains("Open a file"), "and where a file is opened");
    });
}

#[test]
fn nothing_is_chosen_beforehand_neither_what_nor_what_for_nor_how() {
    with_session(audits(2), ada(), |session, _| {
        let page = render(session, Route::HandOver);
        assert_eq!(page.matches("type=\"radio\"").count(), 4 + 3);
        let locks = ask_lock(session, SealAnswers::default());
        assert_eq!(locks.matches("type=\"radio\"").count(), 4);
        for page in [page, locks] {
            assert_eq!(page.matches(" checked").count(), 0, "{page}");
        }
    });
}

#[test]
fn one_week_and_one_quarter_are_named_and_several_are_asked_for() {
    with_session(audits(2), ada(), |session, _| {
        let page = text(&render(session, Route::HandOver));
        assert!(page.contains("The practice week “Permanence 1”"), "{page}");
        assert!(page.contains("The quarter Q3 2024/25"), "{page}");
    });
    let mut all = audits(2);
    all.extend(entries(&[], &[week(2)], &[]).into_iter().map(|mut entry| {
        entry.id = plumbline::domain::id::EntryId::new(seed(9, 1));
        entry
    }));
    with_session(all, ada(), |session, _| {
        let page = what(session, Some(AuditSelection::Week));
        assert!(
            page.contains("Which practice week") && page.contains("Permanence 2, 16 to 20 December 2024"),
            "{page}"
        );
    });
}

fn what(session: Session, what: Option<AuditSelection>) -> String {
    let asked = RwSignal::new(Answers {
        what,
        ..Answers::default()
    });
    view! { <Choose session asked attempt=Attempt::new() on_chosen=|_| () /> }.to_html()
}

#[test]
fn audits_are_ticked_by_case_reference_and_a_thousand_can_be_searched() {
    with_session(audits(3), ada(), |session, _| {
        let page = what(session, Some(AuditSelection::Audits));
        assert_eq!(page.matches("type=\"checkbox\"").count(), 3);
        assert!(!page.contains("Find a case reference") && text(&page).contains("0 audits ticked."));
        assert_eq!(
            grades_on(&text(&page)),
            [],
            "the moderator may sit beside: {page}"
        );
    });
    with_session(audits(1_000), ada(), |session, _| {
        let page = what(session, Some(AuditSelection::Audits));
        assert_eq!(page.matches("type=\"checkbox\"").count(), 100);
        assert!(
            text(&page).contains("Find a case reference") && text(&page).contains("And 900 more"),
            "{page}"
        );
    });
}

fn inside(session: Session, choice: &Choice, purpose: Purpose) -> String {
    let chosen = Arc::new(Chosen::new(&session.desk.workspace_untracked(), choice, purpose));
    text(&view! { <Inside session chosen on_go=|()| () on_back=|()| () /> }.to_html())
}

#[test]
fn what_goes_and_what_stays_is_shown_before_anything_is_made() {
    with_session(audits(2), ada(), |session, _| {
        let blind = inside(session, &Choice::Everything, Purpose::ModerateBlind);
        for words in [
            "2 audits:",
            "Audit tool published: 1",
            "Practice week planned: 1",
            "grades, reasons and actions are not in this file",
            "Drafts are never handed over",
        ] {
            assert!(blind.contains(words), "{words}: {blind}");
        }
        let open = inside(session, &Choice::Everything, Purpose::ModerateOpen);
        assert!(
            open.contains("Warning: The auditor’s grades are in this file."),
            "{open}"
        );
        let gather = inside(session, &Choice::Everything, Purpose::Gather);
        assert!(
            gather.contains("Warning: Every grade is in this file."),
            "{gather}"
        );
    });
    with_session(audits(1_000), ada(), |session, _| {
        let page = inside(session, &Choice::Everything, Purpose::Gather);
        assert!(page.contains("1000 audits"), "{page}");
    });
}

#[test]
fn what_is_left_out_says_why_and_a_file_for_nobody_is_not_made() {
    let nowhere = AuditId::new(seed(4, 77));
    with_session(audits(1), ada(), |session, _| {
        let choice = Choice::Audits(BTreeSet::from([nowhere]));
        let page = inside(session, &choice, Purpose::ModerateBlind);
        assert!(
            page.contains("1 audit is left out") && page.contains("This audit is not on this device."),
            "{page}"
        );
        assert!(
            page.contains("There is nothing to hand over") && !page.contains("Continue"),
            "{page}"
        );
    });
    // The QA lead's plan goes to the auditors before there is any audit.
    with_session(audits(0), ada(), |session, _| {
        assert!(inside(session, &Choice::Everything, Purpose::Gather).contains("Continue"));
        assert!(!inside(session, &Choice::Everything, Purpose::ModerateOpen).contains("Continue"));
    });
}

fn ask_lock(session: Session, lock: SealAnswers) -> String {
    let chosen = Arc::new(Chosen::new(
        &session.desk.workspace_untracked(),
        &Choice::Everything,
        Purpose::Gather,
    ));
    let (lock, words) = (
        RwSignal::new(lock),
        RwSignal::new("acid acorn acre affix agile album".to_owned()),
    );
    view! { <AskLock session chosen lock words attempt=Attempt::new() go=Callback::new(|_| ()) /> }.to_html()
}

#[test]
fn each_way_to_seal_says_what_it_takes() {
    with_session(audits(1), ada(), |session, _| {
        let lock = |how| {
            let asked = SealAnswers {
                how: Some(how),
                ..SealAnswers::default()
            };
            text(&ask_lock(session, asked))
        };
        let drawn = lock(How::Words);
        assert!(
            drawn.contains("acid acorn acre affix agile album") && drawn.contains("Suggest other words"),
            "{drawn}"
        );
        assert!(drawn.contains("by telephone, never in the same email"), "{drawn}");
        assert!(lock(How::Agreed).contains("12 characters or more"));
        assert!(lock(How::Key).contains("Their key") && !lock(How::Key).contains("Another key"));
        assert!(lock(How::Bare).contains("Warning: Anybody who gets the file can read it"));
        assert!(
            !drawn.contains("Anybody who gets the file"),
            "shown only to whoever asks for it"
        );

        let ben = Colleague::typed("Ben Moss", &identity(2).recipient().to_string()).expect("is a key");
        session.file_keys.remember(ben).expect("there is room");
        assert!(
            lock(How::Key).contains("Another key: I will paste it Ben Moss"),
            "{}",
            lock(How::Key)
        );
    });
}

#[test]
fn once_it_is_made_the_next_steps_are_said_and_the_words_once_more() {
    let key: Recipient = identity(2).recipient();
    let (first, last) = key.ends();
    let ben = Colleague {
        name: "Ben Moss".to_owned(),
        key,
    };
    let done = |purpose, sealing| {
        with_session(vec![], ada(), |_, _| {
            let handed = Arc::new(Handed {
                name: "plumbline gather 2024-12-16.plumbline".to_owned(),
                audits: 12,
                purpose,
                sealing,
            });
            text(&view! { <Done handed on_again=|()| () /> }.to_html())
        })
    };
    let told = done(
        Purpose::ModerateBlind,
        Sealing::Words("acid acorn".to_owned().into()),
    );
    assert!(
        told.contains("a file with 12 audits")
            && told.contains("plumbline gather 2024-12-16.plumbline")
            && told.contains("acid acorn"),
        "{told}"
    );
    assert!(
        told.contains("by telephone, never in the same email") && told.contains("under “Moderation”"),
        "{told}"
    );
    let keyed = done(Purpose::Gather, Sealing::Key(ben));
    assert!(
        keyed.contains("the device of Ben Moss only") && keyed.contains(&first) && keyed.contains(&last),
        "{keyed}"
    );
    // The owner of a key has to be known before the file is sent.
    assert!(
        keyed.find("ring them before") < keyed.find("send it in the way"),
        "{keyed}"
    );
    let agreed = done(
        Purpose::Gather,
        Sealing::Agreed("the week’s words".to_owned().into()),
    );
    assert!(
        agreed.contains("that you have agreed on") && !agreed.contains("the week’s words"),
        "{agreed}"
    );
    let bare = done(Purpose::Gather, Sealing::Bare);
    assert!(bare.contains("Warning: The file has no password."), "{bare}");
    assert!(
        bare.contains("in the other program") && !bare.contains("They open it"),
        "{bare}"
    );
}

#[test]
fn the_page_that_opens_files_asks_for_one_and_can_do_without_dragging() {
    with_session(vec![], ada(), |session, _| {
        let page = render(session, Route::OpenFile);
        assert!(page.contains("type=\"file\"") && text(&page).contains("The file, or several files"));
        assert!(
            text(&page).contains("Before anything is added, you see what is in each file"),
            "{page}"
        );
    });
}

#[test]
fn a_bare_file_shows_who_made_it_and_what_is_new_and_never_a_grade() {
    for purpose in [Purpose::ModerateBlind, Purpose::ModerateOpen] {
        let file = file(audits(2), purpose, &Sealing::Bare);
        with_session(vec![], person(2, "Ben Moss", "Team manager"), |session, _| {
            let page = opened(session, file);
            for words in [
                "What the file would change",
                "Made by Ada Clarke, Practice auditor",
                "Made on 16 December 2024, 16:45",
                "New audits 2",
                "Add to this device",
                "Cancel",
            ] {
                assert!(page.contains(words), "{words}: {page}");
            }
            assert_eq!(grades_on(&page), [], "{page}");
            assert_eq!(
                session.desk.workspace_untracked().entries().len(),
                0,
                "nothing is taken in by looking"
            );
            assert!(
                Browser::here().launched.get_untracked().is_empty(),
                "and it is taken once"
            );
        });
    }
}

#[test]
fn what_is_here_already_needs_no_decision_and_what_is_half_here_says_how_much() {
    let file = file(audits(3), Purpose::Gather, &Sealing::Bare);
    with_session(audits(3), ada(), |session, _| {
        let page = opened(session, file.clone());
        assert!(
            page.contains("Everything in this file is on this device already"),
            "{page}"
        );
        assert!(
            !page.contains("Add to this device") && page.contains("Audits here already, with nothing new 3"),
            "{page}"
        );
    });
    with_session(audits(1), ada(), |session, _| {
        let page = opened(session, file);
        assert!(
            page.contains("New audits 2") && page.contains("Audits here already, with nothing new 1"),
            "{page}"
        );
    });
}

#[test]
fn several_files_are_shown_one_below_the_other_with_one_decision() {
    let page_of = |files: Vec<NamedFile>| {
        with_session(vec![], ada(), |session, _| {
            Browser::here().launched.set(files);
            text(&render(session, Route::OpenFile))
        })
    };
    let bare = file(audits(2), Purpose::Gather, &Sealing::Bare);
    let page = page_of(vec![
        named("one.plumbline", bare.clone()),
        named("two.plumbline", bare.clone()),
        named("letter.doc", *b"Dear all"),
    ]);
    for words in [
        "What the files would change",
        "2 of the 3 files can be added. One can’t: the reason is below.",
        "one.plumbline",
        "New audits 2",
        "two.plumbline",
        "Everything in it is on this device already, or in another of the files",
        "letter.doc",
        "Not added:",
        "Add 2 files to this device",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let page = page_of(vec![named("a.doc", *b"Dear all"), named("b.doc", *b"Dear all")]);
    assert!(page.contains("Neither file can be added"), "{page}");
    assert!(!page.contains("to this device"), "{page}");
    let sealed = |words| seal(&bare, For::Passphrase(words)).expect("is short");
    let page = page_of(vec![
        named("a", sealed("acid acorn acre")),
        named("b", bare.clone()),
    ]);
    for words in [
        "The passphrases of the files",
        "One of the files is protected",
        "Go on without the closed file",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let many = vec![named("a", bare); 101];
    assert!(page_of(many).contains("You chose 101 files. Open at most 100 at once"));
}

#[test]
fn a_conflict_is_announced_before_it_comes() {
    let both = AuditBuilder::new(1).in_conflict().entries();
    let file = file(
        vec![both[0].clone(), both[1].clone()],
        Purpose::Gather,
        &Sealing::Bare,
    );
    let here = vec![both[0].clone(), both[2].clone()];
    with_session(with_tool(here), ada(), |session, _| {
        let page = opened(session, file);
        assert!(page.contains("Audits that will be in conflict 1"), "{page}");
        assert!(
            page.contains("because the same step was recorded twice. Both records are kept"),
            "{page}"
        );
    });
}

#[test]
fn a_thousand_audits_are_folded_away() {
    let file = file(audits(1_000), Purpose::Gather, &Sealing::Bare);
    with_session(vec![], ada(), |session, _| {
        launch(file);
        let page = render(session, Route::OpenFile);
        assert!(
            text(&page).contains("New audits 1000") && page.contains("<details"),
            "folded"
        );
    });
}

#[test]
fn a_file_for_this_devices_key_opens_by_itself_and_one_with_a_passphrase_asks() {
    with_session(vec![], ada(), |session, _| {
        now(session.file_keys.make()).expect("there is room");
        let key = session.file_keys.own().expect("was made");
        let bare = file(audits(2), Purpose::Gather, &Sealing::Bare);
        let sealed = seal(&bare, For::Recipient(&key)).expect("is short");
        assert!(opened(session, sealed).contains("New audits 2"));
        let sealed = seal(&bare, For::Passphrase("acid acorn acre")).expect("is short");
        let page = opened(session, sealed);
        assert!(
            page.contains("The passphrase of the file")
                && page.contains("It is not the passphrase of your device"),
            "{page}"
        );
    });
}

#[test]
fn every_bad_file_gets_its_own_words_and_changes_nothing() {
    let bare = file(audits(1), Purpose::Gather, &Sealing::Bare);
    let for_another = seal(&bare, For::Recipient(&identity(9).recipient())).expect("is short");
    let with_words = seal(b"Dear all", For::Passphrase("x")).expect("is short");
    let altered = String::from_utf8(bare.clone()).expect("is text");
    let altered = altered.replace(support::MARK, "Another text").into_bytes();
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", vec![], "This file is empty"),
        ("too large", vec![b'x'; MOST + 1], "larger than 25 MB"),
        (
            "cut sealed",
            with_words[..with_words.len().min(60)].to_vec(),
            "cut off or altered on its way",
        ),
        ("another's key", for_another, "made for another device’s key"),
        (
            "work",
            b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAAAA\n--- AAAA\n".to_vec(),
            "more work than this device",
        ),
        (
            "newer seal",
            b"age-encryption.org/v2\n-> x\n".to_vec(),
            "protected in a newer way",
        ),
        (
            "backup",
            b"{\"format\":\"plumbline-backup\",\"version\":1}\n".to_vec(),
            "This is a backup of a device",
        ),
        (
            "spreadsheet",
            b"PK\x03\x04....xl/workbook.xml".to_vec(),
            "This is a spreadsheet",
        ),
        (
            "renamed CSV",
            b"Case,Grade\nA 1,good\n".to_vec(),
            "This is a spreadsheet",
        ),
        (
            "zip",
            b"PK\x03\x04....a.plumbline".to_vec(),
            "This is a zip folder",
        ),
        ("letter", b"Dear Ada".to_vec(), "This file is not from Plumbline"),
        ("cut", bare[..bare.len() - 9].to_vec(), "cut off"),
        ("altered", altered, "altered after it was made"),
    ];
    let mut said = BTreeSet::new();
    for (what, bytes, words) in cases {
        with_session(vec![], ada(), |session, _| {
            let page = opened(session, bytes);
            assert!(
                page.contains("There is a problem") && page.contains(words),
                "{what}: {page}"
            );
            assert!(
                page.contains("The file, or several files"),
                "{what}: another can be chosen"
            );
            assert_eq!(session.desk.workspace_untracked().entries().len(), 0, "{what}");
        });
        said.insert(words);
    }
    assert!(said.len() >= 11, "{said:?}");
}

#[test]
fn a_fault_that_another_page_mends_leads_there() {
    with_session(vec![], ada(), |session, _| {
        let backup = b"{\"format\":\"plumbline-backup\"}";
        launch(backup);
        let page = render(session, Route::OpenFile);
        assert!(
            page.contains(&format!("href=\"{}\"", Route::Backup.href())),
            "{page}"
        );
    });
}

#[test]
fn a_name_in_a_file_is_shown_as_text() {
    let eve = person(3, "<script>alert(1)</script>", "Auditor");
    let file = with_session(audits(1), eve, |session, _| {
        let contents = choose(
            &session.desk.workspace_untracked(),
            &Choice::Everything,
            Purpose::Gather,
        );
        make(session, &contents, Purpose::Gather, &Sealing::Bare)
            .expect("is made")
            .bytes
    });
    with_session(vec![], ada(), |session, _| {
        launch(file);
        let page = render(session, Route::OpenFile);
        assert!(!page.contains("<script>") && text(&page).contains("<script>alert(1)</script>"));
    });
}

#[test]
fn this_device_shows_its_key_once_it_is_made_and_the_keys_of_colleagues() {
    with_session(vec![], ada(), |session, _| {
        use plumbline::{
            app::device::opening::Opening,
            store::{memory::MemoryDevice, vault::Effort},
        };
        provide_context(Opening::new(
            session::ENVIRONMENT,
            std::rc::Rc::new(MemoryDevice::default()),
            Effort::LEAST,
        ));
        let page = text(&render(session, Route::Device));
        assert!(
            page.contains("Your key for receiving files") && page.contains("Make a key for this device"),
            "{page}"
        );
        assert!(page.contains("No keys are remembered yet."), "{page}");
        now(session.file_keys.make()).expect("there is room");
        let ben = Colleague::typed("Ben Moss", &identity(2).recipient().to_string()).expect("is a key");
        session.file_keys.remember(ben).expect("there is room");
        let page = text(&render(session, Route::Device));
        let key = session.file_keys.own().expect("was made").to_string();
        assert!(page.contains(&key) && page.contains("Ben Moss: age1"), "{page}");
        assert!(
            !page.to_uppercase().contains("AGE-SECRET-KEY"),
            "the secret half is never shown"
        );
        assert_eq!(
            Colleague::typed("Ben", "hello").err().map(|e| e.to_string()),
            Some(KeyFault::NotAKey.to_string())
        );
    });
}

#[test]
fn the_desk_and_the_moderation_page_lead_to_both() {
    with_session(audits(1), ada(), |session, _| {
        for route in [Route::Home, Route::Moderation] {
            let page = render(session, route.clone());
            for to in [Route::OpenFile, Route::HandOver] {
                assert!(
                    page.contains(&format!("href=\"{}\"", to.href())),
                    "{route} to {to}"
                );
            }
        }
    });
}

/// A moderated audit, the moderation alone, and a moderation of one's own audit.
fn moderated() -> (AuditBuilder, Vec<plumbline::domain::entry::Entry>) {
    use plumbline::domain::{grade::Grade, moderation::Mode};
    let audit = AuditBuilder::new(1).moderated(Mode::Open, Grade::Good);
    let entries = audit.entries();
    (audit, entries)
}

#[test]
fn what_does_not_count_yet_is_named_where_the_file_is_opened_on_the_desk_and_on_the_audit() {
    let (audit, all) = moderated();
    let waits = "the version of the audit that was moderated is not on this device";
    let alone = file(vec![all[1].clone()], Purpose::Gather, &Sealing::Bare);
    with_session(vec![], ada(), |session, _| {
        let page = opened(session, alone);
        assert!(
            page.contains("1 entry will not count yet, because something is missing"),
            "{page}"
        );
        assert!(page.contains(waits), "{page}");
        assert!(!render(session, Route::Home).contains("Not counted"));
    });
    with_session(vec![all[1].clone()], ada(), |session, _| {
        let desk = render(session, Route::Home);
        assert!(desk.contains("Not counted") && desk.contains(waits), "{desk}");
    });
    // Its tool is not on this device.
    with_session(vec![all[0].clone()], ada(), |session, _| {
        let tool = "its audit tool (practice-week-short version 1) is not on this device";
        for route in [Route::Home, Route::Audit(audit.id())] {
            let page = render(session, route);
            assert!(page.contains(tool), "{page}");
        }
    });
}

#[test]
fn a_file_that_breaks_a_rule_is_refused_by_line_and_field_and_changes_nothing() {
    let (_, mut all) = moderated();
    all[1].who = all[0].who.clone();
    let contents = plumbline::exchange::pack::Contents {
        entries: with_tool(all).into_iter().map(std::sync::Arc::new).collect(),
        audits: vec![],
        left_out: vec![],
    };
    let made = plumbline::exchange::pack::Made {
        by: ada(),
        at: session::clock(),
        example: false,
    };
    let own = plumbline::exchange::pack::write(&contents, Purpose::Gather, &made);
    with_session(vec![], ada(), |session, _| {
        let page = opened(session, own);
        assert!(
            page.contains("at “who”: nobody moderates their own audit"),
            "{page}"
        );
        assert!(!page.contains("Add to this device"), "{page}");
        assert_eq!(session.desk.workspace_untracked().entries().len(), 0);
    });
}

#[test]
fn a_day_in_the_future_is_asked_about_before_the_file_is_taken_in() {
    let audit = AuditBuilder::new(1).completed(jiff::civil::date(2030, 5, 1));
    let future = file(with_tool(audit.entries()), Purpose::Gather, &Sealing::Bare);
    with_session(vec![], ada(), |session, _| {
        let page = opened(session, future);
        assert!(
            page.contains("completed on 1 May 2030, which is in the future"),
            "{page}"
        );
        assert!(page.contains("These dates are right"), "{page}");
    });
    // The figures begin with a quarter that has started.
    with_session(with_tool(audit.entries()), ada(), |session, _| {
        let page = render(
            session,
            Route::Quarter(None, plumbline::domain::stage::Stage::Final),
        );
        assert!(
            !page.contains("<h1 class=\"govuk-heading-l\">Q1 2030/31"),
            "{page}"
        );
    });
}

#[test]
fn an_audit_with_a_concern_that_nobody_was_told_of_is_not_withdrawn_without_a_warning() {
    use plumbline::domain::{concern::Concern, entry::Body, id::ConcernId, withdrawal::Withdrawal};
    let (audit, all) = moderated();
    let about = |number, body| {
        let mut entry = support::entry(number, body);
        entry.about = Some(audit.id());
        entry
    };
    let concern = Concern {
        id: ConcernId::new(seed(6, 1)),
        what: words("A bruise"),
        case: None,
    };
    let withdrawal = Withdrawal {
        reason: words("Made twice"),
        quarter: None,
    };
    let here = vec![all[0].clone(), about(50, Body::ConcernRaised(concern))];
    let coming = file(
        vec![about(51, Body::AuditWithdrawn(withdrawal))],
        Purpose::Gather,
        &Sealing::Bare,
    );
    with_session(with_tool(here), ada(), |session, _| {
        let page = opened(session, coming);
        assert!(page.contains("Cancel, and pass the concern on first"), "{page}");
    });
}
