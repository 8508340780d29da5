//! The workbook reader, natively: workbooks as Excel writes them, and dishonest ones. Its answer is read by the main
//! program's code, so that the two cannot diverge.

#[path = "../src/workbook/answer.rs"]
mod answer;
#[path = "../src/workbook/archive.rs"]
mod archive;
#[path = "../src/workbook/facts.rs"]
mod facts;
#[path = "../src/workbook/read.rs"]
mod read;

use std::{
    io::{Cursor, Write},
    time::Instant,
};

use plumbline::exchange::sheet::{
    csv::read_csv,
    workbook::{Workbook, WorkbookFault, read_answer},
};
use zip::{ZipWriter, write::SimpleFileOptions};

const SAMPLE: &[u8] = include_bytes!("../docs/import-sample.xlsx");

fn answer_of(bytes: &[u8]) -> Result<Workbook, WorkbookFault> {
    read_answer(&answer::json(read::read(bytes)))
}

/// A workbook with one sheet of this XML and these shared texts.
fn workbook(sheet: &[u8], shared: &[u8]) -> Vec<u8> {
    let main = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("memory takes it");
        zip.write_all(text).expect("memory takes it");
    };
    let root = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    part("_rels/.rels", root.as_bytes());
    let book = format!(
        r#"<workbook {main} xmlns:r="{relations}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    part("xl/workbook.xml", book.as_bytes());
    let related = format!(
        r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
    );
    part("xl/_rels/workbook.xml.rels", related.as_bytes());
    part("xl/sharedStrings.xml", shared);
    part("xl/worksheets/sheet1.xml", sheet);
    zip.finish().expect("memory takes it").into_inner()
}

const NO_TEXTS: &[u8] = b"<sst></sst>";

fn sheet(rows: &str) -> Vec<u8> {
    format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#).into_bytes()
}

#[test]
fn the_sample_workbook_says_the_same_as_its_csv() {
    let workbook = answer_of(SAMPLE).expect("is a workbook");
    let names: Vec<_> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Read me", "Answers"]);
    let read = workbook.sheets[1].table().expect("a table");
    let (csv, _) = read_csv(include_bytes!("../docs/import-sample.csv")).expect("a table");
    assert_eq!(read.headings(), csv.headings());
    assert_eq!(read.rows().len(), csv.rows().len());
    for (row, said) in read.rows().iter().zip(csv.rows()) {
        for column in 0..csv.headings().len() {
            let (is, was) = (row.text(column), said.text(column));
            match was {
                "31/02/2024" => assert_eq!(is, was, "no day is a text in Excel too"),
                day if day.len() >= 10 && day.as_bytes()[2] == b'/' => {
                    let iso = format!("{}-{}-{}", &day[6..10], &day[3..5], &day[..2]);
                    assert!(is.starts_with(&iso), "{is} is {day}");
                }
                _ => assert_eq!(is, was),
            }
        }
    }
}

#[test]
fn cut_off_at_any_byte_it_is_damaged_and_nothing_falls_over() {
    for end in 0..SAMPLE.len() {
        assert!(answer_of(&SAMPLE[..end]).is_err(), "{end}");
    }
}

#[test]
fn with_any_byte_changed_nothing_falls_over() {
    for at in 0..SAMPLE.len() {
        let mut bytes = SAMPLE.to_vec();
        bytes[at] ^= 0x55;
        let _ = answer_of(&bytes);
    }
}

#[test]
fn formulas_are_their_values_and_cells_know_their_place() {
    let rows = r#"<row r="2"><c r="B2"><f>1+1</f><v>2</v></c><c r="D2" t="b"><v>1</v></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><t>x &amp; y</t></is></c><c r="B5" t="e"><v>#N/A</v></c></row>"#;
    let book = answer_of(&workbook(&sheet(rows), NO_TEXTS)).expect("is a workbook");
    let texts = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        book.sheets[0].rows,
        [(2, texts(&["", "2", "", "TRUE"])), (5, texts(&["x & y", "#N/A"]))]
    );
}

