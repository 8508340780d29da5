//! From what was written and ticked to a withdrawal.

use thiserror::Error;

use crate::domain::{
    record::AuditRecord,
    withdrawal::Withdrawal,
    words::{Words, WordsFault},
};

/// What is missing before an audit can be withdrawn, in words that say what to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum WithdrawalFault {
    /// Nothing was written.
    #[error("Say why the audit is withdrawn")]
    NoReason,
    /// The text can't be taken.
    #[error("The reason cannot be taken: {0}")]
    Text(WordsFault),
    /// Nobody has confirmed that it is for good.
    #[error("Confirm that you want to withdraw this audit for good")]
    NotConfirmed,
}

/// Withdraws an audit.
///
/// # Errors
/// Everything that is missing or can't be taken.
pub fn finish_withdrawal(
    record: &AuditRecord,
    reason: &str,
    confirmed: bool,
) -> Result<Withdrawal, Vec<WithdrawalFault>> {
    let reason = Words::parse(reason).map_err(|fault| match fault {
        WordsFault::Empty => WithdrawalFault::NoReason,
        WordsFault::TooLong | WordsFault::ControlCharacter => WithdrawalFault::Text(fault),
    });
    let unconfirmed = (!confirmed).then_some(WithdrawalFault::NotConfirmed);
    match (reason, unconfirmed) {
        (Ok(reason), None) => Ok(record.withdrawal(reason)),
        (reason, unconfirmed) => Err(reason.err().into_iter().chain(unconfirmed).collect()),
    }
}
