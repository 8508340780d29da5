//! Changing the passphrase, or making a new recovery code. The current passphrase is asked for first, because the user
//! may have left the desk unlocked.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    ask_passphrase::{AskPassphrase, Try},
    choose::Choose,
    new_passphrase::{NewPassphrase, Typing},
    recovery_kit::RecoveryKit,
};
use crate::{
    app::{
        browser::Browser,
        device::{
            opening::Opening,
            secrets::{self, NewCode},
        },
        route::Route,
    },
    store::{StoreError, vault::Passphrase},
    ui::{
        page::Page,
        parts::{InsetText, StatusLine},
        steps::{self, Back, Steps},
    },
};

#[derive(Clone)]
enum Step {
    Ask,
    Choose,
    Passphrase,
    Kit(Arc<NewCode>),
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Step::Ask | Step::Choose => "Passphrase and recovery code",
            Step::Passphrase => "Change the passphrase",
            Step::Kit(_) => "Print your new recovery kit",
        }
    }

    fn back(&self) -> Option<Back<Self>> {
        Some(match self {
            Step::Ask | Step::Choose => Back::Page(Route::Device),
            Step::Passphrase | Step::Kit(_) => Back::Step(Step::Choose),
        })
    }
}

/// The page to change the passphrase or the recovery code.
#[component]
pub fn Secrets(opening: Opening) -> impl IntoView {
    let browser = Browser::here();
    let steps = Steps::begin(Step::Ask);
    let Steps { at, attempt, go, .. } = steps;
    let done = RwSignal::new("");
    // Ends an operation: goes back to the choice, or reports the error.
    let end = move |outcome: Result<(), StoreError>, said: &'static str| match outcome {
        Ok(()) => {
            attempt.end();
            done.set(said);
            go.run(Step::Choose);
        }
        Err(error) => attempt.fail(format!("Not changed: {error}.")),
    };
    let ask = Callback::new(move |(passphrase, told): Try| {
        spawn_local(async move {
            let checked = secrets::check_passphrase(opening, &passphrase).await;
            let right = checked.is_ok();
            _ = told.try_run(checked);
            if right {
                go.run(Step::Choose);
            }
        });
    });
    let change = move |chosen: Passphrase| {
        attempt.begin();
        browser.once_drawn(move || {
            let chosen = chosen.clone();
            spawn_local(async move {
                end(
                    secrets::change_passphrase(opening, &chosen).await,
                    "The passphrase is changed.",
                );
            });
        });
    };
    let draw = move |()| {
        done.set("");
        attempt.begin();
        browser.once_drawn(move || {
            spawn_local(async move {
                match secrets::draw_code(opening).await {
                    Ok(code) => {
                        attempt.end();
                        go.run(Step::Kit(Arc::new(code)));
                    }
                    Err(error) => end(Err(error), ""),
                }
            });
        });
    };
    let take = move |code: Arc<NewCode>| {
        attempt.begin();
        spawn_local(async move {
            let taken = secrets::take_code(opening, &code).await;
            end(
                taken,
                "The new recovery code is in use. The older one opens nothing on this device any more.",
            );
        });
    };
    let to_passphrase = move |()| {
        done.set("");
        go.run(Step::Passphrase);
    };
    let content = move || {
        match at.get() {
        Step::Ask => view! {
            <p class="govuk-body">"First, enter your current passphrase."</p>
            <AskPassphrase opening on_try=ask attempt words=("Continue", "Opening…") />
        }
        .into_any(),
        Step::Choose => view! { <Choose done busy=attempt.busy() on_passphrase=to_passphrase on_code=draw /> }.into_any(),
        Step::Passphrase => view! {
            <InsetText>"The new passphrase opens this device from now on. Copies in other browsers and backups that were \
                made before still open with the old one."</InsetText>
            <NewPassphrase typing=Typing::new(opening.environment().chance()) on_chosen=change attempt
                words=("Change the passphrase", "Locking…") />
        }
        .into_any(),
        Step::Kit(new) => view! {
            <RecoveryKit code=new.code.to_string().into() made=opening.environment().now().local.date() attempt
                on_done=move |()| take(new.clone()) />
        }
        .into_any(),
    }
    };
    view! {
        <Page title=steps.title() step_back=steps.back() problems=attempt.is_wrong()>
            {content}
            <StatusLine text=attempt.status() />
        </Page>
    }
}
