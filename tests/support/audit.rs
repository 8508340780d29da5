//! Builds the entries of one audit.

use std::sync::Arc;

use jiff::civil::{Date, date};
use plumbline::domain::{
    action::{Action, Finding},
    agreed::{Agreed, AgreedArea, AgreedOverall},
    audit::{AreaFinding, Correction, OverallFinding, Submission},
    case::{CaseDetails, CaseReference},
    entry::{AsWritten, Body, Entry},
    explained::{About, Explained},
    family::{ContactOutcome, FamilyContact, Side, Speaker, ThemeSaid},
    grade::Grade,
    graded::{AreaGrade, OverallGrade},
    id::{ActionId, AuditId, EntryId, WeekId},
    moderation::{Escalation, Mode, ModeratedArea, Moderation},
    tool::AuditTool,
};

use super::{MARK, mark, person, reasons, seed, short_tool};

/// Builds one audit. It begins as submitted in November 2024, good throughout, with child and parent heard.
#[derive(Clone, Debug)]
pub struct AuditBuilder {
    number: u32,
    submission: Submission,
    moderation: Option<Moderation>,
    settled: Option<Settled>,
    second_submission: bool,
}

#[derive(Clone, Debug)]
enum Settled {
    Agreed(Agreed),
    Escalated,
}

/// An overall grade; the reason for inadequate is drift.
pub fn overall(grade: Grade) -> OverallGrade {
    match grade {
        Grade::Outstanding => OverallGrade::Outstanding,
        Grade::Good => OverallGrade::Good,
        Grade::RequiresImprovement => OverallGrade::RequiresImprovement,
        Grade::Inadequate => OverallGrade::Inadequate(reasons("drift", &[])),
    }
}

/// A contact with themes and a quote.
pub fn contact(speaker: Speaker, outcome: ContactOutcome) -> FamilyContact {
    let said = ThemeSaid {
        theme: "kindness".parse().expect("a key"),
        side: Side::Strength,
        quote: Some(mark()),
    };
    let themes = if outcome.kind().was_heard() {
        vec![said]
    } else {
        vec![]
    };
    FamilyContact {
        speaker,
        outcome,
        themes,
        changed_grading: Some(mark()),
    }
}

/// Spoke at home.
pub fn spoke() -> ContactOutcome {
    ContactOutcome::Spoke {
        method: "home-visit".parse().expect("a key"),
        on: date(2024, 11, 12),
    }
}

impl AuditBuilder {
    /// An audit made with the five-area tool.
    pub fn new(number: u32) -> Self {
        Self::with_tool(number, &short_tool())
    }

    /// An audit made with a tool.
    pub fn with_tool(number: u32, tool: &AuditTool) -> Self {
        let finding = |key: &plumbline::domain::key::AreaKey| AreaFinding {
            area: key.clone(),
            grade: AreaGrade::Good,
            saw: Some(mark()),
            why: Some(mark()),
            impact: Some(mark()),
        };
        let action = Action {
            id: ActionId::new(seed(3, number)),
            what: mark(),
            owner: mark(),
            due: date(2025, 1, 31),
            puts_right: mark(),
            finding: Finding::Overall,
        };
        let submission = Submission {
            tool: tool.reference(),
            case: CaseDetails {
                reference: CaseReference::parse(&format!("{MARK}-{number}")).expect("a reference"),
                service_area: "childrens-social-work".parse().expect("a key"),
                team: Some(mark()),
                audit_type: "practice-week".parse().expect("a key"),
                from: date(2024, 5, 1),
                to: date(2024, 11, 1),
                audited_on: date(2024, 11, 11),
                week: None,
            },
            areas: tool.areas.iter().map(|area| finding(&area.key)).collect(),
            family: vec![
                contact(Speaker::Child, spoke()),
                contact(Speaker::Parent, spoke()),
            ],
            overall: OverallFinding {
                grade: OverallGrade::Good,
                reason: mark(),
            },
            actions: vec![action],
            contradictions: vec![Explained {
                about: About::OverallAbove,
                why: mark(),
            }],
            good_practice: Some(mark()),
            completed_on: date(2024, 11, 12),
            source: None,
        };
        Self {
            number,
            submission,
            moderation: None,
            settled: None,
            second_submission: false,
        }
    }

    /// Completed on a day.
    pub fn completed(mut self, day: Date) -> Self {
        self.submission.completed_on = day;
        self
    }

    /// In a service area.
    pub fn service_area(mut self, key: &str) -> Self {
        self.submission.case.service_area = key.parse().expect("a key");
        self
    }

    /// In a practice week.
    pub fn week(mut self, week: WeekId) -> Self {
        self.submission.case.week = Some(week);
        self
    }

    /// The auditor's overall grade. The reason for inadequate is drift.
    pub fn overall(self, grade: Grade) -> Self {
        self.overall_grade(overall(grade))
    }

