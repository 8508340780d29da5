//! The interval of the difference of two proportions.

use super::wilson::wilson;

/// A 95 % interval of a difference of two proportions, between −1 and 1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Difference {
    low: f64,
    high: f64,
}

impl Difference {
    /// The lower bound, from −1 to 1.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The upper bound, from −1 to 1.
    pub fn high(self) -> f64 {
        self.high
    }

    /// Whether the interval includes no change.
    pub fn includes_none(self) -> bool {
        self.low <= 0.0 && 0.0 <= self.high
    }
}

/// The 95 % hybrid score interval of `k1`/`n1` − `k2`/`n2`, two independent proportions; `None` if a denominator is zero.
///
/// Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
/// eleven methods", *Statistics in Medicine* 17 (1998), 873–890, method 10 (score, no continuity correction). With the
/// Wilson bounds l and u of each proportion the bounds are p1 − p2 − √((p1 − l1)² + (u2 − p2)²) and
/// p1 − p2 + √((u1 − p1)² + (p2 − l2)²).
pub fn newcombe((k1, n1): (u32, u32), (k2, n2): (u32, u32)) -> Option<Difference> {
    let (first, second) = (wilson(k1, n1)?, wilson(k2, n2)?);
    let (p1, p2) = (f64::from(k1) / f64::from(n1), f64::from(k2) / f64::from(n2));
    Some(Difference {
        low: p1 - p2 - (p1 - first.low()).hypot(second.high() - p2),
        high: p1 - p2 + (first.high() - p1).hypot(p2 - second.low()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe's table II, rows (a) to (h), method 10.
    #[test]
    fn published_intervals_come_out() {
        for (first, second, low, high) in [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((6, 7), (2, 7), 0.0582, 0.8062),
            ((5, 56), (0, 29), -0.0381, 0.1926),
            ((0, 10), (0, 20), -0.1611, 0.2775),
            ((0, 10), (0, 10), -0.2775, 0.2775),
            ((10, 10), (0, 20), 0.6791, 1.0),
            ((10, 10), (0, 10), 0.6075, 1.0),
        ] {
            let interval = newcombe(first, second).expect("an interval");
            assert!(
                (interval.low() - low).abs() < 0.000_06 && (interval.high() - high).abs() < 0.000_06,
                "{first:?} − {second:?}: {interval:?}"
            );
            let back = newcombe(second, first).expect("an interval");
            assert!(
                (back.low() + interval.high()).abs() < 1e-12,
                "the other way round is its mirror"
            );
        }
    }

    #[test]
    fn a_small_rise_in_a_small_quarter_includes_no_difference() {
        let rise = |from, to| newcombe(to, from).map(Difference::includes_none);
        assert_eq!(rise((8, 22), (9, 22)), Some(true));
        assert_eq!(rise((80, 220), (160, 220)), Some(false));
        assert_eq!(rise((0, 0), (9, 22)), None);
    }
}
