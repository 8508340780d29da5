//! What the user has handed over, and what has changed since.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    app::{files::handed_over::PastHandOver, route::Route, session::Session},
    domain::{id::PersonId, words::lower_first, workspace::Workspace},
    exchange::pack::Purpose,
    ui::{count::count, dates},
};

/// How many hand-overs are listed.
const LISTED: usize = 5;

/// The last hand-overs of the person working here, newest first. Empty if there are none.
#[component]
pub fn HandedOver(session: Session) -> impl IntoView {
    move || {
        let Some(me) = session.me().map(|me| me.id()) else {
            return ().into_any();
        };
        let past = session.handed_over.by(me);
        if past.is_empty() {
            return ().into_any();
        }
        let workspace = session.desk.workspace();
        let items = past.into_iter().take(LISTED).map(|one| {
            let line = line(session, &one);
            let since = since(session, me, &workspace, one);
            view! { <li class="pl-home__line">{line}{since}</li> }
        });
        view! {
            <section aria-labelledby="past-hand-overs">
                <h2 class="govuk-heading-m" id="past-hand-overs">"Handed over"</h2>
                <ul class="pl-home__list">{items.collect_view()}</ul>
            </section>
        }
        .into_any()
    }
}

/// "16 December 2024, 16:45: the practice week “Permanence 1”, for blind moderation, 3 audits, for Ada Clarke".
fn line(session: Session, one: &PastHandOver) -> String {
    let audits = match one.audits.len() {
        0 => "no audits".to_owned(),
        n => count(n, "audit", "audits"),
    };
    let purpose = match one.purpose {
        Purpose::ModerateBlind => "for blind moderation",
        Purpose::ModerateOpen => "for open moderation",
        Purpose::Gather => "with all grades",
    };
    let mut parts = match &one.what {
        Some(what) => vec![lower_first(what), purpose.to_owned(), audits],
        None => vec![audits, purpose.to_owned()],
    };
    parts.extend(one.whom.as_ref().map(|whom| format!("for {whom}")));
    let at = dates::moment(session.environment.local(one.at));
    format!("{at}: {}", parts.join(", "))
}

/// Whether something has changed, with a link to hand that over. `None` if there was no audit in the file.
fn since(session: Session, me: PersonId, workspace: &Workspace, one: PastHandOver) -> Option<AnyView> {
    let withdrawn = one.withdrawn_since(workspace);
    let changed_only = one.changed_since(workspace).len() - withdrawn;
    let withdrawn = (withdrawn > 0).then(|| {
        let text = format!(
            "{} withdrawn since. Hand over everything to the QA lead, so that the others withdraw it too.",
            count(withdrawn, "audit in it was", "audits in it were")
        );
        view! { <p class="pl-home__detail">{text}</p> }
    });
    let text = match (one.audits.len(), changed_only) {
        (0, _) => return None,
        (_, 0) if withdrawn.is_some() => return withdrawn.map(IntoAny::into_any),
        // Audits that belong to the same week or quarter may have come since: this says nothing about those.
        (1, 0) => {
            return Some(
                view! { <p class="pl-home__detail">"This audit has not changed since."</p> }.into_any(),
            );
        }
        (_, 0) => {
            return Some(
                view! { <p class="pl-home__detail">"These audits have not changed since."</p> }.into_any(),
            );
        }
        (1, _) => "This audit has changed since: send it again".to_owned(),
        (_, 1) => "1 of these audits has changed since: send it again".to_owned(),
        (_, n) => format!("{n} of these audits have changed since: send them again"),
    };
    let prepare = move |click: MouseEvent| {
        // With one of these keys, the link opens elsewhere and this tab stays here.
        let elsewhere = click.ctrl_key() || click.meta_key() || click.shift_key();
        if !elsewhere {
            let answers = one.again(&session.desk.workspace_untracked());
            session.prepared.put(me, answers);
        }
    };
    let href = Route::HandOver.href();
    Some(
        view! {
            <p class="pl-home__detail"><a class="govuk-link" href=href on:click=prepare>{text}</a></p>
            {withdrawn}
        }
        .into_any(),
    )
}
