//! The window of the wall. It takes the newest word of its follower and draws it; nothing can be
//! pressed, and nothing goes back.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use dispatch_core::state::State;
use dispatch_core::time::Time;
use eframe::egui::{
    Align2, CentralPanel, Context, Key as Press, Pos2, Rect, Ui, Vec2, ViewportCommand,
};

use super::band::{band_ui, trouble_ui};
use super::foot::foot_ui;
use super::glance::Glance;
use super::ground::ground_ui;
use super::incidents::incidents_ui;
use super::pull_out::{PullOut, height, pull_outs_ui};
use super::sheet::{Pen, bold, size};
use super::word::{Trouble, Word, Words};
use super::wording::{note_text, trouble_text};
use crate::desk::map::base::Base;
use crate::desk::{Clock, Look, Skin, age_text, font};
use crate::language::{Key, Lang};

/// How often the wall is drawn: its clock ticks by the second.
pub const DRAW_EVERY: Duration = Duration::from_millis(250);
/// A follower that has not looked for so long is stuck.
pub const STUCK_MS: i64 = 1_200;
/// For so long the wall says that a trouble has ended.
const BACK_S: i64 = 120;

/// What a wall is opened with.
pub struct Options {
    /// The language.
    pub lang: Lang,
    /// The ground of a district.
    pub ground: Base,
    /// Which district's it is: drawn only under a ledger of the same.
    pub district: String,
    /// What the follower says.
    pub words: Words,
    /// This machine's clock.
    pub clock: Clock,
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("lang", &self.lang)
            .field("district", &self.district)
            .finish_non_exhaustive()
    }
}

/// The wall.
#[derive(Debug)]
pub struct Wall {
    options: Options,
    look: Look,
    /// The ground is planned anew while the rest of the wall only looks.
    ground: RefCell<Base>,
    newest: Option<Arc<Word>>,
    full: bool,
}

impl Wall {
    /// A wall in the context that eframe made.
    #[must_use]
    pub fn new(creation: &eframe::CreationContext<'_>, options: Options) -> Wall {
        font::install(&creation.egui_ctx);
        Wall::opened(options)
    }

    /// A wall in a window that has its fonts.
    pub(crate) fn opened(mut options: Options) -> Wall {
        Wall {
            ground: RefCell::new(std::mem::take(&mut options.ground)),
            look: Look::new(Skin::Dark, options.lang),
            options,
            newest: None,
            full: false,
        }
    }

    fn draw(&self, ui: &Ui, word: &Word, state: &State) {
        let now = (self.options.clock)();
        let stuck = now.since_ms(word.looked_at) > STUCK_MS;
        let trouble = word
            .trouble
            .clone()
            .or_else(|| stuck.then_some(Trouble::Stuck));
        let drill = state.world.is_drill();
        // A drill's clock is its director's: what its ledger says last is what is known of it.
        let world = |at: Time| {
            if drill {
                state.at
            } else {
                state.world_time(at)
            }
        };
        let as_of = match (&trouble, word.good_at) {
            (None, _) => world(now),
            (Some(_), Some(good)) => world(good),
            (Some(_), None) => state.at,
        };
        let age = trouble
            .as_ref()
            .map(|_| self.age(word, now, (as_of, drill)));
        let glance = Glance {
            state,
            as_of,
            age: age.clone(),
            look: &self.look,
        };
        let (pen, sheet) = Pen::over(ui, &self.look.palette);
        let band = Rect::from_min_size(sheet.min, Vec2::new(sheet.width(), 120.0));
        let clock = if drill { state.at } else { world(now) };
        let mut top = band.bottom();
        if let (Some(trouble), Some(age)) = (&trouble, &age) {
            let room = Rect::from_min_size(Pos2::new(0.0, top), Vec2::new(sheet.width(), 84.0));
            let text = trouble_text(&self.look, trouble, (as_of, age));
            trouble_ui(&pen, &text, room);
            top = room.bottom();
        }
        let pull_outs = PullOut::all(&glance);
        let strips = Vec2::new(sheet.width(), height(&pull_outs));
        let strips = Rect::from_min_size(Pos2::new(0.0, top), strips);
        pull_outs_ui(&pen, &glance, &pull_outs, strips);
        top = strips.bottom();
        let foot = Rect::from_min_max(Pos2::new(0.0, sheet.bottom() - 76.0), sheet.right_bottom());
        let split = sheet.right() - 812.0;
        let map = Rect::from_min_max(Pos2::new(0.0, top), Pos2::new(split, foot.top()));
        let side = Rect::from_min_max(Pos2::new(split, top), foot.right_top());
        let adopted = state.register.adopted.as_ref();
        let same = adopted.is_some_and(|it| it.name.as_str() == self.options.district);
        let mut ground = self.ground.borrow_mut();
        ground_ui(&pen, &glance, map, same.then_some(&mut *ground));
        incidents_ui(&pen, &glance, side);
        pen.line(
            side.left_top(),
            side.left_bottom(),
            (2.0, pen.palette.line2),
        );
        foot_ui(&pen, &glance, foot, &self.notes(word, now));
        band_ui(&pen, &glance, band, clock);
        if drill {
            pen.outline(sheet, 10.0, pen.palette.drill);
        }
    }

    /// How old what is shown is, in words.
    fn age(&self, word: &Word, now: Time, (as_of, drill): (Time, bool)) -> String {
        let since = match (word.good_at, drill) {
            (Some(good), _) => good,
            // In the live world the ledger's own time serves; of a drill nothing is known.
            (None, false) => as_of,
            (None, true) => return self.look.say(Key::WallAgeUnknown).into_owned(),
        };
        let age = age_text(self.look.lang, since, now);
        self.look.say_with(Key::WallAgo, [("age", age.into())])
    }

    fn notes(&self, word: &Word, now: Time) -> Vec<String> {
        let back = word.back_at.filter(|at| now.since_s(*at) < BACK_S);
        let back = back.filter(|_| word.trouble.is_none());
        let notes = [(Key::WallBack, back), (Key::WallReplaced, word.replaced_at)];
        let told = notes.into_iter();
        told.filter_map(|(key, at)| Some(note_text(&self.look, key, at?)))
            .collect()
    }

    /// Nothing is known yet: why, in the middle of an empty screen.
    fn wait_ui(&self, ui: &Ui) {
        let p = &self.look.palette;
        let (pen, sheet) = Pen::over(ui, p);
        pen.fill(sheet, p.bg0, 0);
        let trouble = self.newest.as_ref().and_then(|it| it.trouble.as_ref());
        let (text, ink) = match trouble {
            None => (self.look.say(Key::WallReading).into_owned(), p.ink1),
            Some(trouble) => (
                super::wording::no_ledger_text(&self.look, trouble),
                p.red.text,
            ),
        };
        let at = (sheet.center(), Align2::CENTER_CENTER);
        let width = sheet.width() - 80.0;
        pen.text(at, &text, bold(size::TITLE, ink), width);
    }
}

impl eframe::App for Wall {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        while let Ok(word) = self.options.words.newest.try_recv() {
            self.newest = Some(word);
        }
        if ctx.input(|input| input.key_pressed(Press::F11)) {
            self.full = !self.full;
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(self.full));
        }
        ctx.request_repaint_after(DRAW_EVERY);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        CentralPanel::no_frame().show(ui, |ui| {
            let word = self.newest.clone();
            let state = word.as_ref().and_then(|it| it.state.clone());
            match (word, state) {
                (Some(word), Some(state)) => self.draw(ui, &word, &state),
                _ => self.wait_ui(ui),
            }
        });
    }
}
