//! What lies in the blobs: nodes, ways, relations, each looked at before anybody uses it.

use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

use dispatch_core::point::Point;
use osmpbf::{BlobDecode, BlobReader, Element, PrimitiveBlock, RelMemberType};

use super::OsmError;
use super::frame::{Frame, FrameKind, Frames};
use super::tags::Tags;

/// One thing of the file.
#[derive(Debug)]
pub enum Thing<'a> {
    Node(i64, Point, Tags<'a>),
    Way(i64, Vec<i64>, Tags<'a>),
    Relation(Vec<Member<'a>>, Tags<'a>),
}

/// Something that belongs to a relation.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    pub kind: MemberKind,
    pub id: i64,
    pub role: &'a str,
}

/// What kind of thing a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberKind {
    Node,
    Way,
    Relation,
}

/// Ids lie within ±2⁶²: beyond that is no id that anybody gave.
const ID_MAX: u64 = 1 << 62;

/// The features that a file may require of its reader.
const KNOWN: [&str; 2] = ["OsmSchema-V0.6", "DenseNodes"];

/// Hands every thing of the file to `each`, nodes only where they are wanted.
///
/// # Errors
/// Whatever is wrong with the file, named.
pub fn read<R: Read>(
    file: R,
    nodes: bool,
    mut each: impl FnMut(Thing) -> Result<(), OsmError>,
) -> Result<(), OsmError> {
    let mut frames = Frames::new(file);
    let first = frames.next_frame()?;
    let first = first.filter(|it| it.kind == FrameKind::Header);
    header(&first.ok_or(OsmError::NoPbf)?)?;
    while let Some(frame) = frames.next_frame()? {
        match frame.kind {
            FrameKind::Header => header(&frame)?,
            FrameKind::Data => data(&frame, nodes, &mut each)?,
            FrameKind::Other => {}
        }
    }
    Ok(())
}

fn damaged(frame: &Frame, what: &dyn std::fmt::Display) -> OsmError {
    OsmError::Damaged {
        at: frame.at,
        what: what.to_string(),
    }
}

/// Runs what belongs to `osmpbf`, which adds and multiplies numbers of the file as they come. Every
/// profile of this workspace is built to stop at an overflow, and that stop ends here.
fn guarded<T>(frame: &Frame, work: impl FnOnce() -> Result<T, OsmError>) -> Result<T, OsmError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(damaged(frame, &"numbers beyond every bound")))
}

fn header(frame: &Frame) -> Result<(), OsmError> {
    guarded(frame, || match blob(frame)? {
        BlobDecode::OsmHeader(header) => {
            let required = header.required_features().iter();
            match required
                .into_iter()
                .find(|it| !KNOWN.contains(&it.as_str()))
            {
                Some(unknown) => Err(OsmError::Needs(unknown.chars().take(80).collect())),
                None => Ok(()),
            }
        }
        _ => Err(damaged(frame, &"no header")),
    })
}

fn data(
    frame: &Frame,
    nodes: bool,
    each: &mut impl FnMut(Thing) -> Result<(), OsmError>,
) -> Result<(), OsmError> {
    guarded(frame, || match blob(frame)? {
        BlobDecode::OsmData(block) => {
            let strings = Strings {
                block: &block,
                frame,
            };
            let groups = block.groups();
            for group in groups {
                if nodes {
                    for it in group.nodes() {
                        each(strings.thing(Element::Node(it))?)?;
                    }
                    for it in group.dense_nodes() {
                        each(strings.thing(Element::DenseNode(it))?)?;
                    }
                    continue;
                }
                for it in group.ways() {
                    each(strings.thing(Element::Way(it))?)?;
                }
                for it in group.relations() {
                    each(strings.thing(Element::Relation(it))?)?;
                }
            }
            Ok(())
        }
        _ => Err(damaged(frame, &"no data")),
    })
}

