//! What is read aloud to somebody inside a hazard area (practice N1, R23): who calls, what leaks, where
//! he lies, what he is to do. What is not decided is said to be not decided.

use super::say::{same, text};
use super::talk_card::CardLine;
use super::{Names, clock, things, wind_speed};
use crate::catalogue::Text;
use crate::command::{Affected, Compass, InsideAct};
use crate::footprint::Part;
use crate::register::{Callee, Party};
use crate::state::State;
use crate::time::Time;
use crate::view::{AreaView, InsideRow, affected_en, affected_zh};

/// The card of one call, in the order in which it is spoken.
#[must_use]
pub fn area_card(
    names: &Names,
    state: &State,
    area: &AreaView,
    row: &InsideRow,
    now: Time,
) -> Vec<CardLine> {
    let line = |zh: &str, en: &str, says: Text| CardLine {
        title: text(zh, en),
        says,
    };
    let mut card = vec![
        line("我是", "This is", caller(state)),
        line("何事", "What", what(names, area)),
        line("风", "Wind", wind(area, now)),
        line("你处", "You are", place(state, area, row)),
        line("请立即", "At once", asked(row)),
        line("怎么做", "How", how(area, row)),
    ];
    let safety = names.substance_row(area.version.leak.substance.as_str());
    if let Some(first) = safety.and_then(|it| it.safety.first()) {
        card.push(line("注意", "Beware", first.clone()));
    }
    card.push(line(
        "请回答",
        "Please answer",
        text(
            "请复诵;现在多少人,几人不能移动,联系电话",
            "read it back; how many people, how many cannot move, your number",
        ),
    ));
    card
}

/// The card as one text, to be read or sent.
#[must_use]
pub fn area_text(
    names: &Names,
    state: &State,
    area: &AreaView,
    row: &InsideRow,
    now: Time,
) -> Text {
    let (mut zh, mut en) = if state.world.is_drill() {
        ("【演练】\n".to_owned(), "[DRILL]\n".to_owned())
    } else {
        Default::default()
    };
    for it in area_card(names, state, area, row, now) {
        zh.push_str(&format!("{}:{}\n", it.title.zh, it.says.zh));
        en.push_str(&format!("{}: {}\n", it.title.en, it.says.en));
    }
    let at = clock(now, now);
    text(format!("{zh}截至 {at}"), format!("{en}As of {at}"))
}

fn caller(state: &State) -> Text {
    let adopted = state.register.adopted.as_ref();
    let (zh, en) = adopted.map_or(("", ""), |it| (it.zh.as_str(), it.en.as_str()));
    text(format!("{zh}指挥中心"), format!("the command centre, {en}"))
}

fn what(names: &Names, area: &AreaView) -> Text {
    let substance = things::substance(names, &area.version.leak.substance);
    let place = &area.incident.place.words;
    text(
        format!("{place}发生{}泄漏,有毒", substance.zh),
        format!("a leak of {}, which is toxic, at {place}", substance.en),
    )
}

fn wind(area: &AreaView, now: Time) -> Text {
    let Some(mark) = &area.wind else {
        return text(
            "风向不明,各个方向都要当心",
            "unknown: every side is in danger",
        );
    };
    let at = clock(mark.as_of, now);
    let speed = mark.speed_cm_s.map_or_else(
        || text("风速不详", "speed unknown"),
        |it| {
            text(
                format!("{} 米每秒", wind_speed(it)),
                format!("{} m/s", wind_speed(it)),
            )
        },
    );
    text(
        format!("{},{}({at} 测)", mark.from.zh(), speed.zh),
        format!("{}, {} (measured {at})", mark.from.en(), speed.en),
    )
}

/// Where he lies, as seen from the leak.
fn place(state: &State, area: &AreaView, row: &InsideRow) -> Text {
    let side = Compass::toward(area.version.leak.origin.offset_mm(row.point));
    let name = (
        affected_zh(state, &area.incident, &row.who),
        affected_en(state, &area.incident, &row.who),
    );
    let part = match row.part {
        Part::Isolation => text("初始隔离区内", "inside the isolation zone"),
        Part::Downwind => text("防护区内", "inside the protective zone"),
    };
    let metres = row.metres;
    text(
        format!("{},在泄漏点{}面 {metres} 米,{}", name.0, side.zh(), part.zh),
        format!(
            "{}, {metres} m {} of the leak, {}",
            name.1,
            side.en(),
            part.en
        ),
    )
}

fn asked(row: &InsideRow) -> Text {
    match &row.decision {
        None => text(
            "先关门窗,人员集中,等下一个电话(处置待决定)",
            "close doors and windows, gather, wait for the next call (nothing is decided yet)",
        ),
        Some(it) if it.what == InsideAct::Evacuate && is_own(&row.who) => text("撤离", "pull out"),
        Some(it) => text(it.what.zh(), it.what.en()),
    }
}

/// Whether they are our own people: rescuers 撤离, citizens 疏散.
fn is_own(who: &Affected) -> bool {
    matches!(
        who,
        Affected::Callee(Callee::Party(Party::Team(_)))
            | Affected::CommandPost
            | Affected::Plot(_)
            | Affected::Incident(_)
    )
}

/// What one does (knowledge of the trade): indoors, closed; or across the wind, never with it.
fn how(area: &AreaView, row: &InsideRow) -> Text {
    match row.decision.as_ref().map(|it| it.what) {
        Some(InsideAct::Evacuate) => match across(area, row) {
            Some(side) => text(
                format!("横穿风向往{}走,不要顺风跑,湿毛巾捂口鼻", side.zh()),
                format!(
                    "go {}, across the wind and never with it; a wet cloth over mouth and nose",
                    side.en()
                ),
            ),
            None => text(
                "远离泄漏点,湿毛巾捂口鼻",
                "away from the leak; a wet cloth over mouth and nose",
            ),
        },
        Some(InsideAct::NotNeeded) => same("-"),
        Some(InsideAct::ShelterInPlace) | None => text(
            "进室内,关门窗、空调、新风,门缝塞湿毛巾,不外出,等解除通知",
            "indoors; doors, windows, air conditioning and ventilation closed; wet cloths at the gaps; stay until told",
        ),
    }
}

/// The side on which he is nearest to the edge: across the wind, away from its middle line.
fn across(area: &AreaView, row: &InsideRow) -> Option<Compass> {
    const QUARTER_E7: i64 = 900_000_000;
    let toward = area.footprint.toward_e7?;
    let (sine, cosine) = crate::point::sine_cosine_e9(toward);
    let (east, north) = area.version.leak.origin.offset_mm(row.point);
    let right = i128::from(east) * i128::from(cosine) - i128::from(north) * i128::from(sine);
    let way = if right >= 0 { QUARTER_E7 } else { -QUARTER_E7 };
    let (sine, cosine) = crate::point::sine_cosine_e9(toward + way);
    Some(Compass::toward((sine, cosine)))
}
