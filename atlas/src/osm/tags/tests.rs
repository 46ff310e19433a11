use super::limits::{length_cm, speed_kmh, weight_hkg};
use super::*;

fn tags(text: &'static str) -> Tags<'static> {
    let pairs = text.split_whitespace().filter_map(|it| it.split_once('='));
    Tags(pairs.collect())
}

/// The letters of those in a set: 消 f, 救 a, 货 l, 舟 b, 小 c.
fn letters(set: Vehicles) -> String {
    let all = Vehicle::ALL.into_iter().zip("falbc".chars());
    all.filter(|(it, _)| set.has(*it))
        .map(|(_, letter)| letter)
        .collect()
}

#[test]
fn who_may_go_where_and_which_way() {
    let table = [
        ("highway=primary", "falbc/falbc"),
        ("highway=primary oneway=yes", "falbc/"),
        ("highway=primary oneway=-1", "/falbc"),
        ("highway=primary oneway=yes oneway:emergency=no", "falbc/fa"),
        ("highway=motorway", "falbc/"),
        ("highway=motorway oneway=no", "falbc/falbc"),
        ("highway=tertiary junction=roundabout", "falbc/"),
        ("highway=service access=private", "fa/fa"),
        ("highway=service access=no emergency=yes", "fa/fa"),
        ("highway=residential motor_vehicle=no motorcar=yes", "c/c"),
        ("highway=residential hgv=no", "fabc/fabc"),
        ("highway=residential access=destination", "falbc/falbc"),
        ("highway=track motor_vehicle=forestry", "fa/fa"),
        ("highway=pedestrian motor_vehicle=no", "fa/fa"),
        ("highway=busway emergency=no", "Closed"),
        ("highway=residential access=no", "Closed"),
        ("highway=primary oneway=reversible", "Closed"),
        ("highway=footway", "NoVehicle"),
        ("highway=track tracktype=grade5", "NoVehicle"),
        ("highway=construction construction=primary", "NotBuilt"),
        ("highway=pedestrian area=yes", "Area"),
        ("waterway=river", "Other"),
    ];
    for (text, expected) in table {
        let said = match road(&tags(text)) {
            Ok(road) => road.open.map(letters).join("/"),
            Err(why) => format!("{why:?}"),
        };
        assert_eq!(said, expected, "{text}");
    }
}

#[test]
fn a_limit_is_read_in_the_units_it_is_written_in() {
    let table = [
        (length_cm as fn(&str) -> Result<u32, ()>, "3.5", Ok(350)),
        (length_cm, "3.5 m", Ok(350)),
        (length_cm, "350 cm", Ok(350)),
        (length_cm, "12'6\"", Ok(381)),
        (length_cm, "default", Ok(0)),
        (length_cm, "3,5", Err(())),
        (length_cm, "-1", Err(())),
        (length_cm, "99999", Err(())),
        (length_cm, "", Err(())),
        (weight_hkg, "7.5", Ok(75)),
        (weight_hkg, "7.5 t", Ok(75)),
        (weight_hkg, "3500 kg", Ok(35)),
        (weight_hkg, "many", Err(())),
        (speed_kmh, "60", Ok(60)),
        (speed_kmh, "30 mph", Ok(48)),
        (speed_kmh, "CN:urban", Ok(0)),
        (speed_kmh, "1.2.3", Err(())),
        (speed_kmh, "251", Err(())),
    ];
    for (read, text, expected) in table {
        assert_eq!(read(text), expected, "{text}");
    }
    let narrow =
        tags("highway=residential maxwidth=2.3 maxaxleload=6.5 maxwidth:conditional=2@wet");
    let narrow = road(&narrow).unwrap();
    assert_eq!((narrow.width_cm, narrow.axle_hkg), (230, 65));
    assert!(narrow.conditional && narrow.unread == 0);
    let odd = tags("highway=primary maxheight=low maxweight=10 maxspeed=fast name=六虹桥路");
    let odd = road(&odd).unwrap();
    assert_eq!((odd.unread, odd.weight_hkg, odd.height_cm), (2, 100, 0));
    assert_eq!(odd.name, "六虹桥路");
}

#[test]
fn a_barrier_lets_through_whom_it_says() {
    let table = [
        ("barrier=bollard", Some(("", 0, 0))),
        ("barrier=bollard emergency=yes", Some(("fa", 0, 0))),
        ("barrier=gate", None),
        ("barrier=gate access=private", Some(("fa", 0, 0))),
        ("barrier=gate maxwidth=2.3", Some(("falbc", 0, 230))),
        ("barrier=lift_gate access=no", Some(("", 0, 0))),
        (
            "barrier=height_restrictor maxheight=2.2",
            Some(("falbc", 220, 0)),
        ),
        ("barrier=height_restrictor", Some(("c", 0, 0))),
        ("barrier=height_restrictor emergency=yes", None),
        ("barrier=toll_booth", None),
        ("highway=crossing", None),
    ];
    for (text, expected) in table {
        let said = barrier(&tags(text));
        let said = said.map(|it| (letters(it.open), it.height_cm, it.width_cm));
        let expected = expected.map(|(open, height, width)| (open.to_owned(), height, width));
        assert_eq!(said, expected, "{text}");
    }
}

#[test]
fn a_forbidden_turn_says_for_whom() {
    let table = [
        (
            "type=restriction restriction=no_left_turn",
            Some(Some((false, "falbc"))),
        ),
        (
            "type=restriction restriction=only_straight_on",
            Some(Some((true, "falbc"))),
        ),
        (
            "type=restriction restriction=no_left_turn except=emergency;hgv",
            Some(Some((false, "bc"))),
        ),
        (
            "type=restriction restriction:hgv=no_u_turn",
            Some(Some((false, "l"))),
        ),
        (
            "type=restriction restriction:conditional=no_left_turn@(07:00-09:00)",
            Some(None),
        ),
        (
            "type=restriction restriction=no_left_turn hour_on=07:00 hour_off=09:00",
            Some(None),
        ),
        ("type=restriction restriction=give_way", Some(None)),
        ("type=route", None),
    ];
    for (text, expected) in table {
        let said = turn(&tags(text)).map(|it| it.map(|it| (it.only, letters(it.bars))));
        let expected = expected.map(|it| it.map(|(only, whom)| (only, whom.to_owned())));
        assert_eq!(said, expected, "{text}");
    }
}

#[test]
fn a_road_says_whether_something_of_it_has_a_condition() {
    let table = [
        ("highway=primary", false),
        ("highway=primary maxspeed=60", false),
        (
            "highway=primary maxspeed:conditional=30@(07:00-09:00)",
            true,
        ),
        ("highway=primary hgv:conditional=no@(07:00-20:00)", true),
        (
            "highway=primary parking:conditional=no@(07:00-20:00)",
            false,
        ),
    ];
    for (text, expected) in table {
        assert_eq!(road(&tags(text)).unwrap().conditional, expected, "{text}");
    }
}

#[test]
fn a_road_is_called_in_chinese_where_that_is_said_and_by_its_number_where_nothing_is() {
    let table = [
        ("name=六虹桥路", "六虹桥路"),
        ("name=Liuhongqiao_Road name:zh=六虹桥路", "六虹桥路"),
        ("name=六虹桥路 name:zh=六虹桥延伸段", "六虹桥延伸段"),
        ("name=Liuhongqiao_Road", "Liuhongqiao_Road"),
        ("name:en=Liuhongqiao_Road", "Liuhongqiao_Road"),
        (
            "name=六虹桥路 name:en=Liuhongqiao_Road ref=G330",
            "六虹桥路",
        ),
        ("name:zh=沈海高速 ref=G15", "沈海高速"),
        ("ref=G15", "G15"),
        ("name:en=Shenhai_Expressway ref=G15", "G15"),
        ("oneway=no", ""),
    ];
    for (text, expected) in table {
        let text = format!("highway=primary {text}");
        let pairs = text.split_whitespace().filter_map(|it| it.split_once('='));
        let tags = Tags(pairs.collect());
        let said = road(&tags).unwrap().name;
        assert_eq!(said, expected, "{text}");
        // By one rule with the ground: where that has a Chinese name, the road has the same.
        let ground = naming(&tags);
        assert!(ground.zh.is_empty() || ground.zh == said, "{text}");
    }
}
