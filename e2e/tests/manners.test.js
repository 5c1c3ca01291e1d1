// The same work without JavaScript, and without a mouse.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, named } from "../lib/forms.js";
import { openDossier } from "../lib/office.js";
import { Keys } from "../lib/keys.js";
import { pdf, upload } from "../lib/papers.js";
import { birth, declare } from "../lib/stories.js";
import { citizen, remember, staff, stepsOf } from "../lib/world.js";

const LAN = "Trần Thị Mẫu Lan";
const NUMBER = /\d{3}\.\d{2}\.\d{2}\.H62-\d{6}-\d{4}/;
const AREA = ["Nơi nộp hồ sơ", "Xã, phường, thị trấn hoặc huyện, thành phố", "Xã Xuân Lôi"];

test("a birth registration without JavaScript", async (t) => {
  const step = stepsOf(t);
  const lan = await citizen("lan-noscript", LAN, { javaScriptEnabled: false });
  let number;

  await step("is declared, with papers sent by the plain form", async () => {
    await lan.go("/thu-tuc/1.001193/nop");
    await answer(lan.page.locator("main"), AREA);
    await lan.press("Bắt đầu khai", { last: true });
    await lan.follow("Người yêu cầu");
    await lan.shot("section");
    await declare(lan, birth("Nguyễn Mẫu Chi"));
    const papers = lan.page.getByLabel(/^Giấy chứng sinh/);
    await papers.setInputFiles(upload("gia.pdf", Buffer.from("no PDF")));
    await lan.press("Tải lên");
    await lan.page.getByRole("alert").getByText("nội dung không phải PDF").waitFor();
    await papers.setInputFiles([upload("mot.pdf", pdf("Mot")), upload("hai.pdf", pdf("Hai"))]);
    await lan.press("Tải lên");
    await lan.reads("mot.pdf", "hai.pdf");
    await lan.press("Xóa hai.pdf");
    assert.ok(!(await lan.text()).includes("hai.pdf"));
    await lan.shot("papers");
    await lan.press("Lưu và tiếp tục", { last: true });
  });

  await step("is sent once, also from Back", async () => {
    await lan.sees("Xem lại trước khi gửi");
    await lan.press("Gửi hồ sơ", { last: true });
    await lan.sees("Hồ sơ đã được gửi");
    number = (await lan.text()).match(NUMBER)[0];
    await lan.page.goBack();
    const again = lan.page.getByRole("button", { name: "Gửi hồ sơ" });
    if (await again.count()) await again.last().click();
    await lan.reads(number);
  });

  await step("is taken in at a desk without JavaScript", async () => {
    const desk = await staff("xuanloi.motcua", { javaScriptEnabled: false });
    await openDossier(desk, number);
    await desk.press("Tiếp nhận và chuyển xử lý");
    await desk.page.getByText("Đã xong.").waitFor();
    await desk.reads("Hẹn trả kết quả:");
    await desk.close();
  });

  await lan.close();
});

