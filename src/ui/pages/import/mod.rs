//! Import a spreadsheet: the user chooses a file, says what its columns and words mean, sees what would be imported,
//! and decides. Nothing is stored before the decision, and the answers are lost when the user leaves the page. Only
//! the mapping is remembered, when the import is made.

mod choose;
mod columns;
mod done;
mod field_select;
mod gaps;
mod overview;
mod preview;
mod problems;
mod rules;
mod sheet;
mod words;

use std::sync::Arc;

use leptos::prelude::*;

use self::{choose::Choose, columns::Columns, done::Done, preview::Decide, sheet::ChooseSheet, words::Words};
use crate::{
    app::{
        files::import::{begin, likely_tool},
        route::Route,
        session::Session,
    },
    domain::{case::ReferenceDoubt, tool::AuditTool},
    exchange::sheet::{mapping::Mapping, table::Table, text::Encoding, workbook::Sheet},
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
    /// Choosing a sheet of a workbook.
    Sheet(Arc<Vec<Sheet>>),
    /// Saying what the columns mean.
    Columns(Work),
    /// Saying what the words mean.
    Words(Work),
    /// Reviewing what would be imported, and deciding.
    Preview(Work),
    /// The result.
    Done(Arc<Took>),
}

/// A table and the user's answers about it so far.
#[derive(Clone)]
pub struct Work {
    table: Arc<Table>,
    /// The audit tool.
    pub tool: Arc<AuditTool>,
    /// The character encoding with which a CSV file was read. `None` for a workbook.
    encoding: Option<Encoding>,
    /// The mapping.
    pub mapping: RwSignal<Mapping>,
    /// The mapping as it was proposed.
    proposed: Arc<Mapping>,
    /// Whether the proposal comes from an earlier import.
    remembered: bool,
    /// The kinds of doubtful reference that were confirmed for this file.
    confirmed: RwSignal<Vec<ReferenceDoubt>>,
}

/// The result of an import.
pub struct Took {
    /// Audits that were added.
    pub new: usize,
    /// Rows whose audit was already on this device.
    pub here: usize,
    /// Rows that were not imported.
    pub refused: usize,
    /// Rows whose audit is on this device with different content.
    pub differs: usize,
}

impl Work {
    /// A table with the mapping from an earlier import, or a guessed one. `None` if there is no audit tool. `page` owns
    /// the signals, because they are used by several steps, and a step's own signals are disposed of with it.
    pub fn begin(session: Session, page: &Owner, table: Table, encoding: Option<Encoding>) -> Option<Self> {
        let tool = likely_tool(session, &table)?;
        Some(page.with(|| Self::with(session, Arc::new(table), tool, encoding)))
    }

    fn with(session: Session, table: Arc<Table>, tool: Arc<AuditTool>, encoding: Option<Encoding>) -> Self {
        let beginning = begin(session, &table, &tool);
        Self {
            table,
            tool,
            encoding,
            mapping: RwSignal::new(beginning.mapping.clone()),
            proposed: Arc::new(beginning.mapping),
            remembered: beginning.remembered,
            confirmed: RwSignal::new(Vec::new()),
        }
    }
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Self::Choose => "Import a spreadsheet",
            Self::Sheet(_) => "Which sheet?",
            Self::Columns(_) => "What do the columns mean?",
            Self::Words(_) => "What do the words mean?",
            Self::Preview(_) => "What the import would add",
            Self::Done(_) => "Imported",
        }
    }

    fn back(&self) -> Option<Back<Self>> {
        match self {
            Self::Choose => Some(Back::Page(Route::Device)),
            Self::Sheet(_) | Self::Columns(_) => Some(Back::Step(Self::Choose)),
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
        Step::Sheet(sheets) => {
            view! { <ChooseSheet session page=page.clone() sheets attempt go /> }.into_any()
        }
        Step::Columns(work) => view! { <Columns session page=page.clone() work attempt go /> }.into_any(),
        Step::Words(work) => view! { <Words work attempt go /> }.into_any(),
        Step::Preview(work) => view! { <Decide session work go /> }.into_any(),
        Step::Done(took) => view! { <Done took go /> }.into_any(),
    };
    view! {
        <Page title=steps.title() step_back=steps.back() problems=attempt.is_wrong()>
            {content}
        </Page>
    }
}
