//! The 135 rescue circle round the selected incident, and what the stations of a kind cover: lines on the
//! map, and a plate that says how many of which force are within each ring, and where the holes are.

use std::collections::BTreeMap;

use dispatch_core::catalogue::{Catalogue, Force};
use dispatch_core::state::Incident;
use dispatch_core::travel::{By, Vehicle};
use dispatch_core::view::{Readiness, readiness, team_place};
use dispatch_core::words::{IncidentId, TeamKind, TownshipId};
use eframe::egui::{
    Align, Frame, Label, Layout, Margin, Painter, Pos2, Rect, ScrollArea, Shape, Stroke, Ui,
    UiBuilder, Vec2,
};
use walkers::Projector;

use super::ground::position;
use super::layers::Layers;
use super::own_rings::OwnRings;
use super::symbol::Age;
use crate::desk::boards::townships_by;
use crate::desk::freshness::Freshness;
use crate::desk::look::{bold, inked};
use crate::desk::settings::{Choice, Says, Setting};
use crate::desk::sight::Sight;
use crate::desk::theme::size;
use crate::desk::widgets::toggle;
use crate::language::{Key, Lang};
use crate::travel::{CoverHere, Nearest, Reach, RingHere, kilometres};

/// Within how many minutes a station covers what is round it; `None`: what the catalogue says of its kind.
pub static COVER_MIN: Setting<Option<u32>> = Setting {
    name: "cover",
    title: Key::SettingCover,
    hint: Key::SettingCoverHint,
    choices: &[
        Choice::new("kind", None, Says::Text(Key::CoverOfKind)),
        Choice::new("5", Some(5), Says::Counted(Key::CoverMinutes, 5)),
        Choice::new("10", Some(10), Says::Counted(Key::CoverMinutes, 10)),
        Choice::new("15", Some(15), Says::Counted(Key::CoverMinutes, 15)),
        Choice::new("30", Some(30), Says::Counted(Key::CoverMinutes, 30)),
    ],
    normal: None,
};

/// Within how many minutes, of a kind of which the catalogue says nothing (derived: a fire station of a
/// town and its ten minutes).
const COVER_UNSAID_MIN: u32 = 10;

/// Within how many minutes a station of a kind covers what is round it: as it is set, else as the holes are
/// reckoned that a proposal leaves.
#[must_use]
pub fn cover_min(set: Option<u32>, catalogue: &Catalogue, kind: &TeamKind) -> u32 {
    let of_kind = catalogue.sending.get(kind.as_str());
    let of_kind = of_kind.and_then(|it| it.cover_min);
    set.or(of_kind).unwrap_or(COVER_UNSAID_MIN)
}

/// Width of the plate, in points.
const WIDTH: f32 = 360.0;
/// Holes that are named; the others are counted.
const HOLES_MAX: usize = 8;

/// Paints the lines: the outer a ring, the longer its dashes.
pub fn paint(
    painter: &Painter,
    projector: &Projector,
    sight: &Sight<'_>,
    (layers, selected): (&Layers, Option<&IncidentId>),
) {
    let p = &sight.look.palette;
    if let Some(cover) = sight.travels.cover().filter(|_| layers.cover) {
        let stroke = Stroke::new(1.5, p.green.text);
        for outline in &cover.outlines {
            painter.add(Shape::line(course(projector, outline), stroke));
        }
    }
    let incident = incident(sight, selected).filter(|_| layers.rings);
    let rings = incident.and_then(|it| sight.travels.rings(it.place.point?));
    for (ring, dash) in rings
        .into_iter()
        .flat_map(|it| &it.rings)
        .zip([4.0, 9.0, 16.0])
    {
        for outline in &ring.outlines {
            let line = course(projector, outline);
            let stroke = Stroke::new(2.0, p.amber.text);
            painter.extend(Shape::dashed_line(&line, stroke, dash, 4.0));
        }
    }
}

fn course(projector: &Projector, line: &[dispatch_core::point::Point]) -> Vec<Pos2> {
    let at = |it: &dispatch_core::point::Point| projector.project(position(*it)).to_pos2();
    line.iter().map(at).collect()
}

fn incident<'a>(sight: &Sight<'a>, selected: Option<&IncidentId>) -> Option<&'a Incident> {
    selected.and_then(|id| sight.state().incident(id))
}

