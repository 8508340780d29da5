//! Agreements: which version of the audit an agreement was compared with, and whether it gives reasons for its
//! differences.

use std::collections::BTreeMap;

use crate::domain::{
    agreed::Agreed,
    audit::Submission,
    entry::{Body, Entry},
    id::EntryId,
    rules::{Rule, against_tool},
};

use super::{
    Wait, WhyNot,
    judge::{Judge, Step, breaks, nested},
};

/// From a version that was moderated to that version and its corrections.
type Versions<'a> = BTreeMap<EntryId, Vec<(EntryId, &'a Entry)>>;

impl<'a> Judge<'a> {
    /// An agreement is about the version that was moderated or a correction of it: it has the practice areas of that
    /// version, and a reason for every grade that differs. So agreements are judged after all versions.
    pub fn agreements(&mut self) {
        let mut versions = Versions::new();
        let mut barred: BTreeMap<EntryId, WhyNot> = BTreeMap::new();
        for (id, entry) in self.graph.order() {
            let Body::GradeAgreed(agreed) = &entry.body else {
                continue;
            };
            if self.verdicts.get(&id) == Some(&None)
                && let Err(why) = self.agreement(entry, agreed, &mut versions)
            {
                barred.insert(id, why.clone());
                self.verdicts.insert(id, Some(why));
            }
        }
        if barred.is_empty() {
            return;
        }
        for (id, _) in self.graph.order() {
            let behind = self.graph.followed(id).iter().find_map(|id| barred.get(id));
            let why = match (behind, self.verdicts.get(&id)) {
                (None, _) | (_, Some(Some(WhyNot::Breaks(_)))) => continue,
                (Some(WhyNot::Waits(wait)), _) => WhyNot::Waits(nested(wait)),
                (Some(WhyNot::Breaks(_)), _) => breaks("after", Rule::FollowsUncounted),
            };
            barred.insert(id, why.clone());
            self.verdicts.insert(id, Some(why));
        }
    }

    fn agreement(&self, entry: &Entry, agreed: &Agreed, known: &mut Versions<'a>) -> Result<(), WhyNot> {
        let Some(moderated) = entry.after.first().and_then(|id| self.moderated(*id)) else {
            return Err(breaks("after", Rule::WrongKind));
        };
        let versions = known
            .entry(moderated)
            .or_insert_with(|| self.version_and_later(moderated));
        let fits = |version: EntryId| {
            self.of_version(version, |tool| {
                against_tool::grades("body", &agreed.grades(), tool)
            })
        };
        // Without the auditor's grades, nobody can tell.
        let explained = |version: &Entry| {
            let audit = version.body.submission();
            audit.is_none_or(|audit| explains(audit, agreed))
        };
        let mut candidates = versions.iter().filter(|(_, version)| explained(version));
        if candidates.any(|(id, _)| fits(*id).is_ok()) {
            return Ok(());
        }
        fits(moderated)?;
        Err(WhyNot::Waits(Wait::Version))
    }

    fn version_and_later(&self, moderated: EntryId) -> Vec<(EntryId, &'a Entry)> {
        let later = self.graph.order().map(|(id, _)| id).filter(|id| {
            self.verdicts.get(id) == Some(&None)
                && self.step(*id) == Step::Version
                && self.graph.is_after(*id, moderated)
        });
        let all = [moderated].into_iter().chain(later.map(|id| self.origin(id)));
        let mut versions: Vec<_> = all.filter_map(|id| Some((id, self.graph.entry(id)?))).collect();
        versions.dedup_by_key(|(id, _)| *id);
        versions
    }
}

/// Whether every grade without a reason is the same in this version.
fn explains(audit: &Submission, agreed: &Agreed) -> bool {
    let mut areas = agreed.areas.iter().zip(&audit.areas);
    let overall =
        agreed.overall.grade.grade() == audit.overall.grade.grade() || agreed.overall.reason.is_some();
    overall
        && areas
            .all(|(ours, auditors)| ours.reason.is_some() || ours.grade.choice() == auditors.grade.choice())
}
