//! Lifts, boilers, cranes, cableways and rides.

use super::super::measure::{
    ALOFT_MINUTES, ALOFT_PEOPLE, BOILER_600MW, BOILER_OFF_MINUTES, CRANE_OVERTURNED,
    CRANE_PART_BROKEN, DEAD, LIFT_MINUTES, LOSS, MOVED, RIDE, SERIOUS, TOXIC_LEAK,
    VESSEL_EXPLOSION,
};
use super::{Row, Table, bands, found, wan_yuan};

const HOUR: u64 = 60;

/// Special equipment regulations, arts. 61–64. Unlike elsewhere the loss has a floor of 1万元, and
/// without a death, an injury or such a loss there is no accident of this kind.
///
/// 3.5 hours aloft is enough for a cableway and more than a ride needs, so only the stretch between
/// 1 and 3.5 hours turns on which of the two it is.
pub(super) static SPECIAL_EQUIPMENT: Table = Table {
    source: found(
        "《特种设备安全监察条例》第六十一条至第六十四条",
        "Special equipment regulations, arts. 61–64",
    ),
    articles: [
        found(
            "《特种设备安全监察条例》第六十一条",
            "Special equipment regulations, art. 61",
        ),
        found(
            "《特种设备安全监察条例》第六十二条",
            "Special equipment regulations, art. 62",
        ),
        found(
            "《特种设备安全监察条例》第六十三条",
            "Special equipment regulations, art. 63",
        ),
        found(
            "《特种设备安全监察条例》第六十四条",
            "Special equipment regulations, art. 64",
        ),
    ],
    rows: &[
        Row::new(DEAD, bands(30, 10, 3, 1)),
        Row::new(SERIOUS, bands(100, 50, 10, 1)),
        Row::new(
            LOSS,
            bands(
                wan_yuan(10_000),
                wan_yuan(5_000),
                wan_yuan(1_000),
                wan_yuan(1),
            ),
        ),
        Row::new(MOVED, bands(150_000, 50_000, 10_000, 500)).given(&[(TOXIC_LEAK, 1)]),
        Row::new(VESSEL_EXPLOSION, [None, None, Some(1), None]),
        Row::new(VESSEL_EXPLOSION, [Some(1), None, None, None]).given(&[(BOILER_600MW, 1)]),
        Row::new(BOILER_OFF_MINUTES, [None, Some(240 * HOUR), None, None])
            .given(&[(BOILER_600MW, 1)])
            .special(),
        Row::new(CRANE_OVERTURNED, [None, None, Some(1), None]),
        Row::new(CRANE_PART_BROKEN, [None, None, None, Some(1)]),
        Row::new(
            ALOFT_MINUTES,
            [Some(48 * HOUR), Some(24 * HOUR), None, None],
        )
        .given(&[(ALOFT_PEOPLE, 100)])
        .special(),
        Row::new(
            ALOFT_MINUTES,
            [None, None, Some(12 * HOUR), Some(3 * HOUR + 30)],
        )
        .special(),
        Row::new(ALOFT_MINUTES, [None, None, None, Some(HOUR)])
            .given(&[(RIDE, 1)])
            .special(),
        Row::new(LIFT_MINUTES, [None, None, None, Some(2 * HOUR)]).special(),
    ],
    least: &[],
    shows: &[],
};
