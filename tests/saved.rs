//! Opens a file of every format that was ever shipped. If this version could no longer read a format, audits would be
//! lost.
//!
//! The files in `tests/saved/` were written once, by the version that shipped the format, from the example's entries
//! and a made-up audit with what the example lacks: the fourth grade, every outcome of family contact, an action that
//! was closed, reopened, closed and verified, an escalation, and an entry of an unknown kind. **They are never written
//! again**: a new format gets new files beside them. Each line or file is exactly as stored in the browser, including
//! the envelope; a preference or a draft has the name of its key.

#[path = "support/session.rs"]
mod session;

use std::{collections::BTreeMap, path::Path, rc::Rc};

use leptos::prelude::Owner;
use plumbline::{
    app::{
        drafts::Kind,
        session::{Session, SessionKind},
    },
    domain::{
        action::Progress,
        concern::ConcernDraft,
        draft::{AgreementDraft, AuditDraft, ModerationDraft},
        draft_key::DraftKey,
        entry::{Body, Entry},
        family::OutcomeKind,
        grade::Grade,
        graded::Choice,
        id::EntryId,
        moderation::Mode,
        quarter::Quarter,
        record::State,
        stage::Stage,
        workspace::Workspace,
    },
    exchange::{
        json::{figures_json, figures_schema},
        pack,
    },
    figures::quarter_figures::quarter_figures,
    store::{
        Drawer, Loaded, Places,
        canary::Canary,
        envelope::{self, Fault, Place, Wrapped},
        memory::Memory,
        revision,
        vault::{Effort, Passphrase, RecoveryCode, Vault, keyring::KeyRing},
    },
};
use serde_json::{Value, json};

const ENTRIES: &str = "entries-1.ndjson";

/// How many entries there are of each kind: every kind that this version knows, and one that it does not.
const KINDS: [(&str, usize); 12] = [
    ("action_updated", 9),
    ("audit_submitted", 9),
    ("concern_raised", 2),
    ("concern_told", 1),
    ("escalated", 2),
    ("grade_agreed", 4),
    ("library_opened", 1),
    ("moderation_committed", 7),
    ("sample_drawn", 4),
    ("submission_corrected", 1),
    ("tool_published", 2),
    ("week_planned", 2),
];

/// How many audits are in each state.
const STATES: [(&str, usize); 5] = [
    ("Agreed", 4),
    ("Draft", 1),
    ("Escalated", 2),
    ("Moderated, not yet agreed", 1),
    ("Submitted", 2),
];

/// How many practice areas were touched in the saved draft, and how many contacts it has.
const AUDIT_DRAFT: (usize, usize) = (7, 2);

const DRAFTS: [&str; 5] = [
    "audit-draft-1.json",
    "correction-draft-1.json",
    "moderation-draft-1.json",
    "agreement-draft-1.json",
    "concern-draft-1.json",
];

fn saved(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/saved")
        .join(file);
    std::fs::read_to_string(&path).expect("the file is kept in git")
}

fn wrapped(line: &str) -> Wrapped {
    Wrapped::from_json(line).expect("an envelope")
}

fn vault() -> Vault {
    Vault::new(session::chance)
}

/// The plain text of a line of format 1.
fn plain(line: &str) -> String {
    wrapped(line).plain().expect("is not sealed")
}

fn unwrap(line: &str, wrapped: Wrapped) -> Result<Entry, Fault> {
    envelope::unwrap(&vault(), &key(line), wrapped)
}

/// The text inside a saved file's envelope.
fn opened(file: &str) -> String {
    plain(&saved(file))
}

/// The id under which an entry is stored: the shelf's key.
fn key(line: &str) -> String {
    let entry: Value = serde_json::from_str(&plain(line)).expect("JSON");
    entry["id"].as_str().expect("an id").to_owned()
}

fn entries() -> Vec<Entry> {
    let read = |line: &str| unwrap(line, wrapped(line)).expect("an entry");
    saved(ENTRIES).lines().map(read).collect()
}

