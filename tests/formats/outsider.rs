//! Another program writes packs from docs/pack-format.md alone; Plumbline reads them, and writes the same bytes.

use plumbline::{
    domain::{blind_copy::blind_copy, record::State, workspace::Workspace},
    exchange::pack::{Choice, Purpose, choose, line, read},
};

use crate::{folder, python, root};

#[test]
#[ignore = "needs Python with its packages: scripts/format-tests.sh"]
fn what_an_outsider_writes_by_the_page_alone_is_read_and_written_again_the_same() {
    let folder = folder("outsider");
    let (open, blind) = (folder.join("pack.ndjson"), folder.join("blind.ndjson"));
    python(
        "write_pack.py",
        &[
            &root().join("src/domain/tool/shipped/practice-audit-1.json"),
            &open,
            &blind,
        ],
    );
    assert_eq!(
        python(
            "validate.py",
            &[&root().join("docs/pack.schema.json"), &open, &blind]
        )
        .trim(),
        "5"
    );

    let [open, blind] = [open, blind].map(|file| std::fs::read(file).expect("was written"));
    let pack = read(&open).unwrap_or_else(|fault| panic!("{fault}"));
    let ours: String = pack.entries.iter().map(|entry| line(entry) + "\n").collect();
    let text = String::from_utf8(open).expect("UTF-8");
    assert_eq!(text.split_once('\n').expect("a header").1, ours, "canonical");
    assert!(pack.entries.iter().all(|entry| entry.as_written.is_ours()));

    // The rules also accept them, in the order in which they follow each other.
    let [submitted, moderated] = &pack.entries[..] else {
        panic!("two entries");
    };
    let workspace = Workspace::empty().accept(submitted.clone()).expect("is accepted");
    let blind = read(&blind).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(blind.entries, [blind_copy(submitted).expect("a submission")]);
    assert_eq!(
        *choose(&workspace, &Choice::Everything, Purpose::ModerateBlind).entries[0],
        blind.entries[0]
    );

    let moderators = Workspace::from_entries(blind.entries)
        .accept(moderated.clone())
        .expect("is accepted");
    let together = moderators.union([submitted.clone()]);
    assert!(
        together
            .audits()
            .all(|audit| matches!(audit.state, State::Moderated { .. }))
    );
}
