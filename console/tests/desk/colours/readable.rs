//! What is written can be read on what it stands on.

use eframe::egui::Color32;
use yishao::desk::Skin;
use yishao::desk::palette::Palette;

use super::{SKINS, contrast, hex, hues};

/// "Measured contrast" of the token sheet: bg0, bg1, bg2, bg3, land. The table has one decimal.
#[test]
fn what_is_written_can_be_read_as_the_token_sheet_measured_it() {
    type Ink = fn(&Palette) -> Color32;
    let rows: &[(Skin, Ink, [f64; 5])] = &[
        (Skin::Dark, |p| p.ink1, [15.7, 14.8, 13.6, 12.0, 14.6]),
        (Skin::Dark, |p| p.ink2, [8.8, 8.3, 7.6, 6.7, 8.2]),
        (Skin::Dark, |p| p.ink3, [5.8, 5.5, 5.0, 4.5, 5.4]),
        (Skin::Dark, |p| p.red.text, [6.0, 5.7, 5.2, 4.6, 5.6]),
        (Skin::Dark, |p| p.amber.text, [11.8, 11.1, 10.2, 9.0, 11.0]),
        (Skin::Dark, |p| p.blue.text, [8.0, 7.5, 6.9, 6.1, 7.5]),
        (Skin::Dark, |p| p.green.text, [8.6, 8.1, 7.5, 6.6, 8.1]),
        (Skin::Daylight, |p| p.ink1, [16.5, 19.4, 17.5, 15.2, 17.8]),
        (Skin::Daylight, |p| p.ink2, [8.2, 9.6, 8.7, 7.6, 8.9]),
        (Skin::Daylight, |p| p.ink3, [5.2, 6.1, 5.6, 4.8, 5.7]),
        (Skin::Daylight, |p| p.red.text, [8.1, 9.5, 8.6, 7.5, 8.7]),
        (Skin::Daylight, |p| p.amber.text, [5.0, 5.9, 5.3, 4.6, 5.4]),
        (Skin::Daylight, |p| p.blue.text, [5.4, 6.4, 5.8, 5.0, 5.9]),
        (Skin::Daylight, |p| p.green.text, [5.4, 6.4, 5.8, 5.0, 5.9]),
        (Skin::RedNight, |p| p.ink1, [7.2, 7.1, 6.9, 6.4, 7.1]),
        (Skin::RedNight, |p| p.ink2, [5.6, 5.5, 5.3, 4.9, 5.5]),
        (Skin::RedNight, |p| p.ink3, [4.8, 4.8, 4.6, 4.3, 4.8]),
    ];
    for (skin, ink, wanted) in rows {
        let p = Palette::of(*skin);
        let grounds = [p.bg0, p.bg1, p.bg2, p.bg3, p.map_land];
        for (ground, wanted) in grounds.into_iter().zip(wanted) {
            let found = contrast(ink(&p), ground);
            let on = hex(ground);
            assert!(
                (found - wanted).abs() <= 0.06,
                "{skin:?} on {on}: {found:.2}, not {wanted}"
            );
        }
    }
}

/// Operative text needs 4.5. Two exceptions of the sheet: red is no text on the selected row while
/// looking back, and the ink of notes is not used there by red night.
#[test]
fn operative_text_can_be_read_on_every_ground() {
    let mut unreadable = Vec::new();
    let mut check = |what: String, ink: Color32, ground: Color32| {
        let ratio = contrast(ink, ground);
        if ratio < 4.45 {
            unreadable.push(format!(
                "{what}: {} on {} is {ratio:.2}",
                hex(ink),
                hex(ground)
            ));
        }
    };
    for skin in SKINS {
        for p in [Palette::of(skin), Palette::of(skin).looking_back()] {
            let past = p != Palette::of(skin);
            for (index, ground) in [p.bg0, p.bg1, p.bg2, p.bg3, p.map_land]
                .into_iter()
                .enumerate()
            {
                let what = format!("{skin:?}, past {past}, ground {index}");
                check(what.clone(), p.ink1, ground);
                check(what.clone(), p.ink2, ground);
                if !(skin == Skin::RedNight && index == 3) {
                    check(what.clone(), p.ink3, ground);
                }
                for hue in [p.amber, p.blue, p.green] {
                    check(what.clone(), hue.text, ground);
                }
                if !(past && index == 3) {
                    check(what, p.red.text, ground);
                }
            }
            for hue in hues(&p) {
                check(format!("{skin:?}: on its fill"), hue.on, hue.fill);
                check(format!("{skin:?}: on its half"), p.ink1, hue.half);
            }
            for ink in [p.ink1, p.ink2, p.red.text] {
                check(format!("{skin:?}: on the late row"), ink, p.late);
            }
            check(format!("{skin:?}: drill"), p.drill_on, p.drill);
            check(format!("{skin:?}: drill band"), p.ink1, p.drill_band);
            check(format!("{skin:?}: bar of the past"), p.past_on, p.past);
            check(format!("{skin:?}: map text"), p.map_text, p.map_land);
            check(format!("{skin:?}: map text"), p.map_text, p.map_hill);
            // The edge of an input (WCAG asks for 3) is the ink of notes, or blue in focus.
            check(format!("{skin:?}: the primary button"), p.bg0, p.ink1);
        }
    }
    assert!(unreadable.is_empty(), "{}", unreadable.join("\n"));
}
