//! The work that the user has begun: their open drafts, each with its progress.

use leptos::prelude::*;

use crate::{
    app::{
        route::{Guide, Moderate, Route},
        session::Session,
        work::tasks,
    },
    domain::{
        draft::{AgreementDraft, AuditDraft, ModerationDraft},
        finish::finish_audit,
        id::AuditId,
    },
    ui::{
        count::count,
        parts::{Tag, TagKind},
    },
};

/// One line of the list, for one draft.
struct Line {
    route: Route,
    title: String,
    detail: String,
    tag: &'static str,
}

/// The list of drafts.
#[component]
pub fn Begun(session: Session) -> impl IntoView {
    let lines = move || {
        let lines = lines(session);
        if lines.is_empty() {
            return view! {
                <p class="govuk-body">"You have no drafts. An audit that you begin is listed here until you submit it."</p>
            }
            .into_any();
        }
        let items = lines.into_iter().map(|line| {
            view! {
                <li class="pl-home__line">
                    <a class="govuk-link" href=line.route.href()>{line.title}</a>
                    " "<Tag kind=TagKind::Doing text=line.tag />
                    <p class="pl-home__detail">{line.detail}</p>
                </li>
            }
        });
        view! { <ul class="pl-home__list">{items.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="pl-home__part" aria-labelledby="begun">
            <h2 class="govuk-heading-m" id="begun">"Drafts"</h2>
            {lines}
        </section>
    }
}

fn lines(session: Session) -> Vec<Line> {
    let Some(me) = session.me().map(|me| me.id()) else {
        return Vec::new();
    };
    let workspace = session.desk.workspace();
    let reference = |audit: AuditId| {
        let outline = workspace.audit(audit).and_then(|record| record.outline());
        outline.map_or_else(
            || "Audit".to_owned(),
            |outline| outline.case.reference.to_string(),
        )
    };
    let audits = session
        .drafts
        .all::<AuditDraft>()
        .into_iter()
        .filter(|draft| draft.auditor.id() == me);
    let audits = audits.map(|draft| {
        let tool = workspace.tool_of_draft(&draft);
        let of = tool.map_or(0, |tool| tool.areas.len());
        let done = tool.map_or(0, |tool| {
            let problems = finish_audit(&draft, tool, session.today()).err();
            let tasks = tasks::tasks(&draft, tool, &problems.unwrap_or_default());
            tasks::completed_areas(&tasks)
        });
        Line {
            route: Route::Guide(draft.id, Guide::Tasks),
            title: match draft.case.reference.trim() {
                "" => "Audit with no case reference yet".to_owned(),
                reference => reference.to_owned(),
            },
            detail: format!(
                "{done} of {} completed",
                count(of, "practice area", "practice areas")
            ),
            tag: if draft.correcting.is_some() {
                "Correction"
            } else {
                "Audit"
            },
        }
    });
    let moderations = session
        .drafts
        .all::<ModerationDraft>()
        .into_iter()
        .filter(|draft| draft.moderator.id() == me);
    let moderations = moderations.map(|draft| Line {
        route: Route::Moderate(draft.audit, Moderate::Tasks),
        title: reference(draft.audit),
        detail: format!(
            "Graded {}, {} so far",
            draft.mode.word(),
            count(draft.areas.len(), "practice area", "practice areas")
        ),
        tag: "Moderation",
    });
    let agreements = session
        .drafts
        .all::<AgreementDraft>()
        .into_iter()
        .map(|draft| Line {
            route: Route::Compare(draft.audit),
            title: reference(draft.audit),
            detail: "Grades being settled".to_owned(),
            tag: "Agreement",
        });
    audits.chain(moderations).chain(agreements).collect()
}
