//! The pages and their addresses. Routes are in the hash of the address, because a page opened from a file has no
//! paths.
//!
//! Browsers write addresses into their history, which can be read without the passphrase. So an address reveals nothing
//! about an audit except its id and the part that was open: not that there is a concern, an inadequate grade or a
//! withdrawal.

use std::{fmt, str::FromStr};

use crate::domain::{
    id::{AuditId, WeekId},
    key::AreaKey,
    quarter::Quarter,
    stage::Stage,
    tool::ToolRef,
};

/// A page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// The first screen, or the desk if somebody is recorded as working here.
    Home,
    /// Set up this device.
    SetUp,
    /// The people and the data on this device.
    Device,
    /// Save a backup, rehearse one, restore from one.
    Backup,
    /// Import audits from a spreadsheet.
    Import,
    /// Hand audits over as a file.
    HandOver,
    /// Open a file that somebody handed over.
    OpenFile,
    /// The passphrase and the recovery code of this device.
    Secrets,
    /// Erase this device.
    Erase,
    /// Begin an audit, perhaps for a practice week.
    Begin(Option<WeekId>),
    /// Plan a practice week.
    PlanWeek,
    /// A practice week.
    Week(WeekId),
    /// A page of the auditor's guide.
    Guide(AuditId, Guide),
    /// All audits on this device, to search and sort.
    Audits,
    /// An audit as it was submitted, with its history.
    Audit(AuditId),
    /// An immediate safeguarding concern about an audit.
    Concern(AuditId),
    /// The moderator's queue.
    Moderation,
    /// A page of the moderator's grading.
    Moderate(AuditId, Moderate),
    /// Auditor's and moderator's grades side by side.
    Compare(AuditId),
    /// The conflicts, and their resolution.
    Conflicts,
    /// Withdraw an audit.
    Withdraw(AuditId),
    /// A quarter's figures; without a quarter, the newest with any.
    Quarter(Option<Quarter>, Stage),
    /// Several quarters side by side.
    Quarters(Stage),
    /// An audit tool; without a reference, the newest version.
    Tool(Option<ToolRef>),
    /// What Plumbline is and what it promises.
    About,
    /// An address without a page.
    Nowhere(String),
}

/// A page of the auditor's guide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Guide {
    /// The task list.
    Tasks,
    /// Case details.
    Case,
    /// A practice area.
    Area(AreaKey),
    /// The contact at this position; 0 is the child.
    Family(usize),
    /// The overall grade.
    Overall,
    /// Reasons for inadequate.
    Reasons,
    /// Actions.
    Actions,
    /// Good practice.
    GoodPractice,
    /// Check answers.
    Check,
}

/// A page of the moderator's grading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Moderate {
    /// The record's evidence and the areas to grade.
    Tasks,
    /// A practice area.
    Area(AreaKey),
    /// The overall grade.
    Overall,
    /// Check and commit.
    Check,
}

impl Route {
    /// The address of the page, for a link.
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// The page with this address's hash.
    pub fn from_hash(hash: &str) -> Self {
        let path = hash.trim_start_matches('#');
        path.parse()
            .unwrap_or_else(|_: NoRoute| Route::Nowhere(path.to_owned()))
    }

    /// The new address for an address of an earlier version, which revealed too much about an audit.
    pub fn in_place_of(hash: &str) -> Option<String> {
        let route = Self::from_hash(hash);
        let href = route.href();
        (route.audit().is_some() && href != hash).then_some(href)
    }

