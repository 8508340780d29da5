//! Who made one of the files, what for, and how much is new in it.

use leptos::prelude::*;

use crate::{
    app::{files::incoming::IncomingFile, session::Session},
    exchange::pack::{Preview, Purpose},
    ui::{
        dates,
        parts::{SummaryList, SummaryRow},
    },
};

/// Who made the file, what for, and how much is new in it.
pub fn one_file(session: Session, file: &IncomingFile) -> impl IntoView + use<> {
    let header = &file.pack.header;
    let by = format!("{}, {}", header.made.by.name(), header.made.by.role());
    let at = dates::moment(session.environment.local(header.made.at));
    let purpose = header.purpose;
    let counts = rows(&file.preview);
    view! {
        <SummaryList>
            <SummaryRow key="Made by">{by}</SummaryRow>
            <SummaryRow key="Made on">{at}</SummaryRow>
            <SummaryRow key="Made for">{said(purpose)}</SummaryRow>
            {counts}
        </SummaryList>
    }
}

fn said(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::ModerateBlind => "Blind moderation: the auditor’s grades are not in it",
        Purpose::ModerateOpen => "Open moderation: the auditor’s grades are in it",
        Purpose::Gather => "The QA lead: all grades are in it",
    }
}

/// How many there are of each kind. A zero is left out, except for new audits.
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
