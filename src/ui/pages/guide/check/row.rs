//! One answer with a link to its question.

use leptos::prelude::*;

use crate::{
    app::{
        browser::Browser,
        work::{
            checking::Checking,
            place::{field_id, guide_page},
        },
    },
    domain::id::AuditId,
    ui::{
        parts::SummaryRow,
        reading::{lines::answer, outline::Line},
    },
};

/// The data that all rows share.
#[derive(Clone, Copy)]
pub struct Rows {
    /// The audit.
    pub audit: AuditId,
    /// Opens the page of a question.
    pub browser: Browser,
    /// Notes that an answer is being changed.
    pub changing: Callback<()>,
    /// The problems. They are shown at their answers once the user has tried to submit.
    pub checking: Checking,
}

impl Rows {
    /// One answer, with a link to its field.
    pub fn row(self, line: &Line) -> AnyView {
        let (key, about, value) = (
            line.label.clone(),
            line.card.clone().unwrap_or_default(),
            answer(&line.value),
        );
        let Some(place) = line.place.clone() else {
            return view! { <SummaryRow key>{value}</SummaryRow> }.into_any();
        };
        let Self {
            browser, changing, ..
        } = self;
        let route = guide_page(self.audit, &place);
        let field = field_id(&place);
        let href = route.href();
        let go = move || {
            changing.run(());
            browser.go_to_field(route.clone(), field.clone());
        };
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
}
