//! A figure that several values of a programme may give, and what is known of it.

/// A length in one of the two units of plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeSpan {
    Minutes(u32),
    HalfDays(u32),
}

/// A derived number, in minutes or in half-days. The sheet prints it only when it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum DerivedFigure {
    /// All the values that give it agree.
    Known(u32),
    /// No value gives it exactly.
    #[default]
    Unknown,
    /// Two values give it, and differ.
    Conflict(Conflict),
}

/// Two values that cannot both be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The value that announces.
    pub stated: FigureSource,
    /// The value that the rest of the programme makes.
    pub found: FigureSource,
}

/// A value and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureSource {
    pub path: String,
    pub span: TimeSpan,
}

impl DerivedFigure {
    #[must_use]
    pub fn known(&self) -> Option<u32> {
        match self {
            Self::Known(number) => Some(*number),
            Self::Unknown | Self::Conflict(_) => None,
        }
    }

    /// A number that nothing contests, or unknown.
    #[must_use]
    pub fn from_known(number: Option<u32>) -> Self {
        number.map_or(Self::Unknown, Self::Known)
    }

    /// The figure, unless a conflict contests it.
    #[must_use]
    pub fn contested_by(self, conflict: Option<&Conflict>) -> Self {
        conflict.cloned().map_or(self, Self::Conflict)
    }

    #[must_use]
    pub fn conflict(&self) -> Option<&Conflict> {
        match self {
            Self::Conflict(conflict) => Some(conflict),
            Self::Known(_) | Self::Unknown => None,
        }
    }
}

impl Conflict {
    #[must_use]
    pub fn new(stated: FigureSource, found: FigureSource) -> Self {
        Self { stated, found }
    }
}

impl FigureSource {
    #[must_use]
    pub fn minutes(path: impl Into<String>, minutes: u32) -> Self {
        let (path, span) = (path.into(), TimeSpan::Minutes(minutes));
        Self { path, span }
    }

    #[must_use]
    pub fn half_days(path: impl Into<String>, half_days: u32) -> Self {
        let (path, span) = (path.into(), TimeSpan::HalfDays(half_days));
        Self { path, span }
    }
}

/// The sum when there is something to add and all of it is known.
#[must_use]
pub fn sum_known(parts: impl Iterator<Item = Option<u32>>) -> Option<u32> {
    let mut total = None;
    for part in parts {
        total = Some(total.unwrap_or(0) + part?);
    }
    total
}
