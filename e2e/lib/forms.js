// Filling pages as people do: by the words that stand beside the fields.

import assert from "node:assert/strict";

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A field's name as it is written, with or without the word that it is optional. */
export const named = (label) => new RegExp(`^${escaped(label)}( \\(không bắt buộc\\))?$`);

/** The part of a page that has this legend or this name. */
export const group = (scope, label) => scope.getByRole("group", { name: named(label) });

/**
 * Answers questions: `[label, answer]` each, `[group, label, answer]` inside a group.
 *
 * What to do follows from the field: type, choose from a list, choose one of several, tick.
 */
export async function answer(scope, ...answers) {
  for (const [label, ...rest] of answers) {
    if (rest.length > 1) {
      await answer(group(scope, label).first(), rest);
    } else {
      await one(scope, label, rest[0]);
    }
  }
}

async function one(scope, label, value) {
  const name = named(label);
  const roles = ["textbox", "combobox", "checkbox", "group"];
  const [first, ...others] = roles.map((role) => scope.getByRole(role, { name }));
  const field = others.reduce((found, other) => found.or(other), first).first();
  const tag = await field.evaluate((element) => element.type ?? element.tagName);
  if (tag === "fieldset" || tag === "FIELDSET") {
    await field.getByRole("radio", { name: value, exact: true }).check();
  } else if (tag === "checkbox") {
    await field.setChecked(value);
  } else if (tag.startsWith("select")) {
    await field.selectOption({ label: value });
  } else {
    await field.fill(value);
  }
}

/** Expects what fields hold: `[label, value]` each. */
export async function holds(scope, ...values) {
  for (const [label, value] of values) {
    const field = scope.getByRole("textbox", { name: named(label) }).first();
    assert.equal(await field.inputValue(), value, label);
  }
}
