//! Chips: one word with a state, always a word and never a colour alone.

use eframe::egui::epaint::RectShape;
use eframe::egui::{
    Color32, CornerRadius, Label, Response, RichText, Shape, Stroke, StrokeKind, Ui, Vec2,
};

use crate::desk::look::{Look, bold, inked};
use crate::desk::palette::Hue;
use crate::desk::theme::size;

/// What a chip means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing out of the ordinary.
    Grey,
    /// Somebody must act now.
    Red,
    /// Abnormal, in hand, or old.
    Amber,
    /// Moving, sending, waiting.
    Blue,
    /// Arrived, open, done.
    Green,
}

impl Tone {
    fn hue(self, look: &Look) -> Option<Hue> {
        match self {
            Tone::Grey => None,
            Tone::Red => Some(look.palette.red),
            Tone::Amber => Some(look.palette.amber),
            Tone::Blue => Some(look.palette.blue),
            Tone::Green => Some(look.palette.green),
        }
    }

    /// Its colour as text on a panel.
    #[must_use]
    pub fn text(self, look: &Look) -> Color32 {
        self.hue(look).map_or(look.palette.ink1, |hue| hue.text)
    }
}

/// An outlined word.
pub fn chip(ui: &mut Ui, look: &Look, tone: Tone, text: &str) -> Response {
    let ink = match tone {
        Tone::Grey => look.palette.ink2,
        Tone::Red | Tone::Amber | Tone::Blue | Tone::Green => tone.text(look),
    };
    framed(
        ui,
        Color32::TRANSPARENT,
        ink,
        inked(text, size::SMALLEST, ink),
    )
}

/// A filled word: what must be seen first.
pub fn sign(ui: &mut Ui, look: &Look, tone: Tone, text: &str) -> Response {
    let (fill, on) = tone
        .hue(look)
        .map_or((look.palette.ink1, look.palette.bg0), |hue| {
            (hue.fill, hue.on)
        });
    framed(ui, fill, fill, bold(text, size::NOTE, on))
}

fn framed(ui: &mut Ui, fill: Color32, edge: Color32, text: RichText) -> Response {
    // Painted behind the label once its place is known, so that a tall row does not stretch it.
    let behind = ui.painter().add(Shape::Noop);
    ui.add_space(4.0);
    let response = ui.add(Label::new(text).extend());
    ui.add_space(4.0);
    let rect = response.rect.expand2(Vec2::new(4.0, 0.5));
    let plate = RectShape::new(
        rect,
        CornerRadius::same(3),
        fill,
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    ui.painter().set(behind, plate);
    response
}
