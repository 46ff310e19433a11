//! The buttons at the top of the map in one row, however narrow it is: what finds no room there stands in a menu
//! at its end.

use eframe::egui::{Button, Rect, ScrollArea, Ui, UiBuilder};

use crate::desk::font;
use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{RowMenu, Tone, chip, layer_toggle};
use crate::language::Key;

/// How high the menu is at most, in points; a district may add thirty layers.
const MENU_MAX: f32 = 420.0;

/// A button of the row, or a word that only says something.
#[derive(Debug)]
pub struct Item<D> {
    /// What is written on it.
    pub text: String,
    /// What it is; a word that only says something has a tone instead of a state.
    pub kind: Kind,
    /// What has the lowest stays in the row for longest.
    pub rank: u8,
    /// What it does.
    pub does: D,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A button that is on or off.
    Toggle(bool),
    /// A word.
    Word(Tone),
}

/// Draws them at the top of a room. Returns which was pressed.
pub fn layer_row_ui<'i, D>(
    ui: &mut Ui,
    sight: &Sight<'_>,
    room: Rect,
    items: &'i [Item<D>],
) -> Option<&'i D> {
    let gap = ui.spacing().item_spacing.x;
    let widths: Vec<(f32, u8)> = items.iter().map(|it| (width(ui, it), it.rank)).collect();
    let most = sight.say_with(Key::MapMore, [("n", items.len().into())]);
    let in_row = fit(&widths, (room.width(), gap), button_width(ui, &most));
    let mut pressed = None;
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.horizontal(|ui| {
            let shown = items.iter().zip(&in_row).filter(|it| *it.1);
            for (item, _) in shown {
                if item_ui(ui, sight, item) {
                    pressed = Some(&item.does);
                }
            }
            let mut hidden = items.iter().zip(&in_row).filter(|it| !it.1).peekable();
            if hidden.peek().is_none() {
                return;
            }
            let n = in_row.iter().filter(|it| !**it).count();
            let text = sight.say_with(Key::MapMore, [("n", n.into())]);
            let p = &sight.look.palette;
            let button = Button::new(inked(text, size::NOTE, p.ink1)).fill(p.bg1);
            // Several may be wanted at once: it stays open until somebody presses beside it.
            let menu = RowMenu::of("layers").staying();
            let name = sight.say_with(Key::MapMoreOf, [("n", n.into())]);
            menu.under(ui, (button, &name), |ui| {
                ScrollArea::vertical().max_height(MENU_MAX).show(ui, |ui| {
                    for (item, _) in hidden {
                        if item_ui(ui, sight, item) {
                            pressed = Some(&item.does);
                        }
                    }
                });
            });
        });
    });
    pressed
}

fn item_ui<D>(ui: &mut Ui, sight: &Sight<'_>, item: &Item<D>) -> bool {
    match item.kind {
        Kind::Toggle(on) => layer_toggle(ui, sight.look, on, &item.text),
        Kind::Word(tone) => {
            chip(ui, sight.look, tone, &item.text);
            false
        }
    }
}

/// How wide it is in the row, never less.
fn width<D>(ui: &Ui, item: &Item<D>) -> f32 {
    match item.kind {
        // The tick has its room whether it is there or not: no button leaves the row by being pressed.
        Kind::Toggle(_) => button_width(ui, &format!("✓ {}", item.text)),
        Kind::Word(_) => text_width(ui, &item.text, size::SMALLEST) + 24.0,
    }
}

fn button_width(ui: &Ui, text: &str) -> f32 {
    text_width(ui, text, size::NOTE) + 2.0 * ui.spacing().button_padding.x + 2.0
}

fn text_width(ui: &Ui, text: &str, points: f32) -> f32 {
    let ink = ui.visuals().text_color();
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font::regular(points), ink);
    galley.size().x
}

/// Which of these widths stand in a row of that room, with such gaps between them: all, or by their ranks as
/// many as leave room for a button of width `more`.
fn fit(widths: &[(f32, u8)], (room, gap): (f32, f32), more: f32) -> Vec<bool> {
    let whole: f32 = widths.iter().map(|it| it.0 + gap).sum();
    if whole - gap <= room {
        return vec![true; widths.len()];
    }
    let mut order: Vec<usize> = (0..widths.len()).collect();
    order.sort_by_key(|it| widths[*it].1);
    let mut left = room - more;
    let mut fits = vec![false; widths.len()];
    for number in order {
        left -= widths[number].0 + gap;
        // Not the next narrower one: whether something stands in the row does not hang on a digit beside it.
        if left < 0.0 {
            break;
        }
        fits[number] = true;
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_room_leaves_by_its_rank_and_the_others_keep_their_order() {
        let widths = [(50.0, 5), (50.0, 0), (50.0, 2), (50.0, 1)];
        assert_eq!(fit(&widths, (230.0, 10.0), 40.0), [true; 4]);
        // One point less, and there must be room for the button.
        assert_eq!(fit(&widths, (229.0, 10.0), 40.0), [false, true, true, true]);
        assert_eq!(
            fit(&widths, (170.0, 10.0), 40.0),
            [false, true, false, true]
        );
        assert_eq!(fit(&widths, (20.0, 10.0), 40.0), [false; 4]);
        // The one that is too wide keeps out what comes after it.
        let widths = [(500.0, 0), (10.0, 1)];
        assert_eq!(fit(&widths, (100.0, 10.0), 40.0), [false; 2]);
        assert!(fit(&[], (100.0, 10.0), 40.0).is_empty());
    }
}
