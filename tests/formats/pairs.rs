//! Audits whose entries break a rule together with the entries that they follow, for `aggregate.rs`: each kind of entry
//! follows each other kind, and each rule of docs/aggregate.md is broken once.
//!
//! Every entry is written into a separate pack. Alone it may be correct, so Plumbline opens each of these packs; only
//! together do the entries break a rule.

use std::sync::Arc;

use jiff::civil::date;
use plumbline::{
    domain::{
        action::Finding,
        audit::Submission,
        entry::{Body, Entry},
        family::ContactOutcome,
        grade::Grade,
        graded::AreaGrade,
        id::EntryId,
        tool::AuditTool,
    },
    example::practice_week_tool,
};

use crate::{
    case::{Case, FOLLOWED, corrected, escalated, resolution},
    support::{audit::overall, entry as beside, inadequate, short_tool_with_outstanding},
};

/// Every kind of entry after every kind; a resolution also after every pair.
fn pairs(number: &mut u32) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut case = |what: String| {
        *number += 1;
        Case::new(*number, &what)
    };
    for followed in FOLLOWED {
        type Follower = fn(&Case, EntryId) -> Body;
        let followers: [(&str, Follower); 6] = [
            ("a correction", |case, _| case.correction(Grade::Inadequate)),
            ("a moderation", |case, _| case.moderated(Grade::Inadequate)),
            ("an agreement", |case, _| case.agreed(Grade::Inadequate)),
            ("a silent agreement", |case, _| {
                case.agreed_silently(Grade::Inadequate)
            }),
            ("an escalation", |_, _| escalated()),
            ("a resolution", |_, keep| resolution(keep)),
        ];
        for (follower, body) in followers {
            for goes_on in [false, true] {
                let mut case = case(format!("{follower} after {followed}, going on: {goes_on}"));
                let id = case.followed(followed);
                let id = case.add(9, &[id], body(&case, id));
                if goes_on {
                    case.going_on(id);
                }
                cases.push(case);
            }
        }
        for other in FOLLOWED {
            let mut case = case(format!("a resolution of {followed} and {other}"));
            let one = case.followed(followed);
            let id = case.followed(other);
            let id = case.add(9, &[one, id], resolution(one));
            case.going_on(id);
            cases.push(case);
        }
    }
    cases
}

/// Each rule that an entry can break with its audit tool, in each kind of entry that the rule applies to.
fn tools(number: &mut u32) -> Vec<Case> {
    let mut cases = Vec::new();
    type Change = fn(&mut Submission);
    let changes: [(&str, Change); 13] = [
        ("nothing changed", |_| {}),
        ("other areas", |audit| audit.areas.reverse()),
        ("an area less", |audit| drop(audit.areas.pop())),
        ("a grade not offered", |audit| {
            audit.areas[1].grade = AreaGrade::Outstanding
        }),
        ("an overall grade not offered", |audit| {
            audit.overall.grade = overall(Grade::Outstanding)
        }),
        ("an unknown reason", |audit| {
            audit.areas[1].grade = inadequate("no-such-reason")
        }),
        ("an unknown service area", |audit| {
            audit.case.service_area = "nowhere".parse().expect("a key")
        }),
        ("an unknown type", |audit| {
            audit.case.audit_type = "nothing".parse().expect("a key")
        }),
        ("an unknown theme", |audit| {
            audit.family[0].themes[0].theme = "nothing".parse().expect("a key")
        }),
        ("an unknown way of speaking", |audit| {
            audit.family[0].outcome = ContactOutcome::Spoke {
                method: "pigeon".parse().expect("a key"),
                on: date(2024, 11, 12),
            };
        }),
        ("an action for an unknown area", |audit| {
            audit.actions[0].finding = Finding::Area("nothing".parse().expect("a key"));
        }),
        ("a missing tool", |audit| audit.tool.version = 77),
        ("the second of two rivals", |audit| {
            audit.tool.version = 5;
            audit.areas.reverse();
        }),
    ];
    for (what, change) in changes {
        *number += 1;
        let mut case = Case::new(*number, &format!("a submission with {what}"));
        let mut submission = case.submission();
        change(&mut submission);
        let s = case.submit_as(submission.clone());
        case.going_on(s);
        cases.push(case);

        *number += 1;
        let mut case = Case::new(*number, &format!("a correction with {what}"));
        let s = case.submit();
        let c = case.add(1, &[s], corrected(submission.clone()));
        case.going_on(c);
        cases.push(case);

        *number += 1;
        let mut case = Case::new(*number, &format!("a moderation with {what}"));
        let s = case.submit();
        let mut moderation = case.moderation(Grade::RequiresImprovement);
        for (area, finding) in moderation.areas.iter_mut().zip(&submission.areas) {
            (area.area, area.grade) = (finding.area.clone(), finding.grade.clone());
        }
        moderation.areas.truncate(submission.areas.len());
        moderation.overall.grade = submission.overall.grade.clone();
        let m = case.add(2, &[s], Body::ModerationCommitted(Arc::new(moderation)));
        case.add(2, &[m], case.agreed(Grade::Inadequate));
        cases.push(case);

        *number += 1;
        let mut case = Case::new(*number, &format!("an agreement with {what}"));
        let s = case.submit();
        let m = case.add(2, &[s], case.moderated(Grade::Good));
        let mut agreement = case.agreement(Grade::RequiresImprovement);
        for (area, finding) in agreement.areas.iter_mut().zip(&submission.areas) {
            (area.area, area.grade) = (finding.area.clone(), finding.grade.clone());
        }
        agreement.areas.truncate(submission.areas.len());
        if what != "nothing changed" {
            agreement.overall.grade = submission.overall.grade.clone();
        }
        case.add(2, &[m], Body::GradeAgreed(Arc::new(agreement)));
        cases.push(case);
    }
    *number += 1;
    let mut shipped = Case::with_tool(*number, "the shipped tool", &AuditTool::shipped());
    let s = shipped.submit();
    shipped.going_on(s);
    cases.push(shipped);
    *number += 1;
    let mut offered = Case::with_tool(*number, "outstanding, offered", &short_tool_with_outstanding());
    let mut submission = offered.submission();
    submission.overall.grade = overall(Grade::Outstanding);
    offered.submit_as(submission);
    cases.push(offered);
    for grade in [Grade::Good, Grade::Inadequate] {
        *number += 1;
        let mut rivals = Case::new(*number, "an agreement that fits a rival with an area less");
        let mut submission = rivals.submission();
        submission.tool.version = 6;
        let s = rivals.submit_as(submission);
        let m = rivals.add(2, &[s], rivals.moderated(Grade::Good));
        let Body::GradeAgreed(agreed) = rivals.agreed_silently(grade) else {
            panic!("an agreement");
        };
        let mut agreed = (*agreed).clone();
        agreed.areas.pop();
        rivals.add(2, &[m], Body::GradeAgreed(Arc::new(agreed)));
        cases.push(rivals);
    }
    cases
}

