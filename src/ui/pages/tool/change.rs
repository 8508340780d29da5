//! The next version of an audit tool: a three- or four-grade scale, the lists that differ between councils, and the
//! rules.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, route::Route, session::Session, work::acts},
    domain::{
        grade::Scale,
        moderation::Mode,
        tool::{
            AuditTool,
            edit::{EditFault, ToolEdit},
        },
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        parts::{
            Button, Choice, Details, ErrorLink, Form, Radios, Size, StatusLine, TextArea, TextField, Width,
        },
    },
};

/// A form that publishes the next version.
#[component]
pub fn Change(session: Session, tool: Arc<AuditTool>) -> impl IntoView {
    let browser = Browser::here();
    let reference = tool.reference();
    let begun = ToolEdit::of(&tool);
    let edit = RwSignal::new(session.unsent.tool(&reference, begun.clone()));
    let is_changed = edit.with_untracked(|edit| *edit != begun);
    Effect::new(move |earlier: Option<()>| {
        let edit = edit.get();
        if earlier.is_some() {
            session.unsent.keep_tool(reference.clone(), edit);
        }
    });
    let attempt = Attempt::new();
    let next_version = tool.version + 1;
    let publish = move || {
        let act = acts::publish_tool(session, tool.clone(), edit.get_untracked());
        let line = |fault: EditFault| ErrorLink::new(target(&fault), fault);
        attempt.commit(act, line, move |next| {
            session.unsent.forget_tool();
            browser.go(Route::Tool(Some(next)));
        });
    };
    view! {
        <h2 class="govuk-heading-m">"Change the tool"</h2>
        <p class="govuk-body">"Audits already begun or submitted keep their version. New audits use the new one."</p>
        <Details summary=format!("Prepare version {next_version}") open=is_changed>
            <AttemptSummary attempt />
            <Form on_submit=publish>
                <Fields edit />
                <Button submit=true busy=attempt.busy()>{format!("Publish version {next_version}")}</Button>
                <StatusLine text=attempt.status() />
            </Form>
        </Details>
    }
}

/// The id of the field where the user corrects a fault.
fn target(fault: &EditFault) -> &'static str {
    match fault {
        EditFault::Share => "tool-share",
        EditFault::Nothing("type of audit") => "tool-audit-types",
        EditFault::Nothing("reason for inadequate") => "tool-reasons",
        EditFault::Nothing(_) | EditFault::NoKey(_) | EditFault::Twice(_) | EditFault::Text(..) => {
            "tool-service-areas"
        }
        EditFault::Same | EditFault::Tool(_) => "tool-scale",
    }
}

/// The fields of the next version.
#[component]
fn Fields(edit: RwSignal<ToolEdit>) -> impl IntoView {
    let scale = Signal::derive(move || {
        Some(
            if edit.with(|e| e.scale) == Scale::Four {
                "four"
            } else {
                "three"
            }
            .to_owned(),
        )
    });
    let mode = Signal::derive(move || Some(edit.with(|e| e.mode.word().to_owned())));
    view! {
        <Radios id="tool-scale" legend="Grades" size=Size::S
            choices=vec![
                Choice::new("three", "Good, requires improvement, inadequate"),
                Choice::new("four", "The same with outstanding above them"),
            ]
            value=scale
            on_choose=move |word: String| edit.update(|e| e.scale = if word == "four" { Scale::Four } else { Scale::Three }) />
        <TextArea id="tool-service-areas" label="Service areas" hint="One on each line" size=Size::S rows=8
            value=Signal::derive(move || edit.with(|e| e.service_areas.clone()))
            on_input=move |text| edit.update(|e| e.service_areas = text) />
        <TextArea id="tool-audit-types" label="Types of audit" hint="One on each line" size=Size::S rows=4
            value=Signal::derive(move || edit.with(|e| e.audit_types.clone()))
            on_input=move |text| edit.update(|e| e.audit_types = text) />
        <TextArea id="tool-reasons" label="Reasons for inadequate" hint="One on each line" size=Size::S rows=8
            value=Signal::derive(move || edit.with(|e| e.reasons.clone()))
            on_input=move |text| edit.update(|e| e.reasons = text) />
        <TextField id="tool-share" label="Random share for moderation, in %" width=Width::W3 size=Size::S
            inputmode="numeric"
            value=Signal::derive(move || edit.with(|e| e.share_percent.clone()))
            on_input=move |text| edit.update(|e| e.share_percent = text) />
        <Radios id="tool-mode" legend="Moderators grade" size=Size::S
            choices=vec![
                Choice::new("blind", "Blind").hint("Without seeing the auditor’s grades"),
                Choice::new("open", "Open").hint("Together with the auditor. Open pairs are left out of agreement statistics"),
            ]
            value=mode
            on_choose=move |word: String| edit.update(|e| e.mode = if word == "open" { Mode::Open } else { Mode::Blind }) />
    }
}
