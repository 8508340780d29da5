//! What somebody said, in their own words, and whether they are a child, a parent or a carer; never a name.

use leptos::prelude::*;

/// A quotation with its speaker. Quotation marks are set around it, so those that were typed around the whole are left out.
#[component]
pub fn Quote(#[prop(into)] text: String, #[prop(into)] speaker: String) -> impl IntoView {
    view! {
        <figure class="pl-quote">
            <blockquote class="pl-quote__text">{unquoted(&text).to_owned()}</blockquote>
            <figcaption class="pl-quote__speaker">{speaker}</figcaption>
        </figure>
    }
}

/// A text without the quotation marks that enclose the whole of it.
fn unquoted(text: &str) -> &str {
    const MARKS: [(char, char); 4] = [('“', '”'), ('‘', '’'), ('"', '"'), ('\'', '\'')];
    let text = text.trim();
    for (open, close) in MARKS {
        let inner = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
        // Marks inside belong to other words: “Yes” and “no”.
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner.trim();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::unquoted;

    #[test]
    fn marks_around_the_whole_are_left_out_and_others_kept() {
        for (typed, shown) in [
            ("“I like her”", "I like her"),
            ("\"I like her\"", "I like her"),
            ("I like “Mo”", "I like “Mo”"),
            ("“Yes” and “no”", "“Yes” and “no”"),
            ("’tis", "’tis"),
            ("“", "“"),
        ] {
            assert_eq!(unquoted(typed), shown);
        }
    }
}
