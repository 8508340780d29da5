//! One field of an audit, and the column that it is read from.

use leptos::prelude::*;

use super::Work;
use crate::{
    exchange::sheet::{
        field::Field,
        mapping::{Feed, Mapping},
        table::one_line,
    },
    ui::parts::{Choice, Select},
};

/// The id of a field's select element.
pub fn field_id(field: &Field) -> String {
    format!("import-{}", field.to_string().replace('.', "-"))
}

/// The select element. Below it are the first values of the chosen column, and a note if the column was only guessed.
#[component]
pub fn FieldSelect(
    work: Work,
    field: Field,
    /// A shorter label, for a field under a heading that gives the rest of its name.
    #[prop(optional, into)]
    label: Option<String>,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let id = field_id(&field);
    let needed = Mapping::is_needed(&field);
    let label = label.unwrap_or_else(|| field.label(&work.tool));
    let label = if needed {
        label
    } else {
        format!("{label} (optional)")
    };
    let named = |at: usize| Choice::new(at.to_string(), option(&work, at));
    let mut choices: Vec<Choice> = work.table.columns_to_choose().into_iter().map(named).collect();
    let offers = Mapping::offers(&field, &work.tool);
    choices.extend(
        offers
            .into_iter()
            .map(|(value, name)| Choice::new(format!("same:{value}"), name)),
    );
    let mapping = work.mapping;
    let value = {
        let field = field.clone();
        Signal::derive(move || mapping.with(|mapping| mapping.fields.get(&field).map(written)))
    };
    let choose = {
        let field = field.clone();
        move |chosen: Option<String>| {
            mapping.update(|mapping| {
                match chosen.as_deref().and_then(read) {
                    Some(feed) => mapping.fields.insert(field.clone(), feed),
                    None => mapping.fields.remove(&field),
                };
            });
        }
    };
    let note = move || {
        let now = mapping.with(|mapping| mapping.fields.get(&field).cloned())?;
        let proposed = work.proposed.fields.get(&field) == Some(&now);
        let mark = match (proposed, work.remembered) {
            (true, true) => "The same as last time. ",
            (true, false) => "Guessed from its heading. ",
            (false, _) => "",
        };
        let first = match now {
            Feed::Column(column) => first_values(&work, column),
            Feed::Same(_) => String::new(),
        };
        let text = format!("{mark}{first}");
        (!text.is_empty()).then(|| view! { <p class="govuk-hint pl-import__note">{text}</p> })
    };
    let prompt = if needed { "Choose one" } else { "No column" };
    view! {
        <div class="pl-import__field">
            <Select id label error choices value on_choose=choose prompt />
            {note}
        </div>
    }
}

/// A column in the list: with its first text, if another column has the same heading.
fn option(work: &Work, column: usize) -> String {
    let name = work.table.column_name(column);
    let hidden = if work.table.hidden_columns.contains(&column) {
        ", hidden in Excel"
    } else {
        ""
    };
    match work.table.first_values(column, 1).first() {
        Some(first) if work.table.is_heading_shared(column) => {
            format!("{name} (first: {}){hidden}", one_line(first, 30))
        }
        _ => format!("{name}{hidden}"),
    }
}

/// The first values of a column: "First: Good · RI · N/A".
pub fn first_values(work: &Work, column: usize) -> String {
    let values = work.table.first_values(column, 3);
    if values.is_empty() {
        return "This column is empty.".to_owned();
    }
    let short = values.iter().map(|value| one_line(value, 40));
    format!("First: {}", short.collect::<Vec<_>>().join(" · "))
}

fn written(feed: &Feed) -> String {
    match feed {
        Feed::Column(column) => column.to_string(),
        Feed::Same(value) => format!("same:{value}"),
    }
}

fn read(value: &str) -> Option<Feed> {
    match value.strip_prefix("same:") {
        Some(same) => Some(Feed::Same(same.to_owned())),
        None => value.parse().ok().map(Feed::Column),
    }
}
