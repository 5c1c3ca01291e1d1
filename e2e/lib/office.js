// What officers do at a dossier, by the words on their screens.

import { answer } from "./forms.js";
import { remember, staff } from "./world.js";

/** An officer who opens the dossier of that number from their search. */
export async function officerAt(user, number, options = {}) {
  const officer = await staff(user, options);
  await openDossier(officer, number);
  return officer;
}

/** Opens a dossier by its number, as a scanner types it. */
export async function openDossier(officer, number) {
  await officer.go(`/can-bo/tim?q=${encodeURIComponent(number)}`);
  await officer.page.getByText(number).first().waitFor();
}

/** Attaches the result document or has it made; the decision stands folded where another is usual. */
export async function attach(officer, answers, file = null) {
  const decisions = officer.page.getByRole("region", { name: "Việc cần quyết định" });
  const folded = decisions.locator("summary").getByText("Đưa vào văn bản kết quả", { exact: true });
  if (await folded.count()) await folded.click();
  await answer(decisions, ...answers);
  if (file) await decisions.getByLabel(/^Tệp văn bản/).setInputFiles(file);
  await decide(officer, "Đưa vào văn bản kết quả");
}

/** Presses the button of a decision and waits until it is carried out. */
export async function decide(officer, name) {
  await officer.press(name, { last: true });
  await officer.page.getByText("Đã xong.").waitFor();
}

/** An officer comes, takes one usual decision on a dossier, and goes. */
export async function usual(user, number, decision, look = async () => {}) {
  const officer = await officerAt(user, number);
  remember(officer, user, `trước khi: ${decision}`);
  await look(officer);
  await decide(officer, decision);
  await officer.close();
}
