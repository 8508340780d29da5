//! Fields for the texts and dates of a draft. The place determines the rest: the value, what typing changes, the id and
//! the error message.

use leptos::prelude::*;

use crate::{
    app::{
        drafts::{Editing, Kind},
        work::{checking::Checking, place::field_id},
    },
    domain::{
        draft::{ByPlace, DateDraft},
        problem::{Place, Problem, ProblemKind},
    },
    ui::{
        dates,
        parts::{DateField, DateFieldProps, Size, TextArea, TextAreaProps, TextField, TextFieldProps, Width},
    },
};

/// Access to a draft of any kind, for its fields. The types do not depend on the kind, so all pages share one
/// compiled field.
#[derive(Clone, Copy)]
pub struct Fields {
    text: Callback<Place, String>,
    write: Callback<(Place, String)>,
    day: Callback<Place, DateDraft>,
    enter: Callback<(Place, DateDraft)>,
    problems: Signal<Vec<Problem>>,
}

impl Fields {
    /// The fields of a draft that is saved as it is typed.
    pub fn of<D: Kind + ByPlace>(draft: Editing<D>, checking: Checking) -> Self {
        let text = move |place| draft.with(|draft| text_of(draft, &place)).unwrap_or_default();
        let day = move |place| draft.with(|draft| day_of(draft, &place)).unwrap_or_default();
        Self {
            text: Callback::new(text),
            write: Callback::new(move |(place, typed)| draft.update(|draft| draft.write(&place, typed))),
            day: Callback::new(day),
            enter: Callback::new(move |(place, day)| draft.update(|draft| set_day(draft, &place, day))),
            problems: Memo::new(move |_| checking.shown()).into(),
        }
    }

    /// The fields of a draft that is not saved, and is gone when its page is left.
    pub fn unsaved<D: ByPlace + Send + Sync + 'static>(
        draft: RwSignal<D>,
        problems: Signal<Vec<Problem>>,
    ) -> Self {
        Self {
            text: Callback::new(move |place| draft.with(|draft| text_of(draft, &place))),
            write: Callback::new(move |(place, typed)| draft.update(|draft| draft.write(&place, typed))),
            day: Callback::new(move |place| draft.with(|draft| day_of(draft, &place))),
            enter: Callback::new(move |(place, day)| draft.update(|draft| set_day(draft, &place, day))),
            problems,
        }
    }

    /// The message at a field.
    pub fn error(self, place: Place) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.problems.with(|problems| {
                let here = problems.iter().find(|problem| problem.place == place);
                here.map(|problem| problem.what.to_string())
            })
        })
    }
}

impl Fields {
    /// The field of a date that is wrong, if one of its three is.
    fn wrong_part(self, place: Place) -> Signal<Option<&'static str>> {
        Signal::derive(move || {
            self.problems.with(|problems| {
                let here = problems.iter().find(|problem| problem.place == place)?;
                let ProblemKind::NoDay(_, part) = here.what else {
                    return None;
                };
                Some(part.word())
            })
        })
    }
}

fn text_of<D: ByPlace>(draft: &D, place: &Place) -> String {
    draft.text(place).unwrap_or_default().to_owned()
}

fn day_of<D: ByPlace>(draft: &D, place: &Place) -> DateDraft {
    draft.day(place).cloned().unwrap_or_default()
}

fn set_day<D: ByPlace>(draft: &mut D, place: &Place, typed: DateDraft) {
    if let Some(day) = draft.day_mut(place) {
        *day = typed;
    }
}

/// A field for one text of a draft.
#[component]
pub fn TextAt(
    /// The draft.
    fields: Fields,
    /// Which text of the draft.
    place: Place,
    /// The question.
    #[prop(into)]
    label: String,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The number of visible lines; 1 makes a single-line field.
    #[prop(default = 5)]
    rows: u32,
    /// How large the question is set.
    #[prop(optional)]
    size: Size,
    /// The width of a single line.
    #[prop(optional)]
    width: Width,
    /// A number is expected.
    #[prop(optional)]
    numeric: bool,
) -> impl IntoView {
    let (id, error) = (field_id(&place), fields.error(place.clone()));
    let read = place.clone();
    let value = Memo::new(move |_| fields.text.run(read.clone())).into();
    let on_input = Callback::new(move |typed| fields.write.run((place.clone(), typed)));
    if rows == 1 {
        TextField(TextFieldProps {
            id,
            label,
            hint,
            error,
            value,
            on_input,
            width,
            size,
            heading: false,
            autocomplete: "off",
            spellcheck: false,
            inputmode: numeric.then_some("numeric"),
        })
        .into_any()
    } else {
        TextArea(TextAreaProps {
            id,
            label,
            hint,
            error,
            value,
            on_input,
            rows,
            size,
            heading: false,
            spellcheck: true,
            limit: None,
        })
        .into_any()
    }
}

/// A field for one date of a draft.
#[component]
pub fn DayAt(
    /// The draft.
    fields: Fields,
    /// Which date of the draft.
    place: Place,
    /// The question.
    #[prop(into)]
    legend: String,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Option<String>,
    /// How large the question is set.
    #[prop(optional)]
    size: Size,
) -> impl IntoView {
    // The place's id is that of the first of the three inputs.
    let id = field_id(&place).trim_end_matches("-day").to_owned();
    let error = fields.error(place.clone());
    let wrong_part = fields.wrong_part(place.clone());
    let read = place.clone();
    let value = Memo::new(move |_| dates::parts(&fields.day.run(read.clone()))).into();
    let on_input = Callback::new(move |typed| fields.enter.run((place.clone(), dates::draft(typed))));
    DateField(DateFieldProps {
        id,
        legend,
        hint,
        error,
        wrong_part,
        value,
        on_input,
        size,
        heading: false,
    })
}
