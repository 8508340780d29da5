//! The sentences of a report, written from figures, so that nobody types a percentage without its base.

use crate::domain::stage::Stage;

use super::{
    base::{Base, Scope},
    coverage::Coverage,
    distribution::Distribution,
    figure::Figure,
    period::Period,
    quarter_figures::PeriodFigures,
    reasons::ReasonTable,
    unit::Unit,
};

/// The quarter in one line: overall grades in audits and, apart from them, the inadequate practice-area grades.
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

/// A distribution: the unit is named once, the whole with every share. A scoped one begins with its scope.
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

/// Period and stage: what stands above every table.
pub fn preface(period: &Period, stage: Stage) -> String {
    let period = match period {
        Period::Quarter(quarter) => format!("{}, {}", quarter.name(), quarter.months()),
        Period::Week(week) => format!(
            "Practice week “{}”, {} to {}",
            week.name,
            week.first_day.strftime("%-d %B %Y"),
            week.last_day.strftime("%-d %B %Y")
        ),
    };
    format!("{period}. {}. {}", stage.label(), stage.meaning())
}

/// What is not in the denominator; nothing where nothing was left out.
pub fn exclusions(base: &Base) -> Option<String> {
    let out = base.exclusions();
    let mut sentences = Vec::new();
    let ungraded: Vec<String> = [
        (out.not_applicable, "not applicable"),
        (out.not_enough_evidence, "not enough evidence"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, what)| format!("{number} {what}"))
    .collect();
    if !ungraded.is_empty() {
        let number = out.not_applicable + out.not_enough_evidence;
        let are = if number == 1 { "is" } else { "are" };
        sentences.push(format!(
            "{} {are} left out and counted beside.",
            ungraded.join(" and ")
        ));
    }
    if out.not_at_stage > 0 {
        sentences.push(format!(
            "{} of {} {}.",
            out.not_at_stage,
            audits(base.completed()),
            not_at_stage(base.stage(), out.not_at_stage)
        ));
    }
    match out.in_conflict {
        0 => {}
        1 => sentences.push("1 audit is in conflict and left out until somebody settles it.".to_owned()),
        more => sentences.push(format!(
            "{more} audits are in conflict and left out until somebody settles them."
        )),
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Why things were inadequate: each share is of everything graded, and together they are the inadequate share.
pub fn reasons<U: Unit>(table: &ReasonTable<U>) -> String {
    let inadequate = table.inadequate();
    let whole = format!(
        "{} {}",
        inadequate.denominator(),
        U::WORDS.after(inadequate.denominator())
    );
    if inadequate.denominator() == 0 {
        return nothing(inadequate.base(), U::WORDS.many);
    }
    if inadequate.numerator() == 0 {
        return format!("Of the {whole}, none was inadequate.");
    }
    let rows: Vec<_> = table
        .rows()
        .iter()
        .filter(|row| row.primary().numerator() > 0)
        .collect();
    let part = |(i, row): (usize, &&super::reasons::ReasonRow<U>)| {
        let number = row.primary().numerator();
        let were = match (i, number) {
            (0, 1) => " was inadequate mainly",
            (0, _) => " were inadequate mainly",
            _ => "",
        };
        let percent = row.primary().percent().map(|p| p.to_string()).unwrap_or_default();
        format!("{percent} ({number}){were} because of “{}”", row.reason().name)
    };
    let parts: Vec<String> = rows.iter().enumerate().map(part).collect();
    let together = if rows.len() > 1 {
        format!(
            " Each has one primary reason, so these are together the {} inadequate.",
            inadequate.numerator()
        )
    } else {
        String::new()
    };
    format!("Of the {whole}, {}.{together}", parts.join("; "))
}

/// Whether families were asked and heard.
pub fn coverage(coverage: &Coverage) -> String {
    let child = coverage.child_heard();
    let Some(first) = share(child) else {
        return nothing(child.base(), "families");
    };
    let rest = |figure| bare_share(figure).unwrap_or_default();
    let mut text = format!(
        "The child was heard in {first}, a parent or carer in {}, anyone in {}. Views were sought in {}.",
        rest(coverage.adult_heard()),
        rest(coverage.anyone_heard()),
        rest(coverage.sought())
    );
    let exceptions = coverage.exceptions();
    if exceptions.numerator() > 0 {
        text.push_str(&format!(
            " In {} of {} the auditor states why somebody’s views were not sought.",
            exceptions.numerator(),
            exceptions.denominator()
        ));
    }
    text
}

/// A figure with its unit: "36% (8 of 22 audits)". Nothing where its whole is nothing.
pub fn share<U: Unit>(figure: &Figure<U>) -> Option<String> {
    let unit = U::WORDS.after(figure.denominator());
    let (part, whole) = (figure.numerator(), figure.denominator());
    figure
        .percent()
        .map(|percent| format!("{percent} ({part} of {whole} {unit})"))
}

/// A figure beside another of the same base: "59% (13 of 22)".
fn bare_share<U: Unit>(figure: &Figure<U>) -> Option<String> {
    let (part, whole) = (figure.numerator(), figure.denominator());
    figure
        .percent()
        .map(|percent| format!("{percent} ({part} of {whole})"))
}

fn audits(number: u32) -> String {
    format!("{number} {}", super::unit::Audits::WORDS.after(number))
}

fn scope(base: &Base) -> String {
    match base.scope() {
        Scope::All => String::new(),
        Scope::PracticeArea(area) => format!("{}: ", area.name),
        Scope::ServiceArea(area) => format!("{}: ", area.name),
    }
}

fn not_at_stage(stage: Stage, number: u32) -> &'static str {
    match (stage, number) {
        (Stage::Moderator, 1) => "has not been moderated",
        (Stage::Moderator, _) => "have not been moderated",
        (Stage::Agreed, 1) => "has no agreed grade",
        (Stage::Agreed, _) => "have no agreed grade",
        (Stage::Auditor | Stage::Final, 1) => "has not been submitted",
        (Stage::Auditor | Stage::Final, _) => "have not been submitted",
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
