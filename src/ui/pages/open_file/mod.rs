//! Opens files from colleagues, one or several at once: choose them, decrypt them, see what they would change, decide
//! once.

mod choose;
mod done;
mod doubtful;
mod effects;
mod inside;
mod lists;
mod one_file;
mod secret;

use std::sync::Arc;

use leptos::prelude::*;

use self::{choose::Choose, done::Done, inside::ShowInside, secret::AskSecret};
use crate::{
    app::{
        browser::{Browser, NamedFile},
        desk::TakenIn,
        files::several::{ChosenFiles, ComparedFiles},
        route::Route,
        session::Session,
    },
    ui::{
        page::Page,
        parts::{Button, ButtonKind, InsetText},
        steps::{self, Back, Steps},
    },
};

/// The most files that are opened at once.
const MOST_AT_ONCE: usize = 100;

/// The step the user is at.
#[derive(Clone)]
enum Step {
    /// Choosing the files.
    Choose,
    /// Entering the passphrases.
    Secret(ChosenFiles),
    /// What they would change, and the decision.
    Inside(Arc<ComparedFiles>),
    /// The result of the import.
    Done(Arc<ComparedFiles>, TakenIn),
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Step::Choose => "Open a file",
            Step::Secret(files) if files.number() == 1 => "The passphrase of the file",
            Step::Secret(_) => "The passphrases of the files",
            Step::Inside(files) if files.all().len() == 1 => "What the file would change",
            Step::Inside(_) => "What the files would change",
            Step::Done(files, _) if files.added().count() == 1 => "File added",
            Step::Done(..) => "Files added",
        }
    }

    fn back(&self) -> Option<Back<Self>> {
        match self {
            Step::Choose | Step::Done(..) => None,
            Step::Secret(_) | Step::Inside(_) => Some(Back::Step(Step::Choose)),
        }
    }
}

/// A link to a page that helps: the route and the link text.
type WayOut = (Route, &'static str);

/// The page.
#[component]
pub fn OpenFile(session: Session) -> impl IntoView {
    let browser = Browser::here();
    let steps = Steps::begin(Step::Choose);
    let Steps { at, attempt, go, .. } = steps;
    let way_out = RwSignal::new(None::<WayOut>);
    // Reading files takes a moment, so the page first shows that it is busy.
    let take = Callback::new(move |files: Vec<NamedFile>| {
        attempt.begin();
        let files = StoredValue::new(files);
        browser.once_drawn(move || {
            let files = files.try_update_value(std::mem::take).unwrap_or_default();
            match files.len() {
                0 => return attempt.refuse_at(choose::FIELD, "Choose a file first."),
                1..=MOST_AT_ONCE => {}
                more => {
                    let why = format!("You chose {more} files. Open at most {MOST_AT_ONCE} at once.");
                    return attempt.refuse_at(choose::FIELD, why);
                }
            }
            let chosen = ChosenFiles::new(session, files);
            let next = next(session, chosen);
            match next {
                Ok(next) => {
                    attempt.end();
                    way_out.set(None);
                    _ = go.try_run(next);
                }
                Err((why, help)) => {
                    attempt.refuse_at(choose::FIELD, why);
                    way_out.set(help);
                }
            }
        });
    });
    // The page's owner: what is made for a file must outlive the effect's next run.
    let owner = Owner::current();
    let busy = attempt.busy();
    let is_choosing = move || at.with(|at| matches!(at, Step::Choose)) && !busy.get();
    let take_launched = move || {
        let launched = browser.launched.get();
        if !launched.is_empty() && is_choosing() {
            browser.launched.set(Vec::new());
            match &owner {
                Some(owner) => owner.with(|| take.run(launched)),
                None => take.run(launched),
            }
        }
    };
    // Files that the app was opened with are here already. Others may arrive while the page is open: they wait until the
    // user has decided about those that are open, and has read what came of them.
    untrack(take_launched.clone());
    Effect::new(take_launched);
    let waits = move || {
        let waiting = browser.launched.with(Vec::len);
        let is_done = at.with(|at| matches!(at, Step::Done(..)));
        (waiting > 0 && !is_choosing()).then(|| {
            let open = is_done.then(|| {
                view! { " "<Button kind=ButtonKind::Secondary on_click=move |()| go.run(Step::Choose)>"Open it now"</Button> }
            });
            view! { <InsetText>"Another file is waiting. It is opened once you have finished here."{open}</InsetText> }
        })
    };
    let content = move || match at.get() {
        Step::Choose => view! { <Choose attempt way_out on_files=take /> }.into_any(),
        Step::Secret(files) => view! { <AskSecret session files attempt go /> }.into_any(),
        Step::Inside(files) => view! { <ShowInside session files go /> }.into_any(),
        Step::Done(files, taken) => view! { <Done files taken go /> }.into_any(),
    };
    view! {
        <Page title=steps.title() step_back=steps.back() problems=attempt.is_wrong()>
            {waits}
            {content}
        </Page>
    }
}

/// The next step for the chosen files. If the only one can't be opened, the reason, with a page that helps.
fn next(session: Session, chosen: ChosenFiles) -> Result<Step, (String, Option<WayOut>)> {
    if !chosen.closed().is_empty() {
        return Ok(Step::Secret(chosen));
    }
    let compared = chosen.compared(session);
    match compared.all() {
        [(_, Err(why))] => Err((why.to_string(), why.way_out())),
        _ => Ok(Step::Inside(compared.into())),
    }
}
