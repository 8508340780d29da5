//! This device: opening, unlocking and locking it, its secrets, its backups, and recovery after a loss.

pub mod attempt_count;
pub mod attempt_delay;
pub mod backed_up;
pub mod backup;
pub mod erasing;
pub mod idle_timer;
pub mod lock;
pub mod lock_after;
pub mod lock_message;
pub mod new_vault;
pub mod not_unlocked;
pub mod opening;
pub mod repair;
pub mod rescue;
pub mod secrets;
pub mod unlocking;
