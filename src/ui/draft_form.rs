//! The form of a draft where this tab holds it, and what stands in its place where another tab does. Every form that
//! writes on a draft stands inside [`DraftForm`].

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        drafts::write_access::{Why, WriteAccess},
        route::Route,
        session::Session,
    },
    domain::draft_key::{DraftKey, DraftKind},
    exchange::document::Document,
    ui::{
        page::{HEADING, Page},
        parts::{Button, ButtonKind, WarningText, focus_soon},
    },
};

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Nothing, for the moment that the browser takes to answer.
    Nothing,
    /// The form.
    Form,
    /// What stands in its place.
    Elsewhere,
}

impl Shape {
    fn of(access: WriteAccess) -> Self {
        match access {
            WriteAccess::Asking(_) => Self::Nothing,
            WriteAccess::Here => Self::Form,
            WriteAccess::Elsewhere(_) | WriteAccess::Taking(_) => Self::Elsewhere,
        }
    }
}

/// Draws the form of a draft while this tab holds it. What the form shows is read anew each time that it is drawn.
#[component]
pub fn DraftForm<F>(
    /// The session.
    session: Session,
    /// The draft that the form writes on.
    draft: DraftKey,
    /// Draws the form.
    form: F,
) -> impl IntoView
where
    F: Fn() -> AnyView + Send + 'static,
{
    session.write_locks.open(draft);
    on_cleanup(move || session.write_locks.leave(draft));
    let shape = Memo::new(move |_| Shape::of(session.write_locks.of(draft)));
    Effect::new(move |before: Option<Shape>| {
        let now = shape.get();
        // When a page is opened, whatever opened it says what takes focus.
        match (before, now) {
            (Some(Shape::Form), Shape::Elsewhere) => focus_soon(heading(draft.kind)),
            (Some(Shape::Elsewhere), Shape::Form) => focus_soon(first(draft.kind)),
            (
                None | Some(Shape::Nothing | Shape::Form | Shape::Elsewhere),
                Shape::Nothing | Shape::Form | Shape::Elsewhere,
            ) => {}
        }
        now
    });
    move || match shape.get() {
        Shape::Nothing => ().into_any(),
        Shape::Form => view! { <Aside session draft /> {form()} }.into_any(),
        Shape::Elsewhere => view! { <Elsewhere session draft /> }.into_any(),
    }
}

/// What stands in place of the form: a page, or a part of one where the rest of the page can be read in any tab.
#[component]
fn Elsewhere(session: Session, draft: DraftKey) -> impl IntoView {
    let title = format!("This {} is open in another tab", what(draft.kind));
    match draft.kind {
        DraftKind::Audit | DraftKind::Moderation => view! {
            <Page title>
                <Told session draft />
            </Page>
        }
        .into_any(),
        DraftKind::Agreement | DraftKind::Concern => view! {
            <h2 class="govuk-heading-m" id=heading(draft.kind) tabindex="-1">{title}</h2>
            <Told session draft />
        }
        .into_any(),
    }
}

/// Where the draft is, and how to go on here.
#[component]
fn Told(session: Session, draft: DraftKey) -> impl IntoView {
    let access = Memo::new(move |_| session.write_locks.of(draft));
    let lead = move || {
        let left = access.get() == WriteAccess::Elsewhere(Why::Left);
        left.then(|| view! { <p>"You continued in another tab. What you typed here is there too."</p> })
    };
    let kept = move || {
        let kept = access.get() == WriteAccess::Elsewhere(Why::Kept);
        kept.then(|| view! {
            <WarningText>
                "The last text typed in the other tab could not be saved, so it stays open there. Go to that tab and \
                 free some space, or copy the text elsewhere. Then come back."
            </WarningText>
        })
    };
    let busy = Signal::derive(move || matches!(access.get(), WriteAccess::Taking(_)));
    view! {
        {lead}
        <p>
            "You can write it in only one tab at a time, so that no text is lost. What you type in the other tab or \
             window is saved. Go to that tab, or continue here: it then closes there."
        </p>
        <Aside session draft />
        <div role="alert">{kept}</div>
        <div class="govuk-button-group">
            <Button busy on_click=move || session.write_locks.go_on(draft)>"Continue here"</Button>
            <a class="govuk-link" href=Route::Home.href()>"Back to the desk"</a>
        </div>
    }
}

/// What could not be saved in this tab before another went on: handed out, since it is nowhere else.
#[component]
fn Aside(session: Session, draft: DraftKey) -> impl IntoView {
    let browser = Browser::here();
    move || {
        session.drafts.aside(draft).map(|text| {
            let download = move || {
                let name = format!("plumbline-not-saved-{}.txt", what(draft.kind));
                browser.download(Document::text(name, text.clone().into_bytes()));
            };
            view! {
                <WarningText>
                    "The last text you typed in this tab could not be saved before you continued in another tab. It is \
                     kept until you close this tab. Download it and copy what is missing."
                </WarningText>
                <Button kind=ButtonKind::Secondary on_click=download>"Download what was not saved"</Button>
            }
        })
    }
}

/// The draft, in the words of its pages.
fn what(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::Audit => "audit",
        DraftKind::Moderation => "moderation",
        DraftKind::Agreement => "agreement",
        DraftKind::Concern => "concern",
    }
}

/// The id of the heading over what stands in place of the form.
fn heading(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::Audit | DraftKind::Moderation => HEADING,
        DraftKind::Agreement => "settle",
        DraftKind::Concern => "concern-elsewhere",
    }
}

/// The id of what takes focus when the form is there again: its heading, or its field where it has none.
fn first(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::Audit | DraftKind::Moderation | DraftKind::Agreement => heading(kind),
        DraftKind::Concern => "concern-what",
    }
}