#[test]
fn what_a_sheet_hides_and_crosses_out_is_told() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
        <row r="3" hidden="1"><c r="A3"><f>1/0</f><v/></c><c r="B3" t="str"><f>""</f><v></v></c><c r="C3" t="b"><v>1</v></c></row>"#;
    let xml = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="2" max="3" hidden="1"/></cols><sheetData>{rows}</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#
    );
    let shared =
        b"<sst><si><t>Good</t></si><si><r><rPr><strike/></rPr><t>Good</t></r><r><t> RI</t></r></si></sst>";
    let book = answer_of(&workbook(xml.as_bytes(), shared)).expect("is a workbook");
    let sheet = &book.sheets[0];
    assert_eq!(sheet.hidden_rows, [3]);
    assert_eq!(sheet.hidden_columns, [1, 2]);
    assert_eq!(sheet.merged, [(1, 0, 1)]);
    assert_eq!(
        sheet.kinds,
        ["tT", "ftb"],
        "a letter for each cell; a capital is crossed out"
    );
    assert!(!book.from_1904);
}

#[test]
fn an_archive_that_is_no_workbook_says_so() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("audit.docx", SimpleFileOptions::default())
        .expect("memory takes it");
    let bytes = zip.finish().expect("memory takes it").into_inner();
    assert_eq!(answer_of(&bytes), Err(WorkbookFault::NotAWorkbook));
    assert_eq!(answer_of(b"PK\x03\x04"), Err(WorkbookFault::Damaged));
}

#[test]
fn what_unpacks_to_too_much_is_refused_without_unpacking_it() {
    let began = Instant::now();
    let spaces = vec![b' '; 110_000_000];
    let bomb = workbook(&spaces, NO_TEXTS);
    assert!(bomb.len() < 1_000_000);
    let made = began.elapsed();
    assert_eq!(answer_of(&bomb), Err(WorkbookFault::TooBig { most_mb: 64 }));
    // The archive's own claims are not believed either: the lengths in its list are made small.
    let mut lying = bomb.clone();
    for at in 0..lying.len() - 4 {
        if lying[at..at + 4] == 110_000_000u32.to_le_bytes() {
            lying[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
        }
    }
    assert!(answer_of(&lying).is_err());
    let shared = workbook(&sheet(""), &vec![b' '; 45_000_000]);
    assert_eq!(answer_of(&shared), Err(WorkbookFault::TooBig { most_mb: 64 }));
    assert!(began.elapsed() < made * 2 + std::time::Duration::from_secs(20));
}

#[test]
fn a_sheet_that_reaches_into_the_far_corner_takes_no_room() {
    let rows =
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#;
    let book = answer_of(&workbook(&sheet(rows), NO_TEXTS)).expect("is a workbook");
    assert_eq!(book.sheets[0].rows.len(), 2);
    let rows = r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#;
    let fault = answer_of(&workbook(&sheet(rows), NO_TEXTS)).expect_err("is too wide");
    assert!(fault.to_string().contains("more than 1000 columns"), "{fault}");
}

#[test]
fn more_rows_than_are_read_are_refused() {
    let rows: String = (1..=20_040)
        .map(|n| format!(r#"<row r="{n}"><c r="A{n}"><v>1</v></c></row>"#))
        .collect();
    let fault = answer_of(&workbook(&sheet(&rows), NO_TEXTS)).expect_err("is too long");
    assert!(fault.to_string().contains("more than 20000 rows"), "{fault}");
}

#[test]
fn depth_and_boasts_are_refused() {
    let deep = [b"<a>".repeat(100_000), b"</a>".repeat(100_000)].concat();
    assert_eq!(answer_of(&workbook(&deep, NO_TEXTS)), Err(WorkbookFault::Damaged));
    let boast = br#"<sst uniqueCount="99999999999"></sst>"#;
    assert_eq!(
        answer_of(&workbook(&sheet(""), boast)),
        Err(WorkbookFault::Damaged)
    );
}

#[test]
fn a_workbook_of_a_thousand_audits_is_read_at_once() {
    let began = Instant::now();
    let cells: String = (0..40)
        .map(|c| format!(r#"<c t="inlineStr"><is><t>text of cell {c}</t></is></c>"#))
        .collect();
    let rows: String = (1..=1000)
        .map(|n| format!(r#"<row r="{n}">{cells}</row>"#))
        .collect();
    let book = answer_of(&workbook(&sheet(&rows), NO_TEXTS)).expect("is a workbook");
    assert_eq!(book.sheets[0].rows.len(), 1000);
    assert!(began.elapsed().as_secs() < 10);
}
