//! Devices that commit under the rules and exchange packs, some of which get lost, arrive twice or arrive late.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};

use plumbline::{
    domain::{
        action::ActionUpdate,
        agreed::{Agreed, AgreedArea, AgreedOverall},
        audit::{AreaFinding, Correction, OverallFinding, Submission},
        concern::{Concern, Told},
        entry::{ActionUpdated, AsWritten, Body, Entry},
        grade::Grade,
        id::{AuditId, ConcernId, EntryId},
        moderation::{Escalation, Mode, ModeratedArea, Moderation},
        person::Person,
        resolution::Resolution,
        tool::AuditTool,
        withdrawal::Withdrawal,
        workspace::Workspace,
    },
    exchange::pack::{Choice, Pack, Purpose, choose, preview, read, write},
};

use crate::{
    made,
    support::{audit::AuditBuilder, audit::overall, entry, person, seed, short_tool, words},
};

pub const DEVICES: usize = 3;
const AUDITS: u32 = 3;
const GRADES: [Grade; 3] = [Grade::Good, Grade::RequiresImprovement, Grade::Inadequate];

/// A tool with one practice area: small cases allow many of them.
pub fn tool() -> AuditTool {
    let mut tool = short_tool();
    tool.areas.truncate(1);
    tool.areas[0].prompts.truncate(1);
    for descriptor in &mut tool.areas[0].descriptors {
        descriptor.looks_like.truncate(1);
    }
    for theme in &mut tool.family.themes {
        theme.contradicts.clear();
    }
    tool.family.themes.truncate(1);
    tool.family.child_prompts.truncate(1);
    tool.family.adult_prompts.truncate(1);
    tool
}

/// The first entries on every device.
static BASE: LazyLock<Workspace> = LazyLock::new(|| {
    let published = entry(900_000, Body::ToolPublished(Arc::new(tool())));
    Workspace::from_entries([published])
});

/// An action by a person: what, on which device, about which audit or with which file, and how.
pub type Act = [u8; 4];

pub struct Model {
    pub devices: Vec<Workspace>,
    /// Every file that still exists somewhere.
    files: Vec<Pack>,
    /// Everything that was ever committed.
    pub committed: BTreeMap<EntryId, Entry>,
    next: u32,
}

impl Model {
    pub fn new() -> Self {
        Self {
            devices: vec![BASE.clone(); DEVICES],
            files: Vec::new(),
            committed: BTreeMap::new(),
            next: 0,
        }
    }

    pub fn act(&mut self, [what, device, which, how]: Act) {
        let device = usize::from(device) % DEVICES;
        let audit = u32::from(which) % AUDITS;
        match what % 16 {
            0 | 1 => self.commit(device, audit, |_, audit| Some((vec![], submitted(audit)))),
            2 => self.commit(device, audit, |here, audit| corrected(here, audit, how)),
            3 | 4 => self.commit(device, audit, |here, audit| moderated(here, audit, how)),
            5 => self.commit(device, audit, |here, audit| settled(here, audit, how)),
            6 => self.commit(device, audit, |here, audit| resolved(here, audit, how)),
            7 => self.commit(device, audit, |here, audit| followed_up(here, audit, how)),
            8 if how < 64 => self.commit(device, audit, |_, _| Some((vec![], withdrawal()))),
            8 => self.commit(device, audit, |here, audit| concern(here, audit, how)),
            9..=11 => self.hand_over(device, audit, how),
            12..=14 => self.take_in(device, usize::from(which)),
            _ if self.files.is_empty() => {}
            _ => {
                self.files.remove(usize::from(which) % self.files.len());
            }
        }
    }

