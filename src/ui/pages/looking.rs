//! While the device is looked at. Where that takes long, another tab keeps the storage busy, and it is said what to do.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::parts::{Loading, WarningText};

/// After how long somebody wants to know why.
pub const LONG: Duration = Duration::from_secs(5);

/// What is said then. The page goes on by itself once the other tab is closed.
pub const WHY: &str = "This takes longer than usual. Another tab or window of Plumbline may keep the storage busy: close \
    all others. This page then goes on by itself.";

/// The device is being looked at.
#[component]
pub fn Looking() -> impl IntoView {
    let long = RwSignal::new(false);
    // The page may be gone by then.
    Effect::new(move || set_timeout(move || _ = long.try_set(true), LONG));
    view! {
        <Loading what="Looking at what lies on this device" />
        <div role="status">{move || long.get().then(|| view! { <WarningText>{WHY}</WarningText> })}</div>
    }
}
