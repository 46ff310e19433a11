//! The tables of the printed board, each filled from State.

use crate::catalogue::Text;
use crate::sentence::clock;
use crate::state::{Incident, Obligation, State};
use crate::time::Time;
use crate::view;
use crate::words::PersonId;

use super::{Sheet, Tongue};

pub(super) fn incidents(state: &State, now: Time, tongue: Tongue) -> Sheet {
    let mut sheet = Sheet::new(
        tongue.say("未结事件", "Open incidents"),
        &[
            (5, tongue.say("号", "No.")),
            (16, tongue.say("类型", "Type")),
            (22, tongue.say("地点", "Place")),
            (8, tongue.say("状态", "Status")),
            (7, tongue.say("接报", "Received")),
            (6, tongue.say("响应", "Response")),
            (27, tongue.say("现场指挥官", "Commander")),
            (8, tongue.say("待找", "Sought")),
        ],
    );
    for it in state.open_incidents() {
        let kind = state.register.kind(&it.kind);
        let kind = kind.map_or(it.kind.as_str(), |kind| {
            tongue_of(tongue, &kind.zh, &kind.en)
        });
        let place = format!(
            "{} {}",
            state.register.township_zh(&it.township),
            it.place.words
        );
        let level = it.response_level().map(|level| format!("{level:?}"));
        sheet.row([
            it.number.to_string(),
            kind.to_owned(),
            place,
            status(it, tongue),
            clock(it.received_at, now),
            level.unwrap_or_else(|| "—".to_owned()),
            commander(state, it, now, tongue),
            sought(it, tongue),
        ]);
    }
    sheet
}

fn tongue_of<'a>(tongue: Tongue, zh: &'a str, en: &'a str) -> &'a str {
    match tongue {
        Tongue::Zh => zh,
        Tongue::En => en,
    }
}

fn status(it: &Incident, tongue: Tongue) -> String {
    tongue_of(tongue, it.status.zh(), it.status.name()).to_owned()
}

fn commander(state: &State, it: &Incident, now: Time, tongue: Tongue) -> String {
    let Some(tenure) = it.commander() else {
        return "—".to_owned();
    };
    let name = tenure.person.as_ref().map_or_else(
        || tongue.say("姓名待补", "name to follow").to_owned(),
        |person| state.register.person_zh(person).to_owned(),
    );
    let post = state.register.post_zh(&tenure.post);
    let since = tongue.say("起", "since");
    let from = clock(tenure.from, now);
    match tongue {
        Tongue::Zh => format!("{name}({post},{from} {since})"),
        Tongue::En => format!("{name} ({post}, {since} {from})"),
    }
}

fn sought(it: &Incident, tongue: Tongue) -> String {
    let open = it.persons_open();
    match (it.persons_unknown(), open) {
        (true, 0) => tongue.say("不详", "unknown").to_owned(),
        (true, open) => format!("{open}+ {}", tongue.say("不详", "unknown")),
        (false, open) => open.to_string(),
    }
}

pub(super) fn forces(state: &State, now: Time, tongue: Tongue) -> Sheet {
    let mut sheet = Sheet::new(
        tongue.say("力量", "Forces"),
        &[
            (10, tongue.say("事件", "Incident")),
            (56, tongue.say("单位、队伍", "Department or team")),
            (20, tongue.say("状态", "State")),
            (14, tongue.say("时间", "Since")),
        ],
    );
    for it in state.open_incidents() {
        for (department, call) in it.calls.iter().filter(|(_, call)| !call.is_gone()) {
            let arrived = call.reported_in.as_ref().map(|it| it.at);
            let left = call.set_out.as_ref().map(|it| it.at);
            let (said, at) = match (arrived, left) {
                (Some(at), _) => (tongue.say("到场", "on scene"), Some(at)),
                (None, Some(at)) => (tongue.say("途中", "on the way"), Some(at)),
                (None, None) => (tongue.say("未出发", "not set out"), None),
            };
            let name = state.register.department_zh(department).to_owned();
            let at = at.map_or_else(|| "—".to_owned(), |at| clock(at, now));
            sheet.row([it.number.to_string(), name, said.to_owned(), at]);
        }
        for (team, held) in it.assignments.iter().filter(|(_, it)| !it.state.is_over()) {
            let name = view::party_zh(state, &crate::register::Party::Team(team.clone()));
            let at = held
                .as_of
                .map_or_else(|| "—".to_owned(), |at| clock(at, now));
            let said = held.state.zh().to_owned();
            sheet.row([it.number.to_string(), name, said, at]);
        }
    }
    sheet
}

