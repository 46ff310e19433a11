//! Who may say what: the table that is printed is the one that the fold judges by.

use dispatch_core::fold::{Right, check, rights_of};
use dispatch_core::register::{Post, Unit};
use serde_json::{Value, json};

use crate::common::{Night, command, second};

/// Every command as an example.
const EXAMPLES: &str = include_str!("../sentence/examples.json");

/// A night with the two incidents of the examples, at Guoxi and commanded by its township.
fn with_incidents(mut night: Night) -> Night {
    night.flood("guoxi", 100);
    night.flood("quxi", 110);
    night
}

/// The refusal's name for this post.
fn refusal(night: &Night, post: &Post, json: &Value) -> Option<String> {
    let author = night.author(post.id.as_str(), 200, command(json.clone()));
    check(&night.state, second(200), &author)
        .err()
        .map(|it| it.name())
}

fn is_shut_out(refusal: Option<&str>) -> bool {
    matches!(refusal, Some("no-right" | "recall-right" | "not-commander"))
}

fn posts(night: &Night) -> Vec<Post> {
    let posts = night.state.register.posts.values();
    posts.map(|it| (**it).clone()).collect()
}

fn may(post: &Post, command: &str) -> Vec<Right> {
    rights_of(post.kind.as_str(), &post.unit, command)
}

#[test]
fn every_shipped_post_may_say_what_the_table_says() {
    let live = with_incidents(Night::live());
    let drill = with_incidents(Night::drill());
    let examples: Vec<Value> = serde_json::from_str(EXAMPLES).unwrap();
    let (mut let_in, mut shut_out) = (0, 0);
    for night in [&live, &drill] {
        for (post, json) in posts(night)
            .iter()
            .flat_map(|post| examples.iter().map(move |json| (post, json)))
        {
            let command = command(json.clone());
            let grounds = may(post, command.name());
            let refusal = refusal(night, post, json);
            let told = || format!("{} {json} {grounds:?} {refusal:?}", post.id);
            let by_post = [Right::Official, Right::Centre, Right::Chief, Right::Scene];
            let directs = night.state.world.is_drill() && grounds.contains(&Right::Director);
            if directs || by_post.iter().any(|it| grounds.contains(it)) {
                // What needs no incident lets him in, whatever else stands against it.
                assert!(!is_shut_out(refusal.as_deref()), "{}", told());
                let_in += 1;
            }
            if refusal.is_none() {
                assert!(!grounds.is_empty(), "{}", told());
            }
            if grounds.is_empty() {
                assert!(refusal.is_some(), "{}", told());
                shut_out += usize::from(is_shut_out(refusal.as_deref()));
            }
        }
    }
    assert!(let_in > 1000 && shut_out > 1000, "{let_in} {shut_out}");
}

#[test]
fn rights_follow_where_a_post_stands_and_not_the_seat_it_sits_at() {
    let night = with_incidents(Night::live());
    let of_kind = |kind: &str| {
        let found = posts(&night).into_iter();
        found
            .filter(|it| it.kind.as_str() == kind)
            .collect::<Vec<_>>()
    };
    let open = json!({"open": {
        "incident": "new", "type": "flood-typhoon-drought", "township": "330304009",
        "place": {"words": "现场"}, "words": "积水",
    }});
    // They sit with the leaders, and stand in the government office.
    for kind in ["district-leader", "government-office-duty"] {
        for post in of_kind(kind) {
            assert_eq!(may(&post, "open"), [], "{}", post.id);
            assert_eq!(refusal(&night, &post, &open).as_deref(), Some("no-right"));
        }
    }
    // A director is everybody in a drill, and of the centre in the live world.
    let director = &of_kind("director")[0];
    assert_eq!(may(director, "recall"), [Right::Director]);
    assert_eq!(may(director, "open"), [Right::Centre, Right::Director]);
    assert_eq!(refusal(&night, director, &open), None);
    let recall = json!({"recall": {
        "team": "water-1", "from": "guoxi", "to": "quxi", "reason": "commander-silent",
        "words": "两起",
    }});
    assert_eq!(
        refusal(&night, director, &recall).as_deref(),
        Some("recall-right")
    );
    let drill = with_incidents(Night::drill());
    assert!(!is_shut_out(refusal(&drill, director, &recall).as_deref()));

    // He who is responsible for a township has its rights, in its own incidents.
    let raise = json!({"raise": {"incident": "guoxi", "reason": "水位"}});
    for post in of_kind("township-area-leader") {
        assert!(may(&post, "raise").contains(&Right::Township));
        let own = matches!(&post.unit, Unit::Township(it) if it.as_str() == "330304009");
        assert_eq!(
            is_shut_out(refusal(&night, &post, &raise).as_deref()),
            !own,
            "{}",
            post.id
        );
    }
    // A township sets its own duty.
    let head = of_kind("township-head");
    let own = &head[0];
    let set_duty = json!({"set_duty": {"post": own.id, "person": "chen-anqing"}});
    assert_eq!(may(own, "set_duty"), [Right::Subject]);
    assert_eq!(refusal(&night, own, &set_duty), None);
    assert_eq!(
        refusal(&night, &head[1], &set_duty).as_deref(),
        Some("no-right")
    );

    // From outside one speaks only while one commands.
    let outside = posts(&night)
        .into_iter()
        .find(|it| matches!(it.unit, Unit::Outside(_)))
        .unwrap();
    let note = json!({"note": {"incident": "guoxi", "words": "到场"}});
    assert_eq!(may(&outside, "note"), [Right::Commander]);
    assert_eq!(
        refusal(&night, &outside, &note).as_deref(),
        Some("no-right")
    );
}
