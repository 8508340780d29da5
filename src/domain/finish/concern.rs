//! From the forms about a safeguarding concern to the concern, and to who was told of it.

use jiff::civil::{Date, DateTime, Time};

use crate::domain::{
    case::CaseReference,
    concern::{Concern, TellDraft, Told},
    id::ConcernId,
    problem::{Problem, ProblemKind},
};

use super::ProblemCollector;

/// The fields of a concern.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConcernField {
    /// What was seen or heard.
    What,
    /// Who was told.
    Whom,
    /// On which day.
    On,
    /// At what time.
    Time,
}

/// Turns what was seen or heard into a concern.
///
/// # Errors
/// If nothing was written, or the text is not accepted.
pub fn finish_concern(
    what: &str,
    id: ConcernId,
    case: Option<CaseReference>,
) -> Result<Concern, Vec<Problem<ConcernField>>> {
    let mut taking = ProblemCollector::new(Date::MAX);
    let (name, missing) = ("What you have seen or heard", "Say what you have seen or heard");
    let what = taking.words(what, ConcernField::What, name, missing);
    taking.done(what.map(|what| Concern { id, what, case }))
}

/// Turns a draft into who was told of a concern and when, or lists every problem.
///
/// # Errors
/// If nobody is named, or the time is invalid or in the future.
pub fn finish_telling(
    draft: &TellDraft,
    concern: ConcernId,
    now: DateTime,
) -> Result<Told, Vec<Problem<ConcernField>>> {
    let mut taking = ProblemCollector::new(now.date());
    let whom = taking.words(
        &draft.whom,
        ConcernField::Whom,
        "Who you told",
        "Enter who you told",
    );
    let day = taking.required(
        draft.on.day(),
        ConcernField::On,
        "Enter the date you told them, like 14 11 2024",
    );
    let time = taking.required(
        read_time(&draft.time),
        ConcernField::Time,
        "Enter the time you told them, like 16:45",
    );
    let at = day.zip(time).map(|(day, time)| day.to_datetime(time));
    if at.is_some_and(|at| at > now) {
        let field = if day > Some(now.date()) {
            ConcernField::On
        } else {
            ConcernField::Time
        };
        let late = "The time you told them must be now or earlier".to_owned();
        taking.problem::<()>(field, ProblemKind::Missing(late));
    }
    let made = whom.zip(at);
    taking.done(made.map(|(whom, at)| Told { concern, whom, at }))
}

/// Reads a time of day as people write it, on a 24-hour clock.
fn read_time(text: &str) -> Option<Time> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let fits = text
        .trim()
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | ' '));
    if !fits || !(3..=4).contains(&digits.len()) {
        return None;
    }
    let (hour, minute) = digits.split_at(digits.len() - 2);
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::id::Seed;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (text, hour, minute) in [
            ("16:45", 16, 45),
            ("9.05", 9, 5),
            ("0905", 9, 5),
            (" 00:00 ", 0, 0),
        ] {
            assert_eq!(read_time(text), Time::new(hour, minute, 0, 0).ok(), "{text}");
        }
        for bad in ["", "4", "25:00", "16:61", "4pm", "16-45", "123456", "ab:cd"] {
            assert_eq!(read_time(bad), None, "{bad}");
        }
    }

    #[test]
    fn telling_somebody_needs_who_and_a_time_that_has_come() {
        let now = date(2024, 12, 16).at(16, 45, 0, 0);
        let concern = ConcernId::new(Seed {
            millis: 1,
            random: [1; 10],
        });
        let fields = |draft: &TellDraft| {
            let problems = finish_telling(draft, concern, now).err().unwrap_or_default();
            problems.into_iter().map(|p| p.place).collect::<Vec<_>>()
        };
        let mut draft = TellDraft::at(now);
        assert_eq!(fields(&draft), [ConcernField::Whom]);
        draft.whom = "Duty manager".to_owned();
        assert!(finish_telling(&draft, concern, now).is_ok_and(|told| told.at == now));
        draft.time = "16:46".to_owned();
        assert_eq!(fields(&draft), [ConcernField::Time]);
        draft.on.day = "17".to_owned();
        assert_eq!(fields(&draft), [ConcernField::On]);
        assert_eq!(
            fields(&TellDraft::default()),
            [ConcernField::Whom, ConcernField::On, ConcernField::Time]
        );
    }
}
