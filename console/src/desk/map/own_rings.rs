//! How far the rings of the rescue circle reach: as it is set, or as somebody types three numbers beside
//! them.

use eframe::egui::Ui;

use crate::desk::settings::{Choice, Says, Setting};
use crate::desk::sight::Sight;
use crate::desk::widgets::{toggle, unwatched_field_of};
use crate::language::Key;
use crate::travel::{METRES_MAX, MINUTES_MAX, Reach, metres};

/// How far the three rings of the rescue circle reach. What 1, 3 and 5 mean is stated nowhere (domain
/// §5.5), so it is set.
pub static RINGS: Setting<[Reach; 3]> = Setting {
    name: "rings",
    title: Key::SettingRings,
    hint: Key::SettingRingsHint,
    choices: &[
        Choice::new("1-3-5-min", minutes(1, 3, 5), Says::Text(Key::Rings135)),
        Choice::new(
            "5-10-15-min",
            minutes(5, 10, 15),
            Says::Text(Key::Rings51015),
        ),
        Choice::new(
            "10-30-50-min",
            minutes(10, 30, 50),
            Says::Text(Key::Rings103050),
        ),
        Choice::new("1-3-5-km", KILOMETRES, Says::Text(Key::Rings135Km)),
    ],
    normal: minutes(1, 3, 5),
};

const fn minutes(one: u32, two: u32, three: u32) -> [Reach; 3] {
    [
        Reach::Minutes(one),
        Reach::Minutes(two),
        Reach::Minutes(three),
    ]
}

const KILOMETRES: [Reach; 3] = [
    Reach::Metres(1_000),
    Reach::Metres(3_000),
    Reach::Metres(5_000),
];

/// Three numbers as they are typed. They hold as long as the window is open; what holds for good is set.
#[derive(Clone, Debug, Default)]
pub struct OwnRings {
    texts: [String; 3],
    in_km: bool,
}

impl OwnRings {
    /// The rings that are typed, the smallest first; `None` while one of the three is missing or no number
    /// that can be drawn.
    #[must_use]
    pub fn reaches(&self) -> Option<[Reach; 3]> {
        let mut reaches = [Reach::Minutes(0); 3];
        for (reach, text) in reaches.iter_mut().zip(&self.texts) {
            *reach = match self.in_km {
                true => Reach::Metres(metres(text)?),
                false => {
                    let minutes = text.trim().parse().ok();
                    Reach::Minutes(minutes.filter(|it| (1..=MINUTES_MAX).contains(it))?)
                }
            };
        }
        reaches.sort_unstable();
        Some(reaches)
    }

    /// Draws the three fields and their unit, and says what is wrong with what stands in them.
    pub fn ui(&mut self, ui: &mut Ui, sight: &Sight<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.label(sight.look.label(sight.say(Key::RingsOwn)));
            for (number, text) in (1..).zip(&mut self.texts) {
                let name = sight.say_with(Key::RingsOwnField, [("n", number.into())]);
                unwatched_field_of(ui, sight.look, ("", &name), 40.0, text);
            }
            for (in_km, key) in [(false, Key::RingsInMinutes), (true, Key::RingsInKilometres)] {
                if toggle(ui, sight.look, self.in_km == in_km, &sight.say(key)) {
                    self.in_km = in_km;
                }
            }
        });
        let typed = self.texts.iter().any(|it| !it.trim().is_empty());
        if typed && self.reaches().is_none() {
            let text = sight.say_with(
                Key::RingsOwnWrong,
                [
                    ("minutes", MINUTES_MAX.into()),
                    ("km", (METRES_MAX / 1_000).into()),
                ],
            );
            ui.label(sight.look.label(text).color(sight.look.palette.amber.text));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_numbers_are_three_rings_the_smallest_first() {
        let own = |texts: [&str; 3], in_km| {
            let texts = texts.map(str::to_owned);
            OwnRings { texts, in_km }.reaches()
        };
        assert_eq!(own(["7", "2", "40"], false), Some(minutes(2, 7, 40)));
        let km = [500, 1_000, 12_000].map(Reach::Metres);
        assert_eq!(own(["1", "0.5", "12"], true), Some(km));
        for bad in [
            ["", "2", "3"],
            ["0", "2", "3"],
            ["1", "2", "241"],
            ["1", "2", "x"],
            ["1.5", "2", "3"],
        ] {
            assert_eq!(own(bad, false), None, "{bad:?}");
        }
    }
}
