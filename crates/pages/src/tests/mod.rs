//! What every sample page must hold.

mod html;
