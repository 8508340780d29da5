//! Sets up this device: the person, a passphrase, the recovery kit. Nothing is stored until the user confirms that the
//! kit is on paper.

use std::rc::Rc;

use leptos::prelude::*;

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
        steps::{self, Back, Steps},
    },
};

/// The step the user is at. The new vault is only in memory until the user confirms the kit.
#[derive(Clone, Copy)]
enum Step {
    Who,
    Passphrase,
    /// The passphrase for a device that has unencrypted data from an older version.
    Seal,
    Kit,
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Step::Who => "Set up this device",
            Step::Passphrase | Step::Seal => "Choose a passphrase",
            Step::Kit => "Print your recovery kit",
        }
    }

    fn back(&self) -> Option<Back<Self>> {
        match self {
            Step::Who => Some(Back::Page(Route::Home)),
            Step::Passphrase => Some(Back::Step(Step::Who)),
            // The code may already be on paper, so the user can't go back and make another.
            Step::Seal | Step::Kit => None,
        }
    }
}

/// Sets up this device, or seals its unencrypted data from an older version.
#[component]
pub fn SetUp(opening: Opening) -> impl IntoView {
    let browser = Browser::here();
    let sealing = matches!(opening.phase_untracked(), Phase::Unsealed);
    let steps = Steps::begin(if sealing { Step::Seal } else { Step::Who });
    let Steps { at, attempt, go, .. } = steps;
    let person = RwSignal::new(None::<Person>);
    let typing = Typing::new(opening.environment().chance());
    let made = StoredValue::new_local(None::<Rc<NewVault>>);
    let take_person = move |who: Person| {
        person.set(Some(who));
        go.run(Step::Passphrase);
        Ok(())
    };
    // Deriving the key is slow, so it runs while the user reads the kit.
    let choose = move |passphrase: Passphrase| {
        made.set_value(Some(Rc::new(NewVault::make(opening, passphrase))));
        go.run(Step::Kit);
    };
    let finish = move |()| {
        let Some(new) = made.get_value() else { return };
        let work = async move {
            let person = person.get_untracked();
            let done = unlocking::take_into_use(opening, &new, person).await;
            done.map_err(|error| format!("Not set up: {error}."))
        };
        attempt.run(work, move |()| {
            browser.ask_to_keep.run(Callback::new(|_| ()));
            browser.go(Route::Home);
        });
    };
    let content = move || {
        match at.get() {
        Step::Who => view! {
            <PersonForm environment=opening.environment() known=person.get_untracked() on_person=take_person attempt />
        }
        .into_any(),
        step @ (Step::Passphrase | Step::Seal) => view! {
            {matches!(step, Step::Seal).then(|| view! {
                <InsetText>"What is on this device was stored by an older Plumbline, which did not lock it. Choose a \
                            passphrase to lock it now. Nothing is lost."</InsetText>
            })}
            <NewPassphrase typing on_chosen=choose attempt words=("Continue", "Locking…") />
        }
        .into_any(),
        Step::Kit => {
            let code = made.with_value(|made| made.as_ref().map(|made| made.code().to_string()));
            view! {
                <RecoveryKit code=code.unwrap_or_default().into() made=opening.environment().now().local.date() attempt
                    on_done=finish />
            }
            .into_any()
        }
    }
    };
    view! {
        <Page title=steps.title() step_back=steps.back() problems=attempt.is_wrong()>
            {content}
            <StatusLine text=attempt.status() />
        </Page>
    }
}
