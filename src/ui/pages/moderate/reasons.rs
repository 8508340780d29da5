//! Why something is inadequate: one primary reason, any number of contributing ones.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    app::work::place::reason_id,
    domain::{action::Finding, draft::ReasonsDraft, tool::AuditTool},
    ui::parts::{Checkboxes, Choice, Radios},
};

fn offered(reasons: impl IntoIterator<Item = (String, String)>) -> Vec<Choice> {
    reasons
        .into_iter()
        .map(|(key, name)| Choice::new(key, name))
        .collect()
}

/// The choice of reasons, right beneath the grade that needs them. The primary reason is not offered a second time.
#[component]
pub fn ReasonsField(
    finding: Finding,
    tool: Arc<AuditTool>,
    value: Signal<ReasonsDraft>,
    on_change: Callback<ReasonsDraft>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let id = reason_id(&finding);
    let all = tool
        .reasons
        .iter()
        .map(|reason| (reason.key.to_string(), reason.name.clone()));
    let choices: StoredValue<Vec<(String, String)>> = StoredValue::new(all.collect());
    let primary = Memo::new(move |_| value.with(|reasons| reasons.primary.as_ref().map(ToString::to_string)));
    let contributing = Signal::derive(move || {
        value.with(|reasons| {
            reasons
                .contributing
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        })
    });
    let choose = move |key: String| {
        let mut reasons = value.get_untracked();
        reasons.primary = key.parse().ok();
        on_change.run(reasons);
    };
    let toggle = Callback::new(move |(key, ticked): (String, bool)| {
        let mut reasons = value.get_untracked();
        reasons.contribute(&key, ticked);
        on_change.run(reasons);
    });
    view! {
        <Radios id=id.clone() legend="Primary reason why it is inadequate" hint="The one that weighs most."
            choices=offered(choices.get_value()) value=primary on_choose=choose error small=true />
        {move || primary.get().map(|primary| {
            let others = choices.get_value().into_iter().filter(|(key, _)| *key != primary);
            view! {
                <Checkboxes id=format!("{id}-contributing") legend="Contributing reasons (optional)"
                    choices=offered(others) selected=contributing on_toggle=toggle small=true />
            }.into_any()
        })}
    }
}
