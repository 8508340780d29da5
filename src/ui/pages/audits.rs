//! All audits on this device: searched, sorted, page by page.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    app::{route::Route, session::Session, work::looking::is_veiled},
    domain::{
        all_audits::{A_PAGE, Found, Listed, ListedGrade, Order, Search, all_audits, find},
        graded::Choice,
        stage::Stage,
    },
    ui::{
        count::count,
        dates, grades,
        page::Page,
        parts::{
            self, Button, ButtonKind, ButtonLink, Empty, ScrollTable, Select, StatusLine, Tag, TagKind,
            TextField,
        },
    },
};

/// How long the typing rests before the number of audits found is said.
const PAUSE: Duration = Duration::from_millis(600);

/// The page.
#[component]
pub fn Audits(session: Session) -> impl IntoView {
    let all = Memo::new(move |_| all_audits(&session.desk.workspace(), |record| is_veiled(session, record)));
    let search = session.unsent.search;
    let found = Memo::new(move |_| all.with(|all| search.with(|search| find(all, search))));
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <Page title="All audits" back=(Route::Home, "Desk")>
            {move || if is_empty.get() {
                nothing_yet()
            } else {
                view! { <Searching search found /> <Table found /> <Pages search found /> }.into_any()
            }}
            <NotCounted session />
        </Page>
    }
}

/// The audits that are not in the list, because no version of them counts here.
#[component]
fn NotCounted(session: Session) -> impl IntoView {
    let number = Memo::new(move |_| {
        let workspace = session.desk.workspace();
        let not_counted = workspace
            .audits()
            .filter(|audit| audit.uncounted_version().is_some());
        not_counted.count()
    });
    move || {
        let number = number.get();
        (number > 0).then(|| {
            let are = count(number, "audit is", "audits are");
            view! {
                <p class="govuk-body">{format!("{are} not in this list, because something about them does not count on this device. ")}
                    <a class="govuk-link" href=Route::Home.href()>"The desk says why"</a></p>
            }
        })
    }
}

fn nothing_yet() -> AnyView {
    view! {
        <Empty title="No audits yet">
            <p class="govuk-body">"Submitted audits, and audits in files that you open, are listed here. Your drafts are on the desk."</p>
            <ButtonLink href=Route::Begin(None).href()>"Begin an audit"</ButtonLink>
            <ButtonLink href=Route::OpenFile.href() kind=ButtonKind::Secondary>"Open a file"</ButtonLink>
        </Empty>
    }
    .into_any()
}

/// The search, the order, and how many audits were found.
#[component]
fn Searching(search: RwSignal<Search>, found: Memo<Found>) -> impl IntoView {
    // The order that is shown until another is chosen is the prompt of the list.
    let others = Order::ALL.into_iter().filter(|order| *order != Order::default());
    let orders: Vec<_> = others
        .map(|order| parts::Choice::new(order.label(), order.label()))
        .collect();
    let order = Signal::derive(move || {
        let order = search.with(|search| search.order);
        (order != Order::default()).then(|| order.label().to_owned())
    });
    let sort = move |chosen: Option<String>| {
        let order = Order::ALL
            .into_iter()
            .find(|order| chosen.as_deref() == Some(order.label()));
        search.update(|search| {
            search.order = order.unwrap_or_default();
            search.page = 0;
        });
    };
    // Said once the typing rests, so that a screen reader does not read a number for each letter.
    let said = RwSignal::new(String::new());
    Effect::new(move || {
        let number = found.with(|found| found.number);
        let rest = move || {
            if found.try_with_untracked(|found| found.number) == Some(number) {
                let _ = said.try_set(count(number, "audit found", "audits found"));
            }
        };
        set_timeout(rest, PAUSE);
    });
    view! {
        <TextField id="find-audit" label="Search"
            hint="Case reference, service area, team, auditor, practice week, status or current grade"
            value=Signal::derive(move || search.with(|search| search.words.clone()))
            on_input=move |words: String| search.update(|search| {
                search.words = words;
                search.page = 0;
            }) />
        <Select id="sort-audits" label="Sort by" choices=orders value=order on_choose=sort prompt=Order::default().label() />
        <StatusLine text=said />
    }
}

#[component]
fn Table(found: Memo<Found>) -> impl IntoView {
    move || {
        found.with(|found| {
            if found.number == 0 {
                return view! {
                    <p class="govuk-body">"No audits match your search. Try fewer words, or part of a word."</p>
                }
                .into_any();
            }
            let first = found.page * A_PAGE;
            let caption = if found.pages == 1 {
                count(found.number, "audit", "audits")
            } else {
                format!("Audits {} to {} of {}", first + 1, first + found.shown.len(), found.number)
            };
            let rows = found.shown.iter().map(row).collect_view();
            view! {
                <ScrollTable id="all-audits" caption>
                    <thead><tr>
                        <th scope="col">"Case reference"</th>
                        <th scope="col">"Service area and team"</th>
                        <th scope="col">"Auditor"</th>
                        <th scope="col">"Completed on"</th>
                        <th scope="col">"Current grade"</th>
                        <th scope="col">"Status"</th>
                        <th scope="col">"Practice week"</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </ScrollTable>
            }
            .into_any()
        })
    }
}

fn row(audit: &Listed) -> impl IntoView + use<> {
    let grade = match audit.grade {
        ListedGrade::Counts(grade, stage) => {
            let whose = match stage {
                Stage::Agreed | Stage::Final => "Agreed",
                Stage::Moderator => "Moderator’s",
                Stage::Auditor => "Auditor’s",
            };
            view! { {grades::tag(Choice::Graded(grade))}<br />{whose} }.into_any()
        }
        ListedGrade::Hidden => "Hidden, so that you can moderate it blind".into_any(),
        ListedGrade::None => "No grade counts here".into_any(),
    };
    view! {
        <tr>
            <th scope="row"><a class="govuk-link" translate="no" href=Route::Audit(audit.id).href()>{audit.reference.clone()}</a></th>
            <td>{audit.service.clone()}</td>
            <td translate="no">{audit.auditor.clone()}</td>
            <td>{dates::day(audit.completed_on)}</td>
            <td>{grade}</td>
            <td><Tag kind=TagKind::Plain text=audit.status.clone() /></td>
            <td>{audit.week.clone()}</td>
        </tr>
    }
}

/// The way to the other pages of the list. The table then takes focus, so that a keyboard goes on reading there.
#[component]
fn Pages(search: RwSignal<Search>, found: Memo<Found>) -> impl IntoView {
    let page = Memo::new(move |_| found.with(|found| (found.page, found.pages)));
    let turn = move |to: usize| {
        search.update(|search| search.page = to);
        parts::focus_soon("all-audits");
    };
    move || {
        let (page, pages) = page.get();
        (pages > 1).then(|| {
            view! {
                <nav aria-label="Pages of the list">
                    <p class="govuk-body">{format!("Page {} of {pages}", page + 1)}</p>
                    <div class="govuk-button-group">
                        {(page > 0).then(|| view! {
                            <Button kind=ButtonKind::Secondary on_click=move |()| turn(page - 1)>"Previous page"</Button>
                        })}
                        {(page + 1 < pages).then(|| view! {
                            <Button kind=ButtonKind::Secondary on_click=move |()| turn(page + 1)>"Next page"</Button>
                        })}
                    </div>
                </nav>
            }
        })
    }
}
