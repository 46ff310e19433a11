//! One incident of the overview.

use dispatch_core::state::Incident;
use dispatch_core::view::attendance;
use eframe::egui::{Align, Label, Layout, Rect, Role, Stroke, Ui, Vec2, WidgetInfo};

use crate::desk::incident::{is_sounding, sourced_figures_ui};
use crate::desk::look::{bold, inked};
use crate::desk::queue::framed;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, duration_text, response_ui, sign};
use crate::desk::wording;
use crate::language::Key;

/// Draws it. Returns whether it was pressed.
pub fn row_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident, selected: bool) -> bool {
    let p = &sight.look.palette;
    let fill = if selected { p.bg3 } else { p.bg2 };
    let response = framed(ui, sight, incident, fill, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        title_ui(ui, sight, incident);
        levels_ui(ui, sight, incident);
        sourced_figures_ui(ui, sight, incident);
    });
    if selected {
        let bar = Rect::from_min_size(response.rect.min, Vec2::new(4.0, response.rect.height()));
        ui.painter().rect_filled(bar, 0.0, p.ink1);
    }
    if response.has_focus() {
        let edge = Stroke::new(2.0, p.blue.text);
        let side = eframe::egui::StrokeKind::Inside;
        ui.painter().rect_stroke(response.rect, 2.0, edge, side);
    }
    let title = sight.title(incident);
    let name = sight.say_with(Key::OverviewOf, [("title", title.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    response.clicked()
}

/// Its name and how long it goes on; before the clock what must not be overlooked.
fn title_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let p = &sight.look.palette;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let elapsed_s = sight.now.since_s(incident.opened_at);
            ui.label(inked(duration_text(elapsed_s), size::ROW, p.ink2));
            signs_ui(ui, sight, incident);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if let Some(mark) = crate::desk::band::drill_mark(sight) {
                    ui.label(mark);
                }
                let title = bold(sight.title(incident), size::BODY, p.ink1);
                let kind = inked(sight.kind_name(incident), size::NOTE, p.ink2);
                ui.add(Label::new(title).truncate());
                ui.add(Label::new(kind).truncate());
            });
        });
    });
}

fn signs_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    let late = attendance(sight.state(), incident, sight.now).late;
    if late > 0 {
        let text = sight.say_with(Key::LateCount, [("n", late.into())]);
        sign(ui, sight.look, Tone::Red, &text);
    }
    let lost = incident.zone.unaccounted_now();
    if lost > 0 {
        let text = sight.say_with(Key::WallUnaccounted, [("n", lost.into())]);
        sign(ui, sight.look, Tone::Red, &text);
    }
    let sounding = incident.orders.values().find(|it| is_sounding(it));
    if let Some(order) = sounding {
        let count = [
            ("n", order.received().into()),
            ("of", order.to.len().into()),
        ];
        let text = sight.say_with(Key::PullOutCount, count);
        sign(ui, sight.look, Tone::Red, &text);
    }
}

/// What its figures give, what was decided, and who commands.
fn levels_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    ui.horizontal(|ui| {
        wording::event_level(ui, sight, incident);
        response_ui(ui, sight.look, incident.response_level());
        ui.label(sight.look.label(sight.say(Key::WallCommander)));
        match incident.commander() {
            Some(tenure) => {
                let who = sight.commander(tenure);
                ui.add(Label::new(sight.look.row(who)).truncate());
            }
            None => {
                sign(ui, sight.look, Tone::Red, &sight.say(Key::NoCommander));
            }
        }
    });
}
