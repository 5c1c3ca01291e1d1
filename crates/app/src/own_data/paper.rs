//! A person's own data on paper: the same as in the file, as far as a paper has room.

use crate::{App, AppError, Ctx};
use mc_kernel::{Locale, PageSize, Timestamp};
use mc_print::{
    Letterhead, OwnData, Party,
    acknowledgement::{Answer, AnswerGroup},
    own_data::DataPart,
};
use mc_store::dossiers::Brief;

/// The most answers and files on paper; the file for machines has the rest.
pub const MOST_PRINTED_ROWS: usize = 1_200;
/// The most text on paper, in bytes.
pub const MOST_PRINTED_BYTES: usize = 160 * 1024;

/// The words of the paper, in either language.
const fn say(locale: Locale, vi: &'static str, en: &'static str) -> &'static str {
    match locale {
        Locale::Vi => vi,
        Locale::En => en,
    }
}

fn answer(label: impl Into<String>, value: impl Into<String>) -> Answer {
    let value: String = value.into();
    Answer { label: label.into(), value: Some(value).filter(|value| !value.is_empty()) }
}

/// What has been used of a paper's room.
#[derive(Debug, Default)]
struct Room {
    rows: usize,
    bytes: usize,
}

impl Room {
    /// Takes the room of a part, where there is enough.
    fn takes(&mut self, part: &DataPart) -> bool {
        let answers = || part.groups.iter().flat_map(|group| &group.answers);
        let text = |a: &Answer| a.label.len() + a.value.as_ref().map_or(0, String::len);
        let rows = self.rows + answers().count() + part.groups.len();
        let bytes = self.bytes + part.title.len() + answers().map(text).sum::<usize>();
        if rows > MOST_PRINTED_ROWS || bytes > MOST_PRINTED_BYTES {
            return false;
        }
        (self.rows, self.bytes) = (rows, bytes);
        true
    }
}

impl App {
    /// Prints what is kept of the citizen who acts: the newest dossiers first, as far as a paper has
    /// room; it says how many it leaves out.
    ///
    /// # Errors
    /// [`AppError::ProofNeeded`] where the person signed on at level 01.
    pub async fn print_own_data(&self, ctx: &Ctx) -> Result<Vec<u8>, AppError> {
        let me = ctx.citizen()?;
        ctx.require_level_two()?;
        let (mut parts, mut room) = (Vec::new(), Room::default());
        for part in [self.papers_part(ctx).await?, self.requests_part(ctx).await?] {
            parts.extend(part.filter(|part| room.takes(part)));
        }
        let (mut before, mut left_out) = (None, 0_usize);
        loop {
            let page = self.my_dossiers(ctx, before).await?;
            for brief in &page.rows {
                if left_out > 0 {
                    left_out += 1;
                    continue;
                }
                let part = self.dossier_part(ctx, brief).await?;
                if room.takes(&part) { parts.push(part) } else { left_out = 1 }
            }
            match page.next {
                Some(next) if left_out < super::MOST_DOSSIERS => before = Some(next),
                Some(_) | None => break,
            }
        }
        let person = self.person(me).await?;
        let left_out = (left_out > 0).then(|| match ctx.locale {
            Locale::Vi => format!("Còn {left_out} hồ sơ cũ hơn không in ở đây; tệp JSON có đủ."),
            Locale::En => {
                format!("{left_out} older dossiers are not printed here; the JSON file has all.")
            }
        });
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let form = OwnData {
            locale: ctx.locale,
            head: Letterhead {
                superior: None,
                agency: self.settings().province.clone(),
                number: None,
                notation: None,
                place: self.settings().province.replace("Tỉnh ", "").replace("Thành phố ", ""),
                at: self.settings().zone.local(self.now()),
            },
            person: Party {
                name: person.name,
                id_number: some(person.id_number),
                address: some(person.address),
                phone: some(person.phone),
                email: some(person.email),
            },
            birth: some(person.birth),
            parts,
            left_out,
        };
        let app = self.clone();
        // Setting a page takes long enough to hold up other requests.
        let printed = tokio::task::spawn_blocking(move || app.parts.printer.own_data(&form));
        Ok(printed.await.map_err(AppError::internal)??)
    }

