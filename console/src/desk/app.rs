//! The window: `logic` takes in and hands over, `ui` draws. Both may run twice in a frame, so
//! neither counts frames, and `ui` takes nothing away.

use std::sync::Arc;
use std::time::Duration;

use dispatch_core::command::{Command, Undo};
use dispatch_core::time::Time;
use eframe::egui::{CentralPanel, Context, Frame as Around, Key as Pressed, Margin, Panel, Ui};

use super::alarms::{alarms_ui, wanted_tone};
use super::band::{self, Asked, SoundState, band_ui};
use super::drill;
use super::incident::incident_ui;
use super::link::{Picture, Wish};
use super::look::Look;
use super::map::map_ui;
use super::outbox::Outbox;
use super::past::past_bar_ui;
use super::queue::{queue_ui, rows};
use super::refused::refusals_ui;
use super::sight::Sight;
use super::strip::{self, strip_ui};
use super::view::View;
use super::whistle::{Outcome, whistle_ui};
use super::{Options, Seat, theme};
use crate::language::Key;
use crate::sound::{Loudspeaker, Tone};

/// How long the sound can be silenced by hand; then it comes back by itself.
const SILENCE_S: i64 = 300;

/// The console's window.
pub struct Desk {
    look: Look,
    styled: Option<(super::Skin, bool)>,
    seat: Seat,
    options: Options,
    newest: Option<Arc<Picture>>,
    past: Option<Arc<Picture>>,
    view: View,
    outbox: Outbox,
    loudspeaker: Loudspeaker,
    /// What should sound now, silenced or not.
    wanted_now: Option<Tone>,
    /// What the sound thread was told last.
    wanted: Option<Tone>,
    silent_until: Option<Time>,
    answered_to: u64,
    /// Height at which this window was opened: older refusals are history.
    opened_at: Option<u64>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk")
            .field("seat", &self.seat)
            .field("view", &self.view)
            .finish_non_exhaustive()
    }
}

impl Desk {
    /// A window in the context that eframe made.
    #[must_use]
    pub fn new(creation: &eframe::CreationContext<'_>, options: Options) -> Desk {
        let ctx = &creation.egui_ctx;
        super::font::install(ctx);
        if let Some(wgpu) = creation.wgpu_render_state.as_ref() {
            walkers::install_renderer(Some(wgpu));
        }
        let loudspeaker = if options.sound {
            let repaint = ctx.clone();
            Loudspeaker::start(move || repaint.request_repaint())
                .unwrap_or_else(|_| Loudspeaker::absent())
        } else {
            Loudspeaker::absent()
        };
        Desk {
            look: Look::new(options.skin, options.lang),
            styled: None,
            seat: options.seat.clone(),
            options,
            newest: None,
            past: None,
            view: View::default(),
            outbox: Outbox::default(),
            loudspeaker,
            wanted_now: None,
            wanted: None,
            silent_until: None,
            answered_to: 0,
            opened_at: None,
        }
    }

