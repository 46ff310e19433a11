//! The table of commands becomes the command, its names and its kind.

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident($body:ty) $kind:ident $wire:literal $zh:literal,)*) => {
        /// One command.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Command {
            $($(#[$doc])* $name($body),)*
        }

        impl Command {
            /// Decision or fact.
            #[must_use]
            pub fn kind(&self) -> Kind {
                match self { $(Command::$name(_) => Kind::$kind,)* }
            }

            /// Its name on the wire.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self { $(Command::$name(_) => $wire,)* }
            }

            /// Its name on the screen and in a transcript.
            #[must_use]
            pub fn zh(&self) -> &'static str {
                match self { $(Command::$name(_) => $zh,)* }
            }
        }

        /// The commands in the order in which they are declared.
        #[derive(Clone, Copy)]
        enum Declared { $($name,)* }

        impl Command {
            /// Its place in [`COMMANDS`].
            #[must_use]
            pub fn place(&self) -> usize {
                let place = match self { $(Command::$name(_) => Declared::$name,)* };
                place as usize
            }
        }

        /// Every command: name on the wire, decision or fact, name on the screen.
        pub const COMMANDS: &[(&str, Kind, &str)] = &[$(($wire, Kind::$kind, $zh),)*];
    };
}
