//! Ways are cut where they meet, into stretches; and where their points are not known.

use std::collections::BTreeMap;
use std::ops::Range;

use dispatch_core::point::Point;

use super::OsmError;
use super::import::{Import, Way};
use crate::flat::length_mm;
use crate::roads::{COUNT_MAX, Roads, Stretch};

/// Ways in pieces.
pub(super) struct Cut {
    /// Without names, barriers and turns.
    pub roads: Roads,
    /// The junction of each point that is one, by its place among the points.
    pub junction_of: BTreeMap<usize, u32>,
    /// The stretches of each way.
    pub stretches_of: Vec<Range<usize>>,
}

/// Cuts the ways; `vias` are the places of points at which a turn is forbidden.
///
/// # Errors
/// There are too many pieces.
pub(super) fn split(import: &mut Import, vias: &[usize]) -> Result<Cut, OsmError> {
    let runs: Vec<Vec<Vec<usize>>> = import.ways.iter().map(|it| runs(import, it)).collect();
    let mut uses = vec![0_u8; import.wanted.len()];
    let mut use_of = |place: usize, times: u8| uses[place] = uses[place].saturating_add(times);
    for run in runs.iter().flatten() {
        run.iter().for_each(|place| use_of(*place, 1));
        for end in [run.first(), run.last()].into_iter().flatten() {
            use_of(*end, 2);
        }
    }
    for place in vias.iter().chain(import.barriers.keys()) {
        if uses[*place] > 0 {
            uses[*place] = uses[*place].saturating_add(2);
        }
    }
    let is_junction = |place: &usize| uses[*place] >= 2;
    let mut cut = Cut {
        roads: Roads::default(),
        junction_of: BTreeMap::new(),
        stretches_of: Vec::with_capacity(runs.len()),
    };
    for (place, point) in import.points.iter().enumerate() {
        if let Some(point) = point.filter(|_| is_junction(&place)) {
            // There are no more junctions than points, whose number was bounded as they were read.
            cut.junction_of
                .insert(place, cut.roads.junctions.len() as u32);
            cut.roads.junctions.push(point);
        }
    }
    for (way, runs) in import.ways.iter().zip(&runs) {
        let begin = cut.roads.stretches.len();
        for run in runs {
            let mut last = 0;
            for at in 1..run.len() {
                if is_junction(&run[at]) {
                    stretch(&mut cut, import, way, &run[last..=at])?;
                    last = at;
                }
            }
        }
        cut.stretches_of.push(begin..cut.roads.stretches.len());
    }
    for (way, runs) in import.ways.iter().zip(&runs) {
        let points: usize = runs.iter().map(Vec::len).sum();
        if runs.is_empty() {
            import.left.outside = import.left.outside.saturating_add(1);
        } else if runs.len() > 1 || points < distinct(&import.refs[way.refs.0..way.refs.1]) {
            import.left.cut = import.left.cut.saturating_add(1);
        }
    }
    Ok(cut)
}

/// The points of a way without those that follow themselves.
fn distinct(refs: &[i64]) -> usize {
    let repeats = refs.windows(2).filter(|it| it[0] == it[1]).count();
    refs.len() - repeats
}

/// The parts of a way all of whose points are known, two or more points each.
fn runs(import: &Import, way: &Way) -> Vec<Vec<usize>> {
    let mut runs = vec![Vec::new()];
    for id in &import.refs[way.refs.0..way.refs.1] {
        let place = import.place(*id).filter(|it| import.points[*it].is_some());
        let run: &mut Vec<usize> = match runs.last_mut() {
            Some(run) => run,
            None => continue,
        };
        match place {
            Some(place) if run.last() == Some(&place) => {}
            Some(place) => run.push(place),
            None => runs.push(Vec::new()),
        }
    }
    runs.retain(|it| it.len() > 1);
    runs
}

fn stretch(cut: &mut Cut, import: &Import, way: &Way, places: &[usize]) -> Result<(), OsmError> {
    let points: Vec<Point> = places.iter().filter_map(|it| import.points[*it]).collect();
    let ends = [places.first(), places.last()];
    let ends = ends.map(|it| it.and_then(|it| cut.junction_of.get(it)).copied());
    let [Some(begin), Some(end)] = ends else {
        return Ok(());
    };
    let mm: u64 = points.windows(2).map(|it| length_mm(it[0], it[1])).sum();
    let roads = &mut cut.roads;
    if roads.stretches.len() >= COUNT_MAX || roads.shape.len() >= COUNT_MAX {
        return Err(OsmError::TooManyRoads);
    }
    let between = &points[1..points.len() - 1];
    let shape = (roads.shape.len() as u32, between.len() as u32);
    roads.shape.extend_from_slice(between);
    roads.stretches.push(Stretch {
        ends: [begin, end],
        shape,
        // Two points at one place are still two.
        length_mm: u32::try_from(mm.max(1)).map_err(|_| OsmError::TooManyRoads)?,
        class: way.road.class,
        open: way.road.open,
        limit_kmh: way.road.limit_kmh,
        height_cm: way.road.height_cm,
        weight_hkg: way.road.weight_hkg,
        width_cm: way.road.width_cm,
        axle_hkg: way.road.axle_hkg,
        name: way.name,
    });
    Ok(())
}
