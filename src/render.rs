//! Every format is a plain function of a [`Document`](crate::document::Document): it walks the tree once, in reading
//! order, and prints no word of its own.

pub mod html;
pub mod markdown;
