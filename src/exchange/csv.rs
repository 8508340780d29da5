//! The figures as tidy CSV: one row for each grade, every row with its complete base. The columns are described in
//! docs/figures-format.md.
//!
//! Deliberately absent: practice area by service area, whose cells would be so small that they describe one child; and
//! any text from a record.

use csv::{Terminator, WriterBuilder};

use crate::figures::{distribution::Distribution, quarter_figures::PeriodFigures, unit::Unit};

use super::{cell::neutral, document::Document};

/// The columns, in order.
pub const COLUMNS: [&str; 13] = [
    "period",
    "stage",
    "unit",
    "practice_area",
    "service_area",
    "grade",
    "numerator",
    "denominator",
    "percent",
    "wilson_low",
    "wilson_high",
    "not_applicable",
    "not_enough_evidence",
];

/// The figures of a period as CSV (RFC 4180, UTF-8 without a byte order mark): audits overall, audits by service area,
/// practice-area grades together, practice-area grades by practice area.
pub fn figures_csv(figures: &PeriodFigures) -> Document {
    let mut rows = vec![COLUMNS.map(str::to_owned)];
    rows.extend(grades(figures.overall()));
    rows.extend(figures.by_service_area().rows().iter().flat_map(grades));
    rows.extend(grades(figures.area_grades()));
    rows.extend(figures.by_practice_area().rows().iter().flat_map(grades));
    Document {
        name: format!("plumbline-{}-{}.csv", figures.period().code(), figures.stage()),
        media_type: "text/csv;charset=utf-8",
        bytes: written(&rows),
    }
}

fn grades<U: Unit>(distribution: &Distribution<U>) -> Vec<[String; COLUMNS.len()]> {
    let base = distribution.base();
    let name = |name: Option<&str>| neutral(name.unwrap_or_default()).into_owned();
    let row = |(grade, figure): (crate::domain::grade::Grade, crate::figures::figure::Figure<U>)| {
        [
            name(Some(&base.period().name())),
            base.stage().to_string(),
            U::WORDS.many.to_owned(),
            name(base.scope().practice_area()),
            name(base.scope().service_area()),
            grade.to_string(),
            figure.numerator().to_string(),
            figure.denominator().to_string(),
            figure.percent().map(|p| p.one_decimal()).unwrap_or_default(),
            figure.interval().map(|i| i.low_percent()).unwrap_or_default(),
            figure.interval().map(|i| i.high_percent()).unwrap_or_default(),
            base.exclusions().not_applicable.to_string(),
            base.exclusions().not_enough_evidence.to_string(),
        ]
    };
    distribution.figures().map(row).collect()
}

fn written(rows: &[[String; COLUMNS.len()]]) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row)
            .expect("rows are of one length and memory takes them");
    }
    writer.into_inner().expect("memory takes every byte")
}
