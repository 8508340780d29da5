//! Recovering entries from the mirror, the second copy on this device.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{device::rescue, session::Session},
    ui::{
        count::count,
        parts::{Button, StatusLine},
    },
};

/// Offers to restore the entries that the mirror has and the shelf lacks. Empty if there are none.
#[component]
pub fn PutBack(
    /// The session.
    session: Session,
    /// The number of these entries, once known. Until then nobody should go on without them.
    #[prop(default = RwSignal::new(None))]
    there: RwSignal<Option<usize>>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let status = RwSignal::new(String::new());
    Effect::new(move || {
        spawn_local(async move {
            let found = rescue::mirrored(session).await.unwrap_or_default();
            // The user may have left the page by now.
            let _ = there.try_set(Some(found));
        });
    });
    let put_back = move || {
        busy.set(true);
        spawn_local(async move {
            let done = rescue::put_back(session).await;
            busy.set(false);
            match done {
                Ok(count) => {
                    there.set(Some(0));
                    status.set(format!("Put back: {}.", entries(count)));
                }
                Err(error) => status.set(format!("Nothing was put back: {error}.")),
            }
        });
    };
    let offer = move || {
        there.get().filter(|count| *count > 0).map(|count| view! {
            <section aria-labelledby="from-mirror">
                <h2 class="govuk-heading-m" id="from-mirror">"From the second copy on this device"</h2>
                <p class="govuk-body">{format!(
                    "Plumbline keeps a second copy of what was committed last, apart from the first. It has {} that \
                     the first does not.", entries(count)
                )}</p>
                <Button busy on_click=put_back>"Put back what the second copy has"</Button>
            </section>
        })
    };
    view! {
        {offer}
        <StatusLine text=status />
    }
}

fn entries(n: usize) -> String {
    count(n, "entry", "entries")
}
