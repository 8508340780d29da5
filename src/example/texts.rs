//! The example's texts: which of them fit which child. No two neighbouring audits have the same.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;

use super::{
    plan::{AREAS, Planned},
    read::{day, optional, rows},
    shifted::shifted,
};
use crate::domain::json;

/// Texts that belong together in one finding.
pub(super) struct Strand {
    area: char,
    grade: char,
    /// What was seen, the reason for this grade and the impact, by number.
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
    /// The strand of the previous audit, by area.
    before: BTreeMap<usize, usize>,
}

impl Texts {
    pub fn read() -> Self {
        Self {
            words: json::read(include_str!("words.json")).expect("tests read the example's words"),
            strands: rows(include_str!("strands.txt")).map(strand).collect(),
            used: BTreeMap::new(),
            before: BTreeMap::new(),
        }
    }

    /// The value at a path in the example's texts; null if there is none.
    pub fn at(&self, path: &[&str], number: usize) -> &Value {
        &path.iter().fold(&self.words, |value, key| &value[*key])[number]
    }

    /// A text of the example's words.
    pub fn text(&self, path: &[&str], number: usize) -> &str {
        self.at(path, number).as_str().unwrap_or_default()
    }

    /// How many texts a strand shares with the previous audit's finding in this area.
    fn echoes(&self, place: usize, number: usize) -> usize {
        let Some(before) = self.before.get(&place).map(|before| &self.strands[*before]) else {
            return 0;
        };
        let strand = &self.strands[number];
        let same = |i: &usize| strand.texts[*i].is_some() && strand.texts[*i] == before.texts[*i];
        if strand.grade == before.grade {
            (0..3).filter(same).count()
        } else {
            0
        }
    }

    /// What was seen, why and with what impact, for an area with this grade; and the reasons that fit.
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
            .min_by_key(|i| (self.echoes(place, *i), self.used.get(&(back, *i))))
            .unwrap_or_else(|| panic!("nothing fits {} {letter} {grade}", audit.number));
        *self.used.entry((back, number)).or_default() += 1;
        self.before.insert(place, number);
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

/// The key of a letter's texts.
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
