//! Every concern of the audit, with who was told of it. Those that nobody was told of come first.

use leptos::prelude::*;

use super::{Here, tell::Tell};
use crate::{
    domain::{
        concern::Told,
        id::ConcernId,
        record::{Committed, ConcernState},
    },
    ui::{
        dates,
        parts::{Details, SummaryCard, SummaryList, SummaryRow, Tag, TagKind},
    },
};

/// The concerns. A card is redrawn when its concern changes, but not while somebody types.
#[component]
pub(super) fn List(here: Here) -> impl IntoView {
    let concerns = Memo::new(move |_| {
        let workspace = here.session.desk.workspace();
        let record = workspace.audit(here.audit);
        let mut concerns = record.map(|record| record.concerns.clone()).unwrap_or_default();
        concerns.sort_by_key(|concern| !concern.told.is_empty());
        concerns
    });
    view! {
        <For
            each=move || concerns.get()
            key=|concern| (concern.raised.content.id, concern.told.len())
            children=move |concern| card(here, concern)
        />
    }
}

fn card(here: Here, concern: ConcernState) -> AnyView {
    let raised = &concern.raised;
    let title = format!(
        "Raised on {}",
        dates::moment(here.session.environment.local(raised.at))
    );
    let id: ConcernId = raised.content.id;
    let what = raised.content.what.to_string();
    let who = format!("{}, {}", raised.who.name(), raised.who.role());
    let case = raised
        .content
        .case
        .as_ref()
        .map_or("No reference yet".to_owned(), ToString::to_string);
    let open = concern.told.is_empty();
    let told: Vec<_> = concern.told.iter().rev().map(line).collect();
    let form = if open {
        view! { <h3 class="govuk-heading-m">"Tell somebody now, then record it"</h3><Tell here concern=id /> }
            .into_any()
    } else {
        view! { <Details summary="Record that somebody else was told"><Tell here concern=id /></Details> }
            .into_any()
    };
    view! {
        <SummaryCard title>
            <SummaryList>
                <SummaryRow key="What was seen or heard"><p class="pl-check__text">{what}</p></SummaryRow>
                <SummaryRow key="Case reference">{case}</SummaryRow>
                <SummaryRow key="Raised by">{who}</SummaryRow>
                <SummaryRow key="Who was told">
                    {open.then(|| view! { <Tag kind=TagKind::Problem text="Nobody yet" /> })}
                    {told}
                </SummaryRow>
            </SummaryList>
            {form}
        </SummaryCard>
    }
    .into_any()
}

fn line(told: &Committed<Told>) -> AnyView {
    let when = dates::moment(told.content.at);
    view! { <p class="pl-check__text">{told.content.whom.to_string()} ", " {when}</p> }.into_any()
}
