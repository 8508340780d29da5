//! Why something is inadequate: one primary reason, any number of contributing ones.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::work::place::reason_id,
    domain::{action::Finding, draft::ReasonsDraft, tool::AuditTool},
    ui::parts::{Checkboxes, Choice, Radios, Size},
};

/// The wording of the questions.
#[derive(Clone)]
pub struct Asking {
    /// The question for the primary reason.
    pub primary: String,
    /// Its hint.
    pub hint: &'static str,
    /// The question for the contributing reasons.
    pub contributing: String,
    /// The size of both questions.
    pub size: Size,
}

impl Default for Asking {
    fn default() -> Self {
        Self {
            primary: "Primary reason why it is inadequate".to_owned(),
            hint: "The one that weighs most.",
            contributing: "Contributing reasons (optional)".to_owned(),
            size: Size::default(),
        }
    }
}

/// Asks for the primary reason, then for contributing ones, among which the primary one is not offered.
#[component]
pub fn ReasonsField(
    /// The inadequate finding.
    finding: Finding,
    /// The tool that lists the reasons.
    tool: Arc<AuditTool>,
    /// The reasons chosen so far.
    value: Signal<ReasonsDraft>,
    /// Called with the changed reasons.
    #[prop(into)]
    on_change: Callback<ReasonsDraft>,
    /// The error message.
    error: Signal<Option<String>>,
    /// The wording, if it is not the usual one.
    #[prop(optional)]
    asking: Asking,
) -> impl IntoView {
    let id = reason_id(&finding);
    let primary = Memo::new(move |_| value.with(|reasons| reasons.primary.clone().map(String::from)));
    let selected = Signal::derive(move || {
        value.with(|reasons| {
            let contributing = reasons.contributing.iter();
            contributing.cloned().map(String::from).collect::<Vec<_>>()
        })
    });
    let change = move |change: &dyn Fn(&mut ReasonsDraft)| {
        let mut reasons = value.get_untracked();
        change(&mut reasons);
        on_change.run(reasons);
    };
    let choose = move |key: String| change(&|reasons| reasons.primary = key.parse().ok());
    let toggle = Callback::new(move |(key, ticked): (String, bool)| {
        change(&|reasons| reasons.contribute(&key, ticked))
    });
    let choices = move |without: Option<String>| {
        let reasons = tool.reasons.iter();
        let offered = reasons.filter(|reason| without.as_deref() != Some(reason.key.as_str()));
        let choices = offered.map(|reason| Choice::new(reason.key.clone(), reason.name.clone()));
        choices.collect::<Vec<_>>()
    };
    let all = choices(None);
    let Asking {
        primary: legend,
        hint,
        contributing,
        size,
    } = asking;
    let more = format!("{id}-contributing");
    view! {
        <Radios id legend hint size choices=all value=primary on_choose=choose error small=true />
        {move || primary.get().map(|primary| view! {
            <Checkboxes id=more.clone() legend=contributing.clone() size choices=choices(Some(primary))
                selected on_toggle=toggle small=true />
        }.into_any())}
    }
}
