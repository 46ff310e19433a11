//! The map of keys: one table, from which the keys are read and the help is drawn.

use eframe::egui::{
    Context, Event, Frame, Grid, Key as Pressed, Margin, Modifiers, ScrollArea, Ui,
};

use super::line::VERBS;
use super::look::bold;
use super::sight::Sight;
use super::widgets::{Weight, act_button, key_cap};
use crate::language::{Key, Lang};

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Opens the page of the manual about what is on the screen, or closes it.
    Manual,
    /// Opens the call note.
    Intake,
    /// Opens the whistle form.
    Whistle,
    /// Takes the whistle that waits longest at the top of the queue.
    TakeWhistle,
    /// Knows the alarm that stands on top.
    KnowAlarm,
    /// Opens looking back on a live seat, or closes it.
    LookBack,
    /// Sounds a tone and asks whether it is heard.
    TestSound,
    /// Lists mine, nobody's, all, one after the other.
    Whose,
    /// Selects the incident above.
    Up,
    /// Selects the incident below.
    Down,
    /// Folds or unfolds a section of the incident, counted from 1.
    Section(usize),
    /// Shows a board of the district, counted from 1; 0 is the incident.
    Board(usize),
    /// Opens the form for an order.
    Order,
    /// Rings whoever stands on top of the report board.
    Chase,
    /// Rings all who are late, one after the other.
    ChaseAll,
    /// Pulls everybody on the scene out; asked for twice.
    PullOut,
    /// Opens the list of teams.
    SendTeam,
    /// Silences the tones for five minutes.
    Silence,
    /// Opens the form of the danger zone: entries and counts.
    Zone,
    /// Opens the form for plotting.
    Plot,
    /// Opens the form for people who are to be moved.
    Evacuate,
    /// Opens the form for aid from neighbours.
    Aid,
    /// Opens the form for figures.
    Figures,
    /// Shows what is read aloud on the telephone about the incident.
    Talk,
    /// Shows or hides the legend of the map.
    Legend,
    /// Opens or puts away the list beside the map.
    MapList,
    /// Begins or ends measuring on the map.
    Measure,
    /// Takes the newest own act back.
    Undo,
    /// Prints the board.
    Print,
    /// Switches the language.
    Language,
    /// Takes the next skin.
    Skin,
    /// Gives the keyboard to the next pane.
    NextPane,
    /// Gives the keyboard to the pane before.
    PreviousPane,
    /// Shows or hides the tabs by which panes are moved.
    Arrange,
    /// Puts the panes where they stand by themselves, and back.
    ResetPanes,
    /// Places the caret in the command line.
    Line,
    /// The same while something is written elsewhere.
    LineFromField,
    /// Places the caret in the search of the queue.
    Filter,
    /// The same while something is written elsewhere.
    FilterFromField,
    /// Shows the settings.
    Settings,
    /// Opens the start page in a window of its own.
    Start,
    /// Shows this map.
    Keys,
    /// Closes what is open, and returns from the past.
    Escape,
}

/// A key, what it does, how its cap reads, and what the help says.
struct Binding {
    key: Pressed,
    ctrl: bool,
    shift: bool,
    act: Act,
    cap: &'static str,
    says: Key,
}

const fn key(key: Pressed, act: Act, cap: &'static str, says: Key) -> Binding {
    Binding {
        key,
        ctrl: false,
        shift: false,
        act,
        cap,
        says,
    }
}

const fn ctrl(pressed: Pressed, act: Act, cap: &'static str, says: Key) -> Binding {
    Binding {
        ctrl: true,
        ..key(pressed, act, cap, says)
    }
}

const fn board(pressed: Pressed, number: usize, cap: &'static str, says: Key) -> Binding {
    ctrl(pressed, Act::Board(number), cap, says)
}

