//! Filters and columns are a person's own.

use super::{Setting, is_clash, sessions::employ};
use crate::{
    Clash,
    desk_settings::{self, SavedFilter},
};

async fn filters_are_a_persons_own_and_in_their_order(setting: Setting) {
    let (lan, hai) = (employ(&setting, "lan").await, employ(&setting, "hai").await);
    let filter = |slot: i64, rank: i64, name: &str| SavedFilter {
        id: setting.world.id(),
        slot,
        rank,
        name: name.to_owned(),
        address: "/can-bo?q=H62".to_owned(),
    };
    let (late, mine) = (filter(0, 2, "Quá hạn"), filter(1, 1, "Của tôi"));
    for kept in [&late, &mine] {
        setting.write(|batch| desk_settings::add_filter(batch, lan, kept)).await;
    }
    let read = async |staff| setting.store.saved_filters(staff).await.unwrap();
    assert_eq!(read(lan).await, [mine.clone(), late.clone()]);
    assert_eq!(read(hai).await, []);
    // A slot and a name are taken once; somebody else may have the same.
    let clash = |result: Result<(), crate::StoreError>| is_clash(&result, Clash::Row("filter"));
    let again = filter(2, 3, "Quá hạn");
    assert!(clash(setting.commit(|batch| desk_settings::add_filter(batch, lan, &again)).await));
    let slot = filter(0, 3, "Khác");
    assert!(clash(setting.commit(|batch| desk_settings::add_filter(batch, lan, &slot)).await));
    setting.write(|batch| desk_settings::add_filter(batch, hai, &again)).await;

    setting.write(|batch| desk_settings::rename_filter(batch, lan, late.id, "Trễ")).await;
    setting.write(|batch| desk_settings::rank_filter(batch, lan, late.id, 0)).await;
    let changed = SavedFilter { rank: 0, name: "Trễ".to_owned(), ..late.clone() };
    assert_eq!(read(lan).await, [changed, mine.clone()]);
    let others =
        setting.commit(|batch| desk_settings::rename_filter(batch, hai, late.id, "x")).await;
    assert!(clash(others), "nobody renames a colleague's filter");
    setting.write(|batch| desk_settings::drop_filter(batch, hai, late.id)).await;
    assert_eq!(read(lan).await.len(), 2, "nor drops it");
    setting.write(|batch| desk_settings::drop_filter(batch, lan, late.id)).await;
    assert_eq!(read(lan).await, [mine]);
}

async fn hidden_columns_are_what_was_said_last(setting: Setting) {
    let lan = employ(&setting, "lan").await;
    let read = async || setting.store.hidden_columns(lan).await.unwrap();
    assert_eq!(read().await, Vec::<String>::new());
    for hidden in [&["phone".to_owned(), "step".to_owned()][..], &["step".to_owned()], &[]] {
        setting.write(|batch| desk_settings::hide_columns(batch, lan, hidden).unwrap()).await;
        assert_eq!(read().await, hidden);
    }
}

on_both!(filters_are_a_persons_own_and_in_their_order, hidden_columns_are_what_was_said_last);
