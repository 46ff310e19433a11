//! What is written in the corners of the map: its scale, the place under the pointer, how far it is to be
//! trusted, and whose data they are.

use atlas::datum::{Datum, Wgs84};
use atlas::pack::Standing;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align2, Color32, CornerRadius, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};
use walkers::Projector;

use super::base::{Base, Sheet};
use super::elsewhere::Elsewhere;
use super::readout::READOUT;
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::{Key, Lang};

/// A map less high has no room for a plate of four lines: one line stays, the coordinates come with the pointer.
const LOW: f32 = 260.0;
/// Between two lines of the plate.
const LINE: f32 = 17.0;

fn is_low(clip: Rect) -> bool {
    clip.height() < LOW
}

/// The room of the plate at the lower right.
#[must_use]
pub fn plate_room(clip: Rect) -> Rect {
    let size = match is_low(clip) {
        true => Vec2::new(320.0_f32.min(clip.width() - 24.0), 28.0),
        false => Vec2::new(224.0, 79.0),
    };
    Rect::from_min_size(clip.right_bottom() - size - Vec2::splat(12.0), size)
}

/// What is written of the ground: how far it may be trusted, and whose data it is.
#[derive(Debug)]
pub struct Owed<'a> {
    /// The map of this program.
    pub base: &'a Base,
    /// Pictures from elsewhere, which may lie under everything.
    pub elsewhere: &'a Elsewhere,
}

impl Owed<'_> {
    /// Whose data are drawn, or why there are none.
    fn whose(&self, sight: &Sight<'_>) -> (String, Color32) {
        let p = &sight.look.palette;
        let source = self.elsewhere.shown();
        let trouble = source.and_then(|_| self.elsewhere.trouble(sight.lang()));
        let failed = self.base.failed(sight.lang() == Lang::Zh);
        let ink = match failed.is_some() || trouble.is_some() {
            true => p.amber.text,
            false => p.ink2,
        };
        let source = source.map(|it| (sight.lang().name(&it.zh, &it.en), &*it.attribution));
        let own = whose(self.base.sheet(), source);
        let why = trouble.iter().map(|it| &**it).chain(failed);
        let parts: Vec<&str> = why.chain(own.iter().map(|it| &**it)).collect();
        (parts.join(" · "), ink)
    }
}

/// 示意图, or what the district writes there instead. Ways and closed roads go along the roads of this map
/// whatever lies under them: neither a number nor a source of pictures takes the word from a sketch.
fn standing<'a>(known: Option<&'a Standing>, schematic: &'a str) -> &'a str {
    let approved = known.filter(|it| !it.is_sketch && !it.approval.is_empty());
    approved.map_or(schematic, |it| &it.approval)
}

/// Whose data are drawn: of the pictures from elsewhere, and of the map that is drawn over them.
fn whose(own: Option<&Sheet>, source: Option<(String, &str)>) -> Vec<String> {
    let source = source.map(|(name, attribution)| match attribution.contains(&name) {
        true => attribution.to_owned(),
        false => format!("{name} {attribution}"),
    });
    let own = own.map(|it| match it.standing.is_sketch {
        // What a schematic says of itself stands on the plate already.
        true => it.standing.approval.clone(),
        false => it.attribution.clone(),
    });
    let mut whose: Vec<String> = source.into_iter().chain(own).collect();
    whose.retain(|it| !it.is_empty());
    // Both may come from the same people.
    whose.dedup();
    whose
}

/// The plate at the lower right: scale, datum, the place under the pointer, 示意图 or what the district
/// writes there instead. At the lower left stands whose data they are.
pub fn plate_ui(ui: &Ui, projector: &Projector, sight: &Sight<'_>, owed: &Owed<'_>) {
    let (whose, ink) = owed.whose(sight);
    if !whose.is_empty() {
        owed_text_ui(ui, projector, sight, (&whose, ink));
    }
    let p = &sight.look.palette;
    let clip = projector.clip_rect();
    let centre = projector.unproject(clip.center().to_vec2());
    let per_metre = projector.scale_pixel_per_meter(centre);
    let is_low = is_low(clip);
    let longest = if is_low { 75.0 } else { 120.0 };
    let (metres, label) = scale_step(longest / per_metre.max(1e-9));
    let over = ui.input(|input| input.pointer.hover_pos());
    let over = over.filter(|at| clip.contains(*at));
    let pointer = over.map_or(centre, |at| projector.unproject(at.to_vec2()));
    let wgs = Wgs84 {
        lon: pointer.x(),
        lat: pointer.y(),
    };
    let pair = |datum: Datum| {
        let there = wgs.in_datum(datum);
        format!("{datum} {:.5}, {:.5}", there.lon, there.lat)
    };
    let places = sight.settings.read(&READOUT).iter().map(|it| pair(*it));
    let schematic = sight.say(Key::Schematic);
    let known = owed.base.sheet().map(|it| &it.standing);
    let standing = standing(known, &schematic).to_owned();
    let mut lines: Vec<String> = places.chain([standing]).collect();
    let mut plate = plate_room(clip);
    aloud(ui, sight, plate, (&lines, &label));
    let beside = if is_low { lines.pop() } else { None };
    if is_low {
        lines.truncate(if over.is_some() { lines.len() } else { 0 });
        plate.min.y -= LINE * lines.len() as f32;
    }
    // What a district writes there may be long; it is cut only where the map ends.
    let most = (clip.width() - 24.0 - 20.0).max(80.0);
    let lay = |text: String, most: f32| {
        let mut job = LayoutJob::simple_singleline(text, font::regular(size::SMALLEST), p.ink2);
        job.wrap = TextWrapping::truncate_at_width(most);
        ui.fonts_mut(|it| it.layout_job(job))
    };
    let lines: Vec<_> = lines.into_iter().map(|it| lay(it, most)).collect();
    let widest = lines.iter().map(|it| it.size().x).fold(0.0, f32::max);
    plate.min.x = plate.min.x.min(plate.max.x - widest - 20.0);
    let painter = ui.painter().with_clip_rect(clip);
    painter.rect(
        plate,
        CornerRadius::same(2),
        p.bg1,
        Stroke::new(1.0, p.line2),
        StrokeKind::Inside,
    );
    let left = plate.left() + 10.0;
    let bar_y = plate.top() + 14.0;
    let bar = left + 52.0..=left + 52.0 + metres * per_metre;
    painter.text(
        Pos2::new(left, bar_y),
        Align2::LEFT_CENTER,
        label,
        font::regular(size::SMALLEST),
        p.ink1,
    );
    painter.hline(
        *bar.start()..=*bar.end(),
        bar_y + 3.0,
        Stroke::new(1.5, p.ink1),
    );
    for x in [*bar.start(), *bar.end()] {
        painter.vline(x, bar_y - 2.0..=bar_y + 3.0, Stroke::new(1.5, p.ink1));
    }
    if let Some(standing) = beside {
        let x = left + 52.0 + longest + 12.0;
        let standing = lay(standing, plate.right() - 8.0 - x);
        let at = Pos2::new(x, bar_y - standing.size().y / 2.0);
        painter.galley(at, standing, p.ink2);
    }
    for (index, line) in lines.into_iter().enumerate() {
        let middle = plate.top() + 32.0 + LINE * index as f32;
        let at = Pos2::new(left, middle - line.size().y / 2.0);
        painter.galley(at, line, p.ink2);
    }
}

