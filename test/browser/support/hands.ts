// What a person does with mouse and keyboard, by what they see.

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const WAIT_MS = 30_000;

/** Types a slash command into the channel's message field, and sends it. */
export async function command(window: Page, text: string): Promise<void> {
  const field = window.getByRole('textbox', { name: /^Message / });
  await field.fill(`${text} `);
  await field.press('Enter');
}

/** The modal with this title, on top. */
export async function modal(window: Page, title: string): Promise<Locator> {
  const dialog = window.getByRole('dialog', { name: title, exact: true });
  await dialog.waitFor();
  return dialog;
}

export interface ChooseOptions {
  /** Which of several fields with this label, from 0. */
  readonly nth?: number;
  /** What is typed to find it; the option itself unless given. */
  readonly query?: string;
}

/** Chooses in a select by what it offers, where the select may be gone at once; types first what finds it. */
export async function pick(
  form: Locator,
  label: string,
  option: string,
  { nth = 0, query = option }: ChooseOptions = {},
): Promise<Locator> {
  const field = form.getByRole('combobox', { name: label, exact: true }).nth(nth);
  await field.click();
  await field.fill(query);
  await form.page().getByRole('option', { name: option }).first().click();
  return field;
}

/** Chooses in a select, which then shows it. */
export async function choose(
  form: Locator,
  label: string,
  option: string,
  options: ChooseOptions = {},
): Promise<void> {
  const field = await pick(form, label, option, options);
  await expect.poll(() => field.inputValue(), { timeout: WAIT_MS }).toContain(option);
}

/** Chooses several people in the field of this label. */
export async function chooseSeveral(form: Locator, label: string, options: readonly string[]): Promise<void> {
  const field = form.getByRole('combobox', { name: label, exact: true });
  await field.click();
  for (const option of options) {
    await field.fill(option);
    await form.page().getByRole('option', { name: option }).first().click();
    await form.getByRole('button', { name: `Remove ${option}`, exact: true }).waitFor();
  }
  await field.press('Escape');
}

/** The text field of this label; one that may stay empty says so beside it. */
export function field(form: Locator, label: string): Locator {
  return form.getByRole('textbox', { name: new RegExp(`^${RegExp.escape(label)}( \\(optional\\))?$`) });
}

export async function fill(form: Locator, label: string, text: string): Promise<void> {
  await field(form, label).fill(text);
}

/** Presses a button of a modal that closes with it. */
export async function finish(form: Locator, text: string): Promise<void> {
  await press(form, text);
  await form.waitFor({ state: 'detached' });
}

/** A button by what stands on it; what a screen reader says in its place may be longer. */
export function button(where: Locator | Page, text: string): Locator {
  return where
    .locator('button:visible, a:visible')
    .filter({ hasText: new RegExp(`^\\s*${RegExp.escape(text)}\\s*$`) });
}

export async function press(where: Locator | Page, text: string): Promise<void> {
  await button(where, text).click();
}

/** The last message that says this. */
export function message(window: Page, words: string | RegExp): Locator {
  return window.getByRole('article').filter({ hasText: words }).last();
}
