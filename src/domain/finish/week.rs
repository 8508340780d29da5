//! From the draft of a practice week to a planned one.

use jiff::{ToSpan, civil::Date};

use crate::domain::{
    draft::WeekDraft,
    id::WeekId,
    problem::{Place, Problem, ProblemKind, WeekField},
    week::PracticeWeek,
};

use super::ProblemCollector;

/// Turns a draft into a practice week, or lists every problem.
///
/// # Errors
/// Every problem, in the order of the form.
pub fn finish_week(draft: &WeekDraft, id: WeekId) -> Result<PracticeWeek, Vec<Problem>> {
    let mut taking = ProblemCollector::new(Date::MAX);
    let place = Place::Week;
    let missing = "Enter a name that colleagues will know the week by";
    let name = taking.words(&draft.name, place(WeekField::Name), "Name", missing);
    let first_day = taking.day(&draft.first_day, place(WeekField::FirstDay), "First day");
    let last_day = taking.day(&draft.last_day, place(WeekField::LastDay), "Last day");
    if let Some((first, last)) = first_day.zip(last_day)
        && (last < first || last > first.saturating_add(1.month()))
    {
        taking.problem::<()>(place(WeekField::LastDay), ProblemKind::WeekTooLong);
    }
    let service_areas: Vec<_> = draft.service_areas.iter().cloned().collect();
    let missing = "Choose at least one service area";
    let service_areas = taking.required(
        (!service_areas.is_empty()).then_some(service_areas),
        place(WeekField::ServiceAreas),
        missing,
    );
    let planned = match draft.planned.trim() {
        "" => Some(None),
        text => match text.parse::<u16>().ok().filter(|n| (1..=999).contains(n)) {
            Some(planned) => Some(Some(planned)),
            None => taking.problem(place(WeekField::Planned), ProblemKind::Planned),
        },
    };
    let made = (|| {
        Some(PracticeWeek {
            id,
            name: name?,
            first_day: first_day?,
            last_day: last_day?,
            service_areas: service_areas?,
            planned: planned?,
        })
    })();
    taking.done(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{draft::DateDraft, id::Seed};

    fn id() -> WeekId {
        WeekId::new(Seed {
            millis: 1,
            random: [1; 10],
        })
    }

    #[test]
    fn an_empty_week_lists_every_problem() {
        let places: Vec<_> = finish_week(&WeekDraft::default(), id())
            .expect_err("is empty")
            .into_iter()
            .map(|p| p.place)
            .collect();
        assert_eq!(
            places,
            [
                WeekField::Name,
                WeekField::FirstDay,
                WeekField::LastDay,
                WeekField::ServiceAreas
            ]
            .map(Place::Week)
        );
    }

    #[test]
    fn a_week_ends_after_it_begins_and_within_a_month() {
        let day = |day, month| DateDraft::of(jiff::civil::date(2024, month, day));
        let week = |first, last| WeekDraft {
            name: "Permanence".into(),
            first_day: first,
            last_day: last,
            service_areas: ["permanence".parse().expect("a key")].into(),
            planned: "12".into(),
        };
        assert!(
            finish_week(&week(day(18, 11), day(22, 11)), id()).is_ok_and(|week| week.planned == Some(12))
        );
        for (first, last) in [(day(22, 11), day(18, 11)), (day(1, 10), day(22, 11))] {
            let problems = finish_week(&week(first, last), id()).expect_err("is no week");
            assert_eq!(problems[0].what, ProblemKind::WeekTooLong);
        }
    }
}
