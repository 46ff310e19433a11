//! Every colour of the screen, by meaning, in three skins and the tone of looking back.
//!
//! Grey is normal and colour is abnormal; a hue has one meaning and never stands alone. The values
//! and their measured contrasts are those of the design's token sheet.

use eframe::egui::Color32;

use super::settings::{Choice, Says, Setting};
use crate::language::Key;

/// A set of colours for a room: dark for the duty room, daylight for the field, red for eyes that
/// must stay used to the night.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Skin {
    /// 暗色
    #[default]
    Dark,
    /// 日光
    Daylight,
    /// 红夜
    RedNight,
}

/// The colours of the screen.
pub static SKIN: Setting<Skin> = Setting {
    name: "skin",
    title: Key::SettingSkin,
    hint: Key::SettingSkinHint,
    choices: &[
        Choice::new("dark", Skin::Dark, Says::Text(Key::SkinDark)),
        Choice::new("daylight", Skin::Daylight, Says::Text(Key::SkinDaylight)),
        Choice::new("red-night", Skin::RedNight, Says::Text(Key::SkinRedNight)),
    ],
    normal: Skin::Dark,
};

/// One hue with its one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hue {
    /// As text on a panel.
    pub text: Color32,
    /// As a filled field.
    pub fill: Color32,
    /// As text on that field.
    pub on: Color32,
    /// As the lower half of a symbol that is promised.
    pub half: Color32,
}

/// The colours of one skin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Which skin this is.
    pub skin: Skin,
    /// Bands, strip, key caps.
    pub bg0: Color32,
    /// Panels, map plates, the ground of symbols.
    pub bg1: Color32,
    /// Section headers, buttons.
    pub bg2: Color32,
    /// The selected row.
    pub bg3: Color32,
    /// Separators.
    pub line: Color32,
    /// Outlines of plates, buttons, keys.
    pub line2: Color32,
    /// Text, selection, the primary button.
    pub ink1: Color32,
    /// Labels, past times.
    pub ink2: Color32,
    /// Notes; never an operative figure.
    pub ink3: Color32,
    /// Somebody must act now.
    pub red: Hue,
    /// Abnormal, in hand, or old.
    pub amber: Hue,
    /// Moving, sending, waiting, focus.
    pub blue: Hue,
    /// Arrived, open, done.
    pub green: Hue,
    /// The ground of a late row.
    pub late: Color32,
    /// The world 演练: frame and mark.
    pub drill: Color32,
    /// Text on it.
    pub drill_on: Color32,
    /// The band of the world 演练.
    pub drill_band: Color32,
    /// Looking back 回看: frame and bar.
    pub past: Color32,
    /// Text on it.
    pub past_on: Color32,
    /// The map outside the district.
    pub map_out: Color32,
    /// The district's land.
    pub map_land: Color32,
    /// Its hills.
    pub map_hill: Color32,
    /// Water.
    pub map_water: Color32,
    /// Streets.
    pub map_street: Color32,
    /// Roads between streets and main roads.
    pub map_sub: Color32,
    /// Main roads.
    pub map_road: Color32,
    /// Expressways.
    pub map_motorway: Color32,
    /// Railways.
    pub map_rail: Color32,
    /// Borders of townships.
    pub map_border: Color32,
    /// Names on the map.
    pub map_text: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn hue(text: u32, fill: u32, on: u32, half: u32) -> Hue {
    Hue {
        text: rgb(text),
        fill: rgb(fill),
        on: rgb(on),
        half: rgb(half),
    }
}

const DARK: Palette = Palette {
    skin: Skin::Dark,
    bg0: rgb(0x0E_1114),
    bg1: rgb(0x14_181C),
    bg2: rgb(0x1B_2026),
    bg3: rgb(0x22_2A32),
    line: rgb(0x2B_333B),
    line2: rgb(0x46_515C),
    ink1: rgb(0xE6_EAEE),
    ink2: rgb(0xA8_B2BB),
    ink3: rgb(0x84_909B),
    red: hue(0xF7_5D57, 0xF7_5D57, 0x16_0404, 0x7A_2C28),
    amber: hue(0xFF_C24A, 0xFF_C24A, 0x1A_1202, 0x6E_5723),
    blue: hue(0x5C_ADFF, 0x5C_ADFF, 0x04_101C, 0x2F_5680),
    green: hue(0x58_C295, 0x58_C295, 0x03_150D, 0x2B_5F4B),
    late: rgb(0x3A_1717),
    drill: rgb(0x88_57E0),
    drill_on: rgb(0xFF_FFFF),
    drill_band: rgb(0x2A_1F40),
    past: rgb(0x9A_D7F0),
    past_on: rgb(0x0A_141C),
    map_out: rgb(0x0B_0E10),
    map_land: rgb(0x14_191D),
    map_hill: rgb(0x18_1F1C),
    map_water: rgb(0x1A_2B3A),
    map_street: rgb(0x20_282E),
    map_sub: rgb(0x2C_353D),
    map_road: rgb(0x39_434D),
    map_motorway: rgb(0x4A_5661),
    map_rail: rgb(0x56_626D),
    map_border: rgb(0x4A_5560),
    map_text: rgb(0x8D_98A3),
};

