//! A document: a name, a media type and bytes, ready to be saved as a file.

/// Something that can be saved as a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// The file's name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its contents.
    pub bytes: Vec<u8>,
}

impl Document {
    /// Plain text.
    pub fn text(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self {
            name: name.into(),
            media_type: "text/plain;charset=utf-8",
            bytes,
        }
    }
}
