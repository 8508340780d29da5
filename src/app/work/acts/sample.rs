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
        tool::ToolRef,
        words::{Words, WordsFault},
    },
};

/// Draws a sample of a quarter by the rule of an audit tool, and records it with its seed.
///
/// # Errors
/// When the seed can't be taken, the tool isn't here or the draw could not be saved. Nothing has changed then.
pub async fn draw_sample(
    session: Session,
    quarter: Quarter,
    tool: ToolRef,
    seed: String,
) -> Result<Draw, NotCommitted<WordsFault>> {
    let seed = Words::parse(&seed).map_err(|fault| vec![fault])?;
    let workspace = session.desk.workspace_untracked();
    let tool = workspace.tool(&tool).ok_or(CommitFault::NothingThere)?;
    let drawn = draw(quarter, &candidates(&workspace, quarter), &tool.moderation, &seed);
    let act = Act::general(Body::SampleDrawn(drawn.clone()));
    session.desk.commit(act).await?;
    Ok(drawn)
}