/// The same for whoever hears the screen: what is painted has no name of its own.
fn aloud(ui: &Ui, sight: &Sight<'_>, plate: Rect, (lines, scale): (&[String], &str)) {
    let plate = ui.interact(plate, ui.scope_id().with("map readout"), Sense::hover());
    let lines = lines.join(" · ");
    let parts = [("lines", lines.into()), ("scale", scale.into())];
    let name = sight.say_with(Key::MapReadout, parts);
    plate.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
}

fn owed_text_ui(ui: &Ui, projector: &Projector, sight: &Sight<'_>, (text, ink): (&str, Color32)) {
    let p = &sight.look.palette;
    let clip = projector.clip_rect();
    let most = (clip.width() - plate_room(clip).width() - 60.0).max(80.0);
    let galley = ui
        .painter()
        .layout(text.to_owned(), font::regular(size::SMALLEST), ink, most);
    let at = clip.left_bottom() + Vec2::new(12.0, -12.0 - galley.size().y);
    let plate = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(6.0, 2.0));
    let response = ui.interact(plate, ui.scope_id().with("map owed"), Sense::hover());
    let name = sight.say_with(Key::MapOwed, [("whose", text.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    let painter = ui.painter().with_clip_rect(clip);
    painter.rect_filled(plate, CornerRadius::same(2), p.bg1);
    painter.galley(at, galley, ink);
}

/// The largest round length not above `metres`, and how it is written.
fn scale_step(metres: f32) -> (f32, String) {
    let steps = [
        50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 5_000.0, 10_000.0, 20_000.0,
    ];
    let step = steps
        .into_iter()
        .rev()
        .find(|step| *step <= metres)
        .unwrap_or(50.0);
    let label = if step >= 1_000.0 {
        format!("{} km", step / 1_000.0)
    } else {
        format!("{step} m")
    };
    (step, label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(is_sketch: bool, approval: &str) -> Sheet {
        Sheet {
            attribution: "© 某人".to_owned(),
            standing: Standing {
                is_sketch,
                approval: approval.to_owned(),
            },
            ..Sheet::default()
        }
    }

    #[test]
    fn no_number_takes_the_word_from_a_sketch() {
        let says = |is_sketch, approval: &str| {
            let sheet = sheet(is_sketch, approval);
            standing(Some(&sheet.standing), "示意图").to_owned()
        };
        assert_eq!(says(true, ""), "示意图");
        assert_eq!(says(true, "7号"), "示意图");
        assert_eq!(says(false, ""), "示意图");
        assert_eq!(says(false, "7号"), "7号");
        assert_eq!(standing(None, "示意图"), "示意图", "not loaded yet");
    }

    #[test]
    fn whose_map_it_is_stands_beside_whose_pictures_they_are() {
        let source = |name: &str| Some((name.to_owned(), "© 天地图 GS(2024)1号"));
        let both = whose(Some(&sheet(false, "7号")), source("天地图"));
        assert_eq!(both, ["© 天地图 GS(2024)1号", "© 某人"]);
        assert_eq!(whose(Some(&sheet(false, "")), None), ["© 某人"]);
        let sketch = whose(Some(&sheet(true, "7号")), source("影像"));
        assert_eq!(sketch, ["影像 © 天地图 GS(2024)1号", "7号"]);
        assert!(whose(Some(&sheet(true, "")), None).is_empty());
    }

    #[test]
    fn the_scale_is_a_round_length_that_fits() {
        assert_eq!(scale_step(1_300.0), (1_000.0, "1 km".to_owned()));
        assert_eq!(scale_step(320.0), (200.0, "200 m".to_owned()));
    }
}
