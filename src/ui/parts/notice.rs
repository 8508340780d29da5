//! Something to know before continuing, or confirmation that something was done.

use leptos::prelude::*;

/// The kind of a notice.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeKind {
    /// Important information.
    #[default]
    Important,
    /// Something was done; announced at once.
    Success,
}

/// A notice, labelled by its title.
#[component]
pub fn Notice(
    /// The id, from which that of the title is made; unique on the page.
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
