//! Import a spreadsheet: choose it, say what its columns and words mean, see what would be taken, decide. Nothing is
//! written before the decision, and what is typed here is gone with the page; the mapping is remembered with the import.

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

/// How far one is.
#[derive(Clone)]
pub enum Step {
    /// Choose a file.
    Choose,
    /// Choose a sheet of a workbook.
    Sheet(Arc<Vec<Sheet>>),
    /// What the columns mean.
    Columns(Work),
    /// What the words mean.
    Words(Work),
    /// What would be taken, and the decision.
    Preview(Work),
    /// What was taken.
    Done(Arc<Took>),
}

/// A table and what is said of it so far.
#[derive(Clone)]
pub struct Work {
    table: Arc<Table>,
    /// The audit tool.
    pub tool: Arc<AuditTool>,
    /// In which way a CSV file's letters were read.
    encoding: Option<Encoding>,
    /// The mapping.
    pub mapping: RwSignal<Mapping>,
    /// The mapping as it was proposed.
    proposed: Arc<Mapping>,
    /// Whether it was proposed because it was used before.
    remembered: bool,
    /// Doubtful references that were confirmed for this file.
    confirmed: RwSignal<Vec<ReferenceDoubt>>,
}

/// What was taken.
pub struct Took {
    /// Audits that were added.
    pub new: usize,
    /// Rows that were here.
    pub here: usize,
    /// Rows that were not taken.
    pub refused: usize,
    /// Rows whose audit is here and says something else.
    pub differs: usize,
}

impl Work {
    /// A table, with the mapping that was used before or a guess; none where there is no audit tool. `page` owns what is
    /// said of it: a step's own signals go with the step, and this outlasts several.
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
    /// Where the audits go.
    session: Session,
    /// Where one is already.
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
