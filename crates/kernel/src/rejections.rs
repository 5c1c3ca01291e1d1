//! The shape of what a domain refuses: a closed set, each with a stable code and words in every
//! language.

/// Declares the refusals of a domain as an enum `Rejection`: each a name, its code, and what a person
/// reads in Vietnamese and in English. The crate that uses it depends on `thiserror`.
///
/// ```
/// mc_kernel::rejections! {
///     /// Why a door stays shut.
///     Rejection;
///     /// It is night.
///     Closed = "door.closed", "Đã hết giờ. Hãy quay lại sáng mai.", "It is late. Come back tomorrow.";
/// }
/// assert_eq!(Rejection::Closed.code(), "door.closed");
/// ```
#[macro_export]
macro_rules! rejections {
    (
        $(#[$about:meta])* $name:ident;
        $($(#[$doc:meta])* $variant:ident = $code:literal, $vi:literal, $en:literal;)+
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
        pub enum $name {
            $($(#[$doc])* #[error($code)] $variant,)+
        }

        impl $name {
            /// Every rejection.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// What a person reads: what is so, and the way out.
            pub const fn words(self, locale: $crate::Locale) -> &'static str {
                match (self, locale) {
                    $(
                        (Self::$variant, $crate::Locale::Vi) => $vi,
                        (Self::$variant, $crate::Locale::En) => $en,
                    )+
                }
            }
        }
    };
}
