//! In which datum the map reads out where the pointer stands.

use atlas::datum::Datum;

use crate::desk::settings::{Choice, Says, Setting};
use crate::language::Key;

/// The datums of the readout, in its order.
pub static READOUT: Setting<&'static [Datum]> = Setting {
    name: "readout",
    title: Key::SettingReadout,
    hint: Key::SettingReadoutHint,
    choices: &[
        Choice::new("both", BOTH, Says::Text(Key::ReadoutBoth)),
        Choice::new("wgs-84", &[Datum::Wgs84], Says::Name("WGS-84")),
        Choice::new("gcj-02", &[Datum::Gcj02], Says::Name("GCJ-02")),
    ],
    normal: BOTH,
};

const BOTH: &[Datum] = &[Datum::Wgs84, Datum::Gcj02];
