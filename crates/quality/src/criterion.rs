//! The criteria of QĐ 766/QĐ-TTg, their points, and their formulas in versions.

use crate::Points;
use mc_kernel::{CivilDay, Locale};
use serde::{Deserialize, Serialize};

/// The five groups: 18 + 20 + 22 + 22 + 18 points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Group {
    /// 1 Công khai, minh bạch.
    Openness,
    /// 2 Tiến độ giải quyết.
    Progress,
    /// 3 Cung cấp dịch vụ công trực tuyến.
    Online,
    /// 4 Số hóa hồ sơ.
    Digitising,
    /// 5 Mức độ hài lòng.
    Satisfaction,
}

impl Group {
    /// Every group in its order.
    pub const ALL: [Self; 5] =
        [Self::Openness, Self::Progress, Self::Online, Self::Digitising, Self::Satisfaction];

    /// The number in the decision.
    pub const fn number(self) -> u8 {
        match self {
            Self::Openness => 1,
            Self::Progress => 2,
            Self::Online => 3,
            Self::Digitising => 4,
            Self::Satisfaction => 5,
        }
    }

    /// The most points.
    pub const fn most(self) -> Points {
        Points::whole(match self {
            Self::Openness | Self::Satisfaction => 18,
            Self::Progress => 20,
            Self::Online | Self::Digitising => 22,
        })
    }

    /// The name.
    pub const fn name(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Openness, Locale::Vi) => "Công khai, minh bạch",
            (Self::Openness, Locale::En) => "Openness",
            (Self::Progress, Locale::Vi) => "Tiến độ giải quyết",
            (Self::Progress, Locale::En) => "Progress",
            (Self::Online, Locale::Vi) => "Cung cấp dịch vụ trực tuyến",
            (Self::Online, Locale::En) => "Online services",
            (Self::Digitising, Locale::Vi) => "Số hóa hồ sơ",
            (Self::Digitising, Locale::En) => "Digitising",
            (Self::Satisfaction, Locale::Vi) => "Mức độ hài lòng",
            (Self::Satisfaction, Locale::En) => "Satisfaction",
        }
    }
}

/// Declares the criteria: id, group, points, and the words of the formula in both languages.
macro_rules! criteria {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $group:ident, $max:literal,
        ($vi:literal, $en:literal), ($formula_vi:literal, $formula_en:literal);)+) => {
        /// A criterion (chỉ số).
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub enum Criterion { $($(#[$doc])* $name,)+ }

        impl Criterion {
            /// Every criterion in the order of the decision.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The number that it has in the formula document.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// Its group.
            pub const fn group(self) -> Group {
                match self { $(Self::$name => Group::$group,)+ }
            }

            /// The most points; none of a criterion that is only watched.
            pub const fn most(self) -> Points {
                Points::whole(match self { $(Self::$name => $max,)+ })
            }

            /// The name.
            pub const fn name(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$name, Locale::Vi) => $vi, (Self::$name, Locale::En) => $en,)+
                }
            }

            /// How it is counted, in words.
            pub const fn formula(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$name, Locale::Vi) => $formula_vi,
                      (Self::$name, Locale::En) => $formula_en,)+
                }
            }
        }
    };
}

