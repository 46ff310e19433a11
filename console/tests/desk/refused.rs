//! A refusal is read with the names that people use, in both languages.

use dispatch_core::refusal::Refusal;
use dispatch_core::sentence::{Names, refusal_text};
use dispatch_core::words::Words;

use crate::hand::Hand;

fn words(text: &str) -> Words {
    Words::new(text).unwrap()
}

#[test]
fn goods_measures_depots_teams_and_posts_are_called_by_their_names() {
    let hand = Hand::quiet();
    let state = &hand.room.state;
    let names = Names::from_catalogue(&hand.room.catalogue);
    let depot = state.register.depots.values().next().unwrap();
    let team = state.register.teams.values().next().unwrap();
    let post = state
        .register
        .posts
        .values()
        .find(|it| it.id.as_str() == "duty-officer")
        .unwrap();
    let short = Refusal::StockShort {
        item: words("headlamp"),
        available: 0,
        nearest: words(&format!("其他储备点可用:{} 150。", depot.zh)),
    };
    let text = refusal_text(&names, state, &short);
    assert!(text.zh.starts_with("头灯可用 0。"), "{}", text.zh);
    assert!(
        text.en.starts_with("Head lamps: 0 available."),
        "{}",
        text.en
    );
    assert!(text.en.contains(depot.en.as_str()), "{}", text.en);

    let fall = refusal_text(&names, state, &Refusal::FallNeedsReason(words("trapped")));
    assert!(fall.zh.starts_with("「被困」由多变少"), "{}", fall.zh);
    assert!(!fall.zh.contains("trapped"), "{}", fall.zh);

    let here = refusal_text(&names, state, &Refusal::AlreadyHere(team.zh.clone()));
    assert_eq!(
        here.en,
        format!("{} is with this incident already.", team.en)
    );

    let right = Refusal::NoRight {
        post: post.zh.clone(),
        command: words("抽调"),
        instead: words("请由有权岗位决定,或改为记录。"),
    };
    let right = refusal_text(&names, state, &right);
    assert!(right.en.starts_with(post.en.as_str()), "{}", right.en);

    let command = Refusal::NotCommander {
        commander: words("郑某"),
        since: words("09:02"),
    };
    let command = refusal_text(&names, state, &command);
    assert_eq!(
        command.zh,
        "您不是本事件现场指挥官。现任:郑某(09:02 起)。可改发为建议。"
    );
    assert!(command.en.contains("09:02"), "{}", command.en);
}
