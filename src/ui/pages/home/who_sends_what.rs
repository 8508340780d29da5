//! A picture of a practice week: who sends what to whom. It is on the desk until anything is there.

use leptos::prelude::*;

use crate::{app::session::Session, domain::draft::AuditDraft};

/// One person's part in a practice week.
struct Step {
    who: &'static str,
    does: &'static str,
    /// The file that goes to the next person.
    sends: Option<&'static str>,
}

const STEPS: [Step; 5] = [
    Step {
        who: "QA lead",
        does: "plans the practice week",
        sends: Some("The plan, to the auditors"),
    },
    Step {
        who: "Auditor",
        does: "reads the record, talks to the child and family, grades and submits",
        sends: Some("The audit without its grades, to the moderator"),
    },
    Step {
        who: "Moderator",
        does: "grades again without knowing the first grades",
        sends: Some("The second grades, to the auditor"),
    },
    Step {
        who: "Auditor and moderator",
        does: "compare, talk and agree",
        sends: Some("All grades, to the QA lead"),
    },
    Step {
        who: "QA lead",
        does: "opens everybody’s files and downloads the quarter’s figures",
        sends: None,
    },
];

/// The picture, while this device has no audit, no draft and no practice week.
#[component]
pub fn WhoSendsWhat(session: Session) -> impl IntoView {
    let is_empty = Memo::new(move |_| {
        let workspace = session.desk.workspace();
        let recorded = workspace.audits().next().is_some() || !workspace.weeks().is_empty();
        !recorded && session.drafts.all::<AuditDraft>().is_empty()
    });
    move || is_empty.get().then(picture)
}

fn picture() -> AnyView {
    let steps = STEPS.map(|step| {
        let file = step
            .sends
            .map(|sends| view! { <p class="pl-flow__file">"File: " {sends}</p> });
        view! {
            <li class="pl-flow__step">
                <p class="pl-flow__does"><strong>{step.who}</strong>" " {step.does}</p>
                {file}
            </li>
        }
    });
    view! {
        <section aria-labelledby="who-sends-what">
            <h2 class="govuk-heading-m" id="who-sends-what">"Who sends what to whom in a practice week"</h2>
            <ol class="pl-flow">{steps.collect_view()}</ol>
            <p class="govuk-body">"Files go by email or a shared folder. Each is protected with a passphrase or for one person’s device."</p>
        </section>
    }
    .into_any()
}
