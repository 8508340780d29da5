//! A quarter's figures at one stage.

mod agreement;
mod choose;
mod exports;
mod families;
mod reasons;
mod veil;
mod withdrawn;

pub use choose::Stages;
use leptos::prelude::*;
pub use veil::Veil;

use crate::{
    app::{
        route::Route,
        session::Session,
        work::looking::{Unread, unread},
    },
    domain::{quarter::Quarter, stage::Stage},
    figures::{
        actions::{ActionFigures, action_figures},
        agreement::{Agreement, agreement},
        moderation::ModerationProgress,
        period::Period,
        quarter_figures::{PeriodFigures, quarter_figures},
        sentence,
    },
    ui::{
        figures::{DistributionView, FigureTable, PanelView, Sentence, figure_row},
        page::Page,
        parts::{ButtonLink, Empty, Notice},
        redraw::part,
    },
};

/// A quarter's figures.
#[component]
pub fn QuarterPage(session: Session, quarter: Option<Quarter>, stage: Stage) -> impl IntoView {
    let quarter = Memo::new(move |_| {
        let newest = session.desk.workspace().newest_quarter(session.today());
        quarter.or(newest).unwrap_or_else(|| Quarter::of(session.today()))
    });
    let found = Memo::new(move |_| Found::of(session, quarter.get(), stage));
    let offered = move || {
        let mut offered = session.desk.workspace().quarters();
        offered.extend([Quarter::of(session.today()), quarter.get()]);
        (offered.into_iter().rev().collect::<Vec<_>>(), quarter.get())
    };
    let choose = move |(quarters, quarter)| view! { <choose::Choose quarters quarter stage /> }.into_any();
    let kept_back = move || {
        let completed = found.with(|found| found.figures.overall().base().completed());
        let unread = unread(session, |audit| Quarter::of(audit.completed_on) == quarter.get());
        (completed == 0, unread, quarter.get())
    };
    let figures = move |(none, unread, quarter): (bool, Unread, Quarter)| {
        if none {
            nothing(quarter).into_any()
        } else if !unread.is_empty() {
            view! { <Veil session unread /> }.into_any()
        } else {
            view! { <Figures found quarter stage session /> }.into_any()
        }
    };
    let title = Signal::derive(move || quarter.get().name());
    let caption = Signal::derive(move || quarter.get().months());
    view! {
        <Page title caption>
            {part(offered, choose)}
            <p class="govuk-body">{move || found.with(|found| sentence::whose_grades(&found.figures))}</p>
            {part(kept_back, figures)}
            <withdrawn::Withdrawn session quarter />
        </Page>
    }
}

fn nothing(quarter: Quarter) -> impl IntoView {
    let title = format!("No audits were completed in {}", quarter.name());
    view! {
        <Empty title>
            <p class="govuk-body">"An audit counts in the quarter in which it was completed. Choose another quarter, or begin an audit."</p>
            <ButtonLink href=Route::Begin(None).href()>"Begin an audit"</ButtonLink>
        </Empty>
    }
}

/// The figures computed for the quarter.
#[derive(Clone, PartialEq)]
struct Found {
    figures: PeriodFigures,
    agreement: Option<Agreement>,
    actions: ActionFigures,
}

impl Found {
    fn of(session: Session, quarter: Quarter, stage: Stage) -> Self {
        let workspace = session.desk.workspace();
        let period = Period::Quarter(quarter);
        Self {
            figures: quarter_figures(&workspace, quarter, stage),
            agreement: agreement(&workspace, period.clone()),
            actions: action_figures(&workspace, period, session.today()),
        }
    }
}

