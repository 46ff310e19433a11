//! What is seen beside the roads: water, woods, houses, rails and names of an extract.

use atlas::ground::{AreaKind, CourseKind, PlaceKind};
use atlas::osm::{Bounds, Import};

use crate::town::{Extract, Tags, tags};
use crate::{point, taken};

/// Squared paper of 10 by 10 points with one road, beside which something lies.
fn paper(ways: &[(i64, &[i64], &'static str)]) -> Extract {
    let place = |id: i64| {
        let (lat, lon) = (id / 10, id % 10);
        (id, lat as i32 * 10_000, lon as i32 * 10_000, Tags::new())
    };
    let way = |(id, refs, text): &(i64, &[i64], &'static str)| (*id, refs.to_vec(), tags(text));
    Extract {
        nodes: (0..100).map(place).collect(),
        ways: [(1, &[0, 9][..], "highway=primary")]
            .iter()
            .chain(ways)
            .map(way)
            .collect(),
        relations: Vec::new(),
    }
}

#[test]
fn water_woods_and_rails_are_taken_with_their_names() {
    let mut paper = paper(&[
        (
            7,
            &[11, 12, 22, 21, 11],
            "natural=water name=莲池 name:en=Lotus",
        ),
        (3, &[30, 31, 32], "waterway=canal width=12 name=塘河"),
        (4, &[40, 41], "railway=rail"),
        // It neither closes nor is part of anything.
        (5, &[50, 51, 52], "landuse=forest"),
        (6, &[60, 61, 61], "barrier=fence"),
    ]);
    paper.nodes[77].3 = tags("place=village name=埭头");
    paper.nodes[78].3 = tags("place=village");
    let ground = taken(&paper.pbf()).ground;
    let [lake] = &ground.areas[..] else {
        panic!("{ground:?}")
    };
    assert_eq!((lake.kind, lake.rings[0].len()), (AreaKind::Water, 4));
    assert_eq!(
        (lake.name.zh.as_str(), lake.name.en.as_str()),
        ("莲池", "Lotus")
    );
    let courses: Vec<_> = ground
        .courses
        .iter()
        .map(|it| (it.kind, it.width_dm, it.line.len()))
        .collect();
    assert_eq!(
        courses,
        [(CourseKind::Canal, 120, 3), (CourseKind::Railway, 0, 2)]
    );
    let [village] = &ground.places[..] else {
        panic!("{ground:?}")
    };
    assert_eq!(
        (village.kind, village.name.zh.as_str(), village.at),
        (PlaceKind::Village, "埭头", point(70_000, 70_000))
    );
}

#[test]
fn an_outline_of_several_ways_closes_whichever_way_they_run_and_keeps_its_holes() {
    let mut paper = paper(&[
        (20, &[11, 15, 55], "source=survey"),
        (21, &[11, 51, 55], ""),
        (22, &[22, 23, 33, 22], "natural=wood"),
        (23, &[81, 82, 83], ""),
    ]);
    paper.relations = vec![
        (
            1,
            vec![(1, 20, "outer"), (1, 21, "outer"), (1, 22, "inner")],
            tags("type=multipolygon natural=water name=大湖"),
        ),
        // One that does not close, one whose way is not there, and one that is nothing to look at.
        (
            2,
            vec![(1, 23, "outer")],
            tags("type=multipolygon landuse=forest"),
        ),
        (
            3,
            vec![(1, 99, "outer")],
            tags("type=multipolygon landuse=forest"),
        ),
        (
            4,
            vec![(1, 20, "outer")],
            tags("type=boundary boundary=administrative"),
        ),
    ];
    let taken = taken(&paper.pbf());
    let water = taken
        .ground
        .areas
        .iter()
        .find(|it| it.kind == AreaKind::Water);
    let rings: Vec<usize> = water.unwrap().rings.iter().map(Vec::len).collect();
    assert_eq!((rings.iter().sum::<usize>(), rings.len()), (7, 2));
    let woods = taken
        .ground
        .areas
        .iter()
        .filter(|it| it.kind == AreaKind::Wood);
    assert_eq!(woods.count(), 1, "the island is one of its own");
    assert_eq!(taken.left_out.open_areas, 2);
}

#[test]
fn of_a_box_there_is_what_touches_it() {
    let mut paper = paper(&[
        (3, &[30, 39], "waterway=river name=长河"),
        (4, &[80, 89], "waterway=river name=远河"),
    ]);
    paper.nodes[33].3 = tags("place=village name=近村");
    paper.nodes[88].3 = tags("place=village name=远村");
    let file = paper.pbf();
    let bounds = Bounds {
        west: -1,
        south: -1,
        east: 100_000,
        north: 50_000,
    };
    let mut import = Import::new(Some(bounds));
    import.roads(&file[..]).unwrap();
    import.outlines(&file[..]).unwrap();
    import.places(&file[..]).unwrap();
    let ground = import.finish().unwrap().ground;
    let rivers: Vec<&str> = ground
        .courses
        .iter()
        .map(|it| it.name.zh.as_str())
        .collect();
    let places: Vec<&str> = ground.places.iter().map(|it| it.name.zh.as_str()).collect();
    assert_eq!((rivers, places), (vec!["长河"], vec!["近村"]));
}

#[test]
fn the_order_of_the_files_and_of_their_contents_makes_no_difference() {
    let whole = paper(&[
        (7, &[11, 12, 22, 21, 11], "natural=water"),
        (3, &[30, 31, 32], "waterway=canal"),
    ]);
    let mut turned = whole.clone();
    turned.ways.reverse();
    assert_eq!(taken(&whole.pbf()), taken(&turned.pbf()));
}
