//! Reading an audit: [`outline`] lists its contents line by line, [`lines`] renders them. It does not know the desk.

pub(crate) mod lines;
pub mod outline;
