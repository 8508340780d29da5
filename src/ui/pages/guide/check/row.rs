//! One answer with its way back to the question.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        work::{
            checking::Checking,
            place::{field_id, guide_page},
        },
    },
    domain::{
        draft::{DateDraft, Typed},
        id::AuditId,
        problem::Place,
    },
    ui::{dates, parts::SummaryRow},
};

/// What the rows of one card share.
#[derive(Clone)]
pub struct Rows {
    /// The audit.
    pub audit: AuditId,
    /// The way to the questions.
    pub browser: Browser,
    /// The problems, shown at their answers once somebody has tried.
    pub checking: Checking,
    /// The card they stand in, where several bear the same questions.
    pub about: String,
}

impl Rows {
    /// The same for another card.
    pub fn about(&self, card: &str) -> Self {
        Self {
            about: card.to_owned(),
            ..self.clone()
        }
    }

    /// One answer; its link leads to the very field.
    pub fn row(&self, key: &str, place: Place, value: AnyView) -> AnyView {
        let browser = self.browser;
        let route = guide_page(self.audit, &place);
        let field = field_id(&place);
        let href = route.href();
        let go = move || browser.go_to_field(route.clone(), field.clone());
        let about = self.about.clone();
        let error = self.checking.error(place);
        let error = move || {
            error.get().map(|text| {
                view! {
                    <p class="govuk-error-message"><span class="govuk-visually-hidden">"Error: "</span>{text}</p>
                }
            })
        };
        view! { <SummaryRow key change=href on_change=go about>{value}{error}</SummaryRow> }.into_any()
    }

    /// A text as it was typed.
    pub fn text(&self, key: &str, place: Place, text: &str) -> AnyView {
        self.row(key, place, words(text))
    }

    /// A date as it was typed: what is no day is shown as it stands in the boxes.
    pub fn day(&self, key: &str, place: Place, day: &DateDraft) -> AnyView {
        self.text(key, place, &day_words(day))
    }
}

/// A text with its line breaks, or that there is none.
pub fn words(text: &str) -> AnyView {
    let text = text.trim();
    if text.is_empty() {
        view! { <span class="pl-check__nothing">"Nothing entered"</span> }.into_any()
    } else {
        view! { <p class="pl-check__text">{text.to_owned()}</p> }.into_any()
    }
}

fn day_words(day: &DateDraft) -> String {
    match day.read() {
        Typed::Day(day) => dates::day(day),
        Typed::Nothing => String::new(),
        Typed::NoDay => format!("{} {} {}", day.day, day.month, day.year),
    }
}
