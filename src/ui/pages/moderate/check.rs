//! The page on which the moderator checks the grades and commits them.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        route::{Moderate, Route},
        session::Session,
        work::{acts, place::moderate_page},
    },
    domain::{action::Finding, id::AuditId, moderation::Mode, problem::Place},
    ui::{
        attempt::Attempt,
        concerns::{AskToldFirst, ToldFirst},
        draft_summary::{DraftSummary, not_committed},
        grades,
        page::Page,
        parts::{Button, Form, ScrollTable, WarningText},
        reading::outline::labels::OVERALL_GRADE,
        save_line::SaveLine,
    },
};

use super::{answer::GradeAnswer, evidence::OpenConcern, seat::Seat, seated::seated};

const COMMIT: &str = "commit";

/// The page on which the moderator checks the grades and commits them.
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
    session.changing.end();
    let attempt = Attempt::new();
    let key = seat.draft(session).key();
    // Asked for only when the link of a problem is followed.
    let elsewhere = Callback::new(move |place: Place| {
        session.changing.begin(key);
        Some(moderate_page(audit, &place))
    });
    let problems =
        Signal::derive(move || !checking.shown().is_empty() || attempt.fault.with(Option::is_some));
    let workspace = session.desk.workspace_untracked();
    let is_here = workspace
        .audit(audit)
        .is_some_and(|record| record.auditor().is_some());
    let warning = match seat.mode {
        Mode::Blind if is_here => {
            "You cannot change your grades after you commit them. You then see the auditor’s grades beside yours."
        }
        Mode::Blind => {
            "You cannot change your grades after you commit them. The auditor’s grades are not on this device: to compare, send your grades back, or open the file that has the auditor’s."
        }
        Mode::Open => "You cannot change your grades after you commit them.",
    };
    let browser = Browser::here();
    let told_first = ToldFirst::of(session, audit);
    let commit = move || {
        if checking.problems().is_empty() && !told_first.can_commit() {
            return;
        }
        let done = acts::commit_moderation(session, audit);
        attempt.commit_draft(checking, done, not_committed, move |_| {
            browser.go(Route::Compare(audit))
        });
    };
    view! {
        <Page title="Check your grades" caption=Signal::stored(seat.caption())
            back=(Route::Moderate(audit, Moderate::Tasks), "Evidence and practice areas") problems>
            <DraftSummary checking attempt button=COMMIT elsewhere />
            <OpenConcern session audit />
            <Grades session seat=seat.clone() />
            <WarningText>{warning}</WarningText>
            <SaveLine session of_draft=true />
            <Form on_submit=commit>
                <AskToldFirst first=told_first button_id=COMMIT yes="Commit without telling anybody" on_yes=move |()| commit()>
                    <Button submit=true id=COMMIT busy=attempt.busy()>"Commit my grades"</Button>
                </AskToldFirst>
            </Form>
        </Page>
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
            let hold = GradeAnswer::of(seat.draft(session), &finding);
            let page = match finding {
                Finding::Area(key) => Moderate::Area(key),
                Finding::Overall => Moderate::Overall,
            };
            let href = Route::Moderate(seat.audit, page).href();
            let key = seat.draft(session).key();
            let change = move |click: leptos::ev::MouseEvent| {
                // With one of these keys, the link opens elsewhere and this tab stays here.
                if !(click.ctrl_key() || click.meta_key() || click.shift_key()) {
                    session.changing.begin(key);
                }
            };
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td>{move || grades::given(hold.choice(), "Not graded yet")}</td>
                    <td><a class="govuk-link" href=href on:click=change>"Change"<span class="govuk-visually-hidden">" "{name}</span></a></td>
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
