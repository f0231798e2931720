//! A catalogue of edits made by hand.
