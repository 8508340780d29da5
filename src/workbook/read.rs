//! Turns the bytes of a workbook into sheets of texts, as a person sees them: formulas as the values that Excel stored,
//! dates in ISO format.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use super::{
    answer::{Fault, Sheet, Workbook},
    archive,
    facts::{self, Facts},
};

/// The most rows of a sheet that are not empty; more than a table of the page has, which reports this itself.
pub const MOST_ROWS: u32 = 20_022;
/// The most columns that are not empty.
pub const MOST_COLUMNS: u32 = 1_000;
/// The most cells of a sheet, empty ones before a filled one included.
pub const MOST_CELLS: usize = 4_000_000;
/// The most text of all sheets, in bytes.
pub const MOST_TEXT: usize = 60_000_000;

/// The visible sheets that are not empty.
///
/// # Errors
/// What is wrong with the file.
pub fn read(bytes: &[u8]) -> Result<Workbook, Fault> {
    archive::check(bytes)?;
    let mut facts = facts::read(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let sheets = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets.partition(|sheet| sheet.visible == SheetVisible::Visible);
    let names = |sheets: Vec<&calamine::Sheet>| {
        sheets
            .into_iter()
            .map(|sheet| sheet.name.clone())
            .collect::<Vec<_>>()
    };
    let (names, hidden_sheets) = (names(shown), names(hidden));
    let mut text = 0;
    let mut sheets = Vec::new();
    for name in names {
        // Without them nobody could say what the sheet hides.
        let facts = facts.remove(&name).ok_or(Fault::Damaged)?;
        let rows = rows(&mut book, &name, &facts, &mut text)?;
        if !rows.is_empty() {
            sheets.push(sheet(name, rows, facts));
        }
    }
    Ok(Workbook {
        sheets,
        from_1904: book.has_1904_epoch(),
        hidden_sheets,
    })
}

/// A cell: what it shows, and the letter of its kind.
#[derive(Clone)]
struct Shown {
    text: String,
    kind: u8,
}

type Rows = BTreeMap<u32, Vec<Shown>>;

fn sheet(name: String, rows: Rows, facts: Facts) -> Sheet {
    let numbers: BTreeSet<u32> = rows.keys().copied().collect();
    let (mut texts, mut kinds) = (Vec::new(), Vec::<String>::new());
    for (number, cells) in rows {
        kinds.push(cells.iter().map(|cell| char::from(cell.kind)).collect());
        texts.push((number, cells.into_iter().map(|cell| cell.text).collect()));
    }
    let widest = kinds.iter().map(String::len).max().unwrap_or(0);
    let widest = u32::try_from(widest).unwrap_or(u32::MAX);
    let hidden_rows = facts.hidden_rows.into_iter().map(|row| row.saturating_add(1));
    let merged = facts
        .merged
        .into_iter()
        .map(|(row, first, last)| (row.saturating_add(1), first, last));
    Sheet {
        name,
        rows: texts,
        kinds,
        hidden_rows: hidden_rows.filter(|row| numbers.contains(row)).collect(),
        hidden_columns: facts
            .hidden_columns
            .into_iter()
            .filter(|column| *column < widest)
            .collect(),
        merged: merged.filter(|(row, ..)| numbers.contains(row)).collect(),
    }
}

/// Reads the cells one by one, in the order of the file, and reserves no memory for a size that the file claims.
fn rows(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, facts: &Facts, text: &mut usize) -> Result<Rows, Fault> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| Fault::Damaged)?;
    let mut rows = Rows::new();
    let mut all = 0;
    let too_many = |most, what| Fault::TooMany {
        sheet: name.to_owned(),
        most,
        what,
    };
    let mut put = |(row, column): (u32, u32), shown: Shown| {
        if column >= MOST_COLUMNS {
            return Err(too_many(MOST_COLUMNS, "columns"));
        }
        *text += shown.text.len();
        if *text > MOST_TEXT {
            return Err(too_many((MOST_TEXT / 1_000_000) as u32, "MB of text"));
        }
        let cells = rows.entry(row.saturating_add(1)).or_default();
        let column = column as usize;
        if cells.len() <= column {
            all += column + 1 - cells.len();
            let empty = Shown {
                text: String::new(),
                kind: b't',
            };
            cells.resize(column + 1, empty);
        }
        cells[column] = shown;
        if all > MOST_CELLS {
            return Err(too_many((MOST_CELLS / 1_000_000) as u32, "million cells"));
        }
        if rows.len() > MOST_ROWS as usize {
            return Err(too_many(20_000, "rows"));
        }
        Ok(())
    };
    loop {
        let next = cells
            .next_cell_with_style_id()
            .map_err(|fault| unreadable(name, fault))?;
        let Some((cell, style)) = next else { break };
        let style = cells.styles().get(style);
        let at = cell.get_position();
        let mut shown = shown(cell.get_value(), style);
        if shown.text.trim().is_empty() {
            continue;
        }
        let struck = style
            .and_then(|style| style.font.as_ref())
            .is_some_and(|font| font.has_strikethrough());
        if struck || facts.crossed_out.contains(&at) {
            shown.kind = shown.kind.to_ascii_uppercase();
        }
        put(at, shown)?;
    }
    for at in &facts.no_result {
        put(
            *at,
            Shown {
                text: String::new(),
                kind: b'f',
            },
        )?;
    }
    Ok(rows)
}

fn unreadable(sheet: &str, fault: XlsxError) -> Fault {
    if let XlsxError::CellError(error) = fault {
        return Fault::UnknownError {
            sheet: sheet.to_owned(),
            error,
        };
    }
    Fault::Damaged
}

fn shown(value: &DataRef<'_>, style: Option<&Style>) -> Shown {
    let (kind, text) = match value {
        DataRef::Int(number) => (b'n', padded(number.to_string(), style)),
        DataRef::Float(number) => (b'n', padded(number.to_string(), style)),
        DataRef::String(text) => (b't', text.clone()),
        DataRef::SharedString(text) => (b't', (*text).to_owned()),
        DataRef::Bool(is) => (b'b', if *is { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => (b'd', text.clone()),
        DataRef::DurationIso(text) => (b't', text.clone()),
        DataRef::Error(error) => (b'e', error.to_string()),
        DataRef::Empty => (b't', String::new()),
    };
    Shown { text, kind }
}

/// A number as it is shown with a format of noughts only: 420 as 00420.
fn padded(number: String, style: Option<&Style>) -> String {
    let format = style.and_then(|style| style.number_format.as_ref());
    let width = format.map_or(0, |format| {
        let noughts = format.format_code.bytes().all(|byte| byte == b'0');
        if noughts { format.format_code.len() } else { 0 }
    });
    format!("{number:0>width$}")
}

fn moment_text(moment: &ExcelDateTime) -> (u8, String) {
    if !moment.is_datetime() || !(1.0..2_958_466.0).contains(&moment.as_f64()) {
        return (b'n', moment.as_f64().to_string());
    }
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    let text = if (hour, minute) == (0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    };
    (b'd', text)
}
