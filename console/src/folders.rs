//! Where catalogue, districts and scenarios lie, and how their files are read from the disk.

mod texts;

use std::fs;
use std::path::{Path, PathBuf};

use atlas::pack::{Pack, PackError, SIZE_MAX};
use atlas::vehicle::Table;
use dispatch_core::catalogue::Catalogue;
use dispatch_core::district::District;
use dispatch_core::source::Fault;

use crate::command_line::Everywhere;
use crate::failure::{Exit, Failure};
use crate::schematic::Schematic;

pub use texts::gather;

/// Deepest folder below a catalogue that is looked into; a district has none.
const DEPTH_MAX: usize = 3;

/// The folder of what the program ships: beside the working folder, beside the program, or where it
/// was built.
///
/// # Errors
/// None of them is there.
pub fn assets() -> Result<PathBuf, Failure> {
    let beside_program = std::env::current_exe()
        .ok()
        .and_then(|exe| exe.parent().map(|it| it.join("assets")));
    let built = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join("assets");
    let places = [Some(PathBuf::from("assets")), beside_program, Some(built)];
    let found = places
        .into_iter()
        .flatten()
        .find(|place| place.join("catalogue").is_dir());
    found.ok_or_else(|| {
        Failure::input(
            "找不到 assets 文件夹:请在程序所在的文件夹运行,或把 assets 放在程序旁",
            "no assets folder: run from the program's folder, or put assets beside the program",
        )
    })
}

/// The district that is meant when none is named: the demonstration district.
pub const DEMONSTRATION: &str = "ouhai";

/// Where the key of this device lies in the data folder.
#[must_use]
pub fn device_key(data: &Path) -> PathBuf {
    data.join("keys").join("device.key")
}

/// Where sheets are written: in the data folder, and where this system names none, as it may for a
/// drill, in the folder for what passes.
#[must_use]
pub fn boards(data: Option<PathBuf>) -> PathBuf {
    data.unwrap_or_else(|| std::env::temp_dir().join("yishao"))
        .join("boards")
}

/// Where arrangements of panes are kept, one file a seat; as for [`boards`].
#[must_use]
pub fn layouts(data: Option<PathBuf>) -> PathBuf {
    data.unwrap_or_else(|| std::env::temp_dir().join("yishao"))
        .join("layouts")
}

/// Where the settings of this machine lie in the data folder.
#[must_use]
pub fn settings(data: &Path) -> PathBuf {
    data.join("settings.toml")
}

/// Makes a folder and those above it; nothing where none is named.
///
/// # Errors
/// It cannot be made.
pub fn make(folder: Option<&Path>) -> Result<(), Failure> {
    let Some(folder) = folder.filter(|it| !it.as_os_str().is_empty()) else {
        return Ok(());
    };
    fs::create_dir_all(folder).map_err(|err| {
        let shown = folder.display();
        Failure::new(
            Exit::Machine,
            &format!("{shown}:文件夹无法建立:{err}"),
            &format!("{shown}: the folder cannot be made: {err}"),
        )
    })
}

/// The faults of files a person wrote, as the message of a failure.
#[must_use]
pub fn faults(faults: &[Fault]) -> Failure {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let text = lines.join("\n");
    Failure::new(Exit::Input, &text, &text)
}

/// Reads a text file that a person wrote.
///
/// # Errors
/// It cannot be read, is too large, or is no UTF-8.
pub fn read_text(path: &Path, shown: &str) -> Result<String, Failure> {
    texts::read(path, shown).map_err(|fault| faults(&[fault]))
}

/// Faults name a file by its path from the folder; a person at a prompt wants the whole path.
fn placed(folder: &Path, found: Vec<Fault>) -> Vec<Fault> {
    let place = |fault: Fault| Fault {
        file: if fault.file.is_empty() {
            folder.display().to_string()
        } else {
            folder.join(&fault.file).display().to_string()
        },
        ..fault
    };
    found.into_iter().map(place).collect()
}

/// Reads the catalogue, the shipped one unless a folder is named.
///
/// # Errors
/// All faults of all files.
pub fn catalogue(folder: Option<&Path>) -> Result<Catalogue, Failure> {
    let folder = match folder {
        Some(folder) => folder.to_owned(),
        None => assets()?.join("catalogue"),
    };
    gather(&folder, DEPTH_MAX, &mut |_, _| {})
        .and_then(|texts| Catalogue::read(&texts))
        .map_err(|found| faults(&placed(&folder, found)))
}

/// The folder of a district: a folder as it stands, or a name under `DATA/districts` or
/// `assets/districts` (design §7).
///
/// # Errors
/// There is no such folder.
pub fn district_folder(named: &str, everywhere: &Everywhere) -> Result<PathBuf, Failure> {
    let direct = PathBuf::from(named);
    if direct.is_dir() {
        return Ok(direct);
    }
    let of_data = everywhere
        .data_folder()
        .ok()
        .map(|data| data.join("districts").join(named));
    let shipped = assets()
        .ok()
        .map(|assets| assets.join("districts").join(named));
    let found = [of_data, shipped]
        .into_iter()
        .flatten()
        .find(|folder| folder.is_dir());
    found.ok_or_else(|| {
        Failure::new(
            Exit::Input,
            &format!("没有地区「{named}」:应为一个文件夹,或 districts 下的名称"),
            &format!("no district {named}: expected a folder, or a name under districts"),
        )
    })
}

