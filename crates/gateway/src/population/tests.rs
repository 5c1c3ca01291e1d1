//! Questions to a register on this machine, which behaves and misbehaves.

use super::*;
use mc_standin::population::{Manner, Manners, Person, Population, known::Known};
use std::time::Duration;
use tokio::{net::TcpListener, task::JoinSet};

/// A register that plays until it is dropped.
struct Played {
    people: Population,
    register: Register,
    _server: JoinSet<()>,
}

impl Played {
    async fn start() -> Self {
        let people = Population::new(7, Vec::new(), Known::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = mc_standin::population::router(people.clone());
        let mut server = JoinSet::new();
        server.spawn(async move { axum::serve(listener, app).await.unwrap() });
        let register = Register::new(settings(&format!("http://{address}/037"))).unwrap();
        Self { people, register, _server: server }
    }

    fn manners(&self) -> &Manners {
        self.people.manners()
    }

    /// Somebody who is alive and married.
    fn somebody(&self) -> Person {
        let mut people = (0..1_000).filter_map(|index| self.people.person(index));
        people.find(|person| !person.is_dead && person.marriage == "2").unwrap()
    }
}

fn settings(url: &str) -> RegisterSettings {
    let timeout = Duration::from_millis(1_500);
    RegisterSettings { url: url.to_owned(), integration: "H62".to_owned(), timeout }
}

fn about(person: &Person) -> Question {
    Question {
        number: person.number.clone(),
        name: person.name.clone(),
        birth: Birth { year: person.year(), day: None },
        procedure: "1.001193".to_owned(),
        officer: "026085000001".to_owned(),
        id: "0190aa".to_owned(),
    }
}

#[tokio::test]
async fn the_twenty_elements_arrive() {
    let played = Played::start().await;
    let person = played.somebody();
    let answer = played.register.ask(&about(&person)).await.unwrap();
    let citizen = answer.citizen.unwrap();
    assert_eq!(answer.code, "0");
    assert_eq!(citizen.number, person.number);
    assert_eq!(citizen.old_number, person.old_number);
    assert_eq!(citizen.name, person.name.to_uppercase());
    assert_eq!((citizen.sex.as_str(), citizen.marriage.as_str()), (person.sex, "2"));
    assert_eq!(
        (citizen.ethnic.as_str(), citizen.religion.as_str()),
        (person.ethnic, person.religion)
    );
    assert_eq!(citizen.blood, person.blood);
    assert_eq!(citizen.birth.replace('-', ""), person.birth);
    assert_eq!(citizen.nationality, "VN");
    assert_eq!(citizen.birth_registered.province, person.birth_registered.province);
    assert_eq!(citizen.origin.commune, person.origin.commune);
    assert_eq!(citizen.residence.detail, person.residence.detail);
    assert_eq!(citizen.residence.district, "243");
    assert_eq!(citizen.current.commune, person.current.commune);
    assert_eq!(citizen.father.number, person.father.number);
    assert_eq!(citizen.mother.name, person.mother.name.to_uppercase());
    assert_eq!(citizen.spouse.number, person.spouse.number);
    assert!(citizen.representative.is_empty());
    assert_eq!(citizen.household.relation, person.relation);
    assert_eq!(citizen.household.head.number, person.head.number);
    assert_eq!(citizen.book, person.book);
}

#[tokio::test]
async fn the_request_has_the_fields_of_the_adapter() {
    let played = Played::start().await;
    let person = played.somebody();
    let birth = Birth::read("1988-05-02").unwrap();
    let question =
        Question { birth, name: "Nguyễn  Đức-Đạt ".to_owned(), ..about(&person) };
    let answer = played.register.ask(&question).await.unwrap();
    assert_eq!(answer.citizen, None, "the name does not match");
    let sent: serde_json::Value = serde_json::from_str(&played.manners().last()).unwrap();
    let expect = serde_json::json!({
        "HoVaTen": "NGUYENDUCDAT",
        "SoDinhDanh": person.number,
        "NgayThangNam": "19880502",
        "Nam": "1988",
        "MaTichHop": "H62",
        "MaDVC": "1.001193",
        "MaCanBo": "026085000001",
        "MaYeuCau": "0190aa",
    });
    assert_eq!(sent, expect);
}

#[tokio::test]
async fn without_an_officer_nobody_is_asked() {
    let played = Played::start().await;
    let question = Question { officer: String::new(), ..about(&played.somebody()) };
    assert_eq!(played.register.ask(&question).await, Err(RegisterError::Incomplete));
    assert_eq!(played.manners().asked(), 0);
}

#[tokio::test]
async fn both_forms_of_addresses_and_dates_without_days_are_read() {
    let played = Played::start().await;
    let person = played.somebody();
    played.manners().become_of(Manner::WithoutDistricts);
    let answer = played.register.ask(&about(&person)).await.unwrap();
    let residence = answer.citizen.unwrap().residence;
    assert_eq!(
        (residence.district.as_str(), residence.commune),
        ("", person.residence.commune.clone())
    );
    played.manners().become_of(Manner::YearsOnly);
    let answer = played.register.ask(&about(&person)).await.unwrap();
    assert_eq!(answer.citizen.unwrap().birth, person.year().to_string());
}

#[tokio::test]
async fn a_register_that_misbehaves_is_told_apart() {
    let played = Played::start().await;
    let question = about(&played.somebody());
    for (manner, code) in [
        (Manner::Down, "register.status"),
        (Manner::Slow(Duration::from_secs(5)), "register.slow"),
        (Manner::Malformed, "register.malformed"),
        (Manner::Refuses, "register.refused"),
        (Manner::CutOff, "register.malformed"),
        (Manner::WrongNumber, "register.another_person"),
        (Manner::Huge, "register.too_large"),
    ] {
        played.manners().become_of(manner);
        let error = played.register.ask(&question).await.unwrap_err();
        assert_eq!(error.code(), code, "{manner:?}: {error}");
    }
    played.manners().become_of(Manner::Empty);
    assert_eq!(played.register.ask(&question).await.unwrap().citizen, None);
}

#[tokio::test]
async fn after_five_failures_in_a_row_it_is_left_alone() {
    let played = Played::start().await;
    let question = about(&played.somebody());
    played.manners().become_of(Manner::Down);
    for _ in 0..5 {
        assert_eq!(played.register.ask(&question).await, Err(RegisterError::Status(503)));
    }
    played.manners().become_of(Manner::WithDistricts);
    let paused = played.register.ask(&question).await.unwrap_err();
    assert!(matches!(paused, RegisterError::Paused { .. }), "{paused}");
    assert_eq!(played.manners().asked(), 5);
}

#[tokio::test]
async fn nobody_there() {
    let register = Register::new(settings("http://127.0.0.1:9/037")).unwrap();
    let people = Population::new(7, Vec::new(), Known::default());
    let question = about(&people.person(3).unwrap());
    assert_eq!(register.ask(&question).await, Err(RegisterError::Unreachable));
    for (url, says) in [
        ("http://register.example/037", "only to a register on this machine"),
        ("ftp://127.0.0.1/", "no way"),
        ("register", "no address"),
    ] {
        let refused = Register::new(settings(url)).unwrap_err();
        assert!(refused.contains(says), "{refused}");
    }
}

#[test]
fn what_is_read_and_what_is_not() {
    let read = |code: serde_json::Value, people: &str| {
        let message = format!(
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>\
<n:CongdanCollection xmlns:n=\"http://www.mic.gov.vn/dancu/1.0\">{people}</n:CongdanCollection>\
</s:Body></s:Envelope>"
        );
        let answer = serde_json::json!({"error_code": code, "message": message}).to_string();
        answer::read(answer.as_bytes(), "026190000001")
    };
    let person = |birth: &str| {
        format!(
            "<n:CongDan><n:SoDinhDanh> 026190000001 </n:SoDinhDanh><n:HoVaTen><n:Ho>TRẦN</n:Ho>\
<n:ChuDem>THỊ</n:ChuDem><n:Ten>MẪU</n:Ten></n:HoVaTen><n:NgayThangNamSinh>{birth}\
</n:NgayThangNamSinh></n:CongDan>"
        )
    };
    let born = |birth: &str| read(0.into(), &person(birth)).map(|a| a.citizen.unwrap().birth);
    let day = "<n:Nam>1990</n:Nam><n:NgayThangNam>19900502</n:NgayThangNam>";
    assert_eq!(born(day), Ok("1990-05-02".to_owned()));
    assert_eq!(born("<n:NgayThangNam>19900500</n:NgayThangNam>"), Ok("1990-05".to_owned()));
    assert_eq!(
        born("<n:Nam>1990</n:Nam><n:NgayThangNam>19900000</n:NgayThangNam>"),
        Ok("1990".to_owned())
    );
    assert_eq!(born("<n:Nam>1990</n:Nam>"), Ok("1990".to_owned()));
    assert_eq!(born(""), Ok(String::new()));
    for bad in ["<n:Nam>90</n:Nam>", "<n:Nam>1990</n:Nam><n:NgayThangNam>19911301</n:NgayThangNam>"]
    {
        assert!(matches!(born(bad), Err(RegisterError::Malformed(_))), "{bad}");
    }
    let name = read("00".into(), &person(day)).unwrap().citizen.unwrap().name;
    assert_eq!(name, "TRẦN THỊ MẪU");
    assert_eq!(read("0".into(), "").unwrap().citizen, None);
    assert_eq!(read("0".into(), "<n:CongDan/>").unwrap().citizen, None);
    let two = format!("{}{}", person(day), person(day));
    assert!(matches!(read("0".into(), &two), Err(RegisterError::Malformed(_))));
    let bomb = "{\"error_code\":\"0\",\"message\":\"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>\"}";
    assert!(answer::read(bomb.as_bytes(), "1").is_err());
    assert_eq!(answer::read(b"[]", "1").unwrap_err().code(), "register.malformed");
}
