//! The field in which a place is typed, and over what stands below it what it may be: Enter or a click
//! takes one, Tab leaves the words as they are.

use atlas::datum::LonLat;
use dispatch_core::point::Point;
use eframe::egui::{
    Area, Event, Frame, Id, Key as Pressed, Label, Margin, Modifiers, Order, Rect, Role, Sense,
    Stroke, Ui, Vec2, WidgetInfo,
};

use super::coordinates::{Coordinates, Numbers, numbers};
use super::known::{Known, known};
use super::post::{self, Stands};
use super::{Whereabouts, nearest_township};
use crate::desk::found::{Fit, fit};
use crate::desk::sight::Sight;
use crate::desk::theme::space;
use crate::desk::widgets::{bounded_field, watch_ui};
use crate::language::Key;

/// Places that are proposed at once.
const OFFERED: usize = 5;
/// Least width of their list, in points.
const LIST_LEAST: f32 = 240.0;

/// What may be meant.
struct Offer {
    says: String,
    what: What,
}

enum What {
    Known(Known),
    /// A point that goes with these words.
    Point(Point, String),
}

/// What a text may mean, and what is to be said about it.
#[derive(Default)]
struct Understood {
    offers: Vec<Offer>,
    notes: Vec<String>,
}

/// Draws the field, `id` its own, and what may be meant. `caret` puts the caret into it.
pub fn where_field(
    ui: &mut Ui,
    sight: &Sight<'_>,
    (id, width): (Id, f32),
    place: &mut Whereabouts,
    caret: bool,
) {
    if caret {
        ui.memory_mut(|it| it.request_focus(id));
    }
    let here = ui.memory(|it| it.has_focus(id));
    // A press on a proposal takes the caret out of the field before it is a click.
    let list = id.with("list");
    let stood = ui.data(|it| it.get_temp::<Option<Rect>>(list)).flatten();
    let pressed = stood.is_some_and(|it| is_pressed(ui, it));
    let shown = understood(sight, place, here || pressed);
    let count = shown.offers.len();
    place.chosen = place.chosen.min(count.saturating_sub(1));
    let mut taken = None;
    if here && count > 0 {
        // What an input method puts in ends with Enter as well, and is no choice here.
        let composing = ui.input(|it| it.events.iter().any(|it| matches!(it, Event::Ime(_))));
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Pressed::ArrowDown) {
                place.chosen = (place.chosen + 1) % count;
            }
            if input.consume_key(Modifiers::NONE, Pressed::ArrowUp) {
                place.chosen = (place.chosen + count - 1) % count;
            }
            if !composing && input.consume_key(Modifiers::NONE, Pressed::Enter) {
                taken = Some(place.chosen);
            }
        });
    }
    let before = place.words.clone();
    let named = (Key::PlaceWords, width);
    let field = bounded_field(ui, sight, id, named, &mut place.words);
    watch_ui(ui, sight, Key::PlaceWords, &mut place.words);
    if before != place.words {
        place.chosen = 0;
    }
    // One place for them, whatever stands there: what is drawn below keeps its ids, and the caret.
    ui.scope(|ui| {
        for note in &shown.notes {
            let ink = sight.look.palette.amber.text;
            ui.add(Label::new(sight.look.label(note).color(ink)).wrap());
        }
    });
    let in_sight = ui.clip_rect().intersects(field.rect);
    let mut stands = None;
    if (here || pressed) && count > 0 && in_sight {
        // Over what stands below: nothing may move away from a press on it.
        let drawn = Area::new(list)
            .order(Order::Foreground)
            .fixed_pos(field.rect.left_bottom() + Vec2::new(0.0, 2.0))
            .show(ui.ctx(), |ui| {
                let p = &sight.look.palette;
                let frame = Frame::new()
                    .fill(p.bg1)
                    .stroke(Stroke::new(1.0, p.line2))
                    .inner_margin(Margin::same(4));
                frame.show(ui, |ui| {
                    ui.set_width((field.rect.width() - 10.0).max(LIST_LEAST));
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for (at, offer) in shown.offers.iter().enumerate() {
                        if offer_ui(ui, sight, offer, at == place.chosen) {
                            taken = Some(at);
                        }
                    }
                });
            });
        stands = Some(drawn.response.rect);
    }
    ui.data_mut(|it| it.insert_temp(list, stands));
    if let Some(offer) = taken.and_then(|at| shown.offers.get(at)) {
        take(sight, place, offer);
        ui.memory_mut(|it| it.request_focus(id));
    }
}

