//! A tab of the tree: drawn as every tab of the desk is, dragged to move its pane, and called aloud in
//! full whatever room its text has.

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo,
};

use crate::desk::font;
use crate::desk::look::Look;
use crate::desk::theme::{size, space};

/// What one tab shows.
#[derive(Clone, Debug)]
pub struct Tabbed {
    /// How it reads.
    pub text: String,
    /// How it is called aloud.
    pub aloud: String,
    /// How many things wait behind it.
    pub wants: usize,
    /// Whether it is in front.
    pub shown: bool,
    /// Width that it may take, in points.
    pub width: f32,
}

/// Room at the left and at the right of the text, in points.
const PADDING: f32 = 7.0;
/// The least of it where tabs stand close.
const PADDING_MIN: f32 = 2.0;

impl Tabbed {
    fn face(&self) -> String {
        match self.wants {
            0 => self.text.clone(),
            n => format!("{} {n}", self.text),
        }
    }

    /// The width that it would take, in points.
    #[must_use]
    pub fn natural(&self, ui: &Ui) -> f32 {
        // The bold face is the wider one: the row stands still when another tab comes to the front.
        let font = font::bold(size::NOTE);
        let ink = ui.visuals().text_color();
        let galley = ui.painter().layout_no_wrap(self.face(), font, ink);
        let text = (galley.size().x + 2.0 * PADDING).ceil();
        if space::is_gloved(ui) {
            text.max(space::pressed(ui))
        } else {
            text
        }
    }
}

/// What each tab of a row gives of the room around its text before any text is cut, in points.
#[must_use]
pub fn gives(natural: &[f32], room: f32) -> f32 {
    let over = (natural.iter().sum::<f32>() - room) / natural.len().max(1) as f32;
    over.clamp(0.0, 2.0 * (PADDING - PADDING_MIN) - 2.0)
}

/// The width that no tab of a row may exceed, in points: the long names give way, the short ones stay
/// whole.
#[must_use]
pub fn widest(mut natural: Vec<f32>, room: f32) -> f32 {
    natural.sort_by(f32::total_cmp);
    let mut left = room;
    for (index, width) in natural.iter().enumerate() {
        let each = left / (natural.len() - index) as f32;
        if *width > each {
            return each;
        }
        left -= width;
    }
    f32::INFINITY
}

/// Draws one.
pub fn tab_ui(ui: &mut Ui, look: &Look, id: Id, tab: &Tabbed) -> Response {
    let p = &look.palette;
    let (_, rect) = ui.allocate_space(Vec2::new(tab.width, ui.available_height()));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, tab.shown, &tab.aloud));
    let plate = Rect::from_center_size(rect.center(), rect.size() - Vec2::new(2.0, 6.0));
    let (fill, edge) = if tab.shown {
        (p.bg3, p.line2)
    } else {
        (p.bg2, p.bg2)
    };
    let edge = if response.hovered() { p.ink2 } else { edge };
    let corners = CornerRadius::same(3);
    let painter = ui.painter();
    painter.rect(
        plate,
        corners,
        fill,
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    if response.has_focus() {
        let focus = Stroke::new(2.0, p.blue.text);
        painter.rect_stroke(plate, corners, focus, StrokeKind::Inside);
    }
    let ink = match (tab.shown, tab.wants) {
        (_, 1..) => p.red.text,
        (true, 0) => p.ink1,
        (false, 0) => p.ink2,
    };
    let font = if tab.shown {
        font::bold(size::NOTE)
    } else {
        font::regular(size::NOTE)
    };
    let mut face = tab.face();
    let room = plate.width() - 2.0 * PADDING_MIN;
    // What waits must be seen; the name gives way to it.
    let mut letters = tab.text.chars().count();
    while letters > 1 && width(ui, &face, &font) > room {
        letters -= 1;
        let short: String = tab.text.chars().take(letters).collect();
        face = match tab.wants {
            0 => format!("{short}…"),
            n => format!("{short}… {n}"),
        };
    }
    let painter = ui.painter().with_clip_rect(plate.intersect(ui.clip_rect()));
    painter.text(plate.center(), Align2::CENTER_CENTER, face, font, ink);
    response
        .on_hover_cursor(CursorIcon::Grab)
        .on_hover_text(&tab.aloud)
}

fn width(ui: &Ui, text: &str, font: &eframe::egui::FontId) -> f32 {
    let ink = ui.visuals().text_color();
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font.clone(), ink);
    galley.size().x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_around_the_words_goes_before_the_words() {
        assert_eq!(gives(&[40.0, 40.0], 100.0), 0.0);
        assert_eq!(gives(&[40.0, 40.0], 70.0), 5.0);
        assert_eq!(gives(&[40.0, 40.0], 10.0), 8.0);
        assert_eq!(gives(&[], 10.0), 0.0);
    }

    #[test]
    fn the_longest_names_give_way_and_the_row_has_room() {
        for (natural, room, widest_is) in [
            (vec![40.0, 40.0], 100.0, f32::INFINITY),
            (vec![40.0, 90.0, 30.0], 120.0, 50.0),
            (vec![90.0, 90.0, 30.0], 120.0, 45.0),
            (vec![90.0], 50.0, 50.0),
            (vec![], 50.0, f32::INFINITY),
        ] {
            assert_eq!(widest(natural, room), widest_is);
        }
    }
}
