//! The locked device. Asks for the passphrase, or for the recovery code and a new passphrase. Stored data can't be read
//! yet, so the page shows none of it, not even whose device this is.

mod recover;

use leptos::{prelude::*, task::spawn_local};

use self::recover::Recover;
use crate::{
    app::{
        browser::Browser,
        device::{not_unlocked::NotUnlocked, opening::Opening, secrets, unlocking},
        route::Route,
    },
    store::{StoreError, vault::Passphrase},
    ui::{
        page::Page,
        pages::secrets::{
            ask_passphrase::{AskPassphrase, Try},
            new_passphrase::{NewPassphrase, Typing},
        },
        parts::{Button, ButtonKind, InsetText, StatusLine},
        steps::{self, Back, Steps},
    },
};

#[derive(Clone, Copy)]
enum Step {
    Passphrase,
    Code,
    /// The code was right. The desk stays locked until the user has chosen a new passphrase.
    Another,
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Step::Passphrase => "Unlock this device",
            Step::Code => "Use the recovery code",
            Step::Another => "Choose another passphrase",
        }
    }

    fn back(&self) -> Option<Back<Self>> {
        match self {
            Step::Code => Some(Back::Step(Step::Passphrase)),
            Step::Passphrase | Step::Another => None,
        }
    }
}

/// The page that unlocks this device.
#[component]
pub fn Unlock(opening: Opening) -> impl IntoView {
    let browser = Browser::here();
    let steps = Steps::begin(Step::Passphrase);
    let Steps { at, attempt, go, .. } = steps;
    let unlock = Callback::new(move |(passphrase, told): Try| {
        spawn_local(async move {
            match unlocking::unlock(opening, &passphrase).await {
                Ok(()) => browser.focus_heading(),
                Err(refused) => _ = told.try_run(Err(refused)),
            }
        });
    });
    let recover = Callback::new(move |(code, told): recover::Try| {
        spawn_local(async move {
            let recovered = unlocking::recover(opening, &code).await;
            let right = recovered.is_ok();
            told.try_run(recovered);
            if right {
                go.run(Step::Another);
            }
        });
    });
    let change = move |chosen: Passphrase| {
        attempt.begin();
        browser.once_drawn(move || {
            let chosen = chosen.clone();
            spawn_local(async move {
                if let Err(error) = change_and_go_in(opening, &chosen).await {
                    return attempt.fail(format!("Not changed: {error}."));
                }
                browser.focus_heading();
            });
        });
    };
    let content = move || {
        match at.get() {
        Step::Passphrase => view! {
            <AskPassphrase opening focus=true on_try=unlock attempt words=("Unlock", "Opening…") />
            <Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Code)>"I have forgotten the passphrase"</Button>
            <p class="govuk-body">
                "Nobody can read what is stored here until it is unlocked. If the passphrase and the recovery code are \
                 both lost, you can only "<a class="govuk-link" href=Route::Erase.href()>"erase this device"</a>"."
            </p>
        }
        .into_any(),
        Step::Code => view! { <Recover on_try=recover attempt /> }.into_any(),
        Step::Another => view! {
            <InsetText>"The recovery code is right. Now choose a new passphrase to replace the forgotten one. The \
                        recovery code still works: put the paper back."</InsetText>
            <NewPassphrase typing=Typing::new(opening.environment().chance()) on_chosen=change attempt
                words=("Continue", "Locking…") />
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

async fn change_and_go_in(opening: Opening, chosen: &Passphrase) -> Result<(), StoreError> {
    secrets::change_passphrase(opening, chosen).await?;
    unlocking::go_in(opening).await
}

/// Receives the outcome of a passphrase or code attempt.
type Told = Callback<Result<(), NotUnlocked>>;
