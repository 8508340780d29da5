//! One test for each file.

use plumbline::{
    domain::tool::AuditTool,
    exchange::sheet::{
        csv::CsvReading,
        day::{DayOrder, Epoch},
        doubts,
        gaps::{Gap, gaps},
        separator::Separator,
        source::{CellsRead, HowRead},
        table::WhyLeftOut,
        text::Encoding,
    },
};

use crate::Case;

fn days(days: &[(usize, &str)]) -> Vec<(usize, String)> {
    days.iter().map(|(row, day)| (*row, (*day).to_owned())).collect()
}

#[test]
fn the_separator_gives_every_row_as_many_cells() {
    let name = "b01-semicolons-with-commas-in-headings.csv";
    let case = Case::open(name);
    assert_eq!(case.opened.csv, Some((Encoding::Utf8, Separator::Semicolon)));
    assert_eq!(case.table.headings().len(), 26);
    assert_eq!(case.places(), [2, 3, 4, 5]);
    let visits = case.guessed("area.grade.visits").expect("is guessed");
    assert!(visits.starts_with("Visits (seen"), "{visits}");
    let how = HowRead {
        cells: CellsRead {
            csv: CsvReading {
                separator: Some(Separator::Comma),
                encoding: None,
            },
            ..CellsRead::default()
        },
        ..HowRead::default()
    };
    let wrong = Case::open_as(name, &how);
    assert_eq!(
        wrong.opened.csv,
        Some((Encoding::Utf8, Separator::Comma)),
        "it can be changed"
    );
}

#[test]
fn a_workbook_says_from_which_year_it_counts() {
    let name = "b03-1904-days-as-plain-numbers.xlsx";
    let case = Case::open(name);
    assert_eq!(
        case.taken(),
        days(&[
            (2, "2024-10-07"),
            (3, "2024-10-08"),
            (4, "2024-10-16"),
            (5, "2024-10-24")
        ])
    );
    let how = HowRead {
        cells: CellsRead {
            epoch: Some(Epoch::From1900),
            ..CellsRead::default()
        },
        ..HowRead::default()
    };
    let changed = Case::open_as(name, &how);
    assert!(
        changed.taken().is_empty(),
        "it can be changed: other dates then contradict it"
    );
}

#[test]
fn what_excel_hides_is_said_and_never_guessed() {
    let name = "b04-filtered-rows-and-a-hidden-column.xlsx";
    let case = Case::open(name);
    assert_eq!(case.opened.grid.hidden_rows(case.opened.found), 3);
    assert_eq!(
        case.opened.naming(&HowRead::default())[0].heading,
        "Child's first name"
    );
    let voice = case.guessed("area.grade.childs-voice");
    assert_eq!(
        voice.as_deref(),
        Some("Voice of the child"),
        "and not the hidden column"
    );
    let how = HowRead {
        with_hidden: Some(false),
        ..HowRead::default()
    };
    let without = Case::open_as(name, &how);
    assert_eq!(without.places(), [2, 4, 6]);
    assert!(
        without
            .table
            .left_out
            .iter()
            .all(|row| row.why == WhyLeftOut::Hidden)
    );
}

#[test]
fn headings_may_stand_below_a_title_and_in_two_rows() {
    let case = Case::open("b05-title-and-two-rows-of-headings.xlsx");
    assert_eq!(
        case.guessed("area.grade.case-history").as_deref(),
        Some("Chronology – Grade")
    );
    assert_eq!(
        case.guessed("area.saw.planning").as_deref(),
        Some("Planning – What was seen")
    );
    assert_eq!(case.guessed("overall-grade").as_deref(), Some("Overall – Grade"));
    assert_eq!(case.guessed("completed").as_deref(), Some("Completed"));
    assert_eq!(case.places(), [6, 7]);
    assert_eq!(
        case.refused(8),
        ["No auditor is named"],
        "its cell is merged with the one above"
    );
}

#[test]
fn a_failed_look_up_is_no_answer() {
    for name in [
        "b06-look-ups-that-failed.xlsx",
        "b06-error-values-beside-not-applicable.csv",
    ] {
        let case = Case::open(name);
        assert!(
            case.asked().is_empty(),
            "an error is not a word: {:?}",
            case.asked()
        );
        assert!(
            case.refused(2)[0].contains("could not work this cell out (#N/A)"),
            "{name}"
        );
    }
    let text = Case::open("b06-error-values-beside-not-applicable.csv");
    assert_eq!(text.places(), [3, 5], "NA and N/A are not applicable");
}

