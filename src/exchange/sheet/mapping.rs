//! The meaning of a spreadsheet's columns and words: chosen by a person, and stored for the next file with the same
//! headings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    day::{DayOrder, proves},
    field::{AreaPart, ContactPart, Field, Whose},
    kind::Kind,
    table::Table,
    words::{Said, Vocabulary, form},
};
use crate::domain::{
    graded::Choice,
    tool::{AuditTool, ToolRef},
};

/// The source of a field.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feed {
    /// This column, counted from 0.
    Column(usize),
    /// The same for every row: the value of an option in the form.
    Same(String),
}

/// What happens to a row without a text that the rules require.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingText {
    /// It is not imported.
    Refuse,
    /// It is imported, and the text says that the spreadsheet does not record it.
    State,
}

/// The meaning of a spreadsheet's columns and words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mapping {
    /// The version of the audit tool that its audits are assigned to.
    pub tool: ToolRef,
    /// The column for each field.
    #[serde(default)]
    pub fields: BTreeMap<Field, Feed>,
    /// The meanings of words, each under the form in which answers are compared, see
    /// [`form`].
    #[serde(default)]
    pub words: BTreeMap<Vocabulary, BTreeMap<String, Said>>,
    /// In which way words are compared: [`FORMS`]. Earlier versions took more words for equal.
    #[serde(default)]
    pub forms: u8,
    /// The order of days and months, if it matters.
    #[serde(default)]
    pub days: Option<DayOrder>,
    /// What happens to rows without a required text.
    #[serde(default)]
    pub missing: Option<MissingText>,
}

/// The way in which words are compared now.
const FORMS: u8 = 2;

/// The name of the auditor if no column has one.
pub const NO_AUDITOR: &str = "Auditor not recorded";

/// How many months an audit may have looked back, if no column says so.
pub const MONTHS_BACK: [u8; 4] = [3, 6, 12, 24];

impl Mapping {
    /// A mapping without any choices.
    pub fn empty(tool: &AuditTool) -> Self {
        Self {
            tool: tool.reference(),
            fields: BTreeMap::new(),
            words: BTreeMap::new(),
            forms: FORMS,
            days: None,
            missing: None,
        }
    }

