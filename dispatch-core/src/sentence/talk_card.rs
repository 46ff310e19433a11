//! 电话报告提纲: what somebody on the telephone reads aloud about an incident, in eight lines
//! (practice N1). What is not known is said to be not known; a figure is told with its moment.

use crate::catalogue::Text;
use crate::command::{AidStep, Standing};
use crate::register::Party;
use crate::state::{AssignmentState, Incident, State};
use crate::time::Time;
use crate::view;

use super::say::text;
use super::{Names, clock};

/// One line of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// What it is about.
    pub title: Text,
    /// What is said.
    pub says: Text,
}

/// The measures that are told first, in this order; 不详 as well.
const PEOPLE: [&str; 8] = [
    "trapped",
    "missing",
    "dead",
    "suspected-dead",
    "serious",
    "light",
    "rescued",
    "hospital",
];

/// The card of an incident: when, where, what, people, who commands, forces, measures, needs.
#[must_use]
pub fn talk_card(names: &Names, state: &State, incident: &Incident, now: Time) -> [CardLine; 8] {
    let line = |zh: &str, en: &str, says| CardLine {
        title: text(zh, en),
        says,
    };
    [
        line("时间", "When", when(incident, now)),
        line("地点", "Where", place(state, incident)),
        line("情况", "What", what(state, incident)),
        line("人员", "People", people(names, incident, now)),
        line("现场指挥", "In command", command(state, incident, now)),
        line("到场力量", "Forces", forces(state, incident)),
        line("已采取措施", "Measures", measures(incident, now)),
        line("需要支援", "Needed", needs(state, incident)),
    ]
}

/// The card as one text, to be read or sent: each line by itself.
#[must_use]
pub fn talk_text(names: &Names, state: &State, incident: &Incident, now: Time) -> Text {
    let drill = state.world.is_drill();
    let (mut zh, mut en) = if drill {
        ("【演练】\n".to_owned(), "[DRILL]\n".to_owned())
    } else {
        Default::default()
    };
    for it in talk_card(names, state, incident, now) {
        zh.push_str(&format!("{}:{}\n", it.title.zh, it.says.zh));
        en.push_str(&format!("{}: {}\n", it.title.en, it.says.en));
    }
    zh.push_str(&format!("截至 {}", clock(now, now)));
    en.push_str(&format!("As of {}", clock(now, now)));
    text(zh, en)
}

pub(super) fn when(incident: &Incident, now: Time) -> Text {
    let received = clock(incident.received_at, now);
    match incident.happened_at {
        Some(at) => {
            let at = clock(at, now);
            text(
                format!("{at} 发生,{received} 接报"),
                format!("happened {at}, received {received}"),
            )
        }
        None => text(
            format!("{received} 接报,发生时间不详"),
            format!("received {received}, when it happened is unknown"),
        ),
    }
}

fn place(state: &State, incident: &Incident) -> Text {
    let township = state.register.townships.get(&incident.township);
    let (zh, en) = township.map_or_else(
        || (incident.township.to_string(), incident.township.to_string()),
        |it| (it.zh.to_string(), it.en.to_string()),
    );
    let place = &incident.place.words;
    text(format!("{zh} {place}"), format!("{en} {zh} {place}"))
}

pub(super) fn what(state: &State, incident: &Incident) -> Text {
    let kind = state.register.kind(&incident.kind);
    let (zh, en) = kind.map_or_else(
        || (incident.kind.to_string(), incident.kind.to_string()),
        |it| (it.zh.clone(), it.en.clone()),
    );
    let level = level(state, incident);
    match &incident.words {
        Some(words) => text(
            format!("{zh},{words};{}", level.zh),
            format!("{en}, {words}; {}", level.en),
        ),
        None => text(format!("{zh};{}", level.zh), format!("{en}; {}", level.en)),
    }
}

/// Its own level, and that of the district's response that it hangs under.
pub(super) fn level(state: &State, incident: &Incident) -> Text {
    let own = incident.response_level();
    let own = own.map(|it| text(format!("{it:?}级响应"), format!("response level {it:?}")));
    let under = incident.under.as_ref();
    let under = under.and_then(|id| state.responses.get(id));
    let under = under.filter(|it| it.in_force()).and_then(|it| {
        let (level, matter) = (it.level()?, &it.matter);
        Some(text(
            format!("全区{level:?}级响应({matter})"),
            format!("response level {level:?} of the district ({matter})"),
        ))
    });
    match (own, under) {
        (Some(own), Some(under)) => text(
            format!("{},{}", own.zh, under.zh),
            format!("{}, {}", own.en, under.en),
        ),
        (Some(level), None) | (None, Some(level)) => level,
        (None, None) => text("未启动响应", "no response level"),
    }
}

/// When a figure was heard that no adopted set holds: of the sources that say it the newest.
fn heard_at(incident: &Incident, measure: &str, value: Option<u64>) -> Option<Time> {
    let said = incident.statements.iter();
    let said = said.filter(|it| it.standing != Standing::Untrue);
    let same = said.filter(|it| {
        let of = it.figures.iter().find(|(id, _)| id.as_str() == measure);
        of.is_some_and(|(_, had)| *had == value)
    });
    same.map(|it| it.heard_at).max()
}

