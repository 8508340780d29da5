//! Choosing a passphrase: one made of words is proposed, one's own is taken.

use leptos::prelude::*;

use crate::{
    store::vault::{Chance, Passphrase, propose},
    ui::parts::{Button, ButtonKind, ErrorLink, ErrorSummary, Form, InsetText, PassphraseField},
};

const FIRST: &str = "new-passphrase";
const AGAIN: &str = "new-passphrase-again";

/// The form.
#[component]
pub fn NewPassphrase(
    /// What proposals are drawn with.
    chance: Chance,
    /// Takes the passphrase.
    #[prop(into)]
    on_chosen: Callback<Passphrase>,
    /// It is being worked on.
    #[prop(into)]
    busy: Signal<bool>,
    /// Whether something is wrong, for the window's title.
    wrong: RwSignal<bool>,
    /// The words of the button.
    button: &'static str,
) -> impl IntoView {
    let proposed = RwSignal::new(propose(chance));
    let typed = RwSignal::new(String::new());
    let again = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<(&'static str, String)>);
    let tries = RwSignal::new(0u32);
    let choose = move |()| {
        let chosen = Passphrase::choose(&typed.get_untracked()).map_err(|short| (FIRST, format!("{short}.")));
        let chosen = chosen.and_then(|chosen| {
            if chosen == Passphrase::typed(&again.get_untracked()) {
                Ok(chosen)
            } else {
                Err((
                    AGAIN,
                    "The two are not the same. Show them to see where they differ.".to_owned(),
                ))
            }
        });
        wrong.set(chosen.is_err());
        match chosen {
            Ok(chosen) => {
                fault.set(None);
                on_chosen.run(chosen);
            }
            Err(found) => {
                fault.set(Some(found));
                tries.update(|n| *n += 1);
            }
        }
    };
    let error =
        move |field| Signal::derive(move || fault.get().filter(|(at, _)| *at == field).map(|(_, text)| text));
    let errors = Signal::derive(move || {
        let link = |(at, text): (&str, String)| ErrorLink {
            target: at.to_owned(),
            text,
        };
        fault.get().map(link).into_iter().collect::<Vec<_>>()
    });
    view! {
        <ErrorSummary errors focus=tries />
        <p class="govuk-body">
            "Everything on this device is locked with it. Nobody can reset it for you: there is no server that knows it."
        </p>
        <p class="govuk-body">"Here are six words, drawn at random for you. Take them, or think of your own: long matters, odd signs don’t."</p>
        <InsetText><span class="pl-secret" id="proposed">{proposed}</span></InsetText>
        <Button kind=ButtonKind::Secondary on_click=move |()| proposed.set(propose(chance))>"Draw other words"</Button>
        <Form on_submit=choose>
            <PassphraseField id=FIRST label="Passphrase" hint="12 characters or more. You can paste it."
                autocomplete="new-password" error=error(FIRST) value=typed on_input=move |text| typed.set(text) />
            <PassphraseField id=AGAIN label="The same again" autocomplete="new-password"
                error=error(AGAIN) value=again on_input=move |text| again.set(text) />
            <Button submit=true busy>{button}</Button>
        </Form>
    }
}
