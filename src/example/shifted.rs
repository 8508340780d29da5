//! Moves texts of one quarter back to an earlier one, with the months and seasons that they name.

use crate::domain::day::MONTHS;

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// The text, with every month and season in it moved back by this many months.
pub(super) fn shifted(text: &str, months: usize) -> String {
    if months == 0 {
        return text.to_owned();
    }
    let mut moved = String::with_capacity(text.len());
    for piece in text.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        let named = back(&MONTHS, word, months).or_else(|| back(&SEASONS, word, months / 3));
        moved.push_str(named.unwrap_or(word));
        moved.push_str(&piece[word.len()..]);
    }
    moved
}

fn back(round: &[&'static str], word: &str, steps: usize) -> Option<&'static str> {
    let place = round.iter().position(|name| *name == word)?;
    Some(round[(place + round.len() - steps) % round.len()])
}

#[cfg(test)]
mod tests {
    use super::shifted;

    #[test]
    fn months_and_seasons_move_and_nothing_else_does() {
        let text = "Since the summer it may be so: a plan of 14 October, a review in January.";
        assert_eq!(shifted(text, 0), text);
        assert_eq!(
            shifted(text, 3),
            "Since the spring it may be so: a plan of 14 July, a review in October."
        );
        assert_eq!(
            shifted(text, 6),
            "Since the winter it may be so: a plan of 14 April, a review in July."
        );
    }
}
