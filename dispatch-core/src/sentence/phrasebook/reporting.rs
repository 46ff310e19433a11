//! What the fold says of obligations and of reports upward.

pub(super) const PHRASES: &[(&str, &str)] = &[
    (
        "时限事项的编号不能含 / 或 #。",
        "The id of an obligation may not hold / or #.",
    ),
    (
        "没有写要报什么。请写明。",
        "It is not said what is to be reported. Say it.",
    ),
    (
        "重复间隔应为 60 秒至 31 天。",
        "The interval should be from 60 seconds to 31 days.",
    ),
    ("作废须写明理由。", "Say why it need no longer be reported."),
    (
        "该事项已报或已作废,无须作废。",
        "It was reported or made void already; nothing is left to do.",
    ),
    (
        "没有写报给谁。请至少写一个。",
        "It is not said to whom it went. Name at least one.",
    ),
    (
        "没有写明上报的是哪一项时限事项。请写明。",
        "It is not said which of the things to be reported it answers. Name at least one.",
    ),
    (
        "没有写报给谁,或没有写内容。请写明。",
        "It is not said to whom it went, or not what was said. Write both.",
    ),
    (
        "报告所依据的记录号尚未产生。请核对。",
        "The record the report was made of does not exist yet. Check the number.",
    ),
    (
        "校验码应为 64 位小写十六进制。请核对。",
        "The digest should be 64 lower-case hexadecimal digits. Check it.",
    ),
];
