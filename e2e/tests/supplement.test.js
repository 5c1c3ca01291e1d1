// Something is missing: it is asked for once, with its place, its reason and its ground, and answered.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, group } from "../lib/forms.js";
import { attach, decide, officerAt, usual } from "../lib/office.js";
import { pdf, upload } from "../lib/papers.js";
import { birth, declare } from "../lib/stories.js";
import { citizen, remember, stepsOf } from "../lib/world.js";

const LAN = "Trần Thị Mẫu Lan";
const NUMBER = /\d{3}\.\d{2}\.\d{2}\.H62-\d{6}-\d{4}/;
const WANTED = "Giấy chứng sinh có đóng dấu của trạm y tế";

test("a supplement is asked for once and answered", async (t) => {
  const step = stepsOf(t);
  const lan = await citizen("lan-supplement", LAN);
  let number;
  let path;

  await step("a registration comes without the certificate of birth", async () => {
    await lan.go("/thu-tuc/1.001193/nop");
    const main = lan.page.locator("main");
    const area = ["Nơi nộp hồ sơ", "Xã, phường, thị trấn hoặc huyện, thành phố", "Xã Xuân Lôi"];
    await answer(main, area);
    await lan.press("Bắt đầu khai");
    await lan.follow("Người yêu cầu");
    await declare(lan, birth("Nguyễn Mẫu Bảo"));
    await lan.press("Lưu và tiếp tục");
    await lan.press("Gửi hồ sơ", { last: true });
    await lan.sees("Hồ sơ đã được gửi");
    number = (await lan.text()).match(NUMBER)[0];
    await lan.follow("Theo dõi hồ sơ");
    path = new URL(lan.page.url()).pathname;
  });

  await step("the registrar is told everything that a request lacks", async () => {
    await usual("xuanloi.motcua", number, "Tiếp nhận và chuyển xử lý");
    const registrar = await officerAt("xuanloi.hotich", number);
    await registrar.follow(/bổ sung/);
    await registrar.sees("Yêu cầu bổ sung");
    remember(registrar, "xuanloi.hotich", "ask for a supplement");
    await registrar.press("Gửi yêu cầu bổ sung", { last: true });
    await registrar.page.getByRole("alert").getByRole("heading", { name: /Có \d+ chỗ cần sửa/ }).waitFor();
    assert.ok(await registrar.page.evaluate(() => document.activeElement?.hasAttribute("data-error-summary")));
    await registrar.shot("problems");
    const item = group(registrar.page.locator("main"), "Nội dung 1");
    const paper = await item.getByRole("option", { name: /^Giấy chứng sinh \(hoặc/ }).first().innerText();
    await answer(item, ["Mục, giấy tờ hoặc tệp", paper], ["Cần gì", WANTED]);
    await registrar.reads("chỉ được yêu cầu một lần");
    await registrar.press("Gửi yêu cầu bổ sung", { last: true });
    await registrar.page.getByText("Đã gửi yêu cầu bổ sung; đồng hồ dừng.").waitFor();
    await registrar.reads("Thời hạn đang tạm dừng");
    await registrar.shot("stopped", { whole: false });
    await registrar.close();
  });

  await step("the mother reads what is wanted, adds it, and sends it", async () => {
    await lan.go(path);
    await lan.reads("Cần anh/chị làm", "Thời hạn đang tạm dừng");
    remember(lan, LAN, "asked for a supplement");
    await lan.shot("asked");
    await lan.follow("Bổ sung hồ sơ");
    await lan.reads(WANTED, "Nghị định 61/2018/NĐ-CP");
    remember(lan, LAN, "what is wanted");
    await lan.shot("wanted");
    await lan.press("Bắt đầu khai", { last: true });
    await lan.follow("Giấy tờ kèm theo");
    await lan.page.getByLabel("Giấy tờ bổ sung").setInputFiles(upload("dong-dau.pdf", pdf("Da dong dau")));
    await lan.page.getByText("Đã nhận dong-dau.pdf.").waitFor();
    await lan.press("Lưu và tiếp tục");
    await lan.sees("Xem lại trước khi gửi");
    await lan.reads("dong-dau.pdf");
    await lan.shot("check");
    await lan.press("Gửi phần bổ sung", { last: true });
    await lan.page.getByText("Đã gửi phần bổ sung.").waitFor();
    await lan.reads("Hồ sơ đã được bổ sung.", "hẹn trả kết quả", "dong-dau.pdf");
    await lan.shot("answered");
  });

  await step("the clock runs again, and only what the answer raised can be asked about", async () => {
    await usual("xuanloi.motcua", number, "Hợp lệ");
    const registrar = await officerAt("xuanloi.hotich", number);
    await registrar.reads("Hẹn trả kết quả:", "dong-dau.pdf");
    await registrar.shot("answered", { whole: false });
    await registrar.follow(/bổ sung/);
    await registrar.reads("Đã yêu cầu bổ sung một lần");
    await registrar.page.goBack();
    await attach(registrar, []);
    await decide(registrar, "Đạt");
    await registrar.close();
  });

  await lan.close();
});
