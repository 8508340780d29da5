//! Guesses what the columns mean, from their headings and the first rows. Every guess is shown as a guess, and an
//! ambiguous word is left to the user.

use std::{collections::BTreeSet, sync::LazyLock};

use super::{
    field::{AreaPart, Field},
    mapping::{Feed, Mapping, likely_order},
    table::Table,
    words::{Said, Vocabulary, form, plain},
};
use crate::domain::{in_order, key::AreaKey, tool::AuditTool};

/// How many rows are examined.
const ROWS: usize = 200;

/// The usual names of columns: a field on each line, its most certain name first. A column is used for one field.
const NAMES: &str = include_str!("names.txt");

/// Words in a heading that say which part of a practice area the column holds.
const PARTS: [(AreaPart, &[&str]); 4] = [
    (
        AreaPart::Why,
        &[
            "why",
            "reason",
            "rationale",
            "comment",
            "narrative",
            "explain",
            "note",
        ],
    ),
    (AreaPart::Saw, &["saw", "seen", "evidence", "finding", "found"]),
    (AreaPart::Impact, &["difference"]),
    (AreaPart::Grade, &["grade", "judgement", "judgment", "rating"]),
];

static FIELDS: LazyLock<Vec<(Field, Vec<&'static str>)>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (field, names) = line.split_once(": ")?;
        Some((field.parse().ok()?, names.split(", ").collect()))
    };
    NAMES.lines().filter_map(line).collect()
});

/// A mapping with everything that is certain enough to guess; the rest is left open.
pub fn guess(table: &Table, tool: &AuditTool) -> Mapping {
    let mut mapping = Mapping::empty(tool);
    let headings: Vec<String> = table.headings().iter().map(|heading| plain(heading)).collect();
    // Of two columns with one heading, neither can be told to be the right one. A hidden column was hidden for a reason.
    let is_free = |at: &usize| {
        !headings[*at].is_empty() && !table.is_heading_shared(*at) && !table.hidden_columns.contains(at)
    };
    let mut free: BTreeSet<usize> = in_order::set((0..headings.len()).filter(is_free));
    named(table, &mut free, &mut mapping);
    areas(table, tool, &mut free, &mut mapping);
    if let Some(column) = mapping.column(&Field::OverallPrimary) {
        mapping.fields.insert(Field::AreaPrimary, Feed::Column(column));
    }
    let days: Vec<usize> = mapping
        .fields
        .keys()
        .filter(|field| field.is_day())
        .filter_map(|field| mapping.column(field))
        .collect();
    mapping.days = likely_order(table, days.into_iter());
    guess_words(table, tool, &mut mapping);
    mapping
}

/// Adds the meanings of words that are not yet chosen, if there is no doubt.
pub fn guess_words(table: &Table, tool: &AuditTool, mapping: &mut Mapping) {
    for vocabulary in Vocabulary::ALL {
        for word in mapping.words_in(vocabulary, table, tool) {
            if mapping.said(vocabulary, &word.form).is_none()
                && let Some(value) = vocabulary.guess(&word.written, tool)
            {
                let words = mapping.words.entry(vocabulary).or_default();
                words.insert(word.form, Said::Means(value));
            }
        }
    }
}

/// Whether a text is a usual heading in a list of audits: a known name of a column, or a practice area.
pub fn is_known_heading(text: &str, tool: &AuditTool) -> bool {
    let is_name = |text: &str| FIELDS.iter().any(|(_, names)| names.contains(&text));
    // A heading is short; a sentence that mentions an area is none.
    let short = text.chars().count() <= 60;
    short && (forms_of(text).iter().any(|text| is_name(text)) || area_of(text, tool).is_some())
}

/// Whether a heading is one of the usual names of a field.
pub fn is_name_of(heading: &str, field: &str) -> bool {
    let forms = forms_of(heading);
    let is_it = |(known, names): &(Field, Vec<&str>)| {
        known.to_string() == field && forms.iter().any(|form| names.contains(&form.as_str()))
    };
    FIELDS.iter().any(is_it)
}

/// Whether a heading only says which part of a practice area the column holds: "What was seen".
pub fn is_part_of_area(heading: &str) -> bool {
    let words = stems(&plain(heading));
    words.len() <= 3
        && PARTS
            .iter()
            .any(|(_, parts)| parts.iter().any(|part| words.contains(*part)))
}

/// The forms in which a heading is looked up: the whole, the part before a bracket, and the last step of a path, because
/// form programs put the group's name before that of the question: "case/case_reference". A last step that says only "grade"
/// belongs to its group.
fn forms_of(heading: &str) -> Vec<String> {
    let last = heading.rsplit_once('/').map(|(_, last)| plain(last));
    let last = last.filter(|last| !is_part_of_area(last));
    [plain(heading), plain(before(heading, &['(']))]
        .into_iter()
        .chain(last)
        .filter(|form| !form.is_empty())
        .collect()
}

/// A heading without its explanation: "Visits (seen alone, where)", "Planning: is there a plan?". A heading that begins with
/// a mark is left whole.
fn before<'a>(heading: &'a str, marks: &[char]) -> &'a str {
    match heading.find(marks) {
        Some(at) if !plain(&heading[..at]).is_empty() => &heading[..at],
        Some(_) | None => heading,
    }
}

