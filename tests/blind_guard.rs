//! What a page shows to somebody who may still grade an audit blind does not depend on what the auditor graded: every page
//! is drawn for two audits that differ in everything that is hidden, and has to be the same, letter for letter.

#[path = "support/session.rs"]
mod session;
mod support;

use plumbline::{
    app::{
        route::{Guide, Moderate, Route},
        session::Session,
        work::looking::look,
    },
    domain::{
        draft::ModerationDraft, entry::Entry, grade::Grade, id::WeekId, moderation::Mode, quarter::Quarter,
        stage::Stage, tool::AuditTool, week::PracticeWeek,
    },
};
use session::{render, with_session};
use support::{audit::AuditBuilder, entries, person, seed, words};

fn week() -> WeekId {
    WeekId::new(seed(6, 1))
}

fn audit(grade: Grade) -> AuditBuilder {
    AuditBuilder::with_tool(1, &AuditTool::shipped())
        .overall(grade)
        .week(week())
}

fn all(grade: Grade) -> Vec<Entry> {
    let tool = AuditTool::shipped();
    let planned = PracticeWeek {
        id: week(),
        name: words("Week of November"),
        service_areas: tool.service_areas.iter().map(|area| area.key.clone()).collect(),
        first_day: "2024-11-11".parse().expect("a day"),
        last_day: "2024-11-15".parse().expect("a day"),
        planned: None,
    };
    entries(&[tool], &[planned], &[audit(grade)])
}

/// Every page that can say something about an audit. The pages about the device itself are not among them.
fn routes() -> Vec<Route> {
    let id = audit(Grade::Good).id();
    let quarter: Quarter = "2024-Q3".parse().expect("a quarter");
    let area = AuditTool::shipped().areas[2].key.clone();
    let mut routes = vec![
        Route::Home,
        Route::Import,
        Route::HandOver,
        Route::OpenFile,
        Route::Begin(Some(week())),
        Route::PlanWeek,
        Route::Week(week()),
        Route::Guide(id, Guide::Tasks),
        Route::Guide(id, Guide::Check),
        Route::Audits,
        Route::Audit(id),
        Route::Concern(id),
        Route::Moderation,
        Route::Moderate(id, Moderate::Tasks),
        Route::Moderate(id, Moderate::Area(area)),
        Route::Moderate(id, Moderate::Overall),
        Route::Moderate(id, Moderate::Check),
        Route::Compare(id),
        Route::Conflicts,
        Route::Withdraw(id),
        Route::Tool(None),
        Route::About,
    ];
    for stage in [Stage::Auditor, Stage::Moderator, Stage::Agreed, Stage::Final] {
        routes.push(Route::Quarter(Some(quarter), stage));
        routes.push(Route::Quarters(stage));
    }
    routes
}

fn begin(session: Session) {
    let record = session
        .desk
        .workspace_untracked()
        .audit(audit(Grade::Good).id())
        .cloned();
    let draft = ModerationDraft::begin(&record.expect("is there"), person(2), Mode::Blind);
    session.begin(draft.expect("can be moderated"));
}

/// Each page as the moderator sees it, without what is drawn by chance or counted up between two drawings.
fn pages(grade: Grade, prepare: fn(Session)) -> Vec<(Route, String)> {
    with_session(all(grade), person(2), |session, _| {
        prepare(session);
        let draw = |route: Route| (route.clone(), without_chance(&render(session, route)));
        routes().into_iter().map(draw).collect()
    })
}

/// A page without the value of the proposed seed, which is different each time.
fn without_chance(html: &str) -> String {
    html.split('"')
        .filter(|part| !(part.len() == 8 && part.chars().all(|c| c.is_ascii_hexdigit())))
        .collect()
}

#[test]
fn before_and_while_grading_blind_no_page_depends_on_what_is_hidden() {
    for prepare in [(|_| ()) as fn(Session), begin] {
        let good = pages(Grade::Good, prepare);
        let inadequate = pages(Grade::Inadequate, prepare);
        for ((route, one), (_, other)) in good.iter().zip(&inadequate) {
            assert!(one == other, "{route} tells the grade:\n{one}\n\n{other}");
        }
    }
}

#[test]
fn whoever_has_looked_sees_the_figures_and_is_recorded() {
    let quarter = Route::Quarter(Some("2024-Q3".parse().expect("a quarter")), Stage::Final);
    with_session(all(Grade::Inadequate), person(2), |session, _| {
        let before = render(session, quarter.clone());
        assert!(
            before.contains("the auditor’s grades of 1 audit that waits for moderation"),
            "{before}"
        );
        look(session, audit(Grade::Inadequate).id());
        assert!(render(session, quarter).contains("1 of 1"));
        let start = render(session, Route::Moderate(audit(Grade::Good).id(), Moderate::Tasks));
        assert!(
            !start.contains("Grade blind") && start.contains("can no longer grade it blind"),
            "{start}"
        );
    });
    with_session(all(Grade::Inadequate), person(1), |session, _| {
        let own = render(session, Route::Week(week()));
        assert!(own.contains("Inadequate"), "the auditor sees their own");
    });
}
