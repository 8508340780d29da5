//! Claims about packs.
