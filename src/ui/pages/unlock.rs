//! The locked device: the passphrase is asked for, or the recovery code.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        opening::Opening,
        outside::Outside,
        unlocking::{self, NotUnlocked, Secret},
    },
    store::vault::Passphrase,
    ui::{
        page::Page,
        parts::{Button, ErrorLink, ErrorSummary, Form, PassphraseField},
    },
};

const FIELD: &str = "passphrase";

/// Unlock this device.
#[component]
pub fn Unlock(opening: Opening) -> impl IntoView {
    let outside = Outside::here();
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let tries = RwSignal::new(0u32);
    let busy = RwSignal::new(false);
    let unlock = move |()| {
        busy.set(true);
        outside.once_drawn(move || {
            spawn_local(async move {
                let secret = Secret::Passphrase(Passphrase::typed(&typed.get_untracked()));
                let unlocked = unlocking::unlock(opening, &secret).await;
                busy.set(false);
                if let Err(refused) = unlocked {
                    fault.set(Some(match refused {
                        NotUnlocked::Wrong => "That is not the passphrase of this device.".to_owned(),
                        NotUnlocked::Store(error) => format!("Not opened: {error}."),
                    }));
                    tries.update(|n| *n += 1);
                } else {
                    outside.focus_heading();
                }
            });
        });
    };
    let errors = Signal::derive(move || {
        let link = |text| ErrorLink {
            target: FIELD.to_owned(),
            text,
        };
        fault.get().map(link).into_iter().collect::<Vec<_>>()
    });
    view! {
        <Page title="Unlock this device" problems=Signal::derive(move || fault.with(Option::is_some))>
            <ErrorSummary errors focus=tries />
            <Form on_submit=unlock>
                <PassphraseField id=FIELD label="Passphrase" error=fault value=typed on_input=move |text| typed.set(text) />
                <Button submit=true busy>"Unlock"</Button>
            </Form>
        </Page>
    }
}
