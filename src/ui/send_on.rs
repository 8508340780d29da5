//! The button that leads to the next hand-over, with everything selected.

use leptos::prelude::*;

use crate::{
    app::{browser::Browser, files::hand_over::Next, route::Route, session::Session},
    ui::{
        count::count,
        parts::{Button, ButtonKind},
    },
};

/// The button, with the number of audits. Nothing if there is nothing to hand over.
#[component]
pub fn SendOn(
    /// Who is working.
    session: Session,
    /// Who gets the file.
    next: Next,
    /// How the button is drawn.
    #[prop(default = ButtonKind::Secondary)]
    kind: ButtonKind,
) -> impl IntoView {
    let browser = Browser::here();
    let number = Memo::new(move |_| {
        let me = session.me();
        me.map_or(0, |me| next.audits(&session.desk.workspace(), me.id()).len())
    });
    let go = move |()| {
        if let Some(me) = session.people.working_untracked() {
            let workspace = session.desk.workspace_untracked();
            session.prepared.put(me.id(), next.answers(&workspace, me.id()));
            browser.go(Route::HandOver);
        }
    };
    move || {
        let number = number.get();
        (number > 0).then(|| {
            let label = format!("{} ({})", next.label(), count(number, "audit", "audits"));
            view! { <Button kind on_click=go>{label}</Button> }
        })
    }
}
