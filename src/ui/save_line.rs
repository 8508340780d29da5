//! Whether what is typed is saved.

use leptos::prelude::*;

use crate::{
    app::{
        drafts::LastSave,
        session::{Keeping, Session},
    },
    ui::{
        dates,
        parts::{Standing, StatusLine},
    },
};

/// How the last save went, on a line whose place is kept.
#[component]
pub fn SaveLine(
    /// Whose drafts.
    session: Session,
    /// Only where it failed: beside a form whose draft nobody should take for the thing itself.
    #[prop(optional)]
    only_failures: bool,
) -> impl IntoView {
    let text = move || match (session.drafts.last_save(), session.keeping) {
        (LastSave::Nothing, _) => String::new(),
        (LastSave::Saved(_), _) if only_failures => String::new(),
        (LastSave::Saved(at), Keeping::Device) => format!("Saved on this device at {}", dates::time(at)),
        (LastSave::Saved(_), Keeping::Example) => "Kept until you leave the example".to_owned(),
        (LastSave::Failed(fault), _) => format!(
            "Not saved: {fault}. What you typed is still on this screen: copy it elsewhere before you close this page."
        ),
    };
    let standing = move || match session.drafts.last_save() {
        LastSave::Nothing => Standing::Quiet,
        LastSave::Saved(_) => Standing::Safe,
        LastSave::Failed(_) => Standing::Wrong,
    };
    view! { <StatusLine text=Signal::derive(text) standing=Signal::derive(standing) /> }
}
