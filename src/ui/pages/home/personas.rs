//! The choice of a persona, in the example.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        route::Route,
        session::{Session, SessionKind},
    },
    domain::{quarter::Quarter, stage::Stage},
    example::personas,
    ui::parts::{Button, ButtonKind, InsetText, focus_soon},
};

/// The id of the line that names the visitor's persona.
const ME: &str = "persona";

/// The visitor's persona, and the others to choose from. Empty outside the example.
#[component]
pub fn Personas(session: Session) -> impl IntoView {
    let browser = Browser::here();
    (session.kind == SessionKind::Example).then(|| {
        let quarter = Quarter::of(session.today());
        let others = move || {
            let me = session.me().map(|me| me.id());
            let others = personas()
                .into_iter()
                .filter(move |(person, _)| Some(person.id()) != me);
            others
                .map(|(person, about)| {
                    let name = format!("{}, {}", person.name(), person.role());
                    // The example is stored in memory, so this cannot fail for lack of space. The button disappears,
                    // so focus moves to the line with the new persona.
                    let become_them = move || {
                        let _ = session.people.sit_down(person.clone());
                        focus_soon(ME.to_owned());
                    };
                    view! {
                        <li class="pl-home__persona">
                            <Button kind=ButtonKind::Secondary on_click=become_them>{name}</Button>
                            <span>{about}</span>
                        </li>
                    }
                })
                .collect_view()
        };
        let me = move || {
            session.me().map(|me| {
                format!(
                    "You are {}, {}. It is {}.",
                    me.name(),
                    me.role(),
                    crate::ui::dates::moment(session.environment.now().local)
                )
            })
        };
        let see_quarter = move || browser.go(Route::Quarter(Some(quarter), Stage::Final));
        view! {
            <InsetText>
                <p class="govuk-body" id=ME>{me}</p>
                <p class="govuk-body">"Or be somebody else:"</p>
                <ul class="pl-home__personas">{others}</ul>
                <Button kind=ButtonKind::Secondary on_click=see_quarter>"See the quarter’s figures"</Button>
            </InsetText>
        }
    })
}
