//! Whether families were asked and heard, in a sentence.

use crate::figures::coverage::Coverage;

use super::{bare_share, nothing, share};

/// Whether families were asked and heard.
pub fn coverage(coverage: &Coverage) -> String {
    let child = coverage.child_heard();
    let Some(first) = share(child) else {
        return nothing(child.base(), "families");
    };
    let rest = |figure| bare_share(figure).unwrap_or_default();
    let mut text = format!(
        "The child was heard in {first}, a parent or carer in {}, anyone in {}. Views were sought in {}.",
        rest(coverage.adult_heard()),
        rest(coverage.anyone_heard()),
        rest(coverage.sought())
    );
    let exceptions = coverage.exceptions();
    if exceptions.numerator() > 0 {
        text.push_str(&format!(
            " In {} of {} the auditor states why somebody’s views were not sought.",
            exceptions.numerator(),
            exceptions.denominator()
        ));
    }
    text
}
