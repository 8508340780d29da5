//! How a number of things is said. Every plural on screen that follows a number is made here, or by a figure's unit.

/// "1 entry", "12 entries".
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
