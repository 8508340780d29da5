//! The page *Import a spreadsheet*, step by step, drawn natively.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;
mod support;

use std::sync::Arc;

use html::{attribute, between, table, text};
use leptos::prelude::*;
use plumbline::{
    app::{files::import::first_tool, route::Route, session::Session},
    domain::tool::AuditTool,
    exchange::sheet::{
        csv::read_csv,
        mapping::{Feed, MissingText},
        source::Source,
        table::Table,
        words::{Said, Vocabulary},
        workbook::{Sheet, Workbook},
    },
    ui::pages::import::{File, Import, Step, Took, Work},
};
use session::{person, render, with_session};
use support::entries;

const SAMPLE: &str = include_str!("../docs/import-sample.csv");

fn with<T>(test: impl FnOnce(Session) -> T) -> T {
    let tool = [AuditTool::shipped()];
    with_session(
        entries(&tool, &[], &[]),
        person(1, "Ada Clarke", "QA lead"),
        |session, _| test(session),
    )
}

fn draw(session: Session, at: Step) -> String {
    view! { <Import session at /> }.to_html()
}

fn read(file: &str) -> Table {
    read_csv(file.as_bytes()).expect("reads").0
}

fn guessed(session: Session, file: &str) -> Work {
    Work::begin(
        session,
        &Owner::current().expect("a test has one"),
        read(file),
        None,
    )
    .expect("there is a tool")
}

fn mapped(session: Session, file: &str) -> Work {
    let work = guessed(session, file);
    work.mapping.update(|mapping| {
        for (field, value) in [
            ("audit-type", "monthly"),
            ("from", "6"),
            ("area.grade.impact", "not applicable"),
        ] {
            mapping
                .fields
                .insert(field.parse().expect("a field"), Feed::Same(value.to_owned()));
        }
        mapping.missing = Some(MissingText::State);
        let words = mapping.words.entry(Vocabulary::Grade).or_default();
        words.insert("i".to_owned(), Said::Means("requires improvement".to_owned()));
        words.insert(String::new(), Said::Refuse);
    });
    work
}

/// The choice in a select: the label of its selected option.
fn chosen(html: &str, id: &str) -> Option<String> {
    let select = between(html, "<select", "</select>")
        .into_iter()
        .find(|select| attribute(select.split('>').next().unwrap_or(""), "id") == Some(id))
        .unwrap_or_else(|| panic!("there is a select {id}"));
    let option = between(select, "<option", "</option>")
        .into_iter()
        .find(|option| option.split('>').next().unwrap_or("").contains(" selected"))?;
    option.split_once('>').map(|(_, label)| text(label))
}

#[test]
fn the_desk_leads_to_it() {
    with(|session| {
        assert!(render(session, Route::Home).contains("href=\"#/import\""));
        let html = render(session, Route::Import);
        let said = text(&html);
        assert!(
            said.contains("Import a spreadsheet") && said.contains("At most 25 MB"),
            "{said}"
        );
        assert!(html.contains("type=\"file\""));
    });
}

#[test]
fn guesses_are_filled_in_and_marked_and_nothing_else_is_chosen() {
    with(|session| {
        let html = draw(session, Step::Columns(guessed(session, SAMPLE)));
        assert_eq!(
            chosen(&html, "import-reference").as_deref(),
            Some("E: Case reference")
        );
        assert_eq!(
            chosen(&html, "import-area-grade-supervision").as_deref(),
            Some("Q: Supervision")
        );
        for open in ["import-audit-type", "import-from", "import-area-grade-impact"] {
            assert_eq!(chosen(&html, open), None, "{open}");
        }
        let said = text(&html);
        assert!(
            said.contains("Guessed from its heading. First: MX-20411 · MX-20435 · MX-19870"),
            "{said}"
        );
        assert!(said.contains("12 rows and 29 columns"), "{said}");
        assert!(
            !between(&html, "name=\"import-missing\"", ">")
                .iter()
                .any(|radio| radio.contains("checked"))
        );
        let columns = table(&html, "import-columns").expect("there is a table");
        assert_eq!(columns[1], ["A: ID", "First: 1 · 2 · 3", "Not used"]);
        assert_eq!(columns[4][2], "Auditor’s name");
    });
}

