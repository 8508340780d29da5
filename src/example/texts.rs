//! The words of the example: which of them fit which child, and no two neighbours with the same.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;

use super::{
    plan::{AREAS, Planned},
    read::{day, optional, rows},
    shifted::shifted,
};

/// Texts that belong together in one finding.
pub(super) struct Strand {
    area: char,
    grade: char,
    /// What was seen, why this grade and what difference it made, by number.
    texts: [Option<usize>; 3],
    any_of: &'static str,
    all_of: &'static str,
    not_before: Date,
    /// The reasons of an inadequate grade.
    pub reasons: Option<&'static str>,
}

/// Every text, and how often each strand was used in a quarter.
pub(super) struct Texts {
    words: Value,
    strands: Vec<Strand>,
    used: BTreeMap<(usize, usize), usize>,
}

impl Texts {
    pub fn read() -> Self {
        Self {
            words: serde_json::from_str(include_str!("words.json")).expect("tests read the example's words"),
            strands: rows(include_str!("strands.txt")).map(strand).collect(),
            used: BTreeMap::new(),
        }
    }

    /// What stands in the example's words under a path; nothing where it names no place.
    pub fn at(&self, path: &[&str], number: usize) -> &Value {
        &path.iter().fold(&self.words, |value, key| &value[*key])[number]
    }

    /// A text of the example's words.
    pub fn text(&self, path: &[&str], number: usize) -> &str {
        self.at(path, number).as_str().unwrap_or_default()
    }

    /// What was seen, why and with what difference, for an area that an audit grades so; with the reasons that fit.
    pub fn finding(
        &mut self,
        audit: &Planned,
        place: usize,
        grade: char,
    ) -> ([Option<String>; 3], Option<&'static str>) {
        let (letter, area, _) = AREAS[place];
        let back = audit.months_back();
        let month = audit.completed_on.month() + i8::try_from(back).unwrap_or_default();
        let today = Date::new(2024, month, audit.completed_on.day().min(30)).unwrap_or(audit.completed_on);
        let has = |c: char| audit.child.contains(c);
        let fits = |s: &Strand| {
            (s.area, s.grade) == (letter, grade)
                && s.any_of.chars().any(has)
                && s.all_of.chars().all(has)
                && s.not_before <= today
        };
        let fitting = (self.strands.iter().enumerate()).filter(|(_, strand)| fits(strand));
        let number = fitting
            .map(|(i, _)| i)
            .min_by_key(|i| self.used.get(&(back, *i)))
            .unwrap_or_else(|| panic!("nothing fits {} {letter} {grade}", audit.number));
        *self.used.entry((back, number)).or_default() += 1;
        let strand = &self.strands[number];
        let grade = grade_word(grade);
        let mut kinds = ["evidence", "why", "impact"].into_iter().zip(strand.texts);
        let texts = std::array::from_fn(|_| {
            let (kind, number) = kinds.next()?;
            Some(shifted(self.text(&[kind, area, grade], number?), back))
        });
        (texts, strand.reasons)
    }
}

/// The word under which a letter's texts stand.
pub(super) fn grade_word(letter: char) -> &'static str {
    match letter {
        'G' => "good",
        'R' => "requires_improvement",
        'I' => "inadequate",
        'N' => "not_applicable",
        _ => "not_enough_evidence",
    }
}

fn strand(row: Vec<&'static str>) -> Strand {
    let mut head = row[0].chars().filter(|c| *c != ' ');
    let mut numbers = row[1].split(' ').map(|number| number.parse().ok());
    Strand {
        area: head.next().unwrap_or_default(),
        grade: head.next().unwrap_or_default(),
        texts: std::array::from_fn(|_| numbers.next().flatten()),
        any_of: row[2],
        all_of: row[3],
        not_before: day(row[4]),
        reasons: optional(&row, 5),
    }
}
