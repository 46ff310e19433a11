//! Risk points and facilities as they stand: how old the last word is, whose patrol is overdue, what is
//! abnormal (domain §5.3, practice N10, R25).

use super::alarms::{Alarm, Priority, push};
use super::unlisted::unlisted_without_incident;
use crate::catalogue::RiskList;
use crate::command::RiskState;
use crate::register::{Facility, Risk};
use crate::state::{FacilityMark, RiskMark, RiskTrack, State, Status};
use crate::time::Time;
use crate::words::{FacilityId, IncidentId, PersonId, RiskListId, ThingKind};

/// After how long a facility's last state says nothing any more, where the district's rules name no
/// time: as for the five cut-offs (domain §5.2).
const FACILITY_STALE_S: u32 = 3600;

/// A risk point at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RiskStanding<'a> {
    /// The point.
    pub risk: &'a Risk,
    /// Its list; `None` where the district has no such list.
    pub list: Option<&'a RiskList>,
    /// The newest patrol; `None`: never patrolled.
    pub newest: Option<&'a RiskMark>,
    /// Since when it is abnormal without a break.
    pub abnormal_since: Option<Time>,
    /// The incident that its abnormal state was made of, and that still stands.
    pub incident: Option<&'a IncidentId>,
    /// When the next patrol is due under a response; `None` where none asks for one.
    pub due: Option<Time>,
}

impl RiskStanding<'_> {
    /// How the newest patrol found it; `None` is 不详.
    #[must_use]
    pub fn state(&self) -> Option<RiskState> {
        self.newest.map(|it| it.state)
    }

    /// Whether it is abnormal and nobody made an incident of it.
    #[must_use]
    pub fn wants_incident(&self) -> bool {
        self.abnormal_since.is_some() && self.incident.is_none()
    }

    /// Whether its patrol is overdue.
    #[must_use]
    pub fn is_overdue(&self, now: Time) -> bool {
        self.due.is_some_and(|due| due <= now)
    }
}

/// Every risk point: what is abnormal first, and of that what no incident was made of; then patrols
/// overdue, what is closed or cleared, what nobody looked at, what is normal; each by list and name.
#[must_use]
pub fn risks(state: &State, now: Time) -> Vec<RiskStanding<'_>> {
    let all = state.register.risks.values();
    let mut all: Vec<_> = all.map(|it| standing(state, it)).collect();
    all.sort_by_key(|it| {
        let place = match it.state() {
            _ if it.wants_incident() => 0,
            Some(RiskState::Abnormal) => 1,
            _ if it.is_overdue(now) => 2,
            Some(RiskState::Closed | RiskState::Evacuated) => 3,
            None => 4,
            Some(RiskState::Normal) => 5,
            Some(RiskState::Lifted) => 6,
        };
        let list = it.list.map_or(u32::MAX, |list| list.order);
        (place, list, &it.risk.id)
    });
    all
}

/// Who answers for a risk point now: the official named for it, or whoever holds its post; `None` is
/// 不详.
#[must_use]
pub fn responsible_for<'a>(state: &'a State, risk: &'a Risk, now: Time) -> Option<&'a PersonId> {
    let post = risk.post.as_ref();
    let holder = || state.register.on_duty(post?, now);
    risk.person.as_ref().or_else(holder)
}

fn standing<'a>(state: &'a State, risk: &'a Risk) -> RiskStanding<'a> {
    let list = state.register.risk_lists.get(&risk.list).map(|it| &**it);
    let track = state.risks.get(&risk.id);
    let newest = track.and_then(|it| it.marks.last());
    let (abnormal_since, incident) = track.map_or((None, None), |it| abnormal(state, it));
    RiskStanding {
        risk,
        list,
        newest,
        abnormal_since,
        incident,
        due: due(state, risk, list, newest),
    }
}

