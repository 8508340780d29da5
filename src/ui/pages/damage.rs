//! The notice at the top of a page if data on the device was damaged. Usually there is none.

use leptos::prelude::*;

use crate::{
    app::{
        device::{opening::Opening, repair},
        route::Route,
        session::{Session, SessionKind},
    },
    store::Harm,
    ui::{
        pages::rescue::{mirror::PutBack, unreadable::Unreadable},
        parts::{Notice, WarningText},
    },
};

/// Says what was restored from the mirror or could be, what can't be read, and what is known after the drawer's storage
/// was lost or replaced by an older copy.
#[component]
pub fn DamageNotice(session: Session) -> impl IntoView {
    let opening: Option<Opening> = use_context();
    let opening = opening.filter(|_| session.kind == SessionKind::Device);
    let put_back = move || {
        let words = put_back_words(opening.map_or(0, Opening::put_back));
        words.map(|words| view! {
            <Notice id="put-back" title="Put back from the second copy">
                <p class="govuk-body">{words} " " <a class="govuk-link" href=Route::Backup.href()>"Save a backup"</a></p>
            </Notice>
        })
    };
    let drawer = move || {
        let opening = opening?;
        let here = session.desk.workspace().entries().len();
        let copied = repair::single(opening) == 0;
        drawer_words(&opening.harm(), here, copied).map(|words| view! { <WarningText>{words}</WarningText> })
    };
    let unreadable = move || session.found.with(|found| !found.unreadable.is_empty());
    view! {
        {put_back}
        {drawer}
        <Unreadable session />
        {move || unreadable().then(|| view! { <PutBack session /> })}
    }
}

/// The message about entries that were restored from the mirror. `None` if there are none.
pub fn put_back_words(entries: usize) -> Option<String> {
    let gone = match entries {
        0 => return None,
        1 => "1 entry was missing from the browser’s main files, or damaged there. It is back".to_owned(),
        n => {
            format!("{n} entries were missing from the browser’s main files, or damaged there. They are back")
        }
    };
    Some(format!("{gone}, from the second copy on this device."))
}

/// The message about harm to the drawer's storage. `None` if there is none. It says that no entry is missing only if
/// the count that is stored separately from the entries confirms it.
fn drawer_words(harm: &[Harm], here: usize, copied: bool) -> Option<String> {
    let lacks = harm.iter().any(|harm| matches!(harm, Harm::ShelfLacks(_)));
    let (what, count) = harm.iter().find_map(|harm| match harm {
        Harm::DrawerLost { counted: true } => Some((LOST, None)),
        Harm::DrawerLost { counted: false } => Some((LOST, Some("gone"))),
        Harm::DrawerOld => Some((OLD, Some("older than they are"))),
        Harm::ShelfRefused(_) | Harm::ShelfLacks(_) => None,
    })?;
    let entries = match count {
        _ if lacks => String::new(),
        None => " Every committed entry that this device counted is here.".to_owned(),
        Some(count) => format!(
            " The count of committed entries is {count}, so Plumbline can’t tell whether one is missing. It finds {here}. \
             If you remember one that is not here, open a backup, or ask a colleague who has the same audits."
        ),
    };
    let again = if copied {
        " The second copies have been made again."
    } else {
        ""
    };
    Some(format!(
        "{what} What was typed last in a draft may be gone: look at your drafts.{entries}{again}"
    ))
}

const LOST: &str = "The browser lost some of the data that it keeps apart from the committed entries.";
const OLD: &str = "Some of the data that the browser keeps apart from the committed entries is out of date, as after a crash.";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Missing;

    const KNOWN: &str = "Every committed entry that this device counted is here";
    const UNKNOWN: &str = "can’t tell whether one is missing. It finds 4";

    #[test]
    fn that_nothing_is_missing_is_said_only_where_a_count_says_so() {
        let lacks = Harm::ShelfLacks(Missing { counted: 6, found: 4 });
        let cases = [
            (vec![Harm::DrawerLost { counted: true }], true, false),
            (vec![Harm::DrawerLost { counted: false }], false, true),
            (vec![Harm::DrawerOld], false, true),
            (
                vec![lacks.clone(), Harm::DrawerLost { counted: true }],
                false,
                false,
            ),
            (vec![lacks.clone(), Harm::DrawerOld], false, false),
        ];
        for (harm, known, unknown) in cases {
            let words = drawer_words(&harm, 4, true).expect("something is said");
            assert_eq!(
                (words.contains(KNOWN), words.contains(UNKNOWN)),
                (known, unknown),
                "{words}"
            );
        }
        assert_eq!(drawer_words(&[], 4, true), None);
        assert_eq!(drawer_words(&[lacks], 4, true), None);
    }

    #[test]
    fn second_copies_are_said_to_be_there_only_where_they_are() {
        let again = "have been made again";
        for copied in [true, false] {
            let words = drawer_words(&[Harm::DrawerOld], 4, copied).expect("something is said");
            assert_eq!(words.contains(again), copied);
        }
    }
}
