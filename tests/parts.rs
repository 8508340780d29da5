//! Every part, rendered natively: what a screen reader says, and what is not preselected.

use leptos::prelude::*;
use plumbline::ui::parts::*;

/// Renders a part as it first appears, without the comments that only hydration needs.
fn html<V: IntoView + 'static>(part: impl FnOnce() -> V) -> String {
    Owner::new()
        .with(|| part().into_view().to_html())
        .replace("<!>", "")
}

fn ignore<T: 'static>() -> Callback<T> {
    Callback::new(|_| ())
}

fn said(text: &str) -> Signal<Option<String>> {
    Signal::stored(Some(text.to_owned()))
}

fn unchosen() -> Signal<Option<String>> {
    Signal::stored(None)
}

fn yes_or_no() -> Vec<Choice> {
    vec![
        Choice::new("y", "Yes"),
        Choice::new("n", "No").hint("Not at all").after_or(),
    ]
}

#[track_caller]
fn has(html: &str, expected: &[&str]) {
    for part in expected {
        assert!(html.contains(part), "no {part:?} in {html}");
    }
}

#[track_caller]
fn lacks(html: &str, unwanted: &[&str]) {
    for part in unwanted {
        assert!(!html.contains(part), "{part:?} in {html}");
    }
}

/// The words before an error, which only a screen reader says.
const HEARD: &str = "<span class=\"govuk-visually-hidden\">Error: </span>";

#[test]
fn a_text_field_is_tied_to_its_label_hint_and_error() {
    let field = html(|| {
        view! {
            <TextField id="ref" label="Case reference" hint="Never a name" error=said("Enter a case reference")
                value="C-1" on_input=ignore() width=Width::W20 />
        }
    });
    has(
        &field,
        &[
            "for=\"ref\"",
            "id=\"ref\"",
            "id=\"ref-hint\"",
            "id=\"ref-error\"",
            "aria-describedby=\"ref-hint ref-error\"",
            "aria-invalid=\"true\"",
            "autocomplete=\"off\"",
            "spellcheck=\"false\"",
            "value=\"C-1\"",
            "govuk-form-group--error",
            "govuk-input--error",
            &format!("{HEARD}Enter a case reference"),
        ],
    );
}

#[test]
fn a_field_without_hint_or_error_is_described_by_nothing() {
    let field = html(|| view! { <TextField id="ref" label="Reference" value="" on_input=ignore() /> });
    lacks(&field, &["aria-describedby", "aria-invalid", "-error"]);
}

#[test]
fn an_error_alone_describes_its_field() {
    let field = html(|| {
        view! { <Select id="area" label="Area" error=said("Choose one") choices=yes_or_no() value=unchosen() on_choose=ignore() /> }
    });
    has(&field, &["aria-describedby=\"area-error\""]);
}

#[test]
fn a_text_area_says_how_many_characters_are_left_or_too_many() {
    let cases = [
        ("", "You have 3 characters left"),
        ("ab", "You have 1 character left"),
        ("abcd", "You have 1 character too many"),
        ("äöüßé", "You have 2 characters too many"),
    ];
    for (text, expected) in cases {
        let area = html(|| view! { <TextArea id="why" label="Why" value=text on_input=ignore() limit=3 /> });
        has(
            &area,
            &[
                expected,
                "aria-describedby=\"why-count\"",
                "spellcheck=\"true\"",
                "rows=\"5\"",
            ],
        );
    }
    let area = html(|| {
        view! { <TextArea id="why" label="Why" hint="h" error=said("e") value="kept" on_input=ignore() limit=9 /> }
    });
    has(
        &area,
        &[
            "aria-describedby=\"why-hint why-error why-count\"",
            ">kept</textarea>",
        ],
    );
}

#[test]
fn a_passphrase_is_hidden_and_never_written_into_the_page() {
    let field = html(|| {
        view! { <PassphraseField id="pass" label="Passphrase" value="correct horse" on_input=ignore() /> }
    });
    has(
        &field,
        &[
            "type=\"password\"",
            "autocomplete=\"current-password\"",
            "aria-controls=\"pass\"",
            "Show",
        ],
    );
    lacks(&field, &["correct horse"]);
}

