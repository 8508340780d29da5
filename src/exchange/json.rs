//! The figures as JSON: the same distributions as the CSV, with everything that was left out, and their sentences. The
//! format is docs/figures.schema.json, which is exported beside the file.
//!
//! Each of the two units has its own list; no list contains both.

use serde::Serialize;

use crate::figures::{
    distribution::Distribution, figure::Figure, panel::Panel, period::Period, quarter_figures::PeriodFigures,
    sentence, unit::Unit,
};

use super::document::Document;

/// The version of the format.
pub const VERSION: u32 = 3;

/// The figures of a period as indented JSON, ending with a line feed.
pub fn figures_json(figures: &PeriodFigures) -> Document {
    let content = FiguresText {
        format: "plumbline-figures",
        version: VERSION,
        period: PeriodText::of(figures.period()),
        stage: figures.stage().word(),
        sentences: sentences(figures),
        open_conflicts: figures.open_conflicts(),
        audits: AuditsText {
            overall: DistributionText::of(figures.overall()),
            by_service_area: DistributionText::rows(figures.by_service_area()),
        },
        practice_area_grades: AreaGradesText {
            overall: DistributionText::of(figures.area_grades()),
            by_practice_area: DistributionText::rows(figures.by_practice_area()),
        },
    };
    let mut bytes = serde_json::to_vec_pretty(&content).expect("texts, whole numbers and finite numbers");
    bytes.push(b'\n');
    Document {
        name: format!("plumbline-{}-{}.json", figures.period().code(), figures.stage()),
        media_type: "application/json",
        bytes,
    }
}

/// The JSON Schema (draft 2020-12) of what [`figures_json`] writes.
pub fn figures_schema() -> Document {
    Document {
        name: "figures.schema.json".to_owned(),
        media_type: "application/schema+json",
        bytes: include_bytes!("../../docs/figures.schema.json").to_vec(),
    }
}

fn sentences(figures: &PeriodFigures) -> Vec<String> {
    let preface = sentence::preface(figures);
    let mut sentences = vec![preface, sentence::headline(figures)];
    if figures.overall().n() > 0 {
        sentences.extend(sentence::exclusions(figures.area_grades().base()));
    }
    sentences.extend(sentence::open_conflicts(figures));
    sentences
}

#[derive(Serialize)]
struct FiguresText<'a> {
    format: &'static str,
    version: u32,
    period: PeriodText,
    stage: &'static str,
    sentences: Vec<String>,
    open_conflicts: u32,
    audits: AuditsText<'a>,
    practice_area_grades: AreaGradesText<'a>,
}

#[derive(Serialize)]
struct PeriodText {
    name: String,
    code: String,
    first_day: String,
    last_day: String,
}

#[derive(Serialize)]
struct AuditsText<'a> {
    overall: DistributionText<'a>,
    by_service_area: Vec<DistributionText<'a>>,
}

#[derive(Serialize)]
struct AreaGradesText<'a> {
    overall: DistributionText<'a>,
    by_practice_area: Vec<DistributionText<'a>>,
}

#[derive(Serialize)]
struct DistributionText<'a> {
    period: String,
    stage: &'static str,
    unit: &'static str,
    practice_area: Option<&'a str>,
    service_area: Option<&'a str>,
    denominator: u32,
    grades: Vec<GradeText>,
    completed_audits: u32,
    not_applicable: u32,
    not_enough_evidence: u32,
    audits_without_grades_here: u32,
    audits_not_counted: u32,
    audits_in_conflict: u32,
    audits_moderated_elsewhere: u32,
    audits_not_at_stage: u32,
}

#[derive(Serialize)]
struct GradeText {
    grade: &'static str,
    numerator: u32,
    denominator: u32,
    percent: Option<f64>,
    wilson_low: Option<f64>,
    wilson_high: Option<f64>,
}

impl PeriodText {
    fn of(period: &Period) -> Self {
        Self {
            name: period.name(),
            code: period.code(),
            first_day: period.first_day().to_string(),
            last_day: period.last_day().to_string(),
        }
    }
}

impl<'a> DistributionText<'a> {
    fn of<U: Unit>(distribution: &'a Distribution<U>) -> Self {
        let (base, out) = (distribution.base(), distribution.base().exclusions());
        Self {
            period: base.period().name(),
            stage: base.stage().word(),
            unit: U::WORDS.many,
            practice_area: base.scope().practice_area(),
            service_area: base.scope().service_area(),
            denominator: distribution.n(),
            grades: distribution
                .figures()
                .map(|(grade, figure)| GradeText::of(grade.word(), &figure))
                .collect(),
            completed_audits: base.completed(),
            not_applicable: out.not_applicable,
            not_enough_evidence: out.not_enough_evidence,
            audits_without_grades_here: out.grades_elsewhere,
            audits_not_counted: out.uncounted,
            audits_in_conflict: out.in_conflict,
            audits_moderated_elsewhere: out.moderated_elsewhere,
            audits_not_at_stage: out.not_at_stage,
        }
    }

    fn rows<U: Unit>(panel: &'a Panel<U>) -> Vec<Self> {
        panel.rows().iter().map(Self::of).collect()
    }
}

impl GradeText {
    fn of<U: Unit>(grade: &'static str, figure: &Figure<U>) -> Self {
        // The same digits as in the CSV.
        let number = |text: String| text.parse().ok();
        Self {
            grade,
            numerator: figure.numerator(),
            denominator: figure.denominator(),
            percent: figure.percent().and_then(|p| number(p.one_decimal())),
            wilson_low: figure.interval().and_then(|i| number(i.low_percent())),
            wilson_high: figure.interval().and_then(|i| number(i.high_percent())),
        }
    }
}
