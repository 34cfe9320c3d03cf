//! Static table of two columns as markup, for text that never changes and needs no components.

/// Content of a table: a head of two columns, and a row for each pair.
pub fn rows(head: [&str; 2], pairs: &[(&str, &str)]) -> String {
    let mut out = String::from("<thead><tr>");
    for name in head {
        out += "<th scope=\"col\">";
        out += name;
        out += "</th>";
    }
    out += "</tr></thead><tbody>";
    for (name, words) in pairs {
        out += "<tr><th scope=\"row\">";
        out += name;
        out += "</th><td>";
        out += words;
        out += "</td></tr>";
    }
    out + "</tbody>"
}
