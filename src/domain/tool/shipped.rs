//! The audit tools built into the program: every version ever shipped, so that an audit made with an older version
//! still has its tool after an update.

use std::sync::{Arc, LazyLock};

use super::AuditTool;
use crate::domain::json;

/// The versions, oldest first. A shipped file is never changed: a change is a new file.
const SHIPPED: [&str; 1] = [include_str!("shipped/practice-audit-1.json")];

static TOOLS: LazyLock<Vec<Arc<AuditTool>>> = LazyLock::new(|| {
    let read = |text: &&str| json::read(text).expect("tests read every shipped tool");
    SHIPPED.iter().map(read).map(Arc::new).collect()
});

impl AuditTool {
    /// Every built-in version, oldest first.
    pub fn all_shipped() -> &'static [Arc<Self>] {
        &TOOLS
    }

    /// The newest built-in tool: a practice audit for English children's social care.
    pub fn shipped() -> Self {
        let newest = TOOLS.last().expect("at least one tool is built in");
        Self::clone(newest)
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use sha2::{Digest, Sha256};

    use super::*;

    /// The SHA-256 of each file as it was shipped. A new version gets a new line; no line ever changes.
    const AS_SHIPPED: [(&str, &str); 1] = [(
        "practice-audit-1.json",
        "a10202129850dd0ab32a5020eb247516a7a0a0e088cf11ce2ce1fac22ea3b334",
    )];

    #[test]
    fn a_shipped_version_is_never_changed_and_none_is_left_out() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain/tool/shipped");
        let files = fs::read_dir(&folder).expect("the folder is there").flatten();
        let files: BTreeSet<String> = files
            .map(|file| file.file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(
            files,
            AS_SHIPPED.iter().map(|(name, _)| (*name).to_owned()).collect()
        );
        assert_eq!(SHIPPED.len(), AS_SHIPPED.len());
        for ((name, digest), text) in AS_SHIPPED.iter().zip(SHIPPED) {
            let found: String = Sha256::digest(text)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            assert_eq!((found.as_str(), *name), (*digest, *name));
        }
    }

    #[test]
    fn every_shipped_version_can_be_used_and_has_a_number_of_its_own() {
        let references: BTreeSet<_> = AuditTool::all_shipped()
            .iter()
            .map(|tool| tool.reference())
            .collect();
        assert_eq!(references.len(), SHIPPED.len());
        for tool in AuditTool::all_shipped() {
            assert_eq!(tool.faults(), [], "{}", tool.reference());
        }
    }
}
