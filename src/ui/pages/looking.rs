//! The screen shown while the storage is being read. If that takes long, another tab may keep the storage busy, so the
//! screen says what to do.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::parts::{Loading, WarningText};

/// The waiting time after which the screen gives a reason.
pub const LONG: Duration = Duration::from_secs(5);

/// The reason given then. The page continues by itself once the other tab is closed.
pub const WHY: &str = "This is taking longer than usual. Another Plumbline tab or window may be using the storage. \
                       Close all others, and this page will continue by itself.";

/// The screen shown while the storage is being read.
#[component]
pub fn Looking() -> impl IntoView {
    let long = RwSignal::new(false);
    // The page may be gone when the timer fires.
    Effect::new(move || set_timeout(move || _ = long.try_set(true), LONG));
    view! {
        <Loading what="Checking what is on this device" />
        <div role="status">{move || long.get().then(|| view! { <WarningText>{WHY}</WarningText> })}</div>
    }
}
