//! One pair of hands that has a mouse and no keyboard but to write words with, or a keyboard and no
//! mouse. Everything goes in as an event of the window: the pointer, the wheel, a key, letters.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Rect, TouchPhase,
    Vec2,
};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::hand::Hand;

/// What the hands have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Mouse,
    Keys,
}

pub struct Hands {
    pub by: By,
    pub hand: Hand,
    pub day: &'static str,
    /// The height at which the desk was opened.
    pub before: u64,
}

pub const NONE: Modifiers = Modifiers::NONE;
pub const CTRL: Modifiers = Modifiers::COMMAND;

/// What can be pressed, chosen or written in.
const PRESSED: [Role; 9] = [
    Role::Button,
    Role::Tab,
    Role::ListBoxOption,
    Role::CheckBox,
    Role::RadioButton,
    Role::ComboBox,
    Role::ListItem,
    Role::TextInput,
    Role::MultilineTextInput,
];
/// Strokes of Tab after which nobody goes on looking.
const TABS: usize = 160;
/// Strokes of Ctrl Tab, of which one goes round all panes.
const PANES: usize = 12;
/// Turns of the wheel after which nobody does.
const TURNS: usize = 60;

impl Hands {
    /// Strikes the key, or presses what it stands on.
    pub fn strike(&mut self, (modifiers, key): (Modifiers, Key), button: &str, says: &[&str]) {
        match self.by {
            By::Mouse => self.press(button, says),
            By::Keys => {
                if modifiers.is_none() && key.name().len() == 1 {
                    self.leave_the_field();
                }
                self.hand.harness.key_press_modifiers(modifiers, key);
                assert_eq!(self.hand.settle(), says, "{key:?}");
            }
        }
    }

    /// A letter is a sign while something is written, and a key once the keyboard has gone on.
    fn leave_the_field(&mut self) {
        while self.hand.harness.ctx.text_edit_focused() {
            self.hand.harness.key_press(Key::Tab);
            self.hand.harness.run_steps(1);
        }
    }

    /// Types the line and sends it, or presses these one after the other.
    pub fn say(&mut self, line: &str, presses: &[&str], says: &[&str]) {
        match self.by {
            By::Mouse => {
                for (at, press) in presses.iter().enumerate() {
                    let last = at + 1 == presses.len();
                    self.press(press, if last { says } else { &[] });
                }
            }
            By::Keys => {
                let line_key = (Modifiers::COMMAND, Key::K);
                self.hand
                    .harness
                    .key_press_modifiers(line_key.0, line_key.1);
                self.hand.harness.run_steps(2);
                self.hand.harness.event(Event::Text(line.to_owned()));
                self.hand.harness.run_steps(2);
                self.hand.harness.key_press(Key::Enter);
                assert_eq!(self.hand.settle(), says, "{line}");
                self.hand.harness.key_press(Key::Escape);
                self.hand.harness.run_steps(2);
            }
        }
    }

    /// Presses what is called so.
    pub fn press(&mut self, name: &str, says: &[&str]) {
        match self.by {
            By::Mouse => self.click(name),
            By::Keys => {
                self.tab_to(name);
                self.hand.harness.key_press(Key::Enter);
            }
        }
        assert_eq!(self.hand.settle(), says, "{name}");
    }

    /// Chooses one of a list that drops down.
    pub fn pick(&mut self, list: &str, name: &str) {
        self.press(list, &[]);
        self.press(name, &[]);
    }

    /// Writes into the field of this name, in place of what stands there.
    pub fn write(&mut self, field: &str, text: &str) {
        match self.by {
            By::Mouse => self.click(field),
            By::Keys => self.tab_to(field),
        }
        self.hand.harness.run_steps(2);
        let all = (Modifiers::COMMAND, Key::A);
        self.hand.harness.key_press_modifiers(all.0, all.1);
        self.hand.harness.key_press(Key::Backspace);
        self.hand.harness.run_steps(1);
        self.hand.harness.event(Event::Text(text.to_owned()));
        assert_eq!(self.hand.settle(), [""; 0], "{field}");
        assert!(self.hand.reads(field, text), "{field} does not hold {text}");
    }

