//! What a unit answers: item by item, each 不详 until it is said, or in one line over the telephone.

use std::collections::BTreeMap;

use dispatch_core::catalogue::{Form, FormItem};
use dispatch_core::command::{ReturnValue, ReturnValues};
use dispatch_core::state::ReturnRecord;
use dispatch_core::view::{AnswerFault, answers_of, questions};
use dispatch_core::words::{FormItemId, ThingKind};
use eframe::egui::{Label, Role, Ui, WidgetInfo};
use serde::{Deserialize, Serialize};

use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, number_field, plain_button, text_field, toggle};
use crate::language::{Key, Lang};

/// Whether it is a zero report, and the values.
type Answer = Option<(bool, ReturnValues)>;

/// Answers half entered item by item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Items {
    numbers: BTreeMap<String, String>,
    choices: BTreeMap<String, ThingKind>,
    by_part: bool,
}

impl Items {
    /// What was typed or chosen.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let chosen = self.choices.values().map(ThingKind::as_str);
        self.numbers.values().map(String::as_str).chain(chosen)
    }

    /// Draws a field for each item; `None` while nothing is filled.
    pub fn ui(&mut self, ui: &mut Ui, sight: &Sight<'_>, form: &Form) -> Answer {
        if form.items.iter().any(|it| it.by_part)
            && toggle(ui, sight.look, self.by_part, &sight.say(Key::ByPart))
        {
            self.by_part = !self.by_part;
        }
        for item in &form.items {
            ui.horizontal_wrapped(|ui| {
                let name = sight.lang().name(&item.zh, &item.en);
                ui.label(sight.look.row(&*name));
                if item.is_number() {
                    self.number_ui(ui, sight, &name, &item.id);
                    if let Some(unit) = &item.unit {
                        let unit = sight.lang().text(unit.clone());
                        ui.label(sight.look.note(unit));
                    }
                } else {
                    self.choice_ui(ui, sight, &name, item);
                }
            });
            if item.by_part && self.by_part {
                self.parts_ui(ui, sight, form, item);
            }
        }
        let values = self.values(form);
        values
            .values()
            .any(Option::is_some)
            .then_some((false, values))
    }

    fn number_ui(&mut self, ui: &mut Ui, sight: &Sight<'_>, name: &str, key: &str) {
        let text = self.numbers.entry(key.to_owned()).or_default();
        ui.scope(|ui| number_field(ui, sight, name, text));
    }

    fn parts_ui(&mut self, ui: &mut Ui, sight: &Sight<'_>, form: &Form, item: &FormItem) {
        ui.horizontal_wrapped(|ui| {
            ui.add_space(16.0);
            for part in &form.parts {
                let part_name = sight.lang().name(&part.zh, &part.en);
                ui.label(sight.look.note(&*part_name));
                let item_name = sight.lang().name(&item.zh, &item.en);
                let name = format!("{part_name} {item_name}");
                let key = format!("{}/{}", item.id, part.id);
                self.number_ui(ui, sight, &name, &key);
            }
        });
    }

    fn choice_ui(&mut self, ui: &mut Ui, sight: &Sight<'_>, name: &str, item: &FormItem) {
        let chosen = self.choices.get(&item.id).cloned();
        let unknown = sight.say(Key::Unknown);
        if one(ui, sight, chosen.is_none(), (&unknown, name)) {
            self.choices.remove(&item.id);
        }
        for choice in &item.choices {
            let text = sight.lang().name(&choice.zh, &choice.en);
            let is_it = chosen.as_ref().is_some_and(|it| it.as_str() == choice.id);
            if one(ui, sight, is_it, (&text, name))
                && let Ok(id) = ThingKind::new(&choice.id)
            {
                self.choices.insert(item.id.clone(), id);
            }
        }
    }

    /// Every item, 不详 where nothing was filled. An item given by parts alone has no figure of its own:
    /// its parts are summed.
    fn values(&self, form: &Form) -> ReturnValues {
        let number = |key: &str| -> Option<u64> { self.numbers.get(key)?.parse().ok() };
        let mut values = ReturnValues::new();
        for item in &form.items {
            let mut any_part = false;
            for part in form.parts.iter().filter(|_| item.by_part) {
                let key = format!("{}/{}", item.id, part.id);
                if let (Some(n), Ok(id)) = (number(&key), FormItemId::new(&key)) {
                    any_part = true;
                    values.insert(id, Some(ReturnValue::Number(n)));
                }
            }
            let value = if item.is_number() {
                number(&item.id).map(ReturnValue::Number)
            } else {
                self.choices.get(&item.id).cloned().map(ReturnValue::Choice)
            };
            if value.is_none() && any_part {
                continue;
            }
            if let Ok(id) = FormItemId::new(&item.id) {
                values.insert(id, value);
            }
        }
        values
    }
}

