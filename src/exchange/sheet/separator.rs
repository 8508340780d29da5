//! The separator between the cells of a CSV file.

use csv::ReaderBuilder;

/// A separator.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, as spreadsheet programs write where the comma is the decimal sign.
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Bar,
}

/// How many rows are examined, and how many bytes.
const ROWS: usize = 200;
const BYTES: usize = 256 * 1024;

impl Separator {
    /// Every separator, the most usual first.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Bar];

    /// Its byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }

    /// Its name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Comma => "Comma ,",
            Self::Semicolon => "Semicolon ;",
            Self::Tab => "Tab",
            Self::Bar => "Vertical bar |",
        }
    }

    /// Its name in a sentence.
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Comma => "commas",
            Self::Semicolon => "semicolons",
            Self::Tab => "tabs",
            Self::Bar => "vertical bars",
        }
    }

    /// Its word in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Bar => "bar",
        }
    }
}

/// The separator that a first line such as `sep=;` names, and the length of that line.
pub(super) fn named(text: &str) -> (Option<Separator>, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or_default();
    let name = line.trim_end().trim_matches('"').strip_prefix("sep=");
    match name.map(str::as_bytes) {
        Some([byte]) => {
            let known = Separator::ALL
                .into_iter()
                .find(|separator| separator.byte() == *byte);
            (known, if known.is_some() { line.len() } else { 0 })
        }
        Some(_) | None => (None, 0),
    }
}

/// The separator that gives the most rows the same number of cells. Of two that do so equally well, the one that makes
/// more columns.
pub(super) fn likely(text: &str) -> Separator {
    let text = &text[..text.floor_char_boundary(BYTES)];
    let fit = |separator: Separator| {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator.byte())
            .from_reader(text.as_bytes());
        let rows = reader.records().take(ROWS).filter_map(Result::ok);
        let cells: Vec<usize> = rows.map(|row| row.len()).filter(|cells| *cells > 1).collect();
        let alike = |n: usize| cells.iter().filter(|other| **other == n).count();
        cells.iter().map(|n| (alike(*n), *n)).max().unwrap_or_default()
    };
    // The last of equals is taken, so the most usual separator comes last.
    let best = Separator::ALL
        .into_iter()
        .rev()
        .max_by_key(|separator| fit(*separator));
    best.unwrap_or(Separator::Comma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_gives_every_row_the_same_number_of_cells() {
        for (text, separator) in [
            ("Ref,Why\nP-1,x\n", Separator::Comma),
            (
                "Ref;Planning (who, what, by when);Visits (date, views)\nP-1;Good;RI\nP-2;RI;RI\n",
                Separator::Semicolon,
            ),
            ("Ref\tWhy\nP-1\tkind, late; paper\nP-2\tclear\n", Separator::Tab),
            ("Ref|Why\nP-1|x\n", Separator::Bar),
            ("Ref\nP-1\n", Separator::Comma),
            ("", Separator::Comma),
        ] {
            assert_eq!(likely(text), separator, "{text}");
        }
    }

    #[test]
    fn the_first_line_may_name_it() {
        assert_eq!(named("sep=;\r\na;b"), (Some(Separator::Semicolon), 7));
        assert_eq!(named("\"sep=\t\"\na"), (Some(Separator::Tab), 8));
        assert_eq!(named("a,b"), (None, 0));
    }
}
