//! A practice week: its audits, how far each is, and its distribution.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    app::{
        route::{Guide, Route},
        session::Session,
        work::{agenda::audits_of_week, looking::begun_blind},
    },
    domain::{
        draft::AuditDraft, id::WeekId, key::ServiceAreaKey, record::AuditRecord, stage::Stage,
        week::PracticeWeek, workspace::Workspace,
    },
    figures::{quarter_figures::week_figures, sentence},
    ui::{
        dates,
        figures::{DistributionView, Sentence},
        page::Page,
        pages::quarter::Veil,
        parts::{ButtonLink, Empty, Progress, ScrollTable, Tag, TagKind},
    },
};

/// A practice week.
#[component]
pub fn Week(
    /// The session.
    session: Session,
    /// The week.
    week: WeekId,
) -> impl IntoView {
    // Drawn anew when something is committed, here or in another tab.
    move || drawn(session, week)
}

fn drawn(session: Session, week: WeekId) -> AnyView {
    let workspace = session.desk.workspace();
    let Some(planned) = workspace.week(week).cloned() else {
        return view! {
            <Page title="This practice week is not on this device">
                <p class="govuk-body"><a class="govuk-link" href=Route::Home.href()>"Go to the desk"</a></p>
            </Page>
        }
        .into_any();
    };
    let caption = format!(
        "{} · {}",
        dates::days(planned.first_day, planned.last_day),
        service_area_names(&workspace, &planned.service_areas)
    );
    let done = audits_of_week(&workspace, &planned).len();
    let target = planned.planned.map(usize::from);
    let audits = audits_table(session, &workspace, &planned);
    let figures = week_figures(&workspace, week, Stage::Final).filter(|figures| figures.overall().n() > 0);
    let begun = begun_blind(session, |audit| audit.case.week == Some(week));
    view! {
        <Page title=planned.name.to_string() window="Practice week" caption=Signal::stored(caption) back=(Route::Home, "Desk")>
            {match target {
                Some(target) => view! {
                    <Progress done=Signal::stored(done) total=Signal::stored(target) what="planned audits submitted" />
                }.into_any(),
                None => view! { <p class="govuk-body">{submitted(done)}</p> }.into_any(),
            }}
            <ButtonLink href=Route::Begin(Some(week)).href()>"Begin an audit in this week"</ButtonLink>
            {audits}
            {figures.map(|figures| view! {
                <section aria-labelledby="distribution">
                    <h2 class="govuk-heading-m" id="distribution">"Overall grades"</h2>
                    <p class="govuk-body">{Stage::Final.meaning()}</p>
                    {if begun.is_empty() {
                        view! {
                            <Sentence text=sentence::headline(&figures) what="the week’s headline" />
                            <DistributionView id="week-overall" title=Stage::Final.label() distribution=figures.overall().clone() />
                        }.into_any()
                    } else {
                        view! { <Veil session audits=begun /> }.into_any()
                    }}
                </section>
            })}
        </Page>
    }
    .into_any()
}

fn submitted(n: usize) -> String {
    match n {
        1 => "1 audit submitted".to_owned(),
        n => format!("{n} audits submitted"),
    }
}

/// The audits of the week: open drafts first, then what is submitted. Grades are not listed one by one: a moderator
/// may be reading.
fn audits_table(session: Session, workspace: &Workspace, planned: &PracticeWeek) -> AnyView {
    let drafts = session.drafts.all::<AuditDraft>().into_iter();
    let drafts = drafts.filter(|draft| draft.case.week == Some(planned.id) && draft.correcting.is_none());
    let begun = drafts.map(|draft| {
        let reference = match draft.case.reference.trim() {
            "" => "No case reference yet".to_owned(),
            reference => reference.to_owned(),
        };
        let mine = session.me().is_some_and(|me| me.id() == draft.auditor.id());
        let route = mine.then_some(Route::Guide(draft.id, Guide::Tasks));
        let area = draft
            .case
            .service_area
            .as_ref()
            .map(|key| service_area_names(workspace, std::slice::from_ref(key)));
        row(
            reference,
            area.unwrap_or_default(),
            draft.auditor.name().to_owned(),
            "Begun".to_owned(),
            TagKind::Doing,
            route,
        )
    });
    let begun: Vec<_> = begun.collect();
    let audits = audits_of_week(workspace, planned);
    if begun.is_empty() && audits.is_empty() {
        return view! {
            <Empty title="No audits yet">
                <p class="govuk-body">"Audits that are begun for this week stand here, with how far each is."</p>
            </Empty>
        }
        .into_any();
    }
    let submitted = audits
        .into_iter()
        .filter_map(|audit| submitted_row(workspace, audit))
        .collect_view();
    view! {
        <ScrollTable id="audits" caption="Audits of this week">
            <thead><tr>
                <th scope="col">"Case reference"</th><th scope="col">"Service area"</th>
                <th scope="col">"Auditor"</th><th scope="col">"How far"</th>
            </tr></thead>
            <tbody>{begun}{submitted}</tbody>
        </ScrollTable>
    }
    .into_any()
}

fn submitted_row(workspace: &Workspace, audit: &AuditRecord) -> Option<impl IntoView + use<>> {
    let outline = audit.outline()?;
    let case = outline.case;
    let area = service_area_names(workspace, std::slice::from_ref(&case.service_area));
    let who = outline.who.name().to_owned();
    let label = audit.label();
    Some(row(
        case.reference.to_string(),
        area,
        who,
        label,
        TagKind::Plain,
        Some(Route::Audit(audit.id)),
    ))
}

fn row(
    reference: String,
    area: String,
    who: String,
    state: String,
    kind: TagKind,
    route: Option<Route>,
) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{match route {
                Some(route) => view! { <a class="govuk-link" href=route.href()>{reference}</a> }.into_any(),
                None => reference.into_any(),
            }}</th>
            <td>{area}</td>
            <td>{who}</td>
            <td><Tag kind text=state /></td>
        </tr>
    }
}

/// The names of service areas, by whichever tool knows them, joined for reading.
pub fn service_area_names(workspace: &Workspace, keys: &[ServiceAreaKey]) -> String {
    let name = |key: &ServiceAreaKey| {
        let named = workspace
            .tools()
            .flat_map(|tool| &tool.service_areas)
            .find(|area| area.key == *key);
        named.map_or_else(|| key.to_string(), |area| area.name.clone())
    };
    let names: BTreeSet<String> = keys.iter().map(name).collect();
    names.into_iter().collect::<Vec<_>>().join(", ")
}
