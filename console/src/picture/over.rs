//! What lies over the ground of a picture: what is plotted, hazard areas with their wind and what waits in them,
//! closed roads, and the ways of whoever is coming. The same lines and words as on the map of the desk.

use atlas::picture::{Dashes, Filling, Ink, Mark, MarkForm, Over, OverForm};
use dispatch_core::command::Shape;
use dispatch_core::point::Point;
use dispatch_core::sentence::wind_speed;
use dispatch_core::state::{PlotMark, State};
use dispatch_core::time::Time;
use dispatch_core::travel::By;
use dispatch_core::view::{AreaView, RoadStanding, affected_en, affected_zh, areas, road_closures};
use dispatch_core::words::TeamId;

use crate::drawn::{Edge, Heard, Meaning, plot_look, plot_text, plots};
use crate::language::{Key, Lang, age_text};
use crate::travel::{AtOnce, Way, outline};

/// Px between two strokes through a closed road, and through one that is only slow.
const STROKES_PX: (f64, f64) = (11.0, 33.0);

/// Everything over the ground, the lowest first.
pub(super) fn over((state, now): (&State, Time), roads: &AtOnce, lang: Lang) -> Vec<Over> {
    let mut over: Vec<Over> = plots(state, now)
        .into_iter()
        .map(|(_, it)| plot(it, lang))
        .collect();
    for area in areas(state) {
        hazard(&mut over, &area, (state, now), lang);
    }
    for (_, team, way) in &roads.ways {
        over.push(way_over(state, (team, way), lang));
    }
    closed(&mut over, (state, now), roads, lang);
    over
}

/// A mark on everybody inside a hazard area: undecided, not told, told.
pub(super) fn marks(state: &State, lang: Lang) -> Vec<Mark> {
    let areas = areas(state);
    let rows = areas
        .iter()
        .flat_map(|area| area.inside.iter().map(move |row| (area, row)));
    let marks = rows.filter_map(|(area, row)| {
        let form = match Heard::of(row)? {
            Heard::Undecided => MarkForm::Asked,
            Heard::NotTold => MarkForm::Open,
            Heard::Told => MarkForm::Done,
        };
        let incident = &area.incident;
        let label = match lang {
            Lang::Zh => affected_zh(state, incident, &row.who),
            Lang::En => affected_en(state, incident, &row.who),
        };
        Some(Mark {
            at: row.point,
            form,
            label,
        })
    });
    marks.collect()
}

fn broken(it: bool) -> Dashes {
    match it {
        true => Dashes::Broken,
        false => Dashes::Whole,
    }
}

/// Something plotted, as on the map of the desk; its kind is written, since no legend stands beside a picture.
fn plot(plot: &PlotMark, lang: Lang) -> Over {
    let look = plot_look(plot);
    let filling = match look.hatched {
        true => Filling::Hatch,
        false => Filling::Bare,
    };
    let form = match &plot.shape {
        Shape::Point(at) => OverForm::Place(*at),
        Shape::Line(line) if look.leads => OverForm::Way(line.clone()),
        Shape::Line(line) => OverForm::Line(line.clone()),
        Shape::Area(edge) => OverForm::Area(edge.clone(), filling),
        Shape::Circle { center, radius_m } => OverForm::Circle(*center, *radius_m, filling),
    };
    let (width, dashes) = match look.edge {
        Edge::Solid => (2.0, Dashes::Whole),
        Edge::Thick => (3.0, Dashes::Whole),
        Edge::Dashed => (2.0, Dashes::Broken),
        Edge::DashDot => (2.0, Dashes::DashDot),
        Edge::Dotted => (2.0, Dashes::Dotted),
        Edge::Toothed => (3.0, Dashes::Toothed),
        Edge::Double => (2.0, Dashes::Double),
    };
    Over {
        form,
        ink: match look.meaning {
            Meaning::Red => Ink::Red,
            Meaning::Amber => Ink::Amber,
            Meaning::Blue => Ink::Blue,
            Meaning::Plain => Ink::Plain,
        },
        width,
        dashes,
        label: plot_text(plot, lang),
        sign: Some(look.sign),
    }
}

