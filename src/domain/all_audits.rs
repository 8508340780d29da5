//! All audits on this device, to search, sort and read page by page.

use std::{cmp::Reverse, sync::Arc};

use jiff::{Timestamp, civil::Date};

use super::{
    grade::Grade, gradings::gradings, id::AuditId, record::AuditRecord, stage::Stage, workspace::Workspace,
};

/// How many audits one page of the list shows.
pub const A_PAGE: usize = 50;

/// One audit in the list. Every audit that was submitted is in it, also those whose grades are not here.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed {
    /// The audit.
    pub id: AuditId,
    /// Its case reference.
    pub reference: String,
    /// Its service area, and the team if there is one.
    pub service: String,
    /// Who audited it.
    pub auditor: String,
    /// Its practice week; empty if it is in none.
    pub week: String,
    /// Its status, in words.
    pub status: String,
    /// The day on which it was completed.
    pub completed_on: Date,
    /// The overall grade that counts now, as far as the reader may see it.
    pub grade: ListedGrade,
    /// When its present version was committed: the order of audits that are alike otherwise.
    at: Timestamp,
    /// What is searched, in small letters.
    searched: String,
}

/// The overall grade in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListedGrade {
    /// The grade that counts now, and whose it is.
    Counts(Grade, Stage),
    /// Hidden, because the reader may still grade the audit blind.
    Hidden,
    /// No grade counts here: a conflict is open, or the grades are in another file.
    None,
}

/// The order of the list.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Order {
    /// By the day of completion, newest first.
    #[default]
    Newest,
    /// By case reference.
    Reference,
    /// By service area and team.
    Service,
    /// By auditor.
    Auditor,
    /// By the grade that counts, best first. Audits without one come last, those that are hidden among them.
    Grade,
    /// By status.
    Status,
    /// By practice week. Audits in none come last.
    Week,
}

impl Order {
    /// Every order, as offered.
    pub const ALL: [Order; 7] = [
        Order::Newest,
        Order::Reference,
        Order::Service,
        Order::Auditor,
        Order::Grade,
        Order::Status,
        Order::Week,
    ];

    /// The label on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Order::Newest => "Newest first",
            Order::Reference => "Case reference",
            Order::Service => "Service area and team",
            Order::Auditor => "Auditor",
            Order::Grade => "Current grade",
            Order::Status => "Status",
            Order::Week => "Practice week",
        }
    }
}

/// What the list is searched for, and how it is read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Search {
    /// The words that an audit has to contain, as typed.
    pub words: String,
    /// The order.
    pub order: Order,
    /// The page, from 0. A page after the last one shows the last.
    pub page: usize,
}

/// The part of the list that a page shows.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// The audits on this page.
    pub shown: Vec<Listed>,
    /// How many were found.
    pub number: usize,
    /// The page that is shown, from 0.
    pub page: usize,
    /// How many pages there are; at least 1.
    pub pages: usize,
}

/// All submitted audits of a workspace, in no order. `is_veiled` says whose grades the reader may not see yet.
pub fn all_audits(workspace: &Workspace, is_veiled: impl Fn(&AuditRecord) -> bool) -> Vec<Listed> {
    let listed = |record: &Arc<AuditRecord>| listed(workspace, record, is_veiled(record));
    workspace.audits().filter_map(listed).collect()
}

fn listed(workspace: &Workspace, record: &AuditRecord, is_veiled: bool) -> Option<Listed> {
    let outline = record.outline()?;
    let case = outline.case;
    let service = workspace.service_and_team(record, case);
    let week = workspace.week_name(case.week).unwrap_or_default();
    let grade = match gradings(record).first() {
        Some(_) if is_veiled => ListedGrade::Hidden,
        Some(counts) => ListedGrade::Counts(counts.overall.grade(), counts.stage),
        None => ListedGrade::None,
    };
    let auditor = record.audited_by().unwrap_or(outline.who).name().to_owned();
    let reference = case.reference.to_string();
    let status = record.label(is_veiled);
    // A hidden grade is not searched either, or the search would give it away.
    let label = match grade {
        ListedGrade::Counts(grade, _) => grade.label(),
        ListedGrade::Hidden | ListedGrade::None => "",
    };
    let searched = [reference.as_str(), &service, &auditor, &week, &status, label]
        .join("\n")
        .to_lowercase();
    Some(Listed {
        id: record.id,
        reference,
        service,
        auditor,
        week,
        status,
        completed_on: outline.completed_on,
        grade,
        at: outline.at,
        searched,
    })
}

/// The audits that contain every word that was typed, in the chosen order, one page of them.
pub fn find(audits: &[Listed], search: &Search) -> Found {
    let words = search.words.to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let has_all = |audit: &&Listed| words.iter().all(|word| audit.searched.contains(word));
    let mut found: Vec<&Listed> = audits.iter().filter(has_all).collect();
    sort(&mut found, search.order);
    let pages = found.len().div_ceil(A_PAGE).max(1);
    let page = search.page.min(pages - 1);
    Found {
        number: found.len(),
        shown: found
            .into_iter()
            .skip(page * A_PAGE)
            .take(A_PAGE)
            .cloned()
            .collect(),
        page,
        pages,
    }
}

fn sort(audits: &mut [&Listed], order: Order) {
    // Newest first among those that are alike.
    audits.sort_by_key(|audit| Reverse((audit.completed_on, audit.at, audit.id)));
    let by = |text: fn(&Listed) -> &str| move |audit: &&Listed| text(audit).to_lowercase();
    match order {
        Order::Newest => {}
        Order::Reference => audits.sort_by_cached_key(by(|audit| &audit.reference)),
        Order::Service => audits.sort_by_cached_key(by(|audit| &audit.service)),
        Order::Auditor => audits.sort_by_cached_key(by(|audit| &audit.auditor)),
        Order::Status => audits.sort_by_cached_key(by(|audit| &audit.status)),
        Order::Week => audits.sort_by_cached_key(|audit| (audit.week.is_empty(), audit.week.to_lowercase())),
        Order::Grade => audits.sort_by_key(|audit| match audit.grade {
            ListedGrade::Counts(grade, _) => Grade::ALL.iter().position(|known| *known == grade),
            ListedGrade::Hidden | ListedGrade::None => Some(Grade::ALL.len()),
        }),
    }
}
