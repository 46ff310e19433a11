//! 启动应急响应: the four things that the Emergency Response Law, art. 72, asks for, asked once: the
//! matter, the level, the expected end and the measures.

use std::collections::BTreeSet;

use dispatch_core::command::{Command, ResponseLevel, StartResponse};
use dispatch_core::register::Party;
use dispatch_core::sentence::WARNING_KINDS;
use dispatch_core::words::{ResponseId, ThingKind, TownshipId, TypeId};
use eframe::egui::Ui;

use super::consent::{ConsentForm, consent_ui};
use super::duty::{DutyForm, duty_ui};
use crate::desk::boards::moment::{Day, Moment, moment_field};
use crate::desk::incident::{act, fresh, written};
use crate::desk::outbox::Outbox;
use crate::desk::sight::Sight;
use crate::desk::widgets::{number_field, roman, text_field, toggle};
use crate::language::Key;

/// From the lowest to the highest.
pub const LEVELS: [ResponseLevel; 4] = [
    ResponseLevel::IV,
    ResponseLevel::III,
    ResponseLevel::II,
    ResponseLevel::I,
];

/// A response half written.
#[derive(Debug, Default)]
pub struct StartForm {
    kind: Option<usize>,
    level: Option<ResponseLevel>,
    matter: String,
    area: String,
    from: Moment,
    hours: String,
    measures: String,
    by: String,
    consent: ConsentForm,
    parts: BTreeSet<Part>,
    townships: BTreeSet<TownshipId>,
    types: BTreeSet<TypeId>,
    duty: DutyForm,
}

/// What need not be said, folded until it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Townships,
    Types,
    Duty,
}

/// Draws the form. Returns whether it was started.
pub fn start_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut StartForm, outbox: &mut Outbox) -> bool {
    ui.horizontal_wrapped(|ui| {
        for (index, (_, zh, en)) in WARNING_KINDS.iter().enumerate() {
            let name = sight.lang().name(zh, en);
            if toggle(ui, sight.look, form.kind == Some(index), &name) {
                form.kind = Some(index);
            }
        }
    });
    levels_ui(ui, sight, &mut form.level, None);
    let wide = f32::INFINITY;
    text_field(ui, sight, (Key::ResponseMatter, wide), &mut form.matter);
    text_field(ui, sight, (Key::ResponseArea, wide), &mut form.area);
    text_field(ui, sight, (Key::ResponseMeasures, wide), &mut form.measures);
    let mut from = Ok(None);
    ui.horizontal_wrapped(|ui| {
        hours_ui(ui, sight, Key::ResponseHours, &mut form.hours);
        from = moment_field(ui, sight, Key::ResponseFrom, &mut form.from, Day::Past);
    });
    text_field(ui, sight, (Key::ResponseBy, wide), &mut form.by);
    consent_ui(ui, sight, &mut form.consent);
    parts_ui(ui, sight, form);
    let from_at = from.ok();
    let command = || {
        let (kind, _, _) = WARNING_KINDS.get(form.kind?)?;
        let from_at = from_at?;
        let hours: i64 = form.hours.parse().ok()?;
        let begun = from_at.unwrap_or(sight.now);
        Some(Command::StartResponse(StartResponse {
            response: fresh("r", ResponseId::new)?,
            kind: ThingKind::new(kind).ok()?,
            level: form.level?,
            matter: written(&form.matter)?,
            area: written(&form.area)?,
            townships: form.townships.iter().cloned().collect(),
            types: form.types.iter().cloned().collect(),
            from_at,
            expected_end_at: begun.plus_s(hours.saturating_mul(3_600)),
            measures: written(&form.measures)?,
            started_by: Party::Other(written(&form.by)?),
            consent: form.consent.consent(),
            joint_duty: form.duty.duty(),
        }))
    };
    act(ui, sight, (Key::StepStartResponse, ""), command(), outbox)
}

/// The four levels; the one in force is not offered again.
pub fn levels_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    level: &mut Option<ResponseLevel>,
    in_force: Option<ResponseLevel>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.label(sight.look.label(sight.say(Key::ResponseTo)));
        for choice in LEVELS.into_iter().filter(|it| Some(*it) != in_force) {
            let chosen = *level == Some(choice);
            let text = sight.say_with(Key::LevelName, [("level", roman(choice).into())]);
            if toggle(ui, sight.look, chosen, &text) {
                *level = (!chosen).then_some(choice);
            }
        }
    });
}

/// A number of hours.
pub fn hours_ui(ui: &mut Ui, sight: &Sight<'_>, key: Key, hours: &mut String) {
    let name = sight.say(key);
    ui.label(sight.look.label(&*name));
    ui.scope(|ui| number_field(ui, sight, &name, hours));
}

fn parts_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut StartForm) {
    ui.horizontal_wrapped(|ui| {
        for (part, key) in [
            (Part::Townships, Key::OnlyTownships),
            (Part::Types, Key::HangsTypes),
            (Part::Duty, Key::JointDuty),
        ] {
            let shown = form.parts.contains(&part);
            if toggle(ui, sight.look, shown, &sight.say(key)) {
                if shown {
                    form.parts.remove(&part);
                } else {
                    form.parts.insert(part);
                }
            }
        }
    });
    let register = &sight.state().register;
    if form.parts.contains(&Part::Townships) {
        ui.horizontal_wrapped(|ui| {
            for id in register.townships.keys() {
                let name = sight.township(id);
                member_ui(ui, sight, &name, id, &mut form.townships);
            }
        });
    }
    if form.parts.contains(&Part::Types) {
        let mut types: Vec<_> = register.types.iter().collect();
        types.sort_by_key(|(_, it)| it.number);
        ui.horizontal_wrapped(|ui| {
            for (id, it) in types {
                let name = sight.lang().short_name(&it.zh, &it.en);
                member_ui(ui, sight, &name, id, &mut form.types);
            }
        });
    }
    if form.parts.contains(&Part::Duty) {
        duty_ui(ui, sight, &mut form.duty);
    }
}

/// A choice that belongs to a set or does not.
fn member_ui<T: Ord + Clone>(
    ui: &mut Ui,
    sight: &Sight<'_>,
    name: &str,
    it: &T,
    all: &mut BTreeSet<T>,
) {
    let chosen = all.contains(it);
    if toggle(ui, sight.look, chosen, name) {
        if chosen {
            all.remove(it);
        } else {
            all.insert(it.clone());
        }
    }
}
