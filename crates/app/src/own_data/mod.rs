//! A person's own data in a file that machines read (Luật 91/2025/QH15, Điều 4: to obtain).

mod paper;

pub use paper::{MOST_PRINTED_BYTES, MOST_PRINTED_ROWS};

use crate::{App, AppError, Ctx};
use mc_kernel::PageSize;
use mc_store::subjects::Subject;
use serde_json::{Value, json};

/// The dossiers of one person that go into the file.
pub const MOST_DOSSIERS: usize = 500;

impl App {
    /// What is kept of the citizen who acts: who they are, their dossiers with what they declared and
    /// the files they gave, their drafts, the papers of their store, what they asked for. A dossier more
    /// than fits is said.
    ///
    /// # Errors
    /// [`AppError::ProofNeeded`] where the person signed on at level 01.
    pub async fn own_data(&self, ctx: &Ctx) -> Result<Value, AppError> {
        let me = ctx.citizen()?;
        ctx.require_level_two()?;
        let (dossiers, is_whole) = self.own_dossiers(ctx).await?;
        let store = &self.parts.store;
        let many = PageSize::new(PageSize::MOST);
        let drafts = store.drafts_of(me, None, many).await?;
        let requests = store.requests_of(me, None, many).await?;
        let consents = store.consents_of(me, None, many).await?;
        let papers = store.papers_of((me, false), "", None, many).await?;
        let verified = store.papers_of((me, true), "", None, many).await?;
        let paper = |paper: &mc_store::papers::StoredPaper| {
            json!({
                "title": paper.title,
                "number": paper.number,
                "issuer": paper.issuer,
                "sha256": paper.sha256.to_string(),
            })
        };
        Ok(json!({
            "made": self.now().micros(),
            "is_whole": is_whole,
            "person": person(&self.person(me).await?),
            "dossiers": dossiers,
            "drafts": drafts.rows.iter().map(|draft| json!({
                "procedure": draft.procedure,
                "entries": serde_json::from_str::<Value>(&draft.entries).unwrap_or(Value::Null),
            })).collect::<Vec<_>>(),
            "papers": papers.rows.iter().chain(&verified.rows).map(paper).collect::<Vec<_>>(),
            "consents": consents.rows.iter().map(|consent| json!({
                "processing": consent.processing.to_string(),
                "version": consent.version,
                "given": consent.given.micros(),
                "withdrawn": consent.withdrawn.map(mc_kernel::Timestamp::micros),
            })).collect::<Vec<_>>(),
            "requests": requests.rows.iter().map(|request| json!({
                "kind": request.kind.code(),
                "text": request.text,
                "state": request.state.code(),
                "answer": request.answer,
            })).collect::<Vec<_>>(),
        }))
    }

    async fn own_dossiers(&self, ctx: &Ctx) -> Result<(Vec<Value>, bool), AppError> {
        let (mut dossiers, mut before) = (Vec::new(), None);
        loop {
            let page = self.my_dossiers(ctx, before).await?;
            for brief in &page.rows {
                if dossiers.len() >= MOST_DOSSIERS {
                    return Ok((dossiers, false));
                }
                let view = self.view_dossier(ctx, brief.id).await?;
                let files = view.files.iter().filter(|file| file.component != "consultation");
                dossiers.push(json!({
                    "number": brief.number,
                    "procedure": brief.procedure,
                    "state": brief.state.code(),
                    "submitted": brief.submitted.micros(),
                    "finished": brief.finished.map(mc_kernel::Timestamp::micros),
                    "answers": view.answers,
                    "files": files.map(|file| json!({
                        "name": file.name,
                        "component": file.component,
                        "bytes": file.size_bytes,
                        "sha256": file.sha256.to_string(),
                    })).collect::<Vec<_>>(),
                }));
            }
            match page.next {
                Some(next) => before = Some(next),
                None => return Ok((dossiers, true)),
            }
        }
    }
}

fn person(person: &Subject) -> Value {
    json!({
        "name": person.name,
        "id_kind": person.id_kind,
        "id_number": person.id_number,
        "birth": person.birth,
        "phone": person.phone,
        "email": person.email,
        "address": person.address,
    })
}
