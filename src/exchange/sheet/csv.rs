//! Reads text separated by commas, semicolons or tabs into a grid.

use csv::ReaderBuilder;

use crate::domain::words::is_blank;

use super::{
    grid::Grid,
    row::Row,
    separator::{self, Separator},
    table::{MOST_BYTES, MOST_ROWS, Table, TableFault},
    text::{Encoding, text, text_as},
};

/// How a CSV file is to be read. What is `None` is found out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CsvReading {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The separator.
    pub separator: Option<Separator>,
}

/// A CSV file as it was read.
#[derive(Clone, PartialEq, Debug)]
pub struct CsvFile {
    /// Its cells.
    pub grid: Grid,
    /// The encoding that was used.
    pub encoding: Encoding,
    /// The separator that was used.
    pub separator: Separator,
}

/// The table in the bytes of a CSV file whose first row holds the headings.
///
/// # Errors
/// If there is none; see [`TableFault`].
pub fn read_csv(bytes: &[u8]) -> Result<(Table, Encoding), TableFault> {
    let file = read_csv_as(bytes, CsvReading::default())?;
    Ok((file.grid.table_from_first()?, file.encoding))
}

/// The cells in the bytes of a CSV file.
///
/// # Errors
/// If there are none; see [`TableFault`].
pub fn read_csv_as(bytes: &[u8], reading: CsvReading) -> Result<CsvFile, TableFault> {
    if bytes.len() > MOST_BYTES {
        return Err(TableFault::TooBig);
    }
    let (text, encoding) = match reading.encoding {
        None => text(bytes)?,
        Some(encoding) => (text_as(bytes, encoding)?, encoding),
    };
    if text.trim_start().starts_with(['{', '<']) || text.starts_with("age-encryption.org") {
        return Err(TableFault::NotASpreadsheet);
    }
    let (named, skipped) = separator::named(&text);
    let body = &text[skipped..];
    let separator = reading
        .separator
        .or(named)
        .unwrap_or_else(|| separator::likely(body));
    let widest = most_in_a_line(body, separator.byte());
    if let Some((line, _)) = widest.filter(|(_, cells)| *cells > MOST_IN_A_LINE) {
        return Err(TableFault::TooManyColumns { place: line });
    }
    let mut reader = reader(body, separator);
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
        // The rows above the headings, the headings and the most rows allowed: there is no need to keep the rest.
        if rows.len() > MOST_ROWS + Grid::MOST_ABOVE {
            return Err(TableFault::TooManyRows);
        }
        rows.push(Row {
            written: Some(record.len()),
            ..Row::of_texts(number, record.iter().map(str::to_owned).collect())
        });
    }
    if let Some((line, byte)) = last
        && is_open_at_the_end(body.get(byte..).unwrap_or_default(), separator)
    {
        return Err(TableFault::UnclosedQuote { line });
    }
    Ok(CsvFile {
        grid: Grid::of(rows)?,
        encoding,
        separator,
    })
}

fn reader(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .from_reader(text.as_bytes())
}

/// Whether a quotation mark in the last row is never closed. Then a row after it becomes a part of it.
fn is_open_at_the_end(last_row: &str, separator: Separator) -> bool {
    let with_another = || format!("{last_row}\nanother");
    last_row.contains('"') && reader(&with_another(), separator).records().count() == 1
}

/// The most cells that are counted in a line, including empty ones at its end. More would take memory, and no
/// spreadsheet has them.
const MOST_IN_A_LINE: usize = 20_000;

/// The line with the most separators outside quotation marks, from 1, and its number of cells.
fn most_in_a_line(text: &str, separator: u8) -> Option<(usize, usize)> {
    let (mut quoted, mut line, mut cells, mut before) = (false, 1, 1, 0);
    let mut widest = None;
    for byte in text.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if byte == separator && !quoted {
            cells += 1;
            if widest.is_none_or(|(_, most)| cells > most) {
                widest = Some((line, cells));
            }
        } else if matches!(byte, b'\n' | b'\r') {
            line += usize::from((before, byte) != (b'\r', b'\n'));
            if !quoted {
                cells = 1;
            }
        }
        before = byte;
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

#[cfg(test)]
mod tests;
