//! The fields in the order of speaking; Alt and its number puts the caret into one.

use dispatch_core::words::ConditionId;
use eframe::egui::{Id, Key as Pressed, Label, Modifiers, Response, Stroke, Ui};

use super::near::near_ui;
use super::types::{type_field, types_ui};
use super::{ASKED, WhistleForm, township_ui};
use crate::desk::boards::{Day, Moment, heard_ui, moment_edit};
use crate::desk::incident::reached_by_ui;
use crate::desk::look::bold;
use crate::desk::map::MapView;
use crate::desk::persons::Confided;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::whereabouts::{point_ui, where_field};
use crate::desk::widgets::{
    Weight, act_button, clock_hm, key_cap, number_field, text_field, toggle_response,
};
use crate::language::Key;

/// Letters of the conditions: none of them is a key of the desk.
const LETTERS: [(Pressed, &str); 5] = [
    (Pressed::A, "a"),
    (Pressed::B, "b"),
    (Pressed::C, "c"),
    (Pressed::D, "d"),
    (Pressed::E, "e"),
];

/// What was struck for the fields.
#[derive(Clone, Copy, Debug)]
pub struct Strokes {
    /// The field that the caret goes into, counted from 1.
    pub jump: Option<usize>,
    /// What the caret stands in is 不详: nothing is said of it.
    pub unknown: bool,
}

/// Draws all of them; `wide` says that there is a column beside them.
pub fn sections_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut WhistleForm,
    map: &mut MapView,
    (strokes, wide): (Strokes, bool),
) {
    let to = |number: usize| strokes.jump == Some(number);
    ui.horizontal(|ui| {
        heading(ui, sight, ("1", Key::WhistleType));
        type_field(ui, sight, &mut form.typed, &mut form.kind, to(1));
    });
    types_ui(ui, sight, &mut form.kind);
    rule(ui, sight);
    heading(ui, sight, ("2", Key::WhistlePlace));
    place_ui(ui, sight, form, map, to(2));
    if !wide {
        // Where there is no column beside it, what it may be about stands where the place was told.
        near_ui(ui, sight, form);
    }
    rule(ui, sight);
    heading(ui, sight, ("3", Key::WhistleConditions));
    conditions_ui(ui, sight, form, to(3));
    rule(ui, sight);
    heading(ui, sight, ("4", Key::WhistlePeople));
    numbers_ui(ui, sight, form, (to(4), strokes.unknown));
    rule(ui, sight);
    heading(ui, sight, ("5", Key::WhistleTime));
    time_ui(ui, sight, form, (to(5), strokes.unknown));
    rule(ui, sight);
    for (number, cap, title, key) in [
        (6, "6", Key::WhistleWords, Key::WhistleFacts),
        (7, "7", Key::WhistleDone, Key::WhistleDone),
        (8, "8", Key::WhistleNeeds, Key::WhistleNeeds),
    ] {
        let text = match number {
            6 => &mut form.words,
            7 => &mut form.done,
            _ => &mut form.needs,
        };
        heading(ui, sight, (cap, title));
        let field = text_field(ui, sight, (key, f32::INFINITY), text);
        reach(&field, to(number));
        if strokes.unknown && field.has_focus() {
            text.clear();
        }
    }
    rule(ui, sight);
    heading(ui, sight, ("9", Key::SceneContact));
    contact_ui(ui, sight, form, (to(9), strokes.unknown));
    rule(ui, sight);
    if let Some(party) = form.party().filter(|it| !sight.speaks_for(it)) {
        heading(ui, sight, ("0", Key::WhistleHeard));
        if let Some(field) = heard_ui(ui, sight, &party, &mut form.heard) {
            reach(&field, to(0));
        }
        rule(ui, sight);
    }
    ui.checkbox(&mut form.self_handled, &*sight.say(Key::SelfHandledLong));
}

/// Name and telephone of somebody at the scene; where neither is known nothing is said of him.
fn contact_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut WhistleForm,
    (caret, unknown): (bool, bool),
) {
    ui.horizontal(|ui| {
        let spaced = ui.spacing().item_spacing.x * 2.0;
        let width = ((ui.available_width() - spaced) / 2.0).max(120.0);
        let fields = reached_by_ui(ui, sight, width, &mut form.contact);
        reach(&fields[0], caret);
        if unknown && fields.iter().any(Response::has_focus) {
            form.contact = Confided::default();
        }
    });
    if !form.contact.is_empty() {
        let text = sight.look.note(sight.say(Key::PersonalWhere));
        ui.add(Label::new(text).wrap());
    }
}