pub(super) fn people(names: &Names, incident: &Incident, now: Time) -> Text {
    let figures = incident.figures();
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for id in PEOPLE {
        let known = figures.iter().find(|(it, _)| it.as_str() == id);
        // Whether anybody is trapped or missing is asked on every telephone.
        let asked = matches!(id, "trapped" | "missing");
        let Some(value) = known.map(|(_, value)| *value).or(asked.then_some(None)) else {
            continue;
        };
        let name = names
            .measure(id)
            .map_or_else(|| text(id, id), |it| text(&it.zh, &it.en));
        // The adopted set has one moment, below; of the others each has its own (law 6).
        let heard = heard_at(incident, id, value).filter(|_| incident.adopted.is_empty());
        let (at_zh, at_en) = heard.map_or_else(Default::default, |at| {
            let at = clock(at, now);
            (format!("({at})"), format!(" ({at})"))
        });
        zh.push(match value {
            Some(n) => format!("{} {n}{at_zh}", name.zh),
            None => format!("{} 不详{at_zh}", name.zh),
        });
        en.push(match value {
            Some(n) => format!("{} {n}{at_en}", name.en),
            None => format!("{} unknown{at_en}", name.en),
        });
    }
    let version = incident.adopted.last().map(|it| {
        let at = clock(it.said.at, now);
        text(
            format!("(口径{},{at})", it.version),
            format!(" (set {}, {at})", it.version),
        )
    });
    let version = version.unwrap_or_else(|| text("(待核实)", " (unverified)"));
    text(
        format!("{}{}", zh.join(","), version.zh),
        format!("{}{}", en.join(", "), version.en),
    )
}

fn command(state: &State, incident: &Incident, now: Time) -> Text {
    let Some(tenure) = incident.commander() else {
        return text("已结束", "over");
    };
    let person = tenure.person.as_ref();
    let name = person.map_or("姓名待补", |it| state.register.person_zh(it));
    let name_en = person.map_or("name to follow", |it| state.register.person_zh(it));
    let post = state.register.post_zh(&tenure.post);
    let from = clock(tenure.from, now);
    text(
        format!("{post} {name},{from} 起"),
        format!("{post} {name_en}, since {from}"),
    )
}

pub(super) fn forces(state: &State, incident: &Incident) -> Text {
    let there = incident.on_scene();
    let way = |party: Party, under_way: bool| under_way.then_some(party);
    let departments = incident.calls.iter().filter_map(|(id, it)| {
        let moving = it.set_out.is_some() && it.reported_in.is_none() && !it.is_gone();
        way(Party::Department(id.clone()), moving)
    });
    let teams = incident.assignments.iter().filter_map(|(id, it)| {
        let moving = it.set_out.is_some() && it.on_scene.is_none() && it.state.holds();
        way(Party::Team(id.clone()), moving)
    });
    let moving: Vec<Party> = departments.chain(teams).collect();
    let list = |parties: &[Party], name: fn(&State, &Party) -> String, none: &str, by: &str| {
        let all: Vec<String> = parties.iter().map(|it| name(state, it)).collect();
        if all.is_empty() {
            none.to_owned()
        } else {
            all.join(by)
        }
    };
    text(
        format!(
            "到场 {}:{};途中 {}:{}",
            there.len(),
            list(&there, view::party_zh, "无", "、"),
            moving.len(),
            list(&moving, view::party_zh, "无", "、"),
        ),
        format!(
            "{} on scene: {}; {} on the way: {}",
            there.len(),
            list(&there, view::party_en, "none", ", "),
            moving.len(),
            list(&moving, view::party_en, "none", ", "),
        ),
    )
}

/// The newest orders, at most three, and how many people are inside.
fn measures(incident: &Incident, now: Time) -> Text {
    let mut orders: Vec<_> = incident.orders.values().collect();
    orders.retain(|it| it.cancelled_by.is_none());
    orders.sort_by_key(|it| std::cmp::Reverse(it.given.at));
    let mut said: Vec<String> = orders
        .iter()
        .take(3)
        .map(|it| format!("{} {}", clock(it.given.at, now), it.words))
        .collect();
    said.reverse();
    let inside: u64 = incident
        .zone
        .inside
        .values()
        .map(|it| u64::from(it.people))
        .sum();
    let lost = incident.zone.unaccounted_now();
    let (mut zh, mut en) = (said.clone(), said);
    if inside > 0 {
        zh.push(format!("危险区内 {inside} 人"));
        en.push(format!("{inside} inside the danger zone"));
    }
    if lost > 0 {
        zh.push(format!("人员失联 {lost} 人"));
        en.push(format!("{lost} UNACCOUNTED FOR"));
    }
    let moved: Vec<String> = incident
        .evacuations
        .values()
        .map(|it| it.area.to_string())
        .collect();
    if !moved.is_empty() {
        zh.push(format!("疏散转移 {}", moved.join("、")));
        en.push(format!("moving people: {}", moved.join(", ")));
    }
    if zh.is_empty() {
        return text("无记录", "none on record");
    }
    text(zh.join(";"), en.join("; "))
}

/// What was asked for and has not been answered: aid, acts of others, teams.
pub(super) fn needs(state: &State, incident: &Incident) -> Text {
    let aid = incident
        .aid
        .values()
        .filter(|it| it.step == AidStep::Asked)
        .map(|it| it.words.to_string());
    let acts = incident
        .requests
        .values()
        .filter(|it| it.answer.is_none())
        .map(|it| it.words.to_string());
    let teams: Vec<Party> = incident
        .assignments
        .iter()
        .filter(|(_, it)| it.state == AssignmentState::Requested)
        .map(|(id, _)| Party::Team(id.clone()))
        .collect();
    let open: Vec<String> = aid.chain(acts).collect();
    let both = |name: fn(&State, &Party) -> String, by: &str| {
        let teams = teams.iter().map(|it| name(state, it));
        open.iter()
            .cloned()
            .chain(teams)
            .collect::<Vec<_>>()
            .join(by)
    };
    if open.is_empty() && teams.is_empty() {
        return text("暂无", "nothing at the moment");
    }
    text(both(view::party_zh, "、"), both(view::party_en, ", "))
}
