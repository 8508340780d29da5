//! Messages for the choices about columns that are still missing.

use leptos::prelude::*;

use super::{Work, field_select::field_id};
use crate::{
    domain::tool::AuditTool,
    exchange::sheet::{
        field::{AreaPart, Field},
        gaps::Gap,
    },
    ui::parts::ErrorLink,
};

/// The id of the question about the date format.
pub(super) const DAYS: &str = "import-days";
/// The id of the question whether day and month were swapped in a column.
pub(super) fn swapped_id(column: usize) -> String {
    format!("import-swapped-{column}")
}

/// The id of the question about rows in which a required text is missing.
pub(super) const MISSING: &str = "import-missing";

/// The error message of a field, if it has a gap.
pub(super) fn error_of(gaps: Memo<Vec<Gap>>, work: Work, field: Field) -> Signal<Option<String>> {
    Signal::derive(move || {
        let is_here = |gap: &&Gap| match gap {
            Gap::Field(other) | Gap::TooManyWords(other, _) => *other == field,
            Gap::Days | Gap::Swapped(_) | Gap::Missing => false,
        };
        gaps.with(|gaps| gaps.iter().find(is_here).map(|gap| link(gap, &work.tool).text))
    })
}

/// The message for a gap, with a link to the control that closes it.
pub(super) fn link(gap: &Gap, tool: &AuditTool) -> ErrorLink {
    match gap {
        Gap::Field(field @ Field::Area(AreaPart::Grade, key)) => ErrorLink {
            target: field_id(field),
            text: format!(
                "{}: choose the column of its grades, or say that there is none",
                tool.area_name(key)
            ),
        },
        Gap::Field(field) => ErrorLink {
            target: field_id(field),
            text: format!("{}: choose a column", field.label(tool)),
        },
        Gap::TooManyWords(field, count) => ErrorLink {
            target: field_id(field),
            text: format!(
                "{}: its column holds {count} different words, so it is a column of something else",
                field.label(tool)
            ),
        },
        Gap::Days => ErrorLink {
            target: DAYS.to_owned(),
            text: "Choose how dates are written: some have the month first".to_owned(),
        },
        Gap::Swapped(column) => ErrorLink {
            target: swapped_id(*column),
            text: "Choose whether day and month have been swapped in some dates".to_owned(),
        },
        Gap::Missing => ErrorLink {
            target: MISSING.to_owned(),
            text: "Choose what happens to rows in which a text is missing".to_owned(),
        },
    }
}
