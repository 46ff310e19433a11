//! Roads closed and opened. What was reported is recorded, also late, also of a closing that nobody had
//! entered; which word stands is decided by the moments they speak of (design, law 3).

use super::plotting::check_shape;
use super::{Act, in_time, words};
use crate::command::{CloseRoad, OpenRoad, SLOWED_KMH_MAX};
use crate::refusal::Refusal;
use crate::state::{Compensation, RoadClosed, RoadMark, RoadTrack, Shared};
use crate::words::{ClosureId, Words};

pub(super) fn close(act: &mut Act<'_>, it: &CloseRoad) -> Result<(), Refusal> {
    check_shape(&it.shape)?;
    if it.road.is_empty() {
        return Err(Refusal::Nonsense(words("请写明是哪条道路。")));
    }
    if it
        .slowed_kmh
        .is_some_and(|kmh| !(1..=SLOWED_KMH_MAX).contains(&kmh))
    {
        return Err(Refusal::Nonsense(words("限速应为 1 至 120 公里每小时。")));
    }
    let incident = it.incident.as_ref().map(|id| act.resolve(id)).transpose()?;
    let closed = RoadClosed {
        incident,
        road: it.road.clone(),
        shape: it.shape.clone(),
        cause: it.cause,
        vehicles: it.vehicles.iter().copied().collect(),
        slowed_kmh: it.slowed_kmh,
        until_at: it.until_at,
    };
    put(act, &it.closure, Some(closed), it.words.as_ref());
    Ok(())
}

pub(super) fn open(act: &mut Act<'_>, it: &OpenRoad) -> Result<(), Refusal> {
    if let Some(id) = &it.incident {
        act.resolve(id)?;
    }
    put(act, &it.closure, None, it.words.as_ref());
    Ok(())
}

fn put(act: &mut Act<'_>, id: &ClosureId, closed: Option<RoadClosed>, remark: Option<&Words>) {
    let mark = RoadMark {
        height: act.height,
        closed,
        said: act.said(),
        words: remark.cloned(),
    };
    let before = act.state.roads.get(id).cloned();
    let track = act.state.roads.entry(id.clone());
    let track = track.or_insert_with(|| {
        Shared::new(RoadTrack {
            closure: id.clone(),
            marks: imbl::Vector::new(),
        })
    });
    in_time::put(&mut track.change().marks, mark, |it| it.said.at);
    act.undo_with(Compensation::Road(id.clone(), before));
}
