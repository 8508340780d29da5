//! One distribution as a bar: every part has its hatching, its count and its words, so that it can be printed in black
//! and white.
//!
//! The counts in a bar share one base. The caller shows the same figures in a table below.

use super::{Mark, MarkGlyph, hatching::Hatchings};
use leptos::prelude::*;

/// One part of the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarSegment {
    /// The name of the part.
    pub label: String,
    /// Its count.
    pub count: u32,
    /// Its share as text: "36%". Empty if the whole is too small for shares.
    pub percent_text: String,
    /// Its hatching, and its shape in the key.
    pub mark: Mark,
}

/// Parts narrower than this (in hundredths of a per cent) have no count inside; the key has it.
const ROOM_FOR_COUNT: u64 = 800;

/// A stacked bar with its key.
#[component]
pub fn StackedBar(
    /// The prefix of the hatchings' ids; unique on the page.
    #[prop(into)]
    id: String,
    /// The title, with the base: "Current grades, 22 audits".
    #[prop(into)]
    title: Signal<String>,
    #[prop(into)] segments: Signal<Vec<BarSegment>>,
    /// What is not in the base: "9 not enough evidence, 5 not applicable".
    #[prop(optional, into)]
    beside: Signal<Option<String>>,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let labelled = title_id.clone();
    let bar_id = id.clone();
    let bar = move || parts(&bar_id, &segments.get());
    let key = move || {
        segments
            .get()
            .into_iter()
            .map(|segment| {
                view! {
                    <li class="pl-stacked-bar__entry">
                        <MarkGlyph mark=segment.mark />
                        <span class="pl-stacked-bar__label">{segment.label}</span>
                        {(!segment.percent_text.is_empty()).then(|| view! {
                            <span class="pl-stacked-bar__share">{segment.percent_text.clone()}</span>
                        })}
                        <span class="pl-stacked-bar__count">"("{segment.count}")"</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <figure class="pl-stacked-bar" aria-labelledby=labelled>
            <figcaption class="pl-stacked-bar__title" id=title_id>{title}</figcaption>
            <svg class="pl-stacked-bar__bar" width="100%" height="48" aria-hidden="true" focusable="false">
                <Hatchings id=id.clone() />
                {bar}
                <rect class="pl-stacked-bar__frame" x="0" y="0" width="100%" height="48" />
            </svg>
            <ul class="pl-stacked-bar__key">{key}</ul>
            {move || beside.get().map(|text| view! { <p class="pl-stacked-bar__beside">{text}</p> })}
        </figure>
    }
}

fn parts(id: &str, segments: &[BarSegment]) -> AnyView {
    let total: u64 = segments.iter().map(|segment| u64::from(segment.count)).sum();
    let mut before = 0;
    segments
        .iter()
        .filter(|segment| segment.count > 0)
        .map(|segment| {
            let start = before * 10_000 / total;
            before += u64::from(segment.count);
            let width = before * 10_000 / total - start;
            let middle = start + width / 2;
            view! {
                <g>
                    <rect class="pl-stacked-bar__part" x=percent(start) y="0" width=percent(width) height="48" fill=segment.mark.fill(id) />
                    {(width >= ROOM_FOR_COUNT).then(|| view! {
                        <text class="pl-stacked-bar__number" x=percent(middle) y="31" text-anchor="middle">{segment.count}</text>
                    })}
                </g>
            }
        })
        .collect_view()
        .into_any()
}

/// Hundredths of a per cent, as SVG text.
pub(super) fn percent(hundredths: u64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
