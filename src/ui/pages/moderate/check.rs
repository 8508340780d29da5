//! Check and commit.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        desk::Act,
        route::{Moderate, Route},
        session::Session,
        work::place::moderate_page,
    },
    domain::{
        action::Finding, entry::Body, finish::finish_moderation, id::AuditId, moderation::Mode,
        problem::Place,
    },
    ui::{
        grades,
        page::Page,
        parts::{Button, Form, ScrollTable, WarningText},
        reading::outline::labels::OVERALL_GRADE,
        save_line::SaveLine,
    },
};

use super::{
    answer::Hold,
    committing::{Committing, Obstacles},
    evidence::OpenConcern,
    seat::Seat,
    seated::seated,
};

const COMMIT: &str = "commit";

/// Check and commit.
#[component]
pub fn Check(session: Session, audit: AuditId) -> impl IntoView {
    seated(session, audit, move |seat| {
        view! { <Checked session seat /> }.into_any()
    })
}

#[component]
fn Checked(session: Session, seat: Seat) -> impl IntoView {
    let audit = seat.audit;
    let checking = seat.checking(session);
    let committing = Committing::new();
    let elsewhere = Callback::new(move |place: Place| Some(moderate_page(audit, &place)));
    let problems = Signal::derive(move || !checking.shown().is_empty() || committing.fault().is_some());
    let warning = match seat.mode {
        Mode::Blind => {
            "You cannot change your grades after you commit them. The auditor’s grades appear then, beside yours."
        }
        Mode::Open => "You cannot change your grades after you commit them.",
    };
    let commit = commit(session, seat.clone(), committing);
    view! {
        <Page title="Check your grades" caption=Signal::stored(seat.caption())
            back=(Route::Moderate(audit, Moderate::Tasks), "Evidence and practice areas") problems>
            <Obstacles checking committing button=COMMIT elsewhere />
            <OpenConcern session audit />
            <Grades session seat=seat.clone() />
            <WarningText>{warning}</WarningText>
            <SaveLine session of_draft=true />
            <Form on_submit=move || {
                checking.attempt();
                commit();
            }>
                <Button submit=true id=COMMIT busy=committing.busy()>"Commit my grades"</Button>
            </Form>
        </Page>
    }
}

/// Commits the draft where it is whole; goes on to the comparison once it is saved.
fn commit(session: Session, seat: Seat, committing: Committing) -> impl Fn() + Send + Sync + Clone + 'static {
    let browser = Browser::here();
    move || {
        let (audit, editing) = (seat.audit, seat.draft(session));
        let Some(draft) = editing.get_untracked() else {
            return;
        };
        let Ok(moderation) = finish_moderation(&draft, &seat.tool) else {
            return;
        };
        let act = Act::about(audit, Body::ModerationCommitted(Arc::new(moderation)))
            .following(draft.after)
            .ending(editing.key());
        committing.run(session, act, move |_| {
            browser.go(Route::Compare(audit));
        });
    }
}

#[component]
fn Grades(session: Session, seat: Seat) -> impl IntoView {
    let areas = seat
        .tool
        .areas
        .iter()
        .map(|area| (area.name.clone(), Finding::Area(area.key.clone())));
    let rows = areas
        .chain([(OVERALL_GRADE.to_owned(), Finding::Overall)])
        .map(|(name, finding)| {
            let hold = Hold::of(seat.draft(session), &finding);
            let page = match finding {
                Finding::Area(key) => Moderate::Area(key),
                Finding::Overall => Moderate::Overall,
            };
            let href = Route::Moderate(seat.audit, page).href();
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td>{move || grades::given(hold.choice(), "Not graded yet")}</td>
                    <td><a class="govuk-link" href=href>"Change"<span class="govuk-visually-hidden">" "{name}</span></a></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <ScrollTable id="my-grades" caption="Your grades">
            <thead><tr>
                <th scope="col">"Practice area"</th><th scope="col">"Your grade"</th>
                <th scope="col"><span class="govuk-visually-hidden">"Change"</span></th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </ScrollTable>
    }
}