/// A JSON value with an unknown field in every object. The answer of an action is left unchanged: it is one word, or
/// one word with a key, and not an object that could gain a field.
fn with_unknown_fields(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(name, value)| {
                let value = if name == "finding" {
                    value
                } else {
                    with_unknown_fields(value)
                };
                (name, value)
            });
            let unknown = (
                "zz_written_later".to_owned(),
                json!({ "by": ["a newer version"] }),
            );
            Value::Object(fields.chain([unknown]).collect())
        }
        Value::Array(items) => items.into_iter().map(with_unknown_fields).collect(),
        plain @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => plain,
    }
}

#[test]
fn entries_of_every_kind_open() {
    let entries = entries();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &entries {
        let body = serde_json::to_value(&entry.body).expect("JSON");
        *kinds
            .entry(body["kind"].as_str().expect("a kind").to_owned())
            .or_default() += 1;
    }
    let kinds: Vec<_> = kinds.iter().map(|(kind, n)| (kind.as_str(), *n)).collect();
    assert_eq!(kinds, KINDS);
    let unknown: Vec<_> = entries
        .iter()
        .filter(|entry| matches!(entry.body, Body::Other(_)))
        .collect();
    assert_eq!(unknown.len(), 1);
}

#[test]
fn what_was_saved_is_written_back_word_for_word() {
    for (line, entry) in saved(ENTRIES).lines().zip(entries()) {
        let vault = vault();
        let text = envelope::wrap(&vault, &entry).open(&vault, Place::Entry(&entry.id.to_string()));
        let again: Value = serde_json::from_str(&text.expect("was sealed just now")).expect("JSON");
        let before: Value = serde_json::from_str(&plain(line)).expect("JSON");
        assert_eq!(again, before);
    }
}

#[test]
fn the_saved_entries_fold_into_the_same_workspace_in_whatever_order() {
    let entries = entries();
    let workspace = Workspace::from_entries(entries.clone());
    assert_eq!(Workspace::from_entries(entries.into_iter().rev()), workspace);
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    for audit in workspace.audits() {
        *states.entry(audit.state.label()).or_default() += 1;
    }
    let states: Vec<_> = states.into_iter().collect();
    assert_eq!(states, STATES);
    assert_eq!(workspace.weeks().len(), 2);
    assert_eq!(
        workspace.tools().count(),
        3,
        "the shipped one, the practice week's, its second version"
    );
    assert_eq!(workspace.draws().count(), 4);
}

#[test]
fn the_saved_audit_with_everything_in_it_is_read_whole() {
    let workspace = Workspace::from_entries(entries());
    let audit = workspace
        .audits()
        .find(|audit| {
            let auditor = audit.auditor();
            auditor.is_some_and(|auditor| auditor.content.case.reference.as_str() == "TC-20999")
        })
        .expect("is there");
    assert!(
        matches!(&audit.state, State::Escalated { escalated, .. } if escalated.content.to.as_str() == "Head of service")
    );
    assert_eq!(audit.mode(), Some(Mode::Open));
    let submission = &audit.auditor().expect("submitted").content;
    assert_eq!(submission.overall.grade.grade(), Grade::Outstanding);
    let choices: Vec<_> = submission.areas.iter().map(|area| area.grade.choice()).collect();
    assert_eq!(
        choices,
        [
            Choice::Graded(Grade::Outstanding),
            Choice::Graded(Grade::Good),
            Choice::Graded(Grade::RequiresImprovement),
            Choice::NotApplicable,
            Choice::NotEnoughEvidence
        ]
    );
    let outcomes: Vec<_> = submission
        .family
        .iter()
        .map(|contact| contact.outcome.kind())
        .collect();
    assert!(
        OutcomeKind::ALL.iter().all(|kind| outcomes.contains(kind)),
        "{outcomes:?}"
    );
    assert!(
        matches!(&audit.actions[0].progress, Progress::Verified { evidence, .. } if evidence.as_str() == "Case note of 17 December")
    );
    assert_eq!(Quarter::of(submission.completed_on).to_string(), "2024-Q3");
}

