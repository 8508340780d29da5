//! Importing a spreadsheet, in memory: the sample from the documentation, guessed, mapped and imported.

#[path = "support/session.rs"]
mod session;
mod support;

use jiff::civil::{Date, date};
use plumbline::{
    app::{
        files::import::{Preview, begin, note_seen, open, preview, take, workbook},
        session::Session,
    },
    domain::{
        audit::{Source, Submission},
        draft::ModerationDraft,
        entry::Body,
        family::ContactOutcome,
        grade::Grade,
        graded::Choice,
        moderation::Mode,
        tool::AuditTool,
    },
    exchange::sheet::{
        answers::Answers,
        csv::read_csv,
        field::{AreaPart, Field},
        gaps::{Gap, gaps},
        guess::guess,
        mapping::{Feed, Mapping, MissingText},
        problems::{problems_csv, reasons},
        rows::{NO_CONTACT, NOT_RECORDED, Rows, read_rows},
        table::Table,
        words::{Said, Vocabulary},
    },
};
use session::{now, person, with_session};
use support::{entries, short_tool};

const SAMPLE: &[u8] = include_bytes!("../docs/import-sample.csv");
const TODAY: Date = date(2024, 12, 16);

fn sample() -> Table {
    read_csv(SAMPLE).expect("the sample reads").0
}

fn field(name: &str) -> Field {
    name.parse().expect("a field")
}

fn same(mapping: &mut Mapping, name: &str, value: &str) {
    mapping.fields.insert(field(name), Feed::Same(value.to_owned()));
}

fn means(mapping: &mut Mapping, word: &str, value: &str) {
    let words = mapping.words.entry(Vocabulary::Grade).or_default();
    words.insert(word.to_owned(), Said::Means(value.to_owned()));
}

/// The sample's mapping, as described in docs/import.md.
fn mapped(table: &Table, tool: &AuditTool) -> Mapping {
    let mut mapping = guess(table, tool);
    same(&mut mapping, "audit-type", "practice-week");
    same(&mut mapping, "from", "6");
    same(&mut mapping, "area.grade.impact", "not applicable");
    mapping.missing = Some(MissingText::State);
    means(&mut mapping, "i", "requires improvement");
    means(&mut mapping, "", "not applicable");
    mapping
}

fn read(table: &Table, mapping: &Mapping) -> Rows {
    read_rows(table, mapping, &AuditTool::shipped(), &Answers::default(), TODAY)
}

/// What importing a table would change.
fn would_take(session: Session, table: &Table, mapping: &Mapping) -> Preview {
    let workspace = session.desk.workspace();
    preview(
        &workspace,
        table,
        mapping,
        &AuditTool::shipped(),
        &Answers::default(),
        session.today(),
    )
}

fn submission(body: &Body) -> &Submission {
    let Body::AuditSubmitted(submission) = body else {
        panic!("a row becomes a submission")
    };
    submission
}

#[test]
fn headings_are_guessed_and_what_cannot_be_told_is_left_open() {
    let (table, tool) = (sample(), AuditTool::shipped());
    let mapping = guess(&table, &tool);
    for (name, heading) in [
        ("reference", "Case reference"),
        ("service-area", "Service area"),
        ("team", "Team"),
        ("auditor", "Name"),
        ("completed", "Completion time"),
        ("area.grade.case-history", "Chronology and case history"),
        ("area.grade.assessment-and-risk", "Assessment and risk"),
        ("area.grade.planning", "Planning"),
        ("area.why.planning", "Planning - why this grade"),
        ("area.grade.childs-voice", "Voice of the child"),
        ("area.why.childs-voice", "Voice of the child - comments"),
        ("area.grade.supervision", "Supervision"),
        ("area.grade.identity-and-diversity", "Identity"),
        ("area.grade.multi-agency-work", "Multi-agency working"),
        ("overall-grade", "Overall grade"),
        ("overall-reason", "Reason for overall grade"),
        ("overall-primary", "Primary reason"),
        ("area-primary", "Primary reason"),
        ("action.what", "Action required"),
        ("action.owner", "Action owner"),
        ("action.due", "Action due date"),
        ("good-practice", "Good practice"),
    ] {
        let column = mapping
            .column(&field(name))
            .unwrap_or_else(|| panic!("{name} is guessed"));
        assert_eq!(table.headings()[column], heading, "{name}");
    }
    assert_eq!(
        gaps(&mapping, &table, &tool, &Answers::default()),
        [
            Gap::Field(Field::AuditType),
            Gap::Field(Field::From),
            Gap::Field(Field::Area(AreaPart::Grade, "impact".parse().expect("a key"))),
            Gap::Missing,
        ]
    );
    let open = mapping.open_words(&table, &tool);
    let words: Vec<_> = open.iter().map(|(_, word)| word.written.as_str()).collect();
    assert_eq!(
        words,
        ["", "I"],
        "an empty cell and a single letter are never guessed"
    );
}

