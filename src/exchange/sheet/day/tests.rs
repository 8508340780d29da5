//! Days as they are written, and texts that are none.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

const BRITISH: DayRules = DayRules::ordered(DayOrder::DayFirst);

#[test]
fn the_same_day_is_read_however_it_is_written() {
    for text in [
        "2024-11-14",
        "2024-11-14T09:12:33Z",
        "2024-11-14T09:12:45.000+00:00",
        "2024-11-14 09:12",
        "20241114",
        "14/11/2024",
        "14/11/24",
        "14.11.2024",
        "14-11-2024 9:12",
        "14/11/2024 09:12:33",
        "14/11/2024 9.12",
        "14/11/2024 9am",
        "14 Nov 2024",
        "14 Novmber 2024",
        "14-Nov-24",
        "14-Nov-2024 09h12",
        "14th November 2024",
        "14th of November, 2024",
        "Thursday, 14 November 2024",
        "Thursday, 14 November 2024 at 09:12",
        "14 November 2024 at 09:12:45",
        "Donnerstag, 14. November 2024 um 09:12:45",
        "Thu Nov 14 2024 09:12:45 GMT+0000 (Greenwich Mean Time)",
        "Nov 14, 2024, 9:12:45 AM",
        "November 14, 2024",
        "45610",
        "45610.383333",
    ] {
        assert_eq!(read_day(text, BRITISH), Ok(date(2024, 11, 14)), "{text}");
    }
    let american = DayRules::ordered(DayOrder::MonthFirst);
    assert_eq!(read_day("11/14/2024 9:12", american), Ok(date(2024, 11, 14)));
}

#[test]
fn what_is_no_day_says_why() {
    for text in ["", "n/a", "14/11", "12345", "Q3 2024", "soon", "tomorrow at 9"] {
        assert_eq!(read_day(text, BRITISH), Err(NoDay::NotADay), "{text}");
    }
    for text in ["31/02/2024", "11/14/2024", "1/1/1899", "14 11 20244"] {
        assert_eq!(read_day(text, BRITISH), Err(NoDay::NotInCalendar), "{text}");
    }
    for (text, rest) in [
        ("14/11/2024 in the morning", "in the morning"),
        ("14/11/2024 25:00", "25:00"),
        ("14/11/2024/7", "/7"),
        ("14/11/2024 (cancelled)", "(cancelled)"),
        ("14/11/2024 09:12 (moved)", "09:12 (moved)"),
    ] {
        assert_eq!(
            read_day(text, BRITISH),
            Err(NoDay::Rest(rest.to_owned())),
            "{text}"
        );
    }
}

#[test]
fn a_moment_with_a_time_zone_is_a_day_in_britain() {
    for (text, day) in [
        ("2024-09-30T22:59:30Z", date(2024, 9, 30)),
        ("2024-09-30T23:10:00Z", date(2024, 10, 1)),
        ("2024-06-30T23:45:00Z", date(2024, 7, 1)),
        ("2024-10-01T00:30:00+01:00", date(2024, 10, 1)),
        ("2024-12-31T23:30:00Z", date(2024, 12, 31)),
        (
            "Mon Sep 30 2024 19:10:00 GMT-0400 (Eastern Daylight Time)",
            date(2024, 10, 1),
        ),
        ("2024-10-27T00:30:00Z", date(2024, 10, 27)),
    ] {
        assert_eq!(read_day(text, BRITISH), Ok(day), "{text}");
    }
    assert!(falls_on_another_day("2024-09-30T23:10:00Z", DayOrder::DayFirst));
    assert!(!falls_on_another_day("2024-09-30T23:10:00", DayOrder::DayFirst));
}

#[test]
fn plain_numbers_are_counted_from_the_workbooks_own_first_day() {
    let mac = DayRules {
        epoch: Epoch::From1904,
        ..BRITISH
    };
    assert_eq!(read_day("44110", BRITISH), Ok(date(2020, 10, 6)));
    assert_eq!(read_day("44110", mac), Ok(date(2024, 10, 7)));
}

#[test]
fn a_day_proves_its_order_only_if_it_can_be_read_in_one() {
    assert_eq!(proves("14/11/2024"), Some(DayOrder::DayFirst));
    assert_eq!(proves("11/14/2024"), Some(DayOrder::MonthFirst));
    assert_eq!(proves("11/10/2024"), None);
    assert_eq!(proves("2024-11-14"), None);
}

proptest! {
    #[test]
    fn any_day_is_read_back(year in 1990i16..=2100, month in 1i8..=12, day in 1i8..=28) {
        let day = date(year, month, day);
        for text in [day.to_string(), day.strftime("%d/%m/%Y").to_string(), day.strftime("%-d %b %Y").to_string()] {
            prop_assert_eq!(read_day(&text, BRITISH), Ok(day));
        }
        prop_assert_eq!(read_day(&day.strftime("%m/%d/%Y").to_string(), DayRules::ordered(DayOrder::MonthFirst)), Ok(day));
    }

    #[test]
    fn no_text_makes_it_fall_over(text in ".{0,30}") {
        let _ = read_day(&text, BRITISH);
        let _ = falls_on_another_day(&text, DayOrder::MonthFirst);
    }
}
