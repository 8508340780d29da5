//! One conflict: both versions side by side, and the choice with its reason. Nothing is preselected.

use leptos::prelude::*;

use crate::{
    app::{session::Session, work::acts},
    domain::{
        conflict::{Conflict, Contested},
        finish::ResolutionField,
        id::{AuditId, EntryId},
        problem::Problem,
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        page::HEADING,
        parts::{Button, Choice, Comparison, ErrorLink, Form, InsetText, Radios, TextArea, focus_on},
    },
};

use super::{Open, Resolved, Wrong, rows::rows, side::sides};

/// Both versions, and the form that records which one counts.
#[component]
pub fn Resolve(
    session: Session,
    open: Open,
    /// The prefix of the ids of its fields.
    id: String,
    resolved: Resolved,
    wrong: Wrong,
) -> impl IntoView {
    let (audit, conflict) = (open.record.id, open.conflict.clone());
    let sides = sides(session, &open.record, &conflict);
    let workspace = session.desk.workspace_untracked();
    let weeks = |week| workspace.week_name(Some(week));
    let table = rows(&open.record, &conflict, open.tool.as_deref(), &weeks);
    let caption = conflict.contested.label();
    let columns = sides.clone();
    let form = if open.own_moderations {
        view! {
            <InsetText>"This is your own audit, so somebody else decides which moderation counts."</InsetText>
        }
        .into_any()
    } else {
        let title = open.title();
        let conflict = conflict.clone();
        view! { <Ask session audit conflict id=id.clone() title sides resolved wrong /> }.into_any()
    };
    view! {
        <p>{explained(conflict.contested)}</p>
        <Comparison id=format!("{id}-table") caption first="What" columns rows=Signal::stored(table) long=true />
        {form}
    }
}

#[component]
fn Ask(
    session: Session,
    audit: AuditId,
    conflict: Conflict,
    id: String,
    title: String,
    sides: Vec<String>,
    resolved: Resolved,
    wrong: Wrong,
) -> impl IntoView {
    let keep = RwSignal::new(None::<EntryId>);
    let reason = RwSignal::new(String::new());
    let attempt = Attempt::new();
    let ids = [
        format!("{id}-keep"),
        format!("{id}-reason"),
        format!("{id}-record"),
    ];
    let [keep_id, reason_id, button] = ids.clone();
    let choices = conflict
        .heads
        .iter()
        .zip(sides)
        .map(|(head, side)| Choice::new(head.to_string(), side))
        .collect();
    let resolve = move || {
        let (conflict, title) = (conflict.clone(), title.clone());
        let [keep_id, reason_id, _] = ids.clone();
        let act = acts::resolve(
            session,
            audit,
            conflict,
            keep.get_untracked(),
            reason.get_untracked(),
        );
        let line = move |problem: Problem<ResolutionField>| match problem.place {
            ResolutionField::Keep => ErrorLink::new(&keep_id, problem.what),
            ResolutionField::Reason => ErrorLink::new(&reason_id, problem.what),
        };
        attempt.commit(act, line, move |_| {
            resolved.set(Some((audit, title)));
            request_animation_frame(|| focus_on(HEADING));
        });
    };
    let gone = id.clone();
    let has_failed = attempt.has_failed();
    Effect::new(move || {
        let has_failed = has_failed.get();
        wrong.update(|wrong| {
            if has_failed {
                wrong.insert(id.clone());
            } else {
                wrong.remove(&id);
            }
        });
    });
    on_cleanup(move || _ = wrong.try_update(|wrong| wrong.remove(&gone)));
    let value = Signal::derive(move || keep.get().map(|head| head.to_string()));
    let failed = (
        button.clone(),
        "What you chose and wrote is still here; try again.",
    );
    view! {
        <AttemptSummary attempt failed />
        <Form on_submit=resolve>
            <Radios id=keep_id.clone() legend="Which one counts?" choices value error=attempt.error(keep_id)
                on_choose=move |word: String| keep.set(word.parse().ok()) />
            <TextArea id=reason_id.clone() label="Why this one" hint="It stays in the history, with your name. No names of children or workers." rows=3
                value=reason on_input=move |text| reason.set(text) error=attempt.error(reason_id) />
            <p>"The one you keep counts from now on. The rest stays readable in the history but is not counted."</p>
            <Button submit=true id=button busy=attempt.busy()>"Record your decision"</Button>
        </Form>
    }
}

fn explained(contested: Contested) -> &'static str {
    match contested {
        Contested::Submissions => {
            "The audit was recorded twice, for example on two laptops. If neither version is right, open the audit and correct it: the correction replaces both."
        }
        Contested::Moderations => {
            "Two moderations of this audit were committed. The one you keep is compared with the auditor’s grades."
        }
        Contested::Settlements => {
            "The outcome of the moderation was recorded twice. The one you keep is the outcome of this audit."
        }
        Contested::Action(_) => {
            "Two different records were made about the same action. The action counts as open until this is resolved."
        }
    }
}
