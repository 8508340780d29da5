//! When this device locks, with links to change its passphrase and to erase it.

use leptos::prelude::*;

use crate::{
    app::{device::lock_after::LockAfter, later::at_once_or_later, route::Route, session::Session},
    ui::parts::{Choice, Radios, StatusLine},
};

/// The section about locking.
#[component]
pub fn Locking(session: Session) -> impl IntoView {
    let status = RwSignal::new(String::new());
    let choices = LockAfter::CHOICES.map(|minutes| Choice::new(minutes.to_string(), spelt(minutes)));
    let choose = move |chosen: String| {
        let Ok(minutes) = chosen.parse() else { return };
        if let Err(error) = session.lock_after.set(minutes) {
            return status.set(format!("Not changed: {error}."));
        }
        status.set("Saving…".to_owned());
        at_once_or_later(Box::pin(async move {
            let said = match session.lock_after.kept().await {
                Ok(()) => format!("Saved. It locks after {}.", spelt(minutes)),
                Err(error) => format!(
                    "It locks after {} for now, but this is not saved: {error}.",
                    spelt(minutes)
                ),
            };
            let _ = status.try_set(said);
        }));
    };
    view! {
        <section aria-labelledby="locking">
            <h2 class="govuk-heading-m" id="locking">"Locking"</h2>
            <Radios id="lock-after" legend="Lock when nobody has used it for" small=true inline=true
                choices=choices.into() value=Signal::derive(move || Some(session.lock_after.minutes().to_string()))
                on_choose=choose />
            <StatusLine text=status />
            <p class="govuk-body">"It also locks when this device sleeps, and when you leave the page. What you were typing is kept, and you come back to it."</p>
            <ul class="govuk-list pl-device__secrets">
                <li><a class="govuk-link" href=Route::Secrets.href()>"Change the passphrase, or make a new recovery code"</a></li>
                <li><a class="govuk-link" href=Route::Erase.href()>"Erase this device"</a></li>
            </ul>
        </section>
    }
}

fn spelt(minutes: u16) -> String {
    if minutes == 60 {
        "1 hour".to_owned()
    } else {
        format!("{minutes} minutes")
    }
}