    /// What was pressed and not yet taken.
    #[must_use]
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// What the person looks at.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    fn sound_state(&self, now: Time) -> SoundState {
        match self.silent_until {
            _ if !self.loudspeaker.is_present() => SoundState::NoDevice,
            Some(until) if now < until => SoundState::SilentUntil(until),
            Some(_) | None => SoundState::On,
        }
    }

    fn take_in(&mut self) {
        while let Ok(picture) = self.options.link.pictures.try_recv() {
            self.newest = Some(picture);
        }
        while let Ok(picture) = self.options.link.past.try_recv() {
            self.past = Some(picture);
        }
        let Some(newest) = &self.newest else { return };
        self.opened_at.get_or_insert(newest.state.height);
        let new_lines = newest
            .lines
            .iter()
            .rev()
            .take_while(|line| line.height > self.answered_to);
        for line in new_lines {
            self.outbox.answered(line.author.id);
        }
        self.answered_to = newest.state.height;
    }

    fn hand_over(&mut self) {
        let Some(picture) = &self.newest else { return };
        let recorded_at = (self.options.clock)();
        let sight = Sight {
            look: &self.look,
            picture,
            now: picture.state.world_time(recorded_at),
            recorded_at,
            catalogue: &self.options.catalogue,
            seat: &self.seat,
            past: false,
        };
        let pressed = &self.options.link.pressed;
        self.outbox.hand_over(|draft| {
            let author = sight.author(
                draft.id,
                draft.command.clone(),
                draft.on_behalf.clone(),
                draft.occurred_at,
            );
            pressed.try_send(author).is_ok()
        });
    }

    fn reconcile_sound(&mut self) {
        let Some(picture) = &self.newest else { return };
        let now = picture.state.world_time((self.options.clock)());
        let silent = self.silent_until.is_some_and(|until| now < until);
        let alarms = dispatch_core::view::alarms(&picture.state, now);
        self.wanted_now = wanted_tone(&alarms);
        let wanted = self.wanted_now.filter(|_| !silent);
        if wanted != self.wanted && self.loudspeaker.want(wanted) {
            self.wanted = wanted;
        }
    }

    fn ask(&self, wish: Wish) {
        // A full queue means the ledger thread is far behind; the person will press again.
        self.options.link.wishes.try_send(wish).ok();
    }

    fn keys(&mut self, ctx: &Context) {
        let (escape, language) = ctx.input(|input| {
            (
                input.key_pressed(Pressed::Escape),
                input.key_pressed(Pressed::F9),
            )
        });
        if escape {
            self.view.map.picking = false;
            self.back_to_now();
        }
        if language {
            self.look.lang = self.look.lang.other();
        }
    }

    fn back_to_now(&mut self) {
        self.view.strip.now();
        self.past = None;
    }
}

impl eframe::App for Desk {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.take_in();
        self.hand_over();
        self.reconcile_sound();
        // Clocks tick once a second, what calls goes on and off within one; a new picture or a key
        // repaints at once.
        let pause = if self.wanted_now.is_some() {
            500
        } else {
            1_000
        };
        ctx.request_repaint_after(Duration::from_millis(pause));
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.keys(ui.ctx());
        let skin = self.look.palette.skin;
        let looking_back = self.view.strip.at_height.is_some();
        if self.styled != Some((skin, looking_back)) {
            let palette = super::palette::Palette::of(skin);
            self.look.palette = if looking_back {
                palette.looking_back()
            } else {
                palette
            };
            theme::apply(ui.ctx(), &self.look.palette);
            self.styled = Some((skin, looking_back));
        }
        let Some(newest) = self.newest.clone() else {
            CentralPanel::no_frame().show(ui, |ui| {
                ui.centered_and_justified(|ui| {
                    ui.label(self.look.row(self.look.say(Key::Opening)))
                });
            });
            return;
        };
        self.draw(ui, &newest);
    }
}

impl Desk {
    fn draw(&mut self, ui: &mut Ui, newest: &Arc<Picture>) {
        let recorded_at = (self.options.clock)();
        let look = self.look;
        let seat = self.seat.clone();
        let catalogue = Arc::clone(&self.options.catalogue);
        let now = Sight {
            look: &look,
            picture: newest,
            now: newest.state.world_time(recorded_at),
            recorded_at,
            catalogue: &catalogue,
            seat: &seat,
            past: false,
        };
        let past = self
            .past
            .clone()
            .filter(|_| self.view.strip.at_height.is_some());
        let shown = match &past {
            Some(picture) => Sight {
                picture,
                now: picture.state.at,
                past: true,
                ..now
            },
            None => now,
        };
        let past_from = self.edges_ui(ui, &now, &shown);
        self.columns_ui(ui, &shown);
        let flashing = self.wanted_now.is_some() && !self.loudspeaker.is_present();
        band::frame_ui(ui, &now, past_from, flashing);
        if !self.outbox.drafts().is_empty() {
            // So that `logic` hands them over at once.
            ui.request_repaint_after(Duration::from_millis(10));
        }
    }

