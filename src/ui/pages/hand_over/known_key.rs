//! A colleague's key: either a remembered one, or one that is pasted now and remembered for the next file.

use leptos::prelude::*;

use crate::{
    app::{files::hand_over::SealAnswers, session::Session},
    ui::parts::{Choice, Select, TextField},
};

/// Asks for the key that the file is sealed for.
#[component]
pub fn KnownKey(
    session: Session,
    lock: RwSignal<SealAnswers>,
    error: Signal<Option<String>>,
    name_error: Signal<Option<String>>,
) -> impl IntoView {
    let colleagues = session.file_keys.colleagues();
    let choices: Vec<Choice> = colleagues
        .iter()
        .map(|colleague| Choice::new(colleague.key.to_string(), colleague.name.clone()))
        .collect();
    let value = Signal::derive(move || lock.with(|lock| Some(lock.colleague.as_ref()?.to_string())));
    let choose = Callback::new(move |key: Option<String>| {
        lock.update(|lock| lock.colleague = key.and_then(|key| key.parse().ok()));
    });
    let paste = move || {
        value.get().is_none().then(|| view! {
            <TextField id="key" label="Their key" hint="It begins with “age1”" error
                value=Signal::derive(move || lock.with(|lock| lock.pasted.clone()))
                on_input=move |text: String| lock.update(|lock| lock.pasted = text) />
            <TextField id="key-name" label="Whose key it is" hint="It is remembered on this device under this name" error=name_error
                value=Signal::derive(move || lock.with(|lock| lock.name.clone()))
                on_input=move |text: String| lock.update(|lock| lock.name = text) />
        })
    };
    view! {
        {(!choices.is_empty()).then(|| view! {
            <Select id="colleague" label="Whose key" prompt="Another key: I will paste it" choices value on_choose=choose />
        })}
        {paste}
    }
}
