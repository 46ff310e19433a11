//! What the desk looks like in its main states, compared with pictures that were looked at.
//!
//! Exact only on the Mesa that drew them, the one of CI; elsewhere other rasterisers round edges and
//! glyphs otherwise, so the comparison is wider there and says so. `UPDATE_SNAPSHOTS=1` draws anew.

use std::cell::RefCell;
use std::io::Write;
use std::rc::Rc;

use dispatch_core::entry::World;
use dispatch_core::words::Words;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use eframe::wgpu::AdapterInfo;
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, SnapshotOptions};
use yishao::desk::map::base::ground_link;
use yishao::desk::{Desk, Options, Skin, font};
use yishao::language::Lang;

use crate::keeper::{Room, seat, whistle};
use crate::playing::{guoxi_plays, play_until};
use crate::window::options;

/// The driver that drew the pictures in `tests/snapshots`: Debian 12's, with which CI runs.
const DRAWN_BY: &str = "Mesa 22.3.6";

/// The smallest screen the desk is made for (tokens.md §4).
const SIZE: [f32; 2] = [1_366.0, 768.0];

/// How far a picture may be from the one that was looked at.
#[derive(Clone, Copy)]
pub struct Tolerance {
    /// Distance of colour up to which a pixel is the same.
    colour: f32,
    /// How many pixels may differ more.
    pixels: usize,
}

impl Tolerance {
    /// On the same driver only the processor differs, and with it the last bit of a blend.
    const SAME_DRIVER: Tolerance = Tolerance {
        colour: 0.6,
        pixels: 300,
    };
    /// Elsewhere edges and glyphs differ everywhere, but little: a moved row is far more than this.
    const OTHER_DRIVER: Tolerance = Tolerance {
        colour: 4.0,
        pixels: 12_000,
    };

    /// What this driver may differ by.
    pub fn on(adapter: &AdapterInfo) -> Tolerance {
        let software = adapter.name.contains("llvmpipe");
        if software && adapter.driver_info.contains(DRAWN_BY) {
            return Tolerance::SAME_DRIVER;
        }
        let other = Tolerance::OTHER_DRIVER;
        // Past the harness's capture: whoever reads a green run should know how much it proved.
        writeln!(
            std::io::stderr(),
            "snapshots: drawn by {} {}, not by llvmpipe of {DRAWN_BY}: {} pixels may differ by more than {}",
            adapter.name,
            adapter.driver_info,
            other.pixels,
            other.colour,
        )
        .ok();
        other
    }
}

/// A desk that is looked at.
pub struct Scene {
    pub harness: Harness<'static, Desk>,
    tolerance: Tolerance,
}

impl Scene {
    fn open(room: &Room, link: yishao::desk::Link, look: (Lang, Skin)) -> Scene {
        Scene::of(options(room, link, look))
    }

    /// With the ground that a district has that has imported nothing, drawn to its end.
    fn on_the_ground(room: &Room, link: yishao::desk::Link, look: (Lang, Skin)) -> Scene {
        Scene::on_the_ground_in(SIZE, room, link, look)
    }

    /// The same in a window of another size.
    pub fn on_the_ground_in(
        size: [f32; 2],
        room: &Room,
        link: yishao::desk::Link,
        look: (Lang, Skin),
    ) -> Scene {
        let (ground, ends) = ground_link();
        std::thread::spawn(move || ends.serve(|| Ok(crate::ground::sketch())));
        let mut options = options(room, link, look);
        options.ground = Some(ground);
        let mut scene = Scene::sized(size, options);
        crate::ground::until(&mut scene.harness, |it| {
            it.view().map.base.sheet().is_some()
        });
        crate::ground::until(&mut scene.harness, |it| !it.view().map.base.is_waiting());
        scene
    }

    fn of(options: Options) -> Scene {
        Scene::sized(SIZE, options)
    }

    fn sized(size: [f32; 2], options: Options) -> Scene {
        let adapter = Rc::new(RefCell::new(None));
        let found = Rc::clone(&adapter);
        let harness = Harness::builder()
            .with_size(size)
            .with_max_steps(12)
            .with_render_cursor(false)
            .with_context_setup(font::install)
            .wgpu()
            .build_eframe(move |creation| {
                let state = creation.wgpu_render_state.as_ref();
                *found.borrow_mut() = state.map(|it| it.adapter.get_info());
                Desk::new(creation, options)
            });
        let info = adapter.borrow().clone().expect("the software renderer");
        Scene {
            harness,
            tolerance: Tolerance::on(&info),
        }
    }

    /// Compares what is drawn with the picture of that name.
    pub fn look(self, name: &str) {
        look_at(self.harness, self.tolerance, name);
    }
}

/// Compares what is drawn with the picture of that name.
pub fn look_at<A>(mut harness: Harness<'_, A>, tolerance: Tolerance, name: &str) {
    harness.run_steps(4);
    let options = SnapshotOptions::new()
        .threshold(tolerance.colour)
        .max_failed_pixels(tolerance.pixels);
    harness.snapshot_options(name, &options);
}

