//! How full the browser's storage is, in words and as a bar.

use leptos::prelude::*;

/// How much is used of what is available. Browsers round both, so the text says "about".
#[component]
pub fn StorageMeter(
    /// The id of the text, which labels the bar.
    #[prop(into)]
    id: String,
    /// Used, in bytes.
    used: f64,
    /// Available in total, in bytes.
    quota: f64,
) -> impl IntoView {
    let share = if quota > 0.0 {
        (used / quota).clamp(0.0, 1.0)
    } else {
        1.0
    };
    let words = format!(
        "About {} in use, of {} that this browser gives Plumbline: {}.",
        size(used),
        size(quota),
        percent(share)
    );
    view! {
        <div class="pl-storage-meter">
            <p class="govuk-body pl-storage-meter__words" id=id.clone()>{words}</p>
            <meter class="pl-storage-meter__bar" aria-labelledby=id min="0" max="1" high="0.8" value=format!("{share:.3}")></meter>
        </div>
    }
}

fn percent(share: f64) -> String {
    if share < 0.01 {
        "less than 1 %".to_owned()
    } else {
        format!("{:.0} %", share * 100.0)
    }
}

/// Bytes in a suitable unit: "3.2 MB".
fn size(bytes: f64) -> String {
    let (divided, unit) = match bytes {
        b if b >= 1e9 => (b / 1e9, "GB"),
        b if b >= 1e6 => (b / 1e6, "MB"),
        b => (b / 1e3, "KB"),
    };
    if divided < 10.0 {
        format!("{divided:.1} {unit}")
    } else {
        format!("{divided:.0} {unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_at_a_glance() {
        for (bytes, text) in [
            (0.0, "0.0 KB"),
            (53_200.0, "53 KB"),
            (3_240_000.0, "3.2 MB"),
            (10_700_000_000.0, "11 GB"),
        ] {
            assert_eq!(size(bytes), text);
        }
        assert_eq!(
            (percent(0.004), percent(0.5)),
            ("less than 1 %".into(), "50 %".into())
        );
    }
}