/// The rules about people, dates, circles and reasons.
fn others(number: &mut u32) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut case = |what: &str| {
        *number += 1;
        Case::new(*number, what)
    };
    for who in [1, 2, 5] {
        let mut own = case("a moderation of one's own audit, or of one that a colleague corrected");
        let s = own.submit();
        let c = own.add(5, &[s], own.correction(Grade::RequiresImprovement));
        let m = own.add(who, &[c], own.moderated(Grade::Good));
        own.add(2, &[m], own.agreed(Grade::Inadequate));
        cases.push(own);

        let mut chosen = case("somebody chooses among moderations, the auditor too");
        let s = chosen.submit();
        let one = chosen.add(2, &[s], chosen.moderated(Grade::Good));
        let other = chosen.add(3, &[s], chosen.moderated(Grade::Inadequate));
        let r = chosen.add(who, &[one, other], resolution(other));
        chosen.add(2, &[r], chosen.agreed(Grade::Inadequate));
        cases.push(chosen);
    }
    for (day, version) in [(12, 1), (13, 1), (12, 2)] {
        let mut moved = case("a correction of the day or the tool");
        let s = moved.submit();
        let mut submission = moved.submission();
        submission.completed_on = date(2024, 11, day);
        submission.tool.version = version;
        submission.overall.grade = overall(Grade::Inadequate);
        moved.add(1, &[s], corrected(submission));
        cases.push(moved);
    }
    for followed in [0, 1] {
        let mut circle = case("two corrections in a circle");
        let s = circle.submit();
        let ids = [circle.next(0), circle.next(1)];
        let body = circle.correction(Grade::Inadequate);
        circle.add(1, &[ids[1]], body.clone());
        circle.add(1, &[ids[0], s][followed..], body);
        circle.going_on(ids[1]);
        cases.push(circle);
    }
    let bodies = [Grade::Good, Grade::RequiresImprovement, Grade::Inadequate];
    for agreed in bodies {
        for corrections in [0, 1, 2] {
            let mut silent = case("a silent agreement, explained by a later correction or not");
            let s = silent.submit();
            let m = silent.add(2, &[s], silent.moderated(Grade::Good));
            let body = silent.agreed_silently(agreed);
            let g = silent.add(2, &[m], body);
            for n in 0..corrections {
                silent.add(1, &[s], silent.correction(bodies[n + 1]));
            }
            let e = silent.add(2, &[m], escalated());
            silent.add(3, &[g, e], resolution(g));
            cases.push(silent);
        }
        let mut blind = case("a silent agreement about a blind copy");
        let s = blind.followed("a blind copy");
        let m = blind.add(2, &[s], blind.moderated(Grade::Good));
        let body = blind.agreed_silently(agreed);
        blind.add(2, &[m], body);
        blind.add(1, &[s], blind.correction(Grade::RequiresImprovement));
        cases.push(blind);

        let mut unexplained = case("a silent agreement, explained only by a correction that does not count");
        let s = unexplained.submit();
        let m = unexplained.add(2, &[s], unexplained.moderated(Grade::Good));
        unexplained.add(2, &[m], unexplained.agreed_silently(agreed));
        let mut submission = unexplained.submission();
        submission.completed_on = date(2024, 12, 1);
        submission.overall.grade = overall(agreed);
        unexplained.add(1, &[s], corrected(submission));
        cases.push(unexplained);
    }
    cases
}

/// All of these audits.
pub fn cases() -> Vec<Case> {
    let mut number = 1000;
    let all = [pairs(&mut number), tools(&mut number), others(&mut number)];
    all.into_iter().flatten().collect()
}

/// The tools of these audits; two versions have rivals.
pub fn published() -> Vec<Entry> {
    let mut one = practice_week_tool();
    one.version = 5;
    let mut other = one.clone();
    other.areas.reverse();
    let mut long = practice_week_tool();
    long.version = 6;
    let mut short = long.clone();
    let gone = short.areas.pop().expect("several").key;
    for theme in &mut short.family.themes {
        theme.contradicts.retain(|area| *area != gone);
    }
    let tools = [
        practice_week_tool(),
        short_tool_with_outstanding(),
        one,
        other,
        long,
        short,
    ];
    (800_000..)
        .zip(tools)
        .map(|(n, tool)| beside(n, Body::ToolPublished(Arc::new(tool))))
        .collect()
}
