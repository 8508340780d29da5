//! Concerns that nobody has been told of yet: they are first on every page of their audit.

mod told_first;

use leptos::prelude::*;

pub use told_first::{AskToldFirst, ToldFirst};

use crate::{
    app::{route::Route, session::Session},
    domain::{id::AuditId, record::ConcernState},
    ui::{dates, parts::ConcernBanner},
};

/// How much of a concern is shown on other pages; its own page shows all of it.
const MOST_CHARS: usize = 160;

/// The concerns of an audit that nobody has been told of; nothing if there are none.
#[component]
pub fn OpenConcerns(
    /// The session.
    session: Session,
    /// The audit.
    audit: AuditId,
) -> impl IntoView {
    let open = Memo::new(move |_| {
        let workspace = session.desk.workspace();
        let record = workspace.audit(audit);
        record.map_or_else(Vec::new, |record| {
            record.open_concerns().cloned().collect::<Vec<_>>()
        })
    });
    let raised = move |concern: ConcernState| {
        let when = dates::moment(session.environment.local(concern.raised.at));
        let what = shortened(concern.raised.content.what.as_str());
        view! { <p><strong>"Nobody has been told yet. "</strong>"Raised on " {when} ": “" {what} "”"</p> }
    };
    move || {
        let concerns = open.get();
        (!concerns.is_empty()).then(|| {
            view! {
                <ConcernBanner>
                    {concerns.into_iter().map(raised).collect_view()}
                    <p><a class="govuk-link" href=Route::Concern(audit).href()>"Say who was told, and when"</a></p>
                </ConcernBanner>
            }
            .into_any()
        })
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
