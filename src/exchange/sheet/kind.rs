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

    /// For how many cells a kind is known.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is known of any cell.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
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

    /// The letter of a cell, for another row that takes the cell over.
    pub fn letter_of(&self, column: usize) -> char {
        char::from(self.letter(column))
    }

    fn letter(&self, column: usize) -> u8 {
        self.0.as_bytes().get(column).copied().unwrap_or(b't')
    }
}

/// Whether a text is an error of a spreadsheet program. In a CSV file it is text like any other, but it is never
/// somebody's answer: #N/A is not "not applicable".
pub fn is_error(text: &str) -> bool {
    /// Excel's, those of its German version, and those of other spreadsheet programs.
    const ERRORS: [&str; 18] = [
        "#N/A",
        "#NV",
        "#REF!",
        "#BEZUG!",
        "#VALUE!",
        "#WERT!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#ZAHL!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#GETTING_DATA",
        "#ERROR!",
    ];
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return false;
    }
    let text = visible(text);
    let text = text.trim();
    let number = text
        .strip_prefix("Err:")
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    // A column that is too narrow for its numbers shows only such signs, and some programs save what is shown.
    let too_narrow = text.len() > 1 && text.bytes().all(|byte| byte == b'#');
    number || too_narrow || ERRORS.iter().any(|error| error.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_excel_is_no_answer_and_an_answer_is_no_error() {
        for text in ["#N/A", " #ref! ", "#VALUE!", "#DIV/0!", "########", "Err:502"] {
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
