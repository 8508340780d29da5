//! Opens a file from a colleague: choose it, decrypt it, see what it would change, decide once.

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

/// The step the user is at.
#[derive(Clone)]
enum Step {
    /// Choosing the file.
    Choose,
    /// Entering its passphrase.
    Secret(Arc<Vec<u8>>),
    /// What it would change, and the decision.
    Inside(Arc<IncomingFile>),
    /// The result of the import.
    Done(Arc<IncomingFile>, TakenIn),
}

impl steps::Step for Step {
    fn title(&self) -> &'static str {
        match self {
            Step::Choose => "Open a file",
            Step::Secret(_) => "The passphrase of the file",
            Step::Inside(_) => "What the file would change",
            Step::Done(..) => "File added",
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

/// Why a file was not opened, as text, with a link to a page that helps.
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
    // Reading a file takes a moment, so the page first shows that it is busy.
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
    // A file that the app was opened with is here already. Another may arrive while the page is open.
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

/// The next step for the chosen file, or why it can't be opened.
fn next(session: Session, picked: Picked) -> Result<Step, Fault> {
    let bytes = match picked {
        Picked::File(bytes) => bytes,
        Picked::Nothing => return Err("Choose the file first.".to_owned().into()),
        Picked::TooBig => return Err(NotOpened::from(OpenFault::TooLarge).into()),
        Picked::Refused(why) => {
            let again = format!("The browser could not read the file ({why}). Choose it again.");
            return Err(again.into());
        }
    };
    Ok(match look(session, &bytes, None)? {
        Looked::Passphrase => Step::Secret(Arc::new(bytes)),
        Looked::Inside(inside) => Step::Inside(inside.into()),
    })
}
