//! Import a spreadsheet: the user chooses a file, sees what it is and how it is read, says what its columns and words
//! mean, sees what would be imported, and decides. Nothing is stored before the decision, and the answers are lost when
//! the user leaves the page. Only the mapping is remembered, when the import is made.

mod choose;
mod columns;
mod done;
mod doubts;
mod field_select;
mod file;
mod gaps;
mod headings;
mod overview;
mod preview;
mod problems;
mod rules;
mod warnings;
mod words;

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use self::{choose::Choose, columns::Columns, done::Done, file::ShowFile, preview::Decide, words::Words};
use crate::{
    app::{
        files::import::{begin, likely_tool},
        route::Route,
        session::Session,
    },
    domain::tool::AuditTool,
    exchange::sheet::{
        answers::Answers,
        mapping::Mapping,
        source::{CellsRead, HowRead, Made, Opened, Source},
        table::{Table, TableFault},
    },
    ui::{
        page::Page,
        steps::{self, Back, Steps},
    },
};

/// The step the user is at.
#[derive(Clone)]
pub enum Step {
    /// Choosing a file.
    Choose,
    /// Seeing what the file is, and how it is read.
    File(File),
    /// Saying what the columns mean.
    Columns(Work),
    /// Saying what the words mean.
    Words(Work),
    /// Reviewing what would be imported, and deciding.
    Preview(Work),
    /// The result.
    Done(Arc<Took>),
}

/// A chosen file, and how it is read.
#[derive(Clone)]
pub struct File {
    /// The file.
    pub source: Arc<Source>,
    /// How it is read, as far as somebody has said.
    pub how: RwSignal<HowRead>,
    /// The tool by which its headings are recognised.
    pub tool: Arc<AuditTool>,
    /// The sheets whose rows have been looked through, with this file.
    seen: StoredValue<BTreeSet<usize>>,
    /// The work on it so far, for somebody who comes back to this step.
    work: StoredValue<Option<Work>>,
}

impl File {
    /// A file that nothing has been said about.
    pub fn new(page: &Owner, source: Source, tool: Arc<AuditTool>) -> Self {
        page.with(|| Self {
            source: Arc::new(source),
            how: RwSignal::new(HowRead::default()),
            tool,
            seen: StoredValue::new(BTreeSet::new()),
            work: StoredValue::new(None),
        })
    }

    /// The same workbook, at another sheet.
    fn at_sheet(&self, page: &Owner, sheet: usize) -> Self {
        let cells = CellsRead {
            sheet: Some(sheet),
            ..self.how.with_untracked(|how| how.cells)
        };
        let how = HowRead {
            cells,
            ..HowRead::default()
        };
        page.with(|| Self {
            how: RwSignal::new(how),
            work: StoredValue::new(None),
            ..self.clone()
        })
    }

    /// The other sheets with the same headings that have not been looked through yet.
    fn others_alike(&self) -> Vec<usize> {
        let sheet = self.how.with_untracked(|how| how.cells.sheet);
        let sheet = sheet.unwrap_or_else(|| self.source.likely_sheet(&self.tool));
        self.seen.update_value(|seen| _ = seen.insert(sheet));
        let mut others = self.source.alike(sheet, &self.tool);
        self.seen
            .with_value(|seen| others.retain(|other| !seen.contains(other)));
        others
    }

    /// The work on this table: the earlier one, if the table is still the same.
    fn work(&self, session: Session, page: &Owner, table: Table) -> Option<Work> {
        let earlier = self.work.get_value().filter(|work| *work.table == table);
        let work = earlier.or_else(|| Work::begin(session, page, table, Some(self.clone())));
        self.work.set_value(work.clone());
        work
    }
}

/// A file as it is read now.
#[derive(Clone, Copy)]
struct Seen {
    /// Its cells, or why they cannot be read so.
    opened: Memo<Result<Arc<Opened>, TableFault>>,
    /// What is made of them under the headings, or why nothing is.
    made: Memo<Option<Result<Arc<Made>, TableFault>>>,
}

