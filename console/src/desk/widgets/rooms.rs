//! How a form divides its room: what is filled in, what comes of it, and what sends it, which is always in
//! sight, however low the window is.

use eframe::egui::{Rect, Ui};

/// Height of the foot before it was drawn once, in points.
const FOOT: f32 = 84.0;
/// Share of the width that is filled in, where something stands beside it.
const BODY: f32 = 0.64;

/// The parts of the room.
#[derive(Clone, Copy, Debug)]
pub struct Rooms {
    /// What is filled in.
    pub body: Rect,
    /// What comes of it; `None` where there is no room beside.
    pub beside: Option<Rect>,
    /// What sends it.
    pub foot: Rect,
}

impl Rooms {
    /// Divides the room that is left, in two columns from a width of `wide` points on. The foot is as
    /// high as it was drawn last.
    #[must_use]
    pub fn of(ui: &Ui, wide: f32) -> Rooms {
        let room = ui.available_rect_before_wrap();
        let foot = ui.data(|it| it.get_temp::<f32>(ui.scope_id().with("foot")));
        let foot = foot.unwrap_or(FOOT).min(room.height() * 0.7);
        let split = room.bottom() - foot;
        let above = (split - 4.0).max(room.top());
        if room.width() < wide {
            return Rooms {
                body: Rect::from_min_max(room.min, (room.right(), above).into()),
                beside: None,
                foot: Rect::from_min_max((room.left(), split).into(), room.max),
            };
        }
        let right = room.left() + room.width() * BODY;
        let beside = Rect::from_min_max((right, room.top()).into(), (room.right(), above).into());
        Rooms {
            body: Rect::from_min_max(room.min, (right - 12.0, room.bottom()).into()),
            beside: Some(beside),
            foot: Rect::from_min_max((right, split).into(), room.max),
        }
    }

    /// Keeps how high the foot was drawn.
    pub fn remember(ui: &Ui, foot: f32) {
        let id = ui.scope_id().with("foot");
        if ui.data(|it| it.get_temp::<f32>(id)) != Some(foot) {
            ui.data_mut(|it| it.insert_temp(id, foot));
            ui.ctx().request_repaint();
        }
    }
}
