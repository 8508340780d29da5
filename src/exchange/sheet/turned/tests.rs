//! One row for each question becomes one row for each audit.

use super::*;
use crate::exchange::sheet::{csv::read_csv, grid::Grid, kind::Kind};

fn table(text: &str) -> Table {
    read_csv(text.as_bytes()).expect("a table").0
}

/// Two audits of one case and one of another; the auditor stands only in the first row of each.
fn questions() -> String {
    let mut text = String::from("Inspector,Case reference,Completed,Item,Response,Comment,Evidence\n");
    for (case, day) in [("P-1", "7/10/2024"), ("P-1", "7/11/2024"), ("P-2", "8/10/2024")] {
        for (at, area) in AuditTool::shipped().areas.iter().enumerate() {
            let who = if at == 0 { "Ada" } else { "" };
            text.push_str(&format!(
                "{who},{case},{day},\"{}\",Good,seen,file {at}\n",
                area.name
            ));
        }
    }
    text
}

#[test]
fn one_row_a_question_becomes_one_row_an_audit() {
    let tool = AuditTool::shipped();
    let table = table(&questions());
    let found = find(&table, &tool).expect("is found");
    let turned = turn(&table, found).expect("is turned");
    assert_eq!(turned.rows().len(), 3, "one case was audited twice");
    assert_eq!(
        turned.headings()[..3],
        ["Inspector", "Case reference", "Completed"]
    );
    assert!(turned.rows().iter().all(|row| row.text(0) == "Ada"));
    assert!(turned.headings().contains(&"Planning".to_owned()));
    assert!(turned.headings().contains(&"Planning – comment".to_owned()));
    assert_eq!(turned.rows()[1].place, 2 + tool.areas.len());
    assert_eq!(
        lost(&table, found),
        [6],
        "what stands in “Evidence” is lost, and said to be"
    );

    let twice = questions().replace("\"Reviews\"", "\"Planning\"");
    let table = self::table(&twice);
    let found = find(&table, &tool).expect("is found");
    assert!(matches!(
        turn(&table, found),
        Err(NotTurned::AnsweredTwice { .. })
    ));
}

#[test]
fn a_row_without_a_day_belongs_to_the_only_audit_of_its_case() {
    let tool = AuditTool::shipped();
    let first_case = "Ada,P-1,7/10/2024,";
    for without_day in [questions().replacen(first_case, "Ada,P-1,,", 1), {
        let row = "Ada,P-1,,\"Extra\",Good,seen,file\n";
        questions() + row
    }] {
        let table = table(&without_day);
        let found = find(&table, &tool).expect("is found");
        assert!(
            matches!(turn(&table, found), Err(NotTurned::WithoutDay { .. })),
            "wherever it stands, it could belong to either audit"
        );
        assert_eq!(
            lost(&table, found),
            [0; 0],
            "nothing is lost, because nothing is turned"
        );
    }
    let one = questions()
        .replacen("Ada,P-2,8/10/2024,", "Ada,P-2,,", 1)
        .replacen(",P-1,7/10/2024,", ",P-1,7 Oct 2024,", 1);
    let table = table(&one);
    let turned = turn(&table, find(&table, &tool).expect("is found")).expect("is turned");
    assert_eq!(turned.rows().len(), 3);
    assert_eq!(turned.rows()[0].text(2), "7 Oct 2024");
    assert_eq!(turned.rows()[2].text(2), "8/10/2024");
}

#[test]
fn questions_that_differ_only_in_capitals_or_spaces_are_one() {
    let tool = AuditTool::shipped();
    let last = questions().rfind("\"Planning\"").expect("is asked");
    let mut text = questions();
    text.replace_range(last..last + 10, "\"planning \u{a0} \"");
    let table = table(&text);
    let turned = turn(&table, find(&table, &tool).expect("is found")).expect("is turned");
    let planning = turned.headings().iter().position(|heading| heading == "Planning");
    let planning = planning.expect("the first spelling is the heading");
    assert!(turned.rows().iter().all(|row| row.text(planning) == "Good"));
}

#[test]
fn what_is_known_of_a_cell_stays_known() {
    let tool = AuditTool::shipped();
    let mut rows = vec![Row::of_texts(
        1,
        ["Case reference", "Item", "Response"].map(str::to_owned).into(),
    )];
    for (at, area) in tool.areas.iter().enumerate() {
        rows.push(Row {
            kinds: Kinds::of("ntT"),
            ..Row::of_texts(at + 2, ["420", &area.name, "Good"].map(str::to_owned).into())
        });
    }
    let table = Grid::of(rows)
        .and_then(|grid| grid.table_from_first())
        .expect("a table");
    let turned = turn(&table, find(&table, &tool).expect("is found")).expect("is turned");
    let row = &turned.rows()[0];
    assert_eq!(row.kind(0), Kind::Number);
    assert!(row.kinds.is_crossed_out(1) && !row.kinds.is_crossed_out(0));
}

#[test]
fn one_row_an_audit_is_left_as_it_is() {
    let sample = read_csv(include_bytes!("../../../../docs/import-sample.csv"))
        .expect("a table")
        .0;
    assert_eq!(find(&sample, &AuditTool::shipped()), None);
}