/// Since when a point is abnormal without a break, and the incident that was made of it and still
/// stands.
pub(super) fn abnormal<'a>(
    state: &State,
    track: &'a RiskTrack,
) -> (Option<Time>, Option<&'a IncidentId>) {
    let marks = track.marks.iter().rev();
    let abnormal = marks.take_while(|it| it.state == RiskState::Abnormal);
    let (mut since, mut incident) = (None, None);
    for (back, mark) in abnormal.enumerate() {
        since = Some(mark.as_of);
        if incident.is_none() {
            incident = mark
                .incident
                .as_ref()
                .filter(|id| match state.incident(id) {
                    Some(it) if it.status.is_open() => true,
                    Some(it) => it.status != Status::Withdrawn && back == 0,
                    // A part of State that leaves out what is over.
                    None => back == 0,
                });
        }
    }
    (since, incident)
}

/// When the next patrol is due: the first of what the responses in force ask for. A level that came
/// later asks from then on.
fn due(
    state: &State,
    risk: &Risk,
    list: Option<&RiskList>,
    newest: Option<&RiskMark>,
) -> Option<Time> {
    if newest.is_some_and(|it| it.state == RiskState::Lifted) {
        return None;
    }
    let list = list?;
    let of_response = |it: &crate::state::Response| {
        let holds = it.townships.is_empty() || it.townships.contains(&risk.township);
        let period = it.levels.last().filter(|_| it.in_force() && holds)?;
        let every_s = i64::from(list.every_s(it.kind.as_str(), period.level)?);
        let from = newest.map_or(it.from, |mark| mark.as_of.max(it.from));
        Some(from.plus_s(every_s).max(period.from))
    };
    let responses = state.responses.values();
    responses.filter_map(|it| of_response(it)).min()
}

/// What one list has waiting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListWaits<'a> {
    /// Which list.
    pub list: RiskListId,
    /// Its points, the longest waiting first.
    pub risks: Vec<RiskStanding<'a>>,
    /// Since when the first of them waits.
    pub since: Time,
}

/// Lists with patrols overdue, each once, in the order of the lists.
#[must_use]
pub fn overdue_patrols(state: &State, now: Time) -> Vec<ListWaits<'_>> {
    by_list(state, |it| it.due.filter(|due| *due <= now))
}

/// Lists with abnormal points of which nobody made an incident, each once.
#[must_use]
pub fn abnormal_without_incident(state: &State) -> Vec<ListWaits<'_>> {
    by_list(state, |it| {
        it.abnormal_since.filter(|_| it.incident.is_none())
    })
}

fn by_list<'a>(
    state: &'a State,
    waits: impl Fn(&RiskStanding<'a>) -> Option<Time>,
) -> Vec<ListWaits<'a>> {
    let mut lists: Vec<ListWaits<'a>> = Vec::new();
    let all = state.register.risks.values().map(|it| standing(state, it));
    let mut waiting: Vec<_> = all.filter_map(|it| Some((waits(&it)?, it))).collect();
    waiting.sort_by_key(|(since, it)| (*since, it.risk.id.clone()));
    for (since, it) in waiting {
        let list = &it.risk.list;
        match lists.iter_mut().find(|had| had.list == *list) {
            Some(had) => had.risks.push(it),
            None => lists.push(ListWaits {
                list: list.clone(),
                risks: vec![it],
                since,
            }),
        }
    }
    let order = |id: &RiskListId| state.register.risk_lists.get(id).map(|it| it.order);
    lists.sort_by_key(|it| order(&it.list));
    lists
}

/// Names in an alarm; the rest are counted.
const NAMED_MAX: usize = 3;

