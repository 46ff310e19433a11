//! What a file of sources may say, and how it is told what is wrong.

use super::*;

pub(crate) const TIANDITU: &str = r#"
[[source]]
id = "tianditu"
zh = "天地图"
en = "Tianditu"
attribution = "天地图 GS(2024)0568号"
datum = "CGCS2000"
url = "https://t{s}.tianditu.gov.cn/DataServer?T=vec_w&x={x}&y={y}&l={z}&tk={k}"
labels = "https://t{s}.tianditu.gov.cn/DataServer?T=cva_w&x={x}&y={y}&l={z}&tk={k}"
servers = ["0", "1", "2"]
min_zoom = 1
max_zoom = 18
ahead = { per_second = 2, at_most = 20000, max_zoom = 16 }
"#;

#[test]
fn a_source_is_read_and_its_addresses_are_made() {
    let district = File::read("tiles.toml", TIANDITU).unwrap();
    let machine = File::read("tiles.toml", "keys = { tianditu = 'abc' }").unwrap();
    assert!(!together(district.clone(), File::default())[0].has_its_key());
    let sources = together(district, machine);
    let source = &sources[0];
    assert!(source.has_its_key());
    let tile = Tile {
        zoom: 12,
        x: 3_420,
        y: 1_716,
    };
    assert_eq!(
        source.url(&source.layers[0], tile),
        "https://t0.tianditu.gov.cn/DataServer?T=vec_w&x=3420&y=1716&l=12&tk=abc"
    );
    let [plain, names] = [0, 1].map(|it| source.folder(&source.layers[it]));
    assert!(
        plain.starts_with("tianditu-") && plain != names,
        "{plain} {names}"
    );
    let moved = Source {
        datum: Datum::Gcj02,
        ..source.clone()
    };
    assert_ne!(plain, moved.folder(&moved.layers[0]));
}

#[test]
fn rows_are_counted_from_the_south_where_the_address_says_so() {
    let tms = TIANDITU.replace("y={y}", "y={-y}");
    let source = &File::read("tiles.toml", &tms).unwrap().sources[0];
    let tile = Tile {
        zoom: 2,
        x: 1,
        y: 0,
    };
    assert!(source.url(&source.layers[0], tile).contains("x=1&y=3&l=2"));
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let table = [
        (
            "id = \"tianditu\"",
            "id = \"天地图\"",
            "tiles.toml:3:6: id `天地图`",
        ),
        (
            "datum = \"CGCS2000\"",
            "datum = \"BD-09\"",
            "tiles.toml:7:9: datum `BD-09`",
        ),
        (
            "attribution = \"天地图",
            "attribution = \" \" #",
            "tiles.toml:6:15: no `attribution`",
        ),
        (
            "&l={z}&tk={k}\"\nlabels",
            "&tk={k}\"\nlabels",
            "tiles.toml:8:7: an address that names no tile",
        ),
        (
            "&tk={k}\"\nlabels",
            "&tk={q}\"\nlabels",
            "tiles.toml:8:7: `{q}`",
        ),
        (
            "https://t{s}.tianditu.gov.cn/DataServer?T=vec_w",
            "ftp://t{s}/",
            "tiles.toml:8:7: `ftp://",
        ),
        (
            "servers = [\"0\", \"1\", \"2\"]",
            "",
            "tiles.toml:8:7: `{s}` and `servers`",
        ),
        (
            "max_zoom = 18",
            "max_zoom = 30",
            "tiles.toml:12:12: zooms 1 to 30",
        ),
        (
            "per_second = 2",
            "per_second = 0",
            "tiles.toml:13:9: limits beyond",
        ),
        ("min_zoom = 1", "minzoom = 1", "tiles.toml:11:1"),
        (
            "[[source]]",
            "[[sauce]]",
            "tiles.toml:2:3: unknown list `sauce`",
        ),
    ];
    for (from, to, expected) in table {
        let text = TIANDITU.replacen(from, to, 1);
        assert_ne!(text, TIANDITU, "{from}");
        let faults = File::read("tiles.toml", &text).unwrap_err();
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(
            told.iter().any(|it| it.starts_with(expected)),
            "{expected}: {told:?}"
        );
    }
    let twice = [TIANDITU, TIANDITU].concat();
    assert!(File::read("tiles.toml", &twice).is_err());
}
