//! The locked device: the passphrase is asked for, or the recovery code and another passphrase. Nothing that is stored
//! can be read here, so nothing of it is shown: not even whose device it is.

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
    },
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Passphrase,
    Code,
    /// The code was right. The desk stays shut until there is a passphrase that somebody knows.
    Another,
}

impl Step {
    fn title(self) -> &'static str {
        match self {
            Step::Passphrase => "Unlock this device",
            Step::Code => "Use the recovery code",
            Step::Another => "Choose another passphrase",
        }
    }
}

/// Unlock this device.
#[component]
pub fn Unlock(opening: Opening) -> impl IntoView {
    let browser = Browser::here();
    let step = RwSignal::new(Step::Passphrase);
    let wrong = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let status = RwSignal::new(String::new());
    let go_to = move |next: Step| {
        wrong.set(false);
        step.set(next);
        browser.focus_heading();
    };
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
                go_to(Step::Another);
            }
        });
    });
    let change = move |chosen: Passphrase| {
        busy.set(true);
        browser.once_drawn(move || {
            let chosen = chosen.clone();
            spawn_local(async move {
                if let Err(error) = change_and_go_in(opening, &chosen).await {
                    busy.set(false);
                    return status.set(format!("Not changed: {error}."));
                }
                browser.focus_heading();
            });
        });
    };
    let content = move || {
        match step.get() {
        Step::Passphrase => view! {
            <AskPassphrase opening focus=true on_try=unlock wrong words=("Unlock", "Opening…") />
            <Button kind=ButtonKind::Secondary on_click=move |()| go_to(Step::Code)>"I have forgotten the passphrase"</Button>
            <p class="govuk-body">
                "What is stored here can’t be read by anybody until it is unlocked. If passphrase and recovery code are both \
                 lost, all that is left is to "<a class="govuk-link" href=Route::Erase.href()>"erase this device"</a>"."
            </p>
        }
        .into_any(),
        Step::Code => view! { <Recover on_try=recover wrong /> }.into_any(),
        Step::Another => view! {
            <InsetText>"The recovery code was right. Before the desk opens, choose a passphrase in the place of the one that \
                is forgotten. The recovery code stays good: put the paper back."</InsetText>
            <NewPassphrase typing=Typing::new(opening.environment().chance()) on_chosen=change busy wrong
                words=("Continue", "Locking…") />
        }
        .into_any(),
    }
    };
    let back = move || (step.get() == Step::Code).then(|| Callback::new(move |()| go_to(Step::Passphrase)));
    view! {
        <Page title=Signal::derive(move || step.get().title().to_owned()) step_back=Signal::derive(back) problems=wrong>
            {content}
            <StatusLine text=status />
        </Page>
    }
}

async fn change_and_go_in(opening: Opening, chosen: &Passphrase) -> Result<(), StoreError> {
    secrets::change_passphrase(opening, chosen).await?;
    unlocking::go_in(opening).await
}

/// What is told of a secret that was tried.
type Told = Callback<Result<(), NotUnlocked>>;
