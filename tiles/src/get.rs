//! One tile: from the disk, from the network where the disk has none or an old one, and never anything that
//! is no picture.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use image::{ImageFormat, ImageReader, Limits};

use crate::archive::{Archive, Damaged};
use crate::grid::Tile;
use crate::source::{Source, Template};
use crate::store::{FRESH, Kept, NONE_FRESH, Store};
use crate::web::{PATIENCE, Web};

/// Most pixels along a side of a picture.
const SIDE_MAX: u32 = 2_048;

/// Why there is no new picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Missed {
    #[error("there is no such tile")]
    None,
    #[error("the server refuses ({0}): is the key right?")]
    Refused(u16),
    #[error("the server answers {0}")]
    Status(u16),
    #[error("no answer in time")]
    Slow,
    #[error("{0}")]
    Unreachable(String),
    #[error("no picture came: {0}")]
    NoPicture(String),
    #[error("the source needs a key: write it under [keys] in tiles.toml of the data folder")]
    NoKey,
    #[error("{0}")]
    Archive(Box<Damaged>),
}

impl Missed {
    /// The same in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Missed::None => "没有这张瓦片".to_owned(),
            Missed::Refused(status) => format!("服务器拒绝（{status}），请核对密钥"),
            Missed::Status(status) => format!("服务器回答 {status}"),
            Missed::Slow => "服务器未及时回答".to_owned(),
            Missed::Unreachable(why) => format!("无法连接：{why}"),
            Missed::NoPicture(what) => format!("收到的不是图片：{what}"),
            Missed::NoKey => "此底图来源需要密钥：写进数据文件夹 tiles.toml 的 [keys]".to_owned(),
            Missed::Archive(why) => why.zh(),
        }
    }

    /// Whether asking the same again soon may help.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        !matches!(self, Missed::None | Missed::NoKey)
    }
}

/// A picture, four bytes a pixel: red, green, blue, how opaque.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} by {})", self.width, self.height)
    }
}

/// What came of asking: a picture, perhaps an old one, and why there is no newer one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Got {
    pub picture: Option<Picture>,
    pub missed: Option<Missed>,
    /// Whether the network was asked.
    pub asked: bool,
}

/// Gets the tiles of one source. It belongs to one thread, which waits for it.
#[derive(Debug)]
pub struct Getter {
    source: Source,
    stores: Vec<Store>,
    patience: Duration,
    web: Option<Web>,
    /// The archives of the layers that are one, once they are open.
    archives: Vec<Option<Archive>>,
}

impl Getter {
    /// Gets tiles of a source, its copies below a folder.
    #[must_use]
    pub fn new(source: Source, folder: &Path) -> Getter {
        let store = |it| Store::new(folder.join(source.folder(it)));
        let stores = source.layers.iter().map(store).collect();
        Getter {
            archives: source.layers.iter().map(|_| None).collect(),
            source,
            stores,
            patience: PATIENCE,
            web: None,
        }
    }

    /// The same, waiting for an answer no longer than so long.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> Getter {
        Getter { patience, ..self }
    }

    /// The source.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The copies of a layer.
    #[must_use]
    pub fn store(&self, layer: usize) -> Option<&Store> {
        self.stores.get(layer)
    }

    /// What the disk has of a tile, without asking anybody; whether that is still fresh.
    pub fn kept(&self, layer: usize, tile: Tile) -> (Option<Picture>, bool) {
        if self.source.is_archive() {
            return (None, false);
        }
        let Some(store) = self.stores.get(layer) else {
            return (None, true);
        };
        match store.get(tile) {
            Kept::Unknown => (None, false),
            Kept::None { age } => (None, age < NONE_FRESH),
            Kept::Copy { bytes, age } => match decoded(&bytes) {
                Ok(picture) => (Some(picture), age < FRESH),
                Err(_) => {
                    // Somebody wrote over it; where it cannot be taken away it is asked for each time.
                    let _ = store.drop(tile);
                    (None, false)
                }
            },
        }
    }

    /// A tile: the copy where it is fresh, else a new one, else an old copy.
    pub fn get(&mut self, layer: usize, tile: Tile) -> Got {
        let (picture, is_fresh) = self.kept(layer, tile);
        if is_fresh {
            let missed = picture.is_none().then_some(Missed::None);
            return Got {
                picture,
                missed,
                asked: false,
            };
        }
        if let Some(Template::Archive(path)) = self.source.layers.get(layer) {
            let path = path.clone();
            let (picture, missed) = match self.read(layer, (&path, tile)) {
                Ok(picture) => (Some(picture), None),
                Err(missed) => (None, Some(missed)),
            };
            return Got {
                picture,
                missed,
                asked: false,
            };
        }
        match self.ask(layer, tile) {
            Ok(new) => Got {
                picture: Some(new),
                missed: None,
                asked: true,
            },
            Err(missed) => Got {
                picture,
                asked: missed != Missed::NoKey,
                missed: Some(missed),
            },
        }
    }

    /// Reads a tile of an archive, which is opened with the first. One that is damaged is opened anew the next
    /// time: somebody may have put a whole one there.
    fn read(&mut self, layer: usize, (path, tile): (&Path, Tile)) -> Result<Picture, Missed> {
        let damaged = |why| Missed::Archive(Box::new(why));
        let slot = self.archives.get_mut(layer).ok_or(Missed::None)?;
        let mut archive = match slot.take() {
            Some(archive) => archive,
            None => Archive::open(path).map_err(damaged)?,
        };
        let bytes = archive.tile(tile).map_err(damaged)?;
        *slot = Some(archive);
        decoded(&bytes.ok_or(Missed::None)?).map_err(Missed::NoPicture)
    }

    /// Asks the network, and keeps what came.
    fn ask(&mut self, layer: usize, tile: Tile) -> Result<Picture, Missed> {
        let template = self.source.layers.get(layer).ok_or(Missed::None)?;
        if !self.source.has_its_key() {
            return Err(Missed::NoKey);
        }
        let url = self.source.url(template, tile);
        let web = match self.web.take() {
            Some(web) => web,
            None => Web::new(self.patience)?,
        };
        let answer = self.web.insert(web).get(&url);
        let kept = |bytes: &[u8]| {
            // A full disk is no reason to show nothing.
            self.stores.get(layer).map(|it| it.put(tile, bytes))
        };
        match answer {
            Ok(bytes) => {
                let picture = decoded(&bytes).map_err(Missed::NoPicture)?;
                kept(&bytes);
                Ok(picture)
            }
            Err(Missed::None) => {
                kept(&[]);
                Err(Missed::None)
            }
            Err(missed) => Err(missed),
        }
    }
}

/// The picture in some bytes.
///
/// # Errors
/// What is there instead.
pub fn decoded(bytes: &[u8]) -> Result<Picture, String> {
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => format,
        _ if bytes.is_empty() => return Err("nothing".to_owned()),
        _ => {
            let begin = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
            let shown: String = begin.chars().filter(|it| !it.is_control()).collect();
            return Err(format!("`{}`", shown.trim()));
        }
    };
    let mut reader = ImageReader::with_format(std::io::Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(64 << 20);
    reader.limits(limits);
    // Whatever a decoder trips over ends here and not with the console.
    let image = catch_unwind(AssertUnwindSafe(|| reader.decode()));
    let image =
        image.unwrap_or_else(|_| Err(image::ImageError::IoError(std::io::Error::other("damaged"))));
    let image = image.map_err(|err| err.to_string())?.into_rgba8();
    Ok(Picture {
        width: image.width(),
        height: image.height(),
        rgba: image.into_raw(),
    })
}
