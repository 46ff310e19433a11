//! What is written in the corners of the map: its scale, the place under the pointer, how far it is to be
//! trusted, and whose data they are.

use atlas::datum::{Datum, LonLat};
use eframe::egui::{Align2, Color32, CornerRadius, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2};
use walkers::Projector;

use super::base::Base;
use super::elsewhere::Elsewhere;
use super::readout::READOUT;
use crate::desk::font;
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::language::{Key, Lang};

/// The room of the plate at the lower right.
#[must_use]
pub fn plate_room(clip: Rect) -> Rect {
    let size = Vec2::new(224.0, 79.0);
    Rect::from_min_size(clip.right_bottom() - size - Vec2::splat(12.0), size)
}

/// The plate at the lower right: scale, datum, the place under the pointer, 示意图 or what the district
/// writes there instead. At the lower left stands whose data they are.
pub fn plate_ui(
    ui: &Ui,
    projector: &Projector,
    sight: &Sight<'_>,
    (base, elsewhere): (&Base, &Elsewhere),
) {
    match elsewhere.shown() {
        Some(source) => {
            let trouble = elsewhere.trouble(sight.lang());
            owed_elsewhere_ui(ui, projector, sight, (&source.attribution, trouble));
        }
        None => owed_ui(ui, projector, sight, base),
    }
    let p = &sight.look.palette;
    let clip = projector.clip_rect();
    let centre = projector.unproject(clip.center().to_vec2());
    let per_metre = projector.scale_pixel_per_meter(centre);
    let (metres, label) = scale_step(120.0 / per_metre.max(1e-9));
    let pointer = ui
        .input(|input| input.pointer.hover_pos())
        .filter(|at| clip.contains(*at))
        .map_or(centre, |at| projector.unproject(at.to_vec2()));
    let wgs = LonLat {
        lon: pointer.x(),
        lat: pointer.y(),
    };
    let pair = |datum: Datum| {
        let there = wgs.from_wgs84(datum);
        format!("{datum} {:.5}, {:.5}", there.lon, there.lat)
    };
    let places = sight.settings.read(&READOUT).iter().map(|it| pair(*it));
    let approval = base.sheet().map(|it| it.standing.approval.clone());
    let approval = approval.filter(|it| !it.is_empty());
    let standing = match elsewhere.shown() {
        Some(source) => sight.lang().name(&source.zh, &source.en),
        None => approval.unwrap_or_else(|| sight.say(Key::Schematic).into_owned()),
    };
    let lines: Vec<String> = places.chain([standing]).collect();
    let plate = plate_room(clip);
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
    for (index, line) in lines.iter().enumerate() {
        painter.text(
            Pos2::new(left, plate.top() + 32.0 + 17.0 * index as f32),
            Align2::LEFT_CENTER,
            line,
            font::regular(size::SMALLEST),
            p.ink2,
        );
    }
}

/// Who made the data, or why there are none.
fn owed_ui(ui: &Ui, projector: &Projector, sight: &Sight<'_>, base: &Base) {
    let p = &sight.look.palette;
    let chinese = sight.lang() == Lang::Zh;
    // What a schematic says of itself stands on the plate already.
    let owed = base.sheet().filter(|it| !it.standing.is_sketch);
    let (text, ink) = match (base.failed(chinese), owed) {
        (Some(why), _) => (why, p.amber.text),
        (None, Some(sheet)) => (&sheet.attribution[..], p.ink2),
        (None, None) => return,
    };
    owed_text_ui(ui, projector, sight, (text, ink));
}

/// Who made the pictures that are shown, and before that why none comes.
fn owed_elsewhere_ui(
    ui: &Ui,
    projector: &Projector,
    sight: &Sight<'_>,
    (attribution, trouble): (&str, Option<String>),
) {
    let p = &sight.look.palette;
    match trouble {
        Some(why) => {
            let text = format!("{why} · {attribution}");
            owed_text_ui(ui, projector, sight, (&text, p.amber.text));
        }
        None => owed_text_ui(ui, projector, sight, (attribution, p.ink2)),
    }
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

    #[test]
    fn the_scale_is_a_round_length_that_fits() {
        assert_eq!(scale_step(1_300.0), (1_000.0, "1 km".to_owned()));
        assert_eq!(scale_step(320.0), (200.0, "200 m".to_owned()));
    }
}
