//! The first screen of a new device: what Plumbline does, and the two ways to begin.

use leptos::prelude::*;

use crate::{
    app::{device::opening::Opening, route::Route},
    ui::{
        look_round::LookRound,
        page::Page,
        parts::{ButtonLink, Notice, NoticeKind},
    },
};

/// The first screen.
#[component]
pub fn First(
    opening: Opening,
    /// Whether this device has just been erased.
    #[prop(optional)]
    erased: bool,
) -> impl IntoView {
    view! {
        <Page title="Practice audits, from one child’s record to the quarter’s figures">
            {erased.then(|| view! {
                <Notice id="erased" kind=NoticeKind::Success title="This device is erased">
                    <p class="govuk-body">"Nothing of Plumbline’s is stored in this browser any more."</p>
                </Notice>
            })}
            <p class="govuk-body-l">
                "Plumbline guides an auditor through the grading, keeps what families said, lets a moderator grade \
                 without seeing the first grade, and adds the quarter up so that nobody can misread it."
            </p>
            <div class="pl-first">
                <section class="pl-first__way">
                    <h2 class="govuk-heading-m">"Start work"</h2>
                    <p class="govuk-body">"Your name, your role and a passphrase; no account. It takes three minutes and a sheet of paper."</p>
                    <p class="govuk-body">"Have a backup? Set up this device, then restore it: under “This device”, then “Backups”."</p>
                    <ButtonLink href=Route::SetUp.href()>"Set up this device"</ButtonLink>
                </section>
                <section class="pl-first__way">
                    <h2 class="govuk-heading-m">"See it at work"</h2>
                    <p class="govuk-body">"A made-up October to December 2024. Nothing you do there is stored."</p>
                    <LookRound opening environment=opening.environment() />
                </section>
            </div>
            {(!erased).then(|| view! {
                <h2 class="govuk-heading-s">"Were there audits here before?"</h2>
                <p class="govuk-body">
                    "If you recorded audits in this browser before, it has deleted them. Some browsers do so when they are \
                     closed, when somebody clears their data, or after a week without a visit. Set up this device again and \
                     restore your last backup. Ask your IT support to let the browser keep this page’s data before you \
                     record anything else."
                </p>
            })}
            <h2 class="govuk-heading-s">"Where things are kept"</h2>
            <p class="govuk-body">
                "Everything stays in this browser, on this device, locked with your passphrase. There is no server, and the page sends nothing anywhere. "
                <a class="govuk-link" href=Route::About.href()>"What Plumbline promises, and what it can’t"</a>
            </p>
        </Page>
    }
}
