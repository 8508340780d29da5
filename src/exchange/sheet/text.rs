//! Bytes to text: UTF-8, UTF-16 with a byte order mark, or one of the two encodings in which Excel saves a plain "CSV",
//! on Windows and on a Mac. No byte tells these two apart, so the likelier one is proposed and people can choose.

use super::table::TableFault;

/// The encoding of the bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, as in Excel's "Unicode text".
    Utf16,
    /// Windows-1252.
    Windows1252,
    /// Mac OS Roman: Excel's "CSV (Macintosh)".
    MacRoman,
}

/// The characters of Windows-1252 at 0x80 to 0x9f. Its five gaps are control characters, which no rule accepts.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The characters of Mac OS Roman at 0x80 to 0xff, from the Unicode Consortium's mapping table of Apple's ROMAN.TXT.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// What English texts about families contain besides ASCII. The encoding that turns more bytes into these is likelier.
const USUAL: &str = "’‘“”–—…£€•éèêëáàâäãåíìîïóòôöøúùûüçñßæœÉÖÜÄÅÇ½¼¾°§×\u{a0}";

impl Encoding {
    /// Every encoding.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Windows1252, Self::MacRoman, Self::Utf16];

    /// Its name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8, as most programs write it",
            Self::Utf16 => "UTF-16, Excel’s “Unicode text”",
            Self::Windows1252 => "Windows, Excel’s “CSV”",
            Self::MacRoman => "Macintosh, Excel’s “CSV (Macintosh)”",
        }
    }

    /// Its name in a sentence: read as … text.
    pub const fn short(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows",
            Self::MacRoman => "Macintosh",
        }
    }

    /// Its word in a form.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Windows1252 => "windows",
            Self::MacRoman => "mac",
        }
    }
}

/// Whether bytes are a zip archive, such as a workbook.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The text in the bytes, and the encoding that was found.
///
/// # Errors
/// If they are not text, or end in the middle of a character.
pub fn text(bytes: &[u8]) -> Result<(String, Encoding), TableFault> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(TableFault::OldOrLocked);
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Ok((utf16(bytes)?, Encoding::Utf16));
    }
    let bytes = without_mark(bytes);
    if is_zip(bytes) || bytes.starts_with(b"%PDF") || bytes.contains(&0) {
        return Err(TableFault::NotATable);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
        // UTF-8 up to an incomplete character, with complete multi-byte characters before it.
        Err(fault) if fault.error_len().is_none() && !bytes[..fault.valid_up_to()].is_ascii() => {
            Err(TableFault::CutOff)
        }
        Err(_) => {
            let (windows, mac) = (windows(bytes), mac(bytes));
            if usual(&mac) > usual(&windows) {
                Ok((mac, Encoding::MacRoman))
            } else {
                Ok((windows, Encoding::Windows1252))
            }
        }
    }
}

/// The text in the bytes in the encoding that somebody chose.
///
/// # Errors
/// If the bytes cannot be in that encoding.
pub fn text_as(bytes: &[u8], encoding: Encoding) -> Result<String, TableFault> {
    match encoding {
        Encoding::Utf8 => {
            let text = std::str::from_utf8(without_mark(bytes));
            text.map(str::to_owned).map_err(|_| TableFault::NotThisEncoding)
        }
        Encoding::Utf16 => utf16(bytes).map_err(|_| TableFault::NotThisEncoding),
        Encoding::Windows1252 => Ok(windows(without_mark(bytes))),
        Encoding::MacRoman => Ok(mac(without_mark(bytes))),
    }
}

/// The first passage of a file that reads differently in the encodings of Windows and of the Macintosh, in each of them.
pub fn passages(bytes: &[u8]) -> Option<[(Encoding, String); 2]> {
    const AROUND: usize = 24;
    let differs = |byte: &u8| !byte.is_ascii() && windows(&[*byte]) != mac(&[*byte]);
    let at = bytes.iter().position(differs)?;
    let line_start = bytes[..at]
        .iter()
        .rposition(|byte| matches!(byte, b'\n' | b'\r'))
        .map_or(0, |end| end + 1);
    let start = at.saturating_sub(AROUND).max(line_start);
    let passage: &[u8] = bytes[start..]
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .next()?;
    let passage = &passage[..passage.len().min(at - start + AROUND)];
    Some([
        (Encoding::Windows1252, windows(passage)),
        (Encoding::MacRoman, mac(passage)),
    ])
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn windows(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        other => char::from(*other),
    };
    bytes.iter().map(letter).collect()
}

