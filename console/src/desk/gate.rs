//! Before the desk: the passphrase of the device key, where it lies under one. Nothing is opened before
//! it is answered, and what is typed is in no log, no picture and no tree of the screen.

use crossbeam_channel::{Receiver, TryRecvError};
use eframe::egui::text_edit::TextEditState;
use eframe::egui::{
    CentralPanel, Context, Frame, Key as Pressed, Label, Margin, RawInput, Role, TextEdit, Ui,
    ViewportCommand, WidgetInfo,
};
use ledger::device_key::PASSPHRASE_BYTES_MAX;
use zeroize::Zeroizing;

use super::blind::Blind;
use super::look::{Look, bold};
use super::one_by_one::OneByOne;
use super::theme::size;
use super::widgets::{Weight, act_button};
use super::{Desk, FirstLook, Options};
use crate::language::{Key, Lang};

/// What the person chose.
pub enum Choice {
    /// Opens the key with this.
    Passphrase(Zeroizing<String>),
    /// Opens the console without the person vault, signed with a key of this run alone.
    WithoutPersons,
}

impl std::fmt::Debug for Choice {
    /// Nothing of what was typed.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Choice::Passphrase(_) => "Passphrase(..)",
            Choice::WithoutPersons => "WithoutPersons",
        })
    }
}

/// What came of it.
#[derive(Debug)]
pub enum Answer {
    /// It is not the passphrase.
    Wrong,
    /// The console cannot be opened.
    Failed(Blind),
    /// The console is open.
    Opened(Box<Options>),
}

/// Tries a choice away from the window, which asks the receiver every frame.
pub type Try = Box<dyn Fn(Choice) -> Receiver<Answer>>;

/// A window whose key lies under a passphrase.
pub struct Locked {
    /// How it looks at first.
    pub look: FirstLook,
    /// Tries what was chosen.
    pub open: Try,
}

impl std::fmt::Debug for Locked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locked").finish_non_exhaustive()
    }
}

/// The window that asks, and the desk once it is open.
pub struct Gate {
    locked: Locked,
    look: Look,
    typed: Zeroizing<String>,
    tried: Option<Receiver<Answer>>,
    told: Option<Told>,
    desk: Option<Box<Desk>>,
    turns: OneByOne,
}

enum Told {
    Wrong,
    Failed(Blind),
}

impl std::fmt::Debug for Gate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gate")
            .field("desk", &self.desk)
            .finish_non_exhaustive()
    }
}

impl Gate {
    /// A window in the context that eframe made.
    #[must_use]
    pub fn new(creation: &eframe::CreationContext<'_>, locked: Locked) -> Gate {
        Desk::prepare(creation);
        Gate::opened(&creation.egui_ctx, locked)
    }

    /// A gate in a window that was prepared.
    pub(super) fn opened(ctx: &Context, locked: Locked) -> Gate {
        let look = locked.look.dress(ctx);
        Gate {
            locked,
            look,
            typed: room(),
            tried: None,
            told: None,
            desk: None,
            turns: OneByOne::default(),
        }
    }

