//! What is drawn on the map, and people to be moved.

use super::requests::consented;
use super::{Act, hazard_areas, words};
use crate::command::{Evacuate, EvacuationManner, Hazard, Lift, Moved, Plot, Shape};
use crate::refusal::Refusal;
use crate::state::{Compensation, Evacuation, Incident, LiftedAs, PlotMark, Shared};
use crate::words::{ActId, IncidentId, PlotId};

pub(super) fn check_shape(shape: &Shape) -> Result<(), Refusal> {
    let (what, enough) = match shape {
        Shape::Point(_) => ("点", true),
        Shape::Line(points) => ("线至少 2 点", (2..=1000).contains(&points.len())),
        Shape::Area(points) => ("面至少 3 点", (3..=1000).contains(&points.len())),
        Shape::Circle { radius_m, .. } => ("半径 1 至 100000 米", (1..=100_000).contains(radius_m)),
    };
    if enough {
        Ok(())
    } else {
        Err(Refusal::Nonsense(words(format!("图形不成立:{what}。"))))
    }
}

pub(super) fn hazard(act: &mut Act<'_>, it: &Hazard) -> Result<(), Refusal> {
    let mark = PlotMark {
        kind: it.kind.clone(),
        shape: it.shape.clone(),
        version: 1,
        hazard: true,
        no_go: it.no_go,
        until: it.until_at,
        words: it.words.clone(),
        said: act.said(),
    };
    draw(act, &it.incident, &it.plot, mark)
}

pub(super) fn plot(act: &mut Act<'_>, it: &Plot) -> Result<(), Refusal> {
    let mark = PlotMark {
        kind: it.kind.clone(),
        shape: it.shape.clone(),
        version: 1,
        hazard: false,
        no_go: false,
        until: None,
        words: it.words.clone(),
        said: act.said(),
    };
    draw(act, &it.incident, &it.plot, mark)
}

/// Puts a mark on the map as the next version of its name. One that is older than what stands, or
/// than its lifting, comes too late to be drawn.
fn draw(
    act: &mut Act<'_>,
    id: &IncidentId,
    plot: &PlotId,
    mut mark: PlotMark,
) -> Result<(), Refusal> {
    check_shape(&mark.shape)?;
    let incident = act.change_where(id, |it| it.plots.contains_key(plot))?;
    let id = incident.id.clone();
    let before = incident.plots.get(plot).cloned();
    let newer = before
        .as_ref()
        .is_some_and(|had| had.said.at > mark.said.at);
    let lifted = incident
        .lifted
        .get(plot)
        .is_some_and(|at| *at > mark.said.at);
    if newer || lifted {
        return Ok(());
    }
    mark.version = before
        .as_ref()
        .map_or(0, |had| had.version)
        .saturating_add(1);
    incident.plots.insert(plot.clone(), Shared::new(mark));
    act.undo_with(Compensation::Plot(id, plot.clone(), before));
    Ok(())
}

pub(super) fn lift(act: &mut Act<'_>, it: &Lift) -> Result<(), Refusal> {
    let at = act.occurred();
    let second_edition = act.state.edition >= 2;
    let said = act.said();
    let named =
        |had: &Incident| had.plots.contains_key(&it.plot) || had.areas.contains_key(&it.plot);
    let incident = act.change_where(&it.incident, named)?;
    hazard_areas::lift(incident, &it.plot, &said);
    if incident
        .plots
        .get(&it.plot)
        .is_none_or(|had| had.said.at <= at)
    {
        let was = incident.plots.remove(&it.plot);
        incident.lifted.insert(it.plot.clone(), at);
        if let Some(was) = was.filter(|_| second_edition) {
            let was = LiftedAs {
                kind: was.kind.clone(),
                words: was.words.clone(),
            };
            incident.lifted_as.insert(it.plot.clone(), was);
        }
    }
    Ok(())
}

/// Forced relocation is the government's decision; everything else the scene may order at once.
pub(super) fn evacuate(act: &mut Act<'_>, it: &Evacuate) -> Result<(), Refusal> {
    let id = act.open(&it.incident)?.id.clone();
    if it.manner == EvacuationManner::Forced && !consented(act, &id, &forced_relocation()) {
        return Err(Refusal::GovernmentDecides {
            act: words("强制转移"),
            law: words("浙江省气象灾害防御条例第26条"),
        });
    }
    if let Some(shape) = &it.shape {
        check_shape(shape)?;
    }
    let ordered = act.said();
    let incident = act.change(&id)?;
    // Ordered once more, or counted before it was ordered: who was moved stays moved.
    let had = incident.evacuations.get(&it.plot).map(|it| (**it).clone());
    let evacuation = Evacuation {
        area: it.area.clone(),
        shape: it.shape.clone(),
        manner: it.manner,
        to: it.to.clone(),
        transport: it.transport.clone(),
        ordered,
        moved: had.as_ref().and_then(|it| it.moved),
        refused: had.as_ref().and_then(|it| it.refused),
        as_of: had.as_ref().and_then(|it| it.as_of),
        moved_known_at: had.as_ref().and_then(|it| it.moved_known_at),
    };
    incident
        .evacuations
        .insert(it.plot.clone(), Shared::new(evacuation));
    Ok(())
}

fn forced_relocation() -> ActId {
    #[expect(clippy::expect_used, reason = "a literal")]
    ActId::new("forced-relocation").expect("a name")
}

/// People were moved; where nobody has entered the evacuation yet, this implies it.
pub(super) fn moved(act: &mut Act<'_>, it: &Moved) -> Result<(), Refusal> {
    let (as_of, ordered) = (act.occurred(), act.implied());
    let second_edition = act.state.edition >= 2;
    let known_at = second_edition.then_some(act.at());
    let incident = act.change_where(&it.incident, |had| had.evacuations.contains_key(&it.plot))?;
    let evacuation = incident
        .evacuations
        .entry(it.plot.clone())
        .or_insert_with(|| {
            Shared::new(Evacuation {
                area: words("不详"),
                shape: None,
                manner: EvacuationManner::Evacuate,
                to: words("不详"),
                transport: words("不详"),
                ordered,
                moved: None,
                refused: None,
                as_of: None,
                moved_known_at: None,
            })
        });
    let evacuation = evacuation.change();
    if evacuation.as_of.is_none_or(|had| had <= as_of) {
        if second_edition && it.moved.is_none() && evacuation.moved.is_some() {
            // A later 不详 does not wipe out a number that somebody knew (practice R11).
            evacuation.refused = it.refused.or(evacuation.refused);
            return Ok(());
        }
        let refused = evacuation.refused.filter(|_| second_edition);
        evacuation.moved = it.moved;
        evacuation.refused = it.refused.or(refused);
        evacuation.as_of = Some(as_of);
        evacuation.moved_known_at = known_at;
    }
    Ok(())
}
