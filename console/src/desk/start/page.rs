//! The window of the start page: it hears what the thread behind it tells, and draws the screen that
//! stands open.

use std::path::{Path, PathBuf};

use crossbeam_channel::TryRecvError;
use eframe::egui::{
    CentralPanel, Context, Frame, Key as Pressed, Margin, RawInput, ScrollArea, Ui, ViewportCommand,
};

use super::asking::{Ask, Opened, Options, Told};
use super::district::DistrictScreen;
use super::fresh::FreshScreen;
use super::ledger::LedgerScreen;
use super::{choices, rows};
use crate::desk::blind::Blind;
use crate::desk::look::Look;
use crate::desk::manual::{ManualView, manual_ui};
use crate::desk::one_by_one::OneByOne;
use crate::desk::{Desk, Gate};
use crate::language::{Key, Lang};
use crate::wall::Wall;

/// Widest column of the page, in points.
const COLUMN: f32 = 860.0;
/// The page of the manual about this page.
const MANUAL: &str = "start";

/// Which screen stands open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Screen {
    /// The three choices.
    #[default]
    Choices,
    /// A folder becomes the district.
    District,
    /// A template is written.
    Fresh,
    /// A ledger is opened.
    Ledger,
}

/// What the window has become.
enum Next {
    Desk(Box<Desk>),
    Gate(Box<Gate>),
    Wall(Box<Wall>),
}

/// The start page, and what it becomes.
pub struct StartPage {
    pub(super) options: Options,
    pub(super) look: Look,
    screen: Screen,
    /// Whether the screen was opened just now, so that its field takes the caret.
    pub(super) fresh: bool,
    pub(super) district: DistrictScreen,
    pub(super) template: FreshScreen,
    pub(super) ledger: LedgerScreen,
    /// What is being done.
    pub(super) doing: Option<Ask>,
    /// Why the last could not be done.
    pub(super) failed: Option<Blind>,
    /// Whether the drill's window was asked for.
    pub(super) drill_started: bool,
    /// The manual, while it stands over the page.
    manual: Option<ManualView>,
    next: Option<Next>,
    turns: OneByOne,
}

impl std::fmt::Debug for StartPage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StartPage")
            .field("screen", &self.screen)
            .field("doing", &self.doing)
            .finish_non_exhaustive()
    }
}

impl StartPage {
    /// A page in the context that eframe made.
    #[must_use]
    pub fn new(creation: &eframe::CreationContext<'_>, mut options: Options) -> StartPage {
        Desk::prepare(creation);
        let look = options.look.dress(&creation.egui_ctx);
        StartPage {
            failed: options.told.take(),
            options,
            look,
            screen: Screen::Choices,
            fresh: true,
            district: DistrictScreen::default(),
            template: FreshScreen::default(),
            ledger: LedgerScreen::default(),
            doing: None,
            drill_started: false,
            manual: None,
            next: None,
            turns: OneByOne::default(),
        }
    }

