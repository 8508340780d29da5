//! What the reader of cells does not tell: rows and columns that are hidden, merged cells, formulas that were never worked
//! out, and text that is crossed out. Read from the parts of the workbook, one event at a time.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    io::{BufReader, Cursor},
};

use quick_xml::{
    Reader,
    escape::unescape,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use super::{answer::Fault, read::MOST_COLUMNS};

/// The most merged cells that are read. They matter only in the headings.
const MOST_MERGED: usize = 10_000;

/// What a sheet shows and hides. Rows and columns are counted from 0.
#[derive(Default)]
pub struct Facts {
    /// Hidden rows.
    pub hidden_rows: BTreeSet<u32>,
    /// Hidden columns.
    pub hidden_columns: BTreeSet<u32>,
    /// Cells merged with those to their right: row, first and last column.
    pub merged: Vec<(u32, u32, u32)>,
    /// Formulas without a result.
    pub no_result: BTreeSet<(u32, u32)>,
    /// Cells in which some text is crossed out.
    pub crossed_out: BTreeSet<(u32, u32)>,
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The facts about each sheet, by name. The archive must have passed `archive::check`.
///
/// # Errors
/// If it is no workbook, or damaged.
pub fn read(bytes: &[u8]) -> Result<BTreeMap<String, Facts>, Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let main = main_part(&mut archive)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let mut targets = BTreeMap::new();
    let mut shared = None;
    each(
        &mut archive,
        &joined(folder, &format!("_rels/{file}.rels")),
        |element| {
            let target = resolved(folder, &attribute(element, "Target")?);
            if attribute(element, "Type")?.ends_with("/sharedStrings") {
                shared = Some(target.clone());
            }
            targets.insert(attribute(element, "Id")?, target);
            Some(())
        },
    )?;
    let mut sheets = Vec::new();
    let mut is_workbook = false;
    each(&mut archive, &main, |element| {
        match element.local_name().as_ref() {
            "workbook" => is_workbook = true,
            "sheet" => sheets.push((attribute(element, "name")?, relation(element)?)),
            _ => {}
        }
        Some(())
    })?;
    if !is_workbook {
        return Err(Fault::NotAWorkbook);
    }
    let crossed_out = match shared {
        Some(part) => crossed_out_texts(&mut archive, &part)?,
        None => BTreeSet::new(),
    };
    let mut all = BTreeMap::new();
    for (name, id) in sheets {
        if let Some(part) = targets.get(&id) {
            all.insert(name, sheet(&mut archive, part, &crossed_out)?);
        }
    }
    Ok(all)
}

/// The part that the archive names as its document. Excel calls it `xl/workbook.xml`; other programs do not.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Fault> {
    let mut main = None;
    each(archive, "_rels/.rels", |element| {
        if attribute(element, "Type")?.ends_with("/officeDocument") {
            main = attribute(element, "Target");
        }
        Some(())
    })?;
    let main = main.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let main = main.trim_start_matches('/').to_owned();
    let there = archive
        .file_names()
        .any(|name| name.is_ok_and(|name| name.eq_ignore_ascii_case(&main)));
    if there { Ok(main) } else { Err(Fault::NotAWorkbook) }
}

/// The shared texts of which a part is crossed out, by number.
fn crossed_out_texts(archive: &mut Archive<'_>, part: &str) -> Result<BTreeSet<u32>, Fault> {
    let (mut count, mut found) = (0u32, BTreeSet::new());
    each(archive, part, |element| {
        match element.local_name().as_ref() {
            "si" => count += 1,
            "strike" if is_set(element, "val", true) => _ = found.insert(count.saturating_sub(1)),
            _ => {}
        }
        Some(())
    })?;
    Ok(found)
}

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    at: (u32, u32),
    kind: Option<String>,
    has_formula: bool,
    in_value: bool,
    value: String,
    crossed_out: bool,
}

impl Cell {
    /// Notes what is to be known about it.
    fn note(&self, crossed_out: &BTreeSet<u32>, facts: &mut Facts) {
        let is = |kind| self.kind.as_deref() == Some(kind);
        // A formula whose result is an empty text says that it is a text.
        if self.has_formula && self.value.trim().is_empty() && !is("str") {
            facts.no_result.insert(self.at);
        }
        let shared = is("s").then(|| self.value.trim().parse().ok()).flatten();
        if self.crossed_out || shared.is_some_and(|text| crossed_out.contains(&text)) {
            facts.crossed_out.insert(self.at);
        }
    }
}