    /// The digest of a table's headings, under which its mapping is stored. Columns without a heading at the right are not
    /// counted: another sheet of the same kind may have more of them.
    pub fn digest(table: &Table) -> String {
        let mut hasher = Sha256::new();
        let last = table.headings().iter().rposition(|heading| !heading.is_empty());
        for heading in table.headings().iter().take(last.map_or(0, |last| last + 1)) {
            hasher.update((heading.len() as u64).to_be_bytes());
            hasher.update(heading);
        }
        hasher.finalize()[..16]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// The column for a field.
    pub fn column(&self, field: &Field) -> Option<usize> {
        match self.fields.get(field) {
            Some(Feed::Column(column)) => Some(*column),
            Some(Feed::Same(_)) | None => None,
        }
    }

    /// The value of a field in every row, if it is the same.
    pub fn same(&self, field: &Field) -> Option<&str> {
        match self.fields.get(field) {
            Some(Feed::Same(value)) => Some(value),
            Some(Feed::Column(_)) | None => None,
        }
    }

    /// The values that a field can have in every row, each with its name; empty if it needs a column.
    pub fn offers(field: &Field, tool: &AuditTool) -> Vec<(String, String)> {
        let every = |choices: Vec<(String, String)>| {
            let name = |(value, name)| (value, format!("Every row: {name}"));
            choices.into_iter().map(name).collect()
        };
        match field {
            Field::ServiceArea => every(Vocabulary::ServiceArea.choices(tool)),
            Field::AuditType => every(Vocabulary::AuditType.choices(tool)),
            Field::Auditor => vec![(
                NO_AUDITOR.to_owned(),
                "No column: “Auditor not recorded”".to_owned(),
            )],
            Field::From => {
                let months = MONTHS_BACK.iter();
                months
                    .map(|n| {
                        (
                            n.to_string(),
                            format!("No column: the {n} months before the audit"),
                        )
                    })
                    .collect()
            }
            Field::Area(AreaPart::Grade, _) => [Choice::NotApplicable, Choice::NotEnoughEvidence]
                .map(|choice| (choice.word().to_owned(), format!("No column: {}", choice.word())))
                .into(),
            Field::Reference
            | Field::Team
            | Field::Completed
            | Field::Audited
            | Field::To
            | Field::Area(AreaPart::Saw | AreaPart::Why | AreaPart::Impact, _)
            | Field::AreaPrimary
            | Field::OverallGrade
            | Field::OverallReason
            | Field::OverallPrimary
            | Field::Action(_)
            | Field::Contact(..)
            | Field::GoodPractice => Vec::new(),
        }
    }

    /// Whether this field is needed before rows can be read.
    pub fn is_needed(field: &Field) -> bool {
        matches!(
            field,
            Field::Reference
                | Field::ServiceArea
                | Field::AuditType
                | Field::Auditor
                | Field::Completed
                | Field::From
                | Field::OverallGrade
                | Field::Area(AreaPart::Grade, _)
        )
    }

    /// The words in the columns of a list, each as first written, with the number of cells. An empty cell counts as a
    /// word only among the grades of practice areas, where leaving a cell empty has a meaning. An error of a spreadsheet
    /// program is no word.
    pub fn words_in(&self, vocabulary: Vocabulary, table: &Table, tool: &AuditTool) -> Vec<Word> {
        let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
        for field in Field::all(tool) {
            let Some(column) = self
                .column(&field)
                .filter(|_| field.vocabulary() == Some(vocabulary))
            else {
                continue;
            };
            let may_be_empty = matches!(field, Field::Area(AreaPart::Grade, _));
            for (word, (written, count)) in different(table, column) {
                if !word.is_empty() || may_be_empty {
                    let entry = found.entry(word).or_insert((written, 0));
                    entry.1 += count;
                }
            }
        }
        let word = |(form, (written, count))| Word { form, written, count };
        found.into_iter().map(word).collect()
    }

    /// The meaning of a word, if it is chosen.
    pub fn said(&self, vocabulary: Vocabulary, word: &str) -> Option<&Said> {
        self.words.get(&vocabulary)?.get(word)
    }

    /// Every word without a chosen meaning.
    pub fn open_words(&self, table: &Table, tool: &AuditTool) -> Vec<(Vocabulary, Word)> {
        let all = Vocabulary::ALL.into_iter().flat_map(|vocabulary| {
            let words = self.words_in(vocabulary, table, tool);
            words.into_iter().map(move |word| (vocabulary, word))
        });
        all.filter(|(vocabulary, word)| self.said(*vocabulary, &word.form).is_none())
            .collect()
    }

    /// Whether a column records how somebody's views were sought.
    pub fn records_contact(&self, whose: Whose) -> bool {
        self.column(&Field::Contact(whose, ContactPart::Outcome))
            .is_some()
    }

    /// The same mapping, without columns that this table does not have. Headings with the same digest have the same
    /// columns, but the stored preference may have been changed by another program.
    #[must_use]
    pub fn within(mut self, table: &Table, tool: &AuditTool) -> Self {
        if self.forms != FORMS {
            // An answer for "-" would now be one for an empty cell.
            self.words = BTreeMap::new();
            self.forms = FORMS;
        }
        let columns = table.headings().len();
        let fields = Field::all(tool);
        self.fields.retain(|field, feed| {
            fields.contains(field)
                && match feed {
                    Feed::Column(column) => *column < columns,
                    Feed::Same(value) => Self::offers(field, tool).iter().any(|(known, _)| known == value),
                }
        });
        for (vocabulary, words) in &mut self.words {
            let choices = vocabulary.choices(tool);
            words.retain(|_, said| match said {
                Said::Means(value) => choices.iter().any(|(known, _)| known == value),
                Said::Refuse => true,
            });
        }
        self
    }
}

/// A word of the spreadsheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// The form in which it is compared.
    pub form: String,
    /// As written in its first cell; empty for an empty cell.
    pub written: String,
    /// How many cells have it.
    pub count: usize,
}

/// The different words of a column, each by the form in which it is compared, with the cells that have it.
pub(super) fn different(table: &Table, column: usize) -> BTreeMap<String, (String, usize)> {
    let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for row in table.rows() {
        if matches!(row.kind(column), Kind::Error | Kind::NoResult) {
            continue;
        }
        let written = row.text(column);
        let entry = found
            .entry(form(written))
            .or_insert_with(|| (written.to_owned(), 0));
        entry.1 += 1;
    }
    found
}

/// The order of days and months in these columns: day first, unless a cell proves otherwise. In that case nothing is
/// guessed.
pub fn likely_order<'a>(table: &'a Table, columns: impl Iterator<Item = usize>) -> Option<DayOrder> {
    let mut cells = columns.flat_map(|column| table.column(column).collect::<Vec<&'a str>>());
    let month_first = cells.any(|cell| proves(cell) == Some(DayOrder::MonthFirst));
    (!month_first).then_some(DayOrder::DayFirst)
}
