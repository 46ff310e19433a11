//! Opens the window, with the renderer that the machine can give.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use eframe::NativeOptions;
use eframe::egui::{Vec2, ViewportBuilder};
use eframe::wgpu::{Backends, Instance, InstanceDescriptor};

use super::{Desk, Options, Renderer};
use crate::language::Key;

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

/// Opens the window and returns when it is closed.
///
/// # Errors
/// [`Failed`] when neither renderer finds a driver.
pub fn open(options: Options) -> Result<(), Failed> {
    let renderer = options.renderer.unwrap_or_else(|| {
        if has_adapter() {
            Renderer::Wgpu
        } else {
            Renderer::Glow
        }
    });
    let title = options.lang.say(Key::WindowTitle).into_owned();
    let native = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(title)
            .with_app_id("yishao")
            .with_inner_size(Vec2::new(1_600.0, 960.0))
            .with_maximized(true)
            .with_min_inner_size(Vec2::new(1_200.0, 700.0)),
        renderer: match renderer {
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            Renderer::Glow => eframe::Renderer::Glow,
        },
        persist_window: true,
        ..NativeOptions::default()
    };
    eframe::run_native(
        "yishao",
        native,
        Box::new(move |creation| Ok(Box::new(Desk::new(creation, options)))),
    )
    .map_err(|err| Failed {
        renderer,
        what: err.to_string(),
    })
}

/// Whether wgpu finds an adapter. One process can open one event loop, so this is asked beforehand.
fn has_adapter() -> bool {
    let instance = Instance::new(InstanceDescriptor::new_without_display_handle());
    let adapters = instance.enumerate_adapters(Backends::all());
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
