//! How far: n of m, in words, with a row of steps for the eye.

use leptos::prelude::*;

/// For example "3 of 14 practice areas graded".
#[component]
pub fn Progress(
    #[prop(into)] done: Signal<usize>,
    #[prop(into)] total: Signal<usize>,
    /// What is counted and what has happened to it: "practice areas graded".
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let steps = move || {
        (0..total.get()).map(|n| view! {
        <span class="pl-progress__step" class=("pl-progress__step--done", move || n < done.get())></span>
    }).collect_view()
    };
    view! {
        <div class="pl-progress">
            <p class="pl-progress__words">{move || format!("{} of {} {what}", done.get(), total.get())}</p>
            <div class="pl-progress__steps" aria-hidden="true">{steps}</div>
        </div>
    }
}
