//! Set up this device, or sit down at it as somebody new: a name and a role.

use leptos::prelude::*;

use crate::{
    app::{opening::Opening, outside::Outside, route::Route, session::Session},
    domain::{
        id::PersonId,
        person::{Person, PersonFault},
    },
    ui::{
        page::Page,
        parts::{Button, ErrorLink, ErrorSummary, Form, TextField, Width},
    },
};

/// Set up this device.
#[component]
pub fn SetUp(session: Session) -> impl IntoView {
    let opening: Opening = expect_context();
    let outside = Outside::here();
    let name = RwSignal::new(String::new());
    let role = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<(&'static str, String)>);
    let tries = RwSignal::new(0u32);
    let first = untrack(|| session.people.everyone().is_empty());

    let sit_down = move |()| {
        let person = Person::new(PersonId::new(session.senses.seed()), &name.get(), &role.get());
        let outcome = match person {
            Ok(person) => session
                .people
                .sit_down(person)
                .map_err(|error| ("name", format!("Not saved: {error}."))),
            Err(fault) => Err((field_of(fault, &name.get_untracked()), fault.to_string())),
        };
        match outcome {
            Ok(()) => {
                opening.open(session);
                outside.go(Route::Home);
            }
            Err(wrong) => {
                fault.set(Some(wrong));
                tries.update(|n| *n += 1);
            }
        }
    };
    let error =
        move |field| Signal::derive(move || fault.get().filter(|(at, _)| *at == field).map(|(_, text)| text));
    let errors = Signal::derive(move || {
        let link = |(at, text): (&str, String)| ErrorLink {
            target: at.to_owned(),
            text,
        };
        fault.get().map(link).into_iter().collect::<Vec<_>>()
    });
    let title = if first {
        "Set up this device"
    } else {
        "Who is working?"
    };
    view! {
        <Page title=title back=(if first { Route::Home } else { Route::Device }, "Back")
            problems=Signal::derive(move || fault.with(Option::is_some))>
            <ErrorSummary errors focus=tries />
            <p class="govuk-body">
                "What you record carries your name, so that colleagues know whom to talk to and nobody moderates \
                 their own audit. It is not an account and has no password."
            </p>
            <Form on_submit=sit_down>
                <TextField id="name" label="Your name" hint="As colleagues know you" width=Width::W20
                    autocomplete="name" error=error("name") value=name on_input=move |text| name.set(text) />
                <TextField id="role" label="Your role" hint="For example: team manager, practice auditor, head of service"
                    width=Width::W20 autocomplete="organization-title" error=error("role")
                    value=role on_input=move |text| role.set(text) />
                <Button submit=true>"Continue"</Button>
            </Form>
        </Page>
    }
}

/// The field that a fault is shown at.
fn field_of(fault: PersonFault, name: &str) -> &'static str {
    let name_is_short = name.trim().chars().count() <= Person::MOST && !name.trim().is_empty();
    match fault {
        PersonFault::NoName => "name",
        PersonFault::NoRole => "role",
        PersonFault::TooLong | PersonFault::ControlCharacter => {
            if name_is_short && !name.chars().any(char::is_control) {
                "role"
            } else {
                "name"
            }
        }
    }
}
