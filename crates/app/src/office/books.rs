//! The register books: looked through, printed, with reserved and cancelled numbers.

use crate::{App, AppError, Ctx};
use mc_document::{
    Rejection,
    book::{self, Book, Line, NumberState, Sequence},
};
use mc_kernel::{
    Page, PageSize,
    ids::{RegisterBookId, UnitId},
};
use mc_org::Role;
use mc_policy::{BookTarget, Permit, actions};
use mc_store::{
    Batch,
    documents::{self, BookLine, BookRow, LineKey},
};

/// The lines of one printed part of a book.
pub const PRINTED_LINES: u16 = 100;

/// The books of one agency.
#[derive(Debug, Clone)]
pub struct BookAgency {
    /// The agency.
    pub agency: UnitId,
    /// The books of the year.
    pub books: Vec<BookRow>,
    /// How its numbers run that year.
    pub sequence: Sequence,
    /// Whether whoever looks keeps them.
    pub keeps: bool,
    /// Whether they say how numbers run.
    pub sets: bool,
}

/// A part of a book.
#[derive(Debug, Clone)]
pub struct BookPage {
    /// The book.
    pub row: BookRow,
    /// Its lines.
    pub lines: Page<BookLine, LineKey>,
    /// Whether whoever looks keeps it.
    pub keeps: bool,
}

impl App {
    /// The agencies whose books somebody keeps or, as their leader, reads.
    fn agencies_with_books(ctx: &Ctx) -> Result<Vec<UnitId>, AppError> {
        let staff = ctx.staff()?;
        let both = staff.with_role(Role::Clerk).chain(staff.with_role(Role::Leader));
        let mut agencies: Vec<UnitId> = both.map(|grant| grant.agency).collect();
        agencies.sort_unstable();
        agencies.dedup();
        Ok(agencies)
    }

    /// The agencies for which somebody enters what comes in.
    pub fn agencies_kept(&self, ctx: &Ctx) -> Result<Vec<UnitId>, AppError> {
        let keeps = |agency: &UnitId| self.keeps_book(ctx, *agency, false).is_ok();
        Ok(Self::agencies_with_books(ctx)?.into_iter().filter(keeps).collect())
    }

    /// Whether somebody may look through books at all.
    pub fn has_books(&self, ctx: &Ctx) -> bool {
        Self::agencies_with_books(ctx).is_ok_and(|agencies| !agencies.is_empty())
    }

    fn reads_book(
        &self,
        ctx: &Ctx,
        agency: UnitId,
        is_secret: bool,
    ) -> Result<Permit<actions::ReadBook>, AppError> {
        self.permit(ctx, &BookTarget { agency, is_secret })
    }

    fn keeps_book(
        &self,
        ctx: &Ctx,
        agency: UnitId,
        is_secret: bool,
    ) -> Result<Permit<actions::KeepBook>, AppError> {
        self.permit(ctx, &BookTarget { agency, is_secret })
    }

    /// The books of a year, of every agency whose books somebody may look through.
    pub async fn register_books(&self, ctx: &Ctx, year: i16) -> Result<Vec<BookAgency>, AppError> {
        self.lists_documents(ctx)?;
        let mut all = Vec::new();
        for agency in Self::agencies_with_books(ctx)? {
            let permit = self.reads_book(ctx, agency, false)?;
            let target = BookTarget { agency, is_secret: false };
            all.push(BookAgency {
                agency,
                books: self.parts.store.register_books(&permit, year).await?,
                sequence: self.parts.store.number_sequence(agency, year).await?,
                keeps: self.keeps_book(ctx, agency, false).is_ok(),
                sets: self.permit::<actions::SetBooks>(ctx, &target).is_ok(),
            });
        }
        Ok(all)
    }

    async fn book_row(&self, id: RegisterBookId) -> Result<BookRow, AppError> {
        self.parts.store.register_book(id).await?.ok_or(AppError::NotFound)
    }

    /// The lines of a book, the newest first.
    pub async fn register_page(
        &self,
        ctx: &Ctx,
        id: RegisterBookId,
        before: Option<LineKey>,
    ) -> Result<BookPage, AppError> {
        let (row, permit, keeps) = self.book_to_read(ctx, id).await?;
        let size = PageSize::SCREEN;
        let lines = self.parts.store.book_lines(&permit, id, before, size).await?;
        Ok(BookPage { row, lines, keeps })
    }

