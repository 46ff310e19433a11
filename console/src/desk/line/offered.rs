//! The plate above the line: the names that can be meant, what was expected, what came back.

use dispatch_core::personal::find;
use dispatch_core::state::Incident;
use eframe::egui::{
    Align2, Area, Color32, Frame, Id, Label, Margin, Order, Response, RichText, Role, Sense,
    Stroke, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo, WidgetText,
};

use super::beside::beside;
use super::effect::Effect;
use super::known::Names;
use super::meaning::Nothing;
use super::preview::effect_text;
use super::read::{Choice, Fault, Open, Reading, read};
use super::slots::{Named, What};
use super::verbs::VERBS;
use super::view::{LineView, Notice};
use crate::desk::look::inked;
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::watch_ui;
use crate::language::{Key, Lang};

/// How many names stand on the plate at once.
const ROWS_MAX: usize = 8;

/// Goes to the next name that the open word can mean, or to the one before.
pub fn move_choice(line: &mut LineView, names: &Names<'_>, down: bool) {
    let Some(open) = read(&line.text, names, line.choice.as_ref()).open else {
        return;
    };
    let chosen = chosen_at(&open, line.choice.as_ref());
    let last = open.offered.len().saturating_sub(1);
    let next = match (chosen, down) {
        (None, true) => 0,
        (None, false) => last,
        (Some(at), true) if at == last => 0,
        (Some(at), true) => at + 1,
        (Some(at), false) => at.checked_sub(1).unwrap_or(last),
    };
    if let Some(named) = open.offered.get(next) {
        line.choice = Some(Choice {
            at: open.at,
            word: open.word.clone(),
            what: named.what.clone(),
        });
    }
}

/// Writes the chosen name out, or the one that fits best.
pub fn complete(sight: &Sight<'_>, line: &mut LineView, names: &Names<'_>) {
    let Some(open) = read(&line.text, names, line.choice.as_ref()).open else {
        return;
    };
    let at = chosen_at(&open, line.choice.as_ref()).unwrap_or(0);
    let Some(named) = open.offered.get(at) else {
        return;
    };
    let mut text = line.text.get(..open.at).unwrap_or_default().to_owned();
    if text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        text.push(' ');
    }
    let begins = text.len();
    let word = written_out(sight.lang(), named);
    text.push_str(&word);
    line.choice = match named.what {
        What::Verb(_) => None,
        // Two may be called alike: the one that was chosen stays it.
        _ => Some(Choice {
            at: begins,
            word,
            what: named.what.clone(),
        }),
    };
    text.push(' ');
    line.text = text;
    line.typed();
}

/// A name as the reader takes it for one word: what has a space in it goes by its id.
fn written_out(lang: Lang, named: &Named) -> String {
    let is_word = |it: &&str| !it.is_empty() && !it.contains(char::is_whitespace);
    let texts = match lang {
        Lang::Zh => [&*named.zh, &*named.also, &*named.en],
        Lang::En => [&*named.en, &*named.also, &*named.zh],
    };
    let word = texts.into_iter().find(is_word);
    word.unwrap_or(&named.zh).to_owned()
}

fn chosen_at(open: &Open, choice: Option<&Choice>) -> Option<usize> {
    let choice = choice.filter(|it| it.at == open.at && it.word == open.word)?;
    open.offered.iter().position(|it| it.what == choice.what)
}

/// Draws the plate over what stands above the line, while somebody types. Returns whether a name was
/// clicked; it is the chosen one then.
pub fn plate_ui(
    ui: &mut Ui,
    (sight, incident): (&Sight<'_>, Option<&Incident>),
    line: &mut LineView,
    here: bool,
    (reading, missing, effect): (&Reading, Option<&Nothing>, Option<&Effect>),
) -> bool {
    if !here && line.text.is_empty() && line.notice.is_none() {
        return false;
    }
    let asks = reading.fault.is_some() || line.choice.is_some();
    let is_empty = reading.fault == Some(Fault::Empty);
    let open = reading.open.as_ref().filter(|_| asks && !is_empty);
    let fault = fault_text(sight, reading, missing);
    let said = fault.is_some() || effect.is_some() || line.notice.is_some();
    if open.is_none() && !said && find(&line.text).is_empty() {
        return false;
    }
    let p = &sight.look.palette;
    let corner = ui.max_rect().left_top() - Vec2::new(0.0, 4.0);
    let width = (ui.ctx().content_rect().width() * 0.6).min(900.0);
    let mut picked = false;
    Area::new(Id::unique("command line plate"))
        .order(Order::Foreground)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(corner)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(p.bg2)
                .stroke(Stroke::new(1.0, p.line2))
                .inner_margin(Margin::symmetric(10, 6))
                .show(ui, |ui| {
                    ui.set_max_width(width);
                    ui.spacing_mut().item_spacing.y = 3.0;
                    if let Some(open) = open {
                        picked = offered_ui(ui, (sight, incident), open, line);
                    }
                    if let Some(text) = fault {
                        let ink = match reading.fault {
                            Some(Fault::Empty | Fault::Missing(_)) => p.ink2,
                            _ => p.amber.text,
                        };
                        ui.add(Label::new(inked(text, size::ROW, ink)).wrap());
                    }
                    if let Some(effect) = effect {
                        ui.add(Label::new(effect_text(sight, effect)).wrap());
                    }
                    if let Some(notice) = &line.notice {
                        let text = inked(notice_text(sight, notice), size::ROW, p.amber.text);
                        ui.add(Label::new(text).wrap());
                    }
                    watch_ui(ui, sight, Key::LineField, &mut line.text);
                });
        });
    picked
}

