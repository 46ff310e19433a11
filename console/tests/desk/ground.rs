//! The ground of the map: it comes from a thread of its own, the desk does not wait for it, and where it
//! does not come the desk says so and goes on.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use atlas::pack::Pack;
use atlas::pack::Standing;
use dispatch_core::entry::World;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Color32, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Rect, Shape, TextureId,
    TouchPhase,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable as _};
use yishao::command_line::Everywhere;
use yishao::desk::map::base::{GroundLink, ground_link, note_card};
use yishao::desk::map::elsewhere::{TilesLink, tiles_link};
use yishao::desk::palette::Palette;
use yishao::desk::{Desk, Skin, font};
use yishao::geography::Geography;
use yishao::keeping::get_tiles;
use yishao::language::Lang;

use crate::keeper::Room;
use crate::window::{options, picture};

pub fn sketch() -> Pack {
    let data = tempfile::tempdir().unwrap();
    let everywhere = Everywhere {
        data: Some(data.path().to_owned()),
        lang: None,
        passphrase_stdin: false,
    };
    Geography::of("ouhai", &everywhere).load().unwrap()
}

/// A desk whose ground is what `load` gives.
fn desk(
    skin: Skin,
    load: impl FnOnce() -> Result<Pack, (String, String)> + Send + 'static,
) -> (Harness<'static, Desk>, Room) {
    desk_with(skin, None, load)
}

/// The same, with pictures from elsewhere.
fn desk_with(
    skin: Skin,
    tiles: Option<TilesLink>,
    load: impl FnOnce() -> Result<Pack, (String, String)> + Send + 'static,
) -> (Harness<'static, Desk>, Room) {
    let (room, link) = Room::new(World::live("ouhai"));
    let (ground, ends): (GroundLink, _) = ground_link();
    thread::spawn(move || ends.serve(load));
    let mut options = options(&room, link, (Lang::Zh, skin));
    options.ground = Some(ground);
    options.tiles = tiles;
    let harness = Harness::builder()
        .with_size([1_920.0, 1_080.0])
        .with_max_steps(12)
        .with_context_setup(font::install)
        .wgpu()
        .build_eframe(move |creation| Desk::new(creation, options));
    (harness, room)
}

