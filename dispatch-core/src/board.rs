//! 态势单: the board on paper (practice R20). A4, black and white, one HTML text without script and
//! without anything from a network, so that it prints where the power is on a generator.
//!
//! A pure function of State: what a console prints with one key and what `yishao board` writes are
//! the same bytes. Persons sought stand as numbers; no name of theirs is in State (law 13).

mod sheet;

use std::fmt::Write;

use crate::catalogue::Text;
use crate::digest::hex;
use crate::entry::World;
use crate::sentence::{clock, day};
use crate::state::{Incident, Obligation, State};
use crate::time::Time;
use crate::view;
use crate::words::PersonId;

use sheet::{Sheet, escape};

/// In which language the headings are written; names stay as the register has them in Chinese.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// 中文
    Zh,
    /// English
    En,
}

impl Tongue {
    /// The one or the other.
    #[must_use]
    pub fn say(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Tongue::Zh => zh,
            Tongue::En => en,
        }
    }
}

/// The board of `state` as one HTML page. `now` is world time, against which what is overdue is
/// told; what is shown is as of the last entry, whose time, record number and check code stand in
/// the head.
#[must_use]
pub fn board(state: &State, now: Time, tongue: Tongue) -> String {
    let mut page = String::new();
    head(&mut page, state, now, tongue);
    incidents(&mut page, state, now, tongue);
    forces(&mut page, state, now, tongue);
    inside(&mut page, state, now, tongue);
    obligations(&mut page, state, now, tongue);
    phones(&mut page, state, now, tongue);
    page.push_str("</body></html>\n");
    page
}

fn head(page: &mut String, state: &State, now: Time, tongue: Tongue) {
    let title = tongue.say("态势单", "Board");
    let drill = if World::is_drill(&state.world) {
        tongue.say("演练 ", "DRILL ")
    } else {
        ""
    };
    let district = state.register.adopted.as_ref().map(|it| it.zh.to_string());
    let district = escape(&district.unwrap_or_default());
    let language = tongue.say("zh-CN", "en");
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <title>{drill}{title}</title>\n<style>{}</style></head><body>\n\
         <h1>{drill}{district} {title}</h1>\n",
        sheet::STYLE
    );
    let digest = hex(&state.digest());
    let (as_of, printed) = (stamp(state.at), stamp(now));
    let _ = writeln!(
        page,
        "<p>{} {as_of} · {} {printed} · {} {} · {} <code>{digest}</code></p>",
        tongue.say("截至", "as of"),
        tongue.say("打印", "printed"),
        tongue.say("记录号", "record number"),
        state.height,
        tongue.say("校验码", "check code"),
    );
    let _ = writeln!(
        page,
        "<p class=\"small\">{}</p>",
        tongue.say(
            "内部信息,不得对外。不详不是零。",
            "Internal: not for release. Unknown is not zero."
        )
    );
}

/// A moment as papers write it, in the district's time: `2022-07-30 08:00:00`.
#[must_use]
pub fn stamp(at: Time) -> String {
    format!("{} {}", day(at), at.local_clock())
}

fn incidents(page: &mut String, state: &State, now: Time, tongue: Tongue) {
    let mut sheet = Sheet::new(
        tongue.say("未结事件", "Open incidents"),
        &[
            tongue.say("号", "No."),
            tongue.say("类型", "Type"),
            tongue.say("地点", "Place"),
            tongue.say("状态", "Status"),
            tongue.say("接报", "Received"),
            tongue.say("响应", "Response"),
            tongue.say("现场指挥官", "Commander"),
            tongue.say("待找", "Sought"),
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
        sheet.row(&[
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
    sheet.end(page, tongue);
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

fn forces(page: &mut String, state: &State, now: Time, tongue: Tongue) {
    let mut sheet = Sheet::new(
        tongue.say("力量", "Forces"),
        &[
            tongue.say("事件", "Incident"),
            tongue.say("单位、队伍", "Department or team"),
            tongue.say("状态", "State"),
            tongue.say("时间", "Since"),
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
            sheet.row(&[it.number.to_string(), name, said.to_owned(), at]);
        }
        for (team, held) in it.assignments.iter().filter(|(_, it)| !it.state.is_over()) {
            let name = view::party_zh(state, &crate::register::Party::Team(team.clone()));
            let at = held
                .as_of
                .map_or_else(|| "—".to_owned(), |at| clock(at, now));
            let said = held.state.zh().to_owned();
            sheet.row(&[it.number.to_string(), name, said, at]);
        }
    }
    sheet.end(page, tongue);
}

fn inside(page: &mut String, state: &State, now: Time, tongue: Tongue) {
    let mut sheet = Sheet::new(
        tongue.say("危险区内", "Inside the danger zone"),
        &[
            tongue.say("事件", "Incident"),
            tongue.say("单位", "Whose"),
            tongue.say("人数", "People"),
            tongue.say("进入", "In since"),
            tongue.say("最迟撤出", "Latest out"),
        ],
    );
    for it in state.incidents.going_on() {
        let number = it.number.to_string();
        for (party, zone) in &it.zone.inside {
            let late = if zone.latest_out <= now {
                tongue.say(" 超时", " overdue")
            } else {
                ""
            };
            sheet.row(&[
                number.clone(),
                view::party_zh(state, party),
                zone.people.to_string(),
                clock(zone.since, now),
                format!("{}{late}", clock(zone.latest_out, now)),
            ]);
        }
        let lost = it.zone.unaccounted_now();
        if lost > 0 {
            let what = tongue.say("人员失联", "UNACCOUNTED FOR").to_owned();
            sheet.row(&[number, what, lost.to_string(), String::new(), String::new()]);
        }
    }
    sheet.end(page, tongue);
}

fn obligations(page: &mut String, state: &State, now: Time, tongue: Tongue) {
    let mut sheet = Sheet::new(
        tongue.say("时限事项", "Obligations"),
        &[
            tongue.say("事项", "What"),
            tongue.say("报", "To"),
            tongue.say("时限", "Due"),
        ],
    );
    // As the desk has it: the clocks of the incidents, ended ones too, and everything that waits, once.
    let mut rows: Vec<(Time, String, String, bool)> = Vec::new();
    for it in state.incidents.values() {
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
        sheet.row(&[what, to, format!("{}{late}", clock(due, now))]);
    }
    sheet.end(page, tongue);
}

/// Who sits where now, and how he is reached. A drill has the numbers of its own phone list and no
/// other (R9).
fn phones(page: &mut String, state: &State, now: Time, tongue: Tongue) {
    let mut sheet = Sheet::new(
        tongue.say("电话", "Telephones"),
        &[
            tongue.say("岗位", "Post"),
            tongue.say("值守", "On duty"),
            tongue.say("联系方式", "Reached by"),
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
        sheet.row(&[post, name, reached]);
    }
    sheet.end(page, tongue);
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
