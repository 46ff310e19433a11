//! One line of the board: who, when he was last heard, and by which way.

use dispatch_core::register::{Callee, Party};
use dispatch_core::time::Time;
use dispatch_core::view::ContactRow;
use eframe::egui::{Button, Role, Stroke, Ui, Vec2, WidgetInfo};

use super::ContactsForm;
use super::call::call_ui;
use super::callee::{callee_name, keeper, township};
use crate::desk::boards::moment::clock_text;
use crate::desk::freshness::Freshness;
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::{Tone, age_ui, chip};
use crate::desk::wording;
use crate::language::Key;

/// Why a line stands there.
#[derive(Debug)]
pub enum Line<'a> {
    /// A unit with the ways by which it was heard.
    Board(&'a ContactRow),
    /// Somebody who must be rung, and why.
    Silent(Callee, String),
    /// Somebody who was never rung nor heard.
    Never(Callee),
}

/// Draws the line, and beneath it the call while it is open.
pub fn row_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    line: &Line<'_>,
    form: &mut ContactsForm,
    outbox: &mut Outbox,
) {
    let (who, place) = match line {
        Line::Board(row) => (row.unit.clone(), "board"),
        Line::Silent(who, _) => (who.clone(), "silent"),
        Line::Never(who) => (who.clone(), "never"),
    };
    // He who stands in red above is rung there and not a second time below.
    let stands_above =
        matches!(line, Line::Board(_)) && form.sought.trim().is_empty() && is_above(sight, &who);
    let open = form.calls.is_open(&who);
    ui.push_id((place, who.to_string()), |ui| {
        ui.horizontal_wrapped(|ui| {
            let name = callee_name(sight, &who);
            if stands_above {
                ui.label(sight.look.row(&*name));
            } else if name_button(ui, sight, &name, open) {
                form.calls.toggle(&who);
            }
            match line {
                Line::Board(row) => ways_ui(ui, sight, row),
                Line::Silent(_, why) => {
                    chip(ui, sight.look, Tone::Red, why);
                }
                Line::Never(_) => {
                    chip(ui, sight.look, Tone::Grey, &sight.say(Key::NeverHeard));
                }
            }
            if let Some(keeper) = keeper(sight, &who) {
                let text = sight.say_with(Key::KeptBy, [("who", keeper.into())]);
                ui.label(sight.look.note(text));
            }
            if let Some(township) = township(sight, &who) {
                ui.label(sight.look.note(township));
            }
        });
        if form.calls.is_open(&who) && !stands_above {
            call_ui(ui, sight, &who, form.calls.form(&who), outbox);
        }
    });
}

fn is_above(sight: &Sight<'_>, who: &Callee) -> bool {
    let is_silent = |(party, _): &(Party, Time)| matches!(who, Callee::Party(it) if it == party);
    let waits = sight.waits;
    waits.silent.iter().any(is_silent) || waits.ladders.iter().any(|(it, _, _)| it == who)
}

fn name_button(ui: &mut Ui, sight: &Sight<'_>, name: &str, open: bool) -> bool {
    let p = &sight.look.palette;
    let (fill, ink) = if open {
        (p.ink1, p.bg0)
    } else {
        (p.bg2, p.ink1)
    };
    let button = Button::new(inked(name, size::ROW, ink))
        .fill(fill)
        .stroke(Stroke::new(1.0, p.line2))
        .min_size(Vec2::new(0.0, space::pressed(ui)));
    let response = ui.add(button);
    let spoken = sight.say_with(Key::CallOf, [("who", name.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &spoken));
    response.clicked()
}

/// The newest way first, each with its age.
fn ways_ui(ui: &mut Ui, sight: &Sight<'_>, row: &ContactRow) {
    if row.ways.is_empty() {
        chip(ui, sight.look, Tone::Grey, &sight.say(Key::NeverHeard));
        return;
    }
    let mut ways: Vec<_> = row.ways.iter().collect();
    ways.sort_by_key(|(_, at)| std::cmp::Reverse(**at));
    for (means, at) in ways {
        ui.label(sight.look.label(wording::means(sight, *means)));
        age_ui(ui, sight.look, Freshness::HOURLY, (*at, sight.now))
            .on_hover_text(clock_text(*at, sight.now));
    }
}
