//! Withdrawing an audit.

use std::sync::Arc;

use super::NotCommitted;
use crate::{
    app::{desk::Act, session::Session},
    domain::{
        entry::Body,
        finish::{WithdrawalField, finish_withdrawal},
        id::EntryId,
        problem::Problem,
        record::AuditRecord,
    },
};

/// Withdraws an audit, which removes everything recorded about it.
///
/// # Errors
/// When it doesn't say why, is not confirmed, or could not be saved. Nothing has changed then.
pub async fn withdraw(
    session: Session,
    record: Arc<AuditRecord>,
    reason: String,
    confirmed: bool,
) -> Result<EntryId, NotCommitted<Problem<WithdrawalField>>> {
    let withdrawal = finish_withdrawal(&record, &reason, confirmed)?;
    let act = Act::about(record.id, Body::AuditWithdrawn(withdrawal));
    Ok(session.desk.commit(act).await?)
}
