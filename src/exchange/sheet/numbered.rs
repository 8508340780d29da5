//! Grades written as numbers. 1 may be the best or the worst, so somebody has to say which, once for all of them.

use super::{
    mapping::{Mapping, Word},
    table::Table,
    words::{Said, Vocabulary},
};
use crate::domain::{grade::Grade, graded::Choice, tool::AuditTool};

/// Which number is the best grade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Best {
    /// 1.
    Lowest,
    /// The number of grades of the tool's scale.
    Highest,
}

/// The grades that are written as numbers, with each number. Empty unless there are at least two, and every one is
/// between 1 and the number of grades of the scale.
pub fn numbers(mapping: &Mapping, table: &Table, tool: &AuditTool) -> Vec<(usize, Word)> {
    let words = mapping.words_in(Vocabulary::Grade, table, tool);
    let numbered: Vec<(usize, Word)> = words
        .into_iter()
        .filter_map(|word| Some((word.form.parse().ok()?, word)))
        .collect();
    let grades = tool.scale.grades().len();
    let within = numbered.iter().all(|(number, _)| (1..=grades).contains(number));
    if within && numbered.len() > 1 {
        numbered
    } else {
        Vec::new()
    }
}

/// The grade that a number means.
pub fn grade(number: usize, best: Best, tool: &AuditTool) -> Option<Grade> {
    // The scale begins with the best grade.
    let grades = tool.scale.grades();
    let from_best = match best {
        Best::Lowest => number.checked_sub(1)?,
        Best::Highest => grades.len().checked_sub(number)?,
    };
    grades.get(from_best).copied()
}

/// Gives every number its meaning.
pub fn set(mapping: &mut Mapping, table: &Table, tool: &AuditTool, best: Best) {
    for (number, word) in numbers(mapping, table, tool) {
        if let Some(grade) = grade(number, best, tool) {
            let words = mapping.words.entry(Vocabulary::Grade).or_default();
            words.insert(word.form, Said::Means(Choice::Graded(grade).word().to_owned()));
        }
    }
}

/// Which number is the best, if every number has the meaning that follows from it.
pub fn said(mapping: &Mapping, table: &Table, tool: &AuditTool) -> Option<Best> {
    let numbered = numbers(mapping, table, tool);
    let fits = |best: &Best| {
        numbered.iter().all(|(number, word)| {
            let meant = grade(*number, *best, tool).map(|grade| Choice::Graded(grade).word().to_owned());
            let said = mapping.said(Vocabulary::Grade, &word.form);
            meant.map(Said::Means).as_ref() == said
        })
    };
    [Best::Lowest, Best::Highest]
        .into_iter()
        .find(|best| !numbered.is_empty() && fits(best))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::sheet::{csv::read_csv, guess::guess};

    #[test]
    fn one_answer_gives_every_number_its_grade() {
        let tool = AuditTool::shipped();
        let (table, _) = read_csv(b"Case reference,Planning,Visits,Overall grade\nP-1,1,2,3\nP-2,2,2,Good\n")
            .expect("a table");
        let mut mapping = guess(&table, &tool);
        assert_eq!(numbers(&mapping, &table, &tool).len(), 3);
        assert_eq!(said(&mapping, &table, &tool), None, "nothing is guessed");
        for (best, first) in [(Best::Lowest, Grade::Good), (Best::Highest, Grade::Inadequate)] {
            set(&mut mapping, &table, &tool, best);
            assert_eq!(said(&mapping, &table, &tool), Some(best));
            let means = Said::Means(Choice::Graded(first).word().to_owned());
            assert_eq!(mapping.said(Vocabulary::Grade, "1"), Some(&means));
        }
        assert!(mapping.open_words(&table, &tool).is_empty());
        let (four, _) = read_csv(b"Case reference,Planning,Visits\nP-1,1,4\n").expect("a table");
        let mapping = guess(&four, &tool);
        assert!(
            numbers(&mapping, &four, &tool).is_empty(),
            "the scale has three grades"
        );
    }
}
