//! The people whose views a draft records, and the themes they spoke of. The child is always first and cannot be
//! removed.

use serde::{Deserialize, Serialize};

use crate::domain::{
    family::{OutcomeKind, Side, Speaker},
    key::{MethodKey, ThemeKey},
};

use super::{AuditDraft, DateDraft};

/// One person's views as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactDraft {
    /// Whose views. The first contact of a draft is always the child's.
    pub speaker: Option<Speaker>,
    /// The outcome.
    pub outcome: Option<OutcomeKind>,
    /// How they spoke.
    pub method: Option<MethodKey>,
    /// When.
    pub on: DateDraft,
    /// How many times the auditor tried to reach them.
    pub attempts: String,
    /// Why it was not safe, or why the audit is complete without an attempt.
    pub because: String,
    /// What was observed.
    pub observed: String,
    /// The themes they spoke of.
    pub themes: Vec<ThemeDraft>,
    /// The theme that is being added to them.
    pub adding: ThemeChoice,
    /// What it changed in the grading.
    pub changed_grading: String,
}

/// A theme that was chosen and is not among the others yet.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ThemeChoice {
    /// The theme.
    pub theme: Option<ThemeKey>,
    /// As a strength, or as practice to strengthen.
    pub side: Option<Side>,
}

/// A theme as noted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ThemeDraft {
    /// The theme.
    pub theme: ThemeKey,
    /// As a strength, or as practice to strengthen.
    pub side: Side,
    /// Their own words.
    #[serde(default)]
    pub quote: String,
}

impl AuditDraft {
    /// Adds another parent or carer, and returns the position.
    pub fn add_adult(&mut self) -> usize {
        self.family.push(ContactDraft::default());
        self.family.len() - 1
    }

    /// Whether the contact at this position can be removed: never the child's, and never the last adult's.
    pub fn may_remove_contact(&self, position: usize) -> bool {
        position > 0 && position < self.family.len() && self.family.len() > 2
    }

    /// Removes a contact, if allowed, and returns it so that it can be put back.
    pub fn remove_contact(&mut self, position: usize) -> Option<ContactDraft> {
        self.may_remove_contact(position)
            .then(|| self.family.remove(position))
    }

    /// Puts back a contact that was removed.
    pub fn put_contact_back(&mut self, position: usize, contact: ContactDraft) {
        let position = position.min(self.family.len());
        self.family.insert(position, contact);
    }
}

impl ContactDraft {
    /// The position of a theme on a side. The theme is added if it is missing; an existing one keeps its quote.
    pub fn note(&mut self, theme: ThemeKey, side: Side) -> usize {
        let there = self
            .themes
            .iter()
            .position(|said| said.theme == theme && said.side == side);
        there.unwrap_or_else(|| {
            self.themes.push(ThemeDraft {
                theme,
                side,
                quote: String::new(),
            });
            self.themes.len() - 1
        })
    }

    /// Whether a theme was chosen with its side, of a person who was heard.
    pub fn has_chosen(&self) -> bool {
        let heard = self.outcome.is_some_and(OutcomeKind::was_heard);
        heard && self.adding.theme.is_some() && self.adding.side.is_some()
    }

    /// Adds the theme that was chosen, if its side was chosen too, and returns its position.
    pub fn add_chosen(&mut self) -> Option<usize> {
        let (theme, side) = (self.adding.theme.clone()?, self.adding.side?);
        self.adding = ThemeChoice::default();
        Some(self.note(theme, side))
    }

    /// Removes a theme and returns it so that it can be put back.
    pub fn remove_theme(&mut self, position: usize) -> Option<ThemeDraft> {
        (position < self.themes.len()).then(|| self.themes.remove(position))
    }

    /// Puts back a theme that was removed, unless it was added again in the meantime.
    pub fn put_theme_back(&mut self, position: usize, theme: ThemeDraft) {
        let twice = |said: &ThemeDraft| said.theme == theme.theme && said.side == theme.side;
        if !self.themes.iter().any(twice) {
            let position = position.min(self.themes.len());
            self.themes.insert(position, theme);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(text: &str) -> ThemeKey {
        text.parse().expect("a key")
    }

    #[test]
    fn the_same_theme_stands_on_both_sides_and_once_on_each() {
        let mut contact = ContactDraft::default();
        assert_eq!(contact.note(theme("listened-to"), Side::Strength), 0);
        contact.themes[0].quote = "She waits".to_owned();
        assert_eq!(contact.note(theme("listened-to"), Side::ToStrengthen), 1);
        assert_eq!(contact.note(theme("listened-to"), Side::Strength), 0);
        assert_eq!(contact.themes.len(), 2);
        assert_eq!(contact.themes[0].quote, "She waits");
    }

    #[test]
    fn a_theme_taken_out_can_be_put_back_where_it_stood() {
        let mut contact = ContactDraft::default();
        contact.note(theme("a"), Side::Strength);
        contact.note(theme("b"), Side::Strength);
        let before = contact.clone();
        let removed = contact.remove_theme(0).expect("stands there");
        contact.put_theme_back(0, removed.clone());
        assert_eq!(contact, before);
        contact.put_theme_back(0, removed);
        assert_eq!(contact, before);
        assert_eq!(contact.remove_theme(2), None);
    }

    #[test]
    fn a_theme_that_was_chosen_is_added_only_with_its_side_and_only_once() {
        let mut contact = ContactDraft::default();
        contact.adding.theme = Some(theme("kindness"));
        assert_eq!(contact.add_chosen(), None);
        assert_eq!(contact.adding.theme, Some(theme("kindness")), "it is not lost");
        contact.adding.side = Some(Side::Strength);
        assert_eq!(contact.add_chosen(), Some(0));
        assert_eq!(contact.adding, ThemeChoice::default());
        assert_eq!(contact.add_chosen(), None);
        assert_eq!(contact.themes.len(), 1);
    }
}
