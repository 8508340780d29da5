//! Why practice was inadequate, in a sentence that adds up.

use crate::figures::{
    reasons::{ReasonRow, ReasonTable},
    unit::Unit,
};

use super::nothing;

/// Why practice was inadequate: each share is of everything graded, and together they are the inadequate share.
pub fn reasons<U: Unit>(table: &ReasonTable<U>) -> String {
    let inadequate = table.inadequate();
    let whole = format!(
        "{} {}",
        inadequate.denominator(),
        U::WORDS.after(inadequate.denominator())
    );
    if inadequate.denominator() == 0 {
        return nothing(inadequate.base(), U::WORDS.many);
    }
    if inadequate.numerator() == 0 {
        return format!("Of the {whole}, none was inadequate.");
    }
    let rows: Vec<_> = table
        .rows()
        .iter()
        .filter(|row| row.primary().numerator() > 0)
        .collect();
    let part = |(i, row): (usize, &&ReasonRow<U>)| {
        let number = row.primary().numerator();
        let were = match (i, number) {
            (0, 1) => " was inadequate mainly",
            (0, _) => " were inadequate mainly",
            _ => "",
        };
        let percent = row.primary().percent().map(|p| p.to_string()).unwrap_or_default();
        format!("{percent} ({number}){were} because of “{}”", row.reason().name)
    };
    let parts: Vec<String> = rows.iter().enumerate().map(part).collect();
    let together = if rows.len() > 1 {
        format!(
            " Each has one primary reason, so these are together the {} inadequate.",
            inadequate.numerator()
        )
    } else {
        String::new()
    };
    format!("Of the {whole}, {}.{together}", parts.join("; "))
}
