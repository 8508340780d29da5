//! What the files would change together: withdrawals, conflicts, entries that do not count, and which audits are new.

use leptos::prelude::*;

use super::lists::{audits, folded};
use crate::{
    app::{
        files::several::ComparedFiles,
        session::Session,
        work::looking::{grading_blind, is_veiled},
    },
    domain::{entry::ACTION_UPDATED, tool::ToolRef},
    exchange::pack::{AuditLine, Preview, Purpose},
    ui::{
        count::count,
        parts::{InsetText, WarningText},
    },
};

/// What all of the files would change on this device. `together` is the preview of all.
pub fn effects(session: Session, files: &ComparedFiles, together: &Preview) -> impl IntoView + use<> {
    let with_grades = files
        .added()
        .filter(|file| file.pack.header.purpose != Purpose::ModerateBlind);
    let about = with_grades.flat_map(|file| {
        let preview = &file.preview;
        preview.new.iter().chain(&preview.gaining).chain(&preview.known)
    });
    let mut about: Vec<_> = about.map(|line| line.audit).collect();
    about.sort_unstable();
    about.dedup();
    let brings = grading_blind(session, about.into_iter());
    let mut together = together.clone();
    untrack(|| {
        for lines in [&mut together.new, &mut together.gaining] {
            leave_out_actions(session, lines);
        }
    });
    let changes = what_changes(&together);
    view! {
        {(brings > 0).then(|| brings_grades(brings))}
        {changes}
    }
}

/// Leaves updates of actions out of the lines for audits that the reader may still grade blind, or that are not here yet:
/// that there is an action tells something about a grade.
fn leave_out_actions(session: Session, lines: &mut [AuditLine]) {
    let workspace = session.desk.workspace_untracked();
    for line in lines {
        let record = workspace.audit(line.audit);
        if record.is_none_or(|record| is_veiled(session, record)) {
            line.what.retain(|what| *what != ACTION_UPDATED);
        }
    }
}

/// A warning to somebody who is grading audits blind whose grades are in the file.
fn brings_grades(audits: usize) -> impl IntoView {
    view! {
        <WarningText>
            {format!("The auditor’s grades of {} that you are grading blind are among them. They stay hidden until you have committed \
                your own, unless you choose to see them.", count(audits, "audit", "audits"))}
        </WarningText>
    }
}

/// The lines without their new entries: the text above the list says what the file does, so each line only names an
/// audit.
fn named_only(lines: &[AuditLine]) -> Vec<AuditLine> {
    let named = |line: &AuditLine| AuditLine {
        what: Vec::new(),
        ..line.clone()
    };
    lines.iter().map(named).collect()
}

fn rivals(tools: &[ToolRef]) -> impl IntoView + use<> {
    let names: Vec<String> = tools.iter().map(ToString::to_string).collect();
    view! {
        <WarningText>
            {format!("There are then two different audit tools with the name and version of {}, or one that differs from the tool here. \
                Each audit keeps the one that it was made with. Ask the person who published the later one to publish it again \
                as a new version.", names.join(", "))}
        </WarningText>
    }
}

fn what_changes(preview: &Preview) -> impl IntoView + use<> {
    let withdrawn = preview.withdrawn.len();
    let conflicts = preview.in_conflict.len();
    let ignored = preview.ignored.len();
    let uncounted = preview.uncounted.len();
    let waiting = preview.uncounted.iter().filter(|line| line.waits).count();
    view! {
        {(withdrawn > 0).then(|| view! {
            <WarningText>
                {if withdrawn == 1 {
                    "This withdraws an audit that is here. What was recorded about it is deleted from this device for \
                     good. Only that it was withdrawn, and why, stays.".to_owned()
                } else {
                    format!("This withdraws {withdrawn} audits that are here. What was recorded about them is deleted \
                             from this device for good. Only that they were withdrawn, and why, stays.")
                }}
            </WarningText>
        })}
        {audits(format!("Withdrawn ({withdrawn})"), &named_only(&preview.withdrawn))}
        {(!preview.untold.is_empty()).then(|| view! {
            <WarningText>"A safeguarding concern about a child in these audits is here or in what you would add, and there is no \
                          record that anybody was told. Withdrawing the audits deletes the concern too. Cancel, and \
                          pass the concern on first."</WarningText>
        })}
        {audits(format!("With a concern that nobody has been told of ({})", preview.untold.len()), &named_only(&preview.untold))}
        {(waiting > 0).then(|| view! {
            <InsetText>
                {format!("{} not count yet, because something is missing. Until you open a file that has it, the desk \
                          lists what is left out of the figures.", count(waiting, "entry will", "entries will"))}
            </InsetText>
        })}
        {(uncounted > waiting).then(|| view! {
            <InsetText>
                {format!("{} not count, because of a rule. The desk lists what is left out of the figures.",
                    count(uncounted - waiting, "entry will", "entries will"))}
            </InsetText>
        })}
        {folded(format!("Not counted ({uncounted})"), preview.uncounted.iter().map(ToString::to_string).collect())}
        {(!preview.rival_tools.is_empty()).then(|| rivals(&preview.rival_tools))}
        {(conflicts > 0).then(|| view! {
            <InsetText>
                {format!("{} in conflict, because the same step was recorded twice. Both records are kept, and somebody decides \
                    between them; until then neither counts in a figure.", count(conflicts, "audit will be", "audits will be"))}
            </InsetText>
        })}
        {audits(format!("In conflict ({conflicts})"), &named_only(&preview.in_conflict))}
        {audits(format!("New here ({})", preview.new.len()), &preview.new)}
        {audits(format!("Added to these ({})", preview.gaining.len()), &preview.gaining)}
        {audits(format!("Withdrawn here, and not brought back ({ignored})"), &preview.ignored)}
    }
}
