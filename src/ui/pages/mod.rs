//! The pages, one per file. Only pages access the desk. Parts receive the data that they show.

pub mod guide;
pub mod hand_over;
pub mod moderate;

mod about;
mod audit;
mod audits;
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
    domain::{draft::AuditDraft, id::AuditId},
    store::StoreError,
    ui::arrive::arrive,
};

/// The page of a route, once it is known who is working here. If it is about an audit, the link to record a concern is
/// at its top, always in the same place.
pub fn page(session: Session, route: Route) -> AnyView {
    let is_here = |audit: &AuditId| {
        let recorded = session.desk.workspace_untracked().audit(*audit).is_some();
        recorded || untrack(|| session.drafts.editing::<AuditDraft>(*audit).exists())
    };
    let audit = route.audit().filter(is_here);
    let audit = audit.filter(|audit| route != Route::Concern(*audit));
    let concern = audit.map(record_concern);
    view! { {concern} {of_route(session, route)} }.into_any()
}

fn record_concern(audit: AuditId) -> AnyView {
    view! {
        <p class="pl-record-concern">
            <a class="govuk-link" href=Route::Concern(audit).href()>"Record an immediate safeguarding concern"</a>
        </p>
    }
    .into_any()
}

/// Loads the page's module first, if necessary.
fn of_route(session: Session, route: Route) -> AnyView {
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
        Route::Audits => arrive(move || modules::audits_page(session)),
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

/// The page shown before the desk is open. Most addresses are ignored, because another step, such as setting up or
/// unlocking the device, must come first.
pub fn before_desk(opening: Opening, route: Route) -> AnyView {
    match (opening.phase_untracked(), route) {
        (_, Route::About) => view! { <about::About /> }.into_any(),
        (Phase::Locked | Phase::Stuck | Phase::Unsealed, Route::Erase) => erasing(opening, false),
        (Phase::Fresh, Route::SetUp) | (Phase::Unsealed, _) => view! { <set_up::SetUp opening /> }.into_any(),
        // Only a device that was just erased reaches this page with no data.
        (Phase::Fresh, Route::Erase) => view! { <first::First opening erased=true /> }.into_any(),
        (Phase::Locked, _) => view! { <unlock::Unlock opening /> }.into_any(),
        (Phase::Stuck, _) => arrive(move || modules::stuck_page(opening)),
        (Phase::Fresh | Phase::Looking | Phase::Closed(_) | Phase::Rescue(_) | Phase::Open(_), _) => {
            view! { <first::First opening /> }.into_any()
        }
    }
}

/// The page shown before the desk if some of the stored data is missing.
pub fn rescue(opening: Opening, session: Session, route: Route) -> AnyView {
    if route == Route::About {
        view! { <about::About /> }.into_any()
    } else if route == Route::Erase {
        erasing(opening, true)
    } else if route == Route::Backup {
        // Restoring a backup may bring back the missing data.
        arrive(move || modules::backup_page(session))
    } else {
        arrive(move || modules::rescue_page(session))
    }
}

/// The screen shown while the storage is being read.
pub fn looking() -> AnyView {
    view! { <looking::Looking /> }.into_any()
}

/// Asks who is working, when that is not recorded: the list of people was lost, or nobody was ever entered.
pub fn nobody(session: Session, route: Route) -> AnyView {
    if route == Route::About {
        view! { <about::About /> }.into_any()
    } else {
        arrive(move || modules::sit_down_page(session))
    }
}

/// Says that the storage can't be used, before the user types anything.
pub fn closed(error: StoreError, environment: Environment) -> AnyView {
    view! { <closed::Closed error environment /> }.into_any()
}
