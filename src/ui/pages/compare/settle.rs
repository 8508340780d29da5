//! Settling the grades: one agreed grade for each finding, with a reason wherever it differs from the auditor's. If the
//! two grades differ, nothing is preselected: an agreed grade is never calculated from them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{
        drafts::{Editing, Kind},
        session::Session,
        work::{acts, checking::Checking},
    },
    domain::{
        audit::Submission,
        comparison::{Given, Pair},
        draft::{AgreementDraft, Sheet as _},
        draft_key::DraftKey,
        finish::{finish_agreement, finish_escalation},
        id::EntryId,
        record::State,
        tool::AuditTool,
    },
    ui::{
        attempt::Attempt,
        draft_form::DraftForm,
        draft_summary::DraftSummary,
        pages::moderate::answer::{AnswerField, GradeAnswer, Wording},
        parts::{Button, ButtonKind, Details, Form, Size, focus_on, focus_soon},
        reading::outline::finding_name,
        save_line::SaveLine,
        text_at::Fields,
    },
};

use super::{
    Table, escalate,
    overtaken::Overtaken,
    settling::{Aim, Settling},
};

const AGREE: &str = "agree";
const HEADING: &str = "settle";

/// The button to begin settling the grades. Once they have been begun, the form.
#[component]
pub fn Settle(session: Session, table: Table) -> impl IntoView {
    let draft = session.drafts.editing::<AgreementDraft>(table.record.id);
    let begun = Memo::new(move |_| draft.with(|draft| draft.after.clone()));
    let record = table.record.clone();
    let begin = Callback::new(move |()| {
        if let Some(draft) = AgreementDraft::begin(&record) {
            session.begin(draft);
            focus_soon(HEADING);
        }
    });
    move || match begun.get() {
        None => view! {
            <p>"Talk it through with the auditor, then record what you both settle on."</p>
            <Button on_click=begin>"Settle the grades"</Button>
        }
        .into_any(),
        Some(after) => {
            let (key, table) = (draft.key(), table.clone());
            let overtaken = after != follows(&table.record.state);
            let form = move || {
                if overtaken {
                    view! { <Overtaken draft begin /> }.into_any()
                } else {
                    view! { <Sheet session table=table.clone() /> }.into_any()
                }
            };
            view! { <DraftForm session draft=key form /> }.into_any()
        }
    }
}

/// The entry that an agreement follows. Empty if the grades can't be settled in this state.
fn follows(state: &State) -> Vec<EntryId> {
    match state {
        State::Moderated { moderator, .. } => vec![moderator.entry],
        State::Escalated { escalated, .. } => vec![escalated.entry],
        State::Begun
        | State::Submitted { .. }
        | State::ShownBlind { .. }
        | State::ModeratedBlind { .. }
        | State::Agreed { .. }
        | State::InConflict { .. } => vec![],
    }
}

#[component]
fn Sheet(session: Session, table: Table) -> impl IntoView {
    let Some(auditor) = table.record.auditor().map(|auditor| auditor.content.clone()) else {
        return ().into_any();
    };
    let draft = session.drafts.editing::<AgreementDraft>(table.record.id);
    let (aim, tried) = (RwSignal::new(Aim::Agree), RwSignal::new(None));
    let checking = checking(session, draft, (aim, tried), auditor, table.tool.clone());
    let settling = Settling {
        session,
        draft,
        checking,
        fields: Fields::of(draft, checking),
        attempt: Attempt::new(),
        aim,
        tried,
    };
    let may_escalate = matches!(table.record.state, State::Moderated { .. });
    let here = Callback::new(|_| None);
    view! {
        <h2 class="govuk-heading-m" id=HEADING tabindex="-1">"Settle the grades"</h2>
        <DraftSummary checking attempt=settling.attempt button=AGREE elsewhere=here />
        {move || match aim.get() {
            Aim::Agree => view! { <Grades settling table=table.clone() may_escalate /> }.into_any(),
            Aim::Escalate => view! { <escalate::Escalate settling /> }.into_any(),
        }}
    }
    .into_any()
}

