//! The report board 报到: who was called, reached, answered, came. The late stand on top and large,
//! those who came share a line.

mod awaited;
mod came;
mod chase;
mod order;
mod steps;

use dispatch_core::command::{Command, Raise, Role as Member};
use dispatch_core::sentence::Copied;
use dispatch_core::state::Incident;
use dispatch_core::view::{Attendance, attendance};
use eframe::egui::{Label, Rangef, Rect, ScrollArea, Ui};

use self::awaited::awaited_ui;
use self::came::came_ui;
use self::chase::Chase;
use self::order::{Drawn, Order};
pub use self::steps::Tools;
use self::steps::{How, Row, has_columns, titles_ui};
use super::arrived::ArrivedForm;
use super::calling::call_more_ui;
use super::press::{act, written};
use crate::desk::boards::heard_by_ui;
use crate::desk::copying::copy_ui;
use crate::desk::lateness::Lateness;
use crate::desk::look::inked;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{RowMenu, text_field};
use crate::language::Key;

/// How far in a row stands, in points.
const INSET: f32 = 6.0;

/// What is half written on the board.
#[derive(Debug, Default)]
pub struct BoardForm {
    /// Why those are called who must come.
    reason: String,
    arrived: ArrivedForm,
    chase: Chase,
    drawn: Drawn,
}

impl BoardForm {
    /// A key asks to ring whoever is on top, or all who are late.
    pub fn ask_chase(&mut self, all: bool) {
        self.chase.ask(all);
    }
}

/// The section's fact, and whether it is abnormal.
pub fn fact(sight: &Sight<'_>, incident: &Incident) -> (String, bool) {
    let Attendance { came, of, late } = attendance(sight.state(), incident, sight.now);
    let fact = sight.say_with(
        Key::BoardFact,
        [
            ("came", came.into()),
            ("of", of.into()),
            ("late", late.into()),
        ],
    );
    (fact, late > 0)
}

/// Draws the board.
pub fn board_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    form: &mut BoardForm,
    outbox: &mut Outbox,
) {
    if incident.calls.is_empty() {
        ui.label(sight.look.note(sight.say(Key::BoardEmpty)));
    }
    members_ui(ui, sight, incident, &mut form.reason, outbox);
    let lateness = Lateness::of(sight, incident);
    let order = Order::of(sight, incident, &lateness);
    form.chase.look(&order, &lateness);
    let in_columns = has_columns(ui, sight);
    let waits = order.awaited().next().is_some();
    if in_columns && waits {
        titles_ui(ui, sight);
    }
    let first = order.late.first().map(|it| it.0);
    let top = ui.cursor().top();
    for row in form.drawn.rows(ui, &order) {
        let mut tools = Tools {
            arrived: &mut form.arrived,
            chase: &mut form.chase,
            outbox: &mut *outbox,
        };
        let how = How {
            in_columns,
            late: lateness.is_late(sight, row.0),
            has_key: first == Some(row.0),
        };
        awaited_ui(ui, sight, (incident, row, &lateness, how), &mut tools);
    }
    let rows = Rangef::new(top, ui.cursor().top());
    form.drawn
        .stand(Rect::from_x_y_ranges(ui.max_rect().x_range(), rows));
    came_ui(ui, sight, incident, &order.came, outbox);
    told_ui(ui, sight, &order.told);
    ui.horizontal_wrapped(|ui| {
        if waits {
            form.arrived.field_ui(ui, sight, Key::ArrivedDepartment);
        }
        call_more_ui(ui, sight, incident, outbox);
        heard_by_ui(ui, sight, outbox);
        copies_ui(ui, sight, incident);
    });
}

/// Some who must come are not called yet: the centre waited with them, or the township handles it alone.
fn members_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    reason: &mut String,
    outbox: &mut Outbox,
) {
    if !incident.status.is_open() || !lacks_members(sight, incident) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        text_field(ui, sight, (Key::RaiseReason, 240.0), reason);
        let raise = written(reason).map(|reason| {
            Command::Raise(Raise {
                incident: incident.id.clone(),
                reason,
            })
        });
        if act(ui, sight, (Key::StepRaiseMembers, ""), raise, outbox) {
            reason.clear();
        }
    });
}

fn lacks_members(sight: &Sight<'_>, incident: &Incident) -> bool {
    let register = &sight.state().register;
    let kind = sight.kind(incident).into_iter();
    let mut must = kind.flat_map(|kind| kind.members_with(Member::Must));
    must.any(|member| {
        let office = register.office_for(&member.department, Some(&member.duty.id));
        office.is_some_and(|it| !incident.calls.contains_key(&it.id))
    })
}

/// One call or all of them as text, to be pasted into a chat.
fn copies_ui(ui: &mut Ui, sight: &Sight<'_>, incident: &Incident) {
    if incident.calls.is_empty() {
        return;
    }
    let name = sight.say(Key::CopyCalls);
    let text = inked(&*name, size::NOTE, sight.look.palette.ink1);
    let of = (incident.id.as_str(), "copies");
    RowMenu::of(of).ui(ui, (text, &name), |ui| {
        let all = sight.say(Key::CopyAllCalls);
        let row = |ui: &mut Ui, who: &str, what: Copied<'_>| {
            ui.horizontal(|ui| {
                if copy_ui(ui, sight, who, what) {
                    ui.close();
                }
                ui.label(sight.look.row(who));
            });
        };
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            row(ui, &all, Copied::Board(incident));
            for id in incident.calls.keys() {
                row(ui, &sight.department(id), Copied::Call(incident, id));
            }
        });
    });
}

/// Those who are only told: a line of names, no clock.
fn told_ui(ui: &mut Ui, sight: &Sight<'_>, told: &[Row<'_>]) {
    if told.is_empty() {
        return;
    }
    let names: Vec<String> = told.iter().map(|(id, _)| sight.department(id)).collect();
    let text = sight.say_with(Key::ToldOnly, [("who", names.join("、").into())]);
    ui.add(Label::new(sight.look.note(text)).wrap());
}
