//! The choice of a quarter and a stage. Each combination has its own address.

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, route::Route},
    domain::{quarter::Quarter, stage::Stage},
    ui::parts::{Choice, Select, Size},
};

/// The quarter field and the stage links.
#[component]
pub fn Choose(quarters: Vec<Quarter>, quarter: Quarter, stage: Stage) -> impl IntoView {
    let browser = Browser::here();
    let choices = quarters
        .into_iter()
        .map(|q| Choice::new(q.to_string(), format!("{}, {}", q.name(), q.months())));
    let choices = choices.collect();
    let choose = move |chosen: Option<String>| {
        if let Some(Ok(quarter)) = chosen.map(|text| text.parse()) {
            browser.go(Route::Quarter(Some(quarter), stage));
        }
    };
    view! {
        <div class="pl-quarter__choose">
            <Select id="quarter" label="Quarter" size=Size::S choices value=Signal::stored(Some(quarter.to_string())) on_choose=choose />
            <Stages here=stage route=move |stage| Route::Quarter(Some(quarter), stage) />
        </div>
    }
}

/// The stages as links, with the current one marked.
#[component]
pub fn Stages<F: Fn(Stage) -> Route + 'static>(here: Stage, route: F) -> impl IntoView {
    let links = Stage::ALL.into_iter().map(|stage| {
        view! {
            <li class="pl-quarter__stage">
                <a class="govuk-link" href=route(stage).href() aria-current=(stage == here).then_some("page")>{stage.label()}</a>
            </li>
        }
    });
    let links = links.collect_view();
    view! { <nav aria-label="Stage"><ul class="pl-quarter__stages">{links}</ul></nav> }
}
