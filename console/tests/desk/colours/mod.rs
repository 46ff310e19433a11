//! The colours of the screen against the design's token sheet: what can be read on what, and which hues
//! two people with different eyes can tell apart. Contrast is that of WCAG 2, distance CIEDE2000; eyes
//! that lack a kind of cone are simulated after Machado, Oliveira and Fernandes 2009 at severity 1.

mod far_apart;
mod ground;
mod readable;
mod sheet;

use eframe::egui::Color32;
use palette::color_difference::{Ciede2000, Wcag21RelativeContrast};
use palette::{IntoColor, Lab, LinSrgb, Srgb};
use yishao::desk::Skin;
use yishao::desk::palette::{Hue, Palette};

const SKINS: [Skin; 3] = [Skin::Dark, Skin::Daylight, Skin::RedNight];

/// Eyes.
#[derive(Clone, Copy, Debug)]
enum Eyes {
    Normal,
    Deutan,
    Protan,
    Tritan,
}

impl Eyes {
    /// From linear RGB to linear RGB; the published matrices (table of severity 1.0).
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Eyes::Normal => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Eyes::Deutan => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Eyes::Protan => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Eyes::Tritan => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }

    fn see(self, colour: Color32) -> Lab<palette::white_point::D65, f64> {
        let linear: LinSrgb<f64> = srgb(colour).into_linear();
        let seen = self.matrix().map(|row| {
            let light = row[0] * linear.red + row[1] * linear.green + row[2] * linear.blue;
            light.clamp(0.0, 1.0)
        });
        LinSrgb::new(seen[0], seen[1], seen[2]).into_color()
    }

    fn distance(self, a: Color32, b: Color32) -> f64 {
        self.see(a).difference(self.see(b))
    }
}

fn srgb(colour: Color32) -> Srgb<f64> {
    Srgb::new(colour.r(), colour.g(), colour.b()).into_format()
}

fn contrast(a: Color32, b: Color32) -> f64 {
    srgb(a).relative_contrast(srgb(b))
}

fn hex(colour: Color32) -> String {
    format!("#{:02X}{:02X}{:02X}", colour.r(), colour.g(), colour.b())
}

/// Every matrix keeps white white, so that a grey stays the grey it is.
#[test]
fn the_simulated_eyes_see_white_as_white() {
    for eyes in [Eyes::Normal, Eyes::Deutan, Eyes::Protan, Eyes::Tritan] {
        for row in eyes.matrix() {
            let sum: f64 = row.iter().sum();
            assert!((sum - 1.0).abs() < 1e-5, "{eyes:?}: {sum}");
        }
    }
}

/// The first, the seventeenth and the last pair of Sharma, Wu and Dalal 2005.
#[test]
fn the_distance_is_that_of_the_published_pairs() {
    for (a, b, distance) in [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        (
            (2.0776, 0.0795, -1.1350),
            (0.9033, -0.0636, -0.5514),
            0.9082,
        ),
    ] {
        let lab = |(l, a, b)| Lab::<palette::white_point::D65, f64>::new(l, a, b);
        let found = lab(a).difference(lab(b));
        assert!((found - distance).abs() < 5e-5, "{found}, not {distance}");
    }
}

fn hues(p: &Palette) -> [Hue; 4] {
    [p.red, p.amber, p.blue, p.green]
}

/// One hue by intent: eyes that are used to the dark lose it to any other light.
#[test]
fn red_night_has_no_light_but_red() {
    let p = Palette::of(Skin::RedNight);
    let inks = [
        p.ink1,
        p.ink2,
        p.ink3,
        p.red.fill,
        p.amber.fill,
        p.blue.fill,
        p.green.fill,
    ];
    for ink in inks.into_iter().chain([p.drill, p.past, p.map_text]) {
        let (red, other) = (ink.r(), ink.g().max(ink.b()));
        assert!(red > 2 * other, "{}", hex(ink));
    }
}
