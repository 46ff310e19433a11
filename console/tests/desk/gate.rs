//! The passphrase of the device key, asked in the window before there is a desk.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use crossbeam_channel::{Sender, bounded};
use dispatch_core::entry::World;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, ViewportCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use yishao::desk::{Answer, Blind, Choice, FirstLook, Gate, Locked, Skin, font};
use yishao::language::Lang;

use crate::keeper::Room;
use crate::window::options;

const SECRET: &str = "哨响即报到1234";

/// What was tried, and where its answer goes.
type Tried = VecDeque<(Choice, Sender<Answer>)>;

/// Whoever stands before the window, and what was tried of it.
pub struct Door {
    harness: Harness<'static, Gate>,
    tried: Rc<RefCell<Tried>>,
    room: Room,
    answer: Option<Box<yishao::desk::Options>>,
}

impl Door {
    pub fn locked() -> Door {
        Door::looking(FirstLook::default())
    }

    fn looking(look: FirstLook) -> Door {
        let (room, link) = Room::new(World::live("ouhai"));
        let answer = Some(Box::new(options(&room, link, (Lang::Zh, Skin::Dark))));
        let tried: Rc<RefCell<Tried>> = Rc::default();
        let seen = Rc::clone(&tried);
        let open = move |choice| {
            let (tell, told) = bounded(1);
            seen.borrow_mut().push_back((choice, tell));
            told
        };
        let locked = Locked {
            look,
            open: Box::new(open),
        };
        let mut harness = Harness::builder()
            .with_size([1_600.0, 960.0])
            .with_max_steps(12)
            .with_context_setup(font::install)
            .build_eframe(move |creation| Gate::new(creation, locked));
        harness.run_steps(3);
        Door {
            harness,
            tried,
            room,
            answer,
        }
    }

    /// The window as it is read aloud.
    pub fn told(&self) -> Vec<String> {
        crate::aloud::lines_of(&self.harness, |_| true)
    }

    /// A passphrase is typed, and it is the wrong one.
    pub fn fails(&mut self) {
        self.write(SECRET);
        self.press("打开");
        self.answers(Answer::Wrong);
    }

    fn sees(&self, text: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(text);
        found.next().is_some()
    }

    fn enabled(&self, name: &str) -> bool {
        let node = self.harness.get_by_role_and_label(Role::Button, name);
        !node.accesskit_node().is_disabled()
    }

    fn press(&mut self, name: &str) {
        let node = self.harness.get_by_role_and_label(Role::Button, name);
        node.click();
        self.harness.run_steps(3);
    }

    fn write(&mut self, text: &str) {
        self.write_in("口令", text);
    }

    fn write_in(&mut self, name: &str, text: &str) {
        let field = || Role::PasswordInput;
        self.harness.get_by_role_and_label(field(), name).focus();
        self.harness.run_steps(1);
        self.harness
            .get_by_role_and_label(field(), name)
            .type_text(text);
        self.harness.run_steps(2);
    }

    /// What was tried, answered.
    fn answers(&mut self, answer: Answer) -> Choice {
        let (choice, tell) = self.tried.borrow_mut().pop_front().unwrap();
        tell.send(answer).unwrap();
        self.harness.run_steps(3);
        choice
    }
}

#[test]
fn a_passphrase_is_asked_masked_a_wrong_one_is_told_and_the_right_one_opens_the_desk() {
    let mut door = Door::locked();
    assert!(door.sees("本机密钥口令"));
    assert!(!door.enabled("打开"), "nothing is typed");
    door.write(SECRET);
    // Nothing of it is on the screen, nor in what is read aloud.
    assert!(!format!("{:?}", door.harness.root()).contains("哨响"));
    if let Ok(folder) = std::env::var("YISHAO_PICTURES") {
        let image = door.harness.render().unwrap();
        image.save(format!("{folder}/gate.png")).unwrap();
    }
    door.press("打开");
    assert!(door.sees("正在打开"));
    assert!(
        !door.enabled("不用口令打开（不含人员信息）"),
        "one at a time"
    );
    let Choice::Passphrase(typed) = door.answers(Answer::Wrong) else {
        panic!("no passphrase");
    };
    assert_eq!(*typed, SECRET);
    assert!(!format!("{:?}", Choice::Passphrase(typed)).contains("哨响"));
    assert!(door.sees("口令不对，请再试"));
    assert!(!door.enabled("打开"), "the field is empty again");
    // By the key as well.
    door.write("哨响即报到1235");
    door.harness.key_press(Key::Enter);
    door.harness.run_steps(3);
    let opened = door.answer.take().unwrap();
    let choice = door.answers(Answer::Opened(opened));
    assert!(matches!(choice, Choice::Passphrase(_)));
    assert!(door.harness.state().desk().is_some());
    door.room.publish();
    door.harness.run_steps(3);
    assert!(door.sees("实战") && !door.sees("本机密钥口令"));
}

#[test]
fn without_the_passphrase_the_console_opens_without_persons_or_the_window_is_quit() {
    let mut door = Door::locked();
    door.press("不用口令打开（不含人员信息）");
    let why = Blind {
        zh: "处置记录正由另一程序写入".to_owned(),
        en: "held".to_owned(),
    };
    let choice = door.answers(Answer::Failed(why));
    assert!(matches!(choice, Choice::WithoutPersons));
    assert!(door.sees("打不开：处置记录正由另一程序写入"));
    door.harness.key_press(Key::F9);
    door.harness.run_steps(3);
    assert!(door.sees("It cannot be opened: held"));
    let quit = door.harness.get_by_role_and_label(Role::Button, "Quit");
    quit.click();
    let mut closed = false;
    for _ in 0..3 {
        door.harness.step();
        let output = door.harness.output().viewport_output.values();
        closed |= output
            .flat_map(|it| &it.commands)
            .any(|it| *it == ViewportCommand::Close);
    }
    assert!(closed);
    assert!(door.harness.state().desk().is_none(), "nothing was opened");
    assert!(door.tried.borrow().is_empty());
}

#[test]
fn the_door_has_the_size_and_the_buttons_of_a_hand_in_a_glove_and_its_language_goes_inside() {
    let mut door = Door::looking(FirstLook {
        glove: true,
        scale_percent: 125,
        ..FirstLook::default()
    });
    let open = door.harness.get_by_role_and_label(Role::Button, "打开");
    assert!(open.rect().height() >= 44.0, "{:?}", open.rect());
    assert!((door.harness.ctx.zoom_factor() - 1.25).abs() < 0.001);
    door.harness.key_press(Key::F9);
    door.harness.run_steps(3);
    assert!(door.sees("Passphrase of the device key"));
    door.write_in("Passphrase", SECRET);
    door.press("Open");
    let opened = door.answer.take().unwrap();
    door.answers(Answer::Opened(opened));
    door.room.publish();
    door.harness.run_steps(3);
    assert!(door.sees("Incidents"));
}
