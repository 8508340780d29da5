//! How something committed is read: case details, family contact, grades with their reasons. Nothing here can be typed
//! into, and nothing here knows the desk.

mod case;
mod contact;
mod given;

pub use case::CaseRead;
pub use contact::ContactRead;
pub use given::{GivenRead, Part, reasons_words};
