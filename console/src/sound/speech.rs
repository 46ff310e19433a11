//! Alarms read aloud by a program of the machine, where one is installed: espeak-ng. It reads few
//! Chinese characters, so it is given their pinyin. Off until somebody switches it on; the tones do not
//! depend on it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, bounded};
use pinyin::ToPinyin;

use crate::language::Lang;

/// Sentences that wait for the one that is being read. What finds no room is not read: it is old by
/// the time its turn comes, and stands on the screen.
const WAITING_MAX: usize = 3;
/// Characters of one sentence that are read.
const CHARS_MAX: usize = 60;
/// How long one sentence may take.
const LIMIT: Duration = Duration::from_secs(20);
/// How often it is looked whether it is over.
const STEP: Duration = Duration::from_millis(20);
/// The program.
const PROGRAM: &str = "espeak-ng";
/// Places whose characters are read in another way than most often.
const READ_SO: [(&str, &str); 2] = [("乐清", "yue4 qing1"), ("瞿溪", "qu2 xi1")];

/// Reads sentences aloud, one after the other, on a thread of its own.
#[derive(Clone, Debug)]
pub struct Speaker {
    sentences: Sender<(Lang, String)>,
}

impl Speaker {
    /// The one of this machine; `None` where no such program is installed, or no thread is to be had.
    #[must_use]
    pub fn of_machine() -> Option<Speaker> {
        let folders = std::env::var_os("PATH")?;
        let mut found = std::env::split_paths(&folders).map(|it| it.join(PROGRAM));
        let program = found.find(|it| it.is_file())?;
        Speaker::start(program, LIMIT).ok()
    }

    /// One that reads with `program`, each sentence for no longer than `limit`.
    ///
    /// # Errors
    /// The operating system gave no thread.
    pub fn start(program: PathBuf, limit: Duration) -> std::io::Result<Speaker> {
        let (sentences, waiting) = bounded(WAITING_MAX);
        let read = move || read_all(&waiting, &program, limit);
        thread::Builder::new()
            .name("speech".to_owned())
            .spawn(read)?;
        Ok(Speaker { sentences })
    }

    /// Reads a sentence as soon as the ones before it are read. `false`: there is no room.
    pub fn say(&self, lang: Lang, sentence: &str) -> bool {
        let sentence = sentence.chars().take(CHARS_MAX).collect();
        self.sentences.try_send((lang, sentence)).is_ok()
    }
}

fn read_all(waiting: &Receiver<(Lang, String)>, program: &Path, limit: Duration) {
    for (lang, sentence) in waiting {
        let (voice, text) = match lang {
            Lang::Zh => ("cmn-latn-pinyin", spelled(&sentence)),
            Lang::En => ("en", sentence),
        };
        // A program that fails leaves the tones and the screen, which do not need it.
        let _ = read(program, voice, &text, limit);
    }
}

/// The words go in by a pipe: no word can be taken for an option.
fn read(program: &Path, voice: &str, text: &str, limit: Duration) -> std::io::Result<()> {
    let mut child = Command::new(program)
        .args(["-v", voice, "--stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut pipe) = child.stdin.take() {
        // Some hundred bytes, which a pipe takes at once.
        pipe.write_all(text.as_bytes()).ok();
    }
    end_within(&mut child, limit)
}

/// Waits until it has ended, and ends it where that takes too long.
fn end_within(child: &mut Child, limit: Duration) -> std::io::Result<()> {
    let begun = Instant::now();
    while child.try_wait()?.is_none() {
        if begun.elapsed() >= limit {
            child.kill()?;
            child.wait()?;
            break;
        }
        thread::sleep(STEP);
    }
    Ok(())
}

/// Pinyin with the tone at the end of each syllable; what is no Chinese character stays.
fn spelled(sentence: &str) -> String {
    let mut text = sentence.to_owned();
    for (place, read) in READ_SO {
        text = text.replace(place, &format!(" {read} "));
    }
    let mut spelled = String::new();
    for character in text.chars() {
        match character.to_pinyin() {
            Some(it) => {
                spelled.push(' ');
                spelled.push_str(it.with_tone_num_end());
            }
            None if character.is_ascii_alphanumeric() || character == ' ' => {
                spelled.push(character);
            }
            // Any mark is a pause.
            None => spelled.push_str(", "),
        }
    }
    spelled.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_spelled_and_the_rest_stays() {
        let text = spelled("吹哨待接：乐清 G1513 12");
        let words: Vec<&str> = text.split_whitespace().collect();
        let wanted = "chui1 shao4 dai4 jie1, yue4 qing1 G1513 12";
        assert_eq!(words.join(" "), wanted);
    }

    #[cfg(unix)]
    mod with_a_program {
        use std::fs;
        use std::os::unix::fs::PermissionsExt;

        use super::*;

        /// A program that writes down how it was called and what it was given.
        fn program(folder: &Path, rest: &str) -> PathBuf {
            let path = folder.join("speaks");
            let heard = folder.join("heard");
            let script = format!(
                "#!/bin/sh\n{{ echo \"$@\"; cat; echo; }} >> '{}'\n{rest}\n",
                heard.display()
            );
            fs::write(&path, script).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
            path
        }

        fn heard(folder: &Path, wanted: &str) -> String {
            let begun = Instant::now();
            loop {
                let text = fs::read_to_string(folder.join("heard")).unwrap_or_default();
                if text.contains(wanted) || begun.elapsed() > Duration::from_secs(30) {
                    return text;
                }
                thread::sleep(STEP);
            }
        }

        #[test]
        fn sentences_are_read_one_after_the_other_and_never_as_options() {
            let folder = tempfile::tempdir().unwrap();
            let speaker = Speaker::start(program(folder.path(), ""), LIMIT).unwrap();
            assert!(speaker.say(Lang::Zh, "吹哨"));
            assert!(speaker.say(Lang::En, "--version"));
            let text = heard(folder.path(), "--version");
            assert!(
                text.contains("-v cmn-latn-pinyin --stdin\nchui1 shao4"),
                "{text}"
            );
            assert!(text.contains("-v en --stdin\n--version"), "{text}");
        }

        #[test]
        fn a_program_that_hangs_is_ended_and_nobody_waits_for_it() {
            let folder = tempfile::tempdir().unwrap();
            let hangs = program(folder.path(), "exec sleep 600");
            let speaker = Speaker::start(hangs, Duration::from_millis(100)).unwrap();
            let begun = Instant::now();
            let taken = (0..50).filter(|_| speaker.say(Lang::Zh, "吹哨")).count();
            assert!(begun.elapsed() < Duration::from_secs(10));
            assert!(taken < 50, "what finds no room is not read");
            assert!(speaker.say(Lang::Zh, "收") || taken > 0);
            let text = heard(folder.path(), "chui1 shao4\n-v");
            assert!(text.matches("chui1 shao4").count() > 1, "{text}");
        }
    }
}
