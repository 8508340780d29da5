//! The entries of the example, committed one after another as real people would.

use std::{collections::BTreeMap, sync::Arc};

use crate::domain::{
    entry::{Body, Entry},
    id::WeekId,
    in_order,
    person::Person,
    tool::AuditTool,
    week::PracticeWeek,
};

use super::{
    book::{Book, audit_id},
    follow,
    people::QA_LEAD,
    plan::{Planned, plan},
    read::{at, day, parse, rows, seed, words},
    submissions::submission,
    texts::Texts,
};

/// Two practice weeks: name, planned on, first day, last day, service areas, number of audits.
const WEEKS: &str = "\
Care Leavers and Permanence, November | 10-28 | 11-18 | 11-22 | care-leavers permanence | 8
Front Door and Initial Response, December | 11-25 | 12-09 | 12-13 | front-door initial-response | 8";

/// Every entry, in chronological order.
pub(super) fn entries(people: &[Person], tool: &Arc<AuditTool>) -> (Vec<Entry>, Vec<PracticeWeek>) {
    let mut book = Book {
        people,
        tool,
        weeks: Vec::new(),
        texts: Texts::read(),
        entries: Vec::new(),
        submitted: BTreeMap::new(),
    };
    let first = at(day("04-02"), 9, 0);
    book.commit(
        "tool",
        first,
        QA_LEAD,
        None,
        &[],
        Body::ToolPublished(tool.clone()),
    );
    let weeks = weeks(&mut book);
    let plan = plan();
    for audit in &plan {
        submit(&mut book, audit);
    }
    follow::corrections(&mut book, &plan);
    follow::actions(&mut book, &plan);
    follow::concerns(&mut book);
    follow::draws(&mut book, &plan);
    follow::moderations(&mut book, &plan);
    in_order::sort_by_key(&mut book.entries, |entry| (entry.at, entry.id));
    (book.entries, weeks)
}

fn weeks(book: &mut Book) -> Vec<PracticeWeek> {
    rows(WEEKS)
        .map(|row| {
            let planned = at(day(row[1]), 14, 20);
            let week = PracticeWeek {
                id: WeekId::new(seed(row[0], planned)),
                name: words(row[0]),
                first_day: day(row[2]),
                last_day: day(row[3]),
                service_areas: row[4].split(' ').map(parse).collect(),
                planned: Some(parse(row[5])),
            };
            book.weeks.push(week.id);
            book.commit(
                row[0],
                planned,
                QA_LEAD,
                None,
                &[],
                Body::WeekPlanned(week.clone()),
            );
            week
        })
        .collect()
}

fn submit(book: &mut Book, audit: &Planned) {
    let submission = submission(audit, book.tool, &book.weeks, &mut book.texts);
    // Afternoons, at times that look natural.
    let spread = i8::try_from(audit.number % 53).unwrap_or_default();
    let when = at(audit.completed_on, 13 + spread % 4, spread);
    let about = Some(audit_id(audit.number, audit.audited_on));
    let body = Body::AuditSubmitted(submission.clone());
    let name = format!("submission {}", audit.number);
    let id = book.commit(&name, when, audit.auditor, about, &[], body);
    book.submitted.insert(audit.number, (id, submission));
}
