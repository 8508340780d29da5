//! The limits of a pack that is read. A pack beyond one of them is refused before anything in it is believed.

/// The longest file that is read, in bytes.
pub const MOST: usize = 25_000_000;
/// The most entries in a file.
pub const MOST_ENTRIES: usize = 200_000;
/// The longest line, in bytes.
pub const MOST_LINE: usize = 4_000_000;
/// The longest text within an entry, in bytes of UTF-8.
pub const MOST_TEXT: usize = 64 * 1024;
/// The most entries about one audit in a file.
pub const MOST_ABOUT_ONE: usize = 2_000;
/// The most values in a line.
pub const MOST_VALUES: usize = 50_000;
/// The most values in a file.
pub const MOST_VALUES_IN_ALL: usize = 3_000_000;
/// How deeply lists and objects may be nested, counting the entry itself.
pub const MOST_DEPTH: usize = 32;
