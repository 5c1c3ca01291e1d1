//! Submissions over HTTP, from the form that is posted to the durable commit, against bare insertion
//! of the same rows.

use super::{
    CLIENTS,
    drive::{Waited, per_second, together},
    filing::{Kind, Paper, draft_rows, kinds},
    http::{Answer, Client},
    people::Person,
    pgbench,
    report::Figure,
    server::Server,
};
use crate::installation::OpenError;
use mc_app::{
    App, Ctx,
    drafts::OpenDraft,
    policy::Actor,
    sign_on::Browser,
    store::{Batch, Location, bare},
};
use mc_kernel::{Digest, Locale, SeededRandom};
use std::{net::SocketAddr, time::Instant};

/// So many drafts of one person; the bound of a person is twice that.
const DRAFTS_A_PERSON: usize = 25;
/// Statements of one commit.
const STATEMENTS: usize = 4_000;
/// So many submissions of each client are made before the clock starts.
const WARM_UP: usize = 5;
/// What the figure of them is called.
pub(super) const FIGURE: &str = "submissions over HTTP";

/// How fast the rows alone are written.
#[derive(Debug)]
pub(super) struct Ceiling {
    pub(super) per_second: f64,
}

/// A citizen who signed on, with drafts that are ready to be sent.
#[derive(Debug)]
pub(super) struct Ready {
    cookie: String,
    drafts: Vec<String>,
}

/// Writes what so many submissions would, and nothing else.
pub(super) async fn ceiling(
    app: &App,
    location: &Location,
    count: usize,
) -> Result<Ceiling, OpenError> {
    let maker = Maker::new(app, 1).await?;
    let mut drafts = Batch::new();
    let mut batches = Vec::new();
    for i in 0..count {
        let (person, open) = maker.draft(i)?;
        person.insert(&mut drafts, app.now());
        draft_rows(&mut drafts, &open);
        let ctx = Ctx::new(Actor::Citizen(person.id), Locale::Vi, "bench");
        batches.push(app.rehearse_submission(&ctx, &open).await?.1);
        maker.commit(&mut drafts, STATEMENTS).await?;
    }
    maker.commit(&mut drafts, 0).await?;
    let elapsed = bare::write(location, batches, CLIENTS).await?;
    Ok(Ceiling { per_second: per_second(count, elapsed) })
}

/// Transactions a second of `pgbench` with the rows of one submission; `None` on SQLite, and where
/// there is no `pgbench`. It comes last: its rows are no dossiers that a page could show.
pub(super) async fn pgbench(app: &App, location: &Location) -> Result<Option<f64>, OpenError> {
    match location {
        Location::Postgres(url) => pgbench::run(url, &Maker::new(app, 1).await?.alike().await?),
        Location::File(_) => Ok(None),
    }
}

/// Drafts and sessions for so many submissions.
pub(super) async fn prepare(
    app: &App,
    seed: u64,
    count: usize,
) -> Result<Vec<Vec<Ready>>, OpenError> {
    let maker = Maker::new(app, seed).await?;
    let per_client = count.div_ceil(CLIENTS) + WARM_UP;
    let mut clients = Vec::new();
    let mut drafts = Batch::new();
    for client in 0..CLIENTS {
        let mut people: Vec<Ready> = Vec::new();
        for i in 0..per_client {
            let number = client * per_client + i;
            let (person, open) = maker.draft_of(number, number / DRAFTS_A_PERSON)?;
            person.insert(&mut drafts, app.now());
            draft_rows(&mut drafts, &open);
            let is_next = people.last().is_none_or(|p| p.drafts.len() >= DRAFTS_A_PERSON);
            if is_next || number.is_multiple_of(DRAFTS_A_PERSON) {
                maker.commit(&mut drafts, 0).await?;
                let begun = app.sign_in_citizen(&Browser::none(), person.id).await?;
                let cookie = format!("mc_session={}", Digest::from_bytes(begun.token));
                people.push(Ready { cookie, drafts: Vec::new() });
            }
            if let Some(person) = people.last_mut() {
                person.drafts.push(open.draft.id.to_string());
            }
        }
        clients.push(people);
    }
    maker.commit(&mut drafts, 0).await?;
    Ok(clients)
}

/// Makes drafts of people, one like the other every time.
struct Maker<'a> {
    app: &'a App,
    kinds: Vec<Kind>,
    paper: Paper,
    seed: u64,
}

impl<'a> Maker<'a> {
    async fn new(app: &'a App, seed: u64) -> Result<Self, OpenError> {
        let (kinds, paper) = (kinds(app).await?, Paper::store(app).await?);
        Ok(Self { app, kinds, paper, seed })
    }

    fn draft(&self, number: usize) -> Result<(Person, OpenDraft), OpenError> {
        self.draft_of(number, number / DRAFTS_A_PERSON)
    }

    /// Every third is a birth registration, as in the load.
    fn draft_of(&self, number: usize, person: usize) -> Result<(Person, OpenDraft), OpenError> {
        let random = SeededRandom::new(self.seed * 1_000_003 + u64::try_from(number).unwrap_or(0));
        let person = Person::of(u64::try_from(person).unwrap_or(0));
        let kind =
            if number.is_multiple_of(3) { self.kinds.first() } else { random.pick(&self.kinds) };
        let kind = kind.ok_or_else(|| OpenError("no procedure can be filed".to_owned()))?;
        let area = random.pick(&kind.areas).copied();
        let area = area.ok_or_else(|| OpenError("no area".to_owned()))?;
        let open = kind.draft(self.app, &person, area, &self.paper)?;
        Ok((person, open))
    }

