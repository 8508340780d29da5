//! Asks what the words in the columns mean, starting with the grades. For an ambiguous word, no meaning is preselected.

use leptos::prelude::*;

use super::{Step, Work};
use crate::{
    exchange::sheet::{
        mapping::{Mapping, Word},
        numbered::{self, Best},
        table::one_line,
        words::{Said, Vocabulary},
    },
    ui::{
        attempt::Attempt,
        count::count,
        parts::{Button, Choice, ErrorLink, ErrorSummary, Form, Radios, Select},
    },
};

const REFUSE: &str = "-";

/// The words of each vocabulary.
#[component]
pub fn Words(work: Work, attempt: Attempt, go: Callback<Step>) -> impl IntoView {
    // Gaps are shown after the first attempt to continue, and updated while the user fills them.
    let tried = RwSignal::new(false);
    let open = {
        let work = work.clone();
        Memo::new(move |_| {
            if tried.get() {
                let open = |mapping: &Mapping| mapping.open_words(&work.table, &work.tool);
                work.mapping.with(open)
            } else {
                Vec::new()
            }
        })
    };
    let lists: Vec<(Vocabulary, Vec<Word>)> = work.mapping.with_untracked(|mapping| {
        let words = |vocabulary| (vocabulary, mapping.words_in(vocabulary, &work.table, &work.tool));
        Vocabulary::ALL
            .into_iter()
            .map(words)
            .filter(|(_, words)| !words.is_empty())
            .collect()
    });
    let ids = lists.clone();
    let errors = Signal::derive(move || {
        let link = |(vocabulary, word): &(Vocabulary, Word)| ErrorLink {
            target: id_of(&ids, *vocabulary, word),
            text: ask(word),
        };
        open.with(|open| open.iter().map(link).collect::<Vec<_>>())
    });
    let next = {
        let work = work.clone();
        move |()| {
            tried.set(true);
            attempt.clear();
            if open.with_untracked(Vec::is_empty) {
                go.run(Step::Preview(work.clone()));
            } else {
                attempt.refuse(errors.get_untracked());
            }
        }
    };
    let sections = lists
        .iter()
        .map(|(vocabulary, words)| {
            let selects = words
                .iter()
                .map(|word| {
                    let id = id_of(&lists, *vocabulary, word);
                    one(&work, *vocabulary, word.clone(), id, open)
                })
                .collect_view();
            view! { <h2 class="govuk-heading-m">{vocabulary.label()}</h2>{selects} }
        })
        .collect_view();
    let numbered = work.clone();
    let nothing = lists
        .is_empty()
        .then(|| view! { <p class="govuk-body">"There are no words to explain."</p> });
    view! {
        <ErrorSummary errors focus=Signal::derive(move || attempt.refusals()) />
        <p class="govuk-body">
            "What is filled in was guessed, or is the same as last time. Numbers, single letters and words with a mark such as \
             “Good?” are never guessed: a 1 may be the best grade or the worst."
        </p>
        <Form on_submit=next>
            <NumberedGrades work=numbered />
            {nothing}
            {sections}
            <Button submit=true>"See what would be added"</Button>
        </Form>
    }
}

/// Asks once what numbers mean as grades. Each number can still be changed below.
#[component]
fn NumberedGrades(work: Work) -> impl IntoView {
    let mapping = work.mapping;
    let numbers = mapping.with_untracked(|mapping| numbered::numbers(mapping, &work.table, &work.tool));
    let possible = Best::possible(&numbers, &work.tool);
    if numbers.is_empty() || possible.is_empty() {
        return ().into_any();
    }
    let choices = possible
        .iter()
        .map(|best| Choice::new(best.word(), best.label(&work.tool)))
        .collect();
    let said = {
        let work = work.clone();
        Memo::new(move |_| mapping.with(|mapping| numbered::said(mapping, &work.table, &work.tool)))
    };
    let value = Signal::derive(move || said.get().map(|best| best.word().to_owned()));
    let choose = move |chosen: String| {
        if let Some(best) = possible.iter().find(|best| best.word() == chosen) {
            mapping.update(|mapping| numbered::set(mapping, &work.table, &work.tool, *best));
        }
    };
    view! {
        <Radios id="import-numbers" legend="Some grades are numbers. What do they mean?" choices value on_choose=choose small=true />
    }
    .into_any()
}

fn one(
    work: &Work,
    vocabulary: Vocabulary,
    word: Word,
    id: String,
    open: Memo<Vec<(Vocabulary, Word)>>,
) -> AnyView {
    let mapping = work.mapping;
    let label = format!(
        "{} ({})",
        shown(&word),
        count(word.count, "row or cell", "rows or cells")
    );
    let mut choices: Vec<Choice> = vocabulary
        .choices(&work.tool)
        .into_iter()
        .map(|(value, name)| Choice::new(value, name))
        .collect();
    choices.push(Choice::new(REFUSE, "Leave these rows out"));
    let value = {
        let form = word.form.clone();
        Signal::derive(move || {
            mapping.with(|mapping| {
                mapping.said(vocabulary, &form).map(|said| match said {
                    Said::Means(value) => value.clone(),
                    Said::Refuse => REFUSE.to_owned(),
                })
            })
        })
    };
    let form = word.form.clone();
    let choose = move |chosen: Option<String>| {
        mapping.update(|mapping| {
            let words = mapping.words.entry(vocabulary).or_default();
            match chosen.clone() {
                None => words.remove(&form),
                Some(value) if value == REFUSE => words.insert(form.clone(), Said::Refuse),
                Some(value) => words.insert(form.clone(), Said::Means(value)),
            };
        });
    };
    let error = Signal::derive(move || {
        let is_open = open.with(|open| {
            open.iter()
                .any(|(list, other)| *list == vocabulary && other.form == word.form)
        });
        is_open.then(|| ask(&word))
    });
    view! { <Select id label error choices value on_choose=choose /> }.into_any()
}

fn shown(word: &Word) -> String {
    if word.written.is_empty() {
        "An empty cell".to_owned()
    } else {
        format!("“{}”", one_line(&word.written, 60))
    }
}

fn ask(word: &Word) -> String {
    format!("{}: choose what it means", shown(word))
}

fn id_of(lists: &[(Vocabulary, Vec<Word>)], vocabulary: Vocabulary, word: &Word) -> String {
    let list = lists.iter().find(|(list, _)| *list == vocabulary);
    let at = list.and_then(|(_, words)| words.iter().position(|other| other.form == word.form));
    format!("import-word-{}-{}", vocabulary.word(), at.unwrap_or(0))
}
