//! Wrong files, and correct files that look wrong: what happens when they are opened, in every order.

#[path = "../../support/html.rs"]
mod html;
#[path = "../../support/session.rs"]
mod session;

mod blind;
mod chance;
mod concerns;
mod figures;
mod limits;
mod messages;
mod order;
mod previews;
mod schema;
mod spelling;
mod sql;

use std::{
    path::PathBuf,
    sync::{Arc, mpsc},
    time::Duration,
};

use jiff::civil::date;
use plumbline::{
    app::route::Route,
    domain::{
        action::{ActionUpdate, Progress},
        agreed::Agreed,
        audit::Correction,
        blind_copy::blind_copy,
        entry::{AsWritten, Body, Entry},
        grade::{Grade, Scale},
        id::{ConcernId, EntryId, WeekId},
        moderation::Mode,
        resolution::Resolution,
        stage::Stage,
        tool::AuditTool,
        week::PracticeWeek,
        workspace::Workspace,
    },
    exchange::pack::{Contents, PackFault, Purpose, doubts, preview, read, write},
    figures::quarter_figures::{PeriodFigures, quarter_figures},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    gathered, made, opened, pack_of,
    steps::{builder, closed, corrected, following, further, kept, steps, updated},
    support::{audit::AuditBuilder, entry, person, seed, short_tool, with_tool, words},
};

fn renamed(number: u32, who: u32, mut entry: Entry) -> Entry {
    entry.id = EntryId::new(seed(2, number));
    entry.who = person(who);
    entry
}

fn read_entry(value: Value) -> Entry {
    Entry::from_value(value).expect("an entry")
}

fn value(entry: &Entry) -> Value {
    serde_json::to_value(entry).expect("JSON")
}

/// A pack with exactly these lines.
fn raw_for(purpose: &str, lines: &[String]) -> Vec<u8> {
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let header = json!({
        "format": "plumbline pack", "version": 1, "needs": 1, "purpose": purpose,
        "made": { "by": { "id": "0193cf01-2a40-7b11-9c3d-4e5f60718293", "name": "Ada", "role": "Auditor" }, "at": "2024-12-16T16:45:00Z" },
        "program": "a test", "entries": lines.lines().count(), "audits": 1,
        "sha256": data_encoding::HEXLOWER.encode(&Sha256::digest(&lines)),
    });
    let text = header.to_string();
    // `format` comes first, as the format requires.
    let text = text.replacen("\"format\":\"plumbline pack\",", "", 1);
    let text = text.replacen('{', "{\"format\":\"plumbline pack\",", 1);
    format!("{text}\n{lines}").into_bytes()
}

fn raw(lines: &[Value]) -> Vec<u8> {
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    raw_for("gather", &lines)
}

fn blind_pack(entries: Vec<Entry>) -> Vec<u8> {
    let contents = Contents {
        entries: entries.into_iter().map(Arc::new).collect(),
        audits: vec![],
        left_out: vec![],
    };
    write(&contents, Purpose::ModerateBlind, &made())
}

/// The result of opening a file on a device: `None` if it could be accepted, otherwise the reason.
fn refused(device: &Workspace, file: &[u8]) -> Option<String> {
    match read(file) {
        Err(fault) => Some(fault.to_string()),
        Ok(pack) => preview(device, &pack).err().map(|fault| fault.to_string()),
    }
}

fn refused_anywhere(file: &[u8]) -> Option<String> {
    refused(&Workspace::empty(), file)
}

fn figures_at(workspace: &Workspace, stage: Stage) -> PeriodFigures {
    quarter_figures(workspace, "2024-Q3".parse().expect("a quarter"), stage)
}

fn because(workspace: &Workspace, id: EntryId) -> String {
    let record = workspace.audits().find(|record| record.entry(id).is_some());
    let record = record.expect("is there");
    record
        .why_not(id)
        .map(|uncounted| uncounted.because())
        .unwrap_or_else(|| "counts".to_owned())
}

/// An audit made with the tool that ships with Plumbline, so that no other entry is needed.
fn shipped(number: u32) -> AuditBuilder {
    AuditBuilder::with_tool(number, &AuditTool::shipped())
}

fn week(number: u32, name: &str) -> Entry {
    let week = PracticeWeek {
        id: WeekId::new(seed(7, 1)),
        name: words(name),
        first_day: date(2024, 11, 11),
        last_day: date(2024, 11, 15),
        service_areas: vec!["permanence".parse().expect("a key")],
        planned: None,
    };
    entry(number, Body::WeekPlanned(week))
}

/// The five-area tool with two areas, under the same name and version.
fn rival() -> AuditTool {
    let mut rival = short_tool();
    rival.areas.truncate(2);
    rival
        .family
        .themes
        .retain(|theme| theme.key.as_str() == "kindness");
    for theme in &mut rival.family.themes {
        theme.contradicts.clear();
    }
    rival
}

fn published(number: u32, tool: AuditTool) -> Entry {
    entry(number, Body::ToolPublished(Arc::new(tool)))
}

fn concern(number: u32, id: ConcernId, what: &str) -> Entry {
    let body = json!({ "kind": "concern_raised", "id": id, "what": what });
    further(number, 1, &[], serde_json::from_value(body).expect("a body"))
}

fn told(number: u32, id: ConcernId) -> Entry {
    let body = json!({ "kind": "concern_told", "concern": id, "whom": "Duty", "at": "2024-12-16T16:50:00" });
    further(number, 1, &[], serde_json::from_value(body).expect("a body"))
}

fn withdrawal(number: u32) -> Entry {
    let body = json!({ "kind": "audit_withdrawn", "reason": "Made twice" });
    further(number, 2, &[], serde_json::from_value(body).expect("a body"))
}

fn submitted_line() -> Value {
    value(&shipped(1).entries()[0])
}

fn says(file: &[u8]) -> String {
    refused_anywhere(file).expect("is refused")
}

fn closed_body() -> Body {
    updated(1, 1, &[], closed()).body
}
