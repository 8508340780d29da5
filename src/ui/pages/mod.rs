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
        opening::{Opening, Phase},
        route::Route,
        senses::Senses,
        session::{Keeping, Session},
    },
    store::StoreError,
};

/// The page of a route, for somebody who works here.
pub fn page(session: Session, route: Route) -> AnyView {
    let opening = expect_context::<Opening>;
    match route {
        Route::Home => view! { <home::Home session /> }.into_any(),
        Route::SetUp => view! { <sit_down::SitDown session /> }.into_any(),
        Route::Device => view! { <device::Device session /> }.into_any(),
        Route::Backup => view! { <backup::Backup session /> }.into_any(),
        Route::Import => view! { <import::Import session /> }.into_any(),
        Route::HandOver => view! { <hand_over::HandOver session /> }.into_any(),
        Route::OpenFile => view! { <open_file::OpenFile session /> }.into_any(),
        Route::Secrets | Route::Erase if session.keeping == Keeping::Example => {
            view! { <not_here::NotHere /> }.into_any()
        }
        Route::Secrets => view! { <secrets::Secrets opening=opening() /> }.into_any(),
        Route::Erase => view! { <erase::Erase opening=opening() unlocked=true /> }.into_any(),
        Route::Begin(week) => view! { <begin::Begin session week /> }.into_any(),
        Route::PlanWeek => view! { <plan_week::PlanWeek session /> }.into_any(),
        Route::Week(week) => view! { <week::Week session week /> }.into_any(),
        Route::Guide(audit, page) => guide::page(session, audit, page),
        Route::Audit(audit) => view! { <audit::Audit session audit /> }.into_any(),
        Route::Concern(audit) => view! { <concern::Concern session audit /> }.into_any(),
        Route::Moderation => view! { <moderation::Moderation session /> }.into_any(),
        Route::Moderate(audit, page) => moderate::page(session, audit, page),
        Route::Compare(audit) => view! { <compare::Compare session audit /> }.into_any(),
        Route::Conflicts => view! { <conflicts::Conflicts session /> }.into_any(),
        Route::Withdraw(audit) => view! { <withdraw::Withdraw session audit /> }.into_any(),
        Route::Quarter(quarter, stage) => view! { <quarter::QuarterPage session quarter stage /> }.into_any(),
        Route::Quarters(stage) => view! { <quarters::Quarters session stage /> }.into_any(),
        Route::Tool(tool) => view! { <tool::Tool session tool /> }.into_any(),
        Route::About => view! { <about::About /> }.into_any(),
        Route::Nowhere(path) => view! { <nowhere::Nowhere path /> }.into_any(),
    }
}

/// The page of a route before the desk is open: whatever the address says, there is one thing to do first.
pub fn before_desk(opening: Opening, route: Route) -> AnyView {
    match (opening.phase_untracked(), route) {
        (_, Route::About) => view! { <about::About /> }.into_any(),
        (Phase::Locked | Phase::Stuck | Phase::Unsealed, Route::Erase) => {
            view! { <erase::Erase opening unlocked=false /> }.into_any()
        }
        (Phase::Fresh, Route::SetUp) | (Phase::Unsealed, _) => view! { <set_up::SetUp opening /> }.into_any(),
        // Nobody else comes by this address to a device on which nothing lies.
        (Phase::Fresh, Route::Erase) => view! { <first::First opening erased=true /> }.into_any(),
        (Phase::Locked, _) => view! { <unlock::Unlock opening /> }.into_any(),
        (Phase::Stuck, _) => view! { <stuck::Stuck opening /> }.into_any(),
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
        view! { <erase::Erase opening unlocked=true /> }.into_any()
    } else if route == Route::Backup {
        // A backup may give back what is missing.
        view! { <backup::Backup session /> }.into_any()
    } else {
        view! { <rescue::Rescue session /> }.into_any()
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
        view! { <sit_down::SitDown session /> }.into_any()
    }
}

/// What is shown when storage can't be used: said before anyone types.
pub fn closed(error: StoreError, senses: Senses) -> AnyView {
    view! { <closed::Closed error senses /> }.into_any()
}