#[test]
fn fields_of_a_newer_version_do_not_keep_an_entry_from_being_read() {
    for line in saved(ENTRIES).lines() {
        let entry: Value = serde_json::from_str(&plain(line)).expect("JSON");
        let known = !matches!(
            unwrap(line, wrapped(line)).expect("an entry").body,
            Body::Other(_)
        );
        let text = with_unknown_fields(entry).to_string();
        let read = unwrap(line, Wrapped::Plain(text.clone()));
        let read = read.unwrap_or_else(|fault| panic!("{fault}: {text}"));
        assert!(!known || !read.as_written.is_ours(), "they are kept");
        if known {
            let again: Value = serde_json::to_value(&read).expect("JSON");
            assert_eq!(again.to_string(), text, "handed on word for word");
            let before = unwrap(line, wrapped(line)).expect("an entry");
            assert_eq!(
                (read.body, read.after),
                (before.body, before.after),
                "and it says the same"
            );
        }
    }
}

#[test]
fn a_newer_format_is_refused_whatever_it_holds() {
    let newest = format!("\"format\":{}", envelope::NEWEST + 1);
    for line in saved(ENTRIES).lines().map(str::to_owned).chain(DRAFTS.map(saved)) {
        let newer = line.replacen("\"format\":1", &newest, 1);
        assert_ne!(newer, line);
        assert_eq!(Wrapped::from_json(&newer), Err(Fault::Newer), "{newer}");
    }
}

/// The passphrase for the files of format 2.
const PASSPHRASE: &str = "acid acorn acre";
const RINGS: [(&str, u32, &str); 2] = [
    ("ring-1.json", 1, "7AT5-MZNF-WX21-40PK-WTSM-BMDZ"),
    ("ring-4.json", 2, "7W9W-0DKK-FDAY-VQK5-QDWB-99S7"),
];

fn ring(file: &str) -> KeyRing {
    envelope::unwrap_ring(wrapped(&saved(file))).expect("a key ring")
}

fn unlock(file: &str, passphrase: &str) -> Option<Vault> {
    let passphrase = Passphrase::typed(passphrase);
    session::now(ring(file).unlock(&passphrase, session::chance, Effort::derive_at_once)).ok()
}

/// A line with its place, `{"place":…,"value":…}`, as the place and the wrapped value.
fn placed(line: &str) -> (String, Wrapped) {
    let line: Value = serde_json::from_str(line).expect("JSON");
    let place = line["place"].as_str().expect("a place").to_owned();
    (place, wrapped(&line["value"].to_string()))
}

#[test]
fn a_saved_key_ring_opens_with_either_secret_and_is_written_back_as_it_was() {
    for (file, version, code) in RINGS {
        let ring = ring(file);
        assert_eq!(ring.version(), version);
        assert!(unlock(file, PASSPHRASE).is_some() && unlock(file, "acid acorn").is_none());
        let code: RecoveryCode = code.parse().expect("a code");
        let recovered = ring.recover(&code, session::chance, Effort::derive_at_once);
        assert!(session::now(recovered).is_ok());
        assert_eq!(envelope::wrap_ring(&ring).to_json(), saved(file).trim_end());
    }
}

#[test]
fn what_knows_only_the_first_version_of_the_ring_takes_the_second_for_newer() {
    // Until this version, 3 was the newest format and 1 the newest backup: what is above is refused before it is read.
    let format: Value = serde_json::from_str(&saved("ring-4.json")).expect("JSON");
    let backup = saved("backup-2.plumbline-backup");
    let header: Value = serde_json::from_str(backup.lines().next().expect("a line")).expect("JSON");
    assert_eq!((&format["format"], &header["version"]), (&json!(4), &json!(2)));
}

