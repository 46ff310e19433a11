//! Where the hands begin, and the clock of that day.

use dispatch_core::entry::World;
use dispatch_core::time::Time;
use yishao::desk::Link;
use yishao::language::Lang;

use super::hands::{By, Hands};
use crate::hand::Hand;
use crate::keeper::Room;
use crate::playing::play_until;
use crate::window::open;

const MORNING: &str = "2026-06-18";
/// The day of the scenario.
const DAY_OF_DRILL: &str = "2022-07-30";
const DRILL: &str = "guoxi-underpass";

impl Hands {
    /// At the duty officer's desk, on a quiet morning.
    pub fn in_the_morning(by: By) -> Hands {
        let (room, link) = Room::new(World::live("ouhai"));
        room.set_clock(clock(MORNING, "08:30:00"));
        Hands::at_the_desk((by, MORNING), room, link)
    }

    /// There in the drill of the underpass, at 08:54, with its incident chosen.
    pub fn in_the_drill(by: By) -> Hands {
        let (mut room, link) = Room::empty(World::drill(DRILL, 1));
        play_until(&mut room, DRILL, 24 * 60);
        room.publish();
        let mut hands = Hands::at_the_desk((by, DAY_OF_DRILL), room, link);
        hands.press("郭溪街道 六虹桥延伸段下穿道路", &[]);
        hands
    }

    fn at_the_desk((by, day): (By, &'static str), room: Room, link: Link) -> Hands {
        let harness = open(&room, link, Lang::Zh);
        let mut hand = Hand { harness, room };
        hand.settle();
        let before = hand.room.state.height;
        Hands {
            by,
            day,
            hand,
            before,
        }
    }

    /// It is that time of the day.
    pub fn at(&mut self, time: &str) {
        self.hand.room.set_clock(clock(self.day, time));
        self.hand.room.publish();
        self.hand.settle();
    }
}

/// A clock of that day, as the scenario tells it.
fn clock(day: &str, time: &str) -> Time {
    Time::from_local(&format!("{day} {}", &time[..5]))
        .unwrap()
        .plus_s(time[6..].parse().unwrap())
}
