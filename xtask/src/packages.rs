//! The system packages that the workspace needs: which, why, and how they come.

mod system;

use std::process::Command;

use crate::{Stop, cargo};
use system::System;

/// What a package is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Compiling.
    Build,
    /// Opening a window.
    Window,
    /// The tests, which draw on Mesa's software renderers and run a checker in Python.
    Test,
}

/// A Debian package. The names are the same in Debian 12 and in Ubuntu 24.04.
#[derive(Debug)]
struct Package {
    name: &'static str,
    wanted: For,
    why: &'static str,
}

const fn package(name: &'static str, wanted: For, why: &'static str) -> Package {
    Package { name, wanted, why }
}

const PACKAGES: &[Package] = &[
    package("g++", For::Build, "compiles SQLite and other native parts"),
    package("pkg-config", For::Build, "finds the sound library"),
    package("libasound2-dev", For::Build, "sound (ALSA)"),
    package("libxkbcommon0", For::Window, "the keyboard"),
    package("libxkbcommon-x11-0", For::Window, "the keyboard under X11"),
    package("libwayland-client0", For::Window, "windows under Wayland"),
    package(
        "libgl1",
        For::Window,
        "drawing with OpenGL, where there is no Vulkan",
    ),
    package(
        "libegl1",
        For::Window,
        "drawing with OpenGL, where there is no Vulkan",
    ),
    package("libvulkan1", For::Test, "drawing with Vulkan"),
    package(
        "mesa-vulkan-drivers",
        For::Test,
        "draws without a graphics card, the same picture everywhere",
    ),
    package(
        "libgl1-mesa-dri",
        For::Test,
        "draws without a graphics card, the same picture everywhere",
    ),
    package(
        "xvfb",
        For::Test,
        "a screen in memory, on which the program opens its window",
    ),
    package(
        "xdotool",
        For::Test,
        "a keyboard and a mouse for that screen",
    ),
    package(
        "python3",
        For::Test,
        "runs the checker of docs/ledger-format.md",
    ),
];

/// Sees to it that what is wanted is there: installs what is missing with apt where that is allowed.
///
/// # Errors
/// [`Stop::Unready`] with the one line to run, when something is missing and may not be installed from here.
pub fn ensure(wanted: &[For]) -> Result<(), Stop> {
    let needed: Vec<&Package> = PACKAGES
        .iter()
        .filter(|package| wanted.contains(&package.wanted))
        .collect();
    match System::read() {
        System::Debian => ensure_debian(&needed),
        System::OtherLinux => {
            println!(
                "This is no Debian, so xtask installs nothing. What is needed, by its Debian name:"
            );
            needed
                .iter()
                .for_each(|package| println!("{}", described(package)));
            if has_alsa() {
                return Ok(());
            }
            let why = "`pkg-config --exists alsa` finds no headers of ALSA: install the above with your \
                       system's own tool, then call xtask again";
            Err(Stop::Unready(why.into()))
        }
        // Windows and macOS bring sound, windows and drawing with them.
        System::NotLinux => Ok(()),
    }
}

fn ensure_debian(needed: &[&Package]) -> Result<(), Stop> {
    let status = dpkg_status(needed)?;
    let missing: Vec<&&Package> = needed
        .iter()
        .filter(|package| !installed(&status, package.name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing system packages:");
    for package in &missing {
        println!("{}", described(package));
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    let become_root = system::way_to_root();
    let sudo = if become_root == Some(&[]) {
        ""
    } else {
        "sudo "
    };
    let list = names.join(" ");
    let by_hand =
        format!("{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {list}");
    let Some(become_root) = become_root.filter(|_| system::answers("apt-get", &["--version"]))
    else {
        return Err(Stop::Unready(format!(
            "run this line, then call xtask again:\n  {by_hand}"
        )));
    };
    if apt(become_root, &["update"]).is_err() {
        // One dead source fails the update as a whole; the lists that are there may be good enough.
        println!("apt-get update failed; going on with the lists that are there");
    }
    let install = [&["install", "-y", "--no-install-recommends"], &names[..]].concat();
    apt(become_root, &install).map_err(|stop| match stop {
        Stop::Failed(why) | Stop::Unready(why) => Stop::Unready(format!(
            "{why}\nmend that, or run this line yourself:\n  {by_hand}"
        )),
        code @ Stop::Code(_) => code,
    })
}

fn apt(become_root: &[&str], words: &[&str]) -> Result<(), Stop> {
    // `env` sets the variable behind sudo, which drops the caller's.
    let line = [
        become_root,
        &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"],
        words,
    ]
    .concat();
    println!("+ {}", line.join(" "));
    cargo::ran(Command::new(line[0]).args(&line[1..]))
}

fn described(package: &Package) -> String {
    format!("  {:<22}{}", package.name, package.why)
}

fn has_alsa() -> bool {
    system::answers("pkg-config", &["--exists", "alsa"])
}

/// One line `NAME<tab>STATUS` for each package that dpkg knows.
fn dpkg_status(needed: &[&Package]) -> Result<String, Stop> {
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${Package}\\t${Status}\\n"])
        .args(needed.iter().map(|package| package.name))
        .output()
        .map_err(|error| Stop::Unready(format!("`dpkg-query` cannot be started: {error}")))?;
    // It exits 1 for a package it never heard of, which is an answer like any other.
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn installed(status: &str, name: &str) -> bool {
    status.lines().any(|line| {
        line.split_once('\t')
            .is_some_and(|(n, s)| n == name && s.ends_with(" ok installed"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_half_installed_and_unknown_packages_are_missing() {
        let status = "g++\tinstall ok installed\npkg-config\tdeinstall ok config-files\nlibgl1\tinstall ok half-installed\n\
                      libegl1\thold ok installed\n";
        assert!(installed(status, "g++"));
        assert!(installed(status, "libegl1"));
        assert!(!installed(status, "pkg-config"));
        assert!(!installed(status, "libgl1"));
        assert!(!installed(status, "g"));
        assert!(!installed(status, "python3"));
    }
}