    /// The audit that the page is about.
    pub fn audit(&self) -> Option<AuditId> {
        match self {
            Route::Guide(id, _)
            | Route::Audit(id)
            | Route::Concern(id)
            | Route::Moderate(id, _)
            | Route::Compare(id)
            | Route::Withdraw(id) => Some(*id),
            Route::Home
            | Route::SetUp
            | Route::Device
            | Route::Backup
            | Route::Import
            | Route::HandOver
            | Route::OpenFile
            | Route::Secrets
            | Route::Erase
            | Route::Begin(_)
            | Route::PlanWeek
            | Route::Week(_)
            | Route::Audits
            | Route::Moderation
            | Route::Conflicts
            | Route::Quarter(..)
            | Route::Quarters(_)
            | Route::Tool(_)
            | Route::About
            | Route::Nowhere(_) => None,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Home => f.write_str("/"),
            Route::SetUp => f.write_str("/set-up"),
            Route::Device => f.write_str("/device"),
            Route::Backup => f.write_str("/backup"),
            Route::Import => f.write_str("/import"),
            Route::HandOver => f.write_str("/hand-over"),
            Route::OpenFile => f.write_str("/open"),
            Route::Secrets => f.write_str("/secrets"),
            Route::Erase => f.write_str("/erase"),
            Route::Begin(None) => f.write_str("/begin"),
            Route::Begin(Some(week)) => write!(f, "/begin/{week}"),
            Route::PlanWeek => f.write_str("/plan-week"),
            Route::Week(week) => write!(f, "/week/{week}"),
            Route::Guide(id, Guide::Tasks) => write!(f, "/guide/{id}"),
            Route::Guide(id, Guide::Case) => write!(f, "/guide/{id}/case"),
            Route::Guide(id, Guide::Area(area)) => write!(f, "/guide/{id}/area/{area}"),
            Route::Guide(id, Guide::Family(n)) => write!(f, "/guide/{id}/family/{n}"),
            Route::Guide(id, Guide::Overall) => write!(f, "/guide/{id}/overall"),
            Route::Guide(id, Guide::Reasons) => write!(f, "/guide/{id}/grades"),
            Route::Guide(id, Guide::Actions) => write!(f, "/guide/{id}/actions"),
            Route::Guide(id, Guide::GoodPractice) => write!(f, "/guide/{id}/good-practice"),
            Route::Guide(id, Guide::Check) => write!(f, "/guide/{id}/check"),
            Route::Audits => f.write_str("/audits"),
            Route::Audit(id) => write!(f, "/audit/{id}"),
            Route::Concern(id) => write!(f, "/more/{id}"),
            Route::Moderation => f.write_str("/moderation"),
            Route::Moderate(id, Moderate::Tasks) => write!(f, "/moderate/{id}"),
            Route::Moderate(id, Moderate::Area(area)) => write!(f, "/moderate/{id}/area/{area}"),
            Route::Moderate(id, Moderate::Overall) => write!(f, "/moderate/{id}/overall"),
            Route::Moderate(id, Moderate::Check) => write!(f, "/moderate/{id}/check"),
            Route::Compare(id) => write!(f, "/compare/{id}"),
            Route::Conflicts => f.write_str("/conflicts"),
            Route::Withdraw(id) => write!(f, "/end/{id}"),
            Route::Quarter(None, stage) => write!(f, "/quarter/newest/{stage}"),
            Route::Quarter(Some(quarter), stage) => write!(f, "/quarter/{quarter}/{stage}"),
            Route::Quarters(stage) => write!(f, "/quarters/{stage}"),
            Route::Tool(None) => f.write_str("/tool"),
            Route::Tool(Some(tool)) => write!(f, "/tool/{}/{}", tool.id, tool.version),
            Route::About => f.write_str("/about"),
            Route::Nowhere(path) => f.write_str(path),
        }
    }
}

/// An address without a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoRoute;

impl FromStr for Route {
    type Err = NoRoute;

    fn from_str(path: &str) -> Result<Self, NoRoute> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Ok(match parts[..] {
            [] => Route::Home,
            ["set-up"] => Route::SetUp,
            ["device"] => Route::Device,
            ["backup"] => Route::Backup,
            ["import"] => Route::Import,
            ["hand-over"] => Route::HandOver,
            ["open"] => Route::OpenFile,
            ["secrets"] => Route::Secrets,
            ["erase"] => Route::Erase,
            ["begin"] => Route::Begin(None),
            ["begin", week] => Route::Begin(Some(read(week)?)),
            ["plan-week"] => Route::PlanWeek,
            ["week", week] => Route::Week(read(week)?),
            ["guide", id, ref page @ ..] => Route::Guide(read(id)?, guide(page)?),
            ["audits"] => Route::Audits,
            ["audit", id] => Route::Audit(read(id)?),
            ["more", id] | ["concern", id] => Route::Concern(read(id)?),
            ["moderation"] => Route::Moderation,
            ["moderate", id, ref page @ ..] => Route::Moderate(read(id)?, moderate(page)?),
            ["compare", id] => Route::Compare(read(id)?),
            ["conflicts"] => Route::Conflicts,
            ["end", id] | ["withdraw", id] => Route::Withdraw(read(id)?),
            ["quarter"] => Route::Quarter(None, Stage::Final),
            ["quarter", "newest", stage] => Route::Quarter(None, read(stage)?),
            ["quarter", quarter] => Route::Quarter(Some(read(quarter)?), Stage::Final),
            ["quarter", quarter, stage] => Route::Quarter(Some(read(quarter)?), read(stage)?),
            ["quarters"] => Route::Quarters(Stage::Final),
            ["quarters", stage] => Route::Quarters(read(stage)?),
            ["tool"] => Route::Tool(None),
            ["tool", id, version] => Route::Tool(Some(ToolRef {
                id: read(id)?,
                version: read(version)?,
            })),
            ["about"] => Route::About,
            _ => return Err(NoRoute),
        })
    }
}

fn read<T: FromStr>(text: &str) -> Result<T, NoRoute> {
    text.parse().map_err(|_| NoRoute)
}

fn guide(page: &[&str]) -> Result<Guide, NoRoute> {
    Ok(match page {
        [] => Guide::Tasks,
        ["case"] => Guide::Case,
        ["area", area] => Guide::Area(read(area)?),
        ["family", n] => Guide::Family(read::<u8>(n)?.into()),
        ["overall"] => Guide::Overall,
        ["grades" | "reasons"] => Guide::Reasons,
        ["actions"] => Guide::Actions,
        ["good-practice"] => Guide::GoodPractice,
        ["check"] => Guide::Check,
        _ => return Err(NoRoute),
    })
}

fn moderate(page: &[&str]) -> Result<Moderate, NoRoute> {
    Ok(match page {
        [] => Moderate::Tasks,
        ["area", area] => Moderate::Area(read(area)?),
        ["overall"] => Moderate::Overall,
        ["check"] => Moderate::Check,
        _ => return Err(NoRoute),
    })
}

#[cfg(test)]
mod tests;
