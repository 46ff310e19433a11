//! 演练 on the ground of the map (tokens.md §7): whoever looks at nothing else sees which world it is. It lies
//! under names, lines and symbols, so faint that all of them are read as on the bare ground.

use eframe::egui::{Align2, Color32, Rect, Role, Sense, Ui, WidgetInfo};

use crate::desk::font;
use crate::desk::look::Look;
use crate::desk::palette::{Palette, Skin};
use crate::language::Key;

/// Where the word stands, in shares of the map's width and height.
const PLACES: [(f32, f32); 4] = [(0.33, 0.14), (0.80, 0.37), (0.19, 0.48), (0.58, 0.76)];
/// How large it is, as a share of the smaller side of the map.
const SHARE: f32 = 0.08;

/// Writes it over the ground in this part of the screen, and says it once to whoever hears the map.
pub(crate) fn drill_ui(ui: &Ui, look: &Look, room: Rect) {
    let word = spaced(&look.say(Key::WorldDrill));
    let points = (SHARE * room.size().min_elem()).clamp(20.0, 160.0);
    let ink = tint(&look.palette);
    let painter = ui.painter().with_clip_rect(room);
    let mut first = None;
    for (x, y) in PLACES {
        let at = room.min + room.size() * eframe::egui::Vec2::new(x, y);
        let text = painter.text(at, Align2::CENTER_CENTER, &word, font::bold(points), ink);
        first = first.or(Some(text));
    }
    if let Some(first) = first {
        let id = ui.scope_id().with("drill on the map");
        let response = ui.interact(first.intersect(room), id, Sense::hover());
        let spoken = look.say(Key::MapDrill);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &*spoken));
    }
}

/// Chinese characters stand apart where they are this large.
fn spaced(word: &str) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let characters: Vec<String> = word.chars().map(String::from).collect();
    characters.join(" ")
}

/// The colour of the drill, as much of it as a name of the ground can stand on.
fn tint(p: &Palette) -> Color32 {
    let share = match p.skin {
        Skin::Dark => 0.28,
        Skin::Daylight => 0.22,
        // One hue: what is brighter takes the names with it.
        Skin::RedNight => 0.12,
    };
    p.drill.gamma_multiply(share)
}

#[cfg(test)]
mod tests {
    use ::palette::Srgb;
    use ::palette::color_difference::Wcag21RelativeContrast;

    use super::*;

    fn channels(it: Color32) -> [f64; 3] {
        [it.r(), it.g(), it.b()].map(f64::from)
    }

    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let srgb = |[r, g, b]: [f64; 3]| Srgb::new(r / 255.0, g / 255.0, b / 255.0);
        srgb(one).relative_contrast(srgb(other))
    }

    #[test]
    fn names_are_read_on_it_and_it_is_seen() {
        for skin in [Skin::Dark, Skin::Daylight, Skin::RedNight] {
            for p in [Palette::of(skin), Palette::of(skin).looking_back()] {
                let over = tint(&p);
                let rest = 1.0 - f64::from(over.a()) / 255.0;
                let (word, land) = (channels(over), channels(p.map_land));
                let ground = [0, 1, 2].map(|it| word[it] + rest * land[it]);
                let names = contrast(channels(p.map_text), ground);
                assert!(names >= 3.9, "{skin:?}: names {names:.2}");
                let seen = contrast(ground, land);
                assert!(seen >= 1.12, "{skin:?}: the word {seen:.2}");
            }
        }
    }

    #[test]
    fn only_what_is_not_latin_is_spaced() {
        assert_eq!(spaced("演练"), "演 练");
        assert_eq!(spaced("DRILL"), "DRILL");
    }
}
