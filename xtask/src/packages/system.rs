//! What kind of system this is, and whether it lets us install.

use std::process::{Command, Stdio};

/// The systems that need different words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Debian or a child of it: dpkg and apt.
    Debian,
    /// Another Linux, whose package names we do not know.
    OtherLinux,
    /// Windows, macOS.
    NotLinux,
}

impl System {
    /// Reads `/etc/os-release`.
    pub fn read() -> Self {
        if !cfg!(target_os = "linux") {
            return Self::NotLinux;
        }
        std::fs::read_to_string("/etc/os-release").map_or(Self::OtherLinux, |text| Self::of(&text))
    }

    /// The system that an os-release file describes, by its `ID` and `ID_LIKE`.
    fn of(os_release: &str) -> Self {
        let words = os_release
            .lines()
            .filter_map(|line| line.split_once('='))
            .filter(|(key, _)| matches!(*key, "ID" | "ID_LIKE"))
            .flat_map(|(_, value)| value.trim_matches(['"', '\'']).split_whitespace());
        if words
            .into_iter()
            .any(|word| matches!(word, "debian" | "ubuntu"))
        {
            Self::Debian
        } else {
            Self::OtherLinux
        }
    }
}

/// What to put before a command so that it runs as root; `None` when that needs a password.
pub fn way_to_root() -> Option<&'static [&'static str]> {
    let id = Command::new("id").arg("-u").output().ok()?;
    if id.stdout.trim_ascii() == b"0" {
        return Some(&[]);
    }
    answers("sudo", &["-n", "true"]).then_some(&["sudo", "-n"])
}

/// Whether the program exists and ends well with these words, its output thrown away.
pub fn answers(program: &str, words: &[&str]) -> bool {
    Command::new(program)
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian_and_its_children_are_known_by_id_or_id_like() {
        assert_eq!(
            System::of("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"),
            System::Debian
        );
        assert_eq!(System::of("ID=ubuntu\nID_LIKE=debian\n"), System::Debian);
        assert_eq!(
            System::of("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"),
            System::Debian
        );
        assert_eq!(
            System::of("ID=openEuler\nID_LIKE=\"fedora\"\n"),
            System::OtherLinux
        );
        assert_eq!(
            System::of("NAME=debian\nVARIANT_ID=debian\n"),
            System::OtherLinux
        );
    }
}
