//! Rows to audits: each becomes a draft, and is checked by the same rules as the guide.
//!
//! An audit's id is derived from case reference, day completed and auditor; its entry's id, from its content. The same
//! row is therefore the same entry on every device and every time, and a row that was changed since is recognised as
//! the same audit.

mod draft;
mod place;
mod reading;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{civil::Date, tz::TimeZone};

use super::{
    answers::Answers,
    field::Field,
    mapping::{Mapping, NO_AUDITOR},
    table::Table,
};
use crate::domain::{
    audit::Source,
    entry::{AsWritten, Body, Entry},
    finish::finish_audit,
    id::{AuditId, EntryId, PersonId},
    in_order,
    person::Person,
    tool::AuditTool,
    words::visible,
};

/// Used in place of a missing text, if the user chooses so.
pub const NOT_RECORDED: &str = "Not recorded in the spreadsheet this audit was imported from";
/// Used if the spreadsheet has no column for how somebody's views were sought.
pub const NO_CONTACT: &str = "Imported from a spreadsheet that does not record it";
/// The role of an auditor named in a spreadsheet.
pub const ROLE: &str = "Auditor, named in a spreadsheet";

/// The result for all rows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Rows {
    /// The rows that are audits, in the spreadsheet's order.
    pub taken: Vec<Taken>,
    /// The rows that cannot be imported, each with every reason.
    pub refused: Vec<Refused>,
    /// The places of rows that repeat an earlier row.
    pub repeated: Vec<usize>,
}

/// A row that is an audit.
#[derive(Clone, PartialEq, Debug)]
pub struct Taken {
    /// Its place in the spreadsheet.
    pub place: usize,
    /// The audit.
    pub audit: AuditId,
    /// As it would be committed.
    pub entry: Entry,
}

/// A row that cannot be imported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// Its place in the spreadsheet.
    pub place: usize,
    /// Every reason.
    pub problems: Vec<RowProblem>,
}

/// Why a row cannot be imported.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RowProblem {
    /// The column that it is about, if there is one.
    pub column: Option<usize>,
    /// In words, the same for every row with this problem.
    pub text: String,
}

/// Reads every row of a table by a mapping, with the answers for this file. `today` is the local date.
pub fn read_rows(table: &Table, mapping: &Mapping, tool: &AuditTool, answers: &Answers, today: Date) -> Rows {
    let mut rows = Rows::default();
    let import = reading::Import::new(table, mapping, tool, answers);
    for place in &table.spilled {
        rows.refused.push(Refused {
            place: *place,
            problems: vec![spilled()],
        });
    }
    for row in table.rows() {
        match read_row(import.read(row), tool, today) {
            Ok((audit, entry)) => rows.taken.push(Taken {
                place: row.place,
                audit,
                entry,
            }),
            Err(problems) => rows.refused.push(Refused {
                place: row.place,
                problems,
            }),
        }
    }
    one_row_an_audit(rows)
}

fn spilled() -> RowProblem {
    RowProblem {
        column: None,
        text: "The row has more cells than there are headings. A comma inside a text may have split the text over two columns"
            .to_owned(),
    }
}

/// Rows of one audit: if all are the same, the first is used; if they differ, none is.
fn one_row_an_audit(rows: Rows) -> Rows {
    let mut said: BTreeMap<AuditId, BTreeSet<EntryId>> = BTreeMap::new();
    for taken in &rows.taken {
        said.entry(taken.audit).or_default().insert(taken.entry.id);
    }
    let mut seen = BTreeSet::new();
    let mut kept = Rows {
        refused: rows.refused,
        ..Rows::default()
    };
    for taken in rows.taken {
        if said.get(&taken.audit).is_some_and(|entries| entries.len() > 1) {
            kept.refused.push(differs(taken.place));
        } else if seen.insert(taken.audit) {
            kept.taken.push(taken);
        } else {
            kept.repeated.push(taken.place);
        }
    }
    in_order::sort_by_key(&mut kept.refused, |refused| refused.place);
    kept
}

