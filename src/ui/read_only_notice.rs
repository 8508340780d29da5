//! The notice above every page if the browser cannot open its main files: this is the second copy, how complete it is,
//! and what to do.

use leptos::prelude::*;

use crate::{
    app::{device::opening::Opening, route::Route},
    store::{Harm, Refused},
    ui::parts::Notice,
};

/// The notice; nothing if the main files are open.
#[component]
pub fn ReadOnlyNotice(
    /// What is open.
    opening: Opening,
) -> impl IntoView {
    let read_only = Memo::new(move |_| {
        let session = opening.session();
        session.is_some_and(|session| session.found.with(|found| found.read_only))
    });
    let here = move || {
        let session = opening.session();
        session.map_or(0, |session| session.desk.workspace().entries().len())
    };
    let counted = move || opening.harm().iter().find_map(counted_by);
    move || {
        read_only.get().then(|| {
            view! {
                <Notice id="read-only" title="Read only: this is the second copy">
                    <p class="govuk-body">{move || format!(
                        "The browser can’t open its main files for Plumbline. You see what the second copy on this \
                         device has: {}, and the drafts.", of_all(here(), counted())
                    )}</p>
                    <p class="govuk-body">
                        "Nothing new can be committed, and what you type may be lost. "
                        <a class="govuk-link" href=Route::Backup.href()>"Save a backup now"</a>
                        ". Then lock this device to see how to get the main files back."
                    </p>
                </Notice>
            }
        })
    }
}

fn counted_by(harm: &Harm) -> Option<usize> {
    match harm {
        Harm::ShelfRefused(Refused { counted, .. }) => *counted,
        Harm::ShelfLacks(_) | Harm::DrawerLost { .. } | Harm::DrawerOld => None,
    }
}

/// How complete a copy is, in words.
pub fn of_all(here: usize, counted: Option<usize>) -> String {
    let entries = if here == 1 { "entry" } else { "entries" };
    match counted {
        Some(counted) if counted > here => {
            let missing = counted - here;
            format!("{here} of the {counted} committed entries that were counted ({missing} are not in it)")
        }
        Some(_) => format!("all {here} committed entries that were counted"),
        None => format!("{here} committed {entries}, and no count of how many there were"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_copy_lacks_is_said_and_never_that_it_has_all_where_nobody_counted() {
        assert_eq!(
            of_all(4, Some(6)),
            "4 of the 6 committed entries that were counted (2 are not in it)"
        );
        assert_eq!(of_all(6, Some(6)), "all 6 committed entries that were counted");
        assert_eq!(
            of_all(1, None),
            "1 committed entry, and no count of how many there were"
        );
    }
}
