//! Changes to an audit tool make the next version. They never affect the version that audits were made with.

use std::collections::BTreeSet;

use thiserror::Error;

use super::{AuditTool, Named, ToolFault};
use crate::domain::{
    grade::Scale,
    key::KeyFault,
    mode::Mode,
    words::{Words, WordsFault, is_blank},
};

/// What a QA lead can change on the page, as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToolEdit {
    /// Which grades the tool offers.
    pub scale: Scale,
    /// One service area per line.
    pub service_areas: String,
    /// One type of audit per line.
    pub audit_types: String,
    /// One reason for inadequate per line.
    pub reasons: String,
    /// The random share of moderation, in percent.
    pub share_percent: String,
    /// Whether moderators grade blind.
    pub mode: Mode,
}

/// Why the next version cannot be made.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum EditFault {
    /// Not a whole number from 0 to 100.
    #[error("The share must be a whole number from 0 to 100")]
    Share,
    /// A list has no line.
    #[error("Enter at least one {0}, each on a line of its own")]
    Nothing(&'static str),
    /// A line has no letter or digit from which to make a key.
    #[error("“{0}” needs at least one letter or digit of the English alphabet, so that entries can name it")]
    NoKey(String),
    /// Two lines have the same key.
    #[error("“{0}” is there twice, or is too much like another line")]
    Twice(String),
    /// A line is too long, or contains a character that nobody can see.
    #[error("“{0}”: {1}")]
    Text(String, WordsFault),
    /// Nothing has changed.
    #[error("Nothing is changed yet")]
    Same,
    /// Another fault of the tool.
    #[error("{0}")]
    Tool(ToolFault),
}

impl ToolEdit {
    /// The tool before any change.
    pub fn of(tool: &AuditTool) -> Self {
        Self {
            scale: tool.scale,
            service_areas: lines(&tool.service_areas),
            audit_types: lines(&tool.audit_types),
            reasons: lines(&tool.reasons),
            share_percent: tool.moderation.share_percent.to_string(),
            mode: tool.moderation.mode,
        }
    }

    /// The next version of the tool. An unchanged line keeps its key, so that figures still count older audits with it.
    ///
    /// # Errors
    /// The first fault.
    pub fn next(&self, tool: &AuditTool) -> Result<AuditTool, EditFault> {
        let share = self.share_percent.trim().trim_end_matches('%').trim();
        let mut next = tool.clone();
        next.scale = self.scale;
        next.service_areas = named(&self.service_areas, &tool.service_areas, "service area")?;
        next.audit_types = named(&self.audit_types, &tool.audit_types, "type of audit")?;
        next.reasons = named(&self.reasons, &tool.reasons, "reason for inadequate")?;
        next.moderation.share_percent = share.parse().ok().filter(|n| *n <= 100).ok_or(EditFault::Share)?;
        next.moderation.mode = self.mode;
        if next == *tool {
            return Err(EditFault::Same);
        }
        next.version += 1;
        match next.faults().into_iter().next() {
            Some(fault) => Err(EditFault::Tool(fault)),
            None => Ok(next),
        }
    }
}

fn lines<K>(all: &[Named<K>]) -> String {
    all.iter()
        .map(|named| named.name.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

fn named<K>(text: &str, before: &[Named<K>], what: &'static str) -> Result<Vec<Named<K>>, EditFault>
where
    K: Clone + Ord + std::str::FromStr<Err = KeyFault>,
{
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for line in text.lines().filter(|line| !is_blank(line)) {
        // Word processors insert line breaks of other kinds within a line.
        let line = line.replace(['\u{b}', '\u{c}', '\u{85}', '\u{2028}'], " ");
        let words = Words::parse(&line).map_err(|fault| EditFault::Text(beginning(&line), fault))?;
        let name = words.as_str();
        let kept = before
            .iter()
            .find(|named| named.name == name)
            .map(|named| named.key.clone());
        let key = match kept {
            Some(key) => key,
            None => slug(name)
                .parse()
                .map_err(|_| EditFault::NoKey(name.to_owned()))?,
        };
        if !seen.insert(key.clone()) {
            return Err(EditFault::Twice(name.to_owned()));
        }
        all.push(Named {
            key,
            name: name.to_owned(),
        });
    }
    if all.is_empty() {
        Err(EditFault::Nothing(what))
    } else {
        Ok(all)
    }
}

/// The start of a line, for a message.
fn beginning(line: &str) -> String {
    line.chars().filter(|c| !c.is_control()).take(40).collect()
}

/// A key made from a name: its letters and digits in lower case, with a hyphen between words.
fn slug(name: &str) -> String {
    let words: Vec<String> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let mut slug = words.join("-");
    slug.truncate(60);
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_stays_keeps_its_key_and_a_new_one_gets_its_own() {
        let tool = AuditTool::shipped();
        let mut edit = ToolEdit::of(&tool);
        edit.service_areas.push_str("\nEdge of Care & Reunification\n\n");
        let next = edit.next(&tool).expect("is a version");
        assert_eq!(next.version, 2);
        assert_eq!(next.service_areas[..8], tool.service_areas[..]);
        assert_eq!(next.service_areas[8].key.as_str(), "edge-of-care-reunification");
    }

    #[test]
    fn the_fourth_grade_is_switched_on_by_the_tool() {
        let tool = AuditTool::shipped();
        let edit = ToolEdit {
            scale: Scale::Four,
            ..ToolEdit::of(&tool)
        };
        assert_eq!(edit.next(&tool).map(|next| next.scale), Ok(Scale::Four));
    }

    #[test]
    fn what_can_not_be_a_version_is_refused() {
        let tool = AuditTool::shipped();
        let as_is = ToolEdit::of(&tool);
        let edit = |change: fn(&mut ToolEdit)| {
            let mut edit = as_is.clone();
            change(&mut edit);
            edit.next(&tool)
        };
        assert_eq!(edit(|_| ()), Err(EditFault::Same));
        assert_eq!(edit(|e| e.share_percent = "101".into()), Err(EditFault::Share));
        assert_eq!(
            edit(|e| e.reasons = " \n".into()),
            Err(EditFault::Nothing("reason for inadequate"))
        );
        assert_eq!(
            edit(|e| e.reasons = "drift\nDRIFT".into()),
            Err(EditFault::Twice("DRIFT".into()))
        );
        assert_eq!(
            edit(|e| e.reasons = "…".into()),
            Err(EditFault::NoKey("…".into()))
        );
    }
}