    /// The desk, once it is open.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        self.desk.as_deref()
    }

    fn hear(&mut self, ctx: &Context) {
        let Some(tried) = &self.tried else { return };
        match tried.try_recv() {
            Ok(Answer::Opened(mut options)) => {
                // Whoever changed the language at the door keeps it inside.
                options.lang = self.look.lang;
                self.desk = Some(Box::new(Desk::opened(ctx, *options)));
            }
            Ok(Answer::Wrong) => self.told = Some(Told::Wrong),
            Ok(Answer::Failed(why)) => self.told = Some(Told::Failed(why)),
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => self.told = Some(Told::Failed(Blind::ended())),
        }
        self.tried = None;
    }

    fn choose(&mut self, ctx: &Context, choice: Choice) {
        // The field remembers what stood in it, to take a word back.
        ctx.data_mut(|data| data.remove_by_type::<TextEditState>());
        self.told = None;
        self.tried = Some((self.locked.open)(choice));
    }

    fn ask_ui(&mut self, ui: &mut Ui) {
        if ui.input(|it| it.key_pressed(Pressed::F9)) {
            self.look.lang = self.look.lang.other();
        }
        let look = self.look;
        let p = look.palette;
        ui.add_space(ui.available_height() * 0.28);
        ui.vertical_centered(|ui| {
            ui.set_max_width(560.0);
            ui.label(bold(look.say(Key::GateTitle), 24.0, p.ink1));
            ui.add_space(8.0);
            ui.add(Label::new(look.row(look.say(Key::GateHint))).wrap());
            ui.add_space(8.0);
            let busy = self.tried.is_some();
            let entered = self.field_ui(ui, busy);
            ui.add_space(4.0);
            let word = match (&self.told, busy) {
                (_, true) => Some((look.say(Key::GateBusy).into_owned(), p.ink2)),
                (Some(Told::Wrong), false) => {
                    Some((look.say(Key::GateWrong).into_owned(), p.red.text))
                }
                (Some(Told::Failed(why)), false) => {
                    let why = match look.lang {
                        Lang::Zh => why.zh.as_str(),
                        Lang::En => why.en.as_str(),
                    };
                    let text = look.say_with(Key::GateFailed, [("why", why.into())]);
                    Some((text, p.red.text))
                }
                (None, false) => None,
            };
            if let Some((text, ink)) = word {
                ui.add(Label::new(bold(text, size::ROW, ink)).wrap());
            }
            self.ways_ui(ui, busy, entered);
        });
    }

    fn field_ui(&mut self, ui: &mut Ui, busy: bool) -> bool {
        let name = self.look.say(Key::GatePassphrase);
        let edit = TextEdit::singleline(&mut *self.typed)
            .password(true)
            .char_limit(PASSPHRASE_BYTES_MAX / 4)
            .desired_width(360.0);
        let response = ui.add_enabled(!busy, edit);
        let entered = response.lost_focus() && ui.input(|it| it.key_pressed(Pressed::Enter));
        if !entered && !busy && ui.memory(|it| it.focused().is_none()) {
            response.request_focus();
        }
        // How much was typed, and nothing of it.
        let shown = "•".repeat(self.typed.chars().count());
        response.widget_info(|| WidgetInfo {
            label: Some(name.to_string()),
            current_text_value: Some(shown.clone()),
            ..WidgetInfo::new(Role::PasswordInput)
        });
        entered && !self.typed.is_empty()
    }

    fn ways_ui(&mut self, ui: &mut Ui, busy: bool, entered: bool) {
        let look = self.look;
        let busy = busy.then(|| look.say(Key::GateBusy).into_owned());
        let empty = (self.typed.is_empty()).then(|| look.say(Key::GatePassphrase).into_owned());
        ui.add_space(8.0);
        let text = look.say(Key::GateOpen);
        let refusal = busy.clone().or(empty);
        let words = (&*text, &*text);
        if act_button(ui, &look, Weight::Primary, words, refusal.as_deref()) || entered {
            let typed = std::mem::replace(&mut self.typed, room());
            self.choose(ui.ctx(), Choice::Passphrase(typed));
            return;
        }
        ui.add_space(18.0);
        let text = look.say(Key::GateWithout);
        let words = (&*text, &*text);
        if act_button(ui, &look, Weight::Plain, words, busy.as_deref()) {
            self.typed = room();
            self.choose(ui.ctx(), Choice::WithoutPersons);
            return;
        }
        ui.add(Label::new(look.note(look.say(Key::GateWithoutHint))).wrap());
        ui.add_space(8.0);
        let text = look.say(Key::GateQuit);
        if act_button(ui, &look, Weight::Plain, (&text, &text), None) {
            self.typed = room();
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
    }
}

/// Room for the longest passphrase: a text that grows would leave its beginning in memory.
fn room() -> Zeroizing<String> {
    Zeroizing::new(String::with_capacity(PASSPHRASE_BYTES_MAX))
}

impl eframe::App for Gate {
    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.turns.hook(ctx, input);
    }

    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.hear(ctx);
        match &mut self.desk {
            Some(desk) => desk.logic(ctx, frame),
            None => ctx.request_repaint_after(super::FRAME_EVERY),
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(desk) = &mut self.desk {
            desk.ui(ui, frame);
            return;
        }
        let around = Frame::new()
            .fill(self.look.palette.bg0)
            .inner_margin(Margin::same(24));
        CentralPanel::default()
            .frame(around)
            .show(ui, |ui| self.ask_ui(ui));
    }
}
