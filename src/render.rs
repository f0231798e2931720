//! A [`Document`](crate::document::Document) as bytes: one plain function a format.

pub mod pdf;