    /// The desk, once it is open.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        match &self.next {
            Some(Next::Desk(desk)) => Some(desk),
            Some(Next::Gate(gate)) => gate.desk(),
            Some(Next::Wall(_)) | None => None,
        }
    }

    /// Whether the window has become the wall.
    #[must_use]
    pub fn is_wall(&self) -> bool {
        matches!(self.next, Some(Next::Wall(_)))
    }

    pub(super) fn go(&mut self, screen: Screen) {
        self.screen = screen;
        self.fresh = true;
        self.failed = None;
    }

    /// Asks, where nothing is being done.
    pub(super) fn ask(&mut self, ask: Ask) {
        if self.doing.is_some() {
            return;
        }
        self.failed = None;
        match self.options.asks.try_send(ask.clone()) {
            Ok(()) => self.doing = Some(ask),
            Err(_) => self.failed = Some(Blind::start_ended()),
        }
    }

    /// Why no button can be pressed now.
    pub(super) fn busy(&self) -> Option<String> {
        let key = match &self.doing {
            None => return None,
            Some(Ask::Check(_)) => Key::StartChecking,
            Some(Ask::Write { .. }) => Key::StartWriting,
            Some(Ask::Adopt) => Key::StartAdopting,
            Some(Ask::Look(_)) => Key::StartLooking,
            Some(Ask::Drill | Ask::Open(..) | Ask::Read(_)) => Key::StartOpening,
        };
        Some(self.look.say(key).into_owned())
    }

    fn hear(&mut self, ctx: &Context) {
        loop {
            match self.options.told_by.try_recv() {
                Ok(Told::Step(step)) => self.district.step = Some(step),
                Ok(told) => self.take(ctx, told),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => {
                    if self.doing.take().is_some() {
                        self.failed = Some(Blind::start_ended());
                    }
                    return;
                }
            }
        }
    }

    fn take(&mut self, ctx: &Context, told: Told) {
        // A template is written and then checked: one question, two answers.
        if !matches!(told, Told::Written(_)) {
            self.doing = None;
        }
        match told {
            Told::Step(step) => self.district.step = Some(step),
            Told::DrillStarted => self.drill_started = true,
            Told::Checked(examined) => self.district.examined = Some(examined),
            Told::Written(folder) => {
                self.district.begin(&folder);
                self.go(Screen::District);
                self.district.written = true;
            }
            Told::Looked(looked) => {
                self.ledger.path = rows::shown(&looked.path);
                self.ledger.looked = Some(looked);
            }
            Told::Failed(why) => self.failed = Some(why),
            Told::Opened(opened) => {
                // Whoever changed the language on this page keeps it on the next.
                let lang = self.look.lang;
                self.next = Some(match opened {
                    Opened::Desk(mut options) => {
                        options.lang = lang;
                        Next::Desk(Box::new(Desk::opened(ctx, *options)))
                    }
                    Opened::Gate(make) => {
                        let mut locked = make();
                        locked.look.lang = lang;
                        Next::Gate(Box::new(Gate::opened(ctx, locked)))
                    }
                    Opened::Wall(mut options) => {
                        options.lang = lang;
                        Next::Wall(Box::new(Wall::opened(*options)))
                    }
                });
            }
        }
    }

    /// A folder or a file that was dropped on the window. What it is, the thread will say; the name tells
    /// which screen asks.
    fn take_dropped(&mut self, ctx: &Context) {
        let dropped = ctx.input(|it| it.raw.dropped_files.first().cloned());
        let Some(path) = dropped.map(|it| PathBuf::from(it.path())) else {
            return;
        };
        let district = match self.screen {
            Screen::Choices => path.extension().is_none(),
            Screen::District | Screen::Fresh => true,
            Screen::Ledger => false,
        };
        if district {
            self.check(&path);
        } else {
            self.look_at(&path);
        }
    }

    pub(super) fn check(&mut self, folder: &Path) {
        if self.doing.is_none() {
            self.go(Screen::District);
            self.district.begin(folder);
            self.ask(Ask::Check(folder.to_owned()));
        }
    }

    pub(super) fn look_at(&mut self, path: &Path) {
        if self.doing.is_none() {
            self.go(Screen::Ledger);
            self.ledger.begin(path);
            self.ask(Ask::Look(path.to_owned()));
        }
    }

    fn keys(&mut self, ctx: &Context) {
        let pressed = |key| ctx.input(|it| it.key_pressed(key));
        if pressed(Pressed::F9) {
            self.look.lang = self.look.lang.other();
        }
        if pressed(Pressed::F1) {
            let away = self.manual.take().is_some();
            self.manual = (!away).then(|| ManualView::at(MANUAL));
        }
        if self.manual.is_some() {
            if pressed(Pressed::Escape) {
                self.manual = None;
            }
            return;
        }
        if pressed(Pressed::Escape) && self.screen != Screen::Choices {
            self.go(Screen::Choices);
        }
        if pressed(Pressed::F5) && self.screen == Screen::District {
            self.check_again();
        }
        if self.screen == Screen::Choices {
            const DIGITS: [Pressed; 9] = [
                Pressed::Num1,
                Pressed::Num2,
                Pressed::Num3,
                Pressed::Num4,
                Pressed::Num5,
                Pressed::Num6,
                Pressed::Num7,
                Pressed::Num8,
                Pressed::Num9,
            ];
            let number = DIGITS.iter().position(|key| pressed(*key));
            if let Some(number) = number {
                choices::choose(self, number);
            }
        }
    }

    fn manual_drawn(&mut self, ui: &mut Ui) -> bool {
        let Some(manual) = &mut self.manual else {
            return false;
        };
        if manual_ui(ui, &self.look, manual) {
            self.manual = None;
        }
        true
    }

    fn draw(&mut self, ui: &mut Ui) {
        let screen = self.screen;
        ui.vertical_centered(|ui| {
            ui.set_max_width(COLUMN.min(ui.available_width()));
            ui.with_layout(
                eframe::egui::Layout::top_down(eframe::egui::Align::Min),
                |ui| {
                    ui.add_space(24.0);
                    match screen {
                        Screen::Choices => choices::draw(self, ui),
                        Screen::District => self.district_ui(ui),
                        Screen::Fresh => self.fresh_ui(ui),
                        Screen::Ledger => self.ledger_ui(ui),
                    }
                    self.fresh &= screen != self.screen;
                    ui.add_space(16.0);
                    rows::note(
                        ui,
                        &self.look,
                        self.look.say(match screen {
                            Screen::Choices => Key::StartKeys,
                            Screen::District | Screen::Fresh | Screen::Ledger => Key::StartKeysBack,
                        }),
                    );
                },
            );
        });
    }

    /// Why the last could not be done.
    pub(super) fn failed_ui(&self, ui: &mut Ui) {
        if let Some(why) = &self.failed {
            let why = match self.look.lang {
                Lang::Zh => why.zh.as_str(),
                Lang::En => why.en.as_str(),
            };
            ui.add_space(8.0);
            rows::line(ui, why, self.look.palette.red.text);
        }
    }

    pub(super) fn quit(ui: &Ui) {
        ui.ctx().send_viewport_cmd(ViewportCommand::Close);
    }
}

impl eframe::App for StartPage {
    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.turns.hook(ctx, input);
    }

    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        if self.next.is_none() {
            self.hear(ctx);
        }
        match &mut self.next {
            Some(Next::Desk(desk)) => desk.logic(ctx, frame),
            Some(Next::Gate(gate)) => gate.logic(ctx, frame),
            Some(Next::Wall(wall)) => wall.logic(ctx, frame),
            None => ctx.request_repaint_after(crate::desk::FRAME_EVERY),
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        match &mut self.next {
            Some(Next::Desk(desk)) => return desk.ui(ui, frame),
            Some(Next::Gate(gate)) => return gate.ui(ui, frame),
            Some(Next::Wall(wall)) => return wall.ui(ui, frame),
            None => {}
        }
        let ctx = ui.ctx().clone();
        self.take_dropped(&ctx);
        self.keys(&ctx);
        let around = Frame::new()
            .fill(self.look.palette.bg0)
            .inner_margin(Margin::same(24));
        CentralPanel::default().frame(around).show(ui, |ui| {
            if self.manual_drawn(ui) {
                return;
            }
            ScrollArea::vertical()
                .id_salt(("start", self.screen as usize))
                .auto_shrink(false)
                .show(ui, |ui| self.draw(ui));
        });
    }
}
