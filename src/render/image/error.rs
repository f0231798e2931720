//! Why bytes give no image.

/// Why a sheet cannot carry an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageError {
    /// Neither PNG nor SVG, or a broken one.
    Malformed,
    /// An SVG drawing holds something that is not drawn here: the name of its element.
    #[cfg_attr(not(feature = "svg"), expect(dead_code, reason = "of SVG drawings"))]
    Undrawable(String),
    /// It has more than 3,000 pixels across or down, or a drawing has too many points.
    TooLarge,
}
