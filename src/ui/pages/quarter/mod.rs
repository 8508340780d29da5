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
    app::{route::Route, session::Session, work::looking::begun_blind},
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
    },
};

/// A quarter's figures.
#[component]
pub fn QuarterPage(session: Session, quarter: Option<Quarter>, stage: Stage) -> impl IntoView {
    // Drawn anew when something is committed, here or in another tab.
    move || drawn(session, quarter, stage)
}

fn drawn(session: Session, quarter: Option<Quarter>, stage: Stage) -> AnyView {
    let workspace = session.desk.workspace();
    let this_quarter = Quarter::of(session.today());
    let newest = workspace.newest_quarter(session.today());
    let quarter = quarter.or(newest).unwrap_or(this_quarter);
    let period = Period::Quarter(quarter);
    let found = Found {
        figures: quarter_figures(&workspace, quarter, stage),
        agreement: agreement(&workspace, period.clone()),
        actions: action_figures(&workspace, period, session.today()),
    };
    let mut offered = workspace.quarters();
    offered.extend([this_quarter, quarter]);
    let completed = found.figures.overall().base().completed();
    let begun = begun_blind(session, |audit| Quarter::of(audit.completed_on) == quarter);
    view! {
        <Page title=quarter.name() caption=Signal::stored(quarter.months())>
            <choose::Choose quarters=offered.into_iter().rev().collect() quarter stage />
            <p class="govuk-body">{stage.meaning()}</p>
            {if completed == 0 {
                nothing(quarter).into_any()
            } else if !begun.is_empty() {
                view! { <Veil session audits=begun /> }.into_any()
            } else {
                view! { <Figures found quarter stage session /> }.into_any()
            }}
            <withdrawn::Withdrawn session quarter />
        </Page>
    }
    .into_any()
}

fn nothing(quarter: Quarter) -> impl IntoView {
    let title = format!("No audits were completed in {}", quarter.name());
    view! {
        <Empty title>
            <p class="govuk-body">"An audit counts in the quarter in which it was submitted. Choose another quarter, or begin an audit."</p>
            <ButtonLink href=Route::Begin(None).href()>"Begin an audit"</ButtonLink>
        </Empty>
    }
}

/// What was worked out for the quarter.
struct Found {
    figures: PeriodFigures,
    agreement: Option<Agreement>,
    actions: ActionFigures,
}

/// The figures, in the order in which a report tells them.
#[component]
fn Figures(found: Found, quarter: Quarter, stage: Stage, session: Session) -> impl IntoView {
    let Found {
        figures,
        agreement,
        actions,
    } = found;
    let label = stage.label();
    let conflicts = sentence::open_conflicts(&figures);
    let headline = sentence::headline(&figures);
    let trend = Route::Quarters(stage).href();
    view! {
        <Sentence text=headline what="the headline" />
        {conflicts.map(|words| view! {
            <Notice id="open-conflicts" title="Open conflicts">
                <p>{words}" Audits of which there are two versions are in no figure until somebody says which stands; an action of which there are two records counts as open."</p>
                <p><a class="govuk-link" href=Route::Conflicts.href()>"See the conflicts"</a></p>
            </Notice>
        })}
        <section aria-labelledby="audits">
            <h2 class="govuk-heading-m" id="audits">"Audits overall"</h2>
            <DistributionView id="overall" title=label distribution=figures.overall().clone() />
            <p class="govuk-body"><a class="govuk-link" href=trend>"Compare with other quarters"</a></p>
        </section>
        <Moderated progress=figures.moderation().clone() />
        <agreement::AgreementSection agreement />
        <section aria-labelledby="practice-areas">
            <h2 class="govuk-heading-m" id="practice-areas">"Practice areas"</h2>
            <p class="govuk-body">"These count practice-area grades, of which an audit has several. They are another base than audits, and the two never add up."</p>
            <DistributionView id="area-grades" title=format!("{label}, all practice areas") distribution=figures.area_grades().clone() />
            <PanelView id="by-practice-area" caption=format!("{label} by practice area, with 95% intervals") panel=figures.by_practice_area().clone() />
        </section>
        <section aria-labelledby="service-areas">
            <h2 class="govuk-heading-m" id="service-areas">"Service areas"</h2>
            <PanelView id="by-service-area" caption=format!("{label} of audits by service area, with 95% intervals") panel=figures.by_service_area().clone() />
        </section>
        <reasons::Reasons figures=figures.clone() />
        <families::Families coverage=figures.coverage().clone() />
        <Actions actions />
        <exports::Exports session quarter stage />
    }
}

/// How far moderation is.
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
            <FigureTable id="moderation-progress" caption="How far moderation is" of="State" unit="Audits" rows />
        </section>
    }
}

/// What became of the actions that the quarter's audits named.
#[component]
fn Actions(actions: ActionFigures) -> impl IntoView {
    let rows = [
        ("Open, overdue ones too", actions.open()),
        ("Overdue today: drift", actions.overdue()),
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
            <FigureTable id="action-progress" caption="How far the actions are that these audits named" of="State" unit="Actions" rows />
        </section>
    }
}
