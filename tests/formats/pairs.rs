//! Audits whose entries break a rule together with what they follow, for `aggregate.rs`: each kind of entry follows each
//! other kind, and each rule of docs/aggregate.md is broken once.
//!
//! Every entry is written into a pack of its own. Alone it may be right, so Plumbline opens each of these packs; only
//! together do they break a rule.

use std::sync::Arc;

use jiff::civil::date;
use plumbline::{
    domain::{
        agreed::Agreed,
        audit::{Correction, Submission},
        blind::stand_in,
        entry::{AsWritten, Body, Entry},
        grade::Grade,
        graded::AreaGrade,
        id::EntryId,
        moderation::{Escalation, Mode, Moderation},
        resolution::Resolution,
        tool::AuditTool,
    },
    example::practice_week_tool,
};
use serde_json::json;

use crate::support::{
    audit::{AuditBuilder, overall},
    entry as beside, inadequate, person, short_tool_with_outstanding, words,
};

/// What is followed, by name.
const FOLLOWED: [&str; 16] = [
    "the submission",
    "a correction",
    "a blind copy",
    "a moderation",
    "an agreement",
    "an escalation",
    "a resolution of corrections",
    "a resolution of moderations",
    "a resolution that keeps an agreement",
    "a resolution that keeps an escalation",
    "an update of an action",
    "a concern",
    "somebody told of it",
    "an entry of a newer version",
    "nothing that is here",
    "another audit's submission",
];

/// An audit and its entries.
pub struct Case {
    pub what: String,
    pub audit: AuditBuilder,
    pub entries: Vec<Entry>,
}

impl Case {
    fn new(number: u32, what: &str) -> Self {
        Self::with_tool(number, what, &practice_week_tool())
    }

    fn with_tool(number: u32, what: &str, tool: &AuditTool) -> Self {
        Self {
            what: what.to_owned(),
            audit: AuditBuilder::with_tool(number, tool),
            entries: Vec::new(),
        }
    }

    /// The id of the entry that is added next, or some after it.
    fn next(&self, further: usize) -> EntryId {
        let number = self.entries.len() + further;
        let audit = self.audit.id().to_string();
        EntryId::derived(&format!("{audit} {number}"))
    }

    fn add(&mut self, who: u32, after: &[EntryId], body: Body) -> EntryId {
        let id = self.next(0);
        let second = 1_731_400_000 + i64::try_from(self.entries.len()).expect("few");
        self.entries.push(Entry {
            id,
            at: jiff::Timestamp::from_second(second).expect("a time"),
            who: person(who),
            about: Some(self.audit.id()),
            after: after.to_vec(),
            body,
            as_written: AsWritten::default(),
        });
        id
    }

    fn submission(&self) -> Submission {
        self.audit.submission().clone()
    }

    fn submit(&mut self) -> EntryId {
        let submission = self.submission();
        self.submit_as(submission)
    }

    fn submit_as(&mut self, submission: Submission) -> EntryId {
        self.add(1, &[], Body::AuditSubmitted(Arc::new(submission)))
    }

    fn correction(&self, grade: Grade) -> Body {
        let mut submission = self.submission();
        submission.overall.grade = overall(grade);
        corrected(submission)
    }

    fn moderation(&self, grade: Grade) -> Moderation {
        let moderated = self.audit.clone().moderated(Mode::Blind, grade);
        moderated.moderation().expect("moderated").clone()
    }

    fn moderated(&self, grade: Grade) -> Body {
        Body::ModerationCommitted(Arc::new(self.moderation(grade)))
    }

    fn agreement(&self, grade: Grade) -> Agreed {
        self.audit
            .clone()
            .agreed(grade)
            .agreement()
            .expect("agreed")
            .clone()
    }

    /// Says why everywhere.
    fn agreed(&self, grade: Grade) -> Body {
        Body::GradeAgreed(Arc::new(self.agreement(grade)))
    }

    /// Says why nowhere.
    fn agreed_silently(&self, grade: Grade) -> Body {
        let mut agreement = self.agreement(grade);
        agreement.overall.reason = None;
        for area in &mut agreement.areas {
            area.reason = None;
        }
        Body::GradeAgreed(Arc::new(agreement))
    }

    fn action_closed(&self) -> Body {
        let action = self.submission().actions[0].id;
        read(
            json!({ "kind": "action_updated", "action": action, "update": "closed", "evidence": "Seen", "on": "2025-01-08" }),
        )
    }