criteria! {
    /// 1.1. See [`crate::announce`].
    AnnouncedInTime = "1.1", Openness, 6,
        ("Thủ tục công bố đúng hạn", "Procedures announced in time"),
        ("Thủ tục có mọi quyết định công bố đúng hạn / thủ tục được công bố trong kỳ. Đúng hạn: chậm nhất 5 ngày làm việc (bộ: 20) trước ngày căn cứ pháp lý mới nhất có hiệu lực.",
         "Procedures whose every decision was in time / procedures announced in the period. In time: at the latest 5 working days (ministries: 20) before the newest legal basis comes into force.");
    /// 1.2. See [`crate::announce`].
    PublishedInTime = "1.2", Openness, 4,
        ("Thủ tục công khai đúng hạn", "Procedures published in time"),
        ("Thủ tục được công khai trong 5 ngày làm việc (bộ: 10) sau ngày quyết định / thủ tục được công bố trong kỳ.",
         "Procedures published within 5 working days (ministries: 10) of the decision / procedures announced in the period.");
    /// 1.3, not tied to a period: the eight parts of NĐ 63/2010, Điều 8 khoản 2.
    CompleteProcedures = "1.3", Openness, 2,
        ("Thủ tục đủ bộ phận cấu thành", "Procedures with all their parts"),
        ("Thủ tục đang công khai có đủ tên, trình tự, cách thức, thành phần và số lượng hồ sơ, thời hạn, đối tượng, cơ quan thực hiện / thủ tục đang công khai.",
         "Published procedures with name, sequence, way, papers and their number, time limit, audience and agency / published procedures.");
    /// 1.4. Where the national reporting system gives no figure, the year before stands for it, ÷ 12
    /// for a month and ÷ 4 for a quarter.
    Synchronised = "1.4", Openness, 6,
        ("Hồ sơ đồng bộ đầy đủ", "Dossiers synchronised"),
        ("Hồ sơ tiếp nhận trong kỳ đã đồng bộ / số lớn hơn giữa hệ thống báo cáo quốc gia và Cổng Dịch vụ công quốc gia.",
         "Dossiers received in the period and synchronised / the larger of the counts of the national reporting system and of the National Portal.");
    /// 2.1. See [`crate::course`].
    OnTime = "2.1", Progress, 20,
        ("Hồ sơ đúng hạn và trong hạn", "Dossiers on time and in time"),
        ("(Hồ sơ được tính − hồ sơ quá hạn) / hồ sơ tiếp nhận hoặc đang xử lý trong kỳ. So ngày, không so giờ; yêu cầu bổ sung quá một lần là quá hạn; chưa xong thì so với ngày cuối kỳ.",
         "(Dossiers counted − late ones) / dossiers received or in process in the period. Days are compared, not hours; more than one supplement request is late; what is not over is held against the last day of the period.");
    /// 2.2, watched. The text does not say whether days are working days; these are days of the
    /// calendar, less those of supplements.
    MeanTime = "2.2", Progress, 0,
        ("Thời gian giải quyết trung bình", "Mean time"),
        ("Tổng số ngày từ tiếp nhận đến khi có kết quả, trừ thời gian bổ sung / số hồ sơ có kết quả trong kỳ.",
         "Days from reception to the result, less those of supplements / dossiers with a result in the period.");
    /// 3.1, watched now.
    OfferedOnline = "3.1", Online, 0,
        ("Thủ tục cung cấp trực tuyến", "Procedures offered online"),
        ("Thủ tục cung cấp một phần hoặc toàn trình / thủ tục đang công khai.",
         "Procedures offered partly or fully online / published procedures.");
    /// 3.2, watched now.
    UsedOnline = "3.2", Online, 0,
        ("Thủ tục trực tuyến có phát sinh hồ sơ", "Online procedures that were used"),
        ("Thủ tục trực tuyến có hồ sơ trực tuyến trong kỳ / thủ tục cung cấp trực tuyến.",
         "Online procedures with an online dossier in the period / procedures offered online.");
    /// 3.x. An electronic result is asked for, so the dossiers are those whose result was ready in
    /// the period; the text does not say by which day they belong to it.
    FullyOnline = "3.x", Online, 12,
        ("Hồ sơ trực tuyến toàn trình", "Dossiers fully online"),
        ("Hồ sơ nộp trực tuyến và có kết quả điện tử / hồ sơ có kết quả trong kỳ của thủ tục đủ điều kiện toàn trình, nhân với tỷ lệ đồng bộ khi đã biết.",
         "Dossiers filed online with an electronic result / dossiers with a result in the period of procedures that can be fully online, times the synchronised share where it is known.");
    /// 3.5. See [`crate::payment`].
    FeesSynchronised = "3.5", Online, 2,
        ("Thủ tục có phí đã đồng bộ", "Procedures with fees synchronised"),
        ("Thủ tục có phí, lệ phí đã đồng bộ / thủ tục có phí, lệ phí trong Cơ sở dữ liệu quốc gia.",
         "Procedures with synchronised fees / procedures with fees in the national database.");
    /// 3.5b. See [`crate::payment`].
    FeesPaidOnline = "3.5b", Online, 2,
        ("Thủ tục có giao dịch thanh toán trực tuyến", "Procedures that were paid online"),
        ("Thủ tục có giao dịch thanh toán trực tuyến trong kỳ / thủ tục có phí, lệ phí.",
         "Procedures with an online payment in the period / procedures with fees.");
    /// 3.6. See [`crate::payment`].
    PaidOnline = "3.6", Online, 6,
        ("Hồ sơ thanh toán trực tuyến", "Dossiers paid online"),
        ("Hồ sơ thanh toán trực tuyến (mã 1 hoặc 2) / (hồ sơ của thủ tục có phí − hồ sơ mọi khoản bằng 0).",
         "Dossiers paid online (codes 1 and 2) / (dossiers of procedures with fees − those whose every charge is 0).");
    /// 4.1, over results that were ready in the period.
    ElectronicResult = "4.1", Digitising, 6,
        ("Hồ sơ có kết quả điện tử", "Dossiers with an electronic result"),
        ("Hồ sơ có tệp kết quả / hồ sơ có kết quả trong kỳ của thủ tục mà kết quả là giấy tờ.",
         "Dossiers with a file as result / dossiers with a result in the period of procedures whose result is a document.");
    /// 4.2.
    Digitised = "4.2", Digitising, 4,
        ("Hồ sơ số hóa", "Dossiers digitised"),
        ("Hồ sơ có tệp trong thành phần và trong kết quả / hồ sơ có kết quả trong kỳ.",
         "Dossiers with a file among their papers and as result / dossiers with a result in the period.");
    /// 4.2b.
    CertifiedCopies = "4.2b", Digitising, 2,
        ("Chứng thực bản sao điện tử", "Certified electronic copies"),
        ("Hồ sơ chứng thực bản sao điện tử / hồ sơ chứng thực bản sao trong kỳ.",
         "Dossiers certifying electronic copies / dossiers certifying copies in the period.");
    /// 4.3. The text names the numerator; the denominator is read as all results of the period.
    Reused = "4.3", Digitising, 2,
        ("Hồ sơ tái sử dụng dữ liệu số hóa", "Dossiers that use papers again"),
        ("Hồ sơ có thành phần lấy lại từ hồ sơ hoặc kết quả trước / hồ sơ có kết quả trong kỳ.",
         "Dossiers with a paper taken from an earlier dossier or result / dossiers with a result in the period.");
    /// 4.4.
    ConnectedStores = "4.4", Digitising, 4,
        ("Kết nối kho, cơ sở dữ liệu", "Connected stores and databases"),
        ("Hồ sơ lấy giấy tờ từ kho quốc gia hoặc đưa kết quả vào kho / hồ sơ trong kỳ.",
         "Dossiers with a paper from the national store or a result put into it / dossiers of the period.");
    /// 4.5a.
    PopulationProcedures = "4.5a", Digitising, 2,
        ("Thủ tục khai thác dữ liệu dân cư", "Procedures that use the population register"),
        ("Thủ tục có hồ sơ khai thác Cơ sở dữ liệu quốc gia về dân cư / thủ tục có hồ sơ trong kỳ.",
         "Procedures with a dossier that used the population register / procedures with dossiers in the period.");
    /// 4.5b.
    PopulationDossiers = "4.5b", Digitising, 2,
        ("Hồ sơ khai thác dữ liệu dân cư", "Dossiers that use the population register"),
        ("Hồ sơ xác thực qua VNeID, lấy từ kho hoặc tra cứu dữ liệu dân cư / hồ sơ tiếp nhận trong kỳ.",
         "Dossiers identified by VNeID, taken from a store or held against the register / dossiers received in the period.");
    /// 5.1, watched.
    ReflectionsByClass = "5.1", Satisfaction, 0,
        ("Phản ánh, kiến nghị theo loại", "Reflections by class"),
        ("Phản ánh về quy định / mọi phản ánh, kiến nghị trong kỳ.",
         "Reflections about rules / all reflections of the period.");
    /// 5.2. See [`crate::reflection`].
    ReflectionsInTime = "5.2", Satisfaction, 6,
        ("Phản ánh, kiến nghị xử lý đúng hạn", "Reflections answered in time"),
        ("Phản ánh đúng hạn ở mọi chặng (từ chối, chuyển trả 2; bổ sung 5; xử lý 15; công khai 2 ngày làm việc) / phản ánh trong kỳ.",
         "Reflections in time at each stage (refused or returned 2; supplement 5; answered 15; published 2 working days) / reflections of the period.");
    /// 5.3. See [`crate::reflection`].
    ReflectionsLiked = "5.3", Satisfaction, 6,
        ("Hài lòng về xử lý phản ánh", "Content with the answers"),
        ("(Tất cả − không hài lòng − kiến nghị tiếp − quá hạn) / tất cả phản ánh trong kỳ.",
         "(All − not content − continued − late) / all reflections of the period.");
    /// 5.4. Both shares are taken of the dossiers that 2.1 counts.
    Content = "5.4", Satisfaction, 6,
        ("Hài lòng về giải quyết thủ tục", "Content with the service"),
        ("100 % − (tỷ lệ quá hạn + tỷ lệ hồ sơ có phản ánh hoặc đánh giá không hài lòng); từ 90 % đạt điểm tối đa.",
         "100 % − (share late + share with a reflection or a bad rating); the maximum from 90 %.");
}