fn named(table: &Table, free: &mut BTreeSet<usize>, mapping: &mut Mapping) {
    let headings: Vec<Vec<String>> = table.headings().iter().map(|heading| forms_of(heading)).collect();
    // The most certain names of every field come before the second names of any.
    let longest = FIELDS.iter().map(|(_, names)| names.len()).max().unwrap_or(0);
    for nth in 0..longest {
        for (field, names) in FIELDS.iter() {
            let Some(name) = names.get(nth).filter(|_| !mapping.fields.contains_key(field)) else {
                continue;
            };
            let fits = |at: &&usize| {
                headings[**at].iter().any(|heading| heading == name) && holds(table, **at, field)
            };
            if let Some(at) = free.iter().find(fits).copied() {
                free.remove(&at);
                mapping.fields.insert(field.clone(), Feed::Column(at));
            }
        }
    }
}

/// Whether the first texts of a column could belong to a field: mostly with digits for a date, a few short words for a
/// grade. A date in a form that is not known is still a date, and the page says what is not understood.
fn holds(table: &Table, column: usize, field: &Field) -> bool {
    let texts: Vec<&str> = table
        .column(column)
        .take(ROWS)
        .filter(|text| !text.is_empty())
        .collect();
    if texts.is_empty() {
        return true;
    }
    if field.is_day() {
        let has_digits = |text: &&&str| text.chars().any(|c| c.is_ascii_digit());
        return texts.iter().filter(has_digits).count() * 2 > texts.len();
    }
    if field.vocabulary() == Some(Vocabulary::Grade) {
        return looks_graded(&texts);
    }
    true
}

/// Whether texts are grades rather than sentences: short, and most of them used more than once or few altogether.
fn looks_graded(texts: &[&str]) -> bool {
    let words: BTreeSet<String> = in_order::set(texts.iter().map(|text| form(text)));
    let short = words.iter().all(|word| word.chars().count() <= 40);
    let grades = words
        .iter()
        .filter(|word| word.contains("good") || word.contains("inad") || word.starts_with("ri"));
    short && (words.len() <= 12 || grades.count() * 2 >= words.len())
}

/// The practice area that a heading names by the words of its name: "Voice of the child – grade" is "The child's
/// voice". A heading that fits two areas names neither.
pub fn area_of(heading: &str, tool: &AuditTool) -> Option<AreaKey> {
    let mut said = stems(&plain(before(heading, &['(', ':'])));
    said.retain(|word| word != "area" && !PARTS.iter().any(|(_, parts)| parts.contains(&word.as_str())));
    let score = |name: &str| {
        let name = stems(&plain(name));
        let matched = name.iter().filter(|word| said.contains(*word)).count();
        // Half of the area's words, or only words of the area: "Supervision".
        let like = matched > 0 && (matched * 2 >= name.len() || matched == said.len());
        like.then_some((matched * 60 / name.len(), matched))
    };
    let mut scored: Vec<_> = tool
        .areas
        .iter()
        .filter_map(|area| Some((score(&area.name)?, &area.key)))
        .collect();
    in_order::sort_by(&mut scored, Ord::cmp);
    let (best, key) = scored.pop()?;
    (scored.last().is_none_or(|(score, _)| *score != best)).then(|| key.clone())
}

fn areas(table: &Table, tool: &AuditTool, free: &mut BTreeSet<usize>, mapping: &mut Mapping) {
    let found: Vec<(usize, AreaKey, AreaPart)> = (free.iter().copied())
        .filter_map(|at| {
            let heading = &table.headings()[at];
            let texts: Vec<&str> = table
                .column(at)
                .take(ROWS)
                .filter(|text| !text.is_empty())
                .collect();
            let part = part(&stems(&plain(before(heading, &['(']))), looks_graded(&texts));
            Some((at, area_of(heading, tool)?, part))
        })
        .collect();
    for (at, key, part) in found {
        let field = Field::Area(part, key);
        mapping.fields.entry(field).or_insert_with(|| {
            free.remove(&at);
            Feed::Column(at)
        });
    }
}

fn part(said: &BTreeSet<String>, graded: bool) -> AreaPart {
    let says = |(_, words): &&(AreaPart, &[&str])| words.iter().any(|word| said.contains(*word));
    match PARTS.iter().find(says) {
        Some((part, _)) => *part,
        None if graded => AreaPart::Grade,
        None => AreaPart::Why,
    }
}

/// The words that distinguish headings, without plural endings.
fn stems(plain: &str) -> BTreeSet<String> {
    const SMALL: [&str; 8] = ["the", "of", "and", "for", "a", "an", "to", "work"];
    let words = plain
        .split(' ')
        .filter(|word| !SMALL.contains(word) && !word.is_empty());
    let stem = |word: &str| match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
        Some(_) | None => word.to_owned(),
    };
    in_order::set(words.map(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_names_is_of_a_field_and_in_the_form_in_which_headings_are_compared() {
        assert_eq!(FIELDS.len(), NAMES.lines().count());
        for (field, names) in FIELDS.iter() {
            for name in names {
                assert_eq!(plain(name), *name, "{field}");
            }
        }
    }
}