/// Frames until something holds, which a thread is at work on.
pub fn until(harness: &mut Harness<'static, Desk>, holds: impl Fn(&Desk) -> bool) {
    for _ in 0..600 {
        harness.run_steps(1);
        if holds(harness.state()) {
            return;
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("it never came");
}

#[test]
fn the_ground_comes_when_it_comes_and_is_found_by_name() {
    let (mut harness, _room) = desk(Skin::Dark, || Ok(sketch()));
    harness.run_steps(1);
    until(&mut harness, |it| it.view().map.base.sheet().is_some());
    until(&mut harness, |it| !it.view().map.base.is_waiting());
    let sheet = harness.state().view().map.base.sheet().unwrap();
    assert!(sheet.standing.is_sketch);
    let named = |list: &[yishao::desk::map::Drawn], zh: &str| list.iter().any(|it| it.zh == zh);
    assert!(named(&sheet.lines.roads, "瓯海大道") && named(&sheet.lines.rivers, "温瑞塘河"));
    assert!(named(&sheet.lines.places, "温州南站") && named(&sheet.lines.places, "大罗山"));
    picture(&mut harness, "ground-dark");
}

#[test]
fn a_ground_that_cannot_be_loaded_is_said_on_the_map_and_keeps_nobody_from_anything() {
    let (mut harness, _room) = desk(Skin::Dark, || {
        Err(("数据包已损坏".to_owned(), "the pack is damaged".to_owned()))
    });
    until(&mut harness, |it| it.view().map.base.failed(true).is_some());
    let base = &harness.state().view().map.base;
    assert_eq!(base.failed(true), Some("数据包已损坏"));
    assert_eq!(base.failed(false), Some("the pack is damaged"));
    assert!(base.sheet().is_none() && !base.is_waiting());
    harness.run_steps(2);
    harness.get_by_label("没有警情");
    picture(&mut harness, "ground-failed");
}

/// Where the map is.
fn map(harness: &Harness<'static, Desk>) -> Rect {
    let map = harness.get_by_role_and_label(Role::Canvas, "地图");
    map.rect()
}

/// The pixels of the map as it is drawn now.
fn pixels(harness: &mut Harness<'static, Desk>) -> Vec<[u8; 4]> {
    let (image, map) = (harness.render().unwrap(), map(harness));
    let across = map.left().ceil() as u32..map.right().floor() as u32;
    let down = map.top().ceil() as u32..map.bottom().floor() as u32;
    let image = &image;
    let all = down.flat_map(|y| across.clone().map(move |x| image.get_pixel(x, y).0));
    all.collect()
}

/// Which share of the map has this colour, in thousandths.
fn share(harness: &mut Harness<'static, Desk>, colour: Color32) -> usize {
    let wanted = colour.to_array();
    let is_it = |it: &&[u8; 4]| (0..3).all(|at| it[at].abs_diff(wanted[at]) <= 2);
    let all = pixels(harness);
    all.iter().filter(is_it).count() * 1_000 / all.len()
}

/// One window whose colours are switched: the land is that of each skin in turn, and nothing of the one before
/// is left.
#[test]
fn other_colours_are_drawn_anew_and_the_old_ones_stand_until_then() {
    let (mut harness, _room) = desk(Skin::Dark, || Ok(sketch()));
    until(&mut harness, |it| it.view().map.base.sheet().is_some());
    until(&mut harness, |it| !it.view().map.base.is_waiting());
    let land = |skin| Palette::of(skin).map_land;
    let dark = share(&mut harness, land(Skin::Dark));
    assert!(dark > 50, "{dark}");
    let turns = [
        (Skin::Daylight, "ground-daylight"),
        (Skin::RedNight, "ground-red"),
        (Skin::Dark, "ground-dark-again"),
    ];
    let mut before = Skin::Dark;
    for (skin, name) in turns {
        harness.key_press(Key::F10);
        harness.run_steps(1);
        until(&mut harness, |it| !it.view().map.base.is_waiting());
        harness.run_steps(2);
        let new = share(&mut harness, land(skin));
        assert!(new > 50, "{skin:?}: {new}");
        let old = share(&mut harness, land(before));
        assert!(old < 5, "{skin:?}: {old} of {before:?} is left");
        picture(&mut harness, name);
        before = skin;
    }
}

/// The ground of a frame that a painter draws, as corners; nothing of it where it lies on the card.
fn painted(harness: &Harness<'static, Desk>) -> usize {
    let map = map(harness);
    let shapes = harness.output().shapes.iter();
    let on_map = shapes.filter(|it| map.contains_rect(it.clip_rect));
    let meshes = on_map.filter_map(|it| match &it.shape {
        Shape::Mesh(mesh) if mesh.texture_id == TextureId::default() => Some(mesh.vertices.len()),
        _ => None,
    });
    // The plates of names are meshes of eight corners.
    meshes.filter(|it| *it > 100).sum()
}

/// What is kept on the graphics card is what a painter draws where there is none: pixel by pixel, but for the
/// last bit of an edge.
#[test]
fn on_the_card_and_without_it_the_ground_is_the_same_picture() {
    let (mut harness, _room) = desk(Skin::Daylight, || Ok(sketch()));
    until(&mut harness, |it| it.view().map.base.sheet().is_some());
    until(&mut harness, |it| !it.view().map.base.is_waiting());
    harness.run_steps(2);
    assert_eq!(painted(&harness), 0, "it lies on the card");
    let on_card = pixels(&mut harness);
    note_card(&harness.ctx, false);
    harness.run_steps(2);
    assert!(painted(&harness) > 10_000, "{}", painted(&harness));
    let by_painter = pixels(&mut harness);
    assert_eq!(on_card.len(), by_painter.len());
    let pairs = on_card.iter().zip(&by_painter);
    let (mut all, mut other, mut kinds) = (0, 0, BTreeSet::new());
    for (one, two) in pairs {
        all += 1;
        other += usize::from((0..3).any(|at| one[at].abs_diff(two[at]) > 8));
        kinds.insert(*one);
    }
    assert!(
        kinds.len() > 20,
        "there is a ground: {} colours",
        kinds.len()
    );
    assert!(other * 1_000 < all, "{other} of {all} pixels differ");
}

/// Whose data the map is made of stands on it and is said, in the smallest window as well.
#[test]
fn whose_map_it_is_is_written_on_it_and_said() {
    let (mut harness, _room) = desk(Skin::Dark, || {
        let mut pack = sketch();
        pack.attribution = "© OpenStreetMap contributors".to_owned();
        pack.standing = Standing {
            is_sketch: false,
            approval: "浙审字第 1 号".to_owned(),
        };
        Ok(pack)
    });
    until(&mut harness, |it| it.view().map.base.sheet().is_some());
    until(&mut harness, |it| !it.view().map.base.is_waiting());
    for size in [[1_920.0, 1_080.0], [1_366.0, 768.0], [640.0, 480.0]] {
        harness.set_size(size.into());
        harness.run_steps(4);
        if harness
            .query_by_role_and_label(Role::Canvas, "地图")
            .is_none()
        {
            // In a window this small the map stands behind a tab.
            harness.get_by_role_and_label(Role::Tab, "地图").click();
            harness.run_steps(4);
        }
        let owed = harness.get_by_label("底图：© OpenStreetMap contributors");
        assert!(map(&harness).contains_rect(owed.rect()), "{size:?}");
        harness.get_by_label_contains("浙审字第 1 号");
        assert_eq!(harness.query_all_by_label_contains("示意图").count(), 0);
    }
    picture(&mut harness, "ground-owed");
}

/// 天地图 asks for a key of whoever uses it. Without one nobody is asked, and the map says so where it says whose
/// it is, with what to write where; the map of the program is there again when the source is put away.
#[test]
fn a_source_of_pictures_without_its_key_says_so_on_the_map() {
    let text = "[[source]]\nid = 'tianditu'\nzh = '天地图'\nen = 'Tianditu'\n\
        attribution = '天地图 GS(2024)0568号'\ndatum = 'CGCS2000'\nservers = ['0']\n\
        url = 'https://t{s}.tianditu.invalid/DataServer?x={x}&y={y}&l={z}&tk={k}'\nmax_zoom = 18\n";
    let sources = tiles::source::File::read("tiles.toml", text)
        .unwrap()
        .sources;
    let (link, ends) = tiles_link(sources);
    let folder = tempfile::tempdir().unwrap();
    get_tiles(&ends, folder.path()).unwrap();
    drop(ends);
    let (mut harness, _room) = desk_with(Skin::Dark, Some(link), || Ok(sketch()));
    until(&mut harness, |it| it.view().map.base.sheet().is_some());
    until(&mut harness, |it| !it.view().map.base.is_waiting());
    let owed = |harness: &Harness<'static, Desk>| -> Vec<String> {
        let all = harness.query_all_by_label_contains("底图：");
        all.filter_map(|it| it.accesskit_node().label().or(it.accesskit_node().value()))
            .collect()
    };
    let key = "此底图来源需要密钥：写进数据文件夹 tiles.toml 的 [keys]";
    assert!(owed(&harness).iter().all(|it| !it.contains(key)));
    harness.get_by_label("天地图").click();
    harness.run_steps(2);
    until(&mut harness, |it| {
        it.view().map.elsewhere.trouble(Lang::Zh).is_some()
    });
    harness.run_steps(2);
    assert_eq!(
        owed(&harness),
        [format!("底图：{key} · 天地图 GS(2024)0568号")]
    );
    let plate = harness.get_by_label_contains(key).rect();
    assert!(map(&harness).contains_rect(plate), "{plate:?}");
    picture(&mut harness, "ground-no-key");
    assert_eq!(
        harness
            .state()
            .view()
            .map
            .elsewhere
            .trouble(Lang::En)
            .unwrap(),
        "the source needs a key: write it under [keys] in tiles.toml of the data folder"
    );
    harness.get_by_label("天地图").click();
    harness.run_steps(3);
    assert!(owed(&harness).iter().all(|it| !it.contains(key)));
}

/// A card takes no buffer of no length: a piece of ground on which nothing lies once ended the program.
#[test]
fn beyond_the_district_nothing_lies_and_the_card_draws_that_too() {
    let (mut harness, _room) = desk(Skin::Dark, || Ok(sketch()));
    until(&mut harness, |it| it.view().map.base.sheet().is_some());
    // The wheel goes on in a corner of the map that lies past every border.
    harness.hover_at((430.0, 880.0).into());
    for _ in 0..40 {
        harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: (0.0, 4.0).into(),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(1);
    }
    until(&mut harness, |it| !it.view().map.base.is_waiting());
    harness.render().unwrap();
    picture(&mut harness, "ground-beyond");
}
