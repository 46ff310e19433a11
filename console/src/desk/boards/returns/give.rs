//! Entering what a unit answered: by items, or as one line over the telephone; what it said before.

use dispatch_core::command::{Command, GiveReturn, ReturnValues};
use dispatch_core::register::Party;
use dispatch_core::time::Time;
use dispatch_core::view::Row;
use dispatch_core::words::FormId;
use eframe::egui::{Frame, Label, Margin, Ui};
use serde::{Deserialize, Serialize};

use super::Table;
use super::answer::{Items, PhoneLine, said_text};
use super::matrix::unit_name;
use crate::desk::boards::heard::{Heard, heard_ui, on_behalf};
use crate::desk::boards::moment::{Day, Moment, clock_text, moment_field};
use crate::desk::drafts::{Lasts, first_written};
use crate::desk::incident::written;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{Weight, act_button, text_field, toggle};
use crate::desk::wording;
use crate::language::Key;

/// An answer half entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GiveForm {
    by_items: bool,
    items: Items,
    phone: PhoneLine,
    heard: Heard,
    as_of: Moment,
    correction: String,
    words: String,
}

impl Lasts for GiveForm {
    fn words(&self) -> Option<&str> {
        let texts = [self.words.as_str(), &self.correction, self.phone.text()];
        first_written(texts.into_iter().chain(self.items.texts()))
    }
}

/// Draws the form beneath the unit's row; says whether the answer was entered.
pub fn give_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (table, row): (&Table<'_>, &Row<'_>),
    form: &mut GiveForm,
    outbox: &mut Outbox,
) -> bool {
    Frame::new()
        .fill(sight.look.palette.bg2)
        .inner_margin(Margin::symmetric(8, 6))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let entered = fields_ui(ui, sight, (table, &row.unit), form, outbox);
            history_ui(ui, sight, table, row);
            entered
        })
        .inner
}

fn fields_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (table, unit): (&Table<'_>, &Party),
    form: &mut GiveForm,
    outbox: &mut Outbox,
) -> bool {
    heard_ui(ui, sight, unit, &mut form.heard);
    let mut as_of = Ok(None);
    ui.horizontal_wrapped(|ui| {
        as_of = moment_field(ui, sight, Key::GivenAsOf, &mut form.as_of, Day::Past);
        text_field(
            ui,
            sight,
            (Key::CorrectionReason, 170.0),
            &mut form.correction,
        );
        text_field(ui, sight, (Key::GivenWords, 150.0), &mut form.words);
    });
    let of = (&table.id, unit);
    let zero = give_of(of, form, &as_of, (true, ReturnValues::new()));
    let who = unit_name(sight, unit);
    let behalf = on_behalf(sight, unit, &form.heard);
    let mut pressed = None;
    let mut button = |ui: &mut Ui, weight, key, command: Option<Command>| {
        let text = sight.say(key);
        let name = format!("{text} {who}");
        let refusal = match &command {
            Some(it) => sight.refusal_for(it, behalf.as_ref()),
            None => Some(sight.say(Key::FillFirst).into_owned()),
        };
        if act_button(ui, sight.look, weight, (&text, &name), refusal.as_deref()) {
            pressed = command;
        }
    };
    ui.horizontal_wrapped(|ui| {
        for (by_items, key) in [(false, Key::ByPhone), (true, Key::ByItems)] {
            if toggle(ui, sight.look, form.by_items == by_items, &sight.say(key)) {
                form.by_items = by_items;
            }
        }
        button(ui, Weight::Plain, Key::StepZeroReport, zero);
    });
    let answered = if form.by_items {
        form.items.ui(ui, sight, table.matrix.form)
    } else {
        form.phone.ui(ui, sight, table.matrix.form)
    };
    let command = answered.and_then(|answer| give_of(of, form, &as_of, answer));
    button(ui, Weight::Primary, Key::StepGiveReturn, command);
    let Some(command) = pressed else { return false };
    outbox.push_for(command, behalf, sight.now);
    true
}

fn give_of(
    (of, unit): (&FormId, &Party),
    form: &GiveForm,
    as_of: &Result<Option<Time>, String>,
    (zero, values): (bool, ReturnValues),
) -> Option<Command> {
    Some(Command::GiveReturn(GiveReturn {
        form: of.clone(),
        unit: unit.clone(),
        as_of: as_of.clone().ok()?,
        zero,
        values,
        correction: written(&form.correction),
        words: written(&form.words),
    }))
}

/// How many of a unit's answers are told again.
const TOLD: usize = 6;

/// What the unit answered before, the newest first; nothing is overwritten.
fn history_ui(ui: &mut Ui, sight: &Sight<'_>, table: &Table<'_>, row: &Row<'_>) {
    let given = sight.state().returns.get(&table.id);
    let Some(given) = given.and_then(|it| it.get(&row.unit)) else {
        return;
    };
    ui.label(sight.look.label(sight.say(Key::GivenBefore)));
    for record in given.iter().rev().take(TOLD) {
        let mut text = sight.say_with(
            Key::GivenLine,
            [
                ("at", clock_text(record.as_of, sight.now).into()),
                ("said", said_text(sight, table.matrix.form, record).into()),
            ],
        );
        if let Some(words) = &record.words {
            text = format!("{text} · {words}");
        }
        if let Some(why) = &record.correction {
            let colon = sight.say(Key::ListColon);
            text = format!("{text} · {}{colon}{why}", sight.say(Key::Corrected));
        }
        if let Some(behalf) = &record.said.on_behalf {
            let means = wording::means(sight, behalf.means);
            let name = behalf.name.as_ref().map(ToString::to_string);
            text = format!("{text} · {means} {}", name.unwrap_or_default());
        }
        ui.add(Label::new(sight.look.note(text)).wrap());
    }
}
