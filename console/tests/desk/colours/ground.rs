//! The ground of the map is calm and its parts are told apart; what is written on it can be read.

use yishao::desk::Skin;
use yishao::desk::palette::Palette;

use super::{Eyes, SKINS, contrast};

/// A larger road stands out more: street, then the roads between, main road, motorway; a railway at least as
/// much as a main road.
#[test]
fn the_larger_a_road_the_more_it_stands_out_from_the_land() {
    for skin in SKINS {
        for p in [Palette::of(skin), Palette::of(skin).looking_back()] {
            let roads = [p.map_street, p.map_sub, p.map_road, p.map_motorway];
            let seen = roads.map(|it| contrast(it, p.map_land));
            assert!(seen[0] >= 1.03, "{skin:?}: a street {:.2}", seen[0]);
            assert!(
                seen.is_sorted_by(|a, b| a * 1.08 <= *b),
                "{skin:?}: {seen:.2?}"
            );
            let rail = contrast(p.map_rail, p.map_land);
            assert!(rail >= seen[2], "{skin:?}: a railway {rail:.2}");
            // Calm: nothing of the ground is as loud as what is written on it.
            let loudest = seen[3].max(rail).max(contrast(p.map_border, p.map_land));
            let written = contrast(p.map_text, p.map_land);
            assert!(
                loudest < written,
                "{skin:?}: {loudest:.2} beside {written:.2}"
            );
        }
    }
}

/// Water and land differ for every eye, and the symbols of four hues lie on neither as if they were it.
#[test]
fn water_is_seen_by_every_eye_and_no_hue_drowns_in_it() {
    for skin in [Skin::Dark, Skin::Daylight] {
        let p = Palette::of(skin);
        for eyes in [Eyes::Normal, Eyes::Deutan, Eyes::Protan, Eyes::Tritan] {
            let apart = eyes.distance(p.map_water, p.map_land);
            assert!(
                apart >= 5.0,
                "{skin:?}, {eyes:?}: water and land {apart:.1}"
            );
            for hue in [p.red, p.amber, p.blue, p.green] {
                for ground in [p.map_water, p.map_land, p.map_hill, p.map_motorway] {
                    let apart = eyes.distance(hue.fill, ground);
                    assert!(apart >= 11.0, "{skin:?}, {eyes:?}: {apart:.1}");
                }
            }
        }
    }
    let night = Palette::of(Skin::RedNight);
    assert!(contrast(night.map_water, night.map_land) >= 1.05);
}

#[test]
fn names_are_read_on_water_as_well() {
    for skin in SKINS {
        for p in [Palette::of(skin), Palette::of(skin).looking_back()] {
            let name = contrast(p.map_text, p.map_water);
            assert!(name >= 4.0, "{skin:?}: {name:.2}");
        }
    }
}
