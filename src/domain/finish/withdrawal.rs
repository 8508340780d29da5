//! From the form of a withdrawal to a withdrawal.

use jiff::civil::Date;

use crate::domain::{problem::Problem, record::AuditRecord, withdrawal::Withdrawal};

use super::ProblemCollector;

/// The fields of a withdrawal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WithdrawalField {
    /// Why.
    Reason,
    /// The confirmation that it is for good.
    Confirm,
}

/// Withdraws an audit.
///
/// # Errors
/// Everything that is missing or not accepted.
pub fn finish_withdrawal(
    record: &AuditRecord,
    reason: &str,
    confirmed: bool,
) -> Result<Withdrawal, Vec<Problem<WithdrawalField>>> {
    let mut taking = ProblemCollector::new(Date::MAX);
    let reason = taking.words(
        reason,
        WithdrawalField::Reason,
        "The reason cannot be used",
        "Say why the audit is withdrawn",
    );
    let confirmed = taking.required(
        confirmed.then_some(()),
        WithdrawalField::Confirm,
        "Confirm that you want to withdraw this audit for good",
    );
    taking.done(
        reason
            .zip(confirmed)
            .map(|(reason, ())| record.withdrawal(reason)),
    )
}
