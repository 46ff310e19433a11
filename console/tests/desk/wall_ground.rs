//! The map of the wall: the ground of the desk, and hazard areas with what waits in them.

use dispatch_core::entry::World;
use eframe::egui::Rect;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::Clock;
use yishao::desk::map::base::Base;
use yishao::language::Lang;
use yishao::wall::{Options, Speaker, Trouble};

use crate::keeper::Room;
use crate::playing::play_until;
use crate::wall::{Hall, options, say, two_incidents, word};

fn options_of(district: &str, clock: Clock) -> (Options, Speaker) {
    let (options, speaker) = options(clock, Lang::Zh);
    let district = district.to_owned();
    (
        Options {
            district,
            ..options
        },
        speaker,
    )
}

#[test]
fn a_hazard_area_is_on_the_wall_with_what_waits_and_the_age_of_its_wind() {
    let (mut room, _link) = Room::new(World::live("ouhai"));
    let at = serde_json::json!({ "lat_e7": 279_480_000, "lon_e7": 1_205_850_000 });
    say(
        &mut room,
        "duty-officer",
        serde_json::json!({ "open": { "incident": "x", "type": "hazardous-chemical",
            "township": "ouhai-zone", "words": "液氯泄漏", "call_members": false,
            "place": { "words": "云海路口", "point": at } } }),
    );
    say(
        &mut room,
        "duty-officer",
        serde_json::json!({ "hazard_area": { "incident": "x", "area": "a", "substance": "chlorine",
            "amount": "large", "light": "night", "origin": at, "isolation_m": 600,
            "protective_m": 3500 } }),
    );
    let mut hall = Hall::beside(&room, Lang::Zh);
    hall.wants(&["影响区内", "风向不明，按全圆划定"]);
    say(
        &mut room,
        "duty-officer",
        serde_json::json!({ "wind": { "incident": "x", "from": { "compass": "n" } } }),
    );
    hall.hear(word(&room.state, room.now()));
    assert!(!hall.sees("风向不明"), "{:?}", hall.texts());
    hall.wants(&["北风"]);
    let inside: Vec<String> = hall.texts();
    let told = inside.iter().find(|it| it.starts_with("影响区内"));
    let told = told.expect("the plate").clone();
    let numbers: Vec<usize> = told
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|it| it.parse().ok())
        .collect();
    assert!(
        numbers[0] > 3 && numbers[0] == numbers[1] && numbers[1] == numbers[2],
        "{told}"
    );
    hall.picture("wall-area");
    say(
        &mut room,
        "duty-officer",
        serde_json::json!({ "decide_inside": { "incident": "x", "area": "a",
            "who": "site:hospital-zone", "what": "shelter-in-place" } }),
    );
    room.pass(960);
    hall.hear(word(&room.state, room.now()));
    hall.wants(&["风向陈旧", &format!("待决定 {}", numbers[1] - 1)]);
    say(
        &mut room,
        "duty-officer",
        serde_json::json!({ "lift": { "incident": "x", "plot": "a" } }),
    );
    hall.hear(word(&room.state, room.now()));
    assert!(!hall.sees("影响区内"));
}

/// The wall has the ground of the desk, and says how far that is to be trusted.
#[test]
fn the_ground_of_the_wall_is_that_of_the_desk() {
    let room = two_incidents();
    let mut pack = crate::ground::sketch();
    pack.standing.approval = "浙审字第 1 号".to_owned();
    pack.standing.is_sketch = false;
    pack.attribution = "测绘院".to_owned();
    let (mut options, speaker) = options(room.clock(), Lang::Zh);
    options.ground = Base::here(&pack);
    let mut hall = Hall::of(options, speaker);
    hall.hear(word(&room.state, room.now()));
    hall.wants(&["浙审字第 1 号 · 测绘院"]);
    assert!(!hall.sees("示意图"));
    hall.picture("wall-ground");
    // Under the ledger of another district its map is not drawn.
    let (mut options, speaker) = options_of("elsewhere", room.clock());
    options.ground = Base::here(&pack);
    let mut hall = Hall::of(options, speaker);
    hall.hear(word(&room.state, room.now()));
    hall.wants(&["示意图"]);
}

/// The power goes in most of the district: where nothing is heard from stands once each, none over another, and
/// the foot says how many there are before it says which.
#[test]
fn townships_that_are_not_heard_from_stand_beside_each_other_and_are_counted() {
    let (mut room, _link) = Room::empty(World::drill("typhoon-night", 1));
    play_until(&mut room, "typhoon-night", 70 * 60);
    let mut hall = Hall::beside(&room, Lang::Zh);
    let silent = |hall: &Hall| -> Vec<(String, Rect)> {
        let all = hall.harness.get_all_by_role(Role::Label);
        let named = all.filter_map(|it| {
            let node = it.accesskit_node();
            Some((node.label().or_else(|| node.value())?, it.rect()))
        });
        named.filter(|it| it.0.contains(" 断 ")).collect()
    };
    let plates = silent(&hall);
    assert_eq!(plates.len(), 13, "{plates:?}");
    for (at, (name, rect)) in plates.iter().enumerate() {
        for (other, beside) in &plates[at + 1..] {
            let meet = rect.shrink(1.0).intersects(*beside);
            assert!(!meet, "{name} {rect:?}, {other} {beside:?}");
        }
    }
    hall.wants(&["景山街道 20:30 起断", "另有 11 个镇街断"]);
    // A console that is gone puts the age of everything there, and takes the room of the names.
    let mut gone = word(&room.state, room.now());
    gone.trouble = Some(Trouble::ConsoleGone);
    hall.hear(gone);
    hall.wants(&["个镇街断"]);
    let foot = hall.texts();
    let signals = foot.iter().filter(|it| it.contains("橙色")).count();
    assert_eq!(signals, 2, "{foot:?}");
}