pub(super) fn inside(state: &State, now: Time, tongue: Tongue) -> Sheet {
    let mut sheet = Sheet::new(
        tongue.say("危险区内", "Inside the danger zone"),
        &[
            (10, tongue.say("事件", "Incident")),
            (44, tongue.say("单位", "Whose")),
            (12, tongue.say("人数", "People")),
            (14, tongue.say("进入", "In since")),
            (20, tongue.say("最迟撤出", "Latest out")),
        ],
    );
    for it in state.incidents.going_on() {
        let number = it.number.to_string();
        for (party, zone) in &it.zone.inside {
            let is_late = zone.latest_out <= now;
            let late = if is_late {
                tongue.say(" 超时", " overdue")
            } else {
                ""
            };
            let cells = [
                number.clone(),
                view::party_zh(state, party),
                zone.people.to_string(),
                clock(zone.since, now),
                format!("{}{late}", clock(zone.latest_out, now)),
            ];
            sheet.push(cells, is_late);
        }
        let lost = it.zone.unaccounted_now();
        if lost > 0 {
            let what = tongue.say("人员失联", "UNACCOUNTED FOR").to_owned();
            let cells = [number, what, lost.to_string(), String::new(), String::new()];
            sheet.push(cells, true);
        }
    }
    sheet
}

pub(super) fn obligations(state: &State, now: Time, tongue: Tongue) -> Sheet {
    let mut sheet = Sheet::new(
        tongue.say("时限事项", "Obligations"),
        &[
            (50, tongue.say("事项", "What")),
            (26, tongue.say("报", "To")),
            (24, tongue.say("时限", "Due")),
        ],
    );
    // As the desk has it: the clocks of the incidents, ended ones too, and everything that waits, once.
    let mut rows: Vec<(Time, String, String, bool)> = Vec::new();
    for it in state.incidents.going_on() {
        for clock in view::clocks(state, it) {
            let of = |had: &&Obligation| Some(&had.id) == clock.obligation.as_ref();
            if let Some(had) = it.obligations.iter().find(of) {
                let what = format!("{} {}", it.number, had.source);
                rows.push((clock.due, what, had.to.to_string(), clock.is_late(now)));
            }
        }
    }
    for waits in view::waiting(state, now) {
        if waits.is_doubled(state) {
            continue;
        }
        let said = |text: &Text| tongue_of(tongue, &text.zh, &text.en).to_owned();
        let to = waits.owed.to.as_ref().map_or_else(|| "—".to_owned(), said);
        let [missed_zh, missed_en] = waits.missed_text();
        let missed = tongue_of(tongue, &missed_zh, &missed_en);
        let what = format!("{}{missed}", said(&waits.owed.text));
        rows.push((waits.due, what, to, waits.late));
    }
    rows.sort();
    for (due, what, to, is_late) in rows {
        let late = if is_late {
            tongue.say(" 超时未报", " overdue")
        } else {
            ""
        };
        let due = format!("{}{late}", clock(due, now));
        sheet.push([what, to, due], is_late);
    }
    sheet
}

/// Who sits where now, and how he is reached. A drill shows no number of the live world (R9).
pub(super) fn phones(state: &State, now: Time, tongue: Tongue) -> Sheet {
    let mut sheet = Sheet::new(
        tongue.say("电话", "Telephones"),
        &[
            (40, tongue.say("岗位", "Post")),
            (20, tongue.say("值守", "On duty")),
            (40, tongue.say("联系方式", "Reached by")),
        ],
    );
    for (id, post) in &state.register.posts {
        let Some(person) = state.register.on_duty(id, now) else {
            continue;
        };
        let reached = contacts(state, person, tongue);
        let unit = state.register.unit_zh(&post.unit);
        let post = format!("{unit} {}", post.zh);
        let name = state.register.person_zh(person).to_owned();
        sheet.row([post, name, reached]);
    }
    sheet
}

fn contacts(state: &State, person: &PersonId, tongue: Tongue) -> String {
    let all = state.register.persons.get(person).map(|it| {
        let ways: Vec<String> = it.contacts.iter().map(|it| it.number.to_string()).collect();
        ways.join(" / ")
    });
    let none = if state.world.is_drill() {
        tongue.say("演练隐去", "hidden in a drill")
    } else {
        tongue.say("不详", "unknown")
    };
    all.filter(|it| !it.is_empty())
        .unwrap_or_else(|| none.to_owned())
}
