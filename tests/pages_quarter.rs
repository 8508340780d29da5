//! The quarter's pages drawn natively: the figures with their bases, and what must not be said.

#[path = "support/html.rs"]
mod html;
#[path = "support/session.rs"]
mod session;
mod support;

use html::{attribute, between, cells, table, text};
use jiff::civil::date;
use plumbline::{
    app::{example, route::Route},
    domain::{
        entry::{Body, Entry},
        grade::{Grade, Scale},
        id::WeekId,
        moderation::Mode,
        quarter::Quarter,
        stage::Stage,
        week::PracticeWeek,
    },
    figures::quarter_figures::{quarter_figures, week_figures},
};
use session::{ENVIRONMENT, look_at_all, render, with_session};
use support::{
    audit::AuditBuilder,
    entries,
    quarter::{audits, q3, the_quarter},
    seed, short_tool, short_tool_with_outstanding, words,
};

/// A page of these entries, as seen by somebody who had no part in them and has chosen to see the grades.
fn page_of(all: Vec<Entry>, route: Route) -> String {
    with_session(all, support::person(77), |session, _| {
        look_at_all(session);
        render(session, route)
    })
}

/// A page of audits made with the five-area tool.
fn page(audits: &[AuditBuilder], route: Route) -> String {
    page_of(entries(&[short_tool()], &[], audits), route)
}

fn quarter_at(stage: Stage) -> Route {
    Route::Quarter(Some(q3()), stage)
}

/// Audits of two quarters: four in the second, five in the third.
fn two_quarters() -> Vec<AuditBuilder> {
    let earlier = (0..4).map(|n| AuditBuilder::new(n).completed(date(2024, 8, 5)));
    let later = (4..9).map(|n| {
        let grade = [Grade::Good, Grade::RequiresImprovement][n as usize % 2];
        AuditBuilder::new(n).overall(grade)
    });
    earlier.chain(later).collect()
}

/// The count that a cell begins with: "8 of 22", "8 (36%)".
fn count(cell: &str) -> u32 {
    let digits = cell.split(' ').next().unwrap_or("");
    digits.parse().unwrap_or_else(|_| panic!("a count in {cell:?}"))
}

/// Compares every bar of a page with its table, and returns the number of bars.
fn every_bar_has_its_table(page: &str) -> usize {
    let figures = between(page, "<figure", "</figure>");
    let figures: Vec<_> = figures
        .into_iter()
        .filter(|figure| figure.contains("pl-stacked-bar__key"))
        .collect();
    for figure in &figures {
        let title = attribute(figure, "aria-labelledby").expect("a bar is named");
        let id = title
            .strip_suffix("-bar-title")
            .expect("a bar's table bears its name");
        let rows = table(page, id).unwrap_or_else(|| panic!("the bar {id} has a table"));
        let beneath: Vec<_> = rows[1..]
            .iter()
            .map(|row| (row[0].clone(), count(&row[1])))
            .collect();
        let labels = between(figure, "pl-stacked-bar__label\">", "</span>")
            .into_iter()
            .map(text);
        let counts = between(figure, "pl-stacked-bar__count\">", "</span>")
            .into_iter()
            .map(text);
        let drawn: Vec<_> = labels
            .zip(counts)
            .map(|(label, n)| {
                (
                    label,
                    n.trim_matches(['(', ')']).trim().parse::<u32>().expect("a count"),
                )
            })
            .collect();
        assert_eq!(drawn, beneath, "{id}");
        let n: u32 = drawn.iter().map(|(_, n)| n).sum();
        let whole = |row: &Vec<String>| row[1].ends_with(&format!(" of {n}"));
        assert!(rows[1..].iter().all(whole), "{id} adds up to its whole");
    }
    figures.len() + every_small_bar_has_its_row(page)
}

