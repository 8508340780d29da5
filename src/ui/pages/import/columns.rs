//! Asks which column holds which field.

use leptos::prelude::*;

use super::{
    Step, Work,
    field_select::FieldSelect,
    gaps::{error_of, link},
    overview::{SheetColumns, Tools, opened},
    rules::Rules,
};
use crate::{
    app::session::Session,
    exchange::sheet::{
        field::{AreaPart, Field},
        gaps::gaps,
        guess::guess_words,
    },
    ui::{
        attempt::Attempt,
        parts::{Button, Details, ErrorSummary, Form},
    },
};

/// Every field with its column. Guesses are marked as such.
#[component]
pub fn Columns(
    session: Session,
    page: Owner,
    work: Work,
    attempt: Attempt,
    go: Callback<Step>,
) -> impl IntoView {
    // Gaps are shown after the first attempt to continue, and updated while the user fills them.
    let tried = RwSignal::new(false);
    let gaps = {
        let work = work.clone();
        Memo::new(move |_| {
            if tried.get() {
                work.answers.with(|answers| {
                    work.mapping
                        .with(|mapping| gaps(mapping, &work.table, &work.tool, answers))
                })
            } else {
                Vec::new()
            }
        })
    };
    let errors = {
        let tool = work.tool.clone();
        Signal::derive(move || gaps.with(|gaps| gaps.iter().map(|gap| link(gap, &tool)).collect::<Vec<_>>()))
    };
    let next = {
        let work = work.clone();
        move |()| {
            tried.set(true);
            attempt.clear();
            if gaps.with_untracked(Vec::is_empty) {
                work.mapping.update(|mapping| {
                    guess_words(&work.table, &work.tool, mapping);
                });
                go.run(Step::Words(work.clone()));
            } else {
                attempt.refuse(errors.get_untracked());
            }
        }
    };
    let select = |field: Field| {
        let error = error_of(gaps, work.clone(), field.clone());
        view! { <FieldSelect work=work.clone() field error /> }.into_any()
    };
    let all = |fields: Vec<Field>| fields.into_iter().map(select).collect::<Vec<AnyView>>();
    let (grades, texts): (Vec<_>, Vec<_>) = Field::areas(&work.tool)
        .into_iter()
        .partition(|field| matches!(field, Field::Area(AreaPart::Grade, _)));
    let (grades, texts) = (all(grades), all(texts));
    let (case, overall) = (all(Field::case()), all(Field::overall()));
    let (actions, contacts) = (all(Field::actions()), all(Field::contacts()));
    let opened = opened(&work);
    view! {
        <ErrorSummary errors focus=Signal::derive(move || attempt.refusals()) />
        {opened}
        <Tools session page work=work.clone() go />
        <SheetColumns work=work.clone() />
        <Form on_submit=next>
            <h2 class="govuk-heading-m">"The case and the audit"</h2>
            {case}
            <h2 class="govuk-heading-m">"Grades of the practice areas"</h2>
            {grades}
            <Details summary="Texts of the practice areas">{texts}</Details>
            <h2 class="govuk-heading-m">"The audit as a whole"</h2>
            {overall}
            <h2 class="govuk-heading-m">"The action"</h2>
            {actions}
            <h2 class="govuk-heading-m">"Family contact"</h2>
            <p class="govuk-body">
                "Where the spreadsheet has no column that says whether somebody was spoken to, the audit says “not \
                 attempted”, with the exception “Imported from a spreadsheet that does not record it”. It stays visible."
            </p>
            <Details summary="Columns about family contact">{contacts}</Details>
            <Rules work gaps />
            <Button submit=true>"Continue to the words"</Button>
        </Form>
    }
}