#[test]
fn a_word_that_could_mean_two_things_stands_there_with_nothing_chosen() {
    with(|session| {
        let html = draw(session, Step::Words(guessed(session, SAMPLE)));
        let labels: Vec<String> = between(&html, "<label", "</label>")
            .iter()
            .filter_map(|label| label.split_once('>'))
            .map(|(_, words)| text(words))
            .collect();
        let id = |word: &str| {
            let label = between(&html, "<label", "</label>")
                .into_iter()
                .find(|label| text(label.split_once('>').expect("a tag").1).starts_with(word));
            attribute(label.unwrap_or_else(|| panic!("{word} in {labels:?}")), "for")
                .expect("a label is for something")
                .to_owned()
        };
        assert_eq!(
            chosen(&html, &id("“RI”")).as_deref(),
            Some("Requires improvement")
        );
        assert_eq!(chosen(&html, &id("“Inad”")).as_deref(), Some("Inadequate"));
        assert_eq!(chosen(&html, &id("“MASH”")).as_deref(), Some("Front Door (MASH)"));
        for open in ["“I”", "An empty cell"] {
            assert_eq!(chosen(&html, &id(open)), None, "{open}");
        }
    });
}

#[test]
fn before_the_decision_one_sees_what_would_be_added_and_what_not_and_why() {
    with(|session| {
        let html = draw(session, Step::Preview(mapped(session, SAMPLE)));
        let said = text(&html);
        assert!(said.contains("Audits that would be added 7"), "{said}");
        assert!(said.contains("Rows that can’t be imported 4"), "{said}");
        assert!(said.contains("Rows that repeat an earlier row Row 13"), "{said}");
        assert!(
            said.contains("Add 7 audits") && said.contains("You can’t undo adding 7 audits"),
            "{said}"
        );
        let reasons = table(&html, "import-reasons").expect("there is a table");
        assert_eq!(reasons.len(), 5);
        assert!(
            reasons
                .iter()
                .any(|row| row[1] == "B: Completion time" && row[2] == "Row 10"),
            "{reasons:?}"
        );
        let rows = table(&html, "import-refused").expect("there is a table");
        assert_eq!(rows[1][0], "5");
        assert!(rows[1][1].contains("R: Permanence"), "{rows:?}");
        assert_eq!(session.desk.workspace().audits().len(), 0);
    });
}

#[test]
fn references_that_look_like_something_else_can_be_confirmed_and_names_cannot() {
    with(|session| {
        let file = SAMPLE
            .replace("MX-20411", "943 476 5919")
            .replace("MX-20435", "12/05/2014");
        let html = draw(session, Step::Preview(mapped(session, &file)));
        let said = text(&html);
        assert!(said.contains("1 row: they look like an NHS number"), "{said}");
        assert!(said.contains("1 row: they look like a date of birth"), "{said}");
        assert!(!said.contains("they look like a name"), "{said}");
        assert!(said.contains("Audits that would be added 5"), "{said}");
        assert!(
            !between(&html, "type=\"checkbox\"", ">")
                .iter()
                .any(|box_| box_.contains("checked"))
        );
    });
}

#[test]
fn a_thousand_rows_with_one_fault_are_one_line() {
    with(|session| {
        let mut file = csv::Writer::from_writer(Vec::new());
        let one = read(SAMPLE);
        file.write_record(one.headings()).expect("memory takes it");
        for n in 0..1000 {
            let mut cells = one.rows()[0].cells.clone();
            cells[4] = format!("TH-{n:05}");
            cells[1] = "soon".to_owned();
            file.write_record(&cells).expect("memory takes it");
        }
        let file = String::from_utf8(file.into_inner().expect("memory takes it")).expect("text");
        // Only the heading says what the column is; its texts are not dates, so it has to be chosen.
        let work = mapped(session, &file);
        work.mapping.update(|mapping| {
            mapping
                .fields
                .insert("completed".parse().expect("a field"), Feed::Column(1));
        });
        let html = draw(session, Step::Preview(work));
        let reasons = table(&html, "import-reasons").expect("there is a table");
        assert_eq!(reasons.len(), 2);
        assert!(
            reasons[1][2].starts_with("1000: Rows 2, 3, 4") && reasons[1][2].ends_with("and 988 more"),
            "{reasons:?}"
        );
        let said = text(&html);
        assert!(
            said.contains("There is nothing to add. No audit was changed."),
            "{said}"
        );
        assert!(said.contains("And 900 more rows."), "{said}");
    });
}

