//! Words for what commands leave open as data: states of facilities, kinds of hazard, plot and
//! weather. A kind that stands neither here nor in the catalogue is called by its id.

use super::Names;
use super::say::{same, text};
use crate::catalogue::Text;
use crate::words::ThingKind;

type Words = &'static [(&'static str, &'static str, &'static str)];

/// States of facilities by id, as a predicate in Chinese and English; one of another kind is called by
/// its id.
pub const FACILITY_STATES: &[(&str, &str, &str)] = &[
    ("running", "运行", "is running"),
    ("stopped", "停运", "is stopped"),
    ("no-power", "停电", "has no power"),
    ("energised", "带电", "is energised"),
    ("open", "开启", "is open"),
    ("closed", "关闭", "is closed"),
    ("flooded", "被淹", "is flooded"),
    ("damaged", "受损", "is damaged"),
    ("normal", "正常", "is normal"),
    ("full", "已满", "is full"),
    ("leaking", "泄漏", "is leaking"),
];

const SHAPES: Words = &[
    ("live-wire", "带电线路", "live wire"),
    ("gas", "燃气", "gas"),
    ("collapse", "坍塌", "collapse"),
    ("chlorine", "氯气", "chlorine"),
    ("cliff", "危岩", "unsafe cliff"),
    ("slope", "边坡", "unsafe slope"),
    ("fire", "火情", "fire"),
    ("flood", "积水", "flood water"),
    ("deep-water", "深水", "deep water"),
    ("chemical", "危险化学品", "dangerous chemicals"),
    ("explosion", "爆炸", "explosion"),
    ("cordon", "警戒区", "cordon"),
    ("route", "路线", "route"),
    ("detour", "绕行路线", "detour"),
    ("closure", "封闭道路", "closed road"),
    ("no-go", "禁入区", "no-go area"),
    ("hazard", "危险源", "hazard"),
    ("evacuation", "疏散转移区", "evacuation area"),
    ("staging", "集结点", "staging point"),
    ("command-post", "指挥部", "command post"),
    ("landing", "直升机起降点", "landing point"),
];

/// Kinds of warning signals by id, in Chinese and English; a signal of another kind is called by its id.
pub const WARNING_KINDS: &[(&str, &str, &str)] = &[
    ("rainstorm", "暴雨", "rainstorm"),
    ("typhoon", "台风", "typhoon"),
    ("flash-flood", "山洪", "flash flood"),
    ("geological-disaster", "地质灾害", "geological hazard"),
    ("thunderstorm", "雷电", "thunderstorm"),
    ("gale", "大风", "gale"),
    ("heat", "高温", "heat"),
    ("cold-wave", "寒潮", "cold wave"),
    ("snowstorm", "暴雪", "snowstorm"),
    ("fog", "大雾", "fog"),
    ("forest-fire", "森林火险", "forest fire danger"),
];

fn among(words: Words, id: &str) -> Option<Text> {
    let (_, zh, en) = words.iter().find(|(known, _, _)| *known == id)?;
    Some(text(*zh, *en))
}

/// What a facility does, as the predicate of its sentence.
#[must_use]
pub fn state(id: &ThingKind) -> Text {
    let id = id.as_str();
    among(FACILITY_STATES, id).unwrap_or_else(|| text(id, format!("is {id}")))
}

/// A kind of hazard or plot.
pub(super) fn plotted(names: &Names, id: &ThingKind) -> Text {
    let id = id.as_str();
    among(SHAPES, id).unwrap_or_else(|| names.thing(id))
}

/// A kind of hazard or plot where no catalogue is at hand.
#[must_use]
pub fn plotted_text(id: &ThingKind) -> Text {
    plotted(&Names::default(), id)
}

/// What leaks.
pub(super) fn substance(names: &Names, id: &ThingKind) -> Text {
    let known = names.substance(id.as_str());
    if known.zh == id.as_str() {
        return plotted(names, id);
    }
    known
}

/// A kind of warning signal.
#[must_use]
pub fn weather(id: &ThingKind) -> Text {
    let id = id.as_str();
    among(WARNING_KINDS, id).unwrap_or_else(|| same(id))
}
