//! Messages name the field that is wrong, and contain nothing false, no useless advice and no parser's wording.

use super::*;

#[test]
fn a_message_names_the_field_that_is_wrong_and_no_other() {
    let mut wrong = Vec::new();
    let mut ask = |line: Value, field: &str| {
        let says = says(&raw(&[line]));
        if !says.contains(&format!("“{field}”")) {
            wrong.push(format!("{field}: {says}"));
        }
    };
    let mut line = submitted_line();
    line["after"] = Value::Null;
    line["body"]["completed_on"] = json!("soon");
    ask(line, "body.completed_on");
    let mut line = submitted_line();
    line["body"]["good_practice"] = Value::Null;
    line["body"]["completed_on"] = json!("soon");
    ask(line, "body.completed_on");
    let mut line = submitted_line();
    line["body"]["completed_on"] = json!("2300-01-01");
    ask(line, "body.completed_on");
    let mut line = value(&week(80, "November"));
    line["body"]["planned"] = json!("eight");
    ask(line, "body.planned");
    let mut line = value(&week(80, "November"));
    line["about"] = Value::Null;
    line["body"]["first_day"] = json!("soon");
    ask(line, "body.first_day");
    let mut line = value(&published(900_000, short_tool()));
    line["body"]["scale"] = json!("five");
    ask(line, "body.scale");
    let mut line = value(&published(900_000, short_tool()));
    line["body"]["reasons"][1]["key"] = json!("Drift");
    ask(line, "body.reasons[1].key");
    let mut line = value(&updated(22, 3, &[], closed()));
    line["body"]["on"] = json!("soon");
    ask(line, "body.on");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_message_about_too_many_entries_of_one_audit_names_a_line_up_to_which_they_stand() {
    let mut lines: Vec<Value> = (0..2_001)
        .map(|n| value(&concern(n, ConcernId::new(seed(8, n)), "A bruise")))
        .collect();
    lines.reverse();
    let says = says(&raw(&lines));
    assert!(says.contains("Up to line 2002 "), "{says}");
}

#[test]
fn no_wording_of_the_parser_comes_out_of_a_first_line() {
    let mut leaks = Vec::new();
    for (name, from, to) in [
        ("surrogate", "\"a test\"", "\"\\ud800\""),
        ("half a surrogate", "\"a test\"", "\"\\ud800\\u0041\""),
        ("number", "\"audits\":1", "\"audits\":1e999"),
        ("fraction", "\"audits\":1", "\"audits\":1.5"),
        ("list", "\"audits\":1", "\"audits\":[1]"),
        ("version", "\"version\":1", "\"version\":99999999999"),
        ("made", "\"role\":\"Auditor\"", "\"role\":7"),
        ("key", "\"program\":", "7:"),
    ] {
        let file = String::from_utf8(raw(&[submitted_line()])).expect("UTF-8");
        let file = file.replacen(from, to, 1);
        if let Err(fault) = read(file.as_bytes()) {
            let says = fault.to_string();
            let parsers = [
                "recursion",
                "surrogate",
                "hex escape",
                "out of range",
                "limit exceeded",
            ];
            if parsers.iter().any(|word| says.contains(word)) {
                leaks.push(format!("{name}: {says}"));
            }
            println!("{name}: {says}");
        } else {
            println!("{name}: taken");
        }
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
}

#[test]
fn a_first_line_with_a_long_program_is_not_called_another_kind_of_file() {
    let file = String::from_utf8(raw(&[submitted_line()])).expect("UTF-8");
    let file = file.replacen("a test", &"x".repeat(70_000), 1);
    let answer = refused_anywhere(file.as_bytes());
    let says = "Line 1, which says what is in the file, is longer than 64 KB";
    assert!(answer.clone().unwrap_or_default().contains(says), "{answer:?}");
}

#[test]
fn a_first_line_that_python_wrote_is_known_when_it_is_cut_off() {
    // json.dumps puts a space after each colon and comma.
    let says = says(b"{\"format\": \"plumbline pack\", \"version\": 1, \"nee");
    assert!(says.contains("cut off"), "{says}");
}

#[test]
fn the_character_from_which_a_line_cannot_be_understood_is_counted_in_characters() {
    let line = format!("{{\"a\":\"{}\" x", "é".repeat(10));
    let at = line.chars().position(|c| c == 'x').expect("is there") + 1;
    let says = says(&raw_for("gather", &[line]));
    assert!(says.contains(&format!("character {at} ")), "{says}");
}

#[test]
fn what_follows_a_circle_is_not_said_to_be_in_it() {
    let [submitted, moderated, _] = steps();
    let first = corrected(24, 1, &[], |_| {});
    let second = corrected(25, 1, &[&first], |_| {});
    let first = following(&[&second], first);
    let behind = following(&[&first], moderated);
    let device = Workspace::from_entries(with_tool(vec![submitted, first, second, behind.clone()]));
    assert_eq!(
        because(&device, behind.id),
        "it follows an entry that does not count"
    );
}

#[test]
fn an_agreement_whose_escalation_is_missing_is_not_said_to_miss_the_moderation() {
    let [submitted, moderated, agreed] = steps();
    let missing = further(28, 3, &[&moderated], closed_body());
    let agreed = following(&[&missing], agreed);
    let device = Workspace::from_entries(with_tool(vec![submitted, moderated, agreed.clone()]));
    let says = because(&device, agreed.id);
    assert_ne!(says, "the moderation that it follows is not on this device");
}

#[test]
fn a_file_whose_digest_is_right_is_not_said_to_be_cut_off() {
    let file = String::from_utf8(raw(&[submitted_line()])).expect("UTF-8");
    let file = file.replacen("\"entries\":1", "\"entries\":2", 1);
    let says = says(file.as_bytes());
    assert!(
        !says.contains("cut off"),
        "its lines are those that were digested: {says}"
    );
}

#[test]
fn of_rival_tools_the_page_names_the_one_that_every_device_will_show() {
    // The one with the greater id was published first.
    let mut later = published(900_000, short_tool());
    later.at = jiff::Timestamp::from_second(1_733_000_000).expect("a time");
    let mut first = published(900_001, rival());
    first.at = jiff::Timestamp::from_second(1_731_000_000).expect("a time");
    let file = pack_of(vec![later, first]);
    let shown = Workspace::from_entries(opened(&file).entries);
    let shows_the_first = shown
        .tool(&rival().reference())
        .is_some_and(|tool| tool.areas.len() == 2);
    session::with_session(
        vec![],
        session::person(9, "Quentin Lead", "QA lead"),
        |session, _| {
            session::launch(file.clone());
            let page = html::text(&session::render(session, Route::OpenFile));
            let says_first = page.contains("show the one that was published first");
            assert!(page.contains("two different audit tools"), "{page}");
            assert_eq!(says_first, shows_the_first, "{page}");
        },
    );
}

#[test]
fn what_breaks_a_rule_is_not_said_to_count_later_in_a_sentence() {
    let [mut submitted, ..] = steps();
    let Body::AuditSubmitted(audit) = &mut submitted.body else {
        panic!("a submission")
    };
    Arc::make_mut(audit).areas.truncate(2);
    let device = Workspace::from_entries(with_tool(vec![submitted]));
    let record = device.uncounted().next().expect("it does not count");
    assert!(!record.uncounted[0].waits(), "and never will");
    let figures = figures_at(&device, Stage::Final);
    let says = plumbline::figures::sentence::headline(&figures);
    assert!(!says.contains("does not count yet"), "{says}");
}

#[test]
fn days_of_what_is_not_taken_in_are_not_asked_about() {
    let future = AuditBuilder::new(1).completed(date(2030, 5, 1)).entries();
    let mut gone = withdrawal(40);
    gone.about = Some(AuditBuilder::new(1).id());
    let device = Workspace::from_entries([gone]);
    let file = opened(&pack_of([with_tool(future), vec![week(80, "November")]].concat()));
    let coming = preview(&device, &file).expect("opens");
    assert_eq!(coming.ignored.len(), 1, "the audit does not come back");
    assert_eq!(doubts(&device, &file, date(2024, 12, 16)), []);
}

#[test]
fn no_message_about_a_file_asks_somebody_to_type() {
    let mut useless = Vec::new();
    let mut ask = |pointer: &str, to: Value, never: &[&str]| {
        let mut line = submitted_line();
        *line.pointer_mut(pointer).expect("is there") = to;
        let says = says(&raw(&[line]));
        if never.iter().any(|words| says.contains(words)) {
            useless.push(format!("{pointer}: {says}"));
        }
    };
    ask("/who/name", json!(""), &["Enter "]);
    ask("/who/role", json!(" "), &["Enter "]);
    ask("/who/name", json!("a\tb"), &["Type this again"]);
    ask("/body/case/reference", json!(""), &["Enter "]);
    ask("/body/case/reference", json!("12\n34"), &["type it again"]);
    ask("/body/overall/reason", json!("a\rb"), &["type it again"]);
    // A key belongs here, but the message speaks of an id.
    ask("/body/case/service_area", json!("UUID-1"), &["it is not an id"]);
    // There is an object, but the message says that an object belongs there.
    ask("/body/actions/0/finding", json!({}), &["an object belongs here"]);
    let mut line = value(&published(900_000, short_tool()));
    line["body"]["reasons"][1]["key"] = json!("Drift");
    let says = says(&raw(&[line]));
    if says.contains("tool_published: ") {
        useless.push(says);
    }
    assert!(useless.is_empty(), "{useless:#?}");
}
