//! The result of an import.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Step, Took};
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
pub fn Done(took: Arc<Took>, go: Callback<Step>) -> impl IntoView {
    let rest = [
        (took.here, "on this device already"),
        (took.refused, "not taken"),
        (
            took.differs,
            "left, because their audit is here and says something else",
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
                "To bring in the rows that were not taken, put them right in the spreadsheet and import it again. Before \
                 anything is added, you see what is wrong with each of them."
            </p>
        }
    });
    let added = count(took.new, "audit", "audits");
    view! {
        <Notice id="imported" kind=NoticeKind::Success>
            <p class="govuk-body">{format!("Added to this device: {added}.")}</p>
        </Notice>
        <ul class="govuk-list govuk-list--bullet">{rest}</ul>
        {refused}
        <InsetText>
            "Importing the same spreadsheet again adds nothing twice. An audit that should not be here is corrected or withdrawn on \
             its own page. Whoever made it is known here by the name in the spreadsheet only, so see to it that nobody moderates \
             their own."
        </InsetText>
        <div class="govuk-button-group">
            <ButtonLink href=Route::Quarters(Stage::Final).href()>"Quarters"</ButtonLink>
            <Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Choose)>"Import another"</Button>
            <ButtonLink kind=ButtonKind::Secondary href=Route::Home.href()>"Desk"</ButtonLink>
        </div>
    }
}
