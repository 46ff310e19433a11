//! What the fold says of a search that is stopped.

pub(super) const PHRASES: &[(&str, &str)] = &[(
    "停止搜救决定须分别登记:人员核查对象和失联救援人员各一条。",
    "One decision is about a person sought, another about missing rescuers. Record the two apart.",
)];