const DAYLIGHT: Palette = Palette {
    skin: Skin::Daylight,
    bg0: rgb(0xEB_EDEC),
    bg1: rgb(0xFF_FFFF),
    bg2: rgb(0xF2_F4F3),
    bg3: rgb(0xDF_E5E9),
    line: rgb(0xB4_BCC3),
    line2: rgb(0x6B_7680),
    ink1: rgb(0x0B_0E11),
    ink2: rgb(0x3C_464F),
    ink3: rgb(0x58_636D),
    red: hue(0x8E_0A22, 0xCE_1D24, 0xFF_FFFF, 0xF2_B3BA),
    amber: hue(0x98_5300, 0xFF_B81C, 0x0B_0E11, 0xFF_DD8F),
    blue: hue(0x2C_5CB4, 0x2F_62D9, 0xFF_FFFF, 0xA9_C9F2),
    green: hue(0x1F_6B54, 0x0F_7364, 0xFF_FFFF, 0xA6_D3BF),
    late: rgb(0xFB_E3E5),
    drill: rgb(0x5D_0A84),
    drill_on: rgb(0xFF_FFFF),
    drill_band: rgb(0xEB_DDF3),
    past: rgb(0x0E_6A8C),
    past_on: rgb(0xEB_EDEC),
    map_out: rgb(0xD6_DADC),
    map_land: rgb(0xF5_F6F3),
    map_hill: rgb(0xDD_E6D6),
    map_water: rgb(0xB9_D3E6),
    map_street: rgb(0xE2_E4E1),
    map_sub: rgb(0xCB_D0D3),
    map_road: rgb(0xB4_BBC0),
    map_motorway: rgb(0x9A_A3AA),
    map_rail: rgb(0x7B_858D),
    map_border: rgb(0x7F_8A92),
    map_text: rgb(0x4A_545D),
};

const RED_NIGHT: Palette = Palette {
    skin: Skin::RedNight,
    bg0: rgb(0x08_0000),
    bg1: rgb(0x0E_0202),
    bg2: rgb(0x18_0404),
    bg3: rgb(0x2C_0807),
    line: rgb(0x36_100D),
    line2: rgb(0x7A_241D),
    ink1: rgb(0xFF_6655),
    ink2: rgb(0xEC_4B3B),
    ink3: rgb(0xDF_3F30),
    red: hue(0xFF_6655, 0xFF_6655, 0x0A_0000, 0x4E_140F),
    amber: hue(0xFF_6655, 0xE2_4132, 0x0A_0000, 0x4E_140F),
    blue: hue(0xEC_4B3B, 0xE2_4132, 0x0A_0000, 0x4E_140F),
    green: hue(0xEC_4B3B, 0xE2_4132, 0x0A_0000, 0x4E_140F),
    late: rgb(0x34_0B08),
    drill: rgb(0xFF_6655),
    drill_on: rgb(0x08_0000),
    drill_band: rgb(0x28_0806),
    past: rgb(0xFF_6655),
    past_on: rgb(0x08_0000),
    map_out: rgb(0x05_0000),
    map_land: rgb(0x0E_0202),
    map_hill: rgb(0x14_0503),
    map_water: rgb(0x22_0705),
    map_street: rgb(0x1A_0504),
    map_sub: rgb(0x30_0D09),
    map_road: rgb(0x42_120D),
    map_motorway: rgb(0x55_1812),
    map_rail: rgb(0x55_1812),
    map_border: rgb(0x55_1812),
    map_text: rgb(0xDC_3C2D),
};

impl Palette {
    /// The colours of a skin, of now.
    #[must_use]
    pub const fn of(skin: Skin) -> Palette {
        match skin {
            Skin::Dark => DARK,
            Skin::Daylight => DAYLIGHT,
            Skin::RedNight => RED_NIGHT,
        }
    }

    /// The same skin while looking back: by night the ground turns blue.
    #[must_use]
    pub const fn looking_back(self) -> Palette {
        match self.skin {
            Skin::Dark => Palette {
                bg0: rgb(0x0A_141C),
                bg1: rgb(0x0F_1D28),
                bg2: rgb(0x15_2735),
                bg3: rgb(0x18_3040),
                line: rgb(0x24_3C4D),
                line2: rgb(0x41_607A),
                ink3: rgb(0x87_98A6),
                map_out: rgb(0x08_1018),
                map_land: rgb(0x0F_1E29),
                map_hill: rgb(0x12_262A),
                map_water: rgb(0x17_3650),
                map_street: rgb(0x17_2C39),
                map_sub: rgb(0x28_404E),
                map_road: rgb(0x34_505F),
                map_motorway: rgb(0x45_6073),
                map_rail: rgb(0x56_626D),
                map_border: rgb(0x45_606F),
                map_text: rgb(0x8A_A0B0),
                ..self
            },
            Skin::Daylight | Skin::RedNight => self,
        }
    }
}

impl Skin {
    /// The next skin in the round.
    #[must_use]
    pub const fn next(self) -> Skin {
        match self {
            Skin::Dark => Skin::Daylight,
            Skin::Daylight => Skin::RedNight,
            Skin::RedNight => Skin::Dark,
        }
    }
}
