//! Reads drawn pages as a person does: the text, the tables, the bars.
#![allow(dead_code, reason = "each test binary uses its part")]

/// The readable text: without tags, with entities decoded and white space collapsed. Cells and list items end with a
/// space.
pub fn text(html: &str) -> String {
    let mut plain = String::new();
    for (n, part) in html.split('<').enumerate() {
        let (tag, after) = if n == 0 {
            ("", part)
        } else {
            part.split_once('>').unwrap_or((part, ""))
        };
        let apart = [
            "/td", "/th", "/li", "/p", "/h1", "/h2", "/h3", "/dt", "/dd", "/caption", "/option", "/span",
            "br",
        ];
        if apart.iter().any(|end| tag.trim_end_matches('/').trim() == *end) {
            plain.push(' ');
        }
        plain.push_str(after);
    }
    let plain = plain
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&amp;", "&");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every text between the end of `from` and the beginning of `to`.
pub fn between<'a>(html: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    html.split(from)
        .skip(1)
        .map(|rest| rest.split(to).next().unwrap_or(rest))
        .collect()
}

/// An attribute of the first tag in a piece of HTML.
pub fn attribute<'a>(piece: &'a str, name: &str) -> Option<&'a str> {
    let from = format!("{name}=\"");
    piece.split_once(&from)?.1.split('"').next()
}

/// A table by its id, as the HTML of its cells, row by row; `None` if there is none.
pub fn cells<'a>(html: &'a str, id: &str) -> Option<Vec<Vec<&'a str>>> {
    let table = between(html, "<table", "</table>")
        .into_iter()
        .find(|table| attribute(table.split('>').next().unwrap_or(""), "id") == Some(id))?;
    let row = |row: &'a str| -> Vec<&'a str> {
        let ends = row.replace("</td>", "</th>");
        let mut from = 0;
        let mut found = Vec::new();
        while let Some(begin) = ["<td", "<th"]
            .iter()
            .filter_map(|tag| row[from..].find(tag))
            .min()
        {
            let begin = from + begin;
            let end = begin + ends[begin..].find("</th>").expect("a cell ends");
            let inner = row[begin..end].split_once('>').expect("a tag ends").1;
            found.push(inner);
            from = end;
        }
        found
    };
    Some(between(table, "<tr>", "</tr>").into_iter().map(row).collect())
}

/// A table by its id, as text; its heading row first.
pub fn table(html: &str, id: &str) -> Option<Vec<Vec<String>>> {
    let rows = cells(html, id)?;
    Some(
        rows.into_iter()
            .map(|row| row.into_iter().map(text).collect())
            .collect(),
    )
}
