//! The page before grading: asks for the mode, or says why this audit can't be graded here and now.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        route::{Moderate, Route},
        session::Session,
    },
    domain::{draft::ModerationDraft, id::AuditId, moderation::Mode, person::Person},
    ui::{
        page::Page,
        parts::{Button, ButtonKind, ButtonLink, InsetText},
    },
};

use super::{discard::Discard, seat::Beginning};

/// Asks for the mode. It is stored with the grades and can't be changed to blind later.
#[component]
pub fn Start(session: Session, beginning: Beginning) -> impl IntoView {
    let audit = beginning.audit;
    let browser = Browser::here();
    let begin = Callback::new(move |mode: Mode| {
        let workspace = session.desk.workspace_untracked();
        let draft = workspace
            .audit(audit)
            .zip(session.people.working_untracked())
            .and_then(|(record, me)| ModerationDraft::begin(record, me, mode));
        if let Some(draft) = draft {
            if mode == Mode::Open {
                session.seen.note(draft.moderator.id(), [audit]);
            }
            session.begin(draft);
            browser.go(Route::Moderate(audit, Moderate::Tasks));
        }
    });
    let seen = move || session.me().is_some_and(|me| session.seen.has(me.id(), audit));
    let caption = Signal::stored(format!("Case {}", beginning.reference));
    let auditor = format!("{}, {}", beginning.auditor.name(), beginning.auditor.role());
    view! {
        <Page title="Moderate this audit" caption=caption back=(Route::Moderation, "Moderation")>
            <p>"You grade the same record a second time. Have the child’s record open beside this page."</p>
            <p>{format!("Audited by {auditor}.")}</p>
            <ModeAdvice advised=beginning.advised />
            {move || if seen() { looked() } else { blind(begin) }}
            {if beginning.open { open(begin) } else { nothing_to_open() }}
        </Page>
    }
}

/// Offers blind mode.
fn blind(begin: Callback<Mode>) -> AnyView {
    view! {
        <h2 class="govuk-heading-m">"Blind"</h2>
        <p>"You read what the auditor saw and what the family said. The auditor’s grades and reasons stay hidden until you have committed yours. Only blind gradings show how well auditors and moderators agree."</p>
        <Button on_click=move || begin.run(Mode::Blind)>"Grade blind (recommended)"</Button>
    }
    .into_any()
}

/// Offers open mode.
fn open(begin: Callback<Mode>) -> AnyView {
    view! {
        <h2 class="govuk-heading-m">"Open"</h2>
        <p>"You see the auditor’s grades and reasons from the start. Use this when you sit together, or when you know the grades already. It is recorded as open and left out of the agreement figures."</p>
        <Button kind=ButtonKind::Secondary on_click=move || begin.run(Mode::Open)>"Grade open, together with the auditor"</Button>
    }
    .into_any()
}

/// Says that open mode is not possible, because the auditor's grades are not on this device.
fn nothing_to_open() -> AnyView {
    view! {
        <p>"The file you opened holds what the auditor saw, and no grades. To grade open, open a file from the auditor that holds them."</p>
    }
    .into_any()
}

/// Says that blind mode is not possible, because this person has looked at the auditor's grades.
fn looked() -> AnyView {
    view! {
        <InsetText>"You have looked at the auditor’s grades of this audit, so you can no longer grade it blind. A colleague who has not looked still can."</InsetText>
    }
    .into_any()
}

#[component]
fn ModeAdvice(advised: Mode) -> impl IntoView {
    let words = match advised {
        Mode::Blind => "Your audit tool asks for blind moderation.",
        Mode::Open => "Your audit tool allows open moderation.",
    };
    view! { <InsetText>{words}</InsetText> }
}

/// Says that another person on this device has begun. Their grades are not shown.
#[component]
pub fn Taken(session: Session, audit: AuditId, by: Person) -> impl IntoView {
    let name = by.name();
    let begun = format!(
        "{name} ({}) has begun to moderate this audit on this device. You cannot see those grades.",
        by.role()
    );
    let title = format!("Throw away {name}’s grading?");
    view! {
        <Page title="Somebody else is moderating this audit" back=(Route::Moderation, "Moderation")>
            <p>{begun}</p>
            <p>"If this is you under another name, change who is working under “This device”."</p>
            <Discard session audit id="take-over" button_id="throw-theirs-away" button="Throw that grading away"
                title yes="Throw it away" failed="The grading is still there">
                <p>"What was graded and written there is lost. You can then begin your own."</p>
            </Discard>
        </Page>
    }
}

/// Says why the audit cannot be moderated here.
pub fn closed(audit: AuditId, why: String) -> AnyView {
    view! {
        <Page title="This audit cannot be moderated here" back=(Route::Moderation, "Moderation")>
            <p>{why}</p>
            <ButtonLink href=Route::Audit(audit).href() kind=ButtonKind::Secondary>"Look at the audit"</ButtonLink>
        </Page>
    }
    .into_any()
}

/// Says that the audit has been moderated already, and links to the comparison.
pub fn moderated(audit: AuditId) -> AnyView {
    view! {
        <Page title="This audit has been moderated" back=(Route::Moderation, "Moderation")>
            <p>"The grades are committed. You can compare them with the auditor’s."</p>
            <ButtonLink href=Route::Compare(audit).href()>"Compare the grades"</ButtonLink>
        </Page>
    }
    .into_any()
}
