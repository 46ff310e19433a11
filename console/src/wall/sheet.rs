//! The sheet of the wall: 1920 points wide or 1080 high, whatever the screen has. Everything on it
//! is laid out in these points, drawn larger or smaller, and told to a screen reader as it is drawn.

use std::cell::Cell;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, Color32, CornerRadius, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};

use crate::desk::font;
use crate::desk::palette::Palette;

/// Sizes of type on the wall, in points of the sheet (token sheet §3).
pub(super) mod size {
    /// The map's disclaimer, and what stands on its plates.
    pub const SMALLEST: f32 = 30.0;
    /// Labels and notes.
    pub const NOTE: f32 = 34.0;
    /// Rows.
    pub const ROW: f32 = 37.0;
    /// Titles of cards, and the world.
    pub const TITLE: f32 = 46.0;
    /// Figures.
    pub const FIGURE: f32 = 64.0;
    /// The clock.
    pub const CLOCK: f32 = 92.0;
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    pub points: f32,
    pub bold: bool,
    pub colour: Color32,
}

/// Text in the regular face.
pub(super) fn plain(points: f32, colour: Color32) -> Ink {
    Ink {
        points,
        bold: false,
        colour,
    }
}

/// Text in the bold face.
pub(super) fn bold(points: f32, colour: Color32) -> Ink {
    Ink {
        bold: true,
        ..plain(points, colour)
    }
}

/// Draws on the sheet.
pub(super) struct Pen<'a> {
    pub ui: &'a Ui,
    pub palette: &'a Palette,
    /// Points of the screen for one of the sheet.
    pub scale: f32,
    origin: Pos2,
    count: Cell<u64>,
}

impl<'a> Pen<'a> {
    /// A pen for all of a window, and the sheet that fills it.
    pub fn over(ui: &'a Ui, palette: &'a Palette) -> (Pen<'a>, Rect) {
        let room = ui.max_rect();
        let scale = (room.width() / 1_920.0).min(room.height() / 1_080.0);
        // A window that is being folded away has no size for a moment.
        let scale = scale.max(0.05);
        let pen = Pen {
            ui,
            palette,
            scale,
            origin: room.min,
            count: Cell::new(0),
        };
        (pen, Rect::from_min_size(Pos2::ZERO, room.size() / scale))
    }

    /// A place of the sheet on the screen.
    pub fn at(&self, place: Pos2) -> Pos2 {
        self.origin + place.to_vec2() * self.scale
    }

    /// The place of the sheet that stands there on the screen.
    pub fn of_sheet(&self, place: Pos2) -> Pos2 {
        ((place - self.origin) / self.scale).to_pos2()
    }

    /// A room of the sheet on the screen.
    pub fn room(&self, room: Rect) -> Rect {
        Rect::from_min_max(self.at(room.min), self.at(room.max))
    }

    /// Writes one line, at most `width` wide, and says where it stands.
    pub fn text(&self, (at, align): (Pos2, Align2), text: &str, ink: Ink, width: f32) -> Rect {
        let points = ink.points * self.scale;
        let font = if ink.bold {
            font::bold(points)
        } else {
            font::regular(points)
        };
        let format = TextFormat::simple(font, ink.colour);
        let mut job = LayoutJob::single_section(text.to_owned(), format);
        job.wrap = TextWrapping::truncate_at_width(width.max(1.0) * self.scale);
        let galley = self.ui.painter().layout_job(job);
        let room = align.anchor_size(self.at(at), galley.size());
        self.ui.painter().galley(room.min, galley, ink.colour);
        self.name(room, text);
        let min = ((room.min - self.origin) / self.scale).to_pos2();
        Rect::from_min_size(min, room.size() / self.scale)
    }

    /// How wide a line would be.
    pub fn width(&self, text: &str, ink: Ink) -> f32 {
        let points = ink.points * self.scale;
        let font = if ink.bold {
            font::bold(points)
        } else {
            font::regular(points)
        };
        let painter = self.ui.painter();
        let galley = painter.layout_no_wrap(text.to_owned(), font, ink.colour);
        galley.size().x / self.scale
    }

    /// A text in a filled box with its right or left end at `at`, in the middle of a row.
    pub fn sign(&self, (at, align): (Pos2, Align2), text: &str, ink: Ink, fill: Color32) -> Rect {
        let size = Vec2::new(self.width(text, ink) + 20.0, ink.points * 1.3);
        let room = align.anchor_size(at, size);
        self.fill(room, fill, 3);
        self.text((room.center(), Align2::CENTER_CENTER), text, ink, size.x);
        room
    }

    /// Fills a room.
    pub fn fill(&self, room: Rect, colour: Color32, corner: u8) {
        let corner = CornerRadius::same((f32::from(corner) * self.scale) as u8);
        let painter = self.ui.painter();
        painter.rect_filled(self.room(room), corner, colour);
    }

    /// Outlines a room.
    pub fn outline(&self, room: Rect, width: f32, colour: Color32) {
        let stroke = Stroke::new((width * self.scale).max(1.0), colour);
        let painter = self.ui.painter();
        painter.rect_stroke(self.room(room), 0.0, stroke, StrokeKind::Inside);
    }

    /// Outlines a room in dots: what is inside is unknown.
    pub fn dots(&self, room: Rect, colour: Color32) {
        let room = self.room(room);
        let corners = [
            room.left_top(),
            room.right_top(),
            room.right_bottom(),
            room.left_bottom(),
            room.left_top(),
        ];
        let stroke = Stroke::new((2.0 * self.scale).max(1.0), colour);
        let (dash, gap) = (4.0 * self.scale, 4.0 * self.scale);
        let shapes = Shape::dashed_line(&corners, stroke, dash, gap);
        self.ui.painter().extend(shapes);
    }

    /// A line.
    pub fn line(&self, from: Pos2, to: Pos2, (width, colour): (f32, Color32)) {
        let stroke = Stroke::new((width * self.scale).max(1.0), colour);
        let ends = [self.at(from), self.at(to)];
        self.ui.painter().line_segment(ends, stroke);
    }

    /// Tells a screen reader what stands in a room of the screen.
    fn name(&self, room: Rect, text: &str) {
        let number = self.count.get();
        self.count.set(number + 1);
        let id = self.ui.scope_id().with(("wall", number));
        let response = self.ui.interact(room, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    }
}
