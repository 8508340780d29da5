//! One contact of a draft, in the form in which the fields of its page read and write it.

use leptos::prelude::*;

use crate::{
    app::{drafts::Editing, work::place::field_id},
    domain::{
        draft::{AuditDraft, ContactDraft},
        family::Speaker,
        problem::{FamilyField, Place},
    },
    ui::text_at::Fields,
};

/// The contact at one position of one draft.
#[derive(Clone, Copy)]
pub struct Contact {
    /// The draft.
    pub draft: Editing<AuditDraft>,
    /// The draft's text and date fields and their problems, by place.
    pub fields: Fields,
    /// The contact's position; 0 is the child.
    pub position: usize,
}

impl Contact {
    /// A signal computed from the contact. Holds the default value if there is no contact.
    pub fn signal<T: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&ContactDraft) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let position = self.position;
        self.draft
            .signal(move |draft| draft.family.get(position).map(&look).unwrap_or_default())
    }

    /// A callback that changes the contact according to what was typed.
    pub fn on<T: 'static>(
        self,
        change: impl Fn(&mut ContactDraft, T) + Send + Sync + 'static,
    ) -> Callback<T> {
        let position = self.position;
        self.draft.on(move |draft: &mut AuditDraft, typed| {
            if let Some(contact) = draft.family.get_mut(position) {
                change(contact, typed);
            }
        })
    }

    /// Changes the contact and returns the result. `None` if there is no contact.
    pub fn update<T>(self, change: impl FnOnce(&mut ContactDraft) -> T) -> Option<T> {
        let mut done = None;
        self.draft.update(|draft| {
            done = draft.family.get_mut(self.position).map(change);
        });
        done
    }

    /// The place of a field, to which its problems are attached.
    pub fn place(self, field: FamilyField) -> Place {
        Place::Family(self.position, field)
    }

    /// The id of a field.
    pub fn id(self, field: FamilyField) -> String {
        field_id(&self.place(field))
    }

    /// The error message of a field.
    pub fn error(self, field: FamilyField) -> Signal<Option<String>> {
        self.fields.error(self.place(field))
    }

    /// The speaker whose outcomes apply: the child at the first position, an adult at every other.
    pub fn speaker(self) -> Speaker {
        if self.position == 0 {
            Speaker::Child
        } else {
            Speaker::Parent
        }
    }

    /// How the page refers to the person's views.
    pub fn whose(self) -> &'static str {
        if self.position == 0 {
            "the child’s views"
        } else {
            "their views"
        }
    }
}
