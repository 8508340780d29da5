//! Grades written as numbers. 1 may be the best or the worst, so somebody has to say what they mean, once for all of them.

use super::{
    mapping::{Mapping, Word},
    table::Table,
    words::{Said, Vocabulary},
};
use crate::domain::{grade::Grade, graded::Choice, tool::AuditTool};

/// What the numbers mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Best {
    /// 1 is the best grade of the scale.
    Lowest,
    /// 1 is the worst grade of the scale.
    Highest,
    /// 1 is outstanding, as in inspections, and the scale begins at good, which is 2.
    OutstandingIsOne,
}

impl Best {
    /// The meanings that the numbers can have on a tool's scale.
    pub fn possible(numbers: &[(usize, Word)], tool: &AuditTool) -> Vec<Self> {
        let grades = tool.scale.grades().len();
        let within = |most: usize| numbers.iter().all(|(number, _)| (1..=most).contains(number));
        let mut possible = Vec::new();
        if within(grades) {
            possible.extend([Self::Lowest, Self::Highest]);
        }
        if !tool.scale.has(Grade::Outstanding) && within(grades + 1) {
            possible.push(Self::OutstandingIsOne);
        }
        possible
    }

    /// Its word in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lowest => "lowest",
            Self::Highest => "highest",
            Self::OutstandingIsOne => "outstanding",
        }
    }

    /// The meaning of each number: "1 is Good, 2 is Requires improvement, 3 is Inadequate".
    pub fn label(self, tool: &AuditTool) -> String {
        let most = tool.scale.grades().len() + 1;
        let named = (1..=most)
            .filter_map(|number| Some(format!("{number} is {}", grade(number, self, tool)?.label())));
        let outstanding = (self == Self::OutstandingIsOne).then(|| "1 is Outstanding".to_owned());
        outstanding
            .into_iter()
            .chain(named)
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// The grades that are written as numbers, with each number. Empty unless there are at least two.
pub fn numbers(mapping: &Mapping, table: &Table, tool: &AuditTool) -> Vec<(usize, Word)> {
    let words = mapping.words_in(Vocabulary::Grade, table, tool);
    let numbered: Vec<(usize, Word)> = words
        .into_iter()
        .filter_map(|word| Some((word.form.parse().ok()?, word)))
        .collect();
    if numbered.len() > 1 { numbered } else { Vec::new() }
}

/// The grade that a number means. `None` if the scale has no such grade.
pub fn grade(number: usize, best: Best, tool: &AuditTool) -> Option<Grade> {
    // The scale begins with the best grade.
    let grades = tool.scale.grades();
    let from_best = match best {
        Best::Lowest => number.checked_sub(1)?,
        Best::Highest => grades.len().checked_sub(number)?,
        Best::OutstandingIsOne => number.checked_sub(2)?,
    };
    grades.get(from_best).copied()
}

/// Gives every number its meaning. A number that means no grade of the scale is left to be chosen.
pub fn set(mapping: &mut Mapping, table: &Table, tool: &AuditTool, best: Best) {
    for (number, word) in numbers(mapping, table, tool) {
        let words = mapping.words.entry(Vocabulary::Grade).or_default();
        match meant(number, best, tool) {
            Some(meant) => words.insert(word.form, meant),
            None => words.remove(&word.form),
        };
    }
}

/// What the numbers mean, if every number has the meaning that follows from it. A number that means no grade of the scale
/// may have been given any meaning but that of one of its grades.
pub fn said(mapping: &Mapping, table: &Table, tool: &AuditTool) -> Option<Best> {
    let numbered = numbers(mapping, table, tool);
    let is_grade = |said: &Said| {
        let grades = tool.scale.grades().iter();
        grades
            .copied()
            .any(|grade| *said == Said::Means(Choice::Graded(grade).word().to_owned()))
    };
    let fits = |best: &Best| {
        numbered.iter().all(|(number, word)| {
            let said = mapping.said(Vocabulary::Grade, &word.form);
            match meant(*number, *best, tool) {
                Some(meant) => said == Some(&meant),
                None => !said.is_some_and(is_grade),
            }
        })
    };
    Best::possible(&numbered, tool)
        .into_iter()
        .find(|best| !numbered.is_empty() && fits(best))
}

fn meant(number: usize, best: Best, tool: &AuditTool) -> Option<Said> {
    grade(number, best, tool).map(|grade| Said::Means(Choice::Graded(grade).word().to_owned()))
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
        set(&mut mapping, &table, &tool, Best::OutstandingIsOne);
        assert_eq!(said(&mapping, &table, &tool), Some(Best::OutstandingIsOne));
        let open = mapping.open_words(&table, &tool);
        assert_eq!(
            open[0].1.written, "1",
            "outstanding is on no scale of three grades"
        );
        let (four, _) = read_csv(b"Case reference,Planning,Visits\nP-1,2,4\n").expect("a table");
        let mut mapping = guess(&four, &tool);
        let possible = Best::possible(&numbers(&mapping, &four, &tool), &tool);
        assert_eq!(possible, [Best::OutstandingIsOne], "the scale has three grades");
        set(&mut mapping, &four, &tool, Best::OutstandingIsOne);
        let good = Said::Means(Choice::Graded(Grade::Good).word().to_owned());
        assert_eq!(mapping.said(Vocabulary::Grade, "2"), Some(&good));
        assert_eq!(
            Best::Lowest.label(&tool),
            "1 is Good, 2 is Requires improvement, 3 is Inadequate"
        );
    }
}
