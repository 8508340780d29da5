//! Audits whose entries follow random others.

use super::*;

pub(super) struct Chance(pub(super) u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % most
    }
}

/// An audit whose entries follow random others. Each entry obeys the rules that it could break by itself.
pub(super) fn any_audit(number: u32, chance: &mut Chance) -> (AuditBuilder, Vec<Entry>) {
    let grades = [Grade::Good, Grade::RequiresImprovement, Grade::Inadequate];
    let base = shipped(number);
    let many = 3 + chance.below(7);
    let id = |n: usize| EntryId::derived(&format!("{number} {n}"));
    let mut all: Vec<Entry> = Vec::new();
    for n in 0..many {
        let grade = grades[chance.below(3)];
        let pick = |chance: &mut Chance| match chance.below(20) {
            0 => EntryId::derived("nowhere"),
            1 => EntryId::derived(&format!("{} {}", number.saturating_sub(1), chance.below(5))),
            2 | 3 => id(chance.below(many)),
            _ => id(chance.below(n.max(1))),
        };
        let kind = if n == 0 { 0 } else { chance.below(12) };
        let built = base
            .clone()
            .overall(grade)
            .moderated(Mode::Blind, grade)
            .agreed(grade);
        let (after, body) = match kind {
            0 => (vec![], Body::AuditSubmitted(Arc::new(built.submission().clone()))),
            1..=3 => {
                let mut submission = built.submission().clone();
                if chance.below(6) == 0 {
                    submission.completed_on = date(2024, 8, 1);
                }
                let correction = Correction {
                    submission: Arc::new(submission),
                    reason: words("Misread"),
                };
                let mut after: Vec<EntryId> = (0..1 + chance.below(2)).map(|_| pick(chance)).collect();
                after.dedup();
                (after, Body::SubmissionCorrected(Arc::new(correction)))
            }
            4..=6 => (
                vec![pick(chance)],
                Body::ModerationCommitted(Arc::new(built.moderation().expect("one").clone())),
            ),
            7 | 8 => {
                let mut agreed = built.agreement().expect("one").clone();
                if chance.below(2) == 0 {
                    agreed.overall.reason = None;
                }
                (vec![pick(chance)], Body::GradeAgreed(Arc::new(agreed)))
            }
            9 => {
                let body = json!({ "kind": "escalated", "reason": "Not settled", "to": "Head of service" });
                (vec![pick(chance)], serde_json::from_value(body).expect("a body"))
            }
            _ => {
                let mut after: Vec<EntryId> = (0..2 + chance.below(3)).map(|_| pick(chance)).collect();
                after.sort();
                after.dedup();
                if after.len() < 2 {
                    continue;
                }
                let keep = after[chance.below(after.len())];
                (
                    after,
                    Body::ConflictResolved(Resolution {
                        keep,
                        reason: words("That one"),
                    }),
                )
            }
        };
        if after.contains(&id(n)) {
            continue;
        }
        let entry = Entry {
            id: id(n),
            at: jiff::Timestamp::from_second(1_731_400_000 + i64::try_from(chance.below(50)).expect("few"))
                .expect("a time"),
            who: person(u32::try_from(1 + chance.below(4)).expect("few")),
            about: Some(base.id()),
            after,
            body,
            as_written: AsWritten::default(),
        };
        let copy = blind_copy(&entry);
        match (copy, chance.below(8)) {
            (Some(copy), 0) => all.push(copy),
            (Some(copy), 1) => all.extend([copy, entry]),
            _ => all.push(entry),
        }
    }
    (base, all)
}

#[test]
fn chance_by_chance_the_order_does_not_matter_and_what_is_handed_on_opens() {
    let mut chance = Chance(7);
    let (mut orders, mut handed, mut counted) = (0, Vec::new(), 0);
    for n in 1..=1_500 {
        let (audit, entries) = any_audit(n, &mut chance);
        let whole = Workspace::from_entries(entries.clone());
        let mut other = Workspace::empty();
        let mut left = entries.clone();
        while !left.is_empty() {
            let next = left.remove(chance.below(left.len()));
            other = other.union([next]);
        }
        orders += usize::from(other != whole);
        counted += usize::from(
            whole
                .audit(audit.id())
                .is_some_and(|record| record.grades_at(Stage::Final).is_some()),
        );
        let file = gathered(&whole);
        if let Some(why) = refused_anywhere(&file) {
            handed.push(format!("{n}: {why}"));
        } else {
            // What is passed on has the same content as what is here.
            let there = Workspace::from_entries(opened(&file).entries);
            let state = |workspace: &Workspace| workspace.audit(audit.id()).map(|record| record.label(false));
            if state(&there) != state(&whole) {
                handed.push(format!(
                    "{n}: here {:?}, there {:?}",
                    state(&whole),
                    state(&there)
                ));
            }
        }
    }
    println!("{counted} counted");
    assert!(
        orders == 0 && handed.is_empty(),
        "{orders} orders; {} handed on: {:#?}",
        handed.len(),
        handed.iter().take(5).collect::<Vec<_>>()
    );
}