#[test]
fn one_sheet_is_chosen_of_several_and_what_was_done_is_told() {
    with(|session| {
        let sheet = |name: &str| Sheet {
            name: name.to_owned(),
            rows: vec![(1, vec!["a".to_owned()]), (2, vec!["b".to_owned()])],
            ..Sheet::default()
        };
        let book = Workbook {
            sheets: vec![sheet("Read me"), sheet("Answers")],
            ..Workbook::default()
        };
        let page = Owner::current().expect("a test has one");
        let file = File::new(
            &page,
            Source::Workbook(book),
            first_tool(session).expect("there is a tool"),
        );
        let html = draw(session, Step::File(file));
        let said = text(&html);
        assert!(
            said.contains("Answers") && said.contains("does not look like a list of audits"),
            "{said}"
        );
        let took = Took {
            new: 1,
            here: 2,
            refused: 0,
            repeated: 4,
            differs: 3,
            left_out: 0,
            next: None,
        };
        let said = text(&draw(session, Step::Done(Arc::new(took))));
        assert!(said.contains("Added to this device: 1 audit."), "{said}");
        assert!(
            said.contains("2 rows: on this device already") && !said.contains("not imported"),
            "{said}"
        );
        assert!(said.contains("4 rows: left out, because they repeat an earlier row"));
        let took = Took {
            new: 1,
            here: 0,
            refused: 3,
            repeated: 0,
            differs: 0,
            left_out: 0,
            next: None,
        };
        let said = text(&draw(session, Step::Done(Arc::new(took))));
        assert!(
            said.contains("3 rows: not imported") && said.contains("import it again"),
            "{said}"
        );
    });
}

#[test]
fn rows_that_cannot_be_put_together_can_still_be_read_as_they_are() {
    with(|session| {
        let mut file = String::from("Case reference,Item,Response\n");
        for area in AuditTool::shipped()
            .areas
            .iter()
            .chain(&AuditTool::shipped().areas[..1])
        {
            file.push_str(&format!("P-1,\"{}\",Good\n", area.name));
        }
        let page = Owner::current().expect("a test has one");
        let tool = first_tool(session).expect("there is a tool");
        let file = File::new(&page, Source::Csv(file.into_bytes()), tool);
        let said = text(&draw(session, Step::File(file.clone())));
        assert!(
            said.contains("twice for one audit") && said.contains("Read the rows as they are"),
            "{said}"
        );
        file.how.update(|how| how.as_it_stands = true);
        let said = text(&draw(session, Step::File(file)));
        assert!(!said.contains("twice for one audit"), "{said}");
    });
}

#[test]
fn an_imported_audit_says_so_on_its_page() {
    with(|session| {
        let work = mapped(session, SAMPLE);
        let table = read(SAMPLE);
        let mapping = work.mapping.get_untracked();
        let seen = plumbline::app::files::import::preview(
            &session.desk.workspace(),
            &table,
            &mapping,
            &work.tool,
            &work.answers.get_untracked(),
            session.today(),
        );
        let audit = seen.rows.taken[0].audit;
        // The auditor may read all of it.
        session
            .people
            .sit_down(seen.new[0].who.clone())
            .expect("there is room");
        session::now(plumbline::app::files::import::take(
            session, &table, &mapping, &seen,
        ))
        .expect("there is room");
        let said = text(&render(session, Route::Audit(audit)));
        assert!(said.contains("Imported from a spreadsheet"), "{said}");
        assert!(
            said.contains("Imported from a spreadsheet that does not record it"),
            "{said}"
        );
    });
}
