//! The data that is shipped: catalogue, district of demonstration, drills.

use std::fs;
use std::path::Path;

use dispatch_core::catalogue::Catalogue;
use dispatch_core::command::Command;
use dispatch_core::district::District;
use dispatch_core::drill::Scenario;
use dispatch_core::source::Fault;

use crate::Failed;

/// What the drills are played with.
#[derive(Debug)]
pub struct Shipped {
    /// The words of the trade.
    pub catalogue: Catalogue,
    /// The rows that set the district up.
    pub rows: Vec<Command>,
    /// Every drill, in the order of their names.
    pub scenarios: Vec<Scenario>,
}

impl Shipped {
    /// Reads everything below the root of the workspace.
    ///
    /// # Errors
    /// A file is missing or wrong.
    pub fn read(root: &Path) -> Result<Shipped, Failed> {
        let assets = root.join("assets");
        let catalogue = Catalogue::read(&texts(&assets.join("catalogue"))?).map_err(faults)?;
        let district = texts(&assets.join("districts/ouhai"))?;
        let district = District::read(&district, &catalogue).map_err(faults)?;
        let scenarios = texts(&root.join("scenarios"))?
            .iter()
            .map(|(file, text)| Scenario::read(file, text, &district, &catalogue).map_err(faults))
            .collect::<Result<_, _>>()?;
        Ok(Shipped {
            rows: district.opening(&catalogue),
            catalogue,
            scenarios,
        })
    }

    /// The same with one drill alone.
    ///
    /// # Errors
    /// No drill has this id.
    pub fn only(&self, id: &str) -> Result<Shipped, Failed> {
        let found = self.scenarios.iter().find(|it| it.id == id);
        let found = found.ok_or_else(|| format!("no drill {id}"))?;
        Ok(Shipped {
            catalogue: self.catalogue.clone(),
            rows: self.rows.clone(),
            scenarios: vec![found.clone()],
        })
    }
}

/// Every TOML and CSV file below a folder, named by its path from there, in order.
fn texts(folder: &Path) -> Result<Vec<(String, String)>, Failed> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(|err| format!("{}: {err}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            let below = self::texts(&path)?;
            texts.extend(
                below
                    .into_iter()
                    .map(|(file, text)| (format!("{name}/{file}"), text)),
            );
        } else if path
            .extension()
            .is_some_and(|it| it == "toml" || it == "csv")
        {
            texts.push((name.into_owned(), fs::read_to_string(&path)?));
        }
    }
    texts.sort();
    Ok(texts)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it stands in map_err, which hands the faults over"
)]
fn faults(found: Vec<Fault>) -> Failed {
    let lines: Vec<String> = found.iter().map(Fault::to_string).collect();
    lines.join("\n").into()
}
