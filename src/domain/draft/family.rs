//! Whose views a draft holds, and the themes they spoke of. The child's stand first and stay.

use crate::domain::{family::Side, key::ThemeKey};

use super::{AuditDraft, ContactDraft, ThemeDraft};

impl AuditDraft {
    /// Makes room for another parent or carer and says at which position.
    pub fn add_adult(&mut self) -> usize {
        self.family.push(ContactDraft::default());
        self.family.len() - 1
    }

    /// Whether the contact at this position can be taken out: never the child's, never the last adult's.
    pub fn may_remove_contact(&self, position: usize) -> bool {
        position > 0 && position < self.family.len() && self.family.len() > 2
    }

    /// Takes a contact out, where it may be, and hands it over so that it can be put back.
    pub fn remove_contact(&mut self, position: usize) -> Option<ContactDraft> {
        self.may_remove_contact(position)
            .then(|| self.family.remove(position))
    }

    /// Puts back a contact that was taken out.
    pub fn put_contact_back(&mut self, position: usize, contact: ContactDraft) {
        let position = position.min(self.family.len());
        self.family.insert(position, contact);
    }
}

impl ContactDraft {
    /// Where a theme stands on a side. It is noted there if it was not yet; one that stands already keeps its quote.
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

    /// Takes a theme out and hands it over so that it can be put back.
    pub fn remove_theme(&mut self, position: usize) -> Option<ThemeDraft> {
        (position < self.themes.len()).then(|| self.themes.remove(position))
    }

    /// Puts back a theme that was taken out, unless it was noted again meanwhile.
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
}
