//! The three choices, and the ledgers that were opened before.

use eframe::egui::{Frame, Margin, Stroke, Ui};

use super::asking::Ask;
use super::page::{Screen, StartPage};
use super::rows;
use crate::desk::look::Look;
use crate::desk::widgets::{Weight, act_button, key_cap};
use crate::language::Key;

/// Each choice: what it is called, and what happens.
const CHOICES: [(Key, Key); 3] = [
    (Key::StartDrill, Key::StartDrillHint),
    (Key::StartDistrict, Key::StartDistrictHint),
    (Key::StartLedger, Key::StartLedgerHint),
];

/// Does what the choice of this number says, from 0; behind the three come the ledgers opened before.
pub(super) fn choose(page: &mut StartPage, number: usize) {
    match number {
        0 if page.options.drill => page.ask(Ask::Drill),
        0 => {}
        1 => page.go(Screen::District),
        2 => page.go(Screen::Ledger),
        _ => {
            let recent = page.options.recent.get(number - CHOICES.len());
            if let Some(path) = recent.map(|it| it.ledger.clone()) {
                page.look_at(&path);
                page.ledger.open_if_good = true;
            }
        }
    }
}

pub(super) fn draw(page: &mut StartPage, ui: &mut Ui) {
    let look = page.look;
    let busy = page.busy();
    let mut chosen = None;
    rows::note(ui, &look, look.say(Key::WindowTitle));
    rows::title(ui, &look, Key::StartTitle);
    for (number, (title, hint)) in CHOICES.into_iter().enumerate() {
        let missing =
            (number == 0 && !page.options.drill).then(|| look.say(Key::StartNoDrill).into_owned());
        let text = look.say(title);
        framed(ui, &look, |ui| {
            let refusal = missing.or_else(|| busy.clone());
            if numbered(ui, &look, number, &text, refusal.as_deref()) {
                chosen = Some(number);
            }
            rows::sentence(ui, &look, look.say(hint));
            if number == 0 && page.drill_started {
                rows::line(
                    ui,
                    look.say(Key::StartDrillStarted),
                    look.palette.green.text,
                );
            }
        });
        ui.add_space(8.0);
    }
    page.failed_ui(ui);
    if !page.options.recent.is_empty() {
        ui.add_space(12.0);
        ui.label(look.title(look.say(Key::StartRecent)));
    }
    for (index, recent) in page.options.recent.iter().enumerate() {
        let number = index + CHOICES.len();
        let text = look.lang.name(&recent.zh, &recent.en);
        if numbered(ui, &look, number, &text, busy.as_deref()) {
            chosen = Some(number);
        }
        rows::note(ui, &look, rows::shown(&recent.ledger));
    }
    ui.add_space(12.0);
    if rows::button(ui, &look, Weight::Plain, Key::GateQuit, None) {
        StartPage::quit(ui);
    }
    if let Some(number) = chosen {
        choose(page, number);
    }
}

fn framed(ui: &mut Ui, look: &Look, add: impl FnOnce(&mut Ui)) {
    Frame::new()
        .fill(look.palette.bg1)
        .stroke(Stroke::new(1.0, look.palette.line2))
        .inner_margin(Margin::same(12))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            add(ui);
        });
}

fn numbered(ui: &mut Ui, look: &Look, number: usize, text: &str, refusal: Option<&str>) -> bool {
    ui.horizontal_wrapped(|ui| {
        key_cap(ui, look, &(number + 1).to_string());
        act_button(ui, look, Weight::Plain, (text, text), refusal)
    })
    .inner
}
