//! `yishao`: the window, or one of the subcommands without a window.

use std::process::ExitCode;

use clap::Parser;
use yishao::command_line::{CommandLine, Everywhere, WindowOptions};
use yishao::commands;
use yishao::failure::Failure;

fn main() -> ExitCode {
    let line = CommandLine::parse();
    let done = match line.command {
        Some(command) => line
            .window
            .refuse_any()
            .and_then(|()| commands::run(&command, &line.everywhere)),
        None => open_window(&line.window, &line.everywhere),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(line.everywhere.lang()),
    }
}

/// Opens the window.
#[cfg(feature = "gui")]
fn open_window(options: &WindowOptions, everywhere: &Everywhere) -> Result<(), Failure> {
    commands::window::open(options, everywhere)
}

/// Says that there is none.
#[cfg(not(feature = "gui"))]
fn open_window(_: &WindowOptions, _: &Everywhere) -> Result<(), Failure> {
    Err(Failure::input(
        "本程序未带窗口,只有子命令可用:见 yishao --help",
        "this build has no window, only the subcommands: see yishao --help",
    ))
}
