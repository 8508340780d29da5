//! A practice week: its audits with their progress, who has sent their work, and its distribution.

mod who_has_sent;

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use self::who_has_sent::WhoHasSent;
use crate::{
    app::{
        route::{Guide, Route},
        session::Session,
        work::{
            agenda::audits_of_week,
            looking::{Unread, is_veiled, unread},
        },
    },
    domain::{
        draft::AuditDraft, id::WeekId, in_order, key::ServiceAreaKey, stage::Stage, week::PracticeWeek,
        workspace::Workspace,
    },
    figures::{
        quarter_figures::{PeriodFigures, week_figures},
        sentence,
    },
    ui::{
        count::count,
        dates,
        figures::{DistributionView, Sentence},
        page::Page,
        pages::quarter::Veil,
        parts::{ButtonLink, Empty, Progress, ScrollTable, Tag, TagKind},
        redraw::part,
    },
};

/// The page of a practice week.
#[component]
pub fn Week(
    /// The session.
    session: Session,
    /// The week.
    week: WeekId,
) -> impl IntoView {
    let planned = move || session.desk.workspace().week(week).cloned();
    part(planned, move |planned| match planned {
        Some(planned) => view! { <Planned session planned /> }.into_any(),
        None => view! {
            <Page title="This practice week is not on this device">
                <p class="govuk-body"><a class="govuk-link" href=Route::Home.href()>"Go to the desk"</a></p>
            </Page>
        }
        .into_any(),
    })
}

#[component]
fn Planned(session: Session, planned: Arc<PracticeWeek>) -> impl IntoView {
    let week = planned.id;
    let name = planned.name.to_string();
    let days = dates::days(planned.first_day, planned.last_day);
    let areas = planned.service_areas.clone();
    let caption = Signal::derive(move || {
        let names = service_area_names(&session.desk.workspace(), &areas);
        format!("{days} · {names}")
    });
    let target = planned.planned.map(usize::from);
    let counted = planned.clone();
    let done = Memo::new(move |_| audits_of_week(&session.desk.workspace(), &counted).len());
    let progress = match target {
        Some(target) => view! {
            <Progress done total=Signal::stored(target) what="planned audits submitted" />
        }
        .into_any(),
        None => view! { <p class="govuk-body">{move || submitted(done.get())}</p> }.into_any(),
    };
    let audits = move || rows(session, &session.desk.workspace(), &planned);
    let figures = move || {
        let figures = week_figures(&session.desk.workspace(), week, Stage::Final);
        let unread = unread(session, |audit| audit.case.week == Some(week));
        figures
            .filter(|figures| figures.overall().n() > 0)
            .map(|figures| (figures, unread))
    };
    view! {
        <Page title=name window="Practice week" caption back=(Route::Home, "Desk")>
            {progress}
            <ButtonLink href=Route::Begin(Some(week)).href()>"Begin an audit in this week"</ButtonLink>
            {part(audits, table)}
            <WhoHasSent session week />
            {part(figures, move |figures| {
                figures.map(|(figures, unread)| view! { <Distribution session figures unread /> }).into_any()
            })}
        </Page>
    }
}

/// The distribution of the overall grades. Withheld while it would give away a grade to somebody who may still grade blind.
#[component]
fn Distribution(session: Session, figures: PeriodFigures, unread: Unread) -> impl IntoView {
    let whose = sentence::whose_grades(&figures);
    let shown = if unread.is_empty() {
        view! {
            <Sentence text=sentence::headline(&figures) what="the week’s headline" />
            <DistributionView id="week-overall" title=Stage::Final.label() distribution=figures.overall().clone() />
        }
        .into_any()
    } else {
        view! { <Veil session unread /> }.into_any()
    };
    view! {
        <section aria-labelledby="distribution">
            <h2 class="govuk-heading-m" id="distribution">"Overall grades"</h2>
            <p class="govuk-body">{whose}</p>
            {shown}
        </section>
    }
}

fn submitted(n: usize) -> String {
    format!("{} submitted", count(n, "audit", "audits"))
}

/// An audit of the week as a row of the table.
#[derive(Clone, PartialEq)]
struct Row {
    reference: String,
    area: String,
    who: String,
    state: String,
    kind: TagKind,
    route: Option<Route>,
}

/// The audits of the week: open drafts first, then submitted audits. The rows show no grades, because the reader may be
/// about to moderate one of them.
fn rows(session: Session, workspace: &Workspace, planned: &PracticeWeek) -> Vec<Row> {
    let area = |key: &ServiceAreaKey| service_area_names(workspace, std::slice::from_ref(key));
    let drafts = session.drafts.all::<AuditDraft>().into_iter();
    let drafts = drafts.filter(|draft| draft.case.week == Some(planned.id) && draft.correcting.is_none());
    let begun = drafts.map(|draft| {
        let mine = session.me().is_some_and(|me| me.id() == draft.auditor.id());
        Row {
            reference: match draft.case.reference.trim() {
                "" => "No case reference yet".to_owned(),
                reference => reference.to_owned(),
            },
            area: draft.case.service_area.as_ref().map(area).unwrap_or_default(),
            who: draft.auditor.name().to_owned(),
            state: "Draft".to_owned(),
            kind: TagKind::Doing,
            route: mine.then_some(Route::Guide(draft.id, Guide::Tasks)),
        }
    });
    let submitted = audits_of_week(workspace, planned)
        .into_iter()
        .filter_map(|audit| {
            let outline = audit.outline()?;
            Some(Row {
                reference: outline.case.reference.to_string(),
                area: area(&outline.case.service_area),
                who: outline.who.name().to_owned(),
                state: audit.label(is_veiled(session, audit)),
                kind: TagKind::Plain,
                route: Some(Route::Audit(audit.id)),
            })
        });
    begun.chain(submitted).collect()
}

fn table(rows: Vec<Row>) -> AnyView {
    if rows.is_empty() {
        return view! {
            <Empty title="No audits yet">
                <p class="govuk-body">"Audits in this week are listed here with their status, as soon as they are begun."</p>
            </Empty>
        }
        .into_any();
    }
    let row = |row: Row| {
        let reference = row.reference;
        let reference = match row.route {
            Some(route) => view! { <a class="govuk-link" href=route.href()>{reference}</a> }.into_any(),
            None => reference.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{reference}</th>
                <td>{row.area}</td>
                <td>{row.who}</td>
                <td><Tag kind=row.kind text=row.state /></td>
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <ScrollTable id="audits" caption="Audits of this week">
            <thead><tr>
                <th scope="col">"Case reference"</th><th scope="col">"Service area"</th>
                <th scope="col">"Auditor"</th><th scope="col">"Status"</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </ScrollTable>
    }
    .into_any()
}

/// The names of service areas, from the first tool that has each key, joined by commas.
pub fn service_area_names(workspace: &Workspace, keys: &[ServiceAreaKey]) -> String {
    let name = |key: &ServiceAreaKey| {
        let named = workspace
            .tools()
            .flat_map(|tool| &tool.service_areas)
            .find(|area| area.key == *key);
        named.map_or_else(|| key.to_string(), |area| area.name.clone())
    };
    let names: BTreeSet<String> = in_order::set(keys.iter().map(name));
    names.into_iter().collect::<Vec<_>>().join(", ")
}