/// The ground downwind under the circle that nobody enters, and the wind on top.
fn hazard(over: &mut Vec<Over>, area: &AreaView, (state, now): (&State, Time), lang: Lang) {
    let ground = &area.footprint;
    let stale = area.is_wind_stale(state, now);
    let too_short = area.is_too_short(now);
    let args = [
        ("n", area.version.number.into()),
        ("isolation", ground.isolation_m.into()),
        ("downwind", ground.protective_m.into()),
    ];
    let mut label = lang.say_with(Key::AreaOnMap, args);
    if too_short {
        label = format!("{label} · {}", lang.say(Key::AreaDark));
    }
    let downwind = match ground.corners() {
        Some(corners) => OverForm::Area(corners.to_vec(), Filling::Hatch),
        None => OverForm::Circle(ground.origin, ground.protective_m, Filling::Hatch),
    };
    over.push(Over {
        form: downwind,
        ink: Ink::Amber,
        width: 2.0,
        dashes: broken(stale || too_short),
        label,
        sign: None,
    });
    over.push(Over {
        form: OverForm::Circle(ground.origin, ground.isolation_m, Filling::Tint),
        ink: Ink::Red,
        width: 2.5,
        dashes: Dashes::Whole,
        label: String::new(),
        sign: None,
    });
    let mark = area.wind.as_ref();
    if let Some((mark, angle)) = mark.and_then(|it| Some((it, it.from.angle_e7()?))) {
        let from = match lang {
            Lang::Zh => mark.from.zh(),
            Lang::En => mark.from.en(),
        };
        let speed = mark.speed_cm_s.map(wind_speed).unwrap_or_default();
        let age = age_text(lang, mark.as_of, now);
        let args = [
            ("from", from.into()),
            ("speed", speed.into()),
            ("age", age.into()),
        ];
        let key = match stale {
            true => Key::WindOnMapOld,
            false => Key::WindOnMap,
        };
        over.push(Over {
            // Whole turns are 3.6 · 10⁹: exact as a float.
            form: OverForm::Wind(ground.origin, angle as f64 / 1e7),
            ink: if stale { Ink::Red } else { Ink::Plain },
            width: 2.0,
            dashes: broken(stale),
            label: lang.say_with(key, args),
            sign: None,
        });
    }
}

fn way_over(state: &State, (team, way): (&TeamId, &Way), lang: Lang) -> Over {
    let key = match way.travel.by {
        By::Sketch => Key::TravelSketch,
        By::Road => Key::TravelRoad,
        By::Straight => Key::TravelStraight,
    };
    // A way takes at least a minute, as the desk tells it.
    let minutes = way.travel.seconds.div_ceil(60).max(1);
    let time = lang.say_with(key, [("min", minutes.into())]);
    Over {
        form: OverForm::Way(way.line.clone()),
        ink: Ink::Blue,
        width: 2.5,
        // A straight line is none that anybody drives.
        dashes: broken(!way.travel.by.is_along_roads()),
        label: format!("{} {time}", team_name(state, team, lang)),
        sign: None,
    }
}

fn team_name(state: &State, team: &TeamId, lang: Lang) -> String {
    let listed = state.register.teams.get(team);
    let listed = listed.map(|it| lang.name(it.zh.as_str(), it.en.as_str()));
    listed.unwrap_or_else(|| team.to_string())
}

fn closed(over: &mut Vec<Over>, (state, now): (&State, Time), roads: &AtOnce, lang: Lang) {
    for it in road_closures(state, now) {
        let (ink, said) = match (it.standing, it.closed.slowed_kmh) {
            (RoadStanding::Open, _) => continue,
            (RoadStanding::RunOut, _) => (Ink::Amber, Key::RoadRunOut),
            (RoadStanding::InForce, Some(_)) => (Ink::Amber, Key::RoadSlow),
            (RoadStanding::InForce, None) => (Ink::Red, Key::RoadClosed),
        };
        let here = roads.closed.get(it.id).map(|it| it.roads.clone());
        // Where no road is known it is what was said that is drawn.
        let lines: Vec<Vec<Point>> = match here.filter(|it| !it.is_empty()) {
            Some(lines) => lines,
            None => vec![outline(it.closed)],
        };
        let mut label = format!("{} {}", lang.say(said), it.closed.road);
        for line in lines {
            let pitch = match it.closed.slowed_kmh {
                Some(_) => STROKES_PX.1,
                None => STROKES_PX.0,
            };
            over.push(Over {
                form: OverForm::Struck(line, pitch),
                ink,
                width: 2.5,
                dashes: broken(it.standing == RoadStanding::RunOut),
                // One of its stretches says what it is.
                label: std::mem::take(&mut label),
                sign: None,
            });
        }
    }
}
