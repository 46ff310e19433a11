//! The kinds of things that stand on the map of a district, with their names on the screen.

/// A kind of facility or site: its id, its name in Chinese and in English.
pub type Kind = (&'static str, &'static str, &'static str);

/// Things whose state matters: they run, stand still, are flooded, closed …
pub const FACILITY_KINDS: &[Kind] = &[
    ("pump", "泵站", "Pumping station"),
    ("sluice", "水闸", "Sluice gate"),
    ("valve", "阀门", "Valve"),
    ("substation", "变电所", "Substation"),
    ("distribution-room", "配电房", "Power distribution room"),
    ("underpass", "下穿通道", "Underpass"),
    ("tunnel", "隧道", "Tunnel"),
    ("bridge", "桥梁", "Bridge"),
    ("water-works", "水厂", "Water works"),
    ("sewage-works", "污水处理厂", "Sewage works"),
    ("gas-station", "燃气场站", "Gas station"),
    ("telecom-hub", "通信机房", "Telecom hub"),
    ("accident-pool", "事故应急池", "Emergency containment pool"),
];

/// Places to be protected, reached or used.
pub const SITE_KINDS: &[Kind] = &[
    ("hospital", "医院", "Hospital"),
    ("shelter", "避灾安置场所", "Shelter"),
    ("flood-point", "易涝点", "Flood point"),
    ("slide-point", "地质灾害隐患点", "Landslide point"),
    ("school", "学校", "School"),
    ("care-home", "养老院", "Care home"),
    ("station", "车站", "Station"),
    ("reservoir", "水库", "Reservoir"),
    ("chemical-plant", "危化企业", "Chemical plant"),
    ("mall", "商场", "Shopping mall"),
    ("scenic-spot", "景区", "Scenic spot"),
    ("staging", "集结点", "Staging point"),
];
