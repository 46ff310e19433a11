//! What is drawn on the map, and people to be moved.

use super::say::{Clauses, remark, same, say};
use super::telling::Telling;
use super::things;
use crate::catalogue::Text;
use crate::command::{Evacuate, Hazard, Lift, Moved, Plot, Shape};
use crate::words::Words;

pub(super) fn shape(it: &Shape) -> Text {
    match it {
        Shape::Point(_) => say!("一点", "a point"),
        Shape::Line(points) => say!(
            "一线({n} 点)",
            "a line of {n} points",
            n = points.len().to_string()
        ),
        Shape::Area(points) => say!(
            "一片({n} 点)",
            "an area of {n} points",
            n = points.len().to_string()
        ),
        Shape::Circle { radius_m, .. } => say!("半径 {n} 米", "within {n} m", n = *radius_m),
    }
}

pub(super) fn hazard(t: &Telling<'_>, it: &Hazard) -> Text {
    let head = say!(
        "危险源:{kind},{shape}",
        "Hazard: {kind}, {shape}",
        kind = things::plotted(t.names, &it.kind),
        shape = shape(&it.shape)
    );
    let no_go = it.no_go.then(|| say!("禁止进入", "no entry"));
    let until = match it.until_at {
        Some(at) => say!("有效至 {at}", "until {at}", at = t.clock(at)),
        None => say!("解除前有效", "until lifted"),
    };
    Clauses::new(head)
        .and_some(no_go)
        .and(until)
        .and_some(remark(it.words.as_ref()))
        .end()
}

pub(super) fn plot(t: &Telling<'_>, it: &Plot) -> Text {
    let head = say!(
        "标绘:{kind},{shape}",
        "Plotted: {kind}, {shape}",
        kind = things::plotted(t.names, &it.kind),
        shape = shape(&it.shape)
    );
    Clauses::new(head).and_some(remark(it.words.as_ref())).end()
}

/// What was lifted, in words; by its id only where nobody ever drew it.
pub(super) fn lift(t: &Telling<'_>, it: &Lift) -> Text {
    let head = |plot: Text| {
        say!(
            "撤销标绘:{plot}",
            "Lifted from the map: {plot}",
            plot = plot
        )
    };
    match was(t, it) {
        Some((what, words)) => Clauses::new(head(what)).and_some(remark(words)).end(),
        None => head(same(it.plot.as_str())),
    }
}

/// What it is or was: on the incident that is named, or on the one that took it over.
fn was<'a>(t: &Telling<'a>, it: &Lift) -> Option<(Text, Option<&'a Words>)> {
    let (named, survivor) = (
        t.state.incidents.get(&it.incident).map(|it| &**it),
        t.state.incident(&it.incident),
    );
    let mut incidents = [named, survivor].into_iter().flatten();
    incidents.find_map(|incident| {
        // A lifting that was refused or came too late left it on the map.
        let lifted = incident.lifted_as.get(&it.plot);
        let lifted = lifted.map(|was| (&was.kind, was.words.as_ref()));
        let drawn = incident.plots.get(&it.plot);
        let drawn = drawn.map(|mark| (&mark.kind, mark.words.as_ref()));
        let plotted = lifted.or(drawn);
        let plotted = plotted.map(|(kind, words)| (things::plotted(t.names, kind), words));
        plotted.or_else(|| {
            let moved = incident.evacuations.get(&it.plot)?;
            let text = say!("转移区域 {area}", "evacuation of {area}", area = moved.area);
            Some((text, None))
        })
    })
}

pub(super) fn evacuate(it: &Evacuate) -> Text {
    let head = say!(
        "{manner} {area}",
        "{manner}: {area}",
        manner = it.manner,
        area = it.area
    );
    let to = (!it.to.is_empty()).then(|| say!("去向 {to}", "to {to}", to = it.to));
    let transport =
        (!it.transport.is_empty()).then(|| say!("方式 {by}", "by {by}", by = it.transport));
    let outline = it.shape.as_ref().map(shape);
    Clauses::new(head)
        .and_some(to)
        .and_some(transport)
        .and_some(outline)
        .end()
}

pub(super) fn moved(t: &Telling<'_>, it: &Moved) -> Text {
    let incident = t.state.incident(&it.incident);
    let area = match incident.and_then(|incident| incident.evacuations.get(&it.plot)) {
        Some(evacuation) => say!("{area}", "{area}", area = evacuation.area),
        None => same(it.plot.as_str()),
    };
    say!(
        "转移情况 {area}:已转 {moved},拒转 {refused}",
        "Moved from {area}: {moved}; refused: {refused}",
        area = area,
        moved = super::figures::count(it.moved),
        refused = super::figures::count(it.refused)
    )
}
