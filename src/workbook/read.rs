//! Turns the bytes of a workbook into sheets of texts, as a person sees them: formulas as the values that Excel stored,
//! dates in ISO format.

use std::io::Cursor;

use calamine::{Cell, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use super::{
    answer::{Fault, Sheet, Workbook},
    archive,
};

/// The most rows of a sheet that are not empty; one more than a table of the page has, which reports this itself.
pub const MOST_ROWS: u32 = 20_002;
/// The most columns that are not empty.
pub const MOST_COLUMNS: u32 = 200;
/// The most text of all sheets, in bytes.
pub const MOST_TEXT: usize = 60_000_000;

/// The visible sheets that are not empty.
///
/// # Errors
/// What is wrong with the file.
pub fn read(bytes: &[u8]) -> Result<Workbook, Fault> {
    archive::check(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let is_shown = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let shown = book.sheets_metadata().iter().filter(is_shown);
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let mut text = 0;
    let mut sheets = Vec::new();
    for name in names {
        let rows = rows(&mut book, &name, &mut text)?;
        if !rows.is_empty() {
            sheets.push(Sheet { name, rows });
        }
    }
    Ok(Workbook { sheets })
}

/// Reads the cells one by one, in the order of the file, and reserves no memory for a size that the file claims.
fn rows(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    text: &mut usize,
) -> Result<Vec<(u32, Vec<String>)>, Fault> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| Fault::Damaged)?;
    let mut rows = std::collections::BTreeMap::<u32, Vec<String>>::new();
    let too_many = |most, what| Fault::TooMany {
        sheet: name.to_owned(),
        most,
        what,
    };
    while let Some(cell) = cells.next_cell().map_err(|_| Fault::Damaged)? {
        let shown = shown(&cell);
        if shown.trim().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if column >= MOST_COLUMNS {
            return Err(too_many(MOST_COLUMNS, "columns"));
        }
        *text += shown.len();
        if *text > MOST_TEXT {
            return Err(too_many((MOST_TEXT / 1_000_000) as u32, "MB of text"));
        }
        let row = rows.entry(row + 1).or_default();
        let column = column as usize;
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = shown;
        if rows.len() > MOST_ROWS as usize {
            return Err(too_many(MOST_ROWS - 2, "rows"));
        }
    }
    Ok(rows.into_iter().collect())
}

fn shown(cell: &Cell<DataRef<'_>>) -> String {
    match cell.get_value() {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is) => if *is { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    if !moment.is_datetime() || !(1.0..2_958_466.0).contains(&moment.as_f64()) {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    if (hour, minute) == (0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}
