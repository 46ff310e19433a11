//! What the fold says of personal data.

pub(super) const PHRASES: &[(&str, &str)] = &[
    (
        "调查留存须写明机关和文号。请补填后再登记。",
        "Say which authority demands it and by which document.",
    ),
    (
        "销毁个人信息须另有一人见证。请选另一名工作人员。",
        "Somebody else must witness the destruction. Choose another official.",
    ),
    (
        "销毁不能撤回,密钥已除。",
        "The key is gone, and nothing brings it back.",
    ),
    ("请登记解除调查留存。", "Record that the hold is lifted."),
];
