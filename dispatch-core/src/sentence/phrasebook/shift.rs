//! What the fold says of alarms put off and of a handover.

pub(super) const PHRASES: &[(&str, &str)] = &[
    (
        "暂缓提醒只能到今后两小时内的时刻。请另选时刻。",
        "An alarm is put off until a moment within the next two hours. Choose another.",
    ),
    ("请由本人重新签字。", "Let him sign once more."),
];
