//! The result of an import.

use std::sync::Arc;

use leptos::prelude::*;

use super::{File, Step, Took};
use crate::{
    app::route::Route,
    domain::stage::Stage,
    ui::{
        count::count,
        parts::{Button, ButtonKind, ButtonLink, InsetText, Notice, NoticeKind},
    },
};

/// The number of audits added, the rows left out, how to correct or withdraw an audit, and where to go next.
#[component]
pub fn Done(page: Owner, took: Arc<Took>, go: Callback<Step>) -> impl IntoView {
    let rest = [
        (took.here, "on this device already"),
        (took.repeated, "left out, because they repeat an earlier row"),
        (took.refused, "not imported"),
        (took.left_out, "left out: headings, totals, hidden or withdrawn"),
        (
            took.differs,
            "left out, because the audit is on this device and differs",
        ),
    ];
    let rest = rest
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, what)| view! { <li>{format!("{}: {what}", count(n, "row", "rows"))}</li> })
        .collect_view();
    let refused = (took.refused > 0).then(|| {
        view! {
            <p class="govuk-body">
                "To bring in the rows that were not imported, correct them in the spreadsheet and import it again. Before anything is \
                 added, you see what is wrong with each of them."
            </p>
        }
    });
    let added = count(took.new, "audit", "audits");
    let next = took
        .next
        .clone()
        .map(|(file, sheets)| view! { <NextSheets page file sheets go /> });
    view! {
        <Notice id="imported" kind=NoticeKind::Success>
            <p class="govuk-body">{format!("Added to this device: {added}.")}</p>
        </Notice>
        <ul class="govuk-list govuk-list--bullet">{rest}</ul>
        {refused}
        <InsetText>
            "Importing the same spreadsheet again adds nothing twice. An audit that should not be here is corrected or withdrawn on \
             its own page. Its auditor is known here only by the name in the spreadsheet, so make sure that nobody moderates \
             their own audit."
        </InsetText>
        {next}
        <div class="govuk-button-group">
            <ButtonLink href=Route::Quarters(Stage::Final).href()>"Quarters"</ButtonLink>
            <Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Choose)>"Import another"</Button>
            <ButtonLink kind=ButtonKind::Secondary href=Route::Home.href()>"Desk"</ButtonLink>
        </div>
    }
}

/// Offers the other sheets with the same headings: where there is a sheet for each month, one of them is a third.
#[component]
pub(super) fn NextSheets(page: Owner, file: File, sheets: Vec<usize>, go: Callback<Step>) -> impl IntoView {
    let names = sheets
        .iter()
        .filter_map(|sheet| Some((*sheet, file.source.sheets().get(*sheet)?.name.clone())));
    let buttons = names.map(|(sheet, name)| {
        let (file, page) = (file.clone(), page.clone());
        let open = move |()| go.run(Step::File(file.at_sheet(&page, sheet)));
        view! { <Button on_click=open>{format!("Import the sheet “{name}”")}</Button> }
    });
    let buttons = buttons.collect_view();
    view! {
        <h2 class="govuk-heading-m">"Other sheets with the same headings"</h2>
        <p class="govuk-body">"They have not been imported yet. What you said about the columns is remembered."</p>
        <div class="govuk-button-group">{buttons}</div>
    }
}
