//! The pages, grouped by the wasm module that contains them. Pages that one person opens in turn share a module.

use leptos::prelude::*;

use super::{
    audit, audits, backup, begin, compare, concern, conflicts, device, erase, guide, hand_over, home, import,
    moderate, moderation, open_file, plan_week, quarter, quarters, rescue, secrets, sit_down, stuck, tool,
    week, withdraw,
};
use crate::{
    app::{
        device::opening::Opening,
        route::{Guide, Moderate},
        session::Session,
    },
    domain::{
        id::{AuditId, WeekId},
        quarter::Quarter,
        stage::Stage,
        tool::ToolRef,
    },
};

// The desk, and the guide up to the first practice area.
on_demand! { desk:
    pub fn home_page(session: Session) -> AnyView { view! { <home::Home session /> }.into_any() }
    pub fn sit_down_page(session: Session) -> AnyView { view! { <sit_down::SitDown session /> }.into_any() }
    pub fn begin_page(session: Session, week: Option<WeekId>) -> AnyView { view! { <begin::Begin session week /> }.into_any() }
    pub fn guide_page(session: Session, audit: AuditId, page: Guide) -> AnyView { guide::page(session, audit, page) }
}

// The rest of the guide, and the pages that an auditor opens after submission.
on_demand! { audit:
    pub fn audits_page(session: Session) -> AnyView { view! { <audits::Audits session /> }.into_any() }
    pub fn later_guide_page(session: Session, audit: AuditId, page: Guide) -> AnyView { guide::later_page(session, audit, page) }
    pub fn audit_page(session: Session, audit: AuditId) -> AnyView { view! { <audit::Audit session audit /> }.into_any() }
    pub fn concern_page(session: Session, audit: AuditId) -> AnyView { view! { <concern::Concern session audit /> }.into_any() }
}

on_demand! { moderation:
    pub fn moderation_page(session: Session) -> AnyView { view! { <moderation::Moderation session /> }.into_any() }
    pub fn moderate_page(session: Session, audit: AuditId, page: Moderate) -> AnyView { moderate::page(session, audit, page) }
    pub fn compare_page(session: Session, audit: AuditId) -> AnyView { view! { <compare::Compare session audit /> }.into_any() }
    pub fn conflicts_page(session: Session) -> AnyView { view! { <conflicts::Conflicts session /> }.into_any() }
}

// A quarter's figures, and practice weeks.
on_demand! { quarter:
    pub fn quarter_page(session: Session, quarter: Option<Quarter>, stage: Stage) -> AnyView {
        view! { <quarter::QuarterPage session quarter stage /> }.into_any()
    }
    pub fn quarters_page(session: Session, stage: Stage) -> AnyView { view! { <quarters::Quarters session stage /> }.into_any() }
    pub fn week_page(session: Session, week: WeekId) -> AnyView { view! { <week::Week session week /> }.into_any() }
    pub fn plan_week_page(session: Session) -> AnyView { view! { <plan_week::PlanWeek session /> }.into_any() }
}

// Files exchanged between people.
on_demand! { files:
    pub fn hand_over_page(session: Session) -> AnyView { view! { <hand_over::HandOver session /> }.into_any() }
    pub fn open_file_page(session: Session) -> AnyView { view! { <open_file::OpenFile session /> }.into_any() }
}

on_demand! { import:
    pub fn import_page(session: Session) -> AnyView { view! { <import::Import session /> }.into_any() }
}

// This device: its storage, backups, secrets, and recovery from data loss.
on_demand! { device:
    pub fn device_page(session: Session) -> AnyView { view! { <device::Device session /> }.into_any() }
    pub fn backup_page(session: Session) -> AnyView { view! { <backup::Backup session /> }.into_any() }
    pub fn secrets_page(opening: Opening) -> AnyView { view! { <secrets::Secrets opening /> }.into_any() }
    pub fn erase_page(opening: Opening, unlocked: bool) -> AnyView { view! { <erase::Erase opening unlocked /> }.into_any() }
    pub fn rescue_page(session: Session) -> AnyView { view! { <rescue::Rescue session /> }.into_any() }
    pub fn stuck_page(opening: Opening) -> AnyView { view! { <stuck::Stuck opening /> }.into_any() }
    pub fn withdraw_page(session: Session, audit: AuditId) -> AnyView { view! { <withdraw::Withdraw session audit /> }.into_any() }
}

on_demand! { tool:
    pub fn tool_page(session: Session, tool: Option<ToolRef>) -> AnyView { view! { <tool::Tool session tool /> }.into_any() }
}
