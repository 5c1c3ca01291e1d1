//! Who asks, in which language, under which request id; and the present instant and fresh ids.

use crate::{App, AppError, capacity::Capacity};
use mc_kernel::{
    ActorRef, Locale, Mint, Timestamp,
    ids::{CommandId, OrderId, StaffId, SubjectId, UnitId},
};
use mc_policy::{Action, Actor, Permit, Scope, StaffActor, actions};

/// The first parameter of every use case.
#[derive(Debug, Clone)]
pub struct Ctx {
    /// Who asks.
    pub actor: Actor,
    /// The language of the answer.
    pub locale: Locale,
    /// The id under which the logs speak of this request.
    pub request_id: String,
    /// In whose place the person acts.
    pub(crate) capacity: Capacity,
}

impl Ctx {
    /// A context for an actor.
    pub fn new(actor: Actor, locale: Locale, request_id: impl Into<String>) -> Self {
        Self { actor, locale, request_id: request_id.into(), capacity: Capacity::Own }
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