/// One alarm a list, however many of its points wait (domain §5.3): no flood of alarms.
pub(super) fn risk_alarms(state: &State, now: Time, alarms: &mut Vec<Alarm>) {
    for it in abnormal_without_incident(state) {
        // The newest gives the key its name: what became abnormal since is to be known anew.
        let newest = it.risks.iter().filter_map(|it| it.abnormal_since).max();
        let newest = newest.unwrap_or(it.since);
        let ([list_zh, list_en], [zh, en]) = (list_names(&it), point_names(&it));
        push(
            alarms,
            state,
            &format!("risk/{}/{}", it.list, newest.0),
            None,
            Priority::Medium,
            it.since,
            [
                format!("{list_zh}异常未转事件:{zh}"),
                format!("{list_en}, abnormal and no incident: {en}"),
            ],
        );
    }
    unlisted_alarm(state, alarms);
    for it in overdue_patrols(state, now) {
        let ([list_zh, list_en], n) = (list_names(&it), it.risks.len());
        let [zh, en] = point_names(&it);
        push(
            alarms,
            state,
            &format!("patrol/{}/{}", it.list, it.since.0),
            None,
            Priority::Low,
            it.since,
            [
                format!("{list_zh} {n} 处超时未巡查:{zh}"),
                format!("{list_en}, {n} patrols overdue: {en}"),
            ],
        );
    }
}

/// The abnormal points that stand on no list are one alarm, as those of a list are. Its key has no
/// list's name, which is never empty.
fn unlisted_alarm(state: &State, alarms: &mut Vec<Alarm>) {
    let all = unlisted_without_incident(state);
    let (Some((since, _)), Some(newest)) = (all.first(), all.iter().map(|it| it.0).max()) else {
        return;
    };
    let names: Vec<&str> = all.iter().map(|(_, id)| id.as_str()).collect();
    let [zh, en] = told(&names, &names);
    push(
        alarms,
        state,
        &format!("risk//{}", newest.0),
        None,
        Priority::Medium,
        *since,
        [
            format!("未登记的风险点异常未转事件:{zh}"),
            format!("Not registered, abnormal and no incident: {en}"),
        ],
    );
}

fn list_names(it: &ListWaits<'_>) -> [String; 2] {
    let list = it.risks.first().and_then(|it| it.list);
    let id = it.list.to_string();
    list.map_or([id.clone(), id], |it| [it.zh.clone(), it.en.clone()])
}

fn point_names(it: &ListWaits<'_>) -> [String; 2] {
    let zh: Vec<&str> = it.risks.iter().map(|it| it.risk.zh.as_str()).collect();
    let en: Vec<&str> = it.risks.iter().map(|it| it.risk.en.as_str()).collect();
    told(&zh, &en)
}

/// The first few names; the rest are counted.
fn told(zh: &[&str], en: &[&str]) -> [String; 2] {
    let (all, named) = (zh.len(), zh.len().min(NAMED_MAX));
    let [zh, en] = [zh[..named].join("、"), en[..named].join(", ")];
    match all - named {
        0 => [zh, en],
        more => [format!("{zh}等 {all} 处"), format!("{en} and {more} more")],
    }
}

/// After how many seconds the last word about a facility or a shelter says nothing any more.
#[must_use]
pub fn facility_stale_s(state: &State) -> i64 {
    let rules = state.register.rules();
    i64::from(rules.facility_stale_s.unwrap_or(FACILITY_STALE_S))
}

/// A facility at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacilityStanding<'a> {
    /// The facility.
    pub facility: &'a Facility,
    /// The last word about it, however old; `None`: nobody said anything yet.
    pub last: Option<&'a FacilityMark>,
    /// Its state as far as that word still says anything; `None` is 不详.
    pub state: Option<&'a ThingKind>,
}

/// A facility as it stands: its last state is 不详 once it is older than the district's limit.
#[must_use]
pub fn facility_standing<'a>(
    state: &'a State,
    id: &FacilityId,
    now: Time,
) -> Option<FacilityStanding<'a>> {
    let last = state.facilities.get(id).and_then(|it| it.marks.last());
    let fresh = last.filter(|it| now.since_s(it.as_of) <= facility_stale_s(state));
    Some(FacilityStanding {
        facility: state.register.facilities.get(id)?,
        last,
        state: fresh.map(|it| &it.state),
    })
}
