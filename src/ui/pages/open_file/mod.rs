//! Open a file that somebody handed over: choose it, open it, see what it would change, decide once.

mod choose;
mod done;
mod doubtful;
mod inside;
mod lists;
mod secret;

use std::sync::Arc;

use leptos::prelude::*;

use self::{choose::Choose, done::Done, inside::ShowInside, secret::AskSecret};
use crate::{
    app::{
        browser::{Browser, Picked},
        desk::TakenIn,
        files::incoming::{IncomingFile, Looked, NotOpened, look},
        route::Route,
        session::Session,
    },
    exchange::seal::OpenFault,
    ui::{
        page::Page,
        steps::{self, Back, Steps},
    },
};

/// How far one is.
#[derive(Clone)]
enum Step {
    /// A file is chosen.
    Choose,
    /// Its passphrase is asked for.
    Secret(Arc<Vec<u8>>),
    /// What it would change, and the decision.
    Inside(Arc<IncomingFile>),
    /// What was done.
    Done(Arc<IncomingFile>, TakenIn),
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Step::Choose => "Open a file",
            Step::Secret(_) => "The passphrase of the file",
            Step::Inside(_) => "What the file would change",
            Step::Done(..) => "Taken in",
        }
    }

    fn back(&self) -> Option<Back<Self>> {
        match self {
            Step::Choose | Step::Done(..) => None,
            Step::Secret(_) | Step::Inside(_) => Some(Back::Step(Step::Choose)),
        }
    }
}

/// The page that helps, and its name.
type WayOut = (Route, &'static str);

/// Why a file was not opened, in words, and the page that helps.
struct Fault {
    text: String,
    way_out: Option<WayOut>,
}

impl From<NotOpened> for Fault {
    fn from(why: NotOpened) -> Self {
        Self {
            text: why.to_string(),
            way_out: why.way_out(),
        }
    }
}

impl From<String> for Fault {
    fn from(text: String) -> Self {
        Self { text, way_out: None }
    }
}

/// The page.
#[component]
pub fn OpenFile(session: Session) -> impl IntoView {
    let browser = Browser::here();
    let steps = Steps::begin(Step::Choose);
    let Steps { at, attempt, go, .. } = steps;
    let way_out = RwSignal::new(None::<WayOut>);
    // To look into a file takes a moment, which the page says before it begins.
    let take = Callback::new(move |picked: Picked| {
        attempt.begin();
        browser.once_drawn(move || match next(session, picked.clone()) {
            Ok(next) => {
                attempt.end();
                way_out.set(None);
                _ = go.try_run(next);
            }
            Err(why) => {
                attempt.refuse_at(choose::FIELD, why.text);
                way_out.set(why.way_out);
            }
        });
    });
    let take_launched = move || {
        if let Some(picked) = browser.launched.get() {
            browser.launched.set(None);
            at.set(Step::Choose);
            take.run(picked);
        }
    };
    // One that opened the page is there already; another may come while the page is open.
    untrack(take_launched);
    Effect::new(take_launched);
    let content = move || match at.get() {
        Step::Choose => view! { <Choose attempt way_out on_file=take /> }.into_any(),
        Step::Secret(bytes) => view! { <AskSecret session bytes attempt go /> }.into_any(),
        Step::Inside(inside) => view! { <ShowInside session inside go /> }.into_any(),
        Step::Done(inside, taken) => view! { <Done inside taken go /> }.into_any(),
    };
    view! {
        <Page title=steps.title() step_back=steps.back() problems=attempt.is_wrong()>
            {content}
        </Page>
    }
}

/// What follows from the file that was chosen; or what is wrong with it.
fn next(session: Session, picked: Picked) -> Result<Step, Fault> {
    let bytes = match picked {
        Picked::File(bytes) => bytes,
        Picked::Nothing => return Err("Choose the file first.".to_owned().into()),
        Picked::TooBig => return Err(NotOpened::from(OpenFault::TooLarge).into()),
        Picked::Refused(why) => {
            let again = format!("The browser could not read the file ({why}). Choose it once more.");
            return Err(again.into());
        }
    };
    Ok(match look(session, &bytes, None)? {
        Looked::Passphrase => Step::Secret(Arc::new(bytes)),
        Looked::Inside(inside) => Step::Inside(inside.into()),
    })
}