fn differs(place: usize) -> Refused {
    let text = "Another row has the same case reference, day completed and auditor, and says something else. Keep one of \
                them";
    Refused {
        place,
        problems: vec![RowProblem {
            column: None,
            text: text.to_owned(),
        }],
    }
}

fn read_row(
    mut reading: reading::Reading<'_>,
    tool: &AuditTool,
    today: Date,
) -> Result<(AuditId, Entry), Vec<RowProblem>> {
    let completed = completed(&mut reading, today);
    let auditor = auditor(&mut reading);
    let reference = reading.reference();
    let (Some(completed), Some(auditor)) = (completed, auditor) else {
        // Without a date and an auditor there is no id. The other problems are still reported.
        let nobody = Person::new(PersonId::derived(""), ROLE, ROLE);
        let draft = nobody
            .ok()
            .map(|nobody| reading.draft(AuditId::derived(""), nobody, today));
        let problems = draft.and_then(|draft| finish_audit(&draft, tool, today).err());
        return Err(reading.problems(problems.unwrap_or_default()));
    };
    let audit = AuditId::derived(&format!(
        "plumbline spreadsheet audit 1\n{}\n{completed}\n{}",
        same_reference(&reference),
        auditor.id()
    ));
    let draft = reading.draft(audit, auditor.clone(), completed);
    let submission = match finish_audit(&draft, tool, completed) {
        Ok(mut submission) if reading.is_clean() => {
            submission.source = Some(Source::Spreadsheet);
            submission
        }
        Ok(_) => return Err(reading.problems(Vec::new())),
        Err(problems) => return Err(reading.problems(problems)),
    };
    let Ok(midnight) = completed.to_zoned(TimeZone::UTC) else {
        return Err(reading.problems(Vec::new()));
    };
    let said = serde_json::to_string(&submission).expect("texts, days and keys are JSON");
    let entry = Entry {
        id: EntryId::derived(&format!("plumbline spreadsheet entry 1\n{audit}\n{said}")),
        at: midnight.timestamp(),
        who: auditor,
        about: Some(audit),
        after: Vec::new(),
        body: Body::AuditSubmitted(Arc::new(submission)),
        as_written: AsWritten::default(),
    };
    Ok((audit, entry))
}

fn completed(reading: &mut reading::Reading, today: Date) -> Option<Date> {
    let day = reading.day(&Field::Completed);
    match day {
        Some(day) if day > today => {
            reading.problem(
                &Field::Completed,
                "The day the audit was completed is in the future".to_owned(),
            );
            None
        }
        Some(day) => Some(day),
        None => {
            reading.missing(
                &Field::Completed,
                "There is no day on which the audit was completed",
            );
            None
        }
    }
}

/// The auditor named in a row. The id is derived from the name, so that one name is one person in every file. It is not
/// the id that a laptop made for the same person.
fn auditor(reading: &mut reading::Reading) -> Option<Person> {
    let name = match reading.mapping.same(&Field::Auditor) {
        Some(_) => NO_AUDITOR.to_owned(),
        None => visible(reading.text(&Field::Auditor).unwrap_or_default()).into_owned(),
    };
    if name.is_empty() {
        reading.missing(&Field::Auditor, "No auditor is named");
        return None;
    }
    let id = PersonId::derived(&format!("plumbline spreadsheet person 1\n{}", same_name(&name)));
    match Person::new(id, &name, ROLE) {
        Ok(person) => Some(person),
        Err(fault) => {
            reading.problem(
                &Field::Auditor,
                format!("The auditor’s name can’t be used. {fault}"),
            );
            None
        }
    }
}

/// A case reference without differences in spaces and case.
fn same_reference(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_uppercase()
}

/// A name without differences in spaces and case, and with the first name first: "Clarke, Ada" is Ada Clarke.
fn same_name(text: &str) -> String {
    let turned = match text.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        Some(_) | None => text.to_owned(),
    };
    super::words::plain(&turned)
}
