//! The change between two quarters: in percentage points, and whether it is more than noise.

use crate::figures::{
    difference::Difference,
    trend::{Change, Verdict},
};

use super::{nothing, share};

/// The change of one grade's share from one quarter to the next. The sentence names both bases and gives the change in
/// percentage points. If the numbers cannot distinguish it from noise, the sentence calls it noise.
pub fn change(change: &Change) -> String {
    let [from, to] = [change.from(), change.to()];
    let (Some(earlier), Some(later)) = (share(from), share(to)) else {
        let empty = if from.denominator() == 0 { from } else { to };
        return format!(
            "There is nothing to compare. {}",
            nothing(empty.base(), from.unit().many)
        );
    };
    let moved = match change.tenths_of_points() {
        Some(0) | None if is_same(change) => "no change".to_owned(),
        Some(0) | None => "a change of less than 0.1 percentage points".to_owned(),
        Some(tenths) => {
            let (size, way) = (tenths.unsigned_abs(), if tenths > 0 { "up" } else { "down" });
            format!("{way} {}.{} percentage points", size / 10, size % 10)
        }
    };
    format!(
        "{}: {earlier} in {}, {later} in {}; {moved}. {}",
        change.grade().label(),
        from.base().period().in_sentence(),
        to.base().period().in_sentence(),
        verdict(change)
    )
}

fn is_same(change: &Change) -> bool {
    let [from, to] = [change.from(), change.to()];
    u64::from(from.numerator()) * u64::from(to.denominator())
        == u64::from(to.numerator()) * u64::from(from.denominator())
}

fn verdict(change: &Change) -> String {
    let Some(interval) = change.interval() else {
        return String::new();
    };
    match change.verdict() {
        Verdict::NothingToCompare => String::new(),
        Verdict::InsideNoise => format!(
            "With these numbers the true change could be anything from {} to {} percentage points, so it could be due \
             to chance.",
            signed(interval.low()),
            signed(interval.high())
        ),
        Verdict::Rose => format!(
            "{}, so this rise is more than chance alone would bring.",
            lies_between(interval)
        ),
        Verdict::Fell => format!(
            "{}, so this fall is more than chance alone would bring.",
            lies_between(interval)
        ),
    }
}

fn lies_between(interval: Difference) -> String {
    let sizes = [interval.low(), interval.high()].map(f64::abs);
    let (least, most) = (sizes[0].min(sizes[1]), sizes[0].max(sizes[1]));
    format!(
        "With these numbers the true change is likely between {:.1} and {:.1} percentage points",
        least * 100.0,
        most * 100.0
    )
}

/// A bound in words, since a minus sign is easily overlooked: "22.0 down".
fn signed(bound: f64) -> String {
    let size = format!("{:.1}", bound.abs() * 100.0);
    match size.as_str() {
        "0.0" => size,
        _ if bound < 0.0 => format!("{size} down"),
        _ => format!("{size} up"),
    }
}
