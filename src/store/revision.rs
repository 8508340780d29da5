//! Which of two copies of a draft is newer: each save has a number greater than any before it. The clock is not used.

/// The number of a save. Data stored before there were numbers has 0.
pub type Revision = u64;

/// A draft's text with the number of its save, as it is sealed.
pub fn numbered(revision: Revision, text: &str) -> String {
    format!("{revision}\n{text}")
}

/// The number and the text. A draft's text begins with a brace, never with a digit.
pub fn read(stored: &str) -> (Revision, &str) {
    let numbered = stored.split_once('\n');
    numbered
        .and_then(|(number, text)| Some((number.parse().ok()?, text)))
        .unwrap_or((0, stored))
}

/// What happens to the two copies of a draft or preference when the device is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newer {
    /// Nothing: they are the same, or both are missing, or the draft was removed.
    Neither,
    /// The first copy replaces the second.
    First,
    /// The second copy replaces the first.
    Second,
}

/// Which of two copies replaces the other, by the numbers of those that can be read. `removed` is the number of the
/// last save of a removed draft, while its second copy may still be there.
pub fn newer(first: Option<Revision>, second: Option<Revision>, removed: Option<Revision>) -> Newer {
    if second > first && second > removed {
        Newer::Second
    } else if first > second && first > removed {
        Newer::First
    } else {
        Newer::Neither
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_that_is_gone_or_older_gives_way_to_the_other_and_what_was_removed_stays_away() {
        let cases = [
            (None, None, None, Newer::Neither),
            (Some(4), Some(4), None, Newer::Neither),
            (Some(4), None, None, Newer::First),
            (Some(4), Some(3), None, Newer::First),
            (Some(0), None, None, Newer::First),
            (Some(3), Some(4), None, Newer::Second),
            (None, Some(4), None, Newer::Second),
            (Some(4), None, Some(4), Newer::Neither),
            (Some(5), None, Some(4), Newer::First),
            (None, Some(4), Some(4), Newer::Neither),
            (None, Some(5), Some(4), Newer::Second),
            (None, Some(4), Some(5), Newer::Neither),
        ];
        for (first, second, removed, expected) in cases {
            assert_eq!(
                newer(first, second, removed),
                expected,
                "{first:?} {second:?} {removed:?}"
            );
        }
    }

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
