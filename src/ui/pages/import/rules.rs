//! Questions that apply to every row: the date format, and the handling of missing texts.

use leptos::prelude::*;

use super::{
    Work,
    gaps::{DAYS, MISSING, link, swapped_id},
};
use crate::{
    exchange::sheet::{day::DayOrder, doubts, gaps::Gap, mapping::MissingText},
    ui::{
        count::count,
        dates,
        parts::{Choice, InsetText, Radios},
    },
};

/// The questions about the date format and about missing texts.
#[component]
pub fn Rules(work: Work, gaps: Memo<Vec<Gap>>) -> impl IntoView {
    let (mapping, answers) = (work.mapping, work.answers);
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
        answers.update(|answers| answers.order_chosen = true);
    };
    let choose_missing = move |chosen: String| {
        let rule = if chosen == "state" {
            MissingText::State
        } else {
            MissingText::Refuse
        };
        mapping.update(|mapping| mapping.missing = Some(rule));
    };
    let tool = work.tool.clone();
    let error = move |gap: Gap| {
        let tool = tool.clone();
        Signal::derive(move || {
            gaps.with(|gaps| gaps.contains(&gap))
                .then(|| link(&gap, &tool).text)
        })
    };
    view! {
        <h2 class="govuk-heading-m">"Dates and missing texts"</h2>
        <Radios id=DAYS legend="How is 3 April 2024 written in this spreadsheet?" error=error.clone()(Gap::Days) value=days
            on_choose=choose_days small=true
            choices=vec![Choice::new("day", "03/04/2024, the day first"), Choice::new("month", "04/03/2024, the month first")] />
        <Swapped work=work.clone() gaps />
        <OtherZones work />
        <Radios id=MISSING legend="What if a required text is missing, such as what was seen, why, or who owns an action?"
            error=error(Gap::Missing) value=missing on_choose=choose_missing small=true
            choices=vec![
                Choice::new("refuse", "Leave the row out, and list it"),
                Choice::new("state", "Import the row, and write “Not recorded in the spreadsheet this audit was imported from”"),
            ] />
    }
}

/// Asks of each column that has both dates and texts whether day and month were swapped in the dates.
#[component]
fn Swapped(work: Work, gaps: Memo<Vec<Gap>>) -> impl IntoView {
    let found = {
        let work = work.clone();
        Memo::new(move |_| {
            work.mapping
                .with(|mapping| doubts::swapped(&work.table, mapping, &work.tool))
        })
    };
    move || {
        let ask = |found: doubts::Swapped| swapped(&work, found, gaps);
        found.get().into_iter().map(ask).collect_view()
    }
}

fn swapped(work: &Work, found: doubts::Swapped, gaps: Memo<Vec<Gap>>) -> impl IntoView + use<> {
    let (answers, tool, column) = (work.answers, work.tool.clone(), found.column);
    let value = Signal::derive(move || {
        let said = answers.with(|answers| answers.swapped.get(&column).copied())?;
        Some(if said { "yes" } else { "no" }.to_owned())
    });
    let choose = move |chosen: String| {
        answers.update(|answers| _ = answers.swapped.insert(column, chosen == "yes"));
    };
    let error = Signal::derive(move || {
        let gap = Gap::Swapped(column);
        gaps.with(|gaps| gaps.contains(&gap))
            .then(|| link(&gap, &tool).text)
    });
    let (is, may_be) = (dates::day(found.example.0), dates::day(found.example.1));
    let certain = if found.certain > 0 {
        format!(
            " {} too late in the month to have been swapped.",
            count(found.certain, "date is", "dates are")
        )
    } else {
        String::new()
    };
    let legend = format!(
        "Have day and month been swapped in the column “{}”?",
        work.table.column_name(column)
    );
    let hint = format!(
        "{}, and {} that Excel did not take for dates. This happens when an American file is opened in a British Excel, or the \
         other way round, so {is} may really be {may_be}.{certain}",
        count(found.days, "cell is a date", "cells are dates"),
        count(found.texts, "cell is a text", "cells are texts"),
    );
    let choices = vec![
        Choice::new("yes", format!("Yes: read {is} as {may_be}")),
        Choice::new("no", format!("No: {is} is right")),
    ];
    view! { <Radios id=swapped_id(column) legend hint error value on_choose=choose small=true choices /> }
}

/// Says how many moments fall on another day in Britain than the one that is written.
#[component]
fn OtherZones(work: Work) -> impl IntoView {
    let moved = Memo::new(move |_| {
        work.mapping
            .with(|mapping| doubts::on_another_day(&work.table, mapping, &work.tool))
    });
    move || {
        let moved = moved.get();
        (moved > 0).then(|| {
            let rows = count(moved, "row has", "rows have");
            view! {
                <InsetText>
                    {format!("{rows} a time with a time zone, such as UTC. In British time it falls on a different day from the one \
                        written, and that day is used.")}
                </InsetText>
            }
        })
    }
}
