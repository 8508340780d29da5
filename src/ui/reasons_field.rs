//! Why something is inadequate: one primary reason, any number of contributing ones.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::work::place::reason_id,
    domain::{action::Finding, draft::ReasonsDraft, tool::AuditTool},
    ui::parts::{Checkboxes, Choice, Radios, Size},
};

/// The questions, where the page asks them in words of its own.
#[derive(Clone)]
pub struct Asking {
    /// For the primary reason.
    pub primary: String,
    /// What helps to choose it.
    pub hint: &'static str,
    /// For those that contributed.
    pub contributing: String,
    /// How large the questions are set.
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

/// The choice of reasons. The contributing ones are asked for once there is a primary one, which is not offered again.
#[component]
pub fn ReasonsField(
    /// What is inadequate.
    finding: Finding,
    /// The tool that lists the reasons.
    tool: Arc<AuditTool>,
    /// What is chosen.
    value: Signal<ReasonsDraft>,
    /// Called with another choice.
    #[prop(into)]
    on_change: Callback<ReasonsDraft>,
    /// What is wrong with it.
    error: Signal<Option<String>>,
    /// The questions.
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
