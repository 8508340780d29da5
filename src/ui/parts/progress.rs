//! Progress: n of m, in words, with a row of steps.

use leptos::prelude::*;

/// More steps than this would be too narrow to distinguish; each then represents several.
const MOST_STEPS: usize = 24;

/// For example "3 of 14 practice areas graded".
#[component]
pub fn Progress(
    #[prop(into)] done: Signal<usize>,
    #[prop(into)] total: Signal<usize>,
    /// What is counted, and what was done to it: "practice areas graded".
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let steps = move || {
        let (done, total) = (done.get(), total.get());
        let shown = total.min(MOST_STEPS);
        // Rounded down: the last step is filled only when all is done.
        let filled = (done.min(total) * shown).checked_div(total).unwrap_or(0);
        let step = |n| view! { <span class="pl-progress__step" class=("pl-progress__step--done", n < filled)></span> };
        (0..shown).map(step).collect_view()
    };
    view! {
        <div class="pl-progress">
            <p class="pl-progress__words">{move || match total.get() {
                0 => format!("No {what} yet"),
                total => format!("{} of {total} {what}", done.get()),
            }}</p>
            <div class="pl-progress__steps" aria-hidden="true">{steps}</div>
        </div>
    }
}
