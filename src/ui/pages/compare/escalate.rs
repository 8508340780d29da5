//! Escalation: what the auditor and the moderator could not settle, and who decides next.

use leptos::prelude::*;

use crate::{
    app::work::acts,
    domain::problem::Place,
    ui::{
        parts::{Button, ButtonKind, Form, focus_on},
        save_line::SaveLine,
        text_at::TextAt,
    },
};

use super::settling::{Aim, Settling};

/// The escalation form. The grades settled so far are kept until the decision.
#[component]
pub fn Escalate(settling: Settling) -> impl IntoView {
    let fields = settling.fields;
    let back = move || {
        settling.aim.set(Aim::Agree);
        request_animation_frame(|| focus_on("settle"));
    };
    let escalate = move || {
        let escalated = acts::escalate(settling.session, settling.draft.audit());
        settling.commit(escalated, "escalated-title");
    };
    view! {
        <Form on_submit=escalate>
            <TextAt fields place=Place::Escalation label="What you could not settle"
                hint="Which grades, and what each of you thinks. No names." />
            <TextAt fields place=Place::EscalateTo label="Who decides next"
                hint="A role, such as head of service or principal social worker." rows=1 />
            <SaveLine session=settling.session of_draft=true />
            <div class="govuk-button-group">
                <Button submit=true id="agree" busy=settling.attempt.busy()>"Escalate"</Button>
                <Button kind=ButtonKind::Secondary on_click=back>"Back to the grades"</Button>
            </div>
        </Form>
    }
}