fn sheet(archive: &mut Archive<'_>, part: &str, crossed_out: &BTreeSet<u32>) -> Result<Facts, Fault> {
    let mut facts = Facts::default();
    let (mut row, mut column) = (0u32, 0u32);
    let mut cell = Cell::default();
    events(archive, part, |event| {
        if let Event::Text(text) = &event
            && cell.in_value
        {
            cell.value.push_str(text);
        }
        if let Event::Start(element) = &event {
            match element.local_name().as_ref() {
                "col" if is_set(element, "hidden", false) => {
                    let number = |name| attribute(element, name)?.parse::<u32>().ok();
                    let (first, last) = (number("min")?, number("max")?);
                    let hidden = first.saturating_sub(1)..last.min(MOST_COLUMNS);
                    facts.hidden_columns.extend(hidden);
                }
                "row" => {
                    if let Some(number) = attribute(element, "r").and_then(|r| r.parse::<u32>().ok()) {
                        row = number.saturating_sub(1);
                    }
                    column = 0;
                    if is_set(element, "hidden", false) {
                        facts.hidden_rows.insert(row);
                    }
                }
                "c" => {
                    let at = attribute(element, "r")
                        .and_then(|r| place(&r))
                        .unwrap_or((row, column));
                    column = at.1;
                    cell = Cell {
                        at,
                        kind: attribute(element, "t"),
                        ..Cell::default()
                    };
                }
                "f" => cell.has_formula = true,
                "v" => cell.in_value = true,
                "strike" => cell.crossed_out |= is_set(element, "val", true),
                "mergeCell" => {
                    let merged = attribute(element, "ref")?;
                    let (first, last) = merged.split_once(':')?;
                    let (first, last) = (place(first)?, place(last)?);
                    if first.1 < last.1 && facts.merged.len() < MOST_MERGED {
                        facts.merged.push((first.0, first.1, last.1));
                    }
                }
                _ => {}
            }
        }
        if let Event::End(element) = &event {
            match element.local_name().as_ref() {
                "v" => cell.in_value = false,
                "c" => {
                    cell.note(crossed_out, &mut facts);
                    column = column.saturating_add(1);
                }
                "row" => row = row.saturating_add(1),
                _ => {}
            }
        }
        Some(())
    })?;
    Ok(facts)
}

/// Calls `seen` with each element of a part. Nothing happens if there is no such part.
fn each(
    archive: &mut Archive<'_>,
    part: &str,
    mut seen: impl FnMut(&BytesStart<'_>) -> Option<()>,
) -> Result<(), Fault> {
    events(archive, part, |event| {
        if let Event::Start(element) = &event {
            seen(element)?;
        }
        Some(())
    })
}

/// Calls `seen` with each event of a part. What it cannot make sense of, it passes over.
fn events(
    archive: &mut Archive<'_>,
    part: &str,
    mut seen: impl FnMut(Event<'_>) -> Option<()>,
) -> Result<(), Fault> {
    // Some programs write the names of the parts in other letters than they use to name them.
    let same = |name: &Cow<'_, str>| name.eq_ignore_ascii_case(part);
    let Some(at) = archive
        .file_names()
        .position(|name| name.is_ok_and(|name| same(&name)))
    else {
        return Ok(());
    };
    let part = archive.by_index(at).map_err(|_| Fault::Damaged)?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return Ok(()),
            Ok(event) => _ = seen(event),
            Err(_) => return Err(Fault::Damaged),
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    Some(unescape(&attribute.value).ok()?.into_owned())
}

/// The relation that an element names: the attribute `id` of another namespace, whatever its prefix.
fn relation(element: &BytesStart<'_>) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).filter_map(Result::ok);
    let found = attributes.find(|attribute| attribute.key.as_ref().ends_with(":id"))?;
    Some(unescape(&found.value).ok()?.into_owned())
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

fn is_set(element: &BytesStart<'_>, name: &str, otherwise: bool) -> bool {
    attribute(element, name).map_or(otherwise, |value| value == "1" || value == "true")
}

/// A target, relative to the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => _ = path.pop(),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The row and the column of "AB12", from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = name.split_at(letters);
    let column = letters.bytes().try_fold(0u32, |column, letter| {
        let value = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        column.checked_mul(26)?.checked_add(value)
    })?;
    Some((
        digits.parse::<u32>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}
