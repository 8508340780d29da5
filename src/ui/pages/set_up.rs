//! Set up this device: who works here, a passphrase, the recovery kit. Nothing is stored until the kit is on paper.

use std::{rc::Rc, sync::Arc};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        opening::{Opening, Phase},
        outside::Outside,
        route::Route,
        unlocking,
    },
    domain::person::Person,
    store::vault::{
        Passphrase, Vault,
        keyring::{KeyRing, Made},
    },
    ui::{
        page::Page,
        pages::{
            person_form::PersonForm,
            secrets::{new_passphrase::NewPassphrase, recovery_kit::RecoveryKit},
        },
        parts::InsetText,
    },
};

/// How far the set-up is. What is made is held here only, until the kit is acknowledged.
#[derive(Clone)]
enum Step {
    Who,
    Passphrase,
    Kit { ring: KeyRing, code: Arc<str> },
}

/// Set up this device; or seal what lies here from before there was a vault.
#[component]
pub fn SetUp(opening: Opening) -> impl IntoView {
    let outside = Outside::here();
    let sealing = matches!(opening.phase_untracked(), Phase::Unsealed);
    let step = RwSignal::new(if sealing { Step::Passphrase } else { Step::Who });
    let person = RwSignal::new(None::<Person>);
    let vault = StoredValue::new_local(None::<Rc<Vault>>);
    let wrong = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let status = RwSignal::new(String::new());

    let take_person = move |who: Person| {
        person.set(Some(who));
        step.set(Step::Passphrase);
        outside.focus_heading();
        Ok(())
    };
    let choose = move |passphrase: Passphrase| {
        busy.set(true);
        outside.once_drawn(move || {
            let Made {
                ring,
                vault: made,
                code,
            } = unlocking::make(opening, &passphrase);
            vault.set_value(Some(Rc::new(made)));
            step.set(Step::Kit {
                ring,
                code: code.to_string().into(),
            });
            busy.set(false);
            outside.focus_heading();
        });
    };
    let finish = move |ring: KeyRing| {
        let Some(vault) = vault.get_value() else { return };
        busy.set(true);
        spawn_local(async move {
            let person = person.get_untracked();
            match unlocking::take_into_use(opening, ring, vault, person).await {
                Ok(()) => outside.go(Route::Home),
                Err(error) => {
                    busy.set(false);
                    status.set(format!("Not set up: {error}."));
                }
            }
        });
    };
    let title = move || match step.get() {
        Step::Who => "Set up this device",
        Step::Passphrase => "Choose a passphrase",
        Step::Kit { .. } => "Print your recovery kit",
    };
    let content = move || {
        match step.get() {
        Step::Who => view! { <PersonForm senses=opening.senses() on_person=take_person wrong /> }.into_any(),
        Step::Passphrase => view! {
            {sealing.then(|| view! {
                <InsetText>"What is on this device was stored by an older Plumbline, which did not lock it away. \
                    Choose a passphrase, and it will be. Nothing is lost."</InsetText>
            })}
            <NewPassphrase chance=opening.senses().chance() on_chosen=choose busy wrong button="Continue" />
        }.into_any(),
        Step::Kit { ring, code } => view! {
            <RecoveryKit code made=opening.senses().now().local.date() busy status wrong
                on_done=move |()| finish(ring.clone()) />
        }.into_any(),
    }
    };
    view! {
        <Page title=Signal::derive(move || title().to_owned()) problems=wrong>
            {content}
        </Page>
    }
}
