//! What `yishao atlas` says while and after it works: how far it is, what was left out and why, which datum it
//! took, and who is within a ring.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

// One town of the tests of `atlas`; what only they use of it is not dead.
#[allow(dead_code, reason = "the tests of atlas use the rest")]
#[path = "../../atlas/tests/roads/town/mod.rs"]
mod town;

// What only other tests use of it is not dead.
#[allow(dead_code, reason = "other tests use the rest")]
mod imported;

use std::process::Output;

use atlas::osm::Bounds;
use imported::{atlas, file, import, pack, told};
use serde_json::{Value, json};

/// In the middle of the demonstration district.
const CORNER: (i32, i32) = (279_600_000, 1_205_900_000);

fn warned(output: &Output) -> String {
    told(output, 0);
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn an_import_says_how_far_it_is_and_what_it_left_out_and_a_box_cuts() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let mut extract = town::grid::town_at(CORNER, 16, 4);
    let (first, other) = (town::grid::crossing(0, 0), town::grid::crossing(1, 1));
    for (id, tags) in [
        (9_001, "highway=footway"),
        (9_002, "highway=steps"),
        (9_003, "highway=construction construction=primary"),
    ] {
        extract
            .ways
            .push((id, vec![first, other], town::tags(tags)));
    }
    let path = file(data, "town.osm.pbf", extract.pbf());
    let path = path.to_str().unwrap();
    let whole = import(data, &["--osm", path]);
    let said = told(&whole, 0);
    for line in ["未取用:只供步行或非机动车的路 2", "未取用:规划或在建的路 1"]
    {
        assert!(said.lines().any(|it| it == line), "{line}: {said}");
    }
    assert!(!said.contains("在范围之外"), "there was no box: {said}");
    let progress = warned(&whole);
    let steps: Vec<&str> = progress.lines().collect();
    let expected = [
        format!("{path}:正在读道路"),
        format!("{path}:正在读水面、林地轮廓"),
        format!("{path}:正在读点位"),
        "正在排列路网".to_owned(),
    ];
    assert_eq!(steps, expected, "one after the other, and nothing else");
    let all = pack(data).roads;
    assert_eq!(pack(data).bounds, None);

    // The southern third of it.
    let cut = import(
        data,
        &[
            "--osm",
            path,
            "--bbox",
            "120.58,27.95,120.63,27.971",
            "--lang",
            "en",
        ],
    );
    let said = told(&cut, 0);
    let count = |what: &str| -> u32 {
        let mut lines = said.lines().filter_map(|it| it.strip_prefix("left out: "));
        let found = lines.find_map(|it| it.strip_suffix(what)?.trim().parse().ok());
        found.unwrap_or_else(|| panic!("{what}: {said}"))
    };
    assert!(count("ways outside the box, or without their points") > 0);
    assert!(count("ways cut short for the same reason") > 0);
    assert_eq!(count("ways for feet and bicycles alone"), 2);
    assert!(warned(&cut).contains("reading places"));
    let bounds = Bounds {
        west: 1_205_800_000,
        south: 279_500_000,
        east: 1_206_300_000,
        north: 279_710_000,
    };
    let third = pack(data);
    assert_eq!(third.bounds, Some(bounds));
    let corners = third.roads.junctions.iter().chain(&third.roads.shape);
    assert!(corners.into_iter().all(|it| bounds.holds(*it)));
    let (part, of) = (third.roads.length_m(), all.length_m());
    assert!((of / 4..of / 2).contains(&part), "{part} of {of} m");
}

/// Where the blobs of data in a file begin: a length of four bytes, then their kind.
fn blobs(file: &[u8]) -> Vec<usize> {
    let mark = b"\x0a\x07OSMData";
    let found = file.windows(mark.len()).enumerate();
    let found = found.filter(|it| it.1 == mark);
    found.map(|it| it.0 - 4).collect()
}

