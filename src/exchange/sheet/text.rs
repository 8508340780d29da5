//! Bytes to text: UTF-8, UTF-16 with a byte order mark, or the encoding in which Excel on Windows saves a plain "CSV".

use super::table::TableFault;

/// The encoding of the bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, as in Excel's "Unicode text".
    Utf16,
    /// Windows-1252, which no byte identifies: it is assumed if nothing else fits. The preview shows whether £ and ’
    /// are right.
    Windows1252,
}

/// The characters of Windows-1252 at 0x80 to 0x9f. Its five gaps are control characters, which no rule accepts.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Whether bytes are a zip archive, such as a workbook.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The text in the bytes.
///
/// # Errors
/// If they are not text, or end in the middle of a character.
pub fn text(bytes: &[u8]) -> Result<(String, Encoding), TableFault> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(TableFault::OldOrLocked);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return utf16(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
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
            let text = bytes.iter().map(|byte| match byte {
                0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
                other => char::from(*other),
            });
            Ok((text.collect(), Encoding::Windows1252))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<(String, Encoding), TableFault> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(TableFault::CutOff);
    }
    let text: Result<String, _> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect();
    match text {
        Ok(text) if text.contains('\0') => Err(TableFault::NotATable),
        Ok(text) => Ok((text, Encoding::Utf16)),
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
            (&utf16, Encoding::Utf16),
        ] {
            assert_eq!(text(bytes), Ok(("£’".to_owned(), encoding)));
        }
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
                // A single odd byte at the end of plain text is just as likely a Windows-1252 letter.
                assert!(matches!(read, Ok((_, Encoding::Windows1252))));
            } else {
                assert_eq!(read, Err(fault), "{bytes:?}");
            }
        }
    }
}