    /// Commits under the rules, which refuse what this device cannot have.
    fn commit(
        &mut self,
        device: usize,
        audit: u32,
        body: impl Fn(&Workspace, &AuditBuilder) -> Option<(Vec<EntryId>, Body)>,
    ) {
        let builder = &AUDIT[audit as usize];
        let here = &self.devices[device];
        let Some((after, body)) = body(here, builder) else {
            return;
        };
        self.next += 1;
        // The third device's clock is a day behind.
        let behind = if device == 2 { 86_400 } else { 0 };
        let entry = Entry {
            id: EntryId::new(seed(7, self.next)),
            at: jiff::Timestamp::from_second(1_732_000_000 + i64::from(self.next) - behind).expect("a time"),
            who: who(device),
            about: Some(builder.id()),
            after,
            body,
            as_written: AsWritten::default(),
        };
        if let Ok(next) = here.accept(entry.clone()) {
            self.devices[device] = next;
            self.committed.insert(entry.id, entry);
        }
    }

    fn hand_over(&mut self, device: usize, audit: u32, how: u8) {
        let purpose = Purpose::ALL[usize::from(how) % 3];
        let choice = if how < 128 {
            Choice::Everything
        } else {
            Choice::Audits(BTreeSet::from([AUDIT[audit as usize].id()]))
        };
        let mut contents = choose(&self.devices[device], &choice, purpose);
        // Another program may leave some entries for a later file; those that follow them wait.
        if how.is_multiple_of(7) {
            let later = usize::from(how) / 7 % 3;
            let mut place = 0;
            contents.entries.retain(|_| {
                place += 1;
                place % 3 != later
            });
        }
        // In some cases through bytes; doing so in all would be slow.
        let pack = if how.is_multiple_of(4) {
            read(&write(&contents, purpose, &made())).expect("what is written is read")
        } else {
            let header = EMPTY_PACK.header.clone();
            let entries = contents.entries.iter().map(|entry| (**entry).clone()).collect();
            let entries: Vec<Entry> = entries;
            let lines = (2..).take(entries.len()).collect();
            Pack {
                header,
                entries,
                lines,
            }
        };
        self.files.push(pack);
    }

    fn take_in(&mut self, device: usize, which: usize) {
        if self.files.is_empty() {
            return;
        }
        let pack = &self.files[which % self.files.len()];
        let here = &self.devices[device];
        let before = preview(here, pack).expect("nobody alters anything");
        let after = here.union(pack.entries.iter().cloned());
        assert_eq!(before.changes_nothing(), after == *here);
        assert!(
            after.union(pack.entries.iter().cloned()) == after,
            "twice is once"
        );
        assert!(preview(&after, pack).is_ok_and(|again| again.changes_nothing()));
        self.devices[device] = after;
    }

    /// Everybody gives everybody a file with everything.
    pub fn everybody_to_everybody(&mut self) {
        let packed = |here: &Workspace| {
            write(
                &choose(here, &Choice::Everything, Purpose::Gather),
                Purpose::Gather,
                &made(),
            )
        };
        let files: Vec<_> = self.devices.iter().map(packed).collect();
        for (n, device) in self.devices.iter_mut().enumerate() {
            for other in 1..DEVICES {
                let pack = read(&files[(n + other) % DEVICES]).expect("what is written is read");
                *device = device.union(pack.entries);
            }
        }
    }
}

static EMPTY_PACK: LazyLock<Pack> = LazyLock::new(|| read(&crate::pack_of(vec![])).expect("reads"));

static PEOPLE: LazyLock<Vec<Person>> = LazyLock::new(|| (0..9).map(person).collect());

fn who(device: usize) -> Person {
    PEOPLE[device + 1].clone()
}

/// The audits of the model, each without a family and with one action.
static AUDIT: LazyLock<Vec<AuditBuilder>> = LazyLock::new(|| {
    let tool = tool();
    let audit = |n| AuditBuilder::with_tool(n, &tool).family(vec![]);
    (0..AUDITS).map(audit).collect()
});

fn submitted(audit: &AuditBuilder) -> Body {
    Body::AuditSubmitted(Arc::new(audit.submission().clone()))
}

fn corrected(here: &Workspace, audit: &AuditBuilder, how: u8) -> Option<(Vec<EntryId>, Body)> {
    let earlier = here.audit(audit.id())?.auditor()?;
    let mut submission: Submission = (*earlier.content).clone();
    submission.overall.grade = overall(GRADES[usize::from(how) % 3]);
    let correction = Correction {
        submission: Arc::new(submission),
        reason: words("Misread"),
    };
    Some((
        vec![earlier.entry],
        Body::SubmissionCorrected(Arc::new(correction)),
    ))
}

