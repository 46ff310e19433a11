//! Natural disasters that have bands of their own.

use super::super::measure::{BURNT, DAMAGED_FOREST, DEAD, LOSS, OTHER_WOODLAND, SERIOUS};
use super::{Article, Row, Table, bands, found, knowledge, wan_yuan};

const HECTARE_M2: u64 = 10_000;

const GEOLOGICAL_ARTICLE: Article = found(
    "《地质灾害防治条例》第四条(灾情)",
    "Regulations on geological disasters, art. 4 (harm done)",
);

/// 特大型, 大型, 中型, 小型 by harm done. Its loss bands are a tenth of decree 493's.
pub(super) static GEOLOGICAL: Table = Table {
    source: GEOLOGICAL_ARTICLE,
    articles: [GEOLOGICAL_ARTICLE; 4],
    rows: &[
        Row::new(DEAD, bands(30, 10, 3, 0)),
        Row::new(
            LOSS,
            bands(wan_yuan(1_000), wan_yuan(500), wan_yuan(100), 0),
        ),
    ],
    least: &[],
    shows: &[SERIOUS],
};

const FOREST_ARTICLE: Article = found(
    "《森林防火条例》第四十条",
    "Forest fire regulations, art. 40",
);

/// By damaged forest, not by the area burnt over.
pub(super) static FOREST_FIRE: Table = Table {
    source: FOREST_ARTICLE,
    articles: [FOREST_ARTICLE; 4],
    rows: &[
        Row::new(DEAD, bands(30, 10, 3, 1)),
        Row::new(SERIOUS, bands(100, 50, 10, 1)),
        Row::new(
            DAMAGED_FOREST,
            bands(1_000 * HECTARE_M2, 100 * HECTARE_M2, HECTARE_M2, 0),
        ),
        Row::new(OTHER_WOODLAND, [None, None, None, Some(1)]),
    ],
    least: &[BURNT],
    shows: &[],
};

const EARTHQUAKE_ARTICLE: Article = knowledge(
    "国家地震应急预案的死亡人数分档",
    "National earthquake plan, by the dead",
);

/// By the dead alone; the magnitude is not harm and is not read.
pub(super) static EARTHQUAKE: Table = Table {
    source: EARTHQUAKE_ARTICLE,
    articles: [EARTHQUAKE_ARTICLE; 4],
    rows: &[Row::new(DEAD, bands(300, 50, 10, 0))],
    least: &[],
    shows: &[SERIOUS, LOSS],
};

const WEATHER_I: Article = found(
    "《国家特别重大、重大突发公共事件分级标准(试行)》",
    "National grading standard for public emergencies (trial)",
);
const WEATHER_BELOW: Article = knowledge("气象灾害重大及以下分档", "weather disasters below I");

/// Harm by weather. Only I was read in the standard.
pub(super) static WEATHER: Table = Table {
    source: WEATHER_I,
    articles: [WEATHER_I, WEATHER_BELOW, WEATHER_BELOW, WEATHER_BELOW],
    rows: &[
        Row::new(DEAD, bands(30, 10, 3, 0)),
        Row::new(
            LOSS,
            bands(wan_yuan(5_000), wan_yuan(1_000), wan_yuan(500), 0),
        ),
    ],
    least: &[],
    shows: &[SERIOUS],
};