/// Draws the plate at the upper right of the map, while one of the two layers is on.
pub fn circles_ui(
    ui: &mut Ui,
    sight: &Sight<'_>,
    clip: Rect,
    (layers, selected): (&Layers, Option<&IncidentId>),
    (cover, own): (&mut Option<TeamKind>, &mut OwnRings),
) {
    if !layers.rings && !layers.cover {
        return;
    }
    let corner = clip.right_top() + Vec2::new(-WIDTH - 12.0, 80.0);
    let room = Rect::from_min_size(corner, Vec2::new(WIDTH, (clip.height() - 160.0).max(80.0)));
    let p = &sight.look.palette;
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        let plate = Frame::new().fill(p.bg1).stroke(Stroke::new(1.0, p.line2));
        plate.inner_margin(Margin::same(10)).show(ui, |ui| {
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ScrollArea::vertical().id_salt("circles").show(ui, |ui| {
                    if layers.rings {
                        rings_ui(ui, sight, incident(sight, selected), own);
                    }
                    if layers.cover {
                        cover_ui(ui, sight, cover);
                    }
                });
            });
        });
    });
}

fn rings_ui(ui: &mut Ui, sight: &Sight<'_>, incident: Option<&Incident>, own: &mut OwnRings) {
    let ink = sight.look.palette.ink1;
    ui.label(bold(sight.say(Key::LayerRings), size::BODY, ink));
    own.ui(ui, sight);
    let Some((incident, at)) = incident.and_then(|it| Some((it, it.place.point?))) else {
        ui.label(sight.look.note(sight.say(Key::RingsNoPlace)));
        return;
    };
    let Some(here) = sight.travels.rings(at) else {
        ui.label(sight.look.note(sight.say(Key::RingsSoon)));
        return;
    };
    behind_ui(ui, sight);
    for ring in &here.rings {
        let text = ring_text(sight, incident, ring);
        ui.add(Label::new(sight.look.row(text)).wrap());
    }
    ui.add(Label::new(sight.look.note(sight.say(Key::RingsNote))).wrap());
}

/// 道路, 示意图 where the roads are no survey, or 直线.
fn by_key(by: By) -> Key {
    match by {
        By::Sketch => Key::RingBySketch,
        By::Road => Key::RingByRoad,
        By::Straight => Key::RingStraight,
    }
}

/// 3 分钟（道路）1.20 km²：人民群众 2（备勤 2） · …
fn ring_text(sight: &Sight<'_>, incident: &Incident, ring: &RingHere) -> String {
    let (key, n) = match ring.reach {
        Reach::Minutes(minutes) => (Key::RingMinutes, minutes.to_string()),
        Reach::Metres(metres) => (Key::RingKilometres, kilometres(metres)),
    };
    let by = by_key(ring.by);
    let hundredths = ring.area_m2 / 10_000;
    let area = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let counts = forces(sight, incident, ring.reach);
    let forces = Force::ALL.map(|force| {
        let Count { there, free, old } = counts.get(&force).copied().unwrap_or_default();
        let name = match sight.lang() {
            Lang::Zh => force.zh(),
            Lang::En => force.en(),
        };
        let args = [
            ("force", name.into()),
            ("n", there.into()),
            ("free", free.into()),
        ];
        let mut text = sight.say_with(Key::RingForce, args);
        if old > 0 {
            text.push_str(&sight.say_with(Key::RingForceOld, [("n", old.into())]));
        }
        text
    });
    let args = [
        ("reach", sight.say_with(key, [("n", n.into())]).into()),
        ("by", sight.say(by).into_owned().into()),
        ("area", area.into()),
        ("forces", forces.join(" · ").into()),
    ];
    sight.say_with(Key::RingLine, args)
}

/// How many teams of a force are within a ring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    there: u32,
    /// Of these, on stand-by.
    free: u32,
    /// Those whose last position says nothing any more: they are not counted as there.
    old: u32,
}

/// The teams within a ring: by time each by its own vehicle, by kilometres as the crow flies, as the ring is
/// drawn.
fn forces(sight: &Sight<'_>, incident: &Incident, reach: Reach) -> BTreeMap<Force, Count> {
    let state = sight.state();
    let mut counts: BTreeMap<Force, Count> = BTreeMap::new();
    for team in state.register.teams.values() {
        let Some((way, _)) = sight.travels.way(state, incident, &team.id) else {
            continue;
        };
        let within = match (reach, incident.place.point) {
            (Reach::Minutes(minutes), _) => way.travel.seconds <= minutes * 60,
            (Reach::Metres(metres), Some(at)) => way.from.metres_to(at) <= metres,
            (Reach::Metres(_), None) => false,
        };
        if !within {
            continue;
        }
        let kind = sight.catalogue.team_kinds.get(team.kind.as_str());
        let force = kind.map_or(Force::default(), |it| it.force);
        let seen_at = team_place(state, &team.id).and_then(|it| it.seen_at);
        let age = seen_at.map(|at| Freshness::SETTING_OUT.age(at, sight.now));
        let count = counts.entry(force).or_default();
        if age == Some(Age::Old) {
            count.old += 1;
        } else {
            count.there += 1;
            count.free += u32::from(readiness(state, &team.id) == Readiness::Standby);
        }
    }
    counts
}

