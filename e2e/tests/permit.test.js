// A construction permit whose opinions are asked of a commune, a district and a department at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "../lib/forms.js";
import { attach, decide, officerAt, usual } from "../lib/office.js";
import { pdf, upload } from "../lib/papers.js";
import { building, declare } from "../lib/stories.js";
import { citizen, remember, stepsOf } from "../lib/world.js";

const HAI = "Phạm Quang Mẫu Hải";
const NUMBER = /\d{3}\.\d{2}\.\d{2}\.H62-\d{6}-\d{4}/;
const CASE = /lấy ý kiến cấp xã, Phòng Tài nguyên và Môi trường và Sở Xây dựng/;

/** Who is asked: in the district, the commune where it is built, and the department. */
const LEGS = [
  ["vinhyen.tainguyen", "Trả lời"],
  ["lienbao.chutich", "Trả lời"],
  ["sxd.xaydung2", "Trả lời"],
];

test("a construction permit through three offices at once", async (t) => {
  const step = stepsOf(t);
  const hai = await citizen("hai", HAI);
  let number;

  await step("the builder declares the house and sends it", async () => {
    await hai.go("/thu-tuc/1.009994");
    remember(hai, null, "procedure");
    await hai.shot("procedure");
    await hai.follow("Bắt đầu làm thủ tục");
    const main = hai.page.locator("main");
    await hai.shot("begin");
    await main.getByRole("radio", { name: CASE }).check();
    const area = ["Nơi nộp hồ sơ", "Xã, phường, thị trấn hoặc huyện, thành phố", "Phường Liên Bảo"];
    await answer(main, area);
    await hai.press("Bắt đầu khai");
    await hai.follow("Chủ đầu tư là");
    await declare(hai, building());
    await hai.page.getByLabel(/^Bản sao một trong những giấy tờ|^Giấy tờ chứng minh quyền sử dụng đất|đất/).first()
      .setInputFiles(upload("so-do.pdf", pdf("Giay chung nhan", 3)));
    await hai.page.getByText("Đã nhận so-do.pdf.").waitFor();
    await hai.press("Lưu và tiếp tục");
    await hai.sees("Xem lại trước khi gửi");
    await hai.press("Gửi hồ sơ", { last: true });
    await hai.sees("Hồ sơ đã được gửi");
    number = (await hai.text()).match(NUMBER)[0];
    await hai.follow("Theo dõi hồ sơ");
    remember(hai, HAI, "permit");
  });

  await step("the district's desk takes it in, the head of the division gives it out", async () => {
    await usual("vinhyen.motcua", number, "Tiếp nhận và chuyển xử lý");
    const head = await officerAt("vinhyen.xaydung", number);
    remember(head, "vinhyen.xaydung", "give out");
    await head.shot("give-out", { whole: false });
    await decide(head, "Giao");
    await head.close();
  });

  await step("the officer's appraisal opens three legs, each with its own clock", async () => {
    const officer = await officerAt("vinhyen.capphep", number);
    await officer.shot("appraise", { whole: false });
    await decide(officer, "Đạt");
    await officer.shot("legs", { whole: false });
    await officer.page.getByRole("link", { name: "Quy trình", exact: true }).click();
    remember(officer, "vinhyen.capphep", "legs on the diagram");
    await officer.shot("diagram");
    await officer.close();
    await hai.page.reload();
    await hai.reads("Phòng Tài nguyên và Môi trường", "UBND phường Liên Bảo", "Sở Xây dựng");
    await hai.shot("three-legs");
  });

  await step("each office answers; the file goes on only when all have", async () => {
    for (const [user, outcome] of LEGS) {
      const waiting = await officerAt("vinhyen.capphep", number);
      assert.equal(await waiting.page.getByRole("button", { name: "Trình" }).count(), 0, user);
      await waiting.close();
      await usual(user, number, outcome, (office) => office.shot("asked", { whole: false }));
    }
  });

  await step("the draft is finished, checked, signed and issued", async () => {
    const officer = await officerAt("vinhyen.capphep", number);
    await attach(officer, [["Số, ký hiệu", "45/GPXD"]], upload("giay-phep.pdf", pdf("GPXD 45", 2)));
    await decide(officer, "Trình");
    await officer.close();
    await usual("vinhyen.xaydung", number, "Đồng ý");
    await usual("vinhyen.chutich", number, "Ký");
    await usual("vinhyen.vanthu", number, "Phát hành");
  });

  await step("the permit is handed over, and the builder opens it", async () => {
    const desk = await officerAt("vinhyen.motcua", number);
    await decide(desk, "Trả kết quả");
    await desk.close();
    await hai.page.reload();
    await hai.reads("Đã trả kết quả.", "Kết quả: giay-phep.pdf");
    await hai.shot("returned");
    const href = await hai.page.getByRole("link", { name: "Kết quả: giay-phep.pdf" }).getAttribute("href");
    const opened = await hai.page.request.get(hai.url + href);
    assert.equal(opened.headers()["content-type"], "application/pdf");
  });

  await hai.close();
});
