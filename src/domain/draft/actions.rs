//! Actions as typed, the findings that they answer, and whether one is required.

use serde::{Deserialize, Serialize};

use crate::domain::{action::Finding, grade::Grade, id::ActionId, tool::AuditTool};

use super::{AuditDraft, DateDraft};

/// An action as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ActionDraft {
    /// Its id.
    pub id: ActionId,
    /// What is to be done.
    #[serde(default)]
    pub what: String,
    /// Who does it.
    #[serde(default)]
    pub owner: String,
    /// By when.
    #[serde(default)]
    pub due: DateDraft,
    /// What it puts right.
    #[serde(default)]
    pub puts_right: String,
    /// The finding that it answers.
    #[serde(default)]
    pub finding: Option<Finding>,
}

impl ActionDraft {
    /// An action with nothing typed yet.
    pub fn new(id: ActionId) -> Self {
        Self {
            id,
            what: String::new(),
            owner: String::new(),
            due: DateDraft::default(),
            puts_right: String::new(),
            finding: None,
        }
    }
}

impl AuditDraft {
    /// Whether it needs an action before it can be submitted, as an overall grade of inadequate does.
    pub fn needs_action(&self) -> bool {
        self.overall.grade == Some(Grade::Inadequate)
    }

    /// The findings that an action of this draft can answer: the audit as a whole, then, in the tool's order, the
    /// areas that are graded or that an action already answers.
    pub fn findings(&self, tool: &AuditTool) -> Vec<Finding> {
        let answered = |key| {
            let finding = Finding::Area(key);
            self.actions
                .iter()
                .any(|action| action.finding.as_ref() == Some(&finding))
        };
        let areas = tool.areas.iter().map(|area| &area.key).filter(|key| {
            let graded = self.choice(key).is_some_and(|choice| choice.grade().is_some());
            graded || answered((*key).clone())
        });
        let areas = areas.cloned().map(Finding::Area);
        [Finding::Overall].into_iter().chain(areas).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::date};

    use super::*;
    use crate::domain::{
        draft::ActionDraft,
        graded::Choice,
        id::{ActionId, AuditId, PersonId, Seed},
        person::Person,
    };

    #[test]
    fn an_action_answers_what_is_graded_what_it_answered_before_or_the_whole() {
        let seed = Seed {
            millis: 1,
            random: [1; 10],
        };
        let tool = AuditTool::shipped();
        let auditor = Person::new(PersonId::new(seed), "Ada", "Auditor").expect("a person");
        let day = date(2024, 12, 16);
        let mut draft = AuditDraft::begin(
            AuditId::new(seed),
            &tool,
            auditor,
            Timestamp::UNIX_EPOCH,
            day,
            None,
        );
        assert_eq!(draft.findings(&tool), [Finding::Overall]);

        let [planning, reviews] = [tool.areas[2].key.clone(), tool.areas[3].key.clone()];
        draft.areas.entry(planning.clone()).or_default().choice = Some(Choice::NotApplicable);
        draft.areas.entry(reviews.clone()).or_default().choice = Some(Choice::Graded(Grade::Good));
        assert_eq!(
            draft.findings(&tool),
            [Finding::Overall, Finding::Area(reviews.clone())]
        );

        let mut action = ActionDraft::new(ActionId::new(seed));
        action.finding = Some(Finding::Area(planning.clone()));
        draft.actions.push(action);
        let both = [Finding::Overall, Finding::Area(planning), Finding::Area(reviews)];
        assert_eq!(draft.findings(&tool), both);
    }
}
