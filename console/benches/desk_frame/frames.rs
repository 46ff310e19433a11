//! The window without a screen: the same app that eframe runs, a frame at a time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use atlas::pack::Pack;
use dispatch_core::time::Time;
use eframe::App;
use eframe::egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2};
use yishao::desk::map::base::{Base, GroundLink, ground_link, note_card};
use yishao::desk::{
    Arrangement, Desk, KeptLayout, Options, Pane, SettingsLink, Skin, font, layout_link, link,
};
use yishao::language::Lang;
use yishao::wall::{self, Speaker, Wall, Word};

use crate::keeper::{Room, seat};

/// The screen, in points.
const SCREEN: Vec2 = Vec2::new(1_920.0, 1_080.0);
/// What passes between two frames.
const STEP_MS: i64 = 20;
/// Frames until nothing is new to the window: fonts, symbols, sizes.
const WARM: usize = 12;
/// Frames until the ground has come.
const TILES: usize = 300;

/// One window, and the context it is drawn in.
pub struct Window {
    ctx: Context,
    app: Box<dyn App>,
    frame: eframe::Frame,
    /// Where a wall hears what is new.
    speaker: Option<Speaker>,
}

impl Window {
    /// The window as the duty seat sees it.
    pub fn whole(room: &mut Room) -> Window {
        Window::open(room, None, None, &[])
    }

    /// A window with one pane in front and all others behind it; the topmost incident is chosen.
    pub fn alone(room: &mut Room, name: &str) -> Window {
        let pane = Pane::from(name.to_owned());
        Window::open(room, Some(pane), None, &[])
    }

    /// The form that a key opens, alone in the window; the topmost incident is chosen.
    pub fn form(room: &mut Room, modifiers: Modifiers, key: Key) -> Window {
        Window::open(room, Some(Pane::Form), None, &[(modifiers, key)])
    }

    /// The map alone on a road layer, which lies on the graphics card or is moved by the processor.
    pub fn on_roads(room: &mut Room, pack: Pack, on_card: bool) -> Window {
        let (link, ends) = ground_link();
        std::thread::spawn(move || ends.serve(|| Ok(pack)));
        let mut window = Window::open(room, Some(Pane::Map), Some(link), &[]);
        note_card(&window.ctx, on_card);
        // Until the worker has made what is seen.
        for _ in 0..TILES {
            std::thread::sleep(Duration::from_millis(10));
            window.frames(room, 1);
        }
        window
    }

    /// The wall beside the room.
    pub fn wall(room: &mut Room) -> Window {
        let ctx = Context::default();
        font::install(&ctx);
        let (words, speaker) = wall::words();
        let options = wall::Options {
            lang: Lang::Zh,
            ground: Base::default(),
            district: "ouhai".to_owned(),
            words,
            clock: room.clock(),
        };
        let creation = eframe::CreationContext::_new_kittest(ctx.clone());
        let mut window = Window {
            ctx,
            app: Box::new(Wall::new(&creation, options)),
            frame: eframe::Frame::_new_kittest(),
            speaker: Some(speaker),
        };
        window.frames(room, WARM);
        window
    }