    /// Unfolds a section that lies below, or folds it again; who tabs through the column folds those
    /// above it meanwhile.
    pub fn below(&mut self, key: Key, head: &str) {
        if self.by == By::Keys {
            for above in [Key::Num1, Key::Num2, Key::Num3] {
                self.strike((NONE, above), "", &[]);
            }
        }
        self.strike((NONE, key), head, &[]);
    }

    /// Gets a team by this verb.
    pub fn send(&mut self, team: &str, verb: &str, says: &str) {
        match self.by {
            By::Keys => self.say(&format!("p {team}"), &[], &[says]),
            By::Mouse => {
                self.press("派队", &[]);
                self.write("按名称找队伍", team);
                self.press(&format!("{verb} {team}"), &[says]);
                self.press("派队", &[]);
            }
        }
    }

    /// A team is there, so many.
    pub fn team_comes(&mut self, team: &str, people: &str) {
        self.comes("到场队伍人数", &format!("到场 {team}"), (team, people));
    }

    /// A department reports in, so many.
    pub fn department_comes(&mut self, who: &str, people: &str) {
        self.comes("到场单位人数", &format!("到场报到 {who}"), (who, people));
    }

    fn comes(&mut self, field: &str, button: &str, (who, people): (&str, &str)) {
        let says = match field {
            "到场队伍人数" => "team_state",
            _ => "report_in",
        };
        match self.by {
            By::Keys => self.say(&format!("d {who} {people}"), &[], &[says]),
            By::Mouse => {
                self.write(field, people);
                self.press(button, &[says]);
            }
        }
    }

    /// Takes another seat by the menu of the band.
    pub fn sit(&mut self, post: &str) {
        self.press("席位：", &[]);
        let entry = self.hand.first(&format!("{post} · "));
        match self.by {
            By::Mouse => self.click(&entry),
            By::Keys => {
                self.tab_to(&entry);
                self.hand.harness.key_press(Key::Enter);
            }
        }
        // The seat of somebody who is called says by itself that the call stands there.
        let says = self.hand.settle();
        assert!(says.iter().all(|it| *it == "delivered"), "{says:?}");
        assert!(self.sees(&format!("席位：{post}")), "{post} sits here");
    }

    /// Whether something is called so, contains it, or says it.
    pub fn sees(&self, words: &str) -> bool {
        self.hand.sees(words)
    }
}

impl Drop for Hands {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let name = format!("stuck-{:?}", self.by);
            crate::window::picture(&mut self.hand.harness, &name);
        }
    }
}

/// The mouse.
impl Hands {
    fn click(&mut self, name: &str) {
        let at = self.bring(name);
        let event = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        // A hand is slower than a frame.
        for event in [event(true), event(false)] {
            self.hand.harness.event(event);
            self.hand.harness.run_steps(1);
        }
    }

    /// Moves the pointer onto it, and turns the wheel until it lies under the pointer.
    fn bring(&mut self, name: &str) -> Pos2 {
        for _ in 0..TURNS {
            let node = self.node(name);
            let (at, id) = (node.rect().center(), node.accesskit_node().locate().0);
            let screen = self.hand.harness.ctx.content_rect();
            // Far enough down: whatever stands above it in a column does not scroll.
            let pointer = Pos2::new(at.x, screen.bottom() - 340.0);
            if screen.contains(at) {
                self.hand.harness.event(Event::PointerMoved(at));
                self.hand.harness.run_steps(1);
                let ctx = &self.hand.harness.ctx;
                let under = ctx.interaction_snapshot(|it| it.contains_pointer.clone());
                let mut rects = under
                    .iter()
                    .filter_map(|it| Some(ctx.read_response(*it)?.rect));
                // A list that drops down answers under another id than it is read by.
                let hit = under.iter().any(|it| it.accesskit_id() == id)
                    || rects.any(|it| it.center().distance(at) < 1.0);
                if hit && self.node(name).rect().center() == at {
                    return at;
                }
            }
            let turn = (pointer.y - at.y).clamp(-400.0, 400.0);
            let turn = if turn == 0.0 { -40.0 } else { turn };
            self.hand.harness.event(Event::PointerMoved(pointer));
            self.hand.harness.event(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: Vec2::new(0.0, turn),
                phase: TouchPhase::Move,
                source: MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            });
            self.hand.harness.run_steps(12);
        }
        panic!("{name} cannot be brought under the pointer");
    }
}

