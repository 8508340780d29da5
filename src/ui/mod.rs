//! What people see: pages translate, parts draw, and neither decides anything.

pub mod parts;
