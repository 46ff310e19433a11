//! The window as a machine of an office opens it: the real program on a real X server, with wgpu, and
//! with OpenGL where the machine has no Vulkan. What it paints is read from the server's own memory.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

mod by_hand;
mod one_glyph;
mod screen;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use yishao::desk::Skin;
use yishao::desk::palette::Palette;

use screen::{Running, Screen, WIDTH, screen};

/// Points of the drill's colour in the band and the frame; a window of another world has none.
const BAND: usize = 2_000;
/// A software renderer on a busy machine takes its time for the first picture.
const PATIENCE: Duration = Duration::from_secs(120);

/// The drill of Guoxi.
fn guoxi() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/guoxi-underpass.toml")
}

/// The program on that screen, with this drill.
fn program(screen: &Screen, (folder, drill): (&Path, &Path), env: &[(&str, &str)]) -> Running {
    let mut program = on_screen(screen, env);
    program
        .arg("--data")
        .arg(folder.join("data"))
        .arg("--drill")
        .arg(drill);
    Running(program.spawn().unwrap())
}

/// The program on that screen, with nothing said yet of what it opens.
fn on_screen(screen: &Screen, env: &[(&str, &str)]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_yishao"));
    program
        .env("DISPLAY", &screen.name)
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("YISHAO_RENDERER")
        .envs(env.iter().copied())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    program
}

/// It opens, and paints the band of the drill.
fn opens(env: &[(&str, &str)]) {
    let folder = tempfile::tempdir().unwrap();
    let screen = screen(folder.path());
    let mut running = program(&screen, (folder.path(), &guoxi()), env);
    let painted = paints(&screen, &mut running);
    ended(running, painted);
}

/// It painted so many points of the band, and nothing went wrong meanwhile.
fn ended(running: Running, painted: usize) {
    let said = running.said();
    assert!(painted > BAND, "{painted} points of the band; {said}");
    assert!(!said.contains("panicked"), "{said}");
}

/// Waits until the band of the drill is painted. Returns how many points of it are.
fn paints(screen: &Screen, running: &mut Running) -> usize {
    let band = Palette::of(Skin::Dark).drill;
    let begun = Instant::now();
    loop {
        let points = screen.points_of(band);
        let ended = running.0.try_wait().unwrap();
        if points > BAND || ended.is_some() || begun.elapsed() > PATIENCE {
            break points;
        }
        sleep(Duration::from_millis(200));
    }
}

#[test]
fn the_window_opens_where_there_is_vulkan() {
    opens(&[("YISHAO_RENDERER", "wgpu")]);
}

#[test]
fn the_window_opens_with_opengl_where_there_is_no_vulkan() {
    let no_vulkan = [
        ("VK_ICD_FILENAMES", "/nonexistent"),
        ("VK_DRIVER_FILES", "/nonexistent"),
        ("WGPU_BACKEND", "vulkan"),
        ("LIBGL_ALWAYS_SOFTWARE", "1"),
    ];
    opens(&no_vulkan);

    // That there is none: whoever insists on it is told so, and no window stands.
    let folder = tempfile::tempdir().unwrap();
    let screen = screen(folder.path());
    let insisting = [&no_vulkan[..], &[("YISHAO_RENDERER", "wgpu")]].concat();
    let mut running = program(&screen, (folder.path(), &guoxi()), &insisting);
    assert_eq!(running.0.wait().unwrap().code(), Some(3));
    assert!(!running.said().trim().is_empty());
}

/// The wall is a program of its own on a screen of its own: it shows the drill that a console plays, and says
/// so over its whole width when that console is gone.
#[test]
fn the_wall_shows_the_console_beside_it_and_says_when_it_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = folder.path().join("drill.ledger");
    let (desk, hall) = (folder.path().join("desk"), folder.path().join("hall"));
    std::fs::create_dir(&desk).unwrap();
    std::fs::create_dir(&hall).unwrap();
    let env = [("YISHAO_RENDERER", "wgpu")];
    let first = screen(&desk);
    let mut command = on_screen(&first, &env);
    command.arg("--data").arg(folder.path().join("data"));
    command.arg("--drill").arg(guoxi());
    command.arg("--ledger").arg(&ledger);
    let mut console = Running(command.spawn().unwrap());
    assert!(paints(&first, &mut console) > BAND, "{}", console.said());

    let second = screen(&hall);
    let mut command = on_screen(&second, &env);
    command.arg("--data").arg(folder.path().join("data"));
    command.args(["--seat", "wall", "--ledger"]).arg(&ledger);
    let mut wall = Running(command.spawn().unwrap());
    assert!(paints(&second, &mut wall) > BAND, "{}", wall.said());
    let alarm = Palette::of(Skin::Dark).red.fill;
    let line = WIDTH * 20;
    let before = second.points_of(alarm);
    assert!(before < line, "{before} points while the console runs");

    drop(console);
    let begun = Instant::now();
    let after = loop {
        let points = second.points_of(alarm);
        if points > line || begun.elapsed() > PATIENCE {
            break points;
        }
        sleep(Duration::from_millis(100));
    };
    assert!(after > line, "{after} points, {before} before");
    // And goes on showing what it knows.
    ended(wall, second.points_of(Palette::of(Skin::Dark).drill));
}

/// A character that no bundled face draws (assets/fonts/README.md), as it stands in the names of some villages.
const RARE: char = '\u{2130C}';
/// How often it stands in the title of the drill.
const TIMES: usize = 8;
/// Points along a side of the square that it is drawn as, at least.
const SIDE: usize = 10;

/// A drill whose title is of this character, on a machine that has the fonts of one folder alone: how many
/// squares of its ink are painted, once there are so many or nobody waits any longer.
fn squares(fonts: &Path, wanted: usize) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let screen = screen(folder.path());
    let text = std::fs::read_to_string(guoxi()).unwrap();
    let title = format!("zh = \"{}\"", RARE.to_string().repeat(TIMES));
    let titled = text.replacen("zh = \"郭溪六虹桥下穿道路积水\"", &title, 1);
    assert_ne!(text, titled, "the title stands there");
    let drill = folder.path().join("guoxi-underpass.toml");
    std::fs::write(&drill, titled).unwrap();
    let settings = folder.path().join("fonts.conf");
    let cache = folder.path().join("cache");
    let (lies, cache) = (fonts.display(), cache.display());
    let xml = format!(
        "<?xml version=\"1.0\"?><fontconfig><dir>{lies}</dir><cachedir>{cache}</cachedir></fontconfig>"
    );
    std::fs::write(&settings, xml).unwrap();
    let env = [("FONTCONFIG_FILE", settings.to_str().unwrap())];
    let mut running = program(&screen, (folder.path(), &drill), &env);
    let painted = paints(&screen, &mut running);
    let begun = Instant::now();
    let squares = loop {
        let squares = screen.squares_of(Palette::of(Skin::Dark).ink1, SIDE);
        if painted <= BAND || squares >= wanted || begun.elapsed() > PATIENCE {
            break squares;
        }
        sleep(Duration::from_millis(200));
    };
    ended(running, painted);
    squares
}

#[test]
fn what_the_bundled_faces_lack_is_drawn_by_a_font_of_the_machine() {
    let fonts = tempfile::tempdir().unwrap();
    // What is of the same ink and stands there anyway.
    let without = squares(fonts.path(), 0);
    let font = one_glyph::font("One Square", RARE);
    std::fs::write(fonts.path().join("one.ttf"), font).unwrap();
    let with = squares(fonts.path(), without + TIMES);
    let told = format!("{with} squares with the font, {without} without");
    assert!(with >= without + TIMES, "{told}");
}
