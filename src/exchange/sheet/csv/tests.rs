//! Text files as spreadsheet programs write them, and files of other kinds.

use proptest::prelude::*;

use super::*;

fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
    let (table, _) = read_csv(bytes).expect("a table");
    let headings = table.headings().to_vec();
    let rows = table.rows().iter().map(|row| row.cells.clone());
    [headings].into_iter().chain(rows).collect()
}

#[test]
fn the_separator_is_found_whatever_stands_in_quotation_marks() {
    for file in [
        &b"Ref,Why\r\nP-1,\"a, \"\"b\"\";\nc\"\r\n"[..],
        b"Ref;Why\nP-1;\"a, \"\"b\"\";\nc\"\n",
        b"Ref\tWhy\rP-1\t\"a, \"\"b\"\";\nc\"",
        b"\"Ref\",\"Why\"\nP-1,\"a, \"\"b\"\";\nc\"",
        b"sep=;\r\nRef;Why\r\nP-1;\"a, \"\"b\"\";\nc\"",
    ] {
        assert_eq!(
            cells(file),
            [["Ref", "Why"], ["P-1", "a, \"b\";\nc"]],
            "{:?}",
            String::from_utf8_lossy(file)
        );
    }
}

#[test]
fn a_row_bears_the_number_that_a_spreadsheet_shows() {
    for end in ["\n", "\r\n", "\r"] {
        let file = format!("sep=,{end}a,b{end}{end}\"x{end}y\",1{end}z,2{end}");
        let file = if end == "\r" {
            file.replacen("sep=,\r", "", 1)
        } else {
            file
        };
        let (table, _) = read_csv(file.as_bytes()).expect("a table");
        let places: Vec<_> = table.rows().iter().map(|row| row.place).collect();
        assert_eq!(places, [3, 4], "{end:?}");
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_named_with_its_line() {
    let fault = |bytes: &[u8]| read_csv(bytes).expect_err("is refused");
    assert_eq!(
        fault(b"a,b\n1,2\n3,\"4\n5,6\n"),
        TableFault::UnclosedQuote { line: 3 }
    );
    assert_eq!(
        fault(b"a,b\nP-9,\"The plan was"),
        TableFault::UnclosedQuote { line: 2 }
    );
    for end in ["\n", "\r\n", "\r"] {
        let file = format!("a,b{end}1,5\" pipe{end}");
        assert_eq!(cells(file.as_bytes()), [["a", "b"], ["1", "5\" pipe"]], "{end:?}");
    }
}

#[test]
fn a_long_file_of_a_macintosh_is_not_one_long_line() {
    let file = format!("a,b\r{}", "1,2\r".repeat(MOST_IN_A_LINE - 1));
    assert_eq!(cells(file.as_bytes()).len(), MOST_IN_A_LINE);
    let wide = format!("a,b\r\n1,2\r\n{}\r\n", ",".repeat(MOST_IN_A_LINE));
    assert_eq!(
        read_csv(wide.as_bytes()),
        Err(TableFault::TooManyColumns { place: 3 })
    );
}

#[test]
fn files_of_another_kind_are_told_apart() {
    let fault = |bytes: &[u8]| read_csv(bytes).expect_err("is refused");
    assert_eq!(fault(b""), TableFault::Empty);
    assert_eq!(fault(b" \r\n\t"), TableFault::Empty);
    assert_eq!(
        fault(b"{\"format\":\"plumbline-pack\"}\n"),
        TableFault::NotASpreadsheet
    );
    assert_eq!(
        fault(b"age-encryption.org/v1\n-> scrypt"),
        TableFault::NotASpreadsheet
    );
    assert_eq!(fault(&vec![b'a'; MOST_BYTES + 1]), TableFault::TooBig);
}

#[test]
fn the_sample_cut_off_at_any_byte_is_read_or_refused() {
    let sample = include_bytes!("../../../../docs/import-sample.csv");
    for end in 0..sample.len() {
        let _ = read_csv(&sample[..end]);
    }
    assert!(read_csv(sample).is_ok());
}

proptest! {
    #[test]
    fn no_bytes_at_all_make_the_reader_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_csv(&bytes);
    }

    #[test]
    fn what_was_written_after_rfc_4180_is_read_as_it_was(
        rows in proptest::collection::vec(proptest::collection::vec("[a-z,;\"\n\t ’]{0,8}[a-z]", 3), 2..8)
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("memory takes it");
        }
        let bytes = writer.into_inner().expect("memory takes it");
        prop_assume!(separator::likely(std::str::from_utf8(&bytes).expect("text")) == Separator::Comma);
        prop_assume!(!bytes.starts_with(b"sep="));
        let expected: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        prop_assert_eq!(cells(&bytes), expected);
    }
}

#[test]
fn what_would_take_many_times_its_length_in_memory_is_refused_first() {
    let commas = "a,".repeat(2_000_000);
    assert_eq!(
        read_csv(commas.as_bytes()).map(|_| ()),
        Err(TableFault::TooManyColumns { place: 1 })
    );
    let empty = format!("a,b\nc,d\n{}\n", ",".repeat(MOST_IN_A_LINE));
    assert_eq!(
        read_csv(empty.as_bytes()).map(|_| ()),
        Err(TableFault::TooManyColumns { place: 3 })
    );
    let rows = "a,b\n".repeat(MOST_ROWS + 2);
    assert_eq!(
        read_csv(rows.as_bytes()).map(|_| ()),
        Err(TableFault::TooManyRows)
    );
    // Commas inside a text, and empty rows, do not count.
    let text = format!("a,b\n\"{}\",c\n", ",".repeat(MOST_IN_A_LINE + 1));
    assert!(read_csv(text.as_bytes()).is_ok());
    let blank = format!("a,b\nc,d\n{}", ",\n".repeat(MOST_ROWS + 2));
    assert!(read_csv(blank.as_bytes()).is_ok());
}