#[test]
fn nothing_is_chosen_beforehand() {
    let radios = html(|| {
        view! { <Radios id="g" legend="G" choices=yes_or_no() value=unchosen() on_choose=ignore() /> }
    });
    let boxes = html(|| {
        view! { <Checkboxes id="t" legend="T" choices=yes_or_no() selected=Vec::new() on_toggle=ignore() /> }
    });
    let select = html(|| {
        view! { <Select id="a" label="A" choices=yes_or_no() value=unchosen() on_choose=ignore() /> }
    });
    for part in [&radios, &boxes, &select] {
        lacks(part, &[" checked", " selected"]);
    }
    has(&select, &["<option value=\"\">Choose one</option>"]);
}

#[test]
fn radios_stand_in_a_fieldset_and_the_first_bears_the_questions_id() {
    let radios = html(|| {
        view! {
            <Radios id="grade" legend="Grade" hint="As found" error=said("Choose a grade") size=Size::M
                choices=yes_or_no() value=said("n") on_choose=ignore() />
        }
    });
    has(
        &radios,
        &[
            "<fieldset",
            "aria-describedby=\"grade-hint grade-error\"",
            "govuk-fieldset__legend--m",
            "id=\"grade\" name=\"grade\" value=\"y\"",
            "id=\"grade-2\" name=\"grade\" value=\"n\" checked",
            "for=\"grade-2\"",
            "aria-describedby=\"grade-2-item-hint\"",
            "id=\"grade-2-item-hint\"",
            "govuk-radios__divider",
            &format!("{HEARD}Choose a grade"),
        ],
    );
    assert_eq!(radios.matches(" checked").count(), 1);
}

#[test]
fn further_questions_appear_only_under_the_chosen_answer() {
    let radios = |value| {
        html(move || {
            let choices = vec![
                Choice::new("a", "A").reveal(|| "under A"),
                Choice::new("b", "B").reveal(|| "under B"),
            ];
            view! { <Radios id="q" legend="Q" choices value=value on_choose=ignore() /> }
        })
    };
    lacks(&radios(unchosen()), &["under A", "under B"]);
    let chosen = radios(said("b"));
    has(&chosen, &["under B"]);
    lacks(&chosen, &["under A"]);
    let boxes = html(|| {
        let choices = vec![Choice::new("a", "A").reveal(|| "under A")];
        view! { <Checkboxes id="q" legend="Q" choices selected=vec!["a".to_owned()] on_toggle=ignore() /> }
    });
    has(&boxes, &["under A", "id=\"q\" name=\"q\" value=\"a\" checked"]);
}

#[test]
fn a_heading_can_be_the_question() {
    let radios = html(|| {
        view! { <Radios id="q" legend="Q" heading=true size=Size::L choices=vec![] value=unchosen() on_choose=ignore() /> }
    });
    has(&radios, &["<h1 class=\"govuk-fieldset__heading\">Q</h1>"]);
    let field = html(|| view! { <TextField id="q" label="Q" heading=true value="" on_input=ignore() /> });
    has(&field, &["<h1 class=\"govuk-label-wrapper\"><label"]);
    let hidden =
        html(|| view! { <TextField id="q" label="Q" size=Size::Hidden value="" on_input=ignore() /> });
    has(&hidden, &["class=\"govuk-visually-hidden\">Q</label>"]);
}

#[test]
fn a_date_has_three_named_boxes() {
    let parts = DateParts {
        day: "31".into(),
        month: "2".into(),
        year: "2025".into(),
    };
    let date = html(|| {
        view! { <DateField id="due" legend="Due" hint="h" error=said("e") value=parts on_input=ignore() /> }
    });
    for (name, value) in [("day", "31"), ("month", "2"), ("year", "2025")] {
        has(
            &date,
            &[
                &format!("for=\"due-{name}\""),
                &format!("id=\"due-{name}\""),
                &format!("value=\"{value}\""),
            ],
        );
    }
    has(
        &date,
        &["aria-describedby=\"due-hint due-error\"", "inputmode=\"numeric\""],
    );
}

