//! The quarter's figures as files.

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, session::Session},
    domain::{quarter::Quarter, stage::Stage},
    exchange::{
        csv::figures_csv,
        json::{figures_json, figures_schema},
    },
    figures::quarter_figures::quarter_figures,
    ui::parts::{Button, ButtonKind, WarningText},
};

/// Buttons that download the figures. Each download is computed from the entries committed at that moment.
#[component]
pub fn Exports(session: Session, quarter: Quarter, stage: Stage) -> impl IntoView {
    let browser = Browser::here();
    let figures = move || quarter_figures(&session.desk.workspace_untracked(), quarter, stage);
    let csv = move || browser.download(figures_csv(&figures()));
    let json = move || browser.download(figures_json(&figures()));
    let schema = move || browser.download(figures_schema());
    view! {
        <section class="pl-quarter__exports" aria-labelledby="exports">
            <h2 class="govuk-heading-m" id="exports">"Download the figures"</h2>
            <WarningText>
                "Small numbers can identify a child. These files show every count as it is: do not share them outside the service."
            </WarningText>
            <p class="govuk-body">"They have no case references, names, quotes or notes. Each row is one figure, with its base."</p>
            <div class="govuk-button-group">
                <Button on_click=csv>"Download the figures (CSV)"</Button>
                <Button kind=ButtonKind::Secondary on_click=json>"Download the figures (JSON)"</Button>
                <Button kind=ButtonKind::Secondary on_click=schema>"Download the JSON’s schema"</Button>
            </div>
        </section>
    }
}