    fn when(&self, at: Timestamp, locale: Locale) -> String {
        mc_calendar::moment_words(self.settings().zone.local(at), locale)
    }

    async fn dossier_part(&self, ctx: &Ctx, brief: &Brief) -> Result<DataPart, AppError> {
        let locale = ctx.locale;
        let view = self.view_dossier(ctx, brief.id).await?;
        let mut facts = vec![
            answer(say(locale, "Mã hồ sơ", "Number"), &brief.number),
            answer(say(locale, "Nộp lúc", "Submitted at"), self.when(brief.submitted, locale)),
        ];
        facts.extend(brief.finished.map(|at| {
            answer(say(locale, "Giải quyết xong lúc", "Finished at"), self.when(at, locale))
        }));
        let own = view.files.iter().filter(|file| file.component != "consultation");
        facts.extend(own.map(|file| {
            answer(say(locale, "Tệp", "File"), format!("{} · SHA-256 {}", file.name, file.sha256))
        }));
        let title = say(locale, "Hồ sơ", "Dossier").to_owned();
        let mut groups = vec![AnswerGroup { title, answers: facts }];
        let day = self.settings().zone.day(view.dossier.submitted_at);
        groups.extend(view.summary(locale, day).into_iter().map(|section| AnswerGroup {
            title: section.title,
            answers: section.rows.into_iter().map(|row| answer(row.label, row.value)).collect(),
        }));
        Ok(DataPart { title: view.procedure.name.clone(), groups })
    }

    async fn papers_part(&self, ctx: &Ctx) -> Result<Option<DataPart>, AppError> {
        let (me, locale) = (ctx.citizen()?, ctx.locale);
        let many = PageSize::new(PageSize::MOST);
        let mut answers = Vec::new();
        for is_verified in [true, false] {
            let papers = self.parts.store.papers_of((me, is_verified), "", None, many).await?;
            answers.extend(
                papers.rows.into_iter().map(|paper| {
                    answer(paper.title, format!("{} · {}", paper.number, paper.issuer))
                }),
            );
        }
        let title = say(locale, "Kho dữ liệu điện tử", "Data store");
        Ok(part_of(title, say(locale, "Giấy tờ", "Papers"), answers))
    }

    async fn requests_part(&self, ctx: &Ctx) -> Result<Option<DataPart>, AppError> {
        let (me, locale) = (ctx.citizen()?, ctx.locale);
        let many = PageSize::new(PageSize::MOST);
        let requests = self.parts.store.requests_of(me, None, many).await?;
        let answers = requests.rows.into_iter().map(|request| {
            let said = [request.text, request.answer.unwrap_or_default()];
            let said = said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
            answer(self.when(request.asked, locale), said.join(" → "))
        });
        let title = say(locale, "Yêu cầu về dữ liệu", "Requests about data");
        Ok(part_of(title, say(locale, "Đã gửi", "Sent"), answers.collect()))
    }
}

/// A part with one group, where there is anything in it.
fn part_of(title: &str, group: &str, answers: Vec<Answer>) -> Option<DataPart> {
    let groups = vec![AnswerGroup { title: group.to_owned(), answers }];
    let is_empty = groups.iter().all(|group| group.answers.is_empty());
    (!is_empty).then(|| DataPart { title: title.to_owned(), groups })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_takes_what_it_has_room_for() {
        let part = |rows: usize, letters: usize| {
            let answers = vec![answer("n", "x".repeat(letters)); rows];
            part_of("p", "g", answers).unwrap()
        };
        assert!(part_of("p", "g", Vec::new()).is_none());
        let mut room = Room::default();
        assert!(room.takes(&part(MOST_PRINTED_ROWS / 2, 10)));
        assert!(!room.takes(&part(MOST_PRINTED_ROWS / 2, 10)), "with their headings they are more");
        assert!(!room.takes(&part(1, MOST_PRINTED_BYTES)));
        assert!(room.takes(&part(1, 10)), "what was refused took no room");
    }
}
