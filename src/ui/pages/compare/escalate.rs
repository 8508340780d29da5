//! Where the two could not settle: what, and who decides next.

use leptos::prelude::*;

use crate::{
    app::desk::Act,
    domain::{draft::AgreementDraft, entry::Body, finish::finish_escalation, problem::Place},
    ui::{
        parts::{Button, ButtonKind, Form, focus_on},
        save_line::SaveLine,
        text_at::TextAt,
    },
};

use super::settle::{Aim, Settling};

/// The escalation. The grades settled so far are kept for when it is decided.
#[component]
pub fn Escalate(settling: Settling) -> impl IntoView {
    let fields = settling.fields;
    let back = move || {
        settling.aim.set(Aim::Agree);
        request_animation_frame(|| focus_on("settle"));
    };
    view! {
        <Form on_submit=move || commit(settling)>
            <TextAt fields place=Place::Escalation label="What you could not settle"
                hint="Which grades, and where you each stand. No names." />
            <TextAt fields place=Place::EscalateTo label="Who decides next"
                hint="A role, such as head of service or principal social worker." rows=1 />
            <SaveLine session=settling.session of_draft=true />
            <div class="govuk-button-group">
                <Button submit=true id="agree" busy=settling.committing.busy()>"Escalate"</Button>
                <Button kind=ButtonKind::Secondary on_click=back>"Back to the grades"</Button>
            </div>
        </Form>
    }
}

fn commit(settling: Settling) {
    settling.attempt();
    let Some(draft) = settling.draft.get_untracked() else {
        return;
    };
    let Ok(escalation) = finish_escalation(&draft) else {
        return;
    };
    let act = Act::about(draft.audit, Body::Escalated(escalation))
        .following(draft.after.clone())
        .ending(settling.draft.key());
    settling.committing.run(settling.session, act, move |entry| {
        // What was chosen so far goes on as the draft of the agreement that follows.
        settling.session.begin(AgreementDraft {
            after: vec![entry],
            escalation: String::new(),
            escalate_to: String::new(),
            ..draft
        });
        request_animation_frame(|| focus_on("escalated-title"));
    });
}
