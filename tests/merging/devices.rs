//! Whatever people do on their devices, and whatever files arrive late, twice or never: once everybody has everybody's
//! files, all devices are the same.

use plumbline::{
    domain::{entry::Body, stage::Stage},
    exchange::{json::figures_json, pack::Purpose},
    figures::quarter_figures::quarter_figures,
};
use proptest::{prelude::*, test_runner::TestCaseResult};

use crate::{
    check, gathered,
    model::{Act, Model, withdrawn},
};

fn converge(acts: Vec<Act>) -> TestCaseResult {
    let mut model = Model::new();
    let counted = acts.len().is_multiple_of(16);
    for act in acts {
        model.act(act);
    }
    model.everybody_to_everybody();
    let [first, others @ ..] = &model.devices[..] else {
        return Err(TestCaseError::fail("no devices"));
    };
    let bytes = gathered(first);
    for other in others {
        prop_assert!(other == first, "the same workspace");
        prop_assert!(gathered(other) == bytes, "the same bytes");
    }
    // Figures are derived from the workspace; a share of the cases checks this.
    if counted {
        let quarter = "2024-Q3".parse().expect("a quarter");
        for stage in Stage::ALL {
            let figures = |here| figures_json(&quarter_figures(here, quarter, stage)).bytes;
            let ours = figures(first);
            prop_assert!(others.iter().all(|other| figures(other) == ours), "{stage}");
        }
    }
    let gone = withdrawn(&model.committed);
    for entry in model.committed.values() {
        let stays = matches!(entry.body, Body::AuditWithdrawn(_))
            || !entry.about.is_some_and(|audit| gone.contains(&audit));
        prop_assert_eq!(
            first.entry(entry.id).map(AsRef::as_ref),
            stays.then_some(entry),
            "nothing is lost but what was withdrawn, and that is gone"
        );
    }
    Ok(())
}

#[test]
fn devices_that_exchange_files_at_random_become_one() {
    let acts = || prop::collection::vec(any::<Act>(), 1..24);
    check("devices", 300, acts, converge);
}

/// The model serves its purpose: a moderator grades from a blind copy, and both sides come together.
#[test]
fn in_the_model_a_moderator_grades_from_a_blind_pack() {
    let mut model = Model::new();
    let blind = u8::try_from(
        Purpose::ALL
            .iter()
            .position(|p| *p == Purpose::ModerateBlind)
            .expect("there"),
    )
    .expect("few");
    model.act([0, 0, 0, 0]);
    model.act([9, 0, 0, blind]);
    model.act([12, 1, 0, 0]);
    model.act([3, 1, 0, 0]);
    assert_eq!(model.committed.len(), 2, "submitted and moderated");
    model.everybody_to_everybody();
    for device in &model.devices {
        assert!(
            device
                .audits()
                .all(|audit| audit.moderator().is_some() && audit.auditor().is_some())
        );
    }
}
