//! How long until the next attempt: shown each second, and announced at the beginning and the end.

use leptos::prelude::*;

/// A countdown; shows nothing if there is no wait.
#[component]
pub fn Countdown(
    /// The remaining seconds.
    #[prop(into)]
    seconds: Signal<u64>,
) -> impl IntoView {
    let waits = Memo::new(move |_| seconds.get() > 0);
    let said = Memo::new(move |before: Option<&String>| match (waits.get(), before) {
        (true, _) => format!("Wait {}, then try again.", spelt(seconds.get_untracked())),
        (false, Some(before)) if !before.is_empty() => "You can try again now.".to_owned(),
        (false, _) => String::new(),
    });
    view! {
        <div class="pl-countdown">
            {move || waits.get().then(|| view! {
                <p class="pl-countdown__left" aria-hidden="true">
                    {move || format!("You can try again in {}.", spelt(seconds.get()))}
                </p>
            })}
            <p class="govuk-visually-hidden" role="status">{said}</p>
        </div>
    }
}

fn spelt(seconds: u64) -> String {
    if seconds == 1 {
        "1 second".to_owned()
    } else {
        format!("{seconds} seconds")
    }
}
