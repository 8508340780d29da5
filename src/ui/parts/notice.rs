//! Something to know before going on; or that something has been done.

use leptos::prelude::*;

/// What a notice is about.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeKind {
    /// Worth knowing.
    #[default]
    Important,
    /// Has been done; read out at once.
    Success,
}

/// A notice, labelled by its title.
#[component]
pub fn Notice(
    /// Names its title; one a page at most may bear the same.
    #[prop(into)]
    id: String,
    #[prop(optional)] kind: NoticeKind,
    #[prop(optional, into)] title: Option<String>,
    children: Children,
) -> impl IntoView {
    let success = kind == NoticeKind::Success;
    let title = title.unwrap_or_else(|| if success { "Done" } else { "Important" }.to_owned());
    let title_id = format!("{id}-title");
    let labelled = title_id.clone();
    view! {
        <div
            class="pl-notice"
            class=("pl-notice--success", success)
            role=if success { "alert" } else { "region" }
            aria-labelledby=labelled
            id=id
        >
            <h2 class="pl-notice__title" id=title_id>{title}</h2>
            <div class="pl-notice__content">{children()}</div>
        </div>
    }
}