    fn open(
        room: &mut Room,
        alone: Option<Pane>,
        ground: Option<GroundLink>,
        keys: &[(Modifiers, Key)],
    ) -> Window {
        let (link, keeper) = link();
        room.keeper = keeper;
        let (layouts, layout_keeper) = layout_link();
        room.layout_keeper = layout_keeper;
        if let Some(pane) = &alone {
            let others: Vec<Pane> = Pane::needed().filter(|it| *it != pane).cloned().collect();
            let all = std::iter::once(pane.clone()).chain(others);
            let tabs = all.map(Arrangement::Pane).collect();
            let found = KeptLayout::Found(Arrangement::Tabs(tabs));
            room.layout_keeper.tell.send(found).unwrap();
        }
        let ctx = Context::default();
        font::install(&ctx);
        let options = Options {
            lang: Lang::Zh,
            skin: Skin::Dark,
            settings: SettingsLink::default(),
            renderer: None,
            seat: seat("duty-officer", &room.state),
            sits: yishao::desk::Sits::default(),
            catalogue: room.catalogue.clone(),
            ground,
            tiles: None,
            travel: room.travel.clone(),
            link,
            prints: room.prints.clone(),
            papers: room.papers.clone(),
            layouts,
            clock: room.clock(),
            drills: Vec::new(),
            sound: yishao::desk::Sound::Silent,
        };
        let creation = eframe::CreationContext::_new_kittest(ctx.clone());
        let mut desk = Desk::new(&creation, options);
        let mut frame = eframe::Frame::_new_kittest();
        room.publish();
        let mut draws = |events: Vec<Event>| {
            draw(&ctx, (&mut desk, &mut frame), events);
            for _ in 0..WARM {
                draw(&ctx, (&mut desk, &mut frame), Vec::new());
            }
        };
        draws(Vec::new());
        keys.iter().for_each(|it| draws(struck(*it)));
        if let Some(pane) = alone {
            assert_eq!(desk.panes().shown(), [pane]);
        }
        let mut window = Window {
            ctx,
            app: Box::new(desk),
            frame,
            speaker: None,
        };
        window.frames(room, WARM);
        window
    }

    /// What each of some frames took, from the input to the triangles.
    pub fn frames(&mut self, room: &mut Room, count: usize) -> Vec<Duration> {
        (0..count).map(|_| self.step(room, Vec::new())).collect()
    }

    /// The same with a letter typed in each.
    pub fn typed(&mut self, room: &mut Room, count: usize) -> Vec<Duration> {
        let letter = || vec![Event::Text("水".to_owned())];
        self.frames(room, WARM);
        (0..count).map(|_| self.step(room, letter())).collect()
    }

    /// The same with the middle of the window dragged on in each, to and fro.
    pub fn dragged(&mut self, room: &mut Room, count: usize) -> Vec<Duration> {
        let middle = (SCREEN / 2.0).to_pos2();
        let held = |pressed| Event::PointerButton {
            pos: middle,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.draw(vec![Event::PointerMoved(middle), held(true)]);
        let to = |frame: usize| {
            let along = (frame % 60).abs_diff(30) as f32;
            vec![Event::PointerMoved(
                middle + Vec2::new(4.0 * along, 2.0 * along),
            )]
        };
        // It is a drag once the pointer has come so far.
        for frame in 0..WARM {
            self.step(room, to(frame));
        }
        let took = (0..count).map(|frame| self.step(room, to(WARM + frame)));
        let took = took.collect();
        self.draw(vec![held(false)]);
        took
    }

    /// Strikes a key.
    pub fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.draw(struck((modifiers, key)));
    }

    fn step(&mut self, room: &Room, events: Vec<Event>) -> Duration {
        let now = Time(room.now().0 + STEP_MS);
        room.set_clock(now);
        if let Some(speaker) = &self.speaker {
            speaker.say(Word {
                state: Some(Arc::clone(&room.state)),
                looked_at: now,
                good_at: Some(now),
                trouble: None,
                back_at: None,
                replaced_at: None,
            });
        }
        self.draw(events)
    }

    fn draw(&mut self, events: Vec<Event>) -> Duration {
        draw(&self.ctx, (&mut *self.app, &mut self.frame), events)
    }
}

fn struck((modifiers, key): (Modifiers, Key)) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    vec![
        Event::ModifiersChanged(modifiers),
        event(true),
        event(false),
        Event::ModifiersChanged(Modifiers::NONE),
    ]
}

/// One frame, from the input to the triangles.
fn draw(
    ctx: &Context,
    (app, frame): (&mut dyn App, &mut eframe::Frame),
    events: Vec<Event>,
) -> Duration {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SCREEN)),
        focused: true,
        events,
        ..RawInput::default()
    };
    let start = Instant::now();
    let mut output = ctx.run_ui(input, |ui| {
        app.logic(ui.ctx(), frame);
        app.ui(ui, frame);
    });
    let shapes = std::mem::take(&mut output.shapes);
    let triangles = ctx.tessellate(shapes, output.pixels_per_point);
    let took = start.elapsed();
    std::hint::black_box(triangles);
    output.textures_delta.clear();
    took
}
