//! The window without a screen: the same app that eframe runs, a frame at a time.

use std::time::{Duration, Instant};

use dispatch_core::time::Time;
use eframe::App;
use eframe::egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2};
use yishao::desk::{
    Arrangement, Desk, KeptLayout, Options, Pane, SettingsLink, Skin, font, layout_link, link,
};
use yishao::language::Lang;

use crate::keeper::{Room, seat};

/// The screen, in points.
const SCREEN: Vec2 = Vec2::new(1_920.0, 1_080.0);
/// What passes between two frames.
const STEP_MS: i64 = 20;
/// Frames until nothing is new to the window: fonts, symbols, sizes.
const WARM: usize = 12;

/// One window, and the context it is drawn in.
pub struct Window {
    ctx: Context,
    desk: Desk,
    frame: eframe::Frame,
}

impl Window {
    /// The window as the duty seat sees it.
    pub fn whole(room: &mut Room) -> Window {
        Window::open(room, None)
    }

    /// A window with one pane in front and all others behind it.
    pub fn alone(room: &mut Room, name: &str) -> Window {
        let pane = Pane::from(name.to_owned());
        let window = Window::open(room, Some(pane.clone()));
        assert_eq!(window.desk.panes().shown(), [pane]);
        window
    }

    fn open(room: &mut Room, alone: Option<Pane>) -> Window {
        let (link, keeper) = link();
        room.keeper = keeper;
        let (layouts, layout_keeper) = layout_link();
        room.layout_keeper = layout_keeper;
        if let Some(pane) = alone {
            let others: Vec<Pane> = Pane::needed().filter(|it| **it != pane).cloned().collect();
            let all = std::iter::once(pane).chain(others);
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
            ground: None,
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
        let desk = Desk::new(&creation, options);
        let frame = eframe::Frame::_new_kittest();
        room.publish();
        let mut window = Window { ctx, desk, frame };
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
    pub fn key(&mut self, key: Key) {
        let event = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        self.draw(vec![event(true), event(false)]);
    }

    fn step(&mut self, room: &Room, events: Vec<Event>) -> Duration {
        room.set_clock(Time(room.now().0 + STEP_MS));
        self.draw(events)
    }

    fn draw(&mut self, events: Vec<Event>) -> Duration {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SCREEN)),
            focused: true,
            events,
            ..RawInput::default()
        };
        let start = Instant::now();
        let (desk, frame) = (&mut self.desk, &mut self.frame);
        let mut output = self.ctx.run_ui(input, |ui| {
            desk.logic(ui.ctx(), frame);
            desk.ui(ui, frame);
        });
        let shapes = std::mem::take(&mut output.shapes);
        let triangles = self.ctx.tessellate(shapes, output.pixels_per_point);
        let took = start.elapsed();
        std::hint::black_box(triangles);
        output.textures_delta.clear();
        took
    }
}
