//! The sentences of a report, written from figures so that nobody has to type a percentage without its base.

mod change;
mod families;
mod inadequate;
mod left_out;

pub use self::{
    change::change,
    families::coverage,
    inadequate::reasons,
    left_out::{exclusions, open_conflicts},
};

use crate::domain::{day::day, stage::Stage};

use super::{
    base::{Base, Scope},
    distribution::Distribution,
    figure::Figure,
    period::Period,
    quarter_figures::PeriodFigures,
    unit::{Audits, Unit},
};

/// The quarter in one line: overall grades in audits and, separately, the inadequate practice-area grades.
pub fn headline(figures: &PeriodFigures) -> String {
    let overall = distribution(figures.overall());
    if figures.overall().n() == 0 {
        return overall;
    }
    let inadequate = figures.area_reasons().inadequate();
    match share(inadequate) {
        Some(share) => format!("{overall} Separately, {share} inadequate."),
        None => format!("{overall} No practice area was graded."),
    }
}

/// A distribution: the unit is named once, the denominator with every share. If it has a scope, the sentence begins with
/// it.
pub fn distribution<U: Unit>(distribution: &Distribution<U>) -> String {
    if distribution.n() == 0 {
        return nothing(distribution.base(), U::WORDS.many);
    }
    let part = |(i, (grade, figure)): (usize, (_, Figure<U>))| {
        let share = if i == 0 {
            share(&figure)
        } else {
            bare_share(&figure)
        };
        format!("{} {grade}", share.unwrap_or_default())
    };
    let parts: Vec<String> = distribution.figures().enumerate().map(part).collect();
    format!("{}{}.", scope(distribution.base()), parts.join("; "))
}

/// Whose grades the figures count; where those are of two kinds, how many of each.
pub fn whose_grades(figures: &PeriodFigures) -> String {
    let (agreed, all) = (figures.moderation().agreed().numerator(), figures.overall().n());
    match figures.stage() {
        Stage::Final if all == 0 => Stage::Final.meaning().to_owned(),
        Stage::Final if agreed == 0 => {
            format!(
                "The auditor’s grades of {}: none has an agreed grade.",
                audits(all)
            )
        }
        Stage::Final if agreed >= all => format!("The agreed grades of {}.", audits(all)),
        Stage::Final => format!(
            "The agreed grades of {}; the auditor’s grades of the other {}, which have no agreed grade.",
            audits(agreed),
            all - agreed
        ),
        Stage::Auditor | Stage::Moderator | Stage::Agreed => figures.stage().meaning().to_owned(),
    }
}

/// Period, stage and whose grades are counted: the line above every table.
pub fn preface(figures: &PeriodFigures) -> String {
    let period = match figures.period() {
        Period::Quarter(quarter) => format!("{}, {}", quarter.name(), quarter.months()),
        Period::Week(week) => format!(
            "Practice week “{}”, {} to {}",
            week.name,
            day(week.first_day),
            day(week.last_day)
        ),
    };
    format!("{period}. {}. {}", figures.stage().label(), whose_grades(figures))
}

/// A figure with its unit: "36% (8 of 22 audits)". `None` if the denominator is zero.
pub fn share<U: Unit>(figure: &Figure<U>) -> Option<String> {
    let unit = U::WORDS.after(figure.denominator());
    let (part, whole) = (figure.numerator(), figure.denominator());
    figure
        .percent()
        .map(|percent| format!("{percent} ({part} of {whole} {unit})"))
}

/// A figure after another with the same base: "59% (13 of 22)".
fn bare_share<U: Unit>(figure: &Figure<U>) -> Option<String> {
    let (part, whole) = (figure.numerator(), figure.denominator());
    figure
        .percent()
        .map(|percent| format!("{percent} ({part} of {whole})"))
}

fn audits(number: u32) -> String {
    format!("{number} {}", Audits::WORDS.after(number))
}

fn scope(base: &Base) -> String {
    match base.scope() {
        Scope::All => String::new(),
        Scope::PracticeArea(area) => format!("{}: ", area.name),
        Scope::ServiceArea(area) => format!("{}: ", area.name),
    }
}

/// Why there is no figure.
fn nothing(base: &Base, many: &str) -> String {
    let (period, scope) = (base.period().in_sentence(), scope(base));
    if base.completed() == 0 {
        return format!("{scope}No audits were completed in {period}.");
    }
    match exclusions(base) {
        Some(left_out) => format!(
            "{scope}No {many} are counted for the {} completed in {period}. {left_out}",
            audits(base.completed())
        ),
        None => format!(
            "{scope}No {many} are counted for the {} completed in {period}.",
            audits(base.completed())
        ),
    }
}
