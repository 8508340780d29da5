//! Conflicts: the same step recorded twice. Shows the versions side by side, and asks which one counts.

mod elsewhere;
mod resolve;
mod rows;
mod side;
mod veil;

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session, work::looking::is_veiled},
    domain::{
        conflict::{Conflict, Contested},
        id::AuditId,
        record::AuditRecord,
        tool::AuditTool,
    },
    ui::{
        count::count,
        page::Page,
        parts::{Empty, Notice, NoticeKind},
    },
};

/// An open conflict, with the data needed to show it.
#[derive(Clone, PartialEq)]
struct Open {
    record: Arc<AuditRecord>,
    conflict: Conflict,
    /// The audit tool that the audit was made with, if it is on this device.
    tool: Option<Arc<AuditTool>>,
    /// Whether seeing it would rule out a blind grading by the person working here.
    veiled: bool,
    /// Whether it is between moderations of the working person's own audit. They may not choose among these.
    own_moderations: bool,
    /// Whether the grades of a version are missing from this device, so that the differences can't be shown.
    elsewhere: bool,
}

/// The conflict that was just resolved: its audit and its title.
type Resolved = RwSignal<Option<(AuditId, String)>>;
/// The ids of the conflicts whose last attempt has failed. The window's title says so.
type Wrong = RwSignal<BTreeSet<String>>;

impl Open {
    /// Its title on the page: the case, and what was recorded twice.
    fn title(&self) -> String {
        let case = self
            .record
            .outline()
            .map(|outline| outline.case.reference.to_string());
        let what = self.conflict.contested.label();
        match (case, self.conflict.heads.len()) {
            (Some(case), 2) => format!("Case {case}: {}", what.to_lowercase()),
            (Some(case), n) => format!("Case {case}: {} ({n})", what.to_lowercase()),
            (None, _) => what.to_owned(),
        }
    }
}

/// The page of all open conflicts. A conflict is not redrawn when others come and go, so it keeps what is typed.
#[component]
pub fn Conflicts(session: Session) -> impl IntoView {
    let open = Memo::new(move |_| open(session));
    let resolved: Resolved = RwSignal::new(None);
    let wrong: Wrong = RwSignal::new(BTreeSet::new());
    let done = move || {
        resolved.get().map(|(audit, title)| {
            view! {
                <Notice id="resolved" kind=NoticeKind::Success title="Resolved">
                    <p>{title}"."</p>
                    <p>"What you kept counts from now on. The rest stays readable in the history of the audit, with your reason."</p>
                    <p><a class="govuk-link" href=Route::Audit(audit).href()>"Go to the audit"</a></p>
                </Notice>
            }
        })
    };
    let untold = Memo::new(move |_| session.desk.workspace().conflicts().count() - open.with(Vec::len));
    let none = move || {
        (open.with(Vec::is_empty) && untold.get() == 0).then(|| {
            view! {
                <Empty title="No open conflicts">
                    <p>"When the same step of an audit is recorded twice, for example on two laptops, both records are shown here until somebody decides which one counts."</p>
                    <p><a class="govuk-link" href=Route::Home.href()>"Go to the desk"</a></p>
                </Empty>
            }
        })
    };
    let key = |open: &Open| (open.record.id, open.conflict.clone(), open.veiled, open.elsewhere);
    view! {
        <Page title="Conflicts" back=(Route::Home, "Desk") problems=Signal::derive(move || !wrong.with(BTreeSet::is_empty))>
            {done}
            {none}
            {move || untold_note(untold.get())}
            <For each=move || open.get() key let:open>
                <One session open resolved wrong />
            </For>
        </Page>
    }
}

fn open(session: Session) -> Vec<Open> {
    let workspace = session.desk.workspace();
    let me = session.me().map(|me| me.id());
    let open = workspace.conflicts().filter_map(|(record, conflict)| {
        let veiled = is_veiled(session, record);
        AuditRecord::is_told(conflict, veiled).then(|| Open {
            tool: workspace.tool_of(record).cloned(),
            veiled,
            own_moderations: conflict.contested == Contested::Moderations
                && me.is_some_and(|me| record.is_own(me)),
            elsewhere: !record.holds_grades_of(conflict),
            record: record.clone(),
            conflict: conflict.clone(),
        })
    });
    open.collect()
}

/// Says how many conflicts this person is not told of yet. `None` if there are none.
fn untold_note(untold: usize) -> Option<impl IntoView> {
    let text = format!(
        "{} not shown, because it would tell you something about an audit that you may still grade blind. Leave it to the \
         auditor or the QA lead, or come back once you have graded.",
        count(untold, "conflict is", "conflicts are")
    );
    (untold > 0).then(|| view! { <p>{text}</p> })
}

#[component]
fn One(session: Session, open: Open, resolved: Resolved, wrong: Wrong) -> impl IntoView {
    let title = open.title();
    let audit = open.record.id;
    // Made from the id of the first entry in conflict, so that no two sections have the same id.
    let id = format!(
        "conflict-{}",
        open.conflict
            .heads
            .first()
            .map(ToString::to_string)
            .unwrap_or_default()
    );
    let labelled = id.clone();
    let inside = if open.elsewhere {
        let sides = side::sides(session, &open.record, &open.conflict);
        view! { <elsewhere::Elsewhere sides /> }.into_any()
    } else if open.veiled {
        view! { <veil::Veil session audit heading=id.clone() /> }.into_any()
    } else {
        view! { <resolve::Resolve session open id=id.clone() resolved wrong /> }.into_any()
    };
    view! {
        <section class="pl-conflicts__one" aria-labelledby=labelled>
            <h2 class="govuk-heading-m" id=id tabindex="-1">{title}</h2>
            {inside}
            <p><a class="govuk-link" href=Route::Audit(audit).href()>"The whole audit and its history"</a></p>
        </section>
    }
}
