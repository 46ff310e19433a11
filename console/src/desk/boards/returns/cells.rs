//! What stands in a cell: a figure of this round, an old one, 0 of a zero report, 不详.

use dispatch_core::catalogue::{Form, FormItem};
use dispatch_core::command::ReturnValue;
use dispatch_core::state::ReturnRecord;
use dispatch_core::view::{Answered, Matrix, Row, number_of, sum_of, tally_of};
use dispatch_core::words::FormItemId;
use eframe::egui::{Label, Ui};

use super::Table;
use crate::desk::boards::moment::clock_text;
use crate::desk::freshness::Freshness;
use crate::desk::look::{bold, inked};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, age_ui, chip, sign, unknown};
use crate::language::{Key, Lang};

/// Under the name of a unit: how it answered, of when, and what is watched in it.
pub fn note_ui(ui: &mut Ui, sight: &Sight<'_>, table: &Table<'_>, row: &Row<'_>) {
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        let Some(record) = row.record() else { return };
        let at = clock_text(record.as_of, sight.now);
        if matches!(row.answered, Answered::Old(_)) {
            let text = sight.say_with(Key::OldFigure, [("at", (&*at).into())]);
            chip(ui, sight.look, Tone::Amber, &text);
        } else if table.matrix.says_nothing(record) {
            let text = sight.say_with(Key::SaysNothing, [("at", (&*at).into())]);
            chip(ui, sight.look, Tone::Amber, &text);
        }
        if record.zero {
            chip(ui, sight.look, Tone::Green, &sight.say(Key::ZeroReport));
        }
        if let Some(why) = corrected(sight, table, row, record) {
            chip(ui, sight.look, Tone::Blue, &sight.say(Key::Corrected)).on_hover_text(why);
        }
        age_ui(ui, sight.look, Freshness::HOURLY, (record.as_of, sight.now)).on_hover_text(at);
    });
    watched_ui(ui, sight, table, row);
}

/// 未报: red once the time is over.
pub fn not_reported(ui: &mut Ui, sight: &Sight<'_>, table: &Table<'_>) {
    let text = sight.say(Key::NotReported);
    let due = table.matrix.round.map(|round| round.due);
    match due {
        Some(due) if due <= sight.now => sign(ui, sight.look, Tone::Red, &text),
        Some(_) => chip(ui, sight.look, Tone::Red, &text),
        None => chip(ui, sight.look, Tone::Grey, &text),
    };
}

/// Why the newest answer is a correction: the reason, or that there was another of the same moment.
fn corrected(
    sight: &Sight<'_>,
    table: &Table<'_>,
    row: &Row<'_>,
    record: &ReturnRecord,
) -> Option<String> {
    if let Some(why) = &record.correction {
        return Some(why.to_string());
    }
    let given = sight.state().returns.get(&table.id)?.get(&row.unit)?;
    let same = given.iter().filter(|it| it.as_of == record.as_of).count();
    (same > 1).then(|| sight.say(Key::CorrectedSame).into_owned())
}

fn watched_ui(ui: &mut Ui, sight: &Sight<'_>, table: &Table<'_>, row: &Row<'_>) {
    let of_unit = format!("/{}/{}", table.id, row.unit);
    let rings = |kind: &str| {
        table.alarms.iter().any(|it| {
            let rest = it.key.as_str().strip_prefix(kind);
            rest.is_some_and(|rest| {
                rest.split_once(&*of_unit)
                    .is_some_and(|(_, tail)| tail.is_empty() || tail.starts_with('/'))
            })
        })
    };
    if rings("isolated") {
        sign(ui, sight.look, Tone::Red, &sight.say(Key::IsolatedPlace));
    }
    if rings("early-return") {
        sign(ui, sight.look, Tone::Red, &sight.say(Key::EarlyReturn));
    }
}

/// One item of one unit.
pub fn cell_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    table: &Table<'_>,
    (row, item): (&Row<'_>, &FormItem),
) {
    let matrix = &table.matrix;
    let Some(record) = row.record() else { return };
    if matrix.says_nothing(record) {
        unknown(ui, sight.look);
        return;
    }
    let p = &sight.look.palette;
    // An old figure and the nought of a zero report are no figures of this round.
    let faint = record.zero || matches!(row.answered, Answered::Old(_));
    let ink = if faint { p.ink3 } else { p.ink1 };
    if item.is_number() {
        match number_of(matrix.form, record, &item.id) {
            None => unknown(ui, sight.look),
            Some(n) => ui.label(inked(n.to_string(), size::ROW, ink)),
        };
        parts_ui(ui, sight, matrix.form, (record, item));
        return;
    }
    match choice_of(record, item) {
        None => drop(unknown(ui, sight.look)),
        Some(choice) => {
            let text = match sight.lang() {
                Lang::Zh => &choice.zh,
                Lang::En => &choice.en,
            };
            let text = match (choice.cut, faint) {
                (true, _) => bold(text, size::NOTE, p.red.text),
                (false, _) => inked(text, size::NOTE, ink),
            };
            ui.add(Label::new(text).wrap());
        }
    }
}

/// The choice that a return stands at; a zero report stands at the first.
pub fn choice_of<'a>(
    record: &ReturnRecord,
    item: &'a FormItem,
) -> Option<&'a dispatch_core::catalogue::FormChoice> {
    if record.zero {
        return item.choices.first();
    }
    let key = FormItemId::new(&item.id).ok()?;
    match record.values.get(&key) {
        Some(Some(ReturnValue::Choice(id))) => item.choice(id.as_str()),
        _ => None,
    }
}

/// The parts that were given, in small: 地灾 12.
fn parts_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &Form,
    (record, item): (&ReturnRecord, &FormItem),
) {
    for part in form.parts.iter().filter(|_| item.by_part) {
        let key = FormItemId::new(&format!("{}/{}", item.id, part.id));
        let given = key.ok().and_then(|key| record.values.get(&key));
        if let Some(Some(ReturnValue::Number(n))) = given {
            let name = match sight.lang() {
                Lang::Zh => &part.zh,
                Lang::En => &part.en,
            };
            let text = format!("{name} {n}");
            let text = inked(text, size::SMALLEST, sight.look.palette.ink3);
            ui.add(Label::new(text).wrap());
        }
    }
}

/// The sum of an item over the units, or how many stand at a choice that means cut.
pub fn sum_cell_ui(ui: &mut Ui, sight: &Sight<'_>, table: &Table<'_>, item: &FormItem) {
    let matrix: &Matrix<'_> = &table.matrix;
    let p = &sight.look.palette;
    if item.is_number() {
        let sum = sum_of(matrix, &item.id);
        let whole = sum.note(sight.state(), sight.now).is_none();
        let told = sight.lang().text(sum.text(sight.state(), sight.now));
        let response = if sum.units == 0 {
            unknown(ui, sight.look)
        } else {
            let ink = if whole { p.ink1 } else { p.amber.text };
            ui.label(bold(sum.reported.to_string(), size::ROW, ink))
        };
        response.on_hover_text(told);
        return;
    }
    let tally = tally_of(matrix, &item.id);
    let cut: usize = item
        .choices
        .iter()
        .zip(&tally.by_choice)
        .filter(|(choice, _)| choice.cut)
        .map(|(_, units)| units.len())
        .sum();
    if cut > 0 {
        let text = sight.say_with(Key::UnitsCut, [("n", cut.into())]);
        ui.label(bold(text, size::NOTE, p.red.text));
    }
}
