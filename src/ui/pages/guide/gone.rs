//! Shown instead of a page of the guide if no draft can be edited, with a way to get it back where there is one.

use leptos::prelude::*;

use super::open::DraftState;
use crate::{
    app::{route::Route, session::Session},
    domain::{draft::AuditDraft, id::AuditId, person::Person},
    ui::{
        concerns::OpenConcerns,
        page::{HEADING, Page},
        parts::{Button, ButtonKind, ButtonLink, Empty, focus_soon},
        redraw::part,
    },
};

/// Says why no draft can be edited, and where to go.
#[component]
pub fn Gone(
    session: Session,
    audit: AuditId,
    state: DraftState,
    thrown: RwSignal<Option<AuditDraft>>,
) -> impl IntoView {
    let back = (Route::Home, "Back to the desk");
    view! {
        <Page title="Your audit" back>
            <OpenConcerns session audit />
            {move || match thrown.get() {
                Some(draft) => view! { <ThrownAway session draft thrown /> }.into_any(),
                None => view! { <Nothing session audit state=state.clone() /> }.into_any(),
            }}
        </Page>
    }
}

/// Shown after the user has thrown the draft away. It can be put back as long as the page stays open.
#[component]
fn ThrownAway(session: Session, draft: AuditDraft, thrown: RwSignal<Option<AuditDraft>>) -> impl IntoView {
    Effect::new(move |_| focus_soon(HEADING));
    let put_back = move || {
        session.begin(draft.clone());
        thrown.set(None);
        focus_soon(HEADING);
    };
    view! {
        <Empty title="This draft has been thrown away">
            <p>"You can put it back as long as you stay on this page. After that it is gone for good."</p>
            <div class="govuk-button-group">
                <Button on_click=Callback::new(move |()| put_back())>"Put it back"</Button>
                <a class="govuk-link" href=Route::Home.href()>"Go to the desk"</a>
            </div>
        </Empty>
    }
}

/// Shown if there is no draft that can be opened.
#[component]
fn Nothing(session: Session, audit: AuditId, state: DraftState) -> impl IntoView {
    let submitted = move || {
        session
            .desk
            .workspace()
            .audit(audit)
            .is_some_and(|record| record.outline().is_some())
    };
    part(submitted, move |submitted| {
        match state.clone() {
        DraftState::Open(_) => ().into_any(),
        DraftState::SomebodyElses(auditor) => theirs(session, auditor),
        DraftState::Gone if submitted => view! {
            <Empty title="This audit is submitted">
                <p>"It can be read, moderated and corrected, but you can no longer edit it here."</p>
                <ButtonLink href=Route::Audit(audit).href()>"Read the audit"</ButtonLink>
            </Empty>
        }
        .into_any(),
        DraftState::Gone => view! {
            <Empty title="There is no draft of this audit on this device">
                <p>"It may be on another device, under another name, or thrown away."</p>
                <ButtonLink href=Route::Home.href()>"Go to the desk"</ButtonLink>
            </Empty>
        }
        .into_any(),
        DraftState::WithoutTool => view! {
            <Empty title="This audit’s audit tool is not on this device">
                <p>"The draft is safe. The version of the audit tool that it was begun with is missing; ask your QA lead for it."</p>
                <ButtonLink href=Route::Device.href()>"Go to this device"</ButtonLink>
            </Empty>
        }
        .into_any(),
        DraftState::Unreadable => view! {
            <Empty title="This draft cannot be read">
                <p>"It is still there and nothing has been written over it. You can download it as it is."</p>
                <ButtonLink href=Route::Device.href()>"Go to this device"</ButtonLink>
            </Empty>
        }
        .into_any(),
    }
    })
}

/// Shown if the draft is somebody else's, because only they may edit and submit it. A button lets them say that they
/// are working now, even if this device has lost its list of people.
fn theirs(session: Session, auditor: Person) -> AnyView {
    let failed = RwSignal::new(String::new());
    let name = auditor.name().to_owned();
    let button = format!("I am {name}");
    let sit_down = move || {
        if let Err(fault) = session.people.sit_down(auditor.clone()) {
            failed.set(format!("Not changed: {fault}."));
        }
        focus_soon(HEADING);
    };
    view! {
        <Empty title=format!("This is {name}’s draft")>
            <p>"Only the person who began a draft can write and submit it. It shows their grades, so nobody else can open it here."</p>
            <div class="govuk-button-group">
                <ButtonLink href=Route::Home.href()>"Go to the desk"</ButtonLink>
                <Button kind=ButtonKind::Secondary on_click=sit_down>{button}</Button>
            </div>
            <p role="status">{move || failed.get()}</p>
        </Empty>
    }
    .into_any()
}
