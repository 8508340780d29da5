//! The file is made: what it is called, how it gets to whoever opens it, and what they do with it.

use std::sync::Arc;

use leptos::prelude::*;

use super::Handed;
use crate::{
    app::{hand_over::Sealing, route::Route},
    exchange::pack::Purpose,
    ui::{
        pages::backup::count,
        parts::{Button, ButtonKind, ButtonLink, InsetText, Notice, NoticeKind, WarningText},
    },
};

/// What to do next.
#[component]
pub fn Done(
    /// The file.
    handed: Arc<Handed>,
    /// Begins again.
    #[prop(into)]
    on_again: Callback<()>,
) -> impl IntoView {
    let what = match handed.audits {
        0 => "no audits, but plans or audit tools".to_owned(),
        n => count(n, "audit", "audits"),
    };
    let given = format!(
        "The browser was given {}, with {what}. It lies where your browser saves downloads.",
        handed.name
    );
    view! {
        <Notice id="handed" kind=NoticeKind::Success>
            <p class="govuk-body">{given}</p>
        </Notice>
        <h2 class="govuk-heading-m">"What to do next"</h2>
        <ol class="govuk-list govuk-list--number">
            <li>"Check that the file is there, and send it in the way your council allows. Then delete your copy of it: the work itself is on this device."</li>
            {secret(&handed.sealing)}
            <li>{theirs(handed.purpose)}</li>
        </ol>
        <div class="govuk-button-group">
            <ButtonLink href=Route::Home.href()>"Desk"</ButtonLink>
            <Button kind=ButtonKind::Secondary on_click=on_again>"Hand over something else"</Button>
        </div>
    }
}

fn secret(sealing: &Sealing) -> AnyView {
    match sealing {
        Sealing::Words(words) => {
            let words = words.to_string();
            view! {
            <li>
                "Tell them the passphrase by telephone, never in the same e-mail. It is not kept here, so write it down until they have it:"
                <InsetText><span class="pl-secret" id="told">{words}</span></InsetText>
            </li>
            }
            .into_any()
        }
        Sealing::Agreed(_) => {
            view! { <li>"It opens with the passphrase that you have agreed on. Never write it into the same e-mail."</li> }
                .into_any()
        }
        Sealing::Key(colleague) => {
            let (first, last) = colleague.key.ends();
            let whose = format!(
                "It opens on the device of {} only. If their key came by e-mail, ring them: behind “age1” it begins with {first}, \
                 and it ends with {last}.",
                colleague.name
            );
            view! { <li>{whose}</li> }.into_any()
        }
        Sealing::Bare => view! {
            <li><WarningText>"The file is not sealed. Whoever comes by it can read it."</WarningText></li>
        }
        .into_any(),
    }
}

fn theirs(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::ModerateBlind | Purpose::ModerateOpen => {
            "They open it in Plumbline under “Open a file”, and find the audits under “Moderation”. Their grades come back in \
             a file of their own, made for “Gather”."
        }
        Purpose::Gather => {
            "They open it in Plumbline under “Open a file”. Opening it twice, or in another order, makes no difference."
        }
    }
}
