//! What the figures were measured on.

use std::fs;
use std::process::Command;

/// CPU, cores, kernel and compiler, one line each.
#[must_use]
pub fn describe() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        line.split_once(':').map(|(_, name)| name.trim().to_owned())
    });
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!(
        "- {}, {cores} cores seen\n- {}\n- {}\n",
        cpu.unwrap_or_else(|| "CPU unknown".to_owned()),
        said("uname", &["-sr"]),
        said("rustc", &["--version"])
    )
}

fn said(program: &str, words: &[&str]) -> String {
    let output = Command::new(program).args(words).output();
    let text = output
        .ok()
        .map(|it| String::from_utf8_lossy(&it.stdout).trim().to_owned());
    text.filter(|it| !it.is_empty())
        .unwrap_or_else(|| format!("{program} unknown"))
}