fn offered_ui(
    ui: &mut Ui,
    (sight, incident): (&Sight<'_>, Option<&Incident>),
    open: &Open,
    line: &mut LineView,
) -> bool {
    let p = &sight.look.palette;
    let chosen = chosen_at(open, line.choice.as_ref());
    // The chosen one is among those that are seen.
    let first = chosen.map_or(0, |at| (at + 1).saturating_sub(ROWS_MAX));
    let mut picked = false;
    let shown = open.offered.iter().enumerate().skip(first).take(ROWS_MAX);
    for (at, named) in shown {
        let is_chosen = chosen == Some(at);
        let mark = if is_chosen { "▶" } else { "  " };
        let name = sight.lang().name(&named.zh, &named.en);
        let known = beside(sight, incident, &named.what);
        let text = format!("{mark} {name}  {}  {known}", named.also);
        let ink = if is_chosen { p.ink1 } else { p.ink2 };
        let response = name_ui(ui, inked(text, size::ROW, ink), ink);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &*name));
        if response.clicked() {
            line.choice = Some(Choice {
                at: open.at,
                word: open.word.clone(),
                what: named.what.clone(),
            });
            picked = true;
        }
    }
    let above = first;
    let below = open.offered.len().saturating_sub(first + ROWS_MAX) + open.more;
    if above + below > 0 {
        let text = sight.say_with(Key::LineMore, [("n", (above + below).into())]);
        ui.label(sight.look.note(text));
    }
    picked
}

/// One name on one line, cut where the plate ends; as high as a glove needs where one is worn.
fn name_ui(ui: &mut Ui, text: RichText, ink: Color32) -> Response {
    let (cut, width) = (Some(TextWrapMode::Truncate), ui.available_width());
    let text = WidgetText::from(text).into_galley(ui, cut, width, TextStyle::Body);
    let mut room = text.size();
    if space::is_gloved(ui) {
        room.y = room.y.max(space::GLOVE);
    }
    let (rect, response) = ui.allocate_exact_size(room, Sense::click());
    let at = rect.left_center() - Vec2::new(0.0, text.size().y / 2.0);
    ui.painter().galley(at, text, ink);
    response
}

/// What is wrong, where, and what was expected.
fn fault_text(sight: &Sight<'_>, reading: &Reading, missing: Option<&Nothing>) -> Option<String> {
    let named = |slot: super::slots::Slot| sight.say(slot.says()).into_owned();
    let Some(fault) = &reading.fault else {
        return missing.map(|it| nothing_text(sight, it));
    };
    Some(match fault {
        Fault::Empty => verbs_text(sight),
        Fault::NoVerb(word) => {
            let args = [
                ("word", word.as_str().into()),
                ("verbs", verbs_text(sight).into()),
            ];
            sight.say_with(Key::LineNoVerb, args)
        }
        Fault::NotFound(slot, word) => {
            let args = [
                ("word", word.as_str().into()),
                ("what", named(*slot).into()),
            ];
            sight.say_with(Key::LineNotFound, args)
        }
        Fault::Several(slot, word, n) => {
            let args = [
                ("word", word.as_str().into()),
                ("what", named(*slot).into()),
                ("n", (*n).into()),
            ];
            sight.say_with(Key::LineSeveral, args)
        }
        Fault::Missing(slot) => sight.say_with(Key::LineMissing, [("what", named(*slot).into())]),
        Fault::NoNumber(name) => {
            sight.say_with(Key::LineNoNumber, [("what", name.as_str().into())])
        }
        Fault::TooMuch(word) => sight.say_with(Key::LineTooMuch, [("word", word.as_str().into())]),
    })
}

/// Every verb by its word and its letters.
fn verbs_text(sight: &Sight<'_>) -> String {
    let verbs = VERBS.iter().map(|it| match sight.lang() {
        Lang::Zh => format!("{} {}", it.zh, it.letters),
        Lang::En => format!("{} {}", it.en, it.letters),
    });
    verbs.collect::<Vec<_>>().join(" · ")
}

fn nothing_text(sight: &Sight<'_>, nothing: &Nothing) -> String {
    let key = match nothing {
        Nothing::NoIncident => Key::NothingSelected,
        Nothing::NoWhistle => Key::LineNoWhistle,
        Nothing::NoAlarm => Key::LineNoAlarm,
        Nothing::NoOwnAct => Key::LineNothingToUndo,
        Nothing::NotHeld => Key::LineNotHeld,
        Nothing::NoPlace => Key::LineNoPlace,
        Nothing::NoThreeParts => Key::LineNoThreeParts,
        Nothing::NoOffer => Key::LineNoOffer,
        Nothing::NoMoment(text) => {
            return sight.say_with(Key::ClockWanted, [("text", text.as_str().into())]);
        }
        Nothing::NoLeak => Key::LineNoLeak,
        Nothing::Line(fault) => {
            return match sight.lang() {
                Lang::Zh => fault.to_string(),
                Lang::En => fault.en(),
            };
        }
    };
    sight.say(key).into_owned()
}

fn notice_text(sight: &Sight<'_>, notice: &Notice) -> String {
    match notice {
        Notice::Cut => {
            let n = super::strokes::LINE_CHARS_MAX;
            sight.say_with(Key::LineCut, [("n", n.into())])
        }
        Notice::Changed => sight.say(Key::LineChanged).into_owned(),
        Notice::Refused(why) => sight.say_with(Key::RefusedBecause, [("why", why.as_str().into())]),
        Notice::Past => sight.say(Key::LineLocked).into_owned(),
    }
}
