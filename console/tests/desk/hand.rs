//! Somebody at the desk: presses, writes, and looks at what came of it.

use crossbeam_channel::Receiver;
use dispatch_core::entry::World;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::{Desk, Link, Skin, Sound};
use yishao::language::Lang;
use yishao::sound::{Loudspeaker, Presence, Wanted};

use crate::keeper::{Room, seat, whistle};
use crate::window::{open, open_with, options};

pub struct Hand {
    pub harness: Harness<'static, Desk>,
    pub room: Room,
}

impl Hand {
    /// At a live desk on a quiet night.
    pub fn quiet() -> Hand {
        let (room, link) = Room::new(World::live("ouhai"));
        let harness = open(&room, link, Lang::Zh);
        let mut hand = Hand { harness, room };
        hand.settle();
        hand
    }

    /// At the duty officer's desk, whose loudspeaker the test plays; and what it is asked to sound.
    pub fn sounding(room: Room, link: Link) -> (Hand, Loudspeaker, Receiver<Wanted>) {
        let mut options = options(&room, link, (Lang::Zh, Skin::Dark));
        let (loudspeaker, wishes) = Loudspeaker::played();
        options.sound = Sound::Of(loudspeaker.clone());
        let harness = open_with(options);
        loudspeaker.play(Presence::Present);
        (Hand { harness, room }, loudspeaker, wishes)
    }

    /// At the desk of another post on the night of one flood whistle, which the duty officer took.
    pub fn at_the_desk_of(post: &str) -> Hand {
        let (mut room, link) = Room::new(World::live("ouhai"));
        let duty = seat("duty-officer", &room.state);
        room.say(&duty, whistle("i-1", "330304009", "六虹桥延伸段下穿道路"));
        let taken = serde_json::json!({ "take_whistle": { "incident": "i-1" } });
        room.say(&duty, serde_json::from_value(taken).unwrap());
        room.publish();
        let mut options = options(&room, link, (Lang::Zh, Skin::Dark));
        options.seat = seat(post, &room.state);
        let harness = open_with(options);
        let mut hand = Hand { harness, room };
        hand.settle();
        hand
    }

    /// At a live desk with so many flood whistles taken, `i-1` the oldest.
    pub fn with_incidents(count: usize) -> Hand {
        let mut hand = Hand::quiet();
        hand.takes_whistles(count);
        hand
    }

    /// So many flood whistles come in and are taken.
    pub fn takes_whistles(&mut self, count: usize) {
        let hand = self;
        let duty = seat("duty-officer", &hand.room.state);
        let places = ["六虹桥延伸段下穿道路", "瞿溪老街", "泽雅镇西岸"];
        let townships = ["330304009", "330304010", "330304011"];
        for index in 0..count {
            let id = format!("i-{}", index + 1);
            let command = whistle(&id, townships[index], places[index]);
            hand.room.say(&duty, command);
            let taken = serde_json::json!({ "take_whistle": { "incident": id } });
            hand.room.say(&duty, serde_json::from_value(taken).unwrap());
            hand.room.pass(60);
        }
        hand.room.publish();
        hand.settle();
    }

