//! One conflict: both versions side by side, and the choice with its reason. Nothing is chosen beforehand.

use leptos::prelude::*;

use crate::{
    app::{desk::Act, session::Session},
    domain::{
        conflict::{Conflict, Contested},
        entry::Body,
        finish::{ResolutionFault, finish_resolution},
        id::{AuditId, EntryId},
    },
    ui::{
        page::HEADING,
        pages::moderate::committing::Committing,
        parts::{
            Button, Choice, Comparison, ErrorLink, ErrorSummary, Form, InsetText, Radios, TextArea, focus_on,
        },
    },
};

use super::{Open, Resolved, Wrong, rows::rows, side::sides};

/// What is chosen and written, and what became of the attempt to record it.
#[derive(Clone, Copy)]
struct Typed {
    session: Session,
    audit: AuditId,
    conflict: StoredValue<Conflict>,
    keep: RwSignal<Option<EntryId>>,
    reason: RwSignal<String>,
    faults: RwSignal<Vec<ResolutionFault>>,
    attempts: RwSignal<u32>,
    committing: Committing,
}

impl Typed {
    fn error(self, of: fn(&ResolutionFault) -> bool) -> Signal<Option<String>> {
        Signal::derive(move || {
            let faults = self.faults.get();
            faults.iter().find(|fault| of(fault)).map(ToString::to_string)
        })
    }

    fn resolve(self, title: String, resolved: Resolved) {
        self.attempts.update(|n| *n += 1);
        let (conflict, keep) = (self.conflict.get_value(), self.keep.get_untracked());
        let made = self
            .reason
            .with_untracked(|reason| finish_resolution(&conflict, keep, reason));
        let resolution = match made {
            Ok(resolution) => resolution,
            Err(faults) => return self.faults.set(faults),
        };
        self.faults.set(Vec::new());
        let act = Act::about(self.audit, Body::ConflictResolved(resolution)).following(conflict.heads);
        let audit = self.audit;
        self.committing.run(self.session, act, move |_| {
            resolved.set(Some((audit, title)));
            request_animation_frame(|| focus_on(HEADING));
        });
    }
}

/// Both versions, and the form.
#[component]
pub fn Resolve(
    session: Session,
    open: Open,
    /// Begins the ids of its fields.
    id: String,
    resolved: Resolved,
    wrong: Wrong,
) -> impl IntoView {
    let (audit, conflict) = (open.record.id, open.conflict.clone());
    let sides = sides(session, &open.record, &conflict);
    let workspace = session.desk.workspace_untracked();
    let weeks = |week| workspace.week_name(Some(week));
    let table = rows(&open.record, &conflict, open.tool.as_deref(), &weeks);
    let caption = conflict.contested.label();
    let columns = sides.clone();
    let form = if open.own_moderations {
        view! {
            <InsetText>"This is your own audit, so somebody else says which of the moderations stands."</InsetText>
        }
        .into_any()
    } else {
        let typed = Typed {
            session,
            audit,
            conflict: StoredValue::new(conflict.clone()),
            keep: RwSignal::new(None),
            reason: RwSignal::new(String::new()),
            faults: RwSignal::new(Vec::new()),
            attempts: RwSignal::new(0),
            committing: Committing::new(),
        };
        let title = open.title();
        view! { <Ask typed id=id.clone() title sides resolved wrong /> }.into_any()
    };
    view! {
        <p>{explained(conflict.contested)}</p>
        <Comparison id=format!("{id}-table") caption first="What" columns rows=Signal::stored(table) long=true />
        {form}
    }
}

#[component]
fn Ask(
    typed: Typed,
    id: String,
    title: String,
    sides: Vec<String>,
    resolved: Resolved,
    wrong: Wrong,
) -> impl IntoView {
    let (keep, reason, button) = (
        format!("{id}-keep"),
        format!("{id}-reason"),
        format!("{id}-record"),
    );
    let targets = StoredValue::new((keep.clone(), reason.clone(), button.clone()));
    let errors = Signal::derive(move || {
        let (keep, reason, button) = targets.get_value();
        let faults = typed.faults.get().into_iter().map(|fault| ErrorLink {
            target: match fault {
                ResolutionFault::NothingKept => keep.clone(),
                ResolutionFault::NoReason | ResolutionFault::Text(_) => reason.clone(),
            },
            text: fault.to_string(),
        });
        let failed = typed.committing.fault().map(|fault| ErrorLink {
            target: button,
            text: format!("{fault} What you chose and wrote is still here; try again."),
        });
        failed.into_iter().chain(faults).collect::<Vec<_>>()
    });
    let (mine, gone) = (id.clone(), id);
    Effect::new(move || {
        let faulty = errors.with(|errors| !errors.is_empty());
        wrong.update(|wrong| {
            if faulty {
                wrong.insert(mine.clone());
            } else {
                wrong.remove(&mine);
            }
        });
    });
    on_cleanup(move || _ = wrong.try_update(|wrong| wrong.remove(&gone)));
    let heads = typed.conflict.with_value(|conflict| conflict.heads.clone());
    let choices = heads
        .iter()
        .zip(sides)
        .map(|(head, side)| Choice::new(head.to_string(), side))
        .collect();
    let value = Signal::derive(move || typed.keep.get().map(|head| head.to_string()));
    let no_choice = typed.error(|fault| *fault == ResolutionFault::NothingKept);
    let no_reason = typed.error(|fault| *fault != ResolutionFault::NothingKept);
    view! {
        <ErrorSummary errors focus=typed.attempts />
        <Form on_submit=move || typed.resolve(title.clone(), resolved)>
            <Radios id=keep legend="Which of them stands?" choices value error=no_choice
                on_choose=move |word: String| typed.keep.set(word.parse().ok()) />
            <TextArea id=reason label="Why this one" hint="It stays in the history, with your name. No names of children or workers." rows=3
                value=typed.reason on_input=move |text| typed.reason.set(text) error=no_reason />
            <p>"What you keep counts from now on. The rest stays readable in the history and counts in nothing."</p>
            <Button submit=true id=button busy=typed.committing.busy()>"Record which stands"</Button>
        </Form>
    }
}

fn explained(contested: Contested) -> &'static str {
    match contested {
        Contested::Submissions => {
            "The audit was recorded twice, each time without knowing of the other version, for example on two laptops. If neither is right, open the audit and correct it: the correction replaces both."
        }
        Contested::Moderations => {
            "Two moderations of this audit were committed side by side. The one you keep is compared with the auditor’s grades."
        }
        Contested::Settlements => {
            "The outcome of the moderation was recorded twice. The one you keep is the outcome of this audit."
        }
        Contested::Action(_) => {
            "Two records about the same action were made side by side. Until it is resolved, the action counts as open."
        }
    }
}
