//! The desk: urgent concerns, work that the user has begun, work that waits for them, what they have handed over, and the
//! practice weeks.

mod begun;
mod handed_over;
mod personas;
mod uncounted;
mod waiting;
mod weeks;
mod who_sends_what;

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session, work::agenda::Agenda},
    ui::{
        page::Page,
        pages::damage::DamageNotice,
        parts::{ButtonKind, ButtonLink, ConcernBanner},
    },
};

/// The desk.
#[component]
pub fn Home(session: Session) -> impl IntoView {
    let agenda = Memo::new_with_compare(
        move |_| {
            let me = session.me().map(|me| me.id());
            me.map(|me| Agenda::of(&session.desk.workspace(), me, session.today()))
                .unwrap_or_default()
        },
        |_, _| true,
    );
    view! {
        <Page title="Desk">
            <DamageNotice session />
            <personas::Personas session />
            <Concerns agenda />
            <uncounted::NotCounted session />
            <div class="govuk-button-group">
                <ButtonLink href=Route::Begin(None).href()>"Begin an audit"</ButtonLink>
                <ButtonLink href=Route::PlanWeek.href() kind=ButtonKind::Secondary>"Plan a practice week"</ButtonLink>
                <ButtonLink href=Route::OpenFile.href() kind=ButtonKind::Secondary>"Open a file"</ButtonLink>
                <ButtonLink href=Route::HandOver.href() kind=ButtonKind::Secondary>"Hand over"</ButtonLink>
            </div>
            <AllAudits session />
            <who_sends_what::WhoSendsWhat session />
            <div class="pl-home">
                <begun::Begun session />
                <waiting::Waiting session agenda />
            </div>
            <handed_over::HandedOver session />
            <weeks::Weeks session />
        </Page>
    }
}

/// The link to the list of all audits, once there is one.
#[component]
fn AllAudits(session: Session) -> impl IntoView {
    let number = Memo::new(move |_| {
        let workspace = session.desk.workspace();
        workspace
            .audits()
            .filter(|audit| audit.outline().is_some())
            .count()
    });
    move || {
        let number = number.get();
        (number > 0).then(|| {
            view! {
                <p class="govuk-body"><a class="govuk-link" href=Route::Audits.href()>{format!("All audits on this device ({number})")}</a></p>
            }
        })
    }
}

/// The concerns that nobody has been told about, at the top of the desk. Every user sees them, not only the person who
/// raised them.
#[component]
fn Concerns(agenda: Memo<Agenda>) -> impl IntoView {
    move || {
        let concerns = agenda.with(|agenda| agenda.concerns.clone());
        (!concerns.is_empty()).then(|| {
            let items = concerns.into_iter().map(|audit| {
                let raised = audit.open_concerns().next();
                let case = raised.and_then(|concern| concern.raised.content.case.as_ref());
                let name = case.or_else(|| audit.case()).map_or_else(|| "an audit with no case reference yet".to_owned(), |case| case.to_string());
                view! { <li><a class="govuk-link" href=Route::Concern(audit.id).href()>{name}": say who was told"</a></li> }
            });
            view! {
                <ConcernBanner title="Nobody has been told yet">
                    <p>"A child may be unsafe now. Tell somebody first, then record it here."</p>
                    <ul class="govuk-list">{items.collect_view()}</ul>
                </ConcernBanner>
            }
        })
    }
}
