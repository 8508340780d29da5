//! Random words proposed as a passphrase, and a button that draws others.

use leptos::prelude::*;

use crate::{
    store::vault::{Chance, propose},
    ui::parts::{Button, ButtonKind, InsetText},
};

/// The words and the button.
#[component]
pub fn ProposedWords(proposed: RwSignal<String>, chance: Chance) -> impl IntoView {
    view! {
        <InsetText><span class="pl-secret" id="proposed" role="status">{proposed}</span></InsetText>
        <Button kind=ButtonKind::Secondary on_click=move |()| proposed.set(propose(chance))>"Suggest other \
                                                                                             words"</Button>
    }
}