/// Puts the caret there and brings it into sight.
fn reach(field: &Response, wanted: bool) {
    if wanted {
        field.request_focus();
        field.scroll_to_me(None);
    }
}

fn heading(ui: &mut Ui, sight: &Sight<'_>, (cap, key): (&str, Key)) {
    ui.horizontal(|ui| {
        key_cap(ui, sight.look, cap);
        ui.label(bold(sight.say(key), size::BODY, sight.look.palette.ink1));
    });
}

fn rule(ui: &Ui, sight: &Sight<'_>) {
    let rect = ui.available_rect_before_wrap();
    let stroke = Stroke::new(1.0, sight.look.palette.line);
    ui.painter().hline(rect.x_range(), rect.top(), stroke);
}

fn place_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut WhistleForm,
    map: &mut MapView,
    caret: bool,
) {
    let id = Id::unique("place of the whistle");
    where_field(ui, sight, (id, f32::INFINITY), &mut form.at, caret);
    ui.horizontal_wrapped(|ui| {
        township_ui(ui, sight, &mut form.at);
        let text = sight.say(if map.picking {
            Key::PickCancel
        } else {
            Key::PickButton
        });
        if act_button(ui, sight.look, Weight::Plain, (&text, &text), None) {
            map.picking = !map.picking;
        }
        key_cap(ui, sight.look, "Alt M");
    });
    point_ui(ui, sight, &mut form.at);
}

fn conditions_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WhistleForm, caret: bool) {
    let mut conditions: Vec<_> = sight.catalogue.conditions.values().collect();
    conditions.sort_by_key(|it| it.order);
    let conditions: Vec<_> = conditions
        .into_iter()
        .filter_map(|it| Some((ConditionId::new(&it.id).ok()?, it)))
        .collect();
    let mut struck = Vec::new();
    let mut here = false;
    ui.horizontal_wrapped(|ui| {
        for (at, (id, condition)) in conditions.iter().enumerate() {
            let chosen = form.conditions.contains(id);
            let name = sight.lang().name(&condition.zh, &condition.en);
            let text = match LETTERS.get(at) {
                Some((_, letter)) => format!("{letter} {name}"),
                None => name.clone(),
            };
            let button = toggle_response(ui, sight.look, chosen, (&text, &name));
            reach(&button, caret && at == 0);
            here |= button.has_focus();
            if button.clicked() {
                struck.push(at);
            }
        }
    });
    if here {
        let letters = LETTERS.iter().take(conditions.len()).enumerate();
        ui.input_mut(|input| {
            let keys = letters.filter(|(_, it)| input.consume_key(Modifiers::NONE, it.0));
            struck.extend(keys.map(|(at, _)| at));
        });
    }
    for at in struck {
        let id = &conditions[at].0;
        if !form.conditions.remove(id) {
            form.conditions.insert(id.clone());
        }
    }
}

fn numbers_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    form: &mut WhistleForm,
    (caret, unknown): (bool, bool),
) {
    for ids in ASKED.chunks(3) {
        ui.horizontal_wrapped(|ui| {
            for id in ids {
                let name = match sight.catalogue.measures.get(*id) {
                    Some(it) => sight.lang().short_name(&it.zh, &it.en),
                    None => (*id).to_owned(),
                };
                ui.label(sight.look.label(&*name));
                let number = form.numbers.entry((*id).to_owned()).or_default();
                let field = number_field(ui, sight, &name, number);
                reach(&field, caret && *id == ASKED[0]);
                if unknown && field.has_focus() {
                    number.clear();
                }
            }
        });
    }
}

fn time_ui(ui: &mut Ui, sight: &Sight<'_>, form: &mut WhistleForm, (caret, unknown): (bool, bool)) {
    ui.horizontal_wrapped(|ui| {
        let args = [("at", clock_hm(form.received_at).into())];
        let received = sight.say_with(Key::WhistleReceived, args);
        ui.label(sight.look.row(received));
        let counted = (Day::Past, sight.now);
        let happened = &mut form.happened;
        let field = moment_edit(ui, sight, Key::WhistleHappened, happened, counted);
        reach(&field, caret);
        if unknown && field.has_focus() {
            form.happened = Moment::default();
        }
        ui.label(sight.look.note(sight.say(Key::WhistleClockRuns)));
    });
}