fn moderated(here: &Workspace, audit: &AuditBuilder, how: u8) -> Option<(Vec<EntryId>, Body)> {
    let record = here.audit(audit.id())?;
    let area = |finding: &AreaFinding| ModeratedArea {
        area: finding.area.clone(),
        grade: finding.grade.clone(),
        note: None,
    };
    let moderation = Moderation {
        mode: if how < 200 { Mode::Blind } else { Mode::Open },
        areas: audit.submission().areas.iter().map(area).collect(),
        overall: OverallFinding {
            grade: overall(GRADES[usize::from(how) % 3]),
            reason: words("As read"),
        },
    };
    let after = vec![record.outline()?.entry];
    Some((after, Body::ModerationCommitted(Arc::new(moderation))))
}

fn settled(here: &Workspace, audit: &AuditBuilder, how: u8) -> Option<(Vec<EntryId>, Body)> {
    let record = here.audit(audit.id())?;
    let after = vec![record.moderator()?.entry];
    if how < 50 {
        let escalation = Escalation {
            reason: words("Not settled"),
            to: words("Head of service"),
        };
        return Some((after, Body::Escalated(escalation)));
    }
    let area = |finding: &AreaFinding| AgreedArea {
        area: finding.area.clone(),
        grade: finding.grade.clone(),
        reason: None,
    };
    let agreed = Agreed {
        areas: audit.submission().areas.iter().map(area).collect(),
        overall: AgreedOverall {
            grade: overall(GRADES[usize::from(how) % 3]),
            reason: Some(words("Talked through")),
        },
    };
    Some((after, Body::GradeAgreed(Arc::new(agreed))))
}

fn resolved(here: &Workspace, audit: &AuditBuilder, how: u8) -> Option<(Vec<EntryId>, Body)> {
    let conflict = here.audit(audit.id())?.conflicts.first()?;
    let resolution = Resolution {
        keep: conflict.heads[usize::from(how) % conflict.heads.len()],
        reason: words("Talked through"),
    };
    Some((conflict.heads.clone(), Body::ConflictResolved(resolution)))
}

fn followed_up(here: &Workspace, audit: &AuditBuilder, how: u8) -> Option<(Vec<EntryId>, Body)> {
    let action = here.audit(audit.id())?.actions.first()?;
    let update = match how % 3 {
        0 => ActionUpdate::Closed {
            evidence: words("Seen"),
            on: jiff::civil::date(2025, 1, 5),
        },
        1 => ActionUpdate::Verified,
        _ => ActionUpdate::Reopened {
            reason: words("Not so"),
        },
    };
    let updated = ActionUpdated {
        action: action.action.id,
        update,
    };
    Some((action.heads.clone(), Body::ActionUpdated(updated)))
}

fn concern(here: &Workspace, audit: &AuditBuilder, how: u8) -> Option<(Vec<EntryId>, Body)> {
    let id = ConcernId::new(seed(8, u32::from(how)));
    if how < 128 {
        let concern = Concern {
            id,
            what: words("A bruise"),
            case: None,
        };
        return Some((vec![], Body::ConcernRaised(concern)));
    }
    let open = here.audit(audit.id())?.open_concerns().next()?;
    let told = Told {
        concern: open.raised.content.id,
        whom: words("Duty manager"),
        at: jiff::civil::date(2024, 11, 12).at(16, 45, 0, 0),
    };
    Some((vec![open.raised.entry], Body::ConcernTold(told)))
}

fn withdrawal() -> Body {
    Body::AuditWithdrawn(Withdrawal {
        reason: words("Made twice"),
        quarter: None,
    })
}

/// The audits that somebody withdrew.
pub fn withdrawn(committed: &BTreeMap<EntryId, Entry>) -> BTreeSet<AuditId> {
    let withdraws = |entry: &&Entry| matches!(entry.body, Body::AuditWithdrawn(_));
    committed
        .values()
        .filter(withdraws)
        .filter_map(|entry| entry.about)
        .collect()
}