/// A small bar is in a row whose cells have its counts, and its parts are as wide as their shares.
fn every_small_bar_has_its_row(page: &str) -> usize {
    let mut seen = 0;
    for id in ["by-practice-area", "by-service-area", "quarters"] {
        let Some(rows) = cells(page, id) else { continue };
        let grades = rows[0]
            .iter()
            .skip(3)
            .map(|head| text(head))
            .filter(|head| head != "Not included in the percentages");
        let grades = grades.count();
        for row in &rows[1..] {
            let counted: Vec<u32> = row[3..3 + grades]
                .iter()
                .map(|cell| text(cell))
                .filter(|cell| !cell.starts_with('–') && cell != "not offered")
                .map(|cell| count(&cell))
                .collect();
            let n: u32 = counted.iter().sum();
            assert_eq!(text(row[1]), n.to_string(), "{id}: {}", text(row[0]));
            let widths: Vec<f64> = between(row[2], "<rect", ">")
                .into_iter()
                .filter(|part| part.contains("pl-stacked-bar__part"))
                .filter_map(|part| attribute(part, " width")?.trim_end_matches('%').parse().ok())
                .collect();
            let shares: Vec<f64> = counted
                .iter()
                .filter(|k| **k > 0)
                .map(|k| f64::from(*k) * 100.0 / f64::from(n))
                .collect();
            assert!(row[2].contains("pl-small-bar"), "{id}");
            assert_eq!(widths.len(), shares.len(), "{id}: {}", row[2]);
            for (width, share) in widths.iter().zip(&shares) {
                assert!(
                    (width - share).abs() < 0.03,
                    "{id}: {width} for {share} in {}",
                    row[2]
                );
            }
            seen += 1;
        }
    }
    assert_eq!(
        seen,
        page.matches("pl-small-bar").count(),
        "every small bar was looked at"
    );
    seen
}

#[test]
fn the_acceptance_sentence_stands_word_for_word_on_the_quarters_page() {
    let page = page(&audits(), quarter_at(Stage::Final));
    let sentence = "36% (8 of 22 audits) good; 59% (13 of 22) requires improvement; 5% (1 of 22) inadequate. \
                    Separately, 20% (20 of 100 practice-area grades) inadequate.";
    assert!(text(&page).contains(sentence), "{}", text(&page));
    // No sum of the two bases, which the sentence is meant to prevent.
    for trap in ["115%", "25% (21", "17% (21"] {
        assert!(!text(&page).contains(trap), "{trap}");
    }
}

#[test]
fn every_stage_is_drawn_with_what_it_counts_and_what_it_leaves_out() {
    let audits = [
        AuditBuilder::new(0)
            .moderated(Mode::Blind, Grade::RequiresImprovement)
            .agreed(Grade::Good),
        AuditBuilder::new(1)
            .moderated(Mode::Blind, Grade::Inadequate)
            .escalated(),
        AuditBuilder::new(2).overall(Grade::RequiresImprovement),
    ];
    for (stage, rows, left_out) in [
        (Stage::Auditor, ["2 of 3", "1 of 3", "0 of 3"], None),
        (
            Stage::Moderator,
            ["0 of 2", "1 of 2", "1 of 2"],
            Some("1 of 3 audits has not been moderated."),
        ),
        (
            Stage::Agreed,
            ["1 of 1", "0 of 1", "0 of 1"],
            Some("2 of 3 audits have no agreed grade."),
        ),
        (Stage::Final, ["2 of 3", "1 of 3", "0 of 3"], None),
    ] {
        let page = page(&audits, quarter_at(stage));
        let table = table(&page, "overall").expect("the distribution has a table");
        let counts: Vec<_> = table[1..].iter().map(|row| row[1].as_str()).collect();
        assert_eq!(counts, rows, "{stage}");
        let whose = match stage {
            Stage::Final => "The agreed grades of 1 audit; the auditor’s grades of the other 2",
            Stage::Auditor | Stage::Moderator | Stage::Agreed => stage.meaning(),
        };
        assert!(text(&page).contains(whose), "{stage}");
        let current = between(&page, "aria-current=\"page\"", "</a>");
        assert!(
            current.iter().any(|link| link.contains(stage.label())),
            "{stage} is marked"
        );
        let overall = between(&page, "id=\"audits\"", "</section>").join("");
        match left_out {
            Some(words) => assert!(text(&overall).contains(words), "{stage}: {words}"),
            None => assert!(!text(&overall).contains("agreed grade."), "{stage}"),
        }
    }
}

#[test]
fn an_empty_quarter_says_what_to_do() {
    for route in [
        Route::Quarter(None, Stage::Final),
        Route::Quarter(Some("2023-Q1".parse().expect("a quarter")), Stage::Agreed),
    ] {
        let page = page_of(vec![], route);
        let text = text(&page);
        assert!(text.contains("No audits were completed in Q"), "{text}");
        assert!(text.contains("Choose another quarter, or begin an audit."));
        assert!(page.contains(&format!("href=\"{}\"", Route::Begin(None).href())));
        assert!(!text.contains('%'), "a share of nothing: {text}");
    }
}

