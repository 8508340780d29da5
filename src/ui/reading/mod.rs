//! How an audit is read: [`outline`] says what is in it, line by line, and [`lines`] draws that. Nothing here can be
//! typed into, and nothing here knows the desk.

pub(crate) mod lines;
pub mod outline;
