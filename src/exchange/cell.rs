//! Text as a spreadsheet's cell: never a formula, whatever somebody typed as a name.

use std::borrow::Cow;

/// The text, with an apostrophe before it if a spreadsheet would take it for a formula or a command.
///
/// This applies to text that begins, after any white space, with `=`, `+`, `-`, `@` or one of their full-width forms,
/// and to text that begins with a tab, a carriage return or a line feed. The apostrophe tells spreadsheets that text
/// follows. A program that reads the file removes one leading apostrophe.
///
/// ```
/// use plumbline::exchange::cell::neutral;
/// assert_eq!(neutral("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
/// assert_eq!(neutral("Planning"), "Planning");
/// ```
pub fn neutral(text: &str) -> Cow<'_, str> {
    let control = text.starts_with(['\t', '\r', '\n']);
    let formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    // A name that begins with an apostrophe gets a second one, so that removing one is always right.
    if control || formula || text.starts_with('\'') {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for bad in [
            "=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1", "\nx", "  =1", "\u{a0}=1", "＝1", "'=1",
        ] {
            assert_eq!(neutral(bad), format!("'{bad}"), "{bad:?}");
        }
        for fine in [
            "",
            "Planning",
            "Front Door (MASH)",
            "1-1 work",
            "a=b",
            "The child's voice",
        ] {
            assert_eq!(neutral(fine), fine);
        }
    }
}
