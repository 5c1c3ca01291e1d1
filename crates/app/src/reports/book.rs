//! The follow-up book (Sổ theo dõi hồ sơ, form 07 of TT 03/2025/TT-VPCP, Phụ lục I).

use crate::{App, AppError, Ctx};
use mc_kernel::{Page, PageSize, ids::UnitId};
use mc_store::reports::{BehindKey, BookRow, Days};

impl App {
    /// A page of the follow-up book of an agency: the dossiers it received in a period, in that
    /// order, as far as whoever acts may see them in lists.
    pub async fn follow_up_book(
        &self,
        ctx: &Ctx,
        (agency, days): (UnitId, Days),
        after: Option<BehindKey>,
        size: PageSize,
    ) -> Result<Page<BookRow, BehindKey>, AppError> {
        self.seen(ctx, agency)?;
        let scope = self.scope(ctx)?;
        Ok(self.parts.store.book(&scope, (agency, days), after, size).await?)
    }
}
