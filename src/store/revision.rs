//! Which of two copies of a draft is the newer: each save bears a number, greater than any before it. The clock has no say.

/// The number of a save. What was stored before there were numbers has 0.
pub type Revision = u64;

/// A draft's text with the number of its save, as it is sealed.
pub fn numbered(revision: Revision, text: &str) -> String {
    format!("{revision}\n{text}")
}

/// The number and the text. A draft's text begins with a brace, never with a number.
pub fn read(stored: &str) -> (Revision, &str) {
    let numbered = stored.split_once('\n');
    numbered
        .and_then(|(number, text)| Some((number.parse().ok()?, text)))
        .unwrap_or((0, stored))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_goes_in_and_comes_out() {
        for text in ["{}", "", "7\n{}", "{\n}"] {
            assert_eq!(read(&numbered(41, text)), (41, text));
        }
    }

    #[test]
    fn what_was_never_numbered_is_older_than_all() {
        for text in ["{\"id\":\n1}", "{}", "", "x\ny", "-1\n{}"] {
            assert_eq!(read(text), (0, text));
        }
    }
}
