//! A list of which only what is in sight is drawn, so that a thousand rows cost what a dozen do. The
//! height of a row is what it took when it was drawn last; one that was never drawn counts as the last
//! of its kind did.

use std::collections::HashMap;

use eframe::egui::{Align, Id, Rect, Ui, UiBuilder};

/// Up to so many rows all are drawn: a screen reader walks a short list to its end.
const SHORT: usize = 60;
/// What is drawn beyond either edge, in points: the row that Tab goes to next stands there already.
const BEYOND: f32 = 120.0;
/// Taken for the height of a row where none of its kind was drawn yet, in points.
const UNSEEN: f32 = 44.0;

/// A row, before it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LongRow {
    /// Its name in the list; what is typed into it belongs to this name.
    pub id: Id,
    /// Rows of one kind are about as high as each other.
    pub kind: u8,
}

/// What is kept of one list between two frames.
#[derive(Clone, Debug, Default)]
struct Seen {
    heights: HashMap<Id, f32>,
    kinds: HashMap<u8, f32>,
    /// The width that the heights are of.
    width: f32,
    /// The row that has the keyboard: it is drawn wherever it stands, or what is typed would be lost.
    held: Option<Id>,
}

impl Seen {
    fn height(&self, row: LongRow) -> f32 {
        let known = self.heights.get(&row.id).or(self.kinds.get(&row.kind));
        known.copied().unwrap_or(UNSEEN)
    }
}

/// Draws the rows that are in sight, one below the other, by their place in `rows`; it stands inside
/// whatever scrolls. `show` is scrolled to: to this edge, or no further than it must be to be seen.
pub fn long_list(
    ui: &mut Ui,
    salt: &'static str,
    rows: &[LongRow],
    show: Option<(usize, Option<Align>)>,
    mut draw: impl FnMut(&mut Ui, usize),
) {
    let list = ui.scope_id().with(salt);
    let mut seen: Seen = ui.data_mut(|it| it.remove_temp(list)).unwrap_or_default();
    let width = ui.available_width().round();
    if seen.width != width || seen.heights.len() > 4 * rows.len() + SHORT {
        let held = seen.held;
        seen = Seen {
            width,
            held,
            ..Seen::default()
        };
    }
    let in_sight = ui.clip_rect().y_range().expand(BEYOND);
    let is_short = rows.len() <= SHORT;
    let (mut held, mut skipped) = (None, 0.0);
    for (place, row) in rows.iter().enumerate() {
        let height = seen.height(*row);
        let top = ui.cursor().top() + skipped;
        let wanted = show.filter(|it| it.0 == place);
        let is_seen = top + height >= in_sight.min && top <= in_sight.max;
        if !(is_short || is_seen || wanted.is_some() || seen.held == Some(row.id)) {
            skipped += height;
            continue;
        }
        ui.add_space(skipped);
        skipped = 0.0;
        let top = ui.cursor().top();
        let name = list.with(row.id);
        let drawn = ui.scope_builder(UiBuilder::new().scope_id(name), |ui| draw(ui, place));
        let took = ui.cursor().top() - top;
        seen.heights.insert(row.id, took);
        seen.kinds.insert(row.kind, took);
        if let Some((_, align)) = wanted {
            ui.scroll_to_rect(drawn.response.rect, align);
        }
        if holds_keyboard(ui, drawn.response.rect) {
            held = Some(row.id);
        }
    }
    ui.add_space(skipped);
    seen.held = held;
    ui.data_mut(|it| it.insert_temp(list, seen));
}

/// Whether what has the keyboard was drawn in this part of the list.
fn holds_keyboard(ui: &Ui, row: Rect) -> bool {
    let focused = ui.memory(|it| it.focused());
    let focused = focused.and_then(|it| ui.ctx().read_response(it));
    focused.is_some_and(|it| it.layer_id == ui.layer_id() && row.contains(it.rect.center()))
}
