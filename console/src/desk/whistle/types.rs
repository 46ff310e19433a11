//! The grid of the eighteen types: symbol, name, and the initials by which it is found; and the field in
//! which these are typed.

use dispatch_core::catalogue::IncidentType;
use dispatch_core::words::TypeId;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    Align2, CornerRadius, Grid, Pos2, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::letters::{letters, shortened};
use crate::desk::font;
use crate::desk::found::fit;
use crate::desk::map::symbol::{Form, Mark, Shape, paint};
use crate::desk::sight::Sight;
use crate::desk::theme::{size, space};
use crate::desk::widgets::unwatched_field;
use crate::language::{Key, Lang};

/// Columns of the grid in a column of the desk, and where the form has the width of a window.
const COLUMNS: (usize, usize) = (3, 6);
/// From this width on, in points, it has.
const WIDE: f32 = 750.0;
/// Least height of a type in points: the whole grid leaves room for place and conditions below it.
const HEIGHT: f32 = 32.0;

/// Draws the grid; one type is chosen at a time.
pub fn types_ui(ui: &mut Ui, sight: &Sight<'_>, chosen: &mut Option<TypeId>) {
    let mut types: Vec<&IncidentType> = sight
        .state()
        .register
        .types
        .values()
        .map(|it| &**it)
        .collect();
    types.sort_by_key(|it| it.number);
    let struck = letters(types.iter().copied());
    let columns = match ui.available_width() {
        room if room >= WIDE => COLUMNS.1,
        _ => COLUMNS.0,
    };
    let width = (ui.available_width() - 8.0 * (columns as f32 - 1.0)) / columns as f32;
    Grid::new("types").spacing([8.0, 6.0]).show(ui, |ui| {
        for (index, kind) in types.into_iter().enumerate() {
            let struck = struck.get(kind.id.as_str()).map_or("", |it| &**it);
            type_ui(ui, sight, kind, chosen, (width, struck));
            if index % columns == columns - 1 {
                ui.end_row();
            }
        }
    });
}

/// Draws the field that finds a type by its initials or a piece of its name: the one that fits best is
/// chosen in sight, while it is typed. `caret` puts the caret there.
pub fn type_field(
    ui: &mut Ui,
    sight: &Sight<'_>,
    typed: &mut String,
    chosen: &mut Option<TypeId>,
    caret: bool,
) {
    let field = unwatched_field(ui, sight.look, (Key::WhistleTypeTyped, 150.0), typed);
    if caret {
        field.request_focus();
        field.scroll_to_me(None);
    }
    if typed.trim().is_empty() {
        return;
    }
    match found(sight, typed) {
        Some(kind) if field.changed() => *chosen = Some(kind),
        Some(_) => {}
        None => {
            ui.label(sight.look.note(sight.say(Key::WhistleTypeNone)));
        }
    }
}

/// The type that fits best what was typed.
fn found(sight: &Sight<'_>, typed: &str) -> Option<TypeId> {
    let types = || sight.state().register.types.values();
    let lower = typed.trim().to_lowercase();
    let struck = letters(types().map(|it| &**it));
    if let Some((id, _)) = struck.iter().find(|it| *it.1 == lower) {
        return TypeId::new(id).ok();
    }
    let fits = types().filter_map(|it| {
        let named = shortened(&it.zh);
        Some((fit(typed, [named, it.en.as_str()])?, it))
    });
    let best = fits.min_by_key(|(fit, it)| (*fit, it.number))?;
    TypeId::new(&best.1.id).ok()
}

fn type_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    kind: &IncidentType,
    chosen: &mut Option<TypeId>,
    (width, letters): (f32, &str),
) {
    let p = &sight.look.palette;
    let is_it = chosen.as_ref().is_some_and(|it| it.as_str() == kind.id);
    // The keyboard chooses in the field above: eighteen stops between it and the place help nobody.
    let (rect, response) = ui.allocate_exact_size(
        Vec2::new(width, space::pressed(ui).max(HEIGHT)),
        Sense::CLICK,
    );
    let name = sight.lang().name(&kind.zh, &kind.en);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_it, &name));
    let (fill, edge, ink) = if is_it {
        (p.ink1, p.ink1, p.bg0)
    } else if response.hovered() {
        (p.bg3, p.line2, p.ink1)
    } else {
        (p.bg2, p.line2, p.ink1)
    };
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect(
        rect,
        CornerRadius::same(3),
        fill,
        Stroke::new(1.0, edge),
        StrokeKind::Inside,
    );
    let form = if is_it { Form::Full } else { Form::Hollow };
    let hue = is_it.then_some(p.amber);
    let mark = Mark::new(Shape::Diamond, kind.symbol, form, hue);
    paint(
        &painter,
        sight.look,
        Pos2::new(rect.left() + 18.0, rect.center().y),
        &mark,
        20.0,
    );
    let face = font::regular(size::ROW);
    let short = short_name(kind, sight.lang());
    let mut end = rect.right() - 7.0;
    if sight.lang() == Lang::Zh {
        let ink = if is_it { p.bg0 } else { p.ink3 };
        let initials = painter.text(
            Pos2::new(end, rect.center().y),
            Align2::RIGHT_CENTER,
            letters,
            font::regular(size::SMALLEST),
            ink,
        );
        end = initials.left() - 4.0;
    }
    // A name that is too long gives way to the letters by which it is found; whole it is on hovering.
    let left = rect.left() + 34.0;
    let mut job = LayoutJob::simple_singleline(short, face, ink);
    job.wrap = TextWrapping::truncate_at_width((end - left).max(1.0));
    let named = painter.layout_job(job);
    let top = rect.center().y - named.size().y / 2.0;
    painter.galley(Pos2::new(left, top), named, ink);
    if response.clicked() {
        *chosen = TypeId::new(&kind.id).ok();
    }
    response.on_hover_text(name);
}

/// The name without what many begin with and what stands in brackets behind it: that is on hovering.
fn short_name(kind: &IncidentType, lang: Lang) -> String {
    let name = match lang {
        Lang::Zh => &kind.zh,
        Lang::En => &kind.en,
    };
    let end = name.find(['(', '（', ',']).unwrap_or(name.len());
    shortened(name[..end].trim()).to_owned()
}
