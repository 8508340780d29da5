//! The rules that are checked with an entry and its audit tool: an audit has the practice areas of its tool, the grades
//! of its scale, and only keys that the tool has.

use crate::domain::{
    action::Finding,
    audit::Submission,
    blind::ShownBlind,
    case::CaseDetails,
    explained::About,
    family::{ContactOutcome, ThemeSaid},
    grade::Grade,
    graded::Reasons,
    key::{AreaKey, ReasonKey, ThemeKey},
    record::GradesAt,
    tool::AuditTool,
};

use super::{Broken, Rule};

type Checked = Result<(), Broken>;

/// Checks a submission. `within` is the path to its fields.
pub(in crate::domain) fn submission(within: &str, audit: &Submission, tool: &AuditTool) -> Checked {
    let against = Against { tool, within };
    against.case(&audit.case)?;
    grades(within, &audit.grades(), tool)?;
    for (n, contact) in audit.family.iter().enumerate() {
        against.contact(n, &contact.outcome, &contact.themes)?;
    }
    for (n, explained) in audit.contradictions.iter().enumerate() {
        if let About::Family { theme, .. } = &explained.about {
            against.theme(format!("contradictions[{n}].theme"), theme)?;
        }
    }
    for (n, action) in audit.actions.iter().enumerate() {
        if let Finding::Area(area) = &action.finding {
            let known = tool.area(area).is_some();
            against.has(
                known,
                format!("actions[{n}].finding"),
                "practice area",
                area.as_str(),
            )?;
        }
    }
    Ok(())
}

/// Checks a blind copy.
pub(in crate::domain) fn shown_blind(shown: &ShownBlind, tool: &AuditTool) -> Checked {
    let against = Against { tool, within: "body" };
    let evidence = &shown.evidence;
    against.case(&evidence.case)?;
    against.areas(evidence.areas.iter().map(|seen| &seen.area))?;
    for (n, heard) in evidence.family.iter().enumerate() {
        against.contact(n, &heard.outcome, &heard.themes)?;
    }
    Ok(())
}

/// Checks the grades of a submission, a moderation or an agreement.
pub(in crate::domain) fn grades(within: &str, grades: &GradesAt<'_>, tool: &AuditTool) -> Checked {
    let against = Against { tool, within };
    against.areas(grades.areas.iter().map(|(area, _)| *area))?;
    for (n, (_, given)) in grades.areas.iter().enumerate() {
        against.given(&format!("areas[{n}]"), given.grade(), given.reasons())?;
    }
    let overall = grades.overall;
    against.given("overall", Some(overall.grade()), overall.reasons())
}

struct Against<'a> {
    tool: &'a AuditTool,
    /// The path to the fields.
    within: &'a str,
}

impl Against<'_> {
    fn areas<'k>(&self, areas: impl Iterator<Item = &'k AreaKey>) -> Checked {
        if areas.eq(self.tool.areas.iter().map(|area| &area.key)) {
            Ok(())
        } else {
            self.broken("areas", Rule::OtherAreas(self.tool.reference()))
        }
    }

    fn given(&self, field: &str, grade: Option<Grade>, reasons: Option<&Reasons>) -> Checked {
        if let Some(grade) = grade.filter(|grade| !self.tool.scale.has(*grade)) {
            let rule = Rule::GradeNotOffered(grade, self.tool.reference());
            return self.broken(&format!("{field}.grade"), rule);
        }
        let Some(reasons) = reasons else {
            return Ok(());
        };
        let known = |key: &ReasonKey| self.tool.reasons.iter().any(|reason| reason.key == *key);
        let primary = reasons.primary();
        self.has(
            known(primary),
            format!("{field}.primary"),
            "reason for inadequate",
            primary.as_str(),
        )?;
        for key in reasons.contributing() {
            self.has(
                known(key),
                format!("{field}.contributing"),
                "reason for inadequate",
                key.as_str(),
            )?;
        }
        Ok(())
    }

    fn case(&self, case: &CaseDetails) -> Checked {
        let area = &case.service_area;
        let known = self.tool.service_areas.iter().any(|named| named.key == *area);
        self.has(
            known,
            "case.service_area".to_owned(),
            "service area",
            area.as_str(),
        )?;
        let kind = &case.audit_type;
        let known = self.tool.audit_types.iter().any(|named| named.key == *kind);
        self.has(
            known,
            "case.audit_type".to_owned(),
            "type of audit",
            kind.as_str(),
        )
    }

    fn contact(&self, n: usize, outcome: &ContactOutcome, themes: &[ThemeSaid]) -> Checked {
        let family = &self.tool.family;
        if let ContactOutcome::Spoke { method, .. } = outcome {
            let known = family.methods.iter().any(|named| named.key == *method);
            let field = format!("family[{n}].outcome.method");
            self.has(known, field, "way of speaking with families", method.as_str())?;
        }
        for (m, said) in themes.iter().enumerate() {
            self.theme(format!("family[{n}].themes[{m}].theme"), &said.theme)?;
        }
        Ok(())
    }

    fn theme(&self, field: String, theme: &ThemeKey) -> Checked {
        self.has(self.tool.theme(theme).is_some(), field, "theme", theme.as_str())
    }

    fn has(&self, known: bool, field: String, what: &'static str, key: &str) -> Checked {
        if known {
            Ok(())
        } else {
            self.broken(
                &field,
                Rule::NotInTool(what, key.to_owned(), self.tool.reference()),
            )
        }
    }

    fn broken(&self, field: &str, rule: Rule) -> Checked {
        let field = format!("{}.{field}", self.within);
        Err(Broken { field, rule })
    }
}
