//! The follow-up of an action: it is closed with evidence, verified by somebody else, or reopened.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{
    app::{
        session::Session,
        work::{acts, place::date_field_id},
    },
    domain::{
        action::{ActionUpdate, Progress},
        draft::DateDraft,
        finish::{FollowUpField, finish_closing, finish_reopening},
        id::{ActionId, AuditId},
        problem::{Problem, ProblemKind},
        record::ActionState,
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        dates,
        parts::{Button, ButtonKind, DateField, Details, ErrorLink, Form, TextArea, focus_on},
    },
};

/// What is asked about an action.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    /// What shows that it is done.
    Evidence,
    /// Why it is open again.
    Reason,
}

/// The text and date typed for each question about an action but not recorded yet. Kept outside the cards, because these
/// are redrawn whenever something is recorded about the audit, here or in another tab.
#[derive(Clone, Copy)]
pub struct Unrecorded(StoredValue<BTreeMap<(ActionId, Asked), (String, DateDraft)>>);

impl Unrecorded {
    /// Nothing typed yet.
    pub fn new() -> Self {
        Self(StoredValue::new(BTreeMap::new()))
    }

    fn of(self, about: (ActionId, Asked)) -> Option<(String, DateDraft)> {
        self.0.with_value(|all| all.get(&about).cloned())
    }

    fn keep(self, about: (ActionId, Asked), typed: (String, DateDraft)) {
        self.0.update_value(|all| _ = all.insert(about, typed));
    }

    /// The page may be gone by the time something is recorded.
    fn forget(self, about: (ActionId, Asked)) {
        _ = self.0.try_update_value(|all| all.remove(&about));
    }
}

/// The action, and what its card asks for now.
fn about(state: &ActionState) -> (ActionId, Asked) {
    let asked = match state.progress {
        Progress::Open => Asked::Evidence,
        Progress::Closed { .. } | Progress::Verified { .. } => Asked::Reason,
    };
    (state.action.id, asked)
}

/// The follow-up that is being written for one action.
#[derive(Clone, Copy)]
struct Writing {
    session: Session,
    audit: AuditId,
    n: usize,
    state: StoredValue<ActionState>,
    unrecorded: Unrecorded,
    text: RwSignal<String>,
    on: RwSignal<DateDraft>,
    attempt: Attempt,
}

impl Writing {
    fn id(self, field: &str) -> String {
        format!("follow-up-{}-{field}", self.n)
    }

    fn write(self, text: String) {
        self.text.set(text);
        self.keep();
    }

    fn write_day(self, on: DateDraft) {
        self.on.set(on);
        self.keep();
    }

    fn keep(self) {
        let typed = (self.text.get_untracked(), self.on.get_untracked());
        self.unrecorded.keep(self.state.with_value(about), typed);
    }

    fn line(self, problem: Problem<FollowUpField>) -> ErrorLink {
        let field = match problem.place {
            FollowUpField::Text => "text",
            FollowUpField::On => "on-day",
        };
        let id = self.id(field);
        let id = if let ProblemKind::NoDay(_, part) = problem.what {
            date_field_id(&id, part)
        } else {
            id
        };
        ErrorLink::new(id, problem.what)
    }

    /// Commits the update, or shows every problem that prevents it.
    fn commit(self, made: Result<ActionUpdate, Vec<Problem<FollowUpField>>>) {
        let line = move |problem| self.line(problem);
        let update = match made {
            Ok(update) => update,
            Err(problems) => {
                self.attempt.clear();
                return self.attempt.refuse(problems.into_iter().map(line).collect());
            }
        };
        let shown = self.state.get_value();
        let (unrecorded, about) = (self.unrecorded, about(&shown));
        let status = format!("action-{}-status", self.n);
        let act = acts::follow_up(self.session, self.audit, shown, update);
        self.attempt.commit(act, line, move |_| {
            unrecorded.forget(about);
            // The card is redrawn after saving, so focus moves to its new status.
            request_animation_frame(move || focus_on(&status));
        });
    }
}

/// The follow-ups that are possible now. They depend on the action's status and on who is working.
#[component]
pub fn FollowUp(
    session: Session,
    audit: AuditId,
    n: usize,
    state: ActionState,
    unrecorded: Unrecorded,
) -> impl IntoView {
    let progress = state.progress.clone();
    let mine =
        state.closed_by.as_ref().map(crate::domain::person::Person::id) == session.me().map(|me| me.id());
    let typed = unrecorded.of(about(&state));
    let (text, on) = typed.unwrap_or_else(|| (String::new(), DateDraft::of(session.today())));
    let writing = Writing {
        session,
        audit,
        n,
        state: StoredValue::new(state),
        unrecorded,
        text: RwSignal::new(text),
        on: RwSignal::new(on),
        attempt: Attempt::new(),
    };
    let fields = match progress {
        Progress::Open => view! { <Close writing /> }.into_any(),
        Progress::Closed { .. } if mine => view! {
            <p>"You recorded the evidence, so somebody else verifies it."</p>
            <Reopen writing />
        }
        .into_any(),
        Progress::Closed { .. } => view! { <Verify writing /> <Reopen writing /> }.into_any(),
        Progress::Verified { .. } => view! { <Reopen writing /> }.into_any(),
    };
    let failed = (writing.id("record"), "What you wrote is still here; try again.");
    view! {
        <AttemptSummary attempt=writing.attempt failed />
        {fields}
    }
}

#[component]
fn Close(writing: Writing) -> impl IntoView {
    let close = move || {
        let (text, on) = (writing.text.get_untracked(), writing.on.get_untracked());
        writing.commit(finish_closing(&text, &on, writing.session.today()));
    };
    let on = Signal::derive(move || dates::parts(&writing.on.get()));
    view! {
        <Details summary=format!("Close action {}", writing.n)>
            <Form on_submit=close>
                <TextArea id=writing.id("text") label="What shows that it is done" rows=3
                    hint="Where in the record somebody else can find it."
                    value=writing.text on_input=move |text| writing.write(text) error=writing.attempt.error(writing.id("text")) />
                <DateField id=writing.id("on") legend="When it was done" value=on
                    on_input=move |parts| writing.write_day(dates::draft(parts)) error=writing.attempt.date_error(writing.id("on"))
                    wrong_part=writing.attempt.wrong_part(writing.id("on")) />
                <Button submit=true id=writing.id("record") busy=writing.attempt.busy()>"Close this action"</Button>
            </Form>
        </Details>
    }
}

#[component]
fn Verify(writing: Writing) -> impl IntoView {
    view! {
        <p>"Look at the evidence in the record before you verify it."</p>
        <Button id=writing.id("verify") kind=ButtonKind::Secondary busy=writing.attempt.busy()
            hidden=format!("for action {}", writing.n)
            on_click=move || writing.commit(Ok(ActionUpdate::Verified))>"I have seen the evidence"</Button>
    }
}

#[component]
fn Reopen(writing: Writing) -> impl IntoView {
    let reopen = move || writing.commit(finish_reopening(&writing.text.get_untracked()));
    view! {
        <Details summary=format!("Open action {} again", writing.n)>
            <Form on_submit=reopen>
                <TextArea id=writing.id("text") label="Why it is open again" rows=3
                    value=writing.text on_input=move |text| writing.write(text) error=writing.attempt.error(writing.id("text")) />
                <Button submit=true id=writing.id("record") busy=writing.attempt.busy()>"Open it again"</Button>
            </Form>
        </Details>
    }
}
