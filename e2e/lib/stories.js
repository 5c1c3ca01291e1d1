// What the people of the journeys declare: answers by the heading of the page that asks for them.

import assert from "node:assert/strict";
import { answer } from "./forms.js";

const XUAN_LOI = ["Xã, phường, thị trấn", "Xã Xuân Lôi"];
const LIEN_BAO = ["Xã, phường, thị trấn", "Phường Liên Bảo"];
const DETAIL = "Số nhà, đường, thôn, tổ dân phố";
const NAME = "Họ, chữ đệm, tên";
const BORN = "Ngày, tháng, năm sinh";

function home(group, [label, value], detail) {
  return [
    [group, label, value],
    [group, DETAIL, detail],
  ];
}

function parent(name, number, born) {
  return [
    [NAME, name],
    ["Số định danh cá nhân", number],
    [BORN, born],
    ["Dân tộc", "Kinh"],
    ["Quốc tịch", "Việt Nam"],
    ...home("Nơi cư trú", XUAN_LOI, "Thôn Mẫu Đơn"),
  ];
}

/** A child is born in Xã Xuân Lôi; the mother declares it. */
export function birth(child = "Nguyễn Mẫu An") {
  return {
    "Người yêu cầu": [
      ...home("Nơi cư trú", XUAN_LOI, "Thôn Mẫu Đơn"),
      ["Quan hệ với người được khai sinh", "Mẹ"],
    ],
    "Trường hợp khai sinh": [["Trường hợp khai sinh", "Thông thường"]],
    "Người được khai sinh": [
      [NAME, child],
      [BORN, "12/11/2026"],
      ["Giới tính", "Nữ"],
      ["Dân tộc", "Kinh"],
      ["Quốc tịch", "Việt Nam"],
      ...home("Nơi sinh", XUAN_LOI, "Trạm y tế xã"),
      ...home("Quê quán", XUAN_LOI, "Thôn Mẫu Đơn"),
    ],
    Mẹ: parent("Trần Thị Mẫu Lan", "026197999101", "12/04/1997"),
    Cha: parent("Nguyễn Văn Mẫu Bình", "026095999201", "1995"),
    "Giấy chứng nhận kết hôn của cha, mẹ": [["Số", "01/2024"]],
    "Giấy chứng sinh": [["Số", "123/2026"], ["Ngày cấp", "13/11/2026"], ["Cơ sở cấp", "Trạm y tế xã Xuân Lôi"]],
    "Đề nghị cấp bản sao Giấy khai sinh": [["Đề nghị cấp bản sao Giấy khai sinh", "Không"]],
    "Hình thức nhận kết quả": [["Hình thức nhận kết quả", "Nhận tại Bộ phận Một cửa"]],
    "Lời cam đoan": [
      ["Tôi cam đoan nội dung khai là đúng sự thật và chịu trách nhiệm trước pháp luật", true],
    ],
  };
}

/** A house of three storeys in Phường Liên Bảo. */
export function building() {
  return {
    "Chủ đầu tư là": [["Chủ đầu tư là", "Cá nhân, chủ hộ"]],
    "Chủ đầu tư (cá nhân, chủ hộ)": home("Nơi cư trú", LIEN_BAO, "Số 12 ngõ Mẫu"),
    "Địa điểm xây dựng": [
      ["Lô đất, thửa số", "123"],
      ["Diện tích (m2)", "120,5"],
      ...home("Địa điểm", LIEN_BAO, "Số 12 ngõ Mẫu"),
    ],
    "Nội dung đề nghị cấp phép": [["Nội dung đề nghị cấp phép", "Nhà ở riêng lẻ"]],
    "Thông số công trình": [
      ["Cấp công trình", "Cấp IV"],
      ["Diện tích xây dựng tầng 1 (m2)", "80"],
      ["Tổng diện tích sàn (m2), ghi rõ tầng hầm, trên mặt đất, kỹ thuật, lửng, tum", "240"],
      ["Chiều cao công trình (m)", "10,8"],
      ["Số tầng trên mặt đất", "3"],
    ],
    "Dự kiến thời gian hoàn thành (tháng)": [["Dự kiến thời gian hoàn thành (tháng)", "12"]],
    "Có công trình liền kề": [["Có công trình liền kề", "Không"]],
    "Hình thức nhận kết quả": [["Hình thức nhận kết quả", "Nhận tại Bộ phận Một cửa"]],
    "Lời cam đoan": [
      ["Tôi cam đoan nội dung khai là đúng sự thật và chịu trách nhiệm trước pháp luật", true],
    ],
  };
}

const MOST_SECTIONS = 20;

/** Fills one section after the other until the papers are asked for. */
export async function declare(who, story, { look = async () => {} } = {}) {
  const main = who.page.locator("main");
  for (let section = 0; section < MOST_SECTIONS; section += 1) {
    const heading = (await main.getByRole("heading", { level: 1 }).innerText()).trim();
    if (heading === "Giấy tờ kèm theo") return;
    await look(heading);
    await answer(main, ...(story[heading] ?? []));
    await who.press("Lưu và tiếp tục");
    await main.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor({ state: "detached" });
  }
  assert.fail("the form has no end");
}