    /// Lets the window settle and the ledger answer; returns the names of what was pressed.
    pub fn settle(&mut self) -> Vec<&'static str> {
        self.harness.run_steps(2);
        let pressed = self.room.answer();
        self.harness.run_steps(3);
        for line in self.room.lines.iter().rev().take(pressed.len()) {
            assert_eq!(line.refusal, None, "{}", line.author.command.name());
        }
        pressed.iter().map(|it| it.command.name()).collect()
    }

    /// Presses the button of this name; what it asks for are exactly these commands.
    pub fn press(&mut self, name: &str, commands: &[&str]) {
        self.harness
            .get_by_role_and_label(Role::Button, name)
            .click();
        assert_eq!(self.settle(), commands, "{name}");
    }

    /// Chooses what is no button: a toggle, a type, a line of a menu.
    pub fn choose(&mut self, name: &str) {
        let found: Vec<_> = self.harness.query_all_by_label(name).collect();
        assert_eq!(found.len(), 1, "{name}: {} of them", found.len());
        found[0].click();
        self.settle();
    }

    /// Writes into the field of this name.
    pub fn write(&mut self, field: &str, text: &str) {
        let node = self.harness.get_by_role_and_label(Role::TextInput, field);
        node.focus();
        self.harness.run_steps(1);
        self.harness
            .get_by_role_and_label(Role::TextInput, field)
            .type_text(text);
        self.settle();
    }

    /// Takes out what is written in the field of this name.
    pub fn clear(&mut self, field: &str) {
        let node = self.harness.get_by_role_and_label(Role::TextInput, field);
        node.focus();
        self.harness.run_steps(1);
        self.harness
            .key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::A);
        self.harness.key_press(Key::Backspace);
        self.settle();
    }

    /// Strikes a key; what it asks for are exactly these commands.
    pub fn key(&mut self, key: Key, commands: &[&str]) {
        self.harness.key_press(key);
        assert_eq!(self.settle(), commands, "{key:?}");
    }

    /// Takes another seat by the menu of the band.
    pub fn sit(&mut self, post: &str) {
        let menu = self.first("席位：");
        self.press(&menu, &[]);
        let entry = self.first(&format!("{post} · "));
        self.harness
            .get_by_role_and_label(Role::Button, &entry)
            .click();
        // A department's seat says by itself that the calls stand there.
        let said = self.settle();
        assert!(said.iter().all(|it| *it == "delivered"), "{said:?}");
    }

    /// Drags the time strip back by so many seconds; the strip shows an hour, a quarter of it ahead.
    pub fn look_back(&mut self, seconds: u16) {
        // On a live seat looking back is opened first.
        if !self.room.state.world.is_drill() {
            self.choose("看过去：打开后拖动时间条");
        }
        let strip = self.harness.get_by_role_and_label(Role::Slider, "时间条");
        let strip = strip.rect();
        let share = 0.75 - f32::from(seconds) / 3_600.0;
        let back = strip.left_center() + (strip.width() * share, 0.0).into();
        self.harness.drag_at(back);
        self.harness.run_steps(1);
        self.harness.drop_at(back);
        self.settle();
        assert!(self.sees("回看"));
    }

    /// The first button that can be pressed and whose name begins so.
    pub fn first(&self, begin: &str) -> String {
        self.harness
            .get_all_by_role(Role::Button)
            .filter(|node| !node.accesskit_node().is_disabled())
            .filter_map(|node| node.accesskit_node().label())
            .find(|name| name.starts_with(begin))
            .unwrap_or_else(|| panic!("no button begins with {begin}"))
    }

    /// The names of all buttons that begin so and can be pressed, or cannot.
    pub fn buttons(&self, begin: &str, enabled: bool) -> Vec<String> {
        let all = self.harness.get_all_by_role(Role::Button);
        all.filter(|node| node.accesskit_node().is_disabled() != enabled)
            .filter_map(|node| node.accesskit_node().label())
            .filter(|name| name.starts_with(begin))
            .collect()
    }

    /// Whether the button of this name can be pressed.
    pub fn enabled(&self, name: &str) -> bool {
        let node = self.harness.get_by_role_and_label(Role::Button, name);
        !node.accesskit_node().is_disabled()
    }

    /// The first act that is the government's or another's, as the list of requests begins.
    pub fn first_choice(&self) -> String {
        use dispatch_core::catalogue::Authority::{Government, Other};
        let acts = self.room.catalogue.acts.values();
        acts.filter(|it| matches!(it.authority, Government | Other))
            .min_by_key(|it| it.order)
            .map(|it| it.zh.clone())
            .unwrap()
    }

    /// Whether something of this name is on the screen.
    pub fn sees(&self, name: &str) -> bool {
        self.harness
            .query_all_by_label_contains(name)
            .next()
            .is_some()
    }

    /// Whether the field of this name holds this text.
    pub fn reads(&self, field: &str, text: &str) -> bool {
        let node = self.harness.get_by_role_and_label(Role::TextInput, field);
        node.accesskit_node().value().as_deref() == Some(text)
    }

    /// The incident that is selected.
    pub fn view_selected(&self) -> Option<dispatch_core::words::IncidentId> {
        self.harness.state().view().selected.clone()
    }

    /// The incident of this id.
    pub fn incident(&self, id: &str) -> dispatch_core::state::Incident {
        let id = dispatch_core::words::IncidentId::new(id).unwrap();
        self.room.state.incident(&id).unwrap().clone()
    }
}
