//! Questions that apply to every row: the date format, and the handling of missing texts.

use leptos::prelude::*;

use super::{
    Work,
    gaps::{DAYS, MISSING, link},
};
use crate::{
    exchange::sheet::{
        day::DayOrder,
        mapping::{Gap, MissingText},
    },
    ui::parts::{Choice, Radios},
};

/// The questions about the date format and about missing texts.
#[component]
pub fn Rules(work: Work, gaps: Memo<Vec<Gap>>) -> impl IntoView {
    let mapping = work.mapping;
    let days = Signal::derive(move || {
        mapping.with(|mapping| {
            mapping.days.map(|order| match order {
                DayOrder::DayFirst => "day".to_owned(),
                DayOrder::MonthFirst => "month".to_owned(),
            })
        })
    });
    let missing = Signal::derive(move || {
        mapping.with(|mapping| {
            mapping.missing.map(|missing| match missing {
                MissingText::Refuse => "refuse".to_owned(),
                MissingText::State => "state".to_owned(),
            })
        })
    });
    let choose_days = move |chosen: String| {
        let order = if chosen == "month" {
            DayOrder::MonthFirst
        } else {
            DayOrder::DayFirst
        };
        mapping.update(|mapping| mapping.days = Some(order));
    };
    let choose_missing = move |chosen: String| {
        let rule = if chosen == "state" {
            MissingText::State
        } else {
            MissingText::Refuse
        };
        mapping.update(|mapping| mapping.missing = Some(rule));
    };
    let error = move |gap: Gap| {
        let tool = work.tool.clone();
        Signal::derive(move || {
            gaps.with(|gaps| gaps.contains(&gap))
                .then(|| link(&gap, &tool).text)
        })
    };
    view! {
        <h2 class="govuk-heading-m">"Days and missing texts"</h2>
        <Radios id=DAYS legend="How is 3 April 2024 written in this spreadsheet?" error=error.clone()(Gap::Days) value=days
            on_choose=choose_days small=true
            choices=vec![Choice::new("day", "03/04/2024, the day first"), Choice::new("month", "04/03/2024, the month first")] />
        <Radios id=MISSING legend="What if a text is missing that the rules ask for: what was seen, why, who owns an action?"
            error=error(Gap::Missing) value=missing on_choose=choose_missing small=true
            choices=vec![
                Choice::new("refuse", "Leave the row out, and list it"),
                Choice::new("state", "Take the row, and write “Not recorded in the spreadsheet this audit was imported from” there"),
            ] />
    }
}
