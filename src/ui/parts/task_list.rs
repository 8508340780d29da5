//! The tasks, each with its state: an audit may take days.

use leptos::prelude::*;

/// The list; its children are [`TaskItem`]s.
#[component]
pub fn TaskList(children: Children) -> impl IntoView {
    view! { <ul class="govuk-task-list">{children()}</ul> }
}

/// One task. Its child is its status: a [`Tag`](super::Tag), or plain words if nothing more is to be done. Without
/// `href` it cannot be started yet.
#[component]
pub fn TaskItem(
    /// The id that connects hint and status with the link.
    #[prop(into)]
    id: String,
    #[prop(into)] title: String,
    #[prop(optional_no_strip, into)] href: Option<String>,
    #[prop(optional_no_strip, into)] hint: Option<String>,
    children: Children,
) -> impl IntoView {
    let status_id = format!("{id}-status");
    let hint_id = format!("{id}-hint");
    let described = if hint.is_some() {
        format!("{hint_id} {status_id}")
    } else {
        status_id.clone()
    };
    let linked = href.is_some();
    let name = match href {
        Some(href) => view! {
            <a class="govuk-link govuk-task-list__link" href=href id=id aria-describedby=described>{title}</a>
        }
        .into_any(),
        None => view! { <div>{title}</div> }.into_any(),
    };
    view! {
        <li class="govuk-task-list__item" class=("govuk-task-list__item--with-link", linked)>
            <div class="govuk-task-list__name-and-hint">
                {name}
                {hint.map(|text| view! { <div id=hint_id class="govuk-task-list__hint">{text}</div> })}
            </div>
            <div id=status_id class="govuk-task-list__status" class=("govuk-task-list__status--cannot-start-yet", !linked)>
                {children()}
            </div>
        </li>
    }
}
