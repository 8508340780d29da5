//! The samples drawn so far, each with the inputs needed to repeat the draw. The number of audits drawn for each reason
//! is left out, because it would reveal how many audits have which grade.

use leptos::prelude::*;

use crate::{
    app::session::Session,
    domain::{entry::Entry, sample::Draw},
    ui::{
        dates,
        parts::{Details, SummaryCard, SummaryList, SummaryRow},
    },
};

use super::sample::rule_words;

/// Every draw, latest first. Empty if there was none.
#[component]
pub fn Draws(session: Session) -> impl IntoView {
    move || {
        let workspace = session.desk.workspace();
        let mut cards: Vec<AnyView> = workspace
            .draws()
            .map(|(entry, draw)| card(session, entry, draw))
            .collect();
        cards.reverse();
        let many = cards.len();
        (many > 0).then(|| {
            view! {
                <Details printed=true summary=format!("Samples drawn ({many})")>
                    {cards}
                    <p>"To draw a sample again, choose the same quarter and enter the same seed on a device with the same audits."</p>
                </Details>
            }
        })
    }
}

fn card(session: Session, entry: &Entry, draw: &Draw) -> AnyView {
    let drawn = format!("{} of {} audits", draw.drawn.len(), draw.from);
    let by = format!(
        "{}, {}",
        entry.who.name(),
        dates::moment(session.environment.local(entry.at))
    );
    let (title, rule, seed) = (
        draw.quarter.name(),
        rule_words(&draw.rules),
        draw.seed.to_string(),
    );
    view! {
        <SummaryCard title>
            <SummaryList>
                <SummaryRow key="Drawn">{drawn}</SummaryRow>
                <SummaryRow key="Rule">{rule}</SummaryRow>
                <SummaryRow key="Seed">{seed}</SummaryRow>
                <SummaryRow key="Drawn by">{by}</SummaryRow>
            </SummaryList>
        </SummaryCard>
    }
    .into_any()
}
