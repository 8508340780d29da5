//! The themes that somebody spoke of, from the tool's list. Each has a side and the person's own words.

use std::sync::Arc;

use leptos::prelude::*;

use super::contact::Contact;
use crate::{
    domain::{
        draft::{ContactDraft, ThemeDraft},
        family::Side,
        problem::FamilyField,
        tool::AuditTool,
        words::lower_first,
    },
    ui::{
        parts::{Button, ButtonKind, Choice, Radios, Select, SummaryCard, Undo, focus_on, focus_soon},
        text_at::TextAt,
    },
};

/// The theme that was removed last, with its former position.
type Removed = RwSignal<Option<(usize, ThemeDraft)>>;

/// The themes so far, and the fields to add another.
#[component]
pub fn Themes(contact: Contact, tool: Arc<AuditTool>) -> impl IntoView {
    let removed: Removed = RwSignal::new(None);
    let noted = contact.signal(|c| {
        c.themes
            .iter()
            .map(|t| (t.theme.clone(), t.side))
            .collect::<Vec<_>>()
    });
    let names = tool.clone();
    // The cards are redrawn when one is added or removed, but never while a quote is being typed.
    let cards = move || {
        let card = |(n, (theme, side))| card(contact, n, names.theme_name(&theme), side, removed);
        noted.get().into_iter().enumerate().map(card).collect_view()
    };
    let undo = {
        let tool = tool.clone();
        move || {
            removed
                .get()
                .map(|(_, theme)| undo(contact, tool.theme_name(&theme.theme), removed))
        }
    };
    view! {
        <h2 class="govuk-heading-m">"What they talked about"</h2>
        <p class="govuk-body">
            "Add each theme they talked about. The same theme can be a strength and something to strengthen."
        </p>
        {undo}
        {cards}
        <Add contact tool removed />
    }
}

/// "Feeling listened to (strength)".
fn name_of(theme: &str, side: Side) -> String {
    format!("{theme} ({})", side.label().to_lowercase())
}

fn card(contact: Contact, n: usize, theme: &str, side: Side, removed: Removed) -> AnyView {
    let name = name_of(theme, side);
    let label = format!("Their own words on {}", lower_first(theme));
    let remove = move || {
        let taken = contact.update(|c| c.remove_theme(n)).flatten();
        removed.set(taken.map(|theme| (n, theme)));
    };
    let button = {
        let name = name.clone();
        move || view! { <Button kind=ButtonKind::Secondary hidden=name.clone() on_click=remove>"Remove"</Button> }
    };
    view! {
        <SummaryCard title=name.clone() within=true actions=button>
            <TextAt
                fields=contact.fields
                place=contact.place(FamilyField::Quote(n))
                label
                hint="As they said it, without names. You can leave this empty."
                rows=3
            />
        </SummaryCard>
    }
    .into_any()
}

fn undo(contact: Contact, theme: &str, removed: Removed) -> AnyView {
    let side = removed
        .get_untracked()
        .map_or(Side::Strength, |(_, theme)| theme.side);
    let put_back = move || {
        if let Some((n, theme)) = removed.get_untracked() {
            contact.update(|c| c.put_theme_back(n, theme));
            removed.set(None);
            focus_soon(contact.id(FamilyField::Quote(n)));
        }
    };
    let text = format!("“{}” is removed.", name_of(theme, side));
    view! { <Undo id="theme-undo" text on_undo=put_back /> }.into_any()
}

/// Adds a theme, and moves focus to its quote. If the theme is already listed on that side, only the focus moves. What
/// was chosen is in the draft, so it is still there when the auditor comes back.
#[component]
fn Add(contact: Contact, tool: Arc<AuditTool>, removed: Removed) -> impl IntoView {
    let theme = contact.signal(|c| c.adding.theme.as_ref().map(ToString::to_string));
    let side = contact.signal(|c| c.adding.side.map(|side| side.label().to_owned()));
    let tried = RwSignal::new(false);
    let shown = contact.error(FamilyField::Adding);
    let ids = [
        contact.id(FamilyField::Adding),
        format!("family-{}-side", contact.position),
    ];
    let [theme_id, side_id] = ids.clone();
    let is_tried = move || tried.get() || shown.with(Option::is_some);
    let error = move |value: Signal<Option<String>>, text: &'static str| {
        Signal::derive(move || (is_tried() && value.with(Option::is_none)).then(|| text.to_owned()))
    };
    let theme_error = Signal::derive(move || {
        let missing = (tried.get() && theme.with(Option::is_none))
            .then(|| "Choose the theme they talked about".to_owned());
        missing.or_else(|| shown.get())
    });
    let add = move || {
        let added = contact.update(ContactDraft::add_chosen).flatten();
        let Some(n) = added else {
            tried.set(true);
            return focus_on(&ids[usize::from(theme.get_untracked().is_some())]);
        };
        tried.set(false);
        removed.set(None);
        focus_soon(contact.id(FamilyField::Quote(n)));
    };
    let themes = tool.family.themes.iter();
    let themes = themes
        .map(|t| Choice::new(t.key.as_str(), t.name.clone()))
        .collect();
    view! {
        <Select
            id=theme_id label="Theme" choices=themes value=theme prompt="None"
            error=theme_error
            on_choose=contact.on(|c, key: Option<String>| c.adding.theme = key.and_then(|key| key.parse().ok()))
        />
        <Radios
            id=side_id legend="Is this a strength or something to strengthen?" inline=true small=true value=side
            choices=Side::ALL.map(|s| Choice::new(s.label(), s.label())).to_vec()
            error=error(side, "Choose whether it is a strength or something to strengthen")
            on_choose=contact.on(|c, label: String| c.adding.side = Side::ALL.into_iter().find(|s| s.label() == label))
        />
        <Button kind=ButtonKind::Secondary on_click=add>"Add this theme"</Button>
    }
}