#[test]
fn the_desk_on_a_quiet_night() {
    let (room, link) = Room::new(World::live("ouhai"));
    Scene::open(&room, link, (Lang::Zh, Skin::Dark)).look("quiet-night");
}

/// The Guoxi drill, twenty-six minutes in: the late, the orders, the people inside.
#[test]
fn the_desk_in_the_middle_of_the_guoxi_drill() {
    let (room, link) = guoxi_plays(26 * 60);
    Scene::open(&room, link, (Lang::Zh, Skin::Dark)).look("guoxi-drill");
}

/// The same minute at five other seats.
fn in_the_guoxi_drill(named: &str, post: &str) {
    let (room, link) = guoxi_plays(26 * 60);
    let mut options = options(&room, link, (Lang::Zh, Skin::Dark));
    options.seat = seat(post, &room.state);
    options.seat.seat = Words::new(named).unwrap();
    let kind = named.split('@').next().unwrap();
    Scene::of(options).look(&format!("guoxi-{kind}"));
}

#[test]
fn the_leaders_desk_in_the_middle_of_the_guoxi_drill() {
    in_the_guoxi_drill("leader", "leader-on-duty");
}

#[test]
fn the_duty_chiefs_desk_in_the_middle_of_the_guoxi_drill() {
    in_the_guoxi_drill("chief", "duty-chief");
}

#[test]
fn a_departments_desk_in_the_middle_of_the_guoxi_drill() {
    in_the_guoxi_drill("department@power", "power-duty");
}

#[test]
fn the_townships_desk_in_the_middle_of_the_guoxi_drill() {
    in_the_guoxi_drill("township", "guoxi-duty-head");
}

#[test]
fn the_field_commanders_desk_in_the_middle_of_the_guoxi_drill() {
    in_the_guoxi_drill("commander@guoxi", "em-deputy-director");
}

/// The typhoon night at its height: what the map looks like when everything happens at once.
#[test]
fn the_map_of_a_busy_night() {
    let (mut room, link) = Room::empty(World::drill("typhoon-night", 1));
    play_until(&mut room, "typhoon-night", 6 * 3_600);
    room.publish();
    let mut scene = Scene::open(&room, link, (Lang::Zh, Skin::Dark));
    scene.harness.run_steps(3);
    for _ in 0..2 {
        let map = scene.harness.get_by_role_and_label(Role::Canvas, "地图");
        let middle = map.rect().center();
        scene.harness.hover_at(middle);
        scene.harness.event(Event::Zoom(1.6));
        scene.harness.run_steps(2);
    }
    scene.look("busy-map");
}

fn two_incidents() -> (Room, yishao::desk::Link) {
    let (mut room, link) = Room::new(World::live("ouhai"));
    let duty = seat("duty-officer", &room.state);
    room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
    room.pass(90);
    room.say(&duty, whistle("i-2", "330304010", "瞿溪老街"));
    room.pass(400);
    room.publish();
    (room, link)
}

/// The ground under everything: water, roads and borders are told apart, and names and symbols read on it.
fn the_ground(skin: Skin, name: &str) {
    let (room, link) = two_incidents();
    Scene::on_the_ground(&room, link, (Lang::Zh, skin)).look(name);
}

#[test]
fn the_ground_in_the_dark() {
    the_ground(Skin::Dark, "ground-dark");
}

#[test]
fn the_ground_by_daylight() {
    the_ground(Skin::Daylight, "ground-daylight");
}

#[test]
fn the_ground_in_red_night() {
    the_ground(Skin::RedNight, "ground-red");
}

#[test]
fn the_desk_by_daylight() {
    let (room, link) = two_incidents();
    Scene::open(&room, link, (Lang::Zh, Skin::Daylight)).look("daylight");
}

#[test]
fn the_desk_in_english() {
    let (room, link) = two_incidents();
    Scene::open(&room, link, (Lang::En, Skin::Dark)).look("english");
}

#[test]
fn the_whistle_form() {
    let (room, link) = Room::new(World::live("ouhai"));
    let mut scene = Scene::open(&room, link, (Lang::Zh, Skin::Dark));
    scene.harness.run_steps(3);
    scene
        .harness
        .get_by_role_and_label(Role::Button, "打开吹哨表")
        .click();
    scene.look("whistle-form");
}

/// A line half typed: what it would do, where there is room for it, and what it leaves behind.
#[test]
fn the_command_line() {
    let (room, link) = two_incidents();
    let mut scene = Scene::open(&room, link, (Lang::Zh, Skin::Dark));
    scene.harness.run_steps(3);
    scene.harness.key_press(Key::Slash);
    scene.harness.run_steps(2);
    scene.harness.event(Event::Text("p sy2".to_owned()));
    scene.look("command-line");
}