/// A file that was cut exactly between two blobs is taken, and the last thing said is that it may be the
/// beginning of a longer one, by its name, with what to do; one that ends before its first road is refused.
#[test]
fn a_file_that_looks_cut_off_is_named_with_what_was_seen_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let whole = town::grid::town_at(CORNER, 24, 4).pbf();
    let at = blobs(&whole);
    let import = |bytes: &[u8], lang: &str| {
        let path = file(data, "town.osm.pbf", bytes);
        import(data, &["--osm", path.to_str().unwrap(), "--lang", lang])
    };
    let said = warned(&import(&whole, "zh"));
    assert!(!said.contains("可能不完整"), "{said}");
    let good = pack(data);
    // By what each blob holds: points, then ways, then relations.
    let mut seen = [0; 4];
    for end in at {
        let output = import(&whole[..end], "zh");
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        let last = said.lines().last().unwrap();
        let named = last.contains("town.osm.pbf:可能不完整:");
        match output.status.code() {
            Some(2) => {
                assert!(
                    said.contains("没有一条线") && said.contains("重新下载"),
                    "{said}"
                );
                assert_eq!(pack(data), good, "nothing is half written");
                seen[0] += 1;
            }
            Some(0) if said.contains("不属于任何一条线") => {
                assert!(
                    named && last.contains("请与来源核对字节数和校验和"),
                    "{said}"
                );
                assert_ne!(pack(data), good);
                import(&whole, "zh");
                seen[1] += 1;
            }
            Some(0) if named => {
                assert!(last.contains("没有一个关系"), "{said}");
                seen[2] += 1;
            }
            Some(0) => seen[3] += 1,
            code => panic!("{code:?}: {said}"),
        }
    }
    // No points to all of them and no way yet; one of two blobs of ways; all ways; one of two of relations.
    assert_eq!(seen, [7, 1, 1, 1]);
    let english = warned(&import(&whole[..blobs(&whole)[8]], "en"));
    let last = english.lines().last().unwrap();
    assert!(
        last.contains("town.osm.pbf: this may be the beginning of a longer file: it has 147 ways and not one relation"),
        "{last}"
    );
    let nothing = import(&whole[..blobs(&whole)[0]], "en");
    assert!(told(&nothing, 2).contains("there is not one way in it, only 0 points"));
}

/// Places of the district, each with a name that it has already.
fn places() -> String {
    let named = [
        ("娄桥街道", 27.9573, 120.6098),
        ("瞿溪街道", 27.9838, 120.5097),
        ("泽雅镇", 28.0205, 120.4138),
    ];
    let rows = named.map(|(zh, lat, lon)| format!("{zh},,village,{lat},{lon}\n"));
    format!("zh,en,kind,lat,lon\n{}", rows.concat())
}

const GPX: &str = r#"<?xml version="1.0"?><gpx version="1.1" creator="x"><rte><name>撤离路线</name>
<rtept lat="27.95" lon="120.6"/><rtept lat="27.96" lon="120.61"/></rte></gpx>"#;

#[test]
fn where_nothing_tells_the_datum_that_is_said_and_what_is_taken_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let warned = |args: &[&str]| warned(&import(data, args));
    let two = places().replace("泽雅镇", "泽雅某处");
    let unknown = file(data, "two.csv", two);
    let unknown = unknown.to_str().unwrap();
    let said = warned(&["--places", unknown]);
    assert!(
        said.contains("two.csv: 坐标系无从判断（同名地点 2 个），按 WGS-84 读入"),
        "{said}"
    );
    let said = warned(&["--places", unknown, "--lang", "en"]);
    assert!(
        said.contains(
            "two.csv: nothing tells its datum (2 places of the same name), it is read as WGS-84"
        ),
        "{said}"
    );
    // Nothing of the kind where a person has said it, where three names tell it, and of a GPX file, which is in
    // WGS-84 by definition.
    let three = file(data, "three.csv", places());
    let gpx = file(data, "evacuation.gpx", GPX);
    let [three, gpx] = [&three, &gpx].map(|it| it.to_str().unwrap());
    for args in [
        &["--places", unknown, "--datum", "wgs84"][..],
        &["--places", three],
        &["--layers", gpx],
    ] {
        let said = warned(args);
        assert!(!said.contains("无从判断"), "{args:?}: {said}");
    }
}