fn cover_ui(ui: &mut Ui, sight: &Sight<'_>, cover: &mut Option<TeamKind>) {
    let ink = sight.look.palette.ink1;
    ui.label(bold(sight.say(Key::LayerCover), size::BODY, ink));
    let register = &sight.state().register;
    let mut kinds: Vec<_> = sight.catalogue.team_kinds.values().collect();
    // Who comes in a vehicle of his trade covers something; an expert in a car does not.
    kinds.retain(|it| {
        let has = register
            .teams
            .values()
            .any(|team| team.kind.as_str() == it.id);
        has && it.vehicle != Vehicle::Car
    });
    kinds.sort_by_key(|it| it.order);
    ui.horizontal_wrapped(|ui| {
        for kind in kinds {
            let Ok(id) = TeamKind::new(&kind.id) else {
                continue;
            };
            let text = sight.lang().name(&kind.zh, &kind.en);
            let chosen = cover.as_ref() == Some(&id);
            if toggle(ui, sight.look, chosen, &text) {
                *cover = (!chosen).then_some(id);
            }
        }
    });
    if cover.is_none() {
        return;
    }
    match sight.travels.cover() {
        None => drop(ui.label(sight.look.note(sight.say(Key::RingsSoon)))),
        Some(here) => {
            behind_ui(ui, sight);
            covered_ui(ui, sight, here);
        }
    }
}

/// Says that what stands below is of what was asked or closed before.
fn behind_ui(ui: &mut Ui, sight: &Sight<'_>) {
    if sight.travels.is_behind() {
        let amber = sight.look.palette.amber.text;
        let text = inked(sight.say(Key::RingsBehind), size::ROW, amber);
        ui.add(Label::new(text).wrap());
    }
}

fn covered_ui(ui: &mut Ui, sight: &Sight<'_>, here: &CoverHere) {
    let (all, holes) = (here.asked.centres.len(), here.holes().count());
    let args = [
        ("min", here.asked.minutes.into()),
        ("stations", here.asked.stations.len().into()),
        ("covered", (all - holes).into()),
        ("all", all.into()),
    ];
    let text = sight.say_with(Key::CoverLine, args);
    ui.add(Label::new(sight.look.row(text)).wrap());
    let mut rows = cover_rows(sight, here);
    let hidden = rows.len().saturating_sub(HOLES_MAX);
    rows.truncate(HOLES_MAX);
    for text in rows {
        let amber = sight.look.palette.amber.text;
        ui.add(Label::new(inked(text, size::ROW, amber)).wrap());
    }
    if hidden > 0 {
        let args = [("n", hidden.into())];
        ui.label(sight.look.note(sight.say_with(Key::CoverMore, args)));
    }
    if !here.beyond_tenths.is_empty() {
        let by = townships_by(sight);
        let text = sight.say_with(Key::CoverBorders, [("by", by.into())]);
        ui.add(Label::new(sight.look.note(text)).wrap());
    }
}

/// The townships whose middle is not reached in time, and then those of which a part is not: which part.
fn cover_rows(sight: &Sight<'_>, here: &CoverHere) -> Vec<String> {
    let beyond = |township: &TownshipId| {
        let tenths = *here.beyond_tenths.get(township)?;
        Some(match tenths {
            10 => sight.say(Key::CoverBeyondAll).into_owned(),
            _ => sight.say_with(Key::CoverBeyond, [("tenths", tenths.into())]),
        })
    };
    let hole = |(township, nearest): (&TownshipId, Option<&Nearest>)| {
        let name = sight.township(township);
        let hole = match nearest {
            Some(it) => {
                let args = [
                    ("township", name.into()),
                    ("team", sight.team(&it.team).into()),
                    ("min", it.seconds.div_ceil(60).into()),
                    ("by", sight.say(by_key(it.by)).into_owned().into()),
                ];
                sight.say_with(Key::CoverHole, args)
            }
            None => sight.say_with(Key::CoverNone, [("township", name.into())]),
        };
        match beyond(township) {
            Some(beyond) => {
                let args = [("hole", hole.into()), ("beyond", beyond.into())];
                sight.say_with(Key::CoverHoleBeyond, args)
            }
            None => hole,
        }
    };
    let mut rows: Vec<String> = here.holes().map(hole).collect();
    let is_hole = |id: &TownshipId| here.holes().any(|(it, _)| it == id);
    // The greatest part first.
    let mut parts: Vec<(&TownshipId, u8)> =
        here.beyond_tenths.iter().map(|it| (it.0, *it.1)).collect();
    parts.retain(|it| !is_hole(it.0));
    parts.sort_by_key(|it| std::cmp::Reverse(it.1));
    rows.extend(parts.into_iter().filter_map(|(township, _)| {
        let name = sight.township(township);
        let args = [
            ("township", name.into()),
            ("beyond", beyond(township)?.into()),
        ];
        Some(sight.say_with(Key::CoverPart, args))
    }));
    rows
}
