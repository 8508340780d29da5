//! The pages, one a file. Only pages fetch the desk; parts are handed what they show.

pub mod guide;
pub mod hand_over;
pub mod moderate;

mod about;
mod audit;
pub(crate) mod backup;
mod begin;
mod closed;
mod compare;
mod concern;
mod conflicts;
mod damage;
mod device;
mod erase;
mod first;
mod home;
pub mod import;
mod looking;
mod moderation;
mod modules;
mod not_here;
mod nowhere;
mod open_file;
mod person_form;
mod plan_week;
mod quarter;
mod quarters;
mod rescue;
mod sealed_copy;
mod secrets;
mod set_up;
mod sit_down;
mod stuck;
mod tool;
mod unlock;
pub mod week;
mod withdraw;

use leptos::prelude::*;

use crate::{
    app::{
        device::opening::{Opening, Phase},
        environment::Environment,
        route::Route,
        session::{Session, SessionKind},
    },
    store::StoreError,
    ui::arrive::arrive,
};

/// The page of a route, for somebody who works here. Its module is fetched first, where it is not here yet.
pub fn page(session: Session, route: Route) -> AnyView {
    let opening = expect_context::<Opening>;
    match route {
        Route::Home => arrive(move || modules::home_page(session)),
        Route::SetUp => arrive(move || modules::sit_down_page(session)),
        Route::Device => arrive(move || modules::device_page(session)),
        Route::Backup => arrive(move || modules::backup_page(session)),
        Route::Import => arrive(move || modules::import_page(session)),
        Route::HandOver => arrive(move || modules::hand_over_page(session)),
        Route::OpenFile => arrive(move || modules::open_file_page(session)),
        Route::Secrets | Route::Erase if session.kind == SessionKind::Example => {
            view! { <not_here::NotHere /> }.into_any()
        }
        Route::Secrets => {
            let opening = opening();
            arrive(move || modules::secrets_page(opening))
        }
        Route::Erase => erasing(opening(), true),
        Route::Begin(week) => arrive(move || modules::begin_page(session, week)),
        Route::PlanWeek => arrive(move || modules::plan_week_page(session)),
        Route::Week(week) => arrive(move || modules::week_page(session, week)),
        Route::Guide(audit, page) if guide::is_early(&page) => {
            arrive(move || modules::guide_page(session, audit, page.clone()))
        }
        Route::Guide(audit, page) => arrive(move || modules::later_guide_page(session, audit, page.clone())),
        Route::Audit(audit) => arrive(move || modules::audit_page(session, audit)),
        Route::Concern(audit) => arrive(move || modules::concern_page(session, audit)),
        Route::Moderation => arrive(move || modules::moderation_page(session)),
        Route::Moderate(audit, page) => arrive(move || modules::moderate_page(session, audit, page.clone())),
        Route::Compare(audit) => arrive(move || modules::compare_page(session, audit)),
        Route::Conflicts => arrive(move || modules::conflicts_page(session)),
        Route::Withdraw(audit) => arrive(move || modules::withdraw_page(session, audit)),
        Route::Quarter(quarter, stage) => arrive(move || modules::quarter_page(session, quarter, stage)),
        Route::Quarters(stage) => arrive(move || modules::quarters_page(session, stage)),
        Route::Tool(tool) => arrive(move || modules::tool_page(session, tool.clone())),
        Route::About => view! { <about::About /> }.into_any(),
        Route::Nowhere(path) => view! { <nowhere::Nowhere path /> }.into_any(),
    }
}

fn erasing(opening: Opening, unlocked: bool) -> AnyView {
    arrive(move || modules::erase_page(opening, unlocked))
}

/// The page of a route before the desk is open: whatever the address says, there is one thing to do first.
pub fn before_desk(opening: Opening, route: Route) -> AnyView {
    match (opening.phase_untracked(), route) {
        (_, Route::About) => view! { <about::About /> }.into_any(),
        (Phase::Locked | Phase::Stuck | Phase::Unsealed, Route::Erase) => erasing(opening, false),
        (Phase::Fresh, Route::SetUp) | (Phase::Unsealed, _) => view! { <set_up::SetUp opening /> }.into_any(),
        // Nobody else comes by this address to a device on which nothing lies.
        (Phase::Fresh, Route::Erase) => view! { <first::First opening erased=true /> }.into_any(),
        (Phase::Locked, _) => view! { <unlock::Unlock opening /> }.into_any(),
        (Phase::Stuck, _) => arrive(move || modules::stuck_page(opening)),
        (Phase::Fresh | Phase::Looking | Phase::Closed(_) | Phase::Rescue(_) | Phase::Open(_), _) => {
            view! { <first::First opening /> }.into_any()
        }
    }
}

/// What stands before the desk where something is missing.
pub fn rescue(opening: Opening, session: Session, route: Route) -> AnyView {
    if route == Route::About {
        view! { <about::About /> }.into_any()
    } else if route == Route::Erase {
        erasing(opening, true)
    } else if route == Route::Backup {
        // A backup may give back what is missing.
        arrive(move || modules::backup_page(session))
    } else {
        arrive(move || modules::rescue_page(session))
    }
}

/// While the device is looked at.
pub fn looking() -> AnyView {
    view! { <looking::Looking /> }.into_any()
}

/// What stands before the desk where it isn't known who works here: the list of them was lost, or there never was one.
pub fn nobody(session: Session, route: Route) -> AnyView {
    if route == Route::About {
        view! { <about::About /> }.into_any()
    } else {
        arrive(move || modules::sit_down_page(session))
    }
}

/// What is shown when storage can't be used: said before anyone types.
pub fn closed(error: StoreError, environment: Environment) -> AnyView {
    view! { <closed::Closed error environment /> }.into_any()
}
