//! Time and chance that repeat themselves.

use mc_kernel::{Clock, FixedClock, Id, Mint, SeededRandom, Timestamp};

/// Half past eight on Thursday, 25 May 2023, in Viet Nam: the desks have been open for an hour.
pub(crate) const OPENING: i64 = 1_684_978_200_000_000;

/// A clock that stands still and a random source that repeats itself; equal seeds, equal ids.
#[derive(Debug)]
pub struct World {
    /// The clock; it moves when a test moves it.
    pub clock: FixedClock,
    /// The random source.
    pub random: SeededRandom,
}

impl World {
    /// A world of its own for each seed.
    pub fn new(seed: u64) -> Self {
        let clock = FixedClock::new(Timestamp::from_micros(OPENING));
        Self { clock, random: SeededRandom::new(seed) }
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Moves the clock and returns the new instant.
    pub fn after_minutes(&self, minutes: i64) -> Timestamp {
        let then = self.now().plus_minutes(minutes);
        self.clock.set(then);
        then
    }

    /// What makes ids and secrets.
    pub fn mint(&self) -> Mint<'_> {
        Mint::new(&self.clock, &self.random)
    }

    /// A new id.
    pub fn id<K>(&self) -> Id<K> {
        self.mint().id()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::{Weekday, Zone, ids::DossierId};

    #[test]
    fn opens_on_a_working_day_and_repeats_itself() {
        let world = World::new(1);
        let local = Zone::viet_nam().local(world.now());
        assert_eq!(local.to_string(), "2023-05-25T08:30");
        assert_eq!(local.day.weekday(), Weekday::Thursday);
        assert_eq!(world.id::<DossierId>(), World::new(1).id());
        assert_ne!(world.id::<DossierId>(), World::new(2).id());
        assert_eq!(world.after_minutes(90).minutes_since(World::new(1).now()), 90);
    }
}