#[test]
fn the_error_summary_is_absent_until_there_is_a_problem() {
    let none = html(|| view! { <ErrorSummary errors=Vec::new() /> });
    lacks(&none, &["There is a problem", "role=\"alert\""]);
    let errors = vec![ErrorLink {
        target: "grade".into(),
        text: "Choose a grade".into(),
    }];
    let one = html(|| view! { <ErrorSummary errors /> });
    has(
        &one,
        &[
            "tabindex=\"-1\"",
            "role=\"alert\"",
            "There is a problem",
            "<a href=\"#grade\">Choose a grade</a>",
        ],
    );
}

#[test]
fn buttons_never_submit_by_accident() {
    let button = html(|| view! { <Button on_click=ignore()>"Save"</Button> });
    has(&button, &["type=\"button\"", "class=\"govuk-button\"", ">Save"]);
    lacks(&button, &["aria-disabled"]);
    let busy = html(|| {
        view! { <Button kind=ButtonKind::Warning submit=true busy=true hidden="draft C-1">"Delete"</Button> }
    });
    has(
        &busy,
        &[
            "type=\"submit\"",
            "govuk-button--warning",
            "aria-disabled=\"true\"",
            "<span class=\"govuk-visually-hidden\"> draft C-1</span>",
        ],
    );
    lacks(&busy, &[" disabled"]);
    let link = html(|| view! { <ButtonLink href="#/x" kind=ButtonKind::Secondary>"Go"</ButtonLink> });
    has(&link, &["<a href=\"#/x\"", "govuk-button--secondary"]);
    lacks(&link, &["role=\"button\""]);
    let form = html(|| view! { <Form on_submit=ignore()>"x"</Form> });
    has(&form, &["<form novalidate", "autocomplete=\"off\""]);
}

#[test]
fn a_task_is_described_by_its_hint_and_its_status() {
    let list = html(|| {
        view! {
            <TaskList>
                <TaskItem id="t1" title="Planning" href="#/p".to_owned() hint="Reason missing".to_owned()>
                    <Tag kind=TagKind::Doing text="In progress" />
                </TaskItem>
                <TaskItem id="t2" title="Submit">"Cannot start yet"</TaskItem>
            </TaskList>
        }
    });
    has(
        &list,
        &[
            "href=\"#/p\" id=\"t1\" aria-describedby=\"t1-hint t1-status\"",
            "id=\"t1-hint\"",
            "id=\"t1-status\"",
            "govuk-tag--yellow",
            "govuk-task-list__status--cannot-start-yet",
        ],
    );
    assert_eq!(list.matches("<a ").count(), 1);
}

#[test]
fn a_change_link_says_what_it_changes() {
    let list = html(|| {
        view! {
            <SummaryCard title="Family" actions=|| "act">
                <SummaryList>
                    <SummaryRow key="Overall grade" change="#/g">"Good"</SummaryRow>
                    <SummaryRow key="Area">"Care Leavers"</SummaryRow>
                </SummaryList>
            </SummaryCard>
        }
    });
    has(
        &list,
        &[
            "<h2 class=\"govuk-summary-card__title\">Family</h2>",
            "act",
            "href=\"#/g\"",
            ">Change<span class=\"govuk-visually-hidden\"> overall grade</span>",
            "govuk-summary-list__row--no-actions",
        ],
    );
}

#[test]
fn a_table_scrolls_in_a_region_that_takes_focus_and_bears_its_caption() {
    let table = html(|| view! { <ScrollTable id="t" caption="Grades"><tbody></tbody></ScrollTable> });
    has(
        &table,
        &[
            "role=\"region\" aria-labelledby=\"t-caption\" tabindex=\"0\"",
            "<caption id=\"t-caption\"",
            "id=\"t\"",
        ],
    );
}

