//! The records on this device that do not count, or do not count yet.

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session},
    domain::case::called,
    ui::{
        parts::Notice,
        tools::told_apart,
        uncounted::{folded, line},
    },
};

/// Lists the audits with entries that do not count, other entries that break a rule, and audit tools that share a name
/// and version. Empty if there are none.
#[component]
pub fn NotCounted(session: Session) -> impl IntoView {
    move || {
        let workspace = session.desk.workspace();
        let mut lines: Vec<AnyView> = Vec::new();
        for record in workspace.uncounted() {
            let (href, case) = (Route::Audit(record.id).href(), called(record.case()));
            let entries: Vec<String> = record.uncounted.iter().map(line).collect();
            let entries = entries.join("; ");
            lines
                .push(view! { <li><a class="govuk-link" href=href>{case}</a>" – "{entries}</li> }.into_any());
        }
        for (entry, broken) in workspace.unfit() {
            let text = format!("{}: does not count, because {broken}", entry.body.title());
            lines.push(view! { <li>{text}</li> }.into_any());
        }
        let rivals: Vec<String> = workspace
            .rival_tools()
            .map(|tool| told_apart(&workspace, tool))
            .collect();
        let number = lines.len();
        if number == 0 && rivals.is_empty() {
            return ().into_any();
        }
        let list = view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> }.into_any();
        view! {
            <Notice id="not-counted" title="Not counted">
                {(number > 0).then(|| view! {
                    <p>"These entries are not in any figures. Those that wait for another file count as soon as you open it here."</p>
                    {folded(format!("What does not count ({number})"), number, list)}
                })}
                {(!rivals.is_empty()).then(|| view! {
                    <p>{format!("Two different audit tools have the same name and version: {}. Each audit keeps the one that it \
                        was made with. Ask the person who published the later one to publish it again as a new version.", rivals.join(", "))}</p>
                })}
            </Notice>
        }
        .into_any()
    }
}
