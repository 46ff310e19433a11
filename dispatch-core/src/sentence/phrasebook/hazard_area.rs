//! What is wrong with a hazard area, a wind, or a decision about somebody inside.

pub(super) const PHRASES: &[(&str, &str)] = &[
    (
        "初始隔离距离 {} 米不成立,应为 1 至 {} 米。",
        "An isolation distance of {} m cannot be; expected 1 to {} m.",
    ),
    (
        "下风向防护距离 {} 米不成立,应为 1 至 {} 米。",
        "A protective distance of {} m cannot be; expected 1 to {} m.",
    ),
    (
        "风向 {} 度不成立,应为 0 至 360 度。",
        "A wind from {}° cannot be; expected 0 to 360.",
    ),
    (
        "风速 {} 厘米每秒不成立,应为 1 至 {};静风请报风向不定。",
        "A wind of {} cm/s cannot be; expected 1 to {}. Where there is none, say that it is unsteady.",
    ),
    (
        "不需要处置须写明理由。",
        "That nothing is needed is decided for a reason: say which.",
    ),
    (
        "请重新作出处置决定,并再次告知。",
        "Decide anew, and tell them again.",
    ),
];