/// Whether a press begins or ends there. The list lies over the form, so the form's own layer is asked
/// nothing.
fn is_pressed(ui: &Ui, rect: Rect) -> bool {
    ui.input(|input| {
        let pointer = &input.pointer;
        let presses = pointer.any_down() || pointer.any_released();
        presses && pointer.interact_pos().is_some_and(|it| rect.contains(it))
    })
}

fn take(sight: &Sight<'_>, place: &mut Whereabouts, offer: &Offer) {
    match &offer.what {
        What::Known(known) => place.take(known, known.spoken()),
        What::Point(point, words) => {
            place.point = Some(*point);
            place.lies_in(nearest_township(&sight.state().register, *point));
            place.words.clone_from(words);
            place.settle();
        }
    }
}

fn offer_ui(ui: &mut Ui, sight: &Sight<'_>, offer: &Offer, chosen: bool) -> bool {
    let p = &sight.look.palette;
    let size = Vec2::new(ui.available_width(), space::pressed(ui));
    // The field keeps the caret: its arrows and Enter choose here.
    let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &offer.says));
    if chosen || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, p.bg3);
    }
    let at = rect.left_center() + Vec2::new(8.0, 0.0);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.text(
        at,
        eframe::egui::Align2::LEFT_CENTER,
        &offer.says,
        crate::desk::font::regular(crate::desk::theme::size::ROW),
        p.ink1,
    );
    response.clicked()
}

/// What is written, as it may be meant.
fn understood(sight: &Sight<'_>, place: &Whereabouts, looked_at: bool) -> Understood {
    let text = place.words.trim();
    if text.is_empty() || place.is_settled() {
        return Understood::default();
    }
    match numbers(text) {
        Some(Numbers::Read(read)) => return by_coordinates(sight, text, &read),
        Some(Numbers::Nowhere) => {
            return Understood {
                notes: vec![sight.say(Key::PlaceNowhere).into_owned()],
                ..Understood::default()
            };
        }
        None => {}
    }
    if let Some(post) = post::read(text) {
        return by_post(sight, text, &post);
    }
    if looked_at {
        by_name(sight, text)
    } else {
        Understood::default()
    }
}

fn by_coordinates(sight: &Sight<'_>, text: &str, read: &Coordinates) -> Understood {
    let mut notes = Vec::new();
    if read.swapped {
        notes.push(sight.say(Key::PlaceSwapped).into_owned());
    }
    let LonLat { lon, lat } = read.read;
    let offers = read.points.iter().map(|(datum, point)| {
        let near = nearest_township(&sight.state().register, *point);
        let near = near.map(|id| sight.township(&id)).unwrap_or_default();
        let args = [
            ("datum", datum.name().into()),
            ("lat", format!("{lat:.5}").into()),
            ("lon", format!("{lon:.5}").into()),
            ("near", near.into()),
        ];
        let words = match text.to_lowercase().contains(&datum.name().to_lowercase()) {
            true => text.to_owned(),
            false => format!("{datum} {text}"),
        };
        Offer {
            says: sight.say_with(Key::PlaceReadAs, args),
            what: What::Point(*point, words),
        }
    });
    Understood {
        offers: offers.collect(),
        notes,
    }
}

fn by_post(sight: &Sight<'_>, text: &str, post: &post::Post) -> Understood {
    let args = [("post", post.to_string().into())];
    match post::stands(&sight.state().register, post) {
        Stands::At(point) => Understood {
            offers: vec![Offer {
                says: sight.say_with(Key::PlacePost, args),
                what: What::Point(point, text.to_owned()),
            }],
            notes: Vec::new(),
        },
        Stands::Beyond => Understood {
            notes: vec![sight.say_with(Key::PlacePostBeyond, args)],
            ..Understood::default()
        },
        Stands::Unknown => Understood {
            notes: vec![sight.say_with(Key::PlacePostUnknown, args)],
            ..Understood::default()
        },
    }
}

fn by_name(sight: &Sight<'_>, text: &str) -> Understood {
    let mut found: Vec<(Fit, Known)> = known(&sight.state().register)
        .into_iter()
        .filter_map(|it| Some((fit(text, [it.spoken(), it.en.as_str()])?, it)))
        .collect();
    // A township by its initials is no better than a place by a piece of its name, and no worse.
    found.sort_by_key(|(fit, it)| (*fit, it.zh.chars().count()));
    found.truncate(OFFERED);
    let offers = found.into_iter().map(|(_, it)| {
        let name = sight.lang().name(&it.zh, &it.en);
        let township = it.township.as_ref().filter(|_| !it.is_township);
        let says = match township {
            Some(id) => format!("{name} · {}", sight.township(id)),
            None => name,
        };
        Offer {
            says,
            what: What::Known(it),
        }
    });
    Understood {
        offers: offers.collect(),
        ..Understood::default()
    }
}
