//! Reads text separated by commas, semicolons or tabs into a table.

use csv::ReaderBuilder;

use crate::domain::words::is_blank;

use super::{
    table::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Row, Table, TableFault},
    text::{Encoding, text},
};

/// The table in the bytes of a CSV file, and the encoding that was used to read it.
///
/// # Errors
/// If there is none; see [`TableFault`].
pub fn read_csv(bytes: &[u8]) -> Result<(Table, Encoding), TableFault> {
    if bytes.len() > MOST_BYTES {
        return Err(TableFault::TooBig);
    }
    let (text, encoding) = text(bytes)?;
    if text.trim_start().starts_with(['{', '<']) || text.starts_with("age-encryption.org") {
        return Err(TableFault::NotASpreadsheet);
    }
    let (said, skipped) = separator_line(&text);
    let body = &text[skipped..];
    let separator = said.unwrap_or_else(|| likely_separator(body));
    let widest = most_in_a_line(body, separator);
    if let Some((line, _)) = widest.filter(|(_, cells)| *cells > MOST_IN_A_LINE) {
        return Err(TableFault::TooManyColumns { place: line });
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(body.as_bytes());
    let mut lines = Lines::from(&text, skipped);
    let mut last = None;
    let mut number = 0;
    let mut rows = Vec::new();
    for record in reader.records() {
        // The bytes are valid text, and remain so when they are cut at commas.
        let record = record.map_err(|_| TableFault::NotATable)?;
        let byte = record
            .position()
            .map_or(0, |at| usize::try_from(at.byte()).unwrap_or(usize::MAX));
        let (line, blank) = lines.of(skipped.saturating_add(byte));
        last = Some((line, byte));
        number += 1 + blank;
        if record.iter().all(is_blank) {
            continue;
        }
        // The headings and the most rows allowed: there is no need to keep the rest.
        if rows.len() > MOST_ROWS {
            return Err(TableFault::TooManyRows);
        }
        rows.push(Row {
            place: number,
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    if let Some((line, byte)) = last {
        let raw = body.get(byte..).unwrap_or_default();
        let many_lines = raw.trim_end().contains(['\n', '\r']);
        if raw.matches('"').count() % 2 == 1 && (many_lines || raw.trim_start().starts_with('"')) {
            return Err(TableFault::UnclosedQuote { line });
        }
    }
    Ok((Table::of(rows)?, encoding))
}

/// The most cells that are counted in a line, including empty ones at its end. More would take memory, and no
/// spreadsheet has them.
const MOST_IN_A_LINE: usize = 100 * MOST_COLUMNS;

/// The line with the most separators outside quotation marks, from 1, and its number of cells.
fn most_in_a_line(text: &str, separator: u8) -> Option<(usize, usize)> {
    let (mut quoted, mut line, mut cells) = (false, 1, 1);
    let mut widest = None;
    for byte in text.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if byte == separator && !quoted {
            cells += 1;
            if widest.is_none_or(|(_, most)| cells > most) {
                widest = Some((line, cells));
            }
        } else if byte == b'\n' {
            line += 1;
            if !quoted {
                cells = 1;
            }
        }
    }
    widest
}

/// Counts lines, moving forward only. The CSV reader does not count blank lines.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn from(text: &'a str, skipped: usize) -> Self {
        let mut lines = Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
        };
        lines.go_to(skipped);
        lines
    }

    /// The line of the first text at or after this byte, at which a row ended, and the number of blank lines before it,
    /// which a spreadsheet shows as rows.
    fn of(&mut self, byte: usize) -> (usize, usize) {
        self.go_to(byte);
        let within = self
            .at
            .checked_sub(1)
            .and_then(|before| self.bytes.get(before..=before + 1));
        if within == Some(b"\r\n") {
            self.go_to(self.at + 1);
        }
        let first = self.line;
        let blank = |byte: &&u8| matches!(**byte, b'\r' | b'\n');
        let blanks = self.bytes[self.at..].iter().take_while(blank).count();
        self.go_to(self.at + blanks);
        (self.line, self.line - first)
    }

    fn go_to(&mut self, byte: usize) {
        let end = byte.clamp(self.at, self.bytes.len());
        for at in self.at..end {
            let ends = match self.bytes[at] {
                b'\n' => true,
                b'\r' => self.bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += usize::from(ends);
        }
        self.at = end;
    }
}

/// The separator named by Excel's own first line, `sep=;`, and the length of that line.
fn separator_line(text: &str) -> (Option<u8>, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or_default();
    let named = line.trim_end().trim_matches('"').strip_prefix("sep=");
    match named.map(str::as_bytes) {
        Some([separator]) if separator.is_ascii() => (Some(*separator), line.len()),
        Some(_) | None => (None, 0),
    }
}

/// The most frequent of comma, semicolon and tab outside quotation marks, in the first line that has any.
fn likely_separator(text: &str) -> u8 {
    let mut counts = [(b',', 0u32), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if byte == b'\n' && !quoted && counts.iter().any(|(_, count)| *count > 0) {
            break;
        } else if !quoted {
            for (separator, count) in &mut counts {
                *count += u32::from(*separator == byte);
            }
        }
    }
    // If several are equally frequent, the first: a comma.
    counts
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(separator, _)| separator)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let (table, _) = read_csv(bytes).expect("a table");
        let headings = table.headings().to_vec();
        let rows = table.rows().iter().map(|row| row.cells.clone());
        [headings].into_iter().chain(rows).collect()
    }

    #[test]
    fn the_separator_is_whichever_the_first_line_has_most_of() {
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
        assert_eq!(cells(b"a,b\n1,5\" pipe\n"), [["a", "b"], ["1", "5\" pipe"]]);
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
        let sample = include_bytes!("../../../docs/import-sample.csv");
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
            prop_assume!(likely_separator(std::str::from_utf8(&bytes).expect("text")) == b',');
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
}
