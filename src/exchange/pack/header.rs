//! The first line of a pack: who made it, when, for what purpose, and what it has to contain.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::person::Person;

/// The name of the format in the first line.
pub const FORMAT: &str = "plumbline pack";
/// The version that is written, and the newest that is read.
pub const VERSION: u32 = 1;

/// The purpose of a pack, which decides what goes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Purpose {
    /// The moderator grades without knowing the auditor's grades: they are not in the file.
    ModerateBlind,
    /// The moderator reads the auditor's grading first.
    ModerateOpen,
    /// Everything about the audits: a moderator's decisions on their way back, or everybody's work for the QA lead.
    Gather,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Purpose; 3] = [Purpose::ModerateBlind, Purpose::ModerateOpen, Purpose::Gather];

    /// The label on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Purpose::ModerateBlind => "Moderate blind",
            Purpose::ModerateOpen => "Moderate open",
            Purpose::Gather => "Send all grades to the QA lead",
        }
    }

    /// The words in a file's name.
    pub const fn file_words(self) -> &'static str {
        match self {
            Purpose::ModerateBlind => "moderate blind",
            Purpose::ModerateOpen => "moderate open",
            Purpose::Gather => "gather",
        }
    }
}

/// Who made a pack, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Made {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Timestamp,
    /// Whether it was made in the example, whose audits are made up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
}

/// The first line. `format` comes first, so that a file that was cut off within it can still be recognised.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Header {
    /// Always `plumbline pack`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// The oldest version whose readers accept this file. If it is left out, it equals `version`.
    #[serde(default)]
    pub needs: Option<u32>,
    /// Its purpose.
    pub purpose: Purpose,
    /// Who made it, and when.
    pub made: Made,
    /// The version of the program that wrote it.
    pub program: String,
    /// How many lines follow.
    pub entries: usize,
    /// How many audits they are about.
    pub audits: usize,
    /// SHA-256, in hexadecimal, of the lines that follow, each with one line feed at its end.
    pub sha256: String,
}

impl Header {
    /// The first field in the first line that this version does not know, such as `made.place`.
    pub(super) fn unknown_field(&self, line: &Value) -> Option<String> {
        let known = |name: &&str| {
            matches!(
                *name,
                "format"
                    | "version"
                    | "needs"
                    | "purpose"
                    | "made"
                    | "program"
                    | "entries"
                    | "audits"
                    | "sha256"
            )
        };
        let first = |place: &str, before: &str, known: fn(&&str) -> bool| {
            let fields = line.pointer(place)?.as_object()?;
            let mut names = fields.keys().map(String::as_str);
            names
                .find(|name| !known(name))
                .map(|name| format!("{before}{name}"))
        };
        first("", "", known)
            .or_else(|| first("/made", "made.", |name| matches!(*name, "by" | "at" | "example")))
            .or_else(|| {
                first("/made/by", "made.by.", |name| {
                    matches!(*name, "id" | "name" | "role")
                })
            })
    }
}

/// The fields of the first line that every version has.
#[derive(Deserialize)]
pub(super) struct Named {
    pub(super) format: String,
    #[serde(default)]
    version: u32,
    #[serde(default)]
    needs: Option<u32>,
}

impl Named {
    /// Whether only a newer version can read the file.
    pub(super) fn is_too_new(&self) -> bool {
        self.needs.unwrap_or(self.version) > VERSION
    }
}
