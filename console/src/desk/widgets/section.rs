//! The seven sections of an incident, in the order in which the work is done.

use eframe::egui::{
    Align, Color32, CornerRadius, Frame, Label, Layout, Margin, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo,
};

use crate::desk::look::{Look, bold, inked};
use crate::desk::theme::{size, space};

/// The head of a section: a folded one still says its most important fact.
#[derive(Clone, Copy, Debug)]
pub struct Section<'a> {
    /// The key that opens it, as the cap shows it.
    pub key: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its most important fact in one line.
    pub fact: &'a str,
    /// Whether that fact is abnormal.
    pub alarming: bool,
}

/// Draws the head; a click folds and unfolds. The contents are drawn only while unfolded.
pub fn section(
    ui: &mut Ui,
    look: &Look,
    head: Section<'_>,
    open: &mut bool,
    contents: impl FnOnce(&mut Ui),
) -> Response {
    let p = &look.palette;
    let shown = Frame::new()
        .fill(p.bg2)
        .inner_margin(Margin::symmetric(space::PANEL, 4))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.set_min_height((space::HEADER - 8.0).max(space::pressed(ui) - 8.0));
            ui.horizontal(|ui| {
                key_cap(ui, look, head.key);
                ui.label(bold(head.title, size::BODY, p.ink1));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(inked(if *open { "▼" } else { "▶" }, size::BODY, p.ink2));
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        let ink = if head.alarming { p.red.text } else { p.ink2 };
                        let fact = inked(head.fact, size::NOTE, ink);
                        ui.add(Label::new(fact).truncate());
                    });
                });
            });
        })
        .response;
    let response = ui.interact(
        shown.rect,
        ui.scope_id().with(("section", head.key)),
        Sense::click(),
    );
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, *open, head.title));
    if response.has_focus() || response.hovered() {
        ui.painter().rect_stroke(
            shown.rect.shrink(1.0),
            CornerRadius::ZERO,
            Stroke::new(1.0, p.line2),
            StrokeKind::Inside,
        );
    }
    if response.clicked() {
        *open = !*open;
    }
    hairline(ui, p.line);
    if *open {
        Frame::new()
            .inner_margin(Margin::symmetric(space::PANEL, 6))
            .show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                contents(ui);
            });
        hairline(ui, p.line);
    }
    response
}

/// A key of the keyboard, drawn as a cap.
pub fn key_cap(ui: &mut Ui, look: &Look, key: &str) {
    let p = &look.palette;
    Frame::new()
        .fill(p.bg0)
        .stroke(Stroke::new(1.0, p.line2))
        .corner_radius(CornerRadius::same(3))
        .inner_margin(Margin::symmetric(5, 0))
        .show(ui, |ui| {
            ui.add(Label::new(inked(key, size::SMALLEST, p.ink2)).extend());
        });
}

fn hairline(ui: &mut Ui, colour: Color32) {
    let rect = ui.available_rect_before_wrap();
    ui.painter()
        .hline(rect.x_range(), rect.top(), Stroke::new(1.0, colour));
    ui.add_space(1.0);
}
