//! Whose views were sought, with what outcome, and what they said.

use crate::domain::family::{ContactOutcome, FamilyContact, Side, Speaker, ThemeSaid};

use super::{
    plan::Planned,
    read::{day, optional, parse, rows, words},
    texts::Texts,
};

/// Outcomes and themes of the earlier quarters, for which the example has fewer details.
const USUAL: [(&str, &str, &str); 9] = [
    ("spoke", "school", "feeling-listened-to+ being-seen-regularly-"),
    ("spoke", "home-visit", "understanding-the-plan- kindness+"),
    ("declined", "", ""),
    (
        "spoke",
        "phone",
        "changes-of-worker- building-positive-relationships+",
    ),
    ("spoke", "home-visit", "not-feeling-judged- practical-help+"),
    ("not-reached", "3", ""),
    (
        "spoke",
        "elsewhere",
        "invited-to-reviews-and-meetings- feeling-listened-to-",
    ),
    (
        "spoke",
        "video",
        "being-seen-regularly+ purpose-of-social-worker-",
    ),
    ("spoke", "school", "knowing-what-happens-next- feeling-safe+"),
];

/// The contacts of an audit.
pub(super) fn contacts(audit: &Planned, texts: &Texts) -> Vec<FamilyContact> {
    let table = rows(include_str!("contacts.txt")).filter(|row| parse::<u16>(row[0]) == audit.number);
    let noted: Vec<_> = table.map(|row| noted(&row, texts)).collect();
    if noted.is_empty() {
        usual(audit, texts)
    } else {
        noted
    }
}

/// A contact, as given in a row of the table.
pub(super) fn noted(row: &[&str], texts: &Texts) -> FamilyContact {
    let speaker = match row[1] {
        "child" => Speaker::Child,
        "parent" => Speaker::Parent,
        _ => Speaker::Carer,
    };
    FamilyContact {
        speaker,
        outcome: outcome(row[2], row[3], row[4]),
        themes: row[5]
            .split(' ')
            .filter(|cell| !cell.is_empty())
            .map(|cell| said(cell, texts))
            .collect(),
        changed_grading: optional(row, 6).map(|n| words(texts.text(&["changed_grading"], parse(n)))),
    }
}

fn outcome(kind: &str, how: &str, on: &str) -> ContactOutcome {
    match kind {
        "spoke" => ContactOutcome::Spoke {
            method: parse(how),
            on: day(on),
        },
        "declined" => ContactOutcome::Declined { on: day(on) },
        "not-reached" => ContactOutcome::NotReached { attempts: parse(how) },
        "not-safe" => ContactOutcome::NotSafe { reason: words(how) },
        "observed" => ContactOutcome::Observed {
            on: day(on),
            saw: words(how),
        },
        _ => ContactOutcome::NotAttempted {
            exception: words(how),
        },
    }
}

/// A quote by its number, or a theme with its side.
fn said(cell: &str, texts: &Texts) -> ThemeSaid {
    if let Ok(number) = cell.parse() {
        let quote = texts.at(&["quotes"], number);
        let field = |name: &str| quote[name].as_str().unwrap_or_default();
        return ThemeSaid {
            theme: parse(field("theme")),
            side: side(field("side") == "strength"),
            quote: Some(words(field("words"))),
        };
    }
    ThemeSaid {
        theme: parse(cell.trim_end_matches(['+', '-'])),
        side: side(cell.ends_with('+')),
        quote: None,
    }
}

fn side(strength: bool) -> Side {
    if strength {
        Side::Strength
    } else {
        Side::ToStrengthen
    }
}

fn usual(audit: &Planned, texts: &Texts) -> Vec<FamilyContact> {
    let number = usize::from(audit.number);
    let on = format!("{:02}-{:02}", audit.audited_on.month(), audit.audited_on.day());
    let contact = |speaker: &str, place: usize| {
        let (kind, how, themes) = USUAL[place % USUAL.len()];
        noted(&["", speaker, kind, how, &on, themes], texts)
    };
    let adult = if audit.child.contains('H') {
        "parent"
    } else {
        "carer"
    };
    let child = if audit.child.contains('B') {
        let saw = "Plays close to the adult, looks round at each new noise and goes back to the blocks.";
        noted(&["", "child", "observed", saw, &on, ""], texts)
    } else {
        contact("child", number)
    };
    // Four places further on, so that child and adult seldom say the same; schools are only for children.
    let adult = match USUAL[(number + 4) % USUAL.len()].1 {
        "school" => contact(adult, number + 5),
        _ => contact(adult, number + 4),
    };
    vec![child, adult]
}
