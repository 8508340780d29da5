//! What a spreadsheet says about a cell besides its text: one letter for each cell, so that a sheet of a million cells
//! stays small.

use crate::domain::words::visible;

/// The kind of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// A text, or nothing. Every cell of a CSV file.
    #[default]
    Text,
    /// A number, as the spreadsheet program stores it.
    Number,
    /// A day or a moment.
    Day,
    /// TRUE or FALSE.
    Truth,
    /// An error, such as #N/A.
    Error,
    /// A formula whose result was never worked out.
    NoResult,
}

/// The kinds of a row's cells, as the workbook reader writes them: a small letter, or a capital letter if the text is
/// crossed out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Kinds(Box<str>);

impl Kinds {
    /// The kinds in the reader's letters. Anything else is a text.
    pub fn of(letters: &str) -> Self {
        Self(letters.into())
    }

    /// The kind of a cell.
    pub fn kind(&self, column: usize) -> Kind {
        match self.letter(column).to_ascii_lowercase() {
            b'n' => Kind::Number,
            b'd' => Kind::Day,
            b'b' => Kind::Truth,
            b'e' => Kind::Error,
            b'f' => Kind::NoResult,
            _ => Kind::Text,
        }
    }

    /// Whether the text of a cell, or a part of it, is crossed out.
    pub fn is_crossed_out(&self, column: usize) -> bool {
        self.letter(column).is_ascii_uppercase()
    }

    fn letter(&self, column: usize) -> u8 {
        self.0.as_bytes().get(column).copied().unwrap_or(b't')
    }
}

/// Whether a text is an error of a spreadsheet program. In a CSV file it is text like any other, but it is never
/// somebody's answer: #N/A is not "not applicable".
pub fn is_error(text: &str) -> bool {
    const ERRORS: [&str; 12] = [
        "#N/A",
        "#NV",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#GETTING_DATA",
    ];
    let text = visible(text);
    let text = text.trim();
    text.starts_with('#') && ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_excel_is_no_answer_and_an_answer_is_no_error() {
        for text in ["#N/A", " #ref! ", "#VALUE!", "#DIV/0!"] {
            assert!(is_error(text), "{text}");
        }
        for text in ["N/A", "NA", "#", "#1", "# N/A of the areas", ""] {
            assert!(!is_error(text), "{text}");
        }
    }

    #[test]
    fn kinds_are_letters_and_a_capital_is_crossed_out() {
        let kinds = Kinds::of("tnDef");
        let all: Vec<Kind> = (0..6).map(|column| kinds.kind(column)).collect();
        assert_eq!(
            all,
            [
                Kind::Text,
                Kind::Number,
                Kind::Day,
                Kind::Error,
                Kind::NoResult,
                Kind::Text
            ]
        );
        assert!(kinds.is_crossed_out(2) && !kinds.is_crossed_out(1));
    }
}
