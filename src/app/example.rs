//! The example quarter as a session: in memory, with its own clock, and closed with one click.

use std::rc::Rc;

use crate::{
    app::{
        device::opening::Opening,
        environment::Environment,
        session::{Session, SessionKind},
    },
    domain::{
        draft_key::{DraftKey, DraftKind},
        in_order,
    },
    example::{example, personas},
    store::{Drawer, Loaded, Places, StoreError, memory::Memory},
};

on_demand! { example:
    /// Opens the example. It stores nothing, so it cannot fail to.
    pub fn enter(opening: Opening, environment: Environment) -> () {
        match opening.outliving_the_page(|| open(environment)) {
            Ok(session) => opening.enter_example(session),
            Err(error) => opening.close(error),
        }
    }
}

/// The example as a session.
///
/// # Errors
/// Never in practice, because memory is large enough.
pub fn open(environment: Environment) -> Result<Session, StoreError> {
    let example = example();
    let memory = Rc::new(Memory::with(example.entries.clone()));
    for draft in &example.drafts {
        let text = serde_json::to_string(draft).map_err(|fault| StoreError::Browser(fault.to_string()))?;
        memory.save_draft(
            DraftKey {
                kind: DraftKind::Audit,
                audit: draft.id,
            },
            &text,
        )?;
    }
    let places = Places {
        shelf: memory.clone(),
        drawer: memory,
    };
    let loaded = Loaded {
        entries: example.entries,
        ..Loaded::default()
    };
    let session = Session::open(
        places,
        loaded,
        environment.set_to(example.now),
        SessionKind::Example,
    )?;
    for person in example.people.into_iter().rev() {
        session.people.sit_down(person)?;
    }
    // The QA lead moderates nothing, so the quarter's figures hide nothing from them.
    if let Some((lead, _)) = personas().last() {
        let workspace = session.desk.workspace_untracked();
        let seen = workspace.audits().map(|record| (lead.id(), record.id));
        session.seen.unite(&in_order::set(seen))?;
    }
    Ok(session)
}