#[test]
fn once_the_datum_is_known_nothing_beside_the_box_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    // The northern edge of the district is 28.102: what another datum may move reaches to 28.122.
    let rows = "zh,kind,lat,lon\n界内,,28.1019,120.6\n界外,,28.1025,120.6\n甲,,27.95,120.6\n";
    let path = file(data, "beside.csv", rows);
    let path = path.to_str().unwrap();
    for datum in [&[][..], &["--datum", "wgs84"]] {
        let args = [&["--places", path, "--lang", "en"][..], datum].concat();
        let said = told(&import(data, &args), 2);
        assert!(
            said.contains("beside.csv:3: outside the district's box: latitude 28.1025"),
            "{said}"
        );
        assert!(!said.contains("csv:2") && !said.contains("csv:4"), "{said}");
        assert!(!data.join("packs").exists(), "nothing is written");
    }
    // Read as GCJ-02 all three lie some 340 m further north, and so does the first beside the box.
    let gcj = ["--places", path, "--lang", "en", "--datum", "gcj02"];
    let said = told(&import(data, &gcj), 2);
    assert!(said.contains("csv:2") && said.contains("csv:3"), "{said}");
    assert!(!said.contains("csv:4"), "{said}");
}

/// By hand from `teams.csv` and the kinds of the catalogue, round 27.96, 120.59 as the crow flies. Within 3 km:
/// the squads of the zone and of Louqiao; the experts for water, chemicals and structures; militia-forest,
/// militia-usar, hazmat-firm, louqiao-station, hazmat-1, drone-1, water-1 and housing-pumps; traffic-1, power-1,
/// food-inspection, publicity-1, patrol-1, shelter-1, ambulance-louqiao, telecom-1 and gas-1. Within 6.92 km
/// twenty more, social-relief the last of them.
#[test]
fn a_ring_counts_the_five_kinds_of_force() {
    let data = tempfile::tempdir().unwrap();
    let rings = ["rings", "27.96,120.59", "--km", "3,6.92"];
    let answer = told(&atlas(data.path(), &[&rings[..], &["--json"]].concat()), 0);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let by_force = |ring: usize| answer["rings"][ring]["by_force"].clone();
    assert_eq!(
        by_force(0),
        json!({"people": 2, "society": 0, "experts": 3, "professional": 8, "departments": 9})
    );
    assert_eq!(
        by_force(1),
        json!({"people": 8, "society": 1, "experts": 4, "professional": 12, "departments": 17})
    );
    let said = told(&atlas(data.path(), &rings), 0);
    let lines: Vec<&str> = said.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "3 公里:28.27 平方公里,22 支队伍:人民群众 2、社会救援队伍 0、应急管理专家 3、专业减灾救灾力量 8、应急联动部门 9",
            "6.92 公里:150.43 平方公里,42 支队伍:人民群众 8、社会救援队伍 1、应急管理专家 4、专业减灾救灾力量 12、应急联动部门 17",
        ]
    );
    // By the minutes as well each ring names all five, and none is lost between the two counts.
    let minutes = ["rings", "27.96,120.59", "--minutes", "5,15", "--json"];
    let answer: Value = serde_json::from_str(&told(&atlas(data.path(), &minutes), 0)).unwrap();
    for ring in answer["rings"].as_array().unwrap() {
        let sum = |of: &Value| -> u64 {
            let all = of.as_object().unwrap().values();
            all.filter_map(Value::as_u64).sum()
        };
        assert_eq!(ring["by_force"].as_object().unwrap().len(), 5);
        assert_eq!(sum(&ring["by_force"]), sum(&ring["forces"]), "{ring}");
    }
    let english = [&rings[..], &["--lang", "en"]].concat();
    let said = told(&atlas(data.path(), &english), 0);
    assert!(said.contains("22 teams: people of the place 2, volunteer teams 0, experts 3, professional teams 8, departments 9"), "{said}");
}