#[test]
fn every_bar_has_its_table_with_the_same_counts() {
    for stage in Stage::ALL {
        // Two bars of the total, five practice areas, three service areas.
        let bars = every_bar_has_its_table(&page(&audits(), quarter_at(stage)));
        let graded = quarter_figures(&the_quarter(), q3(), stage).overall().n() > 0;
        assert_eq!(bars, if graded { 10 } else { 8 }, "{stage}");
    }
    assert_eq!(
        every_bar_has_its_table(&page(&two_quarters(), Route::Quarters(Stage::Final))),
        2
    );
}

#[test]
fn the_examples_bars_have_their_tables_at_every_stage() {
    leptos::prelude::Owner::new().with(|| {
        let session = example::open(ENVIRONMENT).expect("memory opens");
        leptos::prelude::provide_context(session::browser());
        look_at_all(session);
        for stage in Stage::ALL {
            assert!(every_bar_has_its_table(&render(session, Route::Quarter(None, stage))) > 0);
            every_bar_has_its_table(&render(session, Route::Quarters(stage)));
        }
        for week in session.desk.workspace_untracked().weeks() {
            assert!(every_bar_has_its_table(&render(session, Route::Week(week.id))) > 0);
        }
    });
}

#[test]
fn what_is_left_out_is_counted_beside_the_figures() {
    let mut all = audits();
    all.push(AuditBuilder::new(50).in_conflict());
    // The conflict arises in the union; each device accepted its own half.
    let page = page(&all, quarter_at(Stage::Final));
    let text = text(&page);
    assert!(
        text.contains("6 not applicable and 4 not enough evidence are not included in the percentages."),
        "{text}"
    );
    assert!(text.contains("1 audit is in conflict and left out until somebody settles it."));
    let areas = table(&page, "by-practice-area").expect("a table");
    assert_eq!(
        areas[0].last().map(String::as_str),
        Some("Not included in the percentages")
    );
    let left_out: Vec<_> = areas[1..]
        .iter()
        .map(|row| row.last().expect("cells").as_str())
        .collect();
    assert!(
        left_out.iter().any(|cell| cell.contains("6 not applicable")),
        "{left_out:?}"
    );
    assert!(
        left_out.iter().any(|cell| cell.contains("4 not enough evidence")),
        "{left_out:?}"
    );
    let moderation = table(&page, "moderation-progress").expect("a table");
    assert!(
        moderation
            .iter()
            .any(|row| row[0] == "In conflict" && row[1] == "1 of 23"),
        "{moderation:?}"
    );
}

#[test]
fn names_from_a_tool_are_text_and_never_markup() {
    const BAD: &str = "<img src=x onerror=alert(1)>";
    let mut tool = short_tool();
    tool.areas[0].name = format!("Area{BAD}");
    tool.service_areas[0].name = format!("Service{BAD}\"'&");
    tool.service_areas[0].key = "edge-of-care".parse().expect("a key");
    tool.reasons[0].name = format!("Reason{BAD}");
    let (area, reason) = (tool.service_areas[0].key.clone(), tool.reasons[0].key.clone());
    let audit = AuditBuilder::with_tool(0, &tool)
        .service_area(area.as_str())
        .area(0, support::inadequate(reason.as_str()));
    let earlier = AuditBuilder::with_tool(1, &tool).completed(date(2024, 8, 5));
    let week = PracticeWeek {
        id: WeekId::new(seed(6, 1)),
        name: words(&format!("Week{BAD}")),
        first_day: date(2024, 11, 11),
        last_day: date(2024, 11, 15),
        service_areas: vec![area],
        planned: None,
    };
    let all = entries(
        &[tool],
        std::slice::from_ref(&week),
        &[audit.week(week.id), earlier],
    );
    for (route, names) in [
        (quarter_at(Stage::Final), &["Area", "Service", "Reason"][..]),
        (Route::Quarters(Stage::Final), &[]),
        (Route::Week(week.id), &["Week", "Service"]),
        (Route::Home, &["Week", "Service"]),
        (Route::PlanWeek, &["Service"]),
        (Route::Tool(None), &[]),
        (Route::Begin(Some(week.id)), &["Week"]),
    ] {
        let page = page_of(all.clone(), route.clone());
        assert!(!page.contains("<img"), "{route}: {page}");
        for name in names {
            assert!(
                page.contains(&format!("{name}&lt;img")),
                "{name} stands on {route}"
            );
        }
    }
}

