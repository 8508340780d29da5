//! Whose work in a practice week is on this device, and whose is not. No grade: the reader may be about to moderate one
//! of the audits.

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session},
    domain::{
        contributors::{Contributor, Contributors},
        id::WeekId,
        person::Person,
    },
    ui::{dates, parts::ScrollTable, redraw::part},
};

/// The people who have sent work, and below them those of whom nothing is here yet.
#[component]
pub fn WhoHasSent(session: Session, week: WeekId) -> impl IntoView {
    let people = move || Contributors::of(&session.desk.workspace(), week);
    let drawn = move |people: Contributors| {
        let here = if people.here.is_empty() {
            nothing()
        } else {
            table(session, people.here)
        };
        let missing = not_yet(&people.not_yet);
        view! { {here} {missing} }.into_any()
    };
    view! {
        <section aria-labelledby="who-has-sent">
            <h2 class="govuk-heading-m" id="who-has-sent">"Who has sent their work"</h2>
            {part(people, drawn)}
        </section>
    }
}

fn nothing() -> AnyView {
    view! {
        <p class="govuk-body">"No audit or moderation of this week is on this device yet. "
            <a class="govuk-link" href=Route::OpenFile.href()>"Open the files that you were sent"</a>"."</p>
    }
    .into_any()
}

fn table(session: Session, here: Vec<Contributor>) -> AnyView {
    let me = session.me().map(|me| me.id());
    let row = |contributor: Contributor| {
        let who = contributor.who;
        let name = if me == Some(who.id()) {
            format!("{} (you)", who.name())
        } else {
            who.name().to_owned()
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{who.role().to_owned()}</td>
                <td class="pl-figure">{contributor.submitted.to_string()}</td>
                <td class="pl-figure">{contributor.moderated.to_string()}</td>
                <td>{dates::day(session.environment.local(contributor.latest).date())}</td>
            </tr>
        }
    };
    let rows = here.into_iter().map(row).collect_view();
    view! {
        <p class="govuk-body">"This list is based on what is on this device. A file that you were sent but have not opened is not in it, and work that waits for another file is not in its numbers yet. "
            <a class="govuk-link" href=Route::OpenFile.href()>"Open a file"</a></p>
        <ScrollTable id="contributors" caption="Whose work is here">
            <thead><tr>
                <th scope="col">"Name"</th><th scope="col">"Role"</th>
                <th scope="col" class="pl-figure">"Audits submitted"</th>
                <th scope="col" class="pl-figure">"Moderations recorded"</th>
                <th scope="col">"Latest work"</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </ScrollTable>
    }
    .into_any()
}

/// The people of whom nothing is here; `None` if there are none.
fn not_yet(people: &[Person]) -> Option<AnyView> {
    if people.is_empty() {
        return None;
    }
    let line = |person: &Person| format!("{}, {}", person.name(), person.role());
    let lines = people.iter().map(|person| view! { <li>{line(person)}</li> });
    let lines = lines.collect_view();
    let list = view! {
        <h3 class="govuk-heading-s">"Nothing here yet from:"</h3>
        <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        <p class="govuk-body">"These people audited or moderated at other times. They may not be part of this week."</p>
    };
    Some(list.into_any())
}
