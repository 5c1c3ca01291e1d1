//! Working hours from a day on are kept in order, one for a day.

use super::{Setting, is_clash};
use crate::{
    Clash,
    office_hours::{OfficeHours, remove, set},
};
use mc_kernel::CivilDay;

async fn hours_are_kept_in_order_one_for_a_day(setting: Setting) {
    let row = |from: &str, hours: &str| OfficeHours {
        from: from.parse().unwrap(),
        hours: hours.parse().unwrap(),
        source: "QĐ 1".to_owned(),
    };
    let winter = row("2023-10-16", "07:30-11:30,13:00-16:30");
    let summer = row("2023-04-17", "07:00-11:30,13:30-17:00");
    setting.write(|batch| [&winter, &summer].into_iter().for_each(|row| set(batch, row))).await;
    assert_eq!(setting.store.office_hours().await.unwrap(), [summer.clone(), winter.clone()]);
    let later = row("2023-10-16", "08:00-12:00");
    setting.write(|batch| set(batch, &later)).await;
    assert_eq!(setting.store.office_hours().await.unwrap(), [summer, later.clone()]);
    let day: CivilDay = "2023-04-17".parse().unwrap();
    setting.write(|batch| remove(batch, day)).await;
    let again = setting.commit(|batch| remove(batch, day)).await;
    assert!(is_clash(&again, Clash::Row("working hours")), "{again:?}");
    assert_eq!(setting.store.office_hours().await.unwrap(), [later]);
}

on_both!(hours_are_kept_in_order_one_for_a_day);