fn mac(bytes: &[u8]) -> String {
    let high: Vec<char> = MAC.chars().collect();
    let letter = |byte: &u8| match byte.checked_sub(0x80) {
        Some(at) => high
            .get(usize::from(at))
            .copied()
            .unwrap_or(char::REPLACEMENT_CHARACTER),
        None => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}

/// How many more characters are usual than unusual in an English text.
fn usual(text: &str) -> i64 {
    let beyond_ascii = text.chars().filter(|c| !c.is_ascii());
    beyond_ascii.map(|c| if USUAL.contains(c) { 1 } else { -1 }).sum()
}

fn utf16(bytes: &[u8]) -> Result<String, TableFault> {
    let (unit, bytes): (fn([u8; 2]) -> u16, _) = match bytes {
        [0xfe, 0xff, rest @ ..] => (u16::from_be_bytes, rest),
        [0xff, 0xfe, rest @ ..] => (u16::from_le_bytes, rest),
        _ => return Err(TableFault::NotThisEncoding),
    };
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(TableFault::CutOff);
    }
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    match text {
        Ok(text) if text.contains('\0') => Err(TableFault::NotATable),
        Ok(text) => Ok(text),
        Err(_) => Err(TableFault::CutOff),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_in_which_excel_saves_a_text_is_read() {
        let utf16: Vec<u8> = "\u{feff}£’".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, encoding) in [
            ("£’".as_bytes(), Encoding::Utf8),
            (b"\xef\xbb\xbf\xc2\xa3\xe2\x80\x99", Encoding::Utf8),
            (b"\xa3\x92", Encoding::Windows1252),
            (b"\xa3\xd5", Encoding::MacRoman),
            (&utf16, Encoding::Utf16),
        ] {
            assert_eq!(text(bytes), Ok(("£’".to_owned(), encoding)));
            assert_eq!(text_as(bytes, encoding), Ok("£’".to_owned()));
        }
        assert_eq!(MAC.chars().count(), 128);
    }

    #[test]
    fn windows_and_macintosh_are_told_apart_by_what_english_texts_contain() {
        for (bytes, says, encoding) in [
            (
                &b"the child\x92s words"[..],
                "the child’s words",
                Encoding::Windows1252,
            ),
            (b"the child\xd5s words", "the child’s words", Encoding::MacRoman),
            (b"Zo\xeb", "Zoë", Encoding::Windows1252),
            (
                b"Zo\x91 said \xd2no\xd3 \xd0 twice",
                "Zoë said “no” – twice",
                Encoding::MacRoman,
            ),
        ] {
            assert_eq!(text(bytes), Ok((says.to_owned(), encoding)));
        }
    }

    #[test]
    fn the_passage_that_is_shown_reads_differently_in_both() {
        let shown = |bytes| passages(bytes).map(|both| both.map(|(_, text)| text));
        assert_eq!(
            shown(b"Budget \xa3200,\xa3300\nthe child\x92s words\n"),
            Some(["the child’s words".to_owned(), "the childís words".to_owned()])
        );
        assert_eq!(
            shown(b"Budget \xa3200\n"),
            None,
            "a pound sign is the same in both"
        );
    }

    #[test]
    fn what_is_no_text_is_told_what_it_is() {
        for (bytes, fault) in [
            (&b"\xd0\xcf\x11\xe0\xa1\xb1"[..], TableFault::OldOrLocked),
            (b"%PDF-1.7", TableFault::NotATable),
            (b"a,b\0c", TableFault::NotATable),
            (
                "ref,’s"
                    .as_bytes()
                    .split_last()
                    .map_or(&[][..], |(_, rest)| &rest[..5]),
                TableFault::CutOff,
            ),
            (
                "é,’".as_bytes().split_last().map_or(&[][..], |(_, rest)| rest),
                TableFault::CutOff,
            ),
            (b"\xff\xfea", TableFault::CutOff),
        ] {
            let read = text(bytes);
            if bytes.starts_with(b"ref") {
                // A single odd byte at the end of plain text is just as likely a letter of Windows-1252.
                assert!(matches!(read, Ok((_, Encoding::Windows1252))));
            } else {
                assert_eq!(read, Err(fault), "{bytes:?}");
            }
        }
        assert_eq!(text_as(b"\xa3", Encoding::Utf8), Err(TableFault::NotThisEncoding));
    }
}
