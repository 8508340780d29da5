//! The form for a person's name and role. Shown at set-up, and when a new person starts to work on this device.

use leptos::prelude::*;

use crate::{
    app::environment::Environment,
    domain::{
        id::PersonId,
        person::{Person, PersonFault},
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        parts::{Button, Form, TextField, Width},
    },
};

/// The form. `on_person` may refuse the person, with a reason.
#[component]
pub fn PersonForm(
    environment: Environment,
    /// The person entered earlier, if the user has come back to this form.
    #[prop(optional_no_strip)]
    known: Option<Person>,
    /// Takes the person.
    #[prop(into)]
    on_person: Callback<Person, Result<(), String>>,
    attempt: Attempt,
) -> impl IntoView {
    let (name, role) = known.map_or_else(Default::default, |known| {
        (known.name().to_owned(), known.role().to_owned())
    });
    let (name, role) = (RwSignal::new(name), RwSignal::new(role));
    let go_on = move |()| {
        attempt.clear();
        match Person::new(PersonId::new(environment.seed()), &name.get(), &role.get()) {
            Ok(person) => {
                if let Err(why) = on_person.run(person) {
                    attempt.refuse_at("name", why);
                }
            }
            Err(fault) => attempt.refuse_at(field_of(fault, &name.get_untracked()), fault),
        }
    };
    view! {
        <AttemptSummary attempt />
        <p class="govuk-body">
            "What you record carries your name, so that colleagues know whom to talk to and nobody moderates \
             their own audit. It is not an account."
        </p>
        <Form on_submit=go_on>
            <TextField id="name" label="Your name" hint="As colleagues know you" width=Width::W20
                autocomplete="off" error=attempt.error("name") value=name on_input=move |text| name.set(text) />
            <TextField id="role" label="Your role" hint="For example: team manager, practice auditor, head of service"
                width=Width::W20 autocomplete="off" error=attempt.error("role")
                value=role on_input=move |text| role.set(text) />
            <Button submit=true>"Continue"</Button>
        </Form>
    }
}

/// The field at which a fault is shown.
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
