//! Words that are known, and words that are left to be chosen.

use super::*;
use crate::domain::grade::Scale;

#[test]
fn a_grade_is_known_by_its_usual_words() {
    let tool = AuditTool::shipped();
    for (word, value) in [
        ("Good", "good"),
        ("G", "good"),
        ("RI", "requires improvement"),
        ("Req. Imp.", "requires improvement"),
        ("Requires improvement to be good", "requires improvement"),
        ("INADEQUATE", "inadequate"),
        ("Inad", "inadequate"),
        ("N/A", "not applicable"),
        ("Not enough evidence", "not enough evidence"),
    ] {
        assert_eq!(
            Vocabulary::Grade.guess(word, &tool).as_deref(),
            Some(value),
            "{word}"
        );
    }
}

#[test]
fn a_mark_makes_another_word_and_a_doubtful_grade_is_never_guessed() {
    let tool = AuditTool::shipped();
    for word in [
        "Good?",
        "Good*",
        "(Good)",
        "Good;",
        "\"Good",
        "RI+",
        "RI-",
        "Good/RI",
        "Good, RI",
        "Good → RI",
        "RI -> Good",
        "Good (was RI)",
        "Not good",
        "RI RI",
        "2 - Good",
        "#N/A",
        "-1",
        "(1)",
        "?",
        "-",
        "…",
        "tbc",
    ] {
        assert_eq!(Vocabulary::Grade.guess(word, &tool), None, "{word}");
    }
    let different = [
        "1",
        "-1",
        "(1)",
        "?",
        "-",
        "*",
        "…",
        "RI -> Good",
        "RI => Good",
        "Good/RI",
        "Good, RI",
    ];
    let forms: std::collections::BTreeSet<String> = different.iter().map(|word| form(word)).collect();
    assert_eq!(forms.len(), different.len());
    for (one, same) in [
        ("RI", "R.I."),
        ("N/A", "n/a"),
        ("Good", " good\u{a0}"),
        ("Good", "'Good"),
        ("care_leavers", "Care leavers"),
    ] {
        assert_eq!(form(one), form(same));
    }
}

#[test]
fn a_word_that_could_mean_two_grades_is_left_to_be_chosen() {
    let mut tool = AuditTool::shipped();
    for word in [
        "",
        "1",
        "2",
        "3",
        "4",
        "I",
        "O",
        "R",
        "Satisfactory",
        "Adequate",
        "Red",
        "Yes",
    ] {
        assert_eq!(Vocabulary::Grade.guess(word, &tool), None, "{word}");
    }
    assert_eq!(
        Vocabulary::Grade.guess("Outstanding", &tool),
        None,
        "the tool has no such grade"
    );
    tool.scale = Scale::Four;
    assert_eq!(
        Vocabulary::Grade.guess("Outstanding", &tool).as_deref(),
        Some("outstanding")
    );
}

#[test]
fn a_service_area_is_known_by_a_part_of_its_name_that_no_other_has() {
    let tool = AuditTool::shipped();
    let guess = |word| Vocabulary::ServiceArea.guess(word, &tool);
    assert_eq!(guess("MASH").as_deref(), Some("front-door"));
    assert_eq!(
        guess("Childrens Social Work").as_deref(),
        Some("childrens-social-work")
    );
    assert_eq!(guess("Permanence Team").as_deref(), Some("permanence"));
    assert_eq!(guess("Childrens"), None);
}
