//! From the drafts of family contacts to what families said.

use crate::domain::{
    draft::{ContactDraft, ThemeDraft},
    family::{ContactOutcome, FamilyContact, OutcomeKind, Speaker, ThemeSaid},
    problem::{FamilyField, Place, ProblemKind},
};

use super::ProblemCollector;

pub(super) fn finish_family(
    taking: &mut ProblemCollector,
    drafts: &[ContactDraft],
) -> Option<Vec<FamilyContact>> {
    if !drafts.iter().any(|draft| draft.speaker == Some(Speaker::Child)) {
        taking.problem::<()>(
            Place::Family(0, FamilyField::Outcome),
            ProblemKind::Missing("Say how the child’s views were sought".to_owned()),
        );
    }
    if !drafts.iter().any(|draft| draft.speaker != Some(Speaker::Child)) {
        taking.problem::<()>(Place::Family(1, FamilyField::Outcome), ProblemKind::NoAdult);
    }
    let contacts: Vec<_> = drafts
        .iter()
        .enumerate()
        .map(|(i, draft)| contact(taking, i, draft))
        .collect();
    contacts.into_iter().collect()
}

fn contact(taking: &mut ProblemCollector, i: usize, draft: &ContactDraft) -> Option<FamilyContact> {
    let place = |field| Place::Family(i, field);
    let missing = "Say whether this was a parent or a carer";
    let speaker = taking.required(draft.speaker, place(FamilyField::Speaker), missing);
    let missing = if draft.speaker == Some(Speaker::Child) {
        "Say whether you spoke to the child"
    } else if i == 0 || draft.speaker.is_some() {
        "Say whether you spoke to them"
    } else {
        "Say whether you spoke to a parent or carer"
    };
    let kind = taking.required(draft.outcome, place(FamilyField::Outcome), missing);
    let outcome = kind.and_then(|kind| outcome(taking, i, kind, draft));
    // If nobody was heard, themes noted earlier stay in the draft, but are left out here.
    let heard = kind.is_some_and(OutcomeKind::was_heard);
    let themes: Vec<_> = if heard {
        draft
            .themes
            .iter()
            .enumerate()
            .map(|(n, said)| theme(taking, i, n, said))
            .collect()
    } else {
        Vec::new()
    };
    let added = if heard && draft.adding.theme.is_some() {
        taking.required(
            None::<()>,
            place(FamilyField::Adding),
            "Add the theme that you chose, or choose none",
        )
    } else {
        Some(())
    };
    let changed = if heard { draft.changed_grading.as_str() } else { "" };
    let changed_grading = taking.optional(
        changed,
        place(FamilyField::ChangedGrading),
        "What it changed in the grading",
    );
    added?;
    Some(FamilyContact {
        speaker: speaker?,
        outcome: outcome?,
        themes: themes.into_iter().collect::<Option<_>>()?,
        changed_grading: changed_grading?,
    })
}

fn outcome(
    taking: &mut ProblemCollector,
    i: usize,
    kind: OutcomeKind,
    draft: &ContactDraft,
) -> Option<ContactOutcome> {
    let place = |field| Place::Family(i, field);
    Some(match kind {
        OutcomeKind::Spoke => {
            let method = taking.required(
                draft.method.clone(),
                place(FamilyField::Method),
                "Choose how you spoke with them",
            );
            let on = taking.past_day(&draft.on, place(FamilyField::On), "Date you spoke");
            ContactOutcome::Spoke {
                method: method?,
                on: on?,
            }
        }
        OutcomeKind::Declined => ContactOutcome::Declined {
            on: taking.past_day(&draft.on, place(FamilyField::On), "Date they declined")?,
        },
        OutcomeKind::NotReached => {
            let attempts = draft
                .attempts
                .trim()
                .parse::<u8>()
                .ok()
                .filter(|n| (1..=99).contains(n));
            match attempts {
                Some(attempts) => ContactOutcome::NotReached { attempts },
                None => return taking.problem(place(FamilyField::Attempts), ProblemKind::Attempts),
            }
        }
        OutcomeKind::NotSafe => ContactOutcome::NotSafe {
            reason: taking.words(
                &draft.because,
                place(FamilyField::Because),
                "Reason",
                "Say why it was not safe or appropriate",
            )?,
        },
        OutcomeKind::Observed => {
            let on = taking.past_day(&draft.on, place(FamilyField::On), "Date you observed the child");
            let saw = taking.words(
                &draft.observed,
                place(FamilyField::Observed),
                "What you saw",
                "Say what you saw",
            );
            ContactOutcome::Observed { on: on?, saw: saw? }
        }
        OutcomeKind::NotAttempted => ContactOutcome::NotAttempted {
            exception: taking.words(
                &draft.because,
                place(FamilyField::Because),
                "Exception",
                "Seek their views before you submit, or say why the audit is complete without them",
            )?,
        },
    })
}

fn theme(taking: &mut ProblemCollector, i: usize, n: usize, draft: &ThemeDraft) -> Option<ThemeSaid> {
    let quote = taking.optional(
        &draft.quote,
        Place::Family(i, FamilyField::Quote(n)),
        "Their own words",
    )?;
    Some(ThemeSaid {
        theme: draft.theme.clone(),
        side: draft.side,
        quote,
    })
}