/// In the order of the help: what cannot wait first.
const BINDINGS: &[Binding] = &[
    key(Pressed::F1, Act::Manual, "F1", Key::ManualOpen),
    key(Pressed::F2, Act::Intake, "F2", Key::Intake),
    key(Pressed::F3, Act::Whistle, "F3", Key::OpenWhistle),
    key(Pressed::F4, Act::TakeWhistle, "F4", Key::KeyTakeWhistle),
    key(Pressed::F5, Act::KnowAlarm, "F5", Key::KeyKnowAlarm),
    key(Pressed::F6, Act::Whose, "F6", Key::KeyWhose),
    key(Pressed::Slash, Act::Line, "/", Key::LineField),
    ctrl(Pressed::K, Act::LineFromField, "Ctrl K", Key::LineFromField),
    key(Pressed::F, Act::Filter, "F", Key::QueueFilter),
    ctrl(
        Pressed::F,
        Act::FilterFromField,
        "Ctrl F",
        Key::QueueFilterFromField,
    ),
    key(Pressed::ArrowUp, Act::Up, "↑", Key::KeyUp),
    key(Pressed::ArrowDown, Act::Down, "↓", Key::KeyDown),
    key(Pressed::O, Act::Order, "O", Key::NewOrder),
    // Asked before the one without Shift, which a pressed Shift does not keep from acting.
    Binding {
        shift: true,
        ..key(Pressed::C, Act::ChaseAll, "Shift C", Key::KeyChaseAll)
    },
    key(Pressed::C, Act::Chase, "C", Key::KeyChase),
    key(Pressed::X, Act::PullOut, "X", Key::KeyPullOut),
    key(Pressed::P, Act::SendTeam, "P", Key::SendTeam),
    key(Pressed::N, Act::Figures, "N", Key::SayFigures),
    key(Pressed::Z, Act::Zone, "Z", Key::ZoneForm),
    key(Pressed::B, Act::Plot, "B", Key::Plotting),
    key(Pressed::E, Act::Evacuate, "E", Key::Evacuation),
    key(Pressed::R, Act::Aid, "R", Key::Aid),
    key(Pressed::S, Act::Silence, "S", Key::SilenceFor),
    key(Pressed::Num1, Act::Section(1), "1", Key::SectionCommand),
    key(Pressed::Num2, Act::Section(2), "2", Key::SectionBoard),
    key(Pressed::Num3, Act::Section(3), "3", Key::SectionForces),
    key(Pressed::Num4, Act::Section(4), "4", Key::SectionSupplies),
    key(Pressed::Num5, Act::Section(5), "5", Key::SectionGuidance),
    key(Pressed::Num6, Act::Section(6), "6", Key::SectionReports),
    key(Pressed::Num7, Act::Section(7), "7", Key::SectionLog),
    key(Pressed::Num8, Act::Section(8), "8", Key::SectionMatters),
    key(Pressed::T, Act::Talk, "T", Key::TalkCard),
    key(Pressed::G, Act::Legend, "G", Key::MapLegend),
    key(Pressed::L, Act::MapList, "L", Key::MapList),
    key(Pressed::M, Act::Measure, "M", Key::MapMeasure),
    board(Pressed::Num0, 0, "Ctrl 0", Key::BoardIncident),
    board(Pressed::Num1, 1, "Ctrl 1", Key::BoardResponses),
    board(Pressed::Num2, 2, "Ctrl 2", Key::BoardObligations),
    board(Pressed::Num3, 3, "Ctrl 3", Key::BoardInstructions),
    board(Pressed::Num4, 4, "Ctrl 4", Key::BoardReturns),
    board(Pressed::Num5, 5, "Ctrl 5", Key::BoardContacts),
    board(Pressed::Num6, 6, "Ctrl 6", Key::BoardPlaces),
    board(Pressed::Num7, 7, "Ctrl 7", Key::BoardPaper),
    board(Pressed::Num8, 8, "Ctrl 8", Key::BoardShift),
    board(Pressed::Num9, 9, "Ctrl 9", Key::BoardAreas),
    board(Pressed::P, 10, "Ctrl P", Key::BoardSending),
    key(Pressed::H, Act::LookBack, "H", Key::LookBackName),
    ctrl(Pressed::Z, Act::Undo, "Ctrl Z", Key::Undo),
    // Asked before the one without Shift, which a pressed Shift does not keep from acting.
    Binding {
        ctrl: true,
        shift: true,
        ..key(
            Pressed::Tab,
            Act::PreviousPane,
            "Ctrl Shift Tab",
            Key::KeyPreviousPane,
        )
    },
    Binding {
        ctrl: true,
        ..key(Pressed::Tab, Act::NextPane, "Ctrl Tab", Key::KeyNextPane)
    },
    key(Pressed::F7, Act::Arrange, "F7", Key::KeyArrange),
    key(Pressed::F8, Act::ResetPanes, "F8", Key::KeyResetPanes),
    key(Pressed::F9, Act::Language, "F9", Key::SwitchLanguage),
    key(Pressed::F10, Act::Skin, "F10", Key::SwitchSkin),
    Binding {
        ctrl: true,
        ..key(Pressed::Comma, Act::Settings, "Ctrl ,", Key::SettingsTitle)
    },
    ctrl(Pressed::O, Act::Start, "Ctrl O", Key::StartOpenPage),
    key(Pressed::F11, Act::TestSound, "F11", Key::SoundTestOfShift),
    key(Pressed::F12, Act::Print, "F12", Key::PrintBoard),
    key(Pressed::Questionmark, Act::Keys, "?", Key::KeysTitle),
    key(Pressed::Escape, Act::Escape, "Esc", Key::KeyEscape),
];

/// What the key of an act is called in the help, which is also what it opens.
pub fn name_of(act: Act) -> Option<Key> {
    let binding = BINDINGS.iter().find(|it| it.act == act);
    binding.map(|it| it.says)
}

