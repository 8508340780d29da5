//! Turns a table with one row for each question into one with a row for each audit. Checklist apps export so.

use std::collections::BTreeMap;

use super::{
    guess::{is_name_of, names_area},
    row::Row,
    table::Table,
    words::plain,
};
use crate::domain::tool::AuditTool;

/// The columns of a table with one row for each question.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Questions {
    /// The column that tells the audits apart.
    pub audit: usize,
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

/// Whether a table has one row for each question: a column whose texts are practice areas, and a case reference that
/// repeats.
pub fn find(table: &Table, tool: &AuditTool) -> Option<Questions> {
    let columns = 0..table.headings().len();
    let audit = columns
        .clone()
        .find(|column| is_name_of(&table.headings()[*column], "reference") && repeats(table, *column))?;
    let areas = |column: usize| {
        let found = tool
            .areas
            .iter()
            .filter(|area| table.column(column).any(|text| names_area(text, &area.key, tool)));
        found.count()
    };
    let (most, question) = columns.clone().map(|column| (areas(column), column)).max()?;
    // Of many texts that mention one, a few are found in any column of comments.
    if most < 3 || most * 2 < tool.areas.len().min(8) {
        return None;
    }
    let named = |names: &[&str]| {
        let by_name = |name: &&str| {
            columns
                .clone()
                .find(|column| plain(&table.headings()[*column]) == **name)
        };
        names.iter().find_map(by_name)
    };
    Some(Questions {
        audit,
        question,
        answer: named(&ANSWERS)?,
        comment: named(&COMMENTS),
    })
}

fn repeats(table: &Table, column: usize) -> bool {
    let different = table.first_values(column, usize::MAX).len();
    different > 0 && different * 3 <= table.rows().len()
}

/// Why a table is not turned.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("Rows {first} and {second} answer “{question}” twice for one audit")]
pub struct AnsweredTwice {
    /// The row of the first answer.
    pub first: usize,
    /// The row of the second.
    pub second: usize,
    /// The question.
    pub question: String,
}

/// The table with one row for each audit. Columns with one value for the whole of every audit stay; each question
/// becomes a column, and its comments another. A row bears the number of the audit's first row.
///
/// # Errors
/// If an audit answers a question twice.
pub fn turn(table: &Table, questions: Questions) -> Result<Table, AnsweredTwice> {
    let mut audits: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for row in table.rows() {
        audits.entry(row.text(questions.audit)).or_default().push(row);
    }
    let is_same = |column: &usize| {
        let one = |rows: &Vec<&Row>| rows.iter().all(|row| row.text(*column) == rows[0].text(*column));
        audits.values().all(one)
    };
    let of_audit: Vec<usize> = (0..table.headings().len()).filter(is_same).collect();
    let asked = table.first_values(questions.question, usize::MAX);
    let mut headings: Vec<String> = of_audit
        .iter()
        .map(|column| table.headings()[*column].clone())
        .collect();
    for question in &asked {
        headings.push((*question).to_owned());
        if questions.comment.is_some() {
            headings.push(format!("{question} – comment"));
        }
    }
    let mut rows = Vec::new();
    for audit in audits.values() {
        let mut cells: Vec<String> = of_audit
            .iter()
            .map(|column| audit[0].text(*column).to_owned())
            .collect();
        for question in &asked {
            let mut answers = audit
                .iter()
                .filter(|row| row.text(questions.question) == *question);
            let answer = answers.next();
            if let (Some(first), Some(second)) = (answer, answers.next()) {
                return Err(AnsweredTwice {
                    first: first.place,
                    second: second.place,
                    question: (*question).to_owned(),
                });
            }
            let text = |column: usize| answer.map(|row| row.text(column)).unwrap_or_default().to_owned();
            cells.push(text(questions.answer));
            cells.extend(questions.comment.map(text));
        }
        rows.push(Row::of_texts(audit[0].place, cells));
    }
    crate::domain::in_order::sort_by_key(&mut rows, |row| row.place);
    Ok(Table {
        headings,
        rows,
        ..table.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sheet::csv::read_csv;

    fn table(text: &str) -> Table {
        read_csv(text.as_bytes()).expect("a table").0
    }

    #[test]
    fn one_row_a_question_becomes_one_row_an_audit() {
        let tool = AuditTool::shipped();
        let mut text = String::from("Inspector,Case reference,Item,Response,Comment\n");
        for case in ["P-1", "P-2"] {
            for area in &tool.areas {
                text.push_str(&format!("Ada,{case},\"{}\",Good,seen\n", area.name));
            }
            text.push_str(&format!("Ada,{case},Overall grade,Good,\n"));
        }
        let table = table(&text);
        let questions = find(&table, &tool).expect("is found");
        let turned = turn(&table, questions).expect("is turned");
        assert_eq!(turned.rows().len(), 2);
        assert_eq!(turned.headings()[..2], ["Inspector", "Case reference"]);
        assert!(turned.headings().contains(&"Planning".to_owned()));
        assert!(turned.headings().contains(&"Planning – comment".to_owned()));
        assert_eq!(turned.rows()[1].place, 2 + tool.areas.len() + 1);

        let twice = text.replace("P-1,\"Reviews\"", "P-1,\"Planning\"");
        let table = self::table(&twice);
        assert!(turn(&table, find(&table, &tool).expect("is found")).is_err());
    }

    #[test]
    fn one_row_an_audit_is_left_as_it_is() {
        let sample = read_csv(include_bytes!("../../../docs/import-sample.csv"))
            .expect("a table")
            .0;
        assert_eq!(find(&sample, &AuditTool::shipped()), None);
    }
}
