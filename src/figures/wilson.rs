//! The score interval of a proportion.

use std::fmt;

/// The 0.975 quantile of the standard normal distribution: two-sided 95 %.
const Z: f64 = 1.959_964;

/// A 95 % interval of a proportion, between 0 and 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    low: f64,
    high: f64,
}

impl Interval {
    /// The lower bound, as a proportion from 0 to 1.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The upper bound, as a proportion from 0 to 1.
    pub fn high(self) -> f64 {
        self.high
    }

    /// The lower bound in percent with one decimal and no sign: "19.7".
    pub fn low_percent(self) -> String {
        format!("{:.1}", self.low * 100.0)
    }

    /// The upper bound in percent with one decimal and no sign: "57.0".
    pub fn high_percent(self) -> String {
        format!("{:.1}", self.high * 100.0)
    }
}

/// In words: "19.7% to 57.0%".
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}% to {}%", self.low_percent(), self.high_percent())
    }
}

/// The 95 % score interval of `k` of `n`, without continuity correction; `None` if `n` is zero.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", *Journal of the
/// American Statistical Association* 22 (1927), 209–212. With p = k/n the bounds are
/// (2np + z² ± z √(z² + 4np(1 − p))) / 2(n + z²).
///
/// ```
/// use plumbline::figures::wilson::wilson;
/// assert_eq!(wilson(8, 22).unwrap().to_string(), "19.7% to 57.0%");
/// assert_eq!(wilson(0, 0), None);
/// ```
pub fn wilson(k: u32, n: u32) -> Option<Interval> {
    if n == 0 || k > n {
        return None;
    }
    let (count, whole) = (f64::from(k), f64::from(n));
    let z2 = Z * Z;
    let spread = Z * (z2 + 4.0 * count * (whole - count) / whole).sqrt();
    let middle = 2.0 * count + z2;
    let divisor = 2.0 * (whole + z2);
    // If `k` is 0 or `n`, one bound is exactly 0 or 1, which rounding in the square root might miss.
    let low = if k == 0 { 0.0 } else { (middle - spread) / divisor };
    let high = if k == n { 1.0 } else { (middle + spread) / divisor };
    Some(Interval { low, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first four are the examples of R. G. Newcombe, "Two-sided confidence intervals for the single proportion",
    /// *Statistics in Medicine* 17 (1998), 857–872, table I, method 3.
    #[test]
    fn published_intervals_come_out() {
        for (k, n, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
            (8, 22, 0.1973, 0.5705),
            (20, 20, 0.8389, 1.0),
        ] {
            let interval = wilson(k, n).expect("an interval");
            assert!(
                (interval.low() - low).abs() < 0.000_06 && (interval.high() - high).abs() < 0.000_06,
                "{k} of {n}: {interval:?}"
            );
        }
    }

    #[test]
    fn an_interval_holds_its_share_and_stays_between_nothing_and_all() {
        for n in 1..60 {
            for k in 0..=n {
                let (interval, share) = (wilson(k, n).expect("an interval"), f64::from(k) / f64::from(n));
                assert!(0.0 <= interval.low() && interval.low() <= share, "{k} of {n}");
                assert!(share <= interval.high() && interval.high() <= 1.0, "{k} of {n}");
            }
        }
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(2, 1), None);
    }
}
