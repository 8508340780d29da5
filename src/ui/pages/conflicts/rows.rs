//! The versions in conflict as rows of a table, differences first.

use crate::{
    domain::{conflict::Conflict, id::WeekId, record::AuditRecord, tool::AuditTool},
    ui::{
        parts::{ComparisonCell, ComparisonRow},
        reading::{
            lines::cell,
            outline::{self, Line},
        },
    },
};

/// One row for each line that appears in any version. `weeks` returns the name of a practice week.
pub fn rows(
    record: &AuditRecord,
    conflict: &Conflict,
    tool: Option<&AuditTool>,
    weeks: &dyn Fn(WeekId) -> Option<String>,
) -> Vec<ComparisonRow> {
    // Without the audit's own tool, the shipped one supplies the names. Keys it doesn't name are shown as they are.
    let shipped = AuditTool::shipped();
    let tool = tool.unwrap_or(&shipped);
    let side = |head: &_| {
        let origin = record.origin(*head);
        let entry = record.entry(origin).or_else(|| record.blind_copy_of(origin));
        entry
            .map(|entry| outline::entry(entry, tool, weeks))
            .unwrap_or_default()
    };
    let sides: Vec<Vec<Line>> = conflict.heads.iter().map(side).collect();
    let mut labels: Vec<String> = Vec::new();
    for line in sides.iter().flatten() {
        let label = line.full_label();
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let row = |label: String| {
        let of = |side: &Vec<Line>| cell(side.iter().filter(|line| line.full_label() == label));
        let cells: Vec<ComparisonCell> = sides.iter().map(of).collect();
        let differ = cells.windows(2).any(|pair| pair[0] != pair[1]);
        ComparisonRow {
            difference: differ.then(|| "Different".to_owned()),
            label,
            cells,
            settled: None,
        }
    };
    let differs = |row: &ComparisonRow| row.difference.is_some();
    let (mut rows, same): (Vec<_>, Vec<_>) = labels.into_iter().map(row).partition(differs);
    rows.extend(same);
    rows
}
