//! Agreements: which version of the audit an agreement was compared with, and whether it says why it differs.

use std::collections::BTreeSet;

use crate::domain::{
    agreed::Agreed,
    audit::Submission,
    entry::{Body, Entry},
    rules::{Rule, against_tool},
};

use super::{
    WhyNot,
    judge::{Judge, Step, breaks, rule, version},
};

impl Judge<'_> {
    /// An agreement is about the version that was moderated, or one that corrects it: of that one it has the practice areas,
    /// and wherever it differs from its grades it says why. So agreements are judged after all versions.
    pub fn agreements(&mut self) {
        let mut barred = BTreeSet::new();
        for (id, entry) in self.graph.order() {
            let Body::GradeAgreed(agreed) = &entry.body else {
                continue;
            };
            if self.verdicts.get(&id) == Some(&None)
                && let Err(why) = self.agreement(entry, agreed)
            {
                barred.insert(id);
                self.verdicts.insert(id, Some(why));
            }
        }
        if barred.is_empty() {
            return;
        }
        for (id, _) in self.graph.order() {
            if self.graph.followed(id).iter().any(|id| barred.contains(id)) {
                barred.insert(id);
                self.verdicts
                    .insert(id, Some(breaks("after", Rule::FollowsUncounted)));
            }
        }
    }

    fn agreement(&self, entry: &Entry, agreed: &Agreed) -> Result<(), WhyNot> {
        let Some(moderated) = entry.after.first().and_then(|id| self.moderated(*id)) else {
            return Err(breaks("after", Rule::WrongKind));
        };
        let from = self.graph.place(moderated).unwrap_or(0);
        let later = self.graph.order().filter(|(id, _)| {
            self.verdicts.get(id) == Some(&None)
                && self.step(*id) == Step::Version
                && self.graph.before(&[*id], from).contains(&moderated)
        });
        let later = later.map(|(id, _)| self.origin(id));
        let versions = [self.origin(moderated)].into_iter().chain(later);
        let mut verdict = Err(breaks("after", Rule::WrongKind));
        for version in versions.filter_map(|id| self.graph.entry(id)) {
            let fits = self.agrees_with(version, agreed);
            if fits.is_ok() {
                return fits;
            }
            verdict = fits;
        }
        verdict
    }

    fn agrees_with(&self, earlier: &Entry, agreed: &Agreed) -> Result<(), WhyNot> {
        let Some((tool, _)) = version(earlier) else {
            return Err(breaks("after", Rule::WrongKind));
        };
        self.with_tool(tool, |tool| against_tool::grades("body", &agreed.grades(), tool))?;
        // Where the auditor's grades are not here, nobody can tell.
        let explained = earlier
            .body
            .submission()
            .is_none_or(|audit| explains(audit, agreed));
        rule(explained, "body", Rule::MovedWithoutReason)
    }
}

/// Whether every grade without a reason is this version's.
fn explains(audit: &Submission, agreed: &Agreed) -> bool {
    let mut areas = agreed.areas.iter().zip(&audit.areas);
    let overall =
        agreed.overall.grade.grade() == audit.overall.grade.grade() || agreed.overall.reason.is_some();
    overall
        && areas
            .all(|(ours, auditors)| ours.reason.is_some() || ours.grade.choice() == auditors.grade.choice())
}
