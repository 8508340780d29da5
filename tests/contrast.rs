//! Text is readable: the palette's contrast by the formula of WCAG 2.2 (1.4.3 and 1.4.11).

use std::collections::HashMap;

/// Ink, background, and the least contrast: 4.5 for text, 3 for the edges of controls and for charts.
const PAIRS: &[(&str, &str, f64)] = &[
    ("ink", "paper", 4.5),
    ("ink", "paper-deep", 4.5),
    ("ink", "ochre-pale", 4.5),
    ("ink", "plum-pale", 4.5),
    ("ink", "pine-pale", 4.5),
    ("ink", "amber", 4.5),
    ("ink-soft", "paper", 4.5),
    ("ink-soft", "paper-deep", 4.5),
    ("ink-soft", "ochre-pale", 4.5),
    ("ink-soft", "white", 4.5),
    ("pine", "paper", 4.5),
    ("pine", "white", 4.5),
    ("white", "pine", 4.5),
    ("white", "pine-deep", 4.5),
    ("pine-deep", "pine-pale", 4.5),
    ("plum", "plum-pale", 4.5),
    ("plum", "paper", 4.5),
    ("brick", "paper", 4.5),
    ("brick", "white", 4.5),
    ("white", "brick", 4.5),
    ("ochre", "ochre-pale", 4.5),
    ("ochre", "white", 4.5),
];

/// Relative luminance of `#rgb` or `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let wide = digits.len() == 6;
    let channel = |n: usize| {
        let text = if wide {
            digits[2 * n..2 * n + 2].to_owned()
        } else {
            digits[n..=n].repeat(2)
        };
        let value = f64::from(u8::from_str_radix(&text, 16).expect("a colour in hexadecimal")) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_formula_gives_the_published_extremes() {
    assert!((contrast("#000", "#fff") - 21.0).abs() < 1e-9);
    assert!((contrast("#777", "#fff") - 4.48).abs() < 0.01);
}

#[test]
fn every_pair_of_the_palette_can_be_read() {
    let source = std::fs::read_to_string("style/_palette.scss").expect("the palette is there");
    let colours: HashMap<&str, &str> = source
        .lines()
        .filter_map(|line| line.strip_prefix('$')?.split_once(": #"))
        .map(|(name, rest)| (name, rest.split(';').next().unwrap_or_default()))
        .collect();
    for (ink, ground, least) in PAIRS {
        let found = contrast(colours[ink], colours[ground]);
        assert!(found >= *least, "{ink} on {ground}: {found:.2}");
        println!("{ink} on {ground}: {found:.2}");
    }
}
