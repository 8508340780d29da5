//! The parser's messages in words for people. The parser itself names types of the program, which mean nothing to them.

/// A parser's message, as the end of the sentence “Line 3 is not as it should be, at “body.case”: …”.
pub(super) fn plain(fault: &str) -> String {
    let fault = fault.rfind(" at line ").map_or(fault, |end| &fault[..end]);
    // The message begins with the kind of the entry.
    let fault = fault
        .split_once(": ")
        .filter(|(kind, _)| is_word(kind))
        .map_or(fault, |(_, rest)| rest);
    // These instructions are for people who type; the person who opens a file did not type it.
    if fault.starts_with("Enter ") {
        return "nothing is written there".to_owned();
    }
    if fault.contains("control character") || fault.contains("; type it again") {
        return "it has a character that cannot be there, such as a line break or one that nobody sees"
            .to_owned();
    }
    let fault = fault.strip_suffix("; shorten it").unwrap_or(fault);
    if let Some(field) = quoted(fault, "missing field ") {
        return format!("“{field}” is missing");
    }
    if let Some(word) = quoted(fault, "unknown variant ") {
        return format!("“{}” is not one of the words that can be here", short(word));
    }
    if let Some(word) = quoted(fault, "duplicate field ") {
        return format!("“{word}” is in it twice");
    }
    if let Some(rest) = fault.strip_prefix("invalid type: ") {
        return expected(rest, "something of another kind belongs here");
    }
    if let Some(rest) = fault.strip_prefix("invalid value: ") {
        return expected(rest, "this value cannot be here");
    }
    // The text is known to be JSON, so this is said only where one of several words belongs.
    if fault == "expected value" {
        return "a text belongs here".to_owned();
    }
    if fault.starts_with("UUID parsing failed") || fault.contains("urn:uuid") {
        return "it is not an id, such as 0193d04c-7b60-7c1a-8f2e-5a9d3b7c1e04".to_owned();
    }
    if fault.starts_with("did not match any variant") {
        return "what is in it belongs to no kind that is known".to_owned();
    }
    let parsers = [
        "`",
        "expected",
        "invalid",
        "failed to parse",
        "EOF",
        "trailing",
        "parsing",
        "surrogate",
        "escape",
        "out of range",
        "recursion",
    ];
    if parsers.iter().any(|word| fault.contains(word)) {
        return "it cannot be understood".to_owned();
    }
    fault.to_owned()
}

/// What should be there, if something else is.
fn expected(rest: &str, otherwise: &str) -> String {
    let Some((_, what)) = rest.rsplit_once("expected ") else {
        return otherwise.to_owned();
    };
    let what = match what {
        "u8" | "u16" | "u32" | "u64" | "usize" | "i64" => "a whole number that is not too large",
        "a string" | "string or map" | "borrowed string" | "a string or a map" => "a text",
        "a boolean" => "“true” or “false”",
        what if what.starts_with("a sequence") => "a list",
        what if what.contains("UUID") => "an id",
        what if what.contains("struct") || what.contains("map") || what.contains("enum") => "an object",
        what if what.contains("date") || what.contains("timestamp") => "a date or a time",
        _ => return otherwise.to_owned(),
    };
    format!("{what} belongs here")
}

fn quoted<'a>(fault: &'a str, before: &str) -> Option<&'a str> {
    fault.strip_prefix(before)?.strip_prefix('`')?.split('`').next()
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// The beginning of a word from the file.
fn short(word: &str) -> String {
    word.chars().filter(|c| !c.is_control()).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_wording_of_the_parser_reaches_people() {
        for (fault, words) in [
            (
                "invalid type: string \"x\", expected u8",
                "a whole number that is not too large belongs here",
            ),
            (
                "invalid value: integer `300`, expected u8",
                "a whole number that is not too large belongs here",
            ),
            (
                "invalid type: null, expected a string at line 1 column 7",
                "a text belongs here",
            ),
            ("invalid type: map, expected a sequence", "a list belongs here"),
            ("audit_submitted: missing field `tool`", "“tool” is missing"),
            (
                "unknown variant `fair`, expected one of `good`, `bad`",
                "“fair” is not one of the words that can be here",
            ),
            ("EOF while parsing a value", "it cannot be understood"),
            (
                "UUID parsing failed: invalid length: expected length 32",
                "it is not an id, such as 0193d04c-7b60-7c1a-8f2e-5a9d3b7c1e04",
            ),
            ("nothing is written here yet", "nothing is written here yet"),
        ] {
            assert_eq!(plain(fault), words, "{fault}");
        }
    }
}
