//! Whoever stands before the start page.

use std::path::{Path, PathBuf};

use crossbeam_channel::{Receiver, Sender};
use eframe::egui::accesskit::Role;
use eframe::egui::{DroppedFile, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use expect_test::Expect;
use yishao::desk::start::{Ask, Options, StartPage, Told, asking};
use yishao::desk::{FirstLook, font};

/// Whoever stands before the page, and the thread behind it, which answers when the test says so.
pub struct Newcomer {
    pub harness: Harness<'static, StartPage>,
    pub asked: Receiver<Ask>,
    pub tell: Sender<Told>,
}

impl Newcomer {
    pub fn arrives(change: impl FnOnce(&mut Options)) -> Newcomer {
        let (asks, told_by, asked, tell) = asking();
        let mut shown = Options {
            look: FirstLook::default(),
            recent: Vec::new(),
            told: None,
            beside: false,
            drill: true,
            asks,
            told_by,
        };
        change(&mut shown);
        let mut harness = Harness::builder()
            .with_size([1_366.0, 1_400.0])
            .with_max_steps(12)
            .with_context_setup(font::install)
            .build_eframe(move |creation| StartPage::new(creation, shown));
        harness.run_steps(3);
        Newcomer {
            harness,
            asked,
            tell,
        }
    }

    pub fn press(&mut self, name: &str) {
        let node = self.harness.get_by_role_and_label(Role::Button, name);
        node.click();
        self.harness.run_steps(3);
    }

    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run_steps(3);
    }

    pub fn write(&mut self, field: &str, text: &str) {
        let find = || (Role::TextInput, field);
        let (role, name) = find();
        self.harness.get_by_role_and_label(role, name).focus();
        self.harness.run_steps(1);
        self.harness
            .get_by_role_and_label(role, name)
            .type_text(text);
        self.harness.run_steps(2);
    }

    pub fn drop(&mut self, path: &str) {
        let file: std::sync::Arc<Dropped> = std::sync::Arc::new(Dropped(path.into()));
        self.harness.input_mut().dropped_files.push(file);
        self.harness.run_steps(3);
    }

    pub fn hears(&mut self, told: Told) {
        self.tell.send(told).unwrap();
        self.harness.run_steps(3);
    }

    pub fn asks(&self) -> Vec<Ask> {
        self.asked.try_iter().collect()
    }

    pub fn sees(&self, text: &str) -> bool {
        let mut found = self.harness.query_all_by_label_contains(text);
        found.next().is_some()
    }

    /// The screen from top to bottom, as it is read aloud. A button stands in brackets, one that cannot be
    /// pressed in round ones, a field with what is written in it.
    pub fn aloud(&mut self, name: &str, wanted: &Expect) {
        if let Ok(folder) = std::env::var("YISHAO_PICTURES") {
            let image = self.harness.render().unwrap();
            image.save(format!("{folder}/start-{name}.png")).unwrap();
        }
        let mut parts: Vec<(f32, f32, String)> = Vec::new();
        for role in [Role::Button, Role::TextInput, Role::Label] {
            for node in self.harness.query_all_by_role(role) {
                let (at, rect) = (node.accesskit_node(), node.rect());
                let words = at.label().or_else(|| at.value()).unwrap_or_default();
                let text = match role {
                    Role::Button if at.is_disabled() => format!("({words})"),
                    Role::Button => format!("[{words}]"),
                    Role::TextInput => format!("{words}:{}", at.value().unwrap_or_default()),
                    _ => words,
                };
                parts.push((rect.center().y, rect.left(), text));
            }
        }
        parts.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut lines: Vec<(f32, Vec<(f32, String)>)> = Vec::new();
        for (y, x, text) in parts {
            match lines.last_mut().filter(|(top, _)| y - *top < 7.0) {
                Some((_, line)) => line.push((x, text)),
                None => lines.push((y, vec![(x, text)])),
            }
        }
        let mut told = String::new();
        for (_, mut line) in lines {
            line.sort_by(|a, b| a.0.total_cmp(&b.0));
            let line: Vec<String> = line.into_iter().map(|(_, text)| text).collect();
            told += &line.join(" ");
            told.push('\n');
        }
        wanted.assert_eq(&told);
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it here".to_owned())
    }
}
