//! Several quarters side by side, and whether the changes between them are more than noise.

use leptos::prelude::*;

use crate::{
    app::{
        route::Route,
        session::Session,
        work::looking::{Unread, unread},
    },
    domain::{grade::Grade, quarter::Quarter, stage::Stage},
    figures::trend::{Change, Trend, Verdict, trend},
    ui::{
        figures::PanelView,
        page::Page,
        pages::quarter::{Stages, Veil},
        parts::{Empty, Interval, IntervalPlot, IntervalRow, ScrollTable},
        redraw::part,
    },
};

/// The maximum number of quarters shown: two years, if each quarter has audits.
const MOST: usize = 8;

/// Several quarters side by side.
#[component]
pub fn Quarters(session: Session, stage: Stage) -> impl IntoView {
    let compared = move || {
        let workspace = session.desk.workspace();
        let all: Vec<_> = workspace.quarters().into_iter().collect();
        let shown = &all[all.len().saturating_sub(MOST)..];
        let unread = unread(session, |audit| shown.contains(&Quarter::of(audit.completed_on)));
        let trend = (shown.len() > 1).then(|| trend(&workspace, shown, stage));
        (trend, unread)
    };
    let draw = move |(trend, unread): (Option<Trend>, Unread)| {
        match trend {
        None => view! {
            <Empty title="There is nothing to compare yet">
                <p class="govuk-body">"Two quarters with completed audits are needed. "
                    <a class="govuk-link" href=Route::Quarter(None, stage).href()>"See the newest quarter"</a></p>
            </Empty>
        }
        .into_any(),
        Some(_) if !unread.is_empty() => view! { <Veil session unread /> }.into_any(),
        Some(trend) => view! { <Compared trend stage /> }.into_any(),
    }
    };
    view! {
        <Page title="Quarters side by side" back=(Route::Quarter(None, stage), "The newest quarter")>
            <Stages here=stage route=Route::Quarters />
            <p class="govuk-body">{stage.meaning()}</p>
            {part(compared, draw)}
        </Page>
    }
}

/// The bars, the good share with its intervals, and the changes of every grade.
#[component]
fn Compared(trend: Trend, stage: Stage) -> impl IntoView {
    let panel = trend.panel();
    let good: Vec<IntervalRow> = panel
        .named_rows()
        .map(|(label, row)| {
            let figure = row.figure(Grade::Good);
            let percent = figure.as_ref().and_then(|figure| figure.percent());
            let interval = figure.as_ref().and_then(|figure| figure.interval());
            let text = match (&figure, percent, interval) {
                (Some(figure), Some(percent), Some(interval)) => {
                    format!(
                        "{percent} ({} of {} audits), {interval}",
                        figure.numerator(),
                        figure.denominator()
                    )
                }
                _ => "No audits at this stage".to_owned(),
            };
            let drawn = percent.zip(interval).map(|(percent, interval)| Interval {
                point: percent.tenths() as f64 / 10.0,
                low: interval.low() * 100.0,
                high: interval.high() * 100.0,
            });
            IntervalRow {
                label,
                interval: drawn,
                text,
            }
        })
        .collect();
    let changes: Vec<Change> = panel
        .grades()
        .iter()
        .flat_map(|grade| trend.changes(*grade))
        .collect();
    view! {
        <PanelView id="quarters" caption=format!("{} of audits by quarter", stage.label()) panel=panel.clone() />
        <IntervalPlot id="good" title="Audits graded good, with 95% intervals" rows=Signal::stored(good) />
        <Changes changes />
    }
}

/// Changes between neighbouring quarters, in percentage points.
#[component]
fn Changes(changes: Vec<Change>) -> impl IntoView {
    let rows = changes.into_iter().map(|change| {
        let quarters = format!(
            "{} to {}",
            change.from().base().period().name(),
            change.to().base().period().name()
        );
        let bases = format!(
            "{} and {} audits",
            change.from().denominator(),
            change.to().denominator()
        );
        view! {
            <tr>
                <th scope="row">{quarters}</th>
                <td>{change.grade().label()}</td>
                <td class="pl-figure">{bases}</td>
                <td class="pl-figure">{change.tenths_of_points().map_or("–".to_owned(), points)}</td>
                <td class="pl-figure">{interval(&change)}</td>
                <td>{verdict(change.verdict())}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <ScrollTable id="changes" caption="Changes, in percentage points">
            <thead><tr>
                <th scope="col">"Quarters"</th>
                <th scope="col">"Grade"</th>
                <th scope="col" class="pl-figure">"Counted on"</th>
                <th scope="col" class="pl-figure">"Change"</th>
                <th scope="col" class="pl-figure">"95% interval"</th>
                <th scope="col">"What it says"</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </ScrollTable>
    }
}

/// Formats tenths of a percentage point: "+6.4".
fn points(tenths: i64) -> String {
    let sign = match tenths {
        0 => "",
        up if up > 0 => "+",
        _ => "−",
    };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

fn interval(change: &Change) -> String {
    let whole = |proportion: f64| points((proportion * 1000.0).round() as i64);
    change.interval().map_or("–".to_owned(), |d| {
        format!("{} to {}", whole(d.low()), whole(d.high()))
    })
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NothingToCompare => "Nothing to compare",
        Verdict::InsideNoise => "Chance alone could give this",
        Verdict::Rose => "A rise beyond what chance alone gives",
        Verdict::Fell => "A fall beyond what chance alone gives",
    }
}
