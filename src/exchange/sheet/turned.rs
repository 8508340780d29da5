//! Turns a table with one row for each question into one with a row for each audit. Checklist apps export so.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{
    day::{DayOrder, DayRules, read_day},
    guess::{area_of, is_name_of},
    kind::Kinds,
    row::Row,
    table::{LeftOut, MOST_CELLS, MOST_COLUMNS, Table, WhyLeftOut},
    words::plain,
};
use crate::domain::{in_order, tool::AuditTool};

/// The columns of a table with one row for each question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Questions {
    /// The column of the case references.
    pub reference: usize,
    /// The column of the day, if there is one: one case can be audited twice.
    pub day: Option<usize>,
    /// The column of the questions.
    pub question: usize,
    /// The column of the answers.
    pub answer: usize,
    /// The column of comments on the answers, if there is one.
    pub comment: Option<usize>,
}

const ANSWERS: [&str; 8] = [
    "response",
    "answer",
    "grade",
    "judgement",
    "rating",
    "result",
    "value",
    "score",
];
const COMMENTS: [&str; 6] = ["comment", "comments", "notes", "note", "reason", "why"];

/// How many rows are examined, and how many different questions an audit has at most.
const ROWS: usize = 2_000;
const MOST_QUESTIONS: usize = 200;

/// Whether a table has one row for each question: a column whose texts are practice areas, and a case reference that
/// repeats.
pub fn find(table: &Table, tool: &AuditTool) -> Option<Questions> {
    let headings = table.headings();
    let named = |field: &str| (0..headings.len()).find(|column| is_name_of(&headings[*column], field));
    let reference = named("reference").filter(|column| repeats(table, *column))?;
    let areas = |column: usize| {
        let texts: BTreeSet<&str> =
            in_order::set(table.column(column).take(ROWS).filter(|text| !text.is_empty()));
        if texts.len() > MOST_QUESTIONS {
            return None;
        }
        let named: Vec<_> = texts.iter().filter_map(|text| area_of(text, tool)).collect();
        let different: BTreeSet<_> = in_order::set(named.iter());
        let enough = different.len() >= 3 && different.len() * 2 >= tool.areas.len().min(8);
        // In a column of comments, a few name an area.
        (enough && named.len() * 2 >= texts.len()).then_some((different.len(), usize::MAX - texts.len()))
    };
    let columns = (0..headings.len()).filter(|column| *column != reference);
    let (_, question) = columns
        .filter_map(|column| Some((areas(column)?, column)))
        .max()?;
    let called = |names: &[&str]| {
        let by_name = |name: &&str| (0..headings.len()).find(|column| plain(&headings[*column]) == **name);
        names.iter().find_map(by_name)
    };
    Some(Questions {
        reference,
        day: named("completed").or_else(|| named("audited")),
        question,
        answer: called(&ANSWERS)?,
        comment: called(&COMMENTS),
    })
}

fn repeats(table: &Table, column: usize) -> bool {
    let rows = table.rows().len().min(ROWS);
    let different: BTreeSet<&str> = in_order::set(table.column(column).take(ROWS));
    different.len() * 3 <= rows
}

/// Why a table is not turned.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotTurned {
    /// An audit answers a question twice.
    #[error(
        "Rows {first} and {second} answer “{question}” twice for one audit. Delete one of them; if they are two audits, write \
         the day of each into its rows; or read the rows as they are"
    )]
    AnsweredTwice {
        /// The row of the first answer.
        first: usize,
        /// The row of the second.
        second: usize,
        /// The question.
        question: String,
    },
    /// A row without a day, of a case that was audited more than once.
    #[error(
        "Row {row} has no day, and its case was audited on more than one. Write the day into the row, or read the rows as they \
         are"
    )]
    WithoutDay {
        /// The row.
        row: usize,
    },
    /// More columns or cells than a table has.
    #[error(
        "There are more questions and audits than can be put together. Split the file, or read the rows as they are"
    )]
    TooMany,
}

/// A day as it is compared: by the calendar, or as it is written if it can't be read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Day<'a> {
    Read(Date),
    Written(&'a str),
}

impl<'a> Day<'a> {
    fn of(row: &'a Row, column: Option<usize>) -> Option<Self> {
        let text = row.text(column?);
        let read = read_day(text, DayRules::ordered(DayOrder::DayFirst));
        (!text.is_empty()).then(|| read.map_or(Self::Written(text), Self::Read))
    }
}

/// The rows of each audit. A row without a day belongs to the only audit of its case.
fn audits(table: &Table, questions: Questions) -> Result<Vec<Vec<&Row>>, NotTurned> {
    let mut days: BTreeMap<&str, BTreeSet<Day>> = BTreeMap::new();
    for row in table.rows() {
        let of_case = days.entry(row.text(questions.reference)).or_default();
        of_case.extend(Day::of(row, questions.day));
    }
    let mut audits: Vec<Vec<&Row>> = Vec::new();
    let mut known = BTreeMap::new();
    for row in table.rows() {
        let reference = row.text(questions.reference);
        // Rows without a reference belong to nothing that can be told.
        if reference.is_empty() {
            audits.push(vec![row]);
            continue;
        }
        let of_case = &days[reference];
        let day = Day::of(row, questions.day);
        if day.is_none() && of_case.len() > 1 {
            return Err(NotTurned::WithoutDay { row: row.place });
        }
        let audit = (reference, day.or(of_case.first().copied()));
        let at = *known.entry(audit).or_insert(audits.len());
        if at == audits.len() {
            audits.push(Vec::new());
        }
        audits[at].push(row);
    }
    Ok(audits)
}