#[test]
fn a_formula_without_a_result_is_not_an_empty_cell() {
    let case = Case::open("b07-formulas-never-calculated.xlsx");
    assert!(case.places().is_empty());
    assert!(case.refused(2)[0].contains("formula without a result"));
}

#[test]
fn the_main_part_may_have_any_name() {
    assert_eq!(Case::open("b08-main-part-is-workbook22.xlsx").places(), [2, 3, 4]);
}

#[test]
fn a_reference_that_excel_changed_is_never_taken_unasked() {
    let mut case = Case::open("b12-references-that-excel-changed.xlsx");
    assert_eq!(case.places(), [3], "only the one that is a text");
    assert_eq!(
        doubts::numbers(&case.table, &case.mapping),
        (2, vec!["00420".to_owned(), "20411".to_owned()]),
        "as the cells show them"
    );
    assert!(
        doubts::references(&case.table, &case.mapping).is_empty(),
        "a day is no date of birth"
    );
    case.answers.numbers_are_references = true;
    case.answers.reference_column = Some(2);
    assert_eq!(case.places(), [2, 3, 8]);
    assert!(case.refused(4)[0].contains("into a day"));
    assert!(case.refused(10)[0].contains("into TRUE"));
}

#[test]
fn days_are_read_however_people_write_them() {
    let case = Case::open("b13-days-written-for-people.csv");
    assert_eq!(case.guessed("completed").as_deref(), Some("Completion time"));
    assert!(case.taken().iter().all(|(_, day)| day == "2024-11-14"));
    assert_eq!(case.places().len(), 10);
}

#[test]
fn days_that_may_have_been_swapped_are_asked_about() {
    let mut case = Case::open("b14-half-of-the-days-swapped.xlsx");
    let tool = AuditTool::shipped();
    assert!(gaps(&case.mapping, &case.table, &tool, &case.answers).contains(&Gap::Swapped(0)));
    case.mapping.days = Some(DayOrder::MonthFirst);
    case.answers.order_chosen = true;
    case.answers.swapped.insert(0, true);
    assert!(gaps(&case.mapping, &case.table, &tool, &case.answers).is_empty());
    assert_eq!(
        case.taken(),
        days(&[
            (2, "2024-10-07"),
            (3, "2024-10-08"),
            (4, "2024-10-16"),
            (5, "2024-10-24"),
            (6, "2024-11-05"),
            (7, "2024-11-19"),
        ])
    );
}

#[test]
fn a_moment_is_a_british_day() {
    let case = Case::open("b15-moments-in-utc-at-the-end-of-a-quarter.csv");
    assert_eq!(
        case.taken(),
        days(&[
            (2, "2024-09-30"),
            (3, "2024-10-01"),
            (4, "2024-07-01"),
            (5, "2024-10-01"),
            (6, "2024-12-31"),
        ])
    );
    assert_eq!(
        doubts::on_another_day(&case.table, &case.mapping, &AuditTool::shipped()),
        2
    );
}

#[test]
fn a_row_that_a_comma_moved_is_refused_and_its_words_are_not_asked() {
    let case = Case::open("b16-a-comma-in-no-quotation-marks.csv");
    assert_eq!(case.places(), [2]);
    for row in [3, 4, 5] {
        assert!(case.refused(row)[0].contains("more cells than there are headings"));
    }
    assert!(case.asked().is_empty(), "{:?}", case.asked());
}

#[test]
fn a_doubtful_grade_is_asked_word_by_word() {
    let mut case = Case::open("b17-combined-and-doubtful-grades.csv");
    assert_eq!(case.guessed("area.grade.planning").as_deref(), Some("Planning"));
    assert_eq!(case.guessed("overall-grade").as_deref(), Some("Overall grade"));
    assert!(case.places().is_empty());
    let asked = case.asked();
    for word in [
        "Good?",
        "(Good)",
        "Good*",
        "RI+",
        "RI-",
        "Good/RI",
        "Good, RI",
        "Good → RI",
        "Good;",
        "2 - Good",
    ] {
        assert!(asked.iter().any(|other| other == word), "{word} in {asked:?}");
    }
    case.means("Good?", "good");
    assert_eq!(case.places(), [7], "one answer is for one word");
}

