//! An audit tool.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::domain::tool::ToolRef;

/// An audit tool.
#[component]
pub fn Tool(session: Session, tool: Option<ToolRef>) -> impl IntoView {
    let _ = session;
    let _ = tool;
    view! { <p>"Tool"</p> }
}
