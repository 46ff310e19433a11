//! Hues that differ for every eye.

use eframe::egui::Color32;
use yishao::desk::Skin;
use yishao::desk::palette::Palette;

use super::Eyes;

/// The table "Colour-blind distances": normal, deuteranopia, protanopia, tritanopia.
#[test]
fn hues_are_as_far_apart_for_every_eye_as_the_token_sheet_measured() {
    type Pair = fn(&Palette) -> (Color32, Color32);
    let rows: &[(&str, Skin, Pair, [f64; 4])] = &[
        (
            "red–amber",
            Skin::Dark,
            |p| (p.red.fill, p.amber.fill),
            [39.0, 16.0, 26.0, 22.0],
        ),
        (
            "red–green",
            Skin::Dark,
            |p| (p.red.fill, p.green.fill),
            [64.0, 15.0, 19.0, 68.0],
        ),
        (
            "red–blue",
            Skin::Dark,
            |p| (p.red.fill, p.blue.fill),
            [48.0, 51.0, 44.0, 79.0],
        ),
        (
            "amber–green",
            Skin::Dark,
            |p| (p.amber.fill, p.green.fill),
            [38.0, 23.0, 17.0, 49.0],
        ),
        (
            "amber–blue",
            Skin::Dark,
            |p| (p.amber.fill, p.blue.fill),
            [53.0, 59.0, 55.0, 47.0],
        ),
        (
            "blue–green",
            Skin::Dark,
            |p| (p.blue.fill, p.green.fill),
            [39.0, 35.0, 39.0, 8.0],
        ),
        (
            "green–ink2",
            Skin::Dark,
            |p| (p.green.fill, p.ink2),
            [25.0, 15.0, 19.0, 19.0],
        ),
        (
            "blue–drill",
            Skin::Dark,
            |p| (p.blue.fill, p.drill),
            [31.0, 17.0, 20.0, 33.0],
        ),
        (
            "red–amber",
            Skin::Daylight,
            |p| (p.red.fill, p.amber.fill),
            [46.0, 27.0, 42.0, 28.0],
        ),
        (
            "red–green",
            Skin::Daylight,
            |p| (p.red.fill, p.green.fill),
            [58.0, 27.0, 17.0, 58.0],
        ),
        (
            "red–blue",
            Skin::Daylight,
            |p| (p.red.fill, p.blue.fill),
            [45.0, 59.0, 51.0, 64.0],
        ),
        (
            "amber–green",
            Skin::Daylight,
            |p| (p.amber.fill, p.green.fill),
            [50.0, 46.0, 37.0, 55.0],
        ),
        (
            "amber–blue",
            Skin::Daylight,
            |p| (p.amber.fill, p.blue.fill),
            [67.0, 73.0, 67.0, 57.0],
        ),
        (
            "blue–green",
            Skin::Daylight,
            |p| (p.blue.fill, p.green.fill),
            [36.0, 25.0, 32.0, 12.0],
        ),
        (
            "green–ink2",
            Skin::Daylight,
            |p| (p.green.fill, p.ink2),
            [24.0, 11.0, 17.0, 19.0],
        ),
        (
            "blue–drill",
            Skin::Daylight,
            |p| (p.blue.fill, p.drill),
            [26.0, 16.0, 22.0, 47.0],
        ),
        (
            "red–amber text",
            Skin::Daylight,
            |p| (p.red.text, p.amber.text),
            [26.0, 12.0, 19.0, 11.0],
        ),
        (
            "red–green text",
            Skin::Daylight,
            |p| (p.red.text, p.green.text),
            [55.0, 16.0, 16.0, 54.0],
        ),
        (
            "red–blue text",
            Skin::Daylight,
            |p| (p.red.text, p.blue.text),
            [40.0, 48.0, 40.0, 60.0],
        ),
        (
            "amber–green text",
            Skin::Daylight,
            |p| (p.amber.text, p.green.text),
            [40.0, 22.0, 16.0, 50.0],
        ),
        (
            "amber–blue text",
            Skin::Daylight,
            |p| (p.amber.text, p.blue.text),
            [48.0, 56.0, 52.0, 54.0],
        ),
        (
            "blue–green text",
            Skin::Daylight,
            |p| (p.blue.text, p.green.text),
            [36.0, 30.0, 34.0, 10.0],
        ),
        (
            "green–ink2 text",
            Skin::Daylight,
            |p| (p.green.text, p.ink2),
            [24.0, 13.0, 18.0, 17.0],
        ),
    ];
    for (name, skin, pair, wanted) in rows {
        let (a, b) = pair(&Palette::of(*skin));
        let all = [Eyes::Normal, Eyes::Deutan, Eyes::Protan, Eyes::Tritan];
        for (eyes, wanted) in all.into_iter().zip(wanted) {
            let found = eyes.distance(a, b);
            // The sheet has whole numbers.
            assert!(
                (found - wanted).abs() <= 0.55,
                "{name}, {skin:?}, {eyes:?}: {found:.2}"
            );
            let floor = match eyes {
                Eyes::Normal | Eyes::Deutan | Eyes::Protan => 11.0,
                Eyes::Tritan => 8.0,
            };
            assert!(
                found.round() >= floor,
                "{name}, {skin:?}, {eyes:?}: {found:.2}"
            );
        }
    }
}
