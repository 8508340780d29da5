//! Planning a practice week, and publishing the next version of an audit tool.

use std::sync::Arc;

use super::NotCommitted;
use crate::{
    app::{desk::Act, session::Session},
    domain::{
        draft::WeekDraft,
        entry::Body,
        finish::finish_week,
        id::{EntryId, WeekId},
        tool::{
            AuditTool, ToolRef,
            edit::{EditFault, ToolEdit},
        },
    },
};

/// Plans a practice week.
///
/// # Errors
/// When something is missing or it could not be saved. Nothing has changed then.
pub async fn plan_week(session: Session, week: WeekDraft, id: WeekId) -> Result<EntryId, NotCommitted> {
    let week = finish_week(&week, id)?;
    Ok(session.desk.commit(Act::general(Body::WeekPlanned(week))).await?)
}

/// Publishes the next version of an audit tool, and returns its reference.
///
/// # Errors
/// When it can't be a version or could not be saved. Nothing has changed then.
pub async fn publish_tool(
    session: Session,
    tool: Arc<AuditTool>,
    edit: ToolEdit,
) -> Result<ToolRef, NotCommitted<EditFault>> {
    let next = edit.next(&tool).map_err(|fault| vec![fault])?;
    let reference = next.reference();
    let act = Act::general(Body::ToolPublished(Arc::new(next)));
    session.desk.commit(act).await?;
    Ok(reference)
}
