//! Drawing the audits to be moderated.

use super::NotCommitted;
use crate::{
    app::{
        desk::{Act, CommitFault},
        session::Session,
    },
    domain::{
        entry::Body,
        quarter::Quarter,
        queue::candidates,
        sample::{Draw, draw},
        tool::ModerationRules,
        words::{Words, WordsFault},
        workspace::Workspace,
    },
};

/// The rules for drawing a sample: those of the last audit tool in use.
pub fn sampling_rules(workspace: &Workspace) -> Option<&ModerationRules> {
    workspace.tools_in_use().pop().map(|tool| &tool.moderation)
}

/// Draws a sample of a quarter and records it with its seed.
///
/// # Errors
/// When the seed can't be taken or the draw could not be saved. Nothing has changed then.
pub async fn draw_sample(
    session: Session,
    quarter: Quarter,
    seed: String,
) -> Result<Draw, NotCommitted<WordsFault>> {
    let seed = Words::parse(&seed).map_err(|fault| vec![fault])?;
    let workspace = session.desk.workspace_untracked();
    let rules = sampling_rules(&workspace).ok_or(CommitFault::NothingThere)?;
    let drawn = draw(quarter, &candidates(&workspace, quarter), rules, &seed);
    let act = Act::general(Body::SampleDrawn(drawn.clone()));
    session.desk.commit(act).await?;
    Ok(drawn)
}
