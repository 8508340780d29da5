//! One line that always takes its space, so that the page does not move when it changes: *Saved*, *Saving*, *Not
//! saved*.

use leptos::prelude::*;

/// The state that the line reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Standing {
    /// Nothing to report.
    #[default]
    Quiet,
    /// Under way.
    Busy,
    /// Done and safe.
    Safe,
    /// Went wrong.
    Wrong,
}

/// A polite live region. The words carry the meaning; the mark before them only supports it. While it is busy nothing
/// is read out, only the outcome.
#[component]
pub fn StatusLine(
    #[prop(into)] text: Signal<String>,
    #[prop(optional, into)] standing: Signal<Standing>,
) -> impl IntoView {
    let class = move || match standing.get() {
        Standing::Quiet => "pl-status-line",
        Standing::Busy => "pl-status-line pl-status-line--busy",
        Standing::Safe => "pl-status-line pl-status-line--safe",
        Standing::Wrong => "pl-status-line pl-status-line--wrong",
    };
    let busy = move || (standing.get() == Standing::Busy).then_some("true");
    view! { <p class=class role="status" aria-busy=busy>{text}</p> }
}
