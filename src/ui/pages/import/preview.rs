//! Shows what would be imported and what would not, and asks for the decision.

use leptos::{prelude::*, task::spawn_local};

use super::{
    File, Step, Took, Work,
    done::NextSheets,
    doubts::Doubts,
    problems::{Problems, places},
};
use crate::{
    app::{
        browser::Browser,
        files::import::{Preview, note_seen, preview, take},
        session::Session,
        work::looking::grading_blind,
    },
    exchange::sheet::table::WhyLeftOut,
    ui::{
        attempt::Attempt,
        count::count,
        parts::{Button, ButtonKind, Failure, SummaryList, SummaryRow, WarningText},
    },
};

/// The preview and the decision.
#[component]
pub fn Decide(session: Session, page: Owner, work: Work, go: Callback<Step>) -> impl IntoView {
    let seen = {
        let work = work.clone();
        Memo::new_with_compare(
            move |_| {
                let workspace = session.desk.workspace();
                let answers = work.answers.get();
                work.mapping.with(|mapping| {
                    preview(
                        &workspace,
                        &work.table,
                        mapping,
                        &work.tool,
                        &answers,
                        session.today(),
                    )
                })
            },
            |_, _| true,
        )
    };
    let attempt = Attempt::new();
    let content = {
        let work = work.clone();
        move || {
            let seen = seen.get();
            view! {
                <Counts work=work.clone() seen=seen.clone() />
                <Problems table=work.table.clone() refused=seen.rows.refused.clone() />
                <Take session page=page.clone() work=work.clone() seen attempt go />
            }
        }
    };
    view! {
        <Failure title="Nothing was imported" fault=attempt.fault next="This device has not changed. Free some space, then try again." />
        <Doubts work />
        {content}
    }
}

/// The rows that are no audits, in words.
const LEFT_OUT: [(WhyLeftOut, &str); 4] = [
    (WhyLeftOut::AboveHeadings, "Above the headings, left out"),
    (WhyLeftOut::HeadingsAgain, "The headings again, left out"),
    (
        WhyLeftOut::TotalOrNote,
        "Almost empty, such as a total or a note, left out",
    ),
    (WhyLeftOut::Hidden, "Hidden in Excel, left out"),
];

#[component]
fn Counts(work: Work, seen: Preview) -> impl IntoView {
    let rows = work.table.rows().len() + work.table.spilled.len() + work.table.left_out.len();
    let mut list = vec![
        ("Rows in the spreadsheet", rows.to_string()),
        ("Audits that would be added", seen.new.len().to_string()),
        ("Rows that can’t be imported", seen.rows.refused.len().to_string()),
    ];
    for (why, words) in LEFT_OUT {
        let rows = work.table.left_out.iter().filter(|row| row.why == why);
        let rows: Vec<usize> = rows.map(|row| row.place).collect();
        if !rows.is_empty() {
            list.push((words, places(&rows)));
        }
    }
    if seen.here > 0 {
        list.push((
            "On this device already, and left as they are",
            seen.here.to_string(),
        ));
    }
    if !seen.rows.repeated.is_empty() {
        list.push(("Rows that repeat an earlier row", places(&seen.rows.repeated)));
    }
    if !seen.withdrawn.is_empty() {
        list.push((
            "Rows of audits that were withdrawn, and stay withdrawn",
            places(&seen.withdrawn),
        ));
    }
    let differs = (!seen.differs.is_empty()).then(|| {
        let n = count(seen.differs.len(), "row is", "rows are");
        let at = places(&seen.differs);
        view! {
            <WarningText>
                {format!("{n} about an audit that is on this device already, and differ from it: {at}. What is here stays. \
                    If the spreadsheet is right, correct the audit on its page.")}
            </WarningText>
        }
    });
    let list = list
        .into_iter()
        .map(|(key, value)| view! { <SummaryRow key=key>{value}</SummaryRow> })
        .collect_view();
    view! { <SummaryList>{list}</SummaryList>{differs} }
}

#[component]
fn Take(
    session: Session,
    page: Owner,
    work: Work,
    seen: Preview,
    attempt: Attempt,
    go: Callback<Step>,
) -> impl IntoView {
    let browser = Browser::here();
    let busy = attempt.busy();
    let back = {
        let work = work.clone();
        move |()| go.run(Step::Columns(work.clone()))
    };
    let blind = grading_blind(session, seen.rows.taken.iter().map(|row| row.audit));
    if seen.new.is_empty() {
        note_seen(session, &seen);
        let next = next_sheets(&work).map(|(file, sheets)| view! { <NextSheets page file sheets go /> });
        return view! {
            {(blind > 0).then(|| no_longer_blind(blind, "From now on"))}
            <p class="govuk-body">"There is nothing to add. No audit was changed."</p>
            {next}
            <Button kind=ButtonKind::Secondary on_click=back>"Change what the columns mean"</Button>
        }
        .into_any();
    }
    let adds = count(seen.new.len(), "audit", "audits");
    let decide = move |()| {
        attempt.begin();
        let (work, seen) = (work.clone(), seen.clone());
        browser.once_drawn(move || {
            let (work, seen) = (work.clone(), seen.clone());
            spawn_local(async move {
                let Some(mapping) = work.mapping.try_get_untracked() else {
                    return;
                };
                let taken = take(session, &work.table, &mapping, &seen).await;
                attempt.end();
                match taken {
                    Ok(taken) => {
                        _ = go.try_run(Step::Done(
                            Took {
                                new: taken.new,
                                here: seen.here + seen.new.len() - taken.new,
                                refused: seen.rows.refused.len(),
                                repeated: seen.rows.repeated.len(),
                                differs: seen.differs.len(),
                                left_out: work.table.left_out.len() + seen.withdrawn.len(),
                                next: next_sheets(&work),
                            }
                            .into(),
                        ))
                    }
                    Err(error) => attempt.fail(error.to_string()),
                }
            });
        });
    };
    view! {
        {(blind > 0).then(|| no_longer_blind(blind, "Once you add it"))}
        <WarningText>
            {format!("You can’t undo adding {adds} in one step, but you can correct or withdraw each audit on its \
                      page. If you are not sure, save a backup first.")}
        </WarningText>
        <div class="govuk-button-group">
            <Button busy on_click=decide>{format!("Add {adds}")}</Button>
            <Button kind=ButtonKind::Secondary on_click=back>"Change what the columns mean"</Button>
        </div>
    }
    .into_any()
}

/// A warning to somebody who is grading audits blind whose grades are in the spreadsheet.
fn no_longer_blind(audits: usize, when: &'static str) -> impl IntoView {
    let grades = count(audits, "audit", "audits");
    view! {
        <WarningText>
            {format!("This spreadsheet has the auditor’s grades of {grades} that you are grading blind. {when}, your grading \
                counts as open, because you have seen them.")}
        </WarningText>
    }
}

/// The sheets of the file that have the same headings and have not been imported, if there are any.
fn next_sheets(work: &Work) -> Option<(File, Vec<usize>)> {
    let file = work.file.clone()?;
    let sheets = file.others_alike();
    (!sheets.is_empty()).then_some((file, sheets))
}
