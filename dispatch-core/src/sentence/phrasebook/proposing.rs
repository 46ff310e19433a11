//! Of proposals.

pub(super) const PHRASES: &[(&str, &str)] = &[(
    "推荐方案里{}出现两次,请核对。",
    "{} stands twice in the proposal. Check it.",
)];