#[test]
fn what_was_sealed_then_opens_now_and_says_the_same_as_what_was_plain() {
    let vault = unlock("ring-1.json", PASSPHRASE).expect("opens");
    let (mut sealed, mut texts) = (Vec::new(), BTreeMap::new());
    for line in saved("sealed-2.ndjson").lines() {
        let (bound, wrapped) = placed(line);
        match Place::read(&bound).expect("a place") {
            Place::Entry(key) => sealed.push(envelope::unwrap(&vault, key, wrapped).expect("an entry")),
            place @ (Place::Draft(_) | Place::Preference(_)) => {
                let text = wrapped.open(&vault, place).expect("opens");
                texts.insert(bound, text);
            }
        }
    }
    assert_eq!(sealed, entries());
    let draft = opened("audit-draft-1.json");
    let key = draft_key::<AuditDraft>("audit-draft-1.json", &draft);
    let expected = [
        (Place::Draft(key).bound(), (7, draft)),
        (Place::Preference("people").bound(), (8, opened("people-1.json"))),
    ];
    let read = |(place, text): (String, String)| {
        let (revision, text) = revision::read(&text);
        (place, (revision, text.to_owned()))
    };
    assert_eq!(texts.into_iter().map(read).collect::<Vec<_>>(), expected);
}

#[test]
fn what_travels_between_people_still_says_what_it_said() {
    let saved = self::saved("travel-1.ndjson");
    let read = |line: &str| unwrap(line, wrapped(line)).expect("an entry");
    let entries: Vec<Entry> = saved.lines().map(read).collect();
    let [shown, resolved, withdrawn] = &entries[..] else {
        panic!("three")
    };
    let Body::ShownBlind(blind) = &shown.body else {
        panic!("{shown:?}")
    };
    assert_eq!(blind.evidence.case.reference.as_str(), "P-104882");
    // At that time, its id was derived from the submission alone; now it is also derived from what is shown.
    assert_eq!(
        shown.id,
        EntryId::derived(&format!("plumbline blind {}", blind.of))
    );
    assert!(matches!(&resolved.body, Body::ConflictResolved(of) if resolved.after.contains(&of.keep)));
    let quarter = Quarter::of(jiff::civil::date(2024, 12, 16));
    assert!(matches!(&withdrawn.body, Body::AuditWithdrawn(of) if of.quarter == Some(quarter)));
    for (entry, line) in entries.iter().zip(saved.lines()) {
        let written: Value = serde_json::to_value(entry).expect("has a JSON form");
        assert_eq!(
            written,
            serde_json::from_str::<Value>(&plain(line)).expect("JSON")
        );
    }
    assert_eq!(wrapped(&self::saved("erased-3.json")), Wrapped::Erased);
}

/// A session with a drawer that contains these texts.
fn session(drafts: &[(DraftKey, String)], people: Option<&str>) -> (Session, Rc<Memory>) {
    let memory = Rc::new(Memory::with(entries()));
    for (key, text) in drafts {
        memory.save_draft(*key, text).expect("room");
    }
    if let Some(people) = people {
        memory.set_preference("people", people).expect("room");
    }
    let places = Places {
        shelf: memory.clone(),
        drawer: memory.clone(),
    };
    let loaded = Loaded {
        entries: entries(),
        ..Loaded::default()
    };
    let session = Session::open(places, loaded, session::ENVIRONMENT, SessionKind::Device).expect("opens");
    (session, memory)
}

/// The key of a saved draft, from its contents.
fn draft_key<D: Kind>(file: &str, text: &str) -> DraftKey {
    let draft: D = serde_json::from_str(text).unwrap_or_else(|fault| panic!("{file}: {fault}"));
    DraftKey {
        kind: D::KIND,
        audit: draft.audit(),
    }
}

fn drafts(change: impl Fn(String) -> String) -> Vec<(DraftKey, String)> {
    let [audit, _, moderation, agreement, concern] = DRAFTS.map(|file| (file, opened(file)));
    vec![
        (draft_key::<AuditDraft>(audit.0, &audit.1), change(audit.1)),
        (
            draft_key::<ModerationDraft>(moderation.0, &moderation.1),
            change(moderation.1),
        ),
        (
            draft_key::<AgreementDraft>(agreement.0, &agreement.1),
            change(agreement.1),
        ),
        (
            draft_key::<ConcernDraft>(concern.0, &concern.1),
            change(concern.1),
        ),
    ]
}

