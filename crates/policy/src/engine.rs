//! Asking the policies.

use crate::{
    Action, Actor, Permit,
    entities::{Names, Resource},
    remembered::Remembered,
    target::Target,
};
use cedar_policy::{
    Authorizer, Context, Entities, EntityId, EntityTypeName, EntityUid, PolicySet, Request, Schema,
    ValidationMode, Validator,
};
use std::str::FromStr;

const SCHEMA: &str = include_str!("../policies/schema.cedarschema");
const TEXTS: [&str; 9] = [
    include_str!("../policies/citizen.cedar"),
    include_str!("../policies/staff.cedar"),
    include_str!("../policies/administration.cedar"),
    include_str!("../policies/documents.cedar"),
    include_str!("../policies/mandates.cedar"),
    include_str!("../policies/register.cedar"),
    include_str!("../policies/reports.cedar"),
    include_str!("../policies/store.cedar"),
    include_str!("../policies/systems.cedar"),
];

/// The policies cannot be used: a defect of the program or of a changed policy text.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// A text does not parse, does not fit the schema, or a value cannot be written.
    #[error("the policies are broken: {0}")]
    Broken(String),
}

/// The policy said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not allowed")]
pub struct Denied;

/// What the policies say, with the names of those that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Whether it is allowed.
    pub allowed: bool,
    /// The `@id` of each policy that decided.
    pub because: Vec<String>,
}

/// The policies, ready to be asked. Made once at start.
#[derive(Debug)]
pub struct Policy {
    authorizer: Authorizer,
    policies: PolicySet,
    action: EntityTypeName,
    names: Names,
    remembered: Remembered,
}

impl Policy {
    /// Reads the built-in policies and checks them against their schema.
    ///
    /// # Errors
    /// [`PolicyError::Broken`] with every problem found.
    pub fn new() -> Result<Self, PolicyError> {
        let broken = |e: &dyn std::fmt::Display| PolicyError::Broken(e.to_string());
        let (schema, _warnings) = Schema::from_cedarschema_str(SCHEMA).map_err(|e| broken(&e))?;
        let policies = PolicySet::from_str(&TEXTS.join("\n")).map_err(|e| broken(&e))?;
        let result = Validator::new(schema).validate(&policies, ValidationMode::Strict);
        if !result.validation_passed() {
            let problems: Vec<String> =
                result.validation_errors().map(ToString::to_string).collect();
            return Err(PolicyError::Broken(problems.join("; ")));
        }
        Ok(Self {
            authorizer: Authorizer::new(),
            policies,
            action: EntityTypeName::from_str("Action").map_err(|e| broken(&e))?,
            names: Names::new()?,
            remembered: Remembered::default(),
        })
    }

    /// Asks for a permit.
    ///
    /// # Errors
    /// [`Denied`].
    pub fn permit<A: Action>(
        &self,
        actor: &Actor,
        target: &A::Target,
    ) -> Result<Permit<A>, Denied> {
        let ask = || self.decide(actor, A::CODE, target).allowed;
        let is_allowed = match target.as_resource() {
            Resource::Office => self.remembered.or_ask(actor, A::CODE, ask),
            Resource::Dossier(_)
            | Resource::Draft(_)
            | Resource::Paper(_)
            | Resource::Document(_)
            | Resource::Book(_)
            | Resource::Desk(_)
            | Resource::Member(_)
            | Resource::Register(_) => ask(),
        };
        if is_allowed { Ok(Permit::new(target.key())) } else { Err(Denied) }
    }

    /// What the policies say about an action by its code. A question that cannot be put is a no.
    pub fn decide(&self, actor: &Actor, action: &str, target: &impl Target) -> Decision {
        let no = Decision { allowed: false, because: Vec::new() };
        self.ask(actor, action, target).ok().flatten().unwrap_or(no)
    }

    fn ask(
        &self,
        actor: &Actor,
        action: &str,
        target: &impl Target,
    ) -> Result<Option<Decision>, PolicyError> {
        let Some(principal) = self.names.principal(actor) else { return Ok(None) };
        let (principal, resource) = (principal?, self.names.resource(&target.as_resource())?);
        let action = EntityUid::from_type_name_and_id(self.action.clone(), EntityId::new(action));
        let broken = |e: &dyn std::fmt::Display| PolicyError::Broken(e.to_string());
        let request = Request::new(principal.uid(), action, resource.uid(), Context::empty(), None)
            .map_err(|e| broken(&e))?;
        let entities =
            Entities::from_entities([principal, resource], None).map_err(|e| broken(&e))?;
        let response = self.authorizer.is_authorized(&request, &self.policies, &entities);
        let because = response
            .diagnostics()
            .reason()
            .filter_map(|id| self.policies.annotation(id, "id").map(ToOwned::to_owned))
            .collect();
        let allowed = response.decision() == cedar_policy::Decision::Allow
            && response.diagnostics().errors().next().is_none();
        Ok(Some(Decision { allowed, because }))
    }
}
