//! A work list narrowed by words: read a bounded way, so that no page reads a whole list.

use crate::{
    App, AppError, Ctx,
    work::{List, WorkPage},
};
use mc_kernel::{Page, PageSize};
use mc_store::work_lists::{WorkKey, WorkLine};

/// Lines of a list that one page looks at, at most.
pub const MOST_READ: usize = 2_000;

impl App {
    /// The next lines of a list that fit, in its order, with how many were looked at. Where
    /// [`MOST_READ`] were, the page may be short although another one follows.
    pub async fn work_that(
        &self,
        ctx: &Ctx,
        list: List,
        key: Option<WorkKey>,
        fits: &(dyn Fn(&WorkLine) -> bool + Sync),
    ) -> Result<(WorkPage, usize), AppError> {
        let size = PageSize::SCREEN.rows();
        let (mut rows, mut after, mut read) = (Vec::new(), key, 0);
        while read < MOST_READ {
            let page = self.work(ctx, list, after, PageSize::new(PageSize::MOST)).await?;
            for line in page.rows {
                read += 1;
                let at = (
                    if list == List::Done { line.done.unwrap_or(line.due) } else { line.due },
                    line.id,
                );
                if fits(&line) {
                    rows.push(line);
                }
                if rows.len() >= size {
                    return Ok((Page { rows, next: Some(at) }, read));
                }
            }
            after = page.next;
            if after.is_none() {
                return Ok((Page { rows, next: None }, read));
            }
        }
        Ok((Page { rows, next: after }, read))
    }
}