#[test]
fn every_row_is_an_audit_or_says_why_not() {
    let (table, tool) = (sample(), AuditTool::shipped());
    let rows = read(&table, &mapped(&table, &tool));
    let taken: Vec<_> = rows.taken.iter().map(|row| row.place).collect();
    assert_eq!(taken, [2, 3, 4, 5, 6, 7, 11, 12]);
    assert_eq!(rows.repeated, [13], "the file has one row twice");
    let told: Vec<(usize, Vec<&str>)> = rows
        .refused
        .iter()
        .map(|row| {
            (
                row.place,
                row.problems.iter().map(|problem| problem.text.as_str()).collect(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                8,
                vec!["Case reference looks like a name: change it in the spreadsheet"]
            ),
            (
                9,
                vec!["Add at least one action: you cannot submit an inadequate audit without one"]
            ),
            (
                10,
                vec!["“31/02/2024” is not a day in the calendar, as days are written here"]
            ),
        ]
    );
    assert_eq!(rows.refused[2].problems[0].column, Some(1));
}

#[test]
fn a_row_says_what_the_spreadsheet_says_and_states_what_it_does_not() {
    let (table, tool) = (sample(), AuditTool::shipped());
    let rows = read(&table, &mapped(&table, &tool));
    let third = &rows.taken[2];
    let audit = submission(&third.entry.body);
    assert_eq!(third.entry.who.name(), "Idris Fell");
    assert_eq!(third.entry.at.to_string(), "2024-10-09T00:00:00Z");
    assert_eq!(audit.source, Some(Source::Spreadsheet));
    assert_eq!(audit.case.reference.as_str(), "MX-19870");
    assert_eq!(
        (audit.case.from, audit.case.to),
        (date(2024, 4, 9), date(2024, 10, 9))
    );
    assert_eq!(audit.completed_on, date(2024, 10, 9));
    assert_eq!(audit.overall.grade.grade(), Grade::Inadequate);
    let primary = audit
        .overall
        .grade
        .reasons()
        .map(|reasons| reasons.primary().as_str());
    assert_eq!(primary, Some("plan-not-on-file"));
    assert_eq!(audit.actions[0].due, date(2024, 11, 1));
    assert_eq!(audit.actions[0].puts_right.as_str(), NOT_RECORDED);

    let planning = &audit.areas[2];
    assert_eq!(planning.grade.choice(), Choice::Graded(Grade::Inadequate));
    assert_eq!(
        planning.why.as_ref().map(|words| words.as_str()),
        Some("There is no plan on file")
    );
    assert_eq!(
        planning.saw.as_ref().map(|words| words.as_str()),
        Some(NOT_RECORDED)
    );
    let impact = &audit.areas[13];
    assert_eq!(impact.grade.choice(), Choice::NotApplicable);
    assert_eq!(
        impact.why.as_ref().map(|words| words.as_str()),
        Some(NOT_RECORDED),
        "there was no column for it"
    );
    for contact in &audit.family {
        let ContactOutcome::NotAttempted { exception } = &contact.outcome else {
            panic!("the sample has no column for it")
        };
        assert_eq!(exception.as_str(), NO_CONTACT);
    }
}

#[test]
fn without_the_stated_text_a_row_that_lacks_one_is_refused() {
    let (table, tool) = (sample(), AuditTool::shipped());
    let mut mapping = mapped(&table, &tool);
    mapping.missing = Some(MissingText::Refuse);
    let rows = read(&table, &mapping);
    assert_eq!(rows.taken.len(), 0);
    let all = reasons(&rows.refused);
    assert!(
        all.iter()
            .any(|reason| reason.problem.text == "Visits: say what you saw"),
        "{all:?}"
    );
}

#[test]
fn a_word_that_nobody_has_given_a_meaning_refuses_its_rows() {
    let (table, tool) = (sample(), AuditTool::shipped());
    let mut mapping = mapped(&table, &tool);
    let grades = mapping.words.get_mut(&Vocabulary::Grade).expect("has grades");
    grades.remove("i");
    grades.insert(String::new(), Said::Refuse);
    let rows = read(&table, &mapping);
    let told = |place| {
        let row = rows
            .refused
            .iter()
            .find(|row| row.place == place)
            .expect("is refused");
        row.problems
            .iter()
            .map(|problem| problem.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(told(7), ["You have not said what “I” means"]);
    assert_eq!(
        told(5),
        ["This cell is empty, and you chose to leave such rows out"]
    );
}

#[test]
fn the_same_rows_are_the_same_entries_whatever_order_the_columns_have() {
    let tool = AuditTool::shipped();
    let table = sample();
    let rows = read(&table, &mapped(&table, &tool));
    let mut turned = csv::Writer::from_writer(Vec::new());
    for cells in [table.headings()]
        .into_iter()
        .chain(table.rows().iter().map(|row| &row.cells[..]))
    {
        turned.write_record(cells.iter().rev()).expect("memory takes it");
    }
    let (turned, _) = read_csv(&turned.into_inner().expect("memory takes it")).expect("reads");
    let again = read(&turned, &mapped(&turned, &tool));
    let ids = |rows: &Rows| rows.taken.iter().map(|row| row.entry.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&rows), ids(&again));
    assert_eq!(
        rows.taken[0].audit.to_string(),
        "72671de7-2d3f-87be-a707-b698789b66bc",
        "other devices made this id of this row"
    );
}

#[test]
fn a_row_that_was_changed_is_seen_to_be_the_same_audit() {
    with_session(
        entries(&[AuditTool::shipped()], &[], &[]),
        person(1, "Ada Clarke", "QA lead"),
        |session, _| {
            let (table, tool) = (sample(), AuditTool::shipped());
            let mapping = mapped(&table, &tool);
            let seen = would_take(session, &table, &mapping);
            assert_eq!((seen.new.len(), seen.here, seen.differs.len()), (8, 0, 0));
            let taken = now(take(session, &table, &mapping, &seen)).expect("there is room");
            assert_eq!(taken.new, 8);
            let me = person(1, "Ada Clarke", "QA lead").id();
            assert!(
                seen.rows.taken.iter().all(|row| session.seen.has(me, row.audit)),
                "whoever imports has seen the grades"
            );
            let entries = session.desk.workspace().entries().len();

            let again = would_take(session, &table, &mapping);
            assert_eq!((again.new.len(), again.here, again.differs.len()), (0, 8, 0));
            now(take(session, &table, &mapping, &again)).expect("there is nothing to do");
            assert_eq!(session.desk.workspace().entries().len(), entries);

            let changed = String::from_utf8_lossy(SAMPLE).replace("Steady work that", "Good work that");
            let (changed, _) = read_csv(changed.as_bytes()).expect("reads");
            let third = would_take(session, &changed, &mapping);
            assert_eq!((third.new.len(), third.here, third.differs), (0, 7, vec![2]));
        },
    );
}

#[test]
fn whoever_reads_the_grades_of_a_spreadsheet_no_longer_grades_them_blind() {
    with_session(
        entries(&[AuditTool::shipped()], &[], &[]),
        person(1, "Ada Clarke", "QA lead"),
        |session, _| {
            let (table, tool) = (sample(), AuditTool::shipped());
            let mapping = mapped(&table, &tool);
            let seen = would_take(session, &table, &mapping);
            now(take(session, &table, &mapping, &seen)).expect("there is room");
            let (ben, audit) = (person(2, "Ben Moss", "Team manager"), seen.rows.taken[0].audit);
            session.people.sit_down(ben.clone()).expect("there is room");
            let record = session
                .desk
                .workspace_untracked()
                .audit(audit)
                .expect("is there")
                .clone();
            let draft = ModerationDraft::begin(&record, ben.clone(), Mode::Blind).expect("begins");
            let draft = session.begin(draft);
            let again = would_take(session, &table, &mapping);
            note_seen(session, &again);
            assert_eq!(draft.get_untracked().map(|draft| draft.mode), Some(Mode::Open));
            assert!(session.seen.has(ben.id(), audit));
        },
    );
}

#[test]
fn a_mapping_is_remembered_for_the_same_headings() {
    with_session(
        entries(&[AuditTool::shipped()], &[], &[]),
        person(1, "Ada Clarke", "QA lead"),
        |session, _| {
            let (table, tool) = (sample(), AuditTool::shipped());
            assert!(!begin(session, &table, &tool).remembered);
            let mapping = mapped(&table, &tool);
            now(take(session, &table, &mapping, &Preview::default())).expect("there is nothing to save");
            let begun = begin(session, &table, &tool);
            assert!(begun.remembered);
            assert_eq!(begun.mapping, mapping);
            assert!(
                !begin(session, &table, &short_tool()).remembered,
                "another tool has other areas"
            );
        },
    );
}

#[test]
fn what_cannot_be_saved_changes_nothing() {
    with_session(
        entries(&[AuditTool::shipped()], &[], &[]),
        person(1, "Ada Clarke", "QA lead"),
        |session, memory| {
            let (table, tool) = (sample(), AuditTool::shipped());
            let mapping = mapped(&table, &tool);
            let seen = would_take(session, &table, &mapping);
            memory.leave_room_for(0);
            assert!(now(take(session, &table, &mapping, &seen)).is_err());
            assert_eq!(session.desk.workspace().audits().len(), 0);
        },
    );
}

#[test]
fn a_day_that_has_not_come_is_refused_and_an_owners_month_first_is_asked_about() {
    let tool = AuditTool::shipped();
    let file = String::from_utf8_lossy(SAMPLE).replace("07/10/2024 09:41:10", "17/12/2024");
    let (table, _) = read_csv(file.as_bytes()).expect("reads");
    let rows = read(&table, &mapped(&table, &tool));
    assert_eq!(
        rows.refused[0].problems[0].text,
        "The day the audit was completed is in the future"
    );

    let american = String::from_utf8_lossy(SAMPLE).replace("14/10/2024 ", "10/14/2024 ");
    let (table, _) = read_csv(american.as_bytes()).expect("reads");
    assert!(gaps(&guess(&table, &tool), &table, &tool, &Answers::default()).contains(&Gap::Days));
}

#[test]
fn the_list_of_problems_tells_no_reference_and_runs_nothing() {
    let (table, tool) = (sample(), AuditTool::shipped());
    let rows = read(&table, &mapped(&table, &tool));
    let file = problems_csv(&table, &rows.refused);
    let text = String::from_utf8(file.bytes).expect("is text");
    assert_eq!(text.lines().count(), 4);
    assert!(
        text.contains("10,B,Completion time,\"“31/02/2024” is not a day"),
        "{text}"
    );
    assert!(!text.contains("MX-") && !text.contains("Sam Carter"));
}

#[test]
fn a_thousand_rows_are_read_within_a_second_or_two_and_told_by_reason() {
    let (one, tool) = (sample(), AuditTool::shipped());
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record(one.headings()).expect("memory takes it");
    for n in 0..1000 {
        let mut cells = one.rows()[0].cells.clone();
        cells[4] = format!("TH-{n:05}");
        cells[22] = if n % 4 == 0 {
            String::new()
        } else {
            cells[22].clone()
        };
        file.write_record(&cells).expect("memory takes it");
    }
    let (table, _) = read_csv(&file.into_inner().expect("memory takes it")).expect("reads");
    let rows = read(&table, &mapped(&table, &tool));
    assert_eq!((rows.taken.len(), rows.refused.len()), (750, 250));
    let all = reasons(&rows.refused);
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].problem.text.as_str(), all[0].places.len()),
        ("Choose the overall grade", 250)
    );
}

#[test]
fn a_file_is_opened_by_what_it_is_and_not_by_its_name() {
    assert!(open(SAMPLE.to_vec()).is_ok());
    assert!(open(b"\xd0\xcf\x11\xe0".to_vec()).is_err());
    assert!(workbook(r#"{"sheets":[]}"#).is_err());
    assert!(
        workbook(r#"{"fault":"not_a_workbook"}"#)
            .expect_err("says so")
            .contains("zip folder")
    );
}
