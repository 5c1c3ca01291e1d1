//! Actors and targets as the policies see them.

use crate::{
    actor::{Actor, Grant, Reach, StaffActor},
    engine::PolicyError,
    target::{
        BookTarget, DeskTarget, DocumentTarget, DossierTarget, DraftTarget, MemberTarget,
        PaperTarget, RegisterTarget,
    },
};
use cedar_policy::{Entity, EntityId, EntityTypeName, EntityUid, RestrictedExpression};
use mc_kernel::{
    Id,
    ids::{StaffId, SubjectId, UnitId},
};
use mc_org::Role;
use std::collections::{HashMap, HashSet};

/// A target as the policies see it.
#[derive(Debug)]
pub enum Resource<'a> {
    /// A dossier.
    Dossier(&'a DossierTarget),
    /// A draft.
    Draft(&'a DraftTarget),
    /// A paper of a data store.
    Paper(&'a PaperTarget),
    /// An official document.
    Document(&'a DocumentTarget),
    /// The register books of an agency.
    Book(&'a BookTarget),
    /// A one-stop desk.
    Desk(&'a DeskTarget),
    /// A member of staff.
    Member(&'a MemberTarget),
    /// The register of the population.
    Register(&'a RegisterTarget),
    /// The installation.
    Office,
}

/// The names of the entity types, parsed once.
#[derive(Debug)]
pub(crate) struct Names {
    unit: EntityTypeName,
    citizen: EntityTypeName,
    staff: EntityTypeName,
    dossier: EntityTypeName,
    draft: EntityTypeName,
    paper: EntityTypeName,
    document: EntityTypeName,
    book: EntityTypeName,
    desk: EntityTypeName,
    member: EntityTypeName,
    register: EntityTypeName,
    office: EntityTypeName,
}

impl Names {
    pub(crate) fn new() -> Result<Self, PolicyError> {
        let name = |text: &str| {
            text.parse().map_err(|e: cedar_policy::ParseErrors| PolicyError::Broken(e.to_string()))
        };
        Ok(Self {
            unit: name("Unit")?,
            citizen: name("Citizen")?,
            staff: name("Staff")?,
            dossier: name("Dossier")?,
            draft: name("Draft")?,
            paper: name("Paper")?,
            document: name("Document")?,
            book: name("Book")?,
            desk: name("Desk")?,
            member: name("Member")?,
            register: name("Register")?,
            office: name("Office")?,
        })
    }

    fn uid<K>(kind: &EntityTypeName, id: Id<K>) -> EntityUid {
        EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id.simple()))
    }

    fn unit(&self, id: UnitId) -> RestrictedExpression {
        RestrictedExpression::new_entity_uid(Self::uid(&self.unit, id))
    }

    fn units(&self, ids: impl IntoIterator<Item = UnitId>) -> RestrictedExpression {
        RestrictedExpression::new_set(ids.into_iter().map(|id| self.unit(id)))
    }

    fn citizen(&self, id: SubjectId) -> RestrictedExpression {
        RestrictedExpression::new_entity_uid(Self::uid(&self.citizen, id))
    }

    fn staff(&self, id: StaffId) -> RestrictedExpression {
        RestrictedExpression::new_entity_uid(Self::uid(&self.staff, id))
    }

    /// The principal of an actor; a stranger has none.
    pub(crate) fn principal(&self, actor: &Actor) -> Option<Result<Entity, PolicyError>> {
        match actor {
            Actor::Stranger => None,
            Actor::Citizen(id) => {
                Some(Ok(Entity::new_no_attrs(Self::uid(&self.citizen, *id), HashSet::new())))
            }
            Actor::Staff(staff) => Some(self.staff_entity(staff)),
        }
    }

    fn staff_entity(&self, staff: &StaffActor) -> Result<Entity, PolicyError> {
        let units = |role| self.units(staff.with_role(role).map(|g| g.unit));
        let agencies = |role| self.units(staff.with_role(role).map(|g| g.agency));
        let everywhere = |role| staff.with_role(role).any(|g: &Grant| g.reach == Reach::Everything);
        let scopes = staff.system.iter().flat_map(|(_, scopes)| scopes.iter().cloned());
        let mut attributes = HashMap::from([
            ("desks", units(Role::DeskOfficer)),
            ("examines", units(Role::ProcessingOfficer)),
            ("heads", units(Role::HeadOfDivision)),
            ("leads", units(Role::Leader)),
            ("clerks", units(Role::Clerk)),
            ("keeps_books_of", agencies(Role::Clerk)),
            ("works_in", self.units(staff.working().map(|g| g.unit))),
            ("works_for", self.units(staff.working().map(|g| g.agency))),
            ("leads_agencies", agencies(Role::Leader)),
            ("administers", agencies(Role::AgencyAdministrator)),
            ("inspects", agencies(Role::Inspector)),
            ("inspects_everything", RestrictedExpression::new_bool(everywhere(Role::Inspector))),
            (
                "administers_province",
                RestrictedExpression::new_bool(staff.has_role(Role::ProvinceAdministrator)),
            ),
            ("is_system", RestrictedExpression::new_bool(staff.system.is_some())),
            ("scopes", RestrictedExpression::new_set(scopes.map(RestrictedExpression::new_string))),
        ]);
        if let Some(subject) = staff.subject {
            attributes.insert("self", self.citizen(subject));
        }
        entity(Self::uid(&self.staff, staff.id), attributes)
    }

    fn document_entity(&self, document: &DocumentTarget) -> Result<Entity, PolicyError> {
        let people = document.people.iter().map(|id| self.staff(*id));
        let attributes = HashMap::from([
            ("agency", self.unit(document.agency)),
            ("units", self.units(document.units.iter().copied())),
            ("people", RestrictedExpression::new_set(people)),
            ("is_secret", RestrictedExpression::new_bool(document.is_secret)),
        ]);
        entity(Self::uid(&self.document, document.id), attributes)
    }

    fn book_entity(&self, book: &BookTarget) -> Result<Entity, PolicyError> {
        let attributes = HashMap::from([
            ("agency", self.unit(book.agency)),
            ("is_secret", RestrictedExpression::new_bool(book.is_secret)),
        ]);
        entity(Self::uid(&self.book, book.agency), attributes)
    }

    /// The resource entity of a target.
    pub(crate) fn resource(&self, resource: &Resource<'_>) -> Result<Entity, PolicyError> {
        match resource {
            Resource::Dossier(dossier) => {
                let mut attributes = HashMap::from([
                    ("applicant", self.citizen(dossier.applicant)),
                    ("receiving", self.unit(dossier.receiving_unit)),
                    ("units", self.units(dossier.units.iter().copied())),
                    ("agencies", self.units(dossier.agencies.iter().copied())),
                ]);
                if let Some(staff) = dossier.entered_by {
                    attributes.insert("entered_by", self.staff(staff));
                }
                if let Some(person) = dossier.representative {
                    attributes.insert("representative", self.citizen(person));
                }
                entity(Self::uid(&self.dossier, dossier.id), attributes)
            }
            Resource::Draft(draft) => {
                let mut attributes = HashMap::from([("owner", self.citizen(draft.owner))]);
                if let Some(staff) = draft.entered_by {
                    attributes.insert("entered_by", self.staff(staff));
                }
                if let Some(person) = draft.representative {
                    attributes.insert("representative", self.citizen(person));
                }
                if let Some(staff) = draft.guided_by {
                    attributes.insert("guided_by", self.staff(staff));
                }
                entity(Self::uid(&self.draft, draft.id), attributes)
            }
            Resource::Paper(paper) => {
                let attributes = HashMap::from([("owner", self.citizen(paper.owner))]);
                entity(Self::uid(&self.paper, paper.id), attributes)
            }
            Resource::Document(document) => self.document_entity(document),
            Resource::Book(book) => self.book_entity(book),
            Resource::Desk(desk) => {
                let attributes = HashMap::from([
                    ("unit", self.unit(desk.unit)),
                    ("agency", self.unit(desk.agency)),
                ]);
                entity(Self::uid(&self.desk, desk.unit), attributes)
            }
            Resource::Member(member) => {
                let attributes = HashMap::from([
                    ("person", self.staff(member.id)),
                    ("units", self.units(member.units.iter().copied())),
                    ("agencies", self.units(member.agencies.iter().copied())),
                    ("keeps_province", RestrictedExpression::new_bool(member.keeps_province)),
                ]);
                entity(Self::uid(&self.member, member.id), attributes)
            }
            Resource::Register(register) => {
                let uid =
                    EntityUid::from_type_name_and_id(self.register.clone(), EntityId::new("this"));
                entity(uid, HashMap::from([("watched_by", self.units(register.watched_by))]))
            }
            Resource::Office => {
                let uid =
                    EntityUid::from_type_name_and_id(self.office.clone(), EntityId::new("this"));
                Ok(Entity::new_no_attrs(uid, HashSet::new()))
            }
        }
    }
}

fn entity(
    uid: EntityUid,
    attributes: HashMap<&str, RestrictedExpression>,
) -> Result<Entity, PolicyError> {
    let attributes = attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Entity::new(uid, attributes, HashSet::new()).map_err(|e| PolicyError::Broken(e.to_string()))
}
