//! Reading an audit: [`outline`] lists its contents line by line, [`lines`] renders them. Nothing here knows the desk.

pub(crate) mod lines;
pub mod outline;
