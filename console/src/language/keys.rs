//! Every text of the screen by name, one list a part of the screen. `console/locales` has the words.

use super::Key;

macro_rules! keys {
    ($list:ident: $($key:ident $id:literal)*) => {
        #[allow(missing_docs, reason = "the catalogues say what each one reads; a part may still be empty")]
        #[allow(non_upper_case_globals, reason = "read like the variants of one enum")]
        impl Key {
            $(pub const $key: Key = Key($id);)*
        }

        /// The texts of this part.
        pub const $list: &[Key] = &[$(Key::$key,)*];
    };
}

mod across;
mod alarms;
mod areas;
mod boards;
mod calls;
mod claims;
mod contacts;
mod desk;
mod district;
mod gate;
mod guidance;
mod instructions;
mod intake;
mod layout;
mod line;
mod log;
mod manual;
mod map;
mod obligations;
mod overview;
mod paper;
mod personal;
mod pierce;
mod places;
mod prints;
mod responses;
mod returns;
mod scene;
mod sending;
mod settings;
mod shift;
mod start;
mod talk;
mod travel;
mod wall;

/// Every key, part by part.
pub const ALL_KEYS: &[&[Key]] = &[
    desk::DESK,
    calls::CALLS,
    alarms::ALARMS,
    intake::INTAKE,
    boards::BOARDS,
    claims::CLAIMS,
    responses::RESPONSES,
    obligations::OBLIGATIONS,
    overview::OVERVIEW,
    district::DISTRICT,
    instructions::INSTRUCTIONS,
    returns::RETURNS,
    contacts::CONTACTS,
    sending::SENDING,
    scene::SCENE,
    places::PLACES,
    areas::AREAS,
    paper::PAPER,
    shift::SHIFT,
    prints::PRINTS,
    personal::PERSONAL,
    pierce::PIERCE,
    across::ACROSS,
    gate::GATE,
    start::START,
    map::MAP,
    line::LINE,
    travel::TRAVEL,
    talk::TALK,
    guidance::GUIDANCE,
    log::LOG,
    layout::LAYOUT,
    settings::SETTINGS,
    manual::MANUAL,
    wall::WALL,
];