/// One of several, read aloud with what it is a choice of.
fn one(ui: &mut Ui, sight: &Sight<'_>, chosen: bool, (text, of): (&str, &str)) -> bool {
    let shown = if chosen {
        format!("✓ {text}")
    } else {
        text.to_owned()
    };
    let spoken = format!("{of} {text}");
    let response = plain_button(ui, sight.look, Weight::Small, &shown, &spoken);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &spoken));
    response.clicked()
}

/// One line of answers half written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PhoneLine {
    line: String,
}

impl PhoneLine {
    /// It as it was typed.
    pub fn text(&self) -> &str {
        &self.line
    }

    /// Draws the questions to be read out, the line, and what it says so far.
    pub fn ui(&mut self, ui: &mut Ui, sight: &Sight<'_>, form: &Form) -> Answer {
        ui.label(sight.look.label(sight.say(Key::ReadOut)));
        let asked: Vec<String> = questions(form)
            .into_iter()
            .map(|it| format!("{}. {}", it.number, sight.lang().text(it.text)))
            .collect();
        ui.add(Label::new(sight.look.strong(asked.join("  "))).wrap());
        text_field(ui, sight, (Key::PhoneLine, f32::INFINITY), &mut self.line);
        let answered = answers_of(form, &self.line);
        match answered {
            Ok((zero, values)) => {
                let text = if zero {
                    sight.say(Key::ZeroReport).into_owned()
                } else {
                    values_text(sight, form, &values)
                };
                let text = sight.say_with(Key::Understood, [("text", text.into())]);
                let green = sight.look.palette.green.text;
                ui.add(Label::new(inked(text, size::ROW, green)).wrap());
                Some((zero, values))
            }
            Err(faults) => {
                let faults = faults.iter().filter(|it| **it != AnswerFault::Empty);
                for fault in faults {
                    let text = sight.lang().text(fault.text());
                    let red = sight.look.palette.red.text;
                    ui.add(Label::new(inked(text, size::NOTE, red)).wrap());
                }
                None
            }
        }
    }
}

/// An answer in one line.
pub fn said_text(sight: &Sight<'_>, form: &Form, record: &ReturnRecord) -> String {
    if record.zero {
        return sight.say(Key::ZeroReport).into_owned();
    }
    values_text(sight, form, &record.values)
}

fn values_text(sight: &Sight<'_>, form: &Form, values: &ReturnValues) -> String {
    let zh = sight.lang() == Lang::Zh;
    let mut told = Vec::new();
    for key in form.keys() {
        let Ok(id) = FormItemId::new(&key) else {
            continue;
        };
        let (Some(value), Some((item, part))) = (values.get(&id), form.find(&key)) else {
            continue;
        };
        let value = match value {
            None => sight.say(Key::Unknown).into_owned(),
            Some(ReturnValue::Number(n)) => n.to_string(),
            Some(ReturnValue::Choice(id)) => match item.choice(id.as_str()) {
                Some(it) if zh => it.zh.clone(),
                Some(it) => it.en.clone(),
                None => id.to_string(),
            },
        };
        let item = if zh { &item.zh } else { &item.en };
        let part = part.map_or("", |it| if zh { &it.zh } else { &it.en });
        let gap = if part.is_empty() || zh { "" } else { " " };
        told.push(format!("{part}{gap}{item} {value}"));
    }
    told.join(" · ")
}
