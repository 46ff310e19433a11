//! The line itself: where it is typed, what was understood, what Enter would do, and on the right what
//! can be taken back.

use dispatch_core::command::{Command, Undo};
use dispatch_core::state::Incident;
use eframe::egui::text::{CCursor, CCursorRange};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Align, Context, EventFilter, Label, Layout, Role, TextEdit, Ui, WidgetInfo};

use super::does::Does;
use super::effect::{Effect, effect};
use super::known::Names;
use super::meaning::{Meaning, meaning};
use super::offered::{complete, move_choice, plate_ui};
use super::preview::preview_ui;
use super::read::{Choice, Fault, Reading, read};
use super::slots::What;
use super::strokes::{LINE_CHARS_MAX, Stroke, field_id};
use super::take_back::{take_back_ui, undoable};
use super::verbs::verb_of;
use super::view::{LineView, Notice};
use crate::desk::font;
use crate::desk::outbox::{Draft, Outbox};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::{Tone, Weight, act_button, chip, plain_button};
use crate::language::{Key, Lang};

/// Height of the line in points.
pub const HEIGHT: f32 = 44.0;
/// Width of the field in points.
const FIELD: f32 = 240.0;

/// Draws the line. `sight` is of now, and says whether the past is on the screen. Returns what is to be
/// shown, or the key whose act is asked for.
pub fn line_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    line: &mut LineView,
    selected: Option<&Incident>,
    outbox: &mut Outbox,
) -> Option<Meaning> {
    if sight.past {
        locked_ui(ui, sight, line);
        return None;
    }
    line.hear_verdict(sight.picture, outbox, |_, refusal| {
        sight.refusal_text(refusal)
    });
    if line.notice == Some(Notice::Past) {
        line.notice = None;
    }
    let names = Names {
        sight,
        incident: selected,
    };
    let stroke = line.strokes.take();
    match stroke {
        Some(Stroke::Up | Stroke::Down) if line.is_in_history() => {
            line.recall(stroke == Some(Stroke::Up));
            caret_to_end(ui.ctx(), &line.text);
        }
        Some(Stroke::Up) => move_choice(line, &names, false),
        Some(Stroke::Down) => move_choice(line, &names, true),
        Some(Stroke::Tab) => {
            complete(sight, line, &names);
            caret_to_end(ui.ctx(), &line.text);
        }
        Some(Stroke::Escape) => leave(ui.ctx(), line),
        Some(Stroke::TakeBack) => {
            if let Some((entry, _)) = undoable(sight) {
                outbox.push(Command::Undo(Undo { entry }), sight.now);
            }
        }
        Some(Stroke::Enter) | None => {}
    }
    let mut wish = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        chip(ui, sight.look, Tone::Grey, "/");
        field_ui(ui, sight, line);
        let reading = read(&line.text, &names, line.choice.as_ref());
        let meant = meaning(sight, selected, &reading, line.fresh);
        let shown = match &meant {
            Ok(Some(meaning)) => Some((meaning.clone(), effect(sight, meaning))),
            Ok(None) | Err(_) => None,
        };
        let mut enter = stroke == Some(Stroke::Enter);
        let mut away = false;
        let mut spilt = false;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(entry) = take_back_ui(ui, sight) {
                outbox.push(Command::Undo(Undo { entry }), sight.now);
            }
            if line.text.is_empty() {
                return;
            }
            let text = sight.say(Key::LineCancel);
            away = plain_button(ui, sight.look, Weight::Small, &text, &text).clicked();
            enter |= enter_ui(ui, sight, shown.as_ref().map(|it| &it.1));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                spilt = preview_ui(ui, sight, &reading, shown.as_ref().map(|it| &it.1));
            });
        });
        let here = ui.ctx().memory(|it| it.has_focus(field_id()));
        let shown_effect = shown.as_ref().map(|it| &it.1).filter(|_| spilt);
        let missing = meant.as_ref().err();
        let picked = plate_ui(
            ui,
            (sight, selected),
            line,
            here,
            (&reading, missing, shown_effect),
        );
        if picked {
            complete(sight, line, &names);
            caret_to_end(ui.ctx(), &line.text);
            ui.ctx().memory_mut(|it| it.request_focus(field_id()));
        }
        if away {
            leave(ui.ctx(), line);
        } else if enter {
            wish = entered(sight, line, &names, (&reading, shown), outbox);
            caret_to_end(ui.ctx(), &line.text);
        } else {
            line.shown = shown.map(|it| it.0);
        }
    });
    wish
}

