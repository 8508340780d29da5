//! What followed the submissions: a correction, updates of actions and concerns, draws and moderations.

mod moderated;
mod since;

pub(super) use moderated::{draws, moderations};
pub(super) use since::{actions, concerns, corrections};
