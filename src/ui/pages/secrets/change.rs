//! Changing the passphrase, or making a new recovery code. The present passphrase is asked for first: the desk may have
//! been left open.

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
    },
};

#[derive(Clone)]
enum Step {
    Ask,
    Choose,
    Passphrase,
    Kit(Arc<NewCode>),
}

impl Step {
    fn title(&self) -> &'static str {
        match self {
            Step::Ask | Step::Choose => "Passphrase and recovery code",
            Step::Passphrase => "Change the passphrase",
            Step::Kit(_) => "Print your new recovery kit",
        }
    }
}

/// The passphrase and the recovery code.
#[component]
pub fn Secrets(opening: Opening) -> impl IntoView {
    let browser = Browser::here();
    let step = RwSignal::new(Step::Ask);
    let busy = RwSignal::new(false);
    let wrong = RwSignal::new(false);
    let done = RwSignal::new("");
    let status = RwSignal::new(String::new());
    let go_to = move |next: Step| {
        wrong.set(false);
        status.set(String::new());
        step.set(next);
        browser.focus_heading();
    };
    // After work that may fail: back to the choice, or what went wrong.
    let end = move |outcome: Result<(), StoreError>, said: &'static str| {
        busy.set(false);
        match outcome {
            Ok(()) => {
                done.set(said);
                go_to(Step::Choose);
            }
            Err(error) => status.set(format!("Not changed: {error}.")),
        }
    };
    let ask = Callback::new(move |(passphrase, told): Try| {
        spawn_local(async move {
            let checked = secrets::check_passphrase(opening, &passphrase).await;
            let right = checked.is_ok();
            _ = told.try_run(checked);
            if right {
                go_to(Step::Choose);
            }
        });
    });
    let change = move |chosen: Passphrase| {
        busy.set(true);
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
        busy.set(true);
        browser.once_drawn(move || {
            spawn_local(async move {
                match secrets::draw_code(opening).await {
                    Ok(code) => {
                        busy.set(false);
                        go_to(Step::Kit(Arc::new(code)));
                    }
                    Err(error) => end(Err(error), ""),
                }
            });
        });
    };
    let take = move |code: Arc<NewCode>| {
        busy.set(true);
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
        go_to(Step::Passphrase);
    };
    let content = move || {
        match step.get() {
        Step::Ask => view! {
            <p class="govuk-body">"First the passphrase as it is now."</p>
            <AskPassphrase opening on_try=ask wrong words=("Continue", "Opening…") />
        }
        .into_any(),
        Step::Choose => view! { <Choose done busy on_passphrase=to_passphrase on_code=draw /> }.into_any(),
        Step::Passphrase => view! {
            <InsetText>"The new passphrase opens this device from now on. Copies in other browsers and backups that were \
                made before still open with the old one."</InsetText>
            <NewPassphrase typing=Typing::new(opening.environment().chance()) on_chosen=change busy wrong
                words=("Change the passphrase", "Locking…") />
        }
        .into_any(),
        Step::Kit(new) => view! {
            <RecoveryKit code=new.code.to_string().into() made=opening.environment().now().local.date() busy wrong
                on_done=move |()| take(new.clone()) />
        }
        .into_any(),
    }
    };
    let back = Callback::new(move |()| match step.get_untracked() {
        Step::Ask | Step::Choose => browser.go(Route::Device),
        Step::Passphrase | Step::Kit(_) => go_to(Step::Choose),
    });
    view! {
        <Page title=Signal::derive(move || step.get().title().to_owned()) step_back=Some(back) problems=wrong>
            {content}
            <StatusLine text=status />
        </Page>
    }
}