/// A table and the user's answers about it so far.
#[derive(Clone)]
pub struct Work {
    table: Arc<Table>,
    /// The file that it comes from.
    file: Option<File>,
    /// The audit tool.
    pub tool: Arc<AuditTool>,
    /// The mapping.
    pub mapping: RwSignal<Mapping>,
    /// The mapping as it was proposed.
    proposed: Arc<Mapping>,
    /// Whether the proposal comes from an earlier import.
    remembered: bool,
    /// The answers for this file only.
    pub answers: RwSignal<Answers>,
}

/// The result of an import.
pub struct Took {
    /// Audits that were added.
    pub new: usize,
    /// Rows whose audit was already on this device.
    pub here: usize,
    /// Rows that were not imported.
    pub refused: usize,
    /// Rows that repeat an earlier row.
    pub repeated: usize,
    /// Rows whose audit is on this device with different content.
    pub differs: usize,
    /// Rows that are no audits, or whose audit was withdrawn.
    pub left_out: usize,
    /// The file, if it has other sheets with the same headings: these sheets.
    pub next: Option<(File, Vec<usize>)>,
}

impl Work {
    /// A table with the mapping from an earlier import, or a guessed one. `None` if there is no audit tool. `page` owns
    /// the signals, because they are used by several steps, and a step's own signals are disposed of with it.
    pub fn begin(session: Session, page: &Owner, table: Table, file: Option<File>) -> Option<Self> {
        let tool = likely_tool(session, &table)?;
        Some(page.with(|| Self::with(session, Arc::new(table), tool, file)))
    }

    fn with(session: Session, table: Arc<Table>, tool: Arc<AuditTool>, file: Option<File>) -> Self {
        let beginning = begin(session, &table, &tool);
        Self {
            table,
            file,
            tool,
            mapping: RwSignal::new(beginning.mapping.clone()),
            proposed: Arc::new(beginning.mapping),
            remembered: beginning.remembered,
            answers: RwSignal::new(Answers::default()),
        }
    }
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Self::Choose => "Import a spreadsheet",
            Self::File(_) => "Check how the file is read",
            Self::Columns(_) => "What do the columns mean?",
            Self::Words(_) => "What do the words mean?",
            Self::Preview(_) => "What the import would add",
            Self::Done(_) => "Imported",
        }
    }

    fn back(&self) -> Option<Back<Self>> {
        match self {
            Self::Choose => Some(Back::Page(Route::Device)),
            Self::File(_) => Some(Back::Step(Self::Choose)),
            Self::Columns(work) => Some(Back::Step(work.file.clone().map_or(Self::Choose, Self::File))),
            Self::Words(work) => Some(Back::Step(Self::Columns(work.clone()))),
            Self::Preview(work) => Some(Back::Step(Self::Words(work.clone()))),
            Self::Done(_) => None,
        }
    }
}

/// The page.
#[component]
pub fn Import(
    /// The session to which the audits are added.
    session: Session,
    /// The step to start at, if not the first.
    #[prop(optional)]
    at: Option<Step>,
) -> impl IntoView {
    let page = Owner::current().unwrap_or_default();
    let steps = Steps::begin(at.unwrap_or(Step::Choose));
    let Steps { at, attempt, go, .. } = steps;
    let content = move || match at.get() {
        Step::Choose => view! { <Choose session page=page.clone() attempt go /> }.into_any(),
        Step::File(file) => view! { <ShowFile session page=page.clone() file attempt go /> }.into_any(),
        Step::Columns(work) => view! { <Columns session page=page.clone() work attempt go /> }.into_any(),
        Step::Words(work) => view! { <Words work attempt go /> }.into_any(),
        Step::Preview(work) => view! { <Decide session page=page.clone() work go /> }.into_any(),
        Step::Done(took) => view! { <Done page=page.clone() took go /> }.into_any(),
    };
    view! {
        <Page title=steps.title() step_back=steps.back() problems=attempt.is_wrong()>
            {content}
        </Page>
    }
}
