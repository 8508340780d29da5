//! Drawing the sample of audits to be moderated, from a quarter, the rule of the audit tool and a recorded seed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::{environment::Environment, session::Session, work::acts},
    domain::{
        quarter::Quarter,
        tool::{AuditTool, ModerationRules, ToolRef},
        words::WordsFault,
    },
    ui::{
        attempt::{Attempt, AttemptSummary},
        parts::{Button, Choice, Details, ErrorLink, Form, Select, Standing, StatusLine, TextField, Width},
        tools::{TOOL, ToolChoice, only_tool},
    },
};

const SEED: &str = "sample-seed";
const DRAW: &str = "draw-sample";

/// "Every audit graded outstanding or inadequate overall, then …".
pub fn rule_words(rules: &ModerationRules) -> String {
    let every: Vec<&str> = rules.every.iter().map(|grade| grade.word()).collect();
    let every = if every.is_empty() {
        String::new()
    } else {
        format!("every audit graded {} overall, then ", every.join(" or "))
    };
    let auditors = if rules.at_least_one_per_auditor {
        ", and at least one for each auditor"
    } else {
        ""
    };
    let share = rules.share_percent;
    let rule = format!("{every}{share}% of the rest at random, rounded up{auditors}");
    let mut chars = rule.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// The default seed. It is random, so that nobody has chosen it.
fn proposed(environment: Environment) -> String {
    let random = environment.seed().random;
    random[6..].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The tools in use, tracked.
fn in_use(session: Session) -> Vec<Arc<AuditTool>> {
    let workspace = session.desk.workspace();
    workspace.tools_in_use().into_iter().cloned().collect()
}

/// The tool whose rule is used: the one that was chosen, or the only one in use.
fn chosen_tool(session: Session, chosen: RwSignal<Option<ToolRef>>) -> Option<ToolRef> {
    chosen.get().or_else(|| only_tool(&in_use(session)))
}

/// The form as it is being filled in.
#[derive(Clone, Copy)]
struct Drawing {
    session: Session,
    quarter: RwSignal<Option<Quarter>>,
    /// The tool whose rule is used, if several tools are in use.
    tool: RwSignal<Option<ToolRef>>,
    seed: RwSignal<String>,
    done: RwSignal<String>,
    attempt: Attempt,
}

/// The form. Empty if no audit was completed.
#[component]
pub fn DrawSample(session: Session) -> impl IntoView {
    let quarters = Memo::new(move |_| {
        session
            .desk
            .workspace()
            .quarters()
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
    });
    let newest = session.desk.workspace_untracked().newest_quarter(session.today());
    let drawing = Drawing {
        session,
        quarter: RwSignal::new(newest.or_else(|| quarters.get_untracked().first().copied())),
        tool: RwSignal::new(None),
        seed: RwSignal::new(proposed(session.environment)),
        done: RwSignal::new(String::new()),
        attempt: Attempt::new(),
    };
    move || {
        let quarters = quarters.get();
        (!quarters.is_empty()).then(|| {
            view! { <Details summary="Draw a sample"><Fields drawing quarters /></Details> }.into_any()
        })
    }
}

#[component]
fn Fields(drawing: Drawing, quarters: Vec<Quarter>) -> impl IntoView {
    let Drawing {
        session,
        quarter,
        tool,
        seed,
        done,
        attempt,
    } = drawing;
    let named = |quarter: Quarter| {
        Choice::new(
            quarter.to_string(),
            format!("{}, {}", quarter.name(), quarter.months()),
        )
    };
    let choices = quarters.into_iter().map(named).collect();
    let chosen = Signal::derive(move || quarter.get().map(|quarter| quarter.to_string()));
    let choose = move |value: Option<String>| quarter.set(value.and_then(|text| text.parse().ok()));
    let rule = move || {
        let workspace = session.desk.workspace();
        let tool = workspace.tool(&chosen_tool(session, tool)?)?;
        Some(format!("Rule: {}.", rule_words(&tool.moderation)))
    };
    let tools = move || view! { <ToolChoice tools=in_use(session) chosen=tool error=attempt.error(TOOL) /> };
    let standing = Signal::derive(move || {
        if done.with(String::is_empty) {
            Standing::Quiet
        } else {
            Standing::Safe
        }
    });
    view! {
        <AttemptSummary attempt failed=(DRAW.to_owned(), "No sample was drawn; try again.") />
        <Form on_submit=move || draw_now(drawing)>
            <Select id="sample-quarter" label="Quarter" choices value=chosen on_choose=choose
                hint="Audits completed in this quarter, on this device." />
            {tools}
            <p>{rule}</p>
            <p>{move || earlier(session, quarter.get())}</p>
            <TextField id=SEED label="Seed" width=Width::W20 error=attempt.error(SEED)
                hint="Any text. It is recorded: the same seed and the same audits give the same sample."
                value=seed on_input=move |text| seed.set(text) />
            <Button submit=true id=DRAW busy=attempt.busy()>"Draw the sample"</Button>
            <StatusLine text=done standing />
        </Form>
    }
}

fn seed_words(fault: WordsFault) -> String {
    match fault {
        WordsFault::Empty => "Enter a seed, such as today’s date".to_owned(),
        WordsFault::TooLong | WordsFault::ControlCharacter => format!("Seed: {fault}"),
    }
}

fn earlier(session: Session, quarter: Option<Quarter>) -> Option<&'static str> {
    let workspace = session.desk.workspace();
    let drawn = workspace.draws().any(|(_, draw)| Some(draw.quarter) == quarter);
    drawn.then_some("A sample of this quarter has already been drawn. Another one adds to it.")
}

fn draw_now(drawing: Drawing) {
    let Drawing {
        session,
        quarter,
        tool,
        seed,
        done,
        attempt,
    } = drawing;
    done.set(String::new());
    let Some(quarter) = quarter.get_untracked() else {
        return;
    };
    let Some(tool) = untrack(|| chosen_tool(session, tool)) else {
        return attempt.refuse_at(TOOL, "Choose the audit tool whose rule is used");
    };
    let act = acts::draw_sample(session, quarter, tool, seed.get_untracked());
    let line = |fault| ErrorLink::new(SEED, seed_words(fault));
    attempt.commit(act, line, move |drawn| {
        let said = format!(
            "Drawn: {} of {} audits of {}. The seed is recorded.",
            drawn.drawn.len(),
            drawn.from,
            quarter.name()
        );
        let _ = done.try_set(said);
        let _ = seed.try_set(proposed(session.environment));
    });
}