#[test]
fn a_change_between_quarters_is_in_percentage_points_and_never_in_percent() {
    let page = page(&two_quarters(), Route::Quarters(Stage::Final));
    assert!(text(&page).contains("Changes, in percentage points"));
    let changes = table(&page, "changes").expect("the changes have a table");
    assert_eq!(changes.len(), 1 + 3, "one a grade");
    for row in &changes[1..] {
        assert_eq!(row[0], "Q2 2024/25 to Q3 2024/25");
        assert_eq!(row[2], "4 and 5 audits");
        for cell in &row[3..] {
            assert!(!cell.contains('%'), "{row:?}");
        }
    }
    // 4 of 4 good, then 3 of 5: 40 points down.
    assert_eq!(
        (changes[1][1].as_str(), changes[1][3].as_str()),
        ("Good", "−40.0")
    );
}

#[test]
fn a_quarter_alone_has_nothing_to_be_compared_with() {
    for audits in [&[][..], &audits()] {
        let page = page(audits, Route::Quarters(Stage::Final));
        assert!(text(&page).contains("There is nothing to compare yet"));
        assert!(table(&page, "changes").is_none());
        assert!(page.contains(&format!("href=\"{}\"", Route::Quarter(None, Stage::Final).href())));
    }
}

#[test]
fn a_grade_that_a_quarters_tools_did_not_offer_is_no_zero() {
    let (three, four) = (short_tool(), short_tool_with_outstanding());
    assert_eq!(four.scale, Scale::Four);
    let earlier = AuditBuilder::with_tool(0, &three).completed(date(2024, 8, 5));
    let later = AuditBuilder::with_tool(1, &four).overall(Grade::Outstanding);
    let page = page_of(
        entries(&[three, four], &[], &[earlier, later]),
        Route::Quarters(Stage::Final),
    );
    let rows = table(&page, "quarters").expect("a table");
    let outstanding = rows[0]
        .iter()
        .position(|head| head.contains("Outstanding"))
        .expect("a column");
    assert_eq!(rows[1][outstanding], "not offered");
    assert!(rows[2][outstanding].starts_with("1 (100%)"));
    let changes = table(&page, "changes").expect("a table");
    assert!(changes.iter().all(|row| row[1] != "Outstanding"), "{changes:?}");
}

#[test]
fn a_practice_week_shows_its_distribution_and_no_audits_own_grade() {
    let week = PracticeWeek {
        id: WeekId::new(seed(6, 2)),
        name: words("Permanence, November"),
        first_day: date(2024, 11, 11),
        last_day: date(2024, 11, 15),
        service_areas: vec!["permanence".parse().expect("a key")],
        planned: Some(12),
    };
    let audits: Vec<_> = audits().into_iter().map(|audit| audit.week(week.id)).collect();
    let page = page_of(
        entries(&[short_tool()], std::slice::from_ref(&week), &audits),
        Route::Week(week.id),
    );
    assert_eq!(every_bar_has_its_table(&page), 1);
    let rows = table(&page, "audits").expect("the audits are listed");
    assert_eq!(rows.len(), 1 + 22);
    for row in &rows[1..] {
        let said = row.join(" ").to_lowercase();
        for grade in Grade::ALL {
            assert!(!said.contains(grade.word()), "{said}");
        }
    }
    let workspace = support::accepted(entries(&[short_tool()], std::slice::from_ref(&week), &audits));
    let figures = week_figures(&workspace, week.id, Stage::Final).expect("a week");
    assert!(text(&page).contains(&plumbline::figures::sentence::headline(&figures)));
}

#[test]
fn a_week_that_is_not_here_and_one_without_audits_say_so() {
    let missing = page_of(vec![], Route::Week(WeekId::new(seed(6, 3))));
    assert!(text(&missing).contains("This practice week is not on this device"));
    let week = PracticeWeek {
        id: WeekId::new(seed(6, 4)),
        name: words("Fostering"),
        first_day: date(2024, 11, 11),
        last_day: date(2024, 11, 11),
        service_areas: vec!["fostering".parse().expect("a key")],
        planned: None,
    };
    let entry = support::entry(1, Body::WeekPlanned(week.clone()));
    let empty = text(&page_of(vec![entry], Route::Week(week.id)));
    assert!(
        empty.contains("No audits yet") && empty.contains("11 November 2024"),
        "{empty}"
    );
    assert!(!empty.contains('%'));
}

#[test]
fn the_newest_quarter_is_shown_where_none_is_named() {
    let page = page(&two_quarters(), Route::Quarter(None, Stage::Final));
    assert!(text(&page).contains(&Quarter::of(date(2024, 11, 12)).months()));
}