    /// The auditor's overall grade with its reasons.
    pub fn overall_grade(mut self, grade: OverallGrade) -> Self {
        self.submission.overall.grade = grade;
        self
    }

    /// The auditor's grade for a practice area, by its place in the tool.
    pub fn area(mut self, place: usize, grade: AreaGrade) -> Self {
        self.submission.areas[place].grade = grade;
        self
    }

    /// The outcome of seeking the family's views.
    pub fn family(mut self, contacts: Vec<FamilyContact>) -> Self {
        self.submission.family = contacts;
        self
    }

    /// Moderated: with this overall grade, and the auditor's grades for the areas.
    pub fn moderated(mut self, mode: Mode, grade: Grade) -> Self {
        let area = |finding: &AreaFinding| ModeratedArea {
            area: finding.area.clone(),
            grade: finding.grade.clone(),
            note: Some(mark()),
        };
        self.moderation = Some(Moderation {
            mode,
            areas: self.submission.areas.iter().map(area).collect(),
            overall: OverallFinding {
                grade: overall(grade),
                reason: mark(),
            },
        });
        self
    }

    /// The moderator's grade for a practice area. After [`AuditBuilder::moderated`].
    pub fn moderator_area(mut self, place: usize, grade: AreaGrade) -> Self {
        self.moderation.as_mut().expect("moderated").areas[place].grade = grade;
        self
    }

    /// Agreed: with this overall grade, and the auditor's grades for the areas.
    pub fn agreed(mut self, grade: Grade) -> Self {
        let area = |finding: &AreaFinding| AgreedArea {
            area: finding.area.clone(),
            grade: finding.grade.clone(),
            reason: Some(mark()),
        };
        self.settled = Some(Settled::Agreed(Agreed {
            areas: self.submission.areas.iter().map(area).collect(),
            overall: AgreedOverall {
                grade: overall(grade),
                reason: Some(mark()),
            },
        }));
        self
    }

    /// The agreed grade for a practice area. After [`AuditBuilder::agreed`].
    pub fn agreed_area(mut self, place: usize, grade: AreaGrade) -> Self {
        let Some(Settled::Agreed(agreed)) = &mut self.settled else {
            panic!("agreed first");
        };
        agreed.areas[place].grade = grade;
        self
    }

    /// Escalated.
    pub fn escalated(mut self) -> Self {
        self.settled = Some(Settled::Escalated);
        self
    }

    /// Corrected twice from the same submission: a conflict. Its entries can come together only by union.
    pub fn in_conflict(mut self) -> Self {
        self.second_submission = true;
        self
    }

    /// The audit's id.
    pub fn id(&self) -> AuditId {
        AuditId::new(seed(4, self.number))
    }

    /// The submission.
    pub fn submission(&self) -> &Submission {
        &self.submission
    }

    /// The moderation.
    pub fn moderation(&self) -> Option<&Moderation> {
        self.moderation.as_ref()
    }

    /// The agreement.
    pub fn agreement(&self) -> Option<&Agreed> {
        match &self.settled {
            Some(Settled::Agreed(agreed)) => Some(agreed),
            Some(Settled::Escalated) | None => None,
        }
    }

    /// Whether it is in conflict.
    pub fn is_in_conflict(&self) -> bool {
        self.second_submission
    }

    /// Its entries, in the order in which they were committed.
    pub fn entries(&self) -> Vec<Entry> {
        let mut entries = vec![self.entry(
            0,
            1,
            None,
            Body::AuditSubmitted(Arc::new(self.submission.clone())),
        )];
        if self.second_submission {
            let correction = |n| {
                let correction = Correction {
                    submission: Arc::new(self.submission.clone()),
                    reason: mark(),
                };
                self.entry(n, n, Some(0), Body::SubmissionCorrected(Arc::new(correction)))
            };
            entries.extend([correction(1), correction(2)]);
            return entries;
        }
        if let Some(moderation) = &self.moderation {
            let body = Body::ModerationCommitted(Arc::new(moderation.clone()));
            entries.push(self.entry(3, 2, Some(0), body));
            let settled = self.settled.as_ref().map(|settled| match settled {
                Settled::Agreed(agreed) => Body::GradeAgreed(Arc::new(agreed.clone())),
                Settled::Escalated => Body::Escalated(Escalation {
                    reason: mark(),
                    to: mark(),
                }),
            });
            entries.extend(settled.map(|body| self.entry(4, 2, Some(3), body)));
        }
        entries
    }

    fn entry(&self, step: u32, who: u32, after: Option<u32>, body: Body) -> Entry {
        let id = |step| EntryId::new(seed(5, self.number * 10 + step));
        let second = 1_731_400_000 + i64::from(self.number * 10 + step);
        Entry {
            id: id(step),
            at: jiff::Timestamp::from_second(second).expect("a time"),
            who: person(who),
            about: Some(self.id()),
            after: after.map(id).into_iter().collect(),
            body,
            as_written: AsWritten::default(),
        }
    }
}
