//! Chips: one word with a state, always a word and never a colour alone.

use eframe::egui::{Color32, CornerRadius, Frame, Label, Margin, Response, Stroke, Ui};

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

fn framed(ui: &mut Ui, fill: Color32, edge: Color32, text: eframe::egui::RichText) -> Response {
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CornerRadius::same(3))
        .inner_margin(Margin::symmetric(4, 0))
        .show(ui, |ui| ui.add(Label::new(text).extend()))
        .inner
}