/// The folders in which a district's plans may lie: the one that is meant, then the one of its name in
/// the data folder. None where it is not there.
#[must_use]
pub fn plan_folders(named: &str, everywhere: &Everywhere) -> Vec<PathBuf> {
    let meant = district_folder(named, everywhere).ok();
    let name = meant.as_ref().and_then(|it| it.file_name());
    let of_data = everywhere.data_folder().ok();
    let of_data = of_data
        .zip(name)
        .map(|(data, name)| data.join("districts").join(name));
    let mut folders: Vec<PathBuf> = meant.iter().cloned().collect();
    folders.extend(of_data.filter(|it| it.is_dir() && Some(it) != meant.as_ref()));
    folders
}

/// Reads a district.
///
/// # Errors
/// All faults of all files.
pub fn district(
    named: &str,
    everywhere: &Everywhere,
    catalogue: &Catalogue,
) -> Result<District, Failure> {
    let folder = district_folder(named, everywhere)?;
    gather(&folder, 0, &mut |_, _| {})
        .and_then(|texts| District::read(&texts, catalogue))
        .map_err(|found| faults(&placed(&folder, found)))
}

/// Where the pack of a district lies: `DATA/packs/NAME.pack`, where NAME is that of its folder.
///
/// # Errors
/// There is no such district, or no data folder.
pub fn pack_path(named: &str, everywhere: &Everywhere) -> Result<PathBuf, Failure> {
    let folder = district_folder(named, everywhere)?;
    // `.` and `..` have a name only once it is known where they are.
    let folder = folder.canonicalize().unwrap_or(folder);
    let mut name = folder.file_name().unwrap_or_default().to_owned();
    name.push(".pack");
    Ok(everywhere.data_folder()?.join("packs").join(name))
}

/// The pack of a district; `None` where it has none.
///
/// # Errors
/// There is no such district, or its pack cannot be read or is none.
pub fn pack(named: &str, everywhere: &Everywhere) -> Result<Option<Pack>, Failure> {
    let path = pack_path(named, everywhere)?;
    let bytes = match fs::metadata(&path) {
        Ok(about) if about.len() > SIZE_MAX => return Err(no_pack(&path, &PackError::TooLarge)),
        Ok(_) => fs::read(&path).map_err(|err| unreadable(&path, &err))?,
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(err) => return Err(unreadable(&path, &err)),
    };
    let pack = Pack::read(&bytes).map_err(|err| no_pack(&path, &err))?;
    Ok(Some(pack))
}

fn unreadable(path: &Path, err: &std::io::Error) -> Failure {
    let path = path.display();
    Failure::new(
        Exit::Input,
        &format!("{path}:无法读取:{err}"),
        &format!("{path}: cannot be read: {err}"),
    )
}

fn no_pack(path: &Path, err: &PackError) -> Failure {
    let path = path.display();
    let (zh, en) = (format!("{path}:{}", err.zh()), format!("{path}: {err}"));
    Failure::new(Exit::Input, &zh, &en)
}

/// Where copies of tiles are kept in the data folder.
#[must_use]
pub fn tiles(data: &Path) -> PathBuf {
    data.join("tiles")
}

/// Where pictures of the ground may come from: `tiles.toml` of the district's folder and of the data folder,
/// which also holds the keys. None where there is no such file.
///
/// # Errors
/// There is no such district, or all faults of a file.
pub fn tile_sources(
    named: &str,
    everywhere: &Everywhere,
) -> Result<Vec<tiles::source::Source>, Failure> {
    use tiles::source::{FILE, File, together};
    let read = |path: PathBuf| -> Result<File, Failure> {
        if !path.is_file() {
            return Ok(File::default());
        }
        let shown = path.display().to_string();
        let text = read_text(&path, &shown)?;
        let mut file = File::read(&shown, &text).map_err(|found| faults(&found))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let sources = file.sources.into_iter();
        file.sources = sources.map(|it| it.settled(folder)).collect();
        Ok(file)
    };
    let district = read(district_folder(named, everywhere)?.join(FILE))?;
    let machine = match everywhere.data_folder() {
        Ok(data) => read(data.join(FILE))?,
        Err(_) => File::default(),
    };
    Ok(together(district, machine))
}

/// What each kind of vehicle can do, from `assets/roads/vehicles.csv`.
///
/// # Errors
/// It is missing, or its first fault.
pub fn vehicles() -> Result<Table, Failure> {
    let path = assets()?.join("roads").join("vehicles.csv");
    let shown = path.display().to_string();
    Table::read(&read_text(&path, &shown)?).map_err(|fault| {
        let text = format!("{shown}:{fault}");
        Failure::new(Exit::Input, &text, &text)
    })
}

/// The texts of a district's folder, each named by its path, for whoever looks at their characters.
///
/// # Errors
/// There is no such folder, or it cannot be read.
pub fn district_texts(
    named: &str,
    everywhere: &Everywhere,
) -> Result<Vec<(String, String)>, Failure> {
    let folder = district_folder(named, everywhere)?;
    let texts =
        gather(&folder, 0, &mut |_, _| {}).map_err(|found| faults(&placed(&folder, found)))?;
    let placed = |(name, text): (String, String)| (folder.join(name).display().to_string(), text);
    Ok(texts.into_iter().map(placed).collect())
}

/// What a district tells for its schematic map, from `schematic.toml` in its folder; nothing where it has
/// no such file. It is drawn and never enters the ledger.
///
/// # Errors
/// All faults of the file.
pub fn schematic(named: &str, everywhere: &Everywhere) -> Result<Schematic, Failure> {
    let path = district_folder(named, everywhere)?.join("schematic.toml");
    if !path.is_file() {
        return Ok(Schematic::default());
    }
    let shown = path.display().to_string();
    let text = read_text(&path, &shown)?;
    Schematic::read(&shown, &text).map_err(|found| faults(&found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_a_folder_also_where_the_system_names_none() {
        assert_eq!(boards(Some("/data".into())), Path::new("/data/boards"));
        assert!(boards(None).ends_with("yishao/boards"));
    }
}