/// The figures, in the order of a report. Each section is redrawn only when its own figures change.
#[component]
fn Figures(found: Memo<Found>, quarter: Quarter, stage: Stage, session: Session) -> impl IntoView {
    let label = stage.label();
    let trend = Route::Quarters(stage).href();
    let headline = move || found.with(|found| sentence::headline(&found.figures));
    let conflicts = move || found.with(|found| sentence::open_conflicts(&found.figures));
    let overall = move || found.with(|found| found.figures.overall().clone());
    let progress = move || found.with(|found| found.figures.moderation().clone());
    let agreement = move || found.with(|found| found.agreement.clone());
    let area_grades = move || found.with(|found| found.figures.area_grades().clone());
    let by_area = move || found.with(|found| found.figures.by_practice_area().clone());
    let by_service = move || found.with(|found| found.figures.by_service_area().clone());
    let reasons = move || found.with(|found| reasons::Tables::of(&found.figures));
    let coverage = move || found.with(|found| found.figures.coverage().clone());
    let actions = move || found.with(|found| found.actions.clone());
    view! {
        {part(headline, |text| view! { <Sentence text what="the headline" /> }.into_any())}
        {part(conflicts, |words| words.map(|words| view! { <OpenConflicts words /> }).into_any())}
        <section aria-labelledby="audits">
            <h2 class="govuk-heading-m" id="audits">"Audits overall"</h2>
            {part(overall, move |distribution| view! { <DistributionView id="overall" title=label distribution /> }.into_any())}
            <p class="govuk-body"><a class="govuk-link" href=trend>"Compare with other quarters"</a></p>
        </section>
        {part(progress, |progress| view! { <Moderated progress /> }.into_any())}
        {part(agreement, |agreement| view! { <agreement::AgreementSection agreement /> }.into_any())}
        <section aria-labelledby="practice-areas">
            <h2 class="govuk-heading-m" id="practice-areas">"Practice areas"</h2>
            <p class="govuk-body">"These count practice-area grades. An audit has several of them, so never add these figures to the figures for audits."</p>
            {part(area_grades, move |distribution| view! {
                <DistributionView id="area-grades" title=format!("{label}, all practice areas") distribution />
            }.into_any())}
            {part(by_area, move |panel| view! {
                <PanelView id="by-practice-area" caption=format!("{label} by practice area, with 95% intervals") panel />
            }.into_any())}
        </section>
        <section aria-labelledby="service-areas">
            <h2 class="govuk-heading-m" id="service-areas">"Service areas"</h2>
            {part(by_service, move |panel| view! {
                <PanelView id="by-service-area" caption=format!("{label} of audits by service area, with 95% intervals") panel />
            }.into_any())}
        </section>
        {part(reasons, |tables| view! { <reasons::Reasons tables /> }.into_any())}
        {part(coverage, |coverage| view! { <families::Families coverage /> }.into_any())}
        {part(actions, |actions| view! { <Actions actions /> }.into_any())}
        <exports::Exports session quarter stage />
    }
}

/// Conflicts in which somebody has to decide which record counts.
#[component]
fn OpenConflicts(words: String) -> impl IntoView {
    view! {
        <Notice id="open-conflicts" title="Open conflicts">
            <p>{words}" Audits with two versions are not counted until somebody decides between them. An action with two records counts as open."</p>
            <p><a class="govuk-link" href=Route::Conflicts.href()>"See the conflicts"</a></p>
        </Notice>
    }
}

/// The progress of moderation.
#[component]
fn Moderated(progress: ModerationProgress) -> impl IntoView {
    let elsewhere = (
        "Moderated in a version that is not on this device",
        progress.elsewhere(),
    );
    let rows = [
        ("Agreed", progress.agreed()),
        ("Escalated", progress.escalated()),
        ("Moderated, not yet settled", progress.not_settled()),
        ("Not moderated", progress.not_moderated()),
        ("In conflict", progress.in_conflict()),
    ];
    let rows = rows
        .into_iter()
        .chain((progress.elsewhere().numerator() > 0).then_some(elsewhere))
        .map(|(label, figure)| figure_row(label, figure))
        .collect();
    view! {
        <section aria-labelledby="moderation">
            <h2 class="govuk-heading-m" id="moderation">"Moderation"</h2>
            <FigureTable id="moderation-progress" caption="Status of moderation" of="Status" unit="Audits" rows />
        </section>
    }
}

/// The status of the actions named in the quarter's audits.
#[component]
fn Actions(actions: ActionFigures) -> impl IntoView {
    let rows = [
        ("Open (including overdue)", actions.open()),
        ("Overdue today", actions.overdue()),
        ("Closed, not yet verified", actions.closed()),
        ("Closed and verified", actions.verified()),
    ];
    let rows = rows
        .into_iter()
        .map(|(label, figure)| figure_row(label, figure))
        .collect();
    view! {
        <section aria-labelledby="actions">
            <h2 class="govuk-heading-m" id="actions">"Actions"</h2>
            <FigureTable id="action-progress" caption="Status of the actions from these audits" of="Status" unit="Actions" rows />
        </section>
    }
}
