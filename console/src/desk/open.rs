//! Opens the window, with the renderer that the machine can give.

use std::cell::Cell;
use std::future::Future;
use std::io::Write;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use eframe::NativeOptions;
use eframe::egui::{Vec2, ViewportBuilder};
use eframe::wgpu::{Backends, Instance, InstanceDescriptor};

use super::machine_fonts::look_for_fonts;
use super::start::{self, StartPage};
use super::{Desk, Gate, Locked, Options, Renderer};
use crate::language::Key;
use crate::wall::{self, Wall};

/// How large a window is before it is maximised, in points.
const WHOLE: Vec2 = Vec2::new(1_600.0, 960.0);
/// How large one is that leaves the board behind it in sight.
const BESIDE: Vec2 = Vec2::new(920.0, 720.0);

/// The window could not be opened.
#[derive(Debug, thiserror::Error)]
#[error(
    "the window could not be opened with {renderer:?}: {what}; expected a graphics driver, such as Mesa's software one"
)]
pub struct Failed {
    /// The renderer that was tried last.
    pub renderer: Renderer,
    /// What eframe said.
    pub what: String,
}

/// What the window begins with.
#[derive(Debug)]
pub enum Opening {
    /// The desk.
    Ready(Box<Options>),
    /// The passphrase of the device key is asked first.
    Locked(Locked),
    /// The start page, which becomes one of the others.
    Start(Box<start::Options>),
    /// The wall, which has no desk.
    Wall(Box<wall::Options>),
}

/// Opens the window and returns when it is closed. Where nobody asked for a renderer, OpenGL follows
/// when wgpu finds an adapter and yet no way to draw with it.
///
/// # Errors
/// [`Failed`] when neither renderer finds a driver.
pub fn open(opening: Opening) -> Result<(), Failed> {
    let (asked, lang) = match &opening {
        Opening::Ready(options) => (options.renderer, options.lang),
        Opening::Locked(locked) => (None, locked.look.lang),
        Opening::Start(start) => (None, start.look.lang),
        Opening::Wall(wall) => (None, wall.lang),
    };
    let title = match &opening {
        Opening::Ready(_) | Opening::Locked(_) | Opening::Start(_) => Key::WindowTitle,
        Opening::Wall(_) => Key::WallTitle,
    };
    let asked = asked.or_else(renderer_asked);
    let renderer = asked.unwrap_or_else(|| {
        if has_adapter() {
            Renderer::Wgpu
        } else {
            Renderer::Glow
        }
    });
    let title = lang.say(title).into_owned();
    let beside = matches!(&opening, Opening::Start(start) if start.beside);
    let window = ViewportBuilder::default()
        .with_title(title)
        .with_app_id("yishao")
        .with_inner_size(if beside { BESIDE } else { WHOLE })
        .with_maximized(!beside)
        .with_min_inner_size(Vec2::new(640.0, 480.0));
    // Taken when the window stands; still here when it never came to be.
    let kept = Rc::new(Cell::new(Some(opening)));
    let opened = open_with(renderer, &window, &kept);
    match (opened, kept.take()) {
        (Err(failed), Some(opening)) if asked.is_none() && renderer == Renderer::Wgpu => {
            // Whoever looks for why a machine is slow finds it where it was started.
            writeln!(std::io::stderr(), "{failed}; trying {:?}", Renderer::Glow).ok();
            kept.set(Some(opening));
            open_with(Renderer::Glow, &window, &kept)
        }
        (opened, _) => opened,
    }
}

fn open_with(
    renderer: Renderer,
    window: &ViewportBuilder,
    kept: &Rc<Cell<Option<Opening>>>,
) -> Result<(), Failed> {
    let native = NativeOptions {
        viewport: window.clone(),
        renderer: match renderer {
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            Renderer::Glow => eframe::Renderer::Glow,
        },
        persist_window: true,
        // Its own way to the fonts of the machine ends the program where there are none.
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    let kept = Rc::clone(kept);
    eframe::run_native(
        "yishao",
        native,
        Box::new(move |creation| {
            look_for_fonts(&creation.egui_ctx);
            match kept.take().ok_or("the window was made twice")? {
                Opening::Ready(options) => Ok(Box::new(Desk::new(creation, *options))),
                Opening::Locked(locked) => Ok(Box::new(Gate::new(creation, locked))),
                Opening::Start(options) => Ok(Box::new(StartPage::new(creation, *options))),
                Opening::Wall(options) => Ok(Box::new(Wall::new(creation, *options))),
            }
        }),
    )
    .map_err(|err| Failed {
        renderer,
        what: err.to_string(),
    })
}

/// The renderer that `YISHAO_RENDERER` names: `wgpu` or `glow`. It is for machines whose driver
/// claims more than it can do; any other word is as if it were not set.
fn renderer_asked() -> Option<Renderer> {
    match std::env::var("YISHAO_RENDERER").ok()?.as_str() {
        "wgpu" => Some(Renderer::Wgpu),
        "glow" => Some(Renderer::Glow),
        _ => None,
    }
}

/// Whether wgpu finds an adapter among the backends that eframe will ask for.
fn has_adapter() -> bool {
    let backends = Backends::from_env().unwrap_or(Backends::PRIMARY | Backends::GL);
    let instance = Instance::new(InstanceDescriptor::new_without_display_handle());
    let adapters = instance.enumerate_adapters(backends);
    ready(adapters).is_some_and(|adapters| !adapters.is_empty())
}

/// The value of a future that is ready at once, as those of a native wgpu are.
fn ready<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
