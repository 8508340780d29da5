//! What is never taken without a question.

use jiff::civil::date;

use super::*;
use crate::exchange::sheet::{grid::Grid, kind::Kinds, mapping::Feed};

fn table(cells: &[(&str, &str)]) -> (Table, Mapping) {
    let row = |(at, (letter, text)): (usize, &(&str, &str))| Row {
        kinds: Kinds::of(letter),
        ..Row::of_texts(at + 2, vec![(*text).to_owned()])
    };
    let heading = Row::of_texts(1, vec!["Case reference".to_owned()]);
    let rows = std::iter::once(heading).chain(cells.iter().enumerate().map(row));
    let table = Grid::of(rows)
        .and_then(|grid| grid.table_from_first())
        .expect("a table");
    let mut mapping = Mapping::empty(&AuditTool::shipped());
    mapping.fields.insert(Field::Reference, Feed::Column(0));
    mapping.fields.insert(Field::Completed, Feed::Column(0));
    (table, mapping)
}

#[test]
fn a_reference_that_excel_changed_is_not_taken_as_it_is() {
    let (table, mapping) = table(&[
        ("n", "420"),
        ("t", "00421"),
        ("d", "2024-03-12"),
        ("n", "420000000000"),
        ("n", "123456789012345700"),
        ("n", "0.5"),
        ("b", "TRUE"),
    ]);
    let none = Answers::default();
    let why: Vec<_> = table
        .rows()
        .iter()
        .map(|row| ReferenceChanged::of(row, 0, &none))
        .collect();
    assert_eq!(why[0], Some(ReferenceChanged::Number));
    assert_eq!(why[1], None);
    assert!(matches!(why[2], Some(ReferenceChanged::Day(_))));
    assert!(
        why[3..6]
            .iter()
            .all(|why| matches!(why, Some(ReferenceChanged::NotWhole(_)))),
        "{why:?}"
    );
    assert!(matches!(why[6], Some(ReferenceChanged::Truth(_))));
    let said = Answers {
        numbers_are_references: true,
        ..none
    };
    let still = table
        .rows()
        .iter()
        .filter(|row| ReferenceChanged::of(row, 0, &said).is_some());
    assert_eq!(still.count(), 5);
    assert_eq!(numbers(&table, &mapping), (1, vec!["420".to_owned()]));
    assert_eq!(references(&table, &mapping), [], "a day is no date of birth");
}

#[test]
fn days_beside_texts_in_the_other_order_are_asked_about() {
    let tool = AuditTool::shipped();
    let mixed = [
        ("d", "2024-07-10"),
        ("t", "10/16/2024"),
        ("d", "2024-05-11"),
        ("d", "2024-07-20"),
    ];
    let (table, mapping) = self::table(&mixed);
    let found = &swapped(&table, &mapping, &tool)[0];
    assert_eq!((found.days, found.certain, found.texts), (2, 1, 1));
    assert_eq!(found.example, (date(2024, 7, 10), date(2024, 10, 7)));
    for fine in [
        [("d", "2024-07-10"), ("d", "2024-07-11")],
        [("d", "2024-07-20"), ("t", "10/16/2024")],
        [("t", "10/07/2024"), ("t", "10/16/2024")],
    ] {
        let (table, mapping) = self::table(&fine);
        assert_eq!(swapped(&table, &mapping, &tool), [], "{fine:?}");
    }
    let (table, mapping) = self::table(&[("t", "11/23/2024")]);
    assert!(contradicts(&table, &mapping, &tool, DayOrder::DayFirst));
    assert!(!contradicts(&table, &mapping, &tool, DayOrder::MonthFirst));
}

#[test]
fn a_csv_file_holds_what_excel_made_of_a_reference() {
    let none = Answers::default();
    for (text, changed) in [
        ("1.23457E+11", true),
        ("TRUE", true),
        ("42E10", false),
        ("E-2024", false),
        ("24E-113", false),
        ("2024E+12", false),
        ("00420", false),
    ] {
        let (table, _) = table(&[("t", text)]);
        assert_eq!(
            ReferenceChanged::of(&table.rows()[0], 0, &none).is_some(),
            changed,
            "{text}"
        );
    }
}