/// What is written in a field is no command: while the caret stands there, only these keys act.
fn acts_while_writing(binding: &Binding) -> bool {
    let function = matches!(
        binding.key,
        Pressed::F1
            | Pressed::F2
            | Pressed::F3
            | Pressed::F4
            | Pressed::F5
            | Pressed::F6
            | Pressed::F7
            | Pressed::F8
            | Pressed::F9
            | Pressed::F10
            | Pressed::F11
            | Pressed::F12
    );
    let opens = matches!(binding.act, Act::LineFromField | Act::FilterFromField);
    function || opens || matches!(binding.key, Pressed::Escape | Pressed::Tab)
}

/// Whether a key opens a field to write in: what is typed behind it belongs there. `writing` says
/// whether the caret stands in a field already.
#[must_use]
pub fn opens_field(event: &Event, writing: bool) -> bool {
    let Event::Key {
        key,
        pressed: true,
        modifiers,
        ..
    } = event
    else {
        return false;
    };
    let opens = |it: &&Binding| match it.act {
        Act::Line | Act::Filter => !writing,
        Act::LineFromField | Act::FilterFromField => true,
        _ => false,
    };
    BINDINGS.iter().filter(opens).any(|it| {
        let wanted = if it.ctrl {
            Modifiers::COMMAND
        } else {
            Modifiers::NONE
        };
        it.key == *key && modifiers.matches_logically(wanted)
    })
}

/// The acts whose keys were pressed since the last frame.
#[must_use]
pub fn pressed(ctx: &Context) -> Vec<Act> {
    let writing = ctx.text_edit_focused();
    let mut acts = Vec::new();
    for binding in BINDINGS {
        if writing && !acts_while_writing(binding) {
            continue;
        }
        let modifiers = match (binding.ctrl, binding.shift) {
            (false, false) => Modifiers::NONE,
            (false, true) => Modifiers::SHIFT,
            (true, false) => Modifiers::COMMAND,
            (true, true) => Modifiers::COMMAND | Modifiers::SHIFT,
        };
        // Alt and a key belong to the form that is open; egui takes them for the bare key as well.
        if ctx.input(|input| input.events.iter().any(|it| has_alt(it, binding.key))) {
            continue;
        }
        let fresh = ctx.input(|input| input.events.iter().any(|it| is_fresh(it, binding.key)));
        let pressed = ctx.input_mut(|input| input.consume_key(modifiers, binding.key));
        // A key that is held must not go on to know the next alarm, or take the next whistle.
        if pressed && (fresh || !says_something(binding.act)) {
            acts.push(binding.act);
        }
    }
    acts
}

/// Whether it enters something at once.
fn says_something(act: Act) -> bool {
    matches!(
        act,
        Act::TakeWhistle | Act::KnowAlarm | Act::PullOut | Act::TestSound | Act::Undo | Act::Print
    )
}

fn is_fresh(event: &Event, wanted: Pressed) -> bool {
    matches!(event, Event::Key { key, pressed: true, repeat: false, .. } if *key == wanted)
}

fn has_alt(event: &Event, wanted: Pressed) -> bool {
    matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == wanted && modifiers.alt)
}

/// How the cap of every key reads.
#[cfg(test)]
pub fn caps() -> impl Iterator<Item = &'static str> {
    BINDINGS.iter().map(|it| it.cap)
}

/// Draws the map of keys. Returns whether it was put away.
pub fn keys_ui(ui: &mut Ui, sight: &Sight<'_>) -> bool {
    let mut away = false;
    Frame::new().inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.label(bold(
            sight.say(Key::KeysTitle),
            24.0,
            sight.look.palette.ink1,
        ));
        ScrollArea::vertical().id_salt("keys").show(ui, |ui| {
            Grid::new("keys").spacing([16.0, 6.0]).show(ui, |ui| {
                for binding in BINDINGS {
                    key_cap(ui, sight.look, binding.cap);
                    ui.label(sight.look.row(sight.say(binding.says)));
                    ui.end_row();
                }
            });
            ui.label(sight.look.note(sight.say(Key::KeysHint)));
            verbs_ui(ui, sight);
            let text = sight.say(Key::PutAway);
            away = act_button(ui, sight.look, Weight::Plain, (&text, &text), None);
        });
    });
    away
}

/// The words of the command line, out of the table from which it is read.
fn verbs_ui(ui: &mut Ui, sight: &Sight<'_>) {
    ui.label(sight.look.title(sight.say(Key::LineVerbs)));
    Grid::new("verbs").spacing([16.0, 6.0]).show(ui, |ui| {
        for verb in VERBS {
            key_cap(ui, sight.look, verb.letters);
            let word = match sight.lang() {
                Lang::Zh => verb.zh,
                Lang::En => verb.en,
            };
            ui.label(sight.look.row(word));
            ui.label(sight.look.row(sight.say(verb.says)));
            ui.end_row();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things_and_no_act_has_two_keys() {
        for (index, one) in BINDINGS.iter().enumerate() {
            for other in &BINDINGS[index + 1..] {
                let pressed = |it: &Binding| (it.key, it.ctrl, it.shift);
                assert_ne!(pressed(one), pressed(other), "{}", one.cap);
                assert_ne!(one.act, other.act, "{} and {}", one.cap, other.cap);
            }
        }
    }
}
