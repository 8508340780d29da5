//! The lines about the family: for each person, how their views were sought, what they said, and what that changed.

use super::{
    labels::{self, Reader},
    writer::{Value, Writer},
};
use crate::{
    app::work::tasks::whose_views,
    domain::{
        draft::ContactDraft,
        family::{OutcomeKind, Side, Speaker},
        problem::{FamilyField, Place},
    },
};

/// "Feeling listened to (strength)".
fn theme_name(theme: &str, side: Side) -> String {
    format!("{theme} ({})", side.label().to_lowercase())
}

impl Writer<'_> {
    pub(super) fn family(&mut self, family: &[ContactDraft]) {
        for (n, contact) in family.iter().enumerate() {
            self.begin(labels::FAMILY, Some(&whose_views(n, family)));
            self.contact(n, contact);
        }
    }

    fn contact(&mut self, n: usize, contact: &ContactDraft) {
        let place = |field| Place::Family(n, field);
        // The card’s title says that the first contact is the child.
        if n > 0 || contact.speaker != Some(Speaker::Child) {
            let speaker = contact.speaker.map_or("", Speaker::label);
            self.text(labels::WHOSE_VIEWS, place(FamilyField::Speaker), speaker);
        }
        let outcome = contact.outcome.map_or("", OutcomeKind::label);
        self.text(labels::OUTCOME, place(FamilyField::Outcome), outcome);
        let Some(kind) = contact.outcome else {
            return;
        };
        self.particulars(n, kind, contact);
        if kind.was_heard() || self.reader == Reader::Anybody {
            self.heard(n, contact);
        } else if !contact.themes.is_empty() {
            // The draft keeps themes that were noted under another outcome. They are not submitted.
            let themes = contact.themes.len();
            let text = format!("{themes} noted earlier; left out, because nobody was heard");
            self.text(labels::THEMES, place(FamilyField::Outcome), text);
        }
    }

    fn particulars(&mut self, n: usize, kind: OutcomeKind, contact: &ContactDraft) {
        let place = |field| Place::Family(n, field);
        match kind {
            OutcomeKind::Spoke => {
                let tool = self.tool;
                let method = contact.method.as_ref().map(|key| tool.method_name(key));
                self.text(
                    labels::HOW,
                    place(FamilyField::Method),
                    method.unwrap_or_default(),
                );
                self.day(labels::WHEN, place(FamilyField::On), &contact.on);
            }
            OutcomeKind::Declined => self.day(labels::WHEN, place(FamilyField::On), &contact.on),
            OutcomeKind::NotReached => {
                self.text(labels::ATTEMPTS, place(FamilyField::Attempts), &contact.attempts);
            }
            OutcomeKind::NotSafe => {
                self.text(
                    labels::WHY_NOT_SAFE,
                    place(FamilyField::Because),
                    &contact.because,
                );
            }
            OutcomeKind::Observed => {
                self.day(labels::WHEN, place(FamilyField::On), &contact.on);
                self.text(self.reader.saw(), place(FamilyField::Observed), &contact.observed);
            }
            OutcomeKind::NotAttempted => {
                self.text(labels::EXCEPTION, place(FamilyField::Because), &contact.because);
            }
        }
    }

    fn heard(&mut self, n: usize, contact: &ContactDraft) {
        let place = |field| Place::Family(n, field);
        let speaker = contact.speaker.map_or("", Speaker::label);
        for (i, said) in contact.themes.iter().enumerate() {
            let label = theme_name(self.tool.theme_name(&said.theme), said.side);
            let quote = Value::Quote(said.quote.trim().to_owned(), speaker);
            self.line(label, place(FamilyField::Quote(i)), quote);
        }
        if contact.themes.is_empty() {
            self.text(labels::THEMES, place(FamilyField::Outcome), "");
        }
        self.text(
            labels::CHANGED_GRADING,
            place(FamilyField::ChangedGrading),
            &contact.changed_grading,
        );
    }
}
