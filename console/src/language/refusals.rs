//! Refusals as sentences. The core writes them in Chinese; the English ones stand in the catalogue
//! under the refusal's own name, with its fields put in.

use dispatch_core::refusal::Refusal;
use fluent_bundle::{FluentArgs, FluentValue};
use serde_json::Value;

use super::{EN, Lang};

/// The sentence of a refusal: what, why, what now.
#[must_use]
pub fn refusal_text(lang: Lang, refusal: &Refusal) -> String {
    let chinese = refusal.to_string();
    match lang {
        Lang::Zh => chinese,
        Lang::En => english(refusal).unwrap_or(chinese),
    }
}

/// The English sentence; `None` where the catalogue has none.
fn english(refusal: &Refusal) -> Option<String> {
    let id = format!("refusal-{}", refusal.name());
    let pattern = EN.get_message(&id)?.value()?;
    let args = args_of(refusal);
    let mut faults = Vec::new();
    let text = EN.format_pattern(pattern, Some(&args), &mut faults);
    Some(text.into_owned())
}

/// The fields of a refusal by their names; a single unnamed one is `value`.
fn args_of(refusal: &Refusal) -> FluentArgs<'static> {
    let mut args = FluentArgs::new();
    let Ok(Value::Object(tagged)) = serde_json::to_value(refusal) else {
        return args;
    };
    for content in tagged.into_iter().map(|(_, content)| content) {
        match content {
            Value::Object(fields) => {
                for (name, value) in fields {
                    args.set(name, plain(&value));
                }
            }
            single => args.set("value", plain(&single)),
        }
    }
    args
}

fn plain(value: &Value) -> FluentValue<'static> {
    match value {
        Value::String(text) => FluentValue::from(text.clone()),
        other => FluentValue::from(other.to_string()),
    }
}