test("by keyboard alone", async (t) => {
  const step = stepsOf(t);
  const lan = await citizen("lan-keyboard", LAN);
  const keys = new Keys(lan.page);
  let number;

  await step("the first stop is the way to the content", async () => {
    await lan.go("/thu-tuc/1.001193");
    await keys.press("Tab");
    assert.equal(await keys.name(), "Chuyển đến nội dung chính");
    await keys.press("Enter");
    assert.equal(await lan.page.evaluate(() => document.activeElement.id), "main");
    await keys.to("Bắt đầu làm thủ tục");
    assert.ok(await keys.isSeen(), "the focus is seen");
    await keys.press("Enter");
    await lan.sees("Trước khi khai");
  });

  await step("a section is filled and problems take the focus", async () => {
    await keys.to("Xã, phường, thị trấn hoặc huyện, thành phố");
    await keys.choose("Xã Xuân Lôi");
    await keys.to("Bắt đầu khai");
    await keys.press("Enter");
    await lan.sees("Đăng ký khai sinh");
    await keys.to("Người yêu cầu");
    await keys.press("Enter");
    await lan.sees("Người yêu cầu");
    await keys.to("Họ, chữ đệm, tên");
    await keys.press("Enter");
    await lan.page.getByRole("alert").getByRole("heading", { name: /chỗ cần sửa/ }).waitFor();
    assert.ok(await lan.page.evaluate(() => document.activeElement.hasAttribute("data-error-summary")));
    await lan.shot("problems");
    await keys.press("Tab");
    await keys.press("Enter");
    assert.notEqual(await lan.page.evaluate(() => document.activeElement.tagName), "BODY");
    await keys.to("Xã, phường, thị trấn");
    await keys.choose("Xã Xuân Lôi");
    await keys.to("Số nhà, đường, thôn, tổ dân phố");
    await keys.type("Thôn Mẫu Đơn");
    await keys.to("Cha");
    await keys.press("ArrowDown");
    assert.equal(await keys.name(), "Mẹ");
    await keys.to("Lưu và tiếp tục");
    await keys.press("Enter");
    await lan.sees("Trường hợp khai sinh");
  });

  await step("a paper is chosen and the dossier is sent", async () => {
    await declare(lan, birth("Nguyễn Mẫu Dung"));
    await lan.page.waitForLoadState("networkidle");
    await keys.to(/^Giấy chứng sinh/);
    const chooser = lan.page.waitForEvent("filechooser");
    await keys.press("Space");
    await (await chooser).setFiles(upload("ban-phim.pdf", pdf("Ban phim")));
    await lan.page.getByText("Đã nhận ban-phim.pdf.").waitFor();
    await keys.to("Lưu và tiếp tục");
    await keys.press("Enter");
    await lan.sees("Xem lại trước khi gửi");
    await keys.to("Gửi hồ sơ");
    await keys.press("Space");
    await lan.sees("Hồ sơ đã được gửi");
    number = (await lan.text()).match(NUMBER)[0];
  });

  await step("the officer walks the list with j and k, searches with /, opens with o", async () => {
    const desk = await staff("xuanloi.motcua");
    const own = new Keys(desk.page);
    await own.press("j");
    const first = await own.name();
    await own.press("j");
    await own.press("k");
    assert.equal(await own.name(), first);
    await own.press("?");
    const help = desk.page.getByRole("dialog", { name: "Phím tắt" });
    await help.waitFor();
    await desk.shot("keys", { whole: false });
    await own.press("Escape");
    await help.waitFor({ state: "hidden" });
    await own.press("/");
    assert.match(await own.name(), /^Tìm hồ sơ/);
    await own.type(number);
    await own.press("Enter");
    await desk.sees(LAN);
    await desk.go("/can-bo/viec");
    await own.press("j");
    await own.press("o");
    await desk.page.getByRole("heading", { name: "Việc cần quyết định" }).waitFor();
    await openDossier(desk, number);
    await own.to("Tiếp nhận và chuyển xử lý");
    await own.press("Enter");
    await desk.page.getByText("Đã xong.").waitFor();
    await desk.close();
  });

  await lan.close();
});

test("filing for a person present, who is the applicant", async () => {
  const desk = await staff("xuanloi.motcua");
  await desk.go("/can-bo/tiep-nhan?q=khai+sinh");
  remember(desk, "xuanloi.motcua", "walk-in");
  await desk.shot("walk-in", { whole: false });
  await desk.page.getByRole("link", { name: "Đăng ký khai sinh", exact: true }).click();
  remember(desk, "xuanloi.motcua", "person present");
  const main = desk.page.locator("main");
  await answer(main, ["Số giấy tờ", "026042999102"], ["Họ và tên", "Nguyễn Văn Mẫu Thọ"]);
  await desk.shot("person-present");
  await desk.press("Bắt đầu khai", { last: true });
  await desk.sees("Đăng ký khai sinh");
  remember(desk, "xuanloi.motcua", "walk-in draft");
  await desk.follow("Người yêu cầu");
  const name = main.getByRole("textbox", { name: named("Họ, chữ đệm, tên") });
  assert.equal(await name.inputValue(), "Nguyễn Văn Mẫu Thọ");
  await desk.close();
});
