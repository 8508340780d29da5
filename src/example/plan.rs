//! The plan of the three quarters: each audit's case, auditor and grades.

use jiff::civil::Date;

use crate::domain::{
    graded::{AreaGrade, OverallGrade, Reasons},
    key::AreaKey,
};

use super::read::{day, optional, parse, rows};

/// The practice areas of the example's tool, in its order, each with its letter and its reason.
pub(super) const AREAS: [(char, &str, &str); 5] = [
    ('p', "planning", "plan-not-on-file"),
    ('r', "reviews", "review-not-held"),
    ('s', "supervision", "supervision"),
    ('l', "living-arrangements", "living-arrangements"),
    ('v', "childs-voice", "views-not-sought"),
];

/// One audit as planned.
pub(super) struct Planned {
    /// Its number in the other tables. From 101: the quarter April to June. From 201: the next quarter. Below 100: this
    /// quarter.
    pub number: u16,
    pub auditor: usize,
    pub reference: &'static str,
    pub service_area: &'static str,
    pub team: &'static str,
    pub audit_type: &'static str,
    pub week: Option<usize>,
    pub audited_on: Date,
    pub completed_on: Date,
    /// Letters for the texts that fit this child and this work; see the table of strands.
    pub child: &'static str,
    /// The auditor's grades: a letter for each area, then the overall grade.
    pub grades: &'static str,
    /// Which of the overall reasons for that grade.
    pub words: usize,
    /// Which note for the library of good practice.
    pub note: Option<usize>,
}

impl Planned {
    /// How many months it is before the last quarter. Its texts are moved back by as many.
    pub fn months_back(&self) -> usize {
        match self.number {
            101..=199 => 6,
            201..=299 => 3,
            _ => 0,
        }
    }
}

/// Every audit, in order of completion.
pub(super) fn plan() -> Vec<Planned> {
    rows(include_str!("audits.txt"))
        .map(|row| {
            let (audited, completed) = row[7].split_once(' ').unwrap_or((row[7], row[7]));
            Planned {
                number: parse(row[0]),
                auditor: parse(row[1]),
                reference: row[2],
                service_area: row[3],
                team: row[4],
                audit_type: row[5],
                week: optional(&row, 6).map(parse),
                audited_on: day(audited),
                completed_on: day(completed),
                child: row[8],
                grades: row[9],
                words: parse(row[10]),
                note: optional(&row, 11).map(parse),
            }
        })
        .collect()
}

/// The five letters and the overall letter of a cell of grades.
pub(super) fn letters(grades: &str) -> ([char; 5], char) {
    let mut letters = grades.chars().filter(|c| *c != ' ');
    let areas = std::array::from_fn(|_| letters.next().unwrap_or('E'));
    (areas, letters.next().unwrap_or('R'))
}

/// The key of the area at this position.
pub(super) fn area_key(place: usize) -> AreaKey {
    parse(AREAS[place].1)
}

/// The grade of a letter. An inadequate one has these reasons, or the area's own.
pub(super) fn area_grade(place: usize, letter: char, reasons: Option<Reasons>) -> AreaGrade {
    match letter {
        'G' => AreaGrade::Good,
        'R' => AreaGrade::RequiresImprovement,
        'I' => AreaGrade::Inadequate(reasons.unwrap_or_else(|| reason_of(AREAS[place].2))),
        'N' => AreaGrade::NotApplicable,
        _ => AreaGrade::NotEnoughEvidence,
    }
}

/// The overall grade of a letter. If it is inadequate, its reason is that of the first inadequate area, and those of
/// the other inadequate areas contribute.
pub(super) fn overall_grade(letter: char, areas: &[AreaGrade]) -> OverallGrade {
    match letter {
        'G' => OverallGrade::Good,
        'R' => OverallGrade::RequiresImprovement,
        _ => {
            let mut named = areas
                .iter()
                .filter_map(AreaGrade::reasons)
                .map(|r| r.primary().clone());
            let primary = named.next().unwrap_or_else(|| parse("drift"));
            let rest = named.collect();
            OverallGrade::Inadequate(Reasons::new(primary, rest).expect("no area has another's reason"))
        }
    }
}

/// The reasons in a cell, the primary one first.
pub(super) fn reason_of(cell: &str) -> Reasons {
    let mut keys = cell.split(", ").map(parse);
    let primary = keys.next().expect("a cell of reasons names one");
    Reasons::new(primary, keys.collect()).expect("tests read every reason")
}
