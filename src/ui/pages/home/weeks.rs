//! The practice weeks on the desk.

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session, work::agenda::audits_of_week},
    ui::{
        dates,
        pages::week::service_area_names,
        parts::{ButtonLink, Empty, WeekCard},
    },
};

/// Every practice week, latest first.
#[component]
pub fn Weeks(session: Session) -> impl IntoView {
    let cards = move || {
        let workspace = session.desk.workspace();
        let weeks = workspace.weeks();
        if weeks.is_empty() {
            return view! {
                <Empty title="No practice week is planned">
                    <p class="govuk-body">"A practice week gathers the audits of one or more service areas. Audits can also be made without one."</p>
                    <ButtonLink href=Route::PlanWeek.href()>"Plan a practice week"</ButtonLink>
                </Empty>
            }
            .into_any();
        }
        let cards = weeks.into_iter().map(|week| {
            let done = audits_of_week(&workspace, week).len();
            let total = usize::from(week.planned.unwrap_or_default()).max(done);
            view! {
                <WeekCard title=week.name.to_string() href=Route::Week(week.id).href()
                    dates=dates::days(week.first_day, week.last_day)
                    areas=service_area_names(&workspace, &week.service_areas)
                    done=Signal::stored(done) total=Signal::stored(total) />
            }
        });
        view! { <div class="pl-home__weeks">{cards.collect_view()}</div> }.into_any()
    };
    view! {
        <section aria-labelledby="weeks">
            <h2 class="govuk-heading-m" id="weeks">"Practice weeks"</h2>
            {cards}
            <p class="govuk-body"><a class="govuk-link" href=Route::Import.href()>"Import audits from a spreadsheet"</a></p>
        </section>
    }
}