/// The keyboard.
impl Hands {
    /// To its pane by Ctrl Tab, and in it by Tab; back where it stands before what has the focus.
    fn tab_to(&mut self, name: &str) {
        let mut back = self.enter_its_pane(name) && self.stands_before(name);
        for stroke in 0..TABS {
            if self.node(name).accesskit_node().is_focused() {
                return;
            }
            // Nobody goes on looking backwards for long.
            back &= stroke < TABS / 2;
            let with = if back { Modifiers::SHIFT } else { NONE };
            self.hand.harness.key_press_modifiers(with, Key::Tab);
            self.hand.harness.run_steps(1);
        }
        panic!("no stroke of Tab comes to {name}");
    }

    /// Gives the keyboard to the pane it stands in; whether it was there already.
    fn enter_its_pane(&mut self, name: &str) -> bool {
        let Some(pane) = self.pane_of(self.node(name).rect().center()) else {
            return false;
        };
        for stroke in 0..PANES {
            if self.focused().is_some_and(|it| pane.contains(it)) {
                return stroke == 0;
            }
            self.hand.harness.key_press_modifiers(CTRL, Key::Tab);
            self.hand.harness.run_steps(2);
        }
        panic!("no stroke of Ctrl Tab comes to the pane of {name}");
    }

    fn pane_of(&self, at: Pos2) -> Option<Rect> {
        let panes = self.hand.harness.query_all_by_label_contains("窗格：");
        let panes: Vec<Rect> = panes.map(|it| it.rect()).collect();
        // What a column has scrolled out of sight stands above or below it.
        let beside = |it: &&Rect| it.x_range().contains(at.x);
        let tallest = panes
            .iter()
            .filter(beside)
            .max_by_key(|it| it.height() as i64);
        panes.iter().find(|it| it.contains(at)).or(tallest).copied()
    }

    fn stands_before(&self, name: &str) -> bool {
        let there = self.node(name).rect().center();
        let Some(here) = self.focused() else {
            return false;
        };
        match (here.y - there.y).abs() < 4.0 {
            true => there.x < here.x,
            false => there.y < here.y,
        }
    }

    /// Where the keyboard is.
    fn focused(&self) -> Option<Pos2> {
        let all = self.hand.harness.get_all(egui_kittest::kittest::By::new());
        let mut focused = all.filter(|it| it.accesskit_node().is_focused());
        let focused = focused.find(|it| it.accesskit_node().role() != Role::Window)?;
        Some(focused.rect().center())
    }

    /// What is called so and can be pressed, beside the map; else the first whose name begins so.
    fn node<'a>(&'a self, name: &'a str) -> Node<'a> {
        let maps = self.hand.harness.query_all_by_role(Role::Canvas);
        let maps: Vec<Rect> = maps.map(|it| it.rect()).collect();
        let pressed = |it: &Node<'_>| {
            let on_map = maps.iter().any(|map| map.contains(it.rect().center()));
            let it = it.accesskit_node();
            PRESSED.contains(&it.role()) && !it.is_disabled() && !on_map
        };
        let all = self.hand.harness.query_all_by_label_contains(name);
        let found: Vec<Node<'a>> = all.filter(pressed).collect();
        let label = |it: &Node<'_>| it.accesskit_node().label().unwrap_or_default();
        let exact = found.iter().filter(|it| label(it) == name).count();
        assert!(exact < 2, "{name}: {exact} of them");
        let fits = |it: &Node<'_>| match exact {
            0 => label(it).starts_with(name),
            _ => label(it) == name,
        };
        let found = found.into_iter().find(fits);
        found.unwrap_or_else(|| panic!("nothing to press is called {name}"))
    }
}
