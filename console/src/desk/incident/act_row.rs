//! The five acts of a field commander, in a row that never scrolls away: large enough for a glove, each
//! with its key. A press folds everything but the section it works in.

use dispatch_core::state::Incident;
use eframe::egui::{Button, Color32, Rect, Role, Stroke, Ui, UiBuilder, Vec2, WidgetInfo};

use super::Pages;
use super::matters::Matter;
use crate::desk::look::bold;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::Key;

/// Its height, in points.
pub const HEIGHT: f32 = 64.0;
const BUTTON: f32 = 56.0;

/// What a button does.
#[derive(Clone, Copy)]
enum Does {
    Send,
    Order,
    Plot,
    Figures,
    Ask,
}

const ACTS: [(Does, Key, &str); 5] = [
    (Does::Send, Key::SendTeam, "P"),
    (Does::Order, Key::NewOrder, "O"),
    (Does::Plot, Key::Plotting, "B"),
    (Does::Figures, Key::SayFigures, "N"),
    (Does::Ask, Key::Aid, "R"),
];

/// Whether this seat works by it: a field commander's own.
pub fn is_here(sight: &Sight<'_>, incident: &Incident) -> bool {
    sight.seat.seat.as_str().starts_with("commander@") && incident.status.is_open() && !sight.past
}

/// Draws it along the foot of `room`; what is left of the room.
pub fn act_row_ui(ui: &mut Ui, sight: &Sight<'_>, room: Rect, pages: &mut Pages) -> Rect {
    let (above, foot) = room.split_top_bottom_at_y(room.bottom() - HEIGHT);
    ui.scope_builder(UiBuilder::new().max_rect(foot.shrink(4.0)), |ui| {
        ui.horizontal(|ui| {
            let gap = ui.spacing().item_spacing.x;
            let width = (ui.available_width() - gap * 4.0) / 5.0;
            for (at, (does, key, cap)) in ACTS.into_iter().enumerate() {
                let p = &sight.look.palette;
                let (fill, ink) = match at {
                    0 => (p.ink1, p.bg0),
                    _ => (p.bg2, p.ink1),
                };
                if act_ui(ui, sight, (key, cap), (fill, ink), width) {
                    does.begin(pages);
                }
            }
        });
    });
    above
}

fn act_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (key, cap): (Key, &str),
    (fill, ink): (Color32, Color32),
    width: f32,
) -> bool {
    let name = sight.say(key);
    let text = format!("{name} {cap}");
    let button = Button::new(bold(text.trim_end(), size::BODY, ink))
        .fill(fill)
        .stroke(Stroke::new(1.0, sight.look.palette.line2))
        .truncate()
        .min_size(Vec2::new(width, BUTTON));
    let response = ui.add_sized(Vec2::new(width, BUTTON), button);
    let spoken = sight.say_with(Key::CommanderAct, [("what", (&*name).into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    response.clicked()
}

impl Does {
    fn begin(self, pages: &mut Pages) {
        pages.open = [false; 8];
        match self {
            Does::Send => {
                pages.open[2] = true;
                pages.forces.toggle();
            }
            Does::Order => {
                pages.open[0] = true;
                pages.orders.toggle();
            }
            Does::Plot => {
                pages.open[7] = true;
                pages.matters.show(Matter::Plotting);
            }
            Does::Figures => pages.figures.toggle(),
            Does::Ask => {
                pages.open[7] = true;
                pages.matters.show(Matter::Aid);
            }
        }
    }
}
