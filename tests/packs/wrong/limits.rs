//! Large amounts of something, and extreme values.

use super::*;

#[test]
fn what_the_page_of_the_tool_publishes_can_be_opened_elsewhere() {
    use plumbline::domain::tool::edit::ToolEdit;
    let shipped = AuditTool::shipped();
    let mut refused_with = Vec::new();
    // A soft line break from a word processor, and a direction mark from an address book.
    for name in [
        "Edge of care\u{b}North",
        "Edge of care\u{202a} 01752",
        &"x".repeat(70_000),
    ] {
        let mut edit = ToolEdit::of(&shipped);
        edit.service_areas.push_str(&format!("\n{name}"));
        let Ok(next) = edit.next(&shipped) else { continue };
        let published = entry(1, Body::ToolPublished(Arc::new(next)));
        let Ok(device) = Workspace::empty().accept(published) else {
            continue;
        };
        if let Some(why) = refused_anywhere(&gathered(&device)) {
            refused_with.push(why);
        }
    }
    assert!(refused_with.is_empty(), "{refused_with:#?}");
}

#[test]
fn what_a_device_hands_on_can_be_opened_although_two_files_had_much_about_one_audit() {
    let concerns = |from: u32| -> Vec<Entry> {
        (from..from + 1_001)
            .map(|n| concern(n, ConcernId::new(seed(8, n)), "A bruise"))
            .collect()
    };
    let device = Workspace::from_entries(concerns(0)).union(concerns(2_000));
    assert_eq!(refused_anywhere(&gathered(&device)), None);
}

#[test]
fn no_page_halts_at_the_ends_of_the_calendar() {
    let ends = [
        ("0001-01-02T02:00:00Z", "0001-01-01"),
        ("9999-12-30T21:59:59Z", "9999-12-31"),
        ("0000-02-29T00:00:00Z", "0000-02-29"),
    ];
    for (at, day) in ends {
        let mut line = submitted_line();
        line["at"] = json!(at);
        line["body"]["case"]["from"] = json!("0000-01-01");
        for (place, name) in [
            ("/body/case", "to"),
            ("/body/case", "audited_on"),
            ("/body/actions/0", "due"),
            ("/body/family/0/outcome", "on"),
        ] {
            line.pointer_mut(place).expect("is there")[name] = json!(day);
        }
        let mut plan = value(&week(80, "November"));
        plan["at"] = json!(at);
        plan["body"]["first_day"] = json!("0000-01-01");
        plan["body"]["last_day"] = json!("9999-12-31");
        line["body"]["case"]["week"] = plan["body"]["id"].clone();
        let about = shipped(1).id();
        let mut raised = value(&concern(30, ConcernId::new(seed(8, 1)), "A bruise"));
        let mut said = value(&told(32, ConcernId::new(seed(8, 1))));
        said["body"]["at"] = json!(format!("{day}T23:59:59"));
        for entry in [&mut raised, &mut said] {
            entry["about"] = json!(about);
            entry["at"] = json!(at);
        }
        let file = raw(&[line, plan, raised, said]);
        let entries = opened(&file).entries;
        let me = session::person(9, "Quentin Lead", "QA lead");
        session::with_session(vec![], me.clone(), |session, _| {
            session::launch(file.clone());
            let page = session::render(session, Route::OpenFile);
            assert!(page.contains("Add to this device"), "{}", html::text(&page));
        });
        session::with_session(entries, me, |session, _| {
            let week = WeekId::new(seed(7, 1));
            let quarter = Some("2024-Q3".parse().expect("a quarter"));
            for route in [
                Route::Home,
                Route::Audit(about),
                Route::Concern(about),
                Route::Moderation,
                Route::Compare(about),
                Route::Conflicts,
                Route::Withdraw(about),
                Route::Week(week),
                Route::Quarter(quarter, Stage::Final),
                Route::Quarters(Stage::Final),
                Route::HandOver,
                Route::Begin(None),
                Route::PlanWeek,
                Route::Tool(None),
                Route::Begin(Some(week)),
            ] {
                assert!(!session::render(session, route).is_empty());
            }
        });
    }
}

/// A file within every limit: each correction follows all earlier ones, and as many agreements follow one moderation.
fn dense(number: u32) -> Vec<Entry> {
    let [submitted, moderated, agreed] = steps();
    let mut all = vec![submitted.clone()];
    for n in 0..number {
        let after: Vec<&Entry> = all.iter().collect();
        // The last of them has the agreed grade, so the agreements are correct.
        let correction = corrected(1_000 + n, 1, &after, |audit| {
            if n + 1 == number {
                audit.overall.grade = plumbline::domain::graded::OverallGrade::Good;
            }
        });
        all.push(correction);
    }
    all.push(moderated.clone());
    let mut agreed = agreed;
    let Body::GradeAgreed(content) = &mut agreed.body else {
        panic!("an agreement")
    };
    Arc::make_mut(content).overall.reason = None;
    all.extend((0..number).map(|n| renamed(10_000 + n, 3, agreed.clone())));
    with_tool(all)
}

#[test]
fn a_file_within_the_limits_is_looked_into_in_time() {
    let file = pack_of(dense(150));
    assert!(file.len() < 1_000_000, "{}", file.len());
    let (done, wait) = mpsc::channel();
    std::thread::spawn(move || {
        let answer = refused_anywhere(&file);
        _ = done.send(answer);
    });
    let answer = wait.recv_timeout(Duration::from_secs(60));
    assert!(
        answer.is_ok(),
        "300 entries about one audit, of the 2,000 that are allowed, take more than a minute"
    );
}

#[test]
fn many_concerns_about_many_audits_are_looked_into_in_time() {
    let each = |n: u32| {
        let mut raised = concern(n, ConcernId::new(seed(8, n)), "A bruise");
        raised.about = Some(AuditBuilder::new(n).id());
        raised
    };
    let file = pack_of((0..20_000).map(each).collect());
    let (done, wait) = mpsc::channel();
    std::thread::spawn(move || _ = done.send(refused_anywhere(&file)));
    assert_eq!(
        wait.recv_timeout(Duration::from_secs(30)),
        Ok(None),
        "20,000 of the 200,000 entries that are allowed"
    );
}
