//! The identity providers of the demonstration: a stand-in on this machine's own address, with the
//! personas and some more people who do not exist.

use crate::{
    demo::{self, PersonaRow},
    installation::OpenError,
};
use mc_app::{
    gateway::{
        population::RegisterSettings,
        sign_on::{Audience, ProviderSettings, Shape as Claims},
    },
    import::Texts,
};
use mc_kernel::{Clock, Digest, RandomSource, SystemRandom};
use mc_standin::{
    Options,
    identity::{Client, Identity, people::Person, shape::Shape},
    population::{
        Place, Population,
        known::{Known, Named},
    },
};
use std::{net::Ipv4Addr, sync::Arc, time::Duration};
use tokio::net::TcpListener;

/// Our name at the providers.
const CLIENT: &str = "motcua";

/// The stand-in, ready to be served, and how it is reached.
pub(crate) struct Played {
    pub(crate) listener: TcpListener,
    pub(crate) systems: Options,
    pub(crate) providers: Vec<ProviderSettings>,
    pub(crate) register: RegisterSettings,
}

/// The seed of the made-up people.
const SEED: u64 = 2023;

/// A provider of the demonstration: its id, its shape, and its names.
const PROVIDERS: [(&str, Shape, &str, &str); 3] = [
    ("vneid", Shape::VNeId, "VNeID", "VNeID"),
    ("cong-quoc-gia", Shape::Portal, "Cổng Dịch vụ công quốc gia", "the National Portal"),
    ("can-bo-tinh", Shape::Province, "tài khoản cán bộ của tỉnh", "the province’s staff account"),
];

/// Prepares the providers, who lead people back to `public_url`.
pub(crate) async fn play(public_url: &str, clock: Arc<dyn Clock>) -> Result<Played, OpenError> {
    let failed = |e: std::io::Error| OpenError(format!("the stand-in cannot listen: {e}"));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(failed)?;
    let base = format!("http://{}", listener.local_addr().map_err(failed)?);
    let mut secret = [0; 32];
    SystemRandom.fill(&mut secret);
    let secret = Digest::from_bytes(secret).to_string();
    let back = |id: &str| format!("{public_url}/dang-nhap/{id}/ve");
    let redirects = PROVIDERS.iter().map(|(id, ..)| back(id)).collect();
    let client = Client { id: CLIENT.to_owned(), secret: secret.clone(), redirects };
    let texts = demo::texts();
    let personas = demo::personas(&texts)?;
    let population = population(&texts, &personas)?;
    let mut people: Vec<Person> = personas.into_iter().map(of_persona).collect();
    people.extend(strangers());
    let identity =
        Identity::new(&base, clock, vec![client], people).map_err(|e| OpenError(e.to_string()))?;
    let providers = PROVIDERS
        .iter()
        .map(|(id, shape, vi, en)| provider(&identity, *shape, (id, vi, en), &secret))
        .collect();
    let register = RegisterSettings {
        url: format!("{base}/population/037"),
        integration: "H62".to_owned(),
        timeout: Duration::from_secs(5),
    };
    Ok(Played { listener, systems: Options { identity, population }, providers, register })
}

#[derive(serde::Deserialize)]
struct AreaRow {
    code: String,
    level: String,
    parent: String,
}

/// The people of the register: made up, and the citizens of the demonstration with their relatives.
fn population(texts: &Texts, personas: &[PersonaRow]) -> Result<Population, OpenError> {
    let areas = texts.get("areas.csv").map_or("", String::as_str);
    let areas: Vec<AreaRow> = csv::Reader::from_reader(areas.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|e| OpenError(format!("areas.csv: {e}")))?;
    let communes = areas.iter().filter(|area| area.level == "commune");
    let place = |area: &AreaRow| Place {
        district: area.parent.clone(),
        commune: area.code.clone(),
        ..Place::default()
    };
    let places: Vec<Place> = communes.map(place).collect();
    // The register knows citizens; foreigners have cards of another kind.
    let citizens = personas.iter().filter(|persona| persona.personal_id.len() == 12);
    let named = citizens.map(|persona| Named {
        number: persona.personal_id.clone(),
        name: persona.full_name.clone(),
        birth: persona.birth_date.clone(),
        is_woman: persona.gender == "female",
        place: places
            .iter()
            .find(|place| place.commune == persona.area_code)
            .cloned()
            .unwrap_or_default()
            .at(persona.address.split(',').next().unwrap_or_default().to_owned()),
    });
    let known = Known::of_demonstration(&named.collect::<Vec<_>>());
    Ok(Population::new(SEED, places, known))
}

/// How a played provider is reached.
fn provider(
    identity: &Identity,
    shape: Shape,
    (id, vi, en): (&str, &str, &str),
    secret: &str,
) -> ProviderSettings {
    let at = |path: &str| format!("{}{path}", identity.address(shape));
    let (claims, audience, acr) = match shape {
        Shape::Portal => (Claims::Portal, Audience::Citizens, ("LoA1", "LoA3")),
        Shape::VNeId => (Claims::VNeId, Audience::Citizens, ("01", "02")),
        Shape::Province => (Claims::Standard, Audience::Officers, ("01", "02")),
    };
    ProviderSettings {
        id: id.to_owned(),
        shape: claims,
        audience,
        name_vi: vi.to_owned(),
        name_en: en.to_owned(),
        issuer: identity.issuer(shape),
        discovery: shape != Shape::VNeId,
        authorize_url: at("/oauth2/authorize"),
        token_url: at("/oauth2/token"),
        user_info_url: at("/oauth2/userinfo"),
        sign_out_url: at("/oidc/logout"),
        keys_url: at("/oauth2/jwks"),
        keys: String::new(),
        client_id: CLIENT.to_owned(),
        client_secret: secret.to_owned(),
        client_secret_file: String::new(),
        acr_one: acr.0.to_owned(),
        acr_two: acr.1.to_owned(),
        scopes: Vec::new(),
        clock_skew_seconds: 60,
        claims: None,
    }
}

fn of_persona(row: PersonaRow) -> Person {
    Person {
        id_number: row.personal_id,
        name: row.full_name,
        birth: row.birth_date,
        is_female: row.gender == "female",
        nationality: row.nationality,
        phone: row.phone,
        address: row.address,
        about: row.description_vi,
    }
}

/// People whom the demonstration does not know yet, and one whose number contradicts the birth.
fn strangers() -> [Person; 2] {
    let person = |number: &str, name: &str, birth: &str, about: &str| Person {
        id_number: number.to_owned(),
        name: name.to_owned(),
        birth: birth.to_owned(),
        is_female: false,
        nationality: "Việt Nam".to_owned(),
        phone: "0900000021".to_owned(),
        address: "Thôn Mẫu Mới, xã Xuân Lôi".to_owned(),
        about: about.to_owned(),
    };
    [
        person(
            "026094999121",
            "Vũ Văn Mẫu Mới",
            "1994-03-15",
            "Chưa từng vào hệ thống này: lần đầu đăng nhập.",
        ),
        person(
            "026094999122",
            "Vũ Văn Mẫu Lệch",
            "1984-03-15",
            "Số định danh không khớp với ngày sinh.",
        ),
    ]
}
