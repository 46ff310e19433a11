//! Beneath the matrix: what the sums lack, where each choice stands, and all of it as text to copy.

use dispatch_core::register::Party;
use dispatch_core::view::{party_en, party_zh, sum_of, tally_of};
use eframe::egui::{Label, Ui};

use super::Table;
use crate::desk::boards::moment::clock_text;
use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Weight, plain_button};
use crate::language::{Key, Lang};

/// Draws the notes on the sums and the button that copies them.
pub fn sums_ui(ui: &mut Ui, sight: &Sight<'_>, table: &Table<'_>) {
    let amber = sight.look.palette.amber.text;
    for (items, note) in notes(sight, table) {
        let text = format!("{items}{}{note}", sight.say(Key::ListColon));
        ui.add(Label::new(inked(text, size::NOTE, amber)).wrap());
    }
    for line in tallies(sight, table) {
        ui.add(Label::new(sight.look.label(line)).wrap());
    }
    let text = sight.say(Key::CopySums);
    if plain_button(ui, sight.look, Weight::Small, &text, &text).clicked() {
        ui.ctx().copy_text(as_text(sight, table));
    }
}

/// What the sums lack; items that lack the same stand together.
fn notes(sight: &Sight<'_>, table: &Table<'_>) -> Vec<(String, String)> {
    let mut notes: Vec<(Vec<&str>, String)> = Vec::new();
    let numbers = table.matrix.form.items.iter().filter(|it| it.is_number());
    let count = numbers.clone().count();
    for item in numbers {
        let sum = sum_of(&table.matrix, &item.id);
        let Some(note) = sum.note(sight.state(), sight.now) else {
            continue;
        };
        let (name, note) = match sight.lang() {
            Lang::Zh => (item.zh.as_str(), note.zh),
            Lang::En => (item.en.as_str(), note.en),
        };
        match notes.iter_mut().find(|(_, had)| *had == note) {
            Some((names, _)) => names.push(name),
            None => notes.push((vec![name], note)),
        }
    }
    let total = sight.say(Key::ReturnTotal);
    let named = |names: Vec<&str>| {
        if names.len() == count {
            return total.to_string();
        }
        format!("{total} {}", names.join(&sight.say(Key::ListComma)))
    };
    notes
        .into_iter()
        .map(|(names, note)| (named(names), note))
        .collect()
}

/// Where the units stand, item by item: 断电:全断 2(…)、正常 8;未报 3.
fn tallies(sight: &Sight<'_>, table: &Table<'_>) -> Vec<String> {
    let state = sight.state();
    let zh = sight.lang() == Lang::Zh;
    let comma = sight.say(Key::ListComma);
    let name_of = |unit: &Party| {
        if zh {
            party_zh(state, unit)
        } else {
            party_en(state, unit)
        }
    };
    let mut lines = Vec::new();
    let choices = table.matrix.form.items.iter().filter(|it| !it.is_number());
    for item in choices {
        let tally = tally_of(&table.matrix, &item.id);
        let mut told = Vec::new();
        for (place, (choice, units)) in item.choices.iter().zip(&tally.by_choice).enumerate() {
            if units.is_empty() {
                continue;
            }
            let word = if zh { &choice.zh } else { &choice.en };
            // Who is as usual needs no naming.
            told.push(if place == 0 {
                format!("{word} {}", units.len())
            } else {
                let names: Vec<String> = units.iter().map(name_of).collect();
                let (open, close) = if zh { ("（", "）") } else { (" (", ")") };
                format!("{word} {}{open}{}{close}", units.len(), names.join(&comma))
            });
        }
        for (key, units) in [
            (Key::NotReported, &tally.missing),
            (Key::Unknown, &tally.unknown),
        ] {
            if !units.is_empty() {
                told.push(format!("{} {}", sight.say(key), units.len()));
            }
        }
        let name = if zh { &item.zh } else { &item.en };
        lines.push(format!(
            "{name}{}{}",
            sight.say(Key::ListColon),
            told.join(&comma)
        ));
    }
    lines
}

/// The sums with whom they lack, as they are read out or pasted.
fn as_text(sight: &Sight<'_>, table: &Table<'_>) -> String {
    let form = table.matrix.form;
    let at = table.matrix.round.map_or(sight.now, |it| it.as_of);
    let name = sight.lang().name(&form.zh, &form.en);
    let at = clock_text(at, sight.now);
    let mut lines = Vec::new();
    // What is pasted stands in a chat, where no colour says that it is a drill.
    lines.extend(
        sight
            .state()
            .world
            .is_drill()
            .then(|| sight.say(Key::CopyDrill).into_owned()),
    );
    lines.push(sight.say_with(Key::RequestName, [("form", name.into()), ("at", at.into())]));
    for item in form.items.iter().filter(|it| it.is_number()) {
        let sum = sum_of(&table.matrix, &item.id);
        let told = sight.lang().text(sum.text(sight.state(), sight.now));
        let name = match sight.lang() {
            Lang::Zh => &item.zh,
            Lang::En => &item.en,
        };
        lines.push(format!("{name} {told}"));
    }
    lines.extend(tallies(sight, table));
    lines.join("\n")
}
