//! Integers and texts as bytes, little end first.

use dispatch_core::point::Point;

use super::PackError;

/// The bytes of one part.
#[derive(Default)]
pub(super) struct Out(pub Vec<u8>);

impl Out {
    pub fn u8(&mut self, it: u8) {
        self.0.push(it);
    }

    pub fn u16(&mut self, it: u16) {
        self.0.extend(it.to_le_bytes());
    }

    pub fn u32(&mut self, it: u32) {
        self.0.extend(it.to_le_bytes());
    }

    pub fn u64(&mut self, it: u64) {
        self.0.extend(it.to_le_bytes());
    }

    pub fn i32(&mut self, it: i32) {
        self.0.extend(it.to_le_bytes());
    }

    /// Its length first; what is beyond 65,535 bytes is cut at a character.
    pub fn text(&mut self, it: &str) {
        let most = usize::from(u16::MAX);
        let end = (0..=it.len().min(most))
            .rev()
            .find(|at| it.is_char_boundary(*at));
        let it = &it[..end.unwrap_or_default()];
        self.u16(it.len() as u16);
        self.0.extend(it.as_bytes());
    }

    /// A list of points.
    pub fn points(&mut self, list: &[Point]) {
        self.count(list.len());
        list.iter().for_each(|it| self.point(*it));
    }

    pub fn point(&mut self, it: Point) {
        self.i32(it.lat_e7);
        self.i32(it.lon_e7);
    }

    /// How many things follow. No list of a pack is longer than `COUNT_MAX`.
    pub fn count(&mut self, it: usize) {
        self.u32(it as u32);
    }
}

/// What is still to be read of one part.
pub(super) struct In<'a> {
    pub bytes: &'a [u8],
    pub part: &'static str,
}

impl<'a> In<'a> {
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], PackError> {
        let wrong = PackError::Wrong(self.part);
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(wrong)?;
        self.bytes = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], PackError> {
        let part = self.part;
        self.take(N)?.try_into().map_err(|_| PackError::Wrong(part))
    }

    pub fn u8(&mut self) -> Result<u8, PackError> {
        self.array::<1>().map(|it| it[0])
    }

    pub fn u16(&mut self) -> Result<u16, PackError> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Result<u32, PackError> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn u64(&mut self) -> Result<u64, PackError> {
        self.array().map(u64::from_le_bytes)
    }

    pub fn i32(&mut self) -> Result<i32, PackError> {
        self.array().map(i32::from_le_bytes)
    }

    pub fn text(&mut self) -> Result<String, PackError> {
        let length = self.u16()?;
        let bytes = self.take(length.into())?;
        let text = std::str::from_utf8(bytes).map_err(|_| PackError::Wrong(self.part))?;
        Ok(text.to_owned())
    }

    /// A list of things of at least `least` bytes each: no more room is made than the part can fill.
    pub fn list<T>(
        &mut self,
        least: usize,
        mut read: impl FnMut(&mut Self) -> Result<T, PackError>,
    ) -> Result<Vec<T>, PackError> {
        let count = self.u32()? as usize;
        if count
            .checked_mul(least)
            .is_none_or(|it| it > self.bytes.len())
        {
            return Err(PackError::Wrong(self.part));
        }
        let mut list = Vec::with_capacity(count);
        for _ in 0..count {
            list.push(read(self)?);
        }
        Ok(list)
    }

    /// Nothing may be left.
    pub fn end(&self) -> Result<(), PackError> {
        let is_empty = self.bytes.is_empty();
        is_empty.then_some(()).ok_or(PackError::Wrong(self.part))
    }
}
