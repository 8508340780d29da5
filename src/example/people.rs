//! The people who work at the made-up council. None of them is real.

use crate::domain::{id::PersonId, person::Person};

use super::read::{at, day, seed};

/// Seven practice auditors, three moderators, one QA lead. Tables refer to them by their position here.
const PEOPLE: [(&str, &str); 11] = [
    ("Amara Okafor", "Team manager and practice auditor"),
    ("Gareth Pryce", "Team manager and practice auditor"),
    ("Shazia Mahmood", "Advanced practitioner and practice auditor"),
    ("Tom Hartley", "Senior social worker and practice auditor"),
    ("Inês Carvalho", "Team manager and practice auditor"),
    ("Declan Reilly", "Advanced practitioner and practice auditor"),
    (
        "Mei-Lin Chow",
        "Independent reviewing officer and practice auditor",
    ),
    ("Ruth Pengelly", "Head of service and moderator"),
    ("Daniel Osei", "Service manager and moderator"),
    ("Harpreet Gill", "Service manager and moderator"),
    ("Joanna Trewin", "Quality assurance lead"),
];

/// The position of the moderator that a visitor can be.
pub(super) const MODERATOR: usize = 7;
/// The positions of the three moderators.
pub(super) const MODERATORS: [usize; 3] = [MODERATOR, 8, 9];
/// The position of the QA lead.
pub(super) const QA_LEAD: usize = 10;

/// Everybody.
pub(super) fn people() -> Vec<Person> {
    let joined = at(day("04-02"), 8, 30);
    PEOPLE
        .iter()
        .map(|(name, role)| {
            let id = PersonId::new(seed(name, joined));
            Person::new(id, name, role).expect("tests make every person")
        })
        .collect()
}

/// The people that a visitor can be, with what each would look at.
pub(super) fn personas(people: &[Person]) -> [(Person, &'static str); 3] {
    [
        (
            people[0].clone(),
            "Has audited three records this quarter and has two more begun. One child may be unsafe.",
        ),
        (
            people[MODERATOR].clone(),
            "Grades a colleague’s audit again without seeing the first grades, then settles the difference.",
        ),
        (
            people[QA_LEAD].clone(),
            "Plans the practice weeks, draws the sample and writes the quarter’s figures.",
        ),
    ]
}
