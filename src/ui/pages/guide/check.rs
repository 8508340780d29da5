//! Check answers: the whole audit on one page, and what submitting means.

mod answers;
mod row;
mod submit;

use leptos::prelude::*;

use self::{answers::Answers, submit::Submit};
use super::{contradictions::Unexplained, frame::GuidePage, open::OpenAudit};
use crate::{
    app::{
        browser::Browser,
        route::{Guide, Route},
        session::Session,
        work::{
            place::{guide_page, problem_id},
            tasks,
        },
    },
    domain::{
        id::AuditId,
        problem::{Place, Problem},
    },
    ui::{
        dates,
        parts::{ErrorLink, ErrorSummary},
        text_at::TextAt,
    },
};

/// The page to check the answers and submit the audit.
#[component]
pub fn Check(session: Session, audit: AuditId) -> impl IntoView {
    let all = |open: OpenAudit| {
        view! {
            <div class="pl-check">
                <p class="pl-print-only"><strong>"Draft: this audit was not submitted when this page was printed."</strong></p>
                {problems(open)}
                {correction(open)}
                <Unexplained open />
                <Answers open />
                <Submit open />
            </div>
        }
        .into_any()
    };
    view! { <GuidePage session audit here=Guide::Check children=all /> }
}

/// The summary of all problems, each with a link to its page and field.
fn problems(open: OpenAudit) -> AnyView {
    let browser = Browser::here();
    let OpenAudit { audit, checking, .. } = open;
    let errors = Signal::derive(move || {
        let line = |problem: &Problem| ErrorLink {
            target: problem_id(problem),
            text: words(open, problem),
        };
        checking.shown().iter().map(line).collect::<Vec<_>>()
    });
    let route = move |target: &str| {
        let shown = checking.problems();
        let there = shown.iter().find(|problem| problem_id(problem) == target);
        there.map_or(Route::Guide(audit, Guide::Tasks), |problem| {
            guide_page(audit, &problem.place)
        })
    };
    let follow = move |target: String| {
        open.session.changing.begin(open.editing.key());
        browser.go_to_field(untrack(|| route(&target)), target);
    };
    view! {
        <ErrorSummary
            errors
            focus=checking.attempts()
            title="This audit cannot be submitted yet"
            href_of=Callback::new(move |target: String| route(&target).href())
            follow
        />
    }
    .into_any()
}

/// The message of a problem, worded as at its field. One about a person also says who, because several pages ask the
/// same questions.
fn words(open: OpenAudit, problem: &Problem) -> String {
    let Place::Family(n, _) = problem.place else {
        return problem.what.to_string();
    };
    let page = Guide::Family(n);
    let tool = open.tool();
    let whose = open.editing.with(|draft| tasks::name(&page, draft, &tool));
    format!("{}: {}", whose.unwrap_or_default(), problem.what)
}

/// The question why the submission is corrected. Shown above the answers, if this is a correction.
fn correction(open: OpenAudit) -> AnyView {
    let since = open
        .editing
        .get_untracked()
        .and_then(|draft| draft.correcting)
        .map(|c| c.completed_on);
    let ask = |submitted_on| {
        view! {
            <p class="govuk-body">
                "You are correcting the audit submitted on " {dates::day(submitted_on)} ". "
                "What was submitted then stays readable beside your correction and its reason."
            </p>
            <TextAt
                fields=open.fields
                place=Place::CorrectionReason
                label="Why is it corrected?"
                hint="What was wrong, and how it came to light. Leave out names."
                rows=3
            />
        }
    };
    since.map(ask).into_any()
}