/// Enter: what is on the screen is done, and nothing else.
fn entered(
    sight: &Sight<'_>,
    line: &mut LineView,
    names: &Names<'_>,
    (reading, shown): (&Reading, Option<(Meaning, Effect)>),
    outbox: &mut Outbox,
) -> Option<Meaning> {
    let Some((meaning, effect)) = shown else {
        if matches!(reading.fault, Some(Fault::NoVerb(_))) && line.choice.is_some() {
            complete(sight, line, names);
        }
        return None;
    };
    let seen = line.shown.as_ref().is_some_and(|it| it.is_same(&meaning));
    if !seen {
        line.shown = Some(meaning);
        line.notice = Some(Notice::Changed);
        return None;
    }
    match meaning {
        // It stays on the line with its reason beside it.
        Meaning::Say(..) if effect.refusal.is_some() => None,
        Meaning::Say(command, heard) => {
            let draft = Draft::new(*command, heard, sight.now);
            let entry = draft.id;
            outbox.put(draft);
            line.sent(entry);
            None
        }
        wish => {
            line.clear();
            Some(wish)
        }
    }
}

/// Writes a verb and the name behind it, as if somebody had typed it: what was half typed can be called
/// back, and nothing is sent before Enter.
pub fn begin_line(
    ctx: &Context,
    line: &mut LineView,
    (does, lang): (Does, Lang),
    (name, what): (&str, What),
) {
    let Some(verb) = verb_of(does) else { return };
    let verb = match lang {
        Lang::Zh => verb.zh,
        Lang::En => verb.en,
    };
    line.clear();
    line.notice = None;
    line.text = format!("{verb} {name} ");
    line.choice = Some(Choice {
        at: verb.len() + 1,
        word: name.to_owned(),
        what,
    });
    ctx.memory_mut(|it| it.request_focus(field_id()));
    caret_to_end(ctx, &line.text);
}

fn field_ui(ui: &mut Ui, sight: &Sight<'_>, line: &mut LineView) {
    let p = &sight.look.palette;
    let name = sight.say(Key::LineField);
    let hint = crate::desk::look::inked(sight.say(Key::LineHint), size::NOTE, p.ink3);
    let empty = line.text.is_empty();
    let edit = TextEdit::singleline(&mut line.text)
        .id(field_id())
        .font(font::regular(size::LIST))
        .hint_text(hint)
        .char_limit(LINE_CHARS_MAX)
        .desired_width(FIELD)
        // Its own keys are heard before it; it keeps the caret whatever they are.
        .return_key(None)
        .event_filter(EventFilter {
            // With nothing to write out, Tab goes on: nobody is caught here who has no mouse.
            tab: !empty,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        });
    let response = ui.add(edit);
    if response.changed() {
        line.typed();
    }
    if line.strokes.take_cut() {
        line.notice = Some(Notice::Cut);
    }
    let text = line.text.clone();
    response.widget_info(|| WidgetInfo {
        label: Some(name.to_string()),
        current_text_value: Some(text.clone()),
        ..WidgetInfo::new(Role::TextInput)
    });
}

/// The button that does what Enter does; dashed with its reason where the fold would refuse it.
fn enter_ui(ui: &mut Ui, sight: &Sight<'_>, effect: Option<&Effect>) -> bool {
    let Some(effect) = effect else { return false };
    let text = sight.say(Key::LineEnter);
    let refusal = effect.refusal.as_deref();
    act_button(ui, sight.look, Weight::Primary, (&text, &text), refusal)
}

fn leave(ctx: &Context, line: &mut LineView) {
    line.clear();
    line.notice = None;
    ctx.memory_mut(|it| it.surrender_focus(field_id()));
}

fn caret_to_end(ctx: &Context, text: &str) {
    let mut state = TextEditState::load(ctx, field_id()).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::one(end)));
    state.store(ctx, field_id());
}

/// While the past is on the screen the line says why nothing can be typed; what was typed stays.
fn locked_ui(ui: &mut Ui, sight: &Sight<'_>, line: &mut LineView) {
    line.strokes.take();
    let ctx = ui.ctx().clone();
    ctx.memory_mut(|it| it.surrender_focus(field_id()));
    ui.horizontal_centered(|ui| {
        chip(ui, sight.look, Tone::Grey, "/");
        let p = &sight.look.palette;
        let text = sight.say(Key::LineLocked);
        let ink = match line.notice {
            Some(Notice::Past) => p.amber.text,
            _ => p.ink3,
        };
        let text = crate::desk::look::inked(text, size::ROW, ink);
        ui.add(Label::new(text).truncate());
        if !line.text.is_empty() {
            ui.add(Label::new(sight.look.label(&*line.text)).truncate());
        }
    });
}