fn check_drafts(drafts: &[(DraftKey, String)]) {
    Owner::new().with(|| {
        let (session, _) = session(drafts, None);
        assert_eq!(session.drafts.unreadable(), []);
        let audits = session.drafts.all::<AuditDraft>();
        assert_eq!(audits.len(), 1);
        assert_eq!(audits[0].correcting, None);
        assert_eq!((audits[0].areas.len(), audits[0].family.len()), AUDIT_DRAFT);
        let moderation = &session.drafts.all::<ModerationDraft>()[0];
        assert_eq!((moderation.mode, moderation.areas.len()), (Mode::Blind, 2));
        assert_eq!(moderation.overall.grade, Some(Grade::RequiresImprovement));
        let notes: Vec<_> = moderation.areas.values().map(|area| area.note.as_str()).collect();
        assert!(notes.contains(&"No chronology since May – “none”"), "{notes:?}");
        let inadequate = moderation
            .areas
            .values()
            .find(|a| a.choice == Some(Choice::Graded(Grade::Inadequate)));
        assert!(
            inadequate
                .is_some_and(|area| area.reasons.primary.is_some() && area.reasons.contributing.len() == 1)
        );
        let agreement = &session.drafts.all::<AgreementDraft>()[0];
        assert_eq!(
            (agreement.escalation.as_str(), agreement.areas.len()),
            ("Half a sent", 5)
        );
        assert_eq!(agreement.overall.reason, "We read the visits together");
        let concern = &session.drafts.all::<ConcernDraft>()[0];
        assert_eq!(
            (concern.told.whom.as_str(), concern.told.time.as_str()),
            ("Duty manager, Front Door", "16:4")
        );
        assert!(concern.what.ends_with("Nobody at home since Friday."));
    });
}

#[test]
fn drafts_of_every_kind_open() {
    check_drafts(&drafts(|text| text));
}

#[test]
fn a_correction_draft_opens_with_what_it_follows_and_its_reason() {
    let text = opened("correction-draft-1.json");
    let key = draft_key::<AuditDraft>("correction-draft-1.json", &text);
    Owner::new().with(|| {
        let (session, _) = session(&[(key, text)], None);
        let draft = session
            .drafts
            .editing::<AuditDraft>(key.audit)
            .get_untracked()
            .expect("is there");
        let correcting = draft.correcting.expect("corrects");
        assert_eq!(
            (correcting.reason.as_str(), correcting.after.len()),
            ("The date of the visit", 1)
        );
        let workspace = session.desk.workspace_untracked();
        let submitted = workspace
            .audit(key.audit)
            .and_then(|record| record.auditor())
            .expect("submitted");
        assert_eq!(correcting.after, [submitted.entry]);
        assert_eq!(draft.areas.len(), submitted.content.areas.len());
    });
}

#[test]
fn fields_of_a_newer_version_do_not_keep_a_draft_from_being_read() {
    let with_more = |text: String| {
        let mut value: Value = serde_json::from_str(&text).expect("JSON");
        // Not into the maps, whose fields are keys.
        for part in ["case", "overall", "tool", "told"] {
            if let Some(fields) = value.get_mut(part) {
                *fields = with_unknown_fields(fields.clone());
            }
        }
        value["zz_written_later"] = json!(true);
        value.to_string()
    };
    check_drafts(&drafts(with_more));
}

#[test]
fn a_draft_that_cannot_be_read_is_kept_as_it_lies_there() {
    let torn = |text: String| text.chars().take(40).collect::<String>();
    let torn = drafts(torn);
    Owner::new().with(|| {
        let (session, memory) = session(&torn, None);
        assert_eq!(session.drafts.unreadable().len(), 4);
        // Beginning the same audit again, typing into it and hearing from another tab leave it there.
        let draft: AuditDraft = serde_json::from_str(&opened(DRAFTS[0])).expect("a draft");
        session
            .drafts
            .begin(draft)
            .update(|draft| draft.good_practice = "x".to_owned());
        session.drafts.refresh();
        assert_eq!(session.drafts.unreadable().len(), 4);
        assert_eq!(memory.drafts().expect("reads"), torn);
    });
}