fn checking(
    session: Session,
    draft: Editing<AgreementDraft>,
    (aim, tried): (RwSignal<Aim>, RwSignal<Option<Aim>>),
    auditor: Arc<Submission>,
    tool: Arc<AuditTool>,
) -> Checking {
    let key = DraftKey {
        kind: AgreementDraft::KIND,
        audit: draft.audit(),
    };
    session.tried.checking(key, move || {
        if tried.get() != Some(aim.get()) {
            return Vec::new();
        }
        let found = draft.with(|draft| match aim.get() {
            Aim::Agree => finish_agreement(draft, &auditor, &tool).err(),
            Aim::Escalate => finish_escalation(draft).err(),
        });
        found.flatten().unwrap_or_default()
    })
}

#[component]
fn Grades(settling: Settling, table: Table, may_escalate: bool) -> impl IntoView {
    let (differ, same) = table.comparison.parted();
    let many = same.len();
    let moved = same.iter().any(|pair| {
        let chosen = settling
            .draft
            .get_untracked()
            .and_then(|draft| draft.given(&pair.about).choice);
        chosen != Some(pair.auditor.choice)
    });
    let field =
        |pair: &Pair| view! { <Finding settling pair=pair.clone() tool=table.tool.clone() /> }.into_any();
    let differ: Vec<AnyView> = differ.into_iter().map(field).collect();
    let same: Vec<AnyView> = same.into_iter().map(field).collect();
    let escalate = move || {
        settling.aim.set(Aim::Escalate);
        request_animation_frame(|| focus_on("escalation"));
    };
    let agree = move || {
        let agreed = acts::agree(settling.session, settling.draft.audit());
        settling.commit(agreed, "agreed-title");
    };
    view! {
        <Form on_submit=agree>
            {differ.is_empty().then(|| view! { <p>"There is nothing to settle: you both gave the same grades."</p> })}
            {differ}
            {(many > 0).then(|| view! {
                <Details summary=format!("Where you both gave the same grade ({many})") open=moved>
                    <p>"These stay as you both gave them. Change one only if your discussion changed it."</p>
                    {same}
                </Details>
            })}
            <SaveLine session=settling.session of_draft=true />
            <div class="govuk-button-group">
                <Button submit=true id=AGREE busy=settling.attempt.busy()>"Record the agreed grades"</Button>
                {may_escalate.then(|| view! {
                    <Button kind=ButtonKind::Secondary on_click=escalate>"We could not settle"</Button>
                })}
            </div>
        </Form>
    }
}

/// The hint of a question: both grades, and that reasons are filled in if somebody gave some.
fn hint(pair: &Pair, tool: &AuditTool) -> String {
    let given = format!(
        "Auditor: {}. Moderator: {}.",
        said(&pair.auditor, tool),
        said(&pair.moderator, tool)
    );
    if pair.auditor.reasons.is_some() || pair.moderator.reasons.is_some() {
        format!("{given} The reasons that were given are filled in where they do not differ.")
    } else {
        given
    }
}

/// A grade with the primary reason that was given for it: "inadequate (Drift or delay)".
fn said(given: &Given, tool: &AuditTool) -> String {
    let grade = given.choice.label().to_lowercase();
    match &given.reasons {
        Some(reasons) => format!("{grade} ({})", tool.reason_name(reasons.primary())),
        None => grade,
    }
}

/// One finding to settle. The hint of the question repeats both grades. The reasons of an inadequate grade are filled in
/// where they were given.
#[component]
fn Finding(settling: Settling, pair: Pair, tool: Arc<AuditTool>) -> impl IntoView {
    let hold = GradeAnswer::of(settling.draft, &pair.about);
    let wording = Wording {
        legend: format!("{}: agreed grade", finding_name(&pair.about, &tool)),
        hint: hint(&pair, &tool),
        note: "Why it moved from the auditor’s grade".to_owned(),
        note_hint: "Needed if the agreed grade is not the auditor’s.".to_owned(),
        size: Size::S,
    };
    view! { <AnswerField hold fields=settling.fields tool finding=pair.about wording /> }
}