    /// Adds what is followed, after whatever comes before it.
    fn followed(&mut self, what: &str) -> EntryId {
        let s = self.submit();
        match what {
            "the submission" => s,
            "a correction" => self.add(1, &[s], self.correction(Grade::RequiresImprovement)),
            "a blind copy" => {
                let submitted = self.entries.pop().expect("was added");
                self.entries.push(stand_in(&submitted).expect("a submission"));
                s
            }
            "a moderation" => self.add(2, &[s], self.moderated(Grade::Good)),
            "an agreement" => {
                let m = self.add(2, &[s], self.moderated(Grade::Good));
                self.add(2, &[m], self.agreed(Grade::RequiresImprovement))
            }
            "an escalation" => {
                let m = self.add(2, &[s], self.moderated(Grade::Good));
                self.add(2, &[m], escalated())
            }
            "a resolution of corrections" => {
                let one = self.add(1, &[s], self.correction(Grade::RequiresImprovement));
                let other = self.add(1, &[s], self.correction(Grade::Good));
                self.add(3, &[one, other], resolution(one))
            }
            "a resolution of moderations" => {
                let one = self.add(2, &[s], self.moderated(Grade::RequiresImprovement));
                let other = self.add(4, &[s], self.moderated(Grade::Good));
                self.add(3, &[one, other], resolution(one))
            }
            "a resolution that keeps an agreement" => self.two_settlements(s, true),
            "a resolution that keeps an escalation" => self.two_settlements(s, false),
            "an update of an action" => self.add(2, &[], self.action_closed()),
            "a concern" => self.add(2, &[], concern()),
            "somebody told of it" => {
                self.add(2, &[], concern());
                let told = json!({ "kind": "concern_told", "concern": CONCERN, "whom": "Duty", "at": "2024-11-12T10:00:00" });
                self.add(2, &[], read(told))
            }
            "an entry of a newer version" => {
                self.add(2, &[s], Body::Other(json!({ "kind": "case_conference_held" })))
            }
            "nothing that is here" => EntryId::derived(&self.what),
            "another audit's submission" => {
                let other = AuditBuilder::new(1_000_000);
                other.entries()[0].id
            }
            _ => panic!("{what} is in no list"),
        }
    }

    fn two_settlements(&mut self, s: EntryId, agreement: bool) -> EntryId {
        let m = self.add(2, &[s], self.moderated(Grade::Good));
        let agreed = self.add(2, &[m], self.agreed(Grade::RequiresImprovement));
        let escalated = self.add(2, &[m], escalated());
        let keep = if agreement { agreed } else { escalated };
        self.add(3, &[agreed, escalated], resolution(keep))
    }

    /// Adds entries that would change the figures if the last one counted.
    fn going_on(&mut self, from: EntryId) {
        let m = self.add(8, &[from], self.moderated(Grade::Good));
        for after in [from, m] {
            self.add(8, &[after], self.agreed(Grade::Inadequate));
        }
        self.add(1, &[from], self.correction(Grade::RequiresImprovement));
    }
}

const CONCERN: &str = "0193d04c-7b5f-7e33-b1c2-d3e4f5061728";

fn concern() -> Body {
    read(json!({ "kind": "concern_raised", "id": CONCERN, "what": "A bruise" }))
}

fn read(body: serde_json::Value) -> Body {
    serde_json::from_value(body).expect("a body")
}

fn escalated() -> Body {
    Body::Escalated(Escalation {
        reason: words("Not settled"),
        to: words("Head of service"),
    })
}

fn resolution(keep: EntryId) -> Body {
    Body::ConflictResolved(Resolution {
        keep,
        reason: words("That one"),
    })
}

fn corrected(submission: Submission) -> Body {
    Body::SubmissionCorrected(Arc::new(Correction {
        submission: Arc::new(submission),
        reason: words("Mistyped"),
    }))
}

/// Every kind of entry after every kind; a resolution also after every two.
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

/// Each rule that an entry breaks with its audit tool, in each kind of entry that names it.
fn tools(number: &mut u32) -> Vec<Case> {
    let mut cases = Vec::new();
    type Change = fn(&mut Submission);
    let changes: [(&str, Change); 11] = [
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
    cases
}

/// The rules about people, days, circles and reasons.
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
        let c = blind.add(1, &[s], blind.correction(Grade::RequiresImprovement));
        blind.going_on(c);
        cases.push(blind);
    }
    cases
}

/// All of these audits.
pub fn cases() -> Vec<Case> {
    let mut number = 1000;
    let all = [pairs(&mut number), tools(&mut number), others(&mut number)];
    all.into_iter().flatten().collect()
}

/// The tools that these audits were made with; two of them are rivals.
pub fn published() -> Vec<Entry> {
    let mut one = practice_week_tool();
    one.version = 5;
    let mut other = one.clone();
    other.areas.reverse();
    let tools = [practice_week_tool(), short_tool_with_outstanding(), one, other];
    (800_000..)
        .zip(tools)
        .map(|(n, tool)| beside(n, Body::ToolPublished(Arc::new(tool))))
        .collect()
}