#[test]
fn the_people_of_a_device_are_known_again() {
    Owner::new().with(|| {
        let (session, _) = session(&[], Some(&opened("people-1.json")));
        assert_eq!(session.people.everyone().len(), 2);
        let working = session.people.working_untracked().expect("somebody works");
        assert_eq!(working.id(), session.people.everyone()[1].id());
    });
}

#[test]
fn the_canary_counts_the_saved_entries() {
    let canary: Canary = serde_json::from_str(&opened("canary-1.json")).expect("a canary");
    let mut keys: Vec<String> = saved(ENTRIES).lines().map(key).collect();
    assert_eq!(canary.missing(&keys), None);
    keys.pop();
    assert!(canary.missing(&keys).is_some());
}

#[test]
fn figures_that_were_handed_out_still_hold_to_their_format() {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let schema = serde_json::from_slice(&figures_schema().bytes).expect("JSON");
    compiler
        .add_resource("figures.schema.json", schema)
        .expect("a schema");
    let index = compiler
        .compile("figures.schema.json", &mut schemas)
        .expect("compiles");
    let handed_out: Value = serde_json::from_str(&saved("figures-1.json")).expect("JSON");
    schemas
        .validate(&handed_out, index)
        .expect("what was handed out before is still of the format");
    assert_eq!(
        (&handed_out["format"], &handed_out["version"]),
        (&json!("plumbline-figures"), &json!(1))
    );

    // The same entries give the same counts, whatever else is now written beside them.
    let quarter = "2024-Q3".parse().expect("a quarter");
    let now = figures_json(&quarter_figures(
        &Workspace::from_entries(entries()),
        quarter,
        Stage::Final,
    ));
    let now: Value = serde_json::from_slice(&now.bytes).expect("JSON");
    for path in [
        "/audits/overall/grades",
        "/practice_area_grades/overall/grades",
        "/audits/overall/denominator",
    ] {
        assert!(now.pointer(path).is_some());
        assert_eq!(now.pointer(path), handed_out.pointer(path), "{path}");
    }
}

/// The packs that were handed over contain every kind of entry, one of an unknown kind, and an unknown field.
#[test]
fn packs_that_were_handed_out_open() {
    let read =
        |file: &str| pack::read(saved(file).as_bytes()).unwrap_or_else(|fault| panic!("{file}: {fault}"));
    let gathered = read("pack-1.ndjson");
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for entry in &gathered.entries {
        let body = serde_json::to_value(&entry.body).expect("JSON");
        *kinds
            .entry(body["kind"].as_str().expect("a kind").to_owned())
            .or_default() += 1;
    }
    let more = [
        ("audit_withdrawn", 1),
        ("conflict_resolved", 1),
        ("shown_blind", 1),
    ];
    let expected: BTreeMap<_, _> = KINDS
        .iter()
        .chain(&more)
        .map(|(kind, n)| ((*kind).to_owned(), *n))
        .collect();
    assert_eq!(kinds, expected);
    assert_eq!((gathered.header.version, gathered.header.entries), (1, 47));
    let newer = gathered
        .entries
        .iter()
        .filter(|entry| !entry.as_written.is_ours());
    assert_eq!(newer.count(), 1, "one entry has a field that no version knows");

    let blind = read("pack-blind-1.ndjson");
    assert_eq!(blind.header.purpose, pack::Purpose::ModerateBlind);
    let shown = blind
        .entries
        .iter()
        .filter(|entry| matches!(entry.body, Body::ShownBlind(_)));
    assert_eq!(shown.count(), 1);
}

/// Files that were handed over are written again line for line, even by a version that writes more into new files.
#[test]
fn packs_that_were_handed_out_are_handed_on_line_for_line() {
    for file in ["pack-1.ndjson", "pack-blind-1.ndjson"] {
        let text = saved(file);
        let pack = pack::read(text.as_bytes()).expect("opens");
        let again: Vec<String> = pack.entries.iter().map(pack::line).collect();
        assert_eq!(again, text.lines().skip(1).collect::<Vec<_>>(), "{file}");
    }
}
