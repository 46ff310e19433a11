//! What was said, in its order: when, by whom, for whom, and what; the names that the desk made up are
//! numbered as they come.

use serde_json::{Value, json};

use super::hands::Hands;

/// Every entry since the desk was opened.
pub fn said(hands: &Hands) -> Vec<Value> {
    let mut names = Vec::new();
    let lines = hands.hand.room.lines.iter();
    let entered =
        lines.filter(|line| line.author.seat.as_str() == "duty" && line.height > hands.before);
    let said = entered.map(|line| {
        let author = &line.author;
        let mut said = json!({
            "at": author.occurred_at,
            "person": author.person,
            "post": author.post,
            "for": author.on_behalf,
            "command": author.command,
        });
        number(&mut said, &mut names);
        said
    });
    said.collect()
}

fn number(value: &mut Value, names: &mut Vec<String>) {
    match value {
        Value::String(text) if is_made_up(text) => {
            let known = names.iter().position(|it| it == text);
            let at = known.unwrap_or_else(|| {
                names.push(text.clone());
                names.len() - 1
            });
            *text = format!("name {at}");
        }
        Value::Array(all) => all.iter_mut().for_each(|it| number(it, names)),
        Value::Object(fields) => fields.values_mut().for_each(|it| number(it, names)),
        _ => {}
    }
}

/// Whether thirty-two signs of a random name stand in it.
fn is_made_up(text: &str) -> bool {
    let plain = text.replace('-', "");
    let mut runs = plain.split(|it: char| !it.is_ascii_hexdigit());
    runs.any(|it| it.len() >= 32)
}
