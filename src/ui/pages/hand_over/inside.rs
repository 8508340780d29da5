//! Shows what goes into the file and what stays on this device, before the file is made.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;

use super::Chosen;
use crate::{
    app::{files::hand_over::called, route::Route, session::Session},
    exchange::pack::Purpose,
    ui::{
        count::count,
        parts::{Button, ButtonKind, ButtonLink, Details, InsetText, WarningText},
    },
};

/// The longest list that is shown in full. A longer one is folded away.
const SHORT: usize = 12;

/// The contents of the file, and the button to continue.
#[component]
pub fn Inside(
    /// The session.
    session: Session,
    /// What was chosen.
    chosen: Arc<Chosen>,
    /// Called to continue.
    #[prop(into)]
    on_go: Callback<()>,
    /// Called to go back to the question.
    #[prop(into)]
    on_back: Callback<()>,
) -> impl IntoView {
    let workspace = session.desk.workspace_untracked();
    let contents = &chosen.contents;
    let audits: Vec<String> = contents.audits.iter().map(|id| called(&workspace, *id)).collect();
    let left_out: Vec<String> = contents
        .left_out
        .iter()
        .map(|left| format!("{}: {left}.", called(&workspace, left.audit)))
        .collect();
    let mut beside = BTreeMap::<&str, usize>::new();
    for entry in &contents.entries {
        if entry
            .about
            .is_none_or(|audit| contents.audits.binary_search(&audit).is_err())
        {
            *beside.entry(entry.body.title()).or_default() += 1;
        }
    }
    let beside: Vec<String> = beside.iter().map(|(title, n)| format!("{title}: {n}")).collect();
    let worth = chosen.is_worth_a_file();
    view! {
        <section aria-labelledby="goes">
            <h2 class="govuk-heading-m" id="goes">"In the file"</h2>
            {grades(chosen.purpose)}
            {if audits.is_empty() {
                view! { <p class="govuk-body">"No audits."</p> }.into_any()
            } else {
                let title = count(audits.len(), "audit", "audits");
                listed(title, audits)
            }}
            {(!beside.is_empty()).then(|| view! {
                <p class="govuk-body">"As well as the audits:"</p>
                <ul class="govuk-list govuk-list--bullet">
                    {beside.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            })}
        </section>
        <section aria-labelledby="stays">
            <h2 class="govuk-heading-m" id="stays">"What stays here"</h2>
            <p class="govuk-body">"Drafts are never handed over: they stay on this device until they are submitted."</p>
            {(!left_out.is_empty()).then(|| {
                let title = format!("{} left out", count(left_out.len(), "audit is", "audits are"));
                listed(title, left_out)
            })}
        </section>
        {if worth {
            view! { <Button on_click=on_go>"Continue"</Button> }.into_any()
        } else {
            view! {
                <p class="govuk-body-l">"There is nothing to hand over. Choose something else, or another purpose."</p>
                <div class="govuk-button-group">
                    <Button on_click=on_back>"Choose again"</Button>
                    <ButtonLink kind=ButtonKind::Secondary href=Route::Home.href()>"Go to the desk"</ButtonLink>
                </div>
            }
            .into_any()
        }}
    }
}

fn grades(purpose: Purpose) -> AnyView {
    match purpose {
        Purpose::ModerateBlind => view! {
            <InsetText>"The auditor’s grades, reasons and actions are not in this file. They come together with the moderator’s when both files are opened on one device."</InsetText>
        }
        .into_any(),
        Purpose::ModerateOpen => view! {
            <WarningText>"The auditor’s grades are in this file. Anybody who opens it can’t grade these audits blind any more."</WarningText>
        }
        .into_any(),
        Purpose::Gather => view! {
            <WarningText>"Every grade is in this file. Don’t give it to anybody who is still to grade one of these audits blind."</WarningText>
        }
        .into_any(),
    }
}

/// A list, folded away if it is long.
fn listed(title: String, lines: Vec<String>) -> AnyView {
    let many = lines.len() > SHORT;
    let list = move || {
        let items = lines
            .iter()
            .map(|line| view! { <li>{line.clone()}</li> })
            .collect_view();
        view! { <ul class="govuk-list govuk-list--bullet">{items}</ul> }
    };
    if many {
        view! { <Details summary=title>{list()}</Details> }.into_any()
    } else {
        view! { <p class="govuk-body">{title}":"</p>{list()} }.into_any()
    }
}
