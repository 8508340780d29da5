//! This device's key for receiving files, and the keys of colleagues.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        files::file_keys::{Colleague, ColleagueFault},
        session::Session,
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        parts::{Button, ButtonKind, CopyText, Details, Form, StatusLine, TextField, focus_soon},
    },
};

const SECTION: &str = "receiving";
const LIST: &str = "colleagues";
const NAME: &str = "colleague-name";
const KEY: &str = "colleague-key";

/// The key of this device, and the list of colleagues' keys.
#[component]
pub fn Receiving(session: Session) -> impl IntoView {
    let browser = Browser::here();
    let copied = RwSignal::new(String::new());
    let attempt = Attempt::new();
    let make = move || {
        let work = async move {
            let made = session.file_keys.make().await;
            made.map_err(|error| format!("No key was made: {error}."))
        };
        // Once the key exists, the button is gone, so focus moves to the section.
        attempt.run(work, |()| focus_soon(SECTION));
    };
    let copy = move |text: String| {
        browser.copy.run((
            text,
            Callback::new(move |done: bool| {
                copied.set(
                    if done {
                        "Copied."
                    } else {
                        "The browser did not copy it. Select the text and copy it yourself."
                    }
                    .to_owned(),
                );
            }),
        ));
    };
    let own = move || match session.file_keys.own() {
        Some(key) => {
            let (first, last) = key.ends();
            let compare = format!(
                "If you send it by email, ask them to ring you and check it: after “age1” it begins with {first}, and it ends with {last}."
            );
            view! {
                <CopyText text=key.to_string() what="your key for receiving files" status=copied on_copy=copy />
                <p class="govuk-body">{compare}</p>
            }
            .into_any()
        }
        None => {
            view! { <Button kind=ButtonKind::Secondary on_click=make>"Make a key for this device"</Button> }
                .into_any()
        }
    };
    view! {
        <section aria-labelledby=SECTION>
            <h2 class="govuk-heading-m" id=SECTION>"Your key for receiving files"</h2>
            <p class="govuk-body">
                "Give it to colleagues: what they hand over for this key opens on this device only, without a \
                 passphrase. It is not a secret."
            </p>
            {own}
            <StatusLine text=attempt.status() />
            <Details summary="Keys of colleagues"><Colleagues session /></Details>
        </section>
    }
}

#[component]
fn Colleagues(session: Session) -> impl IntoView {
    let (name, key) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let attempt = Attempt::new();
    let status = RwSignal::new(String::new());
    let add = move |()| {
        let colleague = Colleague::typed(&name.get_untracked(), &key.get_untracked());
        let added = colleague.and_then(|colleague| {
            let said = format!("{} is remembered.", colleague.name);
            session.file_keys.remember(colleague).map(|()| said)
        });
        match added {
            Ok(said) => {
                attempt.clear();
                name.set(String::new());
                key.set(String::new());
                status.set(said);
            }
            Err(why) => attempt.refuse_at(field(&why), format!("{why}.")),
        }
    };
    let list = move || {
        let one = |colleague: Colleague| {
            let (first, last) = colleague.key.ends();
            let (who, hidden) = (colleague.name.clone(), colleague.name.clone());
            let forget = move || {
                status.set(match session.file_keys.forget(&colleague.key) {
                    Ok(()) => {
                        focus_soon(LIST);
                        format!("{who} is forgotten.")
                    }
                    Err(error) => format!("Not changed: {error}."),
                });
            };
            view! {
                <li class="pl-device__person">
                    <span>{colleague_line(&hidden, &first, &last)}</span>
                    <Button kind=ButtonKind::Secondary hidden=hidden on_click=forget>"Forget"</Button>
                </li>
            }
        };
        let all = session.file_keys.colleagues();
        if all.is_empty() {
            return view! { <p class="govuk-body">"No keys are remembered yet."</p> }.into_any();
        }
        view! { <ul class="pl-device__people">{all.into_iter().map(one).collect_view()}</ul> }.into_any()
    };
    view! {
        <div id=LIST tabindex="-1">{list}</div>
        <StatusLine text=status />
        <AttemptSummary attempt />
        <Form on_submit=add>
            <TextField id=NAME label="Whose key" value=name error=attempt.error(NAME) on_input=move |text| name.set(text) />
            <TextField id=KEY label="Their key" hint="It begins with “age1” and is on their page “This device”" value=key
                error=attempt.error(KEY) on_input=move |text| key.set(text) />
            <Button kind=ButtonKind::Secondary submit=true>"Remember it"</Button>
        </Form>
    }
}

fn colleague_line(name: &str, first: &str, last: &str) -> String {
    format!("{name}: age1{first}…{last}")
}

fn field(fault: &ColleagueFault) -> &'static str {
    match fault {
        ColleagueFault::NoName | ColleagueFault::Name => NAME,
        ColleagueFault::Key(_) | ColleagueFault::Own | ColleagueFault::Store(_) => KEY,
    }
}
