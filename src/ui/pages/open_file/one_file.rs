//! What is in one of the files, and what it would change.

use leptos::prelude::*;

use super::lists::{audits, folded};
use crate::{
    app::{files::incoming::IncomingFile, session::Session, work::looking::grading_blind},
    domain::tool::ToolRef,
    exchange::pack::{AuditLine, Preview, Purpose},
    ui::{
        count::count,
        dates,
        parts::{InsetText, SummaryList, SummaryRow, WarningText},
    },
};

/// Who made the file, and what is new in it.
pub fn one_file(session: Session, file: &IncomingFile) -> impl IntoView + use<> {
    let preview = &file.preview;
    let header = &file.pack.header;
    let by = format!("{}, {}", header.made.by.name(), header.made.by.role());
    let at = dates::moment(session.environment.local(header.made.at));
    let purpose = header.purpose;
    let about = preview.new.iter().chain(&preview.gaining).chain(&preview.known);
    let brings = match purpose {
        Purpose::ModerateBlind => 0,
        Purpose::ModerateOpen | Purpose::Gather => grading_blind(session, about.map(|line| line.audit)),
    };
    let (counts, effects) = (rows(preview), what_it_does(preview));
    view! {
        <SummaryList>
            <SummaryRow key="Made by">{by}</SummaryRow>
            <SummaryRow key="Made on">{at}</SummaryRow>
            <SummaryRow key="Made for">{said(purpose)}</SummaryRow>
            {counts}
        </SummaryList>
        {(brings > 0).then(|| brings_grades(brings))}
        {effects}
    }
}

/// A warning to somebody who is grading audits blind whose grades are in the file.
fn brings_grades(audits: usize) -> impl IntoView {
    view! {
        <WarningText>
            {format!("The file has the auditor’s grades of {} that you are grading blind. They stay hidden until you have committed \
                your own, unless you choose to see them.", count(audits, "audit", "audits"))}
        </WarningText>
    }
}

fn said(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::ModerateBlind => "Blind moderation: the auditor’s grades are not in it",
        Purpose::ModerateOpen => "Open moderation: the auditor’s grades are in it",
        Purpose::Gather => "The QA lead: all grades are in it",
    }
}

/// The number of each kind. A zero is left out, except for new audits.
fn rows(preview: &Preview) -> impl IntoView + use<> {
    let all = [
        ("New audits", preview.new.len(), true),
        ("Audits here that it adds to", preview.gaining.len(), false),
        (
            "Audits here already, with nothing new",
            preview.known.len(),
            false,
        ),
        (
            "Audits that will be in conflict",
            preview.in_conflict.len(),
            false,
        ),
        ("Audits here that it withdraws", preview.withdrawn.len(), false),
        (
            "Audits that were withdrawn elsewhere",
            preview.withdrawn_elsewhere.len(),
            false,
        ),
        (
            "Audits withdrawn here, which stay so",
            preview.ignored.len(),
            false,
        ),
        ("New plans, audit tools and draws", preview.beside.len(), false),
        (
            "Entries that only a newer version of Plumbline understands",
            preview.newer,
            false,
        ),
    ];
    all.into_iter()
        .filter(|(_, n, always)| *always || *n > 0)
        .map(|(key, n, _)| view! { <SummaryRow key>{n}</SummaryRow> })
        .collect_view()
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
            {format!("It brings two different audit tools with the name and version of {}, or one that differs from the tool here. \
                Each audit keeps the one that it was made with. Ask the person who published the later one to publish it again \
                as a new version.", names.join(", "))}
        </WarningText>
    }
}

fn what_it_does(preview: &Preview) -> impl IntoView + use<> {
    let withdrawn = preview.withdrawn.len();
    let conflicts = preview.in_conflict.len();
    let ignored = preview.ignored.len();
    let uncounted = preview.uncounted.len();
    let waiting = preview.uncounted.iter().filter(|line| line.waits).count();
    view! {
        {(withdrawn > 0).then(|| view! {
            <WarningText>
                {if withdrawn == 1 {
                    "It withdraws an audit that is here. What was recorded about it is deleted from this device for \
                     good. Only that it was withdrawn, and why, stays.".to_owned()
                } else {
                    format!("It withdraws {withdrawn} audits that are here. What was recorded about them is deleted \
                             from this device for good. Only that they were withdrawn, and why, stays.")
                }}
            </WarningText>
        })}
        {audits(format!("Withdrawn by it ({withdrawn})"), &named_only(&preview.withdrawn))}
        {(!preview.untold.is_empty()).then(|| view! {
            <WarningText>"A safeguarding concern about a child in these audits is here or in the file, and there is no \
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
        {audits(format!("It adds to these ({})", preview.gaining.len()), &preview.gaining)}
        {audits(format!("Withdrawn here: the file doesn’t bring them back ({ignored})"), &preview.ignored)}
    }
}