    /// A part of a book in its order, for printing.
    pub async fn register_print(
        &self,
        ctx: &Ctx,
        id: RegisterBookId,
        after: LineKey,
    ) -> Result<BookPage, AppError> {
        let (row, permit, keeps) = self.book_to_read(ctx, id).await?;
        let size = PageSize::new(PRINTED_LINES);
        let lines = self.parts.store.book_lines_up(&permit, id, after, size).await?;
        Ok(BookPage { row, lines, keeps })
    }

    async fn book_to_read(
        &self,
        ctx: &Ctx,
        id: RegisterBookId,
    ) -> Result<(BookRow, Permit<actions::ReadBook>, bool), AppError> {
        let row = self.book_row(id).await?;
        let (agency, is_secret) = (row.book.agency, row.book.is_secret());
        let permit = self.reads_book(ctx, agency, is_secret);
        let permit = permit.map_err(|_denied| AppError::NotFound)?;
        let keeps = self.keeps_book(ctx, agency, is_secret).is_ok();
        Ok((row, permit, keeps))
    }

    /// The reserved numbers that a clerk may use for a document, the newest of its book.
    pub async fn reserved_numbers(
        &self,
        ctx: &Ctx,
        document: mc_kernel::ids::OfficialDocumentId,
    ) -> Result<Vec<Line>, AppError> {
        let known = self.outgoing(ctx, document, None).await?;
        let book = self.book_for(&known).await?;
        let permit = self.reads_book(ctx, book.agency, book.is_secret())?;
        let size = PageSize::new(PageSize::MOST);
        let page = self.parts.store.book_lines(&permit, book.id(), None, size).await?;
        let lines = page.rows.into_iter().map(|row| row.line);
        Ok(lines.filter(|line| line.state == NumberState::Reserved).collect())
    }

    /// Reserves the next numbers of a book, with the reason.
    pub async fn reserve_numbers(
        &self,
        ctx: &Ctx,
        id: RegisterBookId,
        (many, reason): (u32, &str),
    ) -> Result<(), AppError> {
        let row = self.book_row(id).await?;
        let book: Book = row.book;
        self.keeps_book(ctx, book.agency, book.is_secret())?;
        book::reserve(row.last, many, reason)?;
        let by = ctx.reference()?;
        self.numbered(&book, by, |_number, numbering, batch| {
            let lines = book::reserve(numbering.last, many, reason)?;
            documents::lines_reserved(batch, numbering, &lines);
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Cancels a reserved number, with the reason.
    pub async fn cancel_number(
        &self,
        ctx: &Ctx,
        id: RegisterBookId,
        (number, reason): (u32, &str),
    ) -> Result<(), AppError> {
        let row = self.book_row(id).await?;
        self.keeps_book(ctx, row.book.agency, row.book.is_secret())?;
        let line = self.parts.store.book_number(id, number).await?.ok_or(AppError::NotFound)?;
        let cancelled = book::cancel(&line, reason)?;
        let mut batch = Batch::new();
        let place = (id, NumberState::Reserved);
        documents::change_number(&mut batch, place, &cancelled, (ctx.reference()?, self.now()));
        let result = self.parts.store.commit(batch).await;
        if super::is_late(&result) {
            return Err(Rejection::NumberNotFree.into());
        }
        Ok(result?)
    }

    /// Sets how the numbers of outgoing documents run in a year of which none was given yet.
    pub async fn set_number_sequence(
        &self,
        ctx: &Ctx,
        (agency, year): (UnitId, i16),
        sequence: Sequence,
    ) -> Result<(), AppError> {
        let target = BookTarget { agency, is_secret: false };
        self.permit::<actions::SetBooks>(ctx, &target)?;
        let permit = self.reads_book(ctx, agency, false)?;
        let books = self.parts.store.register_books(&permit, year).await?;
        let is_begun =
            books.iter().any(|row| row.book.direction == book::Direction::Outgoing && row.last > 0);
        if is_begun {
            return Err(Rejection::SequenceFixed.into());
        }
        let mut batch = Batch::new();
        documents::set_sequence(&mut batch, agency, year, sequence);
        Ok(self.parts.store.commit(batch).await?)
    }
}
