//! A page whose module may have to be fetched first. If the module is already loaded, the page is drawn at once or
//! within a moment.

use leptos::{
    prelude::*,
    reactive::{computed::ScopedFuture, owner::LocalStorage},
    task::spawn_local,
};

use crate::{
    on_demand::{Fetched, at_once},
    ui::{
        page::{HEADING, Page},
        parts::{Button, Loading, focus_soon},
    },
};

/// The progress of a page whose module is not yet loaded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Fetching,
    Here,
    Failed,
}

/// The page that `fetch` returns.
pub fn arrive(fetch: impl Fn() -> Fetched<AnyView> + 'static) -> AnyView {
    match at_once(fetch()) {
        Ok(Ok(page)) => page,
        Ok(Err(_)) => view! { <Arriving fetch=Box::new(fetch) rest=None /> }.into_any(),
        Err(rest) => view! { <Arriving fetch=Box::new(fetch) rest=Some(rest) /> }.into_any(),
    }
}

type Fetch = Box<dyn Fn() -> Fetched<AnyView>>;

#[component]
fn Arriving(fetch: Fetch, rest: Option<Fetched<AnyView>>) -> impl IntoView {
    let step = RwSignal::new(if rest.is_some() {
        Step::Fetching
    } else {
        Step::Failed
    });
    let page: StoredValue<Option<AnyView>, LocalStorage> = StoredValue::new_local(None);
    // What the page creates belongs to this owner and is disposed of with it, whichever button requested it.
    let place = StoredValue::new(Owner::current().unwrap_or_default());
    let wait = move |rest: Fetched<AnyView>| {
        let arriving = async move {
            let fetched = rest.await;
            let next = if fetched.is_ok() { Step::Here } else { Step::Failed };
            // The page may have been left in the meantime.
            _ = page.try_update_value(|page| *page = fetched.ok());
            _ = step.try_set(next);
            focus_soon(HEADING.to_owned());
        };
        spawn_local(place.get_value().with(|| ScopedFuture::new(arriving)));
    };
    if let Some(rest) = rest {
        wait(rest);
    }
    let fetch = StoredValue::new_local(fetch);
    let again = move |()| {
        step.set(Step::Fetching);
        wait(fetch.with_value(|fetch| fetch()));
    };
    move || match step.get() {
        Step::Fetching => view! { <Loading what="Opening the page" /> }.into_any(),
        Step::Here => page.try_update_value(Option::take).flatten().into_any(),
        Step::Failed => view! { <NotHere again=Callback::new(again) /> }.into_any(),
    }
}

/// Shown if the module could not be fetched.
#[component]
fn NotHere(again: Callback<()>) -> impl IntoView {
    view! {
        <Page title="This page could not be opened">
            <p class="govuk-body">"A part of Plumbline that was not needed until now could not be fetched. Check your connection, then try again. What you have typed is kept."</p>
            <p class="govuk-body">"If that does not help, reload the page: Plumbline may have been updated in another tab."</p>
            <Button on_click=again>"Try again"</Button>
        </Page>
    }
}
