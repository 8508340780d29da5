//! Fills in the case details.

use crate::domain::{
    case::{CaseReference, ReferenceDoubt},
    week::PracticeWeek,
};

use super::CaseDraft;

impl CaseDraft {
    /// What the reference looks like, if it may not be a reference, whether or not the auditor has confirmed it.
    pub fn doubt(&self) -> Option<ReferenceDoubt> {
        CaseReference::typed(&self.reference)
            .ok()
            .and_then(|reference| reference.doubt())
    }

    /// The reference, if it is valid and either needs no confirmation or has it.
    pub fn settled_reference(&self) -> Option<CaseReference> {
        let reference = CaseReference::typed(&self.reference).ok()?;
        let settled = reference.doubt().is_none() || self.is_confirmed();
        settled.then_some(reference)
    }

    /// Whether the auditor confirmed this exact reference.
    pub fn is_confirmed(&self) -> bool {
        !self.confirmed.is_empty() && self.confirmed.trim() == self.reference.trim()
    }

    /// Confirms the present reference, or withdraws the confirmation.
    pub fn confirm(&mut self, confirmed: bool) {
        self.confirmed = if confirmed {
            self.reference.trim().to_owned()
        } else {
            String::new()
        };
    }

    /// Sets the reference. A different one has not been confirmed.
    pub fn refer(&mut self, reference: String) {
        if reference.trim() != self.reference.trim() {
            self.confirmed.clear();
        }
        self.reference = reference;
    }

    /// Sets the practice week. A week with a single service area also sets that, unless one is chosen.
    pub fn choose_week(&mut self, week: Option<&PracticeWeek>) {
        self.week = week.map(|week| week.id);
        if let Some([only]) = week.map(|week| &week.service_areas[..]) {
            self.service_area.get_or_insert_with(|| only.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::id::{Seed, WeekId};

    fn week(areas: &[&str]) -> PracticeWeek {
        PracticeWeek {
            id: WeekId::new(Seed {
                millis: 1_700_000_000_000,
                random: [1; 10],
            }),
            name: "Permanence, November".to_owned().try_into().expect("words"),
            first_day: date(2024, 11, 18),
            last_day: date(2024, 11, 22),
            service_areas: areas.iter().map(|area| area.parse().expect("a key")).collect(),
            planned: None,
        }
    }

    #[test]
    fn a_confirmed_reference_is_questioned_again_once_it_changes() {
        let mut case = CaseDraft::default();
        case.refer("Ellis".to_owned());
        assert_eq!(case.doubt(), Some(ReferenceDoubt::Name));
        case.confirm(true);
        assert!(case.is_confirmed());
        case.refer("Elli".to_owned());
        case.refer("Ellis".to_owned());
        assert!(!case.is_confirmed());
    }

    #[test]
    fn a_week_settles_the_service_area_only_where_it_has_one_and_none_is_chosen() {
        let chosen = |before: Option<&str>, areas: &[&str]| {
            let mut case = CaseDraft {
                service_area: before.map(|area| area.parse().expect("a key")),
                ..CaseDraft::default()
            };
            case.choose_week(Some(&week(areas)));
            case.service_area.map(String::from)
        };
        assert_eq!(chosen(None, &["permanence"]).as_deref(), Some("permanence"));
        assert_eq!(
            chosen(Some("fostering"), &["permanence"]).as_deref(),
            Some("fostering")
        );
        assert_eq!(chosen(None, &["permanence", "fostering"]), None);
    }
}
