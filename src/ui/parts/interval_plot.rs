//! Shares with their confidence intervals on one axis from 0 to 100 %, so that a change within the noise is seen to be
//! one.

use super::stacked_bar::percent;
use leptos::prelude::*;

/// An interval, in percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The share found.
    pub point: f64,
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// One share. Without an interval nothing is drawn, and the text says why.
#[derive(Clone, Debug, PartialEq)]
pub struct IntervalRow {
    /// Quarter, service area, practice area.
    pub label: String,
    /// `None` if nothing was counted.
    pub interval: Option<Interval>,
    /// The figure as text: "36% (8 of 22), 20% to 57%".
    pub text: String,
}

/// Rows with a dot and its whiskers. Everything drawn is also in the text.
#[component]
pub fn IntervalPlot(
    #[prop(into)] id: String,
    /// The title, with the base.
    #[prop(into)]
    title: Signal<String>,
    #[prop(into)] rows: Signal<Vec<IntervalRow>>,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let labelled = title_id.clone();
    let drawn = move || {
        rows.get().into_iter().map(|IntervalRow { label, interval, text }| view! {
        <li class="pl-interval-plot__row">
            <span class="pl-interval-plot__label">{label}</span>
            <span class="pl-interval-plot__text">{text}</span>
            <svg class="pl-interval-plot__plot" width="100%" height="28" aria-hidden="true" focusable="false">
                <line class="pl-interval-plot__axis" x1="0" y1="14" x2="100%" y2="14" />
                {["0", "25%", "50%", "75%", "100%"].map(|x| view! { <line class="pl-interval-plot__tick" x1=x y1="8" x2=x y2="20" /> })}
                {interval.map(whiskers)}
            </svg>
        </li>
    }).collect_view()
    };
    view! {
        <figure class="pl-interval-plot" aria-labelledby=labelled>
            <figcaption class="pl-interval-plot__title" id=title_id>{title}</figcaption>
            <ul class="pl-interval-plot__rows">{drawn}</ul>
            <div class="pl-interval-plot__scale" aria-hidden="true">
                <div class="pl-interval-plot__scale-marks"><span>"0%"</span><span>"50%"</span><span>"100%"</span></div>
            </div>
        </figure>
    }
}

fn whiskers(Interval { point, low, high }: Interval) -> impl IntoView {
    let at = |value: f64| percent((value.clamp(0.0, 100.0) * 100.0).round() as u64);
    view! {
        <line class="pl-interval-plot__whisker" x1=at(low) y1="14" x2=at(high) y2="14" />
        <line class="pl-interval-plot__end" x1=at(low) y1="7" x2=at(low) y2="21" />
        <line class="pl-interval-plot__end" x1=at(high) y1="7" x2=at(high) y2="21" />
        <circle class="pl-interval-plot__point" cx=at(point) cy="14" r="6" />
    }
}
