//! What the family said, a card for each person.

use leptos::prelude::*;

use super::row::Rows;
use crate::{
    app::{route::Guide, work::tasks},
    domain::{
        draft::{AuditDraft, ContactDraft},
        family::{OutcomeKind, Speaker},
        problem::{FamilyField, Place},
        tool::AuditTool,
    },
    ui::parts::{SummaryCard, SummaryList},
};

/// Everybody whose views were to be sought.
pub fn cards(rows: &Rows, draft: &AuditDraft, tool: &AuditTool) -> AnyView {
    let card = |(n, contact)| {
        let title = tasks::name(&Guide::Family(n), draft, tool);
        let person = Person {
            rows: rows.about(&title),
            n,
            contact,
            tool,
        };
        let list = person.rows();
        view! { <SummaryCard title within=true><SummaryList>{list}</SummaryList></SummaryCard> }.into_any()
    };
    draft
        .family
        .iter()
        .enumerate()
        .map(card)
        .collect_view()
        .into_any()
}

struct Person<'a> {
    rows: Rows,
    n: usize,
    contact: &'a ContactDraft,
    tool: &'a AuditTool,
}

impl Person<'_> {
    fn rows(&self) -> Vec<AnyView> {
        let contact = self.contact;
        let mut list = Vec::new();
        if self.n > 0 {
            let speaker = contact.speaker.map_or("", Speaker::label);
            list.push(self.text("Whose views", FamilyField::Speaker, speaker));
        }
        let outcome = contact.outcome.map_or("", OutcomeKind::label);
        list.push(self.text("What came of seeking them", FamilyField::Outcome, outcome));
        if let Some(kind) = contact.outcome {
            list.extend(self.particulars(kind));
            list.extend(if kind.was_heard() {
                self.heard()
            } else {
                self.left_out()
            });
        }
        list
    }

    fn place(&self, field: FamilyField) -> Place {
        Place::Family(self.n, field)
    }

    fn text(&self, key: &str, field: FamilyField, text: &str) -> AnyView {
        self.rows.text(key, self.place(field), text)
    }

    fn day(&self, key: &str) -> AnyView {
        self.rows.day(key, self.place(FamilyField::On), &self.contact.on)
    }

    fn particulars(&self, kind: OutcomeKind) -> Vec<AnyView> {
        let contact = self.contact;
        match kind {
            OutcomeKind::Spoke => {
                let method = contact
                    .method
                    .as_ref()
                    .map_or("", |key| self.tool.method_name(key));
                vec![self.text("How", FamilyField::Method, method), self.day("When")]
            }
            OutcomeKind::Declined => vec![self.day("When")],
            OutcomeKind::NotReached => vec![self.text("Attempts", FamilyField::Attempts, &contact.attempts)],
            OutcomeKind::NotSafe => vec![self.text("Why not", FamilyField::Because, &contact.because)],
            OutcomeKind::Observed => vec![
                self.day("When"),
                self.text("What you saw", FamilyField::Observed, &contact.observed),
            ],
            OutcomeKind::NotAttempted => {
                vec![self.text("Exception", FamilyField::Because, &contact.because)]
            }
        }
    }

    fn heard(&self) -> Vec<AnyView> {
        let contact = self.contact;
        let mut list: Vec<_> = contact
            .themes
            .iter()
            .enumerate()
            .map(|(n, said)| {
                let side = said.side.label().to_lowercase();
                let key = format!("{} ({side})", self.tool.theme_name(&said.theme));
                self.text(&key, FamilyField::Quote(n), &said.quote)
            })
            .collect();
        if list.is_empty() {
            list.push(self.text("What they spoke of", FamilyField::Outcome, ""));
        }
        let changed = &contact.changed_grading;
        list.push(self.text(
            "What it changed in the grading",
            FamilyField::ChangedGrading,
            changed,
        ));
        list
    }

    /// Themes noted under another outcome are in the draft still, and are not submitted.
    fn left_out(&self) -> Vec<AnyView> {
        let themes = self.contact.themes.len();
        let text = format!("{themes} noted earlier; left out, because nobody was heard");
        let row = || self.text("Themes", FamilyField::Outcome, &text);
        (themes > 0).then(row).into_iter().collect()
    }
}
