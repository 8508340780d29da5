//! Guesses what the columns mean, from their headings and the first rows. Every guess is shown as a guess, and an
//! ambiguous word is left to the user.

use std::collections::BTreeSet;

use super::{
    day::{DayOrder, read_day},
    field::{AreaPart, Field},
    mapping::{Feed, Mapping, likely_order},
    table::Table,
    words::{Said, Vocabulary, plain},
};
use crate::domain::{in_order, key::AreaKey, tool::AuditTool};

/// How many rows are examined.
const ROWS: usize = 200;

/// The usual names of columns: a field on each line, its most certain name first. A column is used for one field.
const NAMES: &str = include_str!("names.txt");

fn names() -> Vec<(Field, Vec<&'static str>)> {
    let line = |line: &'static str| {
        let (field, names) = line.split_once(": ")?;
        Some((field.parse().ok()?, names.split(", ").collect()))
    };
    NAMES.lines().filter_map(line).collect()
}

/// A mapping with everything that is certain enough to guess; the rest is left open.
pub fn guess(table: &Table, tool: &AuditTool) -> Mapping {
    let mut mapping = Mapping::empty(tool);
    let headings: Vec<String> = table.headings().iter().map(|heading| plain(heading)).collect();
    let mut free: BTreeSet<usize> = in_order::set((0..headings.len()).filter(|at| !headings[*at].is_empty()));
    named(table, &headings, &mut free, &mut mapping);
    areas(table, tool, &headings, &mut free, &mut mapping);
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
            if mapping.said(vocabulary, &word.plain).is_none()
                && let Some(value) = vocabulary.guess(&word.written, tool)
            {
                let words = mapping.words.entry(vocabulary).or_default();
                words.insert(word.plain, Said::Means(value));
            }
        }
    }
}

fn named(table: &Table, headings: &[String], free: &mut BTreeSet<usize>, mapping: &mut Mapping) {
    let names = names();
    // The most certain names of every field come before the second names of any.
    let longest = names.iter().map(|(_, names)| names.len()).max().unwrap_or(0);
    for nth in 0..longest {
        for (field, names) in &names {
            let Some(name) = names.get(nth).filter(|_| !mapping.fields.contains_key(field)) else {
                continue;
            };
            let fits = |at: &&usize| headings[**at] == *name && holds(table, **at, field);
            if let Some(at) = free.iter().find(fits).copied() {
                free.remove(&at);
                mapping.fields.insert(field.clone(), Feed::Column(at));
            }
        }
    }
}

/// Whether the first texts of a column could belong to a field: dates for a date, a few short words for a grade.
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
        let is_day = |text: &&&str| {
            read_day(text, DayOrder::DayFirst)
                .or_else(|| read_day(text, DayOrder::MonthFirst))
                .is_some()
        };
        return texts.iter().filter(is_day).count() * 2 > texts.len();
    }
    if field.vocabulary() == Some(Vocabulary::Grade) {
        return looks_graded(&texts);
    }
    true
}

fn looks_graded(texts: &[&str]) -> bool {
    let words: BTreeSet<String> = in_order::set(texts.iter().map(|text| plain(text)));
    words.len() <= 12 && words.iter().all(|word| word.chars().count() <= 40)
}

/// Finds practice areas by the words of their names: "Voice of the child – grade" is "The child's voice".
fn areas(
    table: &Table,
    tool: &AuditTool,
    headings: &[String],
    free: &mut BTreeSet<usize>,
    mapping: &mut Mapping,
) {
    let mut found: Vec<(usize, AreaKey, AreaPart)> = Vec::new();
    for at in free.iter().copied() {
        let said = stems(&headings[at]);
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
        let Some((best, key)) = scored.pop() else { continue };
        // A heading that fits two areas is used for neither.
        if scored.last().is_some_and(|(score, _)| *score == best) {
            continue;
        }
        let texts: Vec<&str> = table
            .column(at)
            .take(ROWS)
            .filter(|text| !text.is_empty())
            .collect();
        found.push((at, key.clone(), part(&said, looks_graded(&texts))));
    }
    for (at, key, part) in found {
        let field = Field::Area(part, key);
        mapping.fields.entry(field).or_insert_with(|| {
            free.remove(&at);
            Feed::Column(at)
        });
    }
}

fn part(said: &BTreeSet<String>, graded: bool) -> AreaPart {
    let says = |words: &[&str]| words.iter().any(|word| said.contains(*word));
    if says(&["why", "reason", "rationale", "comment", "narrative", "explain"]) {
        AreaPart::Why
    } else if says(&["saw", "seen", "evidence", "finding", "found"]) {
        AreaPart::Saw
    } else if says(&["difference"]) {
        AreaPart::Impact
    } else if graded {
        AreaPart::Grade
    } else {
        AreaPart::Why
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
        assert_eq!(names().len(), NAMES.lines().count());
        for (field, names) in names() {
            for name in names {
                assert_eq!(plain(name), name, "{field}");
            }
        }
    }
}
