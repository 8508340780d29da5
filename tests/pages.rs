//! Pages drawn natively: what stands on them before anybody has touched them.

#[path = "support/session.rs"]
mod session;

use plumbline::app::route::Route;
use session::{person, render, with_session};

#[test]
fn an_empty_desk_renders() {
    with_session(
        vec![],
        person(1, "Ada Clarke", "Practice auditor"),
        |session, _| {
            assert!(render(session, Route::Home).contains("Begin an audit"));
        },
    );
}