#[test]
fn macintosh_letters_are_recognised_and_can_be_chosen() {
    let name = "b21-saved-as-csv-macintosh.csv";
    let case = Case::open(name);
    assert_eq!(case.opened.csv.map(|csv| csv.0), Some(Encoding::MacRoman));
    let texts: Vec<&str> = case
        .table
        .rows()
        .iter()
        .flat_map(|row| &row.cells)
        .map(String::as_str)
        .collect();
    assert!(texts.iter().any(|text| text.contains("Zoë")), "{texts:?}");
    let how = HowRead {
        cells: CellsRead {
            csv: CsvReading {
                encoding: Some(Encoding::Windows1252),
                separator: None,
            },
            ..CellsRead::default()
        },
        ..HowRead::default()
    };
    let wrong = Case::open_as(name, &how);
    assert_eq!(wrong.opened.csv.map(|csv| csv.0), Some(Encoding::Windows1252));
}

#[test]
fn invisible_characters_make_no_second_audit() {
    let case = Case::open("b23-headings-with-invisible-characters.csv");
    assert_eq!(case.places(), [2, 4]);
    assert_eq!(case.rows().repeated, [3]);
    assert_eq!(case.table.headings()[2], "Case reference");
}

#[test]
fn headings_again_totals_and_notes_are_no_audits() {
    let case = Case::open("b24-two-files-put-together-with-a-total.csv");
    assert_eq!(case.places(), [2, 3, 5]);
    assert!(case.rows().refused.is_empty() && case.asked().is_empty());
    let left_out: Vec<_> = case
        .table
        .left_out
        .iter()
        .map(|row| (row.place, row.why))
        .collect();
    assert_eq!(
        left_out,
        [
            (4, WhyLeftOut::HeadingsAgain),
            (7, WhyLeftOut::TotalOrNote),
            (8, WhyLeftOut::TotalOrNote)
        ]
    );
}

#[test]
fn one_row_a_question_is_put_together() {
    let name = "b25-one-row-a-question.csv";
    let case = Case::open(name);
    assert_eq!(case.taken(), days(&[(2, "2024-10-07"), (17, "2024-10-08")]));
    assert_eq!(case.guessed("overall-grade").as_deref(), Some("Overall grade"));
    let how = HowRead {
        as_it_stands: true,
        ..HowRead::default()
    };
    assert!(
        Case::open_as(name, &how).table.rows().len() > 20,
        "it can be read as it stands"
    );
}

#[test]
fn a_forms_groups_are_understood() {
    let case = Case::open("b27-groups-and-repeats-of-a-form.xlsx");
    for (field, heading) in [
        ("reference", "case/case_reference"),
        ("auditor", "username"),
        ("completed", "end"),
        ("area.grade.case-history", "areas/chronology/grade"),
        ("area.grade.supervision", "areas/supervision/grade"),
        ("area.why.planning", "areas/planning/why"),
        ("overall-grade", "overall/grade"),
    ] {
        assert_eq!(case.guessed(field).as_deref(), Some(heading));
    }
    assert!(case.asked().is_empty(), "{:?}", case.asked());
    assert_eq!(case.places(), [2, 3, 4]);
}

#[test]
fn many_columns_of_noughts_and_ones_do_not_matter() {
    let case = Case::open("b28-260-columns.csv");
    assert_eq!(case.table.headings().len(), 260);
    assert!(case.table.columns_to_choose().len() < 100);
    assert_eq!(case.places(), [2, 3]);
}

#[test]
fn of_two_columns_with_one_heading_none_is_guessed() {
    let case = Case::open("b29-the-same-heading-twice.xlsx");
    assert_eq!(case.table.rows().len(), 3);
    assert_eq!(case.guessed("overall-grade"), None);
}

#[test]
fn apostrophes_that_guard_a_cell_are_taken_off() {
    let case = Case::open("b30-apostrophes-of-another-export.csv");
    assert_eq!(case.opened.grid.apostrophes, 3);
    assert_eq!(case.rows().repeated, [5], "it is the same audit as row 2");
    assert_eq!(case.table.rows()[1].text(20), "''Her own words'' open the plan");
}

#[test]
fn sheets_with_the_same_headings_are_found() {
    let case = Case::open("b33-a-sheet-a-month.xlsx");
    let names: Vec<&str> = (case.source.alike(0, &AuditTool::shipped()).into_iter())
        .map(|sheet| case.source.sheets()[sheet].name.as_str())
        .collect();
    assert_eq!(names, ["November", "December"]);
}

#[test]
fn words_that_differ_by_a_mark_are_two_questions() {
    let case = Case::open("b34-words-that-differ-only-by-a-mark.csv");
    let asked = case.asked();
    for word in ["1", "-1", "(1)", "?", "-", "*", "…", "RI -> Good", "RI => Good"] {
        assert!(asked.iter().any(|other| other == word), "{word} in {asked:?}");
    }
    assert_eq!(case.places(), [6], "RI and R.I. are one");
}
