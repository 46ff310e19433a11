//! The wind as it is measured: a point of the compass or degrees, how fast, by whom. Dragging the arrow
//! on the map proposes the degrees; Enter or the press records them.

use dispatch_core::command::{Command, Compass, Wind, WindFrom};
use dispatch_core::register::Party;
use dispatch_core::sentence::wind_speed;
use dispatch_core::state::{Incident, WindMark};
use dispatch_core::words::IncidentId;
use eframe::egui::{Frame, Margin, Ui};

use crate::desk::hazards::speed_cm_s;
use crate::desk::incident::{act, written};
use crate::desk::look::bold;
use crate::desk::map::MapView;
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, chip, number_field, text_field, toggle};
use crate::language::{Key, Lang};

/// A wind half written.
#[derive(Debug, Default)]
pub struct WindForm {
    from: Option<WindFrom>,
    degrees: String,
    speed: String,
    by: Option<Party>,
    minutes: String,
    words: String,
}

impl WindForm {
    /// Degrees that were written stand before a point that was pressed.
    fn from(&self) -> Option<WindFrom> {
        let degrees: Option<u16> = self.degrees.trim().parse().ok();
        match degrees {
            Some(degrees) => Some(WindFrom::Degrees(degrees)),
            None if self.degrees.trim().is_empty() => self.from,
            None => None,
        }
    }

    /// `2.4` metres a second in centimetres; an error where it is no number.
    fn speed_cm_s(&self) -> Result<Option<u32>, ()> {
        match self.speed.trim() {
            "" => Ok(None),
            text => speed_cm_s(text).map(Some).ok_or(()),
        }
    }
}

/// From where it blows, as it is written.
pub fn from_text(lang: Lang, from: WindFrom) -> String {
    match lang {
        Lang::Zh => from.zh(),
        Lang::En => from.en(),
    }
}

/// 北风 2.4 米每秒, and who measured it.
pub fn wind_text(sight: &Sight<'_>, mark: &WindMark) -> String {
    let speed = mark.speed_cm_s.map_or_else(
        || sight.say(Key::Unknown).into_owned(),
        |it| sight.say_with(Key::WindSpeedOf, [("n", wind_speed(it).into())]),
    );
    let by = mark.measured_by.as_ref().map_or_else(
        || sight.say(Key::Unknown).into_owned(),
        |it| sight.party(it),
    );
    sight.say_with(
        Key::WindLine,
        [
            ("from", from_text(sight.lang(), mark.from).into()),
            ("speed", speed.into()),
            ("by", by.into()),
        ],
    )
}

/// What an arrow that was dragged on the map records: where it blows from, seen here and now.
pub fn proposed_command(incident: &IncidentId, degrees: u16) -> Command {
    Command::Wind(Wind {
        incident: incident.clone(),
        from: WindFrom::Degrees(degrees),
        speed_cm_s: None,
        measured_by: None,
        as_of: None,
        words: None,
    })
}

/// The eight points that fit under eight keys of a form.
const POINTS: [Compass; 8] = [
    Compass::N,
    Compass::Ne,
    Compass::E,
    Compass::Se,
    Compass::S,
    Compass::Sw,
    Compass::W,
    Compass::Nw,
];

/// Draws the form.
pub fn form_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    incident: &Incident,
    (form, map): (&mut WindForm, &mut MapView),
    outbox: &mut Outbox,
) {
    if let Some(degrees) = map.wind_proposed(&incident.id) {
        form.degrees = degrees.to_string();
    }
    let around = Frame::new().inner_margin(Margin::symmetric(8, 6));
    around.show(ui, |ui| {
        ui.label(bold(
            sight.say(Key::WindForm),
            size::ROW,
            sight.look.palette.ink1,
        ));
        ui.horizontal_wrapped(|ui| {
            for point in POINTS {
                let from = WindFrom::Compass(point);
                let chosen = form.from() == Some(from);
                if toggle(ui, sight.look, chosen, &from_text(sight.lang(), from)) {
                    form.from = Some(from);
                    form.degrees.clear();
                }
            }
            let chosen = form.from() == Some(WindFrom::Unsteady);
            let text = from_text(sight.lang(), WindFrom::Unsteady);
            if toggle(ui, sight.look, chosen, &text) {
                form.from = Some(WindFrom::Unsteady);
                form.degrees.clear();
            }
            field_ui(ui, sight, Key::WindDegrees, &mut form.degrees);
            text_field(ui, sight, (Key::WindSpeed, 90.0), &mut form.speed);
            field_ui(ui, sight, Key::PlaceMinutes, &mut form.minutes);
        });
        ui.horizontal_wrapped(|ui| {
            ui.label(sight.look.label(sight.say(Key::WindBy)));
            for party in measurers(sight, incident) {
                let chosen = form.by.as_ref() == Some(&party);
                if toggle(ui, sight.look, chosen, &sight.party(&party)) {
                    form.by = (!chosen).then_some(party);
                }
            }
            text_field(ui, sight, (Key::PlaceRemark, 140.0), &mut form.words);
            let command = command(sight, incident, form);
            if form.speed_cm_s().is_err() {
                chip(
                    ui,
                    sight.look,
                    Tone::Amber,
                    &sight.say(Key::WindSpeedWanted),
                );
            }
            if act(ui, sight, (Key::StepWind, ""), command, outbox) {
                *form = WindForm::default();
                map.drop_wind();
            }
        });
    });
}

fn field_ui(ui: &mut Ui, sight: &Sight<'_>, key: Key, text: &mut String) {
    let name = sight.say(key);
    ui.label(sight.look.label(&*name));
    number_field(ui, sight, &name, text);
}

/// Who may have measured it: the weather service, and whoever is called there.
fn measurers(sight: &Sight<'_>, incident: &Incident) -> Vec<Party> {
    let register = &sight.state().register;
    let weather = register.offices("meteorology");
    let mut all: Vec<Party> = weather.map(|it| Party::Department(it.id.clone())).collect();
    all.truncate(1);
    let there = incident.on_scene();
    let others = there.into_iter().filter(|it| !all.contains(it)).take(5);
    let others: Vec<Party> = others.collect();
    all.extend(others);
    all
}

fn command(sight: &Sight<'_>, incident: &Incident, form: &WindForm) -> Option<Command> {
    let minutes: Option<i64> = form.minutes.trim().parse().ok().filter(|it| *it > 0);
    Some(Command::Wind(Wind {
        incident: incident.id.clone(),
        from: form.from()?,
        speed_cm_s: form.speed_cm_s().ok()?,
        measured_by: form.by.clone(),
        as_of: minutes.map(|it| sight.now.plus_s(-60 * it.min(1_440))),
        words: written(&form.words),
    }))
}
