//! Set up this device: who works here, a passphrase, the recovery kit. Nothing is stored until the kit is on paper.

use std::rc::Rc;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        browser::Browser,
        device::{
            new_vault::NewVault,
            opening::{Opening, Phase},
            unlocking,
        },
        route::Route,
    },
    domain::person::Person,
    store::vault::Passphrase,
    ui::{
        page::Page,
        pages::{
            person_form::PersonForm,
            secrets::{
                new_passphrase::{NewPassphrase, Typing},
                recovery_kit::RecoveryKit,
            },
        },
        parts::{InsetText, StatusLine},
    },
};

/// How far the set-up is. What is made is held here only, until the kit is acknowledged.
#[derive(Clone, Copy)]
enum Step {
    Who,
    Passphrase,
    Kit,
}

impl Step {
    fn title(self) -> &'static str {
        match self {
            Step::Who => "Set up this device",
            Step::Passphrase => "Choose a passphrase",
            Step::Kit => "Print your recovery kit",
        }
    }
}

/// Set up this device; or seal what lies here from before there was a vault.
#[component]
pub fn SetUp(opening: Opening) -> impl IntoView {
    let browser = Browser::here();
    let sealing = matches!(opening.phase_untracked(), Phase::Unsealed);
    let step = RwSignal::new(if sealing { Step::Passphrase } else { Step::Who });
    let person = RwSignal::new(None::<Person>);
    let typing = Typing::new(opening.environment().chance());
    let made = StoredValue::new_local(None::<Rc<NewVault>>);
    let wrong = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let status = RwSignal::new(String::new());

    let go_to = move |next: Step| {
        wrong.set(false);
        step.set(next);
        browser.focus_heading();
    };
    let take_person = move |who: Person| {
        person.set(Some(who));
        go_to(Step::Passphrase);
        Ok(())
    };
    // Its key is derived while the person reads the kit.
    let choose = move |passphrase: Passphrase| {
        made.set_value(Some(Rc::new(NewVault::make(opening, passphrase))));
        go_to(Step::Kit);
    };
    let finish = move |()| {
        let Some(new) = made.get_value() else { return };
        busy.set(true);
        spawn_local(async move {
            let person = person.get_untracked();
            match unlocking::take_into_use(opening, &new, person).await {
                Ok(()) => {
                    browser.ask_to_keep.run(Callback::new(|_| ()));
                    browser.go(Route::Home);
                }
                Err(error) => {
                    busy.set(false);
                    status.set(format!("Not set up: {error}."));
                }
            }
        });
    };
    let content = move || {
        match step.get() {
        Step::Who => view! {
            <PersonForm environment=opening.environment() known=person.get_untracked() on_person=take_person wrong />
        }
        .into_any(),
        Step::Passphrase => view! {
            {sealing.then(|| view! {
                <InsetText>"What is on this device was stored by an older Plumbline, which did not lock it away. \
                    Choose a passphrase, and it will be. Nothing is lost."</InsetText>
            })}
            <NewPassphrase typing on_chosen=choose busy wrong words=("Continue", "Locking…") />
        }
        .into_any(),
        Step::Kit => {
            let code = made.with_value(|made| made.as_ref().map(|made| made.code().to_string()));
            view! {
                <RecoveryKit code=code.unwrap_or_default().into() made=opening.environment().now().local.date() busy wrong
                    on_done=finish />
            }
            .into_any()
        }
    }
    };
    let back = move || match step.get() {
        Step::Who => Some(Callback::new(move |()| browser.go(Route::Home))),
        Step::Passphrase if sealing => None,
        Step::Passphrase => Some(Callback::new(move |()| go_to(Step::Who))),
        // The code that was shown is on paper, perhaps: it stays the one.
        Step::Kit => None,
    };
    view! {
        <Page title=Signal::derive(move || step.get().title().to_owned()) step_back=Signal::derive(back) problems=wrong>
            {content}
            <StatusLine text=status />
        </Page>
    }
}
