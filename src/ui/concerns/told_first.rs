//! Interrupts once before work is committed while nobody is recorded as told of a concern about its child.

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session},
    domain::id::AuditId,
    ui::parts::{Confirm, focus_soon},
};

/// Whether the question is shown, and whether it has been answered. It is asked once.
#[derive(Clone, Copy)]
pub struct ToldFirst {
    session: Session,
    audit: AuditId,
    asking: RwSignal<bool>,
    answered: RwSignal<bool>,
}

impl ToldFirst {
    /// Not asked yet.
    pub fn of(session: Session, audit: AuditId) -> Self {
        Self {
            session,
            audit,
            asking: RwSignal::new(false),
            answered: RwSignal::new(false),
        }
    }

    /// Whether the work can be committed now. If not, the question is shown in place of the button.
    pub fn can_commit(self) -> bool {
        let workspace = self.session.desk.workspace_untracked();
        let record = workspace.audit(self.audit);
        let untold = record.is_some_and(|record| record.open_concerns().next().is_some());
        let ask = untold && !self.answered.get_untracked();
        self.asking.set(ask);
        !ask
    }
}

/// The button that commits the work, or the question in its place.
#[component]
pub fn AskToldFirst(
    first: ToldFirst,
    /// The id of the button.
    button_id: &'static str,
    /// The words with which the work is committed without anybody told.
    yes: &'static str,
    /// Commits the work.
    #[prop(into)]
    on_yes: Callback<()>,
    /// The button.
    children: ChildrenFn,
) -> impl IntoView {
    let go_on = Callback::new(move |()| {
        first.answered.set(true);
        first.asking.set(false);
        on_yes.run(());
    });
    let stay = Callback::new(move |()| {
        first.asking.set(false);
        focus_soon(button_id);
    });
    let concern = StoredValue::new(Route::Concern(first.audit).href());
    move || {
        if !first.asking.get() {
            return children().into_any();
        }
        view! {
            <Confirm id="told-first" title="There is no record that anybody was told about the concern" yes on_yes=go_on on_no=stay>
                <p>
                    "A child may be unsafe. Tell somebody now, as your council’s procedures say, and then "
                    <a class="govuk-link" href=concern.get_value()>"record who was told"</a>
                    ". Nothing you wrote is lost."
                </p>
            </Confirm>
        }
        .into_any()
    }
}
