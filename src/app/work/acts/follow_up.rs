//! Closing, verifying and reopening an action.

use super::NotCommitted;
use crate::{
    app::{desk::Act, session::Session},
    domain::{
        action::ActionUpdate,
        entry::{ActionUpdated, Body},
        finish::FollowUpField,
        id::{AuditId, EntryId},
        problem::Problem,
        record::ActionState,
    },
};

/// Records that an action was closed, verified or opened again. The entry follows those that the page showed.
///
/// # Errors
/// When it could not be saved. Nothing has changed then.
pub async fn follow_up(
    session: Session,
    audit: AuditId,
    shown: ActionState,
    update: ActionUpdate,
) -> Result<EntryId, NotCommitted<Problem<FollowUpField>>> {
    let action = shown.action.id;
    let body = Body::ActionUpdated(ActionUpdated { action, update });
    let act = Act::about(audit, body).following(shown.heads);
    Ok(session.desk.commit(act).await?)
}