fn blob(frame: &Frame) -> Result<BlobDecode<'static>, OsmError> {
    let mut reader = BlobReader::new(&frame.bytes[..]);
    let blob = reader
        .next()
        .unwrap_or_else(|| Err(std::io::Error::other("empty").into()));
    let blob = blob.map_err(|err| damaged(frame, &err))?;
    match blob.decode().map_err(|err| damaged(frame, &err))? {
        BlobDecode::OsmHeader(it) => Ok(BlobDecode::OsmHeader(it)),
        BlobDecode::OsmData(it) => Ok(BlobDecode::OsmData(it)),
        BlobDecode::Unknown(_) => Err(damaged(frame, &"an unknown blob")),
    }
}

/// The strings of a block, by number.
struct Strings<'a> {
    block: &'a PrimitiveBlock,
    frame: &'a Frame,
}

impl<'a> Strings<'a> {
    fn damaged(&self, what: &dyn std::fmt::Display) -> OsmError {
        damaged(self.frame, what)
    }

    fn thing(&self, element: Element<'a>) -> Result<Thing<'a>, OsmError> {
        match element {
            Element::Node(it) => {
                let numbers = it.raw_tags().map(|(key, value)| (key.into(), value.into()));
                let tags = self.tags(numbers)?;
                Ok(Thing::Node(
                    self.id(it.id())?,
                    self.point(it.nano_lat(), it.nano_lon())?,
                    tags,
                ))
            }
            Element::DenseNode(it) => {
                let numbers = it.raw_tags().map(|(key, value)| (key.into(), value.into()));
                let tags = self.tags(numbers)?;
                Ok(Thing::Node(
                    self.id(it.id())?,
                    self.point(it.nano_lat(), it.nano_lon())?,
                    tags,
                ))
            }
            Element::Way(it) => {
                let mut last = 0_i64;
                let refs = it.raw_refs().iter().map(|step| {
                    last = last
                        .checked_add(*step)
                        .ok_or_else(|| self.damaged(&"ids beyond every bound"))?;
                    self.id(last)
                });
                let refs = refs.collect::<Result<_, _>>()?;
                let numbers = it.raw_tags().map(|(key, value)| (key.into(), value.into()));
                Ok(Thing::Way(self.id(it.id())?, refs, self.tags(numbers)?))
            }
            Element::Relation(it) => {
                let members = it.members().map(|member| {
                    Ok(Member {
                        kind: match member.member_type {
                            RelMemberType::Node => MemberKind::Node,
                            RelMemberType::Way => MemberKind::Way,
                            RelMemberType::Relation => MemberKind::Relation,
                        },
                        id: self.id(member.member_id)?,
                        role: member.role().map_err(|err| self.damaged(&err))?,
                    })
                });
                let members = members.collect::<Result<_, _>>()?;
                let numbers = it.raw_tags().map(|(key, value)| (key.into(), value.into()));
                Ok(Thing::Relation(members, self.tags(numbers)?))
            }
        }
    }

    fn id(&self, id: i64) -> Result<i64, OsmError> {
        let fits = id.unsigned_abs() < ID_MAX;
        fits.then_some(id)
            .ok_or_else(|| self.damaged(&"ids beyond every bound"))
    }

    fn point(&self, nano_lat: i64, nano_lon: i64) -> Result<Point, OsmError> {
        let e7 = |nano: i64| i32::try_from(nano.saturating_add(50).div_euclid(100)).ok();
        let point = e7(nano_lat).zip(e7(nano_lon));
        let point = point.and_then(|(lat, lon)| Point::new(lat, lon));
        point.ok_or_else(|| self.damaged(&"a place that is not on earth"))
    }

    fn tags(&self, numbers: impl Iterator<Item = (i64, i64)>) -> Result<Tags<'a>, OsmError> {
        let tags = numbers.map(|(key, value)| Ok((self.text(key)?, self.text(value)?)));
        Ok(Tags(tags.collect::<Result<_, _>>()?))
    }

    fn text(&self, number: i64) -> Result<&'a str, OsmError> {
        let number = usize::try_from(number).ok();
        let bytes = number.and_then(|it| self.block.raw_stringtable().get(it));
        let bytes = bytes.ok_or_else(|| self.damaged(&"a text that is not there"))?;
        std::str::from_utf8(bytes).map_err(|_| self.damaged(&"a text that is no UTF-8"))
    }
}
