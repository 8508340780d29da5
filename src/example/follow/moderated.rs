//! The draws for moderation, and the moderations that followed.

use std::{collections::BTreeSet, sync::Arc};

use crate::domain::{
    entry::Body,
    in_order,
    quarter::Quarter,
    sample::{Candidate, Draw, draw},
};

use super::super::{
    book::{Book, audit_id},
    earlier,
    moderations::{Step, steps},
    people::{MODERATORS, QA_LEAD},
    plan::Planned,
    read::{at, day, parse, words},
};

/// The draws: quarter, day, and a seed thrown with dice.
const DRAWS: [(&str, &str, &str); 4] = [
    ("2024-Q1", "07-01", "3 1 6 6 2 4"),
    ("2024-Q2", "10-01", "5 5 1 2 6 3"),
    ("2024-Q3", "11-25", "2 5 4 4 3 2"),
    ("2024-Q3", "12-16", "5 2 4 2 1 1"),
];

/// Draws from the audits that each quarter had by then.
pub(in super::super) fn draws(book: &mut Book, plan: &[Planned]) {
    for (quarter, on, seed) in DRAWS {
        let quarter: Quarter = parse(quarter);
        let body = Body::SampleDrawn(drawn(book, plan, quarter, on, seed));
        book.commit(
            &format!("draw {on}"),
            at(day(on), 9, 30),
            QA_LEAD,
            None,
            &[],
            body,
        );
    }
}

fn drawn(book: &Book, plan: &[Planned], quarter: Quarter, on: &str, seed: &str) -> Draw {
    let there = plan
        .iter()
        .filter(|audit| Quarter::of(audit.completed_on) == quarter && audit.completed_on < day(on));
    let candidates: Vec<_> = there
        .map(|audit| Candidate {
            audit: audit_id(audit.number, audit.audited_on),
            auditor: book.people[audit.auditor].id(),
            grade: book.submitted[&audit.number].1.overall.grade.grade(),
        })
        .collect();
    draw(quarter, &candidates, &book.tool.moderation, &words(seed))
}

/// This quarter's moderations by hand, and the earlier quarters' by rule.
pub(in super::super) fn moderations(book: &mut Book, plan: &[Planned]) {
    let drawn: BTreeSet<_> = in_order::set(
        (book.entries.iter())
            .filter_map(|entry| {
                if let Body::SampleDrawn(draw) = &entry.body {
                    Some(&draw.drawn)
                } else {
                    None
                }
            })
            .flatten()
            .map(|drawn| drawn.audit),
    );
    for audit in plan {
        let (id, submitted) = book.submitted[&audit.number].clone();
        let about = audit_id(audit.number, audit.audited_on);
        let number = usize::from(audit.number);
        let steps = if audit.months_back() == 0 {
            steps(audit.number, &submitted, &book.texts)
        } else if drawn.contains(&about) {
            let month = if audit.months_back() == 6 { "07" } else { "10" };
            let on = |week: usize| day(&format!("{month}-{:02}", 1 + 7 * week + number % 4));
            let moderation = earlier::moderation(audit, &book.texts);
            let agreed = earlier::agreed(audit, &submitted, &moderation);
            let who = MODERATORS[number % MODERATORS.len()];
            vec![
                (on(0), Step::Moderated(who, moderation)),
                (on(1), Step::Agreed(agreed)),
            ]
        } else {
            Vec::new()
        };
        let (mut head, mut moderator) = (id, QA_LEAD);
        for (n, (on, step)) in steps.into_iter().enumerate() {
            let body = match step {
                Step::Moderated(who, moderation) => {
                    moderator = who;
                    Body::ModerationCommitted(Arc::new(moderation))
                }
                Step::Agreed(agreed) => Body::GradeAgreed(Arc::new(agreed)),
                Step::Escalated(escalation) => Body::Escalated(escalation),
            };
            let when = at(on, 10 + i8::try_from(number % 6 + n).unwrap_or_default(), 18);
            head = book.commit(
                &format!("moderation {number} {n}"),
                when,
                moderator,
                Some(about),
                &[head],
                body,
            );
        }
    }
}
