//! The person who did something: a display name and a role in the person's own words. No account, no password, no
//! e-mail address.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{id::PersonId, words::without_turns};

/// A person who uses this device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "PersonText", into = "PersonText")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Person {
    id: PersonId,
    name: String,
    role: String,
}

/// Why a name or role is not accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum PersonFault {
    /// No name.
    #[error("Enter the name colleagues know you by")]
    NoName,
    /// No role.
    #[error("Enter your role, for example team manager or practice auditor")]
    NoRole,
    /// Longer than 80 characters.
    #[error("Use 80 characters or fewer")]
    TooLong,
    /// A control character.
    #[error("Type this again: it contains an invisible control character")]
    ControlCharacter,
}

impl Person {
    /// The longest name or role, in characters.
    pub const MOST: usize = 80;

    /// A person with a name and a role.
    ///
    /// # Errors
    /// If either is empty, too long or contains a control character.
    pub fn new(id: PersonId, name: &str, role: &str) -> Result<Self, PersonFault> {
        let (name, role) = (without_turns(name), without_turns(role));
        let (name, role) = (name.trim(), role.trim());
        if name.is_empty() {
            return Err(PersonFault::NoName);
        }
        if role.is_empty() {
            return Err(PersonFault::NoRole);
        }
        for text in [name, role] {
            if text.chars().count() > Self::MOST {
                return Err(PersonFault::TooLong);
            }
            if text.chars().any(char::is_control) {
                return Err(PersonFault::ControlCharacter);
            }
        }
        Ok(Self {
            id,
            name: name.to_owned(),
            role: role.to_owned(),
        })
    }

    /// The id, which decides whether two records are of the same person.
    pub fn id(&self) -> PersonId {
        self.id
    }

    /// The display name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The role, in the person's own words.
    pub fn role(&self) -> &str {
        &self.role
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct PersonText {
    id: PersonId,
    name: String,
    role: String,
}

impl TryFrom<PersonText> for Person {
    type Error = PersonFault;
    fn try_from(text: PersonText) -> Result<Self, PersonFault> {
        Self::new(text.id, &text.name, &text.role)
    }
}

impl From<Person> for PersonText {
    fn from(person: Person) -> Self {
        Self {
            id: person.id,
            name: person.name,
            role: person.role,
        }
    }
}