fn segment(label: &str, count: u32, percent: &str, mark: Mark) -> BarSegment {
    BarSegment {
        label: label.into(),
        count,
        percent_text: percent.into(),
        mark,
    }
}

#[test]
fn a_bar_writes_every_count_and_draws_in_proportion() {
    let segments = vec![
        segment("Good", 8, "36%", Mark::Disc),
        segment("Requires improvement", 13, "59%", Mark::Square),
        segment("Inadequate", 1, "5%", Mark::Diamond),
        segment("Outstanding", 0, "0%", Mark::Ring),
    ];
    let bar = html(|| {
        view! { <StackedBar id="b" title="Current grades, 22 audits" segments beside=said("2 not applicable") /> }
    });
    has(
        &bar,
        &[
            "aria-labelledby=\"b-title\"",
            "id=\"b-title\"",
            "x=\"0.00%\" y=\"0\" width=\"36.36%\"",
            "x=\"36.36%\" y=\"0\" width=\"59.09%\"",
            "x=\"95.45%\" y=\"0\" width=\"4.55%\"",
            "fill=\"url(#b-square)\"",
            "id=\"b-square\"",
            "36%",
            "(13)",
            "(0)",
            "2 not applicable",
        ],
    );
    assert_eq!(
        bar.matches("pl-stacked-bar__part").count(),
        3,
        "nothing is drawn for none"
    );
    assert_eq!(
        bar.matches("pl-stacked-bar__number").count(),
        2,
        "a narrow part has no room for its count"
    );
}

#[test]
fn a_bar_of_nothing_draws_nothing() {
    let bar = html(|| view! { <StackedBar id="b" title="No audits" segments=Vec::new() /> });
    lacks(&bar, &["pl-stacked-bar__part", "NaN"]);
}

#[test]
fn an_interval_is_drawn_within_its_axis_and_a_missing_one_not_at_all() {
    let found = Interval {
        point: 36.4,
        low: -1.0,
        high: 157.0,
    };
    let rows = vec![
        IntervalRow {
            label: "Q3".into(),
            interval: Some(found),
            text: "36% (8 of 22)".into(),
        },
        IntervalRow {
            label: "Q2".into(),
            interval: None,
            text: "No audits".into(),
        },
    ];
    let plot = html(|| view! { <IntervalPlot id="i" title="Good" rows /> });
    has(
        &plot,
        &[
            "cx=\"36.40%\"",
            "x1=\"0.00%\" y1=\"14\" x2=\"100.00%\"",
            "36% (8 of 22)",
            "No audits",
            "aria-labelledby=\"i-title\"",
        ],
    );
    assert_eq!(plot.matches("<circle").count(), 1);
}

#[test]
fn a_heat_tables_shading_repeats_its_numbers() {
    let rows = vec![
        HeatRow {
            label: "Good".into(),
            counts: vec![8, 0],
        },
        HeatRow {
            label: "Poor".into(),
            counts: vec![1, 4],
        },
    ];
    let columns = vec!["Good".into(), "Poor".into()];
    let table = html(|| {
        view! { <HeatTable id="h" caption="Shifts" down="Auditor" across="Moderator" columns rows /> }
    });
    has(
        &table,
        &[
            "pl-heat-table__cell--4",
            "pl-heat-table__cell--0",
            "pl-heat-table__cell--1",
            "pl-heat-table__cell--2",
            "colspan=\"2\"",
            "scope=\"row\"",
            "scope=\"colgroup\"",
        ],
    );
    assert_eq!(table.matches("(same)").count(), 2);
}

#[test]
fn differences_are_said_in_words() {
    let cell = |mark, text: &str| ComparisonCell {
        mark,
        text: text.into(),
        note: Some("noted".into()),
    };
    let rows = vec![
        ComparisonRow {
            settled: None,
            label: "Planning".into(),
            cells: vec![
                cell(Some(Mark::Disc), "Good"),
                cell(Some(Mark::Diamond), "Inadequate"),
            ],
            difference: Some("Down two".into()),
        },
        ComparisonRow {
            settled: None,
            label: "Reviews".into(),
            cells: vec![cell(None, "Not graded"), cell(None, "Not graded")],
            difference: None,
        },
    ];
    let columns = vec!["Auditor".into(), "Moderator".into()];
    let table = html(|| view! { <Comparison id="c" caption="Both" columns rows /> });
    has(
        &table,
        &[
            "Show the 1 difference only",
            "aria-pressed=\"false\"",
            "aria-controls=\"c\"",
            "Down two",
            "Same",
            "noted",
            "pl-comparison__row--differs",
        ],
    );
}

