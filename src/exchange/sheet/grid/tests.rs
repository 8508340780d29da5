//! Rows, headings and what is left out.

use super::*;
use crate::exchange::sheet::table::MOST_CELL;

fn row(place: usize, cells: &[&str]) -> Row {
    Row::of_texts(place, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

fn table(rows: impl IntoIterator<Item = Row>) -> Result<Table, TableFault> {
    Grid::of(rows)?.table_from_first()
}

#[test]
fn blank_rows_and_the_empty_ends_of_rows_are_no_part_of_a_table() {
    let table = table([
        row(1, &["", "  "]),
        row(2, &["Ref\u{200b} ", "Grade", "", " "]),
        row(3, &["", "\u{a0}"]),
        row(4, &[" P-1\u{200b} "]),
    ])
    .expect("a table");
    assert_eq!(table.headings(), ["Ref", "Grade"]);
    assert_eq!(table.rows(), [row(4, &["P-1", ""])]);
}

#[test]
fn what_is_more_than_is_read_is_named_with_its_place() {
    let wide: Vec<&str> = vec!["x"; MOST_COLUMNS + 1];
    assert_eq!(
        table([row(1, &["a"]), row(7, &wide)]),
        Err(TableFault::TooManyColumns { place: 7 })
    );
    let long = "x".repeat(MOST_CELL + 1);
    let fault = TableFault::CellTooLong {
        place: 9,
        column: "B".to_owned(),
    };
    assert_eq!(table([row(1, &["a"]), row(9, &["", &long])]), Err(fault));
    let many = (1..).take(MOST_ROWS + 2).map(|n| row(n, &["x"]));
    assert_eq!(table(many), Err(TableFault::TooManyRows));
    let full = vec!["x"; MOST_COLUMNS];
    let cells = (1..).take(MOST_CELLS / MOST_COLUMNS + 1).map(|n| row(n, &full));
    assert_eq!(table(cells), Err(TableFault::TooManyCells));
    assert_eq!(table([]), Err(TableFault::Empty));
    assert_eq!(table([row(1, &["a"])]), Err(TableFault::NoRows));
}

#[test]
fn headings_in_the_middle_and_totals_at_the_end_are_no_audits() {
    let headings = ["Ref", "Grade", "A", "B", "C", "D", "E"];
    let audit = ["P-1", "Good", "Good", "Good", "Good", "Good", "Good"];
    let table = table([
        row(1, &headings),
        row(2, &audit),
        row(3, &headings),
        row(4, &audit),
        row(5, &["Total: 2"]),
    ])
    .expect("a table");
    assert_eq!(table.rows().len(), 2);
    let left_out: Vec<_> = table.left_out.iter().map(|row| (row.place, row.why)).collect();
    assert_eq!(
        left_out,
        [(3, WhyLeftOut::HeadingsAgain), (5, WhyLeftOut::TotalOrNote)]
    );
}

#[test]
fn an_upper_heading_stands_before_the_lower_ones() {
    let two = Headings {
        at: 1,
        two_rows: true,
    };
    let rows = [
        row(1, &["Quarter 3"]),
        row(4, &["Ref", "Planning", "", "Overall"]),
        row(5, &["", "Grade", "Why", "Grade"]),
        row(6, &["P-1", "Good", "clear", "RI"]),
    ];
    let mut grid = Grid::of(rows).expect("a grid");
    let expected = ["Ref", "Planning – Grade", "Planning – Why", "Overall – Grade"];
    assert_eq!(grid.table(two, true).expect("a table").headings(), expected);
    grid.merged = vec![Merged {
        place: 4,
        first: 1,
        last: 2,
    }];
    assert_eq!(grid.table(two, true).expect("a table").headings(), expected);
}

#[test]
fn an_apostrophe_that_guards_a_cell_is_taken_off_once() {
    let rows = [
        row(1, &["Ref", "Why"]),
        row(2, &["'00420", "''Her own words''"]),
        row(3, &["'=A1", "'10 out of 10' said Mia"]),
    ];
    let grid = Grid::of(rows).expect("a grid");
    assert_eq!(grid.rows[1].cells, ["00420", "''Her own words''"]);
    assert_eq!(grid.rows[2].cells, ["=A1", "'10 out of 10' said Mia"]);
    assert_eq!(grid.apostrophes, 2);
}

#[test]
fn a_hidden_row_is_left_out_only_where_somebody_says_so() {
    let hidden = Row {
        hidden: true,
        ..row(3, &["P-2", "RI"])
    };
    let grid = Grid::of([row(1, &["Ref", "Grade"]), row(2, &["P-1", "Good"]), hidden]).expect("a grid");
    assert_eq!(grid.hidden_rows(Headings::default()), 1);
    assert_eq!(
        grid.table(Headings::default(), true)
            .expect("a table")
            .rows()
            .len(),
        2
    );
    let table = grid.table(Headings::default(), false).expect("a table");
    assert_eq!(table.rows().len(), 1);
    assert_eq!(
        table.left_out,
        [LeftOut {
            place: 3,
            why: WhyLeftOut::Hidden
        }]
    );
}

#[test]
fn a_comma_after_every_row_moves_nothing_and_is_said() {
    let read = |text: &[u8]| crate::exchange::sheet::csv::read_csv(text).expect("a table").0;
    let every = read(b"Ref,Why,Grade\nP-1,a,Good,\nP-2,b,RI,\nP-3,c,Good,\n");
    assert!(every.wider && every.spilled.is_empty());
    assert_eq!(every.rows().len(), 3);
    let one = read(b"Ref,Why,Grade\nP-1,a,Good\nP-2,b, and c,RI\nP-3,c,Good\n");
    assert!(!one.wider);
    assert_eq!(one.spilled, [3]);
}
