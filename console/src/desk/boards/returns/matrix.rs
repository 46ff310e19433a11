//! The matrix: a row a unit, a column an item. 零报告, 未报 and an old figure never look alike.

use dispatch_core::register::Party;
use dispatch_core::view::{Answered, Row};
use eframe::egui::{Align, Button, Label, Layout, Role, Stroke, Ui, Vec2, WidgetInfo};

use super::cells::{cell_ui, not_reported, note_ui};
use super::give::give_ui;
use super::{Gives, Table, cells};
use crate::desk::boards::moment::clock_text;
use crate::desk::look::{bold, inked};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::language::{Key, Lang};

/// How wide the columns are, in points.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// The units.
    pub unit: f32,
    /// Each item.
    pub item: f32,
}

const GAP: f32 = 4.0;

impl Columns {
    fn of(ui: &Ui, items: usize) -> Columns {
        let width = ui.available_width();
        let unit = (width * 0.26).clamp(104.0, 168.0);
        let items = items.max(1) as f32;
        let item = ((width - unit) / items - GAP).max(38.0);
        Columns { unit, item }
    }
}

/// A unit's name in one language: two would take the room of the figures.
pub fn unit_name(sight: &Sight<'_>, unit: &Party) -> String {
    match sight.lang() {
        Lang::Zh => dispatch_core::view::party_zh(sight.state(), unit),
        Lang::En => dispatch_core::view::party_en(sight.state(), unit),
    }
}

/// Draws the table; beneath the row of a unit the form in which its answer is entered.
pub fn matrix_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    table: &Table<'_>,
    gives: &mut Gives,
    outbox: &mut Outbox,
) {
    let form = table.matrix.form;
    let columns = Columns::of(ui, form.items.len());
    row(ui, |ui| {
        let units = sight.say(Key::ReturnUnits);
        within(ui, columns.unit, |ui| {
            drop(ui.label(sight.look.note(units)));
        });
        for item in &form.items {
            let name = match sight.lang() {
                Lang::Zh => &item.zh,
                Lang::En => &item.en,
            };
            within(ui, columns.item, |ui| {
                let text = inked(name, size::SMALLEST, sight.look.palette.ink2);
                let full = sight.lang().name(&item.zh, &item.en);
                ui.add(Label::new(text).wrap()).on_hover_text(full);
            });
        }
    });
    line(ui, sight);
    for unit in &table.matrix.rows {
        ui.push_id(unit.unit.to_string(), |ui| {
            row(ui, |ui| row_ui(ui, sight, (table, unit), columns, gives));
            let of = (table.id.clone(), unit.unit.clone());
            if gives.is_open(&of) && give_ui(ui, sight, (table, unit), gives.form(&of), outbox) {
                gives.sent(&of);
            }
        });
        line(ui, sight);
    }
    row(ui, |ui| {
        within(ui, columns.unit, |ui| {
            let text = sight.say(Key::ReturnTotal);
            ui.label(bold(text, size::ROW, sight.look.palette.ink1));
        });
        for item in &form.items {
            within(ui, columns.item, |ui| {
                cells::sum_cell_ui(ui, sight, table, item);
            });
        }
    });
    line(ui, sight);
}

/// What is shown, as of when.
pub fn title_ui(ui: &mut Ui, sight: &Sight<'_>, table: &Table<'_>) {
    let form = table.matrix.form;
    let name = sight.lang().name(&form.zh, &form.en);
    let at = match table.matrix.round {
        Some(round) => round.as_of,
        None => sight.now,
    };
    let at = clock_text(at, sight.now).into();
    ui.add_space(4.0);
    let text = sight.say_with(Key::RequestName, [("form", name.into()), ("at", at)]);
    ui.label(sight.look.title(text));
}

fn row_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (table, unit): (&Table<'_>, &Row<'_>),
    columns: Columns,
    gives: &mut Gives,
) {
    within(ui, columns.unit, |ui| {
        let of = (table.id.clone(), unit.unit.clone());
        if unit_button(ui, sight, &unit.unit, gives.is_open(&of)) {
            gives.toggle(&of);
        }
        if !matches!(unit.answered, Answered::Never) {
            note_ui(ui, sight, table, unit);
        }
    });
    if matches!(unit.answered, Answered::Never) {
        not_reported(ui, sight, table);
        let text = sight.say(Key::NotReportedHint);
        ui.label(inked(text, size::NOTE, sight.look.palette.ink3));
        return;
    }
    for item in &table.matrix.form.items {
        within(ui, columns.item, |ui| {
            cell_ui(ui, sight, table, (unit, item));
        });
    }
}

/// The name of a unit; a press opens the form in which its answer is entered.
fn unit_button(ui: &mut Ui, sight: &Sight<'_>, unit: &Party, open: bool) -> bool {
    let p = &sight.look.palette;
    let name = unit_name(sight, unit);
    let (fill, ink) = if open {
        (p.ink1, p.bg0)
    } else {
        (p.bg2, p.ink1)
    };
    let button = Button::new(inked(&name, size::NOTE, ink))
        .wrap()
        .fill(fill)
        .stroke(Stroke::new(1.0, p.line2))
        .min_size(Vec2::new(0.0, space::pressed(ui)));
    let response = ui.add(button);
    let spoken = sight.say_with(Key::EnterFor, [("who", name.into())]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, &spoken));
    response.clicked()
}

/// A row whose cells stand side by side, each as high as it needs.
fn row(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        contents(ui);
    });
}

fn within(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(Align::Min);
    ui.allocate_ui_with_layout(Vec2::new(width, 0.0), layout, |ui| {
        ui.set_width(width);
        contents(ui);
    });
}

fn line(ui: &mut Ui, sight: &Sight<'_>) {
    let rect = ui.available_rect_before_wrap();
    let stroke = Stroke::new(1.0, sight.look.palette.line);
    ui.painter().hline(rect.x_range(), rect.top(), stroke);
    ui.add_space(1.0);
}
