//! Imports a spreadsheet: opens the file, compares its rows with this device, and adds what is new. Only the last step
//! changes anything, and it adds all or nothing.

use std::{collections::BTreeSet, sync::Arc};

use jiff::civil::Date;

use crate::{
    app::{
        desk::{CommitFault, TakenIn},
        session::Session,
        work::looking::look_at_all,
    },
    domain::{entry::Entry, id::EntryId, in_order, tool::AuditTool, workspace::Workspace},
    exchange::sheet::{
        answers::Answers,
        csv::{CsvReading, read_csv_as},
        guess::{guess, guess_words},
        mapping::Mapping,
        rows::{Rows, Taken, read_rows},
        source::Source,
        table::{MOST_BYTES, Table, TableFault},
        workbook::read_answer,
    },
};

/// Opens a chosen CSV file. A workbook is read by the second program.
///
/// # Errors
/// If it is not a readable spreadsheet.
pub fn open(bytes: Vec<u8>) -> Result<Source, TableFault> {
    if bytes.len() > MOST_BYTES {
        return Err(TableFault::TooBig);
    }
    read_csv_as(&bytes, CsvReading::default())?;
    Ok(Source::Csv(bytes))
}

/// A workbook, from the second program's answer.
///
/// # Errors
/// What is wrong with the file, in words.
pub fn workbook(answer: &str) -> Result<Source, String> {
    let workbook = read_answer(answer).map_err(|fault| fault.to_string())?;
    if workbook.sheets.is_empty() {
        return Err(TableFault::Empty.to_string());
    }
    Ok(Source::Workbook(workbook))
}

/// The tool by which a file is looked at before its headings are known.
pub fn first_tool(session: Session) -> Option<Arc<AuditTool>> {
    let workspace = session.desk.workspace_untracked();
    workspace.tools_in_use().first().map(|tool| Arc::clone(tool))
}

/// The mapping with which an import starts.
#[derive(Clone, PartialEq, Debug)]
pub struct Beginning {
    /// The mapping.
    pub mapping: Mapping,
    /// Whether it was used before, for a file with the same headings.
    pub remembered: bool,
}

/// The mapping that was last used for the same headings, with guesses for words that are new in this file; otherwise a
/// guessed mapping.
pub fn begin(session: Session, table: &Table, tool: &AuditTool) -> Beginning {
    let remembered = session.mappings.of(&Mapping::digest(table));
    match remembered.filter(|mapping| mapping.tool == tool.reference()) {
        Some(mapping) => {
            let mut mapping = mapping.within(table, tool);
            guess_words(table, tool, &mut mapping);
            Beginning {
                mapping,
                remembered: true,
            }
        }
        None => Beginning {
            mapping: guess(table, tool),
            remembered: false,
        },
    }
}

/// The tool that was last used for the same headings, if its version is still the newest; otherwise the first of the
/// newest tools.
pub fn likely_tool(session: Session, table: &Table) -> Option<Arc<AuditTool>> {
    let workspace = session.desk.workspace_untracked();
    let newest = workspace.tools_in_use();
    let remembered = session.mappings.of(&Mapping::digest(table));
    let same = newest.iter().find(|tool| {
        remembered
            .as_ref()
            .is_some_and(|mapping| mapping.tool == tool.reference())
    });
    same.or(newest.first()).map(|tool| Arc::clone(tool))
}

/// What an import would do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Preview {
    /// The outcome of each row.
    pub rows: Rows,
    /// Entries that would be added.
    pub new: Vec<Entry>,
    /// How many rows are already on this device, word for word.
    pub here: usize,
    /// The rows whose audit was withdrawn, which no file brings back.
    pub withdrawn: Vec<usize>,
    /// The rows whose audit is on this device with different content.
    pub differs: Vec<usize>,
}

/// Checks every row against the rules and against this device. Changes nothing.
pub fn preview(
    workspace: &Workspace,
    table: &Table,
    mapping: &Mapping,
    tool: &AuditTool,
    answers: &Answers,
    today: Date,
) -> Preview {
    let rows = read_rows(table, mapping, tool, answers, today);
    let entries: BTreeSet<EntryId> = in_order::set(workspace.entries().map(|entry| entry.id));
    let mut preview = Preview::default();
    for Taken { place, audit, entry } in &rows.taken {
        if workspace.is_withdrawn(*audit) {
            preview.withdrawn.push(*place);
        } else if entries.contains(&entry.id) {
            preview.here += 1;
        } else if workspace.audit(*audit).is_some() {
            preview.differs.push(*place);
        } else {
            preview.new.push(entry.clone());
        }
    }
    Preview { rows, ..preview }
}

/// Records that the person working here has seen the grades in a spreadsheet, also those of audits that were here before.
pub fn note_seen(session: Session, preview: &Preview) {
    look_at_all(
        session,
        &in_order::set(preview.rows.taken.iter().map(|row| row.audit)),
    );
}

/// Adds what is new, and remembers the mapping.
///
/// # Errors
/// If it cannot be saved. Nothing has changed.
pub async fn take(
    session: Session,
    table: &Table,
    mapping: &Mapping,
    preview: &Preview,
) -> Result<TakenIn, CommitFault> {
    let taken = session.desk.take_in(preview.new.clone()).await?;
    note_seen(session, preview);
    session.mappings.remember(Mapping::digest(table), mapping.clone());
    Ok(taken)
}
