//! Who asks, in which language, under which request id; and the present instant and fresh ids.

use crate::{App, AppError, Proof, capacity::Capacity};
use mc_kernel::{
    ActorRef, Locale, Mint, Timestamp,
    ids::{CommandId, OrderId, StaffId, SubjectId, UnitId},
};
use mc_policy::{Action, Actor, Assurance, Permit, Scope, StaffActor, actions};

/// The first parameter of every use case.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// Who asks.
    pub actor: Actor,
    /// The language of the answer.
    pub locale: Locale,
    /// The id under which the logs speak of this request.
    pub request_id: String,
    /// How surely and when the person proved who they are.
    pub standing: Standing,
    /// In whose place the person acts.
    pub(crate) capacity: Capacity,
}

/// How surely and when somebody proved who they are. Without a session nothing is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How surely.
    pub assurance: Assurance,
    /// When they did so last.
    pub proven: Timestamp,
}

impl Default for Standing {
    fn default() -> Self {
        Self { assurance: Assurance::One, proven: Timestamp::from_micros(0) }
    }
}

/// An officer proves anew who they are when the last time is longer ago than this.
const FRESH_MINUTES: i64 = 10;

impl Ctx {
    /// A context for an actor.
    pub fn new(actor: Actor, locale: Locale, request_id: impl Into<String>) -> Self {
        let (request_id, standing) = (request_id.into(), Standing::default());
        Self { actor, locale, request_id, standing, capacity: Capacity::Own }
    }

    /// The same with what its session has proven.
    #[must_use]
    pub fn standing(self, standing: Standing) -> Self {
        Self { standing, ..self }
    }

    /// Whether a citizen may submit, pay and receive: these need level 02. Of officers, who act with
    /// their office, it is not asked.
    ///
    /// # Errors
    /// [`AppError::ProofNeeded`] with [`Proof::LevelTwo`].
    pub fn require_level_two(&self) -> Result<(), AppError> {
        match &self.actor {
            Actor::Citizen(_) if self.standing.assurance < Assurance::Two => {
                Err(AppError::ProofNeeded(Proof::LevelTwo))
            }
            Actor::Citizen(_) | Actor::Staff(_) | Actor::Stranger => Ok(()),
        }
    }

    /// The member of staff who acts.
    pub fn staff(&self) -> Result<&StaffActor, AppError> {
        match &self.actor {
            Actor::Staff(staff) => Ok(staff),
            Actor::Citizen(_) => Err(AppError::Forbidden),
            Actor::Stranger => Err(AppError::Unauthenticated),
        }
    }

    /// The citizen who acts.
    pub fn citizen(&self) -> Result<SubjectId, AppError> {
        match &self.actor {
            Actor::Citizen(subject) => Ok(*subject),
            Actor::Staff(_) => Err(AppError::Forbidden),
            Actor::Stranger => Err(AppError::Unauthenticated),
        }
    }

    /// How the log names whoever acts.
    pub fn reference(&self) -> Result<ActorRef, AppError> {
        let actor = self.actor.reference().ok_or(AppError::Unauthenticated)?;
        Ok(match (actor, self.capacity) {
            (ActorRef::Staff(by), Capacity::OnBehalfOf(absent)) => ActorRef::Deputy { by, absent },
            (ActorRef::Citizen(by), Capacity::For(acting)) => {
                ActorRef::Mandated { by, principal: acting.principal, mandate: acting.mandate }
            }
            (actor, _) => actor,
        })
    }

    /// The member of staff who acts, where it is one.
    pub fn staff_id(&self) -> Option<StaffId> {
        self.actor.staff().map(|s| s.id)
    }

    /// The unit of the first position of whoever acts, for the record of access.
    pub fn unit(&self) -> Option<UnitId> {
        self.actor.staff().and_then(|s| s.grants.first()).map(|g| g.unit)
    }
}

impl App {
    /// Whether an officer proved within the last minutes who they are: for signing, and for reading
    /// what is sealed.
    ///
    /// # Errors
    /// [`AppError::ProofNeeded`] with [`Proof::Fresh`].
    pub fn require_fresh(&self, ctx: &Ctx) -> Result<(), AppError> {
        if ctx.standing.proven.plus_minutes(FRESH_MINUTES) > self.now() {
            Ok(())
        } else {
            Err(AppError::ProofNeeded(Proof::Fresh))
        }
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.parts.clock.now()
    }

    /// A command id for a form that is drawn: however often the form is sent, it is carried out once.
    pub fn new_command(&self) -> CommandId {
        self.mint().id()
    }

    /// An id for a leader's order.
    pub fn new_order(&self) -> OrderId {
        self.mint().id()
    }

    /// Makes ids.
    pub fn mint(&self) -> Mint<'_> {
        Mint::new(&*self.parts.clock, &*self.parts.random)
    }

    /// Asks for a permit on something whose existence is no secret.
    ///
    /// # Errors
    /// [`AppError::Unauthenticated`] for strangers, else [`AppError::Forbidden`].
    pub fn permit<A: Action>(&self, ctx: &Ctx, target: &A::Target) -> Result<Permit<A>, AppError> {
        if ctx.actor == Actor::Stranger {
            return Err(AppError::Unauthenticated);
        }
        Ok(self.parts.policy.permit(&ctx.actor, target)?)
    }

    /// Asks for a permit on somebody's dossier. Who may not even read it is told that there is none.
    pub fn dossier_permit<A: Action<Target = mc_policy::DossierTarget>>(
        &self,
        ctx: &Ctx,
        target: &mc_policy::DossierTarget,
    ) -> Result<Permit<A>, AppError> {
        if ctx.actor == Actor::Stranger {
            return Err(AppError::Unauthenticated);
        }
        let policy = &self.parts.policy;
        policy.permit(&ctx.actor, target).map_err(|_denied| {
            let may_read = policy.permit::<actions::ReadDossier>(&ctx.actor, target).is_ok();
            if may_read { AppError::Forbidden } else { AppError::NotFound }
        })
    }

    /// The scope that lists of whoever acts apply.
    pub fn scope(&self, ctx: &Ctx) -> Result<Scope, AppError> {
        let permit = self.permit::<actions::ListWork>(ctx, &mc_policy::Office)?;
        Ok(Scope::of(&permit, &ctx.actor))
    }
}