/// The columns that say one thing about the whole of every audit, in each of its rows or in the first alone.
fn of_audit(table: &Table, questions: Questions, audits: &[Vec<&Row>]) -> Vec<usize> {
    let asked = [
        Some(questions.question),
        Some(questions.answer),
        questions.comment,
    ];
    let is_one = |column: &usize| {
        let one = |audit: &Vec<&Row>| {
            let first = audit[0].text(*column);
            let mut others = audit[1..].iter().map(|row| row.text(*column));
            others.clone().all(|text| text == first) || others.all(str::is_empty)
        };
        // The rows of an audit have one day, but it may be missing in some, or written in another way.
        !asked.contains(&Some(*column)) && (questions.day == Some(*column) || audits.iter().all(one))
    };
    (0..table.headings().len()).filter(is_one).collect()
}

/// The columns that are lost when a table is turned: they differ from question to question. None, if it can't be turned.
pub fn lost(table: &Table, questions: Questions) -> Vec<usize> {
    let Ok(audits) = audits(table, questions) else {
        return Vec::new();
    };
    let kept = of_audit(table, questions, &audits);
    let used = [
        Some(questions.question),
        Some(questions.answer),
        questions.comment,
    ];
    let is_lost = |column: &usize| !kept.contains(column) && !used.contains(&Some(*column));
    (0..table.headings().len()).filter(is_lost).collect()
}

/// The table with one row for each audit. Each question becomes a column, and its comments another. A row bears the number
/// of the audit's first row. Questions that differ only in capitals, spaces or marks are one.
///
/// # Errors
/// If an audit answers a question twice, a row without a day could belong to several, or the table would be too large.
pub fn turn(table: &Table, questions: Questions) -> Result<Table, NotTurned> {
    let audits = audits(table, questions)?;
    let of_audit = of_audit(table, questions, &audits);
    let asked: Vec<(String, &str)> = {
        let mut seen = BTreeSet::new();
        let all = table.column(questions.question).filter(|text| !text.is_empty());
        let all = all.map(|text| (plain(text), text));
        all.filter(|(form, _)| seen.insert(form.clone())).collect()
    };
    let mut headings: Vec<String> = of_audit
        .iter()
        .map(|column| table.headings()[*column].clone())
        .collect();
    for (_, question) in &asked {
        headings.push((*question).to_owned());
        if questions.comment.is_some() {
            headings.push(format!("{question} – comment"));
        }
    }
    if headings.len() > MOST_COLUMNS || headings.len() * audits.len() > MOST_CELLS {
        return Err(NotTurned::TooMany);
    }
    let mut turned = Table {
        headings,
        rows: Vec::new(),
        hidden_columns: in_order::set(
            of_audit
                .iter()
                .enumerate()
                .filter(|(_, was)| table.hidden_columns.contains(was))
                .map(|(at, _)| at),
        ),
        ..table.clone()
    };
    for audit in &audits {
        let mut answers: BTreeMap<String, &Row> = BTreeMap::new();
        for row in audit {
            let question = row.text(questions.question);
            if question.is_empty() {
                turned.left_out.push(LeftOut {
                    place: row.place,
                    why: WhyLeftOut::TotalOrNote,
                });
            } else if let Some(first) = answers.insert(plain(question), row) {
                return Err(NotTurned::AnsweredTwice {
                    first: first.place,
                    second: row.place,
                    question: question.to_owned(),
                });
            }
        }
        let mut row = Turning::default();
        for column in &of_audit {
            let says = audit.iter().find(|row| !row.text(*column).is_empty());
            let row_with_it = says.or(audit.first()).copied();
            row.push(row_with_it.map(|row| (row, *column)));
        }
        for (question, _) in &asked {
            let answer = answers.get(question);
            row.push(answer.map(|row| (*row, questions.answer)));
            if let Some(comment) = questions.comment {
                row.push(answer.map(|row| (*row, comment)));
            }
        }
        turned.rows.push(row.done(audit[0].place));
    }
    Ok(turned)
}

/// A row that is being put together from the cells of others, with what is known of each cell.
#[derive(Default)]
struct Turning {
    cells: Vec<String>,
    kinds: String,
}

impl Turning {
    fn push(&mut self, from: Option<(&Row, usize)>) {
        self.cells.push(
            from.map(|(row, column)| row.text(column))
                .unwrap_or_default()
                .to_owned(),
        );
        self.kinds
            .push(from.map_or('t', |(row, column)| row.kinds.letter_of(column)));
    }

    fn done(self, place: usize) -> Row {
        Row {
            kinds: Kinds::of(&self.kinds),
            ..Row::of_texts(place, self.cells)
        }
    }
}

#[cfg(test)]
mod tests;