    async fn commit(&self, batch: &mut Batch, least: usize) -> Result<(), OpenError> {
        if batch.statements().len() < least {
            return Ok(());
        }
        Ok(self.app.store().commit(std::mem::take(batch)).await?)
    }

    /// Two submissions of the same kind, person and area: what differs between them is what has to
    /// differ.
    async fn alike(&self) -> Result<[Batch; 2], OpenError> {
        let kind = self.kinds.first().ok_or_else(|| OpenError("no kind".to_owned()))?;
        let area = kind.areas.first().copied().ok_or_else(|| OpenError("no area".to_owned()))?;
        let person = Person::of(0);
        let ctx = Ctx::new(Actor::Citizen(person.id), Locale::Vi, "bench");
        let mut two = Vec::new();
        for _ in 0..2 {
            let open = kind.draft(self.app, &person, area, &self.paper)?;
            two.push(self.app.rehearse_submission(&ctx, &open).await?.1);
        }
        <[Batch; 2]>::try_from(two).map_err(|_other| OpenError("two submissions".to_owned()))
    }
}

/// Sends the drafts, each client its own one after the other.
pub(super) async fn run(
    server: &mut Server,
    prepared: Vec<Vec<Ready>>,
    ceiling: &Ceiling,
) -> Result<[Figure; 2], OpenError> {
    let mut warm = Vec::new();
    for people in prepared {
        warm.push(Sender::warmed_up(server.address, people).await?);
    }
    let before = server.processor()?;
    let measured = together(warm.into_iter().map(Sender::send_all).collect()).await?;
    let used = server.processor()? - before;
    let count = f64::from(u32::try_from(measured.count).unwrap_or(u32::MAX));
    let processor = used / count * 1e3;
    let name = "processor time of the server a submission";
    Ok([
        Figure::of(FIGURE, &measured).against("bare insertion", ceiling.per_second),
        Figure::plain(name, processor, "ms"),
    ])
}

/// One client with its drafts and the token of its forms.
pub(super) struct Sender {
    client: Client,
    /// The cookies, the token and the address of each form.
    forms: Vec<(String, String, String)>,
}

impl Sender {
    /// Opens the page before sending of each citizen, as a browser would, and sends a few.
    pub(super) async fn warmed_up(
        address: SocketAddr,
        people: Vec<Ready>,
    ) -> Result<Self, OpenError> {
        let failed = |e: std::io::Error| OpenError(format!("the server does not answer: {e}"));
        let mut client = Client::connect(address, None).await.map_err(failed)?;
        let mut forms = Vec::new();
        for person in people {
            let Some(first) = person.drafts.first() else { continue };
            let path = format!("/nhap/{first}/kiem-tra");
            let page = client.get(&path, &person.cookie).await.map_err(failed)?;
            let token = token(&page)?;
            let cookie = format!("{}; {}", person.cookie, page.cookies.join("; "));
            forms.extend(person.drafts.iter().map(|draft| {
                (cookie.clone(), format!("csrf={token}&_draft=1"), format!("/nhap/{draft}/gui"))
            }));
        }
        let mut sender = Self { client, forms };
        for _ in 0..WARM_UP {
            sender.send_one().await?;
        }
        Ok(sender)
    }

    /// Sends the next form; the answer leads to the acknowledgement, else it was not submitted.
    pub(super) async fn send_one(&mut self) -> Result<bool, OpenError> {
        let Some((cookie, form, path)) = self.forms.pop() else { return Ok(false) };
        let answer = self.client.post(&path, &cookie, &form).await;
        let answer = answer.map_err(|e| OpenError(format!("{path}: {e}")))?;
        if answer.status == 303 && answer.location.ends_with("/da-nop") {
            return Ok(true);
        }
        Err(OpenError(format!("{path}: {} {}", answer.status, answer.location)))
    }

    async fn send_all(mut self) -> Result<Waited, OpenError> {
        let mut waited = Waited::new();
        loop {
            let started = Instant::now();
            if !self.send_one().await? {
                return Ok(waited);
            }
            waited.push(started.elapsed());
        }
    }
}

/// The token of the forms of a page.
fn token(page: &Answer) -> Result<String, OpenError> {
    let text = page.text();
    let field = text.split("name=\"csrf\"").nth(1);
    let value = field.and_then(|rest| rest.split("value=\"").nth(1)?.split('"').next());
    value.filter(|value| value.len() == 64).map(ToOwned::to_owned).ok_or_else(|| {
        OpenError(format!("the page before sending has no form: {} {}", page.status, page.location))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_of_a_form() {
        let value = "ab".repeat(32);
        let body = format!("<form><input type=\"hidden\" name=\"csrf\" value=\"{value}\"></form>");
        let page = |body: String| Answer { status: 200, body: body.into(), ..Answer::default() };
        assert_eq!(token(&page(body)).unwrap(), value);
        assert!(token(&page("<p>no form</p>".to_owned())).is_err());
    }
}