impl Criterion {
    /// The criterion of a number.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|criterion| criterion.id() == id)
    }

    /// Whether it gives points, or is only watched.
    pub const fn is_scored(self) -> bool {
        self.most().0 > 0
    }
}

/// A version of the formulas. Every figure names the one it was made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Edition {
    /// The older form: half of the dossiers fully online gives all points of 3.x.
    First,
    /// The formula document as it was read in October 2026: 3.x up to 100 %.
    Second,
}

impl Edition {
    /// Every edition, the oldest first.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// The version that figures store.
    pub const fn version(self) -> &'static str {
        match self {
            Self::First => "QD766-1",
            Self::Second => "QD766-2",
        }
    }

    /// The edition of a version; `None` of an unknown one.
    pub fn from_version(version: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.version() == version)
    }

    /// The edition by which figures of a day are made. When the form of group 3 changed is not
    /// found; figures before July 2025, when the one-stop shop came under NĐ 118/2025, are held to
    /// the older one.
    pub fn of_day(day: CivilDay) -> Self {
        if (day.year(), day.month()) < (2025, 7) { Self::First } else { Self::Second }
    }

    /// The share in per cent that gives all points.
    pub const fn full_at(self, criterion: Criterion) -> u32 {
        match (criterion, self) {
            (Criterion::FullyOnline, Self::First) => 50,
            (
                Criterion::OfferedOnline
                | Criterion::FeesSynchronised
                | Criterion::Digitised
                | Criterion::Reused,
                _,
            ) => 80,
            (Criterion::Content, _) => 90,
            (
                Criterion::AnnouncedInTime
                | Criterion::PublishedInTime
                | Criterion::CompleteProcedures
                | Criterion::Synchronised
                | Criterion::OnTime
                | Criterion::MeanTime
                | Criterion::UsedOnline
                | Criterion::FullyOnline
                | Criterion::FeesPaidOnline
                | Criterion::PaidOnline
                | Criterion::ElectronicResult
                | Criterion::CertifiedCopies
                | Criterion::ConnectedStores
                | Criterion::PopulationProcedures
                | Criterion::PopulationDossiers
                | Criterion::ReflectionsByClass
                | Criterion::ReflectionsInTime
                | Criterion::ReflectionsLiked,
                _,
            ) => 100,
        }
    }
}
