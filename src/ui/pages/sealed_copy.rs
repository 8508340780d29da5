//! Everything stored on this device as one sealed file. The device need not be unlocked.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        browser::Browser,
        device::{opening::Opening, rescue},
    },
    ui::parts::{Button, ButtonKind, StatusLine},
};

/// A button that downloads the sealed file.
#[component]
pub fn SealedCopy(opening: Opening) -> impl IntoView {
    let browser = Browser::here();
    let status = RwSignal::new(String::new());
    let download = move || {
        spawn_local(async move {
            match rescue::as_it_lies(opening).await {
                Ok(document) => {
                    browser.download(document);
                    status.set("The browser was given the file to save.".to_owned());
                }
                Err(error) => status.set(format!("Nothing could be read: {error}.")),
            }
        });
    };
    let opens = if opening.ring().is_some() {
        "The passphrase or the recovery code opens it."
    } else {
        "Its key is not in it: keep it together with a backup of this device, however old, which has the key."
    };
    view! {
        <p class="govuk-body">"A file with everything as it is here, encrypted. " {opens}</p>
        <Button kind=ButtonKind::Secondary on_click=download>"Download everything, encrypted"</Button>
        <StatusLine text=status />
    }
}
