//! The last step, after the file is made: its name, how to get it to the recipient, and what they do with it.

use std::sync::Arc;

use leptos::prelude::*;

use super::Handed;
use crate::{
    app::{files::hand_over::Sealing, route::Route},
    exchange::pack::Purpose,
    ui::{
        count::count,
        parts::{Button, ButtonKind, ButtonLink, InsetText, Notice, NoticeKind},
    },
};

const SEND: &str = "Check that the file is there, and send it in the way your council allows. Then delete your copy of it: the work itself is on this device.";
const SEND_BARE: &str = "Check that the file is there, and delete it as soon as the other program has it: the work itself is on this device.";

/// What to do next.
#[component]
pub fn Done(
    /// The file.
    handed: Arc<Handed>,
    /// Called to hand over something else.
    #[prop(into)]
    on_again: Callback<()>,
) -> impl IntoView {
    let what = match handed.audits {
        0 => "no audits, but plans or audit tools".to_owned(),
        n => count(n, "audit", "audits"),
    };
    let (name, theirs) = (handed.name.clone(), theirs(&handed));
    let [first, second] = first_steps(&handed.sealing);
    view! {
        <Notice id="handed" kind=NoticeKind::Success>
            <p class="govuk-body">"Plumbline gave your browser a file with "{what}". Find it where your browser saves downloads."</p>
            <p class="govuk-body pl-hand-over__name">{name}</p>
        </Notice>
        <h2 class="govuk-heading-m">"What to do next"</h2>
        <ol class="govuk-list govuk-list--number">
            <li>{first}</li>
            <li>{second}</li>
            <li>{theirs}</li>
        </ol>
        <div class="govuk-button-group">
            <ButtonLink href=Route::Home.href()>"Desk"</ButtonLink>
            <Button kind=ButtonKind::Secondary on_click=on_again>"Hand over something else"</Button>
        </div>
    }
}

/// The first two steps: sending the file, and making sure that only the recipient can open it. A key is checked before
/// the file is sent.
fn first_steps(sealing: &Sealing) -> [AnyView; 2] {
    let send = match sealing {
        Sealing::Bare => SEND_BARE,
        Sealing::Words(_) | Sealing::Agreed(_) | Sealing::Key(_) => SEND,
    };
    let (send, secret) = (send.into_any(), secret(sealing));
    match sealing {
        Sealing::Key(_) | Sealing::Bare => [secret, send],
        Sealing::Words(_) | Sealing::Agreed(_) => [send, secret],
    }
}

fn secret(sealing: &Sealing) -> AnyView {
    match sealing {
        Sealing::Words(words) => {
            let words = words.to_string();
            view! {
                "Tell them the passphrase by telephone, never in the same email. It is not kept here, so write it down until they have it:"
                <InsetText><span class="pl-secret" id="told">{words}</span></InsetText>
            }
            .into_any()
        }
        Sealing::Agreed(_) => {
            "It opens with the passphrase that you have agreed on. Never write it in the same email."
                .into_any()
        }
        Sealing::Key(colleague) => {
            let (first, last) = colleague.key.ends();
            let whose = format!(
                "It opens on the device of {} only. If their key came by email, ring them before you send the file, \
                 and compare the key: after “age1” their key begins with {first}, and it ends with {last}.",
                colleague.name
            );
            whose.into_any()
        }
        Sealing::Bare => view! {
            <strong><span class="govuk-visually-hidden">"Warning: "</span>"The file has no password. Anybody who gets it can read it."</strong>
            " Keep it in a folder that your council allows for case records."
        }
        .into_any(),
    }
}

fn theirs(handed: &Handed) -> &'static str {
    if handed.sealing == Sealing::Bare {
        return "Open it in the other program. Plumbline opens it too, under “Open a file”.";
    }
    match handed.purpose {
        Purpose::ModerateBlind | Purpose::ModerateOpen => {
            "They open it in Plumbline under “Open a file”, and find the audits under “Moderation”. Their grades come back in \
             a file of their own, made for “Send all grades to the QA lead”."
        }
        Purpose::Gather => {
            "They open it in Plumbline under “Open a file”. Opening it twice, or in another order, makes no difference."
        }
    }
}