#[test]
fn every_mark_stands_beside_words_and_is_silent_itself() {
    for mark in [
        Mark::Ring,
        Mark::Disc,
        Mark::Square,
        Mark::Diamond,
        Mark::Query,
        Mark::Dash,
    ] {
        let tag = html(|| view! { <GradeTag mark text="Words" /> });
        has(&tag, &["aria-hidden=\"true\"", "<span>Words</span>"]);
    }
    let radios = html(|| {
        let choices = vec![Choice::new("g", "Good").mark(Mark::Disc)];
        view! { <Radios id="g" legend="Grade" choices value=unchosen() on_choose=ignore() /> }
    });
    has(&radios, &["pl-mark--disc", "<span>Good</span>"]);
    let reveal = html(|| {
        let descriptors = vec![Descriptor {
            mark: Mark::Disc,
            grade: "Good".into(),
            text: "Seen alone".into(),
        }];
        view! { <GradeReveal descriptors /> }
    });
    has(&reveal, &["<summary", "Seen alone", "<dt", "<dd"]);
}

#[test]
fn statuses_are_announced_politely_and_keep_their_place() {
    has(
        &html(|| view! { <StatusLine text="" /> }),
        &["<p role=\"status\" class=\"pl-status-line\">"],
    );
    let saved = html(|| view! { <StatusLine text="Saved" standing=Standing::Safe /> });
    has(&saved, &["pl-status-line--safe", "Saved"]);
    has(
        &html(|| view! { <Loading what="Reading" /> }),
        &["role=\"status\"", "Reading"],
    );
    let copy = html(|| view! { <CopyText text="36%" what="the sentence" status="" on_copy=ignore() /> });
    has(
        &copy,
        &[
            "36%",
            "Copy<span class=\"govuk-visually-hidden\"> the sentence</span>",
            "<p role=\"status\" class=\"pl-copy-text__status\">",
        ],
    );
}

#[test]
fn notices_are_landmarks_and_successes_are_alerts() {
    let notice = html(|| view! { <Notice id="n">"x"</Notice> });
    has(
        &notice,
        &[
            "role=\"region\"",
            "aria-labelledby=\"n-title\"",
            "id=\"n-title\"",
            "Important",
        ],
    );
    let success = html(|| view! { <Notice id="n" kind=NoticeKind::Success title="Saved">"x"</Notice> });
    has(&success, &["role=\"alert\"", "Saved"]);
    let warning = html(|| view! { <WarningText>"x"</WarningText> });
    has(
        &warning,
        &["<span class=\"govuk-visually-hidden\">Warning: </span>"],
    );
    let concern = html(|| view! { <ConcernBanner>"x"</ConcernBanner> });
    has(
        &concern,
        &[
            "aria-labelledby=\"concern-title\"",
            "id=\"concern-title\"",
            "Immediate safeguarding concern",
        ],
    );
    has(
        &html(|| view! { <ExampleBanner>"x"</ExampleBanner> }),
        &["aria-label=\"Example\""],
    );
    let confirm = html(|| {
        view! { <Confirm id="d" title="Delete?" yes="Delete this draft" on_yes=ignore() on_no=ignore()>"x"</Confirm> }
    });
    has(
        &confirm,
        &[
            "aria-labelledby=\"d-title\"",
            "tabindex=\"-1\"",
            "govuk-button--warning",
            "Cancel",
        ],
    );
}

