//! The measures that the tables read. The ids are those of the catalogue's vocabulary, where an
//! entry's figures are named; the names here are for the sentence.

use crate::words::MeasureId;

pub(super) const DEAD: &str = "dead";
pub(super) const SUSPECTED_DEAD: &str = "suspected-dead";
pub(super) const SERIOUS: &str = "serious";
pub(super) const LIGHT: &str = "light";
pub(super) const MISSING: &str = "missing";
pub(super) const TRAPPED: &str = "trapped";
pub(super) const HOSPITAL: &str = "hospital";
pub(super) const ILL: &str = "ill";
pub(super) const MOVED: &str = "moved";
pub(super) const LOSS: &str = "loss_fen";
pub(super) const BURNT: &str = "burnt_m2";
pub(super) const DAMAGED_FOREST: &str = "damaged_forest_m2";
pub(super) const USERS_OFF: &str = "users_off";
pub(super) const USERS_OFF_SHARE: &str = "users_off_permille";
pub(super) const LOAD_LOST_SHARE: &str = "load_lost_permille";
pub(super) const ALOFT_PEOPLE: &str = "aloft_people";
pub(super) const ALOFT_MINUTES: &str = "aloft_minutes";
pub(super) const LIFT_MINUTES: &str = "lift_minutes";
pub(super) const BOILER_OFF_MINUTES: &str = "boiler_off_minutes";
pub(super) const WATER_SOURCE: &str = "water_source";
pub(super) const OTHER_WOODLAND: &str = "other_woodland_burning";
pub(super) const BOILER_600MW: &str = "boiler_600mw";
pub(super) const VESSEL_EXPLOSION: &str = "vessel_explosion";
pub(super) const TOXIC_LEAK: &str = "toxic_leak";
pub(super) const CRANE_OVERTURNED: &str = "crane_overturned";
pub(super) const CRANE_PART_BROKEN: &str = "crane_part_broken";
pub(super) const RIDE: &str = "ride";
pub(super) const SCHOOL_OR_MAJOR_EVENT: &str = "school_or_major_event";
pub(super) const GROUP_POISONING: &str = "group_poisoning";
pub(super) const OCCUPATIONAL: &str = "occupational";
pub(super) const WORK_SAFETY: &str = "work_safety";

/// What is dead, hurt, gone or spoilt. While one of these is more than 0 or 不详, nobody may say
/// that there is no harm.
pub(super) const HARM: [&str; 12] = [
    DEAD,
    SUSPECTED_DEAD,
    SERIOUS,
    LIGHT,
    MISSING,
    TRAPPED,
    ALOFT_PEOPLE,
    HOSPITAL,
    ILL,
    LOSS,
    BURNT,
    DAMAGED_FOREST,
];

/// How a figure is written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    People,
    Users,
    /// 1/100 yuan.
    Fen,
    SquareMetres,
    Minutes,
    PerMille,
    /// The rank of the water source that was cut.
    WaterSource,
    /// 0 or 1, without a unit.
    Flag,
}

/// A measure by name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) id: &'static str,
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
    pub(super) unit: Unit,
}

const fn word(id: &'static str, zh: &'static str, en: &'static str, unit: Unit) -> Word {
    Word { id, zh, en, unit }
}

/// Every measure of the tables, in the order in which a sentence names them.
pub(super) const WORDS: [Word; 31] = [
    word(DEAD, "死亡", "dead", Unit::People),
    word(SUSPECTED_DEAD, "疑似死亡", "believed dead", Unit::People),
    word(MISSING, "下落不明", "missing", Unit::People),
    word(SERIOUS, "重伤", "seriously injured", Unit::People),
    word(LIGHT, "轻伤", "lightly injured", Unit::People),
    word(TRAPPED, "被困", "trapped", Unit::People),
    word(HOSPITAL, "送医", "taken to hospital", Unit::People),
    word(ILL, "患病", "ill", Unit::People),
    word(MOVED, "转移疏散", "moved", Unit::People),
    word(LOSS, "直接经济损失", "direct loss", Unit::Fen),
    word(
        DAMAGED_FOREST,
        "受害森林面积",
        "forest damaged",
        Unit::SquareMetres,
    ),
    word(BURNT, "过火面积", "area burnt over", Unit::SquareMetres),
    word(WATER_SOURCE, "取水中断", "source cut", Unit::WaterSource),
    word(ALOFT_PEOPLE, "高空滞留", "stranded aloft", Unit::People),
    word(ALOFT_MINUTES, "高空滞留时间", "time aloft", Unit::Minutes),
    word(
        LIFT_MINUTES,
        "电梯困人时间",
        "time in the lift",
        Unit::Minutes,
    ),
    word(
        BOILER_OFF_MINUTES,
        "锅炉停运时间",
        "boiler out of service",
        Unit::Minutes,
    ),
    word(LOAD_LOST_SHARE, "减供负荷比例", "load lost", Unit::PerMille),
    word(
        USERS_OFF_SHARE,
        "停供用户比例",
        "users cut off",
        Unit::PerMille,
    ),
    word(USERS_OFF, "停供用户", "users cut off", Unit::Users),
    word(
        OTHER_WOODLAND,
        "其他林地起火",
        "other wooded land on fire",
        Unit::Flag,
    ),
    word(
        BOILER_600MW,
        "600兆瓦以上锅炉",
        "boiler of 600 MW or more",
        Unit::Flag,
    ),
    word(
        VESSEL_EXPLOSION,
        "锅炉、压力容器或管道爆炸",
        "boiler, vessel or pipe exploded",
        Unit::Flag,
    ),
    word(
        TOXIC_LEAK,
        "容器或管道有毒介质泄漏",
        "vessel or pipe leaks poison",
        Unit::Flag,
    ),
    word(
        CRANE_OVERTURNED,
        "起重机械整体倾覆",
        "crane overturned",
        Unit::Flag,
    ),
    word(
        CRANE_PART_BROKEN,
        "起重机械主要受力构件折断",
        "main part of a crane broken",
        Unit::Flag,
    ),
    word(RIDE, "大型游乐设施", "amusement ride", Unit::Flag),
    word(
        SCHOOL_OR_MAJOR_EVENT,
        "涉及学校或重大活动",
        "at a school or major event",
        Unit::Flag,
    ),
    word(GROUP_POISONING, "群体性中毒", "group poisoning", Unit::Flag),
    word(
        OCCUPATIONAL,
        "职业中毒",
        "occupational poisoning",
        Unit::Flag,
    ),
    word(
        WORK_SAFETY,
        "属于生产安全事故",
        "a production-safety accident",
        Unit::Flag,
    ),
];

/// A measure's words; none for a measure that no table reads.
pub(super) fn word_of(id: &str) -> Option<&'static Word> {
    WORDS.iter().find(|word| word.id == id)
}

/// Whether a measure is yes or no.
pub(super) fn is_flag(id: &str) -> bool {
    word_of(id).is_some_and(|word| word.unit == Unit::Flag)
}

/// Whether one can speak of more of it: not of a flag, nor of a rank.
pub(super) fn is_count(id: &str) -> bool {
    word_of(id).is_some_and(|word| !matches!(word.unit, Unit::Flag | Unit::WaterSource))
}

/// The id as the figures carry it.
#[expect(
    clippy::expect_used,
    reason = "every id is a constant above; a test makes each of them"
)]
pub(super) fn id(measure: &'static str) -> MeasureId {
    MeasureId::new(measure).expect("a short word without spaces")
}
