//! The catalogues as they stand in `console/locales`, a file a part of the screen.

use super::Lang;

macro_rules! catalogues {
    ($($part:literal)*) => {
        /// Every file of every language.
        pub const CATALOGUES: &[(Lang, &str)] = &[$(
            (Lang::Zh, include_str!(concat!("../../locales/zh-CN/", $part, ".ftl"))),
            (Lang::En, include_str!(concat!("../../locales/en/", $part, ".ftl"))),
        )*];
    };
}

catalogues! {
    "desk"
    "alarms"
    "intake"
    "boards"
    "calls"
    "claims"
    "responses"
    "obligations"
    "overview"
    "district"
    "instructions"
    "returns"
    "contacts"
    "sending"
    "scene"
    "places"
    "areas"
    "paper"
    "shift"
    "prints"
    "personal"
    "pierce"
    "across"
    "gate"
    "start"
    "map"
    "line"
    "travel"
    "talk"
    "guidance"
    "log"
    "layout"
    "settings"
    "manual"
    "wall"
}
