//! On a large night what waits is looked up beside the window, and a frame shows what was looked up
//! last: nobody waits for it, and what is new is seen some hundredths of a second later. On any other
//! night a frame looks by itself.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use dispatch_core::catalogue::Catalogue;
use dispatch_core::sentence::Names;
use dispatch_core::state::State;
use dispatch_core::time::Time;
use eframe::egui::Context;

use super::link::Picture;
use super::look::Look;
use super::papers::Papers;
use super::persons::Persons;
use super::seat::Seat;
use super::settings::Settings;
use super::sight::Sight;
use super::travels::Travels;
use super::waits::Waits;

/// From so many incidents in hand on a night is large.
const LARGE: usize = 64;

/// Whether a night is large.
#[must_use]
pub fn is_large(state: &State) -> bool {
    state.incidents.going_on().nth(LARGE - 1).is_some()
}

/// What the thread needs to look: everything a [`Sight`] is made of.
#[derive(Debug)]
struct Ask {
    picture: Arc<Picture>,
    look: Look,
    settings: BTreeMap<&'static str, &'static str>,
    catalogue: Arc<Catalogue>,
    names: Arc<Names>,
    seat: Seat,
    now: Time,
    recorded_at: Time,
}

/// The window's ends of the thread, which goes when they do.
#[derive(Debug)]
struct Ends {
    ask: Sender<Ask>,
    told: Receiver<Waits>,
}

/// Looks up what waits, by itself or beside the window.
#[derive(Debug, Default)]
pub struct Lookout {
    ends: Option<Ends>,
    /// Whether an answer is awaited.
    is_out: bool,
    /// Whether the thread has ended while it was needed: then the window looks by itself.
    has_ended: bool,
}

/// What a look is of, shared with the window.
pub type Shared<'a> = (&'a Arc<Picture>, &'a Arc<Catalogue>, &'a Arc<Names>);

impl Lookout {
    /// Brings `waits` up to now. `sight` is what is looked at now, of what is `shared`.
    pub fn look(
        &mut self,
        ctx: &Context,
        waits: &mut Waits,
        sight: &Sight<'_>,
        shared: Shared<'_>,
    ) {
        let large = is_large(sight.state());
        // Nothing was looked up yet for this post, or no thread can be had: then this frame looks.
        if !large || self.has_ended || !waits.is_of_post(&sight.seat.post) || !self.begin(ctx) {
            waits.look(sight);
            return;
        }
        self.hear(waits, sight);
        if !self.is_out && waits.is_old(sight) {
            self.ask(sight, shared);
        }
    }

    /// Starts the thread; `false` where none can be had.
    fn begin(&mut self, ctx: &Context) -> bool {
        if self.ends.is_some() {
            return true;
        }
        let (ask, asked) = bounded::<Ask>(1);
        let (tell, told) = bounded(1);
        let ctx = ctx.clone();
        let look = move || {
            for ask in asked {
                if tell.send(looked(&ask)).is_err() {
                    return;
                }
                // Asked for at once it would draw twice.
                ctx.request_repaint_after(Duration::from_millis(1));
            }
        };
        let thread = std::thread::Builder::new().name("lookout".to_owned());
        self.has_ended = thread.spawn(look).is_err();
        self.ends = (!self.has_ended).then_some(Ends { ask, told });
        self.ends.is_some()
    }

    fn hear(&mut self, waits: &mut Waits, sight: &Sight<'_>) {
        let Some(ends) = &self.ends else { return };
        match ends.told.try_recv() {
            Ok(told) => {
                self.is_out = false;
                // Another sits here by now: what waited for the one before is not his.
                if told.is_of_post(&sight.seat.post) {
                    *waits = told;
                }
            }
            Err(err) if err.is_disconnected() => self.has_ended = true,
            Err(_) => {}
        }
    }

    fn ask(&mut self, sight: &Sight<'_>, (picture, catalogue, names): Shared<'_>) {
        let Some(ends) = &self.ends else { return };
        let ask = Ask {
            picture: Arc::clone(picture),
            look: *sight.look,
            settings: sight.settings.chosen(),
            catalogue: Arc::clone(catalogue),
            names: Arc::clone(names),
            seat: sight.seat.clone(),
            now: sight.now,
            recorded_at: sight.recorded_at,
        };
        match ends.ask.try_send(ask) {
            Ok(()) => self.is_out = true,
            Err(TrySendError::Full(_)) => {}
            Err(TrySendError::Disconnected(_)) => self.has_ended = true,
        }
    }
}

fn looked(ask: &Ask) -> Waits {
    let sight = Sight {
        look: &ask.look,
        settings: &Settings::of(ask.settings.clone()),
        picture: &ask.picture,
        newest: &ask.picture.state,
        now: ask.now,
        recorded_at: ask.recorded_at,
        catalogue: &ask.catalogue,
        names: &ask.names,
        seat: &ask.seat,
        persons: &Persons::default(),
        waits: &Waits::default(),
        papers: &Papers::default(),
        travels: &Travels::default(),
        past: false,
        locked: false,
    };
    let mut waits = Waits::default();
    waits.look(&sight);
    waits.look_at_map(&sight);
    waits
}