    /// Band, drill player and bar of the past above; strip below. Returns where the past begins.
    fn edges_ui(&mut self, ui: &mut Ui, now: &Sight<'_>, shown: &Sight<'_>) -> Option<f32> {
        let p = now.look.palette;
        let drill_world = now.state().world.is_drill();
        let band_fill = if drill_world { p.drill_band } else { p.bg0 };
        let sound = self.sound_state(now.now);
        let flat = |fill| Around::new().fill(fill).inner_margin(Margin::ZERO);
        Panel::top("band")
            .exact_size(band::HEIGHT)
            .frame(flat(band_fill))
            .show(ui, |ui| {
                let asked = band_ui(ui, now, sound, self.outbox.unanswered());
                if let Some(seat) = asked.seat {
                    self.seat = seat;
                }
                if let Some(entry) = asked.undo {
                    self.outbox.push(Command::Undo(Undo { entry }), now.now);
                }
                match asked.asked {
                    Some(Asked::Language) => self.look.lang = self.look.lang.other(),
                    Some(Asked::Skin) => self.look.palette.skin = self.look.palette.skin.next(),
                    Some(Asked::Silence) => self.silent_until = Some(now.now.plus_s(SILENCE_S)),
                    Some(Asked::Sound) => self.silent_until = None,
                    None => {}
                }
            });
        if let Some(playing) = &now.picture.drill {
            Panel::top("drill")
                .frame(flat(p.drill_band))
                .show(ui, |ui| {
                    if let Some(wish) = drill::player_ui(ui, now, playing) {
                        self.ask(wish);
                    }
                });
        }
        let past_from = shown.past.then(|| ui.available_rect_before_wrap().top());
        if shown.past {
            Panel::top("past").frame(flat(p.past)).show(ui, |ui| {
                if past_bar_ui(ui, shown) {
                    self.back_to_now();
                }
            });
        }
        Panel::bottom("strip")
            .exact_size(strip::HEIGHT)
            .frame(flat(p.bg0).inner_margin(Margin::symmetric(12, 0)))
            .show(ui, |ui| {
                if let Some(height) = strip_ui(ui, now, &mut self.view.strip) {
                    self.ask(Wish::LookBack(height));
                }
                if self.view.strip.at_height.is_none() {
                    self.past = None;
                }
            });
        past_from
    }

    fn columns_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>) {
        let p = shown.look.palette;
        let width = ui.ctx().content_rect().width();
        let panel = || Around::new().fill(p.bg1).inner_margin(Margin::ZERO);
        Panel::left("queue")
            .exact_size((width * 0.2125).clamp(300.0, 440.0))
            .frame(panel())
            .show(ui, |ui| {
                let alarms = dispatch_core::view::alarms(shown.state(), shown.now);
                // What may interrupt keeps the lower half, so that neither list pushes the other away.
                Panel::bottom("alarms")
                    .exact_size(ui.available_height() * 0.42)
                    .frame(panel())
                    .show(ui, |ui| {
                        alarms_ui(ui, shown, &alarms, &mut self.view, &mut self.outbox);
                    });
                queue_ui(ui, shown, &mut self.view, &mut self.outbox);
                if let Some(wish) = drill_offers(ui, shown, &self.options) {
                    self.ask(wish);
                }
            });
        Panel::right("incident")
            .exact_size((width * 0.335).clamp(460.0, 640.0))
            .frame(panel())
            .show(ui, |ui| self.right_ui(ui, shown));
        CentralPanel::no_frame().show(ui, |ui| {
            map_ui(ui, shown, &self.options.lines, &mut self.view);
        });
    }

    fn right_ui(&mut self, ui: &mut Ui, shown: &Sight<'_>) {
        if let Some(since) = self.opened_at {
            refusals_ui(ui, shown, since, &mut self.view.seen_refusals);
        }
        if self.view.selected.is_none() {
            // An empty column helps nobody: the topmost row is what has to be looked at.
            self.view.selected = rows(shown).first().map(|it| it.id.clone());
        }
        let View {
            whistle,
            map,
            selected,
            incident,
            ..
        } = &mut self.view;
        if let Some(form) = whistle.as_mut().filter(|_| !shown.past) {
            match whistle_ui(ui, shown, form, map, &mut self.outbox) {
                Outcome::Open => {}
                Outcome::PutAway => *whistle = None,
                Outcome::Blown(id) => {
                    *whistle = None;
                    *selected = Some(id);
                }
            }
            return;
        }
        incident_ui(ui, shown, selected.as_ref(), incident, &mut self.outbox);
    }
}

fn drill_offers(ui: &mut Ui, shown: &Sight<'_>, options: &Options) -> Option<Wish> {
    let quiet = shown.state().incidents.is_empty() && !shown.state().world.is_drill();
    if !quiet || options.drills.is_empty() {
        return None;
    }
    Around::new()
        .inner_margin(Margin::same(12))
        .show(ui, |ui| drill::offers_ui(ui, shown, &options.drills))
        .inner
}
