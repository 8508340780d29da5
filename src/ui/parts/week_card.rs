//! A practice week in a list: when, where, and the progress of its audits.

use super::Progress;
use leptos::prelude::*;

/// A card that links to its week. The children are further facts or actions.
#[component]
pub fn WeekCard(
    #[prop(into)] title: String,
    #[prop(into)] href: String,
    /// "4 to 8 November 2024".
    #[prop(into)]
    dates: String,
    /// Service areas, joined for reading.
    #[prop(into)]
    areas: String,
    #[prop(into)] done: Signal<usize>,
    #[prop(into)] total: Signal<usize>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <article class="pl-week-card">
            <h2 class="pl-week-card__title"><a class="govuk-link" href=href>{title}</a></h2>
            <p class="pl-week-card__dates">{dates}</p>
            <p class="pl-week-card__areas">{areas}</p>
            <Progress done total what="audits submitted" />
            {children.map(|children| children())}
        </article>
    }
}