#[test]
fn the_masthead_says_where_one_is_and_who() {
    let nav = vec![
        NavItem {
            href: "#/".into(),
            label: "Desk".into(),
            current: true,
        },
        NavItem {
            href: "#/q".into(),
            label: "Quarter".into(),
            current: false,
        },
    ];
    let head = html(|| view! { <Masthead who=said("QA lead") nav tools=|| "lock" /> });
    has(
        &head,
        &[
            "aria-label=\"Main\"",
            "aria-current=\"page\"",
            "Working as ",
            "QA lead",
            "lock",
        ],
    );
    assert_eq!(head.matches("aria-current").count(), 1);
    let closed = html(|| view! { <Masthead who=unchosen() nav=Vec::new() /> });
    lacks(&closed, &["<nav", "Working as"]);
    has(
        &html(|| view! { <SkipLink /> }),
        &["href=\"#main\"", "Skip to main content"],
    );
}

#[test]
fn ways_on_and_back_are_named() {
    has(
        &html(|| view! { <BackLink href="#/" /> }),
        &["href=\"#/\"", ">Back"],
    );
}

#[test]
fn progress_is_said_and_the_last_step_waits_for_the_last_thing() {
    for (done, total, filled, shown) in [
        (3, 14, 3, 14),
        (0, 0, 0, 0),
        (199, 200, 23, 24),
        (200, 200, 24, 24),
    ] {
        let progress = html(|| {
            view! { <Progress done=Signal::stored(done) total=Signal::stored(total) what="areas graded" /> }
        });
        has(
            &progress,
            &[
                &match total {
                    0 => "No areas graded yet".to_owned(),
                    _ => format!("{done} of {total} areas graded"),
                },
                "aria-hidden=\"true\"",
            ],
        );
        assert_eq!(progress.matches("pl-progress__step--done").count(), filled);
        assert_eq!(progress.matches("<span class=\"pl-progress__step").count(), shown);
    }
}

#[test]
fn the_rest_say_what_they_are() {
    let details = html(|| view! { <Details summary="More" open=true>"x"</Details> });
    has(&details, &["<details", " open", "<summary"]);
    has(
        &html(|| view! { <InsetText>"x"</InsetText> }),
        &["govuk-inset-text"],
    );
    has(
        &html(|| view! { <Empty title="No weeks yet">"x"</Empty> }),
        &["<h2", "No weeks yet"],
    );
    let quote = html(|| view! { <Quote text="They listen" speaker="Child" /> });
    has(&quote, &["<blockquote", "<figcaption", "Child"]);
    has(&html(|| view! { <Footer>"x"</Footer> }), &["<footer"]);
    let tag = html(|| view! { <Tag kind=TagKind::Problem text="Overdue" /> });
    has(&tag, &["govuk-tag--red", "Overdue"]);
    let week = html(|| {
        view! {
            <WeekCard title="Autumn" href="#/w" dates="4 to 8 November" areas="Permanence"
                done=Signal::stored(1) total=Signal::stored(2) />
        }
    });
    has(&week, &["<article", "href=\"#/w\"", "1 of 2 audits submitted"]);
    let line = html(|| {
        view! {
            <Timeline>
                <TimelineEntry title="Agreed" who="Moderator" datetime="2024-11-13" when="13 November 2024">"why"</TimelineEntry>
            </Timeline>
        }
    });
    has(
        &line,
        &[
            "<ol",
            "<time datetime=\"2024-11-13\">13 November 2024</time>",
            "why",
        ],
    );
}

/// The page's security policy forbids inline styles and handlers, so they would be dropped silently. And a part that
/// used the app could not be moved to another page.
#[test]
fn no_part_styles_inline_or_knows_the_app() {
    let forbidden = [
        " style=",
        " style:",
        "inner_html",
        " onclick",
        "crate::app",
        "crate::domain",
        "crate::figures",
        "crate::store",
    ];
    for file in std::fs::read_dir("src/ui/parts")
        .expect("the parts are there")
        .flatten()
    {
        let source = std::fs::read_to_string(file.path()).expect("a part is text");
        for word in forbidden {
            assert!(!source.contains(word), "{word:?} in {}", file.path().display());
        }
    }
}
